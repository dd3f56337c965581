/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles print the same text: the keys they are found by, the links that comparing found, the clusters.
 * Part of NbLibrary; reading on the calling thread with a leased reader, writing on the writer's, a few milliseconds at a time. */

#include "store/nb-library-reprints.h"

#include "store/nb-library-private.h"

#include <string.h>

/* A transaction ends when it has taken so long: others have something to write, too. */
#define TRANSACTION_USEC 1000

#define SQL_UNKEYED \
  "SELECT q.article_id FROM reprint_queue q WHERE NOT EXISTS (SELECT 1 FROM reprint_keys k WHERE k.article_id = q.article_id)" \
  " ORDER BY q.article_id"
#define SQL_BODY "SELECT body FROM records WHERE article_id = ?"
#define SQL_ADD_KEYS "INSERT OR REPLACE INTO reprint_keys (article_id, keys) SELECT id, ?2 FROM articles WHERE id = ?1"
#define SQL_KEYS_OF "SELECT article_id, keys, 0 FROM reprint_keys WHERE article_id = ?"
#define SQL_KEYS \
  "SELECT k.article_id, k.keys, q.article_id IS NOT NULL FROM reprint_keys k" \
  " LEFT JOIN reprint_queue q ON q.article_id = k.article_id ORDER BY k.article_id"
/* What was compared may be gone or have another text by now: then it has no keys. */
#define SQL_ADD_LINK \
  "INSERT OR REPLACE INTO reprint_links (longer, shorter, resemblance) SELECT ?1, ?2, ?3" \
  " WHERE EXISTS (SELECT 1 FROM reprint_keys WHERE article_id = ?1) AND EXISTS (SELECT 1 FROM reprint_keys WHERE article_id = ?2)"
#define SQL_LINKS \
  "SELECT longer, shorter, resemblance FROM reprint_links WHERE longer = ?1" \
  " UNION ALL SELECT longer, shorter, resemblance FROM reprint_links WHERE shorter = ?1"
#define SQL_IS_READY \
  "SELECT 1 FROM reprint_queue q JOIN reprint_keys k ON k.article_id = q.article_id WHERE q.article_id = ?"
#define SQL_CLUSTER "SELECT cluster FROM reprints WHERE article_id = ?"
#define SQL_JOIN "INSERT INTO reprints (article_id, cluster) VALUES (?1, ?2) ON CONFLICT (article_id) DO UPDATE SET cluster = ?2"
#define SQL_LEAVE "DELETE FROM reprints WHERE article_id = ?"
#define SQL_DONE "DELETE FROM reprint_queue WHERE article_id = ?"
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

/* --- what the job writes: on the writer's thread --------------------------------------------------------------- */

/* So much of an array as one transaction has time for. */
typedef struct
{
  gconstpointer items;
  guint         n, at;
  guint         n_settled;    /* articles that are in another cluster than before */
  gint64        until;
} Slice;

static gboolean
has_time (const Slice *slice)
{
  return slice->at < slice->n && g_get_monotonic_time () < slice->until;
}

static gboolean
write_slices (NbLibrary *self,
              NbWriteFunc func,
              Slice *slice,
              GCancellable *cancellable,
              GError **error)
{
  while (slice->at < slice->n)
    if (!nb_library_write (self, func, slice, cancellable, error))
      return FALSE;
  return TRUE;
}

static void
slice_begin (Slice *slice)
{
  slice->until = g_get_monotonic_time () + TRANSACTION_USEC;
}

static gboolean
store_keys (NbDatabase *database,
            gpointer data,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_ADD_KEYS, error);
  Slice *slice = data;

  if (!s)
    return FALSE;
  slice_begin (slice);
  do
    {
      const NbReprintKeys *keys = (const NbReprintKeys *) slice->items + slice->at++;
      guint32 bytes[NB_REPRINT_KEYS];

      for (guint i = 0; i < keys->n_keys; i++)
        bytes[i] = GUINT32_TO_LE (keys->keys[i]);
      sqlite3_bind_int64 (s, 1, keys->id);
      sqlite3_bind_blob (s, 2, bytes, (int) (keys->n_keys * sizeof *bytes), SQLITE_TRANSIENT);
      if (!nb_database_run (database, s, error))
        return FALSE;
      sqlite3_reset (s);
    }
  while (has_time (slice));
  return TRUE;
}

/**
 * nb_library_store_reprint_keys:
 */
gboolean
nb_library_store_reprint_keys (NbLibrary *self,
                               const NbReprintKeys *keys,
                               guint n_keys,
                               GCancellable *cancellable,
                               GError **error)
{
  Slice slice = { .items = keys, .n = n_keys };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  return write_slices (self, store_keys, &slice, cancellable, error);
}

static gboolean
store_links (NbDatabase *database,
             gpointer data,
             GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_ADD_LINK, error);
  Slice *slice = data;

  if (!s)
    return FALSE;
  slice_begin (slice);
  do
    {
      const NbReprintLink *link = (const NbReprintLink *) slice->items + slice->at++;

      sqlite3_bind_int64 (s, 1, link->longer);
      sqlite3_bind_int64 (s, 2, link->shorter);
      sqlite3_bind_int (s, 3, (int) link->resemblance);
      if (!nb_database_run (database, s, error))
        return FALSE;
      sqlite3_reset (s);
    }
  while (has_time (slice));
  return TRUE;
}

/**
 * nb_library_store_reprint_links:
 *
 * Links of articles that are gone or have another text by now are left out.
 */
gboolean
nb_library_store_reprint_links (NbLibrary *self,
                                const NbReprintLink *links,
                                guint n_links,
                                GCancellable *cancellable,
                                GError **error)
{
  Slice slice = { .items = links, .n = n_links };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  return write_slices (self, store_links, &slice, cancellable, error);
}

/* --- clusters -------------------------------------------------------------------------------------------------- */

/* The links of all that is linked to @id, directly or by others. */
static gboolean
read_component (NbDatabase *database,
                gint64 id,
                GArray *ids,
                GArray *links,
                GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_LINKS, error);

  if (!s)
    return FALSE;
  g_hash_table_add (seen, g_memdup2 (&id, sizeof id));
  g_array_append_val (ids, id);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 at = g_array_index (ids, gint64, i);
      NbStep step;

      sqlite3_bind_int64 (s, 1, at);
      while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
        {
          NbReprintLink link = { sqlite3_column_int64 (s, 0), sqlite3_column_int64 (s, 1), (guint) sqlite3_column_int (s, 2) };
          gint64 other = link.longer == at ? link.shorter : link.longer;

          if (link.longer == at)
            g_array_append_val (links, link);
          if (g_hash_table_add (seen, g_memdup2 (&other, sizeof other)))
            g_array_append_val (ids, other);
        }
      sqlite3_reset (s);
      if (step == NB_STEP_ERROR)
        return FALSE;
    }
  return TRUE;
}

static gboolean
get_cluster (NbDatabase *database,
             gint64 id,
             gint64 *cluster,
             GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_CLUSTER, error);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  step = nb_database_step (database, s, error);
  *cluster = step == NB_STEP_ROW ? sqlite3_column_int64 (s, 0) : 0;
  return step != NB_STEP_ERROR;
}

static gboolean
set_cluster (NbDatabase *database,
             gint64 id,
             gint64 cluster,
             Slice *slice,
             GError **error)
{
  g_autoptr (sqlite3_stmt) s = NULL;
  gint64 before;

  if (!get_cluster (database, id, &before, error))
    return FALSE;
  if (before == cluster)
    return TRUE;
  slice->n_settled++;
  s = nb_database_prepare (database, cluster ? SQL_JOIN : SQL_LEAVE, error);
  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  if (cluster)
    sqlite3_bind_int64 (s, 2, cluster);
  return nb_database_run (database, s, error);
}

static int
compare_member (gconstpointer a,
                gconstpointer b)
{
  const NbReprintMember *x = a, *y = b;

  return x->id < y->id ? -1 : x->id > y->id;
}

/* Whether it still waits, with the text that its links were looked for with. */
static gboolean
is_ready (NbDatabase *database,
          gint64 id,
          gboolean *ready,
          GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_IS_READY, error);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  step = nb_database_step (database, s, error);
  *ready = step == NB_STEP_ROW;
  return step != NB_STEP_ERROR;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static gboolean
take_out (NbDatabase *database,
          gint64 id,
          const Slice *slice,
          GError **error)
{
  gboolean ready;

  if (!bsearch (&id, slice->items, slice->n, sizeof id, compare_ids))
    return TRUE;
  return is_ready (database, id, &ready, error) && (!ready || nb_database_run_for_id (database, SQL_DONE, id, error));
}

/* All that are linked, at once: whoever comes later finds them settled. */
static gboolean
settle_component (NbDatabase *database,
                  gint64 id,
                  Slice *slice,
                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) links = g_array_new (FALSE, FALSE, sizeof (NbReprintLink));
  g_autoptr (GArray) members = NULL;

  if (!read_component (database, id, ids, links, error))
    return FALSE;
  members = nb_reprint_cluster ((const NbReprintLink *) links->data, links->len);
  for (guint i = 0; i < ids->len; i++)
    {
      NbReprintMember key = { g_array_index (ids, gint64, i), 0 };
      gint64 cluster = 0;
      guint at;

      if (g_array_binary_search (members, &key, compare_member, &at))
        cluster = g_array_index (members, NbReprintMember, at).cluster;
      if (!set_cluster (database, key.id, cluster, slice, error) || !take_out (database, key.id, slice, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settle (NbDatabase *database,
        gpointer data,
        GError **error)
{
  Slice *slice = data;

  slice_begin (slice);
  do
    {
      gint64 id = ((const gint64 *) slice->items)[slice->at++];
      gboolean ready;

      if (!is_ready (database, id, &ready, error) || (ready && !settle_component (database, id, slice, error)))
        return FALSE;
    }
  while (has_time (slice));
  return TRUE;
}

/**
 * nb_library_settle_reprints:
 * @ids: (array length=n_ids): ascending: the articles that waited when their links were looked for
 * @n_settled: (out): how many articles are in another cluster than before, or in none
 *
 * Puts articles into the clusters that follow from the links, and takes them out of the queue. Those that have changed
 * meanwhile stay there.
 */
gboolean
nb_library_settle_reprints (NbLibrary *self,
                            const gint64 *ids,
                            guint n_ids,
                            guint *n_settled,
                            GCancellable *cancellable,
                            GError **error)
{
  Slice slice = { .items = ids, .n = n_ids };
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  ok = write_slices (self, settle, &slice, cancellable, error);
  *n_settled = slice.n_settled;
  if (slice.n_settled)
    nb_library_queue_changed (self);
  return ok;
}
