/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One article as it is stored, new or read again: its columns, record, original, facets and place in the index.
 * Part of NbLibrary: prepared on the caller's thread, stored on the writer's. */

#include "store/nb-library-private.h"

#include "base/nb-text.h"
#include "extract/nb-extractor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SQL_FIND_HASH "SELECT id FROM articles WHERE content_hash = ?"
#define SQL_FIND_PATH "SELECT id FROM articles WHERE path = ?"
#define SQL_FIND_URL "SELECT id FROM articles WHERE url = ?"
#define SQL_INSERT                                                                                                    \
  "INSERT INTO articles (content_hash, title, happened, happened_first, happened_last, published, published_first,"   \
  " published_last, source, unit, scope, campaign, about, is_sample, path, url, content_type, added, extract_version," \
  " id, fingerprint)"                                                                                                 \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21)"
#define SQL_UPDATE                                                                                                    \
  "UPDATE articles SET content_hash = ?1, title = ?2, happened = ?3, happened_first = ?4, happened_last = ?5,"        \
  " published = ?6, published_first = ?7, published_last = ?8, source = ?9, unit = ?10, scope = ?11, campaign = ?12,"  \
  " about = ?13, is_sample = ?14, path = ?15, url = ?16, content_type = ?17, extract_version = ?19, fingerprint = ?21"   \
  " WHERE id = ?20"
#define SQL_RECORD "INSERT OR REPLACE INTO records (article_id, record, text, body) VALUES (?, ?, ?, ?)"
#define SQL_ORIGINAL "INSERT OR REPLACE INTO originals (article_id, size, data) VALUES (?, ?, ?)"
#define SQL_ORIGIN "INSERT OR REPLACE INTO origins (article_id, source, published, title, byline) VALUES (?, ?, ?, ?, ?)"
#define SQL_INDEX "INSERT INTO search (rowid, title, body) SELECT id, title, body FROM search_source WHERE id = ?"
#define SQL_UNINDEX \
  "INSERT INTO search (search, rowid, title, body) SELECT 'delete', id, title, body FROM search_source WHERE id = ?"
#define SQL_VALUE "INSERT INTO facet_values (facet, value, folded) VALUES (?1, ?2, nb_fold(?2)) ON CONFLICT DO NOTHING"
#define SQL_FACET "INSERT OR IGNORE INTO facets (article_id, value_id) SELECT ?, id FROM facet_values WHERE facet = ? AND value = ?"
#define SQL_CLEAR_ORIGINAL "DELETE FROM originals WHERE article_id = ?"
#define SQL_CLEAR_ORIGIN "DELETE FROM origins WHERE article_id = ?"
#define SQL_SAME_READING \
  "SELECT r.record = ?2 AND r.text = ?3 FROM articles a JOIN records r ON r.article_id = a.id" \
  " WHERE a.id = ?1 AND a.content_hash = ?4"
#define SQL_CURRENT "UPDATE articles SET extract_version = ?2, fingerprint = ?3 WHERE id = ?1"
#define SQL_CLEAR_FACETS "DELETE FROM facets WHERE article_id = ?"

struct _NbPrepared
{
  NbArticle *article;
  gint64     id;               /* the id it is to have, or 0 */
  char      *title;
  char      *path;
  char      *url;
  char      *content_type;
  gboolean   is_sample;
  gint64     added;
  int        version;          /* of the extraction */
  char      *given[4];         /* source, published, title, byline: what the extraction was told, or NULL */
  char      *happened;
  char      *published;
  char      *record;
  char      *body;
  GBytes    *hash;
  GBytes    *original;         /* compressed, or NULL */
  gsize      original_size;
};

/* --- preparing ------------------------------------------------------------------------------------------------- */

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

  if (item->original)
    return nb_content_hash (item->original);
  bytes = g_bytes_new (record, strlen (record));
  return nb_content_hash (bytes);
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

  self->article = nb_article_ref (item->article);
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
  self->body = nb_article_dup_body_text (item->article);
  self->title = nb_make_title (item->article, self->body, item->path);
  self->record = nb_article_to_json_string (item->article, FALSE);
  if (item->article->happened.value.is_known)
    self->happened = nb_edtf_to_string (&item->article->happened.value);
  if (item->article->published.value.is_known)
    self->published = nb_edtf_to_string (&item->article->published.value);
  self->hash = make_hash (item, self->record);
  if (item->original)
    {
      self->original = nb_compress (item->original);
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
 * nb_prepared_free:
 */
void
nb_prepared_free (NbPrepared *self)
{
  nb_article_unref (self->article);
  g_free (self->title);
  g_free (self->path);
  g_free (self->url);
  g_free (self->content_type);
  for (guint i = 0; i < G_N_ELEMENTS (self->given); i++)
    g_free (self->given[i]);
  g_free (self->happened);
  g_free (self->published);
  g_free (self->record);
  g_free (self->body);
  g_clear_pointer (&self->hash, g_bytes_unref);
  g_clear_pointer (&self->original, g_bytes_unref);
  g_free (self);
}

/* --- storing: on the writer's thread --------------------------------------------------------------------------- */

static gboolean
find_by_text (NbDatabase *database,
              const char *sql,
              const char *text,
              gint64 *id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  NbStep step;

  if (*id || !text)
    return TRUE;
  statement = nb_database_prepare (database, sql, error);
  if (!statement)
    return FALSE;
  nb_statement_bind_text (statement, 1, text);
  step = nb_database_step (database, statement, error);
  if (step == NB_STEP_ROW)
    *id = sqlite3_column_int64 (statement, 0);
  return step != NB_STEP_ERROR;
}

static gboolean
find_by_hash (NbDatabase *database,
              GBytes *hash,
              gint64 *id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) statement = nb_database_prepare (database, SQL_FIND_HASH, error);
  NbStep step;

  if (!statement)
    return FALSE;
  sqlite3_bind_blob (statement, 1, g_bytes_get_data (hash, NULL), g_bytes_get_size (hash), SQLITE_STATIC);
  step = nb_database_step (database, statement, error);
  *id = step == NB_STEP_ROW ? sqlite3_column_int64 (statement, 0) : 0;
  return step != NB_STEP_ERROR;
}

/**
 * nb_statement_bind_days:
 * @index: of the first day's column; the last day's follows
 */
void
nb_statement_bind_days (sqlite3_stmt *statement,
                        int index,
                        const NbEdtf *value)
{
  NbDay first, last;

  if (!nb_edtf_days (value, &first, &last))
    return;
  sqlite3_bind_int64 (statement, index, first);
  sqlite3_bind_int64 (statement, index + 1, last);
}

/* SQLite's integers have a sign; the bits are what counts. */
static void
bind_fingerprint (sqlite3_stmt *statement,
                  int index,
                  guint64 fingerprint)
{
  if (fingerprint)
    sqlite3_bind_int64 (statement, index, (sqlite3_int64) fingerprint);
}

static gboolean
store_row (NbPrepared *self,
           NbDatabase *database,
           gint64 *id,
           GError **error)
{
  const NbArticle *article = self->article;
  const NbPlaceMention *place = nb_article_primary_place (article);
  const NbMention *campaign = article->campaigns->len ? g_ptr_array_index (article->campaigns, 0) : NULL;
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, *id ? SQL_UPDATE : SQL_INSERT, error);

  if (!s)
    return FALSE;
  sqlite3_bind_blob (s, 1, g_bytes_get_data (self->hash, NULL), g_bytes_get_size (self->hash), SQLITE_STATIC);
  nb_statement_bind_text (s, 2, self->title);
  nb_statement_bind_text (s, 3, self->happened);
  nb_statement_bind_days (s, 4, &article->happened.value);
  nb_statement_bind_text (s, 6, self->published);
  nb_statement_bind_days (s, 7, &article->published.value);
  nb_statement_bind_text (s, 9, article->source_name ? article->source_name : article->source_domain);
  nb_statement_bind_text (s, 10, place ? place->unit : NULL);
  sqlite3_bind_int (s, 11, article->scope);
  nb_statement_bind_text (s, 12, campaign ? campaign->name : NULL);
  sqlite3_bind_int (s, 13, article->about_dan_van);
  sqlite3_bind_int (s, 14, self->is_sample);
  nb_statement_bind_text (s, 15, self->path);
  nb_statement_bind_text (s, 16, self->url);
  nb_statement_bind_text (s, 17, self->content_type);
  if (*id == 0)
    sqlite3_bind_int64 (s, 18, self->added);
  sqlite3_bind_int (s, 19, self->version);
  if (*id || self->id)
    sqlite3_bind_int64 (s, 20, *id ? *id : self->id);
  bind_fingerprint (s, 21, article->fingerprint);
  if (!nb_database_run (database, s, error))
    return FALSE;
  if (*id == 0)
    *id = sqlite3_last_insert_rowid (nb_database_get_handle (database));
  return TRUE;
}

static gboolean
store_texts (NbPrepared *self,
             NbDatabase *database,
             gint64 id,
             GError **error)
{
  g_autoptr (sqlite3_stmt) record = nb_database_prepare (database, SQL_RECORD, error);
  g_autoptr (sqlite3_stmt) original = NULL;

  if (!record)
    return FALSE;
  sqlite3_bind_int64 (record, 1, id);
  nb_statement_bind_text (record, 2, self->record);
  nb_statement_bind_text (record, 3, self->article->text ? self->article->text : "");
  nb_statement_bind_text (record, 4, self->body);
  if (!nb_database_run (database, record, error))
    return FALSE;
  if (!self->original)
    return TRUE;

  original = nb_database_prepare (database, SQL_ORIGINAL, error);
  if (!original)
    return FALSE;
  sqlite3_bind_int64 (original, 1, id);
  sqlite3_bind_int64 (original, 2, self->original_size);
  sqlite3_bind_blob64 (original, 3, g_bytes_get_data (self->original, NULL), g_bytes_get_size (self->original), SQLITE_STATIC);
  return nb_database_run (database, original, error);
}

static gboolean
store_origin (NbPrepared *self,
              NbDatabase *database,
              gint64 id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) s = NULL;
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (self->given); i++)
    any |= self->given[i] != NULL;
  if (!any)
    return TRUE;
  s = nb_database_prepare (database, SQL_ORIGIN, error);
  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  for (guint i = 0; i < G_N_ELEMENTS (self->given); i++)
    nb_statement_bind_text (s, (int) i + 2, self->given[i]);
  return nb_database_run (database, s, error);
}

static gboolean
store_facet (NbDatabase *database,
             gint64 id,
             NbFacet facet,
             const char *value,
             GError **error)
{
  g_autoptr (sqlite3_stmt) make = NULL;
  g_autoptr (sqlite3_stmt) link = NULL;

  if (!value || !*value)
    return TRUE;
  make = nb_database_prepare (database, SQL_VALUE, error);
  link = make ? nb_database_prepare (database, SQL_FACET, error) : NULL;
  if (!link)
    return FALSE;
  sqlite3_bind_int (make, 1, facet);
  nb_statement_bind_text (make, 2, value);
  sqlite3_bind_int64 (link, 1, id);
  sqlite3_bind_int (link, 2, facet);
  nb_statement_bind_text (link, 3, value);
  return nb_database_run (database, make, error) && nb_database_run (database, link, error);
}

static gboolean
store_mentions (NbDatabase *database,
                gint64 id,
                NbFacet facet,
                const GPtrArray *mentions,
                GError **error)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const NbMention *mention = g_ptr_array_index (mentions, i);

      if (!store_facet (database, id, facet, mention->name, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
store_facets (NbPrepared *self,
              NbDatabase *database,
              gint64 id,
              GError **error)
{
  const NbArticle *article = self->article;

  for (guint i = 0; i < article->people->len; i++)
    {
      const NbPerson *person = g_ptr_array_index (article->people, i);

      if (!store_facet (database, id, NB_FACET_PERSON, person->name, error))
        return FALSE;
    }
  for (guint i = 0; i < article->documents->len; i++)
    {
      const NbDocument *document = g_ptr_array_index (article->documents, i);

      if (!store_facet (database, id, NB_FACET_DOCUMENT, document->key, error))
        return FALSE;
    }
  return store_mentions (database, id, NB_FACET_CAMPAIGN, article->campaigns, error)
         && store_mentions (database, id, NB_FACET_ORGANISATION, article->organisations, error);
}

/**
 * nb_database_run_for_id:
 * @sql: a statement whose first parameter is @id
 */
gboolean
nb_database_run_for_id (NbDatabase *database,
                        const char *sql,
                        gint64 id,
                        GError **error)
{
  g_autoptr (sqlite3_stmt) statement = nb_database_prepare (database, sql, error);

  if (!statement)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return nb_database_run (database, statement, error);
}

/**
 * nb_library_unindex:
 *
 * Takes an article out of the search index: before its title or its words change.
 */
gboolean
nb_library_unindex (NbDatabase *database,
                    gint64 id,
                    GError **error)
{
  return nb_database_run_for_id (database, SQL_UNINDEX, id, error);
}

gboolean
nb_library_index (NbDatabase *database,
                  gint64 id,
                  GError **error)
{
  return nb_database_run_for_id (database, SQL_INDEX, id, error);
}

/**
 * nb_prepared_store:
 * @database: in a transaction
 * @result: (out): whether the article is new, took the place of an older one of the same path or address, or was there
 *
 * What users corrected in the older one stands.
 */
gboolean
nb_prepared_store (NbPrepared *self,
                   NbDatabase *database,
                   NbAddResult *result,
                   GError **error)
{
  gint64 id = 0;

  if (!find_by_hash (database, self->hash, &id, error))
    return FALSE;
  if (id)
    {
      *result = NB_ADD_DUPLICATE;
      return TRUE;
    }
  if (!find_by_text (database, SQL_FIND_PATH, self->path, &id, error)
      || !find_by_text (database, SQL_FIND_URL, self->url, &id, error))
    return FALSE;

  *result = id ? NB_ADD_UPDATED : NB_ADD_ADDED;
  if (id && (!nb_library_unindex (database, id, error)
             || !nb_database_run_for_id (database, SQL_CLEAR_FACETS, id, error)
             || !nb_database_run_for_id (database, SQL_CLEAR_ORIGINAL, id, error)
             || !nb_database_run_for_id (database, SQL_CLEAR_ORIGIN, id, error)))
    return FALSE;
  return store_row (self, database, &id, error) && store_texts (self, database, id, error)
         && store_origin (self, database, id, error) && store_facets (self, database, id, error)
         && (*result == NB_ADD_ADDED || nb_library_apply_corrections (database, id, FALSE, error))
         && nb_library_index (database, id, error);
}

/**
 * nb_prepared_store_again:
 * @database: in a transaction
 * @changed: (out): whether it was read otherwise than before
 *
 * Puts a new reading of the same original in the place of the older one; what nb_prepared_keep() was told, where the
 * article came from, and corrections stand. An article that is gone or has another original by now is left alone.
 */
gboolean
nb_prepared_store_again (NbPrepared *self,
                         NbDatabase *database,
                         gboolean *changed,
                         GError **error)
{
  g_autoptr (sqlite3_stmt) same = nb_database_prepare (database, SQL_SAME_READING, error);
  g_autoptr (sqlite3_stmt) current = NULL;
  gint64 id = self->id;
  NbStep step;

  *changed = FALSE;
  if (!same)
    return FALSE;
  sqlite3_bind_int64 (same, 1, id);
  nb_statement_bind_text (same, 2, self->record);
  nb_statement_bind_text (same, 3, self->article->text ? self->article->text : "");
  sqlite3_bind_blob (same, 4, g_bytes_get_data (self->hash, NULL), g_bytes_get_size (self->hash), SQLITE_STATIC);
  step = nb_database_step (database, same, error);
  if (step != NB_STEP_ROW)
    return step == NB_STEP_DONE;
  *changed = !sqlite3_column_int (same, 0);
  sqlite3_reset (same);

  if (*changed)
    return nb_library_unindex (database, id, error) && nb_database_run_for_id (database, SQL_CLEAR_FACETS, id, error)
           && store_row (self, database, &id, error) && store_texts (self, database, id, error)
           && store_facets (self, database, id, error) && nb_library_apply_corrections (database, id, FALSE, error)
           && nb_library_index (database, id, error);

  current = nb_database_prepare (database, SQL_CURRENT, error);
  if (!current)
    return FALSE;
  sqlite3_bind_int64 (current, 1, id);
  sqlite3_bind_int (current, 2, self->version);
  bind_fingerprint (current, 3, self->article->fingerprint);
  return nb_database_run (database, current, error);
}
