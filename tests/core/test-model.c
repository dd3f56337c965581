/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Catalog, filters, grouping and the session, without a library. */

#include "generate.h"

#include "model/nb-group-filter.h"
#include "model/nb-session.h"
#include "store/nb-database.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  NbPlaces *places;
  NbCatalog *catalog;
} Fixture;

static const struct
{
  gint64 id;
  const char *title, *happened, *source, *unit, *campaign;
  NbScope scope;
} articles[] = {
  { 1, "a", "2020-10-14", "Báo A", "VN-03", "Dân vận khéo", NB_SCOPE_PROVINCE },
  { 2, "b", "2020", "Báo A", "VN-07", NULL, NB_SCOPE_PROVINCE },
  { 3, "c", "", "Báo B", "VN-03", NULL, NB_SCOPE_PROVINCE },
  { 4, "d", "2025-08-01", NULL, "N08", "Dân vận khéo", NB_SCOPE_PROVINCE },
  { 5, "e", "2019-33", "Báo B", NULL, NULL, NB_SCOPE_NATIONAL },
  { 6, "f", "XXXX-02-06", "Báo B", NULL, NULL, NB_SCOPE_UNKNOWN },
  { 7, "g", "2020-10~", "Báo C", "VN-HN", NULL, NB_SCOPE_PROVINCE },
};

static void
set_up (Fixture *f,
        gconstpointer data)
{
  NbLibraryRow rows[G_N_ELEMENTS (articles)];

  memset (rows, 0, sizeof rows);
  f->places = nb_places_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      rows[i].id = articles[i].id;
      rows[i].title = articles[i].title;
      g_assert_true (nb_edtf_parse (articles[i].happened, &rows[i].happened, NULL));
      rows[i].source = articles[i].source;
      rows[i].unit = articles[i].unit;
      rows[i].campaign = articles[i].campaign;
      rows[i].scope = articles[i].scope;
      rows[i].about_dan_van = TRUE;
    }
  f->catalog = nb_catalog_new_from_rows (f->places, rows, G_N_ELEMENTS (rows));
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->catalog);
  g_clear_pointer (&f->places, nb_places_unref);
}

static void
assert_rows (NbCatalog *catalog,
             const NbRowSet *set,
             const char *expected)
{
  g_autoptr (GString) got = g_string_new (NULL);

  for (guint i = 0; i < set->n_rows; i++)
    g_string_append (got, nb_catalog_get_title (catalog, nb_row_set_get (set, i)));
  g_assert_cmpstr (got->str, ==, expected);
}

static void
test_order (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbQuery) all = nb_query_new ();
  g_autoptr (NbRowSet) set = nb_catalog_filter (f->catalog, all, NULL);
  NbDay first, last;
  guint row;

  assert_rows (f->catalog, set, "ebgadcf");
  g_assert_cmpint (set->n_dated, ==, 5);
  g_assert_true (nb_catalog_get_extent (f->catalog, &first, &last));
  g_assert_cmpint (first, ==, nb_day_from_ymd (2019, 1, 1));
  g_assert_cmpint (last, ==, nb_day_from_ymd (2025, 8, 1));
  g_assert_true (nb_catalog_find (f->catalog, 7, &row));
  g_assert_cmpint (row, ==, 2);
  g_assert_true (nb_catalog_get_row (f->catalog, row)->flags & NB_ROW_APPROXIMATE);
  g_assert_false (nb_catalog_find (f->catalog, 99, &row));
  g_assert_true (nb_row_set_contains (set, 3));
}

static void
assert_query (Fixture *f,
              NbQuery *query,
              const char *expected)
{
  g_autoptr (NbRowSet) set = nb_catalog_filter (f->catalog, query, NULL);

  assert_rows (f->catalog, set, expected);
}

static void
test_filter (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbQuery) old = nb_query_new (), new = nb_query_new (), source = nb_query_new (), span = nb_query_new ();
  g_autoptr (NbQuery) undated = nb_query_new (), placeless = nb_query_new (), all = nb_query_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (NbRowSet) matching = NULL;
  NbMatch match = { NULL };

  nb_strv_toggle (&old->provinces, "VN-03");
  assert_query (f, old, "ac");
  nb_strv_toggle (&new->provinces, "N08");
  assert_query (f, new, "badc");
  nb_strv_toggle (&source->sources, "Báo B");
  assert_query (f, source, "ecf");
  nb_edtf_parse ("2020-10", &span->from, NULL);
  nb_edtf_parse ("2020-10", &span->to, NULL);
  assert_query (f, span, "bga");
  undated->undated = TRUE;
  assert_query (f, undated, "cf");
  placeless->placeless = TRUE;
  assert_query (f, placeless, "ef");

  g_array_append_vals (ids, ((gint64[]){ 1, 6 }), 2);
  match.ids = ids;
  matching = nb_catalog_filter (f->catalog, all, &match);
  assert_rows (f->catalog, matching, "af");
}

static void
test_grouping (Fixture *f,
               gconstpointer data)
{
  g_autoptr (NbQuery) all = nb_query_new ();
  g_autoptr (NbRowSet) set = nb_catalog_filter (f->catalog, all, NULL);
  g_autoptr (NbGrouping) region = nb_grouping_new (f->catalog, set, NB_GROUP_BY_REGION, NB_PLACE_MODE_63, NB_GROUP_ORDER_USUAL, NULL, 0);
  g_autoptr (NbGrouping) source = nb_grouping_new (f->catalog, set, NB_GROUP_BY_SOURCE, NB_PLACE_MODE_63, NB_GROUP_ORDER_USUAL, NULL, 2);
  static const char *const keys[] = { "region-0", "region-1", "national", "unknown" };
  guint total = 0;

  g_assert_cmpint (nb_grouping_get_n_groups (region), ==, G_N_ELEMENTS (keys));
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_assert_cmpstr (nb_grouping_get_group (region, i)->key, ==, keys[i]);
      total += nb_grouping_get_group (region, i)->n_rows;
    }
  g_assert_cmpint (total, ==, set->n_rows);
  g_assert_cmpint (nb_grouping_group_of (region, 2), ==, 1);

  /* what has no paper is not put together with other papers */
  g_assert_cmpint (nb_grouping_get_n_groups (source), ==, 3);
  g_assert_cmpstr (nb_grouping_get_group (source, 0)->key, ==, "Báo B");
  g_assert_cmpstr (nb_grouping_get_group (source, 1)->key, ==, "other");
  g_assert_cmpint (nb_grouping_get_group (source, 1)->n_rows, ==, 3);
  g_assert_cmpstr (nb_grouping_get_group (source, 2)->key, ==, "unknown");
  g_assert_cmpint (nb_grouping_get_group (source, 2)->n_rows, ==, 1);
  g_assert_cmpint (nb_grouping_get_group (source, 1)->slot, !=, nb_grouping_get_group (source, 2)->slot);
}

static NbQuery *
toggle (Fixture *f,
        NbQuery *query,
        NbPlaceMode mode,
        NbGroupBy by,
        const char *key)
{
  return nb_group_filter_toggle (f->places, query, mode, by, key);
}

/* A group as a filter finds the group's articles and nothing else, and is taken back by what set it. */
static void
test_group_filter (Fixture *f,
                   gconstpointer data)
{
  const NbGroupBy bys[] = { NB_GROUP_BY_REGION, NB_GROUP_BY_PROVINCE, NB_GROUP_BY_SOURCE };
  g_autoptr (NbQuery) all = nb_query_new (), two = nb_query_new (), one = NULL, none = NULL;
  g_autoptr (NbRowSet) set = nb_catalog_filter (f->catalog, all, NULL);
  guint n_asked = 0;

  for (guint k = 0; k < 2 * G_N_ELEMENTS (bys); k++)
    {
      NbPlaceMode mode = k % 2 ? NB_PLACE_MODE_34 : NB_PLACE_MODE_63;
      g_autoptr (NbGrouping) groups = nb_grouping_new (f->catalog, set, bys[k / 2], mode, NB_GROUP_ORDER_USUAL, NULL, 0);

      for (guint i = 0; i < nb_grouping_get_n_groups (groups); i++)
        {
          const NbGroup *group = nb_grouping_get_group (groups, i);
          g_autoptr (NbQuery) asked = toggle (f, all, mode, bys[k / 2], group->key), back = NULL;
          g_autoptr (NbRowSet) found = NULL;

          g_assert_true ((asked != NULL) == (!g_str_equal (group->key, "national") && !g_str_equal (group->key, "unknown")
                                             && (mode == NB_PLACE_MODE_34 || !g_str_equal (group->key, "N08"))));
          if (asked == NULL)
            continue;
          found = nb_catalog_filter (f->catalog, asked, NULL);
          for (guint row = 0; row < nb_catalog_get_n_rows (f->catalog); row++)
            g_assert_true (!nb_row_set_contains (found, row) || nb_grouping_group_of (groups, row) == i);
          g_assert_cmpuint (found->n_rows, ==, group->n_rows);
          g_assert_true (nb_group_filter_is_on (f->places, asked, mode, bys[k / 2], group->key));
          g_assert_false (nb_group_filter_is_on (f->places, all, mode, bys[k / 2], group->key));
          back = toggle (f, asked, mode, bys[k / 2], group->key);
          g_assert_true (nb_query_equal (back, all));
          n_asked++;
        }
    }
  g_assert_cmpuint (n_asked, >=, 8);

  /* what has been chosen within the region stays chosen */
  nb_strv_toggle (&two->provinces, "VN-HN");
  nb_strv_toggle (&two->provinces, "VN-SG");
  one = toggle (f, two, NB_PLACE_MODE_63, NB_GROUP_BY_REGION, "region-1");
  g_assert_cmpuint (g_strv_length (one->provinces), ==, 1);
  g_assert_cmpstr (one->provinces[0], ==, "VN-HN");
  none = toggle (f, one, NB_PLACE_MODE_63, NB_GROUP_BY_REGION, "region-1");
  g_assert_true (nb_query_is_empty (none));
  /* what is not asked for by a query */
  g_assert_null (toggle (f, all, NB_PLACE_MODE_63, NB_GROUP_BY_CAMPAIGN, "other"));
  g_assert_null (toggle (f, all, NB_PLACE_MODE_63, NB_GROUP_BY_NONE, "all"));
}

/* Whatever units one counts in, no article is lost or counted twice. */
static void
test_counts_conserved (Fixture *f,
                       gconstpointer data)
{
  g_autoptr (NbQuery) all = nb_query_new ();
  g_autoptr (NbRowSet) set = nb_catalog_filter (f->catalog, all, NULL);
  NbUnit ha_giang = nb_places_find_code (f->places, "VN-03"), tuyen_quang = nb_places_find_code (f->places, "N08");

  for (NbPlaceMode mode = NB_PLACE_MODE_PUBLISHED; mode <= NB_PLACE_MODE_34; mode++)
    {
      guint counts[NB_N_UNIT_COUNTS], total = 0;

      nb_count_units (f->catalog, set, mode, NB_DAY_NONE, NB_DAY_NONE, counts);
      for (guint i = 0; i < NB_N_UNIT_COUNTS; i++)
        total += counts[i];
      g_assert_cmpint (total, ==, G_N_ELEMENTS (articles));
      g_assert_cmpint (counts[NB_N_UNITS], ==, 2);
      g_assert_cmpint (counts[ha_giang], ==, mode == NB_PLACE_MODE_34 ? 0 : 2);
      g_assert_cmpint (counts[tuyen_quang], ==, mode == NB_PLACE_MODE_34 ? 4 : 1);
    }
}

/* Running counts say of any span what going through all articles says. */
static void
test_span_counts (Fixture *f,
                  gconstpointer data)
{
  g_autoptr (NbQuery) some = nb_query_new ();
  g_autoptr (NbCatalog) many = generate_catalog (f->places, 3 * NB_FRAME_MAX_STEPS, 5);
  NbCatalog *catalogs[] = { f->catalog, many };

  nb_strv_toggle (&some->provinces, "VN-03");
  nb_strv_toggle (&some->provinces, "N08");
  for (guint c = 0; c < G_N_ELEMENTS (catalogs) * 2; c++)
    {
      NbCatalog *catalog = catalogs[c / 2];
      g_autoptr (NbQuery) all = nb_query_new ();
      g_autoptr (NbRowSet) set = nb_catalog_filter (catalog, c % 2 ? some : all, NULL);
      g_autoptr (NbSpanCounts) spans = nb_span_counts_new (catalog, set);
      g_autoptr (GRand) random = g_rand_new_with_seed (7);
      NbDay first, last;

      g_assert_true (nb_catalog_get_extent (catalog, &first, &last));
      for (guint i = 0; i < 400; i++)
        {
          NbPlaceMode mode = i % 3;
          NbDay a = g_rand_int_range (random, first - 400, last + 400), b = a + (i % 5 ? g_rand_int_range (random, 0, 900) : 0);
          guint wanted[NB_N_UNIT_COUNTS], got[NB_N_UNIT_COUNTS], years = 0, bins[NB_N_UNITS][7], wanted_bins[NB_N_UNITS][7] = { { 0 } };
          double from = a + (i % 4) * 0.3, to = b + 1 + (i % 3) * 0.3;

          nb_count_units (catalog, set, mode, i ? a : NB_DAY_NONE, b, wanted);
          nb_span_counts_units (spans, mode, i ? a : NB_DAY_NONE, b, got);
          g_assert_cmpmem (got, sizeof got, wanted, sizeof wanted);
          nb_span_counts_trends (spans, mode, from, to, 7, bins[0]);
          for (guint r = 0; r < set->n_dated; r++)
            {
              const NbCatalogRow *row = nb_catalog_get_row (catalog, nb_row_set_get (set, r));

              years += row->first <= b && row->last >= a && row->precision >= NB_PRECISION_YEAR;
              if (row->first >= from && row->first < to && row->precision < NB_PRECISION_YEAR && row->unit != NB_UNIT_NONE)
                wanted_bins[nb_places_map (f->places, row->unit, mode)][MIN ((guint) ((row->first - from) / (to - from) * 7), 6)]++;
            }
          g_assert_cmpuint (nb_span_counts_year_only (spans, a, b), ==, years);
          g_assert_cmpmem (bins, sizeof bins, wanted_bins, sizeof wanted_bins);
        }
    }
}

static void
count_cb (NbSession *session,
          gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
test_session (Fixture *f,
              gconstpointer data)
{
  g_autoptr (NbSession) session = nb_session_new (NULL, f->places);
  guint results = 0, spans = 0;
  double from, to, from2, to2;

  g_signal_connect (session, "result-changed", G_CALLBACK (count_cb), &results);
  g_signal_connect (session, "span-changed", G_CALLBACK (count_cb), &spans);

  nb_session_get_span (session, &from, &to);
  g_assert_cmpfloat (from, ==, nb_day_from_ymd (2010, 1, 1));
  g_assert_false (nb_session_can_go_back (session));

  nb_session_toggle_province (session, "VN-03");
  g_assert_cmpint (results, ==, 1);
  g_assert_true (nb_session_can_go_back (session));

  nb_session_remember (session);
  nb_session_set_span (session, from + 100, from + 200);
  g_assert_cmpint (spans, ==, 1);
  nb_session_set_span (session, from + 100, from + 100.5);
  g_assert_cmpint (spans, ==, 1);

  nb_session_go_back (session);
  nb_session_get_span (session, &from2, &to2);
  g_assert_cmpfloat (from2, ==, from);
  g_assert_cmpint (g_strv_length (nb_session_get_query (session)->provinces), ==, 1);
  nb_session_go_back (session);
  g_assert_cmpint (g_strv_length (nb_session_get_query (session)->provinces), ==, 0);
  g_assert_false (nb_session_can_go_back (session));
  nb_session_go_forward (session);
  nb_session_go_forward (session);
  nb_session_get_span (session, &from2, &to2);
  g_assert_cmpfloat (to2, ==, from + 200);
  g_assert_false (nb_session_can_go_forward (session));
}

/* An import tells of changes all the time; what is there must be seen all the same. */
static gboolean
reload_cb (gpointer session)
{
  nb_session_reload (session);
  return G_SOURCE_CONTINUE;
}

static gboolean
time_out_cb (gpointer data)
{
  g_error ("no catalog came while the library went on changing");
  return G_SOURCE_REMOVE;
}

static void
test_busy_library (Fixture *f,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("nb-model-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.nienbieu", NULL);
  NbLibrary *library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, &error);
  NbSession *session = nb_session_new (library, f->places);
  guint catalogs = 0, changes, limit;

  g_assert_no_error (error);
  g_signal_connect (session, "catalog-changed", G_CALLBACK (count_cb), &catalogs);
  nb_session_reload (session);
  changes = g_idle_add_full (G_PRIORITY_DEFAULT, reload_cb, session, NULL);
  limit = g_timeout_add_seconds (20, time_out_cb, NULL);
  while (catalogs < 2)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (changes);
  while (nb_session_is_loading (session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_object_unref (session);
  g_object_unref (library);
  g_remove (path);
  g_rmdir (folder);
}

/* One article in each of twenty chunks, none of which the library holds: what a load makes is shown, the rest follows. */
static void
test_filled_behind (Fixture *f,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("nb-model-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.nienbieu", NULL);
  NbLibrary *library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, &error);
  NbDatabase *database = nb_database_open (path, FALSE, &error);
  NbSession *session;
  guint catalogs = 0, limit, n_first;

  g_assert_no_error (error);
  g_assert_true (nb_database_exec (database,
                                   "WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 19)"
                                   "INSERT INTO articles (id, content_hash, title, added) SELECT i * 16384 + 5, i, 'a', 0 FROM n",
                                   &error));
  nb_database_close (database);
  session = nb_session_new (library, f->places);
  g_signal_connect (session, "catalog-changed", G_CALLBACK (count_cb), &catalogs);
  nb_session_reload (session);
  limit = g_timeout_add_seconds (20, time_out_cb, NULL);
  while (catalogs == 0)
    g_main_context_iteration (NULL, TRUE);
  n_first = nb_catalog_get_n_rows (nb_session_get_catalog (session));
  g_assert_cmpuint (n_first, >, 0);
  g_assert_cmpuint (n_first, <, 20);
  g_assert_true (nb_session_is_loading (session));
  while (nb_session_is_loading (session))
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (limit);
  g_assert_cmpuint (nb_catalog_get_n_rows (nb_session_get_catalog (session)), ==, 20);
  g_object_unref (session);
  g_object_unref (library);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/model/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/model/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/model/span-counts", Fixture, NULL, set_up, test_span_counts, tear_down);
  g_test_add ("/model/grouping", Fixture, NULL, set_up, test_grouping, tear_down);
  g_test_add ("/model/group-filter", Fixture, NULL, set_up, test_group_filter, tear_down);
  g_test_add ("/model/counts-conserved", Fixture, NULL, set_up, test_counts_conserved, tear_down);
  g_test_add ("/model/session", Fixture, NULL, set_up, test_session, tear_down);
  g_test_add ("/model/filled-behind", Fixture, NULL, set_up, test_filled_behind, tear_down);
  g_test_add ("/model/busy-library", Fixture, NULL, set_up, test_busy_library, tear_down);
  return g_test_run ();
}
