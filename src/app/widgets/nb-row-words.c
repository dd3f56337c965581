/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the catalog in words, for lists and cards. Pure functions. */

#include "widgets/nb-row-words.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>

/* The row's time as it is known: the catalog keeps its limits and how precise it is. */
static NbEdtf
row_edtf (const NbCatalogRow *row)
{
  NbEdtf from, to;
  int y0, m0, d0, y1, m1, d1;

  nb_day_to_ymd (row->first, &y0, &m0, &d0);
  nb_day_to_ymd (row->last, &y1, &m1, &d1);
  switch ((NbPrecision) row->precision)
    {
    case NB_PRECISION_MONTH:
      return nb_edtf_part (y0, m0);
    case NB_PRECISION_QUARTER:
      return nb_edtf_part (y0, 33 + (m0 - 1) / 3);
    case NB_PRECISION_HALF:
      return nb_edtf_part (y0, m0 < 7 ? 40 : 41);
    case NB_PRECISION_YEAR:
      return nb_edtf_part (y0, 0);
    case NB_PRECISION_YEARS:
      from = nb_edtf_part (y0, 0);
      to = nb_edtf_part (y1, 0);
      return nb_edtf_interval (&from, &to);
    case NB_PRECISION_RANGE:
      from = nb_edtf_day (y0, m0, d0);
      to = nb_edtf_day (y1, m1, d1);
      return nb_edtf_interval (&from, &to);
    case NB_PRECISION_DAY:
    case NB_PRECISION_UNKNOWN:
    default:
      return nb_edtf_day (y0, m0, d0);
    }
}

/**
 * nb_row_format_date:
 *
 * Returns: (transfer full): when it happened, as precisely as it is known: "14.10.2020", "Quý IV.2020", "date unknown"
 */
char *
nb_row_format_date (const NbCatalogRow *row)
{
  NbEdtf value;
  g_autofree char *words = NULL;

  if (row->first == NB_DAY_NONE)
    return g_strdup (_("date unknown"));
  value = row_edtf (row);
  words = nb_format_edtf (&value);
  if ((row->flags & NB_ROW_APPROXIMATE) != 0)
    /* TRANSLATORS: a date that is known approximately */
    return g_strdup_printf (_("about %s"), words);
  return g_steal_pointer (&words);
}

/**
 * nb_row_format_words:
 *
 * Returns: (transfer full): the same in words: "14 October 2020", "fourth quarter of 2020", "about March 2019"
 */
char *
nb_row_format_words (const NbCatalogRow *row)
{
  g_autofree char *words = NULL;

  if (row->first == NB_DAY_NONE)
    return g_strdup (_("date unknown"));
  words = nb_format_spoken_span (row->first, row->last);
  if ((row->flags & NB_ROW_APPROXIMATE) != 0)
    return g_strdup_printf (_("about %s"), words);
  return g_steal_pointer (&words);
}

/**
 * nb_row_format_short:
 *
 * Returns: (transfer full): the same without the year where a day is known: "14.10"
 */
char *
nb_row_format_short (const NbCatalogRow *row)
{
  if (row->first != NB_DAY_NONE && row->precision == NB_PRECISION_DAY)
    return nb_format_day_short (row->first);
  return nb_row_format_date (row);
}

/**
 * nb_unit_short_name:
 *
 * Returns: the unit's name as a list has room for it
 */
const char *
nb_unit_short_name (const NbUnitInfo *unit)
{
  if (g_str_equal (unit->name, "Thành phố Hồ Chí Minh") || g_str_equal (unit->name, "Hồ Chí Minh"))
    return "TP. Hồ Chí Minh";
  return unit->name;
}

/**
 * nb_row_get_place:
 *
 * Returns: (nullable): the province's name in the given division; "Nationwide"; %NULL if it is not known
 */
const char *
nb_row_get_place (NbCatalog          *catalog,
                  const NbCatalogRow *row,
                  NbPlaceMode         mode)
{
  NbPlaces *places = nb_catalog_get_places (catalog);
  NbUnit unit = row->unit != NB_UNIT_NONE ? nb_places_map (places, row->unit, mode) : NB_UNIT_NONE;

  if (unit == NB_UNIT_NONE)
    unit = row->unit;
  if (unit != NB_UNIT_NONE)
    return nb_unit_short_name (nb_places_get_unit (places, unit));
  return row->scope == NB_SCOPE_NATIONAL ? _("Nationwide") : NULL;
}

/**
 * nb_row_get_source:
 *
 * Returns: (nullable): the paper's name
 */
const char *
nb_row_get_source (NbCatalog          *catalog,
                   const NbCatalogRow *row)
{
  return row->source != NB_INDEX_NONE ? nb_catalog_get_source (catalog, row->source) : NULL;
}

/**
 * nb_span_is_whole:
 * @from: (out): the visible span
 * @to: (out): its end
 *
 * Returns: whether nothing of the result is out of view: then articles without a date belong to it too
 */
gboolean
nb_span_is_whole (NbSession *session,
                  double    *from,
                  double    *to)
{
  double min, max;

  nb_session_get_span (session, from, to);
  nb_session_get_extent (session, &min, &max);
  return (*from <= min + 0.5 && *to >= max - 0.5) || nb_session_get_result (session)->n_dated == 0;
}

gboolean
nb_row_is_in_span (const NbCatalogRow *row,
                   double              from,
                   double              to,
                   gboolean            whole)
{
  if (whole || row->first == NB_DAY_NONE)
    return whole;
  return row->first < to && row->last + 1 > from;
}
