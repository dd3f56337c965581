/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli counts.
 * Main thread. */

#include "nb-cli.h"
#include "nb-cli-text.h"

#include "base/nb-format.h"
#include "export/nb-table.h"
#include "model/nb-facets.h"
#include "model/nb-grouping.h"

#include <glib/gi18n.h>
#include <string.h>

enum { BY_DAY, BY_MONTH, BY_QUARTER, BY_YEAR, BY_PROVINCE, BY_SOURCE, BY_CAMPAIGN, BY_PERSON, BY_ORGANISATION, BY_DOCUMENT };
#define BY_WORDS "day|month|quarter|year|province|source|campaign|person|organisation|document"

typedef struct
{
  char  *key;
  char  *label;
  guint  n;
} Count;

static void
count_free (gpointer data)
{
  Count *count = data;

  g_free (count->key);
  g_free (count->label);
  g_free (count);
}

/* @key, @label: (transfer full) */
static void
add_count (GPtrArray *counts,
           char *key,
           char *label,
           guint n)
{
  Count *count = g_new0 (Count, 1);

  count->key = key;
  count->label = label;
  count->n = n;
  g_ptr_array_add (counts, count);
}

static void
add_unknown (GPtrArray *counts,
             guint n)
{
  add_count (counts, g_strdup ("unknown"), g_strdup (_("unknown")), n);
}

/* The most first; what is counted equally often by its name. */
static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  const Count *x = *(Count *const *) a, *y = *(Count *const *) b;

  if (x->n != y->n)
    return x->n > y->n ? -1 : 1;
  return g_strcmp0 (x->key, y->key);
}

/* --- by time --------------------------------------------------------------------------------------------------- */

static NbEdtf
bucket_of (NbDay day,
           int by)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  switch (by)
    {
    case BY_DAY:
      return nb_edtf_day (year, month, mday);
    case BY_MONTH:
      return nb_edtf_part (year, month);
    case BY_QUARTER:
      return nb_edtf_part (year, 33 + (month - 1) / 3);
    default:
      return nb_edtf_part (year, 0);
    }
}

static int
compare_keys (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  return strcmp (a, b);
}

/* Rows come in the order of time, so equal ones need not stand together: a month may come after one of its days. An
 * article that is not known exactly enough for one row is in none but "unknown": no month is invented for a year. */
static void
count_times (const NbCliResult *result,
             int by,
             GPtrArray *counts)
{
  g_autoptr (GTree) tree = g_tree_new_full (compare_keys, NULL, g_free, g_free);
  guint unknown = 0;

  for (guint i = 0; i < result->rows->n_rows; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (result->catalog, nb_row_set_get (result->rows, i));
      g_autofree char *key = NULL;
      NbEdtf bucket, last;
      guint *n;

      if (row->first != NB_DAY_NONE)
        {
          bucket = bucket_of (row->first, by);
          last = bucket_of (row->last, by);
        }
      if (row->first == NB_DAY_NONE || !nb_edtf_equal (&bucket, &last))
        {
          unknown++;
          continue;
        }
      key = nb_edtf_to_string (&bucket);
      n = g_tree_lookup (tree, key);
      if (!n)
        {
          n = g_new0 (guint, 1);
          g_tree_insert (tree, g_steal_pointer (&key), n);
        }
      ++*n;
    }
  for (GTreeNode *node = g_tree_node_first (tree); node; node = g_tree_node_next (node))
    {
      const char *key = g_tree_node_key (node);
      NbEdtf value;

      nb_edtf_parse (key, &value, NULL);
      add_count (counts, g_strdup (key), nb_format_edtf (&value), *(guint *) g_tree_node_value (node));
    }
  add_unknown (counts, unknown);
}

/* --- by place and source --------------------------------------------------------------------------------------- */

static void
count_provinces (NbCli *cli,
                 const NbCliResult *result,
                 NbPlaceMode mode,
                 GPtrArray *counts)
{
  NbPlaces *places = nb_cli_get_places (cli);
  guint units[NB_N_UNIT_COUNTS];

  nb_count_units (result->catalog, result->rows, mode, NB_DAY_NONE, NB_DAY_NONE, units);
  for (NbUnit unit = 0; unit < NB_N_UNITS; unit++)
    if (units[unit])
      {
        const NbUnitInfo *info = nb_places_get_unit (places, unit);

        add_count (counts, g_strdup (info->code), g_strdup (info->name), units[unit]);
      }
  g_ptr_array_sort (counts, compare_counts);
  add_unknown (counts, units[NB_N_UNITS]);
}

static void
count_sources (const NbCliResult *result,
               GPtrArray *counts)
{
  guint n_sources = nb_catalog_get_n_sources (result->catalog);
  g_autofree guint *n = g_new0 (guint, n_sources + 1);

  for (guint i = 0; i < result->rows->n_rows; i++)
    {
      guint source = nb_catalog_get_row (result->catalog, nb_row_set_get (result->rows, i))->source;

      n[source < n_sources ? source : n_sources]++;
    }
  for (guint i = 0; i < n_sources; i++)
    if (n[i])
      {
        const char *name = nb_catalog_get_source (result->catalog, i);

        add_count (counts, g_strdup (name), g_strdup (name), n[i]);
      }
  g_ptr_array_sort (counts, compare_counts);
  add_unknown (counts, n[n_sources]);
}

/* --- by name --------------------------------------------------------------------------------------------------- */

/* How many articles of the result have no name of this facet at all. */
static guint
count_nameless (const NbCliResult *result,
                NbFacet facet)
{
  NbRowIter iter;
  guint32 row;
  guint n = 0;

  nb_row_iter_init (&iter, result->rows);
  while (nb_row_iter_next (&iter, &row))
    {
      guint n_values, i = 0;
      const guint32 *values = nb_catalog_get_values (result->catalog, row, &n_values);

      while (i < n_values && NB_VALUE_FACET (values[i]) != facet)
        i++;
      n += i == n_values;
    }
  return n;
}

/* An article counts under each of its names, so these sum up to more than the articles. */
static gboolean
count_names (NbCli *cli,
             const NbCliResult *result,
             int by,
             GPtrArray *counts,
             GError **error)
{
  static const NbFacet kinds[] = { NB_FACET_CAMPAIGN, NB_FACET_PERSON, NB_FACET_ORGANISATION, NB_FACET_DOCUMENT };
  NbFacet facet = kinds[by - BY_CAMPAIGN];
  g_autoptr (NbFacets) facets = nb_facets_new (result->catalog, result->rows);
  g_autofree NbFacetCount *all = g_new (NbFacetCount, facets->n_values);
  g_autofree guint32 *ids = g_new (guint32, facets->n_values);
  g_autoptr (GPtrArray) names = NULL;
  guint n = nb_facets_top (facets, result->catalog, facet, all, facets->n_values);

  for (guint i = 0; i < n; i++)
    ids[i] = all[i].value;
  names = nb_library_get_values (result->library, ids, n, cli->cancellable, error);
  if (!names)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      if (name)
        add_count (counts, g_strdup (name), g_strdup (name), all[i].n_rows);
    }
  g_ptr_array_sort (counts, compare_counts);
  add_unknown (counts, count_nameless (result, facet));
  return TRUE;
}

/* --- printing -------------------------------------------------------------------------------------------------- */

static void
print_machine (GPtrArray *counts,
               gboolean as_csv)
{
  static const char *const header[] = { "key", "label", "count" };
  static const char *const names[] = { "key", "label", "#count" };
  g_autoptr (GString) out = g_string_new (NULL);

  if (as_csv)
    nb_csv_append_row (out, header, G_N_ELEMENTS (header));
  else
    g_string_append (out, "[\n");
  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = g_ptr_array_index (counts, i);
      g_autofree char *number = g_strdup_printf ("%u", count->n);
      const char *const values[] = { count->key, count->label, number };

      if (as_csv)
        {
          nb_csv_append_row (out, values, G_N_ELEMENTS (values));
          continue;
        }
      nb_jsonl_append_row (out, names, values, G_N_ELEMENTS (values));
      if (i + 1 < counts->len)
        g_string_insert_c (out, out->len - 1, ',');
    }
  if (!as_csv)
    g_string_append (out, "]\n");
  g_print ("%s", out->str);
}

static void
print_table (GPtrArray *counts)
{
  const char *const headers[] = { C_("column of a table", "Name"), _("Articles"), NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < counts->len; i++)
    {
      const Count *count = g_ptr_array_index (counts, i);
      char **cells = g_new0 (char *, G_N_ELEMENTS (headers));

      cells[0] = g_strdup (count->label);
      cells[1] = nb_format_count (count->n);
      g_ptr_array_add (rows, cells);
    }
  nb_cli_print_table (headers, rows, 1 << 1);
}

/**
 * nb_cli_counts:
 */
int
nb_cli_counts (NbCli *cli,
               int argc,
               char **argv)
{
  static const NbPlaceMode modes[] = { NB_PLACE_MODE_PUBLISHED, NB_PLACE_MODE_63, NB_PLACE_MODE_34 };
  int by = -1, places = 0, format = 0;
  const NbCliOption options[] = {
    { "by", 0, NB_OPTION_CHOICE, &by, BY_WORDS, N_("what is counted; by time, place and source each article counts once") },
    { "places", 0, NB_OPTION_CHOICE, &places, "published|63|34", N_("the units as articles name them, of before, or of since 1 July 2025") },
    { "format", 0, NB_OPTION_CHOICE, &format, "table|csv|json", N_("how to print") },
    { NULL },
  };
  const NbCliCommand command = {
    "counts", NULL, N_("Counts the articles that match, or all."),
    "nienbieu-cli counts --by province --places 34 --from 2020 --format csv", options, TRUE,
  };
  g_auto (NbCliQuery) query = { 0 };
  g_auto (NbCliResult) result = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) counts = g_ptr_array_new_with_free_func (count_free);
  g_autoptr (GError) error = NULL;
  int status;

  nb_cli_query_init (&query);
  if (!nb_cli_parse (&command, query.options, argc, argv, &words, &status))
    return status;
  if (by < 0)
    return nb_cli_usage_error (command.name, _("--%s is needed"), "by");
  if (!nb_cli_query_run (&query, cli, command.name, words, &result, &status))
    return status;

  if (by <= BY_YEAR)
    count_times (&result, by, counts);
  else if (by == BY_PROVINCE)
    count_provinces (cli, &result, modes[places], counts);
  else if (by == BY_SOURCE)
    count_sources (&result, counts);
  else if (!count_names (cli, &result, by, counts, &error))
    return nb_cli_fail_error (cli->library_path, error);

  if (format == 0)
    print_table (counts);
  else
    print_machine (counts, format == 1);
  return NB_CLI_OK;
}
