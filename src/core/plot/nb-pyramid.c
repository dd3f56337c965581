/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts for all calendar units at once. What lasts a day is counted for the finest unit and summed for the others; what
 * lasts longer, a small part, is counted for each. Made in a worker thread, shared by reference; immutable, any thread. */

#include "plot/nb-pyramid.h"

#include "model/nb-time-frame.h"

#include <string.h>

/* What is spread over more columns than this is not seen in any of them. */
#define MAX_SPREAD 20000

/* Besides its groups a column has a total and a share of what is known less exactly. */
#define CELLS_BESIDE 3

typedef struct
{
  guint n_bins;
  NbDay *starts;
  guint *counts;            /* [lane][bin][group] */
  guint *totals;            /* [lane][bin] */
  double *pale;             /* [lane][bin] */
  NbBins *lanes;            /* views into the above */
  guint at;                 /* while rows are gone through in the order of time: the bin of the last one */
} Level;

struct _NbPyramid
{
  gatomicrefcount ref_count;
  guint n_lanes;
  guint n_groups;
  NbCalendarUnit finest;
  Level levels[NB_N_CALENDAR_UNITS];
};

/* While it is made. */
typedef struct
{
  NbPyramid *self;
  NbCatalog *catalog;
  const NbTimeFrame *frame;
  const NbRowSet *rows;
  const guint16 *lane_of;   /* by row; NULL: one lane */
  const guint16 *group_of;
} Making;

/* --- levels ---------------------------------------------------------------------------------------------------- */

static void
add_level (NbPyramid *self,
           NbCalendarUnit unit,
           NbDay first,
           NbDay last)
{
  Level *level = &self->levels[unit];
  gsize n;

  level->starts = nb_bins_starts (unit, first, last, &level->n_bins);
  n = (gsize) level->n_bins * self->n_lanes;
  level->counts = g_new0 (guint, n * self->n_groups);
  level->totals = g_new0 (guint, n);
  level->pale = g_new0 (double, n);
  level->lanes = g_new (NbBins, self->n_lanes);
  for (guint i = 0; i < self->n_lanes; i++)
    level->lanes[i] = (NbBins){ unit, level->n_bins, self->n_groups, level->starts,
                                level->counts + (gsize) i * level->n_bins * self->n_groups,
                                level->totals + (gsize) i * level->n_bins, level->pale + (gsize) i * level->n_bins };
}

static NbCalendarUnit
choose_finest (const NbPyramid *self,
               NbDay first,
               NbDay last,
               guint max_cells)
{
  double cells = ((double) last - first) * self->n_lanes * (self->n_groups + CELLS_BESIDE);
  NbCalendarUnit unit = NB_CALENDAR_DAY;

  while (unit < NB_CALENDAR_DECADE && cells / nb_calendar_days (unit) > max_cells)
    unit++;
  return unit;
}

/* --- what lasts a day ------------------------------------------------------------------------------------------ */

static void
count_day (const Making *making,
           Level *level,
           guint bin,
           guint32 from,
           guint32 to)
{
  const NbPyramid *self = making->self;
  const guint64 *bits_of = making->rows->bits, *is_long = making->frame->is_long;

  for (guint word = from / 64; word * 64 < to; word++)
    {
      guint64 bits = bits_of[word] & ~is_long[word];

      if (word == from / 64)
        bits &= ~G_GUINT64_CONSTANT (0) << from % 64;
      if (to - word * 64 < 64)
        bits &= (G_GUINT64_CONSTANT (1) << (to - word * 64)) - 1;
      if (!making->lane_of && !making->group_of)
        {
          level->counts[bin] += __builtin_popcountll (bits);
          continue;
        }
      for (; bits; bits &= bits - 1)
        {
          guint32 row = word * 64 + __builtin_ctzll (bits);
          gsize lane = making->lane_of ? making->lane_of[row] : 0, group = making->group_of ? making->group_of[row] : 0;

          level->counts[(lane * level->n_bins + bin) * self->n_groups + group]++;
        }
    }
}

static void
count_days (const Making *making,
            Level *level)
{
  const NbTimeFrame *frame = making->frame;
  guint bin = 0;

  for (guint d = nb_time_frame_find (frame, level->starts[0]); d < frame->n_days; d++)
    {
      while (bin + 1 < level->n_bins && level->starts[bin + 1] <= frame->days[d])
        bin++;
      count_day (making, level, bin, frame->rows[d], frame->rows[d + 1]);
    }
}

/* The unit whose columns make up those of @unit. Weeks make up nothing. */
static NbCalendarUnit
finer (NbCalendarUnit unit)
{
  return unit <= NB_CALENDAR_MONTH ? NB_CALENDAR_DAY : unit - 1;
}

static void
sum_up (const NbPyramid *self,
        Level *level,
        const Level *from)
{
  for (guint lane = 0; lane < self->n_lanes; lane++)
    {
      guint *counts = level->lanes[lane].counts;
      const guint *parts = from->lanes[lane].counts;
      guint bin = 0;

      for (guint i = 0; i < from->n_bins; i++, parts += self->n_groups)
        {
          while (bin + 1 < level->n_bins && level->starts[bin + 1] <= from->starts[i])
            bin++;
          for (guint g = 0; g < self->n_groups; g++)
            counts[(gsize) bin * self->n_groups + g] += parts[g];
        }
    }
}

/* --- what lasts longer ----------------------------------------------------------------------------------------- */

/* Articles of the same time, by lane and group. */
typedef struct
{
  NbDay first;
  NbDay last;
  gboolean counts_whole;    /* a span of days that is known exactly counts where it begins */
  guint *n;                 /* by cell, lane * n_groups + group */
  GArray *cells;            /* of guint: those that are not 0 */
} Run;

static void
spread (double *pale,
        const Level *level,
        guint bin,
        const Run *run,
        guint n)
{
  double share = n / ((double) run->last - run->first + 1);

  if ((double) run->last - level->starts[bin] > (double) MAX_SPREAD * (level->starts[bin + 1] - level->starts[bin]))
    return;
  for (; bin < level->n_bins && level->starts[bin] <= run->last; bin++)
    {
      NbDay from = MAX (level->starts[bin], run->first), to = MIN (level->starts[bin + 1], run->last + 1);

      pale[bin] += (to - from) * share;
    }
}

/* Runs come in the order of their first day, so that the bin only ever moves on. */
static void
add_run (NbPyramid *self,
         Run *run)
{
  if (run->cells->len == 0)
    return;
  for (guint unit = self->finest; unit < NB_N_CALENDAR_UNITS; unit++)
    {
      Level *level = &self->levels[unit];
      gboolean is_whole;

      while (level->at + 1 < level->n_bins && level->starts[level->at + 1] <= run->first)
        level->at++;
      is_whole = run->counts_whole || run->last < level->starts[level->at + 1];
      for (guint i = 0; i < run->cells->len; i++)
        {
          guint cell = g_array_index (run->cells, guint, i), lane = cell / self->n_groups;

          if (is_whole)
            level->lanes[lane].counts[(gsize) level->at * self->n_groups + cell % self->n_groups] += run->n[cell];
          else
            spread (level->lanes[lane].pale, level, level->at, run, run->n[cell]);
        }
    }
  for (guint i = 0; i < run->cells->len; i++)
    run->n[g_array_index (run->cells, guint, i)] = 0;
  g_array_set_size (run->cells, 0);
}

static void
count_runs (const Making *making,
            GCancellable *cancellable)
{
  NbPyramid *self = making->self;
  g_autofree guint *n = g_new0 (guint, (gsize) self->n_lanes * self->n_groups);
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (guint));
  Run run = { 0, 0, FALSE, n, cells };

  for (guint word = 0; word * 64 < making->frame->n_dated; word++)
    for (guint64 bits = making->rows->bits[word] & making->frame->is_long[word]; bits; bits &= bits - 1)
      {
        guint32 index = word * 64 + __builtin_ctzll (bits);
        const NbCatalogRow *row = nb_catalog_get_row (making->catalog, index);
        gboolean counts_whole = row->precision <= NB_PRECISION_RANGE;
        guint cell = (making->lane_of ? making->lane_of[index] : 0) * self->n_groups + (making->group_of ? making->group_of[index] : 0);

        if (row->first != run.first || row->last != run.last || counts_whole != run.counts_whole)
          {
            if (g_cancellable_is_cancelled (cancellable))
              return;
            add_run (self, &run);
            run.first = row->first;
            run.last = row->last;
            run.counts_whole = counts_whole;
          }
        if (n[cell]++ == 0)
          g_array_append_val (cells, cell);
      }
  add_run (self, &run);
}

static void
add_totals (const NbPyramid *self,
            Level *level)
{
  gsize n = (gsize) level->n_bins * self->n_lanes;

  for (gsize i = 0; i < n; i++)
    for (guint g = 0; g < self->n_groups; g++)
      level->totals[i] += level->counts[i * self->n_groups + g];
}

/* --- the whole ------------------------------------------------------------------------------------------------- */

/* The last day of any article of the result. */
static NbDay
last_day (const Making *making)
{
  const NbTimeFrame *frame = making->frame;
  NbDay last = nb_catalog_get_row (making->catalog, nb_row_set_get (making->rows, making->rows->n_dated - 1))->last;

  for (guint i = frame->n_ends; i > 0; i--)
    if (nb_row_set_contains (making->rows, frame->ends[i - 1]))
      return MAX (last, nb_catalog_get_row (making->catalog, frame->ends[i - 1])->last);
  return last;
}

/**
 * nb_pyramid_new:
 * @rows: what is counted, the dated rows of it
 * @lanes: (nullable): what each row stands in
 * @groups: (nullable): how each column is split
 * @max_cells: about so many numbers for the finest unit at most; units that would need more are left out, which only foreign
 *   dates or very many lanes bring about
 *
 * Returns: (transfer full): the counts; when @cancellable is cancelled they may be incomplete
 */
NbPyramid *
nb_pyramid_new (NbCatalog *catalog,
                const NbRowSet *rows,
                const NbGrouping *lanes,
                const NbGrouping *groups,
                guint max_cells,
                GCancellable *cancellable)
{
  NbPyramid *self = g_new0 (NbPyramid, 1);
  Making making = { self, catalog, nb_catalog_get_frame (catalog), rows,
                    lanes ? nb_grouping_get_groups (lanes) : NULL, groups ? nb_grouping_get_groups (groups) : NULL };
  NbDay first = 0, last = -1;

  g_atomic_ref_count_init (&self->ref_count);
  self->n_lanes = lanes ? MAX (nb_grouping_get_n_groups (lanes), 1) : 1;
  self->n_groups = groups ? MAX (nb_grouping_get_n_groups (groups), 1) : 1;
  if (rows->n_dated > 0)
    {
      first = nb_catalog_get_row (catalog, nb_row_set_get (rows, 0))->first;
      last = last_day (&making);
    }
  self->finest = choose_finest (self, first, last, max_cells);
  for (guint unit = self->finest; unit < NB_N_CALENDAR_UNITS; unit++)
    {
      Level *level = &self->levels[unit];

      add_level (self, unit, first, last);
      if (rows->n_dated == 0)
        {
          level->n_bins = 0;
          for (guint i = 0; i < self->n_lanes; i++)
            level->lanes[i].n_bins = 0;
        }
      else if (unit > self->finest && finer (unit) >= self->finest)
        sum_up (self, level, &self->levels[finer (unit)]);
      else
        count_days (&making, level);
    }
  if (rows->n_dated > 0)
    count_runs (&making, cancellable);
  for (guint unit = self->finest; unit < NB_N_CALENDAR_UNITS; unit++)
    add_totals (self, &self->levels[unit]);
  return self;
}

/**
 * nb_pyramid_ref:
 *
 * Returns: (transfer full): @self
 */
NbPyramid *
nb_pyramid_ref (NbPyramid *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_pyramid_unref:
 */
void
nb_pyramid_unref (NbPyramid *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  for (guint unit = 0; unit < NB_N_CALENDAR_UNITS; unit++)
    {
      Level *level = &self->levels[unit];

      g_free (level->starts);
      g_free (level->counts);
      g_free (level->totals);
      g_free (level->pale);
      g_free (level->lanes);
    }
  g_free (self);
}

const NbBins *
nb_pyramid_get_bins (const NbPyramid *self,
                     guint lane,
                     NbCalendarUnit unit)
{
  return &self->levels[MAX (unit, self->finest)].lanes[lane];
}
