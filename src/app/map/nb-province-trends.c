/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts and sparklines of the provinces for a session's visible span. A value owned by the sidebar; main thread. */

#include "map/nb-province-trends.h"

#include "widgets/nb-row-words.h"

#include <string.h>

/* The first dated row whose first day is not before @day; rows stand in the order of time. */
static guint
first_row_from (NbCatalog      *catalog,
                const NbRowSet *rows,
                double          day)
{
  guint low = 0, high = rows->n_dated;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (nb_catalog_get_row (catalog, nb_row_set_get (rows, middle))->first < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

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
  NbCatalog *catalog = nb_session_get_catalog (session);
  NbRowSet *rows = nb_session_get_result (session);
  NbPlaces *places = nb_session_get_places (session);
  NbPlaceMode mode = nb_session_get_place_mode (session);
  double from, to;
  gboolean whole;

  memset (self, 0, sizeof *self);
  whole = nb_span_is_whole (session, &from, &to);
  nb_count_units (catalog, rows, mode, whole ? NB_DAY_NONE : (NbDay) from, whole ? NB_DAY_NONE : (NbDay) (to - 0.001),
                  self->counts);

  for (guint i = first_row_from (catalog, rows, from); i < rows->n_dated; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (catalog, nb_row_set_get (rows, i));
      NbUnit unit;

      if (row->first >= to)
        break;
      if (row->unit == NB_UNIT_NONE || row->precision >= NB_PRECISION_YEAR)
        continue;
      unit = nb_places_map (places, row->unit, mode);
      if (unit < NB_N_UNITS)
        {
          guint bin = (guint) ((row->first - from) / (to - from) * NB_SPARKLINE_BINS);

          self->bins[unit][MIN (bin, NB_SPARKLINE_BINS - 1)]++;
        }
    }
}
