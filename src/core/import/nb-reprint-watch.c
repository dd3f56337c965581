/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Looks for reprints when a library has changed.
 * Owned by the window that shows the library; lives in one main context, the work is done on a GTask's thread. */

#include "import/nb-reprint-watch.h"

#include "import/nb-reprint-job.h"

#define QUIET_MS 1500     /* without a change: an import has ended by then, or waits for the network */

struct _NbReprintWatch
{
  GObject       parent;

  NbLibrary    *library;
  GSource      *timeout;
  GCancellable *running;    /* NULL: no job runs */
  gboolean      again;      /* the library changed while one ran */
  gboolean      stopped;
};

enum { FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbReprintWatch, nb_reprint_watch, G_TYPE_OBJECT)

static void schedule (NbReprintWatch *self);

static void
clear_timeout (NbReprintWatch *self)
{
  if (self->timeout)
    g_source_destroy (self->timeout);
  g_clear_pointer (&self->timeout, g_source_unref);
}

static void
finished_cb (GObject *source,
             GAsyncResult *result,
             gpointer data)
{
  g_autoptr (NbReprintWatch) self = data;
  g_autoptr (GError) error = NULL;
  gboolean ok = nb_reprint_job_run_finish (NB_REPRINT_JOB (source), result, &error);

  g_clear_object (&self->running);
  if (self->stopped)
    return;
  /* after an error, the next change is early enough */
  if (!ok)
    g_signal_emit (self, signals[FAILED], 0, error);
  else if (self->again)
    schedule (self);
}

static gboolean
quiet_cb (gpointer data)
{
  NbReprintWatch *self = data;
  g_autoptr (NbReprintJob) job = nb_reprint_job_new (self->library);

  clear_timeout (self);
  self->again = FALSE;
  self->running = g_cancellable_new ();
  nb_reprint_job_run_async (job, self->running, finished_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
schedule (NbReprintWatch *self)
{
  if (self->stopped || nb_library_is_read_only (self->library))
    return;
  self->again = self->running != NULL;
  if (self->running)
    return;
  clear_timeout (self);
  self->timeout = g_timeout_source_new (QUIET_MS);
  g_source_set_callback (self->timeout, quiet_cb, self, NULL);
  g_source_attach (self->timeout, g_main_context_get_thread_default ());
}

/**
 * nb_reprint_watch_stop:
 *
 * Nothing is looked for any more; what was begun goes on in the next run.
 */
void
nb_reprint_watch_stop (NbReprintWatch *self)
{
  g_return_if_fail (NB_IS_REPRINT_WATCH (self));
  self->stopped = TRUE;
  clear_timeout (self);
  if (self->running)
    g_cancellable_cancel (self->running);
}

static void
nb_reprint_watch_dispose (GObject *object)
{
  NbReprintWatch *self = NB_REPRINT_WATCH (object);

  nb_reprint_watch_stop (self);
  g_clear_object (&self->library);
  G_OBJECT_CLASS (nb_reprint_watch_parent_class)->dispose (object);
}

static void
nb_reprint_watch_class_init (NbReprintWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nb_reprint_watch_dispose;

  /**
   * NbReprintWatch::failed:
   * @error: of the library
   */
  signals[FAILED] = g_signal_new ("failed", NB_TYPE_REPRINT_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
nb_reprint_watch_init (NbReprintWatch *self)
{
}

/**
 * nb_reprint_watch_new:
 *
 * Returns: (transfer full): a watch over @library, until it is stopped or let go
 */
NbReprintWatch *
nb_reprint_watch_new (NbLibrary *library)
{
  NbReprintWatch *self = g_object_new (NB_TYPE_REPRINT_WATCH, NULL);

  self->library = g_object_ref (library);
  g_signal_connect_object (library, "changed", G_CALLBACK (schedule), self, G_CONNECT_SWAPPED);
  schedule (self);
  return self;
}
