/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

/*
 * Finds which of a library's articles print the same text: of those that came, changed or lost a reprint since it last ran.
 *
 * Run it once: blocking on any thread but the user interface's, or with run_async(). Signal "progress" (double fraction):
 * how far it is; emitted on the thread that runs a blocking job, in the caller's main context of an asynchronous one.
 * However it ends, the library is sound: the next run goes on from there.
 */

#define NB_TYPE_REPRINT_JOB (nb_reprint_job_get_type ())
G_DECLARE_FINAL_TYPE (NbReprintJob, nb_reprint_job, NB, REPRINT_JOB, GObject)

NbReprintJob *nb_reprint_job_new         (NbLibrary           *library);
gboolean      nb_reprint_job_run         (NbReprintJob        *self,
                                          GCancellable        *cancellable,
                                          GError             **error);
void          nb_reprint_job_run_async   (NbReprintJob        *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
gboolean      nb_reprint_job_run_finish  (NbReprintJob        *self,
                                          GAsyncResult        *result,
                                          GError             **error);
guint         nb_reprint_job_get_n_changed (NbReprintJob      *self);

G_END_DECLS
