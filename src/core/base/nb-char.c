/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of nb-char.h, and what stands in none.
 * Pure; any thread. */

#include "base/nb-char.h"

#include "nb-char-table.inc"

G_STATIC_ASSERT (G_N_ELEMENTS (nb_char_latin) == NB_CHAR_LATIN_END);
G_STATIC_ASSERT (G_N_ELEMENTS (nb_char_vietnamese) == NB_CHAR_VIETNAMESE_END - NB_CHAR_VIETNAMESE);

/**
 * nb_char_ask:
 * @c: a character outside of the tables
 *
 * Returns: its flags; its lower case and its folding are not told (0)
 */
NbCharInfo
nb_char_ask (gunichar c)
{
  NbCharInfo info = { 0, };

  info.flags |= g_unichar_isalpha (c) ? NB_CHAR_ALPHA : 0;
  info.flags |= g_unichar_isdigit (c) ? NB_CHAR_DIGIT : 0;
  info.flags |= g_unichar_isalnum (c) ? NB_CHAR_ALNUM : 0;
  info.flags |= g_unichar_isupper (c) ? NB_CHAR_UPPER : 0;
  info.flags |= g_unichar_islower (c) ? NB_CHAR_LOWER : 0;
  return info;
}
