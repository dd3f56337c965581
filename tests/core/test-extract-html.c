/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages: their main text against what a reader finds in it, what they say of themselves, and pages that nobody should
 * have made. */

#include "eval/tally.h"
#include "extract/nb-extractor.h"

#include <locale.h>
#include <string.h>

/* Of the pages in tests/eval/news, mean over pages, as the public article-extraction-benchmark counts. */
#define F1_FLOOR 0.97
#define PAGE_FLOOR 0.85

typedef struct
{
  NbExtractor *extractor;
} Fixture;

static void
set_up (Fixture *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);

  g_assert_no_error (error);
  self->extractor = nb_extractor_new (places);
}

static void
tear_down (Fixture *self,
           gconstpointer data)
{
  nb_extractor_unref (self->extractor);
}

static NbArticle *
extract (Fixture *self,
         const char *html,
         gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (html, length < 0 ? strlen (html) : (gsize) length);
  NbOrigin origin = { .content_type = "text/html; charset=utf-8" };

  return nb_extractor_run (self->extractor, bytes, &origin, NULL, NULL);
}

/* The main text, a paragraph a line: what pictures show is no part of it. */
static char *
main_text (const NbArticle *article)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; article && i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);

      if (block->kind != NB_BLOCK_CAPTION)
        g_string_append_printf (text, "%s\n", block->text);
    }
  return g_string_free (text, FALSE);
}

static void
test_news (Fixture *self,
           gconstpointer data)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "eval", "news", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  double precision = 0, recall = 0, worst = 1, f1;
  const char *name;
  guint n = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *stem = NULL, *html = NULL, *gold = NULL, *got = NULL, *beside = NULL;
      g_autoptr (NbArticle) article = NULL;
      double p, r;
      gsize length;

      if (!g_str_has_suffix (name, ".html"))
        continue;
      stem = g_strndup (path, strlen (path) - strlen (".html"));
      beside = g_strconcat (stem, ".body", NULL);
      g_assert_true (g_file_get_contents (path, &html, &length, NULL));
      g_assert_true (g_file_get_contents (beside, &gold, NULL, NULL));
      article = extract (self, html, length);
      got = main_text (article);
      shingle_compare (got, gold, &p, &r);
      if (p + r < 2)
        g_test_message ("%s: precision %.3f, recall %.3f", name, p, r);
      worst = MIN (worst, p + r > 0 ? 2 * p * r / (p + r) : 0);
      precision += p;
      recall += r;
      n++;
    }
  g_assert_cmpuint (n, >=, 25);
  precision /= n;
  recall /= n;
  f1 = 2 * precision * recall / (precision + recall);
  g_test_message ("%u pages: precision %.4f, recall %.4f, F1 %.4f", n, precision, recall, f1);
  g_assert_cmpfloat (worst, >=, PAGE_FLOOR);
  g_assert_cmpfloat (f1, >=, F1_FLOOR);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/extract/html/news", Fixture, NULL, set_up, test_news, tear_down);
  return g_test_run ();
}
