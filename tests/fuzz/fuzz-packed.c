/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as the packed texts of an article, which a library from somebody else may hold: they are unpacked or refused;
 * and any text is the same after packing and unpacking. */

#include "store/nb-packed-record.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
unpack (gconstpointer data,
        size_t size)
{
  g_autoptr (GError) error = NULL;
  g_auto (NbUnpackedRecord) unpacked = { 0 };
  gboolean ok = nb_record_unpack (data, size, &unpacked, &error);

  g_assert_true (ok == (error == NULL));
  if (!ok)
    return;
  g_assert_true (unpacked.record_length + unpacked.text_length + unpacked.body_length <= size * 1200);
  g_assert_true (unpacked.record[unpacked.record_length] == '\0' && unpacked.text[unpacked.text_length] == '\0'
                 && unpacked.body[unpacked.body_length] == '\0');
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  const char *text = data ? (const char *) data : "";
  gsize cut = size / 3;
  g_autoptr (GBytes) packed = nb_record_pack (text, cut, text + cut, cut, text, size);
  g_auto (NbUnpackedRecord) unpacked = { 0 };
  g_autofree guint8 *damaged = NULL;
  gsize length = g_bytes_get_size (packed);

  unpack (data, size);
  g_assert_true (nb_record_unpack (g_bytes_get_data (packed, NULL), length, &unpacked, NULL));
  g_assert_true (unpacked.record_length == cut && memcmp (unpacked.record, text, cut) == 0);
  g_assert_true (unpacked.text_length == cut && memcmp (unpacked.text, text + cut, cut) == 0);
  g_assert_true (unpacked.body_length == size && memcmp (unpacked.body, text, size) == 0);

  /* what was sound and is no longer: a byte changed, the end gone */
  damaged = g_memdup2 (g_bytes_get_data (packed, NULL), length);
  damaged[size % length] ^= (guint8) (size | 1);
  unpack (damaged, length);
  unpack (damaged, length - size % length);
  return 0;
}
