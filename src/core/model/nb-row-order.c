/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sorting rows by time. A million comparisons of dates, twenty times over, is what a radix sort does without.
 * Pure function; any thread. */

#include "model/nb-row-order.h"

#include <string.h>

typedef struct
{
  guint32 key;
  guint32 index;
} Entry;

/* One pass by 16 bits, stable (Knuth, The Art of Computer Programming 3, 5.2.5); %FALSE if all have the same ones. */
static gboolean
sort_by_digit (const Entry *from,
               Entry *to,
               guint n,
               guint shift,
               guint32 *counts)
{
  guint32 at = 0;

  memset (counts, 0, sizeof (guint32) * 65536);
  for (guint i = 0; i < n; i++)
    counts[from[i].key >> shift & 0xffff]++;
  if (n == 0 || counts[from[0].key >> shift & 0xffff] == n)
    return FALSE;
  for (guint i = 0; i < 65536; i++)
    {
      guint32 count = counts[i];

      counts[i] = at;
      at += count;
    }
  for (guint i = 0; i < n; i++)
    to[counts[from[i].key >> shift & 0xffff]++] = from[i];
  return TRUE;
}

static void
sort_entries (Entry **entries,
              Entry **spare,
              guint n,
              guint32 *counts)
{
  for (guint shift = 0; shift < 32; shift += 16)
    if (sort_by_digit (*entries, *spare, n, shift, counts))
      {
        Entry *sorted = *spare;

        *spare = *entries;
        *entries = sorted;
      }
}

/**
 * nb_row_order:
 * @keys: (transfer full) (array length=n_keys): in the order that those of equal days keep
 *
 * Returns: (transfer full) (array length=n_keys): for each key its place in the order of (first day, last day), undated last
 */
guint32 *
nb_row_order (NbRowKey *keys,
              guint n_keys)
{
  Entry *entries = g_new (Entry, n_keys + 1), *spare = g_new (Entry, n_keys + 1);
  g_autofree guint32 *counts = g_new (guint32, 65536);
  guint32 *places = g_new (guint32, n_keys + 1);
  NbDay lowest = G_MAXINT32;

  /* counted from the first day, keys mostly fit into one digit */
  for (guint i = 0; i < n_keys; i++)
    if (keys[i].first != NB_DAY_NONE)
      lowest = MIN (lowest, keys[i].first);
  for (guint i = 0; i < n_keys; i++)
    entries[i] = (Entry){ keys[i].first == NB_DAY_NONE ? 0 : (guint32) keys[i].last - (guint32) lowest, i };
  sort_entries (&entries, &spare, n_keys, counts);
  for (guint i = 0; i < n_keys; i++)
    {
      NbDay first = keys[entries[i].index].first;

      entries[i].key = first == NB_DAY_NONE ? G_MAXUINT32 : (guint32) first - (guint32) lowest;
    }
  sort_entries (&entries, &spare, n_keys, counts);

  for (guint i = 0; i < n_keys; i++)
    places[entries[i].index] = i;
  g_free (entries);
  g_free (spare);
  g_free (keys);
  return places;
}
