/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A quick checksum of bytes.
 * A pure function; any thread. */

#include "base/nb-checksum.h"

#include <string.h>

/**
 * nb_checksum:
 * @bytes: (nullable): what is summed up; %NULL if @n is 0
 * @start: the sum of what stands before
 *
 * Each step is a bijection of the sum and of the eight bytes that it takes (odd multiplier, xor with a shift), so a change
 * within eight bytes always shows; others with 1 − 2⁻⁶⁴. The same on every machine.
 *
 * Returns: the checksum
 */
guint64
nb_checksum (gconstpointer bytes,
             gsize n,
             guint64 start)
{
  const guint8 *at = bytes;
  guint64 sum = start ^ (n * 0x9fb21c651e98df25u);
  guint64 word;

  for (; n >= 8; n -= 8, at += 8)
    {
      memcpy (&word, at, 8);
      sum = (sum ^ GUINT64_FROM_LE (word)) * 0xff51afd7ed558ccdu;
      sum ^= sum >> 32;
    }
  word = 0;
  for (gsize i = 0; i < n; i++)
    word |= (guint64) at[i] << (8 * i);
  sum = (sum ^ word) * 0xc4ceb9fe1a85ec53u;
  return sum ^ (sum >> 29);
}
