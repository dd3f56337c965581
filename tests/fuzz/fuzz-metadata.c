/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as what a page says of itself: in JSON-LD, in <meta>, in attributes. */

#include "fuzz-article.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
append_attribute (GString *page,
                  const char *before,
                  const char *value,
                  gsize size)
{
  g_string_append (page, before);
  for (gsize i = 0; i < size; i++)
    g_string_append_c (page, value[i] == '"' ? '\'' : value[i]);
  g_string_append (page, "\">\n");
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GString) page = g_string_new ("<!DOCTYPE html><html><head><meta charset=\"utf-8\">\n<script type=\"application/ld+json\">");
  const char *text = (const char *) data;

  g_string_append_len (page, text, size);
  g_string_append (page, "</script>\n");
  append_attribute (page, "<meta property=\"og:title\" content=\"", text, size);
  append_attribute (page, "<meta property=\"article:published_time\" content=\"", text, size);
  append_attribute (page, "<meta name=\"author\" content=\"", text, size);
  append_attribute (page, "<link rel=\"canonical\" href=\"", text, size);
  g_string_append (page, "<title>");
  g_string_append_len (page, text, size);
  g_string_append (page, "</title></head><body><article>\n");
  append_attribute (page, "<time itemprop=\"datePublished\" datetime=\"", text, size);
  g_string_append (page, "</time><p>Sáng 6/2, tổ dân vận xã họp với bà con các thôn về việc làm đường.</p></article></body></html>");
  fuzz_article (page->str, page->len, NULL, NULL);
  return 0;
}
