/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Adding articles and taking them out.
 * Part of NbLibrary: articles are prepared on the caller's thread and stored on the writer's. */

#include "store/nb-library-private.h"
#include "store/nb-storing.h"

/* --- the calls ------------------------------------------------------------------------------------------------- */

typedef struct
{
  NbPrepared *const *prepared;
  guint              n;
  NbAddResult       *results;      /* or NULL */
  gboolean           changed;
} AddData;

static gboolean
add_all (NbDatabase *database,
         gpointer user_data,
         GError **error)
{
  AddData *data = user_data;
  g_autoptr (NbStoring) storing = nb_storing_new (database);

  for (guint i = 0; i < data->n; i++)
    {
      NbAddResult result;

      if (!nb_storing_add (storing, data->prepared[i], &result, error))
        return FALSE;
      if (data->results)
        data->results[i] = result;
      data->changed |= result != NB_ADD_DUPLICATE;
    }
  return nb_storing_finish (storing, error);
}

/**
 * nb_library_add_prepared:
 * @prepared: (array length=n): what to add, in this order
 * @results: (out caller-allocates) (optional) (array length=n): what became of each
 *
 * As nb_library_add(), of articles that were prepared elsewhere.
 */
gboolean
nb_library_add_prepared (NbLibrary *self,
                         NbPrepared *const *prepared,
                         guint n,
                         NbAddResult *results,
                         GCancellable *cancellable,
                         GError **error)
{
  AddData data = { prepared, n, results, FALSE };

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  if (!nb_library_write_patiently (self, add_all, &data, cancellable, error))
    return FALSE;
  if (data.changed)
    nb_library_queue_changed (self);
  return TRUE;
}

/**
 * nb_library_add:
 * @items: (array length=n_items): what to add, in this order
 * @results: (out caller-allocates) (optional) (array length=n_items): what became of each
 *
 * Adds articles in one transaction: all of them or, after an error, none. An article is a duplicate if its original is
 * there byte for byte; it takes the place of the one that was read from the same path or address before, keeping its id.
 */
gboolean
nb_library_add (NbLibrary *self,
                const NbLibraryItem *items,
                guint n_items,
                NbAddResult *results,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GPtrArray) prepared = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_prepared_unref);

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  for (guint i = 0; i < n_items; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      g_ptr_array_add (prepared, nb_prepared_new (&items[i]));
    }
  return nb_library_add_prepared (self, (NbPrepared *const *) prepared->pdata, prepared->len, results, cancellable, error);
}

static gboolean
remove_sample (NbDatabase *database,
               gpointer n_removed,
               GError **error)
{
  if (!nb_database_exec (database,
                         "INSERT INTO search (search, rowid, title, body) SELECT 'delete', s.id, s.title, s.body"
                         " FROM search_source s JOIN articles a ON a.id = s.id WHERE a.is_sample;"
                         "DELETE FROM articles WHERE is_sample", error))
    return FALSE;
  *(guint *) n_removed = sqlite3_changes (nb_database_get_handle (database));
  return nb_database_exec (database, "DELETE FROM facet_values WHERE id NOT IN (SELECT value_id FROM facets)", error);
}

/**
 * nb_library_remove_sample:
 * @n_removed: (out) (optional): how many articles went
 *
 * Takes the sample articles out.
 */
gboolean
nb_library_remove_sample (NbLibrary *self,
                          guint *n_removed,
                          GCancellable *cancellable,
                          GError **error)
{
  guint n = 0;

  g_return_val_if_fail (NB_IS_LIBRARY (self), FALSE);
  if (!nb_library_write (self, remove_sample, &n, cancellable, error))
    return FALSE;
  if (n)
    nb_library_queue_changed (self);
  if (n_removed)
    *n_removed = n;
  return TRUE;
}
