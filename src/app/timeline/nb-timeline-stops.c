/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where Tab stops in the timeline – marks, names of lanes, times not wholly known, the context, the brush and its ends –
 * and what the arrows do there. Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include <math.h>

/* In the order of Tab. */
typedef enum { STOP_MARKS, STOP_LANES, STOP_TRAY, STOP_CONTEXT, STOP_BRUSH, STOP_FROM, STOP_TO, N_STOPS } Stop;

static Stop
stop_of (const NbTimelineItem *item)
{
  switch (item->kind)
    {
    case NB_ITEM_COLUMN:
    case NB_ITEM_CLUSTER:
    case NB_ITEM_ARTICLE:
    case NB_ITEM_BAR:
      return (item->flags & NB_ITEM_IN_TRAY) != 0 ? STOP_TRAY : item->n_rows > 0 ? STOP_MARKS : N_STOPS;
    case NB_ITEM_UNDATED:
      return STOP_TRAY;
    case NB_ITEM_LANE:
      return STOP_LANES;
    case NB_ITEM_THEME:
    case NB_ITEM_EVENT:
      return STOP_CONTEXT;
    case NB_ITEM_BRUSH:
      return STOP_BRUSH;
    case NB_ITEM_GRIP_FROM:
      return STOP_FROM;
    case NB_ITEM_GRIP_TO:
      return STOP_TO;
    case NB_ITEM_PEAK:
    case NB_ITEM_OVERVIEW:
    default:
      return N_STOPS;
    }
}

/* The first of a stop; of the lanes, the one that the keyboard comes from. */
static guint
enter (NbTimelineView *self,
       Stop            stop)
{
  const NbTimelineItem *from = nb_timeline_view_get_item (self, self->focus);
  guint best = NB_NO_ITEM;
  double best_rank = G_MAXDOUBLE;

  for (guint i = 0; i < self->layout->items->len; i++)
    {
      const NbTimelineItem *item = nb_timeline_view_get_item (self, i);
      double rank;

      if (stop_of (item) != stop)
        continue;
      rank = stop == STOP_LANES ? item->mark.y : item->mark.x + item->mark.y * 0.001;
      if (stop == STOP_LANES && from != NULL && stop_of (from) == STOP_MARKS && from->lane == item->lane)
        rank = -1;
      if (rank < best_rank)
        {
          best_rank = rank;
          best = i;
        }
    }
  return best;
}

/**
 * nb_timeline_view_tab:
 *
 * Returns: %FALSE where the timeline ends: the keyboard goes on to what is beside it
 */
gboolean
nb_timeline_view_tab (NbTimelineView *self,
                      gboolean        forward)
{
  const NbTimelineItem *focused = self->focus_visible ? nb_timeline_view_get_item (self, self->focus) : NULL;
  int stop = focused != NULL ? (int) stop_of (focused) : forward ? -1 : 0;

  for (stop += forward ? 1 : -1; stop >= 0 && stop < N_STOPS; stop += forward ? 1 : -1)
    {
      guint index;

      /* the marks know better which of them is first */
      if (stop == STOP_MARKS && nb_timeline_view_step (self, NB_MOVE_FIRST))
        return TRUE;
      index = stop == STOP_MARKS ? NB_NO_ITEM : enter (self, stop);
      if (index == NB_NO_ITEM)
        continue;
      nb_timeline_view_set_focus (self, index, TRUE);
      return TRUE;
    }
  return FALSE;
}

/* --- arrows --- */

/* To the neighbour within the stop, along one axis. */
static gboolean
walk (NbTimelineView *self,
      gboolean        vertical,
      gboolean        forward)
{
  const NbTimelineItem *from = nb_timeline_view_get_item (self, self->focus);
  double at = vertical ? from->mark.y : from->mark.x, best_distance = G_MAXDOUBLE;
  guint best = NB_NO_ITEM;

  for (guint i = 0; i < self->layout->items->len; i++)
    {
      const NbTimelineItem *item = nb_timeline_view_get_item (self, i);
      /* what begins at the same place comes in the order in which it was made */
      double distance = (vertical ? item->mark.y : item->mark.x) - at + ((double) i - self->focus) * 1e-6;

      if (item == from || stop_of (item) != stop_of (from) || (distance > 0) != forward || fabs (distance) >= best_distance)
        continue;
      best_distance = fabs (distance);
      best = i;
    }
  if (best != NB_NO_ITEM)
    nb_timeline_view_set_focus (self, best, TRUE);
  return TRUE;
}

/* An eighth of what is visible to the left or right: all of it, or one end. */
static void
move_brush (NbTimelineView *self,
            Stop            stop,
            gboolean        forward)
{
  double from, to, by;

  nb_timeline_view_remember_move (self);
  nb_timeline_view_get_goal (self, &from, &to);
  by = (to - from) / 8 * (forward ? 1 : -1);
  if (stop != STOP_TO)
    from = stop == STOP_FROM ? fmin (from + by, to - NB_AXIS_MIN_SPAN) : from + by;
  if (stop != STOP_FROM)
    to = stop == STOP_TO ? fmax (to + by, from + NB_AXIS_MIN_SPAN) : to + by;
  if (stop != STOP_BRUSH)
    {
      double min, max;

      nb_session_get_extent (self->session, &min, &max);
      from = fmax (from, min);
      to = fmin (to, max);
    }
  nb_timeline_view_go_to (self, from, to);
}

/**
 * nb_timeline_view_arrow_in_stop:
 * @keyval: an arrow
 *
 * Returns: whether it was the stop's: among the marks the arrows are the layout's
 */
gboolean
nb_timeline_view_arrow_in_stop (NbTimelineView *self,
                                guint           keyval)
{
  const NbTimelineItem *focused = self->focus_visible ? nb_timeline_view_get_item (self, self->focus) : NULL;
  gboolean forward = keyval == GDK_KEY_Right || keyval == GDK_KEY_Down;
  gboolean vertical = keyval == GDK_KEY_Up || keyval == GDK_KEY_Down;
  Stop stop = focused != NULL ? stop_of (focused) : N_STOPS;

  switch (stop)
    {
    case STOP_LANES:
      if (vertical)
        return walk (self, TRUE, forward);
      /* as in a tree: left closes, right opens */
      if (forward == ((focused->flags & NB_ITEM_COLLAPSED) != 0))
        nb_timeline_view_toggle_lane (self, focused->lane);
      return TRUE;
    case STOP_CONTEXT:
      return walk (self, FALSE, forward);
    case STOP_TRAY:
      /* the pill lies beside or below the bars: every arrow finds the way */
      return walk (self, FALSE, forward);
    case STOP_BRUSH:
    case STOP_FROM:
    case STOP_TO:
      if (!vertical)
        move_brush (self, stop, forward);
      return TRUE;
    case STOP_MARKS:
    case N_STOPS:
    default:
      return FALSE;
    }
}
