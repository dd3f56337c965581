/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a page's main text was found, as the public article-extraction-benchmark of Scrapinghub counts it: the
 * multisets of all 4-word shingles of the two texts are compared. */

#include "tally.h"

#define SHINGLE_WORDS 4

static GPtrArray *
words_of (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (const char *p = text, *end; *p; p = end)
    {
      while (*p && !g_unichar_isalnum (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      for (end = p; *end && g_unichar_isalnum (g_utf8_get_char (end)); )
        end = g_utf8_next_char (end);
      if (end > p)
        g_ptr_array_add (words, g_strndup (p, end - p));
    }
  return words;
}

/* shingle → how often; a text of fewer words is one shingle */
static GHashTable *
shingles_of (const char *text)
{
  g_autoptr (GPtrArray) words = words_of (text);
  GHashTable *shingles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n = words->len > SHINGLE_WORDS ? words->len - SHINGLE_WORDS + 1 : words->len > 0;

  for (guint i = 0; i < n; i++)
    {
      GString *shingle = g_string_new (NULL);

      for (guint w = i; w < MIN (i + SHINGLE_WORDS, words->len); w++)
        g_string_append_printf (shingle, "%s ", (char *) g_ptr_array_index (words, w));
      g_hash_table_insert (shingles, shingle->str, GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (shingles, shingle->str)) + 1));
      g_string_free (shingle, FALSE);
    }
  return shingles;
}

static guint
size_of (GHashTable *shingles)
{
  GHashTableIter iter;
  gpointer count;
  guint n = 0;

  g_hash_table_iter_init (&iter, shingles);
  while (g_hash_table_iter_next (&iter, NULL, &count))
    n += GPOINTER_TO_UINT (count);
  return n;
}

/* @precision and @recall of one page are 1 where there is nothing to find and nothing was found. */
void
shingle_compare (const char *got,
                 const char *gold,
                 double *precision,
                 double *recall)
{
  g_autoptr (GHashTable) a = shingles_of (got), b = shingles_of (gold);
  guint n_got = size_of (a), n_gold = size_of (b), common = 0;
  GHashTableIter iter;
  gpointer key, count;

  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &count))
    common += MIN (GPOINTER_TO_UINT (count), GPOINTER_TO_UINT (g_hash_table_lookup (b, key)));
  *precision = n_got ? (double) common / n_got : n_gold == 0;
  *recall = n_gold ? (double) common / n_gold : n_got == 0;
}
