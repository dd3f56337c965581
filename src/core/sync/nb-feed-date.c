/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as feeds write them, as days and times in Viet Nam.
 * Pure functions; usable from any thread. */

#include "sync/nb-feed-date.h"

#include <stdio.h>
#include <string.h>

#define VIETNAM_MINUTES (7 * 60)
#define DAY_MINUTES (24 * 60)

/* Programs print "no date" as 1 January of 1, 1900 or 1970; no news feed is as old as these. */
#define YEAR_MIN 1990
#define YEAR_MAX 2100

typedef struct
{
  int      year, month, day;
  int      minutes;            /* since midnight; -1: no time is given */
  gboolean has_zone;
  int      zone;               /* minutes east of Greenwich */
} Stamp;

/* RFC 822 section 5, and what Vietnamese servers print beside. */
static const struct
{
  const char *name;
  int         minutes;
} zones[] = {
  { "GMT", 0 }, { "UTC", 0 }, { "UT", 0 }, { "Z", 0 }, { "ICT", 7 * 60 },
  { "EST", -5 * 60 }, { "EDT", -4 * 60 }, { "CST", -6 * 60 }, { "CDT", -5 * 60 },
  { "MST", -7 * 60 }, { "MDT", -6 * 60 }, { "PST", -8 * 60 }, { "PDT", -7 * 60 },
};

static void
skip_space (const char **p)
{
  while (g_ascii_isspace (**p))
    (*p)++;
}

/* Reads up to @max digits; the number of digits, 0 if there is none. */
static int
read_number (const char **p,
             int max,
             int *number)
{
  int n = 0;

  *number = 0;
  while (n < max && g_ascii_isdigit (**p))
    {
      *number = *number * 10 + (**p - '0');
      (*p)++;
      n++;
    }
  return n;
}

static gboolean
read_char (const char **p,
           const char *any_of)
{
  if (**p == '\0' || !strchr (any_of, **p))
    return FALSE;
  (*p)++;
  return TRUE;
}

/* "+0700", "+07:00", "+7", after an optional "GMT". */
static gboolean
read_offset (const char **p,
             int *zone)
{
  int sign = **p == '-' ? -1 : 1;
  int hours, minutes = 0, digits;

  if (!read_char (p, "+-"))
    return FALSE;
  digits = read_number (p, 4, &hours);
  if (digits > 2)
    {
      minutes = hours % 100;
      hours /= 100;
    }
  else if (digits && read_char (p, ":"))
    read_number (p, 2, &minutes);
  if (!digits || hours > 14 || minutes > 59)
    return FALSE;
  *zone = sign * (hours * 60 + minutes);
  return TRUE;
}

static void
read_zone (const char **p,
           Stamp *stamp)
{
  skip_space (p);
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      gsize length = strlen (zones[i].name);

      if (g_ascii_strncasecmp (*p, zones[i].name, length) == 0 && !g_ascii_isalpha ((*p)[length]))
        {
          stamp->has_zone = TRUE;
          stamp->zone = zones[i].minutes;
          *p += length;
          break;
        }
    }
  if (read_offset (p, &stamp->zone))
    stamp->has_zone = TRUE;
}

/* A time that is none is left out: the day is still known. */
static void
read_time (const char **p,
           Stamp *stamp)
{
  const char *start = *p;
  int hour, minute, second = 0;

  stamp->minutes = -1;
  if (!read_number (p, 2, &hour) || !read_char (p, ":") || read_number (p, 2, &minute) != 2)
    {
      *p = start;
      return;
    }
  if (read_char (p, ":"))
    {
      read_number (p, 2, &second);
      if (read_char (p, "."))
        while (g_ascii_isdigit (**p))
          (*p)++;
    }
  skip_space (p);
  if (g_ascii_strncasecmp (*p, "am", 2) == 0 || g_ascii_strncasecmp (*p, "pm", 2) == 0)
    {
      if (hour >= 1 && hour <= 12)
        hour = hour % 12 + (g_ascii_tolower (**p) == 'p' ? 12 : 0);
      *p += 2;
    }
  read_zone (p, stamp);
  if (hour <= 23 && minute <= 59 && second <= 60)
    stamp->minutes = hour * 60 + minute;
}

static int
read_month_name (const char **p)
{
  static const char names[] = "janfebmaraprmayjunjulaugsepoctnovdec";

  for (int i = 0; i < 12; i++)
    if (g_ascii_strncasecmp (*p, names + 3 * i, 3) == 0)
      {
        while (g_ascii_isalpha (**p) || **p == '.')
          (*p)++;
        return i + 1;
      }
  return 0;
}

/* "Tue, 13 Jul 2021 08:30:00 +0700"; RFC 2822 section 4.3 says what two and three digits of a year mean. */
static gboolean
parse_rfc822 (const char *p,
              Stamp *stamp)
{
  int digits;

  while (g_ascii_isalpha (*p) || *p == ',' || *p == '.' || g_ascii_isspace (*p))
    p++;
  if (!read_number (&p, 2, &stamp->day))
    return FALSE;
  while (g_ascii_isspace (*p) || *p == '-')
    p++;
  stamp->month = read_month_name (&p);
  if (!stamp->month)
    return FALSE;
  while (g_ascii_isspace (*p) || *p == '-' || *p == ',')
    p++;
  digits = read_number (&p, 4, &stamp->year);
  if (digits < 2)
    return FALSE;
  if (digits == 2)
    stamp->year += stamp->year < 50 ? 2000 : 1900;
  else if (digits == 3)
    stamp->year += 1900;
  while (g_ascii_isspace (*p) || *p == ',')
    p++;
  read_time (&p, stamp);
  return TRUE;
}

/* "2021-07-13T08:30:00+07:00", with a space for the T, and without a time. */
static gboolean
parse_rfc3339 (const char *p,
               Stamp *stamp)
{
  if (read_number (&p, 4, &stamp->year) != 4 || !read_char (&p, "-/") || !read_number (&p, 2, &stamp->month) ||
      !read_char (&p, "-/") || !read_number (&p, 2, &stamp->day) || g_ascii_isdigit (*p))
    return FALSE;
  if (*p && !read_char (&p, "Tt"))
    skip_space (&p);
  read_time (&p, stamp);
  return TRUE;
}

/* "13/07/2021 08:30". A Vietnamese writes the day first, an American server (it has AM and PM) the month; where the
 * two cannot be told apart nothing is read. */
static gboolean
parse_slashes (const char *p,
               Stamp *stamp)
{
  gboolean american;
  g_autofree char *lower = g_ascii_strdown (p, -1);
  int first, second;

  if (!read_number (&p, 2, &first) || !read_char (&p, "/-.") || !read_number (&p, 2, &second) ||
      !read_char (&p, "/-.") || read_number (&p, 4, &stamp->year) != 4)
    return FALSE;
  while (g_ascii_isspace (*p) || *p == ',')
    p++;
  american = strstr (lower, "am") || strstr (lower, "pm");
  if (american && first <= 12 && second <= 12 && first != second)
    return FALSE;
  american = american && second > 12;
  stamp->day = american ? second : first;
  stamp->month = american ? first : second;
  read_time (&p, stamp);
  return TRUE;
}

/* Months and years alone, as RFC 3339's bigger brother (W3CDTF) has them. */
static gboolean
parse_part (const char *text,
            NbEdtf *value)
{
  NbPrecision precision;

  if (!g_ascii_isdigit (*text) || !nb_edtf_parse (text, value, NULL))
    return FALSE;
  precision = nb_edtf_precision (value);
  return (precision == NB_PRECISION_MONTH || precision == NB_PRECISION_YEAR) &&
         !value->is_interval && value->start.flags == NB_EDTF_EXACT &&
         value->start.year >= YEAR_MIN && value->start.year <= YEAR_MAX;
}

/**
 * nb_feed_date_parse:
 * @text: a date of RFC 822 (with the years and zones of its successors), RFC 3339 or W3CDTF, or "13/07/2021 08:30"
 * @value: (out): the day in Viet Nam (UTC+7) if a zone is given, else the day as written
 * @time: (out) (transfer full) (nullable): "08:30", there and then, or %NULL if no time is given
 *
 * Returns: whether a date was read; if not, @value is unknown
 */
gboolean
nb_feed_date_parse (const char *text,
                    NbEdtf *value,
                    char **time)
{
  Stamp stamp = { 0, 0, 0, -1, FALSE, 0 };
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  NbDay day;

  *value = NB_EDTF_UNKNOWN;
  *time = NULL;
  if (strlen (stripped) > 100)
    return FALSE;
  if (!parse_rfc3339 (stripped, &stamp) && !parse_slashes (stripped, &stamp) && !parse_rfc822 (stripped, &stamp))
    {
      if (parse_part (stripped, value))
        return TRUE;
      *value = NB_EDTF_UNKNOWN;
      return FALSE;
    }
  if (stamp.year < YEAR_MIN || stamp.year > YEAR_MAX || stamp.month < 1 || stamp.month > 12 ||
      stamp.day < 1 || stamp.day > nb_days_in_month (stamp.year, stamp.month))
    return FALSE;

  day = nb_day_from_ymd (stamp.year, stamp.month, stamp.day);
  if (stamp.minutes >= 0)
    {
      int minutes = stamp.minutes + (stamp.has_zone ? VIETNAM_MINUTES - stamp.zone : 0);

      if (minutes < 0)
        day--;
      else if (minutes >= DAY_MINUTES)
        day++;
      minutes = (minutes + DAY_MINUTES) % DAY_MINUTES;
      *time = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
    }
  nb_day_to_ymd (day, &stamp.year, &stamp.month, &stamp.day);
  *value = nb_edtf_day (stamp.year, stamp.month, stamp.day);
  return TRUE;
}
