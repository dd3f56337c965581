/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a feed, as robots.txt and as a date: what comes out keeps its promises. */

#include "sync/nb-feed-date.h"
#include "sync/nb-feed-parser.h"
#include "sync/nb-robots.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_text (const char *text,
            glong max_chars)
{
  if (!text)
    return;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (text, -1), <=, max_chars);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autofree char *feed_url = NULL;
  g_autofree char *text = g_strndup (size ? (const char *) data : "", size);
  g_autofree char *time = NULL;
  g_autoptr (NbFeedContent) content = nb_feed_content_parse (bytes, "https://bao.example/rss/", NULL, &feed_url, &error);
  g_autoptr (NbRobots) robots = nb_robots_new (bytes);
  NbEdtf day;

  g_assert_true ((content == NULL) == (error != NULL));
  for (guint i = 0; content && i < content->items->len; i++)
    {
      const NbFeedItem *item = content->items->pdata[i];

      g_assert_true (g_str_has_prefix (item->url, "http://") || g_str_has_prefix (item->url, "https://"));
      check_text (item->url, G_MAXLONG);
      check_text (item->title, 1001);
      check_text (item->byline, 1001);
    }
  if (content)
    check_text (content->title, 1001);
  nb_robots_allows (robots, "https://bao.example/tin/1.html?a=1");
  g_assert_true (nb_feed_date_parse (text, &day, &time) == day.is_known);
  return 0;
}
