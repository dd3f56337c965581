/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fingerprint by which reprints of one story are found: 64 bits that change little when the text changes little.
 * Pure functions; any thread. */

#include "extract/nb-fingerprint.h"

#include "base/nb-char.h"
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
  const char *p = *text, *next = p;
  guint64 hash = FNV_OFFSET;

  for (; *p && !(nb_char_info (nb_utf8_next (&next)).flags & NB_CHAR_ALNUM); p = next)
    ;
  if (!*p)
    {
      *text = p;
      return 0;
    }
  for (next = p; *p; p = next)
    {
      gunichar c = nb_utf8_next (&next);
      NbCharInfo info = nb_char_info (c);

      if (!(info.flags & NB_CHAR_ALNUM))
        break;
      hash = (hash ^ (info.fold ? info.fold : g_unichar_tolower (c))) * FNV_PRIME;
    }
  *text = p;
  return hash ? hash : 1;
}

/* How often each of the 64 bits was set. Eight counters of a byte stand in a word, so that a shingle costs eight
 * additions; they are emptied before one can overflow. */
typedef struct
{
  guint64 counters[8];    /* the bits 0, 8, 16 … are counted in the first */
  guint32 ones[64];
  guint n, n_unread;
} Votes;

static void
votes_empty (Votes *votes)
{
  for (guint i = 0; i < 8; i++)
    {
      for (guint k = 0; k < 8; k++)
        votes->ones[k * 8 + i] += votes->counters[i] >> (8 * k) & 0xFF;
      votes->counters[i] = 0;
    }
  votes->n_unread = 0;
}

static void
votes_add (Votes *votes,
           guint64 shingle)
{
  for (guint i = 0; i < 8; i++)
    votes->counters[i] += shingle >> i & G_GUINT64_CONSTANT (0x0101010101010101);
  votes->n++;
  if (++votes->n_unread == 255)
    votes_empty (votes);
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
  guint64 before[SHINGLE_WORDS - 1] = { 0, }, word, fingerprint = 0;
  Votes votes = { { 0, }, };
  guint n = 0;

  while ((word = next_word (&text)) != 0)
    {
      /* the words in their order, each by another odd number */
      if (++n >= SHINGLE_WORDS)
        votes_add (&votes, mix (before[0] * FNV_PRIME + before[1] * FNV_OFFSET + word));
      before[0] = before[1];
      before[1] = word;
    }
  if (n < MIN_WORDS)
    return 0;
  votes_empty (&votes);
  for (guint bit = 0; bit < 64; bit++)
    if (votes.ones[bit] * 2 > votes.n)
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
