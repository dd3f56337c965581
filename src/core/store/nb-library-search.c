/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles match a query's words and names.
 * Part of NbLibrary; on the calling thread with a leased reader. */

#include "store/nb-library-private.h"

#include "base/nb-text.h"
#include "store/nb-fts-query.h"

#define SQL_MATCH "SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid"
/* A word in the title weighs as much as five in the body. */
#define SQL_RANKED "SELECT rowid FROM search WHERE search MATCH ? ORDER BY bm25 (search, 1.0, 5.0), rowid"
#define SQL_NO_MATCH "SELECT id FROM articles WHERE id NOT IN (SELECT rowid FROM search WHERE search MATCH ?) ORDER BY id"
#define SQL_VALUES "SELECT id, value FROM facet_values WHERE facet = ? AND folded = nb_fold(?)"
#define SQL_WITH_VALUE "SELECT article_id FROM facets WHERE value_id = ? ORDER BY article_id"

static GArray *
new_ids (void)
{
  return g_array_new (FALSE, FALSE, sizeof (gint64));
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

static void
sort_unique (GArray *ids)
{
  guint kept = 0;

  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kept == 0 || g_array_index (ids, gint64, kept - 1) != id)
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
}

/* Keeps in @a what is in @b too; both ascending. */
static void
intersect (GArray *a,
           const GArray *b)
{
  guint kept = 0, j = 0;

  for (guint i = 0; i < a->len; i++)
    {
      gint64 id = g_array_index (a, gint64, i);

      while (j < b->len && g_array_index (b, gint64, j) < id)
        j++;
      if (j < b->len && g_array_index (b, gint64, j) == id)
        g_array_index (a, gint64, kept++) = id;
    }
  g_array_set_size (a, kept);
}

static gboolean
collect (NbDatabase *database,
         sqlite3_stmt *s,
         GArray *ids,
         GError **error)
{
  NbStep step;

  while ((step = nb_database_step (database, s, error)) == NB_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (s, 0);

      g_array_append_val (ids, id);
    }
  return step == NB_STEP_DONE;
}

/* --- words ----------------------------------------------------------------------------------------------------- */

static GArray *
match_words (NbDatabase *database,
             const char *fts,
             gboolean negative,
             GError **error)
{
  g_autoptr (GArray) ids = new_ids ();
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, negative ? SQL_NO_MATCH : SQL_MATCH, error);

  if (!s)
    return NULL;
  nb_statement_bind_text (s, 1, fts);
  return collect (database, s, ids, error) ? g_steal_pointer (&ids) : NULL;
}

/* --- names ----------------------------------------------------------------------------------------------------- */

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
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_VALUES, error);
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

/* Narrows @ids (made if it is NULL) to the articles with one of @names. */
static gboolean
match_names (NbDatabase *database,
             NbFacet facet,
             GStrv names,
             GArray **ids,
             GError **error)
{
  g_autoptr (GArray) values = new_ids ();
  g_autoptr (GArray) found = new_ids ();

  if (!*names)
    return TRUE;
  for (char **name = names; *name; name++)
    if (!find_values (database, facet, *name, values, error))
      return FALSE;
  for (guint i = 0; i < values->len; i++)
    {
      g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_WITH_VALUE, error);

      if (!s)
        return FALSE;
      sqlite3_bind_int64 (s, 1, g_array_index (values, gint64, i));
      if (!collect (database, s, found, error))
        return FALSE;
    }
  sort_unique (found);
  if (*ids)
    intersect (*ids, found);
  else
    *ids = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
match (NbDatabase *database,
       const NbQuery *query,
       const char *words,
       gboolean negative,
       GArray **ids,
       GCancellable *cancellable,
       GError **error)
{
  if (words && !(*ids = match_words (database, words, negative, error)))
    return FALSE;
  return match_names (database, NB_FACET_CAMPAIGN, query->campaigns, ids, error)
         && match_names (database, NB_FACET_PERSON, query->people, ids, error)
         && match_names (database, NB_FACET_DOCUMENT, query->documents, ids, error)
         && match_names (database, NB_FACET_TAG, query->tags, ids, error);
}

/**
 * nb_library_match:
 *
 * Returns: (transfer full) (nullable): ascending ids; %NULL with @error set after a failure, and without if @query asks
 *   neither for words nor for names
 */
GArray *
nb_library_match (NbLibrary *self,
                  const NbQuery *query,
                  GCancellable *cancellable,
                  GError **error)
{
  gboolean negative;
  g_autofree char *words = nb_fts_query_for (query->words, query->mode, &negative);
  g_autoptr (GArray) ids = NULL;
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  if (!words && !*query->campaigns && !*query->people && !*query->documents && !*query->tags)
    return NULL;
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ok = match (database, query, words, negative, &ids, cancellable, error);
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&ids) : NULL;
}

/**
 * nb_library_rank:
 *
 * Orders by relevance what the query's words find in the index, which is at least what nb_library_match() finds.
 *
 * Returns: (transfer full) (nullable): ids, the best first; %NULL with @error set after a failure, and without if @query has
 *   no words to rank by
 */
GArray *
nb_library_rank (NbLibrary *self,
                 const NbQuery *query,
                 GCancellable *cancellable,
                 GError **error)
{
  gboolean negative, ok = FALSE;
  g_autofree char *fts = nb_fts_query_for (query->words, query->mode, &negative);
  g_autoptr (GArray) ids = new_ids ();
  NbDatabase *database;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  if (!fts || negative)
    return NULL;
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  {
    g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, SQL_RANKED, error);

    if (s)
      {
        nb_statement_bind_text (s, 1, fts);
        ok = collect (database, s, ids, error);
      }
  }
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&ids) : NULL;
}
