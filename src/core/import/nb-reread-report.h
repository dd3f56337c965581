/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-report.h"

G_BEGIN_DECLS

/* What became of reading a library again. */

typedef struct
{
  guint      n_changed;      /* read otherwise than before */
  guint      n_unchanged;    /* read just as before */
  guint      n_current;      /* were of this version already and not read */
  gboolean   cancelled;
  GPtrArray *failures;       /* of NbImportFailure: their older reading stands */
} NbRereadReport;

NbRereadReport *nb_reread_report_new      (void);
void            nb_reread_report_free     (NbRereadReport       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbRereadReport, nb_reread_report_free)

void            nb_reread_report_fail     (NbRereadReport       *self,
                                           const char           *name,
                                           const char           *reason);
char           *nb_reread_report_to_words (const NbRereadReport *self);
char           *nb_reread_report_to_json  (const NbRereadReport *self);

G_END_DECLS
