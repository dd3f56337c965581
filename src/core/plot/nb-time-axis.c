/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visible span of time, its limits, its levels, and the calendar units that ticks and columns follow.
 * Pure functions; usable from any thread. */

#include "plot/nb-time-axis.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How many days a window of usual width shows at each level. */
static const double level_days[NB_N_LEVELS] = { 6210, 1461, 730, 426, 91, 21 };

static const char *const level_names[NB_N_LEVELS] = {
  /* Translators: levels of the scale; "thập niên", "năm", "quý", "tháng", "tuần", "ngày" */
  NC_("scale", "decade"), NC_("scale", "year"), NC_("scale", "quarter"),
  NC_("scale", "month"), NC_("scale", "week"), NC_("scale", "day"),
};

/**
 * nb_span_limit:
 * @from: (inout): first day of the span
 * @to: (inout): its end, exclusive
 * @min: no earlier than this
 * @max: no later than this
 *
 * Moves and shortens a span so that it lies in [@min, @max) and lasts at least NB_AXIS_MIN_SPAN days.
 */
void
nb_span_limit (double *from,
               double *to,
               double min,
               double max)
{
  double length = *to - *from;

  if (!isfinite (*from) || !isfinite (*to))
    {
      *from = min;
      *to = max;
      return;
    }
  if (max - min < NB_AXIS_MIN_SPAN)
    {
      double middle = (min + max) / 2;

      min = middle - NB_AXIS_MIN_SPAN / 2;
      max = middle + NB_AXIS_MIN_SPAN / 2;
    }
  if (length < NB_AXIS_MIN_SPAN)
    {
      double middle = (*from + *to) / 2;

      length = NB_AXIS_MIN_SPAN;
      *from = middle - length / 2;
    }
  length = MIN (length, max - min);
  *from = CLAMP (*from, min, max - length);
  *to = *from + length;
}

/**
 * nb_span_zoom:
 * @anchor: the day that stays where it is
 * @factor: of the span's length; below 1 zooms in
 *
 * Zooms a span about a day.
 */
void
nb_span_zoom (double *from,
              double *to,
              double anchor,
              double factor,
              double min,
              double max)
{
  double length = *to - *from;
  double share = length > 0 ? (anchor - *from) / length : 0.5;
  double wanted = CLAMP (length * factor, NB_AXIS_MIN_SPAN, MAX (max - min, NB_AXIS_MIN_SPAN));

  *from = anchor - share * wanted;
  *to = *from + wanted;
  nb_span_limit (from, to, min, max);
}

/**
 * nb_span_pan:
 * @by: days; positive shows what comes later
 *
 * Moves a span without changing its length.
 */
void
nb_span_pan (double *from,
             double *to,
             double by,
             double min,
             double max)
{
  *from += by;
  *to += by;
  nb_span_limit (from, to, min, max);
}

/**
 * nb_span_with_margin:
 * @first: the first day that has something
 * @last: the last day
 * @from: (out): start of the span
 * @to: (out): its end
 *
 * The span that shows everything: whole years once it lasts longer than two, a little more than the days below that.
 */
void
nb_span_with_margin (NbDay first,
                     NbDay last,
                     double *from,
                     double *to)
{
  double days = (double) last - first + 1;

  if (days > 730)
    {
      *from = nb_calendar_floor (NB_CALENDAR_YEAR, first);
      *to = nb_calendar_next (NB_CALENDAR_YEAR, last);
    }
  else
    {
      double margin = MAX (days * 0.04, (NB_AXIS_MIN_SPAN + 4 - days) / 2);

      *from = first - MAX (margin, 1);
      *to = last + 1 + MAX (margin, 1);
    }
}

/**
 * nb_level_days:
 *
 * Returns: the days that a usual window shows at this level
 */
double
nb_level_days (NbLevel level)
{
  g_return_val_if_fail (level < NB_N_LEVELS, level_days[0]);
  return level_days[level];
}

/**
 * nb_level_position:
 * @days: length of a span
 *
 * Returns: its place on the scale of levels, 0 (decades) to 5 (days), in between by the logarithm
 */
double
nb_level_position (double days)
{
  if (days >= level_days[0])
    return 0;
  for (int i = 1; i < NB_N_LEVELS; i++)
    if (days >= level_days[i])
      return i - 1 + log (level_days[i - 1] / days) / log (level_days[i - 1] / level_days[i]);
  return NB_N_LEVELS - 1;
}

/**
 * nb_level_days_at:
 * @position: 0 to 5
 *
 * Returns: the length of span at a place of the scale, the inverse of nb_level_position()
 */
double
nb_level_days_at (double position)
{
  int i;

  position = CLAMP (position, 0, NB_N_LEVELS - 1);
  i = MIN ((int) position, NB_N_LEVELS - 2);
  return level_days[i] * pow (level_days[i + 1] / level_days[i], position - i);
}

/**
 * nb_level_of_span:
 *
 * Returns: the level nearest to a span of @days
 */
NbLevel
nb_level_of_span (double days)
{
  return (NbLevel) floor (nb_level_position (days) + 0.5);
}

/**
 * nb_level_name:
 *
 * Returns: (transfer none): "decade" … "day" in the user's language
 */
const char *
nb_level_name (NbLevel level)
{
  g_return_val_if_fail (level < NB_N_LEVELS, NULL);
  return g_dpgettext2 (GETTEXT_PACKAGE, "scale", level_names[level]);
}

/* Months are counted from year 0; a unit of n months starts where the count divides by n. */
static const int unit_months[NB_N_CALENDAR_UNITS] = { 0, 0, 1, 3, 6, 12, 120 };
static const double unit_days[NB_N_CALENDAR_UNITS] = { 1, 7, 30.44, 91.31, 182.62, 365.24, 3652.42 };

static NbDay
day_of_month_count (int count)
{
  return nb_day_from_ymd (count / 12, count % 12 + 1, 1);
}

/**
 * nb_calendar_floor:
 *
 * Returns: the first day of the unit that @day lies in; weeks start on Monday
 */
NbDay
nb_calendar_floor (NbCalendarUnit unit,
                   NbDay day)
{
  int year, month, mday, count;

  if (unit == NB_CALENDAR_DAY)
    return day;
  if (unit == NB_CALENDAR_WEEK)
    {
      /* 1970-01-01 was a Thursday */
      int since_monday = ((day + 3) % 7 + 7) % 7;

      return day - since_monday;
    }
  nb_day_to_ymd (day, &year, &month, &mday);
  count = year * 12 + month - 1;
  return day_of_month_count (count - count % unit_months[unit]);
}

/**
 * nb_calendar_next:
 *
 * Returns: the first day of the unit after the one that @day lies in
 */
NbDay
nb_calendar_next (NbCalendarUnit unit,
                  NbDay day)
{
  int year, month, mday, count;

  if (unit == NB_CALENDAR_DAY)
    return day + 1;
  if (unit == NB_CALENDAR_WEEK)
    return nb_calendar_floor (unit, day) + 7;
  nb_day_to_ymd (day, &year, &month, &mday);
  count = year * 12 + month - 1;
  return day_of_month_count (count - count % unit_months[unit] + unit_months[unit]);
}

/**
 * nb_calendar_days:
 *
 * Returns: the mean length of the unit
 */
double
nb_calendar_days (NbCalendarUnit unit)
{
  g_return_val_if_fail (unit < NB_N_CALENDAR_UNITS, 1);
  return unit_days[unit];
}

/**
 * nb_calendar_week:
 *
 * Returns: the number of the day's week by ISO 8601
 */
int
nb_calendar_week (NbDay day)
{
  NbDay thursday = nb_calendar_floor (NB_CALENDAR_WEEK, day) + 3;

  return (thursday - nb_calendar_floor (NB_CALENDAR_YEAR, thursday)) / 7 + 1;
}

/**
 * nb_calendar_format:
 * @day: a day of the unit
 *
 * Returns: (transfer full): the unit in words: "Quý IV.2020", "10.2020", "2020"
 */
char *
nb_calendar_format (NbCalendarUnit unit,
                    NbDay day)
{
  int year, month, mday;
  NbDay first = nb_calendar_floor (unit, day);

  nb_day_to_ymd (first, &year, &month, &mday);
  switch (unit)
    {
    case NB_CALENDAR_DAY:
      return nb_format_day (first);
    case NB_CALENDAR_WEEK:
      return nb_format_span (first, first + 6);
    case NB_CALENDAR_MONTH:
      return nb_format_month (year, month);
    case NB_CALENDAR_QUARTER:
      return nb_format_quarter (year, (month - 1) / 3 + 1);
    case NB_CALENDAR_YEAR:
      return g_strdup_printf ("%d", year);
    case NB_CALENDAR_HALF:
    case NB_CALENDAR_DECADE:
    default:
      return nb_format_span (first, nb_calendar_next (unit, first) - 1);
    }
}
