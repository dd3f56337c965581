/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a text and the phrase tables that are matched against them.
 * Tokens belong to one run; vocabularies and phrases are immutable once filled and shared by all runs. */

#include "extract/nb-token.h"

#include "base/nb-char.h"
#include "base/nb-text.h"

#include <string.h>

/* The words of all phrases, in a hash table with open addressing, since every word of every text is looked up in it. */
struct _NbVocabulary
{
  struct
  {
    char *key;
    guint32 hash;
    guint32 word;          /* from 1; 0: an empty place */
  } *places;
  guint n_places;          /* a power of two */
  guint n_words;
};

struct _NbPhrases
{
  NbVocabulary *vocabulary;   /* not owned */
  struct
  {
    guint32 node;
    guint32 word;
    guint32 next;             /* node; 0: an empty place */
  } *edges;                   /* open addressing */
  guint n_places;             /* a power of two */
  guint n_edges;
  GArray *values;             /* by node: value + 1, 0 if no phrase ends there */
};

#define FIRST_PLACES 64

/* FNV-1a (Fowler, Noll, Vo). */
#define HASH_START 2166136261u
#define HASH_STEP(hash, byte) (((hash) ^ (guchar) (byte)) * 16777619u)

static guint32
hash_key (const char *key)
{
  guint32 hash = HASH_START;

  for (; *key; key++)
    hash = HASH_STEP (hash, *key);
  return hash;
}

NbVocabulary *
nb_vocabulary_new (void)
{
  NbVocabulary *self = g_new0 (NbVocabulary, 1);

  self->n_places = FIRST_PLACES;
  self->places = g_malloc0_n (self->n_places, sizeof *self->places);
  return self;
}

void
nb_vocabulary_free (NbVocabulary *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_places; i++)
    g_free (self->places[i].key);
  g_free (self->places);
  g_free (self);
}

/* Where @key stands, or the empty place where it would. */
static guint
vocabulary_place (const NbVocabulary *self,
                  const char *key,
                  guint32 hash)
{
  guint at = hash & (self->n_places - 1);

  while (self->places[at].word && (self->places[at].hash != hash || strcmp (self->places[at].key, key) != 0))
    at = (at + 1) & (self->n_places - 1);
  return at;
}

static void
vocabulary_grow (NbVocabulary *self)
{
  NbVocabulary old = *self;

  self->n_places *= 2;
  self->places = g_malloc0_n (self->n_places, sizeof *self->places);
  for (guint i = 0; i < old.n_places; i++)
    if (old.places[i].word)
      self->places[vocabulary_place (self, old.places[i].key, old.places[i].hash)] = old.places[i];
  g_free (old.places);
}

static guint
vocabulary_add (NbVocabulary *self,
                const char *key)
{
  guint32 hash = hash_key (key);
  guint at = vocabulary_place (self, key, hash);

  if (self->places[at].word)
    return self->places[at].word;
  if ((self->n_words + 1) * 2 > self->n_places)
    {
      vocabulary_grow (self);
      at = vocabulary_place (self, key, hash);
    }
  self->places[at].key = g_strdup (key);
  self->places[at].hash = hash;
  return self->places[at].word = ++self->n_words;
}

NbPhrases *
nb_phrases_new (NbVocabulary *vocabulary)
{
  NbPhrases *self = g_new0 (NbPhrases, 1);
  guint root = 0;

  self->vocabulary = vocabulary;
  self->n_places = FIRST_PLACES;
  self->edges = g_malloc0_n (self->n_places, sizeof *self->edges);
  self->values = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_append_val (self->values, root);
  return self;
}

void
nb_phrases_free (NbPhrases *self)
{
  if (!self)
    return;
  g_free (self->edges);
  g_array_unref (self->values);
  g_free (self);
}

/* Where the edge from @node by @word stands, or the empty place where it would. */
static guint
edge_place (const NbPhrases *self,
            guint32 node,
            guint32 word)
{
  guint at = (node * 2654435761u ^ word * 2246822519u) >> 7 & (self->n_places - 1);

  while (self->edges[at].next && (self->edges[at].node != node || self->edges[at].word != word))
    at = (at + 1) & (self->n_places - 1);
  return at;
}

static guint32
add_edge (NbPhrases *self,
          guint32 node,
          guint32 word,
          guint32 next)
{
  guint at;

  if ((self->n_edges + 1) * 2 > self->n_places)
    {
      NbPhrases old = *self;

      self->n_places *= 2;
      self->edges = g_malloc0_n (self->n_places, sizeof *self->edges);
      for (guint i = 0; i < old.n_places; i++)
        if (old.edges[i].next)
          self->edges[edge_place (self, old.edges[i].node, old.edges[i].word)] = old.edges[i];
      g_free (old.edges);
    }
  at = edge_place (self, node, word);
  self->edges[at].node = node;
  self->edges[at].word = word;
  self->n_edges++;
  return self->edges[at].next = next;
}

/**
 * nb_phrases_add:
 * @phrase: words and marks as they are printed; it is tokenised like a text
 * @value: what a match gives; the first value given for a phrase stays
 */
void
nb_phrases_add (NbPhrases *self,
                const char *phrase,
                guint value)
{
  g_autofree char *text = nb_text_normalise (phrase, -1);
  NbTokens *tokens = nb_tokens_new (text, NULL);
  guint node = 0;

  for (guint i = 0; i < tokens->n; i++)
    {
      guint word = vocabulary_add (self->vocabulary, nb_tokens_key (tokens, i));
      guint next = self->edges[edge_place (self, node, word)].next;

      if (next == 0)
        {
          guint none = 0;

          next = add_edge (self, node, word, self->values->len);
          g_array_append_val (self->values, none);
        }
      node = next;
    }
  if (node && g_array_index (self->values, guint, node) == 0)
    g_array_index (self->values, guint, node) = value + 1;
  nb_tokens_free (tokens);
}

/**
 * nb_phrases_match:
 * @value: (out) (optional):
 *
 * Returns: how many tokens from @i on the longest phrase covers, 0 if none begins there
 */
guint
nb_phrases_match (const NbPhrases *self,
                  const NbTokens *tokens,
                  guint i,
                  guint *value)
{
  guint node = 0, best = 0;

  for (guint k = i; k < tokens->n && tokens->v[k].word; k++)
    {
      guint end;

      node = self->edges[edge_place (self, node, tokens->v[k].word)].next;
      if (node == 0)
        break;
      end = g_array_index (self->values, guint, node);
      if (end)
        {
          best = k + 1 - i;
          if (value)
            *value = end - 1;
        }
    }
  return best;
}

/* Whether the tone may stand on the second vowel of an open syllable, the only case that needs nb_text_key(). */
static gboolean
may_move_tone (const char *key,
               gsize length)
{
  for (gsize i = 0; i + 2 < length; i++)
    if ((key[i] == 'o' || key[i] == 'u') && (guchar) key[i + 1] >= 0x80)
      return TRUE;
  return FALSE;
}

/* Writes the key behind those before it, where there is room for twice the bytes of the text. Returns its hash. */
static guint32
add_key (NbTokens *self,
         const char *from,
         const char *to)
{
  gsize at = self->keys->len;
  guint32 hash = HASH_START;
  char *out = self->keys->str + at;

  for (const char *p = from; p < to; )
    {
      gunichar c = nb_utf8_next (&p);

      if (c < 0x80)
        *out++ = g_ascii_tolower ((char) c);
      else if (c == 0x2019 || c == 0x2018 || c == 0x02BC)
        *out++ = '\'';
      else
        out += g_unichar_to_utf8 (nb_char_lower (c), out);
    }
  *out = '\0';
  self->keys->len = out - self->keys->str;
  if (may_move_tone (self->keys->str + at, self->keys->len - at))
    {
      g_autofree char *key = nb_text_key (self->keys->str + at, -1);

      g_string_truncate (self->keys, at);
      g_string_append (self->keys, key);
    }
  for (const char *p = self->keys->str + at; *p; p++)
    hash = HASH_STEP (hash, *p);
  self->keys->len++;
  return hash;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`';
}

static const char *
scan_word (const char *p,
           guint *n_chars,
           guint8 *flags)
{
  gboolean all_caps = TRUE;
  guint n = 0;

  for (const char *next = p; *p; p = next, n++)
    {
      gunichar c = nb_utf8_next (&next);
      guint8 class = nb_char_info (c).flags;

      if (!(class & NB_CHAR_ALPHA))
        {
          if (is_apostrophe (c) && n && (nb_char_info (nb_utf8_get (next)).flags & NB_CHAR_ALPHA))
            continue;
          if (c < 0x0300 || !g_unichar_ismark (c))
            break;
        }
      if (class & NB_CHAR_UPPER)
        *flags |= n == 0 ? NB_TOKEN_CAPITAL : 0;
      else
        all_caps = FALSE;
    }
  if (all_caps && n > 1)
    *flags |= NB_TOKEN_ALL_CAPS;
  *n_chars = n;
  return p;
}

static const char *
scan_number (const char *p,
             guint *n_chars,
             gint32 *number)
{
  gint64 value = 0;
  guint n = 0;

  for (; g_ascii_isdigit (*p); p++, n++)
    if (n < 10)
      value = value * 10 + (*p - '0');
  *number = n <= 9 ? (gint32) value : -1;
  *n_chars = n;
  return p;
}

static const char *
scan_line_ends (const char *p,
                guint *n_chars)
{
  guint n = 0;

  /* spaces between line ends belong to the run, those before the next word do not matter */
  for (; *p == '\n' || *p == ' '; p++)
    n++;
  *n_chars = n;
  return p;
}

/**
 * nb_tokens_new:
 * @text: (transfer none): normalised; must outlive the tokens
 * @vocabulary: (nullable): numbers the words that occur in phrases
 *
 * One pass; memory is proportional to the text.
 *
 * Returns: (transfer full): the tokens
 */
NbTokens *
nb_tokens_new (const char *text,
               const NbVocabulary *vocabulary)
{
  NbTokens *self = g_new0 (NbTokens, 1);
  gsize length = strlen (text);
  const char *p = text;
  guint position = 0;
  gboolean spaced = FALSE;

  self->text = text;
  self->array = g_array_sized_new (FALSE, FALSE, sizeof (NbToken), length / 5 + 8);
  /* a lower-case letter takes at most three bytes for two, and each token its end */
  self->keys = g_string_sized_new (length * 2 + 8);

  while (*p)
    {
      NbToken token = { 0, };
      const char *end;
      gunichar c = nb_utf8_get (p);
      guint32 hash;
      guint n = 1;

      if (c == ' ')
        {
          p++;
          position++;
          spaced = TRUE;
          continue;
        }
      token.start = position;
      token.byte = p - text;
      token.flags = spaced ? NB_TOKEN_SPACED : 0;
      if (c == '\n')
        {
          token.kind = NB_TOKEN_LINE_END;
          end = scan_line_ends (p, &n);
        }
      else if (g_ascii_isdigit (*p))
        {
          token.kind = NB_TOKEN_NUMBER;
          end = scan_number (p, &n, &token.number);
        }
      else if (nb_char_info (c).flags & NB_CHAR_ALPHA)
        {
          token.kind = NB_TOKEN_WORD;
          end = scan_word (p, &n, &token.flags);
        }
      else
        {
          token.kind = NB_TOKEN_MARK;
          end = g_utf8_next_char (p);
        }
      token.end = position + n;
      token.byte_end = end - text;
      token.key = self->keys->len;
      hash = add_key (self, p, token.kind == NB_TOKEN_LINE_END ? p + 1 : end);
      if (vocabulary)
        token.word = vocabulary->places[vocabulary_place (vocabulary, self->keys->str + token.key, hash)].word;
      g_array_append_val (self->array, token);
      spaced = token.kind == NB_TOKEN_LINE_END;
      position += n;
      p = end;
    }
  self->v = (NbToken *) self->array->data;
  self->n = self->array->len;
  return self;
}

void
nb_tokens_free (NbTokens *self)
{
  if (!self)
    return;
  g_array_unref (self->array);
  g_string_free (self->keys, TRUE);
  g_free (self);
}

/**
 * nb_tokens_key:
 *
 * Returns: (transfer none): the key of token @i, "" where there is none (so that rules may look behind either end)
 */
const char *
nb_tokens_key (const NbTokens *self,
               guint i)
{
  return i < self->n ? self->keys->str + self->v[i].key : "";
}

gboolean
nb_tokens_is (const NbTokens *self,
              guint i,
              const char *key)
{
  const char *own = nb_tokens_key (self, i);

  return i < self->n && *own == *key && strcmp (own, key) == 0;
}

/**
 * nb_tokens_is_any:
 * @keys: (array zero-terminated=1):
 */
gboolean
nb_tokens_is_any (const NbTokens *self,
                  guint i,
                  const char *const *keys)
{
  const char *own = nb_tokens_key (self, i);

  if (i >= self->n)
    return FALSE;
  for (; *keys; keys++)
    if (**keys == *own && strcmp (own, *keys) == 0)
      return TRUE;
  return FALSE;
}

/* nb_tokens_match(), whose first look is in the header. */
guint
nb_tokens_match_all (const NbTokens *self,
                     guint i,
                     const char *phrase)
{
  guint n = 0;

  for (const char *p = phrase; *p; n++)
    {
      const char *end = strchrnul (p, ' ');
      const char *key = nb_tokens_key (self, i + n);

      if (strncmp (key, p, end - p) != 0 || key[end - p] != '\0')
        return 0;
      p = *end ? end + 1 : end;
    }
  return n;
}

static gboolean
has_mark (const char *marks,
          const char *mark)
{
  gsize length = g_utf8_skip[*(const guchar *) mark];

  for (; *marks; marks = g_utf8_next_char (marks))
    if (*marks == *mark && memcmp (marks, mark, length) == 0)
      return TRUE;
  return FALSE;
}

/**
 * nb_tokens_is_mark:
 * @marks: any of these characters
 */
gboolean
nb_tokens_is_mark (const NbTokens *self,
                   guint i,
                   const char *marks)
{
  return i < self->n && self->v[i].kind == NB_TOKEN_MARK
         && has_mark (marks, self->text + self->v[i].byte);
}

gboolean
nb_tokens_is_word (const NbTokens *self,
                   guint i)
{
  return i < self->n && self->v[i].kind == NB_TOKEN_WORD;
}

gboolean
nb_tokens_is_number (const NbTokens *self,
                     guint i)
{
  return i < self->n && self->v[i].kind == NB_TOKEN_NUMBER;
}

/**
 * nb_tokens_said_before:
 * @lowest: the first token that counts
 * @reach: how many tokens before @i a phrase may begin
 * @marks: behind which nothing counts; neither does what stands on the line before
 * @phrases: (array zero-terminated=1): keys
 *
 * Returns: whether one of @phrases stands before @i, and ends there
 */
gboolean
nb_tokens_said_before (const NbTokens *self,
                       guint i,
                       guint lowest,
                       guint reach,
                       const char *marks,
                       const char *const *phrases)
{
  for (guint k = i; k-- > lowest && i - k <= reach; )
    {
      if (self->v[k].kind == NB_TOKEN_LINE_END || nb_tokens_is_mark (self, k, marks))
        return FALSE;
      for (const char *const *phrase = phrases; *phrase; phrase++)
        {
          guint n = nb_tokens_match (self, k, *phrase);

          if (n && k + n <= i)
            return TRUE;
        }
    }
  return FALSE;
}

gboolean
nb_tokens_is_capital (const NbTokens *self,
                      guint i)
{
  return i < self->n && (self->v[i].flags & NB_TOKEN_CAPITAL) != 0;
}

gboolean
nb_tokens_is_spaced (const NbTokens *self,
                     guint i)
{
  return i < self->n && (self->v[i].flags & NB_TOKEN_SPACED) != 0;
}

/**
 * nb_tokens_at_char:
 *
 * Returns: the first token that begins at @character or behind it
 */
guint
nb_tokens_at_char (const NbTokens *self,
                   guint character)
{
  guint low = 0, high = self->n;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (self->v[middle].start < character)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * nb_tokens_dup:
 * @last: exclusive
 *
 * Returns: (transfer full): the text from one token to another, as it is printed
 */
char *
nb_tokens_dup (const NbTokens *self,
               guint first,
               guint last)
{
  if (first >= last || last > self->n)
    return g_strdup ("");
  return g_strndup (self->text + self->v[first].byte, self->v[last - 1].byte_end - self->v[first].byte);
}

/**
 * nb_tokens_evidence:
 * @last: exclusive
 *
 * Returns: (transfer full): the evidence of a value that was read from these tokens
 */
NbEvidence *
nb_tokens_evidence (const NbTokens *self,
                    guint first,
                    guint last,
                    const char *rule,
                    double confidence)
{
  g_autofree char *text = nb_tokens_dup (self, first, last);

  if (first >= last || last > self->n)
    return nb_evidence_new (0, 0, "", rule, confidence);
  return nb_evidence_new (self->v[first].start, self->v[last - 1].end, text, rule, confidence);
}
