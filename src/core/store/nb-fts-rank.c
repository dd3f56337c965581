/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How well an article answers a query: what FTS5 tells of each row that matches, as a score, and the best of them.
 * A ranking is owned by the call that ranks; on whichever thread runs its statement. */

#include "store/nb-fts-rank.h"

#include <math.h>

/* BM25's usual constants; a word in the title weighs as much as five in the body. */
#define K1 1.2
#define B 0.75
#define TITLE_WEIGHT 5

/* The columns of the index (sql/003.sql). */
#define BODY 0
#define TITLE 1

/* Each phrase counts by itself up to this many: a pasted page has more. */
#define MAX_PHRASES 64

typedef struct
{
  gint64   id;
  double   score;
  gboolean in_title;       /* the title alone answers the query */
} Ranked;

struct _NbFtsRanking
{
  const GArray *within;    /* ascending gint64, or NULL */
  guint         n_below;   /* so many of within are not above the row before */
  guint         n_phrases;
  guint         groups[MAX_PHRASES];
  guint64       all_groups;
  gboolean      sampling;
  guint64       n_with[MAX_PHRASES];   /* articles of the sample with each phrase */
  double        weights[MAX_PHRASES];
  double        average;   /* words an article; 0: not asked yet */
  GArray       *ranked;    /* of Ranked */
};

/**
 * nb_fts_ranking_new:
 * @within: (nullable) (element-type gint64): ascending ids, which live as long as the ranking; other rows are passed over
 *
 * Returns: (transfer full): a ranking in which all phrases weigh the same
 */
NbFtsRanking *
nb_fts_ranking_new (const NbFtsQuery *query,
                    const GArray *within)
{
  NbFtsRanking *self = g_new0 (NbFtsRanking, 1);

  self->within = within;
  self->n_below = within ? within->len : 0;
  self->n_phrases = query->phrases->len < MAX_PHRASES ? query->phrases->len : MAX_PHRASES;
  for (guint i = 0; i < self->n_phrases; i++)
    {
      const NbFtsPhrase *phrase = g_ptr_array_index (query->phrases, i);

      self->groups[i] = phrase->group;
      self->weights[i] = 1;
    }
  for (guint i = 0; i < query->n_groups && i < 64; i++)
    self->all_groups |= G_GUINT64_CONSTANT (1) << i;
  self->ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  return self;
}

/**
 * nb_fts_ranking_new_part:
 *
 * Returns: (transfer full): an empty ranking with the phrases and weights of @self, for another range of ids and thread
 */
NbFtsRanking *
nb_fts_ranking_new_part (const NbFtsRanking *self)
{
  NbFtsRanking *part = g_memdup2 (self, sizeof *self);

  g_assert (!self->within);
  part->ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));
  return part;
}

/**
 * nb_fts_ranking_append:
 * @part: of lower ids than all in @self
 * @max_ranked: how many @self may have then; the highest ids of @part come in
 */
void
nb_fts_ranking_append (NbFtsRanking *self,
                       const NbFtsRanking *part,
                       guint max_ranked)
{
  if (self->ranked->len < max_ranked)
    g_array_append_vals (self->ranked, part->ranked->data, MIN (part->ranked->len, max_ranked - self->ranked->len));
}

/**
 * nb_fts_ranking_free:
 * @self: (nullable):
 */
void
nb_fts_ranking_free (NbFtsRanking *self)
{
  if (!self)
    return;
  g_array_unref (self->ranked);
  g_free (self);
}

/**
 * nb_fts_ranking_sample:
 * @sampling: whether rows are only counted, phrase by phrase, from now on
 */
void
nb_fts_ranking_sample (NbFtsRanking *self,
                       gboolean sampling)
{
  self->sampling = sampling;
}

/**
 * nb_fts_ranking_set_sample:
 * @n_articles: how many the sample has, with and without hits
 *
 * Weighs the phrases by how rare they are in the sample: BM25's inverse document frequency in the form that stays above
 * zero, so that a word that nearly all articles have still counts, a little.
 */
void
nb_fts_ranking_set_sample (NbFtsRanking *self,
                           guint64 n_articles)
{
  for (guint i = 0; i < self->n_phrases; i++)
    {
      double n = (double) self->n_with[i], all = (double) (n_articles > self->n_with[i] ? n_articles : self->n_with[i]);

      self->weights[i] = log (1 + (all - n + 0.5) / (n + 0.5));
    }
}

guint
nb_fts_ranking_n_ranked (const NbFtsRanking *self)
{
  return self->ranked->len;
}

static int
compare_ranked (gconstpointer a,
                gconstpointer b)
{
  const Ranked *x = a, *y = b;

  if (x->in_title != y->in_title)
    return x->in_title ? -1 : 1;
  if (x->score != y->score)
    return x->score > y->score ? -1 : 1;
  return x->id > y->id ? -1 : x->id < y->id;
}

/**
 * nb_fts_ranking_best:
 * @limit: how many at most; 0: all
 *
 * Returns: (transfer full) (element-type gint64): ids, the best first; among equals the highest
 */
GArray *
nb_fts_ranking_best (NbFtsRanking *self,
                     guint limit)
{
  guint n = limit && limit < self->ranked->len ? limit : self->ranked->len;
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  g_array_sort (self->ranked, compare_ranked);
  for (guint i = 0; i < n; i++)
    g_array_append_val (ids, g_array_index (self->ranked, Ranked, i).id);
  return ids;
}

/* --- the function that FTS5 calls for each row ------------------------------------------------------------------ */

/* Rows come in descending order. */
static gboolean
is_within (NbFtsRanking *self,
           gint64 id)
{
  if (!self->within)
    return TRUE;
  while (self->n_below && g_array_index (self->within, gint64, self->n_below - 1) > id)
    self->n_below--;
  return self->n_below && g_array_index (self->within, gint64, self->n_below - 1) == id;
}

static int
count_hits (const Fts5ExtensionApi *api,
            Fts5Context *row,
            guint phrase,
            guint *in_title,
            guint *in_body)
{
  Fts5PhraseIter iter;
  int column, offset, rc;

  *in_title = *in_body = 0;
  rc = api->xPhraseFirst (row, (int) phrase, &iter, &column, &offset);
  for (; rc == SQLITE_OK && column >= 0; api->xPhraseNext (row, &iter, &column, &offset))
    ++*(column == TITLE ? in_title : in_body);
  return rc;
}

static int
ask_average (NbFtsRanking *self,
             const Fts5ExtensionApi *api,
             Fts5Context *row)
{
  sqlite3_int64 n_words = 0, n_rows = 0;
  int rc = api->xColumnTotalSize (row, -1, &n_words);

  if (rc == SQLITE_OK)
    rc = api->xRowCount (row, &n_rows);
  self->average = n_rows > 0 && n_words > n_rows ? (double) n_words / (double) n_rows : 1;
  return rc;
}

static int
score (NbFtsRanking *self,
       const Fts5ExtensionApi *api,
       Fts5Context *row,
       gint64 id)
{
  Ranked ranked = { .id = id };
  guint64 groups = 0;
  int rc, n_words = 0;
  double norm;

  rc = self->average > 0 ? SQLITE_OK : ask_average (self, api, row);
  if (rc == SQLITE_OK)
    rc = api->xColumnSize (row, -1, &n_words);
  norm = K1 * (1 - B + B * MAX (n_words, 0) / (self->average > 0 ? self->average : 1));
  for (guint i = 0; rc == SQLITE_OK && i < self->n_phrases; i++)
    {
      guint in_title, in_body;
      double tf;

      rc = count_hits (api, row, i, &in_title, &in_body);
      tf = TITLE_WEIGHT * (double) in_title + in_body;
      ranked.score += self->weights[i] * tf * (K1 + 1) / (tf + norm);
      if (in_title)
        groups |= G_GUINT64_CONSTANT (1) << self->groups[i];
    }
  ranked.in_title = groups == self->all_groups;
  if (rc == SQLITE_OK)
    g_array_append_val (self->ranked, ranked);
  return rc;
}

static int
sample (NbFtsRanking *self,
        const Fts5ExtensionApi *api,
        Fts5Context *row)
{
  int rc = SQLITE_OK;

  for (guint i = 0; rc == SQLITE_OK && i < self->n_phrases; i++)
    {
      guint in_title, in_body;

      rc = count_hits (api, row, i, &in_title, &in_body);
      self->n_with[i] += in_title || in_body;
    }
  return rc;
}

static void
rank_function (const Fts5ExtensionApi *api,
               Fts5Context *row,
               sqlite3_context *context,
               int n_values,
               sqlite3_value **values)
{
  NbFtsRanking *self = n_values == 1 ? sqlite3_value_pointer (values[0], NB_FTS_RANKING_POINTER) : NULL;
  gint64 id = api->xRowid (row);
  int rc = SQLITE_OK;

  /* Only the program has the pointer: SQL that came with a file gets nowhere. */
  if (!self || api->xPhraseCount (row) < (int) self->n_phrases)
    {
      sqlite3_result_error_code (context, SQLITE_MISUSE);
      return;
    }
  if (self->sampling)
    rc = sample (self, api, row);
  else if (is_within (self, id))
    rc = score (self, api, row, id);
  if (rc != SQLITE_OK)
    sqlite3_result_error_code (context, rc);
}

/**
 * nb_fts_rank_register:
 *
 * Makes nb_rank() known to the connection of @api.
 */
gboolean
nb_fts_rank_register (fts5_api *api)
{
  return api->xCreateFunction (api, "nb_rank", NULL, rank_function, NULL) == SQLITE_OK;
}
