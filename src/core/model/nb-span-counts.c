/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts per province in any span: those that begin in it, and those that are under way when it begins.
 * Made in a worker thread with each result and shared by reference; immutable, any thread. */

#include "model/nb-span-counts.h"

#include <math.h>
#include <string.h>

/* Units as published, and "no place". */
#define N_KEYS NB_N_UNIT_COUNTS

typedef guint32 Counts[N_KEYS];

struct _NbSpanCounts
{
  gatomicrefcount ref_count;
  NbCatalog *catalog;           /* which owns the frame */
  NbRowSet *rows;
  const NbTimeFrame *frame;
  Counts *known;                /* by step: what begins before it, the year at least known in parts … */
  Counts *vague;                /* … and what is known by years only */
  Counts *open;                 /* by step: what began before it and goes on */
  guint32 *open_vague;          /* of that, all that is known by years only */
  Counts all;                   /* undated ones too */
};

static guint
key_of (const NbTimeFrame *frame,
        guint32 row)
{
  return MIN (frame->units[row], NB_N_UNITS);
}

static gboolean
is_vague (const NbSpanCounts *self,
          guint32 row)
{
  return nb_frame_bit (self->frame->is_long, row) && nb_catalog_get_row (self->catalog, row)->precision >= NB_PRECISION_YEAR;
}

static NbDay
step_day (const NbTimeFrame *frame,
          guint step)
{
  return frame->days[frame->steps[step]];
}

static guint32
step_row (const NbTimeFrame *frame,
          guint step)
{
  return frame->rows[frame->steps[step]];
}

static void
count_begins (NbSpanCounts *self)
{
  const NbTimeFrame *frame = self->frame;
  Counts known = { 0 }, vague = { 0 };

  for (guint step = 0; step <= frame->n_steps; step++)
    {
      NbRowRange range;
      guint32 row;

      memcpy (self->known[step], known, sizeof known);
      memcpy (self->vague[step], vague, sizeof vague);
      if (step == frame->n_steps)
        break;
      for (nb_row_range_init (&range, self->rows, step_row (frame, step), step_row (frame, step + 1)); nb_row_range_next (&range, &row);)
        {
          if (is_vague (self, row))
            vague[key_of (frame, row)]++;
          else
            known[key_of (frame, row)]++;
        }
    }
}

/* What lasts longer comes in with its first day and leaves after its last. */
static void
count_open (NbSpanCounts *self)
{
  const NbTimeFrame *frame = self->frame;
  Counts open = { 0 };
  guint32 open_vague = 0;
  guint end = 0;

  for (guint step = 0; step <= frame->n_steps; step++)
    {
      NbDay day = step_day (frame, step);
      guint32 from = step > 0 ? step_row (frame, step - 1) : 0, to = step_row (frame, step);

      for (guint word = from / 64; word * 64 < to; word++)
        {
          guint64 bits = self->rows->bits[word] & frame->is_long[word];

          for (; bits; bits &= bits - 1)
            {
              guint32 row = word * 64 + __builtin_ctzll (bits);

              if (row < from || row >= to)
                continue;
              open[key_of (frame, row)]++;
              open_vague += is_vague (self, row);
            }
        }
      for (; end < frame->n_ends && nb_catalog_get_row (self->catalog, frame->ends[end])->last < day; end++)
        if (nb_row_set_contains (self->rows, frame->ends[end]))
          {
            open[key_of (frame, frame->ends[end])]--;
            open_vague -= is_vague (self, frame->ends[end]);
          }
      memcpy (self->open[step], open, sizeof open);
      self->open_vague[step] = open_vague;
    }
}

static void
count_all (NbSpanCounts *self)
{
  guint32 n_dated = self->frame->n_dated, row;
  NbRowRange range;

  for (guint k = 0; k < N_KEYS; k++)
    self->all[k] = self->known[self->frame->n_steps][k] + self->vague[self->frame->n_steps][k];
  for (nb_row_range_init (&range, self->rows, n_dated, G_MAXUINT32); nb_row_range_next (&range, &row);)
    self->all[MIN (nb_catalog_get_row (self->catalog, row)->unit, NB_N_UNITS)]++;
}

/**
 * nb_span_counts_new:
 * @rows: of @catalog
 *
 * Returns: (transfer full): the counts
 */
NbSpanCounts *
nb_span_counts_new (NbCatalog *catalog,
                    NbRowSet *rows)
{
  NbSpanCounts *self = g_new0 (NbSpanCounts, 1);
  guint n;

  g_atomic_ref_count_init (&self->ref_count);
  self->catalog = g_object_ref (catalog);
  self->rows = nb_row_set_ref (rows);
  self->frame = nb_catalog_get_frame (catalog);
  n = self->frame->n_steps + 1;
  self->known = g_new (Counts, n);
  self->vague = g_new (Counts, n);
  self->open = g_new (Counts, n);
  self->open_vague = g_new (guint32, n);
  count_begins (self);
  count_open (self);
  count_all (self);
  return self;
}

/**
 * nb_span_counts_ref:
 *
 * Returns: (transfer full): @self
 */
NbSpanCounts *
nb_span_counts_ref (NbSpanCounts *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_span_counts_unref:
 */
void
nb_span_counts_unref (NbSpanCounts *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->known);
  g_free (self->vague);
  g_free (self->open);
  g_free (self->open_vague);
  nb_row_set_unref (self->rows);
  g_object_unref (self->catalog);
  g_free (self);
}

/* --- asking ---------------------------------------------------------------------------------------------------- */

/* What begins before @day. */
static void
count_before (const NbSpanCounts *self,
              NbDay day,
              Counts known,
              Counts vague)
{
  const NbTimeFrame *frame = self->frame;
  guint step = nb_time_frame_find_step (frame, day);
  NbRowRange range;
  guint32 row;

  memcpy (known, self->known[step], sizeof (Counts));
  memcpy (vague, self->vague[step], sizeof (Counts));
  for (nb_row_range_init (&range, self->rows, step_row (frame, step), nb_time_frame_find_row (frame, day)); nb_row_range_next (&range, &row);)
    {
      if (is_vague (self, row))
        vague[key_of (frame, row)]++;
      else
        known[key_of (frame, row)]++;
    }
}

/* The first of the ends on @day or later. */
static guint
find_end (const NbSpanCounts *self,
          NbDay day)
{
  const NbTimeFrame *frame = self->frame;
  guint low = 0, high = frame->n_ends;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (nb_catalog_get_row (self->catalog, frame->ends[middle])->last < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* What began before @day and lasts until it or longer. */
static void
count_under_way (const NbSpanCounts *self,
                 NbDay day,
                 Counts open,
                 guint32 *open_vague)
{
  const NbTimeFrame *frame = self->frame;
  guint step = nb_time_frame_find_step (frame, day), end;
  guint32 from = step_row (frame, step), row;
  NbRowRange range;

  memcpy (open, self->open[step], sizeof (Counts));
  *open_vague = self->open_vague[step];
  if (step < frame->n_steps && step_day (frame, step) >= day)
    return;
  for (nb_row_range_init (&range, self->rows, from, nb_time_frame_find_row (frame, day)); nb_row_range_next (&range, &row);)
    if (nb_frame_bit (frame->is_long, row) && nb_catalog_get_row (self->catalog, row)->last >= day)
      {
        open[key_of (frame, row)]++;
        *open_vague += is_vague (self, row);
      }
  /* behind the last step nothing begins, and its table says what goes on when "never" is reached: count what ends later */
  if (step == frame->n_steps)
    {
      for (end = find_end (self, day); end < frame->n_ends; end++)
        if (nb_row_set_contains (self->rows, frame->ends[end]))
          {
            open[key_of (frame, frame->ends[end])]++;
            *open_vague += is_vague (self, frame->ends[end]);
          }
      return;
    }
  for (end = find_end (self, step_day (frame, step)); end < frame->n_ends; end++)
    {
      row = frame->ends[end];
      if (nb_catalog_get_row (self->catalog, row)->last >= day)
        break;
      if (row < from && nb_row_set_contains (self->rows, row))
        {
          open[key_of (frame, row)]--;
          *open_vague -= is_vague (self, row);
        }
    }
}

static void
count_overlap (const NbSpanCounts *self,
               NbDay first,
               NbDay last,
               Counts counts,
               guint32 *year_only)
{
  Counts known[2], vague[2], open;

  count_before (self, first, known[0], vague[0]);
  count_before (self, last + 1, known[1], vague[1]);
  count_under_way (self, first, open, year_only);
  for (guint k = 0; k < N_KEYS; k++)
    {
      counts[k] = known[1][k] - known[0][k] + vague[1][k] - vague[0][k] + open[k];
      *year_only += vague[1][k] - vague[0][k];
    }
}

static guint
key_in (const NbSpanCounts *self,
        NbPlaceMode mode,
        guint key)
{
  return key == NB_N_UNITS ? key : nb_places_map (nb_catalog_get_places (self->catalog), (NbUnit) key, mode);
}

/**
 * nb_span_counts_units:
 * @first: NB_DAY_NONE to count everything, undated articles too
 * @last: inclusive
 * @counts: (out): as nb_count_units() counts them
 */
void
nb_span_counts_units (const NbSpanCounts *self,
                      NbPlaceMode mode,
                      NbDay first,
                      NbDay last,
                      guint counts[NB_N_UNIT_COUNTS])
{
  Counts published;
  guint32 year_only;

  memset (counts, 0, sizeof (guint) * NB_N_UNIT_COUNTS);
  if (first == NB_DAY_NONE)
    memcpy (published, self->all, sizeof published);
  else
    count_overlap (self, first, last, published, &year_only);
  for (guint k = 0; k < N_KEYS; k++)
    counts[key_in (self, mode, k)] += published[k];
}

/**
 * nb_span_counts_year_only:
 *
 * Returns: how many articles, of which only the year or years are known, the span has
 */
guint
nb_span_counts_year_only (const NbSpanCounts *self,
                          NbDay first,
                          NbDay last)
{
  Counts published;
  guint32 year_only;

  count_overlap (self, first, last, published, &year_only);
  return year_only;
}

/**
 * nb_span_counts_trends:
 * @from: in days
 * @to: in days, exclusive
 * @bins: (out): bins[unit * n_bins + bin]: what begins in each of @n_bins equal parts of the span and is known better than
 *   by years
 */
void
nb_span_counts_trends (const NbSpanCounts *self,
                       NbPlaceMode mode,
                       double from,
                       double to,
                       guint n_bins,
                       guint *bins)
{
  Counts before, here, vague;

  memset (bins, 0, sizeof (guint) * NB_N_UNITS * n_bins);
  count_before (self, (NbDay) ceil (from), before, vague);
  for (guint bin = 0; bin < n_bins; bin++)
    {
      NbDay end = (NbDay) ceil (bin + 1 < n_bins ? from + (to - from) * (bin + 1) / n_bins - 1 : to);

      /* where a bin ends with a day, rounding does not decide where the day belongs */
      while (bin + 1 < n_bins && (end - from) / (to - from) * n_bins < bin + 1)
        end++;
      count_before (self, end, here, vague);
      for (guint k = 0; k < NB_N_UNITS; k++)
        if (here[k] != before[k])
          bins[key_in (self, mode, k) * n_bins + bin] += here[k] - before[k];
      memcpy (before, here, sizeof here);
    }
}
