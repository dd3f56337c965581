/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The members of a JSON object, one after the other.
 * Pure functions; any thread. */

#include "import/nb-json-members.h"

#include <string.h>

typedef struct
{
  const char *p;
  const char *end;
} Scanner;

static void
skip_space (Scanner *s)
{
  while (s->p < s->end && (*s->p == ' ' || *s->p == '\t' || *s->p == '\n' || *s->p == '\r'))
    s->p++;
}

static gboolean
take (Scanner *s,
      char c)
{
  if (s->p == s->end || *s->p != c)
    return FALSE;
  s->p++;
  return TRUE;
}

/* Over a string, whose first mark is next. */
static gboolean
skip_string (Scanner *s)
{
  if (!take (s, '"'))
    return FALSE;
  for (; s->p < s->end; s->p++)
    {
      if (*s->p == '"')
        {
          s->p++;
          return TRUE;
        }
      if ((guchar) *s->p < 0x20)
        return FALSE;
      if (*s->p == '\\' && ++s->p == s->end)
        return FALSE;
    }
  return FALSE;
}

static guint
skip_digits (Scanner *s)
{
  guint n = 0;

  for (; s->p < s->end && g_ascii_isdigit (*s->p); s->p++)
    n++;
  return n;
}

static gboolean
skip_number (Scanner *s)
{
  take (s, '-');
  if (!take (s, '0') && skip_digits (s) == 0)
    return FALSE;
  if (take (s, '.') && skip_digits (s) == 0)
    return FALSE;
  if (take (s, 'e') || take (s, 'E'))
    {
      if (!take (s, '+'))
        take (s, '-');
      return skip_digits (s) > 0;
    }
  return TRUE;
}

static gboolean
skip_word (Scanner *s,
           const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (s->end - s->p) < length || memcmp (s->p, word, length) != 0)
    return FALSE;
  s->p += length;
  return TRUE;
}

static gboolean skip_value (Scanner *s, guint depth);

/* An object or a list, whose bracket was taken. */
static gboolean
skip_rest (Scanner *s,
           char close,
           guint depth)
{
  skip_space (s);
  if (take (s, close))
    return TRUE;
  do
    {
      skip_space (s);
      if (close == '}')
        {
          if (!skip_string (s))
            return FALSE;
          skip_space (s);
          if (!take (s, ':'))
            return FALSE;
          skip_space (s);
        }
      if (!skip_value (s, depth))
        return FALSE;
      skip_space (s);
    }
  while (take (s, ','));
  return take (s, close);
}

static gboolean
skip_value (Scanner *s,
            guint depth)
{
  if (s->p == s->end || depth == 0)
    return FALSE;
  switch (*s->p)
    {
    case '"':
      return skip_string (s);
    case '{':
      s->p++;
      return skip_rest (s, '}', depth - 1);
    case '[':
      s->p++;
      return skip_rest (s, ']', depth - 1);
    case 't':
      return skip_word (s, "true");
    case 'f':
      return skip_word (s, "false");
    case 'n':
      return skip_word (s, "null");
    default:
      return skip_number (s);
    }
}

static gboolean
read_hex (const char *p,
          const char *end,
          gunichar *value)
{
  *value = 0;
  if (end - p < 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      if (!g_ascii_isxdigit (p[i]))
        return FALSE;
      *value = *value * 16 + g_ascii_xdigit_value (p[i]);
    }
  return TRUE;
}

/* The character behind "\u"; two escapes stand for one beyond the sixteen bits. NUL and halves of pairs are none. */
static gboolean
read_unicode (const char **p,
              const char *end,
              gunichar *c)
{
  gunichar low;

  if (!read_hex (*p, end, c) || *c == 0 || (*c >= 0xDC00 && *c <= 0xDFFF))
    return FALSE;
  *p += 4;
  if (*c < 0xD800 || *c > 0xDBFF)
    return TRUE;
  if (end - *p < 6 || (*p)[0] != '\\' || (*p)[1] != 'u' || !read_hex (*p + 2, end, &low) || low < 0xDC00 || low > 0xDFFF)
    return FALSE;
  *p += 6;
  *c = 0x10000 + ((*c - 0xD800) << 10) + (low - 0xDC00);
  return TRUE;
}

/**
 * nb_json_unescape:
 * @value: a string with its quotation marks
 *
 * Returns: (transfer full) (nullable): the text; %NULL if an escape in it stands for nothing
 */
char *
nb_json_unescape (const char *value,
                  gsize length)
{
  static const char letters[] = "\"\\/bfnrt", plain[] = "\"\\/\b\f\n\r\t";
  const char *p = value + 1, *end = value + length - 1;
  g_autofree char *text = g_malloc (length);
  char *out = text;

  while (p < end)
    {
      const char *escape = memchr (p, '\\', end - p);
      const char *stop = escape ? escape : end;
      const char *letter;
      gunichar c;

      memcpy (out, p, stop - p);
      out += stop - p;
      p = stop;
      if (!escape)
        break;
      if (++p == end)
        return NULL;
      letter = strchr (letters, *p);
      if (letter && *p)
        {
          *out++ = plain[letter - letters];
          p++;
        }
      else if (*p++ == 'u' && read_unicode (&p, end, &c))
        out += g_unichar_to_utf8 (c, out);
      else
        return NULL;
    }
  *out = '\0';
  return g_steal_pointer (&text);
}

/**
 * nb_json_append_string:
 * @text: UTF-8
 */
void
nb_json_append_string (GString *out,
                       const char *text)
{
  g_string_append_c (out, '"');
  for (; *text; text++)
    if ((guchar) *text < 0x20 || *text == '"' || *text == '\\' || *text == 0x7f)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *text);
    else
      g_string_append_c (out, *text);
  g_string_append_c (out, '"');
}

/**
 * nb_json_foreach_member:
 * @text: UTF-8
 * @func: (scope call): called with each member in turn, also with those before a mistake
 *
 * Returns: whether @text is one object
 */
gboolean
nb_json_foreach_member (const char *text,
                        gsize length,
                        NbJsonMemberFunc func,
                        gpointer user_data)
{
  Scanner s = { text, text + length };

  skip_space (&s);
  if (!take (&s, '{'))
    return FALSE;
  skip_space (&s);
  if (take (&s, '}'))
    {
      skip_space (&s);
      return s.p == s.end;
    }
  do
    {
      g_autofree char *name = NULL;
      const char *from;

      skip_space (&s);
      from = s.p;
      if (!skip_string (&s) || !(name = nb_json_unescape (from, s.p - from)))
        return FALSE;
      skip_space (&s);
      if (!take (&s, ':'))
        return FALSE;
      skip_space (&s);
      from = s.p;
      if (!skip_value (&s, NB_JSON_MAX_NESTING))
        return FALSE;
      func (name, from, s.p - from, user_data);
      skip_space (&s);
    }
  while (take (&s, ','));
  if (!take (&s, '}'))
    return FALSE;
  skip_space (&s);
  return s.p == s.end;
}
