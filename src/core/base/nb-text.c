/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese text as every room compares it: normal form, folding without marks, one tone placement.
 * Pure functions on UTF-8; usable from any thread. */

#include "base/nb-text.h"

#include "base/nb-char.h"

#include <string.h>

/* Unicode's tone marks of Vietnamese, in the order of the tables below. */
static const gunichar tone_marks[] = { 0x0300, 0x0301, 0x0303, 0x0309, 0x0323 };

static gboolean
is_dropped (gunichar c)
{
  /* soft hyphen, zero-width space/joiners, direction marks, byte order mark */
  return c == 0x00AD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E)
         || c == 0x2060 || c == 0xFEFF;
}

static gunichar
plain_char (gunichar c)
{
  switch (c)
    {
    case 0x00D0: return 0x0110;   /* Icelandic Eth, typed for Đ */
    case 0x00F0: return 0x0111;
    case 0x00A0: case 0x1680: case 0x202F: case 0x205F: case 0x3000: case '\t': case '\v': case '\f':
      return ' ';
    case 0x2028: case 0x2029: case 0x0085:
      return '\n';
    default:
      return c >= 0x2000 && c <= 0x200A ? ' ' : c;
    }
}

/* Letters that are composed already when no combining mark follows; nearly all that Vietnamese text consists of. */
static gboolean
is_composed (gunichar c)
{
  return c < 0x0300 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c < 0x2028) || c == 0x2030 || c == 0xFEFF || c == 0xFFFD;
}

/* NFC in pieces, since g_utf8_normalize() takes quadratic time: a piece begins at a letter that never composes
 * with what stands before it. */
static char *
compose (const char *text,
         gsize length)
{
  const char *end = text + length;
  GString *out = g_string_sized_new (length + 1);

  for (const char *p = text; p < end; )
    {
      const char *stop = p;
      gboolean done = TRUE;

      while (stop < end && (stop == p || stop - p < 64 || !is_composed (g_utf8_get_char (stop))))
        {
          done = done && is_composed (g_utf8_get_char (stop));
          stop = g_utf8_next_char (stop);
        }
      if (done)
        g_string_append_len (out, p, stop - p);
      else
        {
          g_autofree char *composed = g_utf8_normalize (p, stop - p, G_NORMALIZE_NFC);

          if (composed)
            g_string_append (out, composed);
        }
      p = stop;
    }
  return g_string_free (out, FALSE);
}

/* The bytes at @p up to @end that stay as they are, nearly always all of them: told from the bytes alone. What is left
 * out, and seldom met, is looked at as characters. */
static const char *
skip_kept (const char *p,
           const char *end)
{
  while (p < end)
    {
      const guchar *s = (const guchar *) p;

      if (s[0] < 0x80)
        {
          if (s[0] < 0x20 ? s[0] != '\n' : s[0] == 0x7F)
            break;
          p++;
        }
      else if (s[0] >= 0xC3 && s[0] <= 0xC6)       /* U+00C0–U+01BF but Ð and ð, which are typed for Đ and đ */
        {
          if (s[0] == 0xC3 && (s[1] & 0xDF) == 0x90)
            break;
          p += 2;
        }
      else if (s[0] == 0xE1 && s[1] >= 0xB8 && s[1] <= 0xBB)   /* U+1E00–U+1EFF */
        p += 3;
      else if (s[0] == 0xE2 && s[1] == 0x80 && s[2] >= 0x90 && s[2] <= 0xA7)   /* dashes, quotation marks, … */
        p += 3;
      else
        break;
    }
  return p;
}

/* Returns: whether all of @out is composed already */
static gboolean
clean (const char *p,
       const char *end,
       GString *out)
{
  gboolean composed = TRUE;

  while (p < end)
    {
      const char *run = p;
      gunichar c;

      p = skip_kept (p, end);
      g_string_append_len (out, run, p - run);
      if (p == end)
        break;
      c = nb_utf8_next (&p);
      composed = composed && is_composed (c);
      if (c == '\r')
        {
          if (p == end || *p != '\n')
            g_string_append_c (out, '\n');
        }
      else if (!is_dropped (c) && !(c < 0x20 && c != '\n' && c != '\t' && c != '\v' && c != '\f') && c != 0x7F)
        g_string_append_unichar (out, plain_char (c));
    }
  return composed;
}

/**
 * nb_text_normalise:
 * @text: valid UTF-8
 * @length: bytes, or -1
 *
 * Brings text into the one form that extraction counts its offsets in: NFC, Ð and ð as Đ and đ,
 * every kind of space as U+0020, every line end as LF, invisible characters dropped.
 *
 * Returns: (transfer full): the text
 */
char *
nb_text_normalise (const char *text,
                   gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  GString *out = g_string_sized_new (bytes + 1);

  /* Composed after what is invisible is gone: it may stand between a letter and its mark. */
  if (!clean (text, text + bytes, out))
    {
      char *composed = compose (out->str, out->len);

      g_string_free (out, TRUE);
      return composed;
    }
  return g_string_free (out, FALSE);
}

/**
 * nb_char_fold:
 *
 * Returns: @c in lower case and without its Vietnamese (or other Latin) marks; đ becomes d
 */
gunichar
nb_char_fold (gunichar c)
{
  if (c < NB_CHAR_LATIN_END || (c >= NB_CHAR_VIETNAMESE && c < NB_CHAR_VIETNAMESE_END))
    return nb_char_info (c).fold;
  return g_unichar_tolower (c);
}

/**
 * nb_char_is_marked:
 *
 * Returns: whether folding would change @c by more than its case
 */
gboolean
nb_char_is_marked (gunichar c)
{
  return (nb_char_info (c).flags & NB_CHAR_MARKED) != 0;
}

/**
 * nb_text_has_marks:
 *
 * Returns: whether any letter of @text is marked, as nb_char_is_marked() has it
 */
gboolean
nb_text_has_marks (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (nb_char_is_marked (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * nb_text_fold:
 * @text: NFC
 *
 * Returns: (transfer full): @text in lower case without marks; character i stands for character i of @text
 */
char *
nb_text_fold (const char *text,
              gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  const char *end = text + bytes;
  char *folded = g_malloc (bytes * 2 + 4), *out = folded;

  for (const char *p = text; p < end; )
    out = nb_utf8_put (nb_char_fold (nb_utf8_next (&p)), out);
  *out = '\0';
  return g_realloc (folded, out - folded + 1);
}

/* Takes the tone from a letter: "à" gives a and U+0300; U+0000 if there is none. */
static gunichar
split_tone (gunichar c,
            gunichar *tone)
{
  gunichar parts[4], base;
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  *tone = 0;
  if (c < 0x80 || n < 2)
    return c;

  base = parts[0];
  for (gsize i = 1; i < n; i++)
    {
      gboolean is_tone = FALSE;

      for (guint t = 0; t < G_N_ELEMENTS (tone_marks); t++)
        is_tone |= parts[i] == tone_marks[t];
      if (is_tone)
        *tone = parts[i];
      else
        g_unichar_compose (base, parts[i], &base);
    }
  return base;
}

static gunichar
with_tone (gunichar base,
           gunichar tone)
{
  gunichar c = base;

  if (tone)
    g_unichar_compose (base, tone, &c);
  return c;
}

static gboolean
ends_syllable (const char *p)
{
  return !(nb_char_info (nb_utf8_get (p)).flags & NB_CHAR_ALPHA);
}

/**
 * nb_text_key:
 * @text: NFC
 *
 * The form in which names are compared when marks matter: lower case, one tone placement. In an open
 * syllable that ends in "oa", "oe" or "uy" the tone is put on the first vowel (hoà → hòa, thuý → thúy,
 * uỷ → ủy); both placements are in use, see the orthography decisions of 1984 and of 2020.
 *
 * Returns: (transfer full): the key; character i stands for character i of @text
 */
char *
nb_text_key (const char *text,
             gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  const char *end = text + bytes;
  /* a letter's lower case takes at most three bytes for two */
  char *key = g_malloc (bytes * 2 + 4), *out = key;
  gunichar before = 0;

  for (const char *p = text; p < end; )
    {
      gunichar c = nb_char_lower (nb_utf8_next (&p));

      /* the vowel behind, if it has marks and ends the syllable */
      if ((c == 'o' || c == 'u') && p < end && (guchar) *p >= 0x80 && !(c == 'u' && before == 'q'))
        {
          const char *behind = p;
          gunichar tone, vowel = split_tone (nb_char_lower (nb_utf8_next (&behind)), &tone);
          gboolean pair = (c == 'o' && (vowel == 'a' || vowel == 'e')) || (c == 'u' && vowel == 'y');

          if (pair && tone && (behind >= end || ends_syllable (behind)))
            {
              out = nb_utf8_put (vowel, nb_utf8_put (with_tone (c, tone), out));
              before = vowel;
              p = behind;
              continue;
            }
        }
      out = nb_utf8_put (c, out);
      before = c;
    }
  *out = '\0';
  return g_realloc (key, out - key + 1);
}

/**
 * nb_text_squeeze:
 *
 * Returns: (transfer full): @text with every run of white space as one space, none at the ends
 */
char *
nb_text_squeeze (const char *text,
                 gssize length)
{
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  const char *end = text + bytes;
  GString *out = g_string_sized_new (bytes);
  gboolean gap = FALSE;

  for (const char *p = text; p < end; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || c == 0xA0)
        {
          gap = out->len > 0;
          continue;
        }
      if (gap)
        g_string_append_c (out, ' ');
      gap = FALSE;
      g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/**
 * nb_text_slice:
 * @start: in characters
 * @end: in characters, exclusive
 *
 * Returns: (transfer full): the characters from @start to @end, fewer where @text is shorter
 */
char *
nb_text_slice (const char *text,
               guint start,
               guint end)
{
  const char *from = text, *to;
  guint i;

  for (i = 0; i < start && *from; i++)
    from = g_utf8_next_char (from);
  for (to = from; i < end && *to; i++)
    to = g_utf8_next_char (to);
  return g_strndup (from, to - from);
}

/**
 * nb_text_offset_at:
 * @at: a pointer into @text
 *
 * Returns: how many characters of @text stand before @at
 */
guint
nb_text_offset_at (const char *text,
                   const char *at)
{
  return (guint) g_utf8_pointer_to_offset (text, at);
}

/**
 * nb_text_ellipsize:
 *
 * Returns: (transfer full): @text, cut at a word with "…" if it is longer than @max_chars
 */
char *
nb_text_ellipsize (const char *text,
                   guint max_chars)
{
  const char *p = text, *word_end = NULL;
  guint n = 0;

  for (; *p && n < max_chars; p = g_utf8_next_char (p), n++)
    if (*p == ' ')
      word_end = p;
  if (*p == '\0')
    return g_strdup (text);
  if (!word_end || g_utf8_strlen (text, word_end - text) < max_chars / 2)
    word_end = p;
  return g_strdup_printf ("%.*s…", (int) (word_end - text), text);
}
