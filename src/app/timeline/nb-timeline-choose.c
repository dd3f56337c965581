/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A span chosen by dragging along the ruler, or anywhere with Shift: marked while the button is held, then moved to.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include "base/nb-format.h"

#include <math.h>

/* Less is a click. */
#define MIN_CHOICE_PX 4

static void
clear (NbTimelineView *self)
{
  self->chosen[0] = self->chosen[1] = NB_DAY_NONE;
  g_clear_pointer (&self->chosen_label, g_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Whether a drag that begins here chooses a span. */
gboolean
nb_timeline_view_can_choose (NbTimelineView  *self,
                             double           x,
                             double           y,
                             GdkModifierType  state)
{
  const NbTimelineLayout *layout = self->layout;

  if (x < layout->axis.x || x > layout->axis.x + layout->axis.width || y >= layout->overview.y)
    return FALSE;
  return (state & GDK_SHIFT_MASK) != 0 || nb_rect_contains (&layout->ruler, x, y);
}

/* From where the drag began to @x, in whole days. */
void
nb_timeline_view_choose (NbTimelineView *self,
                         double          x)
{
  const NbTimeAxis *axis = &self->layout->axis;
  double end = CLAMP (x, axis->x, axis->x + axis->width);

  if (fabs (x - self->drag_x) < MIN_CHOICE_PX)
    {
      clear (self);
      return;
    }
  self->chosen[0] = (NbDay) floor (nb_time_axis_day (axis, MIN (self->drag_x, end)));
  self->chosen[1] = (NbDay) ceil (nb_time_axis_day (axis, MAX (self->drag_x, end))) - 1;
  self->chosen[1] = MAX (self->chosen[1], self->chosen[0]);
  g_free (self->chosen_label);
  self->chosen_label = nb_format_span (self->chosen[0], self->chosen[1]);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Moves to what is chosen, if anything is. */
void
nb_timeline_view_take_choice (NbTimelineView *self)
{
  NbDay first = self->chosen[0], last = self->chosen[1];

  if (first == NB_DAY_NONE)
    return;
  clear (self);
  nb_session_remember (self->session);
  nb_timeline_view_go_to (self, first, last + 1);
}

/* Escape while the button is held. */
gboolean
nb_timeline_view_drop_choice (NbTimelineView *self)
{
  if (self->drag != NB_DRAG_CHOOSE)
    return FALSE;
  self->drag = NB_DRAG_NONE;
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
  clear (self);
  return TRUE;
}
