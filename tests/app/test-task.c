/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Work for a widget: the main thread lets go of the widget last, however the thread hurries. */

#include "widgets/nb-task.h"

#define N_TASKS 2000

static GThread *main_thread;
static gint n_finalized, n_elsewhere, n_called;

static void
gone_cb (gpointer data,
         GObject *where_it_was)
{
  g_atomic_int_inc (&n_finalized);
  if (g_thread_self () != main_thread)
    g_atomic_int_inc (&n_elsewhere);
}

static void
work_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  
  /* what the task has as its source it keeps in here, too */
  g_assert_null (source);
  g_task_return_int (task, GPOINTER_TO_INT (data));
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_assert_true (G_IS_OBJECT (source));
  g_assert_true (data == &n_called);
  g_assert_cmpint (g_task_propagate_int (G_TASK (result), NULL), ==, 7);
  n_called++;
}

static void
test_let_go (void)
{
  for (guint i = 0; i < N_TASKS; i++)
    {
      GObject *object = g_object_new (G_TYPE_OBJECT, NULL);
      g_autoptr (GTask) task = NULL;

      g_object_weak_ref (object, gone_cb, NULL);
      task = nb_task_new (object, NULL, done_cb, &n_called);
      g_task_set_task_data (task, GINT_TO_POINTER (7), NULL);
      g_task_run_in_thread (task, work_thread);
      /* as a dialog that is closed meanwhile */
      g_object_unref (object);
    }
  while (n_called < N_TASKS || g_atomic_int_get (&n_finalized) < N_TASKS)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (100);
  g_assert_cmpint (n_elsewhere, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  main_thread = g_thread_self ();
  g_test_add_func ("/task/let-go", test_let_go);
  return g_test_run ();
}
