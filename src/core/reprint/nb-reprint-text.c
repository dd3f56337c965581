/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Do two articles print the same text? By the runs of words that both have, and by the numbers and names at the same places.
 * Values without a place in the library; a text is constant once made; any thread. */

#include "reprint/nb-reprint-text.h"

#include "base/nb-char.h"

#include <string.h>

/* Fewer words say nothing: two of three dozen words agree by chance. */
#define MIN_WORDS 24

/* Words in a run that two texts are compared by: an edited word spoils only four. */
#define RUN_WORDS 4

/* Words in a run that a key is made of: longer than the set phrases that all papers use, shorter than what stands between two
 * edits of a careless editor. */
#define KEY_WORDS 10

/* How much of the shorter text the longer one has, and both have in common, if they are one text: a text that half of the
 * papers print shortened is one, a page that lists the first paragraphs of twenty is none. */
#define MIN_CONTAINMENT 0.6
#define MIN_RESEMBLANCE 0.3

/* A notice of a few lines is a form that is filled in: it has to be the same nearly to the word. */
#define SHORT_WORDS 60
#define MIN_CONTAINMENT_SHORT 0.8

/* One key in so many has to be the same. */
#define KEYS_IN_COMMON 12

/* A longer run of capitals is a line in capitals. */
#define MAX_FACT_WORDS 8

/* FNV-1a (Fowler, Noll, Vo), for the words. */
#define FNV_OFFSET G_GUINT64_CONSTANT (0xcbf29ce484222325)
#define FNV_PRIME G_GUINT64_CONSTANT (0x100000001b3)

/* What a number or name is in the words around another one. */
#define ANY_FACT G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

typedef struct
{
  guint64  hash;      /* without case and marks, which differ most between reprints */
  gboolean is_fact;   /* a number or a name: what differs between two texts that follow one model */
} Word;

struct _NbReprintText
{
  guint    n_words;
  guint    n_runs;
  guint32 *runs;      /* hashes of the runs of words, ascending, each once */
  guint    n_facts;
  guint64 *facts;     /* hash of the words around a number or name << 32 | its own hash; ascending, each once */
};

/* The finaliser of SplitMix64 (Steele, Lea, Flood 2014): every bit of the run reaches every bit of the hash. */
static guint64
mix (guint64 x)
{
  x ^= x >> 30;
  x *= G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  x ^= x >> 27;
  x *= G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/* --- words ----------------------------------------------------------------------------------------------------- */

static gboolean
is_combining (gunichar c)
{
  return c >= 0x0300 && c < 0x0370;
}

static gboolean
ends_sentence (gunichar c)
{
  return c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '\n' || c == '"' || c == 0x201C || c == 0x2026
         || c == '-' || c == 0x2013 || c == '(' || c == ')';
}

/* The word at @p, whose first character @c is; returns what is behind. Numbers keep their inner separators: 57,2 is one. */
static const char *
read_word (const char *p,
           gboolean at_start,
           Word *word)
{
  guint64 hash = FNV_OFFSET;
  gboolean has_digit = FALSE, has_capital = FALSE;
  const char *next = p;

  for (; *p; p = next)
    {
      gunichar c = nb_utf8_next (&next);
      NbCharInfo info = nb_char_info (c);

      if (is_combining (c))
        continue;
      if (!(info.flags & NB_CHAR_ALNUM)
          && !(has_digit && (c == '.' || c == ',') && g_ascii_isdigit (*next)))
        break;
      has_digit |= (info.flags & NB_CHAR_DIGIT) != 0;
      has_capital |= (info.flags & NB_CHAR_UPPER) != 0;
      hash = (hash ^ (info.fold ? info.fold : g_unichar_tolower (c))) * FNV_PRIME;
    }
  word->hash = hash;
  word->is_fact = has_digit || (has_capital && !at_start);
  return p;
}

static GArray *
read_words (const char *text)
{
  GArray *words = g_array_sized_new (FALSE, FALSE, sizeof (Word), 1024);
  gboolean at_start = TRUE;
  const char *next = text;

  for (const char *p = text; *p; p = next)
    {
      gunichar c = nb_utf8_next (&next);
      Word word;

      if (!(nb_char_info (c).flags & NB_CHAR_ALNUM))
        {
          at_start |= ends_sentence (c);
          continue;
        }
      next = read_word (p, at_start, &word);
      at_start = FALSE;
      g_array_append_val (words, word);
    }
  return words;
}

/* --- sorted sets ----------------------------------------------------------------------------------------------- */

static int
compare_uint64 (gconstpointer a,
                gconstpointer b,
                gpointer data)
{
  guint64 x = *(const guint64 *) a, y = *(const guint64 *) b;

  return x < y ? -1 : x > y;
}

static guint
sort_facts (guint64 *facts,
            guint n)
{
  guint n_kept = 0;

  if (n > 1)
    g_qsort_with_data (facts, (gint) n, sizeof *facts, compare_uint64, NULL);
  for (guint i = 0; i < n; i++)
    if (n_kept == 0 || facts[i] != facts[n_kept - 1])
      facts[n_kept++] = facts[i];
  return n_kept;
}

/* By a byte at a time, the lowest first: a tenth of the time that comparing takes, and half of making a text is this. */
static guint
sort_runs (guint32 *runs,
           guint n)
{
  g_autofree guint32 *other = g_new (guint32, MAX (n, 1));
  guint n_kept = 0;

  for (guint shift = 0; shift < 32; shift += 8)
    {
      guint starts[256] = { 0, }, sum = 0;
      guint32 *from = shift % 16 ? other : runs, *to = shift % 16 ? runs : other;

      for (guint i = 0; i < n; i++)
        starts[from[i] >> shift & 0xFF]++;
      for (guint i = 0; i < 256; i++)
        {
          guint count = starts[i];

          starts[i] = sum;
          sum += count;
        }
      for (guint i = 0; i < n; i++)
        to[starts[from[i] >> shift & 0xFF]++] = from[i];
    }
  for (guint i = 0; i < n; i++)
    if (n_kept == 0 || runs[i] != runs[n_kept - 1])
      runs[n_kept++] = runs[i];
  return n_kept;
}

static guint
count_common (const NbReprintText *a,
              const NbReprintText *b)
{
  guint i = 0, j = 0, n = 0;

  while (i < a->n_runs && j < b->n_runs)
    {
      guint32 x = a->runs[i], y = b->runs[j];

      n += x == y;
      i += x <= y;
      j += y <= x;
    }
  return n;
}

/* --- a text ---------------------------------------------------------------------------------------------------- */

static guint64
hash_run (const Word *words,
          guint n)
{
  guint64 hash = 0;

  for (guint i = 0; i < n; i++)
    hash = hash * FNV_PRIME + words[i].hash;
  return mix (hash);
}

static guint64
mask (const GArray *words,
      guint at)
{
  const Word *word;

  if (at >= words->len)
    return 0;
  word = &g_array_index (words, Word, at);
  return word->is_fact ? ANY_FACT : word->hash;
}

/* Numbers and names, with the two words before and the one behind. */
static void
make_facts (NbReprintText *self,
            const GArray *words)
{
  self->facts = g_new (guint64, MAX (words->len, 1));
  for (guint i = 0, n; i < words->len; i += n)
    {
      guint64 around, value;

      for (n = 0; i + n < words->len && g_array_index (words, Word, i + n).is_fact; n++)
        ;
      if (n == 0)
        n = 1;
      else if (n <= MAX_FACT_WORDS && i >= 2)
        {
          around = mix (mask (words, i - 2) * FNV_PRIME * FNV_PRIME + mask (words, i - 1) * FNV_PRIME + mask (words, i + n));
          value = hash_run (&g_array_index (words, Word, i), n);
          self->facts[self->n_facts++] = (around & ~G_GUINT64_CONSTANT (0xFFFFFFFF)) | (value & 0xFFFFFFFF);
        }
    }
  self->n_facts = sort_facts (self->facts, self->n_facts);
}

/**
 * nb_reprint_text_new:
 * @text: valid UTF-8
 *
 * Returns: (transfer full): what there is to compare in @text
 */
NbReprintText *
nb_reprint_text_new (const char *text)
{
  NbReprintText *self = g_new0 (NbReprintText, 1);
  g_autoptr (GArray) words = read_words (text);
  const Word *all = (const Word *) words->data;

  self->n_words = words->len;
  if (words->len < MIN_WORDS)
    return self;
  self->runs = g_new (guint32, words->len);
  for (guint i = 0; i + RUN_WORDS <= words->len; i++)
    self->runs[self->n_runs++] = (guint32) hash_run (all + i, RUN_WORDS);
  self->n_runs = sort_runs (self->runs, self->n_runs);
  make_facts (self, words);
  return self;
}

/**
 * nb_reprint_text_free:
 * @self: (nullable):
 */
void
nb_reprint_text_free (NbReprintText *self)
{
  if (!self)
    return;
  g_free (self->runs);
  g_free (self->facts);
  g_free (self);
}

/* --- two texts ------------------------------------------------------------------------------------------------- */

/* How many from there stand between the same words. */
static guint
count_alike (const NbReprintText *self,
             guint at)
{
  guint n = 1;

  while (at + n < self->n_facts && self->facts[at + n] >> 32 == self->facts[at] >> 32)
    n++;
  return n;
}

static gboolean
have_common (const guint64 *a,
             guint n_a,
             const guint64 *b,
             guint n_b)
{
  guint i = 0, j = 0;

  while (i < n_a && j < n_b)
    if (a[i] == b[j])
      return TRUE;
    else if (a[i] < b[j])
      i++;
    else
      j++;
  return FALSE;
}

static void
compare_facts (const NbReprintText *a,
               const NbReprintText *b,
               NbReprintComparison *comparison)
{
  guint i = 0, j = 0;

  while (i < a->n_facts && j < b->n_facts)
    {
      guint64 x = a->facts[i] >> 32, y = b->facts[j] >> 32;
      guint n_a = x <= y ? count_alike (a, i) : 0, n_b = y <= x ? count_alike (b, j) : 0;

      if (x == y && have_common (a->facts + i, n_a, b->facts + j, n_b))
        comparison->n_agreeing++;
      else if (x == y)
        comparison->n_differing++;
      i += n_a;
      j += n_b;
    }
}

/**
 * nb_reprint_text_compare:
 * @comparison: (out):
 *
 * Whether one is a reprint of the other: nearly all runs of words of the shorter one stand in the longer one (containment
 * and resemblance as in Broder 1997), and the numbers and names that stand between the same words are the same: where many
 * of them differ, two texts follow one model.
 *
 * Returns: whether both print the same text
 */
gboolean
nb_reprint_text_compare (const NbReprintText *first,
                         const NbReprintText *second,
                         NbReprintComparison *comparison)
{
  guint n_common = count_common (first, second);
  guint shorter = MIN (first->n_runs, second->n_runs);
  gboolean is_short = MIN (first->n_words, second->n_words) < SHORT_WORDS;

  memset (comparison, 0, sizeof *comparison);
  comparison->second_is_longer = second->n_runs > first->n_runs;
  if (shorter == 0)
    return FALSE;
  comparison->containment = (double) n_common / shorter;
  comparison->resemblance = (double) n_common / (first->n_runs + second->n_runs - n_common);
  if (comparison->containment < (is_short ? MIN_CONTAINMENT_SHORT : MIN_CONTAINMENT) || comparison->resemblance < MIN_RESEMBLANCE)
    return FALSE;
  compare_facts (first, second, comparison);
  return comparison->n_differing * 4 <= comparison->n_agreeing;
}

/* --- keys ------------------------------------------------------------------------------------------------------ */

/* Keeps the least of them, ascending: the keys of a text's part are those of the text that stand in the part. */
static void
add_key (guint64 *least,
         guint *n,
         guint64 hash)
{
  guint at = *n;

  if (*n == NB_REPRINT_KEYS && hash >= least[*n - 1])
    return;
  while (at > 0 && least[at - 1] > hash)
    at--;
  if (at > 0 && least[at - 1] == hash)
    return;
  if (*n < NB_REPRINT_KEYS)
    (*n)++;
  memmove (least + at + 1, least + at, (*n - at - 1) * sizeof *least);
  least[at] = hash;
}

/**
 * nb_reprint_make_keys:
 * @text: valid UTF-8
 * @keys: (out caller-allocates): the text's keys
 *
 * A sample of the text's runs of ten words, always the same for the same words: those whose hashes are the least (Broder
 * 1997).
 *
 * Returns: how many keys there are; 0 if the text is too short to tell
 */
guint
nb_reprint_make_keys (const char *text,
                      guint32 keys[NB_REPRINT_KEYS])
{
  g_autoptr (GArray) words = read_words (text);
  guint64 least[NB_REPRINT_KEYS];
  guint n = 0;

  if (words->len < MIN_WORDS)
    return 0;
  for (guint i = 0; i + KEY_WORDS <= words->len; i++)
    add_key (least, &n, hash_run (&g_array_index (words, Word, i), KEY_WORDS));
  /* the least hashes have nothing to tell in their upper bits */
  for (guint i = 0; i < n; i++)
    keys[i] = (guint32) least[i];
  return n;
}

/**
 * nb_reprint_keys_agree:
 * @a: (array length=n_a):
 * @b: (array length=n_b):
 *
 * Returns: whether two texts have so many keys in common that comparing them may be worth it. Two that follow one model may
 *   have one; of made-up reprints whose every thirtieth word was changed none had fewer than five of 24
 */
gboolean
nb_reprint_keys_agree (const guint32 *a,
                       guint n_a,
                       const guint32 *b,
                       guint n_b)
{
  guint n = 0;

  for (guint i = 0; i < n_a; i++)
    for (guint j = 0; j < n_b; j++)
      n += a[i] == b[j];
  return n > 0 && n * KEYS_IN_COMMON >= MIN (n_a, n_b);
}
