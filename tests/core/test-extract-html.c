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

/* A paragraph of running text that stands in each of the pages below. */
#define PARAGRAPH "<p>The ferry will sail again from the first of May, said the harbour master, once the ramp has been made safe for carts.</p>"
#define N 100000

typedef struct
{
  const char *before, *piece, *after;
  guint n;
  gboolean finds;      /* the paragraph is found all the same */
} Monster;

static const Monster monsters[] = {
  { "<html><body>" PARAGRAPH, "<div>", "", N, TRUE },
  { "<html><body>" PARAGRAPH, "<div>", "</b></i></u>", N, TRUE },
  { "<html><body>" PARAGRAPH, "<b><i>", "", N, TRUE },
  { "<html><body>" PARAGRAPH, "<table><tr><td>", "", N / 2, TRUE },
  { "<html><body>" PARAGRAPH, "<ul><li>", "", N, TRUE },
  { "<html><body>" PARAGRAPH, "<i>x</i> ", "", N, TRUE },
  { "<html><body>" PARAGRAPH, "<p>x", "", N, TRUE },
  { "<html><body>" PARAGRAPH, "<p><a href=x>x</a></p>", "", N, TRUE },
  { "<html><body>" PARAGRAPH "<p>", "x<br>", "", N, TRUE },
  { "<html><body>" PARAGRAPH, "<h1>A title that comes again and again</h1><p>Then comes a sentence of some length, which goes on for a while and ends here.</p>", "", N / 10, FALSE },
  { "<html><body>" PARAGRAPH, "</b>", "", N, TRUE },
  { "<html><body>" PARAGRAPH "<p ", "a", "=1>x</p>", 10 * N, TRUE },
  { "<html><body>" PARAGRAPH "<div title=\"", "word ", "\">x</div>", 4 * N, TRUE },
  { "<html><body>" PARAGRAPH "<div class=\"", "comment-list ", "\">x</div>", N, TRUE },
  { "<html><body>" PARAGRAPH "<img src=\"data:image/png;base64,", "iVBORw0KGgo", "\">", 3 * N, TRUE },
  { "<html><body>" PARAGRAPH "<script>var x = \"", "</scr", "\";</script>", N, TRUE },
  { "<html><body>" PARAGRAPH "<script>", "<!--<script>", "", N, TRUE },
  { "<html><body>" PARAGRAPH, "<!-- -- ", "", N, TRUE },
  { "<html><body>" PARAGRAPH "<![CDATA[", "<p>x</p>", "]]>", N, TRUE },
  { "<html><body>" PARAGRAPH "<p>", "&amp;&nbsp;&#65;&unknown;", "</p>", N, TRUE },
  { "<!DOCTYPE html [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]><html><body>" PARAGRAPH, "&c;&b;", "", N, TRUE },
  { "<html><head><script type=\"application/ld+json\">", "{\"@graph\":[", "</script></head><body>" PARAGRAPH, N, TRUE },
  { "<html><head><script type=\"application/ld+json\">{\"headline\":\"", "a\" \"", "</script></head><body>" PARAGRAPH, N, TRUE },
  { "<html><head><script type=\"application/ld+json\">", "/*{", "</script></head><body>" PARAGRAPH, N, TRUE },
  { "<html><head><title>", "x<title>", "</title></head><body>" PARAGRAPH, N, FALSE },
  { "<html><body>" PARAGRAPH "<pre>", "x\n\n", "</pre>", N, TRUE },
  { "<html><body>" PARAGRAPH "<p>", "All of this is on one line and never ends", "</p>", N / 4, TRUE },
  { "<html><body>" PARAGRAPH "<table>", "<tr><td>a</td><td>b</td></tr>", "</table>", N / 4, TRUE },
  { "<html><body>" PARAGRAPH, "<div class=x><a href=1>A link</a><p>And a sentence about it that is long enough to be one.</p></div>", "", N / 10, TRUE },
};

/* Nothing takes more than a second for a megabyte, whatever it is. */
static void
test_monsters (Fixture *self,
               gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (monsters); i++)
    {
      const Monster *m = &monsters[i];
      GString *html = g_string_new (m->before);
      g_autoptr (NbArticle) article = NULL;
      g_autofree char *text = NULL;
      gint64 start;
      double seconds;

      for (guint k = 0; k < m->n; k++)
        g_string_append (html, m->piece);
      g_string_append (html, m->after);
      start = g_get_monotonic_time ();
      article = extract (self, html->str, html->len);
      seconds = (g_get_monotonic_time () - start) / 1e6;
      text = main_text (article);
      g_test_message ("%2u %-14.14s %5.2f MB, %.2f s", i, m->piece, html->len / 1e6, seconds);
      g_assert_cmpfloat (seconds, <, 1 + html->len / 1e6);
      if (m->finds)
        g_assert_nonnull (strstr (text, "The ferry will sail again"));
      g_string_free (html, TRUE);
    }
}

/* Ends of what was never begun, and paragraphs without number, deep inside of a page. */
static void
test_deep (Fixture *self,
           gconstpointer data)
{
  static const char *const pieces[] = { "</b>", "<p>x</p>", PARAGRAPH };

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      GString *html = g_string_new ("<html><body>" PARAGRAPH);
      g_autoptr (NbArticle) article = NULL;
      gint64 start;
      double seconds;

      for (guint k = 0; k < 950; k++)
        g_string_append (html, k % 2 ? "<div>" : "<div><a href=x>A link of the menu</a>");
      while (html->len < 1000 * 1000)
        g_string_append (html, pieces[i]);
      start = g_get_monotonic_time ();
      article = extract (self, html->str, html->len);
      seconds = (g_get_monotonic_time () - start) / 1e6;
      g_test_message ("%-10.10s %.2f s", pieces[i], seconds);
      g_assert_nonnull (article);
      g_assert_cmpfloat (seconds, <, 1 + html->len / 1e6);
      g_string_free (html, TRUE);
    }
}

/* Each attribute has a name of its own, which libxml2 compares with all before it. */
static void
test_attributes (Fixture *self,
                 gconstpointer data)
{
  GString *html = g_string_new ("<html><body>" PARAGRAPH "<div");
  g_autoptr (NbArticle) article = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N; i++)
    g_string_append_printf (html, " a%u='%u'", i, i);
  g_string_append (html, ">And the end of the page, which is a sentence that has a few words, too.</div>");
  article = extract (self, html->str, html->len);
  g_assert_nonnull (article);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_string_free (html, TRUE);
}

static void
test_zeros (Fixture *self,
            gconstpointer data)
{
  static const char page[] = "<html><body>" PARAGRAPH "<p>Zero: \0 and \xFF\xFE and &#0; &#xD800; &#x110000;</p></body></html>";
  g_autoptr (NbArticle) article = extract (self, page, sizeof page - 1);

  if (article)
    g_assert_true (g_utf8_validate (article->text, -1, NULL));
}

typedef struct
{
  const char *html, *title, *published, *byline, *source;
} Said;

#define PAGE(head, body) "<!DOCTYPE html><html><head><meta charset=utf-8>" head "</head><body>" body PARAGRAPH PARAGRAPH PARAGRAPH "</body></html>"
#define LD(json) "<script type=\"application/ld+json\">" json "</script>"

static const Said said[] = {
  { PAGE (LD ("{\"@type\":\"NewsArticle\",\"headline\":\"The ferry sails again in May\",\"datePublished\":\"2021-04-20\",\"author\":{\"name\":\"Nora Whitfield\"},\"publisher\":{\"@type\":\"Organization\",\"name\":\"Harbour Courier\"}}"), ""),
    "The ferry sails again in May", "2021-04-20", "Nora Whitfield", "Harbour Courier" },
  /* a graph; types in a list; authors in a list; another page's headline inside */
  { PAGE (LD ("[{\"@context\":\"x\",\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"No\",\"datePublished\":\"1999-01-01\"},{\"@type\":[\"NewsArticle\",\"Thing\"],\"hasPart\":{\"@type\":\"Article\",\"headline\":\"Another article altogether\"},"
              "\"headline\":\"The ferry \\u201csails\\u201d again\",\"datePublished\":\"2021-04-20\",\"author\":[{\"@type\":\"Person\",\"name\":\"Nora Whitfield\"},{\"name\":\"B\"}]}]}]"), ""),
    "The ferry “sails” again", "2021-04-20", "Nora Whitfield", NULL },
  /* broken: a comma too many, a line end and quotation marks in a string, a comment around, the end missing */
  { PAGE (LD ("//<![CDATA[\n{\"@type\":\"NewsArticle\",,\"description\":\"two\nlines\",\"headline\":\"The \"old\" ferry sails again\",\"datePublished\":\"2021-04-20\",\"author\":[\"Nora Whitfield\"],"), ""),
    "The \"old\" ferry sails again", "2021-04-20", "Nora Whitfield", NULL },
  { PAGE (LD ("{]}not json") "<meta property=og:title content=\"The ferry sails again in May\"><meta property=og:site_name content=\"Harbour Courier\"><meta property=article:published_time content=2021-04-20>", ""),
    "The ferry sails again in May", "2021-04-20", NULL, "Harbour Courier" },
  { PAGE ("<title>The ferry sails again in May</title>", "<h1>The ferry sails again in May</h1><span itemprop=datePublished content=2021-04-20></span>"),
    "The ferry sails again in May", "2021-04-20", NULL, NULL },
  { PAGE ("<title>The ferry sails again in May</title>", "<nav><time datetime=1999-01-01>x</time></nav><h1>The ferry sails again in May</h1><time datetime=2021-04-20>Tuesday</time>"),
    "The ferry sails again in May", "2021-04-20", NULL, NULL },
  /* the only <h1> names the site; the clock of the page is no date of the article */
  { PAGE ("<title>Trang tin Đảng bộ huyện Bình Sơn</title>", "<h1>Trang tin Đảng bộ huyện Bình Sơn</h1><div>Hôm nay thứ sáu 18/12/2015</div>"
          "<div class=tieude-bai>Bến đò ngang chạy lại từ tháng năm</div><div class=ngaydang>20/04/2021</div>"),
    "Bến đò ngang chạy lại từ tháng năm", "2021-04-20", NULL, NULL },
};

static void
test_said (Fixture *self,
           gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (NbArticle) article = extract (self, said[i].html, -1);
      g_autofree char *published = NULL;

      g_assert_nonnull (article);
      published = nb_edtf_to_string (&article->published.value);
      g_assert_cmpstr (article->title, ==, said[i].title);
      g_assert_cmpstr (published, ==, said[i].published);
      g_assert_cmpstr (article->byline, ==, said[i].byline);
      g_assert_cmpstr (article->source_name, ==, said[i].source);
    }
}

/* What far away furniture says is counted but is no part of the text that the rules read. */
static void
test_dropped (Fixture *self,
              gconstpointer data)
{
  GString *html = g_string_new ("<html><body><ul class=menu>");
  g_autoptr (NbArticle) article = NULL;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (html, "<li><a href=/%u>Section number %u</a></li>", i, i);
  g_string_append (html, "</ul><h1>The ferry sails again in May</h1><div>" PARAGRAPH "<ul><li>a ramp</li><li>a bell</li></ul>" PARAGRAPH "</div></body></html>");
  article = extract (self, html->str, html->len);
  g_assert_nonnull (article);
  g_assert_cmpuint (article->dropped, >=, 200);
  g_assert_null (strstr (article->text, "Section number 7"));
  g_assert_cmpuint (article->body->len, ==, 4);
  g_string_free (html, TRUE);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/extract/html/news", Fixture, NULL, set_up, test_news, tear_down);
  g_test_add ("/extract/html/said", Fixture, NULL, set_up, test_said, tear_down);
  g_test_add ("/extract/html/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
  g_test_add ("/extract/html/zeros", Fixture, NULL, set_up, test_zeros, tear_down);
  g_test_add ("/extract/html/attributes", Fixture, NULL, set_up, test_attributes, tear_down);
  g_test_add ("/extract/html/deep", Fixture, NULL, set_up, test_deep, tear_down);
  g_test_add ("/extract/html/monsters", Fixture, NULL, set_up, test_monsters, tear_down);
  return g_test_run ();
}
