/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-time-axis.h"

G_BEGIN_DECLS

/* Playing time: which spans are shown one after another. A value. */

typedef struct
{
  NbCalendarUnit unit;       /* what a step goes on by */
  gboolean       by_unit;    /* one unit fills the window; else the span keeps its length and slides */
  double         length;     /* of the span that slides, days */
  double         min;        /* of the whole range */
  double         max;
} NbPlayback;

void     nb_playback_init (NbPlayback *self,
                           double      from,
                           double      to,
                           double      min,
                           double      max,
                           double     *first_from,
                           double     *first_to);
gboolean nb_playback_next (const NbPlayback *self,
                           double           *from,
                           double           *to);

G_END_DECLS
