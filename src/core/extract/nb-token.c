/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a text and the phrase tables that are matched against them.
 * Tokens belong to one run; vocabularies and phrases are immutable once filled and shared by all runs. */

#include "extract/nb-token.h"

#include "base/nb-text.h"

#include <string.h>

struct _NbVocabulary
{
  GHashTable *words;       /* key → number, from 1 */
};

struct _NbPhrases
{
  NbVocabulary *vocabulary;   /* not owned */
  GArray *roots;              /* by word: the node of a phrase's first word, 0 if none begins with it */
  GHashTable *edges;          /* node << 32 | word → node */
  GArray *values;             /* by node: value + 1, 0 if no phrase ends there */
};

NbVocabulary *
nb_vocabulary_new (void)
{
  NbVocabulary *self = g_new0 (NbVocabulary, 1);

  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
nb_vocabulary_free (NbVocabulary *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->words);
  g_free (self);
}

static guint
vocabulary_find (const NbVocabulary *self,
                 const char *key)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->words, key));
}

static guint
vocabulary_add (NbVocabulary *self,
                const char *key)
{
  guint word = vocabulary_find (self, key);

  if (word == 0)
    {
      word = g_hash_table_size (self->words) + 1;
      g_hash_table_insert (self->words, g_strdup (key), GUINT_TO_POINTER (word));
    }
  return word;
}

NbPhrases *
nb_phrases_new (NbVocabulary *vocabulary)
{
  NbPhrases *self = g_new0 (NbPhrases, 1);
  guint root = 0;

  self->vocabulary = vocabulary;
  self->edges = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->values = g_array_new (FALSE, TRUE, sizeof (guint));
  self->roots = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_append_val (self->values, root);
  return self;
}

void
nb_phrases_free (NbPhrases *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->edges);
  g_array_unref (self->values);
  g_array_unref (self->roots);
  g_free (self);
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
      gint64 edge = ((gint64) node << 32) | vocabulary_add (self->vocabulary, nb_tokens_key (tokens, i));
      guint next = GPOINTER_TO_UINT (g_hash_table_lookup (self->edges, &edge));

      if (next == 0)
        {
          guint none = 0;

          next = self->values->len;
          g_array_append_val (self->values, none);
          g_hash_table_insert (self->edges, g_memdup2 (&edge, sizeof edge), GUINT_TO_POINTER (next));
          if (node == 0)
            {
              g_array_set_size (self->roots, MAX (self->roots->len, (guint) edge + 1));
              g_array_index (self->roots, guint, (guint) edge) = next;
            }
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
      gint64 edge = ((gint64) node << 32) | tokens->v[k].word;
      guint end;

      /* nearly every call ends at the first word */
      if (node == 0)
        node = edge < self->roots->len ? g_array_index (self->roots, guint, edge) : 0;
      else
        node = GPOINTER_TO_UINT (g_hash_table_lookup (self->edges, &edge));
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

static guint32
add_key (NbTokens *self,
         const char *from,
         const char *to)
{
  guint32 at = self->keys->len;

  for (const char *p = from; p < to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 0x80)
        g_string_append_c (self->keys, g_ascii_tolower ((char) c));
      else if (c == 0x2019 || c == 0x2018 || c == 0x02BC)
        g_string_append_c (self->keys, '\'');
      else
        g_string_append_unichar (self->keys, g_unichar_tolower (c));
    }
  if (may_move_tone (self->keys->str + at, self->keys->len - at))
    {
      g_autofree char *key = nb_text_key (self->keys->str + at, -1);

      g_string_truncate (self->keys, at);
      g_string_append (self->keys, key);
    }
  g_string_append_c (self->keys, '\0');
  return at;
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

  for (; *p; p = g_utf8_next_char (p), n++)
    {
      gunichar c = g_utf8_get_char (p);

      if (is_apostrophe (c) && n && g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (p))))
        continue;
      if (!g_unichar_isalpha (c) && !g_unichar_ismark (c))
        break;
      if (g_unichar_isupper (c))
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
  self->keys = g_string_sized_new (length + length / 5 + 8);

  while (*p)
    {
      NbToken token = { 0, };
      const char *end;
      gunichar c = g_utf8_get_char (p);
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
      else if (g_unichar_isalpha (c))
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
      token.key = add_key (self, p, token.kind == NB_TOKEN_LINE_END ? p + 1 : end);
      if (vocabulary)
        token.word = vocabulary_find (vocabulary, self->keys->str + token.key);
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

/**
 * nb_tokens_match:
 * @phrase: keys separated by single spaces
 *
 * Returns: the number of tokens, 0 if they are others
 */
guint
nb_tokens_match (const NbTokens *self,
                 guint i,
                 const char *phrase)
{
  guint n = 0;

  /* nearly every call ends here */
  if (i >= self->n || self->keys->str[self->v[i].key] != *phrase)
    return 0;
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
         && g_utf8_strchr (marks, -1, g_utf8_get_char (self->text + self->v[i].byte)) != NULL;
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
