/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Feeds and what is made of them: formats, titles, links, dates, and feeds that mean harm. */

#include "sync/nb-feed-date.h"
#include "sync/nb-feed-parser.h"
#include "sync/nb-feed-text.h"
#include "sync/nb-sync-error.h"

#include <string.h>

static GBytes *
read_feed (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "feeds", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text;
  gsize size;

  g_assert_true (g_file_get_contents (path, &text, &size, &error));
  return g_bytes_new_take (text, size);
}

static NbFeedContent *
parse_file (const char *name,
            const char *url)
{
  g_autoptr (GBytes) bytes = read_feed (name);
  g_autoptr (GError) error = NULL;
  NbFeedContent *content = nb_feed_content_parse (bytes, url, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (content);
  return content;
}

static NbFeedContent *
parse_text (const char *text,
            const char *content_type,
            GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return nb_feed_content_parse (bytes, "https://bao.example/rss/a.rss", content_type, NULL, error);
}

static void
assert_item (const NbFeedContent *content,
             guint index,
             const char *url,
             const char *title,
             const char *published,
             const char *time)
{
  const NbFeedItem *item;
  g_autofree char *date = NULL;

  g_assert_cmpuint (index, <, content->items->len);
  item = content->items->pdata[index];
  g_assert_cmpstr (item->url, ==, url);
  g_assert_cmpstr (item->title, ==, title);
  date = item->published.is_known ? nb_edtf_to_string (&item->published) : NULL;
  g_assert_cmpstr (date, ==, published);
  g_assert_cmpstr (item->time, ==, time);
}

static void
test_rss2 (void)
{
  g_autoptr (NbFeedContent) content = parse_file ("rss2.xml", "https://bao.example/rss/dan-van.rss");

  g_assert_cmpstr (content->format, ==, "RSS 2.0");
  g_assert_cmpstr (content->title, ==, "Báo Thử Nghiệm - Dân vận");
  g_assert_cmpuint (content->items->len, ==, 3);
  assert_item (content, 0, "https://bao.example/tin/duong-moi.html", "Cả xã góp đường – một con đường mới",
               "2021-07-14", "03:30");
  g_assert_cmpstr (((NbFeedItem *) content->items->pdata[0])->byline, ==, "Bút Thử");
  assert_item (content, 1, "https://bao.example/tin/ho-ngheo.html?a=1&b=2", "Tỷ lệ hộ nghèo < 5%, \"vượt\" kế hoạch",
               "2021-07-13", "08:05");
  assert_item (content, 2, "https://bao.example/tin/guid.html", "Chỉ có guid", NULL, NULL);
}

static void
test_rss1 (void)
{
  g_autoptr (NbFeedContent) content = parse_file ("rdf.xml", "http://cong.example/rss");

  g_assert_cmpstr (content->format, ==, "RSS 1.0");
  g_assert_cmpstr (content->title, ==, "Cổng thông tin xã");
  g_assert_cmpuint (content->items->len, ==, 1);
  assert_item (content, 0, "http://cong.example/1", "Họp thôn", "2020-03-04", NULL);
}

static void
test_atom (void)
{
  g_autoptr (NbFeedContent) content = parse_file ("atom.xml", "https://to.example/atom.xml");

  g_assert_cmpstr (content->format, ==, "Atom");
  g_assert_cmpstr (content->title, ==, "Tin tổ dân phố & thôn");
  g_assert_cmpuint (content->items->len, ==, 3);
  assert_item (content, 0, "https://to.example/tin/1.html", "Sáng nay họp <tổ>", "2024-02-29", "00:00");
  g_assert_cmpstr (((NbFeedItem *) content->items->pdata[0])->byline, ==, "Thông tín viên");
  assert_item (content, 1, "https://to.example/2.html", "Chữ <b> để nguyên", "2024-01-01", "01:30");
  assert_item (content, 2, "https://khac.example/3.html", "Đi từng nhà", NULL, NULL);
}

static void
test_laughs (void)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (NbFeedContent) content = parse_file ("laughs.xml", "https://cuoi.example/rss");
  const NbFeedItem *item = content->items->pdata[0];

  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
  g_assert_cmpstr (content->title, ==, "Cười");
  g_assert_cmpstr (item->title, ==, "Bài");
}

static void
test_web_page (void)
{
  g_autoptr (GBytes) bytes = read_feed ("page.html");
  g_autoptr (GError) error = NULL;
  g_autofree char *feed_url = NULL;
  static const char *const pages[] = {
    "<html><body>x</body></html>", "<!DOCTYPE HTML PUBLIC \"-//W3C//DTD HTML 4.01//EN\">\n<p>x", "<HTML><p>a<br>b",
    "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>x</title></head></html>",
  };

  g_assert_null (nb_feed_content_parse (bytes, "https://bao.example/a/b", "text/html", &feed_url, &error));
  g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_WEB_PAGE);
  g_assert_cmpstr (feed_url, ==, "https://bao.example/rss/tin.rss");
  g_assert_cmpstr (error->message, ==,
                   "This address is a web page, not a feed; its feed is https://bao.example/rss/tin.rss");
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_clear_error (&error);
      g_assert_null (parse_text (pages[i], NULL, &error));
      g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_WEB_PAGE);
    }
}

static void
test_not_a_feed (void)
{
  static const char *const texts[] = {
    "", "   \n", "{\"items\": []}", "<opml version=\"1.0\"><body/></opml>", "<", "<rdf xmlns=\"urn:x\"/>", "\x89PNG\r\n",
    "<feed><entry/></feed>", "<!DOCTYPE rss [",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (parse_text (texts[i], NULL, &error));
      g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NOT_A_FEED);
    }
}

/* A feed that was cut off or has a stray "&" gives what can be read. */
static void
test_broken (void)
{
  g_autoptr (NbFeedContent) content = parse_text (
    "<rss version='2.0'><channel><title>A & B&nbsp;C</title>"
    "<item><title>Một</title><link>https://bao.example/1?x=1&y=2</link></item>"
    "<item><title>Hai</title><link>https://bao.example/2</link></item><item><title>Ba</ti", NULL, NULL);

  g_assert_nonnull (content);
  g_assert_cmpuint (content->items->len, ==, 2);
  assert_item (content, 1, "https://bao.example/2", "Hai", NULL, NULL);
  g_assert_true (g_str_has_suffix (content->title, "B C"));
}

static void
test_charset (void)
{
  static const char *const texts[][2] = {
    { "<rss><channel><title>caf\xe9</title></channel></rss>", "text/xml; charset=\"ISO-8859-1\"" },
    { "<?xml version='1.0' encoding='iso-8859-1'?><rss><channel><title>caf\xe9</title></channel></rss>", "text/xml; charset=utf-8" },
    { "<rss><channel><title>caf\xc3\xa9</title></channel></rss>", "text/xml" },
    { "\xef\xbb\xbf<rss><channel><title>caf\xc3\xa9</title></channel></rss>", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbFeedContent) content = parse_text (texts[i][0], texts[i][1], &error);

      g_assert_no_error (error);
      g_assert_cmpstr (content->title, ==, "café");
    }
}

static void
test_limits (void)
{
  g_autoptr (GString) many = g_string_new ("<rss><channel>");
  g_autoptr (GString) deep = g_string_new ("<rss><channel><item><title>");
  g_autoptr (GString) long_title = g_string_new ("<rss><channel><title>");
  g_autoptr (NbFeedContent) content = NULL;
  g_autoptr (GBytes) large = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3 * NB_FEED_MAX_ITEMS; i++)
    g_string_append_printf (many, "<item><link>https://bao.example/%u</link></item>", i);
  g_string_append (many, "</channel></rss>");
  content = parse_text (many->str, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (content->items->len, ==, NB_FEED_MAX_ITEMS);
  g_clear_pointer (&content, nb_feed_content_free);

  for (guint i = 0; i < 100000; i++)
    g_string_append (deep, "<b>");
  content = parse_text (deep->str, NULL, NULL);     /* nothing to say about it but that it ends */
  g_clear_pointer (&content, nb_feed_content_free);

  for (guint i = 0; i < 100000; i++)
    g_string_append (long_title, "từ ");
  g_string_append (long_title, "</title></channel></rss>");
  content = parse_text (long_title->str, NULL, NULL);
  g_assert_cmpint (g_utf8_strlen (content->title, -1), <=, 1001);

  large = g_bytes_new_take (g_malloc0 (NB_FEED_MAX_BYTES + 1), NB_FEED_MAX_BYTES + 1);
  g_assert_null (nb_feed_content_parse (large, "https://bao.example/", NULL, NULL, &error));
  g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_TOO_LARGE);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text, *day, *time;
  } dates[] = {
    { "Tue, 13 Jul 2021 08:30:00 +0700", "2021-07-13", "08:30" },
    { "Tue, 13 Jul 2021 08:30:00 GMT", "2021-07-13", "15:30" },
    { "Tue, 13 Jul 2021 20:30 GMT", "2021-07-14", "03:30" },
    { "13 Jul 21 08:30:00 UT", "2021-07-13", "15:30" },
    { "31 Dec 99 23:00:00 Z", "2000-01-01", "06:00" },
    { "Fri, 31 Dec 1999 10:00:00 PST", "2000-01-01", "01:00" },
    { "Tue, 13 Jul 2021 08:30:00 EDT", "2021-07-13", "19:30" },
    { "Tue, 13 Jul 2021 08:30:00 ICT", "2021-07-13", "08:30" },
    { "Tue, 13 Jul 2021 08:30:00 GMT+7", "2021-07-13", "08:30" },
    { "Tue, 13 Jul 2021 08:30:00 UTC+07:00", "2021-07-13", "08:30" },
    { "Tue, 13 Jul 2021 02:30:00 +1000", "2021-07-12", "23:30" },
    { "Tue, 13 Jul 2021 08:30:00", "2021-07-13", "08:30" },
    { "Tue, 13 Jul 2021", "2021-07-13", NULL },
    { "Tue, 13 July 2021 08:30:00 +0700", "2021-07-13", "08:30" },
    { "Tue,13-Jul-2021 08:30:00 +0700", "2021-07-13", "08:30" },
    { "Tue, 13 Jul 2021 25:30:00 +0700", "2021-07-13", NULL },
    { "Tue, 13 Jul 2021 08:30:00 PM GMT", "2021-07-14", "03:30" },
    { "Tue, 13 Jul 2021 08:30:00 ABC", "2021-07-13", "08:30" },
    { "2021-07-13T08:30:00+07:00", "2021-07-13", "08:30" },
    { "2021-07-13T08:30:00Z", "2021-07-13", "15:30" },
    { "2021-07-13t20:30:00.123456z", "2021-07-14", "03:30" },
    { "2021-07-13 08:30:00", "2021-07-13", "08:30" },
    { "2020-02-28T20:00:00-08:00", "2020-02-29", "11:00" },
    { "2021-07-13", "2021-07-13", NULL },
    { "2021-07", "2021-07", NULL },
    { "2021", "2021", NULL },
    { "13/07/2021 08:30", "2021-07-13", "08:30" },
    { "03/07/2021", "2021-07-03", NULL },
    { "7/13/2021 8:30:00 PM", "2021-07-13", "20:30" },
    { "7/3/2021 8:30:00 PM", NULL, NULL },
    { "Mon, 01 Jan 0001 00:00:00 GMT", NULL, NULL },
    { "Thu, 01 Jan 1970 00:00:00 GMT", NULL, NULL },
    { "1900-01-01T00:00:00Z", NULL, NULL },
    { "Tue, 32 Jul 2021 08:30:00 GMT", NULL, NULL },
    { "29 Feb 2021 08:30:00 GMT", NULL, NULL },
    { "2021-13-01", NULL, NULL },
    { "hôm qua", NULL, NULL },
    { "", NULL, NULL },
    { "2021~", NULL, NULL },
    { "99999999999999999999", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *time = NULL;
      g_autofree char *day = NULL;
      NbEdtf value;
      gboolean found = nb_feed_date_parse (dates[i].text, &value, &time);

      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (found, ==, value.is_known);
      day = value.is_known ? nb_edtf_to_string (&value) : NULL;
      g_assert_cmpstr (day, ==, dates[i].day);
      g_assert_cmpstr (time, ==, dates[i].time);
    }
}

static void
test_titles (void)
{
  static const char *const titles[][2] = {
    { "H&agrave; Giang", "Hà Giang" },
    { "&#7845;p &#x1EA5;p", "ấp ấp" },
    { "a&nbsp;&nbsp;b\n c", "a b c" },
    { "&#150; &#147;ch&#148;", "– “ch”" },
    { "5 < 6 & 7 > 3", "5 < 6 & 7 > 3" },
    { "<p>Một<br/>hai</p>", "Một hai" },
    { "<script>x", "x" },
    { "&unknown; &#0; &#xD800; &#99999999999; &", "&unknown; &#0; &#xD800; &#99999999999; &" },
    { "&amp;lt;b&amp;gt;", "&lt;b&gt;" },
    { "&apos;a&quot;", "'a\"" },
    { "e\xcc\x82\xcc\x81", "ế" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *text = nb_feed_plain_text (titles[i][0]);

      g_assert_cmpstr (text, ==, titles[i][1]);
    }
}

static void
test_links (void)
{
  static const char *const links[][2] = {
    { "b.html", "https://bao.example/rss/b.html" },
    { "/b", "https://bao.example/b" },
    { "//khac.example/b", "https://khac.example/b" },
    { "?id=1", "https://bao.example/rss/a.rss?id=1" },
    { "HTTP://Bao.Example/B#c", "http://Bao.Example/B" },
    { "http://bao.example/c\xc3\xb3 d\xe1\xba\xa5u.html", "http://bao.example/c%C3%B3%20d%E1%BA%A5u.html" },
    { "http://bao.example", "http://bao.example/" },
    { "mailto:a@bao.example", NULL },
    { "file:///etc/passwd", NULL },
    { "data:text/html,x", NULL },
    { "http://", NULL },
    { "http:///x", NULL },
    { "http://a:99999999/", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *link = nb_feed_resolve_link ("https://bao.example/rss/a.rss", links[i][0]);

      g_assert_cmpstr (link, ==, links[i][1]);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-parser/rss2", test_rss2);
  g_test_add_func ("/feed-parser/rss1", test_rss1);
  g_test_add_func ("/feed-parser/atom", test_atom);
  g_test_add_func ("/feed-parser/laughs", test_laughs);
  g_test_add_func ("/feed-parser/web-page", test_web_page);
  g_test_add_func ("/feed-parser/not-a-feed", test_not_a_feed);
  g_test_add_func ("/feed-parser/broken", test_broken);
  g_test_add_func ("/feed-parser/charset", test_charset);
  g_test_add_func ("/feed-parser/limits", test_limits);
  g_test_add_func ("/feed-parser/dates", test_dates);
  g_test_add_func ("/feed-parser/titles", test_titles);
  g_test_add_func ("/feed-parser/links", test_links);
  return g_test_run ();
}
