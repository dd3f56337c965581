/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the visible span of the timeline moves: at once, in an animation, or running on after a swipe.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include <math.h>

#define ANIMATION_MS 250
#define ONE_MOVE_US 1500000
#define KINETIC_TAU 0.32               /* seconds in which a swipe loses 63 % of its speed */

void
nb_timeline_view_limit_span (NbTimelineView *self,
                             double          from,
                             double          to)
{
  double min, max;

  nb_session_get_extent (self->session, &min, &max);
  nb_span_limit (&from, &to, min, max);
  nb_session_set_span (self->session, from, to);
}

/* Steps of the wheel or of keys that follow one another are one move: one can go back to before the first. */
void
nb_timeline_view_remember_move (NbTimelineView *self)
{
  gint64 now = g_get_monotonic_time ();

  if (now - self->moved_at > ONE_MOVE_US)
    nb_session_remember (self->session);
  self->moved_at = now;
}

/* Moves the span so that @day will stand at @x: where it is when the axis begins elsewhere, as it does where columns give way to
 * headlines. */
void
nb_timeline_view_keep_at (NbTimelineView *self,
                          double          day,
                          double          x,
                          double         *from,
                          double         *to)
{
  NbTimelineInput input;
  NbTimeAxis axis;
  double min, max, length = *to - *from;

  nb_timeline_view_fill_input (self, &input);
  nb_timeline_view_fill_room (self, &input, gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)));
  input.from = *from;
  input.to = *to;
  axis = nb_timeline_place_axis (&input);
  *from = day - (x - axis.x) / axis.width * length;
  *to = *from + length;
  nb_session_get_extent (self->session, &min, &max);
  nb_span_limit (from, to, min, max);
}

/* @x is where @day stands, and will; NAN if it is not on the axis. */
void
nb_timeline_view_zoom_at (NbTimelineView *self,
                          double          day,
                          double          x,
                          double          factor)
{
  double from, to, min, max;

  nb_session_get_span (self->session, &from, &to);
  nb_session_get_extent (self->session, &min, &max);
  nb_span_zoom (&from, &to, day, factor, min, max);
  if (!isnan (x))
    nb_timeline_view_keep_at (self, day, x, &from, &to);
  nb_session_set_span (self->session, from, to);
}

void
nb_timeline_view_pan_by (NbTimelineView *self,
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
    nb_timeline_view_limit_span (self, self->anim_from[0] + (self->anim_to[0] - self->anim_from[0]) * value,
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

/* Where the span is heading, or where it is: pressing a key again goes on from there. */
void
nb_timeline_view_get_goal (NbTimelineView *self,
                           double         *from,
                           double         *to)
{
  if (self->animation != NULL && adw_animation_get_state (self->animation) == ADW_ANIMATION_PLAYING)
    *from = self->anim_to[0], *to = self->anim_to[1];
  else
    nb_session_get_span (self->session, from, to);
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
  nb_timeline_view_remember_move (self);
  nb_timeline_view_get_goal (self, &from, &to);
  focused = nb_timeline_view_get_item (self, self->focus);
  anchor = focused != NULL && self->focus_visible && focused->first != NB_DAY_NONE
             ? CLAMP ((focused->first + focused->last + 1) / 2.0, from, to) : (from + to) / 2;
  nb_session_get_extent (self->session, &min, &max);
  nb_span_zoom (&from, &to, anchor, 1 / factor, min, max);
  if (focused != NULL && self->focus_visible && focused->first != NB_DAY_NONE)
    nb_timeline_view_keep_at (self, anchor, nb_time_axis_position (&self->layout->axis, anchor), &from, &to);
  nb_timeline_view_go_to (self, from, to);
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

      nb_timeline_view_pan_by (self, self->velocity * KINETIC_TAU * (1 - keep));
      self->velocity *= keep;
    }
  if (self->layout == NULL || fabs (self->velocity) * nb_time_axis_scale (&self->layout->axis) < 12)
    {
      self->kinetic_id = 0;
      return G_SOURCE_REMOVE;
    }
  return G_SOURCE_CONTINUE;
}

/* Lets the span run on at @velocity, days a second, until it comes to rest; where the user wants no motion, not at all. */
void
nb_timeline_view_coast (NbTimelineView *self,
                        double          velocity)
{
  nb_timeline_view_stop_motion (self);
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->velocity = velocity;
  self->kinetic_time = 0;
  self->kinetic_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), kinetic_cb, NULL, NULL);
}
