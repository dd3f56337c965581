/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes in any character set: what comes out is text. The first byte says what the server called it. */

#include "extract/nb-decode.h"
#include "extract/nb-legacy.h"

#include "base/nb-text.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  static const char *const types[] = { NULL, "text/html; charset=windows-1258", "text/plain; charset=utf-16", "text/html; charset=x-user-defined" };
  g_autoptr (GBytes) bytes = size ? g_bytes_new (data + 1, size - 1) : NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *normal = NULL, *again = NULL, *repaired = NULL;

  if (!bytes)
    return 0;
  text = nb_decode (bytes, types[data[0] & 3], &error);
  g_assert_true ((text == NULL) == (error != NULL));
  if (!text)
    return 0;
  g_assert_true (g_utf8_validate (text, -1, NULL));
  repaired = nb_legacy_repair (text);
  g_assert_true (!repaired || g_utf8_validate (repaired, -1, NULL));
  normal = nb_text_normalise (text, -1);
  again = nb_text_normalise (normal, -1);
  g_assert_true (g_utf8_validate (normal, -1, NULL));
  g_assert_cmpstr (normal, ==, again);
  return 0;
}
