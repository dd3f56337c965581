/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* The surface as a PNG that knows its resolution and what it shows. */
GBytes *nb_png_write (cairo_surface_t *surface,
                      double           dpi,
                      const char      *title,
                      const char      *description);

G_END_DECLS
