/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A sync from the feed to the library, against servers on loopback. The numbers are the rules of nb-fetcher.c. */

#include "nb-test-server.h"
#include "sync/nb-sync-error.h"
#include "sync/nb-sync-job.h"

#include <glib/gstdio.h>
#include <string.h>

#define PAGE \
  "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>%s</title></head><body><article><h1>%s</h1>" \
  "<p>Sáng nay, bà con trong xóm cùng nhau dọn con đường ra bến, ai có xe thì chở đá, ai có sức thì san nền, %s.</p>" \
  "<p>Đến trưa thì con đường đã thông, các cụ già đi lại không còn lo trơn trượt khi trời mưa.</p>" \
  "</article></body></html>"

typedef struct
{
  char *folder;
  NbTestServer *server;
  NbTestBadServer *bad;
  NbLibrary *library;
  NbExtractor *extractor;
  NbFetcher *fetcher;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  NbFetcherOptions options = { .total_ms = 10000, .idle_ms = 2000, .delay_ms = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  f->folder = g_dir_make_tmp ("nb-sync-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (f->folder, "test.nienbieu", NULL);
  f->library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  f->extractor = nb_extractor_new (places);
  f->fetcher = nb_fetcher_new (&options);
  f->server = nb_test_server_new (NULL);
  f->bad = nb_test_bad_server_new ();
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_unref (f->library);
  nb_extractor_unref (f->extractor);
  g_assert_finalize_object (f->fetcher);
  nb_test_server_free (f->server);
  nb_test_bad_server_free (f->bad);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
}

/* --- what the server has --- */

static void
serve_page (Fixture *f,
            const char *path,
            const char *title)
{
  g_autofree char *html = g_strdup_printf (PAGE, title, title, path);

  nb_test_server_say (f->server, path, "text/html; charset=utf-8", html, NULL);
}

/* An RSS feed of three or more links, relative or full. */
static void
serve_rss (Fixture *f,
           const char *path,
           const char *etag,
           const char *const *links)
{
  g_autoptr (GString) xml = g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"><channel>"
                                          "<title>Báo Bến &amp;amp; Đò</title>");

  for (guint i = 0; links[i]; i++)
    g_string_append_printf (xml, "<item><title>Bài %u</title><link>%s</link>"
                            "<pubDate>Tue, 13 Jul 2021 20:30:00 GMT</pubDate></item>", i + 1, links[i]);
  g_string_append (xml, "</channel></rss>");
  nb_test_server_say (f->server, path, "application/rss+xml", xml->str, etag);
}

static void
serve_atom (Fixture *f,
            const char *path,
            const char *const *links)
{
  g_autoptr (GString) xml = g_string_new ("<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Tin thôn</title>");
  g_autoptr (GBytes) body = NULL;

  for (guint i = 0; links[i]; i++)
    g_string_append_printf (xml, "<entry><title>Tin %u</title><link href=\"%s\"/>"
                            "<published>2022-05-0%uT01:00:00Z</published></entry>", i + 1, links[i], i + 1);
  g_string_append (xml, "</feed>");
  body = g_bytes_new (xml->str, xml->len);
  nb_test_server_set (f->server, path, 200, body, "Content-Type", "application/atom+xml",
                      "Last-Modified", "Tue, 03 May 2022 01:00:00 GMT", NULL);
}

static const char *const rss_links[] = { "/a1.html", "/a2.html", "/a3.html", NULL };
static const char *const atom_links[] = { "/b1.html", "/b2.html", "/b3.html", NULL };

static void
serve_both (Fixture *f)
{
  serve_rss (f, "/rss.xml", "\"v1\"", rss_links);
  serve_atom (f, "/atom.xml", atom_links);
  for (guint i = 0; i < 3; i++)
    {
      serve_page (f, rss_links[i], "Dọn đường ra bến");
      serve_page (f, atom_links[i], "Họp thôn bàn việc nước");
    }
}

/* --- what the library has --- */

static void
add_feed (Fixture *f,
          const char *path)
{
  g_autofree char *url = *path == '/' ? nb_test_server_url (f->server, path) : g_strdup (path);

  g_assert_true (nb_library_add_feed (f->library, url, NULL, NULL, NULL));
}

static NbFeed *
get_feed (Fixture *f,
          const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = *path == '/' ? nb_test_server_url (f->server, path) : g_strdup (path);
  g_autoptr (GPtrArray) feeds = nb_library_list_feeds (f->library, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < feeds->len; i++)
    if (g_strcmp0 (((NbFeed *) feeds->pdata[i])->url, url) == 0)
      return g_ptr_array_steal_index (feeds, i);
  return NULL;
}

static void
assert_feed (Fixture *f,
             const char *path,
             gboolean ok,
             const char *result)
{
  g_autoptr (NbFeed) feed = get_feed (f, path);

  g_assert_nonnull (feed);
  g_assert_cmpstr (feed->result, ==, result);
  g_assert_cmpint (feed->ok, ==, ok);
}

static void
count_row (const NbLibraryRow *row,
           gpointer n)
{
  (*(guint *) n)++;
}

static guint
count_articles (Fixture *f)
{
  guint n = 0;

  g_assert_true (nb_library_foreach_row (f->library, count_row, &n, NULL, NULL));
  return n;
}

static NbSyncJob *
sync_now (Fixture *f)
{
  NbSyncJob *job = nb_sync_job_new (f->library, f->extractor, f->fetcher);
  g_autoptr (GError) error = NULL;

  nb_sync_job_set_now (job, TRUE);
  nb_sync_job_run (job, NULL, &error);
  g_assert_no_error (error);
  return job;
}

static void
sync_and_forget (Fixture *f)
{
  g_object_unref (sync_now (f));
}

/* --- tests --- */

/* 6, 13: the second time conditional requests only, and no page. */
static void
test_twice (Fixture *f,
            gconstpointer data)
{
  guint n, conditional, not_modified;
  g_autofree char *page = nb_test_server_url (f->server, "/a1.html");

  serve_both (f);
  add_feed (f, "/rss.xml");
  add_feed (f, "/atom.xml");
  {
    g_autoptr (NbSyncJob) job = sync_now (f);

    g_assert_cmpuint (nb_sync_job_get_n_feeds (job), ==, 2);
    g_assert_cmpuint (nb_sync_job_get_n_new (job), ==, 6);
    g_assert_cmpuint (nb_sync_job_get_n_failed (job), ==, 0);
  }
  assert_feed (f, "/rss.xml", TRUE, "3 new articles");
  assert_feed (f, "/atom.xml", TRUE, "3 new articles");
  g_assert_cmpuint (count_articles (f), ==, 6);
  g_assert_cmpint (nb_library_find_document (f->library, NULL, page, NULL), !=, 0);
  n = nb_test_server_count (f->server, NULL, &conditional, NULL);
  g_assert_cmpuint (n, ==, 2 + 1 + 6);      /* the feeds, robots.txt once, the pages */
  g_assert_cmpuint (conditional, ==, 0);

  nb_test_server_forget (f->server);
  sync_and_forget (f);
  n = nb_test_server_count (f->server, NULL, &conditional, &not_modified);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (conditional, ==, 2);
  g_assert_cmpuint (not_modified, ==, 2);
  assert_feed (f, "/rss.xml", TRUE, "Not changed (304)");
  assert_feed (f, "/atom.xml", TRUE, "Not changed (304)");
  g_assert_cmpuint (count_articles (f), ==, 6);
}

static void
collect (const NbLibraryRow *row,
         gpointer data)
{
  char **published = data;

  if (row->url && g_str_has_suffix (row->url, "/a1.html"))
    *published = row->published.is_known ? nb_edtf_to_string (&row->published) : g_strdup ("unknown");
}

/* The feed's title is the source's; its hints reach extraction. */
static void
test_hints (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbFeed) feed = NULL;
  g_autofree char *published = NULL;

  serve_both (f);
  add_feed (f, "/rss.xml");
  sync_and_forget (f);
  feed = get_feed (f, "/rss.xml");
  g_assert_cmpstr (feed->title, ==, "Báo Bến & Đò");
  g_assert_cmpstr (feed->etag, ==, "\"v1\"");
  g_assert_cmpuint (feed->n_new, ==, 3);
  g_assert_cmpint (feed->due - feed->checked, ==, NB_SYNC_INTERVAL);
  g_assert_true (nb_library_foreach_row (f->library, collect, &published, NULL, NULL));
  g_assert_cmpstr (published, ==, "2021-07-14");
}

/* Only what is due is asked, unless it is to be now; one source of several. */
static void
test_due (Fixture *f,
          gconstpointer data)
{
  g_autofree char *atom = nb_test_server_url (f->server, "/atom.xml");
  g_autoptr (GError) error = NULL;

  serve_both (f);
  add_feed (f, "/rss.xml");
  add_feed (f, "/atom.xml");
  for (guint i = 0; i < 3; i++)
    {
      static const guint n_feeds[] = { 1, 1, 0 };
      g_autoptr (NbSyncJob) job = nb_sync_job_new (f->library, f->extractor, f->fetcher);

      nb_sync_job_set_feed (job, i == 0 ? atom : NULL);
      g_assert_true (nb_sync_job_run (job, NULL, &error));
      g_assert_cmpuint (nb_sync_job_get_n_feeds (job), ==, n_feeds[i]);
    }
  {
    g_autoptr (NbSyncJob) job = nb_sync_job_new (f->library, f->extractor, f->fetcher);

    nb_sync_job_set_feed (job, "https://khong-phai.example/rss");
    g_assert_false (nb_sync_job_run (job, NULL, &error));
    g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NOT_A_SOURCE);
  }
}

/* 13: a page that changed is not asked for again; a new link of a feed that changed is. */
static void
test_changed (Fixture *f,
              gconstpointer data)
{
  static const char *const more[] = { "/a4.html", "/a1.html", "/a2.html", "/a3.html", NULL };

  serve_both (f);
  add_feed (f, "/rss.xml");
  sync_and_forget (f);
  serve_page (f, "/a1.html", "Bài đã sửa");
  serve_page (f, "/a4.html", "Bài mới");
  serve_rss (f, "/rss.xml", "\"v2\"", more);
  nb_test_server_forget (f->server);
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "1 new article");
  g_assert_cmpuint (nb_test_server_count (f->server, "/a1.html", NULL, NULL), ==, 0);
  g_assert_cmpuint (nb_test_server_count (f->server, "/a4.html", NULL, NULL), ==, 1);
  g_assert_cmpuint (count_articles (f), ==, 4);
}

/* Pages that fail are named and not lost: the feed is not taken as read. */
static void
test_page_fails (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (NbFeed) feed = NULL;

  serve_both (f);
  nb_test_server_set (f->server, "/a2.html", 404, NULL, NULL);
  add_feed (f, "/rss.xml");
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "2 new articles, 1 page could not be read (The address was not found (404))");
  feed = get_feed (f, "/rss.xml");
  g_assert_null (feed->etag);
  g_assert_null (feed->last_modified);

  nb_test_server_forget (f->server);
  serve_page (f, "/a2.html", "Nay đã có");
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "1 new article");
  g_assert_cmpuint (nb_test_server_count (f->server, "/a2.html", NULL, NULL), ==, 1);
  g_assert_cmpuint (nb_test_server_count (f->server, "/a1.html", NULL, NULL), ==, 0);
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "Not changed (304)");
}

/* A page that is never there is left alone after some tries, and the feed is conditional again. */
static void
test_page_never_there (Fixture *f,
                       gconstpointer data)
{
  serve_both (f);
  nb_test_server_set (f->server, "/a2.html", 410, NULL, NULL);
  add_feed (f, "/rss.xml");
  for (guint i = 0; i < 6; i++)
    sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "Not changed (304)");
  g_assert_cmpuint (nb_test_server_count (f->server, "/a2.html", NULL, NULL), ==, 3);
}

/* 10: Retry-After; more and more time between two tries. */
static void
test_busy (Fixture *f,
           gconstpointer data)
{
  g_autoptr (NbFeed) feed = NULL;

  nb_test_server_set (f->server, "/rss.xml", 503, NULL, "Retry-After", "21600", NULL);
  add_feed (f, "/rss.xml");
  {
    g_autoptr (NbSyncJob) job = sync_now (f);

    g_assert_cmpuint (nb_sync_job_get_n_failed (job), ==, 1);
  }
  assert_feed (f, "/rss.xml", FALSE, "Server busy (503), asked to wait 6 hours");
  feed = get_feed (f, "/rss.xml");
  g_assert_cmpint (feed->due - feed->checked, ==, 21600);
  g_assert_cmpuint (feed->n_failures, ==, 1);

  nb_test_server_set (f->server, "/rss.xml", 404, NULL, NULL);
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", FALSE, "The address was not found (404)");
  nb_feed_free (feed);
  feed = get_feed (f, "/rss.xml");
  g_assert_cmpuint (feed->n_failures, ==, 2);
  g_assert_cmpint (feed->due - feed->checked, ==, 2 * NB_SYNC_FIRST_BACK_OFF);

  serve_both (f);
  sync_and_forget (f);
  nb_feed_free (feed);
  feed = get_feed (f, "/rss.xml");
  g_assert_cmpuint (feed->n_failures, ==, 0);
  g_assert_true (feed->ok);
}

static void
test_back_off (void)
{
  g_assert_cmpint (nb_sync_back_off (1), ==, 3600);
  g_assert_cmpint (nb_sync_back_off (2), ==, 7200);
  g_assert_cmpint (nb_sync_back_off (5), ==, 57600);
  g_assert_cmpint (nb_sync_back_off (6), ==, 86400);
  g_assert_cmpint (nb_sync_back_off (G_MAXUINT), ==, 86400);
}

/* A host that is busy with pages is not asked for the rest of them. */
static void
test_busy_pages (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (NbFeed) feed = NULL;

  serve_both (f);
  nb_test_server_set (f->server, "/a1.html", 429, NULL, "Retry-After", "36000", NULL);
  add_feed (f, "/rss.xml");
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "No new articles, 3 pages could not be read (Server busy (429))");
  g_assert_cmpuint (nb_test_server_count (f->server, "/a2.html", NULL, NULL), ==, 0);
  feed = get_feed (f, "/rss.xml");
  g_assert_cmpint (feed->due - feed->checked, ==, 36000);
}

/* 12 */
static void
test_robots (Fixture *f,
             gconstpointer data)
{
  serve_both (f);
  nb_test_server_say (f->server, "/robots.txt", "text/plain", "User-agent: *\nDisallow: /a2\n", NULL);
  add_feed (f, "/rss.xml");
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "2 new articles, 1 page not allowed by robots.txt");
  g_assert_cmpuint (nb_test_server_count (f->server, "/a2.html", NULL, NULL), ==, 0);

  nb_test_server_set (f->server, "/robots.txt", 500, NULL, NULL);
  add_feed (f, "/atom.xml");
  sync_and_forget (f);
  assert_feed (f, "/atom.xml", TRUE, "No new articles, 3 pages could not be read (robots.txt could not be read (500))");
  g_assert_cmpuint (nb_test_server_count (f->server, "/b1.html", NULL, NULL), ==, 0);
}

/* 5: a source that moved for good is asked at its new address from then on. */
static void
test_moved (Fixture *f,
            gconstpointer data)
{
  g_autofree char *to = nb_test_server_url (f->server, "/rss.xml");
  g_autofree char *words = g_strdup_printf ("3 new articles, moved for good to %s", to);

  serve_both (f);
  nb_test_server_set (f->server, "/old.xml", 301, NULL, "Location", "/rss.xml", NULL);
  add_feed (f, "/old.xml");
  sync_and_forget (f);
  g_assert_null (get_feed (f, "/old.xml"));
  assert_feed (f, "/rss.xml", TRUE, words);
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "Not changed (304)");
  g_assert_cmpuint (nb_test_server_count (f->server, "/old.xml", NULL, NULL), ==, 1);
}

/* A log-in page behind a permanent redirect is no new address. */
static void
test_moved_to_a_page (Fixture *f,
                      gconstpointer data)
{
  serve_page (f, "/dang-nhap", "Đăng nhập");
  nb_test_server_set (f->server, "/old.xml", 301, NULL, "Location", "/dang-nhap", NULL);
  add_feed (f, "/old.xml");
  sync_and_forget (f);
  assert_feed (f, "/old.xml", FALSE, "This address is a web page, not a feed");
}

/* Links through a redirect, to the same page twice, to the front page, and to things that are no pages. */
static void
test_odd_links (Fixture *f,
                gconstpointer data)
{
  static const char *const links[] = {
    "/go?1", "/go?2", "/gone", "/bytes", "/empty", "http://[bad", "file:///etc/passwd", "mailto:a@bao.example", NULL,
  };
  static const guint8 png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\x06\0\0\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (png, sizeof png);
  g_autoptr (NbFeed) feed = NULL;

  serve_rss (f, "/rss.xml", "\"v1\"", links);
  serve_page (f, "/a1.html", "Một bài");
  serve_page (f, "/", "Trang nhất");
  nb_test_server_set (f->server, "/go", 302, NULL, "Location", "/a1.html", NULL);
  nb_test_server_set (f->server, "/gone", 302, NULL, "Location", "/", NULL);
  nb_test_server_set (f->server, "/bytes", 200, bytes, "Content-Type", "text/html", NULL);
  nb_test_server_say (f->server, "/empty", "text/html", "", NULL);
  add_feed (f, "/rss.xml");
  sync_and_forget (f);
  feed = get_feed (f, "/rss.xml");
  g_test_message ("%s", feed->result);
  g_assert_true (g_str_has_prefix (feed->result, "1 new article, 3 pages could not be read ("));
  g_assert_cmpuint (count_articles (f), ==, 1);

  nb_test_server_forget (f->server);
  sync_and_forget (f);
  g_assert_cmpuint (nb_test_server_count (f->server, "/go", NULL, NULL), ==, 0);
}

/* Feeds on a server that misbehaves: each says so in words, none stops the others. */
static void
test_bad_feeds (Fixture *f,
                gconstpointer data)
{
  static const struct
  {
    const char *path, *words;
  } cases[] = {
    { "/hang", "127.0.0.1 took too long to answer" },
    { "/reset", "The connection to 127.0.0.1 broke" },
    { "/more-promised", "The connection to 127.0.0.1 broke" },
    { "/less-promised", "What this address gives is not a feed" },
    { "/endless", "It is larger than 8 MB" },
    { "/huge-promised", "It is larger than 8 MB" },
  };
  g_autofree char *laughs = g_test_build_filename (G_TEST_DIST, "data", "feeds", "laughs.xml", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (laughs, &text, NULL, NULL));
  nb_test_server_say (f->server, "/laughs.xml", "application/rss+xml", text, NULL);
  serve_both (f);
  add_feed (f, "/laughs.xml");
  add_feed (f, "/rss.xml");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = nb_test_bad_server_url (f->bad, cases[i].path);

      add_feed (f, url);
    }
  sync_and_forget (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *url = nb_test_bad_server_url (f->bad, cases[i].path);

      assert_feed (f, url, FALSE, cases[i].words);
    }
  assert_feed (f, "/rss.xml", TRUE, "3 new articles");
  {
    g_autoptr (NbFeed) feed = get_feed (f, "/laughs.xml");

    g_assert_cmpstr (feed->title, ==, "Cười");
    /* its link leads out of this computer, to a name that does not exist */
    g_assert_true (g_str_has_prefix (feed->result, "No new articles, 1 page could not be read"));
  }
}

static void
on_progress (NbSyncJob *job,
             guint index,
             guint n_feeds,
             const char *what,
             gpointer data)
{
  GCancellable *cancellable = data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_assert_cmpuint (index, <, n_feeds);
  if (strstr (what, "page 2 of 3"))
    g_cancellable_cancel (cancellable);
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  GError **error = data;

  g_assert_false (nb_sync_job_run_finish (NB_SYNC_JOB (source), result, error));
}

/* 11: what was fetched stays, the rest comes with the next sync; signals come where the job was started. */
static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  static const char *links[] = { "/a1.html", NULL, "/a3.html", NULL };
  g_autofree char *drip = nb_test_bad_server_url (f->bad, "/drip");
  g_autoptr (NbSyncJob) job = nb_sync_job_new (f->library, f->extractor, f->fetcher);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NbFeed) feed = NULL;
  gint64 start = g_get_monotonic_time ();

  links[1] = drip;
  serve_both (f);
  serve_rss (f, "/rss.xml", "\"v1\"", links);
  add_feed (f, "/rss.xml");
  g_signal_connect (job, "progress", G_CALLBACK (on_progress), cancellable);
  nb_sync_job_run_async (job, cancellable, on_done, &error);
  while (!error)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_assert_cmpuint (count_articles (f), ==, 1);
  feed = get_feed (f, "/rss.xml");
  g_assert_null (feed->etag);
  g_assert_cmpint (feed->checked, ==, 0);
  /* the worker has let go of the job before the result came */
  links[1] = "/a2.html";
  serve_rss (f, "/rss.xml", "\"v1\"", links);
  sync_and_forget (f);
  assert_feed (f, "/rss.xml", TRUE, "2 new articles");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  /* A proxy of the machine's has no business between a test and its own server. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/sync/twice", test_twice);
  ADD ("/sync/hints", test_hints);
  ADD ("/sync/due", test_due);
  ADD ("/sync/changed", test_changed);
  ADD ("/sync/page-fails", test_page_fails);
  ADD ("/sync/page-never-there", test_page_never_there);
  ADD ("/sync/busy", test_busy);
  ADD ("/sync/busy-pages", test_busy_pages);
  ADD ("/sync/robots", test_robots);
  ADD ("/sync/moved", test_moved);
  ADD ("/sync/moved-to-a-page", test_moved_to_a_page);
  ADD ("/sync/odd-links", test_odd_links);
  ADD ("/sync/bad-feeds", test_bad_feeds);
  ADD ("/sync/cancel", test_cancel);
  g_test_add_func ("/sync/back-off", test_back_off);
  return g_test_run ();
}
