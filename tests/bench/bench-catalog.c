/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The catalog at a million articles: how long a change of a filter takes until all facets and all columns of the timeline
 * are counted, and how long it takes to open one.
 *
 *   bench-catalog
 *
 * NIENBIEU_BENCH_ARTICLES: how many made-up articles, a million if it is not set.
 * NIENBIEU_BENCH_LIBRARY: a library, opened too; beside it SQLite alone counts the same with GROUP BY. It is not changed
 * but for the columns that it keeps. */

#include "made-catalog.h"

#include "model/nb-facets.h"
#include "model/nb-span-counts.h"
#include "plot/nb-timeline-layout.h"
#include "store/nb-database.h"

#include <locale.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>

#define ROUNDS 9

/* --- what is measured ------------------------------------------------------------------------------------------ */

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* The result, its facets, the counts of each province in any span, and the timeline's columns for all calendar units: what
 * a change of a filter needs. */
static void
measure_filter (NbCatalog *catalog,
                const NbQuery *query,
                const NbMatch *match,
                const char *name)
{
  double filter[ROUNDS], facets[ROUNDS], spans[ROUNDS], bins[ROUNDS], all[ROUNDS];
  g_autoptr (NbTimelineIndex) before = NULL;
  guint n = 0;

  for (guint i = 0; i < ROUNDS; i++)
    {
      double t0 = now_ms (), t1, t2, t3, t4;
      g_autoptr (NbRowSet) rows = nb_catalog_filter (catalog, query, match);
      g_autoptr (NbFacets) counts = NULL;
      g_autoptr (NbSpanCounts) provinces = NULL;
      NbTimelineInput input = { .catalog = catalog, .rows = rows };
      NbTimelineIndex *index;

      t1 = now_ms ();
      counts = nb_facets_new (catalog, rows);
      t2 = now_ms ();
      provinces = nb_span_counts_new (catalog, rows);
      t3 = now_ms ();
      index = nb_timeline_index_new (&input, before, NULL);
      t4 = now_ms ();
      filter[i] = t1 - t0;
      facets[i] = t2 - t1;
      spans[i] = t3 - t2;
      bins[i] = t4 - t3;
      all[i] = t4 - t0;
      n = rows->n_rows;
      g_clear_pointer (&before, nb_timeline_index_unref);
      before = index;
    }
  qsort (filter, ROUNDS, sizeof (double), compare_doubles);
  qsort (facets, ROUNDS, sizeof (double), compare_doubles);
  qsort (spans, ROUNDS, sizeof (double), compare_doubles);
  qsort (bins, ROUNDS, sizeof (double), compare_doubles);
  qsort (all, ROUNDS, sizeof (double), compare_doubles);
  printf ("  %-28s %9u rows  filter %6.2f  facets %6.2f  provinces %5.2f  columns %6.2f  all %6.2f ms (least %.2f)\n", name, n,
          filter[ROUNDS / 2], facets[ROUNDS / 2], spans[ROUNDS / 2], bins[ROUNDS / 2], all[ROUNDS / 2], all[0]);
}

static void
measure_filters (NbCatalog *catalog)
{
  g_autoptr (NbQuery) everything = nb_query_new (), province = nb_query_new (), source = nb_query_new ();
  g_autoptr (NbQuery) half = nb_query_new (), undated = nb_query_new ();
  g_autoptr (GArray) value = g_array_new (FALSE, FALSE, sizeof (gint64));
  NbFacetCount top[1];
  NbMatch match = { NULL };
  guint n;

  measure_filter (catalog, everything, NULL, "everything");
  nb_strv_toggle (&province->provinces, "VN-22");
  measure_filter (catalog, province, NULL, "a province");
  if (nb_catalog_get_n_sources (catalog))
    nb_strv_toggle (&source->sources, nb_catalog_get_source (catalog, 0));
  measure_filter (catalog, source, NULL, "a source");
  nb_edtf_parse ("2010", &half->from, NULL);
  measure_filter (catalog, half, NULL, "about half, by time");
  undated->undated = TRUE;
  measure_filter (catalog, undated, NULL, "undated");
  n = nb_facets_top (nb_catalog_get_facets (catalog), catalog, NB_FACET_PERSON, top, 1);
  if (n)
    {
      g_array_append_vals (value, &(gint64){ top[0].value }, 1);
      match.values[NB_FACET_PERSON] = value;
      measure_filter (catalog, everything, &match, "a person");
    }
}

/* Of a search whose ids are there: @share of a hundred articles, evenly. */
static void
measure_ids (NbCatalog *catalog,
             guint share)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autofree char *name = g_strdup_printf ("found by words, %u %%", share);
  NbMatch match = { ids };

  for (guint c = 0; c < nb_catalog_get_n_chunks (catalog); c++)
    {
      const guint32 *rows_of;
      const NbColumns *chunk = nb_catalog_get_chunk (catalog, c, &rows_of);

      for (guint i = 0; i < chunk->n_rows; i++)
        if ((i * 7919 + c) % 100 < share)
          g_array_append_vals (ids, &(gint64){ chunk->chunk << NB_CHUNK_BITS | chunk->rows[i].low }, 1);
    }
  measure_filter (catalog, query, &match, name);
}

static double
memory_mb (void)
{
  g_autofree char *status = NULL;
  const char *line;

  malloc_trim (0);
  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL) || !(line = strstr (status, "VmRSS:")))
    return 0;
  return g_ascii_strtod (line + 6, NULL) / 1024;
}

/* --- a library ------------------------------------------------------------------------------------------------- */

static void
measure_sql (const char *path,
             const char *name,
             const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (path, TRUE, &error);
  double best = G_MAXDOUBLE;

  g_assert_no_error (error);
  for (guint i = 0; i < 3; i++)
    {
      double t0 = now_ms ();

      g_assert_true (nb_database_exec (database, sql, &error));
      best = MIN (best, now_ms () - t0);
    }
  printf ("  SQLite alone, %-40s %8.1f ms\n", name, best);
}

static void
measure_library (NbPlaces *places,
                 const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (path, 0, NULL, &error);
  g_autoptr (NbCatalog) catalog = NULL, again = NULL;
  double t0, t1, before;
  guint n;

  g_assert_no_error (error);
  t0 = now_ms ();
  g_assert_true (nb_library_store_columns (library, &n, NULL, &error));
  printf ("%s\n  columns of %u chunks stored in %.0f ms\n", path, n, now_ms () - t0);
  before = memory_mb ();
  for (guint i = 0; i < 3; i++)
    {
      g_clear_object (&catalog);
      t0 = now_ms ();
      catalog = nb_catalog_load (library, places, NULL, G_MAXUINT, NULL, &error);
      g_assert_no_error (error);
      t1 = now_ms ();
      printf ("  opened, %u articles: %.0f ms\n", nb_catalog_get_n_rows (catalog), t1 - t0);
    }
  printf ("  memory of the catalog %.0f MB\n", memory_mb () - before);
  t0 = now_ms ();
  again = nb_catalog_load (library, places, catalog, G_MAXUINT, NULL, &error);
  g_assert_no_error (error);
  printf ("  opened again, nothing changed: %.0f ms\n", now_ms () - t0);
  g_clear_object (&again);
  measure_filters (catalog);
  measure_ids (catalog, 97);
  measure_ids (catalog, 40);
  measure_sql (path, "provinces of half, by time", "SELECT unit, count (*) FROM articles WHERE happened_first >= 14610 GROUP BY unit");
  measure_sql (path, "months of half, by time",
               "SELECT substr (happened, 1, 7), count (*) FROM articles WHERE happened_first >= 14610 GROUP BY 1");
  measure_sql (path, "people of half, by time",
               "SELECT value_id, count (*) FROM facets JOIN articles ON id = article_id WHERE happened_first >= 14610 GROUP BY 1");
}

int
main (void)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  const char *path = g_getenv ("NIENBIEU_BENCH_LIBRARY");
  g_autoptr (NbCatalog) catalog = NULL;
  double before = memory_mb ();

  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  catalog = made_catalog_new (places, made_catalog_size (1000000));
  printf ("%u made-up articles: %.0f MB\n", nb_catalog_get_n_rows (catalog), memory_mb () - before);
  measure_filters (catalog);
  measure_ids (catalog, 97);
  measure_ids (catalog, 40);
  g_clear_object (&catalog);
  if (path)
    measure_library (places, path);
  else
    printf ("no library measured: NIENBIEU_BENCH_LIBRARY is not set\n");
  return 0;
}
