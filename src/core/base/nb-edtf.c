/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Extended Date/Time Format values: parsing, printing, and their span of days.
 * Plain values without ownership; usable from any thread. */

#include "base/nb-edtf.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

G_DEFINE_QUARK (nb-edtf-error-quark, nb_edtf_error)

#define YEAR_MIN 1000
#define YEAR_MAX 9999

/**
 * nb_days_in_month:
 * @year: a year; 0 (unknown) is taken as a leap year, so that 29 February stays possible
 * @month: 1..12
 *
 * Returns: 28..31
 */
int
nb_days_in_month (int year,
                  int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  g_return_val_if_fail (month >= 1 && month <= 12, 0);

  if (month == 2 && (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)))
    return 29;
  return days[month - 1];
}

/**
 * nb_day_from_ymd:
 *
 * Howard Hinnant's "days from civil": eras of 400 years that begin on 1 March.
 *
 * Returns: days since 1970-01-01
 */
NbDay
nb_day_from_ymd (int year,
                 int month,
                 int day)
{
  int y = year - (month <= 2);
  int era = (y >= 0 ? y : y - 399) / 400;
  int yoe = y - era * 400;
  int doy = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

  return era * 146097 + doe - 719468;
}

/**
 * nb_day_to_ymd:
 * @year: (out): @month: (out): 1..12 @mday: (out): 1..31
 *
 * The inverse of nb_day_from_ymd().
 */
void
nb_day_to_ymd (NbDay day,
               int *year,
               int *month,
               int *mday)
{
  int z = day + 719468;
  int era = (z >= 0 ? z : z - 146096) / 146097;
  int doe = z - era * 146097;
  int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
  int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
  int mp = (5 * doy + 2) / 153;
  int m = mp + (mp < 10 ? 3 : -9);

  *mday = doy - (153 * mp + 2) / 5 + 1;
  *month = m;
  *year = yoe + era * 400 + (m <= 2);
}

/**
 * nb_day_weekday:
 *
 * Returns: 1 (Monday) .. 7 (Sunday)
 */
int
nb_day_weekday (NbDay day)
{
  int w = (day + 3) % 7;   /* 1970-01-01 was a Thursday */

  return (w < 0 ? w + 7 : w) + 1;
}

/**
 * nb_day_today:
 *
 * Returns: today's date by the local clock
 */
NbDay
nb_day_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return nb_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                          g_date_time_get_day_of_month (now));
}

static gboolean
point_is_valid (const NbEdtfPoint *p)
{
  if (p->year != 0 && (p->year < YEAR_MIN || p->year > YEAR_MAX))
    return FALSE;
  if (p->part == 0)
    return p->day == 0 && p->year != 0;
  if (p->part >= 1 && p->part <= 12)
    return p->day == 0 || p->day <= nb_days_in_month (p->year, p->part);
  return p->day == 0 && ((p->part >= 33 && p->part <= 36) || p->part == 40 || p->part == 41);
}

/**
 * nb_edtf_day:
 * @year: a year, or 0 where none is known
 *
 * Returns: that day, or the unknown date if there is no such day
 */
NbEdtf
nb_edtf_day (int year,
             int month,
             int day)
{
  NbEdtf value = NB_EDTF_UNKNOWN;

  if (year < 0 || year > YEAR_MAX || month < 1 || month > 12 || day < 1 || day > 31)
    return value;
  value.start = (NbEdtfPoint){ year, month, day, 0 };
  value.is_known = point_is_valid (&value.start);
  return value.is_known ? value : NB_EDTF_UNKNOWN;
}

/**
 * nb_edtf_part:
 * @year: a year, or 0
 * @part: 0 for the whole year, 1..12, 33..36, 40 or 41
 *
 * Returns: that part of the year, or the unknown date if there is none such
 */
NbEdtf
nb_edtf_part (int year,
              int part)
{
  NbEdtf value = NB_EDTF_UNKNOWN;

  if (year < 0 || year > YEAR_MAX || part < 0 || part > 41)
    return value;
  value.start = (NbEdtfPoint){ year, part, 0, 0 };
  value.is_known = point_is_valid (&value.start);
  return value.is_known ? value : NB_EDTF_UNKNOWN;
}

/* An interval whose years are not told can't be said to run backwards. */
static gboolean
is_forward (const NbEdtf *value)
{
  NbDay first, last;

  if (!value->is_interval || !value->start.year || !value->end.year)
    return TRUE;
  nb_edtf_days (value, &first, &last);
  return first <= last;
}

/**
 * nb_edtf_interval:
 *
 * Returns: the interval from the beginning of @from to the end of @to; one point if both are equal; the unknown date if it
 * would end before it begins
 */
NbEdtf
nb_edtf_interval (const NbEdtf *from,
                  const NbEdtf *to)
{
  NbEdtf value = *from;

  if (!from->is_known || !to->is_known)
    return NB_EDTF_UNKNOWN;
  if (nb_edtf_equal (from, to))
    return value;
  value.end = to->is_interval ? to->end : to->start;
  value.is_interval = TRUE;
  return is_forward (&value) ? value : NB_EDTF_UNKNOWN;
}

static gboolean
parse_digits (const char **text,
              int n,
              int *value)
{
  *value = 0;
  for (int i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit ((*text)[i]))
        return FALSE;
      *value = *value * 10 + ((*text)[i] - '0');
    }
  *text += n;
  return TRUE;
}

static gboolean
parse_point (const char **text,
             NbEdtfPoint *point)
{
  int year = 0, part = 0, day = 0;

  if (g_str_has_prefix (*text, "XXXX"))
    *text += 4;
  else if (!parse_digits (text, 4, &year) || year == 0)
    return FALSE;

  if (**text == '-')
    {
      (*text)++;
      if (!parse_digits (text, 2, &part) || part == 0)
        return FALSE;
      if (**text == '-')
        {
          (*text)++;
          if (!parse_digits (text, 2, &day) || day == 0)
            return FALSE;
        }
    }

  *point = (NbEdtfPoint){ year, part, day, 0 };
  switch (**text)
    {
    case '~': point->flags = NB_EDTF_APPROXIMATE; (*text)++; break;
    case '?': point->flags = NB_EDTF_UNCERTAIN; (*text)++; break;
    case '%': point->flags = NB_EDTF_APPROXIMATE | NB_EDTF_UNCERTAIN; (*text)++; break;
    default: break;
    }
  return TRUE;
}

/**
 * nb_edtf_parse:
 * @text: EDTF; "" and "unknown" give the unknown date
 * @value: (out): the value
 *
 * Returns: %TRUE, or %FALSE with NB_EDTF_ERROR
 */
gboolean
nb_edtf_parse (const char *text,
               NbEdtf *value,
               GError **error)
{
  const char *p = text;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  *value = NB_EDTF_UNKNOWN;
  if (*text == '\0' || g_str_equal (text, "unknown"))
    return TRUE;

  if (!parse_point (&p, &value->start))
    goto syntax;
  if (*p == '/')
    {
      p++;
      value->is_interval = TRUE;
      if (!parse_point (&p, &value->end))
        goto syntax;
    }
  if (*p != '\0')
    goto syntax;

  value->is_known = TRUE;
  if (!point_is_valid (&value->start) || (value->is_interval && !point_is_valid (&value->end)))
    {
      g_set_error (error, NB_EDTF_ERROR, NB_EDTF_ERROR_RANGE, _("There is no such date: “%s”"), text);
      *value = NB_EDTF_UNKNOWN;
      return FALSE;
    }
  if (!is_forward (value))
    {
      g_set_error (error, NB_EDTF_ERROR, NB_EDTF_ERROR_RANGE, _("The end lies before the beginning: “%s”"), text);
      *value = NB_EDTF_UNKNOWN;
      return FALSE;
    }
  return TRUE;

syntax:
  *value = NB_EDTF_UNKNOWN;
  g_set_error (error, NB_EDTF_ERROR, NB_EDTF_ERROR_SYNTAX,
               _("Not a date: “%s” (write 2021, 2021-07 or 2021-07-13)"), text);
  return FALSE;
}

static void
append_point (GString *out,
              const NbEdtfPoint *p)
{
  if (p->year)
    g_string_append_printf (out, "%04d", p->year);
  else
    g_string_append (out, "XXXX");
  if (p->part)
    g_string_append_printf (out, "-%02d", p->part);
  if (p->day)
    g_string_append_printf (out, "-%02d", p->day);
  if ((p->flags & (NB_EDTF_APPROXIMATE | NB_EDTF_UNCERTAIN)) == (NB_EDTF_APPROXIMATE | NB_EDTF_UNCERTAIN))
    g_string_append_c (out, '%');
  else if (p->flags & NB_EDTF_APPROXIMATE)
    g_string_append_c (out, '~');
  else if (p->flags & NB_EDTF_UNCERTAIN)
    g_string_append_c (out, '?');
}

/**
 * nb_edtf_to_string:
 *
 * Returns: (transfer full) (nullable): EDTF, or %NULL for the unknown date
 */
char *
nb_edtf_to_string (const NbEdtf *value)
{
  GString *out;

  if (!value->is_known)
    return NULL;
  out = g_string_new (NULL);
  append_point (out, &value->start);
  if (value->is_interval)
    {
      g_string_append_c (out, '/');
      append_point (out, &value->end);
    }
  return g_string_free (out, FALSE);
}

static gboolean
point_equal (const NbEdtfPoint *a,
             const NbEdtfPoint *b)
{
  return a->year == b->year && a->part == b->part && a->day == b->day && a->flags == b->flags;
}

/**
 * nb_edtf_equal:
 *
 * Returns: whether both say the same in the same precision
 */
gboolean
nb_edtf_equal (const NbEdtf *a,
               const NbEdtf *b)
{
  if (a->is_known != b->is_known || a->is_interval != b->is_interval)
    return FALSE;
  return !a->is_known
         || (point_equal (&a->start, &b->start) && (!a->is_interval || point_equal (&a->end, &b->end)));
}

/**
 * nb_edtf_is_dated:
 *
 * Returns: whether @value can stand on a time axis, i.e. its year is known
 */
gboolean
nb_edtf_is_dated (const NbEdtf *value)
{
  return value->is_known && value->start.year != 0 && (!value->is_interval || value->end.year != 0);
}

/**
 * nb_edtf_precision:
 *
 * Returns: how exactly the time is known
 */
NbPrecision
nb_edtf_precision (const NbEdtf *value)
{
  const NbEdtfPoint *p = &value->start;

  if (!value->is_known)
    return NB_PRECISION_UNKNOWN;
  if (value->is_interval)
    return p->part == 0 && value->end.part == 0 ? NB_PRECISION_YEARS : NB_PRECISION_RANGE;
  if (p->day)
    return NB_PRECISION_DAY;
  if (p->part == 0)
    return NB_PRECISION_YEAR;
  if (p->part <= 12)
    return NB_PRECISION_MONTH;
  return p->part <= 36 ? NB_PRECISION_QUARTER : NB_PRECISION_HALF;
}

static void
point_months (const NbEdtfPoint *p,
              int *first,
              int *last)
{
  if (p->part == 0)
    *first = 1, *last = 12;
  else if (p->part <= 12)
    *first = *last = p->part;
  else if (p->part <= 36)
    *first = (p->part - 33) * 3 + 1, *last = *first + 2;
  else
    *first = (p->part - 40) * 6 + 1, *last = *first + 5;
}

/**
 * nb_edtf_days:
 * @first: (out): the first day that @value may mean
 * @last: (out): the last such day, inclusive
 *
 * Returns: %FALSE, with both NB_DAY_NONE, if the year is not known
 */
gboolean
nb_edtf_days (const NbEdtf *value,
              NbDay *first,
              NbDay *last)
{
  const NbEdtfPoint *a = &value->start;
  const NbEdtfPoint *b = value->is_interval ? &value->end : a;
  int m0, m1;

  *first = *last = NB_DAY_NONE;
  if (!nb_edtf_is_dated (value))
    return FALSE;

  point_months (a, &m0, &m1);
  *first = nb_day_from_ymd (a->year, m0, a->day ? a->day : 1);
  point_months (b, &m0, &m1);
  *last = nb_day_from_ymd (b->year, m1, b->day ? b->day : nb_days_in_month (b->year, m1));
  return TRUE;
}
