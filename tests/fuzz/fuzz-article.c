/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extraction of any bytes, for the fuzz targets: what comes out keeps the promises of the record. */

#include "fuzz-article.h"

#include "base/nb-text.h"

static NbExtractor *
the_extractor (void)
{
  /* a target is called for one input after the other, without a place to keep anything */
  static gsize extractor;

  if (g_once_init_enter (&extractor))
    {
      g_autoptr (NbPlaces) places = nb_places_new (NULL);

      g_assert_nonnull (places);
      g_once_init_leave (&extractor, (gsize) nb_extractor_new (places));
    }
  return (NbExtractor *) extractor;
}

static void
check_span (const NbArticle *article,
            guint n_chars,
            const NbEvidence *evidence)
{
  g_autofree char *slice = NULL;

  if (!evidence || evidence->end == 0)
    return;
  g_assert_nonnull (evidence->rule);
  g_assert_cmpuint (evidence->start, <, evidence->end);
  g_assert_cmpuint (evidence->end, <=, n_chars);
  slice = nb_text_slice (article->text, evidence->start, evidence->end);
  g_assert_cmpstr (slice, ==, evidence->text);
}

static void
check_dated (const NbArticle *article,
             guint n_chars,
             const NbDated *dated)
{
  g_assert_true (!dated->value.is_known || dated->evidence);
  check_span (article, n_chars, dated->evidence);
  if (dated->value.is_known)
    {
      g_autofree char *text = nb_edtf_to_string (&dated->value);
      NbEdtf again;

      g_assert_true (nb_edtf_parse (text, &again, NULL));
    }
}

static void
check_article (const NbArticle *article)
{
  guint n_chars, end = 0;

  g_assert_true (g_utf8_validate (article->text, -1, NULL));
  n_chars = g_utf8_strlen (article->text, -1);
  check_span (article, n_chars, article->title_evidence);
  check_span (article, n_chars, article->byline_evidence);
  check_span (article, n_chars, article->source_evidence);
  check_dated (article, n_chars, &article->published);
  check_dated (article, n_chars, &article->happened);
  for (guint i = 0; i < article->reviews->len; i++)
    check_dated (article, n_chars, g_ptr_array_index (article->reviews, i));
  for (guint i = 0; i < article->plans->len; i++)
    check_dated (article, n_chars, g_ptr_array_index (article->plans, i));
  for (guint i = 0; i < article->places->len; i++)
    check_span (article, n_chars, ((NbPlaceMention *) g_ptr_array_index (article->places, i))->evidence);
  for (guint i = 0; i < article->people->len; i++)
    check_span (article, n_chars, ((NbPerson *) g_ptr_array_index (article->people, i))->evidence);
  for (guint i = 0; i < article->organisations->len; i++)
    check_span (article, n_chars, ((NbMention *) g_ptr_array_index (article->organisations, i))->evidence);
  for (guint i = 0; i < article->documents->len; i++)
    check_span (article, n_chars, ((NbDocument *) g_ptr_array_index (article->documents, i))->evidence);
  for (guint i = 0; i < article->campaigns->len; i++)
    check_span (article, n_chars, ((NbMention *) g_ptr_array_index (article->campaigns, i))->evidence);
  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);

      g_assert_cmpuint (block->start, >=, end);
      end = block->start + g_utf8_strlen (block->text, -1);
      g_assert_cmpuint (end, <=, n_chars);
    }
}

/* Extracts, and goes down where the result breaks a promise. */
void
fuzz_article (const void *data,
              gsize size,
              const char *content_type,
              const char *url)
{
  NbOrigin origin = { .content_type = content_type, .url = url };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = nb_extractor_run (the_extractor (), bytes, &origin, NULL, &error);

  g_assert_true ((article != NULL) == (error == NULL));
  if (article)
    check_article (article);
}
