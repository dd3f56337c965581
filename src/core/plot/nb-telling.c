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

struct _NbTelling
{
  NbCatalog *catalog;
  GHashTable *background;   /* hash of a pair → number of headlines that have it */
  guint n_background;
};

/* Below this many articles there is no "common among them". */
#define MIN_ROWS 4

typedef void (*PairFunc) (guint pair, gpointer user_data);

static void
foreach_pair (NbCatalog *catalog,
              guint32 row,
              PairFunc func,
              gpointer user_data)
{
  const char *title = nb_catalog_get_title (catalog, row);
  g_autofree char *folded = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint before = 0, word = 5381;
  gboolean in_word = FALSE;

  if (!title || !*title)
    return;
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

          if (before && pair && g_hash_table_add (seen, GUINT_TO_POINTER (pair)))
            func (pair, user_data);
          before = word;
        }
      in_word = FALSE;
      if (!*p)
        break;
    }
}

static void
count_pair (guint pair,
            gpointer user_data)
{
  guint n = GPOINTER_TO_UINT (g_hash_table_lookup (user_data, GUINT_TO_POINTER (pair)));

  g_hash_table_insert (user_data, GUINT_TO_POINTER (pair), GUINT_TO_POINTER (n + 1));
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
  guint step = rows->n_rows / MAX_BACKGROUND + 1;

  self->catalog = g_object_ref (catalog);
  self->background = g_hash_table_new (g_direct_hash, g_direct_equal);
  for (guint i = 0; i < rows->n_rows; i += step, self->n_background++)
    foreach_pair (catalog, nb_row_set_get (rows, i), count_pair, self->background);
  return self;
}

void
nb_telling_free (NbTelling *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->background);
  g_object_unref (self->catalog);
  g_free (self);
}

typedef struct
{
  const NbTelling *self;
  GHashTable *foreground;
  guint n_foreground;
  double sum;
  guint n_pairs;
} Score;

static void
add_score (guint pair,
           gpointer user_data)
{
  Score *score = user_data;
  double here = GPOINTER_TO_UINT (g_hash_table_lookup (score->foreground, GUINT_TO_POINTER (pair)));
  double usual = GPOINTER_TO_UINT (g_hash_table_lookup (score->self->background, GUINT_TO_POINTER (pair)));

  score->n_pairs++;
  if (here < 2)
    return;
  score->sum += MAX (0, here / score->n_foreground - USUAL * usual / MAX (score->self->n_background, 1));
}

guint32
nb_telling_choose (const NbTelling *self,
                   const guint32 *rows,
                   guint n_rows)
{
  g_autoptr (GHashTable) foreground = g_hash_table_new (g_direct_hash, g_direct_equal);
  guint step = n_rows / MAX_FOREGROUND + 1;
  guint32 best = NB_TELLING_NONE;
  Score score = { self, foreground };
  double best_score = 0;

  if (n_rows < MIN_ROWS)
    return nb_telling_of_few (self->catalog, rows, n_rows);
  for (guint i = 0; i < n_rows; i += step, score.n_foreground++)
    foreach_pair (self->catalog, rows[i], count_pair, foreground);
  for (guint i = 0; i < n_rows; i += step)
    {
      double value;

      score.sum = 0;
      score.n_pairs = 0;
      foreach_pair (self->catalog, rows[i], add_score, &score);
      /* long headlines have more pairs; the short one that says it is better */
      value = score.n_pairs ? score.sum / sqrt (score.n_pairs + 2) : 0;
      if (nb_catalog_get_row (self->catalog, rows[i])->flags & NB_ROW_ABOUT)
        value *= 1.25;
      if (value > best_score)
        {
          best_score = value;
          best = rows[i];
        }
    }
  return best != NB_TELLING_NONE ? best : nb_telling_of_few (self->catalog, rows, n_rows);
}

guint32
nb_telling_of_few (NbCatalog *catalog,
                   const guint32 *rows,
                   guint n_rows)
{
  guint32 best = NB_TELLING_NONE;
  int best_score = -1;

  for (guint i = 0; i < MIN (n_rows, 500); i++)
    {
      const char *title = nb_catalog_get_title (catalog, rows[i]);
      gsize length = title ? strnlen (title, 200) : 0;
      int score = nb_catalog_get_row (catalog, rows[i])->flags & NB_ROW_ABOUT ? 4 : 0;

      score += length == 0 ? 0 : length < 20 || length >= 130 ? 1 : 2;
      if (score > best_score)
        {
          best_score = score;
          best = rows[i];
        }
    }
  return best;
}
