/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "painter/nb-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A figure on its sheet of paper, drawn by what writes the file: as large as there is room, or zoomed. */

#define NB_TYPE_FIGURE_PREVIEW (nb_figure_preview_get_type ())
G_DECLARE_FINAL_TYPE (NbFigurePreview, nb_figure_preview, NB, FIGURE_PREVIEW, GtkWidget)

void          nb_figure_preview_set_figure  (NbFigurePreview    *self,
                                             const NbFigureSpec *spec,
                                             NbCatalog          *catalog,
                                             NbRowSet           *rows,
                                             NbOutlines         *outlines);
void          nb_figure_preview_set_vision  (NbFigurePreview    *self,
                                             NbVision            vision);
void          nb_figure_preview_set_zoom    (NbFigurePreview    *self,
                                             double              zoom);
double        nb_figure_preview_get_zoom    (NbFigurePreview    *self);
GdkPaintable *nb_figure_preview_get_icon    (NbFigurePreview    *self);

G_END_DECLS
