/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pieces of articles that a list shows beneath their titles.
 * Part of NbLibrary; on the calling thread with a leased reader. */

#include "store/nb-library-private.h"

#include "store/nb-fts-snippet.h"

#define SQL_TEXTS "SELECT a.title, nb_body (r.data) FROM articles a JOIN records r ON r.article_id = a.id WHERE a.id = ?"

/**
 * nb_snippet_free:
 * @snippet: (nullable):
 */
void
nb_snippet_free (NbSnippet *snippet)
{
  if (!snippet)
    return;
  g_array_unref (snippet->hits);
  g_free (snippet->text);
  g_free (snippet);
}

static void
snippet_free (gpointer snippet)
{
  nb_snippet_free (snippet);
}

static gboolean
read_snippet (NbDatabase *database,
              NbFtsFinder *finder,
              gint64 id,
              NbSnippet **snippet,
              GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_TEXTS, error);
  const char *title, *body;
  NbStep step;

  *snippet = NULL;
  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, id);
  step = nb_database_step (database, s, error);
  if (step != NB_STEP_ROW)
    return step == NB_STEP_DONE;
  title = nb_statement_get_text (s, 0);
  body = nb_statement_get_text (s, 1);
  *snippet = nb_fts_finder_snippet (finder, title ? title : "", body ? body : "");
  return TRUE;
}

/**
 * nb_library_snippets:
 * @ids: a page of the list
 *
 * The piece of each article's text, about 160 characters, in which the query's words stand closest together: of the body, or
 * of the title if the body has none. What was found is found again by the index's own tokenizer, in the mode of the query.
 *
 * Returns: (transfer full) (nullable) (element-type NbSnippet): one for each of @ids, in their order, %NULL for an article that
 *   is gone or has no hit; %NULL with @error set after a failure, and without if the query has no words to show
 */
GPtrArray *
nb_library_snippets (NbLibrary *self,
                     const NbQuery *query,
                     const gint64 *ids,
                     guint n_ids,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GPtrArray) snippets = g_ptr_array_new_with_free_func (snippet_free);
  g_autoptr (NbFtsQuery) words = NULL;
  g_autoptr (NbFtsFinder) finder = NULL;
  NbDatabase *database;
  gint64 first, last;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  if (!query->words || !*query->words)
    return NULL;
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ok = nb_library_get_ids (database, &first, &last, error);
  if (ok)
    words = nb_fts_query_parse (query->words, query->mode, nb_library_is_large (first, last));
  if (words && words->wanted)
    finder = nb_fts_finder_new (words);
  for (guint i = 0; ok && finder && i < n_ids; i++)
    {
      NbSnippet *snippet;

      /* an article is too short a matter for the statement to notice */
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error) && read_snippet (database, finder, ids[i], &snippet, error);
      if (ok)
        g_ptr_array_add (snippets, snippet);
    }
  nb_library_return_reader (self, database);
  return ok && finder ? g_steal_pointer (&snippets) : NULL;
}
