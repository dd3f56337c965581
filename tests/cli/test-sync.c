/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sources and sync on the command line, with a server on loopback. */

#include "cli-fixture.h"
#include "../core/nb-test-server.h"

#include <string.h>

#define PAGE \
  "<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Họp thôn bàn việc làm đường</title></head><body><article>" \
  "<h1>Họp thôn bàn việc làm đường</h1><p>Tối qua, cả thôn họp ở nhà văn hóa, bàn cách làm lại con đường ra đồng, " \
  "ai cũng góp một lời và ghi tên một buổi công.</p></article></body></html>"

static void
test_feeds (CliFixture *f,
            gconstpointer data)
{
  cli_assert_err (f, "@ feeds", 2, "say list, add or remove");
  cli_assert_err (f, "@ feeds nonsense", 2, "unexpected: nonsense");
  cli_assert_err (f, "@ feeds add", 2, "an address is missing");
  cli_assert_err (f, "@ feeds add file:///etc/passwd", 2, "not an http or https address");
  cli_assert_err (f, "@ feeds add a b", 2, "unexpected: b");
  cli_assert_err (f, "@ feeds import x.opml", 2, "not yet");
  cli_assert_err (f, "@ feeds export x.opml", 2, "not yet");
  cli_assert (f, "@ feeds list", 0, "");
  cli_assert_err (f, "@ feeds add bao.example/rss", 0, "https://bao.example/rss: added");
  cli_assert_err (f, "@ feeds add feed://bao.example/rss", 0, "already");
  cli_assert (f, "@ feeds list", 0, NULL);
  g_assert_nonnull (strstr (f->out, "https://bao.example/rss"));
  g_assert_nonnull (strstr (f->out, "never"));
  cli_assert_err (f, "@ feeds remove https://bao.example/", 1, "https://bao.example/: is not one of the sources");
  cli_assert_err (f, "@ feeds remove https://bao.example/rss", 0, "removed");
  cli_assert (f, "@ feeds list", 0, "");
}

static void
test_sync (CliFixture *f,
           gconstpointer data)
{
  NbTestServer *server = nb_test_server_new (NULL);
  g_autofree char *url = nb_test_server_url (server, "/rss.xml");
  g_autofree char *gone = nb_test_server_url (server, "/gone.xml");
  g_autofree char *add = g_strconcat ("@ feeds add ", url, NULL);
  g_autofree char *add_gone = g_strconcat ("@ feeds add ", gone, NULL);
  g_autofree char *only = g_strconcat ("@ sync --now --feed ", url, NULL);
  g_autofree char *result = g_strconcat (url, ": 1 new article\n1 new article\n", NULL);
  g_autofree char *failure = g_strconcat (gone, ": The address was not found (404)\n", NULL);
  guint conditional;

  nb_test_server_say (server, "/rss.xml", "application/rss+xml",
                      "<rss version='2.0'><channel><title>Báo Xóm</title>"
                      "<item><title>Họp thôn</title><link>/1.html</link></item></channel></rss>", "\"1\"");
  nb_test_server_say (server, "/1.html", "text/html; charset=utf-8", PAGE, NULL);
  cli_assert_err (f, "@ sync", 0, "No source is due");
  cli_assert_err (f, "@ sync x", 2, "unexpected: x");
  cli_assert_err (f, "@ sync --feed không", 2, "not an http or https address");
  cli_assert_err (f, "@ sync --feed https://bao.example/rss", 1, "is not one of the sources");
  cli_assert (f, add, 0, "");
  cli_assert (f, "@ sync", 0, "");
  g_assert_cmpstr (f->err, ==, result);
  cli_assert (f, "@ list --format jsonl", 0, NULL);
  g_assert_nonnull (strstr (f->out, "/1.html"));

  nb_test_server_forget (server);
  cli_assert_err (f, "@ sync", 0, "No source is due");
  g_assert_cmpuint (nb_test_server_count (server, NULL, NULL, NULL), ==, 0);
  cli_assert (f, add_gone, 0, "");
  cli_assert_err (f, only, 0, "Not changed (304)");
  g_assert_cmpuint (nb_test_server_count (server, NULL, &conditional, NULL), ==, 1);
  g_assert_cmpuint (conditional, ==, 1);
  cli_assert_err (f, "@ sync", 1, failure);
  cli_assert (f, "@ feeds list", 0, NULL);
  g_assert_nonnull (strstr (f->out, "Báo Xóm"));
  g_assert_nonnull (strstr (f->out, "(404)"));
  nb_test_server_free (server);
}

#define ADD(path, func) g_test_add (path, CliFixture, NULL, cli_set_up, func, cli_tear_down)

int
main (int argc,
      char **argv)
{
  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_test_init (&argc, &argv, NULL);
  ADD ("/cli/feeds", test_feeds);
  ADD ("/cli/sync", test_sync);
  return g_test_run ();
}
