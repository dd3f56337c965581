/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One SQLite connection: its settings, its statements, and SQLite's codes in the user's words.
 * Owned by a library (or a check); used by one thread at a time. */

#include "store/nb-database.h"

#include "base/nb-checksum.h"
#include "base/nb-debug.h"
#include "base/nb-text.h"
#include "store/nb-fts-tokenizer.h"
#include "store/nb-packed-record.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* How many of SQLite's steps pass between two looks at the cancellable: well under a millisecond. */
#define PROGRESS_STEPS 2000
#define BUSY_TIMEOUT_USEC (5 * G_USEC_PER_SEC)
#define BUSY_NAP_USEC 10000

struct _NbDatabase
{
  sqlite3      *handle;
  GHashTable   *statements;     /* SQL → sqlite3_stmt */
  GCancellable *cancellable;    /* of the call that is running, not owned */
  gulong        cancel_handler;
  gint64        busy_since;     /* monotonic, when somebody else's lock was first met */
  gboolean      read_only;
  gboolean      tolerant;       /* what can be read of a damaged file is wanted */
};

G_DEFINE_QUARK (nb-library-error-quark, nb_library_error)

/* --- errors ---------------------------------------------------------------------------------------------------- */

static const char *
describe (int code,
          NbLibraryError *kind)
{
  switch (code & 0xff)
    {
    case SQLITE_BUSY: case SQLITE_LOCKED: case SQLITE_PROTOCOL:
      *kind = NB_LIBRARY_ERROR_BUSY;
      return _("Another program is writing to the library; try again when it has finished");
    case SQLITE_READONLY:
      *kind = NB_LIBRARY_ERROR_READ_ONLY;
      return _("The library is read-only; to change it, copy it to where you may write");
    case SQLITE_FULL:
      *kind = NB_LIBRARY_ERROR_FULL;
      return _("There is no space left where the library is stored; make some and try again");
    case SQLITE_CORRUPT:
      *kind = NB_LIBRARY_ERROR_CORRUPT;
      return _("The library is damaged; “nienbieu-cli check --repair” saves what can be read");
    case SQLITE_NOTADB:
      *kind = NB_LIBRARY_ERROR_NOT_A_LIBRARY;
      return _("The file is not a Niên Biểu library, or its beginning is damaged");
    case SQLITE_CANTOPEN: case SQLITE_PERM: case SQLITE_AUTH:
      *kind = NB_LIBRARY_ERROR_OPEN;
      return _("The library cannot be opened; see whether it is there and whether you may read it");
    case SQLITE_IOERR:
      *kind = NB_LIBRARY_ERROR_IO;
      return _("The drive that the library is on cannot be read or written; see whether it is connected and in order");
    case SQLITE_NOMEM:
      *kind = NB_LIBRARY_ERROR_IO;
      return _("There is not enough memory; close other programs and try again");
    default:
      *kind = NB_LIBRARY_ERROR_IO;
      return NULL;
    }
}

static gboolean
is_lack_of_space (int system)
{
  return system == ENOSPC || system == EDQUOT || system == EFBIG;
}

/* What the system said of the call that failed; 0 where it was not the system. SQLite keeps that, but not of a commit. */
static int
system_error (NbDatabase *self,
              int code)
{
  sqlite3_vfs *vfs = NULL;
  int system;

  if (!self || !self->handle || ((code & 0xff) != SQLITE_IOERR && (code & 0xff) != SQLITE_CANTOPEN))
    return 0;
  system = sqlite3_system_errno (self->handle);
  if (system || sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_VFS_POINTER, &vfs) != SQLITE_OK
      || !vfs || !vfs->xGetLastError)
    return system;
  system = vfs->xGetLastError (vfs, 0, NULL);
  return is_lack_of_space (system) ? system : 0;
}

/**
 * nb_database_set_error:
 * @code: what SQLite returned
 *
 * The one place where SQLite's codes become errors of ours.
 */
void
nb_database_set_error (NbDatabase *self,
                       int code,
                       GError **error)
{
  int system = system_error (self, code);
  NbLibraryError kind;
  const char *message;

  /* a full disk shows first where SQLite makes its log grow, and is then any failure of the disk to it */
  if (is_lack_of_space (system))
    code = SQLITE_FULL;
  if ((code & 0xff) == SQLITE_INTERRUPT
      || ((code & 0xff) == SQLITE_BUSY && self && g_cancellable_is_cancelled (self->cancellable)))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      return;
    }
  if (system == EFBIG)
    {
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_FULL,
                           _("The library has become larger than a file may be where it is stored; move it to another drive"));
      return;
    }
  message = describe (code, &kind);
  if (message && system)
    /* Translators: what happened and what to do (what the system says) */
    g_set_error (error, NB_LIBRARY_ERROR, kind, _("%s (%s)"), message, g_strerror (system));
  else if (message)
    g_set_error_literal (error, NB_LIBRARY_ERROR, kind, message);
  else
    g_set_error (error, NB_LIBRARY_ERROR, kind, _("The library cannot be read or written (%s)"),
                 self && self->handle ? sqlite3_errmsg (self->handle) : sqlite3_errstr (code));
}

/* --- the connection -------------------------------------------------------------------------------------------- */

static int
on_progress (void *data)
{
  NbDatabase *self = data;

  return self->cancellable && g_cancellable_is_cancelled (self->cancellable);
}

static void
on_cancelled (GCancellable *cancellable,
              gpointer data)
{
  NbDatabase *self = data;

  sqlite3_interrupt (self->handle);
}

/* Waits for somebody else's lock, but not for long, and not once it is cancelled. */
static int
on_busy (void *data,
         int n_calls)
{
  NbDatabase *self = data;

  if (n_calls == 0)
    self->busy_since = g_get_monotonic_time ();
  if (g_cancellable_is_cancelled (self->cancellable)
      || g_get_monotonic_time () - self->busy_since > BUSY_TIMEOUT_USEC)
    return 0;
  g_usleep (BUSY_NAP_USEC);
  return 1;
}

/* So that a cell of the file that changed by itself is told from one that was written: nb_checksum (value, …). */
static void
checksum_function (sqlite3_context *context,
                   int n_values,
                   sqlite3_value **values)
{
  guint64 sum = 0x9e3779b97f4a7c15u;

  for (int i = 0; i < n_values; i++)
    {
      int type = sqlite3_value_type (values[i]);
      const guint8 *bytes = type == SQLITE_BLOB ? sqlite3_value_blob (values[i]) : sqlite3_value_text (values[i]);
      gsize n = sqlite3_value_bytes (values[i]);

      sum = nb_checksum (bytes, n, sum + type);
    }
  sqlite3_result_int64 (context, (sqlite3_int64) sum);
}

static void
fold_function (sqlite3_context *context,
               int n_values,
               sqlite3_value **values)
{
  const char *text = (const char *) sqlite3_value_text (values[0]);

  if (text && g_utf8_validate (text, -1, NULL))
    sqlite3_result_text (context, nb_text_fold (text, -1), -1, g_free);
  else
    sqlite3_result_text (context, "", 0, SQLITE_STATIC);
}

static int
on_profile (unsigned int event,
            void *data,
            void *statement,
            void *nanoseconds)
{
  g_printerr ("nb-sql %8.3f ms  %s\n", *(sqlite3_int64 *) nanoseconds / 1e6, sqlite3_sql (statement));
  return 0;
}

/* Every setting of a connection. A library may come from anybody, so its schema is not trusted. */
static gboolean
configure (NbDatabase *self,
           GError **error)
{
  sqlite3_extended_result_codes (self->handle, TRUE);
  sqlite3_busy_handler (self->handle, on_busy, self);
  sqlite3_progress_handler (self->handle, PROGRESS_STEPS, on_progress, self);
  if (nb_debug_flags () & NB_DEBUG_SQL)
    sqlite3_trace_v2 (self->handle, SQLITE_TRACE_PROFILE, on_profile, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, !self->tolerant, NULL);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  sqlite3_create_function (self->handle, "nb_fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                           NULL, fold_function, NULL, NULL);
  sqlite3_create_function (self->handle, "nb_checksum", -1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS,
                           NULL, checksum_function, NULL, NULL);
  nb_record_register_functions (self->handle);
  if (!nb_fts_tokenizer_register (self->handle, error))
    return FALSE;

  /* SQLite refuses a file that is shorter than it says, unless the schema may be written; nothing is, read-only. */
  if (self->tolerant)
    return nb_database_exec (self, "PRAGMA writable_schema = ON; PRAGMA temp_store = MEMORY; PRAGMA mmap_size = 0;", error);
  /* not mapped into memory: a drive that vanishes is to be an error, not a signal */
  if (!nb_database_exec (self, "PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON;"
                               "PRAGMA mmap_size = 0;", error))
    return FALSE;
  if (self->read_only)
    return TRUE;
  /* Page size (of new libraries): an article's texts take some 2.5 KB, so that pages of 4 KB would be a third empty. The log
   * is as long as some batches of an import: pages of the indexes that one after the other writes to go to the file once. */
  return nb_database_exec (self,
                           "PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
                           "PRAGMA wal_autocheckpoint = 4096; PRAGMA journal_size_limit = 33554432;"
                           "PRAGMA cache_size = -64000;", error);
}

static void
statement_finalize (gpointer statement)
{
  sqlite3_finalize (statement);
}

/* @name is a path, or with SQLITE_OPEN_URI an address. A path is made absolute: SQLite takes ":memory:" and, as it is often
 * built, "file:…" for something else than names of files. */
static NbDatabase *
open_handle (const char *name,
             gboolean read_only,
             gboolean tolerant,
             int flags,
             GCancellable *cancellable,
             GError **error)
{
  g_autoptr (NbDatabase) self = g_new0 (NbDatabase, 1);
  g_autofree char *full = flags & SQLITE_OPEN_URI ? g_strdup (name) : g_canonicalize_filename (name, NULL);
  gint64 unused;
  int code;

  self->read_only = read_only;
  self->tolerant = tolerant;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, statement_finalize);
  /* Nobody asks how much memory SQLite has; counting it takes a lock at each allocation. Only heard before the first use. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
  code = sqlite3_open_v2 (full, &self->handle, flags | SQLITE_OPEN_NOMUTEX, NULL);
  if (code != SQLITE_OK)
    {
      nb_database_set_error (self, code, error);
      return NULL;
    }
  nb_database_set_cancellable (self, cancellable);
  /* SQLite opens lazily: reading the version tells whether it can. */
  if (!configure (self, error) || !nb_database_get_int (self, "PRAGMA user_version", &unused, error))
    return NULL;
  nb_database_set_cancellable (self, NULL);
  return g_steal_pointer (&self);
}

/**
 * nb_database_open_immutable:
 * @path: an existing file
 * @tolerant: whether a damaged one is read as far as can be
 *
 * Reads the file as it stands: without locks, without the log beside it.
 *
 * Returns: (transfer full): the connection, or %NULL with an error
 */
NbDatabase *
nb_database_open_immutable (const char *path,
                            gboolean tolerant,
                            GError **error)
{
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (full, "/", FALSE);
  g_autofree char *uri = g_strconcat ("file:", escaped, "?immutable=1", NULL);

  return open_handle (uri, TRUE, tolerant, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, NULL, error);
}

/* Whether changes stand in the log beside the file that did not reach it: a program was killed, or runs. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf st;

  return g_stat (log, &st) == 0 && st.st_size > 0;
}

static gboolean
can_be_written (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/**
 * nb_database_open:
 */
NbDatabase *
nb_database_open (const char *path,
                  gboolean read_only,
                  GError **error)
{
  return nb_database_open_cancellable (path, read_only, NULL, error);
}

/**
 * nb_database_open_cancellable:
 * @path: an existing library
 * @cancellable: (nullable): of the opening alone
 *
 * A library on a medium that cannot be written at all is opened as immutable, unless that would pass over changes in its
 * log, which cannot be read there.
 *
 * Returns: (transfer full): the connection, or %NULL with an error
 */
NbDatabase *
nb_database_open_cancellable (const char *path,
                              gboolean read_only,
                              GCancellable *cancellable,
                              GError **error)
{
  g_autoptr (GError) first_error = NULL;
  NbDatabase *self;

  self = open_handle (path, read_only, FALSE, read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE, cancellable,
                      &first_error);
  if (self)
    return self;
  /* Where anybody may write, what is immutable now need not stay so: a busy moment is no reason to look past the log. */
  if (read_only && !g_cancellable_is_cancelled (cancellable) && !can_be_written (path)
      && !g_error_matches (first_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_NOT_A_LIBRARY))
    {
      if (!has_log (path))
        return nb_database_open_immutable (path, FALSE, error);
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY,
                           _("The library’s last changes are in the file beside it that ends in “-wal” and cannot be read here;"
                             " copy both files to where you may write, and open the copy"));
      return NULL;
    }
  g_propagate_error (error, g_steal_pointer (&first_error));
  return NULL;
}

/**
 * nb_database_open_damaged:
 *
 * Returns: (transfer full): a connection that reads what can be read, or %NULL with an error
 */
NbDatabase *
nb_database_open_damaged (const char *path,
                          GError **error)
{
  NbDatabase *self = open_handle (path, TRUE, TRUE, SQLITE_OPEN_READONLY, NULL, NULL);

  return self ? self : nb_database_open_immutable (path, TRUE, error);
}

/**
 * nb_database_close:
 * @self: (nullable):
 */
void
nb_database_close (NbDatabase *self)
{
  if (!self)
    return;
  nb_database_set_cancellable (self, NULL);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  sqlite3_close (self->handle);
  g_free (self);
}

/**
 * nb_database_set_cancellable:
 * @cancellable: (nullable): what ends the statements that run from now on; must live until it is unset
 */
void
nb_database_set_cancellable (NbDatabase *self,
                             GCancellable *cancellable)
{
  if (self->cancellable)
    g_cancellable_disconnect (self->cancellable, self->cancel_handler);
  self->cancellable = cancellable;
  /* beside the progress handler: on a slow drive a few of SQLite's steps can take minutes */
  self->cancel_handler = cancellable ? g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled), self, NULL) : 0;
}

/**
 * nb_database_has_moved:
 *
 * Returns: whether the file that is open no longer stands where it was opened, and what is written to it may be lost
 */
gboolean
nb_database_has_moved (NbDatabase *self)
{
  int moved = 0;

  return sqlite3_file_control (self->handle, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved;
}

/**
 * nb_database_set_moved_error:
 */
void
nb_database_set_moved_error (GError **error)
{
  g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_MOVED,
                       _("The library’s file was moved, replaced or deleted, or its drive disconnected; open it again"));
}

sqlite3 *
nb_database_get_handle (NbDatabase *self)
{
  return self->handle;
}

/* --- statements ------------------------------------------------------------------------------------------------ */

/**
 * nb_database_exec:
 * @sql: fixed text of the program, never made from values
 */
gboolean
nb_database_exec (NbDatabase *self,
                  const char *sql,
                  GError **error)
{
  int code = g_cancellable_is_cancelled (self->cancellable) ? SQLITE_INTERRUPT
                                                            : sqlite3_exec (self->handle, sql, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  nb_database_set_error (self, code, error);
  return FALSE;
}

static gboolean
is_in_place (NbDatabase *self,
             GError **error)
{
  if (!nb_database_has_moved (self))
    return TRUE;
  nb_database_rollback (self);
  nb_database_set_moved_error (error);
  return FALSE;
}

/* A file that was deleted while it is open takes everything that is written, and then it is gone. */
gboolean
nb_database_begin (NbDatabase *self,
                   GError **error)
{
  return nb_database_exec (self, "BEGIN IMMEDIATE", error) && is_in_place (self, error);
}

gboolean
nb_database_commit (NbDatabase *self,
                    GError **error)
{
  return is_in_place (self, error) && nb_database_exec (self, "COMMIT", error);
}

/**
 * nb_database_rollback:
 *
 * Ends a transaction that failed. It is not to be interrupted, so the cancellable is unset first.
 */
void
nb_database_rollback (NbDatabase *self)
{
  nb_database_set_cancellable (self, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * nb_database_prepare:
 * @sql: (transfer none): one statement, a constant of the program
 *
 * Statements are kept and used again; only one use of the same @sql at a time.
 *
 * Returns: (transfer full): the statement, to be given back with nb_statement_release(), or %NULL with an error
 */
sqlite3_stmt *
nb_database_prepare (NbDatabase *self,
                     const char *sql,
                     GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement)
    {
      g_assert (!sqlite3_stmt_busy (statement));
      return statement;
    }
  code = sqlite3_prepare_v3 (self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      nb_database_set_error (self, code, error);
      return NULL;
    }
  g_hash_table_insert (self->statements, (gpointer) sqlite3_sql (statement), statement);
  return statement;
}

/**
 * nb_statement_release:
 * @statement: (nullable):
 */
void
nb_statement_release (sqlite3_stmt *statement)
{
  if (!statement)
    return;
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

NbStep
nb_database_step (NbDatabase *self,
                  sqlite3_stmt *statement,
                  GError **error)
{
  int code = g_cancellable_is_cancelled (self->cancellable) ? SQLITE_INTERRUPT : sqlite3_step (statement);

  if (code == SQLITE_ROW)
    return NB_STEP_ROW;
  if (code == SQLITE_DONE)
    return NB_STEP_DONE;
  nb_database_set_error (self, code, error);
  return NB_STEP_ERROR;
}

/**
 * nb_database_run:
 *
 * Runs a bound statement that gives no rows, and makes it ready to be bound again.
 */
gboolean
nb_database_run (NbDatabase *self,
                 sqlite3_stmt *statement,
                 GError **error)
{
  NbStep step = nb_database_step (self, statement, error);

  nb_statement_release (statement);
  return step != NB_STEP_ERROR;
}

/**
 * nb_database_get_int:
 * @value: (out): the first column of the first row, 0 if there is none
 */
gboolean
nb_database_get_int (NbDatabase *self,
                     const char *sql,
                     gint64 *value,
                     GError **error)
{
  g_autoptr (sqlite3_stmt) statement = nb_database_prepare (self, sql, error);
  NbStep step;

  *value = 0;
  if (!statement)
    return FALSE;
  step = nb_database_step (self, statement, error);
  if (step == NB_STEP_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  return step != NB_STEP_ERROR;
}

/**
 * nb_statement_bind_text:
 * @text: (nullable): must stay as it is until the statement has run
 */
void
nb_statement_bind_text (sqlite3_stmt *statement,
                        int index,
                        const char *text)
{
  if (text)
    sqlite3_bind_text (statement, index, text, -1, SQLITE_STATIC);
  else
    sqlite3_bind_null (statement, index);
}

/**
 * nb_statement_get_text:
 *
 * Returns: (nullable): the column, valid until the next step; "" if it is no UTF-8: the file may come from anybody, and
 *   everything that gets a text relies on that
 */
const char *
nb_statement_get_text (sqlite3_stmt *statement,
                       int column)
{
  const char *text = (const char *) sqlite3_column_text (statement, column);

  return !text || g_utf8_validate (text, -1, NULL) ? text : "";
}
