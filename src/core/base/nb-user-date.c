/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them, in Vietnamese and English words or as EDTF. Pure functions. */

#include "base/nb-user-date.h"

#include "base/nb-text.h"

#include <string.h>

/* Words that say what the number beside them is, and nothing more: its place says it too. */
static const char *const fillers[] = { "ngay", "thang", "nam", "of", "the", "year", NULL };

static const char *const english_months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                              "jul", "aug", "sep", "oct", "nov", "dec" };

static int
month_of_name (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (english_months); i++)
    if (g_str_has_prefix (word, english_months[i]))
      return (int) i + 1;
  return 0;
}

static gboolean
is_year (int number)
{
  return number >= 1000 && number < 10000;
}

static gboolean
is_day (int year,
        int month,
        int day)
{
  return is_year (year) && month >= 1 && month <= 12 && day >= 1 && day <= nb_days_in_month (year, month);
}

/* "14.10.2020" → 3 numbers, "thang 2/2020" → 2, "nam 2020" → 1; 0 if there is anything else in it. */
static guint
split_numbers (const char *folded,
               int numbers[3])
{
  g_auto (GStrv) words = g_strsplit_set (folded, "./- ,", -1);
  guint n = 0;

  for (char **word = words; *word != NULL; word++)
    {
      char *end;
      int number;

      if (**word == '\0' || g_strv_contains (fillers, *word))
        continue;
      number = (int) strtol (*word, &end, 10);
      if (end == *word)
        number = month_of_name (*word);
      else if (*end != '\0')
        return 0;
      if (number <= 0 || n == 3)
        return 0;
      numbers[n++] = number;
    }
  return n;
}

static gboolean
parse_numbers (const char *folded,
               NbEdtf     *value)
{
  int numbers[3] = { 0 };
  guint n = split_numbers (folded, numbers);

  if (n == 3 && is_day (numbers[2], numbers[1], numbers[0]))
    *value = nb_edtf_day (numbers[2], numbers[1], numbers[0]);
  else if (n == 2 && is_year (numbers[1]) && numbers[0] >= 1 && numbers[0] <= 12)
    *value = nb_edtf_part (numbers[1], numbers[0]);
  else if (n == 1 && is_year (numbers[0]))
    *value = nb_edtf_part (numbers[0], 0);
  else
    return FALSE;
  return TRUE;
}

static char *
match (const char *pattern,
       const char *text,
       int         group)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);
  g_autoptr (GMatchInfo) info = NULL;

  return g_regex_match (regex, text, 0, &info) ? g_match_info_fetch (info, group) : NULL;
}

/* "quy i/2021", "q1 2021", "6 thang dau nam 2021", "nua cuoi nam 2021", "h1 2021" */
static gboolean
parse_part (const char *folded,
            NbEdtf     *value)
{
  static const char *const quarter = "^(?:quy|quarter|q)\\s*(i{1,3}|iv|[1-4])[\\s./-]+(?:nam\\s+)?([0-9]{4})$";
  static const char *const half =
    "^(?:(?:6 thang|nua|nua nam|first|second|h)\\s*(dau|cuoi|half|1|2)(?:\\s+(?:nam|of))?)[\\s./-]+([0-9]{4})$";
  static const char *const romans[] = { "i", "ii", "iii", "iv" };
  g_autofree char *which = match (quarter, folded, 1);
  g_autofree char *year = match (quarter, folded, 2);
  gboolean second;

  if (which != NULL && year != NULL)
    {
      int number = g_ascii_isdigit (*which) ? *which - '0' : 0;

      for (guint i = 0; i < G_N_ELEMENTS (romans); i++)
        if (g_str_equal (which, romans[i]))
          number = (int) i + 1;
      *value = nb_edtf_part (atoi (year), 32 + number);
      return TRUE;
    }
  g_clear_pointer (&which, g_free);
  g_clear_pointer (&year, g_free);
  which = match (half, folded, 1);
  year = match (half, folded, 2);
  if (which == NULL || year == NULL)
    return FALSE;
  second = g_str_equal (which, "cuoi") || *which == '2' || g_str_has_prefix (folded, "second");
  *value = nb_edtf_part (atoi (year), second ? 41 : 40);
  return TRUE;
}

static gboolean
parse_one (const char *folded,
           NbEdtf     *value)
{
  static const char *const about[] = { "khoang ", "about ", "around ", "~" };

  for (guint i = 0; i < G_N_ELEMENTS (about); i++)
    if (g_str_has_prefix (folded, about[i]) && parse_one (folded + strlen (about[i]), value) && !value->is_interval)
      {
        value->start.flags |= NB_EDTF_APPROXIMATE;
        return TRUE;
      }
  return parse_part (folded, value) || parse_numbers (folded, value);
}

/* "5-7/10/2020", "5.10 – 7.11.2020", "9/2019 den 10/2020": what the first end leaves out, the second one says. */
static gboolean
parse_range (const char *folded,
             NbEdtf     *value)
{
  static const char *const pattern =
    "^(.+?)\\s*(?:–|—|\\s-\\s|\\s(?:den|to|toi)\\s|(?<=^[0-9]|^[0-9]{2})-(?=[0-9]{1,2}[./]))\\s*(.+)$";
  g_autofree char *a = match (pattern, folded, 1);
  g_autofree char *b = match (pattern, folded, 2);
  int numbers[3] = { 0 }, ends[3] = { 0 };
  NbEdtf from, to;
  NbDay first, unused, last;

  if (a == NULL || b == NULL || !parse_one (b, &to))
    return FALSE;
  if (!parse_one (a, &from))
    {
      guint n = split_numbers (a, numbers), n_ends = split_numbers (b, ends);

      if (n_ends == 3 && n == 1 && is_day (ends[2], ends[1], numbers[0]))
        from = nb_edtf_day (ends[2], ends[1], numbers[0]);
      else if (n_ends == 3 && n == 2 && is_day (ends[2], numbers[1], numbers[0]))
        from = nb_edtf_day (ends[2], numbers[1], numbers[0]);
      else if (n_ends == 2 && n == 1 && numbers[0] <= 12)
        from = nb_edtf_part (ends[1], numbers[0]);
      else
        return FALSE;
    }
  if (!nb_edtf_days (&from, &first, &unused) || !nb_edtf_days (&to, &unused, &last) || first > last)
    return FALSE;
  *value = nb_edtf_interval (&from, &to);
  return TRUE;
}

/**
 * nb_user_date_parse:
 * @text: "14.10.2020", "6/2/2020", "tháng 2/2020", "quý I/2021", "6 tháng đầu năm 2021", "5 – 7.10.2020", "2020", or EDTF
 * @value: (out): what it means
 *
 * Returns: whether it is a time with a known year
 */
gboolean
nb_user_date_parse (const char *text,
                    NbEdtf     *value)
{
  g_autofree char *normal = NULL;
  g_autofree char *squeezed = NULL;
  g_autofree char *folded = NULL;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  normal = nb_text_normalise (text, -1);
  squeezed = nb_text_squeeze (normal, -1);
  folded = nb_text_fold (squeezed, -1);
  return parse_one (folded, value) || parse_range (folded, value)
         || (nb_edtf_parse (squeezed, value, NULL) && nb_edtf_is_dated (value));
}
