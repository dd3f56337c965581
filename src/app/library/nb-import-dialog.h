/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-import-job.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * Runs an import and shows how far it is; afterwards, what could not be read and why. Stays out of sight while there
 * is nothing to tell: a quick import without failures is a toast only.
 *
 * Signal "done" (char *words): the import ended, in words; "failed" (char *reason): it could not go on.
 */

#define NB_TYPE_IMPORT_DIALOG (nb_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (NbImportDialog, nb_import_dialog, NB, IMPORT_DIALOG, AdwWindow)

NbImportDialog *nb_import_dialog_new (GtkWindow      *parent);
void            nb_import_dialog_run (NbImportDialog *self,
                                      NbImportJob    *job);
void            nb_import_dialog_show_report (NbImportDialog *self,
                                      const char     *words,
                                      GPtrArray      *failures);

G_END_DECLS
