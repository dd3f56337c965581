/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ascending rows of one catalog: the result of a query.
 * Made by the catalog, shared by reference; immutable, any thread. */

#include "model/nb-catalog.h"

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
  if (g_atomic_ref_count_dec (&self->ref_count))
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
  guint low = 0, high = self->n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->rows[middle] < row)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * nb_row_set_contains:
 *
 * Returns: whether @row is one of @self
 */
gboolean
nb_row_set_contains (const NbRowSet *self,
                     guint32 row)
{
  guint position = nb_row_set_position (self, row);

  return position < self->n_rows && self->rows[position] == row;
}
