/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of each mark of a layout is of one place: what is shown while the place is pointed at in the map.
 * Pure functions of an immutable layout; any thread. */

#include "plot/nb-timeline-private.h"

/* Rows between two looks at the cancellable. */
#define STRIDE 65536

typedef struct
{
  const NbTimelineLayout *layout;
  gboolean is_wanted[256];       /* by NbUnit */
  NbNarrowColumns narrow;
  guint *columns_of_lane;        /* where each lane's columns begin among the items, and one more at the end */
  guint *columns;                /* items */
  guint n_columns;
  guint *shares;
} Count;

/* The columns of each lane, in the order of time: as they were made. */
static void
list_columns (Count *count)
{
  const GArray *items = count->layout->items;
  guint n_lanes = count->layout->index->n_lanes, lane = 0;

  count->columns = g_new (guint, items->len + 1);
  count->columns_of_lane = g_new0 (guint, n_lanes + 2);
  for (guint i = 0; i < items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (items, NbTimelineItem, i);

      if (item->kind != NB_ITEM_COLUMN)
        continue;
      while (lane < item->lane)
        count->columns_of_lane[++lane] = count->n_columns;
      count->columns[count->n_columns++] = i;
    }
  while (lane <= n_lanes)
    count->columns_of_lane[++lane] = count->n_columns;
}

static const NbTimelineItem *
column_item (const Count *count,
             guint column)
{
  return &g_array_index (count->layout->items, NbTimelineItem, count->columns[column]);
}

/* Into the last of its lane's columns that does not begin after it. */
static void
count_row (Count *count,
           guint32 row)
{
  const NbTimelineIndex *index = count->layout->index;
  guint lane = nb_grouping_group_of (index->lanes, row);
  NbDay day = nb_catalog_get_row (index->catalog, row)->first;
  guint first = count->columns_of_lane[lane], low = first, high = count->columns_of_lane[lane + 1];

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (column_item (count, middle)->first <= day)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > first && nb_timeline_index_is_in (index, row, column_item (count, low - 1)->first, column_item (count, low - 1)->last))
    count->shares[count->columns[low - 1]]++;
}

static gboolean
count_columns (Count *count,
               GCancellable *cancellable)
{
  const NbTimelineIndex *index = count->layout->index;
  NbDay from = G_MAXINT32, to = G_MININT32;
  NbRowRange range;
  guint32 row;
  guint n = 0;

  list_columns (count);
  for (guint i = 0; i < count->n_columns; i++)
    {
      from = MIN (from, column_item (count, i)->first);
      to = MAX (to, column_item (count, i)->last);
    }
  if (count->n_columns == 0)
    return TRUE;
  nb_row_range_init (&range, index->rows, nb_time_frame_find_row (index->frame, from), nb_time_frame_find_row (index->frame, to + 1));
  while (nb_row_range_next (&range, &row))
    {
      if (++n % STRIDE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      if (count->is_wanted[count->narrow.units[row]])
        count_row (count, row);
    }
  return TRUE;
}

static void
count_marks (Count *count)
{
  const NbTimelineLayout *layout = count->layout;
  const NbRowSet *rows = layout->index->rows;
  g_autofree guint32 *undated = nb_row_set_slice (rows, rows->n_dated, rows->n_rows);

  for (guint i = 0; i < layout->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (layout->items, NbTimelineItem, i);

      if (item->kind == NB_ITEM_CLUSTER || item->kind == NB_ITEM_ARTICLE || item->kind == NB_ITEM_BAR)
        for (guint j = 0; j < item->n_rows; j++)
          count->shares[i] += count->is_wanted[count->narrow.units[g_array_index (layout->row_pool, guint32, item->slice + j)]];
      else if (item->kind == NB_ITEM_UNDATED)
        for (guint j = 0; j < rows->n_rows - rows->n_dated; j++)
          count->shares[i] += count->is_wanted[count->narrow.units[undated[j]]];
    }
}

/**
 * nb_timeline_layout_count_unit:
 * @mode: the units that are shown
 * @unit: one of them
 *
 * Goes through the articles that are in view: a million take some hundredths of a second.
 *
 * Returns: (transfer full) (nullable): of each item of the layout how many of its articles are of the unit; g_free();
 *   %NULL if @cancellable was cancelled
 */
guint *
nb_timeline_layout_count_unit (const NbTimelineLayout *self,
                               NbPlaceMode mode,
                               NbUnit unit,
                               GCancellable *cancellable)
{
  NbPlaces *places = nb_catalog_get_places (self->index->catalog);
  g_autofree guint *shares = g_new0 (guint, self->items->len + 1);
  Count count = { .layout = self, .shares = shares };
  gboolean done;

  for (NbUnit i = 0; i < NB_N_UNITS; i++)
    count.is_wanted[i] = nb_places_map (places, i, mode) == unit;
  nb_catalog_get_narrow (self->index->catalog, &count.narrow);
  count_marks (&count);
  done = count_columns (&count, cancellable);
  g_free (count.columns);
  g_free (count.columns_of_lane);
  return done ? g_steal_pointer (&shares) : NULL;
}
