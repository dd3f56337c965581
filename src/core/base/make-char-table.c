/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writes nb-char-table.inc: what GLib says of the letters that Vietnamese text is made of, so that the passes over
 * every character of every text look it up instead of asking.  Runs while the project is built. */

#include "base/nb-char.h"

#include <stdio.h>

static gunichar
fold (gunichar c)
{
  gunichar parts[4];

  if (c == 0x0110 || c == 0x0111 || c == 0x00D0 || c == 0x00F0)
    return 'd';
  if (g_unichar_fully_decompose (c, FALSE, parts, G_N_ELEMENTS (parts)) > 1)
    c = parts[0];
  return g_unichar_tolower (c);
}

static void
write_entry (gunichar c)
{
  gunichar lower = g_unichar_tolower (c), plain = fold (c);
  guint flags = 0;

  flags |= g_unichar_isalpha (c) ? NB_CHAR_ALPHA : 0;
  flags |= g_unichar_isdigit (c) ? NB_CHAR_DIGIT : 0;
  flags |= g_unichar_isalnum (c) ? NB_CHAR_ALNUM : 0;
  flags |= g_unichar_isupper (c) ? NB_CHAR_UPPER : 0;
  flags |= g_unichar_islower (c) ? NB_CHAR_LOWER : 0;
  flags |= c >= 0x80 && plain != lower ? NB_CHAR_MARKED : 0;
  printf ("  { 0x%04X, 0x%04X, 0x%02X },\n", lower, plain, flags);
}

static void
write_table (const char *name,
             gunichar first,
             gunichar last)
{
  printf ("const NbCharInfo %s[] = {\n", name);
  for (gunichar c = first; c < last; c++)
    write_entry (c);
  printf ("};\n");
}

int
main (void)
{
  write_table ("nb_char_latin", 0, NB_CHAR_LATIN_END);
  write_table ("nb_char_vietnamese", NB_CHAR_VIETNAMESE, NB_CHAR_VIETNAMESE_END);
  return 0;
}
