/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows of a catalog match a query. Pure functions; any thread. */

#include "model/nb-catalog.h"

#include <string.h>

typedef struct
{
  gboolean any_unit;
  gboolean units[256];      /* by NbUnit; what has none is at NB_UNIT_NONE */
  gboolean any_source;
  gboolean *sources;        /* by index */
  NbDay from;
  NbDay to;
  gboolean dated_only;
  gboolean undated_only;
} Filter;

static void
filter_init_units (Filter *filter,
                   NbPlaces *places,
                   const NbQuery *query)
{
  filter->any_unit = *query->provinces == NULL && !query->placeless;
  for (char **code = query->provinces; *code; code++)
    {
      NbUnit wanted = nb_places_find_code (places, *code);

      for (NbUnit unit = 0; wanted != NB_UNIT_NONE && unit < NB_N_UNITS; unit++)
        filter->units[unit] |= unit == wanted || nb_places_map (places, unit, NB_PLACE_MODE_63) == wanted
                               || nb_places_map (places, unit, NB_PLACE_MODE_34) == wanted;
    }
  if (query->placeless)
    {
      /* in a province and without one: nothing */
      if (*query->provinces)
        memset (filter->units, 0, sizeof filter->units);
      else
        filter->units[NB_UNIT_NONE] = TRUE;
    }
}

static void
filter_init (Filter *filter,
             NbCatalog *catalog,
             const NbQuery *query)
{
  guint n_sources = nb_catalog_get_n_sources (catalog);
  NbDay unused;

  memset (filter, 0, sizeof *filter);
  filter_init_units (filter, nb_catalog_get_places (catalog), query);
  filter->any_source = *query->sources == NULL;
  filter->sources = g_new0 (gboolean, n_sources + 1);
  for (guint i = 0; i < n_sources; i++)
    filter->sources[i] = g_strv_contains ((const char *const *) query->sources, nb_catalog_get_source (catalog, i));

  filter->undated_only = query->undated;
  filter->dated_only = nb_edtf_is_dated (&query->from) || nb_edtf_is_dated (&query->to);
  filter->from = G_MININT32;
  filter->to = G_MAXINT32;
  if (nb_edtf_is_dated (&query->from))
    nb_edtf_days (&query->from, &filter->from, &unused);
  if (nb_edtf_is_dated (&query->to))
    nb_edtf_days (&query->to, &unused, &filter->to);
}

static gboolean
filter_accepts (const Filter *filter,
                const NbCatalogRow *row)
{
  gboolean dated = row->first != NB_DAY_NONE;

  if (!filter->any_unit && !filter->units[row->unit])
    return FALSE;
  if (!filter->any_source && (row->source == NB_INDEX_NONE || !filter->sources[row->source]))
    return FALSE;
  if (filter->undated_only && dated)
    return FALSE;
  return !filter->dated_only || (dated && row->last >= filter->from && row->first <= filter->to);
}

static void
set_all (NbRowSet *set,
         guint n_rows)
{
  memset (set->bits, 0xff, sizeof (guint64) * (n_rows / 64));
  if (n_rows % 64)
    set->bits[n_rows / 64] = (G_GUINT64_CONSTANT (1) << n_rows % 64) - 1;
}

static void
keep_common (NbRowSet *set,
             NbRowSet *other)
{
  for (guint i = 0; i < set->n_words; i++)
    set->bits[i] &= other->bits[i];
}

static void
add_accepted (NbRowSet *set,
              NbCatalog *self,
              const Filter *filter)
{
  guint n = nb_catalog_get_n_rows (self);
  const NbCatalogRow *rows = n ? nb_catalog_get_row (self, 0) : NULL;

  for (guint i = 0; i < n; i += 64)
    {
      guint end = MIN (64, n - i);
      guint64 bits = 0;

      for (guint j = 0; j < end; j++)
        bits |= (guint64) filter_accepts (filter, &rows[i + j]) << j;
      set->bits[i / 64] = bits;
    }
}

/* Articles with one of @ids; both these and the chunks ascend. */
static void
add_ids (NbRowSet *set,
         NbCatalog *self,
         const GArray *ids)
{
  guint at = 0;

  for (guint c = 0; c < nb_catalog_get_n_chunks (self) && at < ids->len; c++)
    {
      const guint32 *rows_of;
      const NbColumns *chunk = nb_catalog_get_chunk (self, c, &rows_of);
      guint slot;

      while (at < ids->len && g_array_index (ids, gint64, at) >> NB_CHUNK_BITS < chunk->chunk)
        at++;
      for (; at < ids->len && g_array_index (ids, gint64, at) >> NB_CHUNK_BITS == chunk->chunk; at++)
        if (nb_columns_find (chunk, g_array_index (ids, gint64, at), &slot))
          nb_row_set_add (set, rows_of[slot]);
    }
}

/* Articles with one of the names @values. */
static void
add_values (NbRowSet *set,
            NbCatalog *self,
            const GArray *values)
{
  guint max = nb_catalog_get_max_value (self);
  g_autofree guint8 *wanted = g_new0 (guint8, (gsize) max + 1);

  for (guint i = 0; i < values->len; i++)
    {
      gint64 value = g_array_index (values, gint64, i);

      if (value >= 0 && value <= max)
        wanted[value] = 1;
    }
  for (guint c = 0; c < nb_catalog_get_n_chunks (self); c++)
    {
      const guint32 *rows_of;
      const NbColumns *chunk = nb_catalog_get_chunk (self, c, &rows_of);
      guint slot = 0;

      for (guint i = 0; i < chunk->n_values; i++)
        {
          if (!wanted[NB_VALUE_ID (chunk->values[i])])
            continue;
          while (slot + 1 < chunk->n_rows && chunk->rows[slot + 1].values <= i)
            slot++;
          nb_row_set_add (set, rows_of[slot]);
        }
    }
}

/**
 * nb_catalog_filter:
 * @query: what is asked
 * @match: (nullable): what the library says of its words and names; %NULL: it asks for none
 *
 * A time filter takes what overlaps it: an article of which only the year is known is found by any of its days.
 *
 * Returns: (transfer full): the rows that match
 */
NbRowSet *
nb_catalog_filter (NbCatalog *self,
                   const NbQuery *query,
                   const NbMatch *match)
{
  guint n = nb_catalog_get_n_rows (self);
  NbRowSet *set = nb_row_set_new (n);
  Filter filter;

  filter_init (&filter, self, query);
  if (filter.any_unit && filter.any_source && !filter.dated_only && !filter.undated_only)
    set_all (set, n);
  else
    add_accepted (set, self, &filter);
  g_free (filter.sources);

  if (match && match->ids)
    {
      g_autoptr (NbRowSet) found = nb_row_set_new (n);

      add_ids (found, self, match->ids);
      keep_common (set, found);
    }
  for (guint facet = 0; match && facet < NB_N_FACETS; facet++)
    if (match->values[facet])
      {
        g_autoptr (NbRowSet) found = nb_row_set_new (n);

        add_values (found, self, match->values[facet]);
        keep_common (set, found);
      }
  nb_row_set_finish (set, nb_catalog_get_n_dated (self));
  return set;
}

/**
 * nb_catalog_merge_reprints:
 * @rows: (transfer full): a result
 *
 * Of articles that print the same text only the first in time is left, of those in @rows.
 *
 * Returns: (transfer full): what is left
 */
NbRowSet *
nb_catalog_merge_reprints (NbCatalog *self,
                           NbRowSet *rows)
{
  NbRowSet *left = nb_row_set_new (nb_catalog_get_n_rows (self));
  guint n_reprints;
  const guint32 *reprints = nb_catalog_get_all_reprints (self, &n_reprints);
  guint32 seen = 0;

  memcpy (left->bits, rows->bits, sizeof (guint64) * rows->n_words);
  for (guint i = 0; i < n_reprints; i++)
    {
      guint32 row = reprints[i], cluster = nb_catalog_get_row (self, row)->cluster;

      if (!nb_row_set_contains (rows, row))
        continue;
      if (cluster == seen)
        left->bits[row / 64] &= ~(G_GUINT64_CONSTANT (1) << row % 64);
      seen = cluster;
    }
  nb_row_set_unref (rows);
  nb_row_set_finish (left, nb_catalog_get_n_dated (self));
  return left;
}
