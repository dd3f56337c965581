/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Characters, quickly: what a pass over every character of a text asks of each. Answers are GLib's own, from tables that
 * are made while the project is built (make-char-table.c), for the two blocks in which Vietnamese letters stand; any
 * other character is asked of GLib.
 */

typedef enum
{
  NB_CHAR_ALPHA = 1 << 0,
  NB_CHAR_DIGIT = 1 << 1,
  NB_CHAR_ALNUM = 1 << 2,
  NB_CHAR_UPPER = 1 << 3,
  NB_CHAR_LOWER = 1 << 4,
  NB_CHAR_MARKED = 1 << 5,     /* folding changes more than its case */
} NbCharFlags;

typedef struct
{
  guint16 lower;
  guint16 fold;      /* lower case without marks; đ as d */
  guint8  flags;
} NbCharInfo;

#define NB_CHAR_LATIN_END 0x0250
#define NB_CHAR_VIETNAMESE 0x1E00
#define NB_CHAR_VIETNAMESE_END 0x1F00

extern const NbCharInfo nb_char_latin[];
extern const NbCharInfo nb_char_vietnamese[];

NbCharInfo nb_char_ask (gunichar c);

static inline NbCharInfo
nb_char_info (gunichar c)
{
  if (c < NB_CHAR_LATIN_END)
    return nb_char_latin[c];
  if (c >= NB_CHAR_VIETNAMESE && c < NB_CHAR_VIETNAMESE_END)
    return nb_char_vietnamese[c - NB_CHAR_VIETNAMESE];
  return nb_char_ask (c);
}

/* Outside of the tables only the lower case fits into an entry, if at all. */
static inline gunichar
nb_char_lower (gunichar c)
{
  if (c < NB_CHAR_LATIN_END || (c >= NB_CHAR_VIETNAMESE && c < NB_CHAR_VIETNAMESE_END))
    return nb_char_info (c).lower;
  return g_unichar_tolower (c);
}

/* The character at @p, valid UTF-8, and the one behind it. */
static inline gunichar
nb_utf8_next (const char **p)
{
  const guchar *s = (const guchar *) *p;

  if (s[0] < 0x80)
    {
      *p += 1;
      return s[0];
    }
  if (s[0] < 0xE0)
    {
      *p += 2;
      return (gunichar) (s[0] & 0x1F) << 6 | (s[1] & 0x3F);
    }
  if (s[0] < 0xF0)
    {
      *p += 3;
      return (gunichar) (s[0] & 0x0F) << 12 | (gunichar) (s[1] & 0x3F) << 6 | (s[2] & 0x3F);
    }
  *p += 4;
  return (gunichar) (s[0] & 0x07) << 18 | (gunichar) (s[1] & 0x3F) << 12 | (gunichar) (s[2] & 0x3F) << 6 | (s[3] & 0x3F);
}

/* Writes @c, where there is room for it, and returns what is behind. */
static inline char *
nb_utf8_put (gunichar c,
             char *out)
{
  if (c < 0x80)
    *out++ = (char) c;
  else if (c < 0x800)
    {
      *out++ = (char) (0xC0 | c >> 6);
      *out++ = (char) (0x80 | (c & 0x3F));
    }
  else if (c < 0x10000)
    {
      *out++ = (char) (0xE0 | c >> 12);
      *out++ = (char) (0x80 | (c >> 6 & 0x3F));
      *out++ = (char) (0x80 | (c & 0x3F));
    }
  else
    out += g_unichar_to_utf8 (c, out);
  return out;
}

static inline gunichar
nb_utf8_get (const char *p)
{
  return nb_utf8_next (&p);
}

G_END_DECLS
