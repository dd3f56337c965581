/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The extractor on any bytes: with libFuzzer (-Dfuzzing=true) without end, as a unit test over the corpus and a fixed
 * number of mutations of it. Every result must keep the promises of the record: blocks and evidence are where they say. */

#include "extract/nb-extractor.h"

#include "base/nb-text.h"

#include <string.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

static NbExtractor *extractor;

static void
check_span (const NbArticle *article,
            guint n_chars,
            const NbEvidence *evidence)
{
  if (!evidence || evidence->end == 0)
    return;
  g_assert_cmpuint (evidence->start, <, evidence->end);
  g_assert_cmpuint (evidence->end, <=, n_chars);
}

static void
check_article (const NbArticle *article)
{
  guint n_chars, end = 0;

  g_assert_true (g_utf8_validate (article->text, -1, NULL));
  n_chars = g_utf8_strlen (article->text, -1);
  check_span (article, n_chars, article->title_evidence);
  check_span (article, n_chars, article->byline_evidence);
  check_span (article, n_chars, article->published.evidence);
  check_span (article, n_chars, article->happened.evidence);
  for (guint i = 0; i < article->people->len; i++)
    check_span (article, n_chars, ((NbPerson *) g_ptr_array_index (article->people, i))->evidence);
  for (guint i = 0; i < article->documents->len; i++)
    check_span (article, n_chars, ((NbDocument *) g_ptr_array_index (article->documents, i))->evidence);
  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);

      g_assert_cmpuint (block->start, >=, end);
      end = block->start + g_utf8_strlen (block->text, -1);
      g_assert_cmpuint (end, <=, n_chars);
    }
}

/* The first byte says in which guise the rest comes. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize size)
{
  static const char *const types[] = { NULL, "text/html", "text/plain", "text/html; charset=windows-1258" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = NULL;
  NbOrigin origin = { 0, };

  if (!extractor)
    {
      g_autoptr (NbPlaces) places = nb_places_new (NULL);

      extractor = nb_extractor_new (places);
    }
  if (size == 0)
    return 0;
  origin.content_type = types[data[0] & 3];
  origin.url = data[0] & 4 ? "https://baohagiang.vn/202102/mot-bai-12345.html" : NULL;
  bytes = g_bytes_new (data + 1, size - 1);
  article = nb_extractor_run (extractor, bytes, &origin, NULL, &error);
  g_assert_true ((article != NULL) == (error == NULL));
  if (article)
    check_article (article);
  return 0;
}

#ifndef NB_FUZZING

#define N_MUTATIONS 40

static void
mutate (GByteArray *bytes,
        GRand *random)
{
  static const char *const pieces[] = { "ngày ", "31/2/2021", "“", "<div>", "</p>", "\n", "Nghị quyết số ", "\xFF", "\xC4\x90", "đồng chí ", "/", ", ",
                                        "6 tháng đầu năm ", "<img>", "&#0;", "tỉnh ", " - ", "quý I", "năm 2021", "\xE2\x80", "Chủ tịch " };
  guint n = g_rand_int_range (random, 1, 12);

  for (guint i = 0; i < n && bytes->len > 4; i++)
    {
      guint at = g_rand_int_range (random, 0, bytes->len), some = g_rand_int_range (random, 1, 400);

      switch (g_rand_int_range (random, 0, 5))
        {
        case 0:
          bytes->data[at] = g_rand_int_range (random, 0, 256);
          break;
        case 1:
          g_byte_array_remove_range (bytes, at, MIN (bytes->len - at, some));
          break;
        case 2:
          g_byte_array_set_size (bytes, at);
          break;
        case 3:
          {
            guint length = MIN (bytes->len - at, some);
            g_autofree guint8 *copy = g_memdup2 (bytes->data + at, length);

            g_byte_array_append (bytes, copy, length);
          }
          break;
        default:
          {
            const char *piece = pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))];
            guint tail = bytes->len - at;
            g_autofree guint8 *rest = g_memdup2 (bytes->data + at, tail);

            g_byte_array_set_size (bytes, at);
            g_byte_array_append (bytes, (const guint8 *) piece, strlen (piece));
            g_byte_array_append (bytes, rest, tail);
          }
        }
    }
}

static void
test_folder (gconstpointer user_data)
{
  const char *folder = user_data;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_mutations = g_getenv ("NIENBIEU_FUZZ_MUTATIONS") ? atoi (g_getenv ("NIENBIEU_FUZZ_MUTATIONS")) : N_MUTATIONS;
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;
      gsize length;
      GRand *random;

      if (!g_file_get_contents (path, &content, &length, NULL))
        continue;
      /* one seed a file: a failure comes again */
      random = g_rand_new_with_seed (g_str_hash (name));
      for (guint i = 0; i <= n_mutations; i++)
        {
          g_autoptr (GByteArray) bytes = g_byte_array_new ();
          guint8 guise = i & 7;

          g_byte_array_append (bytes, &guise, 1);
          g_byte_array_append (bytes, (const guint8 *) content, length);
          if (i)
            mutate (bytes, random);
          if (bytes->len)
            LLVMFuzzerTestOneInput (bytes->data, bytes->len);
        }
      g_rand_free (random);
      n++;
    }
  g_assert_cmpuint (n, >, 0);
}

int
main (int argc,
      char **argv)
{
  g_autofree char *corpus = NULL, *articles = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  corpus = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", NULL);
  articles = g_test_build_filename (G_TEST_DIST, "data", "articles", NULL);
  g_test_add_data_func ("/fuzz/extract/corpus", corpus, test_folder);
  g_test_add_data_func ("/fuzz/extract/articles", articles, test_folder);
  status = g_test_run ();
  g_clear_pointer (&extractor, nb_extractor_unref);
  return status;
}

#endif
