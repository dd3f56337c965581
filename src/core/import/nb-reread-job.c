/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a library's outdated articles again: extracts on two threads, stores in batches.
 * Owned by whoever started it; runs on the caller's or a GTask's thread, which is the only one that writes. */

#include "import/nb-reread-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define N_WORKERS 2
#define WINDOW 256                             /* documents read ahead of the writer … */
#define WINDOW_BYTES (64 * 1024 * 1024)        /* … and their originals' size */
#define BATCH 200                              /* articles in a transaction … */
#define BATCH_USEC (2 * G_USEC_PER_SEC)        /* … and how long the first of them waits */
#define PROGRESS_USEC (G_USEC_PER_SEC / 30)

/* One document on its way through. */
typedef struct
{
  NbKeptDocument *document;      /* NULL: it is gone */
  NbArticle      *article;
  GError         *error;
  gsize           size;          /* what it counts for in the window */
  gboolean        fatal;         /* the error is the library's, not the document's */
} Reading;

struct _NbRereadJob
{
  GObject         parent;

  NbLibrary      *library;
  NbExtractor    *extractor;
  NbRereadReport *report;
  GArray         *ids;           /* of gint64; NULL until it runs */
  GAsyncQueue    *readings;      /* of Reading, in the order in which they come */

  GMutex          mutex;         /* what follows */
  GCond           changed;
  guint           next;          /* the id that a worker takes next */
  guint           n_ahead;       /* taken and not yet stored */
  gsize           bytes_ahead;
  gboolean        stop;

  GMainContext   *context;       /* where progress is told; NULL: right here */
  gint64          last_progress;
  gboolean        progress_queued;
  guint           progress_done;
  char           *progress_name;
};

enum { PROGRESS, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbRereadJob, nb_reread_job, G_TYPE_OBJECT)

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  nb_kept_document_free (reading->document);
  g_clear_pointer (&reading->article, nb_article_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

/* --- progress -------------------------------------------------------------------------------------------------- */

static gboolean
tell_progress (gpointer data)
{
  NbRereadJob *self = data;
  g_autofree char *name = NULL;
  guint done;

  g_mutex_lock (&self->mutex);
  name = g_strdup (self->progress_name);
  done = self->progress_done;
  self->progress_queued = FALSE;
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[PROGRESS], 0, done, self->ids->len, name);
  return G_SOURCE_REMOVE;
}

static void
report_progress (NbRereadJob *self,
                 guint done,
                 const char *name)
{
  gint64 now = g_get_monotonic_time ();
  gboolean queue;

  if (now - self->last_progress < PROGRESS_USEC && done < self->ids->len)
    return;
  self->last_progress = now;

  g_mutex_lock (&self->mutex);
  g_free (self->progress_name);
  self->progress_name = g_strdup (name);
  self->progress_done = done;
  queue = !self->progress_queued && self->context;
  self->progress_queued |= queue;
  g_mutex_unlock (&self->mutex);

  if (queue)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, tell_progress, g_object_ref (self), g_object_unref);
      g_source_attach (source, self->context);
    }
  else if (!self->context)
    tell_progress (self);
}

/* --- reading: the workers -------------------------------------------------------------------------------------- */

/* Just what the first extraction was told; the sample's articles had their bare names for a path. */
static void
make_origin (const NbKeptDocument *document,
             NbOrigin *origin)
{
  origin->path = document->is_sample && document->path && g_str_has_prefix (document->path, "sample:")
                   ? document->path + strlen ("sample:") : document->path;
  origin->url = document->url;
  origin->content_type = document->content_type;
  origin->source_name = document->given_source;
  origin->published = document->given_published;
  origin->title = document->given_title;
  origin->byline = document->given_byline;
}

static Reading *
read_again (NbRereadJob *self,
            gint64 id,
            GCancellable *cancellable)
{
  Reading *reading = g_new0 (Reading, 1);
  NbOrigin origin = { 0 };

  reading->document = nb_library_get_document (self->library, id, cancellable, &reading->error);
  reading->fatal = reading->error != NULL;
  if (!reading->document)
    return reading;
  if (!reading->document->original)
    {
      g_set_error_literal (&reading->error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT,
                           _("its original is not in the library"));
      return reading;
    }
  reading->size = g_bytes_get_size (reading->document->original);
  make_origin (reading->document, &origin);
  reading->article = nb_extractor_run (self->extractor, reading->document->original, &origin, cancellable, &reading->error);
  reading->fatal = g_error_matches (reading->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_pointer (&reading->document->original, g_bytes_unref);
  return reading;
}

/* Waits until the next article may be read; 0 when there is none. */
static gint64
take_id (NbRereadJob *self)
{
  gint64 id = 0;

  g_mutex_lock (&self->mutex);
  while (!self->stop && self->next < self->ids->len && self->n_ahead > 0
         && (self->n_ahead >= WINDOW || self->bytes_ahead > WINDOW_BYTES))
    g_cond_wait (&self->changed, &self->mutex);
  if (!self->stop && self->next < self->ids->len)
    {
      id = g_array_index (self->ids, gint64, self->next++);
      self->n_ahead++;
    }
  g_mutex_unlock (&self->mutex);
  return id;
}

typedef struct
{
  NbRereadJob  *job;
  GCancellable *cancellable;
} Worker;

static gpointer
worker_thread (gpointer data)
{
  const Worker *worker = data;
  NbRereadJob *self = worker->job;
  gint64 id;

  while ((id = take_id (self)))
    {
      Reading *reading = read_again (self, id, worker->cancellable);

      g_mutex_lock (&self->mutex);
      self->bytes_ahead += reading->size;
      g_mutex_unlock (&self->mutex);
      g_async_queue_push (self->readings, reading);
    }
  return NULL;
}

/* --- writing --------------------------------------------------------------------------------------------------- */

static const char *
reading_name (const Reading *reading)
{
  const NbKeptDocument *document = reading->document;

  if (!document)
    return "";
  return document->path ? document->path : document->url ? document->url : document->title;
}

static void
count (NbRereadJob *self,
       const Reading *reading,
       NbReadResult result)
{
  self->report->n_changed += result == NB_READ_CHANGED;
  self->report->n_unchanged += result == NB_READ_UNCHANGED;
  if (result == NB_READ_FAILED)
    nb_reread_report_fail (self->report, reading_name (reading), reading->error->message);
}

static gboolean
flush (NbRereadJob *self,
       GPtrArray *batch,
       GCancellable *cancellable,
       GError **error)
{
  NbKeptDocument *documents[BATCH];
  NbArticle *articles[BATCH];
  NbReadResult results[BATCH];
  gsize bytes = 0;
  gboolean ok;

  if (batch->len == 0)
    return TRUE;
  for (guint i = 0; i < batch->len; i++)
    {
      const Reading *reading = g_ptr_array_index (batch, i);

      documents[i] = reading->document;
      articles[i] = reading->article;
      bytes += reading->size;
    }
  ok = nb_library_store_again (self->library, documents, articles, batch->len, results, cancellable, error);
  for (guint i = 0; ok && i < batch->len; i++)
    count (self, g_ptr_array_index (batch, i), results[i]);
  g_mutex_lock (&self->mutex);
  self->n_ahead -= batch->len;
  self->bytes_ahead -= bytes;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  g_ptr_array_set_size (batch, 0);
  return ok;
}

/* Takes the reading. One whose article has gone meanwhile is nobody's loss. */
static gboolean
collect (NbRereadJob *self,
         Reading *reading,
         GPtrArray *batch,
         GError **error)
{
  if (reading->document && !reading->fatal)
    {
      g_ptr_array_add (batch, reading);
      return TRUE;
    }
  g_mutex_lock (&self->mutex);
  self->n_ahead--;
  self->bytes_ahead -= reading->size;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  if (reading->fatal)
    g_propagate_error (error, g_steal_pointer (&reading->error));
  reading_free (reading);
  return error == NULL || *error == NULL;
}

static gboolean
write_all (NbRereadJob *self,
           GCancellable *cancellable,
           GError **error)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func (reading_free);
  gint64 since = g_get_monotonic_time ();
  g_autoptr (GError) local_error = NULL;
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < self->ids->len; i++)
    {
      Reading *reading = g_async_queue_pop (self->readings);
      g_autofree char *name = g_strdup (reading->document ? reading->document->title : NULL);

      if (batch->len == 0)
        since = g_get_monotonic_time ();
      ok = collect (self, reading, batch, &local_error);
      if (ok && (batch->len == BATCH || g_get_monotonic_time () - since > BATCH_USEC))
        ok = flush (self, batch, cancellable, &local_error);
      report_progress (self, i + 1, name);
    }
  /* after cancelling, what was read is kept: it is complete */
  if (ok)
    ok = flush (self, batch, cancellable, &local_error);
  if (!ok && g_cancellable_is_cancelled (cancellable))
    flush (self, batch, NULL, NULL);
  if (!ok)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return ok;
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
nb_reread_job_finalize (GObject *object)
{
  NbRereadJob *self = NB_REREAD_JOB (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->extractor, nb_extractor_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_async_queue_unref (self->readings);
  nb_reread_report_free (self->report);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->progress_name);
  G_OBJECT_CLASS (nb_reread_job_parent_class)->finalize (object);
}

static void
nb_reread_job_class_init (NbRereadJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_reread_job_finalize;

  /**
   * NbRereadJob::progress:
   * @done: articles that are done with
   * @total: articles in all
   * @name: the last one's title
   */
  signals[PROGRESS] = g_signal_new ("progress", NB_TYPE_REREAD_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

static void
nb_reread_job_init (NbRereadJob *self)
{
  self->readings = g_async_queue_new_full (reading_free);
  self->report = nb_reread_report_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
}

/**
 * nb_reread_job_new:
 *
 * Returns: (transfer full): a job that has not run
 */
NbRereadJob *
nb_reread_job_new (NbLibrary *library,
                   NbPlaces *places)
{
  NbRereadJob *self = g_object_new (NB_TYPE_REREAD_JOB, NULL);

  self->library = g_object_ref (library);
  self->extractor = nb_extractor_new (places);
  return self;
}

/**
 * nb_reread_job_get_report:
 *
 * Returns: (transfer none): what became of it; complete when the job has ended, however it ended
 */
const NbRereadReport *
nb_reread_job_get_report (NbRereadJob *self)
{
  g_return_val_if_fail (NB_IS_REREAD_JOB (self), NULL);
  return self->report;
}

static gboolean
run (NbRereadJob *self,
     GCancellable *cancellable,
     GError **error)
{
  Worker worker = { self, cancellable };
  GThread *threads[N_WORKERS];
  gboolean ok;

  if (nb_library_is_read_only (self->library))
    {
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY, _("The library is read-only"));
      return FALSE;
    }
  self->ids = nb_library_list_outdated (self->library, &self->report->n_current, cancellable, error);
  if (!self->ids)
    return FALSE;

  for (guint i = 0; i < N_WORKERS; i++)
    threads[i] = g_thread_new ("nb-reread", worker_thread, &worker);
  ok = write_all (self, cancellable, error);
  g_mutex_lock (&self->mutex);
  self->stop = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  for (guint i = 0; i < N_WORKERS; i++)
    g_thread_join (threads[i]);
  return ok;
}

/**
 * nb_reread_job_run:
 *
 * Documents that can no longer be read are in the report and no failure of the job; their older reading stands.
 *
 * Returns: %FALSE with an error of the library, or when cancelled
 */
gboolean
nb_reread_job_run (NbRereadJob *self,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (NB_IS_REREAD_JOB (self), FALSE);
  g_return_val_if_fail (self->ids == NULL, FALSE);
  if (run (self, cancellable, &local_error))
    return TRUE;
  self->report->cancelled = g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
run_in_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  GError *error = NULL;

  if (nb_reread_job_run (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nb_reread_job_run_async:
 */
void
nb_reread_job_run_async (NbRereadJob *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, nb_reread_job_run_async);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * nb_reread_job_run_finish:
 */
gboolean
nb_reread_job_run_finish (NbRereadJob *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
