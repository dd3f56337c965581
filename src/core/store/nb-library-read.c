/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading articles, and what the catalog is made of.
 * Part of NbLibrary; on the calling thread with a leased reader. */

#include "store/nb-library-private.h"

#include <string.h>

#define SQL_ARTICLE                                                                           \
  "SELECT a.path, a.url, a.added, a.is_sample, r.data, a.fingerprint, g.fields"               \
  " FROM articles a JOIN records r ON r.article_id = a.id LEFT JOIN origins g ON g.article_id = a.id WHERE a.id = ?"
#define ROW_COLUMNS \
  "SELECT id, title, happened, published, source, unit, scope, campaign, path, url, about, is_sample FROM articles"
#define SQL_ROWS ROW_COLUMNS " ORDER BY id"
#define SQL_ROW ROW_COLUMNS " WHERE id = ?"
#define SQL_FACETS                                                                            \
  "SELECT f.article_id, v.value FROM facet_values v JOIN facets f ON f.value_id = v.id"       \
  " WHERE v.facet = ? ORDER BY f.article_id, v.id"
#define SQL_FINGERPRINT                                                                       \
  "SELECT content_hash, title, happened, published, source, unit, scope, campaign FROM articles ORDER BY content_hash"
#define SQL_FINGERPRINT_BANDS                                                                      \
  "SELECT b.name, m.time, m.name, m.short_name FROM context_bands b JOIN context_marks m ON m.band_id = b.id" \
  " WHERE b.shown ORDER BY b.id, m.time, m.name, m.short_name"

/**
 * nb_stored_article_free:
 * @stored: (nullable):
 */
void
nb_stored_article_free (NbStoredArticle *stored)
{
  if (!stored)
    return;
  g_clear_pointer (&stored->article, nb_article_unref);
  g_clear_pointer (&stored->read, nb_article_unref);
  g_clear_pointer (&stored->corrections, g_ptr_array_unref);
  g_free (stored->path);
  g_free (stored->url);
  g_free (stored->fields);
  g_free (stored);
}

static NbStoredArticle *
read_article (NbDatabase *database,
              gint64 id,
              GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_ARTICLE, error);
  g_autoptr (NbStoredArticle) stored = NULL;

  if (!s)
    return NULL;
  sqlite3_bind_int64 (s, 1, id);
  if (nb_database_step (database, s, error) != NB_STEP_ROW)
    return NULL;

  stored = g_new0 (NbStoredArticle, 1);
  stored->read = nb_library_unpack_record (s, 4, NULL, error);
  if (!stored->read || !nb_library_read_corrections (database, id, &stored->corrections, error))
    return NULL;
  stored->read->fingerprint = (guint64) sqlite3_column_int64 (s, 5);
  stored->article = nb_article_correct (stored->read, stored->corrections);
  stored->id = id;
  stored->path = g_strdup (nb_statement_get_text (s, 0));
  stored->url = g_strdup (nb_statement_get_text (s, 1));
  stored->fields = g_strdup (nb_statement_get_text (s, 6));
  stored->added = sqlite3_column_int64 (s, 2);
  stored->is_sample = sqlite3_column_int (s, 3) != 0;
  return g_steal_pointer (&stored);
}

/**
 * nb_library_get_article:
 *
 * Returns: (transfer full) (nullable): the article; %NULL without an error if there is none of that id
 */
NbStoredArticle *
nb_library_get_article (NbLibrary *self,
                        gint64 id,
                        GCancellable *cancellable,
                        GError **error)
{
  NbDatabase *database;
  NbStoredArticle *stored;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  stored = read_article (database, id, error);
  nb_library_return_reader (self, database);
  return stored;
}

static void
get_article_in_thread (GTask *task,
                       gpointer source,
                       gpointer data,
                       GCancellable *cancellable)
{
  GError *error = NULL;
  NbStoredArticle *stored = nb_library_get_article (source, *(gint64 *) data, cancellable, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, stored, (GDestroyNotify) nb_stored_article_free);
}

/**
 * nb_library_get_article_async:
 */
void
nb_library_get_article_async (NbLibrary *self,
                              gint64 id,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, nb_library_get_article_async);
  g_task_set_task_data (task, g_memdup2 (&id, sizeof id), g_free);
  g_task_run_in_thread (task, get_article_in_thread);
}

/**
 * nb_library_get_article_finish:
 *
 * Returns: (transfer full) (nullable): see nb_library_get_article()
 */
NbStoredArticle *
nb_library_get_article_finish (NbLibrary *self,
                               GAsyncResult *result,
                               GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- rows ------------------------------------------------------------------------------------------------------ */

static void
read_edtf (sqlite3_stmt *s,
           int column,
           NbEdtf *value)
{
  const char *text = nb_statement_get_text (s, column);

  *value = NB_EDTF_UNKNOWN;
  if (text)
    nb_edtf_parse (text, value, NULL);
}

/**
 * nb_library_read_row:
 * @s: a statement whose first columns are those of SQL_ROWS
 * @row: (out): the row; its texts live as long as the step
 */
void
nb_library_read_row (sqlite3_stmt *s,
                     NbLibraryRow *row)
{
  int scope = sqlite3_column_int (s, 6);

  row->id = sqlite3_column_int64 (s, 0);
  row->title = nb_statement_get_text (s, 1);
  if (!row->title)
    row->title = "";
  read_edtf (s, 2, &row->happened);
  read_edtf (s, 3, &row->published);
  row->source = nb_statement_get_text (s, 4);
  row->unit = nb_statement_get_text (s, 5);
  row->scope = scope >= NB_SCOPE_UNKNOWN && scope <= NB_SCOPE_NATIONAL ? (NbScope) scope : NB_SCOPE_UNKNOWN;
  row->campaign = nb_statement_get_text (s, 7);
  row->path = nb_statement_get_text (s, 8);
  row->url = nb_statement_get_text (s, 9);
  row->about_dan_van = sqlite3_column_int (s, 10) != 0;
  row->is_sample = sqlite3_column_int (s, 11) != 0;
}

static gboolean
each_row (NbDatabase *database,
          NbRowFunc func,
          gpointer user_data,
          GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_ROWS, error);
  NbStep step;

  if (!s)
    return FALSE;
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      NbLibraryRow row;

      nb_library_read_row (s, &row);
      func (&row, user_data);
    }
  return step == NB_STEP_DONE;
}

/**
 * nb_library_foreach_row:
 * @func: (scope call): called with each article, ascending by id; it must not call back into the library
 *
 * Reads the columns of all articles, as of one moment.
 */
gboolean
nb_library_foreach_row (NbLibrary *self,
                        NbRowFunc func,
                        gpointer user_data,
                        GCancellable *cancellable,
                        GError **error)
{
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return FALSE;
  ok = each_row (database, func, user_data, error);
  nb_library_return_reader (self, database);
  return ok;
}

static gboolean
each_row_of (NbDatabase *database,
             const gint64 *ids,
             guint n_ids,
             NbRowFunc func,
             gpointer user_data,
             GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_ROW, error);
      NbStep step;

      if (!s)
        return FALSE;
      sqlite3_bind_int64 (s, 1, ids[i]);
      step = nb_database_step (database, s, error);
      if (step == NB_STEP_ROW)
        {
          NbLibraryRow row;

          nb_library_read_row (s, &row);
          func (&row, user_data);
        }
      if (step == NB_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

/**
 * nb_library_foreach_row_of:
 * @ids: (array length=n_ids): articles
 * @func: (scope call): called with each that is there, in the order of @ids; it must not call back into the library
 */
gboolean
nb_library_foreach_row_of (NbLibrary *self,
                           const gint64 *ids,
                           guint n_ids,
                           NbRowFunc func,
                           gpointer user_data,
                           GCancellable *cancellable,
                           GError **error)
{
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return FALSE;
  ok = each_row_of (database, ids, n_ids, func, user_data, error);
  nb_library_return_reader (self, database);
  return ok;
}

static gboolean
each_facet (NbDatabase *database,
            NbFacet facet,
            NbFacetFunc func,
            gpointer user_data,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_FACETS, error);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int (s, 1, facet);
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      const char *value = nb_statement_get_text (s, 1);

      if (value)
        func (sqlite3_column_int64 (s, 0), value, user_data);
    }
  return step == NB_STEP_DONE;
}

/**
 * nb_library_foreach_facet:
 * @func: (scope call): called with each article and each of its values, ascending by id
 */
gboolean
nb_library_foreach_facet (NbLibrary *self,
                          NbFacet facet,
                          NbFacetFunc func,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return FALSE;
  ok = each_facet (database, facet, func, user_data, error);
  nb_library_return_reader (self, database);
  return ok;
}

/* --- whole-library questions ----------------------------------------------------------------------------------- */

/* The id of the first row, 0 if there is none. */
static gint64
find_id (NbDatabase *database,
         const char *sql,
         GBytes *blob,
         const char *text)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, sql, NULL);

  if (!s)
    return 0;
  if (blob)
    sqlite3_bind_blob (s, 1, g_bytes_get_data (blob, NULL), g_bytes_get_size (blob), SQLITE_STATIC);
  else
    nb_statement_bind_text (s, 1, text);
  return nb_database_step (database, s, NULL) == NB_STEP_ROW ? sqlite3_column_int64 (s, 0) : 0;
}

/**
 * nb_library_find_document:
 * @path: (nullable):
 * @url: (nullable):
 * @original: (nullable): the document as it came
 *
 * Returns: the article that was read from @path or @url or, if there is none, from a document with just the contents of
 *   @original; 0 if the library has none such or that cannot be told
 */
gint64
nb_library_find_document (NbLibrary *self,
                          const char *path,
                          const char *url,
                          GBytes *original)
{
  NbDatabase *database;
  gint64 id = 0;

  g_return_val_if_fail (NB_IS_LIBRARY (self), 0);
  database = nb_library_lease_reader (self, NULL, NULL);
  if (!database)
    return 0;
  if (path)
    id = find_id (database, "SELECT id FROM articles WHERE path = ?", NULL, path);
  if (!id && url)
    id = find_id (database, "SELECT id FROM articles WHERE url = ?", NULL, url);
  if (!id && original)
    {
      g_autoptr (GBytes) hash = nb_content_hash (original);

      id = find_id (database, "SELECT id FROM articles WHERE content_hash = ?", hash, NULL);
    }
  nb_library_return_reader (self, database);
  return id;
}

/**
 * nb_library_hash:
 *
 * Returns: (transfer full): what a document is known by
 */
GBytes *
nb_library_hash (GBytes *original)
{
  return nb_content_hash (original);
}

/**
 * nb_library_has_hash:
 * @hash: of nb_library_hash()
 *
 * Returns: whether an article was read from just this document; %FALSE also if that cannot be told
 */
gboolean
nb_library_has_hash (NbLibrary *self,
                     GBytes *hash)
{
  NbDatabase *database;
  gboolean found;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, NULL, NULL);
  if (!database)
    return FALSE;
  found = find_id (database, "SELECT id FROM articles WHERE content_hash = ?", hash, NULL) != 0;
  nb_library_return_reader (self, database);
  return found;
}

/**
 * nb_library_is_empty:
 *
 * Returns: whether there is no article; %FALSE also if that cannot be told
 */
gboolean
nb_library_is_empty (NbLibrary *self)
{
  NbDatabase *database;
  gint64 any = 1;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, NULL, NULL);
  if (!database)
    return FALSE;
  if (!nb_database_get_int (database, "SELECT EXISTS (SELECT 1 FROM articles)", &any, NULL))
    any = 1;
  nb_library_return_reader (self, database);
  return any == 0;
}

static gboolean
update_fingerprint (NbDatabase *database,
                    const char *sql,
                    GChecksum *checksum,
                    GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, sql, error);
  NbStep step;

  if (!s)
    return FALSE;
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    for (int i = 0; i < sqlite3_column_count (s); i++)
      {
        const guchar *data = sqlite3_column_blob (s, i);

        if (data)
          g_checksum_update (checksum, data, sqlite3_column_bytes (s, i));
        g_checksum_update (checksum, (const guchar *) "\x1f", 1);
      }
  return step == NB_STEP_DONE;
}

static char *
make_fingerprint (NbDatabase *database,
                  GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *hex;

  if (!update_fingerprint (database, SQL_FINGERPRINT, checksum, error)
      || !update_fingerprint (database, SQL_FINGERPRINT_BANDS, checksum, error))
    return NULL;
  hex = g_checksum_get_string (checksum);
  return g_strdup_printf ("%.4s·%.4s·%.4s", hex, hex + 4, hex + 8);
}

/**
 * nb_library_fingerprint:
 *
 * Returns: (transfer full): a hash of what a figure is drawn from; the same for two libraries with the same articles, in
 *   whatever order they came, and the same bands of the user's that are shown
 */
char *
nb_library_fingerprint (NbLibrary *self,
                        GCancellable *cancellable,
                        GError **error)
{
  NbDatabase *database;
  char *fingerprint;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  fingerprint = make_fingerprint (database, error);
  nb_library_return_reader (self, database);
  return fingerprint;
}
