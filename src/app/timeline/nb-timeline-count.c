/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counting what the timeline draws, in a worker thread whenever the session's result or its lanes and colours change; until
 * the new counts are there the view draws those before. Part of NbTimelineView; main thread but for what is said. */

#include "timeline/nb-timeline-view-private.h"

#include "widgets/nb-task.h"

/* What is counted in less than a frame is there at once, as the session's result is. */
#define MAX_ROWS_AT_ONCE 20000

typedef struct
{
  NbTimelineInput  input;        /* with references of its own */
  NbTimelineIndex *previous;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->input.catalog);
  nb_row_set_unref (order->input.rows);
  g_clear_pointer (&order->input.colour_names, nb_group_names_unref);
  g_clear_pointer (&order->previous, nb_timeline_index_unref);
  g_free (order);
}

/* In a worker thread. */
static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  Order *order = data;
  NbTimelineIndex *index = nb_timeline_index_new (&order->input, order->previous, cancellable);

  if (index == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "cancelled");
      return;
    }
  nb_timeline_index_learn (index);
  g_task_return_pointer (task, index, (GDestroyNotify) nb_timeline_index_unref);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (source);
  NbTimelineIndex *index = g_task_propagate_pointer (G_TASK (result), NULL);

  /* something else has been asked for since */
  if (g_task_get_cancellable (G_TASK (result)) != self->counting)
    {
      g_clear_pointer (&index, nb_timeline_index_unref);
      return;
    }
  g_clear_object (&self->counting);
  if (index == NULL)
    return;
  g_clear_pointer (&self->index, nb_timeline_index_unref);
  self->index = index;
  nb_timeline_view_queue_update (self);
}

void
nb_timeline_view_stop_counting (NbTimelineView *self)
{
  if (self->counting != NULL)
    g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

static void
start_counting (NbTimelineView        *self,
                const NbTimelineInput *input)
{
  g_autoptr (GTask) task = NULL;
  Order *order = g_new0 (Order, 1);

  nb_timeline_view_stop_counting (self);
  order->input = (NbTimelineInput){
    .catalog = g_object_ref (input->catalog), .rows = nb_row_set_ref (input->rows), .lanes = input->lanes,
    .lane_order = input->lane_order,
    .colour = input->colour, .colour_names = input->colour_names != NULL ? nb_group_names_ref (input->colour_names) : NULL,
    .place_mode = input->place_mode, .today = input->today,
  };
  order->previous = self->index != NULL ? nb_timeline_index_ref (self->index) : NULL;
  self->counting = g_cancellable_new ();
  task = nb_task_new (self, self->counting, counted_cb, NULL);
  g_task_set_source_tag (task, start_counting);
  g_task_set_task_data (task, order, order_free);
  g_task_run_in_thread (task, count_thread);
}

static gboolean
is_small (const NbTimelineInput *input)
{
  return nb_catalog_get_n_rows (input->catalog) <= MAX_ROWS_AT_ONCE;
}

/* The session's result has changed: what takes longer begins at once, not only when the next frame comes. */
void
nb_timeline_view_recount (NbTimelineView *self)
{
  NbTimelineInput input;

  nb_timeline_view_fill_input (self, &input);
  if (!is_small (&input) && (self->index == NULL || !nb_timeline_index_holds (self->index, &input)))
    start_counting (self, &input);
  else
    nb_timeline_view_stop_counting (self);
  nb_timeline_view_queue_update (self);
}

/**
 * nb_timeline_view_find_index:
 * @input: what is to be drawn
 *
 * Puts the index into @input: that of what is asked for if it is there, else the one before.
 *
 * Returns: %FALSE if there is none worth drawing yet
 */
gboolean
nb_timeline_view_find_index (NbTimelineView  *self,
                             NbTimelineInput *input)
{
  if (self->index == NULL || !nb_timeline_index_holds (self->index, input))
    {
      if (is_small (input))
        {
          g_autoptr (NbTimelineIndex) before = g_steal_pointer (&self->index);

          nb_timeline_view_stop_counting (self);
          self->index = nb_timeline_index_new (input, before, NULL);
        }
      else if (self->counting == NULL)
        start_counting (self, input);
    }
  input->index = self->index;
  /* of a library that is just being opened an empty timeline would say something wrong */
  return self->index != NULL
         && (nb_catalog_get_n_rows (nb_timeline_index_get_catalog (self->index)) > 0
             || nb_catalog_get_n_rows (input->catalog) == 0);
}

/* Whether the rows that are drawn are rows of the session's catalog: while a new one is being counted they are not. */
gboolean
nb_timeline_view_is_current (NbTimelineView *self)
{
  return self->layout != NULL && nb_timeline_index_get_catalog (self->layout->index) == nb_session_get_catalog (self->session);
}

/**
 * nb_timeline_view_has_articles:
 *
 * Returns: whether the session's library is drawn, and not still what was there before
 */
gboolean
nb_timeline_view_has_articles (NbTimelineView *self)
{
  g_return_val_if_fail (NB_IS_TIMELINE_VIEW (self), FALSE);

  return self->layout != NULL && self->still != NULL && nb_timeline_view_is_current (self)
         && nb_catalog_get_n_rows (nb_session_get_catalog (self->session)) > 0;
}
