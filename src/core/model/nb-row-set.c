/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of one catalog, a bit each, with a directory of ranks beside them: a position is found from a row and a row from a
 * position without going through all (Jacobson, "Space-efficient static trees and graphs", 1989). */

#include "model/nb-row-set.h"

#define BLOCK 8                    /* words, a cache line */

/**
 * nb_row_set_new:
 * @size: how many rows the catalog has
 *
 * Returns: (transfer full): an empty set, to be filled with nb_row_set_add() and then finished
 */
NbRowSet *
nb_row_set_new (guint size)
{
  NbRowSet *self = g_new0 (NbRowSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_words = (size + 63) / 64;
  self->bits = g_new0 (guint64, self->n_words + 1);
  return self;
}

/**
 * nb_row_set_finish:
 * @n_dated: how many rows of the catalog have a date
 *
 * Counts what was added; from now on the set does not change.
 */
void
nb_row_set_finish (NbRowSet *self,
                   guint n_dated)
{
  guint n = 0;

  self->ranks = g_new (guint32, self->n_words / BLOCK + 2);
  for (guint i = 0; i < self->n_words; i++)
    {
      if (i % BLOCK == 0)
        self->ranks[i / BLOCK] = n;
      n += __builtin_popcountll (self->bits[i]);
    }
  self->ranks[(self->n_words + BLOCK - 1) / BLOCK] = n;
  self->n_rows = n;
  self->n_dated = nb_row_set_position (self, n_dated);
}

/**
 * nb_row_set_ref:
 *
 * Returns: (transfer full): @self
 */
NbRowSet *
nb_row_set_ref (NbRowSet *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_row_set_unref:
 */
void
nb_row_set_unref (NbRowSet *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->bits);
  g_free (self->ranks);
  g_free (self);
}

/**
 * nb_row_set_position:
 *
 * Returns: how many rows of @self stand before @row
 */
guint
nb_row_set_position (const NbRowSet *self,
                     guint32 row)
{
  guint word = row / 64, n;

  if (word >= self->n_words)
    return self->n_rows;
  n = self->ranks[word / BLOCK];
  for (guint i = word / BLOCK * BLOCK; i < word; i++)
    n += __builtin_popcountll (self->bits[i]);
  return n + __builtin_popcountll (self->bits[word] & ((G_GUINT64_CONSTANT (1) << row % 64) - 1));
}

/**
 * nb_row_set_get:
 * @position: less than the number of rows
 *
 * Returns: the row before which @position others stand
 */
guint32
nb_row_set_get (const NbRowSet *self,
                guint position)
{
  guint low = 0, high = (self->n_words + BLOCK - 1) / BLOCK, word, left;
  guint64 bits;

  g_return_val_if_fail (position < self->n_rows, 0);
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->ranks[middle] <= position)
        low = middle;
      else
        high = middle;
    }
  left = position - self->ranks[low];
  for (word = low * BLOCK; left >= (guint) __builtin_popcountll (self->bits[word]); word++)
    left -= __builtin_popcountll (self->bits[word]);
  for (bits = self->bits[word]; left; left--)
    bits &= bits - 1;
  return word * 64 + __builtin_ctzll (bits);
}

/**
 * nb_row_set_slice:
 * @from: a position
 * @to: the one behind the last, at most the number of rows
 *
 * Returns: (transfer full) (array length=to-from): the rows at these positions
 */
guint32 *
nb_row_set_slice (const NbRowSet *self,
                  guint from,
                  guint to)
{
  guint32 *rows;
  NbRowIter iter;

  g_return_val_if_fail (from <= to && to <= self->n_rows, NULL);
  rows = g_new (guint32, MAX (to - from, 1));
  if (from == to)
    return rows;
  rows[0] = nb_row_set_get (self, from);
  iter.set = self;
  iter.word = rows[0] / 64;
  iter.bits = self->bits[iter.word] & ~((G_GUINT64_CONSTANT (2) << rows[0] % 64) - 1);
  for (guint i = 1; i < to - from; i++)
    nb_row_iter_next (&iter, &rows[i]);
  return rows;
}
