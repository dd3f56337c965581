/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbImportSource: takes documents out of files, archives, JSON Lines and tables, one after the other.
 * Owned by an import; one thread at a time. */

#include "import/nb-import-source.h"

#include "import/nb-archive.h"
#include "import/nb-file-walker.h"
#include "import/nb-records.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#define MAX_WAITING_BYTES (32 * 1024 * 1024)

struct _NbImportSource
{
  GPtrArray  *files;          /* of char * */
  GArray     *sizes;          /* of guint64 */
  guint64     size;           /* of all of them */
  guint       next;           /* the file that comes next */
  guint64     before;         /* the size of those before the one at hand */

  int         fd;             /* of a file of records; -1: none is open */
  guint64     n_read;         /* bytes of it */
  NbArchive  *archive;        /* NULL: none is open */
  GHashTable *pages;          /* hashes of the names of the pages that came of it, without their endings */
  GQueue      waiting;        /* of NbImportDocument: of folders whose page may still come */
  gsize       waiting_bytes;
  NbRecords  *records;        /* of the file or of the archive's entry; NULL: none */
  NbImportKind kind;          /* of these records … */
  guint       stream;         /* … and their number among such */
  char       *path;           /* what is at hand: the file, or "archive#entry" */
};

/**
 * nb_import_source_new:
 * @files: (element-type filename): absolute paths, of kinds that can be imported
 */
NbImportSource *
nb_import_source_new (GPtrArray *files)
{
  NbImportSource *self = g_new0 (NbImportSource, 1);

  self->files = g_ptr_array_ref (files);
  self->sizes = g_array_sized_new (FALSE, TRUE, sizeof (guint64), files->len);
  self->fd = -1;
  for (guint i = 0; i < files->len; i++)
    {
      GStatBuf st;
      guint64 size = g_stat (g_ptr_array_index (files, i), &st) == 0 ? (guint64) st.st_size : 0;

      g_array_append_val (self->sizes, size);
      self->size += size;
    }
  return self;
}

static void
close_file (NbImportSource *self)
{
  NbImportDocument *document;

  while ((document = g_queue_pop_head (&self->waiting)))
    nb_import_document_free (&document->item);
  self->waiting_bytes = 0;
  g_clear_pointer (&self->records, nb_records_free);
  g_clear_pointer (&self->archive, nb_archive_free);
  g_clear_pointer (&self->pages, g_hash_table_unref);
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
  self->n_read = 0;
  g_clear_pointer (&self->path, g_free);
}

/**
 * nb_import_source_free:
 * @self: (nullable):
 */
void
nb_import_source_free (NbImportSource *self)
{
  if (!self)
    return;
  close_file (self);
  g_ptr_array_unref (self->files);
  g_array_unref (self->sizes);
  g_free (self);
}

/**
 * nb_import_source_get_size:
 * @n_documents: (out): how many documents there are; 0: nobody knows before all is read
 *
 * Returns: the bytes of all files
 */
guint64
nb_import_source_get_size (NbImportSource *self,
                           guint *n_documents)
{
  *n_documents = self->files->len;
  for (guint i = 0; i < self->files->len; i++)
    if (nb_import_kind_of (g_ptr_array_index (self->files, i)) > NB_IMPORT_MHTML)
      *n_documents = 0;
  return self->size;
}

static NbImportDocument *
make_document (NbImportSource *self,
               NbImportKind kind,
               GBytes *bytes,
               guint64 line,
               GError *error)
{
  NbImportDocument *document = g_new0 (NbImportDocument, 1);

  document->path = g_strdup (self->path);
  document->kind = kind;
  document->bytes = bytes;
  document->line = (guint) MIN (line, G_MAXUINT);
  document->stream = line ? self->stream : 0;
  document->error = error;
  document->item.size = bytes ? g_bytes_get_size (bytes) : 0;
  document->item.position = self->before + self->n_read + (self->archive ? nb_archive_get_position (self->archive) : 0);
  return document;
}

/* --- records --------------------------------------------------------------------------------------------------- */

static gssize
read_fd (gpointer data,
         void *buffer,
         gsize size,
         GError **error)
{
  NbImportSource *self = data;
  gssize n = nb_file_read_some (self->fd, buffer, size, error);

  self->n_read += MAX (n, 0);
  return n;
}

static NbImportDocument *
next_record (NbImportSource *self)
{
  NbImportDocument *document;
  GBytes *bytes;
  GError *error = NULL;
  guint64 line;
  NbRecordsStep step = nb_records_next (self->records, &bytes, &line, &error);

  if (step == NB_RECORDS_END)
    document = NULL;
  else
    document = make_document (self, self->kind, bytes, line, error);
  if (step == NB_RECORDS_ONE && nb_records_get_header (self->records))
    document->header = nb_table_header_ref (nb_records_get_header (self->records));
  if (step == NB_RECORDS_END || step == NB_RECORDS_FAILED)
    {
      g_clear_pointer (&self->records, nb_records_free);
      if (!self->archive)
        close_file (self);
    }
  return document;
}

static void
begin_records (NbImportSource *self,
               NbImportKind kind,
               NbReadFunc read,
               gpointer data)
{
  self->kind = kind;
  self->stream++;
  self->records = nb_records_new (kind == NB_IMPORT_TABLE ? NB_RECORDS_TABLE : NB_RECORDS_JSON_LINES, read, data);
}

/* --- archives -------------------------------------------------------------------------------------------------- */

/* A name's hash stands for the name: an archive may have millions. */
static gpointer
hash_of (const char *name,
         gsize length)
{
  guint64 hash = 14695981039346656037u;    /* FNV-1a */

  for (gsize i = 0; i < length; i++)
    hash = (hash ^ (guchar) name[i]) * 1099511628211u;
  return (gpointer) (guintptr) hash;
}

/* Keeps in mind where pages stand in the archive: what a browser saved beside one is no article. */
static void
note_page (NbImportSource *self,
           const char *name)
{
  static const char *const endings[] = { ".html", ".htm", ".xhtml" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (name, endings[i]))
      g_hash_table_add (self->pages, hash_of (name, strlen (name) - strlen (endings[i])));
}

/* Whether the entry stands in a folder as browsers make them beside a page; @has_page: whether that page came already. */
static gboolean
is_in_page_folder (NbImportSource *self,
                   const char *name,
                   gboolean *has_page)
{
  gboolean found = FALSE;

  *has_page = FALSE;
  for (const char *slash = strchr (name, '/'); slash && !*has_page; slash = strchr (slash + 1, '/'))
    if (slash - name > 6 && (strncmp (slash - 6, "_files", 6) == 0 || strncmp (slash - 6, ".files", 6) == 0))
      {
        found = TRUE;
        *has_page = g_hash_table_contains (self->pages, hash_of (name, slash - 6 - name));
      }
  return found;
}

/* The page of a folder may stand behind it in the archive, which is read but once: what is in the folder waits for the
 * archive's end. Too much to wait is taken as it comes. */
static gboolean
let_wait (NbImportSource *self,
          NbImportDocument *document)
{
  gsize size = sizeof *document + strlen (document->path) + document->item.size;

  if (self->waiting_bytes + size > MAX_WAITING_BYTES)
    return FALSE;
  self->waiting_bytes += size;
  g_queue_push_tail (&self->waiting, document);
  return TRUE;
}

/* One of those that waited and whose page did not come; NULL: no more. */
static NbImportDocument *
next_waiting (NbImportSource *self)
{
  NbImportDocument *document;

  while ((document = g_queue_pop_head (&self->waiting)))
    {
      const char *name = strchr (document->path + strlen (g_ptr_array_index (self->files, self->next - 1)), '#') + 1;
      gboolean has_page;

      is_in_page_folder (self, name, &has_page);
      if (!has_page)
        return document;
      nb_import_document_free (&document->item);
    }
  return NULL;
}

static gboolean
is_hidden (const char *name)
{
  return (name[0] == '.' && name[1] != '/' && name[1] != '.') || strstr (name, "/.") || g_str_has_prefix (name, "__MACOSX/");
}

static NbImportDocument *
take_entry (NbImportSource *self,
            const char *name)
{
  NbImportKind kind = nb_import_kind_of (name);
  NbImportDocument *document = NULL;
  GError *error = NULL;
  GBytes *bytes = NULL;

  switch (kind)
    {
    case NB_IMPORT_DOCUMENT:
    case NB_IMPORT_MHTML:
      bytes = nb_archive_read_all (self->archive, NB_EXTRACT_MAX_BYTES, &error);
      return make_document (self, kind, bytes, 0, error);
    case NB_IMPORT_JSON_LINES:
    case NB_IMPORT_TABLE:
      begin_records (self, kind, nb_archive_read, self->archive);
      return NULL;
    case NB_IMPORT_ARCHIVE:
      g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, _("An archive within an archive is not read"));
      return make_document (self, kind, NULL, 0, error);
    case NB_IMPORT_NOTHING:
    default:
      document = make_document (self, kind, NULL, 0, NULL);
      document->is_skipped = TRUE;
      return document;
    }
}

static NbImportDocument *
next_entry (NbImportSource *self)
{
  const char *file = g_ptr_array_index (self->files, self->next - 1);
  NbImportDocument *document = NULL;
  g_autofree char *name = NULL;
  GError *error = NULL;
  gboolean found = nb_archive_next (self->archive, &name, &error);
  gboolean has_page = FALSE, is_beside;

  g_free (self->path);
  self->path = name ? g_strconcat (file, "#", name, NULL) : g_strdup (file);
  if (found && !is_hidden (name))
    {
      note_page (self, name);
      is_beside = is_in_page_folder (self, name, &has_page);
      if (!has_page)
        document = take_entry (self, name);
      if (document && is_beside && let_wait (self, document))
        document = NULL;
    }
  else if (error)
    document = make_document (self, NB_IMPORT_ARCHIVE, NULL, 0, error);
  return document;
}

/* --- files ----------------------------------------------------------------------------------------------------- */

static NbImportDocument *
next_file (NbImportSource *self)
{
  const char *file = g_ptr_array_index (self->files, self->next);
  NbImportKind kind = nb_import_kind_of (file);
  NbImportDocument *document = NULL;
  GError *error = NULL;

  close_file (self);
  self->before += self->next > 0 ? g_array_index (self->sizes, guint64, self->next - 1) : 0;
  self->next++;
  self->path = g_strdup (file);
  if (kind == NB_IMPORT_ARCHIVE && (self->archive = nb_archive_open (file, &error)))
    self->pages = g_hash_table_new (g_direct_hash, g_direct_equal);
  else if ((kind == NB_IMPORT_JSON_LINES || kind == NB_IMPORT_TABLE) && (self->fd = nb_file_open (file, &error)) >= 0)
    begin_records (self, kind, read_fd, self);
  else
    {
      document = make_document (self, kind, NULL, 0, error);
      document->item.position += g_array_index (self->sizes, guint64, self->next - 1);
    }
  return document;
}

/**
 * nb_import_source_next:
 *
 * What cannot be taken comes as a document with an error.
 *
 * Returns: (transfer full) (nullable): the next document; %NULL at the end or, with an error, when cancelled
 */
NbImportDocument *
nb_import_source_next (NbImportSource *self,
                       GCancellable *cancellable,
                       GError **error)
{
  NbImportDocument *document = NULL;

  while (!document)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (self->records)
        document = next_record (self);
      else if (self->archive && !nb_archive_is_over (self->archive))
        document = next_entry (self);
      else if (!g_queue_is_empty (&self->waiting))
        document = next_waiting (self);
      else if (self->next < self->files->len)
        document = next_file (self);
      else
        return NULL;
    }
  return document;
}
