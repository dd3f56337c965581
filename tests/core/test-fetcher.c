/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of polite and careful fetching, by the numbers at the top of nb-fetcher.c. */

#include "nb-test-server.h"
#include "sync/nb-fetcher.h"
#include "sync/nb-robots.h"
#include "sync/nb-sync-error.h"

#include <string.h>

#define MAX_BYTES (256 * 1024)

typedef struct
{
  NbTestServer *server;
  NbTestBadServer *bad;
  NbFetcher *fetcher;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  NbFetcherOptions options = { .total_ms = 10000, .idle_ms = 3000, .delay_ms = 1 };

  f->server = nb_test_server_new (NULL);
  f->bad = nb_test_bad_server_new ();
  f->fetcher = nb_fetcher_new (&options);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_assert_finalize_object (f->fetcher);
  nb_test_server_free (f->server);
  nb_test_bad_server_free (f->bad);
}

static NbFetchReply *
fetch_url (NbFetcher *fetcher,
           const char *url,
           GError **error)
{
  NbFetchRequest request = { .url = url, .max_bytes = MAX_BYTES };

  return nb_fetcher_fetch (fetcher, &request, NULL, error);
}

static NbFetchReply *
fetch (Fixture *f,
       const char *path,
       GError **error)
{
  g_autofree char *url = nb_test_server_url (f->server, path);

  return fetch_url (f->fetcher, url, error);
}

static char *
body_of (const NbFetchReply *reply)
{
  return g_strndup (g_bytes_get_data (reply->body, NULL), g_bytes_get_size (reply->body));
}

/* 1: who asks. */
static void
test_plain (Fixture *f,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbFetchReply) reply = NULL;
  g_autofree char *agent = NULL;
  g_autofree char *body = NULL;

  nb_test_server_say (f->server, "/a", "text/html; charset=utf-8", "chào", "\"1\"");
  reply = fetch (f, "/a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
  g_assert_cmpstr (reply->content_type, ==, "text/html; charset=utf-8");
  g_assert_cmpstr (reply->etag, ==, "\"1\"");
  g_assert_null (reply->permanent_url);
  g_assert_cmpint (reply->retry_after, ==, -1);
  g_assert_cmpstr (body = body_of (reply), ==, "chào");
  agent = nb_test_server_agent (f->server);
  g_assert_true (g_str_has_prefix (agent, "NienBieu/"));
  g_assert_true (g_str_has_suffix (agent, "(+https://github.com/nienbieu/nienbieu)"));
}

/* 2, 3: where a request may go. */
static void
test_addresses (Fixture *f,
                gconstpointer data)
{
  static const char *const bad[] = {
    "file:///etc/passwd", "ftp://bao.example/", "javascript:alert(1)", "http://", "không", "", "data:text/html,x",
  };
  static const struct
  {
    const char *from, *to;
    gboolean may;
  } leads[] = {
    { "https://bao.example/", "https://khac.example/x", TRUE },
    { "https://bao.example/", "https://203.113.1.1/x", TRUE },
    { "https://bao.example/", "http://localhost/x", FALSE },
    { "https://bao.example/", "http://LOCALHOST./x", FALSE },
    { "https://bao.example/", "http://127.0.0.1:631/", FALSE },
    { "https://bao.example/", "http://127.1/", FALSE },
    { "https://bao.example/", "http://2130706433/", FALSE },
    { "https://bao.example/", "http://0.0.0.0/", FALSE },
    { "https://bao.example/", "http://192.168.1.1/reboot", FALSE },
    { "https://bao.example/", "http://10.0.0.1/", FALSE },
    { "https://bao.example/", "http://169.254.169.254/latest/meta-data", FALSE },
    { "https://bao.example/", "http://[::1]/", FALSE },
    { "https://bao.example/", "http://[fe80::1]/", FALSE },
    { "https://bao.example/", "http://[fd00::1]/", FALSE },
    { "https://bao.example/", "http://[::ffff:127.0.0.1]/", FALSE },
    { "https://bao.example/", "http://may-in.local/", FALSE },
    { "https://bao.example/", "http://router/", FALSE },
    { "http://127.0.0.1:8080/rss", "http://127.0.0.1:8080/1", TRUE },
    { "http://may-chu.lan/rss", "http://192.168.1.5/1", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fetch_url (f->fetcher, bad[i], &error));
      g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_ADDRESS);
    }
  for (guint i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      g_test_message ("%s", leads[i].to);
      g_assert_cmpint (nb_fetch_may_lead (leads[i].from, leads[i].to), ==, leads[i].may);
    }
}

static void
test_referrer (Fixture *f,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = nb_test_server_url (f->server, "/a");
  NbFetchRequest request = { .url = url, .referrer = "https://bao.example/rss", .max_bytes = MAX_BYTES };

  nb_test_server_say (f->server, "/a", "text/html", "x", NULL);
  g_assert_null (nb_fetcher_fetch (f->fetcher, &request, NULL, &error));
  g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_ADDRESS);
  g_assert_cmpuint (nb_test_server_count (f->server, NULL, NULL, NULL), ==, 0);
}

/* 4: a certificate that nobody vouches for. */
static void
test_tls (Fixture *f,
          gconstpointer data)
{
  g_autofree char *pem = g_test_build_filename (G_TEST_DIST, "data", "tls", "self-signed.pem", NULL);
  g_autofree char *key = g_test_build_filename (G_TEST_DIST, "data", "tls", "self-signed.key", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = NULL;
  g_autofree char *url = NULL;
  /* the first use of TLS reads all the certificates of the system */
  g_autoptr (NbFetcher) fetcher = nb_fetcher_new (NULL);
  NbTestServer *server;

  if (!g_tls_backend_supports_tls (g_tls_backend_get_default ()))
    {
      g_test_skip ("there is no TLS here (glib-networking)");
      return;
    }
  certificate = g_tls_certificate_new_from_files (pem, key, &error);
  g_assert_no_error (error);
  server = nb_test_server_new (certificate);
  nb_test_server_say (server, "/a", "text/html", "bí mật", NULL);
  url = nb_test_server_url (server, "/a");
  g_assert_null (fetch_url (fetcher, url, &error));
  g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_TLS);
  g_assert_cmpuint (nb_test_server_count (server, NULL, NULL, NULL), ==, 0);
  nb_test_server_free (server);
}

/* 5: redirects. */
static void
test_redirects (Fixture *f,
                gconstpointer data)
{
  static const struct
  {
    const char *path;
    guint status;
    const char *to;
  } ways[] = {
    { "/p1", 301, "/p2" }, { "/p2", 308, "/end" },
    { "/t1", 302, "/p2" },
    { "/m1", 301, "/m2" }, { "/m2", 307, "/p2" },
    { "/loop", 302, "/loop" },
    { "/5", 302, "/4" }, { "/4", 302, "/3" }, { "/3", 302, "/2" }, { "/2", 302, "/1" }, { "/1", 302, "/end" },
    { "/6", 302, "/5" },
    { "/file", 301, "file:///etc/passwd" }, { "/data", 302, "data:text/html,x" },
  };
  static const struct
  {
    const char *path, *permanent;
    int error;
  } cases[] = {
    { "/p1", "/end", -1 }, { "/t1", NULL, -1 }, { "/m1", "/m2", -1 }, { "/5", NULL, -1 }, { "/end", NULL, -1 },
    { "/6", NULL, NB_SYNC_ERROR_REDIRECTS }, { "/loop", NULL, NB_SYNC_ERROR_REDIRECTS },
    { "/file", NULL, NB_SYNC_ERROR_ADDRESS }, { "/data", NULL, NB_SYNC_ERROR_ADDRESS },
  };

  nb_test_server_say (f->server, "/end", "text/html", "đích", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    nb_test_server_set (f->server, ways[i].path, ways[i].status, NULL, "Location", ways[i].to, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbFetchReply) reply = fetch (f, cases[i].path, &error);
      g_autofree char *end = nb_test_server_url (f->server, "/end");
      g_autofree char *permanent = cases[i].permanent ? nb_test_server_url (f->server, cases[i].permanent) : NULL;

      g_test_message ("%s", cases[i].path);
      if (cases[i].error >= 0)
        {
          g_assert_null (reply);
          g_assert_error (error, NB_SYNC_ERROR, cases[i].error);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpstr (reply->url, ==, end);
      g_assert_cmpstr (reply->permanent_url, ==, permanent);
    }
  /* the first request and five redirects */
  g_assert_cmpuint (nb_test_server_count (f->server, "/loop", NULL, NULL), ==, 6);
}

/* 6: conditional requests. */
static void
test_conditional (Fixture *f,
                  gconstpointer data)
{
  static const char date[] = "Tue, 13 Jul 2021 08:30:00 GMT";
  g_autofree char *url = nb_test_server_url (f->server, "/b");
  NbFetchRequest request = { .url = url, .max_bytes = MAX_BYTES, .etag = "\"1\"" };
  guint conditional, not_modified;

  nb_test_server_set (f->server, "/b", 200, NULL, "ETag", "\"1\"", "Last-Modified", date, NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbFetchReply) reply = nb_fetcher_fetch (f->fetcher, &request, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (reply->status, ==, i < 2 ? 304 : 200);
      g_assert_true (nb_fetch_reply_check (reply, NULL));
      g_assert_cmpstr (reply->last_modified, ==, date);
      request.etag = i == 0 ? NULL : "\"0\"";
      request.last_modified = i == 0 ? date : NULL;
    }
  g_assert_cmpuint (nb_test_server_count (f->server, "/b", &conditional, &not_modified), ==, 3);
  g_assert_cmpuint (conditional, ==, 3);
  g_assert_cmpuint (not_modified, ==, 2);
}

/* 7: a pause between two requests to a host. */
static void
test_pause (Fixture *f,
            gconstpointer data)
{
  NbFetcherOptions options = { .delay_ms = 120 };
  g_autoptr (NbFetcher) fetcher = nb_fetcher_new (&options);
  g_autofree char *url = nb_test_server_url (f->server, "/a");
  gint64 start = g_get_monotonic_time ();

  nb_test_server_say (f->server, "/a", "text/html", "x", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbFetchReply) reply = fetch_url (fetcher, url, &error);

      g_assert_no_error (error);
      g_assert_nonnull (reply);
    }
  g_assert_cmpint (g_get_monotonic_time () - start, >=, 2 * 120 * 1000);
}

/* 8, 9 and everything that a server can do wrong: one clear error, soon. */
static void
test_bad_server (Fixture *f,
                 gconstpointer data)
{
  static const struct
  {
    const char *path;
    int error, other;
    int max_ms;
  } cases[] = {
    { "/hang", NB_SYNC_ERROR_TIMED_OUT, -1, 1300 },               /* idle */
    { "/drip", NB_SYNC_ERROR_TIMED_OUT, -1, 4000 },              /* total */
    { "/reset", NB_SYNC_ERROR_NETWORK, -1, 450 },
    { "/more-promised", NB_SYNC_ERROR_NETWORK, -1, 450 },
    { "/huge-promised", NB_SYNC_ERROR_TOO_LARGE, -1, 450 },      /* at once, not when it is read */
    { "/endless", NB_SYNC_ERROR_TOO_LARGE, -1, 4000 },
    { "/endless-head", NB_SYNC_ERROR_NETWORK, NB_SYNC_ERROR_TIMED_OUT, 4000 },
    { "/garbage", NB_SYNC_ERROR_NETWORK, -1, 450 },
    { "/nothing", NB_SYNC_ERROR_NETWORK, -1, 450 },
  };

  NbFetcherOptions options = { .total_ms = 1500, .idle_ms = 500, .delay_ms = 1 };
  g_autoptr (NbFetcher) fetcher = nb_fetcher_new (&options);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *url = nb_test_bad_server_url (f->bad, cases[i].path);
      gint64 start = g_get_monotonic_time ();

      g_test_message ("%s", cases[i].path);
      g_assert_null (fetch_url (fetcher, url, &error));
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      if (error->code != cases[i].other)
        g_assert_error (error, NB_SYNC_ERROR, cases[i].error);
      g_assert_cmpint ((g_get_monotonic_time () - start) / 1000, <, cases[i].max_ms);
    }
}

/* 9: Content-Length is no truth: less is read as less. */
static void
test_less_promised (Fixture *f,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = nb_test_bad_server_url (f->bad, "/less-promised");
  g_autoptr (NbFetchReply) reply = fetch_url (f->fetcher, url, &error);
  g_autofree char *body = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (body = body_of (reply), ==, "half");
}

static GBytes *
gzip (GBytes *bytes)
{
  g_autoptr (GConverter) zip = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) out = g_converter_output_stream_new (memory, zip);

  g_assert_true (g_output_stream_write_all (out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (out, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* 9: what is counted is what comes out. */
static void
test_gzip (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GBytes) plain = g_bytes_new_static ("nén", strlen ("nén"));
  g_autoptr (GBytes) zeros = g_bytes_new_take (g_malloc0 (32 * 1024 * 1024), 32 * 1024 * 1024);
  g_autoptr (GBytes) small = gzip (plain);
  g_autoptr (GBytes) bomb = gzip (zeros);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbFetchReply) reply = NULL;
  g_autofree char *body = NULL;

  g_assert_cmpuint (g_bytes_get_size (bomb), <, MAX_BYTES);
  nb_test_server_set (f->server, "/small", 200, small, "Content-Encoding", "gzip", NULL);
  nb_test_server_set (f->server, "/bomb", 200, bomb, "Content-Encoding", "gzip", NULL);
  reply = fetch (f, "/small", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (body = body_of (reply), ==, "nén");
  g_assert_null (fetch (f, "/bomb", &error));
  g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_TOO_LARGE);
}

/* 10: what a status says, and how long to wait. */
static void
test_statuses (Fixture *f,
               gconstpointer data)
{
  static const struct
  {
    guint status;
    int error;
    const char *words;
  } cases[] = {
    { 404, NB_SYNC_ERROR_NOT_FOUND, "The address was not found (404)" },
    { 410, NB_SYNC_ERROR_NOT_FOUND, "The address was given up for good (410)" },
    { 403, NB_SYNC_ERROR_HTTP, "The server does not allow it (403)" },
    { 401, NB_SYNC_ERROR_HTTP, "The server does not allow it (401)" },
    { 429, NB_SYNC_ERROR_BUSY, "Server busy (429)" },
    { 503, NB_SYNC_ERROR_BUSY, "Server busy (503)" },
    { 500, NB_SYNC_ERROR_HTTP, "The server has a fault of its own (500)" },
    { 418, NB_SYNC_ERROR_HTTP, "The server answered with status 418" },
    { 302, NB_SYNC_ERROR_HTTP, "The server answered with status 302" },
    { 204, NB_SYNC_ERROR_HTTP, "The server answered with status 204" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbFetchReply) reply = NULL;

      nb_test_server_set (f->server, "/s", cases[i].status, NULL, "Retry-After", "21600", NULL);
      reply = fetch (f, "/s", &error);
      g_assert_no_error (error);
      g_assert_cmpuint (reply->status, ==, cases[i].status);
      g_assert_cmpint (reply->retry_after, ==, 21600);
      g_assert_false (nb_fetch_reply_check (reply, &error));
      g_assert_error (error, NB_SYNC_ERROR, cases[i].error);
      g_assert_cmpstr (error->message, ==, cases[i].words);
    }
}

static void
test_retry_after (void)
{
  const gint64 now = 1626165000;    /* Tue, 13 Jul 2021 08:30:00 GMT */

  g_assert_cmpint (nb_fetch_retry_after (NULL, now), ==, -1);
  g_assert_cmpint (nb_fetch_retry_after ("120", now), ==, 120);
  g_assert_cmpint (nb_fetch_retry_after ("0", now), ==, 0);
  g_assert_cmpint (nb_fetch_retry_after ("-5", now), ==, 0);
  g_assert_cmpint (nb_fetch_retry_after ("99999999999999999999", now), ==, NB_FETCH_MAX_RETRY_AFTER);
  g_assert_cmpint (nb_fetch_retry_after ("Tue, 13 Jul 2021 09:30:00 GMT", now), ==, 3600);
  g_assert_cmpint (nb_fetch_retry_after ("Tue, 13 Jul 2021 07:30:00 GMT", now), ==, 0);
  g_assert_cmpint (nb_fetch_retry_after ("Tue, 13 Jul 2031 07:30:00 GMT", now), ==, NB_FETCH_MAX_RETRY_AFTER);
  g_assert_cmpint (nb_fetch_retry_after ("mai", now), ==, -1);
}

static void
test_nobody (Fixture *f,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *url = nb_test_bad_server_url (f->bad, "/");

  nb_test_bad_server_free (f->bad);     /* the port is nobody's now */
  g_assert_null (fetch_url (f->fetcher, url, &error));
  g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (fetch_url (f->fetcher, "http://khong-co.invalid/", &error));
  if (error->code != NB_SYNC_ERROR_TIMED_OUT)    /* where a name server does not answer */
    g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_HOST);
  f->bad = nb_test_bad_server_new ();
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (100 * 1000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* 11: in the middle of an answer, while waiting for a turn, and before anything. */
static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  NbFetcherOptions options = { .delay_ms = 20000 };
  g_autoptr (NbFetcher) fetcher = nb_fetcher_new (&options);
  g_autofree char *drip = nb_test_bad_server_url (f->bad, "/drip");
  g_autofree char *less = nb_test_bad_server_url (f->bad, "/less-promised");

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      gint64 start = g_get_monotonic_time ();
      NbFetchRequest request = { .url = i == 0 ? drip : less, .max_bytes = MAX_BYTES };
      GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

      if (i == 2)
        g_cancellable_cancel (cancellable);
      g_assert_null (nb_fetcher_fetch (fetcher, &request, cancellable, &error));
      g_assert_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_CANCELLED);
      g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
      g_thread_join (thread);
    }
}

/* 12 */
static void
test_robots (void)
{
  static const char everybody[] =
    "\xef\xbb\xbf# luật\nUser-agent: *\nDisallow: /rieng/\nAllow: /rieng/mo\nDisallow: /*.pdf$\nDisallow: /tim?q=\n"
    "Crawl-delay: 5\n\nUser-agent: KhacBot\nDisallow: /\n";
  static const char ours[] = "User-agent: *\nDisallow: /\n\nUser-agent: Khac\nUser-agent: NienBieu\nDisallow: /rieng\r\n"
                             "Sitemap: https://bao.example/s.xml\n";
  static const struct
  {
    const char *robots, *url;
    gboolean allowed;
  } cases[] = {
    { everybody, "https://bao.example/tin/1.html", TRUE },
    { everybody, "https://bao.example/rieng/1.html", FALSE },
    { everybody, "https://bao.example/rieng/mo/1.html", TRUE },
    { everybody, "https://bao.example/a.pdf", FALSE },
    { everybody, "https://bao.example/a.pdf?x", TRUE },
    { everybody, "https://bao.example/tim?q=1", FALSE },
    { everybody, "https://bao.example/tim", TRUE },
    { everybody, "https://bao.example", TRUE },
    { ours, "https://bao.example/tin", TRUE },
    { ours, "https://bao.example/rieng", FALSE },
    { "User-agent: *\nDisallow:\n", "https://bao.example/", TRUE },
    { "User-agent: *\nDisallow: /\n", "https://bao.example/", FALSE },
    { "", "https://bao.example/", TRUE },
    { "<html>không có</html>", "https://bao.example/", TRUE },
    { "User-agent: *\nDisallow: /a*a*a*a*a*a*a*a*a*a*b", "https://bao.example/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) text = g_bytes_new_static (cases[i].robots, strlen (cases[i].robots));
      g_autoptr (NbRobots) robots = nb_robots_new (text);

      g_test_message ("%u %s", i, cases[i].url);
      g_assert_cmpint (nb_robots_allows (robots, cases[i].url), ==, cases[i].allowed);
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc,
      char **argv)
{
  /* A proxy of the machine's has no business between a test and its own server. */
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/fetcher/plain", test_plain);
  ADD ("/fetcher/addresses", test_addresses);
  ADD ("/fetcher/referrer", test_referrer);
  ADD ("/fetcher/tls", test_tls);
  ADD ("/fetcher/redirects", test_redirects);
  ADD ("/fetcher/conditional", test_conditional);
  ADD ("/fetcher/pause", test_pause);
  ADD ("/fetcher/bad-server", test_bad_server);
  ADD ("/fetcher/less-promised", test_less_promised);
  ADD ("/fetcher/gzip", test_gzip);
  ADD ("/fetcher/statuses", test_statuses);
  ADD ("/fetcher/nobody", test_nobody);
  ADD ("/fetcher/cancel", test_cancel);
  g_test_add_func ("/fetcher/retry-after", test_retry_after);
  g_test_add_func ("/fetcher/robots", test_robots);
  return g_test_run ();
}
