/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a stored chunk of columns: refused, or a catalog can be made of it and read to the end. */

#include "model/nb-facets.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_all (NbCatalog *catalog)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (NbRowSet) rows = NULL;
  g_autoptr (NbFacets) facets = NULL;
  g_autoptr (GArray) names = g_array_new (FALSE, FALSE, sizeof (gint64));
  NbMatch match = { NULL };
  NbFacetCount top[3];
  gint64 name = nb_catalog_get_max_value (catalog);
  gsize length = 0;

  for (guint i = 0; i < nb_catalog_get_n_rows (catalog); i++)
    {
      guint n, row;

      length += strlen (nb_catalog_get_title (catalog, i));
      nb_catalog_get_values (catalog, i, &n);
      g_assert_true (nb_catalog_find (catalog, nb_catalog_get_row (catalog, i)->id, &row));
      g_assert_cmpuint (row, ==, i);
      nb_catalog_get_reprints (catalog, i, &n);
    }
  g_assert_cmpuint (length, <, G_MAXUINT32);
  g_array_append_val (names, name);
  match.values[NB_FACET_PERSON] = names;
  rows = nb_catalog_merge_reprints (catalog, nb_catalog_filter (catalog, query, &match));
  facets = nb_facets_new (catalog, rows);
  nb_facets_top (facets, catalog, NB_FACET_PERSON, top, G_N_ELEMENTS (top));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  static NbPlaces *places;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NbColumns) columns = nb_columns_parse (0, 1, bytes);
  g_autoptr (GPtrArray) chunks = g_ptr_array_new ();
  g_autoptr (NbCatalog) catalog = NULL;

  if (!columns)
    return 0;
  if (!places)
    places = nb_places_new (NULL);
  g_ptr_array_add (chunks, columns);
  catalog = nb_catalog_new_from_chunks (places, chunks);
  read_all (catalog);
  return 0;
}
