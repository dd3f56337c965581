/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-geometry.h"

G_BEGIN_DECLS

/* Columns that stand out, and where the notes at them stand. Pure functions. */

typedef struct
{
  double x;            /* left edge */
  double width;
  double top;          /* y of its upper end */
  double value;
} NbPeakColumn;

typedef struct
{
  guint    column;     /* in: whose note it is */
  double   width;      /* in: of its words */
  double   height;
  gboolean is_placed;  /* out */
  gboolean is_left;    /* out: the words stand left of the leader */
  double   leader;     /* out: x of the leader … */
  NbRect   rect;       /* out: … and the words; the leader goes from its top down to the column */
} NbPeakNote;

typedef struct
{
  NbRect area;         /* where notes may stand */
  double level;        /* notes begin at whole levels below the area's top */
  double gap;          /* between leader and words, and around words */
  double clearance;    /* between words and the columns below them */
} NbPeakStyle;

guint nb_peaks_choose (const NbPeakColumn *columns,
                       guint               n_columns,
                       guint               max_peaks,
                       guint              *chosen);
void  nb_peaks_place  (const NbPeakColumn *columns,
                       guint               n_columns,
                       NbPeakNote         *notes,
                       guint               n_notes,
                       guint               max_placed,
                       const NbPeakStyle  *style);

G_END_DECLS
