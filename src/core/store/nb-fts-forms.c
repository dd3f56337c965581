/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the index that a typed word with some marks stands for.
 * Pure; any thread. */

#include "store/nb-fts-forms.h"

#include "base/nb-text.h"

#include <string.h>

/* More than any Vietnamese syllable has; a longer foreign word is looked for as it was typed. */
#define MAX_FORMS 128
#define MAX_LETTERS 24

static const gunichar tones[] = { 0x0300, 0x0301, 0x0303, 0x0309, 0x0323 };

/* A letter of the word: its shapes (a, ă, â), without tones. */
typedef struct
{
  gunichar shapes[3];
  guint    n_shapes;
  gboolean fixed;        /* typed with a mark, or never has one */
} Letter;

typedef struct
{
  Letter     letters[MAX_LETTERS];
  gunichar   chosen[MAX_LETTERS];
  guint      n;
  gboolean   toned;      /* a letter that was typed has a tone, or the one that would carry it has none */
  GPtrArray *forms;
} Word;

static gunichar
with_tone (gunichar letter,
           gunichar tone)
{
  gunichar c = 0;

  if (g_unichar_compose (letter, tone, &c))
    return c;
  /* the dot below comes before the shape: ậ is ạ and a circumflex */
  if (tone == 0x0323)
    {
      gunichar base, shape, dotted;

      if (g_unichar_decompose (letter, &base, &shape) && shape && g_unichar_compose (base, tone, &dotted)
          && g_unichar_compose (dotted, shape, &c))
        return c;
    }
  return 0;
}

static gunichar
without_tone (gunichar c)
{
  gunichar parts[4], base;
  gsize n = g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts));

  if (n < 2)
    return c;
  base = parts[0];
  for (gsize i = 1; i < n; i++)
    {
      gboolean is_tone = FALSE;

      for (guint t = 0; t < G_N_ELEMENTS (tones); t++)
        is_tone |= parts[i] == tones[t];
      if (!is_tone)
        g_unichar_compose (base, parts[i], &base);
    }
  return base;
}

static gboolean
is_shaped_vowel (gunichar c)
{
  return c == 0x103 || c == 0xE2 || c == 0xEA || c == 0xF4 || c == 0x1A1 || c == 0x1B0;
}

static Letter
letter_for (gunichar c)
{
  static const gunichar shapes[][4] = {
    { 'a', 0x103, 0xE2 }, { 'd', 0x111 }, { 'e', 0xEA }, { 'i' }, { 'o', 0xF4, 0x1A1 }, { 'u', 0x1B0 }, { 'y' },
  };
  Letter letter = { { c }, 1, TRUE };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    if (shapes[i][0] == c)
      {
        letter.fixed = FALSE;
        for (letter.n_shapes = 0; letter.n_shapes < 3 && shapes[i][letter.n_shapes]; letter.n_shapes++)
          letter.shapes[letter.n_shapes] = shapes[i][letter.n_shapes];
      }
  return letter;
}

static void
add_chosen (Word *word)
{
  char *form = g_ucs4_to_utf8 (word->chosen, word->n, NULL, NULL, NULL);

  g_ptr_array_add (word->forms, form);
}

/* Two vowels with a shape follow one another only in "ươ", and ư and o only as that. */
static gboolean
goes_with (const Word *word,
           guint i,
           gunichar letter)
{
  gunichar before = i ? without_tone (word->chosen[i - 1]) : 0, shape = without_tone (letter);

  if (i == 0 || (word->letters[i].fixed && word->letters[i - 1].fixed))
    return TRUE;
  if (before == 0x1B0)
    return shape == 0x1A1 || (shape != 'o' && !is_shaped_vowel (shape));
  return !(is_shaped_vowel (before) && is_shaped_vowel (shape));
}

static void
choose_tone (Word *word)
{
  add_chosen (word);
  if (word->toned)
    return;
  for (guint i = 0; i < word->n; i++)
    {
      gunichar c = word->chosen[i];

      if (word->letters[i].fixed || c == 'd' || c == 0x111)
        continue;
      for (guint t = 0; t < G_N_ELEMENTS (tones) && word->forms->len <= MAX_FORMS; t++)
        {
          word->chosen[i] = with_tone (c, tones[t]);
          if (word->chosen[i])
            add_chosen (word);
        }
      word->chosen[i] = c;
    }
}

static void
choose_shapes (Word *word,
               guint i)
{
  if (word->forms->len > MAX_FORMS)
    return;
  if (i == word->n)
    {
      choose_tone (word);
      return;
    }
  for (guint s = 0; s < word->letters[i].n_shapes; s++)
    if (goes_with (word, i, word->letters[i].shapes[s]))
      {
        word->chosen[i] = word->letters[i].shapes[s];
        choose_shapes (word, i + 1);
      }
}

/* The beginning "hòa" may go on as "hoàn": the tone had been moved as if the word ended. */
static char *
move_tone_back (const char *word)
{
  static const struct { const char *end, *moved; } ends[] = {
    { "òa", "oà" }, { "óa", "oá" }, { "ỏa", "oả" }, { "õa", "oã" }, { "ọa", "oạ" },
    { "òe", "oè" }, { "óe", "oé" }, { "ỏe", "oẻ" }, { "õe", "oẽ" }, { "ọe", "oẹ" },
    { "ùy", "uỳ" }, { "úy", "uý" }, { "ủy", "uỷ" }, { "ũy", "uỹ" }, { "ụy", "uỵ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (word, ends[i].end))
      return g_strdup_printf ("%.*s%s", (int) (strlen (word) - strlen (ends[i].end)), word, ends[i].moved);
  return NULL;
}

/**
 * nb_fts_forms_exact:
 * @word: a word's exact form, as the index has it
 * @prefix: whether words may go on behind it
 *
 * Returns: (transfer full) (element-type utf8): the forms, the word itself first
 */
GPtrArray *
nb_fts_forms_exact (const char *word,
                    gboolean prefix)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  char *moved = prefix ? move_tone_back (word) : NULL;

  g_ptr_array_add (forms, g_strdup (word));
  if (moved)
    g_ptr_array_add (forms, moved);
  return forms;
}

/**
 * nb_fts_forms_marked:
 * @word: a word's exact form, as the index has it
 * @prefix: whether words may go on behind it
 *
 * A letter with a mark is that letter; one without may have any that Vietnamese has for it, as long as the word has
 * one tone at most: "đan" stands for đan, đàn, đán … and đận, but "dân" only for itself and "đân".
 *
 * Returns: (transfer full) (element-type utf8): the forms, the word itself first
 */
GPtrArray *
nb_fts_forms_marked (const char *word,
                     gboolean prefix)
{
  GPtrArray *forms = nb_fts_forms_exact (word, prefix);
  guint n_typed = forms->len;

  if (g_utf8_strlen (word, -1) > MAX_LETTERS)
    return forms;
  for (guint i = 0; i < n_typed; i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
      const char *typed = g_ptr_array_index (forms, i);
      Word state = { .forms = found };

      for (const char *p = typed; *p; p = g_utf8_next_char (p))
        {
          gunichar c = g_utf8_get_char (p);

          /* where a, e or o was typed with its shape, the tone would stand there */
          state.toned |= without_tone (c) != c || (is_shaped_vowel (c) && c != 0x1B0);
          state.letters[state.n++] = letter_for (c);
        }
      choose_shapes (&state, 0);
      if (found->len > MAX_FORMS)
        continue;
      for (guint j = 0; j < found->len; j++)
        if (!g_ptr_array_find_with_equal_func (forms, g_ptr_array_index (found, j), g_str_equal, NULL))
          g_ptr_array_add (forms, g_strdup (g_ptr_array_index (found, j)));
    }
  return forms;
}
