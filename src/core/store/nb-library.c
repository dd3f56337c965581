/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's front: opening, the writer's thread, the pool of readers, and word of changes.
 * Owned by the program that opened it; calls that block may come from any thread, "changed" comes on the opener's. */

#include "store/nb-library-private.h"

#include "store/nb-file-guard.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_READERS 4
#define WATCH_USEC (2 * G_USEC_PER_SEC)          /* between two looks for what other programs changed */
#define PATIENCE_USEC (15 * 60 * G_USEC_PER_SEC) /* how long an import waits for another one that does not let go */
#define WAIT_USEC (50 * G_TIME_SPAN_MILLISECOND) /* between two looks whether a wait was cancelled */

struct _NbLibrary
{
  GObject       parent;

  char         *path;
  gboolean      read_only;
  GMainContext *context;            /* where "changed" is emitted */

  GThread      *writer;             /* of a library that is only read: looks for changes, nothing else */
  GAsyncQueue  *jobs;               /* of WriteJob; one without a function ends the thread */
  NbDatabase   *writer_database;    /* the writer thread's own */
  NbFileGuard  *guard;
  GWeakRef     *weak;               /* to this, an atomic box; for threads that must not hold it */

  GMutex        mutex;              /* the readers, and whether a change is queued */
  GCond         reader_returned;
  GQueue        idle_readers;       /* of NbDatabase */
  guint         n_readers;
  gboolean      change_queued;
};

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbLibrary, nb_library, G_TYPE_OBJECT)

/* --- the writer ------------------------------------------------------------------------------------------------ */

typedef struct
{
  NbWriteFunc   func;
  gpointer      data;
  GCancellable *cancellable;
  GError      **error;
  gboolean      ok;
  gboolean      done;
  GMutex        mutex;
  GCond         cond;
} WriteJob;

static gboolean
run_job (NbDatabase *database,
         WriteJob *job)
{
  if (g_cancellable_set_error_if_cancelled (job->cancellable, job->error))
    return FALSE;

  nb_database_set_cancellable (database, job->cancellable);
  if (nb_database_begin (database, job->error) && job->func (database, job->data, job->error))
    {
      /* what is complete is kept: cancelling comes too late here */
      nb_database_set_cancellable (database, NULL);
      if (nb_database_commit (database, job->error))
        return TRUE;
    }
  nb_database_rollback (database);
  return FALSE;
}

/* What other programs wrote shows in the version that SQLite keeps for the writer's connection; its own writes do not. */
static void
look_for_changes (NbLibrary *self,
                  gint64 *seen)
{
  gint64 version;

  if (!nb_database_get_int (self->writer_database, "PRAGMA data_version", &version, NULL)
      || nb_database_has_moved (self->writer_database))
    version = -1;
  if (version != *seen)
    nb_library_queue_changed (self);
  *seen = version;
}

static gpointer
writer_thread (gpointer data)
{
  NbLibrary *self = data;    /* lives until this thread has ended, but may be on its way out */
  gint64 seen;

  if (!nb_database_get_int (self->writer_database, "PRAGMA data_version", &seen, NULL))
    seen = -1;
  for (;;)
    {
      WriteJob *job = g_async_queue_timeout_pop (self->jobs, WATCH_USEC);
      gboolean ok;

      if (!job)
        {
          look_for_changes (self, &seen);
          continue;
        }
      if (!job->func)
        return NULL;
      ok = run_job (self->writer_database, job);
      g_mutex_lock (&job->mutex);
      job->ok = ok;
      job->done = TRUE;
      g_cond_signal (&job->cond);
      g_mutex_unlock (&job->mutex);
    }
}

/* Waits until the job is done; one that has not begun can be taken back. */
static void
wait_for_job (NbLibrary *self,
              WriteJob *job)
{
  g_mutex_lock (&job->mutex);
  while (!job->done)
    {
      if (g_cond_wait_until (&job->cond, &job->mutex, g_get_monotonic_time () + WAIT_USEC)
          || !g_cancellable_is_cancelled (job->cancellable) || !g_async_queue_remove (self->jobs, job))
        continue;
      g_cancellable_set_error_if_cancelled (job->cancellable, job->error);
      job->done = TRUE;
    }
  g_mutex_unlock (&job->mutex);
}

/**
 * nb_library_write:
 * @func: what to write
 *
 * Runs @func in a transaction on the writer's thread and waits for it.
 */
gboolean
nb_library_write (NbLibrary *self,
                  NbWriteFunc func,
                  gpointer data,
                  GCancellable *cancellable,
                  GError **error)
{
  WriteJob job = { .func = func, .data = data, .cancellable = cancellable, .error = error };

  if (self->read_only)
    {
      nb_database_set_error (NULL, SQLITE_READONLY, error);
      return FALSE;
    }
  g_mutex_init (&job.mutex);
  g_cond_init (&job.cond);
  g_async_queue_push (self->jobs, &job);
  wait_for_job (self, &job);
  g_mutex_clear (&job.mutex);
  g_cond_clear (&job.cond);
  return job.ok;
}

/**
 * nb_library_write_patiently:
 *
 * As nb_library_write(), for work that nobody sits before: where another program writes, waits for it, minutes if need be.
 * @func is not called before it can write.
 */
gboolean
nb_library_write_patiently (NbLibrary *self,
                            NbWriteFunc func,
                            gpointer data,
                            GCancellable *cancellable,
                            GError **error)
{
  gint64 end = g_get_monotonic_time () + PATIENCE_USEC;

  for (;;)
    {
      g_autoptr (GError) local_error = NULL;

      if (nb_library_write (self, func, data, cancellable, &local_error))
        return TRUE;
      if (!g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_BUSY) || g_get_monotonic_time () > end)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
}

/* --- the readers ----------------------------------------------------------------------------------------------- */

/* @further: for a call that has a reader already, and so must not wait: two such calls might wait for each other's */
static NbDatabase *
lease (NbLibrary *self,
       gboolean further,
       GCancellable *cancellable,
       GError **error)
{
  NbDatabase *database;

  g_mutex_lock (&self->mutex);
  /* one is left to others */
  if (further && self->idle_readers.length + (MAX_READERS - self->n_readers) <= 1)
    {
      g_mutex_unlock (&self->mutex);
      return NULL;
    }
  while (!(database = g_queue_pop_head (&self->idle_readers)) && self->n_readers == MAX_READERS)
    {
      g_cond_wait_until (&self->reader_returned, &self->mutex, g_get_monotonic_time () + WAIT_USEC);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          g_mutex_unlock (&self->mutex);
          return NULL;
        }
    }
  if (!database)
    self->n_readers++;
  g_mutex_unlock (&self->mutex);

  if (!database)
    database = nb_database_open_cancellable (self->path, TRUE, cancellable, error);
  /* the file that stands there by now may be another one */
  else if (nb_database_has_moved (database))
    {
      g_clear_pointer (&database, nb_database_close);
      nb_database_set_moved_error (error);
    }
  if (!database)
    {
      g_mutex_lock (&self->mutex);
      self->n_readers--;
      g_cond_signal (&self->reader_returned);
      g_mutex_unlock (&self->mutex);
      return NULL;
    }
  nb_database_set_cancellable (database, cancellable);
  return database;
}

/**
 * nb_library_lease_reader:
 *
 * Returns: (transfer full): a connection for the calling thread, to be given back with nb_library_return_reader()
 */
NbDatabase *
nb_library_lease_reader (NbLibrary *self,
                         GCancellable *cancellable,
                         GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return lease (self, FALSE, cancellable, error);
}

/**
 * nb_library_try_lease_reader:
 *
 * A further reader for a call that has one and could use more; it does not wait.
 *
 * Returns: (transfer full) (nullable): a connection as from nb_library_lease_reader(); %NULL if none is to spare
 */
NbDatabase *
nb_library_try_lease_reader (NbLibrary *self,
                             GCancellable *cancellable)
{
  return lease (self, TRUE, cancellable, NULL);
}

/**
 * nb_library_return_reader:
 * @database: (transfer full):
 */
void
nb_library_return_reader (NbLibrary *self,
                          NbDatabase *database)
{
  nb_database_set_cancellable (database, NULL);
  g_mutex_lock (&self->mutex);
  g_queue_push_head (&self->idle_readers, database);
  g_cond_signal (&self->reader_returned);
  g_mutex_unlock (&self->mutex);
}

/* --- word of changes ------------------------------------------------------------------------------------------- */

static gboolean
emit_changed (gpointer data)
{
  g_autoptr (NbLibrary) self = g_weak_ref_get (data);

  if (!self)
    return G_SOURCE_REMOVE;
  g_mutex_lock (&self->mutex);
  self->change_queued = FALSE;
  g_mutex_unlock (&self->mutex);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
weak_ref_clear (gpointer weak)
{
  g_weak_ref_clear (weak);
}

static void
weak_ref_release (gpointer weak)
{
  g_atomic_rc_box_release_full (weak, weak_ref_clear);
}

/**
 * nb_library_queue_changed:
 *
 * Has "changed" emitted in the opener's main context, once for all changes until then.
 */
void
nb_library_queue_changed (NbLibrary *self)
{
  g_autoptr (GSource) source = NULL;
  gboolean queued;

  g_mutex_lock (&self->mutex);
  queued = self->change_queued;
  self->change_queued = TRUE;
  g_mutex_unlock (&self->mutex);
  if (queued)
    return;

  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, g_atomic_rc_box_acquire (self->weak), weak_ref_release);
  g_source_attach (source, self->context);
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
nb_library_finalize (GObject *object)
{
  NbLibrary *self = NB_LIBRARY (object);
  WriteJob quit = { 0 };

  if (self->writer)
    {
      g_async_queue_push (self->jobs, &quit);
      g_thread_join (self->writer);
    }
  if (self->guard)
    nb_file_guard_release (self->guard);
  g_queue_clear_full (&self->idle_readers, (GDestroyNotify) nb_database_close);
  nb_database_close (self->writer_database);
  g_clear_pointer (&self->guard, nb_file_guard_free);
  g_async_queue_unref (self->jobs);
  weak_ref_release (self->weak);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->reader_returned);
  g_free (self->path);
  G_OBJECT_CLASS (nb_library_parent_class)->finalize (object);
}

static void
nb_library_class_init (NbLibraryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_library_finalize;

  /**
   * NbLibrary::changed:
   *
   * Articles or sources came, changed or went: by this program or, within a few seconds, by another one. Also when the file
   * is no longer where it was, which whoever reads then is told.
   */
  signals[CHANGED] = g_signal_new ("changed", NB_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nb_library_init (NbLibrary *self)
{
  self->jobs = g_async_queue_new ();
  self->weak = g_atomic_rc_box_new0 (GWeakRef);
  g_weak_ref_init (self->weak, self);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->mutex);
  g_cond_init (&self->reader_returned);
  g_queue_init (&self->idle_readers);
}

/* A file without any write bit is meant to be read only, even where the user could override it; and writing takes a log
 * beside the file. */
static gboolean
is_protected (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  GStatBuf st;

  return g_access (path, W_OK) != 0 || g_access (folder, W_OK) != 0
         || (g_stat (path, &st) == 0 && (st.st_mode & 0222) == 0);
}

static gboolean
ensure_exists (const char *path,
               NbLibraryFlags flags,
               GError **error)
{
  GStatBuf st;
  gboolean exists = g_stat (path, &st) == 0;

  if (exists && !(S_ISREG (st.st_mode) && st.st_size == 0))
    return TRUE;
  if ((flags & NB_LIBRARY_CREATE) && !(flags & NB_LIBRARY_READ_ONLY))
    return nb_database_create (path, error);
  if (exists)
    nb_database_set_error (NULL, SQLITE_NOTADB, error);
  else
    g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_OPEN, _("There is no such library; see whether its drive is connected"));
  return FALSE;
}

static gboolean
is_current (NbDatabase *database,
            GError **error)
{
  gint64 version;

  if (!nb_database_get_int (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == NB_DATABASE_VERSION)
    return TRUE;
  if (version > NB_DATABASE_VERSION)
    nb_database_set_too_new_error (error);
  else
    g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY,
                         _("The library was made by an older version and is read-only, so it cannot be brought up to date;"
                           " copy it to where you may write"));
  return FALSE;
}

static NbLibrary *
open_in_context (const char *path,
                 NbLibraryFlags flags,
                 GMainContext *context,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (NbLibrary) self = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !ensure_exists (path, flags, error) || !nb_database_check_header (path, error))
    return NULL;

  self = g_object_new (NB_TYPE_LIBRARY, NULL);
  g_main_context_unref (self->context);
  self->context = g_main_context_ref (context);
  self->path = g_strdup (path);
  self->read_only = (flags & NB_LIBRARY_READ_ONLY) || is_protected (path);

  self->writer_database = nb_database_open_cancellable (path, self->read_only, cancellable, error);
  if (!self->writer_database)
    return NULL;
  nb_database_set_cancellable (self->writer_database, cancellable);
  if (self->read_only ? !is_current (self->writer_database, error) : !nb_database_migrate (self->writer_database, error))
    return NULL;
  nb_database_set_cancellable (self->writer_database, NULL);
  self->guard = nb_file_guard_new (path);
  self->writer = g_thread_new ("nb-library-writer", writer_thread, self);
  return g_steal_pointer (&self);
}

/**
 * nb_library_open:
 * @path: the library's file
 * @flags: whether to create it, whether to only read it
 *
 * A library that cannot be written is opened for reading; writing to it then fails with %NB_LIBRARY_ERROR_READ_ONLY.
 *
 * Returns: (transfer full): the library, or %NULL with an error of %NB_LIBRARY_ERROR
 */
NbLibrary *
nb_library_open (const char *path,
                 NbLibraryFlags flags,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GMainContext) context = g_main_context_ref_thread_default ();

  g_return_val_if_fail (path != NULL, NULL);
  return open_in_context (path, flags, context, cancellable, error);
}

typedef struct
{
  char *path;
  NbLibraryFlags flags;
  GMainContext *context;
} OpenData;

static void
open_data_free (gpointer data)
{
  OpenData *open = data;

  g_free (open->path);
  g_main_context_unref (open->context);
  g_free (open);
}

static void
open_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  OpenData *open = data;
  GError *error = NULL;
  NbLibrary *self = open_in_context (open->path, open->flags, open->context, cancellable, &error);

  if (self)
    g_task_return_pointer (task, self, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * nb_library_open_async:
 */
void
nb_library_open_async (const char *path,
                       NbLibraryFlags flags,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  OpenData *open = g_new0 (OpenData, 1);

  open->path = g_strdup (path);
  open->flags = flags;
  open->context = g_main_context_ref_thread_default ();
  g_task_set_source_tag (task, nb_library_open_async);
  /* a drive that does not answer is not waited for */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_set_task_data (task, open, open_data_free);
  g_task_run_in_thread (task, open_in_thread);
}

/**
 * nb_library_open_finish:
 *
 * Returns: (transfer full): the library, or %NULL with an error
 */
NbLibrary *
nb_library_open_finish (GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, nb_library_open_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * nb_library_get_path:
 *
 * Returns: (transfer none): the file that was opened
 */
const char *
nb_library_get_path (NbLibrary *self)
{
  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  return self->path;
}

/**
 * nb_library_is_read_only:
 */
gboolean
nb_library_is_read_only (NbLibrary *self)
{
  g_return_val_if_fail (NB_IS_LIBRARY (self), TRUE);
  return self->read_only;
}
