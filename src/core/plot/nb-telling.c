/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most telling headline of a time: the one whose word pairs are common among the time's headlines and rare among
 * all. Pairs, since most Vietnamese words are two syllables. Owned by whoever names peaks; immutable, any thread. */

#include "plot/nb-telling.h"

#include "base/nb-text.h"

#include <math.h>
#include <string.h>

/* Enough to know what is usual, and what a quarter was about. */
#define MAX_BACKGROUND 1500
#define MAX_FOREGROUND 300
#define MAX_TITLE 300

/* What everybody says all the time says nothing about a time. */
#define USUAL 1.5

/* How many headlines have a pair: open addressing, since every headline of a sample has a dozen of them. 0 is no pair. */
typedef struct
{
  guint *pairs;
  guint *counts;
  guint n_pairs;
  guint mask;
} PairTable;

struct _NbTelling
{
  NbCatalog *catalog;
  PairTable background;
  guint n_background;
};

/* Of a few: nothing is better than both, and among the best the earliest is taken. */
#define SCORE_ABOUT 4
#define SCORE_LENGTH 2
#define BEST_SCORE (SCORE_ABOUT + SCORE_LENGTH)

/* Below this many articles there is no "common among them". */
#define MIN_ROWS 4

static void
pair_table_init (PairTable *table,
                 guint n_headlines)
{
  table->mask = 1023;
  while (table->mask < n_headlines * 32)
    table->mask = table->mask * 2 + 1;
  table->n_pairs = 0;
  table->pairs = g_new0 (guint, table->mask + 1);
  table->counts = g_new0 (guint, table->mask + 1);
}

static void
pair_table_clear (PairTable *table)
{
  g_free (table->pairs);
  g_free (table->counts);
}

/* Where a pair is, or would be. */
static guint
pair_table_find (const PairTable *table,
                 guint pair)
{
  guint at = (pair * 2654435769u) >> 7 & table->mask;

  while (table->pairs[at] && table->pairs[at] != pair)
    at = (at + 1) & table->mask;
  return at;
}

static void
pair_table_add (PairTable *table,
                const guint *pairs,
                guint n)
{
  for (guint i = 0; i < n; i++)
    {
      guint at = pair_table_find (table, pairs[i]);

      if (!table->pairs[at])
        {
          /* never so full that a search would not end */
          if (table->n_pairs > table->mask / 4 * 3)
            continue;
          table->pairs[at] = pairs[i];
          table->n_pairs++;
        }
      table->counts[at]++;
    }
}

static gboolean
is_among (guint pair,
          const guint *pairs,
          guint n)
{
  for (guint i = 0; i < n; i++)
    if (pairs[i] == pair)
      return TRUE;
  return FALSE;
}

/* The different pairs of words in a headline; @pairs has room for MAX_TITLE. */
static guint
find_pairs (NbCatalog *catalog,
            guint32 row,
            guint *pairs)
{
  const char *title = nb_catalog_get_title (catalog, row);
  g_autofree char *folded = NULL;
  guint n = 0, before = 0, word = 5381;
  gboolean in_word = FALSE;

  if (!title || !*title)
    return 0;
  folded = nb_text_fold (title, strnlen (title, MAX_TITLE));
  for (const char *p = folded;; p++)
    {
      if (*p && ((guchar) *p >= 0x80 || g_ascii_isalnum (*p)))
        {
          word = (in_word ? word : 5381) * 33 + (guchar) *p;
          in_word = TRUE;
          continue;
        }
      if (in_word)
        {
          guint pair = before * 31 + word;

          if (before && pair && n < MAX_TITLE && !is_among (pair, pairs, n))
            pairs[n++] = pair;
          before = word;
        }
      in_word = FALSE;
      if (!*p)
        break;
    }
  return n;
}

/**
 * nb_telling_new:
 * @rows: what is usual is learnt from these
 *
 * Returns: (transfer full): what nb_telling_choose() needs
 */
NbTelling *
nb_telling_new (NbCatalog *catalog,
                const NbRowSet *rows)
{
  NbTelling *self = g_new0 (NbTelling, 1);
  guint step = rows->n_rows / MAX_BACKGROUND + 1, pairs[MAX_TITLE];

  self->catalog = g_object_ref (catalog);
  pair_table_init (&self->background, MIN (rows->n_rows, MAX_BACKGROUND));
  for (guint i = 0; i < rows->n_rows; i += step, self->n_background++)
    pair_table_add (&self->background, pairs, find_pairs (catalog, nb_row_set_get (rows, i), pairs));
  return self;
}

void
nb_telling_free (NbTelling *self)
{
  if (!self)
    return;
  pair_table_clear (&self->background);
  g_object_unref (self->catalog);
  g_free (self);
}

/* How much a headline has of what its time has in common. */
static double
score_headline (const NbTelling *self,
                const PairTable *foreground,
                guint n_foreground,
                const guint *pairs,
                guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    {
      double here = foreground->counts[pair_table_find (foreground, pairs[i])];

      if (here >= 2)
        sum += MAX (0, here / n_foreground
                         - USUAL * self->background.counts[pair_table_find (&self->background, pairs[i])] / MAX (self->n_background, 1));
    }
  /* long headlines have more pairs; the short one that says it is better */
  return n ? sum / sqrt (n + 2) : 0;
}

guint32
nb_telling_choose (const NbTelling *self,
                   const guint32 *rows,
                   guint n_rows)
{
  guint step = n_rows / MAX_FOREGROUND + 1, n_foreground = 0, ends[MAX_FOREGROUND + 1], pairs[MAX_TITLE], n;
  g_autoptr (GArray) all = NULL;
  guint32 best = NB_TELLING_NONE;
  PairTable foreground;
  double best_score = 0;

  if (n_rows < MIN_ROWS)
    return nb_telling_of_few (self->catalog, rows, n_rows);
  all = g_array_sized_new (FALSE, FALSE, sizeof (guint), 64);
  pair_table_init (&foreground, MIN (n_rows, MAX_FOREGROUND));
  for (guint i = 0; i < n_rows; i += step)
    {
      n = find_pairs (self->catalog, rows[i], pairs);
      g_array_append_vals (all, pairs, n);
      pair_table_add (&foreground, pairs, n);
      ends[n_foreground++] = all->len;
    }
  for (guint i = 0; i < n_foreground; i++)
    {
      guint from = i ? ends[i - 1] : 0;
      double score = score_headline (self, &foreground, n_foreground, (guint *) (gpointer) all->data + from, ends[i] - from);

      if (nb_catalog_get_row (self->catalog, rows[i * step])->flags & NB_ROW_ABOUT)
        score *= 1.25;
      if (score > best_score)
        {
          best_score = score;
          best = rows[i * step];
        }
    }
  pair_table_clear (&foreground);
  return best != NB_TELLING_NONE ? best : nb_telling_of_few (self->catalog, rows, n_rows);
}

guint32
nb_telling_of_few (NbCatalog *catalog,
                   const guint32 *rows,
                   guint n_rows)
{
  guint32 best = NB_TELLING_NONE;
  int best_score = -1;

  for (guint i = 0; i < MIN (n_rows, 500) && best_score < BEST_SCORE; i++)
    {
      const char *title = nb_catalog_get_title (catalog, rows[i]);
      gsize length = title ? strnlen (title, 200) : 0;
      int score = nb_catalog_get_row (catalog, rows[i])->flags & NB_ROW_ABOUT ? SCORE_ABOUT : 0;

      score += length == 0 ? 0 : length < 20 || length >= 130 ? 1 : SCORE_LENGTH;
      if (score > best_score)
        {
          best_score = score;
          best = rows[i];
        }
    }
  return best;
}
