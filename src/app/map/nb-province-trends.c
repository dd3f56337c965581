/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts and sparklines of the provinces for a session's visible span. A value owned by the sidebar; main thread. */

#include "map/nb-province-trends.h"

#include "widgets/nb-row-words.h"

/**
 * nb_province_trends_fill:
 *
 * Counts the session's result over its visible span in its division of places. While the span shows the whole
 * library, undated articles count too.
 */
void
nb_province_trends_fill (NbProvinceTrends *self,
                         NbSession        *session)
{
  NbSpanCounts *spans = nb_session_get_spans (session);
  NbPlaceMode mode = nb_session_get_place_mode (session);
  double from, to;
  gboolean whole = nb_span_is_whole (session, &from, &to);

  nb_span_counts_units (spans, mode, whole ? NB_DAY_NONE : (NbDay) from, whole ? NB_DAY_NONE : (NbDay) (to - 0.001), self->counts);
  nb_span_counts_trends (spans, mode, from, to, NB_SPARKLINE_BINS, self->bins[0]);
}
