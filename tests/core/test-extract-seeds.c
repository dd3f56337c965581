/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The five real articles that the project began with must come out as is known of them. They are not part of the
 * project; without them the test is skipped. */

#include "gold.h"

#include <locale.h>

static void
test_seeds (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  g_autoptr (NbExtractor) extractor = NULL;
  g_autoptr (GoldResult) result = NULL;
  const char *shared = g_getenv ("NIENBIEU_SHARED");
  g_autofree char *folder = shared ? g_build_filename (shared, "seeds", NULL) : NULL;

  g_assert_no_error (error);
  extractor = nb_extractor_new (places);
  result = folder ? gold_compare_folder (extractor, folder) : NULL;
  if (!result)
    {
      g_test_skip ("the real articles are not here (NIENBIEU_SHARED)");
      return;
    }
  gold_result_print (result);
  g_assert_cmpuint (result->n_articles, ==, 5);
  g_assert_cmpuint (result->n_wrong, ==, 0);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/extract/seeds", test_seeds);
  return g_test_run ();
}
