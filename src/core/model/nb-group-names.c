/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The most frequent names of a result.
 * Made in a worker thread with the answer to a query; immutable, any thread. */

#include "model/nb-group-names.h"

/**
 * nb_group_names_new:
 * @facets: what is counted of the result
 * @by: one that nb_group_by_is_named()
 * @max_names: how many are told apart; the rest is "other"
 *
 * Blocks while it reads the names.
 *
 * Returns: (transfer full): the most frequent names, or %NULL with an error
 */
NbGroupNames *
nb_group_names_new (NbCatalog *catalog,
                    NbLibrary *library,
                    const NbFacets *facets,
                    NbGroupBy by,
                    guint max_names,
                    GCancellable *cancellable,
                    GError **error)
{
  g_autofree NbFacetCount *counts = g_new (NbFacetCount, max_names);
  g_autofree guint32 *ids = g_new (guint32, max_names);
  g_autoptr (GPtrArray) names = NULL;
  NbGroupNames *self;
  guint n;

  g_return_val_if_fail (nb_group_by_is_named (by), NULL);
  n = nb_facets_top (facets, catalog, nb_group_by_facet (by), counts, max_names);
  for (guint i = 0; i < n; i++)
    ids[i] = counts[i].value;
  names = nb_library_get_values (library, ids, n, cancellable, error);
  if (!names)
    return NULL;

  self = g_new0 (NbGroupNames, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->by = by;
  self->ids = g_new (guint32, n + 1);
  self->names = g_new0 (char *, n + 1);
  /* a name that is gone was taken away since the catalog was read; its articles are among the rest until the next one */
  for (guint i = 0; i < n; i++)
    if (names->pdata[i])
      {
        self->ids[self->n] = ids[i];
        self->names[self->n++] = g_strdup (names->pdata[i]);
      }
  return self;
}

/**
 * nb_group_names_ref:
 *
 * Returns: (transfer full): @self
 */
NbGroupNames *
nb_group_names_ref (NbGroupNames *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_group_names_unref:
 */
void
nb_group_names_unref (NbGroupNames *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->ids);
  g_strfreev (self->names);
  g_free (self);
}
