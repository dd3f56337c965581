/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a line of text ends that is too long for its place. Pure functions over a measuring callback;
 * used by the layouts, on whichever thread makes them. */

#include "plot/nb-text-fit.h"

#include <string.h>

#define ELLIPSIS "…"

/* No place on the canvas is wider than this many characters; measuring a title of 2,000 would only cost time. */
#define MAX_CHARS 240

static double
measure (const NbTextRuler *ruler,
         NbTextRole role,
         const char *text,
         gssize length)
{
  return ruler->measure (role, text, length, ruler->user_data);
}

/**
 * nb_text_width:
 *
 * Returns: the width of one line of text, in the canvas's units
 */
double
nb_text_width (const NbTextRuler *ruler,
               NbTextRole role,
               const char *text)
{
  return measure (ruler, role, text, -1);
}

/* Line breaks and tabs of foreign titles become spaces; what is longer than any place is cut. */
static char *
one_line (const char *text,
          glong max_chars,
          gboolean *was_cut)
{
  glong n = g_utf8_strlen (text, -1);
  char *line = n > max_chars ? g_utf8_substring (text, 0, max_chars) : g_strdup (text);

  *was_cut = n > max_chars;
  /* nor is any other control character for a canvas; no byte of a longer character is below 0x80 */
  for (char *p = line; *p; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  return g_strstrip (line);
}

static gboolean
is_trailing (char c)
{
  return c == ' ' || c == ',' || c == ':' || c == ';' || c == '-';
}

/* The start of the letter that @end is in the middle of: accents and joined signs are not torn from what they belong to. */
static gsize
letter_start (const char *text,
              gsize end)
{
  while (end > 0 && text[end])
    {
      gunichar next = g_utf8_get_char (text + end), before = g_utf8_get_char (g_utf8_prev_char (text + end));

      if (!g_unichar_ismark (next) && !g_unichar_iszerowidth (next) && !g_unichar_iszerowidth (before))
        break;
      end = g_utf8_prev_char (text + end) - text;
    }
  return end;
}

/* Cuts before the ellipsis what does not belong at a line's end. */
static gsize
trim_end (const char *text,
          gsize length)
{
  while (length > 0 && is_trailing (text[length - 1]))
    length--;
  while (length >= 3 && memcmp (text + length - 3, "–", 3) == 0)
    {
      length -= 3;
      while (length > 0 && is_trailing (text[length - 1]))
        length--;
    }
  return length;
}

/* Returns: (nullable): the first @length bytes, or fewer, and an ellipsis */
static char *
shorten (const char *line,
         gssize *length)
{
  const char *space;
  gsize end = *length;

  if (g_utf8_strlen (line, end) < 2)
    return NULL;
  if (line[end] != ' ' && line[end] != '\0')
    {
      space = g_strrstr_len (line, end, " ");
      if (space && (gsize) (space - line) > end * 11 / 20)
        end = space - line;
    }
  end = trim_end (line, letter_start (line, end));
  *length = end;
  return end ? g_strdup_printf ("%.*s" ELLIPSIS, (int) end, line) : NULL;
}

/* The bytes of the longest beginning that is at most so wide by itself. */
static gsize
search_end (const NbTextRuler *ruler,
            NbTextRole role,
            const char *line,
            double width)
{
  glong low = 0, high = g_utf8_strlen (line, -1);

  while (low < high)
    {
      glong middle = (low + high + 1) / 2;

      if (measure (ruler, role, line, g_utf8_offset_to_pointer (line, middle) - line) <= width)
        low = middle;
      else
        high = middle - 1;
    }
  return g_utf8_offset_to_pointer (line, low) - line;
}

/**
 * nb_text_fit:
 * @text: any text
 * @max_width: the room there is
 * @width: (out) (optional): how wide the text is then, to a kerning pair
 *
 * Shortens a text to its place: it ends at a word, with "…", unless that would lose nearly half of what fits.
 *
 * Returns: (transfer full) (nullable): the text as it fits, or %NULL if not even a few letters do
 */
char *
nb_text_fit (const NbTextRuler *ruler,
             NbTextRole role,
             const char *text,
             double max_width,
             double *width)
{
  gboolean was_cut;
  g_autofree char *line = one_line (text, MAX_CHARS, &was_cut);
  char *fitted = NULL;
  double ellipsis, whole;
  gssize end;

  if (*line == '\0')
    return NULL;
  whole = measure (ruler, role, line, strlen (line));
  if (!was_cut && whole <= max_width)
    {
      if (width)
        *width = whole;
      return g_steal_pointer (&line);
    }

  ellipsis = measure (ruler, role, ELLIPSIS, -1);
  end = ruler->break_at ? ruler->break_at (role, line, max_width - ellipsis, ruler->user_data) : -1;
  if (end < 0)
    end = search_end (ruler, role, line, max_width - ellipsis);
  fitted = shorten (line, &end);
  if (width)
    *width = fitted ? measure (ruler, role, line, end) + ellipsis : 0;
  return fitted;
}

/**
 * nb_text_wrap:
 * @max_lines: at least 1
 *
 * Breaks a text into lines at spaces; the last one is shortened if there is more.
 *
 * Returns: (transfer full): the lines; empty for an empty text
 */
char **
nb_text_wrap (const NbTextRuler *ruler,
              NbTextRole role,
              const char *text,
              double max_width,
              guint max_lines)
{
  gboolean was_cut;
  g_autofree char *line = one_line (text, (glong) MAX_CHARS * MAX (max_lines, 1), &was_cut);
  GStrvBuilder *lines = g_strv_builder_new ();
  const char *rest = line;
  char **result;
  guint n = 0;

  while (*rest)
    {
      const char *end = NULL;

      n++;
      if (n < max_lines)
        for (const char *p = rest;; p++)
          {
            if (*p != ' ' && *p != '\0')
              continue;
            if (measure (ruler, role, rest, p - rest) > max_width)
              break;
            end = p;
            if (*p == '\0')
              break;
          }
      if (!end)
        {
          /* the last line, or a word wider than the line */
          const char *stop = n < max_lines ? strchr (rest, ' ') : NULL;
          g_autofree char *piece = stop ? g_strndup (rest, stop - rest) : g_strconcat (rest, was_cut ? "…" : NULL, NULL);
          g_autofree char *fitted = nb_text_fit (ruler, role, piece, max_width, NULL);

          if (fitted)
            g_strv_builder_add (lines, fitted);
          if (!stop)
            break;
          end = stop;
        }
      else
        {
          g_autofree char *piece = g_strndup (rest, end - rest);

          g_strv_builder_add (lines, piece);
        }
      rest = end;
      while (*rest == ' ')
        rest++;
    }

  result = g_strv_builder_end (lines);
  g_strv_builder_unref (lines);
  return result;
}
