/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads a library's outdated articles again, from their originals.
 * Owned by whoever started it; runs on the caller's or a GTask's thread, which is the only one that writes. */

#include "import/nb-reread-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* One document on its way through. */
typedef struct
{
  NbJobItem       item;          /* its size: of the original and what was read of it */
  gint64          id;
  NbKeptDocument *document;      /* NULL: it is gone */
  NbArticle      *article;
  GError         *error;
  gboolean        fatal;         /* the error is the library's, not the document's */
} Reading;

struct _NbRereadJob
{
  NbLibraryJob    parent;

  NbRereadReport *report;
  GArray         *ids;           /* of gint64; NULL until it runs */
  guint           next;          /* the one that is taken next */
};

G_DEFINE_FINAL_TYPE (NbRereadJob, nb_reread_job, NB_TYPE_LIBRARY_JOB)

static void
reading_free (NbJobItem *item)
{
  Reading *reading = (Reading *) item;

  nb_kept_document_free (reading->document);
  g_clear_pointer (&reading->article, nb_article_unref);
  g_clear_error (&reading->error);
  g_free (reading);
}

static gboolean
begin (NbLibraryJob *job,
       GCancellable *cancellable,
       GError **error)
{
  NbRereadJob *self = NB_REREAD_JOB (job);

  self->ids = nb_library_list_outdated (nb_library_job_get_library (job), &self->report->n_current, cancellable, error);
  if (!self->ids)
    return FALSE;
  nb_library_job_set_total (job, self->ids->len);
  return TRUE;
}

static NbJobItem *
take (NbLibraryJob *job,
      GCancellable *cancellable,
      GError **error)
{
  NbRereadJob *self = NB_REREAD_JOB (job);
  Reading *reading;

  if (self->next == self->ids->len)
    return NULL;
  reading = g_new0 (Reading, 1);
  reading->id = g_array_index (self->ids, gint64, self->next++);
  return &reading->item;
}

/* --- reading: the workers -------------------------------------------------------------------------------------- */

/* Just what the first extraction was told; the sample's articles had their bare names for a path. */
static void
make_origin (const NbKeptDocument *document,
             NbOrigin *origin)
{
  origin->path = document->is_sample && document->path && g_str_has_prefix (document->path, "sample:")
                   ? document->path + strlen ("sample:") : document->path;
  origin->url = document->url;
  origin->content_type = document->content_type;
  origin->source_name = document->given_source;
  origin->published = document->given_published;
  origin->title = document->given_title;
  origin->byline = document->given_byline;
}

static void
read_again (NbLibraryJob *job,
            NbJobItem *item,
            GCancellable *cancellable)
{
  Reading *reading = (Reading *) item;
  NbOrigin origin = { 0 };

  reading->document = nb_library_get_document (nb_library_job_get_library (job), reading->id, cancellable, &reading->error);
  reading->fatal = reading->error != NULL;
  if (!reading->document)
    return;
  if (!reading->document->original)
    {
      g_set_error_literal (&reading->error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT,
                           _("its original is not in the library"));
      return;
    }
  /* what was read of it takes a multiple of it in memory */
  item->size = 12 * g_bytes_get_size (reading->document->original);
  make_origin (reading->document, &origin);
  reading->article = nb_extractor_run (nb_library_job_get_extractor (job), reading->document->original, &origin,
                                       cancellable, &reading->error);
  reading->fatal = g_error_matches (reading->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* one that stands in the library as the older text only is still to be stored */
  if (!reading->document->is_text)
    g_clear_pointer (&reading->document->original, g_bytes_unref);
}

/* --- writing --------------------------------------------------------------------------------------------------- */

static const char *
reading_name (const Reading *reading)
{
  const NbKeptDocument *document = reading->document;

  if (!document)
    return "";
  return document->path ? document->path : document->url ? document->url : document->title;
}

static void
count (NbRereadJob *self,
       const Reading *reading,
       NbReadResult result)
{
  self->report->n_changed += result == NB_READ_CHANGED;
  self->report->n_unchanged += result == NB_READ_UNCHANGED;
  if (result == NB_READ_FAILED)
    nb_reread_report_fail (self->report, reading_name (reading), reading->error->message);
}

static gboolean
store (NbLibraryJob *job,
       NbJobItem *const *items,
       guint n,
       GCancellable *cancellable,
       GError **error)
{
  NbKeptDocument *documents[NB_LIBRARY_JOB_BATCH];
  NbArticle *articles[NB_LIBRARY_JOB_BATCH];
  NbReadResult results[NB_LIBRARY_JOB_BATCH];

  for (guint i = 0; i < n; i++)
    {
      const Reading *reading = (const Reading *) items[i];

      documents[i] = reading->document;
      articles[i] = reading->article;
    }
  if (!nb_library_store_again (nb_library_job_get_library (job), documents, articles, n, results, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    count (NB_REREAD_JOB (job), (const Reading *) items[i], results[i]);
  return TRUE;
}

/* One whose article has gone meanwhile is nobody's loss. */
static gboolean
collect (NbLibraryJob *job,
         NbJobItem *item,
         GError **error)
{
  Reading *reading = (Reading *) item;

  if (reading->fatal)
    g_propagate_error (error, g_steal_pointer (&reading->error));
  return reading->document && !reading->fatal;
}

static char *
name (NbLibraryJob *job,
      const NbJobItem *item)
{
  const NbKeptDocument *document = ((const Reading *) item)->document;

  return g_strdup (document ? document->title : NULL);
}

static void
ended (NbLibraryJob *job,
       gboolean cancelled)
{
  NB_REREAD_JOB (job)->report->cancelled = cancelled;
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
nb_reread_job_finalize (GObject *object)
{
  NbRereadJob *self = NB_REREAD_JOB (object);

  g_clear_pointer (&self->ids, g_array_unref);
  nb_reread_report_free (self->report);
  G_OBJECT_CLASS (nb_reread_job_parent_class)->finalize (object);
}

static void
nb_reread_job_class_init (NbRereadJobClass *klass)
{
  NbLibraryJobClass *job_class = NB_LIBRARY_JOB_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nb_reread_job_finalize;
  job_class->thread_name = "nb-reread";
  job_class->begin = begin;
  job_class->take = take;
  job_class->read = read_again;
  job_class->name = name;
  job_class->collect = collect;
  job_class->store = store;
  job_class->free = reading_free;
  job_class->ended = ended;
}

static void
nb_reread_job_init (NbRereadJob *self)
{
  self->report = nb_reread_report_new ();
}

/**
 * nb_reread_job_new:
 *
 * Returns: (transfer full): a job that has not run
 */
NbRereadJob *
nb_reread_job_new (NbLibrary *library,
                   NbPlaces *places)
{
  NbRereadJob *self = g_object_new (NB_TYPE_REREAD_JOB, NULL);

  nb_library_job_set_library (NB_LIBRARY_JOB (self), library, places);
  return self;
}

/**
 * nb_reread_job_get_report:
 *
 * Returns: (transfer none): what became of it; complete when the job has ended, however it ended
 */
const NbRereadReport *
nb_reread_job_get_report (NbRereadJob *self)
{
  g_return_val_if_fail (NB_IS_REREAD_JOB (self), NULL);
  return self->report;
}

/**
 * nb_reread_job_run:
 *
 * Documents that can no longer be read are in the report and no failure of the job; their older reading stands.
 *
 * Returns: %FALSE with an error of the library, or when cancelled
 */
gboolean
nb_reread_job_run (NbRereadJob *self,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (NB_IS_REREAD_JOB (self), FALSE);
  return nb_library_job_run (NB_LIBRARY_JOB (self), cancellable, error);
}

/**
 * nb_reread_job_run_async:
 */
void
nb_reread_job_run_async (NbRereadJob *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  nb_library_job_run_async (NB_LIBRARY_JOB (self), cancellable, callback, user_data);
}

/**
 * nb_reread_job_run_finish:
 */
gboolean
nb_reread_job_run_finish (NbRereadJob *self,
                          GAsyncResult *result,
                          GError **error)
{
  return nb_library_job_run_finish (NB_LIBRARY_JOB (self), result, error);
}
