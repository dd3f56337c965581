/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Vietnamese lunar calendar (UTC+7), for Tết and dates said by the moon.
 * New moons and the sun's longitude after Jean Meeus, Astronomical Algorithms (1991), chapters 25 and 49, in the
 * truncation of Hồ Ngọc Đức's description of the calendar (2004). Pure functions; usable from any thread. */

#include "base/nb-lunar.h"

#include <math.h>

#define TIME_ZONE (7.0 / 24.0)
#define JULIAN_DAY_OF_EPOCH 2440588     /* 1970-01-01 at noon */
#define RADIANS (G_PI / 180.0)

/* The Julian day of the @k-th new moon after that of 1900-01-01, local time. */
static int
new_moon_day (int k)
{
  double t = k / 1236.85, t2 = t * t, t3 = t2 * t;
  double jd = 2415020.75933 + 29.53058868 * k + 0.0001178 * t2 - 0.000000155 * t3
              + 0.00033 * sin ((166.56 + 132.87 * t - 0.009173 * t2) * RADIANS);
  double m = (359.2242 + 29.10535608 * k - 0.0000333 * t2 - 0.00000347 * t3) * RADIANS;
  double mpr = (306.0253 + 385.81691806 * k + 0.0107306 * t2 + 0.00001236 * t3) * RADIANS;
  double f = (21.2964 + 390.67050646 * k - 0.0016528 * t2 - 0.00000239 * t3) * RADIANS;
  double c = (0.1734 - 0.000393 * t) * sin (m) + 0.0021 * sin (2 * m) - 0.4068 * sin (mpr)
             + 0.0161 * sin (2 * mpr) - 0.0004 * sin (3 * mpr) + 0.0104 * sin (2 * f)
             - 0.0051 * sin (m + mpr) - 0.0074 * sin (m - mpr) + 0.0004 * sin (2 * f + m)
             - 0.0004 * sin (2 * f - m) - 0.0006 * sin (2 * f + mpr) + 0.0010 * sin (2 * f - mpr)
             + 0.0005 * sin (2 * mpr + m);
  double delta_t = t < -11 ? 0.001 + 0.000839 * t + 0.0002261 * t2 - 0.00000845 * t3 - 0.000000081 * t * t3
                           : -0.000278 + 0.000265 * t + 0.000262 * t2;

  return (int) floor (jd + c - delta_t + 0.5 + TIME_ZONE);
}

/* The twelfth of the ecliptic, 0..11, in which the sun stands at local midnight that begins the day. */
static int
sun_sector (int julian_day)
{
  double t = (julian_day - 0.5 - TIME_ZONE - 2451545.0) / 36525, t2 = t * t;
  double m = (357.52910 + 35999.05030 * t - 0.0001559 * t2 - 0.00000048 * t * t2) * RADIANS;
  double l = 280.46645 + 36000.76983 * t + 0.0003032 * t2
             + (1.914600 - 0.004817 * t - 0.000014 * t2) * sin (m)
             + (0.019993 - 0.000101 * t) * sin (2 * m) + 0.000290 * sin (3 * m);

  l = fmod (l, 360);
  return (int) ((l < 0 ? l + 360 : l) / 30);
}

/* The first day of the eleventh month, the one with the winter solstice, of a solar year. */
static int
eleventh_month (int year)
{
  int off = nb_day_from_ymd (year, 12, 31) + JULIAN_DAY_OF_EPOCH - 2415021;
  int k = (int) floor (off / 29.530588853);
  int day = new_moon_day (k);

  return sun_sector (day) >= 9 ? new_moon_day (k - 1) : day;
}

/* Which month after an eleventh month is the leap one: the first without a principal term. */
static int
leap_month_offset (int a11)
{
  int k = (int) floor ((a11 - 2415021.076998695) / 29.530588853 + 0.5);
  int last, i = 1, sector = sun_sector (new_moon_day (k + 1));

  do
    {
      last = sector;
      i++;
      sector = sun_sector (new_moon_day (k + i));
    }
  while (sector != last && i < 14);
  return i - 1;
}

/**
 * nb_lunar_from_day:
 * @day: a day of 1900..2100
 *
 * Returns: its Vietnamese lunar date
 */
NbLunarDate
nb_lunar_from_day (NbDay day)
{
  NbLunarDate date = { 0, };
  int jd = day + JULIAN_DAY_OF_EPOCH, year, month, mday, k, month_start, a11, b11, diff;

  nb_day_to_ymd (day, &year, &month, &mday);
  k = (int) floor ((jd - 2415021.076998695) / 29.530588853);
  /* the true new moon may stand half a day on either side of the mean one that gives k */
  for (k += 2, month_start = new_moon_day (k); month_start > jd; )
    month_start = new_moon_day (--k);

  a11 = eleventh_month (year);
  b11 = a11;
  if (a11 >= month_start)
    {
      date.year = year;
      a11 = eleventh_month (year - 1);
    }
  else
    {
      date.year = year + 1;
      b11 = eleventh_month (year + 1);
    }

  date.day = jd - month_start + 1;
  diff = (month_start - a11) / 29;
  date.month = diff + 11;
  if (b11 - a11 > 365)
    {
      int leap = leap_month_offset (a11);

      if (diff >= leap)
        {
          date.month = diff + 10;
          date.is_leap = diff == leap;
        }
    }
  if (date.month > 12)
    date.month -= 12;
  if (date.month >= 11 && diff < 4)
    date.year -= 1;
  return date;
}

/**
 * nb_lunar_to_day:
 *
 * Returns: the solar day, or NB_DAY_NONE if there is no such lunar date
 */
NbDay
nb_lunar_to_day (const NbLunarDate *date)
{
  int a11, b11, off, k, start;
  gboolean late = date->month >= 11;
  NbLunarDate back;

  if (date->month < 1 || date->month > 12 || date->day < 1 || date->day > 30)
    return NB_DAY_NONE;

  a11 = eleventh_month (late ? date->year : date->year - 1);
  b11 = eleventh_month (late ? date->year + 1 : date->year);
  off = date->month - 11;
  if (off < 0)
    off += 12;
  if (b11 - a11 > 365)
    {
      int leap = leap_month_offset (a11);

      if (date->is_leap || off >= leap)
        off++;
    }
  k = (int) floor (0.5 + (a11 - 2415021.076998695) / 29.530588853);
  start = new_moon_day (k + off);

  /* the thirtieth of a month of 29 days, or a leap month that the year has not */
  back = nb_lunar_from_day (start + date->day - 1 - JULIAN_DAY_OF_EPOCH);
  if (back.day != date->day || back.month != date->month || back.is_leap != date->is_leap)
    return NB_DAY_NONE;
  return start + date->day - 1 - JULIAN_DAY_OF_EPOCH;
}

/**
 * nb_lunar_new_year:
 *
 * Returns: the first day of Tết Nguyên đán of @year
 */
NbDay
nb_lunar_new_year (int year)
{
  return nb_lunar_to_day (&(NbLunarDate){ year, 1, 1, FALSE });
}

/**
 * nb_lunar_year_name:
 *
 * Returns: (transfer full): the name of the year in the cycle of sixty, e.g. "Canh Tý" for 2020
 */
char *
nb_lunar_year_name (int year)
{
  static const char *const stems[] = { "Canh", "Tân", "Nhâm", "Quý", "Giáp", "Ất", "Bính", "Đinh", "Mậu", "Kỷ" };
  static const char *const branches[] = { "Thân", "Dậu", "Tuất", "Hợi", "Tý", "Sửu",
                                          "Dần", "Mão", "Thìn", "Tỵ", "Ngọ", "Mùi" };

  g_return_val_if_fail (year > 0, NULL);
  return g_strdup_printf ("%s %s", stems[year % 10], branches[year % 12]);
}
