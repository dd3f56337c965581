/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-grouping.h"
#include "plot/nb-time-axis.h"

G_BEGIN_DECLS

/* Counts per calendar unit over all dated articles given, split by a grouping. Immutable once made. */

typedef struct
{
  NbCalendarUnit unit;
  guint          n_bins;
  guint          n_groups;
  NbDay         *starts;      /* n_bins + 1 of them */
  guint         *counts;      /* counts[bin * n_groups + group]: articles known to lie in the bin */
  guint         *totals;      /* of all groups */
  double        *pale;        /* articles that are known less exactly, spread evenly over their time */
} NbBins;

NbBins        *nb_bins_new         (NbCatalog        *catalog,
                                    const guint32    *rows,
                                    guint             n_rows,
                                    const NbGrouping *grouping,
                                    NbCalendarUnit    unit);
void           nb_bins_free        (NbBins           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbBins, nb_bins_free)

NbDay         *nb_bins_starts      (NbCalendarUnit    unit,
                                    NbDay             first,
                                    NbDay             last,
                                    guint            *n_bins);
/* The bin that a day lies in, or the nearest one. */
guint          nb_bins_find        (const NbBins     *self,
                                    NbDay             day);
/* The smallest calendar unit whose column is at least @min_width wide. */
NbCalendarUnit nb_bins_choose_unit (const NbTimeAxis *axis,
                                    double            min_width);
/* The step of a value axis with at most three lines below @max: 1, 2, 3, 4, 5, 10 … */
guint          nb_value_step       (double            max);

G_END_DECLS
