/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is where in a timeline's layout: for the pointer, the keyboard and whoever asks for an item's articles. */

#include "plot/nb-timeline-private.h"

#include <math.h>

/* As many as nb_telling_of_few() does. */
#define MAX_LOOKED_AT 500

NbRect
nb_timeline_layout_item_rect (const NbTimelineLayout *self,
                              const NbTimelineItem *item,
                              double scroll)
{
  NbRect rect = item->mark;

  if (item->flags & NB_ITEM_SCROLLS)
    rect.y += self->plot.y - scroll;
  return rect;
}

/**
 * nb_timeline_layout_hit:
 * @scroll: how far the plot is scrolled
 *
 * A mark itself goes before a label that another mark lays over it.
 *
 * Returns: (transfer none) (nullable): the item under the point
 */
const NbTimelineItem *
nb_timeline_layout_hit (const NbTimelineLayout *self,
                        double x,
                        double y,
                        double scroll)
{
  const NbTimelineItem *found = NULL;

  for (guint i = self->items->len; i > 0; i--)
    {
      const NbTimelineItem *item = &g_array_index (self->items, NbTimelineItem, i - 1);
      double local = y;
      NbRect mark = item->mark;

      if (item->flags & NB_ITEM_SCROLLS)
        {
          if (!nb_rect_contains (&self->plot, x, y))
            continue;
          local += scroll - self->plot.y;
        }
      if (!nb_rect_contains (&item->hit, x, local))
        continue;
      if (nb_rect_contains (&mark, x, local))
        return item;
      if (!found)
        found = item;
    }
  return found;
}

/**
 * nb_timeline_layout_item_rows:
 * @n_rows: (out): how many
 *
 * Returns: (transfer full) (nullable): the item's articles as rows of the catalog
 */
guint32 *
nb_timeline_layout_item_rows (const NbTimelineLayout *self,
                              const NbTimelineItem *item,
                              guint *n_rows)
{
  *n_rows = 0;
  switch (item->kind)
    {
    case NB_ITEM_COLUMN:
    case NB_ITEM_PEAK:
      return nb_timeline_index_column (self->index, item->lane, item->first, item->last, G_MAXUINT, n_rows);
    case NB_ITEM_CLUSTER:
    case NB_ITEM_ARTICLE:
    case NB_ITEM_BAR:
      *n_rows = item->n_rows;
      return g_memdup2 (&g_array_index (self->row_pool, guint32, item->slice), sizeof (guint32) * item->n_rows);
    case NB_ITEM_UNDATED:
      *n_rows = self->index->n_undated;
      return nb_row_set_slice (self->index->rows, self->index->rows->n_dated, self->index->rows->n_rows);
    default:
      return NULL;
    }
}

/**
 * nb_timeline_layout_item_first:
 * @row: (out): the first of its articles
 *
 * Returns: %FALSE if the item is no dot, capsule or bar
 */
gboolean
nb_timeline_layout_item_first (const NbTimelineLayout *self,
                               const NbTimelineItem *item,
                               guint32 *row)
{
  if ((item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE && item->kind != NB_ITEM_BAR) || item->n_rows == 0)
    return FALSE;
  *row = g_array_index (self->row_pool, guint32, item->slice);
  return TRUE;
}

/**
 * nb_timeline_layout_item_lead:
 * @row: (out): its most telling article
 *
 * Returns: %FALSE if the item has no articles
 */
gboolean
nb_timeline_layout_item_lead (const NbTimelineLayout *self,
                              const NbTimelineItem *item,
                              guint32 *row)
{
  NbBuild build = { (NbTimelineLayout *) self };
  g_autofree guint32 *rows = NULL;
  guint n;

  /* what the note at a peak says */
  if (item->kind == NB_ITEM_PEAK)
    {
      *row = nb_timeline_index_name (self->index, item->lane, self->bin, item->first, item->last);
      return *row != NB_TELLING_NONE;
    }
  rows = item->kind == NB_ITEM_COLUMN
           ? nb_timeline_index_column (self->index, item->lane, item->first, item->last, MAX_LOOKED_AT, &n)
           : nb_timeline_layout_item_rows (self, item, &n);
  if (n == 0)
    return FALSE;
  *row = nb_build_lead (&build, rows, n);
  return TRUE;
}

static gboolean
item_has_row (const NbTimelineLayout *self,
              const NbTimelineItem *item,
              guint32 row)
{
  const NbCatalogRow *data = nb_catalog_get_row (self->index->catalog, row);

  switch (item->kind)
    {
    case NB_ITEM_COLUMN:
      return data->first != NB_DAY_NONE && nb_timeline_index_is_in (self->index, row, item->first, item->last)
             && nb_row_set_contains (self->index->rows, row)
             && nb_grouping_group_of (self->index->lanes, row) == item->lane;
    case NB_ITEM_CLUSTER:
    case NB_ITEM_ARTICLE:
    case NB_ITEM_BAR:
      for (guint i = 0; i < item->n_rows; i++)
        if (g_array_index (self->row_pool, guint32, item->slice + i) == row)
          return TRUE;
      return FALSE;
    case NB_ITEM_UNDATED:
      return data->first == NB_DAY_NONE && nb_row_set_contains (self->index->rows, row);
    default:
      return FALSE;
    }
}

/**
 * nb_timeline_layout_find_row:
 *
 * Returns: (transfer none) (nullable): the mark that stands for an article
 */
const NbTimelineItem *
nb_timeline_layout_find_row (const NbTimelineLayout *self,
                             guint32 row)
{
  if (row >= nb_catalog_get_n_rows (self->index->catalog))
    return NULL;
  for (guint i = 0; i < self->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (self->items, NbTimelineItem, i);

      if (item_has_row (self, item, row))
        return item;
    }
  return NULL;
}

const char *
nb_timeline_layout_lane_key (const NbTimelineLayout *self,
                             guint lane)
{
  return lane < nb_grouping_get_n_groups (self->index->lanes) ? nb_grouping_get_group (self->index->lanes, lane)->key : NULL;
}

const char *
nb_timeline_layout_lane_name (const NbTimelineLayout *self,
                              guint lane)
{
  return lane < nb_grouping_get_n_groups (self->index->lanes) ? nb_grouping_get_group (self->index->lanes, lane)->label : NULL;
}

/* --- the keyboard --- */

static gboolean
can_be_focused (const NbTimelineItem *item)
{
  return item->kind == NB_ITEM_COLUMN || item->kind == NB_ITEM_CLUSTER || item->kind == NB_ITEM_ARTICLE
         || item->kind == NB_ITEM_BAR || item->kind == NB_ITEM_UNDATED;
}

/* How far an item lies in the direction of a move; negative if it does not. What lies off the way counts thrice. */
static double
distance (const NbTimelineLayout *self,
          const NbTimelineItem *from,
          const NbTimelineItem *to,
          NbMove move)
{
  NbRect a = nb_timeline_layout_item_rect (self, from, 0), b = nb_timeline_layout_item_rect (self, to, 0);
  double dx = b.x + b.width / 2 - a.x - a.width / 2, dy = b.y + b.height / 2 - a.y - a.height / 2;

  switch (move)
    {
    case NB_MOVE_LEFT:
    case NB_MOVE_RIGHT:
      /* within the lane; tray and pill are reached by going down */
      if (from->lane != to->lane || (from->flags & NB_ITEM_IN_TRAY) != (to->flags & NB_ITEM_IN_TRAY)
          || (from->kind == NB_ITEM_UNDATED) != (to->kind == NB_ITEM_UNDATED))
        return -1;
      /* in the order of time, whatever the row */
      if (dx == 0)
        return -1;
      return (move == NB_MOVE_RIGHT) == (dx > 0) ? fabs (dx) + fabs (dy) * 0.001 : -1;
    case NB_MOVE_UP:
    case NB_MOVE_DOWN:
      if (fabs (dy) < 4 || (from->kind == NB_ITEM_COLUMN && to->kind == NB_ITEM_COLUMN && from->lane == to->lane))
        return -1;
      return (move == NB_MOVE_DOWN) == (dy > 0) ? fabs (dy) + fabs (dx) * 3 : -1;
    default:
      return -1;
    }
}

/**
 * nb_timeline_layout_step:
 * @from: (nullable): the item that has the focus
 *
 * Returns: (transfer none) (nullable): the item that gets it
 */
const NbTimelineItem *
nb_timeline_layout_step (const NbTimelineLayout *self,
                         const NbTimelineItem *from,
                         NbMove move)
{
  const NbTimelineItem *best = NULL;
  double best_distance = G_MAXDOUBLE;
  gboolean is_end = !from || move == NB_MOVE_FIRST || move == NB_MOVE_LAST;
  gboolean from_end = move == NB_MOVE_LAST || (!from && (move == NB_MOVE_LEFT || move == NB_MOVE_UP));

  for (guint i = 0; i < self->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (self->items, NbTimelineItem, i);
      double d;

      if (item == from || !can_be_focused (item) || (is_end && item->kind == NB_ITEM_UNDATED))
        continue;
      if (is_end)
        d = (from_end ? -item->mark.x : item->mark.x) + item->mark.y * 0.001 + item->lane * (from ? 0 : 10000.0);
      else
        d = distance (self, from, item, move);
      if (d < best_distance && (is_end || d >= 0))
        {
          best_distance = d;
          best = item;
        }
    }
  return best;
}
