/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Orders of a result. By date a range of the result's positions, else a permutation: by place and source a counting sort, by
 * title one of collation keys, by relevance the library's ranking. Any thread. */

#include "library/nb-list-order.h"

#include "widgets/nb-row-words.h"

#include <string.h>

/* What takes less than a millisecond is not worth a thread, and what arrives in the same frame does not flicker. */
#define QUICK_ROWS 20000
#define QUICK_TITLES 300
#define CANCEL_EVERY 4096

/**
 * nb_list_wish_copy:
 * @to: (out): with references of its own
 */
void
nb_list_wish_copy (NbListWish       *to,
                   const NbListWish *from)
{
  *to = *from;
  g_object_ref (to->catalog);
  nb_row_set_ref (to->rows);
  nb_query_ref (to->query);
  if (to->library != NULL)
    g_object_ref (to->library);
}

void
nb_list_wish_clear (NbListWish *wish)
{
  g_clear_object (&wish->catalog);
  g_clear_object (&wish->library);
  g_clear_pointer (&wish->rows, nb_row_set_unref);
  g_clear_pointer (&wish->query, nb_query_unref);
}

/**
 * nb_list_wish_is_quick:
 *
 * Returns: whether the main thread may make this order
 */
gboolean
nb_list_wish_is_quick (const NbListWish *wish)
{
  switch (wish->by)
    {
    case NB_SORT_DATE:
      return wish->whole || wish->rows->n_rows <= QUICK_ROWS;
    case NB_SORT_PLACE:
    case NB_SORT_SOURCE:
      return wish->rows->n_rows <= QUICK_ROWS;
    case NB_SORT_TITLE:
      return wish->rows->n_rows <= QUICK_TITLES;
    case NB_SORT_RELEVANCE:
    default:
      return FALSE;
    }
}

/**
 * nb_list_wish_is_allowed:
 *
 * Returns: %FALSE if there are too many titles to sort
 */
gboolean
nb_list_wish_is_allowed (const NbListWish *wish)
{
  return wish->by != NB_SORT_TITLE || wish->rows->n_rows <= NB_MAX_TITLES_SORTED;
}

/* The first row that begins at or after @day. */
static guint
first_from (NbCatalog *catalog,
            double     day)
{
  guint low = 0, high = nb_catalog_get_n_dated (catalog);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (nb_catalog_get_row (catalog, middle)->first < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/* Rows are in the order of their first days: those in view are a range, and before it some that are not over yet. */
static void
take_span (NbListOrder      *self,
           const NbListWish *wish)
{
  guint first;
  NbRowIter iter;
  guint32 row;
  GArray *early;

  if (wish->whole)
    {
      self->to = self->n = self->set->n_rows;
      self->n_dated = self->set->n_dated;
      return;
    }
  first = first_from (self->catalog, wish->from);
  self->from = nb_row_set_position (self->set, first);
  self->to = nb_row_set_position (self->set, first_from (self->catalog, wish->to));
  self->to = MAX (self->to, self->from);
  early = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (nb_row_iter_init (&iter, self->set); nb_row_iter_next (&iter, &row) && row < first;)
    if (nb_row_is_in_span (nb_catalog_get_row (self->catalog, row), wish->from, wish->to, FALSE))
      g_array_append_val (early, row);
  self->n_early = early->len;
  self->early = (guint32 *) g_array_free (early, FALSE);
  self->n = self->n_dated = self->n_early + self->to - self->from;
}

/* The rows in the order of time. */
static guint32 *
rows_by_time (const NbListOrder *self)
{
  guint32 *rows = g_new (guint32, MAX (self->n, 1));
  g_autofree guint32 *range = nb_row_set_slice (self->set, self->from, self->to);

  if (self->n_early > 0)
    memcpy (rows, self->early, sizeof *rows * self->n_early);
  memcpy (rows + self->n_early, range, sizeof *rows * (self->to - self->from));
  return rows;
}

/* --- by place and source --- */

static int
compare_names (gconstpointer a,
               gconstpointer b,
               gpointer      names)
{
  const char *x = ((const char **) names)[*(const guint *) a], *y = ((const char **) names)[*(const guint *) b];

  if (x == NULL || y == NULL)
    return x == y ? 0 : x == NULL ? 1 : -1;
  return g_utf8_collate (x, y);
}

/* Where each name stands among all; equal names stand at the same place, and none behind the last. */
static guint *
rank_names (const char **names,
            guint        n,
            gboolean     descending,
            guint       *n_ranks)
{
  g_autofree guint *order = g_new (guint, n);
  guint *ranks = g_new (guint, n);
  guint rank = 0, n_named = 0;

  for (guint i = 0; i < n; i++)
    order[i] = i;
  g_qsort_with_data (order, (int) n, sizeof *order, compare_names, names);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0 && compare_names (&order[i - 1], &order[i], names) != 0)
        rank++;
      ranks[order[i]] = rank;
      if (names[order[i]] != NULL)
        n_named = rank + 1;
    }
  for (guint i = 0; descending && i < n; i++)
    if (names[i] != NULL)
      ranks[i] = n_named - 1 - ranks[i];
  *n_ranks = rank + 1;
  return ranks;
}

#define NATIONWIDE 256
#define NO_PLACE 257

static guint
place_key (const NbCatalogRow *row)
{
  return row->unit != NB_UNIT_NONE ? row->unit : row->scope == NB_SCOPE_NATIONAL ? NATIONWIDE : NO_PLACE;
}

static guint
source_key (const NbCatalogRow *row,
            guint               n_sources)
{
  return row->source < n_sources ? row->source : n_sources;
}

static void
sort_by_name (NbListOrder      *self,
              const NbListWish *wish)
{
  gboolean by_place = wish->by == NB_SORT_PLACE;
  guint n_sources = nb_catalog_get_n_sources (self->catalog);
  guint n_names = by_place ? NO_PLACE + 1 : n_sources + 1, n_ranks;
  g_autofree const char **names = g_new0 (const char *, n_names);
  g_autofree guint *ranks = NULL, *starts = NULL;
  g_autofree guint32 *rows = rows_by_time (self);

  for (guint i = 0; by_place && i < n_names; i++)
    {
      NbCatalogRow row = { .unit = i < NB_N_UNITS ? (NbUnit) i : NB_UNIT_NONE,
                           .scope = i == NATIONWIDE ? NB_SCOPE_NATIONAL : NB_SCOPE_UNKNOWN };

      names[i] = nb_row_get_place (self->catalog, &row, wish->place_mode);
    }
  for (guint i = 0; !by_place && i < n_sources; i++)
    names[i] = nb_catalog_get_source (self->catalog, i);
  ranks = rank_names (names, n_names, wish->descending, &n_ranks);
  starts = g_new0 (guint, n_ranks + 1);
  self->sorted = g_new (guint32, MAX (self->n, 1));
  for (guint pass = 0; pass < 2; pass++)
    {
      for (guint i = 0; i < self->n; i++)
        {
          const NbCatalogRow *row = nb_catalog_get_row (self->catalog, rows[i]);
          guint rank = ranks[by_place ? place_key (row) : source_key (row, n_sources)];

          if (pass == 0)
            starts[rank + 1]++;
          else
            self->sorted[starts[rank]++] = rows[i];
        }
      for (guint r = 0; pass == 0 && r < n_ranks; r++)
        starts[r + 1] += starts[r];
    }
}

/* --- by title --- */

typedef struct
{
  const char *key;
  guint32     row;
} TitleKey;

static int
compare_titles (gconstpointer a,
                gconstpointer b,
                gpointer      descending)
{
  const TitleKey *x = a, *y = b;
  int order = strcmp (x->key, y->key);

  /* what has no title comes last either way */
  if (*x->key == '\0' || *y->key == '\0')
    order = *x->key == *y->key ? 0 : *x->key == '\0' ? 1 : -1;
  else if (GPOINTER_TO_INT (descending))
    order = -order;
  return order != 0 ? order : x->row < y->row ? -1 : x->row > y->row;
}

static gboolean
sort_by_title (NbListOrder      *self,
               const NbListWish *wish,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autofree guint32 *rows = rows_by_time (self);
  g_autofree TitleKey *keys = g_new (TitleKey, MAX (self->n, 1));
  g_autoptr (GStringChunk) strings = g_string_chunk_new (1 << 20);

  for (guint i = 0; i < self->n; i++)
    {
      const char *title = nb_catalog_get_title (self->catalog, rows[i]);
      g_autofree char *key = title != NULL && *title != '\0' ? g_utf8_collate_key (title, -1) : g_strdup ("");

      if (i % CANCEL_EVERY == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      keys[i] = (TitleKey){ g_string_chunk_insert (strings, key), rows[i] };
    }
  g_qsort_with_data (keys, (int) self->n, sizeof *keys, compare_titles, GINT_TO_POINTER (wish->descending));
  for (guint i = 0; i < self->n; i++)
    rows[i] = keys[i].row;
  self->sorted = g_steal_pointer (&rows);
  return TRUE;
}

/* --- by relevance --- */

static GArray *
ids_of (const NbListOrder *self,
        const guint32     *rows)
{
  guint n_rows = nb_catalog_get_n_rows (self->catalog);
  g_autoptr (NbRowSet) listed = nb_row_set_new (n_rows);
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n);

  for (guint i = 0; i < self->n; i++)
    nb_row_set_add (listed, rows[i]);
  /* chunks are in the order of ids */
  for (guint c = 0; c < nb_catalog_get_n_chunks (self->catalog); c++)
    {
      const guint32 *rows_of;
      const NbColumns *chunk = nb_catalog_get_chunk (self->catalog, c, &rows_of);

      for (guint slot = 0; slot < chunk->n_rows; slot++)
        if (nb_row_set_contains (listed, rows_of[slot]))
          g_array_append_val (ids, nb_catalog_get_row (self->catalog, rows_of[slot])->id);
    }
  return ids;
}

static gboolean
sort_by_relevance (NbListOrder      *self,
                   const NbListWish *wish,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autofree guint32 *rows = rows_by_time (self);
  g_autoptr (NbRowSet) taken = nb_row_set_new (nb_catalog_get_n_rows (self->catalog));
  g_autoptr (NbRowSet) listed = nb_row_set_new (nb_catalog_get_n_rows (self->catalog));
  g_autoptr (GArray) within = ids_of (self, rows);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) failure = NULL;
  guint n = 0, row;

  ids = nb_library_rank (wish->library, wish->query, within, NB_MAX_RANKED, cancellable, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  for (guint i = 0; i < self->n; i++)
    nb_row_set_add (listed, rows[i]);
  self->sorted = g_new (guint32, MAX (self->n, 1));
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (nb_catalog_find (self->catalog, g_array_index (ids, gint64, i), &row) && nb_row_set_contains (listed, row)
        && !nb_row_set_contains (taken, row))
      {
        nb_row_set_add (taken, row);
        self->sorted[n++] = row;
      }
  self->n_ranked = n;
  for (guint i = 0; i < self->n; i++)
    {
      row = rows[i < self->n_dated ? self->n_dated - 1 - i : i];
      if (!nb_row_set_contains (taken, row))
        self->sorted[n++] = row;
    }
  return TRUE;
}

/* --- the order --- */

/**
 * nb_list_order_new:
 * @wish: what is listed and how; is allowed
 *
 * What is equal stands in the order of time, rising, in whichever direction the rest does.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set if it was cancelled or the library could not be read
 */
NbListOrder *
nb_list_order_new (const NbListWish *wish,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autoptr (NbListOrder) self = g_new0 (NbListOrder, 1);
  gboolean ok = TRUE;

  g_atomic_ref_count_init (&self->ref_count);
  self->catalog = g_object_ref (wish->catalog);
  self->set = nb_row_set_ref (wish->rows);
  self->descending = wish->descending;
  take_span (self, wish);
  if (wish->by == NB_SORT_PLACE || wish->by == NB_SORT_SOURCE)
    sort_by_name (self, wish);
  else if (wish->by == NB_SORT_TITLE)
    ok = sort_by_title (self, wish, cancellable, error);
  else if (wish->by == NB_SORT_RELEVANCE)
    ok = sort_by_relevance (self, wish, cancellable, error);
  return ok ? g_steal_pointer (&self) : NULL;
}

NbListOrder *
nb_list_order_ref (NbListOrder *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_list_order_unref (NbListOrder *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->set, nb_row_set_unref);
  g_free (self->early);
  g_free (self->sorted);
  g_free (self);
}

/* By date both ways are the same turning over; the undated stay where they are. */
static guint
turn (const NbListOrder *self,
      guint              position)
{
  return self->descending && position < self->n_dated ? self->n_dated - 1 - position : position;
}

/**
 * nb_list_order_get:
 * @position: less than the number of rows
 *
 * Returns: the row that stands there
 */
guint32
nb_list_order_get (const NbListOrder *self,
                   guint              position)
{
  g_return_val_if_fail (position < self->n, 0);

  if (self->sorted != NULL)
    return self->sorted[position];
  position = turn (self, position);
  return position < self->n_early ? self->early[position] : nb_row_set_get (self->set, self->from + position - self->n_early);
}

/**
 * nb_list_order_find:
 *
 * Returns: where @row stands, %G_MAXUINT if it is not in the list. A million numbers are looked through in a fraction of a
 *   millisecond where there is no range.
 */
guint
nb_list_order_find (const NbListOrder *self,
                    guint32            row)
{
  guint at;

  if (!nb_row_set_contains (self->set, row))
    return G_MAXUINT;
  for (guint i = 0; self->sorted != NULL && i < self->n; i++)
    if (self->sorted[i] == row)
      return i;
  if (self->sorted != NULL)
    return G_MAXUINT;
  for (guint i = 0; i < self->n_early; i++)
    if (self->early[i] == row)
      return turn (self, i);
  at = nb_row_set_position (self->set, row);
  return at >= self->from && at < self->to ? turn (self, at - self->from + self->n_early) : G_MAXUINT;
}
