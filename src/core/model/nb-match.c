/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of a query only the library can answer.
 * Made in a worker thread, owned by whoever filters a catalog with it; immutable. */

#include "model/nb-match.h"

static void
lists_of (const NbQuery *query,
          GStrv lists[NB_N_FACETS])
{
  lists[NB_FACET_CAMPAIGN] = query->campaigns;
  lists[NB_FACET_PERSON] = query->people;
  lists[NB_FACET_ORGANISATION] = query->organisations;
  lists[NB_FACET_DOCUMENT] = query->documents;
  lists[NB_FACET_TAG] = query->tags;
}

/**
 * nb_match_is_needed:
 *
 * Returns: whether the catalog alone cannot answer @query
 */
gboolean
nb_match_is_needed (const NbQuery *query)
{
  GStrv lists[NB_N_FACETS];
  gboolean any = query->words && *query->words;

  lists_of (query, lists);
  for (guint i = 0; i < NB_N_FACETS; i++)
    any |= *lists[i] != NULL;
  return any;
}

/**
 * nb_match_new:
 *
 * Asks the library; blocks.
 *
 * Returns: (transfer full): the answer, or %NULL with an error
 */
NbMatch *
nb_match_new (NbLibrary *library,
              const NbQuery *query,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (NbMatch) self = g_new0 (NbMatch, 1);
  g_autoptr (NbQuery) words = nb_query_new ();
  GError *local_error = NULL;
  GStrv lists[NB_N_FACETS];

  lists_of (query, lists);
  for (guint facet = 0; facet < NB_N_FACETS; facet++)
    if (*lists[facet])
      {
        self->values[facet] = nb_library_find_values (library, facet, lists[facet], cancellable, error);
        if (!self->values[facet])
          return NULL;
      }
  words->words = g_strdup (query->words);
  words->mode = query->mode;
  self->ids = nb_library_match (library, words, cancellable, &local_error);
  if (local_error)
    {
      g_propagate_error (error, local_error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * nb_match_free:
 * @self: (nullable):
 */
void
nb_match_free (NbMatch *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->ids, g_array_unref);
  for (guint i = 0; i < NB_N_FACETS; i++)
    g_clear_pointer (&self->values[i], g_array_unref);
  g_free (self);
}
