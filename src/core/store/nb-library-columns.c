/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalog's columns, chunk by chunk: from their blobs where these are there, else from the articles.
 * Part of NbLibrary; on the calling thread with a leased reader, what is stored on the writer's. */

#include "store/nb-columns.h"
#include "store/nb-library-private.h"

#define SQL_NEXT_ARTICLE "SELECT id FROM articles WHERE id >= ? ORDER BY id LIMIT 1"
#define SQL_STAMP "SELECT stamp FROM columns WHERE chunk = ?"
#define SQL_CHUNK                                                                                              \
  "SELECT a.id, a.title, a.happened, a.published, a.source, a.unit, a.scope, a.campaign, a.path, a.url, a.about, a.is_sample," \
  " r.cluster FROM articles a LEFT JOIN reprints r ON r.article_id = a.id WHERE a.id BETWEEN ? AND ? ORDER BY a.id"
#define SQL_CHUNK_VALUES                                                                                       \
  "SELECT f.article_id, v.facet, f.value_id FROM facets f JOIN facet_values v ON v.id = f.value_id"            \
  " WHERE f.article_id BETWEEN ? AND ? ORDER BY f.article_id, f.value_id"
#define SQL_STORE "INSERT OR REPLACE INTO columns (chunk, stamp, data) VALUES (?, ?, ?)"

/* --- making a chunk from its articles -------------------------------------------------------------------------- */

static void
bind_range (sqlite3_stmt *s,
            gint64 chunk)
{
  sqlite3_bind_int64 (s, 1, chunk << NB_CHUNK_BITS);
  sqlite3_bind_int64 (s, 2, (chunk << NB_CHUNK_BITS) + (NB_CHUNK_SIZE - 1));
}

/* Both statements go through the articles in the order of ids, side by side. */
static GBytes *
make_chunk (NbDatabase *database,
            gint64 chunk,
            GError **error)
{
  g_autoptr (sqlite3_stmt) rows = nb_database_prepare (database, SQL_CHUNK, error);
  g_autoptr (sqlite3_stmt) values = rows ? nb_database_prepare (database, SQL_CHUNK_VALUES, error) : NULL;
  g_autoptr (NbColumnsMaker) maker = nb_columns_maker_new ();
  NbStep step, value_step;

  if (!values)
    return NULL;
  bind_range (rows, chunk);
  bind_range (values, chunk);
  value_step = nb_database_step (database, values, error);
  while (value_step != NB_STEP_ERROR && (step = nb_database_step (database, rows, error)) == NB_STEP_ROW)
    {
      NbLibraryRow row;

      nb_library_read_row (rows, &row);
      nb_columns_maker_add (maker, &row, sqlite3_column_int64 (rows, 12));
      while (value_step == NB_STEP_ROW && sqlite3_column_int64 (values, 0) <= row.id)
        {
          if (sqlite3_column_int64 (values, 0) == row.id)
            nb_columns_maker_add_value (maker, sqlite3_column_int (values, 1), sqlite3_column_int64 (values, 2));
          value_step = nb_database_step (database, values, error);
        }
    }
  return value_step != NB_STEP_ERROR && step == NB_STEP_DONE ? nb_columns_maker_finish (maker) : NULL;
}

/* --- loading --------------------------------------------------------------------------------------------------- */

/* The chunk of the first article from @chunk on; -1 if there is none. */
static gboolean
find_chunk (NbDatabase *database,
            gint64 *chunk,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = NULL;
  NbStep step;

  if (*chunk > G_MAXINT64 >> NB_CHUNK_BITS)
    {
      *chunk = -1;
      return TRUE;
    }
  s = nb_database_prepare (database, SQL_NEXT_ARTICLE, error);
  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, *chunk << NB_CHUNK_BITS);
  step = nb_database_step (database, s, error);
  *chunk = step == NB_STEP_ROW ? sqlite3_column_int64 (s, 0) >> NB_CHUNK_BITS : -1;
  return step != NB_STEP_ERROR;
}

/* The stored chunk's stamp, 0 if it is not stored. */
static gboolean
find_stamp (NbDatabase *database,
            gint64 chunk,
            gint64 *stamp,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_STAMP, error);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, chunk);
  step = nb_database_step (database, s, error);
  *stamp = step == NB_STEP_ROW ? sqlite3_column_int64 (s, 0) : 0;
  return step != NB_STEP_ERROR;
}

/* Reads the blob without a copy in between; NULL if it cannot be read: it can be made again. */
static GBytes *
read_blob (NbDatabase *database,
           gint64 chunk)
{
  sqlite3_blob *blob = NULL;
  GBytes *bytes = NULL;

  if (sqlite3_blob_open (nb_database_get_handle (database), "main", "columns", "data", chunk, 0, &blob) == SQLITE_OK)
    {
      int size = sqlite3_blob_bytes (blob);
      gpointer data = g_try_malloc (MAX (size, 1));

      if (data && sqlite3_blob_read (blob, data, size, 0) == SQLITE_OK)
        bytes = g_bytes_new_take (g_steal_pointer (&data), size);
      g_free (data);
    }
  sqlite3_blob_close (blob);
  return bytes;
}

static NbColumns *
find_before (GPtrArray *before,
             gint64 chunk,
             gint64 stamp)
{
  for (guint i = 0; before && stamp && i < before->len; i++)
    {
      NbColumns *columns = g_ptr_array_index (before, i);

      if (columns->chunk == chunk && columns->stamp == stamp)
        return nb_columns_ref (columns);
    }
  return NULL;
}

/* The stored chunk, NULL if there is none that can be read. */
static gboolean
load_stored (NbDatabase *database,
             gint64 chunk,
             GPtrArray *before,
             NbColumns **columns,
             GError **error)
{
  g_autoptr (GBytes) blob = NULL;
  gint64 stamp;

  if (!find_stamp (database, chunk, &stamp, error))
    return FALSE;
  *columns = find_before (before, chunk, stamp);
  if (!*columns && stamp && (blob = read_blob (database, chunk)))
    *columns = nb_columns_parse (chunk, stamp, blob);
  return TRUE;
}

static NbColumns *
load_made (NbDatabase *database,
           gint64 chunk,
           GError **error)
{
  g_autoptr (GBytes) blob = make_chunk (database, chunk, error);
  NbColumns *columns = blob ? nb_columns_parse (chunk, 0, blob) : NULL;

  if (blob && !columns)
    nb_database_set_error (database, SQLITE_CORRUPT, error);
  return columns;
}

static gboolean
load_all (NbDatabase *database,
          GPtrArray *before,
          guint max_made,
          GPtrArray *chunks,
          guint *n_missing,
          GCancellable *cancellable,
          GError **error)
{
  for (gint64 chunk = 0; find_chunk (database, &chunk, error); chunk++)
    {
      NbColumns *columns = NULL;

      if (chunk < 0)
        return TRUE;
      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !load_stored (database, chunk, before, &columns, error))
        return FALSE;
      *n_missing += columns == NULL;
      if (!columns && *n_missing > max_made)
        continue;
      if (!columns && !(columns = load_made (database, chunk, error)))
        return FALSE;
      g_ptr_array_add (chunks, columns);
    }
  return FALSE;
}

/**
 * nb_library_load_columns:
 * @before: (nullable) (element-type NbColumns): what was loaded the last time: chunks that have not changed are taken from there
 * @max_made: how many chunks are made from their articles at most, which takes a tenth of a second each; %G_MAXUINT: any number
 * @n_missing: (out): how many chunks the library does not hold; those beyond @max_made are left out
 *
 * Reads the columns of every article, as of one moment; blocks.
 *
 * Returns: (transfer full) (element-type NbColumns): the chunks that have articles, in the order of ids; %NULL with an error
 */
GPtrArray *
nb_library_load_columns (NbLibrary *self,
                         GPtrArray *before,
                         guint max_made,
                         guint *n_missing,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_columns_unref);
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  *n_missing = 0;
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ok = nb_database_exec (database, "BEGIN", error);
  if (ok)
    {
      ok = load_all (database, before, max_made, chunks, n_missing, cancellable, error);
      nb_database_rollback (database);
    }
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&chunks) : NULL;
}

/* --- storing --------------------------------------------------------------------------------------------------- */

static gboolean
store_chunk (NbDatabase *database,
             gpointer data,
             GError **error)
{
  gint64 chunk = *(gint64 *) data;
  g_autoptr (sqlite3_stmt) s = NULL;
  g_autoptr (GBytes) blob = make_chunk (database, chunk, error);

  if (!blob || !(s = nb_database_prepare (database, SQL_STORE, error)))
    return FALSE;
  sqlite3_bind_int64 (s, 1, chunk);
  sqlite3_bind_int64 (s, 2, ((gint64) (g_random_int () & G_MAXINT32) << 32 | g_random_int ()) | 1);
  sqlite3_bind_blob64 (s, 3, g_bytes_get_data (blob, NULL), g_bytes_get_size (blob), SQLITE_STATIC);
  return nb_database_run (database, s, error);
}

/* Whether the stored chunk is there and can be read: one that is damaged or another machine's would be made anew each time. */
static gboolean
is_kept (NbDatabase *database,
         gint64 chunk,
         gboolean *kept,
         GError **error)
{
  g_autoptr (GBytes) blob = NULL;
  g_autoptr (NbColumns) columns = NULL;
  gint64 stamp;

  *kept = FALSE;
  if (!find_stamp (database, chunk, &stamp, error))
    return FALSE;
  blob = stamp ? read_blob (database, chunk) : NULL;
  columns = blob ? nb_columns_parse (chunk, stamp, blob) : NULL;
  *kept = columns != NULL;
  return TRUE;
}

/* The first chunk from @chunk on that has articles and is not kept; -1 if there is none. */
static gboolean
find_missing (NbLibrary *self,
              gint64 *chunk,
              GCancellable *cancellable,
              GError **error)
{
  NbDatabase *database = nb_library_lease_reader (self, cancellable, error);
  gboolean kept, ok = database != NULL;

  while (ok && (ok = find_chunk (database, chunk, error)) && *chunk >= 0
         && (ok = is_kept (database, *chunk, &kept, error)) && kept)
    (*chunk)++;
  if (database)
    nb_library_return_reader (self, database);
  return ok;
}

/**
 * nb_library_store_columns:
 * @n_stored: (out) (optional): how many chunks were stored
 *
 * Stores the columns of the chunks that the library does not hold, each in a transaction of its own, so that whoever writes in
 * between waits for one chunk at most. What is stored is no change: "changed" is not emitted. A read-only library stays as it is.
 */
gboolean
nb_library_store_columns (NbLibrary *self,
                          guint *n_stored,
                          GCancellable *cancellable,
                          GError **error)
{
  guint n = 0;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  if (n_stored)
    *n_stored = 0;
  if (nb_library_is_read_only (self))
    return TRUE;
  for (gint64 chunk = 0;; chunk++, n++)
    {
      if (!find_missing (self, &chunk, cancellable, error))
        return FALSE;
      if (chunk < 0)
        break;
      if (!nb_library_write (self, store_chunk, &chunk, cancellable, error))
        return FALSE;
    }
  if (n_stored)
    *n_stored = n;
  return TRUE;
}
