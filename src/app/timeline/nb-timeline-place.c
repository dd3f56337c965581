/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The province that is pointed at in the map or its list, in the timeline: what of each mark is of it is counted in a worker
 * thread. Part of NbTimelineView; main thread but for what is said. */

#include "timeline/nb-timeline-view-private.h"

#include "widgets/nb-task.h"

typedef struct
{
  NbTimelineLayout *layout;
  NbPlaceMode       mode;
  NbUnit            unit;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  nb_timeline_layout_unref (order->layout);
  g_free (order);
}

/* In a worker thread. */
static void
share_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Order *order = data;
  guint *shares = nb_timeline_layout_count_unit (order->layout, order->mode, order->unit, cancellable);

  g_task_return_pointer (task, shares, g_free);
}

static void
shared_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (source);
  guint *shares = g_task_propagate_pointer (G_TASK (result), NULL);

  /* the pointer is elsewhere, or there is another layout */
  if (g_task_get_cancellable (G_TASK (result)) != self->sharing)
    {
      g_free (shares);
      return;
    }
  g_clear_object (&self->sharing);
  self->shares = shares;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* To be called whenever the layout goes: what was counted was of its items. */
void
nb_timeline_view_forget_place (NbTimelineView *self)
{
  if (self->sharing != NULL)
    g_cancellable_cancel (self->sharing);
  g_clear_object (&self->sharing);
  g_clear_pointer (&self->shares, g_free);
  self->place = NB_UNIT_NONE;
}

/* To be called when the session's hover has changed, and for each new layout. */
void
nb_timeline_view_follow_place (NbTimelineView *self)
{
  NbUnit unit = nb_session_get_hover_unit (self->session);
  g_autoptr (GTask) task = NULL;
  Order *order;

  if (unit == self->place)
    return;
  nb_timeline_view_forget_place (self);
  if (unit == NB_UNIT_NONE || self->layout == NULL)
    return;
  self->place = unit;
  order = g_new (Order, 1);
  *order = (Order){ nb_timeline_layout_ref (self->layout), nb_session_get_place_mode (self->session), unit };
  self->sharing = g_cancellable_new ();
  task = nb_task_new (self, self->sharing, shared_cb, NULL);
  g_task_set_source_tag (task, nb_timeline_view_follow_place);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, share_thread);
}
