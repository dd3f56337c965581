/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Widths of words in one font, each shaped once.
 * Owned by a typesetter; in its one thread. */

#include "canvas/nb-word-widths.h"

#include <string.h>

/* Vietnamese is written with some 7,000 syllables; when there are more, all are forgotten. */
#define MAX_WORDS 16384

typedef struct
{
  const char *text;         /* not ended by a zero */
  guint length;             /* in bytes */
  guint n_chars;
  float *ends;              /* where each character ends, from the word's beginning */
} Word;

struct _NbWordWidths
{
  PangoLayout *layout;      /* what the words are shaped in, one after the other */
  GHashTable *words;        /* a set of Word */
  guint n_shaped;
};

static guint
hash_word (gconstpointer key)
{
  const Word *word = key;
  guint hash = 5381;

  for (guint i = 0; i < word->length; i++)
    hash = hash * 33 + (guchar) word->text[i];
  return hash;
}

static gboolean
are_equal (gconstpointer a,
           gconstpointer b)
{
  const Word *x = a, *y = b;

  return x->length == y->length && memcmp (x->text, y->text, x->length) == 0;
}

/* One block of memory: the word, its ends, its text. */
static Word *
shape (NbWordWidths *self,
       const char *text,
       guint length)
{
  guint n_chars = g_utf8_strlen (text, length);
  Word *word = g_malloc (sizeof (Word) + n_chars * sizeof (float) + length);
  PangoLayoutLine *line;
  const char *p = text;

  self->n_shaped++;
  word->n_chars = n_chars;
  word->length = length;
  word->ends = (float *) (word + 1);
  word->text = memcpy (word->ends + n_chars, text, length);
  pango_layout_set_text (self->layout, text, length);
  line = pango_layout_get_line_readonly (self->layout, 0);
  for (guint i = 0; i < n_chars; i++)
    {
      int x;

      p = g_utf8_next_char (p);
      pango_layout_line_index_to_x (line, p - text, FALSE, &x);
      word->ends[i] = (float) x / PANGO_SCALE;
    }
  return word;
}

static const Word *
find (NbWordWidths *self,
      const char *text,
      guint length)
{
  Word key = { text, length, 0, NULL }, *word = g_hash_table_lookup (self->words, &key);

  if (word)
    return word;
  if (g_hash_table_size (self->words) >= MAX_WORDS)
    g_hash_table_remove_all (self->words);
  word = shape (self, text, length);
  g_hash_table_add (self->words, word);
  return word;
}

/* A blank is a word of its own. */
static guint
word_length (const char *text,
             const char *end)
{
  const char *space = *text == ' ' ? text + 1 : memchr (text, ' ', end - text);

  return (space ? space : end) - text;
}

/**
 * nb_word_widths_new:
 * @attributes: of all text
 *
 * Returns: (transfer full): what measures text in that font
 */
NbWordWidths *
nb_word_widths_new (PangoContext *context,
                    const PangoFontDescription *font,
                    PangoAttrList *attributes)
{
  NbWordWidths *self = g_new0 (NbWordWidths, 1);

  self->layout = pango_layout_new (context);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_attributes (self->layout, attributes);
  self->words = g_hash_table_new_full (hash_word, are_equal, g_free, NULL);
  return self;
}

void
nb_word_widths_free (NbWordWidths *self)
{
  g_hash_table_unref (self->words);
  g_object_unref (self->layout);
  g_free (self);
}

/**
 * nb_word_widths_can_measure:
 *
 * Returns: whether the text is in Latin, Greek or Cyrillic letters and usual signs, where what stands first comes first and
 * a word looks the same whatever stands beside it
 */
gboolean
nb_word_widths_can_measure (const char *text)
{
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = (guchar) *p < 0x80 ? (gunichar) *p : g_utf8_get_char (p);

      if (c >= 0x530 && !(c >= 0x1e00 && c < 0x2000) && !(c >= 0x2010 && c < 0x2028) && !(c >= 0x2030 && c < 0x2050))
        return FALSE;
    }
  return TRUE;
}

/**
 * nb_word_widths_measure:
 * @text: a line that nb_word_widths_can_measure()
 * @length: bytes of it, ending with a character
 *
 * Returns: how wide the beginning is, to a kerning pair with a blank
 */
double
nb_word_widths_measure (NbWordWidths *self,
                        const char *text,
                        gsize length)
{
  const char *stop = text + length, *end = text + strlen (text);
  double width = 0;

  while (text < stop)
    {
      guint bytes = word_length (text, end);
      const Word *word = find (self, text, bytes);
      guint n = text + bytes <= stop ? word->n_chars : (guint) g_utf8_strlen (text, stop - text);

      width += n ? word->ends[n - 1] : 0;
      text += bytes;
    }
  return width;
}

/**
 * nb_word_widths_break_at:
 * @text: a line that nb_word_widths_can_measure()
 *
 * Returns: the bytes of the longest beginning that is not wider
 */
gsize
nb_word_widths_break_at (NbWordWidths *self,
                         const char *text,
                         double width)
{
  const char *p = text, *end = text + strlen (text);

  while (p < end)
    {
      guint bytes = word_length (p, end), n = 0;
      const Word *word = find (self, p, bytes);

      if (word->n_chars && word->ends[word->n_chars - 1] <= width)
        {
          width -= word->ends[word->n_chars - 1];
          p += bytes;
          continue;
        }
      while (n < word->n_chars && word->ends[n] <= width)
        n++;
      return g_utf8_offset_to_pointer (p, n) - text;
    }
  return p - text;
}

guint
nb_word_widths_get_n_shaped (NbWordWidths *self)
{
  return self->n_shaped;
}
