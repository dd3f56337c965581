/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokens of a text.
 * They belong to one run of one thread. */

#include "extract/nb-token.h"

#include "extract/nb-phrases.h"

#include "base/nb-char.h"
#include "base/nb-text.h"

#include <string.h>

/* Whether the tone may stand on the second vowel of an open syllable, the only case that needs nb_text_key(): "hoà", "loè",
 * "thuý". */
static gboolean
may_move_tone (const char *key)
{
  static const char *const vowels[] = { "à", "á", "ả", "ã", "ạ", "è", "é", "ẻ", "ẽ", "ẹ", "ỳ", "ý", "ỷ", "ỹ", "ỵ" };

  for (const char *p = key; *p; p++)
    if ((*p == 'o' || *p == 'u') && (guchar) p[1] >= 0x80)
      {
        gsize length = g_utf8_skip[(guchar) p[1]];

        /* "toán", "quỳnh": more letters follow */
        if (g_ascii_isalpha (p[1 + length]) || (guchar) p[1 + length] >= 0x80)
          continue;
        for (guint i = 0; i < G_N_ELEMENTS (vowels); i++)
          if (strncmp (p + 1, vowels[i], length) == 0)
            return TRUE;
      }
  return FALSE;
}

/* Writes the key behind those before it, where there is room for twice the bytes of the text. Returns its hash. */
static guint32
add_key (NbTokens *self,
         const char *from,
         const char *to)
{
  gsize at = self->keys->len;
  guint32 hash = NB_KEY_HASH_START;
  char *out = self->keys->str + at;
  gboolean has_marks = FALSE;

  for (const char *p = from; p < to; )
    {
      gunichar c = nb_utf8_next (&p);

      if (c < 0x80)
        *out++ = (char) nb_char_latin[c].lower;
      else if (c == 0x2019 || c == 0x2018 || c == 0x02BC)
        *out++ = '\'';
      else
        {
          out = nb_utf8_put (nb_char_lower (c), out);
          has_marks = TRUE;
        }
    }
  *out = '\0';
  self->keys->len = out - self->keys->str;
  if (has_marks && may_move_tone (self->keys->str + at))
    {
      g_autofree char *key = nb_text_key (self->keys->str + at, -1);

      g_string_truncate (self->keys, at);
      g_string_append (self->keys, key);
    }
  for (const char *p = self->keys->str + at; *p; p++)
    hash = NB_KEY_HASH_STEP (hash, *p);
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
        token.word = nb_vocabulary_find (vocabulary, self->keys->str + token.key, hash, &token.begins);
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

/* nb_tokens_is_mark(), whose first look is in the header. */
gboolean
nb_tokens_has_mark (const NbTokens *self,
                    guint i,
                    const char *marks)
{
  const char *mark = self->text + self->v[i].byte;
  gsize length = g_utf8_skip[*(const guchar *) mark];

  for (; *marks; marks = g_utf8_next_char (marks))
    if (*marks == *mark && memcmp (marks, mark, length) == 0)
      return TRUE;
  return FALSE;
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
