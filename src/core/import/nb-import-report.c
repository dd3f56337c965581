/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of an import, in words and as JSON.
 * Filled by the job that owns it; read when the job is over. */

#include "import/nb-import-report.h"

#include <glib/gi18n-lib.h>

/**
 * nb_import_report_new:
 *
 * Returns: (transfer full): a report of nothing yet
 */
NbImportReport *
nb_import_report_new (void)
{
  NbImportReport *self = g_new0 (NbImportReport, 1);

  self->failures = nb_failures_new ();
  return self;
}

/**
 * nb_import_report_free:
 * @self: (nullable):
 */
void
nb_import_report_free (NbImportReport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->failures);
  g_free (self);
}

/**
 * nb_import_report_fail:
 * @path: the file, as a name that can be shown
 */
void
nb_import_report_fail (NbImportReport *self,
                       const char *path,
                       const char *reason)
{
  nb_failures_take (self->failures, g_filename_display_name (path), reason);
}

/**
 * nb_import_report_to_words:
 *
 * Returns: (transfer full): one line, "12 new articles, 3 already there, 1 file could not be read"
 */
char *
nb_import_report_to_words (const NbImportReport *self)
{
  const NbReportNumber numbers[] = {
    { self->n_added, N_("%u new article"), N_("%u new articles") },
    { self->n_updated, N_("%u article replaced"), N_("%u articles replaced") },
    { self->n_duplicates, N_("%u already there"), N_("%u already there") },
    { self->n_not_about, N_("%u not about dân vận"), N_("%u not about dân vận") },
    { self->n_skipped, N_("%u other file skipped"), N_("%u other files skipped") },
    { self->failures->len, N_("%u file could not be read"), N_("%u files could not be read") },
  };

  return nb_report_words (numbers, G_N_ELEMENTS (numbers), _("nothing found to import"), self->cancelled);
}

/**
 * nb_import_report_to_json:
 *
 * Returns: (transfer full): one line, an object with "added", "updated", "duplicates", "skipped", "not_about",
 *   "cancelled" and "failures", a list of "path" and "reason"
 */
char *
nb_import_report_to_json (const NbImportReport *self)
{
  const NbReportNumber numbers[] = {
    { self->n_added, "added" },
    { self->n_updated, "updated" },
    { self->n_duplicates, "duplicates" },
    { self->n_skipped, "skipped" },
    { self->n_not_about, "not_about" },
  };

  return nb_report_json (numbers, G_N_ELEMENTS (numbers), self->cancelled, self->failures);
}
