/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pairs of texts that have keys in common, out of a million: all keys in one array, sorted.
 * One thread at a time. */

#include "reprint/nb-reprint-pairs.h"

#include <string.h>

/* A key that more texts have is a phrase that all papers use, or a text that all papers print: then a pair has to have the next
 * key in common, too, … */
#define MAX_ALL_PAIRS 16

/* … and of as many that have both, each is compared with so many that follow. */
#define NEIGHBOURS 4

/* Pairs at a time, but for those of one key. */
#define MAX_PAIRS (1024 * 1024)

typedef struct
{
  guint32 key;
  guint32 next;    /* the text's next key; the first one behind the last */
  guint32 text;
} Entry;

struct _NbReprintPairs
{
  GArray *entries;
  guint   at;         /* those before have been looked at */
};

/**
 * nb_reprint_pairs_new:
 *
 * Returns: (transfer full): a search that knows no text
 */
NbReprintPairs *
nb_reprint_pairs_new (void)
{
  NbReprintPairs *self = g_new0 (NbReprintPairs, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  return self;
}

/**
 * nb_reprint_pairs_free:
 * @self: (nullable):
 */
void
nb_reprint_pairs_free (NbReprintPairs *self)
{
  if (!self)
    return;
  g_array_unref (self->entries);
  g_free (self);
}

/**
 * nb_reprint_pairs_add:
 * @text: a number of the caller's
 * @keys: (array length=n_keys): in the order of nb_reprint_text_get_keys()
 * @part: from 0
 * @n_parts: by how many searches the keys are shared, so that each takes less memory
 *
 * Texts are added in ascending order.
 */
void
nb_reprint_pairs_add (NbReprintPairs *self,
                      guint32 text,
                      const guint32 *keys,
                      guint n_keys,
                      guint part,
                      guint n_parts)
{
  for (guint i = 0; i < n_keys; i++)
    if (n_parts == 1 || keys[i] % n_parts == part)
      {
        Entry entry = { keys[i], keys[(i + 1) % n_keys], text };

        g_array_append_val (self->entries, entry);
      }
}

/* --- finding --------------------------------------------------------------------------------------------------- */

/* By half a key at a time, the lower one first; keeps the order of the texts. */
static void
sort_by_key (GArray *entries)
{
  Entry *all = (Entry *) entries->data;
  g_autofree Entry *other = g_new (Entry, MAX (entries->len, 1));
  g_autofree guint *starts = g_new (guint, 1 << 16);

  for (guint shift = 0; shift < 32; shift += 16)
    {
      const Entry *from = shift ? other : all;
      Entry *to = shift ? all : other;
      guint sum = 0;

      memset (starts, 0, sizeof *starts << 16);
      for (guint i = 0; i < entries->len; i++)
        starts[from[i].key >> shift & 0xFFFF]++;
      for (guint i = 0; i < 1 << 16; i++)
        {
          guint count = starts[i];

          starts[i] = sum;
          sum += count;
        }
      for (guint i = 0; i < entries->len; i++)
        to[starts[from[i].key >> shift & 0xFFFF]++] = from[i];
    }
}

static int
compare_next (gconstpointer a,
              gconstpointer b,
              gpointer data)
{
  const Entry *x = a, *y = b;

  if (x->next != y->next)
    return x->next < y->next ? -1 : 1;
  return x->text < y->text ? -1 : x->text > y->text;
}

static void
add_pairs (GArray *pairs,
           const Entry *entries,
           guint n,
           guint n_following)
{
  for (guint i = 0; i < n; i++)
    for (guint j = i + 1; j < n && j - i <= n_following; j++)
      if (entries[i].text != entries[j].text)
        {
          guint64 pair = (guint64) entries[i].text << 32 | entries[j].text;

          g_array_append_val (pairs, pair);
        }
}

/* Those that have one key. */
static void
add_bucket (GArray *pairs,
            Entry *entries,
            guint n)
{
  if (n <= MAX_ALL_PAIRS)
    {
      add_pairs (pairs, entries, n, n);
      return;
    }
  g_qsort_with_data (entries, (gint) n, sizeof *entries, compare_next, NULL);
  for (guint i = 0, size; i < n; i += size)
    {
      for (size = 1; i + size < n && entries[i + size].next == entries[i].next; size++)
        ;
      add_pairs (pairs, entries + i, size, size <= MAX_ALL_PAIRS ? size : NEIGHBOURS);
    }
}

static int
compare_pairs (gconstpointer a,
               gconstpointer b,
               gpointer data)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static void
keep_once (GArray *pairs)
{
  guint64 *all = (guint64 *) pairs->data;
  guint n = 0;

  if (pairs->len > 1)
    g_qsort_with_data (all, (gint) pairs->len, sizeof *all, compare_pairs, NULL);
  for (guint i = 0; i < pairs->len; i++)
    if (n == 0 || all[i] != all[n - 1])
      all[n++] = all[i];
  g_array_set_size (pairs, n);
}

/**
 * nb_reprint_pairs_next:
 *
 * A million or so at a time, so that what they take is bounded; the same pair may come again with a later key. At the end the
 * search is empty again.
 *
 * Returns: (transfer full) (nullable) (element-type guint64): pairs of texts that are to be compared, the lower number << 32 |
 *   the higher one, ascending, each once; %NULL at the end
 */
GArray *
nb_reprint_pairs_next (NbReprintPairs *self)
{
  g_autoptr (GArray) pairs = g_array_new (FALSE, FALSE, sizeof (guint64));
  Entry *all = (Entry *) self->entries->data;
  guint n = self->entries->len;

  if (self->at == 0)
    sort_by_key (self->entries);
  for (guint size; self->at < n && pairs->len < MAX_PAIRS; self->at += size)
    {
      for (size = 1; self->at + size < n && all[self->at + size].key == all[self->at].key; size++)
        ;
      if (size > 1)
        add_bucket (pairs, all + self->at, size);
    }
  keep_once (pairs);
  if (pairs->len > 0)
    return g_steal_pointer (&pairs);
  g_array_set_size (self->entries, 0);
  self->at = 0;
  return NULL;
}
