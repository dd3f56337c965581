/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles print the same text: what is read of it, as articles are shown and by the job that finds them.
 * Part of NbLibrary; on the calling thread with a leased reader. */

#include "store/nb-library-reprints.h"

#include "store/nb-library-private.h"

#include <string.h>

#define SQL_UNKEYED \
  "SELECT q.article_id FROM reprint_queue q WHERE NOT EXISTS (SELECT 1 FROM reprint_keys k WHERE k.article_id = q.article_id)" \
  " ORDER BY q.article_id"
#define SQL_BODY "SELECT nb_body (data) FROM records WHERE article_id = ?"
#define SQL_KEYS_OF "SELECT article_id, keys, 0 FROM reprint_keys WHERE article_id = ?"
#define SQL_KEYS \
  "SELECT k.article_id, k.keys, q.article_id IS NOT NULL FROM reprint_keys k" \
  " LEFT JOIN reprint_queue q ON q.article_id = k.article_id ORDER BY k.article_id"
#define SQL_ANY_WORK "SELECT EXISTS (SELECT 1 FROM reprint_queue)"
/* The first that printed it comes first; one whose day is not known may have been anything. */
#define SQL_REPRINTS \
  "SELECT a.id, a.title, a.source, a.published, a.path, a.url FROM reprints r JOIN articles a ON a.id = r.article_id" \
  " WHERE r.cluster = (SELECT cluster FROM reprints WHERE article_id = ?)" \
  " ORDER BY a.published_first IS NULL, a.published_first, a.id"

/* --- reading --------------------------------------------------------------------------------------------------- */

/**
 * nb_reprint_free:
 * @reprint: (nullable):
 */
void
nb_reprint_free (NbReprint *reprint)
{
  if (!reprint)
    return;
  g_free (reprint->title);
  g_free (reprint->source);
  g_free (reprint->path);
  g_free (reprint->url);
  g_free (reprint);
}

static NbReprint *
make_reprint (sqlite3_stmt *s)
{
  NbReprint *reprint = g_new0 (NbReprint, 1);
  const char *published = nb_statement_get_text (s, 3);

  reprint->id = sqlite3_column_int64 (s, 0);
  reprint->title = g_strdup (nb_statement_get_text (s, 1));
  reprint->source = g_strdup (nb_statement_get_text (s, 2));
  if (!published || !nb_edtf_parse (published, &reprint->published, NULL))
    memset (&reprint->published, 0, sizeof reprint->published);
  reprint->path = g_strdup (nb_statement_get_text (s, 4));
  reprint->url = g_strdup (nb_statement_get_text (s, 5));
  return reprint;
}

/**
 * nb_library_list_reprints:
 *
 * Returns: (transfer full) (element-type NbReprint): all articles that print the same text as @id, itself among them, the
 *   first to be published first, those whose day is not known last; empty if there is no other; %NULL with an error
 */
GPtrArray *
nb_library_list_reprints (NbLibrary *self,
                          gint64 id,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GPtrArray) reprints = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_reprint_free);
  NbStep step = NB_STEP_ERROR;
  NbDatabase *database;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  {
    g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_REPRINTS, error);

    if (s)
      sqlite3_bind_int64 (s, 1, id);
    while (s && (step = nb_database_step (database, s, error)) == NB_STEP_ROW)
      g_ptr_array_add (reprints, make_reprint (s));
  }
  nb_library_return_reader (self, database);
  if (step == NB_STEP_ERROR)
    return NULL;
  if (reprints->len == 1)
    g_ptr_array_set_size (reprints, 0);
  return g_steal_pointer (&reprints);
}

/* --- what the job reads ---------------------------------------------------------------------------------------- */

/**
 * nb_library_has_reprint_work:
 *
 * Returns: whether there are articles whose reprints have not been looked for
 */
gboolean
nb_library_has_reprint_work (NbLibrary *self)
{
  NbDatabase *database;
  gint64 any = 0;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, NULL, NULL);
  if (!database)
    return FALSE;
  if (!nb_database_get_int (database, SQL_ANY_WORK, &any, NULL))
    any = 0;
  nb_library_return_reader (self, database);
  return any != 0;
}

/**
 * nb_library_list_unkeyed:
 *
 * Returns: (transfer full) (element-type gint64): the articles that wait and whose keys are not known, ascending
 */
GArray *
nb_library_list_unkeyed (NbLibrary *self,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  NbStep step = NB_STEP_ERROR;
  NbDatabase *database;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  {
    g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_UNKEYED, error);

    while (s && (step = nb_database_step (database, s, error)) == NB_STEP_ROW)
      {
        gint64 id = sqlite3_column_int64 (s, 0);

        g_array_append_val (ids, id);
      }
  }
  nb_library_return_reader (self, database);
  return step == NB_STEP_ERROR ? NULL : g_steal_pointer (&ids);
}

static gboolean
read_body (NbDatabase *database,
           gint64 id,
           NbBodyFunc func,
           gpointer user_data,
           GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_BODY, error);
  const char *body = NULL;
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  step = nb_database_step (database, s, error);
  if (step == NB_STEP_ROW)
    body = nb_statement_get_text (s, 0);
  /* a library may come from anybody */
  if (step != NB_STEP_ERROR)
    func (id, body && g_utf8_validate (body, -1, NULL) ? body : "", user_data);
  return step != NB_STEP_ERROR;
}

/**
 * nb_library_foreach_body:
 * @func: called for each of @ids in their order; with no words for what is gone
 */
gboolean
nb_library_foreach_body (NbLibrary *self,
                         const gint64 *ids,
                         guint n_ids,
                         NbBodyFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  NbDatabase *database;
  gboolean ok = TRUE;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return FALSE;
  for (guint i = 0; ok && i < n_ids; i++)
    ok = read_body (database, ids[i], func, user_data, error);
  nb_library_return_reader (self, database);
  return ok;
}

/* Keys that are not as we write them are no keys. */
static void
read_keys (sqlite3_stmt *s,
           NbReprintKeys *keys)
{
  guint size = (guint) sqlite3_column_bytes (s, 1);
  const guint8 *bytes = sqlite3_column_blob (s, 1);

  keys->id = sqlite3_column_int64 (s, 0);
  keys->waits = sqlite3_column_int (s, 2) != 0;
  keys->n_keys = bytes && size % 4 == 0 && size / 4 <= NB_REPRINT_KEYS ? size / 4 : 0;
  for (guint i = 0; i < keys->n_keys; i++)
    {
      guint32 key;

      memcpy (&key, bytes + 4 * i, sizeof key);
      keys->keys[i] = GUINT32_FROM_LE (key);
    }
}

/**
 * nb_library_foreach_reprint_keys:
 * @func: called for each article whose keys are known, in ascending order
 */
gboolean
nb_library_foreach_reprint_keys (NbLibrary *self,
                                 NbReprintKeysFunc func,
                                 gpointer user_data,
                                 GCancellable *cancellable,
                                 GError **error)
{
  NbStep step = NB_STEP_ERROR;
  NbDatabase *database;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return FALSE;
  {
    g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_KEYS, error);

    while (s && (step = nb_database_step (database, s, error)) == NB_STEP_ROW)
      {
        NbReprintKeys keys;

        read_keys (s, &keys);
        func (&keys, user_data);
      }
  }
  nb_library_return_reader (self, database);
  return step != NB_STEP_ERROR;
}

/**
 * nb_library_get_reprint_keys:
 * @keys: (out): none if they are not known
 */
gboolean
nb_library_get_reprint_keys (NbLibrary *self,
                             gint64 id,
                             NbReprintKeys *keys,
                             GCancellable *cancellable,
                             GError **error)
{
  NbStep step = NB_STEP_ERROR;
  NbDatabase *database;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  memset (keys, 0, sizeof *keys);
  keys->id = id;
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return FALSE;
  {
    g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_KEYS_OF, error);

    if (s)
      sqlite3_bind_int64 (s, 1, id);
    if (s && (step = nb_database_step (database, s, error)) == NB_STEP_ROW)
      read_keys (s, keys);
  }
  nb_library_return_reader (self, database);
  return step != NB_STEP_ERROR;
}
