/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading articles again: which ones an older extraction read, their documents, and the new readings.
 * Part of NbLibrary; reading on the calling thread with a leased reader, writing on the writer's. */

#include "store/nb-library-private.h"

#include "extract/nb-extractor.h"
#include "store/nb-prepared.h"
#include "store/nb-storing.h"

#define IS_OUTDATED "max (extract_version, tried_version) < ?1"
#define SQL_OUTDATED "SELECT id FROM articles WHERE " IS_OUTDATED " ORDER BY id"
#define SQL_N_ALL "SELECT count (*) FROM articles"
#define SQL_DOCUMENT                                                                                             \
  "SELECT a.content_hash, a.title, a.path, a.url, a.content_type, a.is_sample, o.size, o.data,"                  \
  " g.source, g.published, g.title, g.byline, r.data FROM articles a"                                            \
  " LEFT JOIN originals o ON o.article_id = a.id LEFT JOIN records r ON r.article_id = a.id"                     \
  " LEFT JOIN origins g ON g.article_id = a.id WHERE a.id = ?"
#define SQL_TRIED "UPDATE articles SET tried_version = ?2 WHERE id = ?1"

/**
 * nb_library_list_outdated:
 * @n_current: (out) (optional): how many articles need not be read again
 *
 * Returns: (transfer full) (element-type gint64): the articles that an older extraction read, ascending ids; without those
 *   that the current one was tried on in vain
 */
GArray *
nb_library_list_outdated (NbLibrary *self,
                          guint *n_current,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  NbDatabase *database;
  gint64 n_all = 0;
  NbStep step = NB_STEP_ERROR;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  if (nb_database_get_int (database, SQL_N_ALL, &n_all, error))
    {
      g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_OUTDATED, error);

      if (s)
        sqlite3_bind_int (s, 1, NB_EXTRACT_VERSION);
      while (s && (step = nb_database_step (database, s, error)) == NB_STEP_ROW)
        {
          gint64 id = sqlite3_column_int64 (s, 0);

          g_array_append_val (ids, id);
        }
    }
  nb_library_return_reader (self, database);
  if (step == NB_STEP_ERROR)
    return NULL;
  if (n_current)
    *n_current = (guint) MAX (n_all - ids->len, 0);
  return g_steal_pointer (&ids);
}

/**
 * nb_kept_document_free:
 * @document: (nullable):
 */
void
nb_kept_document_free (NbKeptDocument *document)
{
  if (!document)
    return;
  g_free (document->title);
  g_clear_pointer (&document->original, g_bytes_unref);
  g_clear_pointer (&document->hash, g_bytes_unref);
  g_free (document->path);
  g_free (document->url);
  g_free (document->content_type);
  g_free (document->given_source);
  g_free (document->given_published);
  g_free (document->given_title);
  g_free (document->given_byline);
  g_free (document);
}

static NbKeptDocument *
read_document (NbDatabase *database,
               gint64 id,
               GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_DOCUMENT, error);
  g_autoptr (NbKeptDocument) document = NULL;

  if (!s)
    return NULL;
  sqlite3_bind_int64 (s, 1, id);
  if (nb_database_step (database, s, error) != NB_STEP_ROW)
    return NULL;
  document = g_new0 (NbKeptDocument, 1);
  document->id = id;
  document->hash = g_bytes_new (sqlite3_column_blob (s, 0), sqlite3_column_bytes (s, 0));
  document->title = g_strdup (nb_statement_get_text (s, 1));
  document->path = g_strdup (nb_statement_get_text (s, 2));
  document->url = g_strdup (nb_statement_get_text (s, 3));
  document->content_type = g_strdup (nb_statement_get_text (s, 4));
  document->is_sample = sqlite3_column_int (s, 5) != 0;
  /* one whose original is lost or damaged stays without it: the reading that there is stands */
  document->original = nb_library_unpack_original (s, 6, 7, 12);
  document->is_text = document->original && sqlite3_column_bytes (s, 7) == 0;
  document->given_source = g_strdup (nb_statement_get_text (s, 8));
  document->given_published = g_strdup (nb_statement_get_text (s, 9));
  document->given_title = g_strdup (nb_statement_get_text (s, 10));
  document->given_byline = g_strdup (nb_statement_get_text (s, 11));
  return g_steal_pointer (&document);
}

/**
 * nb_library_get_document:
 *
 * Returns: (transfer full) (nullable): the document as it came and what its extraction was told; without an original if
 *   that is lost; %NULL without an error if there is no such article
 */
NbKeptDocument *
nb_library_get_document (NbLibrary *self,
                         gint64 id,
                         GCancellable *cancellable,
                         GError **error)
{
  NbDatabase *database;
  NbKeptDocument *document;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  document = read_document (database, id, error);
  nb_library_return_reader (self, database);
  return document;
}

/* --- storing --------------------------------------------------------------------------------------------------- */

typedef struct
{
  NbKeptDocument *const *documents;
  NbPrepared           **prepared;    /* an element is NULL where reading failed */
  guint                  n;
  NbReadResult          *results;
  gboolean               changed;
} AgainData;

static gboolean
note_tried (NbDatabase *database,
            gint64 id,
            GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_TRIED, error);

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  sqlite3_bind_int (s, 2, NB_EXTRACT_VERSION);
  return nb_database_run (database, s, error);
}

static gboolean
store_all (NbDatabase *database,
           gpointer user_data,
           GError **error)
{
  AgainData *data = user_data;
  g_autoptr (NbStoring) storing = nb_storing_new (database);

  for (guint i = 0; i < data->n; i++)
    {
      gboolean changed = FALSE;

      if (data->prepared[i] ? !nb_storing_add_again (storing, data->prepared[i], &changed, error)
                            : !note_tried (database, data->documents[i]->id, error))
        return FALSE;
      data->results[i] = !data->prepared[i] ? NB_READ_FAILED : changed ? NB_READ_CHANGED : NB_READ_UNCHANGED;
      data->changed |= changed;
    }
  return nb_storing_finish (storing, error);
}

static NbPrepared *
prepare (const NbKeptDocument *document,
         NbArticle *article)
{
  NbLibraryItem item = { .article = article, .path = document->path, .url = document->url,
                         .content_type = document->content_type, .is_sample = document->is_sample,
                         .original = document->is_text ? document->original : NULL, .hash = document->hash };
  NbPrepared *prepared = nb_prepared_new (&item);

  nb_prepared_keep (prepared, document->id, 0, document->hash, NB_EXTRACT_VERSION);
  return prepared;
}

/**
 * nb_library_store_again:
 * @documents: (array length=n):
 * @articles: (array length=n): the new reading of each; %NULL where the document could not be read: its older one stands
 * @results: (out caller-allocates) (array length=n): what became of each
 *
 * Stores readings by the current extraction, in one transaction: all of them or, after an error, none. Ids, times, where
 * articles came from, their originals and users' corrections stand; the search index follows.
 */
gboolean
nb_library_store_again (NbLibrary *self,
                        NbKeptDocument *const *documents,
                        NbArticle *const *articles,
                        guint n,
                        NbReadResult *results,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autofree NbPrepared **prepared = g_new0 (NbPrepared *, MAX (n, 1));
  AgainData data = { documents, prepared, n, results, FALSE };
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  for (guint i = 0; i < n; i++)
    if (articles[i])
      prepared[i] = prepare (documents[i], articles[i]);
  ok = nb_library_write_patiently (self, store_all, &data, cancellable, error);
  for (guint i = 0; i < n; i++)
    g_clear_pointer (&prepared[i], nb_prepared_unref);
  if (ok && data.changed)
    nb_library_queue_changed (self);
  return ok;
}
