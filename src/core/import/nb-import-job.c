/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One import: finds documents, reads and extracts them, adds them to the library.
 * Owned by whoever started it; runs on the caller's or a GTask's thread, which is the only one that writes. */

#include "import/nb-import-job.h"

#include "import/nb-file-walker.h"
#include "import/nb-import-source.h"
#include "nb-sample-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SAID 3       /* records without an article that are told one by one, where a file has no article at all … */
#define MAX_HELD 1000    /* … and those that are kept in mind until one is found */
#define SAMPLE_PREFIX "/io/github/nienbieu/NienBieu/sample/"

struct _NbImportJob
{
  NbLibraryJob    parent;

  GPtrArray      *paths;
  gboolean        sample;
  char           *source;
  gboolean        into_empty;     /* whether there was no article yet, so that none need be looked for */
  NbImportReport *report;
  GPtrArray      *held;           /* of NbImportFailure: of records of a file in which no article was found yet */
  guint           held_stream;    /* that file; 0: none */
  guint           last_stream;
  guint           n_held;         /* of them, with those beyond MAX_HELD */
  char           *held_path;

  NbImportSource *files;          /* what was found; NULL until it runs … */
  GStrv           samples;        /* … and the sample articles' names */
  guint           next_sample;    /* what is taken next */
};

G_DEFINE_FINAL_TYPE (NbImportJob, nb_import_job, NB_TYPE_LIBRARY_JOB)

/* --- finding --------------------------------------------------------------------------------------------------- */

static gboolean
begin (NbLibraryJob *job,
       GCancellable *cancellable,
       GError **error)
{
  NbImportJob *self = NB_IMPORT_JOB (job);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  guint n_documents;

  if (!nb_file_walk (self->paths, files, self->report, cancellable, error))
    return FALSE;
  self->into_empty = nb_library_is_empty (nb_library_job_get_library (job));
  self->files = nb_import_source_new (files);
  nb_library_job_set_extent (job, nb_import_source_get_size (self->files, &n_documents));
  if (self->sample)
    self->samples = g_resource_enumerate_children (nb_sample_get_resource (), SAMPLE_PREFIX, 0, error);
  if (self->sample && !self->samples)
    return FALSE;
  if (n_documents > 0 || files->len == 0)
    nb_library_job_set_total (job, n_documents + (self->samples ? g_strv_length (self->samples) : 0));
  return TRUE;
}

static NbImportDocument *
take_sample (NbImportJob *self,
             GError **error)
{
  const char *file = self->samples ? self->samples[self->next_sample] : NULL;
  g_autofree char *path = NULL;
  GBytes *bytes;
  NbImportDocument *document;

  if (!file)
    return NULL;
  path = g_strconcat (SAMPLE_PREFIX, file, NULL);
  bytes = g_resource_lookup_data (nb_sample_get_resource (), path, 0, error);
  if (!bytes)
    return NULL;
  self->next_sample++;
  document = g_new0 (NbImportDocument, 1);
  document->path = g_strdup (file);
  document->kind = NB_IMPORT_DOCUMENT;
  document->bytes = bytes;
  document->is_sample = TRUE;
  return document;
}

static NbJobItem *
take (NbLibraryJob *job,
      GCancellable *cancellable,
      GError **error)
{
  NbImportJob *self = NB_IMPORT_JOB (job);
  NbImportDocument *document = nb_import_source_next (self->files, cancellable, error);

  if (!document && !g_cancellable_is_cancelled (cancellable))
    document = take_sample (self, error);
  return (NbJobItem *) document;
}

/* --- reading: any thread --------------------------------------------------------------------------------------- */

static void
path_of_line (NbImportDocument *document)
{
  char *path = g_strdup_printf ("%s#%u", document->path, document->line);

  g_free (document->path);
  document->path = path;
}

/* Lines move when a file is written anew. Where another article came from this line before, it stays what it is: the
 * new one is told apart by its contents. */
static void
settle_path (NbImportDocument *document,
             NbLibrary *library)
{
  gint64 id = nb_library_find_document (library, document->path, NULL, NULL);
  g_autoptr (NbStoredArticle) stored = id ? nb_library_get_article (library, id, NULL, NULL) : NULL;
  gboolean is_same;
  char *path;

  if (!stored)
    return;
  if (stored->url || document->url)
    is_same = g_strcmp0 (stored->url, document->url) == 0;
  else
    is_same = g_strcmp0 (stored->read->title, document->article->title) == 0;
  if (is_same)
    return;
  path = g_strdup_printf ("%s~%08x", document->path, g_bytes_hash (document->bytes));
  g_free (document->path);
  document->path = path;
}

static void
extract (NbImportJob *self,
         NbImportDocument *document,
         GCancellable *cancellable)
{
  const NbOrigin origin = {
    .path = document->path,
    .url = document->url,
    .source_name = self->source ? self->source : document->source,
    .content_type = document->content_type,
    .published = document->published,
    .title = document->title,
    .byline = document->byline,
  };

  document->article = nb_extractor_run (nb_library_job_get_extractor (NB_LIBRARY_JOB (self)), document->bytes, &origin,
                                        cancellable, &document->error);
}

/* A name that is no UTF-8 is kept as an address, which can stand for any bytes. */
static char *
stored_path (const NbImportDocument *document)
{
  if (document->is_sample)
    return g_strconcat ("sample:", document->path, NULL);
  if (g_utf8_validate (document->path, -1, NULL))
    return g_strdup (document->path);
  return g_filename_to_uri (document->path, NULL, NULL);
}

/* The article as it will be stored; of the document only its name is kept. */
static void
prepare (NbImportJob *self,
         NbImportDocument *document,
         GBytes *hash)
{
  g_autofree char *path = stored_path (document);
  const NbLibraryItem item = {
    .article = document->article,
    .original = document->bytes,
    .hash = hash,
    .path = path,
    .is_sample = document->is_sample,
    .url = document->url,
    .content_type = document->content_type,
    .given_source = self->source ? self->source : document->source,
    .given_published = document->published,
    .given_title = document->title,
    .given_byline = document->byline,
    .given_fields = document->fields,
  };

  document->prepared = nb_prepared_new (&item);
  document->is_about = document->article->about_dan_van;
  document->item.size = nb_prepared_get_size (document->prepared);
  g_clear_pointer (&document->article, nb_article_unref);
  g_clear_pointer (&document->bytes, g_bytes_unref);
}

static void
read_document (NbLibraryJob *job,
               NbJobItem *item,
               GCancellable *cancellable)
{
  NbImportJob *self = NB_IMPORT_JOB (job);
  NbImportDocument *document = (NbImportDocument *) item;
  NbLibrary *library = nb_library_job_get_library (job);
  g_autoptr (GBytes) hash = NULL;

  if (!document->error && !document->is_skipped)
    nb_import_document_open (document, cancellable);
  if (document->error || !document->bytes)
    return;
  hash = nb_library_hash (document->bytes);
  document->is_duplicate = !self->into_empty && nb_library_has_hash (library, hash);
  if (document->is_duplicate)
    return;
  extract (self, document, cancellable);
  if (!document->article)
    return;
  if (document->line)
    {
      /* each record has a path of its own in the library */
      path_of_line (document);
      if (!self->into_empty)
        settle_path (document, library);
    }
  prepare (self, document, hash);
}

/* --- writing --------------------------------------------------------------------------------------------------- */

static gboolean
store (NbLibraryJob *job,
       NbJobItem *const *items,
       guint n,
       GCancellable *cancellable,
       GError **error)
{
  NbImportJob *self = NB_IMPORT_JOB (job);
  NbPrepared *prepared[NB_LIBRARY_JOB_BATCH];
  NbAddResult results[NB_LIBRARY_JOB_BATCH];

  for (guint i = 0; i < n; i++)
    prepared[i] = ((const NbImportDocument *) items[i])->prepared;
  if (!nb_library_add_prepared (nb_library_job_get_library (job), prepared, n, results, cancellable, error))
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      self->report->n_duplicates += results[i] == NB_ADD_DUPLICATE;
      self->report->n_added += results[i] == NB_ADD_ADDED;
      self->report->n_updated += results[i] == NB_ADD_UPDATED;
      self->report->n_not_about += results[i] != NB_ADD_DUPLICATE && !((const NbImportDocument *) items[i])->is_about;
    }
  return TRUE;
}

/* A table or a list that is no list of articles at all is said to be none once, not row by row. */
static void
release_held (NbImportJob *self,
              gboolean has_article)
{
  NbImportFailure *first = self->held->len ? g_ptr_array_index (self->held, 0) : NULL;

  if (first && !has_article && self->n_held > MAX_SAID)
    {
      g_autofree char *reason = g_strdup_printf (_("none of its %u records is an article; the first: %s"), self->n_held, first->reason);

      nb_import_report_fail (self->report, self->held_path, reason);
      g_ptr_array_set_size (self->held, 0);
    }
  else
    {
      guint n_more = self->n_held - self->held->len;

      g_ptr_array_extend_and_steal (self->report->failures, g_steal_pointer (&self->held));
      self->held = nb_failures_new ();
      if (n_more)
        {
          g_autofree char *reason = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u more record could not be read",
                                                                  "%u more records could not be read", n_more), n_more);

          nb_import_report_fail (self->report, self->held_path, reason);
        }
    }
  self->n_held = 0;
  g_clear_pointer (&self->held_path, g_free);
}

/* Keeps the failure back, as long as there is nothing but failures in its file. */
static void
fail (NbImportJob *self,
      const NbImportDocument *document)
{
  if (document->stream == 0 || document->stream != self->held_stream)
    nb_failures_take (self->report->failures, nb_import_document_name (document), document->error->message);
  else
    {
      if (self->n_held++ == 0)
        self->held_path = g_strdup (document->path);
      nb_failures_take (self->held, nb_import_document_name (document), document->error->message);
      if (self->held->len == MAX_HELD)
        g_ptr_array_set_size (self->held, MAX_HELD - 1);
    }
}

/* Where a file of records begins, and where its first article is. */
static void
follow_stream (NbImportJob *self,
               const NbImportDocument *document)
{
  if (document->stream > self->last_stream || document->stream == 0)
    {
      release_held (self, FALSE);
      self->held_stream = document->stream;
      self->last_stream = MAX (self->last_stream, document->stream);
    }
  if (document->stream && document->stream == self->held_stream && !document->error)
    {
      release_held (self, TRUE);
      self->held_stream = 0;
    }
}

static gboolean
collect (NbLibraryJob *job,
         NbJobItem *item,
         GError **error)
{
  NbImportJob *self = NB_IMPORT_JOB (job);
  NbImportDocument *document = (NbImportDocument *) item;

  follow_stream (self, document);
  if (g_error_matches (document->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&document->error));
  else if (document->error)
    fail (self, document);
  else if (document->is_skipped)
    self->report->n_skipped++;
  else if (document->is_duplicate)
    self->report->n_duplicates++;
  else
    return TRUE;
  return FALSE;
}

static char *
name (NbLibraryJob *job,
      const NbJobItem *item)
{
  return g_filename_display_basename (((const NbImportDocument *) item)->path);
}

static void
ended (NbLibraryJob *job,
       gboolean cancelled)
{
  NbImportJob *self = NB_IMPORT_JOB (job);

  release_held (self, FALSE);
  self->report->cancelled = cancelled;
}

/* --- the object ------------------------------------------------------------------------------------------------ */

static void
nb_import_job_finalize (GObject *object)
{
  NbImportJob *self = NB_IMPORT_JOB (object);

  g_ptr_array_unref (self->paths);
  nb_import_source_free (self->files);
  g_strfreev (self->samples);
  nb_import_report_free (self->report);
  g_free (self->source);
  g_ptr_array_unref (self->held);
  g_free (self->held_path);
  G_OBJECT_CLASS (nb_import_job_parent_class)->finalize (object);
}

static void
nb_import_job_class_init (NbImportJobClass *klass)
{
  NbLibraryJobClass *job_class = NB_LIBRARY_JOB_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nb_import_job_finalize;
  job_class->thread_name = "nb-import";
  job_class->begin = begin;
  job_class->take = take;
  job_class->read = read_document;
  job_class->name = name;
  job_class->collect = collect;
  job_class->store = store;
  job_class->free = nb_import_document_free;
  job_class->ended = ended;
}

static void
nb_import_job_init (NbImportJob *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
  self->report = nb_import_report_new ();
  self->held = nb_failures_new ();
}

/**
 * nb_import_job_new:
 *
 * Returns: (transfer full): an import of nothing yet
 */
NbImportJob *
nb_import_job_new (NbLibrary *library,
                   NbPlaces *places)
{
  NbImportJob *self = g_object_new (NB_TYPE_IMPORT_JOB, NULL);

  nb_library_job_set_library (NB_LIBRARY_JOB (self), library, places);
  return self;
}

/**
 * nb_import_job_add_path:
 * @path: a file or a folder, relative to the current folder or absolute
 */
void
nb_import_job_add_path (NbImportJob *self,
                        const char *path)
{
  g_return_if_fail (NB_IS_IMPORT_JOB (self) && path);
  g_ptr_array_add (self->paths, g_strdup (path));
}

/**
 * nb_import_job_add_sample:
 *
 * Imports the articles that come with the program, marked as such.
 */
void
nb_import_job_add_sample (NbImportJob *self)
{
  g_return_if_fail (NB_IS_IMPORT_JOB (self));
  self->sample = TRUE;
}

/**
 * nb_import_job_set_source:
 * @source: (nullable): where all of it comes from; %NULL: what the documents say
 */
void
nb_import_job_set_source (NbImportJob *self,
                          const char *source)
{
  g_return_if_fail (NB_IS_IMPORT_JOB (self));
  g_free (self->source);
  self->source = g_strdup (source);
}

/**
 * nb_import_job_get_report:
 *
 * Returns: (transfer none): what became of it; complete when the job has ended, however it ended
 */
const NbImportReport *
nb_import_job_get_report (NbImportJob *self)
{
  g_return_val_if_fail (NB_IS_IMPORT_JOB (self), NULL);
  return self->report;
}

/**
 * nb_import_job_run:
 *
 * Documents that cannot be read are in the report and no failure of the job. What was added before a failure or a
 * cancellation stays in the library; running the same import again adds what is missing.
 *
 * Returns: %FALSE with an error of the library, or when cancelled
 */
gboolean
nb_import_job_run (NbImportJob *self,
                   GCancellable *cancellable,
                   GError **error)
{
  g_return_val_if_fail (NB_IS_IMPORT_JOB (self), FALSE);
  return nb_library_job_run (NB_LIBRARY_JOB (self), cancellable, error);
}

/**
 * nb_import_job_run_async:
 */
void
nb_import_job_run_async (NbImportJob *self,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  nb_library_job_run_async (NB_LIBRARY_JOB (self), cancellable, callback, user_data);
}

/**
 * nb_import_job_run_finish:
 */
gboolean
nb_import_job_run_finish (NbImportJob *self,
                          GAsyncResult *result,
                          GError **error)
{
  return nb_library_job_run_finish (NB_LIBRARY_JOB (self), result, error);
}
