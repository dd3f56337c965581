/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The articles that answer a query's words best, without looking at all that match.
 * Part of NbLibrary; on the calling thread with a leased reader, in a large library on a second one, too. */

#include "store/nb-library-private.h"

#include "store/nb-fts-rank.h"

#define SQL_RANK "SELECT nb_rank (search, ?4) FROM search WHERE search MATCH ?3 AND rowid BETWEEN ?1 AND ?2 ORDER BY rowid DESC"
#define SQL_COUNT "SELECT count (*) FROM search_docsize WHERE id BETWEEN ?1 AND ?2"

/* About a microsecond each … */
#define MAX_RANKED 10000
/* … and a third of one if they are not within what is to be ranked. */
#define MAX_SEEN 50000

/* How rare a phrase is, is seen in windows that are spread over the library. */
#define N_WINDOWS 4
#define WINDOW_IDS 500

static gboolean
run (NbDatabase *database,
     NbFtsRanking *ranking,
     const char *fts,
     gint64 first,
     gint64 last,
     guint max_ranked,
     guint max_seen,
     GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_RANK, error);
  NbStep step = NB_STEP_DONE;

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, first);
  sqlite3_bind_int64 (s, 2, last);
  nb_statement_bind_text (s, 3, fts);
  sqlite3_bind_pointer (s, 4, ranking, NB_FTS_RANKING_POINTER, NULL);
  for (guint n = 0; n < max_seen && nb_fts_ranking_n_ranked (ranking) < max_ranked; n++)
    if ((step = nb_database_step (database, s, error)) != NB_STEP_ROW)
      break;
  return step != NB_STEP_ERROR;
}

static gboolean
count_indexed (NbDatabase *database,
               gint64 first,
               gint64 last,
               guint64 *n,
               GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_COUNT, error);

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, first);
  sqlite3_bind_int64 (s, 2, last);
  if (nb_database_step (database, s, error) != NB_STEP_ROW)
    return FALSE;
  *n += (guint64) sqlite3_column_int64 (s, 0);
  return TRUE;
}

/* Weighs the phrases against each other. One needs no weight; of a beginning FTS5 would make the whole list again for each
 * window. */
static gboolean
weigh (NbDatabase *database,
       NbFtsRanking *ranking,
       const NbFtsQuery *query,
       gint64 first,
       gint64 last,
       GError **error)
{
  guint64 n = 0;
  gboolean whole = (guint64) last - (guint64) first <= N_WINDOWS * WINDOW_IDS;

  if (query->phrases->len < 2 || query->has_prefix)
    return TRUE;
  nb_fts_ranking_sample (ranking, TRUE);
  for (guint i = 0; i < N_WINDOWS; i++)
    {
      gint64 from = whole ? first : nb_library_id_at (first, last, i, N_WINDOWS), to = whole ? last : from + WINDOW_IDS - 1;

      if (!run (database, ranking, query->any, from, to, G_MAXUINT, G_MAXUINT, error)
          || !count_indexed (database, from, to, &n, error))
        return FALSE;
      if (whole)
        break;
    }
  nb_fts_ranking_sample (ranking, FALSE);
  nb_fts_ranking_set_sample (ranking, n);
  return TRUE;
}

/* A range of ids, ranked by a reader of its own. */
typedef struct
{
  NbDatabase   *database;
  NbFtsRanking *ranking;
  const char   *fts;
  gint64        first, last;
  guint         max_ranked;
  gboolean      ok;
  GError       *error;
} Part;

static gpointer
run_part (gpointer data)
{
  Part *part = data;

  part->ok = run (part->database, part->ranking, part->fts, part->first, part->last, part->max_ranked, G_MAXUINT, &part->error);
  return NULL;
}

/* The lower half beside the upper one. The result does not depend on whether there was a reader for it. */
static gboolean
run_halves (NbLibrary *self,
            NbDatabase *database,
            NbFtsRanking *ranking,
            const char *fts,
            gint64 first,
            gint64 last,
            guint max_ranked,
            GCancellable *cancellable,
            GError **error)
{
  gint64 middle = nb_library_id_at (first, last, 1, 2);
  Part upper = { database, ranking, fts, middle + 1, last, max_ranked, FALSE, NULL };
  Part lower = { nb_library_try_lease_reader (self, cancellable), NULL, fts, first, middle, max_ranked, FALSE, NULL };
  GThread *thread = NULL;

  if (lower.database)
    {
      lower.ranking = nb_fts_ranking_new_part (ranking);
      thread = g_thread_try_new ("nb-library-rank", run_part, &lower, NULL);
    }
  if (!thread)
    upper.first = first;
  run_part (&upper);
  if (thread)
    {
      g_thread_join (thread);
      if (lower.ok)
        nb_fts_ranking_append (ranking, lower.ranking, max_ranked);
      upper.ok = upper.ok && lower.ok;
      if (!upper.error)
        upper.error = g_steal_pointer (&lower.error);
    }
  g_clear_error (&lower.error);
  nb_fts_ranking_free (lower.ranking);
  if (lower.database)
    nb_library_return_reader (self, lower.database);
  if (upper.error)
    g_propagate_error (error, upper.error);
  return upper.ok;
}

/* What is common is found enough of in the newest part. Common words that stand together in few articles have to be looked for
 * in all of them. */
static gboolean
run_large (NbLibrary *self,
           NbDatabase *database,
           NbFtsRanking *ranking,
           const char *fts,
           gint64 first,
           gint64 last,
           guint max_ranked,
           GCancellable *cancellable,
           GError **error)
{
  gint64 newest = nb_library_id_at (first, last, 7, 8);

  if (!run (database, ranking, fts, newest, last, max_ranked, G_MAXUINT, error))
    return FALSE;
  return nb_fts_ranking_n_ranked (ranking) >= max_ranked
         || run_halves (self, database, ranking, fts, first, newest - 1, max_ranked, cancellable, error);
}

static GArray *
rank (NbLibrary *self,
      NbDatabase *database,
      const NbQuery *query,
      const GArray *within,
      guint limit,
      guint max_ranked,
      guint *n_ranked,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (NbFtsQuery) words = NULL;
  g_autoptr (NbFtsRanking) ranking = NULL;
  g_autofree char *fts = NULL;
  gboolean ok = TRUE;
  gint64 first, last;

  if (!nb_library_get_ids (database, &first, &last, error))
    return NULL;
  words = nb_fts_query_parse (query->words, query->mode, nb_library_is_large (first, last));
  if (!words || !words->wanted)
    return NULL;
  if (last < first)
    return g_array_new (FALSE, FALSE, sizeof (gint64));
  ranking = nb_fts_ranking_new (words, within);
  fts = nb_fts_query_match (words);
  if (!weigh (database, ranking, words, first, last, error))
    return NULL;
  if (within && within->len)
    ok = run (database, ranking, fts, g_array_index (within, gint64, 0), g_array_index (within, gint64, within->len - 1),
              max_ranked, MAX_SEEN, error);
  else if (!within && nb_library_is_large (first, last) && !words->has_prefix)
    ok = run_large (self, database, ranking, fts, first, last, max_ranked, cancellable, error);
  else if (!within)
    ok = run (database, ranking, fts, first, last, max_ranked, G_MAXUINT, error);
  if (!ok)
    return NULL;
  if (n_ranked)
    *n_ranked = nb_fts_ranking_n_ranked (ranking);
  return nb_fts_ranking_best (ranking, limit);
}

/**
 * nb_library_rank_bounded:
 * @max_ranked: how many are looked at; @n_ranked: (out) (optional): how many were
 *
 * nb_library_rank(), for tests of its bounds.
 */
GArray *
nb_library_rank_bounded (NbLibrary *self,
                         const NbQuery *query,
                         const GArray *within,
                         guint limit,
                         guint max_ranked,
                         guint *n_ranked,
                         GCancellable *cancellable,
                         GError **error)
{
  GArray *ids;
  NbDatabase *database;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  if (!query->words || !*query->words)
    return NULL;
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ids = rank (self, database, query, within, limit, max_ranked, n_ranked, cancellable, error);
  nb_library_return_reader (self, database);
  return ids;
}

/**
 * nb_library_rank:
 * @within: (nullable) (element-type gint64): ascending ids; only these are ranked. %NULL: all
 * @limit: how many are wanted at most; 0: all that were ranked
 *
 * The head of the list by relevance, quickly however much matches: of the articles that the query's words find, the 10,000 with
 * the highest ids are ranked, that is those that came into the library last; where fewer match, all of them. If @within leaves
 * so much out that 50,000 have been passed over, ranking ends there, too.
 *
 * First stand those whose title alone has something for every part of the query; then, and among these, BM25 decides (k1 = 1.2,
 * b = 0.75, a hit in the title counts as five), with weights of the phrases that are estimated from a sample of the library and
 * never fall to zero; among equals the higher id goes first. Nothing else has an influence: the same library and query give the
 * same order, and a smaller @limit the beginning of it. Names (people, campaigns, …) do not count; @within has them.
 *
 * Whoever shows more than the head goes on with the rest of the result in the order of time, the newest first.
 *
 * A beginning (prefix*) is the exception to the bound: FTS5 makes the list of all its words before the first row.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ids, the best first; %NULL with @error set after a failure, and
 *   without if @query has no words to rank by
 */
GArray *
nb_library_rank (NbLibrary *self,
                 const NbQuery *query,
                 const GArray *within,
                 guint limit,
                 GCancellable *cancellable,
                 GError **error)
{
  return nb_library_rank_bounded (self, query, within, limit, MAX_RANKED, NULL, cancellable, error);
}
