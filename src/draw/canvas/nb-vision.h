/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* How others see a picture: simulated colour vision deficiencies, and a photocopier's greys. */
typedef enum { NB_VISION_USUAL, NB_VISION_DEUTAN, NB_VISION_PROTAN, NB_VISION_TRITAN, NB_VISION_GREY } NbVision;

/* @rgb: red, green, blue, 0 … 255 each, changed in place. */
void nb_vision_apply_rgb     (NbVision         vision,
                              guint8           rgb[3]);
void nb_vision_apply_surface (NbVision         vision,
                              cairo_surface_t *surface);

G_END_DECLS
