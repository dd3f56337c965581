/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-library-job.h"
#include "import/nb-reread-report.h"

G_BEGIN_DECLS

/*
 * Reads again what an older extraction read: from the originals in the library, without any file or address.
 *
 * Run it once: blocking on any thread but the user interface's, or with run_async(). Signal "progress" (guint done,
 * guint total, const char *name) as NbImportJob's. What is done is done: after a cancellation or a crash another job goes on
 * where this one ended.
 */

#define NB_TYPE_REREAD_JOB (nb_reread_job_get_type ())
G_DECLARE_FINAL_TYPE (NbRereadJob, nb_reread_job, NB, REREAD_JOB, NbLibraryJob)

NbRereadJob          *nb_reread_job_new        (NbLibrary           *library,
                                                NbPlaces            *places);
gboolean              nb_reread_job_run        (NbRereadJob         *self,
                                                GCancellable        *cancellable,
                                                GError             **error);
void                  nb_reread_job_run_async  (NbRereadJob         *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean              nb_reread_job_run_finish (NbRereadJob         *self,
                                                GAsyncResult        *result,
                                                GError             **error);
const NbRereadReport *nb_reread_job_get_report (NbRereadJob         *self);

G_END_DECLS
