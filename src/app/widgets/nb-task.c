/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work in a thread on behalf of a widget. Main thread. */

#include "widgets/nb-task.h"

typedef struct
{
  GObject            *object;
  GAsyncReadyCallback callback;
  gpointer            user_data;
} Order;

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  Order *order = data;

  order->callback (order->object, result, order->user_data);
  g_object_unref (order->object);
  g_free (order);
}

/**
 * nb_task_new:
 * @object: kept until @callback has returned; its first argument
 * @cancellable: (nullable): of the work
 * @callback: called in the main thread
 *
 * As g_task_new(), for g_task_run_in_thread(). A task has its source object for as long as its thread has the task, which
 * may be longer than the main thread needs it (GLib's issue 1346); a widget that is closed meanwhile would then be
 * finalized in the thread. Here the main thread lets go of it. The thread's function has no source object.
 *
 * Returns: (transfer full): the task, which has no source object
 */
GTask *
nb_task_new (gpointer            object,
             GCancellable       *cancellable,
             GAsyncReadyCallback callback,
             gpointer            user_data)
{
  Order *order = g_new (Order, 1);

  *order = (Order){ g_object_ref (object), callback, user_data };
  return g_task_new (NULL, cancellable, done_cb, order);
}
