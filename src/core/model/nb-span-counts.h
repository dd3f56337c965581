/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-grouping.h"
#include "model/nb-time-frame.h"

G_BEGIN_DECLS

/*
 * How many articles of a result each province has in any span of time, without going through them: running counts at the
 * steps of the catalog's time frame. An article belongs to every span that its time overlaps.
 * Immutable, reference counted; any thread.
 */

typedef struct _NbSpanCounts NbSpanCounts;

NbSpanCounts *nb_span_counts_new       (NbCatalog          *catalog,
                                        NbRowSet           *rows);
NbSpanCounts *nb_span_counts_ref       (NbSpanCounts       *self);
void          nb_span_counts_unref     (NbSpanCounts       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbSpanCounts, nb_span_counts_unref)

void          nb_span_counts_units     (const NbSpanCounts *self,
                                        NbPlaceMode         mode,
                                        NbDay               first,
                                        NbDay               last,
                                        guint               counts[NB_N_UNIT_COUNTS]);
guint         nb_span_counts_year_only (const NbSpanCounts *self,
                                        NbDay               first,
                                        NbDay               last);
void          nb_span_counts_trends    (const NbSpanCounts *self,
                                        NbPlaceMode         mode,
                                        double              from,
                                        double              to,
                                        guint               n_bins,
                                        guint              *bins);

G_END_DECLS
