/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbLibraryJob: some threads read documents ahead, one stores them in their order, in batches.
 * Owned by whoever started it; runs on the caller's or a GTask's thread, which is the only one that writes. */

#include "import/nb-library-job.h"

#include <glib/gi18n-lib.h>

#define MIN_WORKERS 2
#define MAX_WORKERS 16
#define WINDOW 4096                            /* documents read ahead of the writer … */
#define WINDOW_BYTES (64 * 1024 * 1024)        /* … and their size */
#define BATCH_BYTES (32 * 1024 * 1024)         /* what a transaction holds, beside NB_LIBRARY_JOB_BATCH … */
#define BATCH_USEC (3 * G_USEC_PER_SEC)        /* … and how long the first of it waits */
#define PROGRESS_USEC (G_USEC_PER_SEC / 30)

typedef struct
{
  NbLibrary    *library;
  NbExtractor  *extractor;
  gboolean      started;

  GMutex        take_mutex;       /* held while a document is taken, so that they come in their order */
  GMutex        mutex;            /* what follows */
  GCond         changed;
  GQueue        ahead;            /* of NbJobItem: taken and not yet with the writer, in their order */
  gsize         bytes_ahead;      /* of these and of what waits to be stored */
  gboolean      exhausted;        /* nothing more to take */
  GError       *take_error;
  gboolean      stop;

  GMainContext *context;          /* where progress is told; NULL: right here */
  gint64        last_progress;
  gboolean      progress_queued;
  guint         done;
  guint         total;
  char         *name;
  gint64        since;            /* when it began to read, in microseconds */
  guint64       extent;           /* of what there is to read, in bytes; 0: not known */
  guint64       position;
} NbLibraryJobPrivate;

enum { PROGRESS, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (NbLibraryJob, nb_library_job, G_TYPE_OBJECT)

static inline NbLibraryJobPrivate *
get_private (NbLibraryJob *self)
{
  return nb_library_job_get_instance_private (self);
}

/* --- progress -------------------------------------------------------------------------------------------------- */

static gboolean
tell_progress (gpointer data)
{
  NbLibraryJob *self = data;
  NbLibraryJobPrivate *p = get_private (self);
  g_autofree char *name = NULL;
  guint done, total;

  g_mutex_lock (&p->mutex);
  name = g_strdup (p->name);
  done = p->done;
  total = p->total;
  p->progress_queued = FALSE;
  g_mutex_unlock (&p->mutex);
  g_signal_emit (self, signals[PROGRESS], 0, done, total, name);
  return G_SOURCE_REMOVE;
}

/* The last one is always told. Takes the name. */
static void
report_progress (NbLibraryJob *self,
                 guint done,
                 guint64 position,
                 char *name)
{
  NbLibraryJobPrivate *p = get_private (self);
  gint64 now = g_get_monotonic_time ();
  gboolean queue, tell;

  g_mutex_lock (&p->mutex);
  g_free (p->name);
  p->name = name;
  p->done = done;
  p->position = position;
  tell = now - p->last_progress >= PROGRESS_USEC || done == p->total || (p->exhausted && g_queue_is_empty (&p->ahead));
  queue = tell && !p->progress_queued && p->context;
  p->progress_queued |= queue;
  g_mutex_unlock (&p->mutex);
  if (!tell)
    return;
  p->last_progress = now;

  if (queue)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, tell_progress, g_object_ref (self), g_object_unref);
      g_source_attach (source, p->context);
    }
  else if (!p->context)
    tell_progress (self);
}

/* --- reading: the workers -------------------------------------------------------------------------------------- */

/* Takes the next document and puts it into the row; NULL when there is none. */
static NbJobItem *
take_locked (NbLibraryJob *self,
             GCancellable *cancellable)
{
  NbLibraryJobPrivate *p = get_private (self);
  g_autoptr (GError) error = NULL;
  NbJobItem *item;
  gboolean over;

  g_mutex_lock (&p->mutex);
  while (!p->stop && !g_queue_is_empty (&p->ahead)
         && (g_queue_get_length (&p->ahead) >= WINDOW || p->bytes_ahead > WINDOW_BYTES))
    g_cond_wait (&p->changed, &p->mutex);
  over = p->stop || p->exhausted;
  g_mutex_unlock (&p->mutex);
  if (over)
    return NULL;

  item = NB_LIBRARY_JOB_GET_CLASS (self)->take (self, cancellable, &error);
  g_mutex_lock (&p->mutex);
  if (item)
    {
      g_queue_push_tail (&p->ahead, item);
      p->bytes_ahead += item->size;
    }
  else
    {
      p->exhausted = TRUE;
      p->take_error = g_steal_pointer (&error);
      g_cond_broadcast (&p->changed);
    }
  g_mutex_unlock (&p->mutex);
  return item;
}

static NbJobItem *
take (NbLibraryJob *self,
      GCancellable *cancellable)
{
  NbLibraryJobPrivate *p = get_private (self);
  NbJobItem *item;

  g_mutex_lock (&p->take_mutex);
  item = take_locked (self, cancellable);
  g_mutex_unlock (&p->take_mutex);
  return item;
}

typedef struct
{
  NbLibraryJob *job;
  GCancellable *cancellable;
} Worker;

static gpointer
worker_thread (gpointer data)
{
  const Worker *worker = data;
  NbLibraryJobPrivate *p = get_private (worker->job);
  NbJobItem *item;

  while ((item = take (worker->job, worker->cancellable)))
    {
      gsize before = item->size;

      NB_LIBRARY_JOB_GET_CLASS (worker->job)->read (worker->job, item, worker->cancellable);
      g_mutex_lock (&p->mutex);
      item->done = TRUE;
      p->bytes_ahead += item->size - before;
      g_cond_broadcast (&p->changed);
      g_mutex_unlock (&p->mutex);
    }
  return NULL;
}

/* --- writing --------------------------------------------------------------------------------------------------- */

/* A long job's transactions are large: the indexes of names, addresses and contents are written all over at each, and a
 * page that is written to once in a transaction costs as much as one that is written to a dozen times. */
#define FIRST_BATCH 500

typedef struct
{
  NbJobItem *items[NB_LIBRARY_JOB_BATCH];
  guint      limit;
  guint      n;
  gsize      bytes;
  gint64     since;
} Batch;

static void
let_go (NbLibraryJob *self,
        NbJobItem *const *items,
        guint n)
{
  NbLibraryJobPrivate *p = get_private (self);
  gsize bytes = 0;

  for (guint i = 0; i < n; i++)
    {
      bytes += items[i]->size;
      NB_LIBRARY_JOB_GET_CLASS (self)->free (items[i]);
    }
  g_mutex_lock (&p->mutex);
  p->bytes_ahead -= bytes;
  g_cond_broadcast (&p->changed);
  g_mutex_unlock (&p->mutex);
}

static gboolean
flush (NbLibraryJob *self,
       Batch *batch,
       GCancellable *cancellable,
       GError **error)
{
  gboolean ok = batch->n == 0
                || NB_LIBRARY_JOB_GET_CLASS (self)->store (self, batch->items, batch->n, cancellable, error);

  /* what a cancellation kept from being stored is tried once more */
  if (!ok && g_cancellable_is_cancelled (cancellable))
    return FALSE;
  let_go (self, batch->items, batch->n);
  batch->n = 0;
  batch->bytes = 0;
  return ok;
}

/* The next document that was read, in the order in which they were taken; NULL at the end or with take()'s error. */
static NbJobItem *
next (NbLibraryJob *self,
      GError **error)
{
  NbLibraryJobPrivate *p = get_private (self);
  NbJobItem *item;

  g_mutex_lock (&p->mutex);
  while ((item = g_queue_peek_head (&p->ahead)) ? !item->done : !p->exhausted)
    g_cond_wait (&p->changed, &p->mutex);
  if (item)
    g_queue_pop_head (&p->ahead);
  else if (p->take_error)
    g_propagate_error (error, g_steal_pointer (&p->take_error));
  g_cond_broadcast (&p->changed);
  g_mutex_unlock (&p->mutex);
  return item;
}

/* Takes the item. */
static gboolean
put (NbLibraryJob *self,
     Batch *batch,
     NbJobItem *item,
     GCancellable *cancellable,
     GError **error)
{
  GError *local_error = NULL;

  if (!NB_LIBRARY_JOB_GET_CLASS (self)->collect (self, item, &local_error))
    {
      let_go (self, &item, 1);
      if (local_error)
        g_propagate_error (error, local_error);
      if (local_error)
        return FALSE;
    }
  else
    {
      if (batch->n == 0)
        batch->since = g_get_monotonic_time ();
      batch->items[batch->n++] = item;
      batch->bytes += item->size;
    }
  if (batch->n == 0
      || (batch->n < batch->limit && batch->bytes < BATCH_BYTES && g_get_monotonic_time () - batch->since <= BATCH_USEC))
    return TRUE;
  return flush (self, batch, cancellable, error);
}

static gboolean
write_all (NbLibraryJob *self,
           GCancellable *cancellable,
           GError **error)
{
  GError *local_error = NULL;
  g_autofree Batch *batch = g_new0 (Batch, 1);
  gboolean ok = TRUE;
  NbJobItem *item;
  guint done = 0;

  while (ok && (item = next (self, &local_error)))
    {
      char *name = NB_LIBRARY_JOB_GET_CLASS (self)->name (self, item);

      guint64 position = item->position;

      batch->limit = CLAMP (done / 2, FIRST_BATCH, NB_LIBRARY_JOB_BATCH);
      ok = put (self, batch, item, cancellable, &local_error);
      report_progress (self, ++done, position, name);
    }
  ok = ok && !local_error && flush (self, batch, cancellable, &local_error);
  /* after cancelling, what was read is kept: it is complete */
  if (!ok && g_cancellable_is_cancelled (cancellable))
    flush (self, batch, NULL, NULL);
  let_go (self, batch->items, batch->n);
  if (!ok)
    g_propagate_error (error, local_error);
  return ok;
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
nb_library_job_finalize (GObject *object)
{
  NbLibraryJobPrivate *p = get_private (NB_LIBRARY_JOB (object));
  NbJobItem *item;

  while ((item = g_queue_pop_head (&p->ahead)))
    NB_LIBRARY_JOB_GET_CLASS (object)->free (item);
  g_clear_object (&p->library);
  g_clear_pointer (&p->extractor, nb_extractor_unref);
  g_clear_pointer (&p->context, g_main_context_unref);
  g_clear_error (&p->take_error);
  g_mutex_clear (&p->take_mutex);
  g_mutex_clear (&p->mutex);
  g_cond_clear (&p->changed);
  g_free (p->name);
  G_OBJECT_CLASS (nb_library_job_parent_class)->finalize (object);
}

static void
nb_library_job_class_init (NbLibraryJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_library_job_finalize;

  /**
   * NbLibraryJob::progress:
   * @done: documents that are done with
   * @total: documents in all
   * @name: the last one's name
   */
  signals[PROGRESS] = g_signal_new ("progress", NB_TYPE_LIBRARY_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

static void
nb_library_job_init (NbLibraryJob *self)
{
  NbLibraryJobPrivate *p = get_private (self);

  g_queue_init (&p->ahead);
  g_mutex_init (&p->take_mutex);
  g_mutex_init (&p->mutex);
  g_cond_init (&p->changed);
}

/**
 * nb_library_job_set_library:
 *
 * What a job's constructor says.
 */
void
nb_library_job_set_library (NbLibraryJob *self,
                            NbLibrary *library,
                            NbPlaces *places)
{
  NbLibraryJobPrivate *p = get_private (self);

  p->library = g_object_ref (library);
  p->extractor = nb_extractor_new (places);
}

/**
 * nb_library_job_get_library:
 *
 * Returns: (transfer none):
 */
NbLibrary *
nb_library_job_get_library (NbLibraryJob *self)
{
  return get_private (self)->library;
}

/**
 * nb_library_job_get_extractor:
 *
 * Returns: (transfer none):
 */
NbExtractor *
nb_library_job_get_extractor (NbLibraryJob *self)
{
  return get_private (self)->extractor;
}

/**
 * nb_library_job_set_total:
 * @total: how many documents there are, as the progress tells it
 */
void
nb_library_job_set_total (NbLibraryJob *self,
                          guint total)
{
  NbLibraryJobPrivate *p = get_private (self);

  g_mutex_lock (&p->mutex);
  p->total = total;
  g_mutex_unlock (&p->mutex);
}

/**
 * nb_library_job_set_extent:
 * @extent: how much there is to read, in the unit of the documents' positions
 */
void
nb_library_job_set_extent (NbLibraryJob *self,
                           guint64 extent)
{
  get_private (self)->extent = extent;
}

/**
 * nb_library_job_get_pace:
 *
 * How far a running job is; any thread.
 */
void
nb_library_job_get_pace (NbLibraryJob *self,
                         NbPace *pace)
{
  NbLibraryJobPrivate *p = get_private (self);
  double seconds;

  g_mutex_lock (&p->mutex);
  seconds = (g_get_monotonic_time () - p->since) / 1e6;
  if (p->extent)
    pace->fraction = CLAMP ((double) p->position / p->extent, 0, 1);
  else
    pace->fraction = p->total ? CLAMP ((double) p->done / p->total, 0, 1) : -1;
  pace->per_second = p->done && seconds >= 1 ? p->done / seconds : 0;
  pace->seconds_left = pace->per_second > 0 && pace->fraction > 0.01 ? (int) (seconds / pace->fraction - seconds + .5) : -1;
  g_mutex_unlock (&p->mutex);
}

static gboolean
run (NbLibraryJob *self,
     GCancellable *cancellable,
     GError **error)
{
  NbLibraryJobPrivate *p = get_private (self);
  NbLibraryJobClass *klass = NB_LIBRARY_JOB_GET_CLASS (self);
  guint n_workers = CLAMP (g_get_num_processors (), MIN_WORKERS, MAX_WORKERS);
  Worker worker = { self, cancellable };
  GThread *threads[MAX_WORKERS];
  gboolean ok;

  if (nb_library_is_read_only (p->library))
    {
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY, _("The library is read-only; to change it, copy it to where you may write"));
      return FALSE;
    }
  if (!klass->begin (self, cancellable, error))
    return FALSE;

  p->since = g_get_monotonic_time ();
  for (guint i = 0; i < n_workers; i++)
    threads[i] = g_thread_new (klass->thread_name, worker_thread, &worker);
  ok = write_all (self, cancellable, error);
  g_mutex_lock (&p->mutex);
  p->stop = TRUE;
  g_cond_broadcast (&p->changed);
  g_mutex_unlock (&p->mutex);
  for (guint i = 0; i < n_workers; i++)
    g_thread_join (threads[i]);
  return ok;
}

/**
 * nb_library_job_run:
 *
 * Documents that cannot be read are in the job's report and no failure of it. What was stored before a failure or a
 * cancellation stays.
 *
 * Returns: %FALSE with an error of the library, or when cancelled
 */
gboolean
nb_library_job_run (NbLibraryJob *self,
                    GCancellable *cancellable,
                    GError **error)
{
  GError *local_error = NULL;

  g_return_val_if_fail (NB_IS_LIBRARY_JOB (self), FALSE);
  g_return_val_if_fail (!get_private (self)->started, FALSE);
  get_private (self)->started = TRUE;
  if (run (self, cancellable, &local_error))
    {
      NB_LIBRARY_JOB_GET_CLASS (self)->ended (self, FALSE);
      return TRUE;
    }
  NB_LIBRARY_JOB_GET_CLASS (self)->ended (self, g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED));
  g_propagate_error (error, local_error);
  return FALSE;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (nb_library_job_run (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nb_library_job_run_async:
 */
void
nb_library_job_run_async (NbLibraryJob *self,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  get_private (self)->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, nb_library_job_run_async);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * nb_library_job_run_finish:
 */
gboolean
nb_library_job_run_finish (NbLibraryJob *self,
                           GAsyncResult *result,
                           GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
