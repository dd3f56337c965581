/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/* Writes a PNG from top to bottom, as many rows at a time as one likes: a poster's pixels never are in memory at once. */
typedef struct _NbPngWriter NbPngWriter;

NbPngWriter *nb_png_writer_new        (guint            width,
                                       guint            height,
                                       double           dpi);
void         nb_png_writer_add_text   (NbPngWriter     *self,
                                       const char      *keyword,
                                       const char      *text);
gboolean     nb_png_writer_add_rows   (NbPngWriter     *self,
                                       cairo_surface_t *surface,
                                       guint            n_rows,
                                       GError         **error);
GBytes      *nb_png_writer_finish     (NbPngWriter     *self,
                                       GError         **error);
void         nb_png_writer_free       (NbPngWriter     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbPngWriter, nb_png_writer_free)

G_END_DECLS
