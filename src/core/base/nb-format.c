/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values in the user's words. The catalogue of translations decides the forms, not the C library's locale,
 * so that a figure looks the same on every machine. Pure functions; usable from any thread. */

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>

static const char *const month_names[] = {
  N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"),
  N_("August"), N_("September"), N_("October"), N_("November"), N_("December"),
};

static const char *const month_abbreviations[] = {
  NC_("month", "Jan"), NC_("month", "Feb"), NC_("month", "Mar"), NC_("month", "Apr"), NC_("month", "May"),
  NC_("month", "Jun"), NC_("month", "Jul"), NC_("month", "Aug"), NC_("month", "Sep"), NC_("month", "Oct"),
  NC_("month", "Nov"), NC_("month", "Dec"),
};

static const char *
month_abbreviation (int month)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "month", month_abbreviations[month - 1]);
}

/* Replaces "{y}", "{m}", "{d}", "{mon}" and "{month}" in a translated pattern: orders differ between languages. */
static char *
fill (const char *pattern,
      int year,
      int month,
      int day)
{
  GString *out = g_string_new (NULL);

  for (const char *p = pattern; *p; p++)
    {
      if (g_str_has_prefix (p, "{y}"))
        g_string_append_printf (out, "%d", year), p += 2;
      else if (g_str_has_prefix (p, "{mon}"))
        g_string_append (out, month_abbreviation (month)), p += 4;
      else if (g_str_has_prefix (p, "{month}"))
        g_string_append (out, _(month_names[month - 1])), p += 6;
      else if (g_str_has_prefix (p, "{m}"))
        g_string_append_printf (out, "%d", month), p += 2;
      else if (g_str_has_prefix (p, "{d}"))
        g_string_append_printf (out, "%d", day), p += 2;
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

/**
 * nb_format_count:
 *
 * Returns: (transfer full): "4.207" in Vietnamese, "4,207" in English
 */
char *
nb_format_count (gint64 count)
{
  /* Translators: what stands between groups of three digits */
  const char *separator = C_("thousands separator", ",");
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count < 0 ? -count : count);
  GString *out = g_string_new (count < 0 ? "−" : "");
  guint n = 0;

  for (const char *p = digits; *p; p++)
    n++;
  for (const char *p = digits; *p; p++, n--)
    {
      g_string_append_c (out, *p);
      if (n > 1 && (n - 1) % 3 == 0)
        g_string_append (out, separator);
    }
  return g_string_free (out, FALSE);
}

/**
 * nb_format_day:
 *
 * Returns: (transfer full): "14.10.2020" or "14 Oct 2020"
 */
char *
nb_format_day (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  /* Translators: a day; {d} day, {m} number of the month, {mon} its short name, {y} year */
  return fill (C_("day", "{d} {mon} {y}"), year, month, mday);
}

/**
 * nb_format_day_short:
 *
 * Returns: (transfer full): the day without its year, "14.10" or "14 Oct"
 */
char *
nb_format_day_short (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return fill (C_("day without year", "{d} {mon}"), year, month, mday);
}

/**
 * nb_roman:
 * @number: 1..20
 *
 * Returns: (transfer none): the Roman numeral
 */
const char *
nb_roman (guint number)
{
  static const char *const numerals[] = { "", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII",
                                          "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX" };

  return number < G_N_ELEMENTS (numerals) ? numerals[number] : "";
}

/**
 * nb_format_quarter:
 * @quarter: 1..4
 *
 * Returns: (transfer full): "Quý IV.2020" or "Q4 2020"
 */
char *
nb_format_quarter (int year,
                   int quarter)
{
  const char *const patterns[] = {
    /* Translators: quarters of a year; {y} is the year */
    _("Q1 {y}"), _("Q2 {y}"), _("Q3 {y}"), _("Q4 {y}"),
  };

  g_return_val_if_fail (quarter >= 1 && quarter <= 4, NULL);
  return fill (patterns[quarter - 1], year, 1, 1);
}

/**
 * nb_format_half:
 * @half: 1 or 2
 *
 * Returns: (transfer full): "6 tháng cuối năm 2020" or "second half of 2020"
 */
char *
nb_format_half (int year,
                int half)
{
  return fill (half == 1 ? _("first half of {y}") : _("second half of {y}"), year, 1, 1);
}

/**
 * nb_format_month:
 *
 * Returns: (transfer full): "10.2020" or "Oct 2020"
 */
char *
nb_format_month (int year,
                 int month)
{
  return fill (C_("month of a year", "{mon} {y}"), year, month, 1);
}

/**
 * nb_format_month_name:
 *
 * Returns: (transfer full): "tháng 10" or "October"
 */
char *
nb_format_month_name (int month)
{
  g_return_val_if_fail (month >= 1 && month <= 12, NULL);
  return g_strdup (_(month_names[month - 1]));
}

static char *
format_point (const NbEdtfPoint *p)
{
  g_autofree char *text = NULL;

  if (p->day && p->year)
    text = fill (C_("day", "{d} {mon} {y}"), p->year, p->part, p->day);
  else if (p->day)
    text = fill (C_("day without year", "{d} {mon}"), 0, p->part, p->day);
  else if (p->part == 0)
    text = g_strdup_printf ("%d", p->year);
  else if (p->part <= 12)
    text = p->year ? nb_format_month (p->year, p->part) : nb_format_month_name (p->part);
  else if (p->part <= 36)
    text = nb_format_quarter (p->year, p->part - 32);
  else
    text = nb_format_half (p->year, p->part - 39);

  if (p->flags & NB_EDTF_APPROXIMATE)
    return g_strdup_printf (_("about %s"), text);
  if (p->flags & NB_EDTF_UNCERTAIN)
    return g_strdup_printf (_("%s (uncertain)"), text);
  return g_steal_pointer (&text);
}

/**
 * nb_format_edtf:
 *
 * Returns: (transfer full): the time in words, as exactly as it is known
 */
char *
nb_format_edtf (const NbEdtf *value)
{
  NbDay first, last;
  g_autofree char *a = NULL, *b = NULL;

  if (!value->is_known)
    return g_strdup (_("unknown"));
  if (!value->is_interval)
    return format_point (&value->start);
  if (value->start.day && value->end.day && nb_edtf_days (value, &first, &last)
      && value->start.flags == 0 && value->end.flags == 0)
    return nb_format_span (first, last);
  a = format_point (&value->start);
  b = format_point (&value->end);
  return g_strdup_printf ("%s – %s", a, b);
}

/**
 * nb_format_span:
 * @first: the first day
 * @last: the last day, inclusive
 *
 * Returns: (transfer full): the span as short as it can be said: "2010 – 2026", "Quý IV.2020",
 *   "9.2019 – 10.2020", "5 – 25.10.2020"
 */
char *
nb_format_span (NbDay first,
                NbDay last)
{
  int y0, m0, d0, y1, m1, d1;
  g_autofree char *a = NULL, *b = NULL;

  nb_day_to_ymd (first, &y0, &m0, &d0);
  nb_day_to_ymd (last, &y1, &m1, &d1);

  if (first >= last)
    return nb_format_day (first);
  if (d0 == 1 && d1 == nb_days_in_month (y1, m1))
    {
      if (m0 == 1 && m1 == 12)
        return y0 == y1 ? g_strdup_printf ("%d", y0) : g_strdup_printf ("%d – %d", y0, y1);
      if (y0 == y1 && m0 == m1)
        return nb_format_month (y0, m0);
      if (y0 == y1 && m0 % 3 == 1 && m1 == m0 + 2)
        return nb_format_quarter (y0, m0 / 3 + 1);
      if (y0 == y1 && m0 % 6 == 1 && m1 == m0 + 5)
        return nb_format_half (y0, m0 == 1 ? 1 : 2);
      a = nb_format_month (y0, m0);
      b = nb_format_month (y1, m1);
      return g_strdup_printf ("%s – %s", a, b);
    }
  b = nb_format_day (last);
  if (y0 == y1 && m0 == m1)
    return g_strdup_printf ("%d – %s", d0, b);
  a = y0 == y1 ? nb_format_day_short (first) : nb_format_day (first);
  return g_strdup_printf ("%s – %s", a, b);
}

/* --- read out --- */

/* The unit of the calendar that begins and ends with these days, or NULL. */
static char *
spoken_unit (NbDay first,
             NbDay last)
{
  const char *const quarters[] = {
    /* Translators: read out by screen readers; {y} is the year */
    _("first quarter of {y}"), _("second quarter of {y}"), _("third quarter of {y}"), _("fourth quarter of {y}"),
  };
  int y0, m0, d0, y1, m1, d1;

  nb_day_to_ymd (first, &y0, &m0, &d0);
  nb_day_to_ymd (last, &y1, &m1, &d1);
  if (y0 != y1 || d0 != 1 || d1 != nb_days_in_month (y1, m1))
    return NULL;
  if (m0 == m1)
    return fill (C_("month read out", "{month} {y}"), y0, m0, 1);
  if (m0 == 1 && m1 == 12)
    return fill (C_("year read out", "{y}"), y0, 1, 1);
  if (m0 % 3 == 1 && m1 == m0 + 2)
    return fill (quarters[m0 / 3], y0, 1, 1);
  if (m0 % 6 == 1 && m1 == m0 + 5)
    return nb_format_half (y0, m0 == 1 ? 1 : 2);
  return NULL;
}

/**
 * nb_format_spoken_day:
 *
 * Returns: (transfer full): "14 tháng 10 năm 2020" or "14 October 2020"
 */
char *
nb_format_spoken_day (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  /* Translators: a day as screen readers read it out, without figures that stand for months; {month} its name */
  return fill (C_("day read out", "{d} {month} {y}"), year, month, mday);
}

/**
 * nb_format_spoken_span:
 * @first: the first day
 * @last: the last day, inclusive
 *
 * Returns: (transfer full): the span in words without signs that a screen reader would leave out or name:
 *   "fourth quarter of 2020", "8 April to 4 May 2020", "September 2019 to October 2020"
 */
char *
nb_format_spoken_span (NbDay first,
                       NbDay last)
{
  int y0, m0, d0, y1, m1, d1;
  char *unit;
  g_autofree char *a = NULL, *b = NULL;

  if (first >= last)
    return nb_format_spoken_day (first);
  unit = spoken_unit (first, last);
  if (unit)
    return unit;
  nb_day_to_ymd (first, &y0, &m0, &d0);
  nb_day_to_ymd (last, &y1, &m1, &d1);
  if (d0 == 1 && m0 == 1 && d1 == 31 && m1 == 12)
    {
      a = g_strdup_printf ("%d", y0);
      b = g_strdup_printf ("%d", y1);
    }
  else if (d0 == 1 && d1 == nb_days_in_month (y1, m1))
    {
      a = fill (y0 == y1 ? "{month}" : C_("month read out", "{month} {y}"), y0, m0, 1);
      b = fill (C_("month read out", "{month} {y}"), y1, m1, 1);
    }
  else
    {
      a = y0 != y1 ? nb_format_spoken_day (first)
          : m0 != m1 ? fill (C_("day without year, read out", "{d} {month}"), y0, m0, d0) : g_strdup_printf ("%d", d0);
      b = nb_format_spoken_day (last);
    }
  /* Translators: read out by screen readers: a span of time, from its first day, month or year to its last */
  return g_strdup_printf (C_("span read out", "%s to %s"), a, b);
}
