/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline's layouts share as long as the result and the facets stay: counts by unit, lane and group, and where
 * the articles of a lane are. Made by a view's worker thread or a figure; but for names, which the layouts' thread looks
 * for and remembers, immutable. */

#include "plot/nb-timeline-private.h"

#include <math.h>
#include <string.h>

/* Lanes beyond this are put together as "other". */
#define MAX_LANES 70
/* The palette's, and one for the rest. */
#define MAX_COLOURS 7

/* Numbers of the finest unit: days of some thirty years in seventy lanes, of centuries in one. */
#define MAX_CELLS 4000000
/* The overview has no use for columns that no screen is wide enough for. */
#define MAX_OVERVIEW_CELLS 40000

/* Headlines that a name is chosen from. */
#define MAX_NAMED 300

/* --- times that are not known to the day ----------------------------------------------------------------------- */

/* Lanes, precision and approximation have 12 bits, each day 26. */
#define DAY_BITS 26
#define DAY_KEY(day) ((guint64) ((gint64) (day) + (1 << (DAY_BITS - 1))) & ((1 << DAY_BITS) - 1))

static guint64
time_key (const NbCatalogRow *row,
          guint lane)
{
  return DAY_KEY (row->first) << (12 + DAY_BITS) | DAY_KEY (row->last) << 12
         | (lane & 0x7f) << 5 | (row->precision & 0xf) << 1 | ((row->flags & NB_ROW_APPROXIMATE) != 0);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const NbVagueTime *ta = a, *tb = b;

  if (ta->lane != tb->lane)
    return ta->lane < tb->lane ? -1 : 1;
  return ta->first != tb->first ? (ta->first < tb->first ? -1 : 1) : ta->last < tb->last ? -1 : ta->last > tb->last;
}

/* The index of the row's time, which is added if it is new. Rows of one time mostly follow one another. */
static guint
find_time (GArray *times,
           GHashTable *index,
           const NbCatalogRow *row,
           guint lane)
{
  guint64 key = time_key (row, lane);
  gpointer found = g_hash_table_lookup (index, &key);
  NbVagueTime time = { lane, row->first, row->last, row->precision, (row->flags & NB_ROW_APPROXIMATE) != 0, 0, 0 };

  if (found)
    return GPOINTER_TO_UINT (found) - 1;
  g_array_append_val (times, time);
  g_hash_table_insert (index, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (times->len));
  return times->len - 1;
}

/* The rows whose day is not known, put together by time: libraries have many of them, but few different ones. */
static void
collect_times (NbTimelineIndex *self)
{
  g_autoptr (GHashTable) index = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) time_of = g_array_new (FALSE, FALSE, sizeof (guint));
  guint at = 0;

  self->times = g_array_new (FALSE, FALSE, sizeof (NbVagueTime));
  for (guint word = 0; word * 64 < self->frame->n_dated; word++)
    {
      guint64 bits = self->rows->bits[word] & ~self->frame->is_exact[word];

      if (self->frame->n_dated - word * 64 < 64)
        bits &= (G_GUINT64_CONSTANT (1) << (self->frame->n_dated - word * 64)) - 1;
      for (; bits; bits &= bits - 1)
        {
          guint32 row = word * 64 + __builtin_ctzll (bits);
          guint time = find_time (self->times, index, nb_catalog_get_row (self->catalog, row), nb_grouping_group_of (self->lanes, row));

          g_array_index (self->times, NbVagueTime, time).n_rows++;
          g_array_append_val (rows, row);
          g_array_append_val (time_of, time);
        }
    }

  /* each time's rows side by side */
  self->time_rows = g_new (guint32, rows->len + 1);
  for (guint i = 0; i < self->times->len; i++)
    {
      NbVagueTime *time = &g_array_index (self->times, NbVagueTime, i);

      time->rows = at;
      at += time->n_rows;
      time->n_rows = 0;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      NbVagueTime *time = &g_array_index (self->times, NbVagueTime, g_array_index (time_of, guint, i));

      self->time_rows[time->rows + time->n_rows++] = g_array_index (rows, guint32, i);
    }
  g_array_sort (self->times, compare_times);
  self->times_of_lane = g_new0 (guint, self->n_lanes + 1);
  for (guint i = 0; i < self->times->len; i++)
    self->times_of_lane[g_array_index (self->times, NbVagueTime, i).lane + 1] = i + 1;
  for (guint i = 0; i < self->n_lanes; i++)
    self->times_of_lane[i + 1] = MAX (self->times_of_lane[i + 1], self->times_of_lane[i]);
}

const NbVagueTime *
nb_timeline_index_times (const NbTimelineIndex *self,
                         guint lane,
                         guint *n_times)
{
  *n_times = self->times_of_lane[lane + 1] - self->times_of_lane[lane];
  return *n_times ? &g_array_index (self->times, NbVagueTime, self->times_of_lane[lane]) : NULL;
}

/* --- days ------------------------------------------------------------------------------------------------------ */

/* Running counts of the rows whose day is known, by lane. */
static void
count_exact (NbTimelineIndex *self)
{
  const NbTimeFrame *frame = self->frame;
  const guint16 *lane_of = nb_grouping_get_groups (self->lanes);
  g_autofree guint32 *counts = g_new0 (guint32, self->n_lanes);

  if (!lane_of)
    return;
  self->exact_before = g_new (guint32, (gsize) (frame->n_steps + 1) * self->n_lanes);
  for (guint step = 0; step <= frame->n_steps; step++)
    {
      NbRowRange range;
      guint32 row;

      memcpy (self->exact_before + (gsize) step * self->n_lanes, counts, sizeof *counts * self->n_lanes);
      if (step == frame->n_steps)
        break;
      nb_row_range_init (&range, self->rows, frame->rows[frame->steps[step]], frame->rows[frame->steps[step + 1]]);
      while (nb_row_range_next (&range, &row))
        counts[lane_of[row]] += nb_frame_bit (frame->is_exact, row);
    }
}

static guint
count_exact_before (const NbTimelineIndex *self,
                    guint lane,
                    NbDay day)
{
  const NbTimeFrame *frame = self->frame;
  guint step = nb_time_frame_find_step (frame, day), n = self->exact_before[(gsize) step * self->n_lanes + lane];
  NbRowRange range;
  guint32 row;

  nb_row_range_init (&range, self->rows, frame->rows[frame->steps[step]], nb_time_frame_find_row (frame, day));
  while (nb_row_range_next (&range, &row))
    n += nb_grouping_group_of (self->lanes, row) == lane && nb_frame_bit (frame->is_exact, row);
  return n;
}

guint
nb_timeline_index_count (const NbTimelineIndex *self,
                         guint lane,
                         double from,
                         double to)
{
  guint n = 0, n_times;
  const NbVagueTime *times = nb_timeline_index_times (self, lane, &n_times);

  if (self->exact_before)
    n = count_exact_before (self, lane, (NbDay) ceil (to)) - count_exact_before (self, lane, (NbDay) floor (from));
  for (guint i = 0; i < n_times && times[i].first < to; i++)
    if (times[i].last + 1 > from)
      n += times[i].n_rows;
  return n;
}

guint32 *
nb_timeline_index_exact (const NbTimelineIndex *self,
                         NbDay from,
                         NbDay to,
                         guint **ends)
{
  const NbTimeFrame *frame = self->frame;
  guint first = nb_time_frame_find_row (frame, from), last = nb_time_frame_find_row (frame, to);
  guint *at = g_new0 (guint, self->n_lanes + 1);
  NbRowRange range;
  guint32 *rows, row;

  for (nb_row_range_init (&range, self->rows, first, last); nb_row_range_next (&range, &row);)
    if (nb_frame_bit (frame->is_exact, row))
      at[nb_grouping_group_of (self->lanes, row) + 1]++;
  for (guint i = 0; i < self->n_lanes; i++)
    at[i + 1] += at[i];
  rows = g_new (guint32, at[self->n_lanes] + 1);
  for (nb_row_range_init (&range, self->rows, first, last); nb_row_range_next (&range, &row);)
    if (nb_frame_bit (frame->is_exact, row))
      rows[at[nb_grouping_group_of (self->lanes, row)]++] = row;
  /* by now each place is that of the next lane */
  *ends = at;
  return rows;
}

/* Whether a row counts in a column: what is decided when it is counted. */
gboolean
nb_timeline_index_is_in (const NbTimelineIndex *self,
                         guint32 row,
                         NbDay first,
                         NbDay last)
{
  const NbCatalogRow *data = nb_catalog_get_row (self->catalog, row);

  return data->first >= first && data->first <= last && (data->last <= last || data->precision <= NB_PRECISION_RANGE);
}

guint32 *
nb_timeline_index_column (const NbTimelineIndex *self,
                          guint lane,
                          NbDay first,
                          NbDay last,
                          guint max,
                          guint *n_rows)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  NbRowRange range;
  guint32 row;

  nb_row_range_init (&range, self->rows, nb_time_frame_find_row (self->frame, first), nb_time_frame_find_row (self->frame, last + 1));
  while (rows->len < max && nb_row_range_next (&range, &row))
    if (nb_grouping_group_of (self->lanes, row) == lane
        && (!nb_frame_bit (self->frame->is_long, row) || nb_timeline_index_is_in (self, row, first, last)))
      g_array_append_val (rows, row);
  *n_rows = rows->len;
  return (guint32 *) (gpointer) g_array_free (rows, FALSE);
}

/* --- making ---------------------------------------------------------------------------------------------------- */

static NbPyramid *
count_overview (const NbTimelineIndex *self)
{
  guint n = nb_catalog_get_n_rows (self->catalog);
  g_autoptr (NbRowSet) all = nb_row_set_new (n);

  for (guint row = 0; row < n; row++)
    nb_row_set_add (all, row);
  nb_row_set_finish (all, nb_catalog_get_n_dated (self->catalog));
  return nb_pyramid_new (self->catalog, all, NULL, NULL, MAX_OVERVIEW_CELLS, NULL);
}

/**
 * nb_timeline_index_new:
 * @input: catalog, rows, lanes, colour, place mode and today are looked at
 * @previous: (nullable): the index before, of which is taken over what still holds
 *
 * Goes through all rows: a million take some hundredths of a second. Any thread.
 *
 * Returns: (transfer full) (nullable): the index; %NULL if @cancellable was cancelled
 */
NbTimelineIndex *
nb_timeline_index_new (const NbTimelineInput *input,
                       NbTimelineIndex *previous,
                       GCancellable *cancellable)
{
  g_autoptr (NbTimelineIndex) self = g_new0 (NbTimelineIndex, 1);
  gboolean is_same = previous && previous->catalog == input->catalog && previous->rows == input->rows
                     && previous->mode == input->place_mode;

  g_atomic_ref_count_init (&self->ref_count);
  self->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->catalog = g_object_ref (input->catalog);
  self->frame = nb_catalog_get_frame (input->catalog);
  self->rows = nb_row_set_ref (input->rows);
  self->lanes_by = input->lanes;
  self->lane_order = input->lane_order;
  self->max_lanes = input->max_lanes;
  self->colour_by = input->colour;
  self->colour_names = input->colour_names ? nb_group_names_ref (input->colour_names) : NULL;
  self->mode = input->place_mode;
  self->n_undated = self->rows->n_rows - self->rows->n_dated;
  if (!nb_catalog_get_extent (input->catalog, &self->first, &self->last))
    {
      self->first = nb_calendar_floor (NB_CALENDAR_YEAR, input->today);
      self->last = nb_calendar_next (NB_CALENDAR_YEAR, input->today) - 1;
    }
  self->lanes = is_same && previous->lanes_by == input->lanes && previous->lane_order == input->lane_order
                  && previous->max_lanes == input->max_lanes
                  ? nb_grouping_ref (previous->lanes)
                  : nb_grouping_new (input->catalog, input->rows, input->lanes, input->place_mode, input->lane_order, NULL,
                                       input->max_lanes ? input->max_lanes : MAX_LANES);
  self->colours = is_same && previous->colour_by == input->colour && previous->colour_names == input->colour_names
                    ? nb_grouping_ref (previous->colours)
                    : nb_grouping_new (input->catalog, input->rows, input->colour, input->place_mode, NB_GROUP_ORDER_USUAL,
                                       input->colour_names, MAX_COLOURS);
  self->n_lanes = MAX (nb_grouping_get_n_groups (self->lanes), 1);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  self->bins = nb_pyramid_new (self->catalog, self->rows, self->lanes, self->colours, MAX_CELLS, cancellable);
  if (g_cancellable_is_cancelled (cancellable))
    return NULL;
  self->overview = previous && previous->catalog == input->catalog ? nb_pyramid_ref (previous->overview) : count_overview (self);
  collect_times (self);
  count_exact (self);
  return g_cancellable_is_cancelled (cancellable) ? NULL : g_steal_pointer (&self);
}

/**
 * nb_timeline_index_holds:
 *
 * Returns: whether the index says what is asked for in @input
 */
gboolean
nb_timeline_index_holds (const NbTimelineIndex *self,
                         const NbTimelineInput *input)
{
  return self->catalog == input->catalog && self->rows == input->rows && self->lanes_by == input->lanes
         && self->lane_order == input->lane_order && self->max_lanes == input->max_lanes
         && self->colour_by == input->colour && self->colour_names == input->colour_names && self->mode == input->place_mode;
}

NbCatalog *
nb_timeline_index_get_catalog (const NbTimelineIndex *self)
{
  return self->catalog;
}

NbTimelineIndex *
nb_timeline_index_ref (NbTimelineIndex *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_timeline_index_unref (NbTimelineIndex *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->bins, nb_pyramid_unref);
  g_clear_pointer (&self->overview, nb_pyramid_unref);
  g_clear_pointer (&self->times, g_array_unref);
  g_free (self->time_rows);
  g_free (self->times_of_lane);
  g_free (self->exact_before);
  nb_telling_free (self->telling);
  g_hash_table_unref (self->named);
  nb_grouping_unref (self->lanes);
  nb_grouping_unref (self->colours);
  g_clear_pointer (&self->colour_names, nb_group_names_unref);
  nb_row_set_unref (self->rows);
  g_object_unref (self->catalog);
  g_free (self);
}

/* --- names ----------------------------------------------------------------------------------------------------- */

/**
 * nb_timeline_index_learn:
 *
 * Learns what headlines usually say, which is otherwise done when the first peak is named.
 */
void
nb_timeline_index_learn (NbTimelineIndex *self)
{
  if (!self->telling)
    self->telling = nb_telling_new (self->catalog, self->rows);
}

/* Articles of a column, some hundreds of them spread over it. */
static guint32 *
sample_column (const NbTimelineIndex *self,
               guint lane,
               NbDay first,
               NbDay last,
               guint *n_rows)
{
  guint from = nb_row_set_position (self->rows, nb_time_frame_find_row (self->frame, first));
  guint to = nb_row_set_position (self->rows, nb_time_frame_find_row (self->frame, last + 1));
  guint step = (to - from) / MAX_NAMED + 1;
  guint32 *rows;
  guint n = 0;

  if (self->n_lanes > 1 || to - from < 8 * MAX_NAMED)
    return nb_timeline_index_column (self, lane, first, last, G_MAXUINT, n_rows);
  rows = g_new (guint32, MAX_NAMED + 1);
  for (guint i = from; i < to; i += step)
    {
      rows[n] = nb_row_set_get (self->rows, i);
      n += nb_timeline_index_is_in (self, rows[n], first, last);
    }
  *n_rows = n;
  return rows;
}

guint32
nb_timeline_index_name (NbTimelineIndex *self,
                        guint lane,
                        NbCalendarUnit unit,
                        NbDay first,
                        NbDay last)
{
  gint64 key = (gint64) first * NB_N_CALENDAR_UNITS + unit;
  g_autofree guint32 *rows = NULL;
  gpointer found;
  guint32 row;
  guint n;

  if (g_hash_table_lookup_extended (self->named, &key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  nb_timeline_index_learn (self);
  rows = sample_column (self, lane, first, last, &n);
  row = nb_telling_choose (self->telling, rows, n);
  g_hash_table_insert (self->named, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (row));
  return row;
}
