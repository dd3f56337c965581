/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's front: opening, the writer's thread, the pool of readers, and word of changes.
 * Owned by the program that opened it; calls that block may come from any thread, "changed" comes on the opener's. */

#include "store/nb-library-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_READERS 4

struct _NbLibrary
{
  GObject       parent;

  char         *path;
  gboolean      read_only;
  GMainContext *context;            /* where "changed" is emitted */

  GThread      *writer;             /* NULL if read-only */
  GAsyncQueue  *jobs;               /* of WriteJob; one without a function ends the thread */
  NbDatabase   *writer_database;    /* the writer thread's own */

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

static gpointer
writer_thread (gpointer data)
{
  NbLibrary *self = data;    /* lives until this thread has ended */

  for (;;)
    {
      WriteJob *job = g_async_queue_pop (self->jobs);
      gboolean ok;

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
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY, _("The library is read-only"));
      return FALSE;
    }
  g_mutex_init (&job.mutex);
  g_cond_init (&job.cond);
  g_async_queue_push (self->jobs, &job);
  g_mutex_lock (&job.mutex);
  while (!job.done)
    g_cond_wait (&job.cond, &job.mutex);
  g_mutex_unlock (&job.mutex);
  g_mutex_clear (&job.mutex);
  g_cond_clear (&job.cond);
  return job.ok;
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
    g_cond_wait (&self->reader_returned, &self->mutex);
  if (!database)
    self->n_readers++;
  g_mutex_unlock (&self->mutex);

  if (!database)
    database = nb_database_open (self->path, TRUE, error);
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
weak_ref_free (gpointer weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
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
  GWeakRef *weak;
  gboolean queued;

  g_mutex_lock (&self->mutex);
  queued = self->change_queued;
  self->change_queued = TRUE;
  g_mutex_unlock (&self->mutex);
  if (queued)
    return;

  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, emit_changed, weak, weak_ref_free);
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
  g_queue_clear_full (&self->idle_readers, (GDestroyNotify) nb_database_close);
  nb_database_close (self->writer_database);
  g_async_queue_unref (self->jobs);
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
   * Articles or sources came, changed or went.
   */
  signals[CHANGED] = g_signal_new ("changed", NB_TYPE_LIBRARY, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nb_library_init (NbLibrary *self)
{
  self->jobs = g_async_queue_new ();
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
    g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_NOT_A_LIBRARY, _("The file is not a Niên Biểu library"));
  else
    g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_OPEN, _("There is no such library"));
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
  NbDatabase *database;
  gint64 version;

  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !ensure_exists (path, flags, error) || !nb_database_check_header (path, error))
    return NULL;

  self = g_object_new (NB_TYPE_LIBRARY, NULL);
  g_main_context_unref (self->context);
  self->context = g_main_context_ref (context);
  self->path = g_strdup (path);
  self->read_only = (flags & NB_LIBRARY_READ_ONLY) || is_protected (path);

  database = nb_database_open (path, self->read_only, error);
  if (!database)
    return NULL;
  if (!self->read_only)
    {
      self->writer_database = database;
      if (!nb_database_migrate (database, error))
        return NULL;
      self->writer = g_thread_new ("nb-library-writer", writer_thread, self);
      return g_steal_pointer (&self);
    }

  self->n_readers = 1;
  g_queue_push_head (&self->idle_readers, database);
  if (!nb_database_get_int (database, "PRAGMA user_version", &version, error))
    return NULL;
  if (version < NB_DATABASE_VERSION)
    {
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY,
                           _("The library was made by an older version and is read-only, so it cannot be brought up to date"));
      return NULL;
    }
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
