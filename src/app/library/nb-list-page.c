/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Snippets of a page of the list, and where its titles have the words. Read in a worker thread, shown in the main thread. */

#include "library/nb-list-page.h"

#include "store/nb-fts-snippet.h"

typedef struct
{
  NbLibrary   *library;
  NbQuery     *query;
  NbListOrder *order;
  guint        from, n;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->library);
  nb_query_unref (request->query);
  nb_list_order_unref (request->order);
  g_free (request);
}

static void
snippet_free (gpointer snippet)
{
  if (snippet != NULL)
    nb_snippet_free (snippet);
}

static void
hits_free (gpointer hits)
{
  if (hits != NULL)
    g_array_unref (hits);
}

static NbListPage *
page_new (void)
{
  NbListPage *self = g_new0 (NbListPage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->snippets = g_ptr_array_new_with_free_func (snippet_free);
  self->hits = g_ptr_array_new_with_free_func (hits_free);
  return self;
}

NbListPage *
nb_list_page_ref (NbListPage *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_list_page_unref (NbListPage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->snippets);
  g_ptr_array_unref (self->hits);
  g_free (self);
}

/* A title that is shown as it is and whole is a snippet of itself; of one that is cut nothing is marked. */
static GArray *
find_in_title (NbFtsFinder *finder,
               const char  *title)
{
  g_autoptr (NbSnippet) snippet = title != NULL ? nb_fts_finder_snippet (finder, title, "") : NULL;

  return snippet != NULL && g_str_equal (snippet->text, title) ? g_array_ref (snippet->hits) : NULL;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Request *request = data;
  g_autoptr (NbListPage) page = page_new ();
  g_autoptr (NbFtsQuery) words = nb_fts_query_parse (request->query->words, request->query->mode, FALSE);
  g_autoptr (NbFtsFinder) finder = words != NULL && words->wanted != NULL ? nb_fts_finder_new (words) : NULL;
  g_autofree gint64 *ids = g_new (gint64, request->n);
  g_autoptr (GPtrArray) snippets = NULL;
  GError *error = NULL;

  for (guint i = 0; i < request->n; i++)
    {
      guint32 row = nb_list_order_get (request->order, request->from + i);

      ids[i] = nb_catalog_get_row (request->order->catalog, row)->id;
      g_ptr_array_add (page->hits, finder != NULL ? find_in_title (finder, nb_catalog_get_title (request->order->catalog, row))
                                                  : NULL);
    }
  snippets = nb_library_snippets (request->library, request->query, ids, request->n, cancellable, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (snippets != NULL)
    {
      g_ptr_array_unref (page->snippets);
      page->snippets = g_steal_pointer (&snippets);
    }
  g_task_return_pointer (task, g_steal_pointer (&page), (GDestroyNotify) nb_list_page_unref);
}

/**
 * nb_list_page_read_async:
 * @from: the first position
 * @n: how many
 */
void
nb_list_page_read_async (NbLibrary          *library,
                         NbQuery            *query,
                         NbListOrder        *order,
                         guint               from,
                         guint               n,
                         GCancellable       *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  *request = (Request){ g_object_ref (library), nb_query_ref (query), nb_list_order_ref (order), from, n };
  g_task_set_source_tag (task, nb_list_page_read_async);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, read_thread);
}

/**
 * nb_list_page_read_finish:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set if it was cancelled or could not be read
 */
NbListPage *
nb_list_page_read_finish (GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
