/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library as a file: is it one, making a new one, bringing an old one up to date.
 * Part of NbDatabase; any thread. */

#include "store/nb-database.h"

#include "nb-core-resources.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SQL_PREFIX "/io/github/nienbieu/NienBieu/sql/"

static gboolean
refuse_foreign (GError **error)
{
  nb_database_set_error (NULL, SQLITE_NOTADB, error);
  return FALSE;
}

/**
 * nb_database_set_too_new_error:
 */
void
nb_database_set_too_new_error (GError **error)
{
  g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_TOO_NEW,
                       _("The library was made by a newer version of Niên Biểu; install that one to open it"));
}

/**
 * nb_database_check_header:
 * @path: an existing file
 *
 * Reads the file's header only, without locks or side files, so that a foreign file is refused untouched. New libraries
 * are put in place complete (see nb_database_create()), so a library's header is always there to be read. SQLite does the
 * reading: closing a descriptor of our own would drop the locks of a connection this process may already have.
 */
gboolean
nb_database_check_header (const char *path,
                          GError **error)
{
  g_autoptr (NbDatabase) database = NULL;
  gint64 application, version;
  GStatBuf st;

  if (g_stat (path, &st) != 0)
    {
      g_set_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_OPEN, _("The library cannot be opened: %s"), g_strerror (errno));
      return FALSE;
    }
  if (!S_ISREG (st.st_mode))
    return refuse_foreign (error);

  database = nb_database_open_immutable (path, TRUE, error);
  if (!database || !nb_database_get_int (database, "PRAGMA application_id", &application, error)
      || !nb_database_get_int (database, "PRAGMA user_version", &version, error))
    return FALSE;
  if (application != NB_DATABASE_APPLICATION_ID)
    return refuse_foreign (error);
  if (version > NB_DATABASE_VERSION)
    {
      nb_database_set_too_new_error (error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_script (NbDatabase *self,
            guint version,
            GError **error)
{
  g_autofree char *path = g_strdup_printf (SQL_PREFIX "%03u.sql", version);
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %u", version);
  g_autoptr (GBytes) script = g_resource_lookup_data (nb_core_get_resource (), path, 0, error);
  g_autofree char *sql = NULL;

  if (!script)
    return FALSE;
  sql = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  return nb_database_exec (self, sql, error) && nb_database_exec (self, set_version, error);
}

/**
 * nb_database_migrate:
 *
 * Runs the numbered scripts that the library has not seen yet, all in one transaction: after a failure it is what it was.
 */
gboolean
nb_database_migrate (NbDatabase *self,
                     GError **error)
{
  gint64 version;

  if (!nb_database_get_int (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version == NB_DATABASE_VERSION)
    return TRUE;
  if (version > NB_DATABASE_VERSION)
    {
      /* the file's header did not say so yet: its log does, and stays as it is */
      sqlite3_db_config (nb_database_get_handle (self), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, NULL);
      nb_database_set_too_new_error (error);
      return FALSE;
    }
  if (!nb_database_begin (self, error))
    return FALSE;

  /* another program may have done it while this one waited */
  if (!nb_database_get_int (self, "PRAGMA user_version", &version, error))
    goto failed;
  for (guint v = version + 1; v <= NB_DATABASE_VERSION; v++)
    if (!run_script (self, v, error))
      goto failed;
  if (nb_database_commit (self, error))
    return TRUE;

failed:
  nb_database_rollback (self);
  return FALSE;
}

/* The file is moved without its log, so all of it must have left the log: closing would try, but not tell if it failed. */
static gboolean
build (const char *path,
       GError **error)
{
  g_autofree char *set_id = g_strdup_printf ("PRAGMA application_id = %d", NB_DATABASE_APPLICATION_ID);
  g_autoptr (NbDatabase) database = nb_database_open (path, FALSE, error);

  return database && nb_database_exec (database, set_id, error) && nb_database_migrate (database, error)
         && nb_database_exec (database, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

static void
remove_unfinished (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

/* Puts the finished file in its place, unless something has come to stand there meanwhile. */
static gboolean
put_in_place (const char *made,
              const char *path,
              gboolean replace_empty,
              GError **error)
{
  gboolean placed;

  if (!replace_empty && link (made, path) == 0)
    {
      g_unlink (made);
      return TRUE;
    }
  if (!replace_empty && errno == EEXIST)
    {
      g_unlink (made);
      return TRUE;
    }
  placed = g_rename (made, path) == 0;
  if (!placed)
    {
      g_set_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_OPEN, _("The library cannot be created: %s"), g_strerror (errno));
      g_unlink (made);
    }
  return placed;
}

/**
 * nb_database_create:
 * @path: where nothing stands yet, or an empty file
 *
 * Makes an empty library beside @path and moves it there when it is complete, so that a program killed half way leaves
 * no half library, and of two programs that create it at once both get the same one.
 */
gboolean
nb_database_create (const char *path,
                    GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *made = g_strdup_printf ("%s.new-%06x", path, g_random_int () & 0xffffff);
  GStatBuf st;
  gboolean is_empty_file = g_stat (path, &st) == 0;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = g_open (made, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0644)) < 0)
    {
      g_set_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_OPEN, _("The library cannot be created: %s"), g_strerror (errno));
      return FALSE;
    }
  close (fd);
  if (!build (made, error))
    {
      remove_unfinished (made);
      return FALSE;
    }
  return put_in_place (made, path, is_empty_file, error);
}
