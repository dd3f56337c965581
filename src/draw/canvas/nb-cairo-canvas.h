/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Draws on any cairo context: PNG, PDF, the nodes of a preview. */

#define NB_TYPE_CAIRO_CANVAS (nb_cairo_canvas_get_type ())
G_DECLARE_FINAL_TYPE (NbCairoCanvas, nb_cairo_canvas, NB, CAIRO_CANVAS, GObject)

NbCanvas *nb_cairo_canvas_new (cairo_t *cr);

/* Adds the polygon to the context's path, for canvases that fill polygons through cairo. */
void      nb_cairo_polygon    (cairo_t         *cr,
                               const NbPolygon *polygon);

G_END_DECLS
