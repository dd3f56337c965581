/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The front door of extraction: runs the rules in their order over one document.
 * Immutable after creation and reference counted atomically; usable from any thread. */

#include "extract/nb-extractor.h"

#include "extract/nb-body.h"
#include "extract/nb-dates.h"
#include "extract/nb-decode.h"
#include "extract/nb-fingerprint.h"
#include "extract/nb-html.h"
#include "extract/nb-legacy.h"
#include "extract/nb-lines.h"
#include "extract/nb-listing.h"
#include "extract/nb-mentions.h"
#include "extract/nb-place-finder.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

G_DEFINE_QUARK (nb-extract-error-quark, nb_extract_error)

struct _NbExtractor
{
  gatomicrefcount ref_count;
  NbRules rules;
};

/**
 * nb_extractor_new:
 * @places: (transfer none): the table of places
 *
 * Returns: (transfer full): an extractor
 */
NbExtractor *
nb_extractor_new (NbPlaces *places)
{
  NbExtractor *self = g_new0 (NbExtractor, 1);

  g_atomic_ref_count_init (&self->ref_count);
  xmlInitParser ();
  self->rules.vocabulary = nb_vocabulary_new ();
  self->rules.gazetteer = nb_gazetteer_new (places, self->rules.vocabulary);
  nb_names_fill_rules (&self->rules);
  nb_roles_fill_rules (&self->rules);
  nb_organisations_fill_rules (&self->rules);
  nb_campaigns_fill_rules (&self->rules);
  nb_citations_fill_rules (&self->rules);
  return self;
}

/**
 * nb_extractor_ref:
 *
 * Returns: (transfer full): @self
 */
NbExtractor *
nb_extractor_ref (NbExtractor *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_extractor_unref:
 */
void
nb_extractor_unref (NbExtractor *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  nb_gazetteer_free (self->rules.gazetteer);
  nb_phrases_free (self->rules.person_words);
  nb_phrases_free (self->rules.role_stops);
  nb_phrases_free (self->rules.family_names);
  nb_phrases_free (self->rules.unit_words);
  nb_phrases_free (self->rules.historic_people);
  nb_phrases_free (self->rules.organisations);
  nb_phrases_free (self->rules.levels);
  nb_phrases_free (self->rules.campaigns);
  nb_phrases_free (self->rules.issuers);
  nb_phrases_free (self->rules.document_kinds);
  nb_vocabulary_free (self->rules.vocabulary);
  g_free (self);
}

static char *
host_of (const char *url)
{
  g_autoptr (GUri) uri = url ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  const char *host = uri ? g_uri_get_host (uri) : NULL;

  return host && *host ? g_ascii_strdown (host, -1) : NULL;
}

static void
reading_clear (NbReading *reading)
{
  nb_meta_clear (&reading->meta);
  g_clear_pointer (&reading->tokens, nb_tokens_free);
  g_clear_pointer (&reading->lines, g_array_unref);
  g_clear_pointer (&reading->dates, g_array_unref);
  g_clear_pointer (&reading->article, nb_article_unref);
  g_free (reading->host);
}

/* The document's text: what every offset counts in. */
static GArray *
read_text (NbReading *reading,
           char *decoded)
{
  GArray *blocks = NULL;

  reading->is_html = nb_decode_looks_html (decoded, reading->origin->content_type);
  if (reading->is_html)
    {
      g_autofree char *visible = nb_html_read (decoded, &reading->meta, &blocks, &reading->article->dropped);
      /* letters of old fonts are often written as entities, which only the parser resolves */
      g_autofree char *repaired = nb_legacy_repair (visible);

      reading->article->text = nb_text_normalise (repaired ? repaired : visible, -1);
    }
  else
    {
      g_autofree char *repaired = nb_legacy_repair (decoded);

      reading->article->text = nb_text_normalise (repaired ? repaired : decoded, -1);
      nb_lines_unwrap (reading->article->text);
    }
  return blocks;
}

static gboolean
has_letters (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalpha (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* A list of other pages is about no place. */
static void
read_places (NbReading *reading)
{
  if (!reading->is_index)
    nb_places_read (reading);
}

static gboolean
apply_rules (NbReading *reading,
             GError **error)
{
  static void (*const rules[]) (NbReading *) = {
    nb_source_read, read_places, nb_citations_read, nb_campaigns_read, nb_people_read, nb_organisations_read, nb_about_read,
  };

  nb_body_read (reading);
  reading->dates = nb_date_scan (reading->tokens);
  reading->is_index = nb_listing_is (reading);
  /* its dates are of other pages; what is known from outside is its own */
  if (!reading->is_index || reading->origin->published)
    nb_published_read (reading, reading->dates);
  nb_periods_read (reading, reading->dates);
  if (!reading->is_index)
    nb_happened_read (reading, reading->dates);
  nb_periods_read_spans (reading, reading->dates);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
      rules[i] (reading);
    }
  nb_published_settle (reading);
  return TRUE;
}

/**
 * nb_extractor_run:
 * @document: the bytes of one page or text
 * @origin: (nullable): what is known of it from outside
 * @cancellable: (nullable):
 * @error: NB_EXTRACT_ERROR, or G_IO_ERROR_CANCELLED
 *
 * Reads one document. Nothing is fetched. The work is linear in the size of the document; it blocks, so call it from a
 * worker thread. An article from 1 July 2025 on names the units of 2025 ("N68"), an older one those before ("VN-35").
 *
 * Returns: (transfer full): the article, or %NULL with @error set
 */
NbArticle *
nb_extractor_run (const NbExtractor *self,
                  GBytes *document,
                  const NbOrigin *origin,
                  GCancellable *cancellable,
                  GError **error)
{
  static const NbOrigin nowhere = { NULL, };
  NbReading reading = { .rules = &self->rules, .cancellable = cancellable };
  g_autoptr (GArray) blocks = NULL;
  g_autofree char *decoded = NULL;
  NbArticle *article = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  reading.origin = origin ? origin : &nowhere;
  decoded = nb_decode (document, reading.origin->content_type, error);
  if (!decoded)
    return NULL;

  reading.article = nb_article_new ();
  blocks = read_text (&reading, decoded);
  if (!has_letters (reading.article->text))
    {
      g_set_error_literal (error, NB_EXTRACT_ERROR, NB_EXTRACT_ERROR_NO_TEXT, _("There is no text in it"));
      reading_clear (&reading);
      return NULL;
    }
  reading.host = host_of (reading.origin->url ? reading.origin->url : reading.meta.url);
  reading.tokens = nb_tokens_new (reading.article->text, self->rules.vocabulary);
  reading.lines = g_array_new (FALSE, TRUE, sizeof (NbLine));
  nb_lines_split (&reading, blocks);
  if (apply_rules (&reading, error))
    {
      reading.article->fingerprint = nb_fingerprint_of_article (reading.article);
      article = g_steal_pointer (&reading.article);
    }
  reading_clear (&reading);
  return article;
}
