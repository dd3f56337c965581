/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-report.h"

G_BEGIN_DECLS

/* What became of an import. */

typedef struct
{
  guint      n_added;
  guint      n_updated;      /* took the place of what was read from the same file before */
  guint      n_duplicates;   /* were there already */
  guint      n_skipped;      /* other kinds of file in a folder */
  guint      n_not_about;    /* of those added or updated: not about dân vận */
  gboolean   cancelled;
  GPtrArray *failures;       /* of NbImportFailure */
} NbImportReport;

NbImportReport *nb_import_report_new      (void);
void            nb_import_report_free     (NbImportReport       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbImportReport, nb_import_report_free)

void            nb_import_report_fail     (NbImportReport       *self,
                                           const char           *path,
                                           const char           *reason);
char           *nb_import_report_to_words (const NbImportReport *self);
char           *nb_import_report_to_json  (const NbImportReport *self);

G_END_DECLS
