/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates as people type them. Pure functions. */

#include "widgets/nb-user-date.h"

#include <string.h>

/* "14.10.2020" → 3 numbers, "10/2020" → 2, "2020" → 1; 0 if it is not made of numbers. */
static guint
split_numbers (const char *text,
               int         numbers[3])
{
  guint n = 0;

  while (n < 3)
    {
      char *end;

      if (!g_ascii_isdigit (*text))
        return 0;
      numbers[n++] = (int) strtol (text, &end, 10);
      if (*end == '\0')
        return n;
      if (strchr ("./- ", *end) == NULL)
        return 0;
      text = end + 1;
    }
  return 0;
}

/**
 * nb_user_date_parse:
 * @text: "14.10.2020", "14/10/2020", "10.2020", "2020", or EDTF
 * @value: (out): what it means
 *
 * Returns: whether it is a time with a known year
 */
gboolean
nb_user_date_parse (const char *text,
                    NbEdtf     *value)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  int numbers[3] = { 0 };
  guint n = split_numbers (stripped, numbers);

  g_return_val_if_fail (value != NULL, FALSE);

  if (n == 3 && numbers[2] >= 1000 && numbers[2] < 10000 && numbers[1] >= 1 && numbers[1] <= 12
      && numbers[0] >= 1 && numbers[0] <= nb_days_in_month (numbers[2], numbers[1]))
    {
      *value = nb_edtf_day (numbers[2], numbers[1], numbers[0]);
      return TRUE;
    }
  if (n == 2 && numbers[1] >= 1000 && numbers[1] < 10000 && numbers[0] >= 1 && numbers[0] <= 12)
    {
      *value = nb_edtf_part (numbers[1], numbers[0]);
      return TRUE;
    }
  return nb_edtf_parse (stripped, value, NULL) && nb_edtf_is_dated (value);
}
