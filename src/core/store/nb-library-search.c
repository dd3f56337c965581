/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which articles match a query's words and names.
 * Part of NbLibrary; on the calling thread with a leased reader, in a large library on a few threads with one each. */

#include "store/nb-library-private.h"

#include "base/nb-text.h"
#include "store/nb-fts-query.h"

/* In so many ids a search is over before a second reader would have begun. */
#define LARGE_LIBRARY 40000
#define MAX_PARTS 4

#define SQL_MATCH "SELECT rowid FROM search WHERE search MATCH ?3 AND rowid BETWEEN ?1 AND ?2 ORDER BY rowid"
/* FTS5's own list of what is indexed: three bytes an article, where articles has three hundred. */
#define SQL_INDEXED "SELECT id FROM search_docsize WHERE id BETWEEN ?1 AND ?2 ORDER BY id"
#define SQL_FIRST_ID "SELECT min (id) FROM articles"
#define SQL_LAST_ID "SELECT max (id) FROM articles"
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

static gboolean
is_ascending (const GArray *ids)
{
  for (guint i = 1; i < ids->len; i++)
    if (g_array_index (ids, gint64, i - 1) >= g_array_index (ids, gint64, i))
      return FALSE;
  return TRUE;
}

static void
sort_unique (GArray *ids)
{
  guint kept = 0;

  if (is_ascending (ids))
    return;
  g_array_sort (ids, compare_ids);
  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (kept == 0 || g_array_index (ids, gint64, kept - 1) != id)
        g_array_index (ids, gint64, kept++) = id;
    }
  g_array_set_size (ids, kept);
}

/* Keeps in @a what is in @b, too, or what is not; both ascending. */
static void
keep (GArray *a,
      const GArray *b,
      gboolean in_both)
{
  guint kept = 0, j = 0;

  for (guint i = 0; i < a->len; i++)
    {
      gint64 id = g_array_index (a, gint64, i);

      while (j < b->len && g_array_index (b, gint64, j) < id)
        j++;
      if ((j < b->len && g_array_index (b, gint64, j) == id) == in_both)
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

/* A range of ids, scanned by a reader of its own. */
typedef struct
{
  NbDatabase *database;
  const char *fts;
  gboolean    negative;
  gint64      first, last;
  GArray     *ids;
  GError     *error;
} Part;

static gboolean
scan (Part *part,
      const char *sql,
      GArray *ids)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (part->database, sql, &part->error);

  if (!s)
    return FALSE;
  sqlite3_bind_int64 (s, 1, part->first);
  sqlite3_bind_int64 (s, 2, part->last);
  nb_statement_bind_text (s, 3, part->fts);   /* SQL_INDEXED has none */
  return collect (part->database, s, ids, &part->error);
}

static gpointer
scan_part (gpointer data)
{
  Part *part = data;
  g_autoptr (GArray) matching = new_ids ();

  if (!scan (part, SQL_MATCH, matching))
    return NULL;
  if (part->negative)
    {
      g_autoptr (GArray) indexed = new_ids ();

      if (!scan (part, SQL_INDEXED, indexed))
        return NULL;
      keep (indexed, matching, FALSE);
      part->ids = g_steal_pointer (&indexed);
    }
  else
    part->ids = g_steal_pointer (&matching);
  return NULL;
}

/* Runs the first part on this thread, the others beside it. */
static void
scan_parts (Part *parts,
            guint n)
{
  GThread *threads[MAX_PARTS] = { NULL };

  for (guint i = 1; i < n; i++)
    threads[i] = g_thread_try_new ("nb-library-search", scan_part, &parts[i], NULL);
  scan_part (&parts[0]);
  for (guint i = 1; i < n; i++)
    if (threads[i])
      g_thread_join (threads[i]);
    else
      scan_part (&parts[i]);   /* the system has no more threads */
}

/* The parts' ids in one array, or the first of their errors. */
static GArray *
join_parts (Part *parts,
            guint n,
            GError **error)
{
  g_autoptr (GArray) ids = NULL;

  for (guint i = 0; i < n; i++)
    if (!parts[i].ids)
      {
        g_propagate_error (error, g_steal_pointer (&parts[i].error));
        return NULL;
      }
  ids = g_steal_pointer (&parts[0].ids);
  for (guint i = 1; i < n; i++)
    g_array_append_vals (ids, parts[i].ids->data, parts[i].ids->len);
  return g_steal_pointer (&ids);
}

/* Scans @first to @last in @n_parts ranges of as many ids, or fewer if other calls have the readers. What is added while it
 * scans may be seen in one range and not in another: "changed" follows, and with it the next search. */
static GArray *
match_words (NbLibrary *self,
             NbDatabase *database,
             const char *fts,
             gboolean negative,
             gint64 first,
             gint64 last,
             guint n_parts,
             GCancellable *cancellable,
             GError **error)
{
  Part parts[MAX_PARTS] = { { .database = database } };
  GArray *ids;
  guint n = 1;

  while (n < n_parts && (parts[n].database = nb_library_try_lease_reader (self, cancellable)))
    n++;
  for (guint i = 0; i < n; i++)
    {
      parts[i].fts = fts;
      parts[i].negative = negative;
      parts[i].first = i == 0 ? first : parts[i - 1].last + 1;
      parts[i].last = i == n - 1 ? last : nb_library_id_at (first, last, i + 1, n);
    }
  scan_parts (parts, n);
  ids = join_parts (parts, n, error);
  for (guint i = 0; i < n; i++)
    {
      g_clear_pointer (&parts[i].ids, g_array_unref);
      g_clear_error (&parts[i].error);
      if (i)
        nb_library_return_reader (self, parts[i].database);
    }
  return ids;
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
    keep (*ids, found, TRUE);
  else
    *ids = g_steal_pointer (&found);
  return TRUE;
}

/* Names first: they narrow the range of ids that words are looked for in. */
static gboolean
match (NbLibrary *self,
       NbDatabase *database,
       const NbQuery *query,
       guint n_parts,
       GArray **ids,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (NbFtsQuery) words = NULL;
  g_autoptr (GArray) matching = NULL;
  g_autofree char *fts = NULL;
  gint64 first, last;

  if (!match_names (database, NB_FACET_CAMPAIGN, query->campaigns, ids, error)
      || !match_names (database, NB_FACET_PERSON, query->people, ids, error)
      || !match_names (database, NB_FACET_DOCUMENT, query->documents, ids, error)
      || !match_names (database, NB_FACET_TAG, query->tags, ids, error)
      || !nb_library_get_ids (database, &first, &last, error))
    return FALSE;
  if (last < first && !*ids)
    *ids = new_ids ();
  words = nb_fts_query_parse (query->words, query->mode, nb_library_is_large (first, last));
  if (!words || (*ids && (*ids)->len == 0))
    return TRUE;
  if (*ids)
    {
      first = g_array_index (*ids, gint64, 0);
      last = g_array_index (*ids, gint64, (*ids)->len - 1);
    }
  /* FTS5 makes the list of a beginning's words as a whole, whatever range is asked for */
  if (n_parts == 0)
    n_parts = words->has_prefix || !nb_library_is_large (first, last) ? 1 : g_get_num_processors ();
  fts = nb_fts_query_match (words);
  matching = match_words (self, database, fts, !words->wanted, first, last, CLAMP (n_parts, 1, MAX_PARTS), cancellable, error);
  if (!matching)
    return FALSE;
  if (*ids)
    keep (*ids, matching, TRUE);
  else
    *ids = g_steal_pointer (&matching);
  return TRUE;
}

/**
 * nb_library_get_ids:
 * @first: (out): the lowest id there is
 * @last: (out): the highest; 0 and -1 without articles
 */
gboolean
nb_library_get_ids (NbDatabase *database,
                    gint64 *first,
                    gint64 *last,
                    GError **error)
{
  if (!nb_database_get_int (database, SQL_FIRST_ID, first, error) || !nb_database_get_int (database, SQL_LAST_ID, last, error))
    return FALSE;
  if (*first == 0 && *last == 0)
    *last = -1;
  return TRUE;
}

/**
 * nb_library_is_large:
 *
 * Returns: whether so many ids are worth more than one reader, and beginnings that nearly all articles have too dear
 */
gboolean
nb_library_is_large (gint64 first,
                     gint64 last)
{
  return last >= first && (guint64) last - (guint64) first >= LARGE_LIBRARY;
}

/**
 * nb_library_id_at:
 *
 * Returns: the id that @part of @n parts of the way from @first to @last is passed at; @last must not be less than @first, but
 *   may be as far off as a file from anybody can say
 */
gint64
nb_library_id_at (gint64 first,
                  gint64 last,
                  guint part,
                  guint n)
{
  return (gint64) ((guint64) first + ((guint64) last - (guint64) first) / n * part);
}

/**
 * nb_library_match_parts:
 * @n_parts: how many readers share the scan at most; 0: as many as the size of the library and the machine suggest
 *
 * nb_library_match(), for tests that compare.
 */
GArray *
nb_library_match_parts (NbLibrary *self,
                        const NbQuery *query,
                        guint n_parts,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (NbFtsQuery) words = nb_fts_query_parse (query->words, query->mode, FALSE);
  g_autoptr (GArray) ids = NULL;
  NbDatabase *database;
  gboolean ok;

  g_return_val_if_fail (NB_IS_LIBRARY (self), NULL);
  if (!words && !*query->campaigns && !*query->people && !*query->documents && !*query->tags)
    return NULL;
  database = nb_library_lease_reader (self, cancellable, error);
  if (!database)
    return NULL;
  ok = match (self, database, query, n_parts, &ids, cancellable, error);
  nb_library_return_reader (self, database);
  return ok ? g_steal_pointer (&ids) : NULL;
}

/**
 * nb_library_match:
 *
 * All that matches, from which facets are counted. In a library of more than 40,000 articles a reader for each
 * processor scans a range of ids (at most four, and one is left to other calls); there, beginnings that nearly every article
 * has are left out of the query: nb_fts_query_parse().
 *
 * Returns: (transfer full) (nullable) (element-type gint64): ascending ids; %NULL with @error set after a failure, and without
 *   if @query asks neither for words nor for names
 */
GArray *
nb_library_match (NbLibrary *self,
                  const NbQuery *query,
                  GCancellable *cancellable,
                  GError **error)
{
  return nb_library_match_parts (self, query, 0, cancellable, error);
}
