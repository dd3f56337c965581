/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wheel, drag, swipe, pinch, click and keys of the timeline, and the motion that follows them.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include <math.h>

#define WHEEL_FACTOR 1.25
#define KEY_FACTOR 1.6
#define ANIMATION_MS 250
#define BRUSH_MIN_PX 3
#define ONE_MOVE_US 1500000
#define KINETIC_TAU 0.32               /* seconds in which a swipe loses 63 % of its speed */

/* --- the span --- */

static void
set_span (NbTimelineView *self,
          double          from,
          double          to)
{
  double min, max;

  nb_session_get_extent (self->session, &min, &max);
  nb_span_limit (&from, &to, min, max);
  nb_session_set_span (self->session, from, to);
}

/* Steps of the wheel or of keys that follow one another are one move: one can go back to before the first. */
static void
remember_move (NbTimelineView *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->moved_at > ONE_MOVE_US)
    nb_session_remember (self->session);
  self->moved_at = now;
}

static void
zoom_at (NbTimelineView *self,
         double          day,
         double          factor)
{
  double from, to, min, max;

  nb_session_get_span (self->session, &from, &to);
  nb_session_get_extent (self->session, &min, &max);
  nb_span_zoom (&from, &to, day, factor, min, max);
  nb_session_set_span (self->session, from, to);
}

static void
pan_by (NbTimelineView *self,
        double          days)
{
  double from, to, min, max;

  nb_session_get_span (self->session, &from, &to);
  nb_session_get_extent (self->session, &min, &max);
  nb_span_pan (&from, &to, days, min, max);
  nb_session_set_span (self->session, from, to);
}

void
nb_timeline_view_stop_motion (NbTimelineView *self)
{
  if (self->kinetic_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->kinetic_id);
  self->kinetic_id = 0;
  if (self->animation != NULL && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    adw_animation_pause (self->animation);
}

static void
animate_cb (double   value,
            gpointer data)
{
  NbTimelineView *self = data;

  if (self->session != NULL)
    set_span (self, self->anim_from[0] + (self->anim_to[0] - self->anim_from[0]) * value,
              self->anim_from[1] + (self->anim_to[1] - self->anim_from[1]) * value);
}

/**
 * nb_timeline_view_go_to:
 *
 * Moves to a span, in 250 ms where the user wants motion.
 */
void
nb_timeline_view_go_to (NbTimelineView *self,
                        double          from,
                        double          to)
{
  double min, max;

  g_return_if_fail (NB_IS_TIMELINE_VIEW (self));

  if (self->session == NULL)
    return;
  nb_timeline_view_stop_motion (self);
  nb_timeline_view_hide_card (self);
  nb_session_get_extent (self->session, &min, &max);
  nb_span_limit (&from, &to, min, max);
  nb_session_get_span (self->session, &self->anim_from[0], &self->anim_from[1]);
  self->anim_to[0] = from;
  self->anim_to[1] = to;
  if (self->animation == NULL)
    {
      self->animation = adw_timed_animation_new (GTK_WIDGET (self), 0, 1, ANIMATION_MS,
                                                 adw_callback_animation_target_new (animate_cb, self, NULL));
      adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->animation), ADW_EASE_OUT_CUBIC);
      g_object_ref_sink (self->animation);
    }
  else
    adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

/**
 * nb_timeline_view_zoom:
 * @factor: how many times closer; below 1, further
 */
void
nb_timeline_view_zoom (NbTimelineView *self,
                       double          factor)
{
  const NbTimelineItem *focused;
  double from, to, anchor, min, max;

  g_return_if_fail (NB_IS_TIMELINE_VIEW (self));

  if (self->session == NULL)
    return;
  remember_move (self);
  /* pressing again goes on from where the first is heading */
  if (self->animation != NULL && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    from = self->anim_to[0], to = self->anim_to[1];
  else
    nb_session_get_span (self->session, &from, &to);
  focused = nb_timeline_view_get_item (self, self->focus);
  anchor = focused != NULL && self->focus_visible && focused->first != NB_DAY_NONE
             ? CLAMP ((focused->first + focused->last + 1) / 2.0, from, to) : (from + to) / 2;
  nb_session_get_extent (self->session, &min, &max);
  nb_span_zoom (&from, &to, anchor, 1 / factor, min, max);
  nb_timeline_view_go_to (self, from, to);
}

/* --- pointer --- */

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
  double scale, day;

  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return FALSE;
  nb_timeline_view_stop_motion (self);
  nb_timeline_view_set_hover (self, NB_NO_ITEM);
  remember_move (self);
  scale = nb_time_axis_scale (&self->layout->axis);
  if ((state & GDK_SHIFT_MASK) != 0 && dx == 0)
    {
      dx = dy;
      dy = 0;
    }
  if (dx != 0)
    pan_by (self, dx * 60 / scale);
  if (dy == 0)
    return TRUE;
  /* over the names of the lanes the wheel scrolls them */
  if (self->pointer_x < self->layout->gutter && self->layout->content_height > self->layout->plot.height
      && nb_rect_contains (&self->layout->plot, self->pointer_x, self->pointer_y))
    {
      nb_timeline_view_set_scroll (self, self->scroll + dy * 54);
      return TRUE;
    }
  day = nb_rect_contains (&self->layout->overview, self->pointer_x, self->pointer_y)
          ? nb_time_axis_day (&self->layout->overview_axis, self->pointer_x)
          : nb_time_axis_day (&self->layout->axis, self->pointer_x);
  zoom_at (self, day, pow (WHEEL_FACTOR, dy));
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
      nb_timeline_view_go_to (self, day - (day - from) / 2, day + (to - day) / 2);
    }
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
  if (item != NULL && item->kind == NB_ITEM_BRUSH)
    self->drag = NB_DRAG_BRUSH_MOVE;
  else if (item != NULL && item->kind == NB_ITEM_GRIP_FROM)
    self->drag = NB_DRAG_BRUSH_FROM;
  else if (item != NULL && item->kind == NB_ITEM_GRIP_TO)
    self->drag = NB_DRAG_BRUSH_TO;
  else if (nb_rect_contains (&self->layout->overview, x, y))
    self->drag = NB_DRAG_BRUSH_DRAW;
  else
    self->drag = NB_DRAG_PAN;
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
    default:
      return;
    }
  set_span (self, from, to);
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
          nb_session_remember (self->session);
          gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
        }
    }
  else if (gtk_gesture_get_sequence_state (GTK_GESTURE (gesture), gtk_gesture_get_last_updated_sequence (GTK_GESTURE (gesture)))
           != GTK_EVENT_SEQUENCE_CLAIMED)
    return;

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
  self->drag = NB_DRAG_NONE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

static gboolean
kinetic_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       data)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (widget);
  gint64 now = gdk_frame_clock_get_frame_time (clock);
  double seconds = self->kinetic_time != 0 ? (now - self->kinetic_time) / 1e6 : 0;

  self->kinetic_time = now;
  if (seconds > 0)
    {
      double keep = exp (-seconds / KINETIC_TAU);

      pan_by (self, self->velocity * KINETIC_TAU * (1 - keep));
      self->velocity *= keep;
    }
  if (self->layout == NULL || fabs (self->velocity) * nb_time_axis_scale (&self->layout->axis) < 12)
    {
      self->kinetic_id = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

static void
swipe_cb (GtkGestureSwipe *gesture,
          double           vx,
          double           vy,
          NbTimelineView  *self)
{
  gboolean animate = TRUE;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animate, NULL);
  if (!animate || self->layout == NULL || self->session == NULL || fabs (vx) < 80
      || nb_rect_contains (&self->layout->overview, self->drag_x, self->pointer_y))
    return;
  nb_timeline_view_stop_motion (self);
  self->velocity = -vx / nb_time_axis_scale (&self->layout->axis);
  self->kinetic_time = 0;
  self->kinetic_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), kinetic_cb, NULL, NULL);
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
  remember_move (self);
  nb_session_get_span (self->session, &self->drag_from, &self->drag_to);
  if (!gtk_gesture_get_bounding_box_center (gesture, &x, &y))
    x = self->pointer_x;
  self->pinch_anchor = nb_time_axis_day (&self->layout->axis, x);
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
  nb_session_set_span (self->session, from, to);
}

/* --- keyboard --- */

static gboolean
step (NbTimelineView *self,
      NbMove          move)
{
  const NbTimelineItem *from, *item;
  guint32 lead;

  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return FALSE;
  from = item = nb_timeline_view_get_item (self, self->focus);
  /* columns that hold nothing but shares of year-only articles are passed over */
  for (guint i = 0; i < self->layout->items->len; i++)
    {
      item = nb_timeline_layout_step (self->layout, item, i > 0 && move == NB_MOVE_FIRST ? NB_MOVE_RIGHT : move);
      if (item == NULL || item->kind != NB_ITEM_COLUMN || nb_timeline_layout_item_lead (self->layout, item, &lead))
        break;
    }
  if (item == NULL || item == from)
    return FALSE;
  nb_timeline_view_set_focus (self, nb_timeline_view_index_of (self, item), TRUE);
  return TRUE;
}

static gboolean
arrow (NbTimelineView *self,
       guint           keyval)
{
  static const NbMove moves[] = { NB_MOVE_LEFT, NB_MOVE_UP, NB_MOVE_RIGHT, NB_MOVE_DOWN };
  NbMove move = moves[keyval - GDK_KEY_Left];
  double from, to, by;

  if (self->focus != NB_NO_ITEM && self->focus_visible && step (self, move))
    return TRUE;
  if (move == NB_MOVE_UP || move == NB_MOVE_DOWN)
    {
      nb_timeline_view_set_scroll (self, self->scroll + (move == NB_MOVE_DOWN ? 54 : -54));
      return TRUE;
    }
  remember_move (self);
  nb_session_get_span (self->session, &from, &to);
  by = (to - from) / 8 * (move == NB_MOVE_RIGHT ? 1 : -1);
  nb_timeline_view_go_to (self, from + by, to + by);
  return TRUE;
}

static gboolean
jump (NbTimelineView *self,
      guint           keyval)
{
  double from, to, min, max, span;

  remember_move (self);
  nb_session_get_span (self->session, &from, &to);
  nb_session_get_extent (self->session, &min, &max);
  span = to - from;
  if (keyval == GDK_KEY_Home)
    nb_timeline_view_go_to (self, min, min + span);
  else if (keyval == GDK_KEY_End)
    nb_timeline_view_go_to (self, max - span, max);
  else if (self->layout->content_height > self->layout->plot.height + 1)
    nb_timeline_view_set_scroll (self, self->scroll + self->layout->plot.height * (keyval == GDK_KEY_Page_Down ? 0.9 : -0.9));
  else
    nb_timeline_view_go_to (self, from + span * (keyval == GDK_KEY_Page_Down ? 0.9 : -0.9),
                            to + span * (keyval == GDK_KEY_Page_Down ? 0.9 : -0.9));
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        NbTimelineView        *self)
{
  const NbTimelineItem *focused;

  if (self->session == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !nb_timeline_view_ensure_layout (self))
    return FALSE;
  focused = nb_timeline_view_get_item (self, self->focus);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      return arrow (self, keyval);
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return jump (self, keyval);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      nb_timeline_view_zoom (self, KEY_FACTOR);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      nb_timeline_view_zoom (self, 1 / KEY_FACTOR);
      return TRUE;
    case GDK_KEY_Tab:
      return step (self, self->focus == NB_NO_ITEM ? NB_MOVE_FIRST : NB_MOVE_RIGHT);
    case GDK_KEY_ISO_Left_Tab:
      return self->focus != NB_NO_ITEM && step (self, NB_MOVE_LEFT);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (focused == NULL)
        return FALSE;
      nb_timeline_view_activate_item (self, focused, keyval == GDK_KEY_space);
      return TRUE;
    case GDK_KEY_Escape:
      if (focused == NULL || !self->focus_visible)
        return FALSE;
      nb_timeline_view_set_focus (self, NB_NO_ITEM, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
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
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  add_controller (self, GTK_EVENT_CONTROLLER (drag), "drag-begin", G_CALLBACK (drag_begin_cb));
  add_controller (self, GTK_EVENT_CONTROLLER (swipe), "swipe", G_CALLBACK (swipe_cb));
  gtk_gesture_group (swipe, drag);
  g_signal_connect_object (pinch, "scale-changed", G_CALLBACK (pinch_cb), self, 0);
  add_controller (self, GTK_EVENT_CONTROLLER (pinch), "begin", G_CALLBACK (pinch_begin_cb));
  add_controller (self, gtk_event_controller_key_new (), "key-pressed", G_CALLBACK (key_cb));
}
