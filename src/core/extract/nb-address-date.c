/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The date that newspapers' systems put into the addresses of pages.
 * Pure functions; usable from any thread. */

#include "extract/nb-dates.h"

#include <string.h>

/* No page is older than the first of the country's sites. */
#define FIRST_YEAR 1997
#define LAST_YEAR 2100

/* @n digits at @p, -1 if there are fewer. */
static int
digits (const char *p,
        guint n)
{
  int value = 0;

  for (guint i = 0; i < n; i++)
    {
      if (!g_ascii_isdigit (p[i]))
        return -1;
      value = value * 10 + (p[i] - '0');
    }
  return value;
}

static gsize
count_digits (const char *p)
{
  gsize n = 0;

  while (g_ascii_isdigit (p[n]))
    n++;
  return n;
}

static gboolean
is_month (int year,
          int month)
{
  return year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12;
}

static gboolean
is_day (int year,
        int month,
        int day)
{
  return is_month (year, month) && day >= 1 && day <= nb_days_in_month (year, month);
}

/* A run of digits: "202010" as a part of its own, "20200709", "20200709162334362" with the time behind it. */
static gsize
parse_run (const char *p,
           gboolean is_part,
           NbEdtf *value)
{
  gsize n = count_digits (p);
  int year = digits (p, 4), month, day;

  if (n == 6 && is_part && p[6] == '/' && is_month (year, month = digits (p + 4, 2)))
    {
      *value = nb_edtf_part (year, month);
      return 6;
    }
  if ((n != 8 && n < 14) || n > 17 || !is_day (year, month = digits (p + 4, 2), day = digits (p + 6, 2)))
    return 0;
  if (n >= 14 && (digits (p + 8, 2) > 23 || digits (p + 10, 2) > 59 || digits (p + 12, 2) > 59))
    return 0;
  *value = nb_edtf_day (year, month, day);
  return 8;
}

/* "2020/10/13/", "2020-10-13", "2020/10/", "2020/7/9/": from the beginning of a part. */
static gsize
parse_parts (const char *p,
             NbEdtf *value)
{
  gsize n_month, n_day;
  int year = digits (p, 4), month, day;
  const char *q = p + 5;

  if (count_digits (p) != 4 || (p[4] != '/' && p[4] != '-') || !(n_month = count_digits (q)) || n_month > 2
      || !is_month (year, month = digits (q, n_month)))
    return 0;
  q += n_month;
  if (*q == p[4] && (n_day = count_digits (q + 1)) && n_day <= 2 && is_day (year, month, day = digits (q + 1, n_day))
      && !g_ascii_isalpha (q[1 + n_day]) && (p[4] == '/' ? q[1 + n_day] == '/' : TRUE))
    {
      *value = nb_edtf_day (year, month, day);
      return q + 1 + n_day - p;
    }
  if (p[4] == '/' && *q == '/' && n_month == 2)
    {
      *value = nb_edtf_part (year, month);
      return q - p;
    }
  return 0;
}

/**
 * nb_address_date:
 * @url: (nullable):
 * @value: (out): a day or a month
 * @part: (out) (transfer full): the characters that tell it
 *
 * Reads only forms that can hardly be anything else; what stands behind "?" is not looked at.
 *
 * Returns: whether the address tells when the page was made
 */
gboolean
nb_address_date (const char *url,
                 NbEdtf *value,
                 char **part)
{
  const char *path = url ? strstr (url, "://") : NULL;

  path = path ? strchr (path + 3, '/') : NULL;
  for (const char *p = path; p && *p && *p != '?' && *p != '#'; p++)
    {
      gsize n = 0;

      if (*p != '/' && *p != '-' && *p != 'd')
        continue;
      if (*p == 'd' && p[-1] != '/')
        continue;
      if (!(n = parse_run (p + 1, *p == '/', value)) && *p == '/')
        n = parse_parts (p + 1, value);
      if (n)
        {
          *part = g_strndup (p + 1, n);
          return TRUE;
        }
    }
  return FALSE;
}
