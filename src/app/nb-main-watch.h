/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-debug.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Measures what the user waits for: turns of the main loop (NIENBIEU_DEBUG=stalls) and the way to the first picture
 * (NIENBIEU_DEBUG=start). Says it on stderr. */

typedef struct _NbMainWatch NbMainWatch;

/* Whether the window that is watched has drawn what it was opened for. */
typedef gboolean (*NbMainWatchDrawn) (GtkWidget *window);

NbMainWatch *nb_main_watch_new        (NbDebugFlags      flags);
void         nb_main_watch_free       (NbMainWatch      *self);
void         nb_main_watch_add_window (NbMainWatch      *self,
                                       GtkWidget        *window,
                                       NbMainWatchDrawn  drawn);
void         nb_main_watch_note       (NbMainWatch      *self,
                                       const char       *milestone);

G_END_DECLS
