/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-text-fit.h"
#include "plot/nb-time-axis.h"

G_BEGIN_DECLS

/* The ruler: two levels of calendar units at most, chosen by the room that their labels have. */

typedef struct
{
  NbDay    day;            /* the start of the unit */
  double   x;
  double   width;          /* of the unit */
  gboolean is_major;
  gboolean is_bold;        /* every fifth year, a major unit over a minor one */
  gboolean is_rest_day;    /* a Sunday */
  char    *label;          /* NULL: a tick without a label */
  double   label_x;        /* its left end */
} NbTick;

typedef struct
{
  gboolean       has_minor;
  NbCalendarUnit major;
  NbCalendarUnit minor;
  GArray        *ticks;    /* of NbTick, major and minor, in the order of time; the label is owned */
} NbTicks;

NbTicks *nb_ticks_new  (const NbTimeAxis  *axis,
                        const NbTextRuler *ruler);
void     nb_ticks_free (NbTicks           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbTicks, nb_ticks_free)

G_END_DECLS
