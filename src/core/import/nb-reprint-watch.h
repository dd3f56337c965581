/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

/*
 * Has reprints looked for in the background whenever a library has changed and is quiet again, and once at the beginning.
 * Signal "failed" (GError *error), in the main context that made it.
 */

#define NB_TYPE_REPRINT_WATCH (nb_reprint_watch_get_type ())
G_DECLARE_FINAL_TYPE (NbReprintWatch, nb_reprint_watch, NB, REPRINT_WATCH, GObject)

NbReprintWatch *nb_reprint_watch_new  (NbLibrary      *library);
void            nb_reprint_watch_stop (NbReprintWatch *self);

G_END_DECLS
