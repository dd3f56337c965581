/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What counting by time needs of a catalog: days, steps, and a bit or a byte a row.
 * Made with the catalog in its worker thread and owned by it; immutable, any thread. */

#include "model/nb-time-frame.h"

/* A day that is known may be told as two or three. */
#define MAX_EXACT_DAYS 3

/**
 * nb_catalog_row_is_exact:
 *
 * Returns: whether the day is known: what becomes a dot rather than a bar
 */
gboolean
nb_catalog_row_is_exact (const NbCatalogRow *row)
{
  if (row->flags & NB_ROW_APPROXIMATE)
    return FALSE;
  return row->precision == NB_PRECISION_DAY || (row->precision == NB_PRECISION_RANGE && row->last - row->first < MAX_EXACT_DAYS);
}

static void
add_rows (NbTimeFrame *self,
          NbCatalog *catalog)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (NbDay));
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  const NbDay end = G_MAXINT32;

  for (guint32 i = 0; i < self->n_dated; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (catalog, i);

      if (days->len == 0 || g_array_index (days, NbDay, days->len - 1) != row->first)
        {
          g_array_append_val (days, row->first);
          g_array_append_val (rows, i);
        }
      self->units[i] = row->unit;
      if (row->last > row->first)
        {
          self->is_long[i / 64] |= G_GUINT64_CONSTANT (1) << i % 64;
          self->n_ends++;
        }
      if (nb_catalog_row_is_exact (row))
        self->is_exact[i / 64] |= G_GUINT64_CONSTANT (1) << i % 64;
    }
  self->n_days = days->len;
  g_array_append_val (days, end);
  g_array_append_val (rows, self->n_dated);
  self->days = g_array_steal (days, NULL);
  self->rows = g_array_steal (rows, NULL);
}

static void
add_steps (NbTimeFrame *self)
{
  guint room = self->n_dated / NB_FRAME_MAX_STEPS + 1;

  self->steps = g_new (guint32, NB_FRAME_MAX_STEPS + 2);
  for (guint d = 0; d < self->n_days; d++)
    if (self->n_steps == 0 || self->rows[d] - self->rows[self->steps[self->n_steps - 1]] >= room)
      self->steps[self->n_steps++] = d;
  self->steps[self->n_steps] = self->n_days;
}

static int
compare_ends (gconstpointer a,
              gconstpointer b,
              gpointer catalog)
{
  guint32 ra = *(const guint32 *) a, rb = *(const guint32 *) b;
  NbDay da = nb_catalog_get_row (catalog, ra)->last, db = nb_catalog_get_row (catalog, rb)->last;

  return da != db ? (da < db ? -1 : 1) : ra < rb ? -1 : ra > rb;
}

static void
add_ends (NbTimeFrame *self,
          NbCatalog *catalog)
{
  guint n = 0;

  self->ends = g_new (guint32, self->n_ends + 1);
  for (guint32 i = 0; i < self->n_dated; i++)
    if (nb_frame_bit (self->is_long, i))
      self->ends[n++] = i;
  g_qsort_with_data (self->ends, (gint) n, sizeof *self->ends, compare_ends, catalog);
}

/**
 * nb_time_frame_new:
 *
 * Returns: (transfer full): the frame of all rows of @catalog
 */
NbTimeFrame *
nb_time_frame_new (NbCatalog *catalog)
{
  NbTimeFrame *self = g_new0 (NbTimeFrame, 1);

  self->n_dated = nb_catalog_get_n_dated (catalog);
  self->units = g_new (guint8, self->n_dated + 1);
  self->is_long = g_new0 (guint64, self->n_dated / 64 + 1);
  self->is_exact = g_new0 (guint64, self->n_dated / 64 + 1);
  add_rows (self, catalog);
  add_steps (self);
  add_ends (self, catalog);
  return self;
}

/**
 * nb_time_frame_free:
 */
void
nb_time_frame_free (NbTimeFrame *self)
{
  if (!self)
    return;
  g_free (self->days);
  g_free (self->rows);
  g_free (self->steps);
  g_free (self->units);
  g_free (self->is_long);
  g_free (self->is_exact);
  g_free (self->ends);
  g_free (self);
}

/**
 * nb_time_frame_find:
 *
 * Returns: the index of @day among the days or, if nothing begins on it, of the next one; n_days if there is none
 */
guint
nb_time_frame_find (const NbTimeFrame *self,
                    NbDay day)
{
  guint low = 0, high = self->n_days;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->days[middle] < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * nb_time_frame_find_row:
 *
 * Returns: the first dated row that begins on @day or later; n_dated if there is none
 */
guint
nb_time_frame_find_row (const NbTimeFrame *self,
                        NbDay day)
{
  return self->rows[nb_time_frame_find (self, day)];
}

/**
 * nb_time_frame_find_step:
 *
 * Returns: the last step that begins on @day or before it; n_steps if @day lies behind all, 0 if before all
 */
guint
nb_time_frame_find_step (const NbTimeFrame *self,
                         NbDay day)
{
  guint low = 0, high = self->n_steps;

  if (self->n_days == 0 || day > self->days[self->n_days - 1])
    return self->n_steps;
  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (self->days[self->steps[middle]] <= day)
        low = middle;
      else
        high = middle;
    }
  return low;
}
