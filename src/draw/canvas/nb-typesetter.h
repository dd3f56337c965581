/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-shaped-text.h"
#include "plot/nb-text-fit.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * Shapes texts by role and keeps them: asking twice for the same text costs a look-up.
 * Owned by a view or a figure; lives in that one thread.
 */

#define NB_TYPE_TYPESETTER (nb_typesetter_get_type ())
G_DECLARE_FINAL_TYPE (NbTypesetter, nb_typesetter, NB, TYPESETTER, GObject)

/* The fonts where nobody says otherwise: what the desktops give, then one that has all Vietnamese letters. */
#define NB_FONT_FAMILY "Adwaita Sans, Inter, Cantarell, DejaVu Sans"

NbTypesetter *nb_typesetter_new       (PangoContext *context,
                                       const char   *family,
                                       double        scale);
/* With a context of its own, for canvases that are no screen: no hinting, widths independent of the resolution. */
NbTypesetter *nb_typesetter_new_plain (const char   *family,
                                       double        scale);
double        nb_typesetter_get_scale (NbTypesetter *self);
NbText       *nb_typesetter_get       (NbTypesetter *self,       /* transfer none: kept until the cache turns over */
                                       NbTextRole    role,
                                       const char   *text);
NbTextRuler   nb_typesetter_get_ruler (NbTypesetter *self);
guint         nb_typesetter_get_n_shaped (NbTypesetter *self);
double        nb_typesetter_get_size  (NbTypesetter *self,
                                       NbTextRole    role);

G_END_DECLS
