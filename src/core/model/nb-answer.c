/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A query answered by a catalog, with the library's help where it asks for words or names.
 * Made in a worker thread for the session. */

#include "model/nb-answer.h"

/**
 * nb_answer_new:
 * @library: (nullable): whom words and names are looked for in; without one they find everything
 * @colour: what articles will be coloured by
 *
 * Blocks, if @query asks for words or names, or @colour for names.
 *
 * Returns: (transfer full): the answer, or %NULL with an error
 */
NbAnswer *
nb_answer_new (NbLibrary *library,
               NbCatalog *catalog,
               NbQuery *query,
               NbGroupBy colour,
               GCancellable *cancellable,
               GError **error)
{
  g_autoptr (NbMatch) match = NULL;
  g_autoptr (NbAnswer) self = NULL;

  if (library && nb_match_is_needed (query))
    {
      match = nb_match_new (library, query, cancellable, error);
      if (!match)
        return NULL;
    }
  self = g_new0 (NbAnswer, 1);
  self->catalog = g_object_ref (catalog);
  self->rows = nb_catalog_filter (catalog, query, match);
  if (query->merge_reprints)
    self->rows = nb_catalog_merge_reprints (catalog, self->rows);
  self->facets = nb_facets_new (catalog, self->rows);
  self->spans = nb_span_counts_new (catalog, self->rows);
  if (library && nb_group_by_is_named (colour))
    {
      self->colour_names = nb_group_names_new (catalog, library, self->facets, colour, NB_GROUP_NAMES_MAX, cancellable, error);
      if (!self->colour_names)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * nb_answer_free:
 * @self: (nullable):
 */
void
nb_answer_free (NbAnswer *self)
{
  if (!self)
    return;
  g_object_unref (self->catalog);
  nb_row_set_unref (self->rows);
  nb_facets_unref (self->facets);
  nb_span_counts_unref (self->spans);
  g_clear_pointer (&self->colour_names, nb_group_names_unref);
  g_free (self);
}

typedef struct
{
  NbLibrary *library;
  NbCatalog *catalog;
  NbQuery *query;
  NbGroupBy colour;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_clear_object (&question->library);
  g_object_unref (question->catalog);
  nb_query_unref (question->query);
  g_free (question);
}

static void
answer_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  NbAnswer *answer = nb_answer_new (question->library, question->catalog, question->query, question->colour,
                                    cancellable, &error);

  if (answer)
    g_task_return_pointer (task, answer, (GDestroyNotify) nb_answer_free);
  else
    g_task_return_error (task, error);
}

/**
 * nb_answer_new_async:
 *
 * nb_answer_new() in a worker thread.
 */
void
nb_answer_new_async (NbLibrary *library,
                     NbCatalog *catalog,
                     NbQuery *query,
                     NbGroupBy colour,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  g_set_object (&question->library, library);
  question->catalog = g_object_ref (catalog);
  question->query = nb_query_ref (query);
  question->colour = colour;
  g_task_set_source_tag (task, nb_answer_new_async);
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, answer_thread);
}

/**
 * nb_answer_new_finish:
 *
 * Returns: (transfer full): the answer, or %NULL with an error
 */
NbAnswer *
nb_answer_new_finish (GAsyncResult *result,
                      GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, nb_answer_new_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
