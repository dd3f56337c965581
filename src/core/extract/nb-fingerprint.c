/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fingerprint by which reprints of one story are found: 64 bits that change little when the text changes little.
 * Pure functions; any thread. */

#include "extract/nb-fingerprint.h"

#include "base/nb-text.h"

/* Words in a shingle: long enough that the set phrases of official news ("ban dân vận tỉnh ủy") do not make two
 * stories one, short enough that an edited word spoils only few. */
#define SHINGLE_WORDS 3

/* Fewer words say nothing: two of three dozen words agree by chance. */
#define MIN_WORDS 24

/* FNV-1a (Fowler, Noll, Vo), for the words. */
#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the shingle reaches every bit of the hash. */
static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* The next word's hash, without case, marks and punctuation, which differ most between reprints; 0 at the end. */
static guint64
next_word (const char **text)
{
  const char *p = *text;
  guint64 hash = FNV_OFFSET;

  while (*p && !g_unichar_isalnum (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  if (!*p)
    {
      *text = p;
      return 0;
    }
  for (; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isalnum (c))
        break;
      hash = (hash ^ nb_char_fold (c)) * FNV_PRIME;
    }
  *text = p;
  return hash ? hash : 1;
}

/**
 * nb_fingerprint_of_text:
 * @text: NFC
 *
 * The simhash of @text's shingles (Charikar 2002; used for near-duplicate pages by Manku, Jain and Das Sarma 2007): each
 * shingle votes on every bit, so that the share of equal bits follows the share of common shingles.
 *
 * Returns: the fingerprint, or 0 if @text is too short to have one
 */
guint64
nb_fingerprint_of_text (const char *text)
{
  gint32 votes[64] = { 0, };
  guint64 window[SHINGLE_WORDS] = { 0, }, word, fingerprint = 0;
  guint n = 0;

  while ((word = next_word (&text)) != 0)
    {
      guint64 shingle = 0;

      window[n++ % SHINGLE_WORDS] = word;
      if (n < SHINGLE_WORDS)
        continue;
      for (guint i = 0; i < SHINGLE_WORDS; i++)
        shingle = mix (shingle + window[(n + i) % SHINGLE_WORDS]);
      for (guint bit = 0; bit < 64; bit++)
        votes[bit] += (shingle >> bit & 1) ? 1 : -1;
    }
  if (n < MIN_WORDS)
    return 0;
  for (guint bit = 0; bit < 64; bit++)
    if (votes[bit] > 0)
      fingerprint |= G_GUINT64_CONSTANT (1) << bit;
  return fingerprint ? fingerprint : 1;
}

/**
 * nb_fingerprint_of_article:
 *
 * Of the running text only: papers change titles, captions and bylines when they reprint.
 *
 * Returns: the fingerprint, or 0 if there is too little text
 */
guint64
nb_fingerprint_of_article (const NbArticle *article)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);

      if (block->kind == NB_BLOCK_CAPTION)
        continue;
      g_string_append (text, block->text);
      g_string_append_c (text, '\n');
    }
  return nb_fingerprint_of_text (text->str);
}

/**
 * nb_fingerprint_distance:
 *
 * Returns: in how many of the 64 bits the two differ; 64 if one of them is 0
 */
guint
nb_fingerprint_distance (guint64 a,
                         guint64 b)
{
  return a && b ? (guint) __builtin_popcountll (a ^ b) : 64;
}
