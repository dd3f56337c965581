/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The project's own articles, the fixtures and the sample library, come out as is known of them. */

#include "gold.h"

#include <locale.h>

static void
check_folder (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  g_autoptr (NbExtractor) extractor = NULL;
  g_autoptr (GoldResult) result = NULL;

  g_assert_no_error (error);
  extractor = nb_extractor_new (places);
  result = gold_compare_folder (extractor, folder);
  g_assert_nonnull (result);
  gold_result_print (result);
  g_assert_cmpuint (result->n_articles, >, 10);
  g_assert_cmpuint (result->n_wrong, ==, 0);
}

static void
test_fixtures (gconstpointer name)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "data", name, NULL);

  check_folder (folder);
}

static void
test_sample (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("NIENBIEU_DATA"), "sample", NULL);

  check_folder (folder);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/extract/articles/fixtures", "articles", test_fixtures);
  g_test_add_data_func ("/extract/articles/fixtures-2", "articles-2", test_fixtures);
  g_test_add_func ("/extract/articles/sample", test_sample);
  return g_test_run ();
}
