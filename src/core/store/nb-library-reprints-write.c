/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles print the same text: the keys they are found by, the links that comparing found, the clusters that follow.
 * Part of NbLibrary; on the writer's thread, a millisecond at a time. */

#include "store/nb-library-reprints.h"

#include "store/nb-library-private.h"

#include <stdlib.h>

/* A transaction ends when it has taken so long: others have something to write, too. */
#define TRANSACTION_USEC 1000

#define SQL_ADD_KEYS "INSERT OR REPLACE INTO reprint_keys (article_id, keys) SELECT id, ?2 FROM articles WHERE id = ?1"
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

/* --- keys and links -------------------------------------------------------------------------------------------- */

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
