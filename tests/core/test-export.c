/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Export: citations and tables, to the letter. */

#include "export/nb-citation.h"
#include "export/nb-table.h"

static void
test_csv (void)
{
  static const char *const cells[] = { "a", "b,c", "say \"hi\"", "two\nlines", NULL, "=1+1", " x " };
  g_autoptr (GString) out = g_string_new (NULL);

  nb_csv_append_row (out, cells, G_N_ELEMENTS (cells));
  g_assert_cmpstr (out->str, ==, "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",,=1+1, x \n");
}

static void
test_jsonl (void)
{
  static const char *const names[] = { "#id", "title", "none", "odd" };
  static const char *const values[] = { "7", "Đồng \"Văn\"\n\\", NULL, "\t\x01\x7f" };
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;

  nb_jsonl_append_row (out, names, values, G_N_ELEMENTS (values));
  g_assert_cmpstr (out->str, ==, "{\"id\":7,\"title\":\"Đồng \\\"Văn\\\"\\n\\\\\",\"none\":null,\"odd\":\"\\t\\u0001\\u007f\"}\n");
  node = json_from_string (out->str, NULL);
  g_assert_cmpstr (json_object_get_string_member (json_node_get_object (node), "title"), ==, "Đồng \"Văn\"\n\\");
}

static char *
cite (const char *title,
      const char *byline,
      const char *source,
      const char *published,
      const char *url)
{
  g_autoptr (NbArticle) article = nb_article_new ();
  NbStoredArticle stored = { .id = 12, .article = article, .url = (char *) url, .added = 1625097600 };
  g_autoptr (JsonNode) node = NULL;

  article->title = g_strdup (title);
  article->byline = g_strdup (byline);
  article->source_name = g_strdup (source);
  if (published)
    g_assert_true (nb_edtf_parse (published, &article->published.value, NULL));
  node = nb_citation_to_csl (&stored);
  return json_to_string (node, FALSE);
}

static void
test_csl (void)
{
  g_autofree char *paper = cite ("Đường mới", "MAI HOA", "Báo Thử Nghiệm", "2021-07-13", NULL);
  g_autofree char *page = cite ("Đường mới", NULL, "Cổng thông tin", "2021-07", "https://example.org/1");
  g_autofree char *quarter = cite ("A", NULL, NULL, "2021-33", NULL);
  g_autofree char *about = cite ("A", NULL, NULL, "2020~", NULL);
  g_autofree char *no_year = cite ("A", NULL, NULL, "XXXX-02-06", NULL);
  g_autofree char *range = cite ("A", NULL, NULL, "2021-03-19/2021-03-20", NULL);

  g_assert_cmpstr (paper, ==, "{\"id\":\"nienbieu-12\",\"type\":\"article-newspaper\",\"title\":\"Đường mới\","
                              "\"author\":[{\"literal\":\"MAI HOA\"}],\"container-title\":\"Báo Thử Nghiệm\","
                              "\"issued\":{\"date-parts\":[[2021,7,13]]},\"language\":\"vi\"}");
  g_assert_cmpstr (page, ==, "{\"id\":\"nienbieu-12\",\"type\":\"webpage\",\"title\":\"Đường mới\","
                             "\"container-title\":\"Cổng thông tin\",\"issued\":{\"date-parts\":[[2021,7]]},"
                             "\"URL\":\"https://example.org/1\",\"accessed\":{\"date-parts\":[[2021,7,1]]},\"language\":\"vi\"}");
  g_assert_cmpstr (quarter, ==, "{\"id\":\"nienbieu-12\",\"type\":\"article-newspaper\",\"title\":\"A\","
                                "\"issued\":{\"date-parts\":[[2021]],\"literal\":\"2021-33\"},\"language\":\"vi\"}");
  g_assert_cmpstr (about, ==, "{\"id\":\"nienbieu-12\",\"type\":\"article-newspaper\",\"title\":\"A\","
                              "\"issued\":{\"date-parts\":[[2020]],\"circa\":true},\"language\":\"vi\"}");
  g_assert_cmpstr (no_year, ==, "{\"id\":\"nienbieu-12\",\"type\":\"article-newspaper\",\"title\":\"A\",\"language\":\"vi\"}");
  g_assert_cmpstr (range, ==, "{\"id\":\"nienbieu-12\",\"type\":\"article-newspaper\",\"title\":\"A\","
                              "\"issued\":{\"date-parts\":[[2021,3,19],[2021,3,20]]},\"language\":\"vi\"}");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export/csv", test_csv);
  g_test_add_func ("/export/jsonl", test_jsonl);
  g_test_add_func ("/export/csl", test_csl);
  return g_test_run ();
}
