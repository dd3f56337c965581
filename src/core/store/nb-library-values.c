/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people, organisations, documents, campaigns and tags: which are meant, and what they are.
 * Part of NbLibrary; on the calling thread with a leased reader. */

#include "store/nb-library-private.h"

#include "base/nb-text.h"

#define SQL_FIND "SELECT id, value FROM facet_values WHERE facet = ? AND folded = nb_fold(?)"
#define SQL_GET "SELECT value FROM facet_values WHERE id = ?"

/* A name typed without marks finds every name that folds to it; one typed with marks only its own. */
static gboolean
same_name (const char *typed,
           const char *value)
{
  g_autofree char *a = NULL, *b = NULL;

  if (!nb_text_has_marks (typed))
    return TRUE;
  a = nb_text_key (typed, -1);
  b = nb_text_key (value, -1);
  return g_str_equal (a, b);
}

static gboolean
find_values (NbDatabase *database,
             NbFacet facet,
             const char *typed,
             GArray *values,
             GError **error)
{
  g_autofree char *normal = nb_text_normalise (typed, -1);
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_FIND, error);
  NbStep step;

  if (!s)
    return FALSE;
  sqlite3_bind_int (s, 1, facet);
  nb_statement_bind_text (s, 2, normal);
  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (s, 0);
      const char *value = nb_statement_get_text (s, 1);

      if (value && same_name (normal, value))
        g_array_append_val (values, id);
    }
  return step == NB_STEP_DONE;
}

/**
 * nb_library_find_values:
 * @names: as users type them: without marks, every name that reads so
 *
 * Returns: (transfer full) (element-type gint64): the ids of the names that are meant, or %NULL with an error
 */
GArray *
nb_library_find_values (NbLibrary *self,
                        NbFacet facet,
                        GStrv names,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (gint64));
  NbDatabase *database;
  gboolean ok = TRUE;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  for (char **name = names; ok && *name; name++)
    ok = find_values (database, facet, *name, values, error);
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&values) : NULL;
}

static gboolean
get_values (NbDatabase *database,
            const guint32 *ids,
            guint n_ids,
            GPtrArray *values,
            GError **error)
{
  for (guint i = 0; i < n_ids; i++)
    {
      g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_GET, error);
      NbStep step;

      if (!s)
        return FALSE;
      sqlite3_bind_int64 (s, 1, ids[i]);
      step = nb_database_step (database, s, error);
      if (step == NB_STEP_ERROR)
        return FALSE;
      g_ptr_array_add (values, g_strdup (step == NB_STEP_ROW ? nb_statement_get_text (s, 0) : NULL));
    }
  return TRUE;
}

/**
 * nb_library_get_values:
 * @ids: (array length=n_ids): ids of names
 *
 * Returns: (transfer full) (element-type utf8): the names, %NULL for one that is gone; or %NULL with an error
 */
GPtrArray *
nb_library_get_values (NbLibrary *self,
                       const guint32 *ids,
                       guint n_ids,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ok = get_values (database, ids, n_ids, values, error);
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&values) : NULL;
}
