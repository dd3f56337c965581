/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-extractor.h"
#include "store/nb-library.h"

G_BEGIN_DECLS

/*
 * What every job has in common that reads many documents and stores what was read: some threads read ahead, one writes,
 * in the order in which the documents were taken, in batches; progress; cancelling, after which what was read is kept.
 *
 * Run it once: blocking on any thread but the user interface's, or with run_async(). Signal "progress" (guint done,
 * guint total, const char *name; total is 0 where nobody can know it): how far it is and what it reads, at most some 30 times a second; emitted on the thread
 * that runs a blocking job, in the caller's main context of an asynchronous one.
 */

#define NB_TYPE_LIBRARY_JOB (nb_library_job_get_type ())
G_DECLARE_DERIVABLE_TYPE (NbLibraryJob, nb_library_job, NB, LIBRARY_JOB, GObject)

#define NB_LIBRARY_JOB_BATCH 4000   /* articles in a transaction, at most */

/* How far a job is and how fast. */
typedef struct
{
  double fraction;       /* of what there is to read, 0 to 1; negative: not known */
  double per_second;     /* documents; 0: too early to tell */
  int    seconds_left;   /* negative: not known */
} NbPace;

/* One document on its way through; the first member of a job's own. */
typedef struct
{
  gsize    size;         /* bytes that it holds until it is stored: what take() knows of it, then what read() says */
  guint64  position;     /* in what set_extent() said: where take() stands behind it */
  gboolean done;         /* the base's */
} NbJobItem;

struct _NbLibraryJobClass
{
  GObjectClass parent_class;

  const char *thread_name;

  /* Finds what there is to do; on the thread that writes, before all else. */
  gboolean   (*begin)   (NbLibraryJob *self, GCancellable *cancellable, GError **error);
  /* The next document, NULL at the end or with an error that ends the job; by one thread at a time. */
  NbJobItem *(*take)    (NbLibraryJob *self, GCancellable *cancellable, GError **error);
  /* Reads it; by any number of threads at once. */
  void       (*read)    (NbLibraryJob *self, NbJobItem *item, GCancellable *cancellable);
  /* What it is called in the progress; on the thread that writes, as all that follows. */
  char      *(*name)    (NbLibraryJob *self, const NbJobItem *item);
  /* Whether it is to be stored; an error ends the job. */
  gboolean   (*collect) (NbLibraryJob *self, NbJobItem *item, GError **error);
  /* Stores all or none. */
  gboolean   (*store)   (NbLibraryJob *self, NbJobItem *const *items, guint n, GCancellable *cancellable, GError **error);
  void       (*free)    (NbJobItem *item);
  /* However it ended. */
  void       (*ended)   (NbLibraryJob *self, gboolean cancelled);
};

void         nb_library_job_set_library   (NbLibraryJob        *self,
                                           NbLibrary           *library,
                                           NbPlaces            *places);
NbLibrary   *nb_library_job_get_library   (NbLibraryJob        *self);
NbExtractor *nb_library_job_get_extractor (NbLibraryJob        *self);
void         nb_library_job_set_total     (NbLibraryJob        *self,
                                           guint                total);
void         nb_library_job_set_extent    (NbLibraryJob        *self,
                                           guint64              extent);
void         nb_library_job_get_pace      (NbLibraryJob        *self,
                                           NbPace              *pace);

gboolean     nb_library_job_run           (NbLibraryJob        *self,
                                           GCancellable        *cancellable,
                                           GError             **error);
void         nb_library_job_run_async     (NbLibraryJob        *self,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
gboolean     nb_library_job_run_finish    (NbLibraryJob        *self,
                                           GAsyncResult        *result,
                                           GError             **error);

G_END_DECLS
