/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How close the timeline is: a scale from decades to days; where there is little room − unit +. */

#define NB_TYPE_ZOOM_SCALE (nb_zoom_scale_get_type ())
G_DECLARE_FINAL_TYPE (NbZoomScale, nb_zoom_scale, NB, ZOOM_SCALE, GtkWidget)

void nb_zoom_scale_set_session    (NbZoomScale *self,
                                   NbSession   *session);
void nb_zoom_scale_set_narrow     (NbZoomScale *self,
                                   gboolean     narrow);
int  nb_zoom_scale_get_wide_width (NbZoomScale *self);

G_END_DECLS
