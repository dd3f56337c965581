/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds documents in files and folders, and reads one with a limit. Never hangs: folder loops are seen, and only regular
 * files are opened.
 * Pure functions of the file system; any thread. */

#include "import/nb-file-walker.h"

#include "import/nb-import-source.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_DEPTH 64

typedef struct
{
  GPtrArray      *documents;
  NbImportReport *report;
  GHashTable     *seen;         /* of folders, "device:inode" */
  GCancellable   *cancellable;
} Walk;

static const char *
why_not (const char *name)
{
  static const char *const later[] = { ".gz", ".xz", ".bz2", ".zst", ".7z", ".rar", ".json", ".xlsx", NULL };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; later[i]; i++)
    if (g_str_has_suffix (lower, later[i]))
      return _("This kind of file cannot be imported yet");
  return _("Only text files (.txt), web pages (.html, .htm, .xhtml, .mhtml), tables (.csv, .tsv), JSON Lines (.jsonl) and "
           "archives (.zip, .tar.*) can be imported");
}

/* "page_files" beside "page.html" holds what a browser saved along with the page: frames, advertisements. */
static gboolean
belongs_to_page (const char *folder,
                 const char *name)
{
  static const char *const endings[] = { "_files", ".files" };
  static const char *const pages[] = { ".html", ".htm", ".xhtml" };

  for (guint e = 0; e < G_N_ELEMENTS (endings); e++)
    for (guint p = 0; g_str_has_suffix (name, endings[e]) && p < G_N_ELEMENTS (pages); p++)
      {
        g_autofree char *base = g_strndup (name, strlen (name) - strlen (endings[e]));
        g_autofree char *page = g_strconcat (folder, "/", base, pages[p], NULL);

        if (g_file_test (page, G_FILE_TEST_EXISTS))
          return TRUE;
      }
  return FALSE;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* Without GDir, which keeps to itself why a folder cannot be opened. Hidden names are left out. */
static GPtrArray *
list_folder (const char *path,
             int *code)
{
  DIR *dir = opendir (path);
  const struct dirent *entry;
  GPtrArray *names;

  *code = errno;
  if (!dir)
    return NULL;
  names = g_ptr_array_new_with_free_func (g_free);
  while ((entry = readdir (dir)))
    if (entry->d_name[0] != '.')
      g_ptr_array_add (names, g_strdup (entry->d_name));
  closedir (dir);
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void visit (Walk *walk, const char *path, const char *shown, guint depth);

static void
visit_folder (Walk *walk,
              const char *path,
              const char *shown,
              const GStatBuf *st,
              guint depth)
{
  g_autofree char *identity = g_strdup_printf ("%" G_GUINT64_FORMAT ":%" G_GUINT64_FORMAT,
                                               (guint64) st->st_dev, (guint64) st->st_ino);
  g_autoptr (GPtrArray) names = NULL;
  int code;

  if (depth > MAX_DEPTH)
    {
      nb_import_report_fail (walk->report, shown, _("Folders are nested too deeply"));
      return;
    }
  if (!g_hash_table_add (walk->seen, g_steal_pointer (&identity)))
    return;    /* a link back to a folder that was visited already */

  names = list_folder (path, &code);
  if (!names)
    {
      nb_import_report_fail (walk->report, shown, g_strerror (code));
      return;
    }
  for (guint i = 0; i < names->len && !g_cancellable_is_cancelled (walk->cancellable); i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (!belongs_to_page (path, name))
        visit (walk, child, child, depth + 1);
    }
}

/* Depth 0 is what the user named: it is never passed over in silence, and called as the user calls it. */
static void
visit (Walk *walk,
       const char *path,
       const char *shown,
       guint depth)
{
  GStatBuf st;

  if (g_stat (path, &st) != 0)
    {
      gboolean is_loop = errno == ELOOP;

      if (depth == 0 || is_loop)
        nb_import_report_fail (walk->report, shown, is_loop ? _("A link that leads back to itself") : g_strerror (errno));
      else
        walk->report->n_skipped++;    /* a link that leads nowhere */
      return;
    }
  if (S_ISDIR (st.st_mode))
    visit_folder (walk, path, shown, &st, depth);
  else if (!S_ISREG (st.st_mode) && depth == 0)
    nb_import_report_fail (walk->report, shown, _("Not a file"));
  else if (S_ISREG (st.st_mode) && nb_import_kind_of (path) != NB_IMPORT_NOTHING)
    g_ptr_array_add (walk->documents, g_strdup (path));
  else if (depth == 0)
    nb_import_report_fail (walk->report, shown, why_not (path));
  else
    walk->report->n_skipped++;
}

/**
 * nb_file_walk:
 * @paths: (element-type filename): files and folders
 * @documents: (element-type filename): where the documents found are added, as absolute paths, folder by folder by name
 * @report: gets what is skipped and what cannot be read
 *
 * Hidden files and folders are left out, and so is the folder that a browser saves beside a page.
 *
 * Returns: %FALSE only when cancelled
 */
gboolean
nb_file_walk (const GPtrArray *paths,
              GPtrArray *documents,
              NbImportReport *report,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Walk walk = { documents, report, seen, cancellable };

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *path = g_canonicalize_filename (g_ptr_array_index (paths, i), NULL);

      visit (&walk, path, g_ptr_array_index (paths, i), 0);
    }
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static void
set_read_error (GError **error,
                int code)
{
  g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
}

static void
set_too_large (GError **error,
               gsize limit)
{
  g_autofree char *size = g_format_size (limit);

  /* Translators: %s is a size such as 33.6 MB */
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("The file is larger than %s"), size);
}

/**
 * nb_file_open:
 *
 * Returns: a descriptor of a regular file, to be closed; -1 with an error
 */
int
nb_file_open (const char *path,
              GError **error)
{
  struct stat st;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0 || fstat (fd, &st) != 0)
    set_read_error (error, errno);
  else if (S_ISREG (st.st_mode))
    return fd;
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("Not a file"));
  if (fd >= 0)
    close (fd);
  return -1;
}

/**
 * nb_file_read_some:
 *
 * Returns: how many bytes, at most @size; 0 at the end, -1 with an error
 */
gssize
nb_file_read_some (int fd,
                   void *buffer,
                   gsize size,
                   GError **error)
{
  gssize n;

  do
    n = read (fd, buffer, size);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    set_read_error (error, errno);
  return n;
}

/**
 * nb_file_read:
 * @limit: in bytes; a larger file is not read
 *
 * Returns: (transfer full): the contents, or %NULL with an error
 */
GBytes *
nb_file_read (const char *path,
              gsize limit,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n = -1;
  int fd = nb_file_open (path, error);
  struct stat st;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &st) == 0 && (guint64) st.st_size > limit)
    set_too_large (error, limit);
  else
    while ((n = nb_file_read_some (fd, buffer, sizeof buffer, error)) > 0)
      {
        if (bytes->len + (gsize) n > limit)
          {
            set_too_large (error, limit);
            n = -1;
            break;
          }
        if (g_cancellable_set_error_if_cancelled (cancellable, error))
          {
            n = -1;
            break;
          }
        g_byte_array_append (bytes, buffer, n);
      }
  close (fd);
  return n == 0 ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}
