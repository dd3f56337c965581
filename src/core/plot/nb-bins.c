/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts per calendar unit: the columns of the timeline, of the overview and of figures.
 * Owned by whoever makes them; immutable, any thread. */

#include "plot/nb-bins.h"

/* Two calendars of a thousand years in days, rather than an allocation that foreign dates can ask for. */
#define MAX_BINS 800000

/**
 * nb_bins_starts:
 * @n_bins: (out): how many units it takes from @first to @last
 *
 * Returns: (transfer full) (array): where each of them begins, and the one after the last
 */
NbDay *
nb_bins_starts (NbCalendarUnit unit,
                NbDay first,
                NbDay last,
                guint *n_bins)
{
  g_autoptr (GArray) starts = g_array_new (FALSE, FALSE, sizeof (NbDay));
  NbDay day = nb_calendar_floor (unit, first);

  g_array_append_val (starts, day);
  do
    {
      day = nb_calendar_next (unit, day);
      g_array_append_val (starts, day);
    }
  while (day <= last && starts->len <= MAX_BINS);
  *n_bins = starts->len - 1;
  return g_array_steal (starts, NULL);
}

/* An article counts in a bin if it is known to lie in it; a span of days that is known exactly counts where it begins. */
static gboolean
counts_in_bin (const NbBins *self,
               guint bin,
               const NbCatalogRow *row)
{
  return row->last < self->starts[bin + 1] || row->precision <= NB_PRECISION_RANGE;
}

static void
spread (NbBins *self,
        guint bin,
        const NbCatalogRow *row)
{
  double share = 1.0 / ((double) row->last - row->first + 1);

  for (; bin < self->n_bins && self->starts[bin] <= row->last; bin++)
    {
      NbDay from = MAX (self->starts[bin], row->first);
      NbDay to = MIN (self->starts[bin + 1], row->last + 1);

      self->pale[bin] += (to - from) * share;
    }
}

/**
 * nb_bins_new:
 * @rows: (nullable): dated rows in the order of time; %NULL: the first @n_rows of the catalog
 * @grouping: (nullable): how the counts are split
 *
 * Returns: (transfer full): the counts; without a single dated row it has no bins
 */
NbBins *
nb_bins_new (NbCatalog *catalog,
             const guint32 *rows,
             guint n_rows,
             const NbGrouping *grouping,
             NbCalendarUnit unit)
{
  NbBins *self = g_new0 (NbBins, 1);
  NbDay last = NB_DAY_NONE;
  guint bin = 0;

  self->unit = unit;
  self->n_groups = grouping ? MAX (nb_grouping_get_n_groups (grouping), 1) : 1;
  if (n_rows == 0)
    {
      self->starts = g_new0 (NbDay, 1);
      return self;
    }
  for (guint i = 0; i < n_rows; i++)
    last = MAX (last, nb_catalog_get_row (catalog, rows ? rows[i] : i)->last);
  self->starts = nb_bins_starts (unit, nb_catalog_get_row (catalog, rows ? rows[0] : 0)->first, last, &self->n_bins);
  self->counts = g_new0 (guint, (gsize) self->n_bins * self->n_groups);
  self->totals = g_new0 (guint, self->n_bins);
  self->pale = g_new0 (double, self->n_bins);

  /* rows come in the order of their first day, so that the bin only ever moves on */
  for (guint i = 0; i < n_rows; i++)
    {
      guint index = rows ? rows[i] : i;
      const NbCatalogRow *row = nb_catalog_get_row (catalog, index);

      while (bin + 1 < self->n_bins && self->starts[bin + 1] <= row->first)
        bin++;
      if (counts_in_bin (self, bin, row))
        {
          self->counts[(gsize) bin * self->n_groups + (grouping ? nb_grouping_group_of (grouping, index) : 0)]++;
          self->totals[bin]++;
        }
      else
        spread (self, bin, row);
    }
  return self;
}

/**
 * nb_bins_free:
 */
void
nb_bins_free (NbBins *self)
{
  if (!self)
    return;
  g_free (self->starts);
  g_free (self->counts);
  g_free (self->totals);
  g_free (self->pale);
  g_free (self);
}

guint
nb_bins_find (const NbBins *self,
              NbDay day)
{
  guint low = 0, high = self->n_bins;

  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if (self->starts[middle] <= day)
        low = middle;
      else
        high = middle;
    }
  return low;
}

NbCalendarUnit
nb_bins_choose_unit (const NbTimeAxis *axis,
                     double min_width)
{
  double scale = nb_time_axis_scale (axis);

  for (int unit = NB_CALENDAR_DAY; unit < NB_CALENDAR_DECADE; unit++)
    if (nb_calendar_days (unit) * scale >= min_width)
      return unit;
  return NB_CALENDAR_DECADE;
}

guint
nb_value_step (double max)
{
  static const guint steps[] = { 1, 2, 3, 4, 5 };
  guint best = 1, above = 1;

  for (guint64 power = 1; power <= 100000000; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
      {
        if (steps[i] * power * 3 <= max)
          best = steps[i] * power;
        else if (above <= best)
          above = steps[i] * power;
      }
  /* two lines that reach up say more than three at the foot */
  return max / best >= 5 ? above : best;
}
