/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-import-report.h"
#include "import/nb-library-job.h"

G_BEGIN_DECLS

/*
 * One import: files and folders, or the sample articles, into a library.
 *
 * Set it up, then run it once: blocking on any thread but the user interface's, or with run_async().
 * Signal "progress" (guint done, guint total, const char *name): how far it is and what it reads, at most some 30 times a
 * second; emitted on the thread that runs a blocking job, in the caller's main context of an asynchronous one.
 */

#define NB_TYPE_IMPORT_JOB (nb_import_job_get_type ())
G_DECLARE_FINAL_TYPE (NbImportJob, nb_import_job, NB, IMPORT_JOB, NbLibraryJob)

NbImportJob          *nb_import_job_new        (NbLibrary           *library,
                                                NbPlaces            *places);
void                  nb_import_job_add_path   (NbImportJob         *self,
                                                const char          *path);
void                  nb_import_job_add_sample (NbImportJob         *self);
void                  nb_import_job_set_source (NbImportJob         *self,
                                                const char          *source);

gboolean              nb_import_job_run        (NbImportJob         *self,
                                                GCancellable        *cancellable,
                                                GError             **error);
void                  nb_import_job_run_async  (NbImportJob         *self,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean              nb_import_job_run_finish (NbImportJob         *self,
                                                GAsyncResult        *result,
                                                GError             **error);
const NbImportReport *nb_import_job_get_report (NbImportJob         *self);

G_END_DECLS
