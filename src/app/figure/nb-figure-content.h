/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "painter/nb-figure.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A figure for the clipboard or to be dragged away: SVG, PNG, PDF or a file of the chosen kind, drawn when somebody wants it. */

#define NB_TYPE_FIGURE_CONTENT (nb_figure_content_get_type ())
G_DECLARE_FINAL_TYPE (NbFigureContent, nb_figure_content, NB, FIGURE_CONTENT, GdkContentProvider)

GdkContentProvider *nb_figure_content_new (const NbFigureSpec *spec,
                                           NbCatalog          *catalog,
                                           NbRowSet           *rows,
                                           NbOutlines         *outlines);

G_END_DECLS
