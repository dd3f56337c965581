/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-extractor.h"
#include "store/nb-library.h"
#include "sync/nb-fetcher.h"

G_BEGIN_DECLS

/*
 * One sync: asks the sources that are due and takes what is new into the library. Nothing here runs by itself.
 *
 * signal "progress" (guint index, guint n_feeds, const char *what): what is being done now, in words
 * signal "feed-done" (guint index, guint n_feeds, const char *url, gboolean ok, const char *result): how it ended
 *
 * Signals come in the thread of nb_sync_job_run(), or in the main context that called nb_sync_job_run_async().
 * A job runs once.
 */

#define NB_SYNC_INTERVAL (2 * 60 * 60)
#define NB_SYNC_FIRST_BACK_OFF (60 * 60)
#define NB_SYNC_MAX_BACK_OFF (24 * 60 * 60)

#define NB_TYPE_SYNC_JOB (nb_sync_job_get_type ())
G_DECLARE_FINAL_TYPE (NbSyncJob, nb_sync_job, NB, SYNC_JOB, GObject)

NbSyncJob *nb_sync_job_new          (NbLibrary            *library,
                                     NbExtractor          *extractor,
                                     NbFetcher            *fetcher);
void       nb_sync_job_set_feed     (NbSyncJob            *self,
                                     const char           *url);
void       nb_sync_job_set_now      (NbSyncJob            *self,
                                     gboolean              now);

gboolean   nb_sync_job_run          (NbSyncJob            *self,
                                     GCancellable         *cancellable,
                                     GError              **error);
void       nb_sync_job_run_async    (NbSyncJob            *self,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean   nb_sync_job_run_finish   (NbSyncJob            *self,
                                     GAsyncResult         *result,
                                     GError              **error);

/* After the run. */
guint      nb_sync_job_get_n_feeds  (NbSyncJob            *self);
guint      nb_sync_job_get_n_new    (NbSyncJob            *self);
guint      nb_sync_job_get_n_failed (NbSyncJob            *self);

gint64     nb_sync_back_off         (guint                 n_failures);

G_END_DECLS
