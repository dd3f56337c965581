/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article as it is stored, new or read again: its columns, its texts and its original packed, its facets.
 * Part of NbLibrary: made on any thread, before the writer's turn. */

#include "store/nb-prepared.h"

#include "extract/nb-extractor.h"
#include "store/nb-library-private.h"
#include "store/nb-packed-record.h"

#include "base/nb-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * nb_make_title:
 * @body: the article's words
 * @path: (nullable): where it was read
 *
 * Returns: (transfer full): what the article is called, as it always is: by its first words if it has no title
 */
char *
nb_make_title (const NbArticle *article,
               const char *body,
               const char *path)
{
  g_autofree char *words = NULL;

  if (article->title && *article->title)
    return g_strdup (article->title);
  words = nb_text_squeeze (body, -1);
  if (*words)
    return nb_text_ellipsize (words, 80);
  return path ? g_filename_display_basename (path) : g_strdup (_("Untitled"));
}

/* What the article is known by: its original's bytes; its own words if the original is not kept. */
static GBytes *
make_hash (const NbLibraryItem *item,
           const char *record)
{
  g_autoptr (GBytes) bytes = NULL;

  if (item->hash)
    return g_bytes_ref (item->hash);
  if (item->original)
    return nb_content_hash (item->original);
  bytes = g_bytes_new (record, strlen (record));
  return nb_content_hash (bytes);
}

static void
prepare_date (NbPreparedDate *self,
              const NbEdtf *value)
{
  NbDay first, last;

  if (!value->is_known)
    return;
  self->text = nb_edtf_to_string (value);
  self->has_days = nb_edtf_days (value, &first, &last);
  if (self->has_days)
    {
      self->first = first;
      self->last = last;
    }
}

/* --- facets ---------------------------------------------------------------------------------------------------- */

static void
facet_clear (gpointer data)
{
  g_free (((NbPreparedFacet *) data)->value);
}

/* An article names few; the ones before are looked through. */
static void
add_facet (GArray *facets,
           NbFacet facet,
           const char *value)
{
  NbPreparedFacet added = { facet, NULL };

  if (!value || !*value)
    return;
  for (guint i = facets->len; i > 0; i--)
    {
      const NbPreparedFacet *other = &g_array_index (facets, NbPreparedFacet, i - 1);

      if (other->facet != facet)
        break;
      if (g_str_equal (other->value, value))
        return;
    }
  added.value = g_strdup (value);
  g_array_append_val (facets, added);
}

static void
add_mentions (GArray *facets,
              NbFacet facet,
              const GPtrArray *mentions)
{
  for (guint i = 0; i < mentions->len; i++)
    add_facet (facets, facet, ((const NbMention *) g_ptr_array_index (mentions, i))->name);
}

static GArray *
prepare_facets (const NbArticle *article)
{
  GArray *facets = g_array_new (FALSE, FALSE, sizeof (NbPreparedFacet));

  g_array_set_clear_func (facets, facet_clear);
  for (guint i = 0; i < article->people->len; i++)
    add_facet (facets, NB_FACET_PERSON, ((const NbPerson *) g_ptr_array_index (article->people, i))->name);
  for (guint i = 0; i < article->documents->len; i++)
    add_facet (facets, NB_FACET_DOCUMENT, ((const NbDocument *) g_ptr_array_index (article->documents, i))->key);
  add_mentions (facets, NB_FACET_CAMPAIGN, article->campaigns);
  add_mentions (facets, NB_FACET_ORGANISATION, article->organisations);
  return facets;
}

/* --- the whole ------------------------------------------------------------------------------------------------- */

static void
prepare_columns (NbPrepared *self,
                 const NbArticle *article)
{
  const NbPlaceMention *place = nb_article_primary_place (article);
  const NbMention *campaign = article->campaigns->len ? g_ptr_array_index (article->campaigns, 0) : NULL;

  prepare_date (&self->happened, &article->happened.value);
  prepare_date (&self->published, &article->published.value);
  self->source = g_strdup (article->source_name ? article->source_name : article->source_domain);
  self->unit = g_strdup (place ? place->unit : NULL);
  self->scope = article->scope;
  self->campaign = g_strdup (campaign ? campaign->name : NULL);
  self->about = article->about_dan_van;
  self->fingerprint = article->fingerprint;
  self->facets = prepare_facets (article);
}

/* What other programs wrote down is mostly clean: its text is kept once. */
static gboolean
is_just (GBytes *original,
         const char *text)
{
  gsize size;
  gconstpointer data = g_bytes_get_data (original, &size);

  return text && size > 0 && strlen (text) == size && memcmp (data, text, size) == 0;
}

/**
 * nb_prepared_new:
 *
 * Does everything that storing an article takes but the storing.
 *
 * Returns: (transfer full): the prepared article
 */
NbPrepared *
nb_prepared_new (const NbLibraryItem *item)
{
  NbPrepared *self = g_new0 (NbPrepared, 1);
  g_autofree char *record = nb_article_to_json_string (item->article, FALSE);

  g_atomic_ref_count_init (&self->ref_count);
  self->path = g_strdup (item->path);
  self->url = g_strdup (item->url);
  self->content_type = g_strdup (item->content_type);
  self->is_sample = item->is_sample;
  self->added = g_get_real_time () / G_USEC_PER_SEC;
  self->version = NB_EXTRACT_VERSION;
  self->given[0] = g_strdup (item->given_source);
  self->given[1] = g_strdup (item->given_published);
  self->given[2] = g_strdup (item->given_title);
  self->given[3] = g_strdup (item->given_byline);
  self->given[4] = g_strdup (item->given_fields);
  self->body = nb_article_dup_body_text (item->article);
  self->title = nb_make_title (item->article, self->body, item->path);
  prepare_columns (self, item->article);
  self->hash = make_hash (item, record);
  self->packed = nb_record_pack (record, -1, item->article->text ? item->article->text : "", -1, self->body, -1);
  if (item->original)
    {
      self->original = is_just (item->original, item->article->text) ? g_bytes_new (NULL, 0) : nb_compress (item->original);
      self->original_size = g_bytes_get_size (item->original);
    }
  return self;
}

/**
 * nb_prepared_keep:
 * @hash: (nullable): %NULL: what it is known by is made of what it has now
 * @version: of the extraction that read it
 *
 * Has an article that was in a library before keep its id, its time, what it is known by and how it was read.
 */
void
nb_prepared_keep (NbPrepared *self,
                  gint64 id,
                  gint64 added,
                  GBytes *hash,
                  int version)
{
  self->id = id;
  self->added = added;
  self->version = version;
  if (!hash)
    return;
  g_bytes_unref (self->hash);
  self->hash = g_bytes_ref (hash);
}

/**
 * nb_prepared_get_size:
 *
 * Returns: about how many bytes it holds
 */
gsize
nb_prepared_get_size (const NbPrepared *self)
{
  return 1024 + strlen (self->body) + (self->packed ? g_bytes_get_size (self->packed) : 0)
         + (self->original ? g_bytes_get_size (self->original) : 0);
}

/**
 * nb_prepared_ref:
 *
 * Returns: (transfer full): @self
 */
NbPrepared *
nb_prepared_ref (NbPrepared *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_prepared_unref:
 */
void
nb_prepared_unref (NbPrepared *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->title);
  g_free (self->path);
  g_free (self->url);
  g_free (self->content_type);
  for (guint i = 0; i < G_N_ELEMENTS (self->given); i++)
    g_free (self->given[i]);
  g_free (self->happened.text);
  g_free (self->published.text);
  g_free (self->source);
  g_free (self->unit);
  g_free (self->campaign);
  g_array_unref (self->facets);
  g_clear_pointer (&self->packed, g_bytes_unref);
  g_free (self->body);
  g_clear_pointer (&self->hash, g_bytes_unref);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self);
}
