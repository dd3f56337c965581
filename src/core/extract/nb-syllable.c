/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a word could be a syllable of Vietnamese: an onset, a rime and a tone that go together.
 * Pure functions; any thread. */

#include "extract/nb-syllable.h"

#include "base/nb-char.h"

#include <string.h>

#define MAX_LETTERS 7       /* "nghiêng" */

/* Longest first, so that the first that fits is the onset. */
static const char *const onsets[] = { "ngh", "ch", "gh", "gi", "kh", "ng", "nh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g",
                                      "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "x", "" };

/* The rimes of the standard language by their vowels; "-" is the open one. After Thompson, A Vietnamese Reference Grammar
 * (1965), with the spellings of the dictionaries. */
static const struct { const char *vowels, *codas; } rimes[] = {
  { "a", "- c ch i m n ng nh o p t u y" },
  { "ă", "c m n ng p t" },
  { "â", "c m n ng p t u y" },
  { "e", "- c m n ng o p t" },
  { "ê", "- ch m n nh p t u" },
  { "i", "- a ch m n nh p t u" },
  { "iê", "c m n ng p t u" },
  { "yê", "m n ng t u" },
  { "o", "- c i m n ng p t" },
  { "oa", "- c ch i m n ng nh o p t y" },
  { "oă", "c m n ng t" },
  { "oe", "- m n o t" },
  { "oo", "c ng" },
  { "ô", "- c i m n ng p t" },
  { "ơ", "- i m n p t" },
  { "u", "- a c i m n ng p t" },
  { "uâ", "n ng t y" },
  { "uê", "- ch n nh" },
  { "uô", "c i m n ng t" },
  { "uơ", "-" },
  { "uy", "- a ch n nh p t u" },
  { "uyê", "n t" },
  { "ư", "- a c i m n ng t u" },
  { "ươ", "c i m n ng p t u" },
  { "y", "- n nh t" },
};

/* U+0300 grave, U+0301 acute, U+0303 tilde, U+0309 hook above, U+0323 dot below. */
static gboolean
is_tone (gunichar mark)
{
  return mark == 0x0300 || mark == 0x0301 || mark == 0x0303 || mark == 0x0309 || mark == 0x0323;
}

/* Letters in lower case without the tone, which is left in @tone. Returns the length in bytes, 0 if it is no such word. */
static gsize
take_tone (const char *word,
           gsize length,
           char *letters,
           gunichar *tone)
{
  const char *end = word + length;
  gsize n = 0, n_bytes = 0;

  *tone = 0;
  while (word < end)
    {
      gunichar parts[4], base;
      gsize n_parts = g_unichar_fully_decompose (nb_char_lower (nb_utf8_next (&word)), FALSE, parts, G_N_ELEMENTS (parts));

      base = parts[0];
      for (gsize i = is_tone (base) ? 0 : 1; i < n_parts; i++)
        if (is_tone (parts[i]))
          {
            if (*tone || (base < 0x80 && !strchr ("aeiouy", (int) base)))
              return 0;
            *tone = parts[i];
          }
        else if (!g_unichar_compose (base, parts[i], &base))
          return 0;
      if (is_tone (parts[0]))
        continue;
      if (++n > MAX_LETTERS)
        return 0;
      n_bytes += g_unichar_to_utf8 (base, letters + n_bytes);
    }
  letters[n_bytes] = '\0';
  return n_bytes;
}

static gboolean
has_coda (const char *codas,
          const char *coda)
{
  gsize length = strlen (coda);

  for (const char *p = codas; p; p = strchr (p, ' '))
    {
      p += *p == ' ';
      if (strncmp (p, coda, length) == 0 && (p[length] == ' ' || p[length] == '\0'))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_rime (const char *letters,
         gunichar tone)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rimes); i++)
    {
      gsize length = strlen (rimes[i].vowels);
      const char *coda = letters + length;

      if (strncmp (letters, rimes[i].vowels, length) != 0 || !has_coda (rimes[i].codas, *coda ? coda : "-"))
        continue;
      /* a stop takes the acute or the dot only */
      return !strchr ("cpt", *coda) || *coda == '\0' || tone == 0x0301 || tone == 0x0323;
    }
  return FALSE;
}

/**
 * nb_syllable_is_vietnamese:
 * @word: NFC or decomposed, in any case
 * @length: bytes
 *
 * Returns: whether @word could be a Vietnamese syllable; borrowed words and names of other languages are none
 */
gboolean
nb_syllable_is_vietnamese (const char *word,
                           gsize length)
{
  char letters[MAX_LETTERS * 6 + 1];
  gunichar tone;

  if (length == 0 || length > MAX_LETTERS * 5 || take_tone (word, length, letters, &tone) == 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++)
    {
      gsize n = strlen (onsets[i]);
      g_autofree char *rounded = NULL;

      if (strncmp (letters, onsets[i], n) != 0)
        continue;
      if (is_rime (letters + n, tone))
        return TRUE;
      /* "qu" is an onset with the rimes of o and of u: "quen" as "oen", "quân" as "uân" */
      if (g_str_equal (onsets[i], "qu"))
        {
          rounded = g_strconcat ("o", letters + n, NULL);
          if (is_rime (rounded, tone) || is_rime (letters + 1, tone))
            return TRUE;
        }
    }
  return FALSE;
}
