/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the session's articles are looked at: places, lanes, colours, context, the visible span, what is open and what the
 * pointer is over. Part of NbSession; main thread. */

#include "model/nb-session-private.h"

#include <math.h>
#include <string.h>

#define MIN_SPAN 1.0
#define DEFAULT_FIRST_YEAR 2010

NbPlaceMode
nb_session_get_place_mode (NbSession *self)
{
  return self->place_mode;
}

void
nb_session_set_place_mode (NbSession *self,
                           NbPlaceMode mode)
{
  if (self->place_mode == mode)
    return;
  self->place_mode = mode;
  nb_session_emit (self, NB_SESSION_RESULT_CHANGED);
}

NbGroupBy
nb_session_get_lanes (NbSession *self)
{
  return self->lanes;
}

void
nb_session_set_lanes (NbSession *self,
                      NbGroupBy lanes)
{
  g_return_if_fail (!nb_group_by_is_named (lanes));

  if (self->lanes == lanes)
    return;
  self->lanes = lanes;
  nb_session_emit (self, NB_SESSION_RESULT_CHANGED);
}

NbGroupOrder
nb_session_get_lane_order (NbSession *self)
{
  return self->lane_order;
}

void
nb_session_set_lane_order (NbSession *self,
                           NbGroupOrder order)
{
  if (self->lane_order == order)
    return;
  self->lane_order = order;
  nb_session_emit (self, NB_SESSION_RESULT_CHANGED);
}

NbGroupBy
nb_session_get_colour (NbSession *self)
{
  return self->colour;
}

/**
 * nb_session_get_colour_names:
 *
 * Returns: (transfer none) (nullable): the names that the colour tells apart in the result; %NULL if it needs none, or while
 *   they are being read: nothing is coloured until then
 */
NbGroupNames *
nb_session_get_colour_names (NbSession *self)
{
  return self->colour_names && self->colour_names->by == self->colour ? self->colour_names : NULL;
}

/**
 * nb_session_set_colour:
 *
 * Colours by something else; names are read in a worker thread.
 */
void
nb_session_set_colour (NbSession *self,
                       NbGroupBy colour)
{
  if (self->colour == colour)
    return;
  self->colour = colour;
  nb_session_emit (self, NB_SESSION_RESULT_CHANGED);
  if (nb_group_by_is_named (colour))
    nb_session_ask (self);
}

NbContextBands *
nb_session_get_context (NbSession *self)
{
  return self->context;
}

void
nb_session_set_context (NbSession *self,
                        NbContextBands *context)
{
  if (self->context == context)
    return;
  g_clear_pointer (&self->context, nb_context_bands_unref);
  self->context = context ? nb_context_bands_ref (context) : NULL;
  nb_session_emit (self, NB_SESSION_CONTEXT_CHANGED);
}

/* --- span --- */

/**
 * nb_session_get_extent:
 * @from: (out): the beginning of the first year with an article
 * @to: (out): the end of the last one
 *
 * The whole library in full years; of an empty one, the years from 2010 until now.
 */
void
nb_session_get_extent (NbSession *self,
                       double *from,
                       double *to)
{
  NbDay first, last;
  int year, month, day;

  if (!nb_catalog_get_extent (self->catalog, &first, &last))
    {
      first = nb_day_from_ymd (DEFAULT_FIRST_YEAR, 1, 1);
      last = nb_day_today ();
    }
  nb_day_to_ymd (first, &year, &month, &day);
  *from = nb_day_from_ymd (year, 1, 1);
  nb_day_to_ymd (last, &year, &month, &day);
  *to = nb_day_from_ymd (year + 1, 1, 1);
}

void
nb_session_get_span (NbSession *self,
                     double *from,
                     double *to)
{
  *from = self->from;
  *to = self->to;
}

/**
 * nb_session_set_span:
 * @from: in days
 * @to: in days, exclusive; at least one day later
 *
 * Shows another span. What may be shown at most is the axis's business.
 */
void
nb_session_set_span (NbSession *self,
                     double from,
                     double to)
{
  g_return_if_fail (NB_IS_SESSION (self));

  if (!isfinite (from) || !isfinite (to) || to - from < MIN_SPAN || (from == self->from && to == self->to))
    return;
  self->from = from;
  self->to = to;
  self->span_is_set = TRUE;
  nb_session_emit (self, NB_SESSION_SPAN_CHANGED);
}

/**
 * nb_session_show_all:
 *
 * Shows the whole library's span.
 */
void
nb_session_show_all (NbSession *self)
{
  double from, to;

  nb_session_get_extent (self, &from, &to);
  nb_session_set_span (self, from, to);
}

/* --- selection and hover --- */

/**
 * nb_session_get_selected:
 *
 * Returns: the id of the open article, 0 if none is
 */
gint64
nb_session_get_selected (NbSession *self)
{
  return self->selected;
}

void
nb_session_select (NbSession *self,
                   gint64 id)
{
  if (self->selected == id)
    return;
  self->selected = id;
  nb_session_emit (self, NB_SESSION_SELECTION_CHANGED);
}

/**
 * nb_session_get_hover_rows:
 * @n_rows: (out):
 *
 * Returns: (transfer none) (array length=n_rows): the rows under the pointer
 */
const guint32 *
nb_session_get_hover_rows (NbSession *self,
                           guint *n_rows)
{
  *n_rows = self->hover_rows->len;
  return (const guint32 *) self->hover_rows->data;
}

void
nb_session_set_hover_rows (NbSession *self,
                           const guint32 *rows,
                           guint n_rows)
{
  if (n_rows == self->hover_rows->len
      && (n_rows == 0 || memcmp (rows, self->hover_rows->data, n_rows * sizeof *rows) == 0))
    return;
  g_array_set_size (self->hover_rows, 0);
  if (n_rows)
    g_array_append_vals (self->hover_rows, rows, n_rows);
  memset (self->hover_units, 0, sizeof self->hover_units);
  for (guint i = 0; i < n_rows; i++)
    self->hover_units[nb_catalog_get_row (self->catalog, rows[i])->unit] = TRUE;
  nb_session_emit (self, NB_SESSION_HOVER_CHANGED);
}

/**
 * nb_session_get_hover_places:
 * @hovered: (out): by unit, in the session's division of places: whether an article under the pointer is about it
 */
void
nb_session_get_hover_places (NbSession *self,
                             gboolean hovered[NB_N_UNITS])
{
  memset (hovered, 0, sizeof (gboolean) * NB_N_UNITS);
  if (!self->hover_rows->len)
    return;
  for (guint i = 0; i < NB_N_UNITS; i++)
    if (self->hover_units[i])
      hovered[nb_places_map (self->places, i, self->place_mode)] = TRUE;
}

NbUnit
nb_session_get_hover_unit (NbSession *self)
{
  return self->hover_unit;
}

void
nb_session_set_hover_unit (NbSession *self,
                           NbUnit unit)
{
  if (self->hover_unit == unit)
    return;
  self->hover_unit = unit;
  nb_session_emit (self, NB_SESSION_HOVER_CHANGED);
}
