/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Vietnamese text from before Unicode: TCVN3 (ABC), VNI, VISCII and Windows-1258, and UTF-8 that was read as Latin-1.
 * Pure functions; any thread.
 *
 * Such pages name a Western character set, or none, and show their letters by a font of their own; many were carried
 * into UTF-8 letter by letter later ("C«ng t¸c d©n vËn"). So nothing that a page declares is believed: each reading is
 * tried, and the one that makes Vietnamese syllables of the words is it. */

#include "extract/nb-legacy.h"

#include "extract/nb-syllable.h"

#include "base/nb-char.h"

#include <string.h>

/* How many words decide, and how many of them must be syllables: prose has some names of other languages. */
#define MIN_WORDS 3
#define MAX_WORDS 400
#define ENOUGH 0.75
#define MIN_ALIENS 3
#define SAMPLE_BYTES 16384
#define FINE 0.8

typedef enum { UTF8_TWICE, TCVN3, VNI, VISCII, WINDOWS_1258, N_READINGS } Reading;

/* What Windows-1252 has in 0x80–0x9F. */
static const guint16 windows_1252[32] = {
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D, 0x8F,
  0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
};

/* TCVN 5712:1993, VN3: 0xA1–0xFE. A blank is a place that VN3 leaves to other signs. Capitals with a tone are lower-case
 * letters in a font of capitals. */
static const char *const tcvn3 =
  "Ă Â Ê Ô Ơ Ư Đ ă â ê ô ơ ư đ _ _ _ _ _ _ à ả ã á ạ _ ằ ẳ ẵ ắ _ _ "
  "_ _ _ _ _ ặ ầ ẩ ẫ ấ ậ è _ ẻ ẽ é ẹ ề ể ễ ế ệ ì ỉ _ _ _ ĩ í ị ò _ "
  "ỏ õ ó ọ ồ ổ ỗ ố ộ ờ ở ỡ ớ ợ ù _ ủ ũ ú ụ ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ";

/* VNI for Windows: a letter and its mark, as Latin-1; the capitals are the same in capitals. */
static const char *const vni =
  "aù=á aø=à aû=ả aõ=ã aï=ạ aê=ă aé=ắ aè=ằ aú=ẳ aü=ẵ aë=ặ aâ=â aá=ấ aà=ầ aå=ẩ aã=ẫ aä=ậ "
  "eù=é eø=è eû=ẻ eõ=ẽ eï=ẹ eâ=ê eá=ế eà=ề eå=ể eã=ễ eä=ệ "
  "où=ó oø=ò oû=ỏ oõ=õ oï=ọ oâ=ô oá=ố oà=ồ oå=ổ oã=ỗ oä=ộ "
  "ôù=ớ ôø=ờ ôû=ở ôõ=ỡ ôï=ợ ô=ơ "
  "uù=ú uø=ù uû=ủ uõ=ũ uï=ụ öù=ứ öø=ừ öû=ử öõ=ữ öï=ự ö=ư "
  "yù=ý yø=ỳ yû=ỷ yõ=ỹ î=ỵ æ=ỉ ó=ĩ ò=ị ñ=đ ";

/* The byte that a letter was before it was read as Windows-1252, or -1. */
static int
byte_of (gunichar c)
{
  if (c < 0x80 || (c >= 0xA0 && c < 0x100))
    return (int) c;
  for (guint i = 0; i < G_N_ELEMENTS (windows_1252); i++)
    if (windows_1252[i] == c)
      return 0x80 + (int) i;
  return c < 0xA0 ? (int) c : -1;
}

static void
append_windows_1252 (GString *out,
                     guchar byte)
{
  g_string_append_unichar (out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
}

static gboolean
is_upper_around (const guchar *bytes,
                 gsize n,
                 gsize i)
{
  gsize from = i, to = i;
  guint upper = 0;

  while (from > 0 && (g_ascii_isalpha (bytes[from - 1]) || bytes[from - 1] > 0xA0))
    from--;
  while (to < n && (g_ascii_isalpha (bytes[to]) || bytes[to] > 0xA0))
    to++;
  for (gsize k = from; k < to; k++)
    {
      if (g_ascii_islower (bytes[k]))
        return FALSE;
      upper += g_ascii_isupper (bytes[k]) || (bytes[k] >= 0xA1 && bytes[k] <= 0xA7);
    }
  return upper > 0;
}

static void
read_tcvn3 (const guchar *bytes,
            gsize n,
            GString *out)
{
  const char *letters[0xFF - 0xA1] = { NULL, };
  const char *p = tcvn3;

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++, p += *p == ' ')
    {
      letters[i] = *p == '_' ? NULL : p;
      p = g_utf8_next_char (p);
    }
  for (gsize i = 0; i < n; i++)
    {
      const char *letter = bytes[i] >= 0xA1 && bytes[i] < 0xFF ? letters[bytes[i] - 0xA1] : NULL;
      gunichar c = letter ? nb_utf8_get (letter) : 0;

      if (letter)
        g_string_append_unichar (out, is_upper_around (bytes, n, i) ? g_unichar_toupper (c) : c);
      else
        append_windows_1252 (out, bytes[i]);
    }
}

/* The entry of @vni that begins at @bytes: how many bytes it takes, and what they are. */
static guint
match_vni (const guchar *bytes,
           gsize n,
           gunichar *letter)
{
  gunichar first = bytes[0], second = n > 1 ? bytes[1] : 0;
  gunichar low_first = nb_char_lower (first), low_second = nb_char_lower (second);

  for (const char *p = vni; *p; )
    {
      gunichar a = nb_utf8_next (&p), b = *p == '=' ? 0 : nb_utf8_next (&p), is;

      p++;
      is = nb_utf8_next (&p);
      p++;
      if (a == low_first && (b == 0 || b == low_second))
        {
          *letter = first == a ? is : g_unichar_toupper (is);
          return b ? 2 : 1;
        }
    }
  return 0;
}

static void
read_vni (const guchar *bytes,
          gsize n,
          GString *out)
{
  for (gsize i = 0; i < n; )
    {
      gunichar letter;
      guint used = bytes[i] >= 0x41 ? match_vni (bytes + i, n - i, &letter) : 0;

      if (used)
        g_string_append_unichar (out, letter);
      else
        append_windows_1252 (out, bytes[i]);
      i += MAX (used, 1);
    }
}

static void
read_by_name (const guchar *bytes,
              gsize n,
              const char *charset,
              GString *out)
{
  g_autofree char *text = g_convert_with_fallback ((const char *) bytes, n, "UTF-8", charset, "\xEF\xBF\xBD", NULL, NULL, NULL);

  if (text)
    g_string_append (out, text);
}

static void
read_as (Reading reading,
         const guchar *bytes,
         gsize n,
         GString *out)
{
  switch (reading)
    {
    case UTF8_TWICE:
      if (g_utf8_validate_len ((const char *) bytes, n, NULL))
        g_string_append_len (out, (const char *) bytes, n);
      break;
    case TCVN3: read_tcvn3 (bytes, n, out); break;
    case VNI: read_vni (bytes, n, out); break;
    case VISCII: read_by_name (bytes, n, "VISCII", out); break;
    case WINDOWS_1258: read_by_name (bytes, n, "WINDOWS-1258", out); break;
    case N_READINGS: break;
    }
}

/* @text with every part that may have been bytes read as @reading. */
static char *
read_text_as (Reading reading,
              const char *text,
              gsize length)
{
  g_autoptr (GByteArray) part = g_byte_array_new ();
  GString *out = g_string_sized_new (length);
  const char *end = text + length;

  while (text < end)
    {
      gunichar c = nb_utf8_next (&text);
      int byte = byte_of (c);
      guint8 one = (guint8) byte;

      if (byte >= 0)
        g_byte_array_append (part, &one, 1);
      if (part->len && (byte < 0 || text >= end))
        {
          read_as (reading, part->data, part->len, out);
          g_byte_array_set_size (part, 0);
        }
      if (byte < 0)
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

/* Letters, and signs that stand for letters in another reading. */
static gboolean
is_of_word (gunichar c)
{
  return g_ascii_isalpha (c < 0x80 ? (char) c : ' ')
         || (c >= 0x80 && c != 0xA0 && !(c >= 0x2000 && c < 0x2C00) && c != 0xFFFD && c != 0xFEFF);
}

/* How many of the words with a letter beyond ASCII are Vietnamese syllables, -1 if there are too few such words. */
static double
share_of_syllables (const char *text,
                    gsize length,
                    guint least)
{
  const char *p = text, *end = text + length;
  guint n = 0, right = 0;

  while (p < end && n < MAX_WORDS)
    {
      const char *from = p, *to = p;
      gboolean beyond = FALSE;

      while (p < end)
        {
          gunichar c = nb_utf8_next (&p);

          if (!is_of_word (c))
            break;
          beyond |= c >= 0x80;
          to = p;
        }
      /* quotation marks of this form stand at words; within one they are letters of TCVN3 */
      if (to - from > 2 && memcmp (from, "«", 2) == 0)
        from += 2;
      if (to - from > 2 && memcmp (to - 2, "»", 2) == 0)
        to -= 2;
      if (!beyond || to == from)
        continue;
      n++;
      right += nb_syllable_is_vietnamese (from, to - from);
    }
  return n < least ? -1 : (double) right / n;
}

static Reading
best_reading (const char *text,
              gsize length,
              double as_it_is)
{
  double best = MAX (as_it_is + .1, ENOUGH);
  Reading reading = N_READINGS;

  for (Reading r = 0; r < N_READINGS; r++)
    {
      g_autofree char *other = read_text_as (r, text, length);
      double share = share_of_syllables (other, strlen (other), MIN_WORDS);

      if (share >= best)
        {
          best = share + .001;
          reading = r;
        }
    }
  return reading;
}

/* Latin-1's signs of which every text of the old sets is full and one of Unicode has hardly any; as UTF-8. A bit for each
 * of U+00A1–U+00BF without § « ° », of U+00C0–U+00DF (Ä Å Æ Ç Ë Î Ï Ñ Ö × Ø Û Ü Þ ß; Ð is typed for Đ), and of
 * U+00E0–U+00FF (the same in lower case, ð ÷ ÿ). */
static gboolean
is_alien (const guchar *p)
{
  static const guint32 signs = 0xF7FEF77E, capitals = 0xD9C2C8F0, small = 0xD9C3C8F0;

  if (p[0] == 0xC2)
    return p[1] >= 0xA0 && (signs >> (p[1] & 0x1F) & 1);
  return p[0] == 0xC3 && ((p[1] < 0xA0 ? capitals : small) >> (p[1] & 0x1F) & 1);
}

/* Where such signs begin; NULL where there are too few of them. */
static const char *
find_aliens (const char *text)
{
  const char *first = NULL;
  guint n = 0;

  for (const char *p = text; *p && n < MIN_ALIENS; p++)
    if (((guchar) *p & 0xFE) == 0xC2 && is_alien ((const guchar *) p))
      {
        first = first ? first : p;
        n++;
      }
  return n < MIN_ALIENS ? NULL : first;
}

/* @from: where in @text what may be wrong begins; the words there decide. */
static char *
repair_from (const char *text,
             const char *from)
{
  double as_it_is;
  Reading reading;
  gsize length;
  GString *out;

  while (from > text && from[-1] != ' ' && from[-1] != '\n')
    from--;
  length = strnlen (from, SAMPLE_BYTES);
  while (length && ((guchar) from[length] & 0xC0) == 0x80)
    length--;
  as_it_is = share_of_syllables (from, length, MIN_WORDS);
  reading = as_it_is < 0 || as_it_is >= FINE ? N_READINGS : best_reading (from, length, as_it_is);
  if (reading == N_READINGS)
    return NULL;
  out = g_string_sized_new (strlen (text) * 5 / 4);
  for (const char *line = text; *line; )
    {
      const char *end = strchrnul (line, '\n');
      gsize n = end - line;
      g_autofree char *other = read_text_as (reading, line, n);

      if (strlen (other) > 0 && share_of_syllables (other, strlen (other), 1) > share_of_syllables (line, n, 1))
        g_string_append (out, other);
      else
        g_string_append_len (out, line, n);
      if (*end)
        g_string_append_c (out, '\n');
      line = *end ? end + 1 : end;
    }
  return g_string_free (out, FALSE);
}

/**
 * nb_legacy_repair:
 * @text: valid UTF-8
 *
 * Looks for Vietnamese of an old character set that was carried into Unicode letter by letter. Lines that are well
 * as they stand stay so: pages mix both.
 *
 * Returns: (transfer full) (nullable): the text with as many lines, or %NULL if nothing is the matter with it
 */
char *
nb_legacy_repair (const char *text)
{
  const char *from = find_aliens (text);

  return from ? repair_from (text, from) : NULL;
}

/**
 * nb_legacy_from_bytes:
 * @bytes: text that is not UTF-8
 *
 * Returns: (transfer full) (nullable): the text, if one of the old character sets makes Vietnamese of it
 */
char *
nb_legacy_from_bytes (const char *bytes,
                      gsize length)
{
  g_autoptr (GString) latin = g_string_sized_new (length * 3 / 2);
  const char *from;

  for (gsize i = 0; i < length; i++)
    append_windows_1252 (latin, (guchar) bytes[i] ? (guchar) bytes[i] : ' ');
  for (from = latin->str; *from && (guchar) *from < 0x80; from++)
    ;
  return repair_from (latin->str, from);
}
