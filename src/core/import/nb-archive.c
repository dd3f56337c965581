/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbArchive: .zip and .tar.* as a stream, through libarchive.
 * Owned by whoever reads; one thread at a time. */

#include "import/nb-archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* No library of articles is beyond these; what is was made to fill memory, disks or days. */
#define MAX_ENTRIES 5000000
#define MAX_TOTAL ((guint64) 256 << 30)
#define MAX_RATIO 300                              /* unpacked to packed; text packs to a fifth, at best to a fiftieth … */
#define RATIO_FROM ((guint64) 64 << 20)            /* … and small ones harm nobody */

struct _NbArchive
{
  struct archive *archive;
  int             fd;
  guint64         packed;         /* bytes of the file */
  guint64         unpacked;       /* bytes that were read or passed over */
  guint           n_entries;
  gboolean        is_over;        /* at its end, or nothing more can be read */
  locale_t        locale;         /* names are UTF-8, whatever the program's locale is */
};

static void
set_error (NbArchive *self,
           GError **error)
{
  const char *detail = archive_error_string (self->archive);

  self->is_over = TRUE;
  /* libarchive crashes at this question before it knows the format */
  if (archive_format (self->archive) != 0 && archive_read_has_encrypted_entries (self->archive) > 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _("It is protected by a password"));
  else
    /* Translators: %s is what a library says, in English */
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The archive is damaged (%s)"), detail ? detail : "?");
}

static gboolean
is_sane (NbArchive *self,
         guint64 unpacked,
         GError **error)
{
  if (self->n_entries <= MAX_ENTRIES && unpacked <= MAX_TOTAL
      && (unpacked <= RATIO_FROM || unpacked / MAX_RATIO <= self->packed))
    return TRUE;
  self->is_over = TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE,
                       _("The archive unpacks to more than any library of articles would; reading was stopped"));
  return FALSE;
}

/**
 * nb_archive_open:
 *
 * Returns: (transfer full): the archive, before its first entry, or %NULL with an error
 */
NbArchive *
nb_archive_open (const char *path,
                 GError **error)
{
  g_autoptr (NbArchive) self = g_new0 (NbArchive, 1);
  struct stat st;

  self->fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  if (self->fd < 0 || fstat (self->fd, &st) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  if (!S_ISREG (st.st_mode))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _("Not a file"));
      return NULL;
    }
  self->packed = st.st_size;
  self->locale = newlocale (LC_CTYPE_MASK, "C.UTF-8", (locale_t) 0);
  self->archive = archive_read_new ();
  archive_read_support_filter_all (self->archive);
  archive_read_support_format_zip (self->archive);
  archive_read_support_format_tar (self->archive);
  if (archive_read_open_fd (self->archive, self->fd, 65536) != ARCHIVE_OK)
    {
      set_error (self, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * nb_archive_free:
 * @self: (nullable):
 */
void
nb_archive_free (NbArchive *self)
{
  if (!self)
    return;
  if (self->archive)
    archive_read_free (self->archive);
  if (self->fd >= 0)
    close (self->fd);
  if (self->locale)
    freelocale (self->locale);
  g_free (self);
}

/* Old programs wrote names in the character set of their Windows. */
static char *
entry_name (struct archive_entry *entry)
{
  const char *name = archive_entry_pathname (entry);
  char *text;

  if (!name)
    name = archive_entry_pathname_utf8 (entry);
  if (!name)
    return g_strdup ("?");
  if (g_utf8_validate (name, -1, NULL))
    return g_strdup (name);
  text = g_convert_with_fallback (name, -1, "UTF-8", "CP1258", "?", NULL, NULL, NULL);
  if (text)
    {
      /* that set writes tones as characters of their own */
      char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);

      g_free (text);
      text = composed;
    }
  return text ? text : g_utf8_make_valid (name, -1);
}

/* Nothing is ever written under these names; but what looks like a path out of the archive is none. */
static char *
clean_path (char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);
  GString *path = g_string_new (NULL);

  for (char **part = parts; *part; part++)
    if (**part && !g_str_equal (*part, ".") && !g_str_equal (*part, ".."))
      g_string_append_printf (path, "%s%s", path->len ? "/" : "", *part);
  g_free (name);
  return g_string_free (path, FALSE);
}

static gboolean
next_entry (NbArchive *self,
            char **name,
            GError **error)
{
  struct archive_entry *entry;

  while (!self->is_over)
    {
      int result = archive_read_next_header (self->archive, &entry);

      if (result == ARCHIVE_RETRY)
        continue;
      if (result == ARCHIVE_EOF)
        {
          self->is_over = TRUE;
          return FALSE;
        }
      if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
        {
          set_error (self, error);
          return FALSE;
        }
      self->n_entries++;
      /* of a .tar all is unpacked, of a .zip what is read */
      if ((archive_format (self->archive) & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR)
        self->unpacked += MAX (archive_entry_size (entry), 0);
      if (!is_sane (self, self->unpacked, error))
        return FALSE;
      if (archive_entry_filetype (entry) != AE_IFREG)
        continue;
      *name = clean_path (entry_name (entry));
      if (!archive_entry_is_encrypted (entry))
        return TRUE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED, _("It is protected by a password"));
      return FALSE;
    }
  return FALSE;
}

/**
 * nb_archive_next:
 * @name: (out) (transfer full) (nullable): the entry's path within the archive, in UTF-8; set with an error if that
 *   concerns this entry alone
 *
 * Goes to the next file in the archive.
 *
 * Returns: %FALSE at the end or with an error; nb_archive_is_over() tells whether there may be more after it
 */
gboolean
nb_archive_next (NbArchive *self,
                 char **name,
                 GError **error)
{
  locale_t before = self->locale ? uselocale (self->locale) : (locale_t) 0;
  gboolean found;

  *name = NULL;
  found = next_entry (self, name, error);
  if (before)
    uselocale (before);
  return found;
}

/**
 * nb_archive_read:
 * @self: (type NbArchive):
 *
 * Reads of the entry at hand; an #NbReadFunc.
 *
 * Returns: how many bytes, 0 at the entry's end, -1 with an error
 */
gssize
nb_archive_read (gpointer data,
                 void *buffer,
                 gsize size,
                 GError **error)
{
  NbArchive *self = data;
  la_ssize_t n;

  do
    n = archive_read_data (self->archive, buffer, size);
  while (n == ARCHIVE_RETRY);
  if (n < 0)
    {
      set_error (self, error);
      return -1;
    }
  if ((archive_format (self->archive) & ARCHIVE_FORMAT_BASE_MASK) != ARCHIVE_FORMAT_TAR)
    self->unpacked += n;
  return is_sane (self, self->unpacked, error) ? (gssize) n : -1;
}

/**
 * nb_archive_read_all:
 * @limit: in bytes; of a larger entry nothing is returned
 *
 * Returns: (transfer full): the entry at hand, or %NULL with an error
 */
GBytes *
nb_archive_read_all (NbArchive *self,
                     gsize limit,
                     GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 buffer[65536];
  gssize n;

  while ((n = nb_archive_read (self, buffer, sizeof buffer, error)) > 0)
    {
      if (bytes->len + (gsize) n > limit)
        {
          g_autofree char *size = g_format_size (limit);

          g_set_error (error, G_IO_ERROR, G_IO_ERROR_MESSAGE_TOO_LARGE, _("The file is larger than %s"), size);
          return NULL;
        }
      g_byte_array_append (bytes, buffer, n);
    }
  return n < 0 ? NULL : g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

/**
 * nb_archive_get_position:
 *
 * Returns: how many bytes of the file have been read
 */
guint64
nb_archive_get_position (NbArchive *self)
{
  gint64 position = archive_filter_bytes (self->archive, -1);

  return CLAMP (position, 0, (gint64) self->packed);
}

/**
 * nb_archive_is_over:
 *
 * Returns: whether nothing more can come
 */
gboolean
nb_archive_is_over (NbArchive *self)
{
  return self->is_over;
}
