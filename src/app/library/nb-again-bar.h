/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "store/nb-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Offers to read again what an older version read, and shows how far that is. Nothing is seen of it while there is nothing
 * to read; the library can be used meanwhile.
 *
 * Signal "told" (char *words): the reading has ended, in words.
 */

#define NB_TYPE_AGAIN_BAR (nb_again_bar_get_type ())
G_DECLARE_FINAL_TYPE (NbAgainBar, nb_again_bar, NB, AGAIN_BAR, GtkWidget)

void nb_again_bar_set_library (NbAgainBar *self,
                               NbLibrary  *library,
                               NbPlaces   *places);

G_END_DECLS
