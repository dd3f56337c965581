/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wheel, drag, swipe, pinch and click of the timeline.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include <math.h>

#define WHEEL_FACTOR 1.25
#define BRUSH_MIN_PX 3

/* Over the ruler the pointer says that something can be dragged there. */
static void
follow_ruler (NbTimelineView *self)
{
  gboolean over = self->hover == NB_NO_ITEM && nb_timeline_view_can_choose (self, self->pointer_x, self->pointer_y, 0);

  if (self->over_ruler == over)
    return;
  self->over_ruler = over;
  if (self->hover == NB_NO_ITEM)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), over ? "crosshair" : NULL);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           NbTimelineView           *self)
{
  self->pointer_x = x;
  self->pointer_y = y;
  if (self->session == NULL || self->drag != NB_DRAG_NONE || !nb_timeline_view_ensure_layout (self))
    return;
  nb_timeline_view_set_hover (self, nb_timeline_view_index_of (self, nb_timeline_layout_hit (self->layout, x, y,
                                                                                           self->scroll)));
  follow_ruler (self);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          NbTimelineView           *self)
{
  if (self->session != NULL)
    nb_timeline_view_set_hover (self, NB_NO_ITEM);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller,
           double                    dx,
           double                    dy,
           NbTimelineView           *self)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));
  gboolean in_overview;
  double scale, day;

  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return FALSE;
  nb_timeline_view_stop_motion (self);
  nb_timeline_view_set_hover (self, NB_NO_ITEM);
  nb_timeline_view_remember_move (self);
  scale = nb_time_axis_scale (&self->layout->axis);
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (dx != 0)
    nb_timeline_view_pan_by (self, dx * 60 / scale);
  if (dy == 0)
    return TRUE;
  /* over the names of the lanes the wheel scrolls them */
  if (self->pointer_x < self->layout->gutter && self->layout->content_height > self->layout->plot.height
      && nb_rect_contains (&self->layout->plot, self->pointer_x, self->pointer_y))
    {
      nb_timeline_view_set_scroll (self, self->scroll + dy * 54);
      return TRUE;
    }
  in_overview = nb_rect_contains (&self->layout->overview, self->pointer_x, self->pointer_y);
  day = nb_time_axis_day (in_overview ? &self->layout->overview_axis : &self->layout->axis, self->pointer_x);
  nb_timeline_view_zoom_at (self, day, in_overview ? NAN : self->pointer_x, pow (WHEEL_FACTOR, dy));
  return TRUE;
}

static void
click_cb (GtkGestureClick *gesture,
          int              n_press,
          double           x,
          double           y,
          NbTimelineView  *self)
{
  const NbTimelineItem *item;

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return;
  item = nb_timeline_layout_hit (self->layout, x, y, self->scroll);
  if (item != NULL && (item->n_rows > 0 || item->kind == NB_ITEM_LANE))
    {
      if (n_press == 1)
        {
          nb_timeline_view_set_focus (self, nb_timeline_view_index_of (self, item), FALSE);
          nb_timeline_view_activate_item (self, item, FALSE);
        }
    }
  else if (n_press == 2 && nb_rect_contains (&self->layout->plot, x, y))
    {
      double from, to, day = nb_time_axis_day (&self->layout->axis, x);

      nb_session_get_span (self->session, &from, &to);
      nb_session_remember (self->session);
      from = day - (day - from) / 2;
      to = day + (to - day) / 2;
      nb_timeline_view_keep_at (self, day, x, &from, &to);
      nb_timeline_view_go_to (self, from, to);
    }
}

/* A brush over the whole strip has nowhere to go: a drag that begins in it draws another. */
static gboolean
brush_can_move (NbTimelineView *self)
{
  double min, max;

  nb_session_get_extent (self->session, &min, &max);
  return self->drag_from > min || self->drag_to < max;
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               NbTimelineView *self)
{
  const NbTimelineItem *item;

  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return;
  nb_timeline_view_stop_motion (self);
  nb_session_get_span (self->session, &self->drag_from, &self->drag_to);
  self->drag_x = x;
  self->drag_scroll = self->scroll;
  item = nb_timeline_layout_hit (self->layout, x, y, self->scroll);
  if (item != NULL && item->kind == NB_ITEM_BRUSH && brush_can_move (self))
    self->drag = NB_DRAG_BRUSH_MOVE;
  else if (item != NULL && item->kind == NB_ITEM_GRIP_FROM)
    self->drag = NB_DRAG_BRUSH_FROM;
  else if (item != NULL && item->kind == NB_ITEM_GRIP_TO)
    self->drag = NB_DRAG_BRUSH_TO;
  else if (nb_rect_contains (&self->layout->overview, x, y))
    self->drag = NB_DRAG_BRUSH_DRAW;
  else if (nb_timeline_view_can_choose (self, x, y, gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture))))
    self->drag = NB_DRAG_CHOOSE;
  else
    self->drag = NB_DRAG_PAN;
  self->coasts = self->drag == NB_DRAG_PAN;
}

static void
drag_brush (NbTimelineView *self,
            double          dx)
{
  const NbTimeAxis *axis = &self->layout->overview_axis;
  double days = dx / nb_time_axis_scale (axis);
  double start = nb_time_axis_day (axis, self->drag_x);
  double from = self->drag_from, to = self->drag_to;

  switch (self->drag)
    {
    case NB_DRAG_BRUSH_MOVE:
      {
        double min, max;

        nb_session_get_extent (self->session, &min, &max);
        nb_span_pan (&from, &to, days, min, max);
      }
      break;
    case NB_DRAG_BRUSH_FROM:
      from = MIN (from + days, to - NB_AXIS_MIN_SPAN);
      break;
    case NB_DRAG_BRUSH_TO:
      to = MAX (to + days, from + NB_AXIS_MIN_SPAN);
      break;
    case NB_DRAG_BRUSH_DRAW:
      if (fabs (dx) < BRUSH_MIN_PX)
        return;
      from = MIN (start, start + days);
      to = MAX (start, start + days);
      break;
    case NB_DRAG_NONE:
    case NB_DRAG_PAN:
    case NB_DRAG_CHOOSE:
    default:
      return;
    }
  nb_timeline_view_limit_span (self, from, to);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                NbTimelineView *self)
{
  double from, to, min, max;

  if (self->drag == NB_DRAG_NONE || self->layout == NULL)
    return;
  if (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)) != NULL
      && gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    {
      if (gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture)))
          != GTK_EVENT_SEQUENCE_CLAIMED)
        {
          gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
          nb_timeline_view_set_hover (self, NB_NO_ITEM);
          if (self->drag != NB_DRAG_CHOOSE)
            nb_session_remember (self->session);
          gtk_widget_set_cursor_from_name (GTK_WIDGET (self), self->drag == NB_DRAG_CHOOSE ? "crosshair" : "grabbing");
        }
    }
  else if (gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture)))
           != GTK_EVENT_SEQUENCE_CLAIMED)
    return;

  if (self->drag == NB_DRAG_CHOOSE)
    {
      nb_timeline_view_choose (self, self->drag_x + dx);
      return;
    }
  if (self->drag != NB_DRAG_PAN)
    {
      drag_brush (self, dx);
      return;
    }
  from = self->drag_from;
  to = self->drag_to;
  nb_session_get_extent (self->session, &min, &max);
  nb_span_pan (&from, &to, -dx / self->layout->axis.width * (to - from), min, max);
  nb_session_set_span (self->session, from, to);
  nb_timeline_view_set_scroll (self, self->drag_scroll - dy);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             NbTimelineView *self)
{
  /* a press without a drag in the strip brings the brush there */
  if (self->drag == NB_DRAG_BRUSH_DRAW && fabs (dx) < BRUSH_MIN_PX && self->layout != NULL)
    {
      double day = nb_time_axis_day (&self->layout->overview_axis, self->drag_x);
      double half = (self->drag_to - self->drag_from) / 2;

      nb_timeline_view_go_to (self, day - half, day + half);
    }
  else if (self->drag == NB_DRAG_CHOOSE)
    nb_timeline_view_take_choice (self);
  self->drag = NB_DRAG_NONE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* A dialog came up, or the touch was taken away: nothing was chosen. GTK ends what it has cancelled. */
static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                NbTimelineView   *self)
{
  nb_timeline_view_drop_choice (self);
  self->drag = NB_DRAG_NONE;
}

static void
swipe_cb (GtkGestureSwipe *gesture,
          double           vx,
          double           vy,
          NbTimelineView  *self)
{
  if (self->layout == NULL || self->session == NULL || fabs (vx) < 80 || !self->coasts)
    return;
  nb_timeline_view_coast (self, -vx / nb_time_axis_scale (&self->layout->axis));
}

static void
pinch_begin_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                NbTimelineView   *self)
{
  double x, y;

  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return;
  nb_timeline_view_stop_motion (self);
  nb_timeline_view_remember_move (self);
  nb_session_get_span (self->session, &self->drag_from, &self->drag_to);
  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    x = self->pointer_x;
  self->pinch_anchor = nb_time_axis_day (&self->layout->axis, x);
  self->pinch_x = x;
}

static void
pinch_cb (GtkGestureZoom *gesture,
          double          scale,
          NbTimelineView *self)
{
  double from = self->drag_from, to = self->drag_to, min, max;

  if (self->session == NULL || scale <= 0)
    return;
  nb_session_get_extent (self->session, &min, &max);
  nb_span_zoom (&from, &to, self->pinch_anchor, 1 / scale, min, max);
  nb_timeline_view_keep_at (self, self->pinch_anchor, self->pinch_x, &from, &to);
  nb_session_set_span (self->session, from, to);
}

static void
add_controller (NbTimelineView     *self,
                GtkEventController *controller,
                const char         *signal,
                GCallback           callback)
{
  g_signal_connect_object (controller, signal, callback, self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
nb_timeline_view_add_input (NbTimelineView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *swipe = gtk_gesture_swipe_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  add_controller (self, motion, "motion", G_CALLBACK (motion_cb));
  add_controller (self, gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES), "scroll",
                  G_CALLBACK (scroll_cb));
  add_controller (self, GTK_EVENT_CONTROLLER (gtk_gesture_click_new ()), "released", G_CALLBACK (click_cb));
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  add_controller (self, GTK_EVENT_CONTROLLER (drag), "drag-begin", G_CALLBACK (drag_begin_cb));
  add_controller (self, GTK_EVENT_CONTROLLER (swipe), "swipe", G_CALLBACK (swipe_cb));
  gtk_gesture_group (swipe, drag);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_cb), self, 0);
  add_controller (self, GTK_EVENT_CONTROLLER (pinch), "begin", G_CALLBACK (pinch_begin_cb));
  nb_timeline_view_add_keys (self);
}
