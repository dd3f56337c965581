/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context band's marks: those of data/context/context.csv, and those that return every year.
 * Names of themes are proper names and stay Vietnamese. Made for each layout; any thread. */

#include "plot/nb-context.h"

#include "base/nb-format.h"
#include "base/nb-lunar.h"
#include "nb-core-resources.h"

#include <glib/gi18n-lib.h>

#define RESOURCE "/io/github/nienbieu/NienBieu/context/context.csv"

/* The Day of dân vận work is 15 October; its year is that of the first resolution of 1930. */
#define DAN_VAN_MONTH 10
#define DAN_VAN_DAY 15
#define DAN_VAN_SINCE 1930
#define DAN_VAN_DECLARED 1999

/* Beyond these years the lunar table is not to be trusted. */
#define TET_FROM 1900
#define TET_TO 2199

static gboolean
parse_day (const char *text,
           NbDay *first,
           NbDay *last)
{
  NbEdtf value;

  return nb_edtf_parse (text, &value, NULL) && nb_edtf_days (&value, first, last);
}

static void
add_line (GArray *marks,
          const char *line,
          NbDay from,
          NbDay to)
{
  g_auto (GStrv) fields = g_strsplit (line, ",", 5);
  NbContextMark mark = { 0 };
  NbDay ignored;

  if (g_strv_length (fields) < 5 || !parse_day (fields[1], &mark.first, &ignored) || !parse_day (fields[2], &ignored, &mark.last))
    return;
  if (mark.last < from || mark.first > to)
    return;

  if (g_str_equal (fields[0], "theme"))
    {
      mark.kind = NB_CONTEXT_THEME;
      mark.name = g_strdup (fields[3]);
      mark.short_name = g_strdup (fields[4]);
    }
  else if (g_str_equal (fields[0], "congress"))
    {
      mark.kind = NB_CONTEXT_CONGRESS;
      /* Translators: the Party's national congress and its number: "Đại hội XIII" */
      mark.name = g_strdup_printf (_("Congress %s"), fields[3]);
      mark.short_name = g_strdup (fields[3]);
    }
  else
    {
      mark.kind = NB_CONTEXT_ELECTION;
      /* Translators: to the National Assembly; "Bầu cử" */
      mark.name = g_strdup (_("Election"));
      mark.short_name = g_strdup (_("Election"));
    }
  g_array_append_val (marks, mark);
}

static void
add_tet (GArray *marks,
         int year,
         NbDay from,
         NbDay to)
{
  NbDay day = nb_lunar_new_year (year);
  NbContextMark mark = { NB_CONTEXT_TET, day - 2, day + 4, NULL, NULL, NULL };
  g_autofree char *name = NULL, *date = NULL;

  if (day == NB_DAY_NONE || mark.last < from || mark.first > to)
    return;
  name = nb_lunar_year_name (year);
  date = nb_format_day (day);
  /* Translators: the lunar new year, the name of the year and its first day: "Tết Canh Tý 25.1.2020" */
  mark.name = g_strdup_printf (_("Tết %s %s"), name, date);
  mark.short_name = g_strdup (_("Tết"));
  g_array_append_val (marks, mark);
}

static void
add_dan_van_day (GArray *marks,
                 int year,
                 NbDay from,
                 NbDay to)
{
  NbDay day = nb_day_from_ymd (year, DAN_VAN_MONTH, DAN_VAN_DAY);
  NbContextMark mark = { NB_CONTEXT_DAY, day, day, NULL, NULL, NULL };
  g_autofree char *date = NULL;

  if (day < from || day > to || year < DAN_VAN_DECLARED)
    return;
  date = nb_format_day_short (day);
  /* Translators: 15 October and how many years it has been; "15.10 · 90 năm Ngày truyền thống" */
  mark.name = g_strdup_printf (_("%s · %d years of the Day of Mass Mobilisation"), date, year - DAN_VAN_SINCE);
  /* Translators: the same, shorter: "15.10 · 90 năm" */
  mark.short_name = g_strdup_printf (_("%s · %d years"), date, year - DAN_VAN_SINCE);
  g_array_append_val (marks, mark);
}

static int
compare_marks (gconstpointer a,
               gconstpointer b)
{
  const NbContextMark *ma = a, *mb = b;

  return ma->first != mb->first ? (ma->first < mb->first ? -1 : 1) : (int) ma->kind - (int) mb->kind;
}

/**
 * nb_context_marks:
 * @bands: (nullable): which kinds are shown; %NULL: all
 * @first: first day of interest
 * @last: last day
 * @yearly: with Tết and 15 October
 *
 * Returns: (transfer full) (element-type NbContextMark): the marks
 */
GArray *
nb_context_marks (const NbContextBands *bands,
                  NbDay first,
                  NbDay last,
                  gboolean yearly)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (NbContextMark));
  g_autoptr (GBytes) bytes = g_resource_lookup_data (nb_core_get_resource (), RESOURCE, 0, NULL);
  int year0, year1, month, mday;

  g_array_set_clear_func (marks, nb_context_mark_clear);
  if (bytes)
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
      g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

      for (guint i = 1; lines[0] && lines[i]; i++)
        add_line (marks, lines[i], first, last);
    }

  nb_day_to_ymd (first, &year0, &month, &mday);
  nb_day_to_ymd (last, &year1, &month, &mday);
  if (yearly)
    for (int year = MAX (year0, TET_FROM); year <= MIN (year1, TET_TO); year++)
      {
        add_tet (marks, year, first, last);
        add_dan_van_day (marks, year, first, last);
      }
  for (guint i = marks->len; i-- > 0;)
    if (!nb_context_bands_shows (bands, g_array_index (marks, NbContextMark, i).kind))
      g_array_remove_index (marks, i);
  g_array_sort (marks, compare_marks);
  return marks;
}
