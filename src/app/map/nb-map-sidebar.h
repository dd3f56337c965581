/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "plot/nb-outlines.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The pane on the left: which division of provinces, the map, the list with counts over the visible span. */

#define NB_TYPE_MAP_SIDEBAR (nb_map_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (NbMapSidebar, nb_map_sidebar, NB, MAP_SIDEBAR, GtkWidget)

void nb_map_sidebar_set_session (NbMapSidebar *self,
                                 NbSession    *session,
                                 NbOutlines   *outlines);
GtkWidget *nb_map_sidebar_get_play_button (NbMapSidebar *self);
void       nb_map_sidebar_set_playing     (NbMapSidebar *self,
                                           gboolean      playing);

G_END_DECLS
