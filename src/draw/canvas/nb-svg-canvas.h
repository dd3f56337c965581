/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"

G_BEGIN_DECLS

/* Writes SVG with real text: <text> that can be searched and copied, a <title> and <desc> for each group, numbers that
 * are the same on every machine. */

#define NB_TYPE_SVG_CANVAS (nb_svg_canvas_get_type ())
G_DECLARE_FINAL_TYPE (NbSvgCanvas, nb_svg_canvas, NB, SVG_CANVAS, GObject)

/* @width_attribute and @height_attribute are written as they are: "174mm"; the view box is width × height. */
NbCanvas *nb_svg_canvas_new    (double       width,
                                double       height,
                                const char  *width_attribute,
                                const char  *height_attribute,
                                const char  *title,
                                const char  *description,
                                const char  *metadata,
                                const char  *language);
/* Ends the document; the canvas draws no more. */
char     *nb_svg_canvas_finish (NbSvgCanvas *self,
                                gsize       *length);

G_END_DECLS
