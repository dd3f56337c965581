/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's own bands of the context.
 * Part of NbLibrary. */

#include "store/nb-library-private.h"

#include <glib/gi18n-lib.h>

#define SQL_BANDS "SELECT id, name, shown FROM context_bands ORDER BY id LIMIT ?"
#define SQL_MARKS "SELECT time, name, short_name FROM context_marks WHERE band_id = ? ORDER BY id LIMIT ?"
#define SQL_ADD_BAND "INSERT INTO context_bands (id, name, shown) VALUES (nullif (?, 0), ?, ?)"
#define SQL_ADD_MARK "INSERT INTO context_marks (band_id, time, name, short_name) VALUES (?, ?, ?, ?)"
#define SQL_SHOW "UPDATE context_bands SET shown = ?2 WHERE id = ?1"
#define SQL_RENAME "UPDATE context_bands SET name = ?2 WHERE id = ?1"
#define SQL_REMOVE "DELETE FROM context_bands WHERE id = ?1"

/* --- reading --- */

/* A mark that is not understood is left out: the library may come from anybody. */
static gboolean
read_marks (NbDatabase *database,
            NbContextBand *band,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_MARKS, error);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, band->id);
  sqlite3_bind_int (s, 2, NB_CONTEXT_MAX_MARKS);
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      const char *time = nb_statement_get_text (s, 0);
      NbDay first, last;
      NbEdtf value;

      if (time && nb_edtf_parse (time, &value, NULL) && nb_edtf_days (&value, &first, &last))
        nb_context_band_add (band, first, last, nb_statement_get_text (s, 1), nb_statement_get_text (s, 2));
    }
  nb_context_band_sort (band);
  return step == NB_STEP_DONE;
}

static gboolean
read_bands (NbDatabase *database,
            GPtrArray *bands,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_BANDS, error);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int (s, 1, NB_CONTEXT_MAX_BANDS);
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      NbContextBand *band = nb_context_band_new (nb_statement_get_text (s, 1));

      g_ptr_array_add (bands, band);
      band->id = sqlite3_column_int64 (s, 0);
      band->shown = sqlite3_column_int (s, 2) != 0;
      if (!read_marks (database, band, error))
        return FALSE;
    }
  return step == NB_STEP_DONE;
}

/**
 * nb_library_list_bands:
 *
 * Returns: (transfer full) (element-type NbContextBand): the user's bands in the order in which they came, or %NULL with an
 *   error
 */
GPtrArray *
nb_library_list_bands (NbLibrary *self,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) bands = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_context_band_unref);
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ok = read_bands (database, bands, error);
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&bands) : NULL;
}

/* --- writing --- */

static char *
time_of_mark (const NbContextMark *mark)
{
  int year, month, mday;
  NbEdtf from, to, value;

  nb_day_to_ymd (mark->first, &year, &month, &mday);
  from = nb_edtf_day (year, month, mday);
  nb_day_to_ymd (mark->last, &year, &month, &mday);
  to = nb_edtf_day (year, month, mday);
  value = mark->first == mark->last ? from : nb_edtf_interval (&from, &to);
  return nb_edtf_to_string (&value);
}

static gboolean
add_marks (NbDatabase *database,
           const NbContextBand *band,
           gint64 id,
           GError **error)
{
  for (guint i = 0; i < band->marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (band->marks, NbContextMark, i);
      g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_ADD_MARK, error);
      g_autofree char *time = time_of_mark (mark);

      if (!s)
        return FALSE;
      sqlite3_bind_int64 (s, 1, id);
      nb_statement_bind_text (s, 2, time);
      nb_statement_bind_text (s, 3, mark->name);
      nb_statement_bind_text (s, 4, mark->short_name);
      if (!nb_database_run (database, s, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add_band (NbDatabase *database,
          gpointer data,
          GError **error)
{
  const NbContextBand *band = data;
  g_autoptr (sqlite3_stmt) s = NULL;
  gint64 n_bands;

  if (!nb_database_get_int (database, "SELECT count (*) FROM context_bands", &n_bands, error))
    return FALSE;
  if (n_bands >= NB_CONTEXT_MAX_BANDS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                   g_dngettext (GETTEXT_PACKAGE, "There is %d context band already; remove one first",
                                "There are %d context bands already; remove one first", NB_CONTEXT_MAX_BANDS),
                   NB_CONTEXT_MAX_BANDS);
      return FALSE;
    }
  s = nb_database_prepare (database, SQL_ADD_BAND, error);
  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, band->id);
  nb_statement_bind_text (s, 2, band->name);
  sqlite3_bind_int (s, 3, band->shown);
  return nb_database_run (database, s, error)
         && add_marks (database, band, band->id ? band->id : sqlite3_last_insert_rowid (nb_database_get_handle (database)), error);
}

/**
 * nb_library_add_band:
 * @band: one of the user's; with an id, one that was removed and comes back in its place
 */
gboolean
nb_library_add_band (NbLibrary *self,
                     const NbContextBand *band,
                     GCancellable *cancellable,
                     GError **error)
{
  g_return_val_if_fail (NB_IS_LIBRARY (self) && band, FALSE);
  return nb_library_write (self, add_band, (gpointer) band, cancellable, error);
}

typedef struct
{
  const char *sql;
  gint64      id;
  gboolean    shown;
  const char *name;          /* or NULL: not what changes */
} Change;

static gboolean
change_band (NbDatabase *database,
             gpointer data,
             GError **error)
{
  const Change *change = data;
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, change->sql, error);

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, change->id);
  if (change->name)
    nb_statement_bind_text (s, 2, change->name);
  else if (sqlite3_bind_parameter_count (s) > 1)
    sqlite3_bind_int (s, 2, change->shown);
  return nb_database_run (database, s, error);
}

/**
 * nb_library_show_band:
 *
 * Turns one of the user's bands on or off; does nothing if it is gone.
 */
gboolean
nb_library_show_band (NbLibrary *self,
                      gint64 id,
                      gboolean shown,
                      GCancellable *cancellable,
                      GError **error)
{
  Change change = { SQL_SHOW, id, shown, NULL };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  return nb_library_write (self, change_band, &change, cancellable, error);
}

/**
 * nb_library_rename_band:
 * @name: what it is to be called; what is too long of it is cut, and where nothing is left it keeps its name
 *
 * Names one of the user's bands; does nothing if it is gone.
 */
gboolean
nb_library_rename_band (NbLibrary *self,
                        gint64 id,
                        const char *name,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree char *clean = nb_context_name_clean (name);
  Change change = { SQL_RENAME, id, FALSE, clean };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  return !clean || nb_library_write (self, change_band, &change, cancellable, error);
}

/**
 * nb_library_remove_band:
 *
 * Removes one of the user's bands with its marks; does nothing if it is gone.
 */
gboolean
nb_library_remove_band (NbLibrary *self,
                        gint64 id,
                        GCancellable *cancellable,
                        GError **error)
{
  Change change = { SQL_REMOVE, id, FALSE, NULL };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  return nb_library_write (self, change_band, &change, cancellable, error);
}
