/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"
#include "canvas/nb-theme.h"

G_BEGIN_DECLS

/* Small columns on a hairline, as in the list of provinces: 84 × 16. */
#define NB_SPARKLINE_WIDTH 84
#define NB_SPARKLINE_HEIGHT 16
#define NB_SPARKLINE_BINS 21

void nb_paint_sparkline (NbCanvas      *canvas,
                         const NbRect  *rect,
                         const guint   *values,
                         guint          n_values,
                         const NbTheme *theme);

G_END_DECLS
