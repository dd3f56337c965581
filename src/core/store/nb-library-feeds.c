/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The user's sources, and which of their pages were fetched already.
 * Part of NbLibrary. */

#include "store/nb-library-private.h"

#include <string.h>

#define SQL_LIST                                                                                     \
  "SELECT id, url, title, etag, last_modified, checked, due, ok, result, n_new, n_failures FROM feeds" \
  " ORDER BY coalesce(title, url), id"
#define SQL_ADD "INSERT INTO feeds (url) VALUES (?) ON CONFLICT DO NOTHING"
#define SQL_REMOVE "DELETE FROM feeds WHERE url = ?"
#define SQL_UPDATE                                                                                   \
  "UPDATE feeds SET title = ?1, etag = ?2, last_modified = ?3, checked = ?4, due = ?5, ok = ?6, result = ?7," \
  " n_new = ?8, n_failures = ?9 WHERE url = ?10"
#define SQL_NOTE_PAGE                                                                                \
  "INSERT INTO pages (url, tries, ok, checked) VALUES (?1, 1, ?2, ?3)"                               \
  " ON CONFLICT (url) DO UPDATE SET tries = tries + 1, ok = ?2, checked = ?3"
#define SQL_PAGE "SELECT ok, tries FROM pages WHERE url = ?"

/* A page that could not be read this often is left alone. */
#define MAX_TRIES 3

/**
 * nb_feed_free:
 * @feed: (nullable):
 */
void
nb_feed_free (NbFeed *feed)
{
  if (!feed)
    return;
  g_free (feed->url);
  g_free (feed->title);
  g_free (feed->etag);
  g_free (feed->last_modified);
  g_free (feed->result);
  g_free (feed);
}

static gboolean
read_feeds (NbDatabase *database,
            GPtrArray *feeds,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_LIST, error);
  NbStep step;

  if (!s)
    return FALSE;
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      NbFeed *feed = g_new0 (NbFeed, 1);

      feed->id = sqlite3_column_int64 (s, 0);
      feed->url = g_strdup (nb_statement_get_text (s, 1));
      feed->title = g_strdup (nb_statement_get_text (s, 2));
      feed->etag = g_strdup (nb_statement_get_text (s, 3));
      feed->last_modified = g_strdup (nb_statement_get_text (s, 4));
      feed->checked = sqlite3_column_int64 (s, 5);
      feed->due = sqlite3_column_int64 (s, 6);
      feed->ok = sqlite3_column_int (s, 7) != 0;
      feed->result = g_strdup (nb_statement_get_text (s, 8));
      feed->n_new = sqlite3_column_int (s, 9);
      feed->n_failures = sqlite3_column_int (s, 10);
      g_ptr_array_add (feeds, feed);
    }
  return step == NB_STEP_DONE;
}

/**
 * nb_library_list_feeds:
 *
 * Returns: (transfer full) (element-type NbFeed): the sources by name, or %NULL with an error
 */
GPtrArray *
nb_library_list_feeds (NbLibrary *self,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) feeds = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_feed_free);
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ok = read_feeds (database, feeds, error);
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&feeds) : NULL;
}

/* Runs a statement with one address; says whether it changed anything. */
typedef struct
{
  const char *sql;
  const char *url;
  gboolean    changed;
} UrlData;

static gboolean
run_with_url (NbDatabase *database,
              gpointer user_data,
              GError **error)
{
  UrlData *data = user_data;
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, data->sql, error);

  if (!s)
    return FALSE;
  nb_statement_bind_text (s, 1, data->url);
  if (!nb_database_run (database, s, error))
    return FALSE;
  data->changed = sqlite3_changes (nb_database_get_handle (database)) > 0;
  return TRUE;
}

static gboolean
change_with_url (NbLibrary *self,
                 const char *sql,
                 const char *url,
                 gboolean *changed,
                 GCancellable *cancellable,
                 GError **error)
{
  UrlData data = { sql, url, FALSE };

  if (!nb_library_write (self, run_with_url, &data, cancellable, error))
    return FALSE;
  if (data.changed)
    nb_library_queue_changed (self);
  *changed = data.changed;
  return TRUE;
}

/**
 * nb_library_add_feed:
 * @already_there: (out) (optional):
 */
gboolean
nb_library_add_feed (NbLibrary *self,
                     const char *url,
                     gboolean *already_there,
                     GCancellable *cancellable,
                     GError **error)
{
  gboolean added;

  g_return_val_if_fail (NB_IS_LIBRARY (self) && url, FALSE);
  if (!change_with_url (self, SQL_ADD, url, &added, cancellable, error))
    return FALSE;
  if (already_there)
    *already_there = !added;
  return TRUE;
}

/**
 * nb_library_remove_feed:
 * @found: (out) (optional):
 *
 * The articles that came from it stay.
 */
gboolean
nb_library_remove_feed (NbLibrary *self,
                        const char *url,
                        gboolean *found,
                        GCancellable *cancellable,
                        GError **error)
{
  gboolean removed;

  g_return_val_if_fail (NB_IS_LIBRARY (self) && url, FALSE);
  if (!change_with_url (self, SQL_REMOVE, url, &removed, cancellable, error))
    return FALSE;
  if (found)
    *found = removed;
  return TRUE;
}

static gboolean
update_feed (NbDatabase *database,
             gpointer data,
             GError **error)
{
  const NbFeed *feed = data;
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_UPDATE, error);

  if (!s)
    return FALSE;
  nb_statement_bind_text (s, 1, feed->title);
  nb_statement_bind_text (s, 2, feed->etag);
  nb_statement_bind_text (s, 3, feed->last_modified);
  sqlite3_bind_int64 (s, 4, feed->checked);
  sqlite3_bind_int64 (s, 5, feed->due);
  sqlite3_bind_int (s, 6, feed->ok);
  nb_statement_bind_text (s, 7, feed->result);
  sqlite3_bind_int (s, 8, feed->n_new);
  sqlite3_bind_int (s, 9, feed->n_failures);
  nb_statement_bind_text (s, 10, feed->url);
  return nb_database_run (database, s, error);
}

/**
 * nb_library_update_feed:
 *
 * Stores how a source's last run went; does nothing if the source was removed meanwhile.
 */
gboolean
nb_library_update_feed (NbLibrary *self,
                        const NbFeed *feed,
                        GCancellable *cancellable,
                        GError **error)
{
  g_return_val_if_fail (NB_IS_LIBRARY (self) && feed->url, FALSE);
  if (!nb_library_write (self, update_feed, (gpointer) feed, cancellable, error))
    return FALSE;
  nb_library_queue_changed (self);
  return TRUE;
}

typedef struct
{
  const char *url;
  gboolean    ok;
} PageData;

static gboolean
note_page (NbDatabase *database,
           gpointer user_data,
           GError **error)
{
  const PageData *data = user_data;
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_NOTE_PAGE, error);

  if (!s)
    return FALSE;
  nb_statement_bind_text (s, 1, data->url);
  sqlite3_bind_int (s, 2, data->ok);
  sqlite3_bind_int64 (s, 3, g_get_real_time () / G_USEC_PER_SEC);
  return nb_database_run (database, s, error);
}

/**
 * nb_library_note_page:
 * @ok: whether the page could be fetched and read
 *
 * Remembers that a linked page was fetched, so that it is not fetched again.
 */
gboolean
nb_library_note_page (NbLibrary *self,
                      const char *url,
                      gboolean ok,
                      GCancellable *cancellable,
                      GError **error)
{
  PageData data = { url, ok };

  g_return_val_if_fail (NB_IS_LIBRARY (self) && url, FALSE);
  return nb_library_write (self, note_page, &data, cancellable, error);
}

/**
 * nb_library_wants_page:
 *
 * Returns: whether a linked page is worth fetching: neither read before nor failed too often
 */
gboolean
nb_library_wants_page (NbLibrary *self,
                       const char *url)
{
  NbDatabase *database;
  gboolean wanted = TRUE;

  g_return_val_if_fail (NB_IS_LIBRARY (self) && url, FALSE);
  if (nb_library_find_document (self, NULL, url, NULL))
    return FALSE;
  database = nb_library_lease_reader (self, NULL, NULL);
  if (!database)
    return FALSE;
  {
    g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_PAGE, NULL);

    if (s)
      nb_statement_bind_text (s, 1, url);
    if (s && nb_database_step (database, s, NULL) == NB_STEP_ROW)
      wanted = sqlite3_column_int (s, 0) == 0 && sqlite3_column_int (s, 1) < MAX_TRIES;
  }
  nb_library_return_reader (self, database);
  return wanted;
}
