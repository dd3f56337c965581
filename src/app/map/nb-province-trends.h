/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include "painter/nb-sparkline.h"

G_BEGIN_DECLS

/* Per unit: articles in the visible span, and how they are spread over it. */
typedef struct
{
  guint counts[NB_N_UNIT_COUNTS];
  guint bins[NB_N_UNITS][NB_SPARKLINE_BINS];
} NbProvinceTrends;

void nb_province_trends_fill (NbProvinceTrends *self,
                              NbSession        *session);

G_END_DECLS
