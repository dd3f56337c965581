/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbImportDocument: one document of an import, and how its bytes become what extraction reads.
 * Owned by the job; one thread at a time. */

#include "import/nb-import-source.h"

#include "import/nb-file-walker.h"
#include "import/nb-mhtml.h"

#include <glib/gi18n-lib.h>

/**
 * nb_import_kind_of:
 * @name: of a file
 */
NbImportKind
nb_import_kind_of (const char *name)
{
  static const struct { const char *ending; NbImportKind kind; } endings[] = {
    { ".txt", NB_IMPORT_DOCUMENT }, { ".html", NB_IMPORT_DOCUMENT }, { ".htm", NB_IMPORT_DOCUMENT },
    { ".xhtml", NB_IMPORT_DOCUMENT }, { ".mhtml", NB_IMPORT_MHTML }, { ".mht", NB_IMPORT_MHTML },
    { ".jsonl", NB_IMPORT_JSON_LINES }, { ".ndjson", NB_IMPORT_JSON_LINES }, { ".csv", NB_IMPORT_TABLE },
    { ".tsv", NB_IMPORT_TABLE }, { ".zip", NB_IMPORT_ARCHIVE }, { ".tar", NB_IMPORT_ARCHIVE },
    { ".tar.gz", NB_IMPORT_ARCHIVE }, { ".tgz", NB_IMPORT_ARCHIVE }, { ".tar.xz", NB_IMPORT_ARCHIVE },
    { ".txz", NB_IMPORT_ARCHIVE }, { ".tar.bz2", NB_IMPORT_ARCHIVE }, { ".tbz2", NB_IMPORT_ARCHIVE },
    { ".tar.zst", NB_IMPORT_ARCHIVE }, { ".tzst", NB_IMPORT_ARCHIVE },
  };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i].ending))
      return endings[i].kind;
  return NB_IMPORT_NOTHING;
}

/**
 * nb_import_document_free:
 */
void
nb_import_document_free (NbJobItem *item)
{
  NbImportDocument *self = (NbImportDocument *) item;

  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->header, nb_table_header_unref);
  g_clear_pointer (&self->article, nb_article_unref);
  g_clear_pointer (&self->prepared, nb_prepared_unref);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self->content_type);
  g_free (self->url);
  g_free (self->title);
  g_free (self->published);
  g_free (self->source);
  g_free (self->byline);
  g_free (self->fields);
  g_free (self);
}

static void
open_record (NbImportDocument *self)
{
  g_autoptr (NbRecord) record = self->kind == NB_IMPORT_TABLE ? nb_record_new_from_row (self->bytes, self->header, &self->error)
                                                              : nb_record_new_from_json (self->bytes, &self->error);

  g_clear_pointer (&self->bytes, g_bytes_unref);
  if (!record)
    return;
  self->bytes = g_bytes_ref (record->content);
  self->content_type = g_strdup (record->is_html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8");
  self->url = g_steal_pointer (&record->url);
  self->title = g_steal_pointer (&record->title);
  self->published = g_steal_pointer (&record->published);
  self->source = g_steal_pointer (&record->source);
  self->byline = g_steal_pointer (&record->byline);
  self->fields = g_steal_pointer (&record->fields);
}

/**
 * nb_import_document_open:
 *
 * Makes its bytes those of the text or page, and says what is known of it; or sets its error.
 */
void
nb_import_document_open (NbImportDocument *self,
                         GCancellable *cancellable)
{
  if (!self->bytes)
    self->bytes = nb_file_read (self->path, NB_EXTRACT_MAX_BYTES, cancellable, &self->error);
  if (!self->bytes)
    return;
  if (self->kind == NB_IMPORT_MHTML)
    {
      GBytes *page = nb_mhtml_get_page (self->bytes, &self->content_type, &self->url, &self->error);

      g_bytes_unref (self->bytes);
      self->bytes = page;
    }
  else if (self->line)
    open_record (self);
  self->item.size = self->bytes ? g_bytes_get_size (self->bytes) : 0;
}

/**
 * nb_import_document_name:
 *
 * Returns: (transfer full): what it is called to the user, "articles.csv, line 12"
 */
char *
nb_import_document_name (const NbImportDocument *self)
{
  g_autofree char *path = g_filename_display_name (self->path);

  /* Translators: a file and a line in it */
  return self->line ? g_strdup_printf (_("%s, line %u"), path, self->line) : g_steal_pointer (&path);
}
