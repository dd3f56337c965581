/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "plot/nb-outlines.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Makes a figure of what the session shows: size, file, contents, a preview, and saves it. */

#define NB_TYPE_FIGURE_DIALOG (nb_figure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (NbFigureDialog, nb_figure_dialog, NB, FIGURE_DIALOG, AdwWindow)

NbFigureDialog *nb_figure_dialog_new (GtkWindow  *parent,
                                      NbSession  *session,
                                      NbOutlines *outlines);
gboolean        nb_figure_dialog_is_saving (NbFigureDialog *self);

G_END_DECLS
