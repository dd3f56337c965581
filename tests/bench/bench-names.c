/* SPDX-License-Identifier: GPL-3.0-or-later */
/* bench-names: names as one types, in memory beside SQLite's own scan of the same names, and the counts of a popover.
 * On made-up names, or on the library that NIENBIEU_BENCH_LIBRARY names. */

#include "model/nb-facet-choices.h"

#include <locale.h>
#include <sqlite3.h>

static double
cpu_ms (gint64 began)
{
  return (g_get_monotonic_time () - began) / 1000.0;
}

static double
time_scan (sqlite3 *database,
           const char *needle)
{
  g_autofree char *pattern = g_strdup_printf ("%% %s%%", needle);
  double least = 1e9;

  for (guint i = 0; i < 5; i++)
    {
      gint64 began = g_get_monotonic_time ();
      sqlite3_stmt *s = NULL;

      sqlite3_prepare_v2 (database, "SELECT count(*) FROM facet_values WHERE ' ' || folded LIKE ?", -1, &s, NULL);
      sqlite3_bind_text (s, 1, pattern, -1, SQLITE_STATIC);
      sqlite3_step (s);
      sqlite3_finalize (s);
      least = MIN (least, cpu_ms (began));
    }
  return least;
}

static double
time_find (const NbNames *names,
           const NbNameCounts *counts,
           const char *typed)
{
  double least = 1e9;

  for (guint i = 0; i < 5; i++)
    {
      GArray *hits[NB_N_FILTER_LISTS];
      gint64 began = g_get_monotonic_time ();
      double ms;

      for (guint k = 0; k < NB_N_FILTER_LISTS; k++)
        hits[k] = g_array_new (FALSE, FALSE, sizeof (NbNameHit));
      nb_names_find (names, typed, counts, 18, hits, NULL);
      ms = cpu_ms (began);
      least = MIN (least, ms);
      for (guint k = 0; k < NB_N_FILTER_LISTS; k++)
        g_array_unref (hits[k]);
    }
  return least;
}

/* A popover's counts: nothing chosen, or a value of one kind. */
static void
time_choices (NbCatalog *catalog,
              NbLibrary *library,
              NbQuery *query,
              const char *what)
{
  g_autoptr (NbFacetQuestion) question = g_new0 (NbFacetQuestion, 1);
  g_autoptr (NbMatch) match = nb_match_new (library, query, NULL, NULL);
  double least = 1e9;

  question->catalog = g_object_ref (catalog);
  question->library = g_object_ref (library);
  question->query = nb_query_ref (query);
  question->rows = nb_catalog_filter (catalog, query, match);
  question->facets = nb_facets_new (catalog, question->rows);
  question->mode = NB_PLACE_MODE_63;
  for (guint i = 0; i < NB_N_SECTIONS; i++)
    question->n_wanted[i] = 6;
  for (guint i = 0; i < 5; i++)
    {
      gint64 began = g_get_monotonic_time ();
      NbFacetChoices *choices = nb_facet_choices_new (question, NULL, NULL);
      double ms = cpu_ms (began);

      nb_facet_choices_free (choices);
      least = MIN (least, ms);
    }
  g_print ("popover, %-28s %7.1f ms  (%u articles)\n", what, least, question->rows->n_rows);
}

static NbLibrary *
make_library (const char *path,
              guint n)
{
  NbLibrary *library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, NULL);
  static const char *const surnames[] = { "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Đặng", "Vũ", "Giàng", "Lò", "Y" };
  static const char *const middles[] = { "Văn", "Thị", "Đức", "Minh", "A", "Seo", "Hữu", "Thu" };
  sqlite3 *database = NULL;
  sqlite3_stmt *s = NULL;

  g_clear_object (&library);
  sqlite3_open (path, &database);
  sqlite3_exec (database, "BEGIN", NULL, NULL, NULL);
  sqlite3_prepare_v2 (database, "INSERT INTO facet_values (facet, value, folded) VALUES (1, ?1, lower(?1))", -1, &s, NULL);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s %s %c%c %u", surnames[i % 10], middles[i / 10 % 8], 'A' + i / 80 % 26,
                                               'a' + i / 2080 % 26, i);

      sqlite3_bind_text (s, 1, name, -1, SQLITE_STATIC);
      sqlite3_step (s);
      sqlite3_reset (s);
    }
  sqlite3_finalize (s);
  sqlite3_exec (database, "COMMIT", NULL, NULL, NULL);
  sqlite3_close (database);
  return nb_library_open (path, 0, NULL, NULL);
}

int
main (void)
{
  static const char *const typed[] = { "n", "nguyen v", "nguyễn v", "nguyễn va", "zz", "van a" };
  const char *given = g_getenv ("NIENBIEU_BENCH_LIBRARY");
  g_autofree char *folder = g_dir_make_tmp ("nb-names-XXXXXX", NULL);
  g_autofree char *path = given ? g_strdup (given) : g_build_filename (folder, "names.nienbieu", NULL);
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbLibrary) library = given ? nb_library_open (given, 0, NULL, NULL) : make_library (path, 800000);
  g_autoptr (NbCatalog) catalog = nb_catalog_load (library, places, NULL, G_MAXUINT, NULL, NULL);
  NbNameCounts counts[NB_N_FILTER_LISTS] = { { NULL } };
  const NbFacets *facets = nb_catalog_get_facets (catalog);
  gint64 began = g_get_monotonic_time ();
  g_autoptr (NbNames) names = nb_names_new (catalog, library, NULL, NULL);
  sqlite3 *database = NULL;

  setlocale (LC_ALL, "");
  g_print ("%u names read in %.0f ms\n", nb_names_size (names), cpu_ms (began));
  for (guint kind = 0; kind < NB_N_FILTER_LISTS; kind++)
    counts[kind] = (NbNameCounts){ facets ? facets->values : NULL, facets ? facets->n_values : 0, 0, G_MAXUINT32 };
  sqlite3_open_v2 (path, &database, SQLITE_OPEN_READONLY, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      double ours = time_find (names, counts, typed[i]), theirs = time_scan (database, typed[i]);

      g_print ("“%s”: %.1f ms; SQLite's scan %.1f ms, %.1f times as long\n", typed[i], ours, theirs, theirs / MAX (ours, 0.001));
    }
  sqlite3_close (database);
  if (given)
    {
      g_autoptr (NbQuery) all = nb_query_new (), province = nb_query_new (), campaign = nb_query_new ();

      nb_strv_toggle (&province->provinces, "VN-03");
      nb_strv_toggle (&campaign->campaigns, "dan van kheo");
      nb_strv_toggle (&campaign->provinces, "VN-03");
      time_choices (catalog, library, all, "nothing chosen");
      time_choices (catalog, library, province, "a province chosen");
      time_choices (catalog, library, campaign, "a province and a campaign");
    }
  return 0;
}
