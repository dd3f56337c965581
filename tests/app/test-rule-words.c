/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every rule that the extraction names as evidence is told to the reader in words. */

#include "extract/nb-extractor.h"
#include "reader/nb-mark.h"

#include <string.h>

static void
check_rule (const NbEvidence *evidence,
            guint *n_checked)
{
  g_autofree char *words = NULL;

  if (!evidence)
    return;
  words = nb_rule_to_words (evidence->rule);
  if (g_str_equal (words, evidence->rule))
    g_test_fail_printf ("the rule “%s” has no words", evidence->rule);
  (*n_checked)++;
}

#define CHECK_ALL(list, Type)                                                                                          \
  for (guint k = 0; k < (list)->len; k++)                                                                              \
    check_rule (((const Type *) g_ptr_array_index ((list), k))->evidence, n_checked)

static void
check_article (const NbArticle *article,
               guint *n_checked)
{
  check_rule (article->title_evidence, n_checked);
  check_rule (article->byline_evidence, n_checked);
  check_rule (article->source_evidence, n_checked);
  check_rule (article->published.evidence, n_checked);
  check_rule (article->happened.evidence, n_checked);
  CHECK_ALL (article->reviews, NbDated);
  CHECK_ALL (article->plans, NbDated);
  CHECK_ALL (article->places, NbPlaceMention);
  CHECK_ALL (article->people, NbPerson);
  CHECK_ALL (article->organisations, NbMention);
  CHECK_ALL (article->documents, NbDocument);
  CHECK_ALL (article->campaigns, NbMention);
}

static void
check_file (const NbExtractor *extractor,
            const char *path,
            guint *n_checked)
{
  const NbOrigin origin = { .path = path, .url = "https://baohagiang.vn/tin/2021/a.html" };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (NbArticle) article = NULL;
  char *contents;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  bytes = g_bytes_new_take (contents, length);
  article = nb_extractor_run (extractor, bytes, &origin, NULL, NULL);
  if (article)
    check_article (article, n_checked);
}

static void
test_rules (void)
{
  static const char *const folders[] = { "../data/sample", "data/articles" };
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbExtractor) extractor = nb_extractor_new (places);
  guint n_checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *folder = g_test_build_filename (G_TEST_DIST, folders[i], NULL);
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      g_assert_nonnull (dir);
      while ((name = g_dir_read_name (dir)))
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (g_str_has_suffix (name, ".txt") || g_str_has_suffix (name, ".html"))
            check_file (extractor, path, &n_checked);
        }
    }
  g_assert_cmpuint (n_checked, >, 500);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/rule-words", test_rules);
  return g_test_run ();
}
