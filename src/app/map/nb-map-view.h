/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "plot/nb-outlines.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The map of provinces, coloured by counts that are handed to it. A click toggles the province in the query. */

#define NB_TYPE_MAP_VIEW (nb_map_view_get_type ())
G_DECLARE_FINAL_TYPE (NbMapView, nb_map_view, NB, MAP_VIEW, GtkWidget)

GtkWidget *nb_map_view_new         (void);
void       nb_map_view_set_session (NbMapView   *self,
                                    NbSession   *session,
                                    NbOutlines  *outlines);
void       nb_map_view_set_counts  (NbMapView   *self,
                                    const guint *counts);

G_END_DECLS
