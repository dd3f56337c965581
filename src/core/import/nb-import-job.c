/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import: finds documents, reads and extracts them on two threads, adds them to the library in batches.
 * Owned by whoever started it; runs on the caller's or a GTask's thread, which is the only one that writes. */

#include "import/nb-import-job.h"

#include "import/nb-file-walker.h"
#include "nb-sample-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SAMPLE_PREFIX "/io/github/nienbieu/NienBieu/sample/"

#define N_WORKERS 2
#define WINDOW 256                             /* documents read ahead of the writer … */
#define WINDOW_BYTES (64 * 1024 * 1024)        /* … and their size */
#define BATCH 200                              /* articles in a transaction … */
#define BATCH_BYTES (16 * 1024 * 1024)
#define BATCH_USEC (2 * G_USEC_PER_SEC)        /* … and how long the first of them waits */
#define PROGRESS_USEC (G_USEC_PER_SEC / 30)

/* One document on its way through. */
typedef struct
{
  char      *path;         /* absolute; of a sample article its name */
  GBytes    *bytes;
  NbArticle *article;
  GError    *error;
  gboolean   is_sample;
  gboolean   is_duplicate;
  gboolean   done;
} Slot;

struct _NbImportJob
{
  GObject         parent;

  NbLibrary      *library;
  NbExtractor    *extractor;
  GPtrArray      *paths;
  gboolean        sample;
  char           *source;
  NbImportReport *report;

  GPtrArray      *slots;          /* of Slot, in the order in which they are added */
  GMutex          mutex;          /* what follows */
  GCond           changed;
  guint           next;           /* the slot that a worker takes next */
  guint           collected;      /* slots before this one are with the writer */
  gsize           bytes_ahead;
  gboolean        stop;

  GMainContext   *context;        /* where progress is told; NULL: right here */
  gint64          last_progress;
  gboolean        progress_queued;
  guint           progress_done;
  char           *progress_name;
};

enum { PROGRESS, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbImportJob, nb_import_job, G_TYPE_OBJECT)

static void
slot_clear (Slot *slot)
{
  g_clear_pointer (&slot->bytes, g_bytes_unref);
  g_clear_pointer (&slot->article, nb_article_unref);
  g_clear_error (&slot->error);
}

static void
slot_free (gpointer data)
{
  Slot *slot = data;

  slot_clear (slot);
  g_free (slot->path);
  g_free (slot);
}

/* --- progress -------------------------------------------------------------------------------------------------- */

static gboolean
tell_progress (gpointer data)
{
  NbImportJob *self = data;
  g_autofree char *name = NULL;
  guint done;

  g_mutex_lock (&self->mutex);
  name = g_strdup (self->progress_name);
  done = self->progress_done;
  self->progress_queued = FALSE;
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[PROGRESS], 0, done, self->slots->len, name);
  return G_SOURCE_REMOVE;
}

static void
report_progress (NbImportJob *self,
                 guint done,
                 const char *path)
{
  gint64 now = g_get_monotonic_time ();
  gboolean queue;

  if (now - self->last_progress < PROGRESS_USEC && done < self->slots->len)
    return;
  self->last_progress = now;

  g_mutex_lock (&self->mutex);
  g_free (self->progress_name);
  self->progress_name = g_filename_display_basename (path);
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

static void
read_slot (NbImportJob *self,
           Slot *slot,
           GCancellable *cancellable)
{
  NbOrigin origin = { 0 };

  if (!slot->bytes)
    slot->bytes = nb_file_read (slot->path, NB_EXTRACT_MAX_BYTES, cancellable, &slot->error);
  if (!slot->bytes)
    return;
  if (nb_library_find_document (self->library, NULL, NULL, slot->bytes))
    {
      slot->is_duplicate = TRUE;
      return;
    }
  origin.path = slot->path;
  origin.source_name = self->source;
  slot->article = nb_extractor_run (self->extractor, slot->bytes, &origin, cancellable, &slot->error);
}

/* Waits until the next document may be read; NULL when there is none. */
static Slot *
take_slot (NbImportJob *self)
{
  Slot *slot = NULL;

  g_mutex_lock (&self->mutex);
  while (!self->stop && self->next < self->slots->len && self->next > self->collected
         && (self->next >= self->collected + WINDOW || self->bytes_ahead > WINDOW_BYTES))
    g_cond_wait (&self->changed, &self->mutex);
  if (!self->stop && self->next < self->slots->len)
    slot = g_ptr_array_index (self->slots, self->next++);
  g_mutex_unlock (&self->mutex);
  return slot;
}

typedef struct
{
  NbImportJob  *job;
  GCancellable *cancellable;
} Worker;

static gpointer
worker_thread (gpointer data)
{
  const Worker *worker = data;
  NbImportJob *self = worker->job;
  Slot *slot;

  while ((slot = take_slot (self)))
    {
      read_slot (self, slot, worker->cancellable);
      if (slot->is_duplicate || slot->error)
        g_clear_pointer (&slot->bytes, g_bytes_unref);
      g_mutex_lock (&self->mutex);
      slot->done = TRUE;
      self->bytes_ahead += slot->bytes ? g_bytes_get_size (slot->bytes) : 0;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->mutex);
    }
  return NULL;
}

/* --- writing --------------------------------------------------------------------------------------------------- */

typedef struct
{
  Slot  *slots[BATCH];
  guint  n;
  gsize  bytes;
  gint64 since;
} Batch;

/* A name that is no UTF-8 is kept as an address, which can stand for any bytes. */
static char *
stored_path (const Slot *slot)
{
  if (slot->is_sample)
    return g_strconcat ("sample:", slot->path, NULL);
  if (g_utf8_validate (slot->path, -1, NULL))
    return g_strdup (slot->path);
  return g_filename_to_uri (slot->path, NULL, NULL);
}

static gboolean
flush (NbImportJob *self,
       Batch *batch,
       GCancellable *cancellable,
       GError **error)
{
  NbLibraryItem items[BATCH] = { 0 };
  NbAddResult results[BATCH];
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  gboolean ok;

  if (batch->n == 0)
    return TRUE;
  for (guint i = 0; i < batch->n; i++)
    {
      g_ptr_array_add (paths, stored_path (batch->slots[i]));
      items[i].article = batch->slots[i]->article;
      items[i].original = batch->slots[i]->bytes;
      items[i].path = g_ptr_array_index (paths, i);
      items[i].is_sample = batch->slots[i]->is_sample;
      items[i].given_source = self->source;
    }
  ok = nb_library_add (self->library, items, batch->n, results, cancellable, error);
  for (guint i = 0; i < batch->n; i++)
    {
      if (ok && results[i] == NB_ADD_DUPLICATE)
        self->report->n_duplicates++;
      else if (ok)
        {
          self->report->n_added += results[i] == NB_ADD_ADDED;
          self->report->n_updated += results[i] == NB_ADD_UPDATED;
          self->report->n_not_about += !batch->slots[i]->article->about_dan_van;
        }
      slot_clear (batch->slots[i]);
    }
  g_mutex_lock (&self->mutex);
  self->bytes_ahead -= batch->bytes;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->mutex);
  batch->n = 0;
  batch->bytes = 0;
  return ok;
}

static gboolean
collect (NbImportJob *self,
         Slot *slot,
         Batch *batch,
         GCancellable *cancellable,
         GError **error)
{
  if (g_error_matches (slot->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&slot->error));
      return FALSE;
    }
  if (slot->error)
    {
      nb_import_report_fail (self->report, slot->path, slot->error->message);
      slot_clear (slot);
      return TRUE;
    }
  if (slot->is_duplicate)
    {
      self->report->n_duplicates++;
      return TRUE;
    }
  if (batch->n == 0)
    batch->since = g_get_monotonic_time ();
  batch->slots[batch->n++] = slot;
  batch->bytes += g_bytes_get_size (slot->bytes);
  return batch->n < BATCH || flush (self, batch, cancellable, error);
}

static gboolean
write_all (NbImportJob *self,
           GCancellable *cancellable,
           GError **error)
{
  Batch batch = { .n = 0 };
  gboolean ok = TRUE;

  for (guint i = 0; ok && i < self->slots->len; i++)
    {
      Slot *slot = g_ptr_array_index (self->slots, i);

      g_mutex_lock (&self->mutex);
      while (!slot->done)
        g_cond_wait (&self->changed, &self->mutex);
      self->collected = i + 1;
      g_cond_broadcast (&self->changed);
      g_mutex_unlock (&self->mutex);

      ok = collect (self, slot, &batch, cancellable, error);
      if (ok && batch.n && (batch.bytes >= BATCH_BYTES || g_get_monotonic_time () - batch.since > BATCH_USEC))
        ok = flush (self, &batch, cancellable, error);
      report_progress (self, i + 1, slot->path);
    }
  /* after cancelling, what was read is kept: it is complete */
  if (ok)
    return flush (self, &batch, cancellable, error);
  if (g_cancellable_is_cancelled (cancellable))
    flush (self, &batch, NULL, NULL);
  return FALSE;
}

/* --- finding --------------------------------------------------------------------------------------------------- */

static void
add_slot (NbImportJob *self,
          const char *path,
          GBytes *bytes)
{
  Slot *slot = g_new0 (Slot, 1);

  slot->path = g_strdup (path);
  slot->bytes = bytes;
  slot->is_sample = bytes != NULL;
  g_ptr_array_add (self->slots, slot);
}

static gboolean
find_sample (NbImportJob *self,
             GError **error)
{
  GResource *resource = nb_sample_get_resource ();
  g_auto (GStrv) names = g_resource_enumerate_children (resource, SAMPLE_PREFIX, 0, error);

  for (char **name = names; name && *name; name++)
    {
      g_autofree char *path = g_strconcat (SAMPLE_PREFIX, *name, NULL);
      GBytes *bytes = g_resource_lookup_data (resource, path, 0, error);

      if (!bytes)
        return FALSE;
      add_slot (self, *name, bytes);
    }
  return names != NULL;
}

static gboolean
find_documents (NbImportJob *self,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);

  if (!nb_file_walk (self->paths, documents, self->report, cancellable, error))
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    add_slot (self, g_ptr_array_index (documents, i), NULL);
  return !self->sample || find_sample (self, error);
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
nb_import_job_finalize (GObject *object)
{
  NbImportJob *self = NB_IMPORT_JOB (object);

  g_clear_object (&self->library);
  g_clear_pointer (&self->extractor, nb_extractor_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_ptr_array_unref (self->paths);
  g_ptr_array_unref (self->slots);
  nb_import_report_free (self->report);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->changed);
  g_free (self->progress_name);
  g_free (self->source);
  G_OBJECT_CLASS (nb_import_job_parent_class)->finalize (object);
}

static void
nb_import_job_class_init (NbImportJobClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_import_job_finalize;

  /**
   * NbImportJob::progress:
   * @done: documents that are done with
   * @total: documents in all
   * @name: the last one's name
   */
  signals[PROGRESS] = g_signal_new ("progress", NB_TYPE_IMPORT_JOB, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT, G_TYPE_STRING);
}

static void
nb_import_job_init (NbImportJob *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->slots = g_ptr_array_new_with_free_func (slot_free);
  self->report = nb_import_report_new ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->changed);
}

/**
 * nb_import_job_new:
 *
 * Returns: (transfer full): an import of nothing yet
 */
NbImportJob *
nb_import_job_new (NbLibrary *library,
                   NbPlaces *places)
{
  NbImportJob *self = g_object_new (NB_TYPE_IMPORT_JOB, NULL);

  self->library = g_object_ref (library);
  self->extractor = nb_extractor_new (places);
  return self;
}

/**
 * nb_import_job_add_path:
 * @path: a file or a folder, relative to the current folder or absolute
 */
void
nb_import_job_add_path (NbImportJob *self,
                        const char *path)
{
  g_return_if_fail (NB_IS_IMPORT_JOB (self) && path);
  g_ptr_array_add (self->paths, g_strdup (path));
}

/**
 * nb_import_job_add_sample:
 *
 * Imports the articles that come with the program, marked as such.
 */
void
nb_import_job_add_sample (NbImportJob *self)
{
  g_return_if_fail (NB_IS_IMPORT_JOB (self));
  self->sample = TRUE;
}

/**
 * nb_import_job_set_source:
 * @source: (nullable): where all of it comes from; %NULL: what the documents say
 */
void
nb_import_job_set_source (NbImportJob *self,
                          const char *source)
{
  g_return_if_fail (NB_IS_IMPORT_JOB (self));
  g_free (self->source);
  self->source = g_strdup (source);
}

/**
 * nb_import_job_get_report:
 *
 * Returns: (transfer none): what became of it; complete when the job has ended, however it ended
 */
const NbImportReport *
nb_import_job_get_report (NbImportJob *self)
{
  g_return_val_if_fail (NB_IS_IMPORT_JOB (self), NULL);
  return self->report;
}

static gboolean
run (NbImportJob *self,
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
  if (!find_documents (self, cancellable, error))
    return FALSE;

  for (guint i = 0; i < N_WORKERS; i++)
    threads[i] = g_thread_new ("nb-import", worker_thread, &worker);
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
 * nb_import_job_run:
 *
 * Documents that cannot be read are in the report and no failure of the job. What was added before a failure or a
 * cancellation stays in the library; running the same import again adds what is missing.
 *
 * Returns: %FALSE with an error of the library, or when cancelled
 */
gboolean
nb_import_job_run (NbImportJob *self,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (NB_IS_IMPORT_JOB (self), FALSE);
  g_return_val_if_fail (self->slots->len == 0, FALSE);
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

  if (nb_import_job_run (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nb_import_job_run_async:
 */
void
nb_import_job_run_async (NbImportJob *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  self->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, nb_import_job_run_async);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * nb_import_job_run_finish:
 */
gboolean
nb_import_job_run_finish (NbImportJob *self,
                          GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}
