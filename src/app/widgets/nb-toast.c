/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Toasts that say just what they are told: a file's name may have an ampersand, and a toast's title is markup.
 * Main thread. */

#include "widgets/nb-toast.h"

/**
 * nb_toast_new:
 * @words: plain text
 * @seconds: how long it stays; give time to find a button to those too who come to it by keyboard
 *
 * Returns: (transfer full): a toast, to be handed to its overlay
 */
AdwToast *
nb_toast_new (const char *words,
              guint       seconds)
{
  g_autofree char *escaped = g_markup_escape_text (words, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_timeout (toast, seconds);
  return toast;
}
