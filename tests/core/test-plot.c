/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The small parts of geometry: axis, calendar, ruler, columns, text that has to fit, peaks, figures. */

#include "generate.h"

#include "plot/nb-bins.h"
#include "plot/nb-context.h"
#include "plot/nb-figure-layout.h"
#include "plot/nb-peaks.h"
#include "plot/nb-pyramid.h"
#include "plot/nb-telling.h"
#include "plot/nb-text-fit.h"
#include "plot/nb-ticks.h"

#include <string.h>

/* Seven units a character: exact, and independent of any font. */
static double
measure (NbTextRole role,
         const char *text,
         gssize length,
         gpointer user_data)
{
  return 7.0 * g_utf8_strlen (text, length);
}

static const NbTextRuler ruler = { .measure = measure };

#define DAY(y, m, d) nb_day_from_ymd (y, m, d)

static void
test_axis (void)
{
  NbTimeAxis axis = { 100, 300, 50, 400 };

  g_assert_cmpfloat (nb_time_axis_position (&axis, 100), ==, 50);
  g_assert_cmpfloat (nb_time_axis_position (&axis, 300), ==, 450);
  g_assert_cmpfloat (nb_time_axis_day (&axis, 250), ==, 200);
  g_assert_cmpfloat (nb_time_axis_scale (&axis), ==, 2);
}

static void
test_zoom (void)
{
  double from = 100, to = 200, share;

  /* the anchor stays where it is */
  share = (125 - from) / (to - from);
  nb_span_zoom (&from, &to, 125, 0.5, 0, 1000);
  g_assert_cmpfloat_with_epsilon (to - from, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon ((125 - from) / (to - from), share, 1e-9);

  /* no shorter than three days, no longer than everything */
  for (guint i = 0; i < 20; i++)
    nb_span_zoom (&from, &to, 125, 0.5, 0, 1000);
  g_assert_cmpfloat_with_epsilon (to - from, NB_AXIS_MIN_SPAN, 1e-9);
  for (guint i = 0; i < 20; i++)
    nb_span_zoom (&from, &to, 125, 2, 0, 1000);
  g_assert_cmpfloat_with_epsilon (from, 0, 1e-6);
  g_assert_cmpfloat_with_epsilon (to, 1000, 1e-6);

  nb_span_pan (&from, &to, 500, 0, 1000);
  g_assert_cmpfloat (to, <=, 1000);
  from = 990, to = 1010;
  nb_span_limit (&from, &to, 0, 1000);
  g_assert_cmpfloat (from, ==, 980);
  g_assert_cmpfloat (to, ==, 1000);

  nb_span_with_margin (DAY (2010, 3, 1), DAY (2026, 5, 1), &from, &to);
  g_assert_cmpfloat (from, ==, DAY (2010, 1, 1));
  g_assert_cmpfloat (to, ==, DAY (2027, 1, 1));
  nb_span_with_margin (DAY (2020, 3, 1), DAY (2020, 3, 1), &from, &to);
  g_assert_cmpfloat (to - from, >=, NB_AXIS_MIN_SPAN);
  g_assert_cmpfloat (from, <, DAY (2020, 3, 1));
}

static void
test_levels (void)
{
  for (double position = 0; position <= 5; position += 0.25)
    g_assert_cmpfloat_with_epsilon (nb_level_position (nb_level_days_at (position)), position, 1e-9);
  g_assert_cmpint (nb_level_of_span (17 * 365.25), ==, NB_LEVEL_DECADE);
  g_assert_cmpint (nb_level_of_span (426), ==, NB_LEVEL_MONTH);
  g_assert_cmpint (nb_level_of_span (21), ==, NB_LEVEL_DAY);
  g_assert_cmpint (nb_level_of_span (3), ==, NB_LEVEL_DAY);
}

static void
test_calendar (void)
{
  static const struct { NbCalendarUnit unit; int y, m, d, fy, fm, fd, ny, nm, nd; } cases[] = {
    { NB_CALENDAR_DAY, 2020, 2, 29, 2020, 2, 29, 2020, 3, 1 },
    { NB_CALENDAR_WEEK, 2020, 10, 11, 2020, 10, 5, 2020, 10, 12 },
    { NB_CALENDAR_WEEK, 1969, 12, 31, 1969, 12, 29, 1970, 1, 5 },
    { NB_CALENDAR_MONTH, 2020, 12, 31, 2020, 12, 1, 2021, 1, 1 },
    { NB_CALENDAR_QUARTER, 2020, 5, 31, 2020, 4, 1, 2020, 7, 1 },
    { NB_CALENDAR_HALF, 2020, 8, 1, 2020, 7, 1, 2021, 1, 1 },
    { NB_CALENDAR_YEAR, 1930, 2, 3, 1930, 1, 1, 1931, 1, 1 },
    { NB_CALENDAR_DECADE, 2026, 2, 3, 2020, 1, 1, 2030, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      NbDay day = DAY (cases[i].y, cases[i].m, cases[i].d);

      g_assert_cmpint (nb_calendar_floor (cases[i].unit, day), ==, DAY (cases[i].fy, cases[i].fm, cases[i].fd));
      g_assert_cmpint (nb_calendar_next (cases[i].unit, day), ==, DAY (cases[i].ny, cases[i].nm, cases[i].nd));
    }
  /* ISO 8601: the week of the year's first Thursday is the first */
  g_assert_cmpint (nb_calendar_week (DAY (2020, 10, 5)), ==, 41);
  g_assert_cmpint (nb_calendar_week (DAY (2021, 1, 3)), ==, 53);
  g_assert_cmpint (nb_calendar_week (DAY (2021, 1, 4)), ==, 1);
  g_assert_cmpint (nb_calendar_week (DAY (2018, 12, 31)), ==, 1);
}

static void
test_fit (void)
{
  static const struct { const char *text; double width; const char *expected; } cases[] = {
    { "hiến đất mở đường", 200, "hiến đất mở đường" },
    { "hiến đất mở đường", 17 * 7, "hiến đất mở đường" },
    { "hiến đất mở đường", 16 * 7, "hiến đất mở…" },
    { "Hà Nội: tổ dân phố", 8 * 7, "Hà Nội…" },
    { "abcdefghijkl", 5 * 7, "abcd…" },
    { "một dòng\nhai dòng", 200, "một dòng hai dòng" },
    { "abc", 10, NULL },
    { "", 100, NULL },
    { "   ", 100, NULL },
  };
  g_autofree char *long_text = g_strnfill (20000, 'a');
  g_autofree char *fitted = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *got = nb_text_fit (&ruler, NB_TEXT_CAPTION, cases[i].text, cases[i].width, NULL);

      g_assert_cmpstr (got, ==, cases[i].expected);
      g_assert_true (!got || measure (0, got, -1, NULL) <= cases[i].width);
    }
  /* what is too long for any place is never shown as if it were whole */
  fitted = nb_text_fit (&ruler, NB_TEXT_CAPTION, long_text, 1e9, NULL);
  g_assert_true (g_str_has_suffix (fitted, "…"));
}

static void
test_wrap (void)
{
  g_auto (GStrv) lines = nb_text_wrap (&ruler, NB_TEXT_CAPTION, "Trung du và miền núi phía Bắc", 14 * 7, 3);
  g_auto (GStrv) cut = nb_text_wrap (&ruler, NB_TEXT_CAPTION, "Trung du và miền núi phía Bắc", 14 * 7, 2);
  g_auto (GStrv) none = nb_text_wrap (&ruler, NB_TEXT_CAPTION, "", 100, 2);

  g_assert_cmpstr (lines[0], ==, "Trung du và");
  g_assert_cmpstr (lines[1], ==, "miền núi phía");
  g_assert_cmpstr (lines[2], ==, "Bắc");
  g_assert_null (lines[3]);
  g_assert_cmpuint (g_strv_length (cut), ==, 2);
  g_assert_true (g_str_has_suffix (cut[1], "…"));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

/* No label touches the next of its kind, at any zoom. */
static void
test_ticks (void)
{
  for (double days = 3; days < 60000; days *= 1.17)
    {
      NbTimeAxis axis = { DAY (2019, 9, 3), DAY (2019, 9, 3) + days, 120, 972 };
      g_autoptr (NbTicks) ticks = nb_ticks_new (&axis, &ruler);
      double ends[2] = { -1e9, -1e9 };
      guint n_labels = 0;

      for (guint i = 0; i < ticks->ticks->len; i++)
        {
          const NbTick *tick = &g_array_index (ticks->ticks, NbTick, i);

          if (!tick->label)
            continue;
          g_assert_cmpfloat (tick->label_x, >=, ends[tick->is_major] + (tick->is_major ? 4 : 3));
          ends[tick->is_major] = tick->label_x + measure (0, tick->label, -1, NULL);
          n_labels++;
        }
      g_assert_cmpuint (n_labels, >, 1);
      g_assert_cmpuint (ticks->ticks->len, <, 400);
    }
}

static void
test_ticks_of_decades (void)
{
  NbTimeAxis axis = { DAY (2010, 1, 1), DAY (2027, 1, 1), 120, 858 };
  g_autoptr (NbTicks) ticks = nb_ticks_new (&axis, &ruler);

  g_assert_false (ticks->has_minor);
  g_assert_cmpuint (ticks->ticks->len, ==, 17);
  for (guint i = 0; i < 17; i++)
    {
      const NbTick *tick = &g_array_index (ticks->ticks, NbTick, i);
      g_autofree char *year = g_strdup_printf ("%u", 2010 + i);

      g_assert_cmpstr (tick->label, ==, year);
      g_assert_true (tick->is_bold == (i % 5 == 0));
    }
}

static void
test_bins (void)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbCatalog) catalog = generate_catalog (places, 3000, 7);
  g_autoptr (NbRowSet) rows = all_rows (catalog);
  g_autoptr (NbGrouping) grouping = nb_grouping_new (catalog, rows, NB_GROUP_BY_REGION, NB_PLACE_MODE_63, NB_GROUP_ORDER_USUAL, NULL, 0);
  g_autofree guint32 *dated = nb_row_set_slice (rows, 0, rows->n_dated);

  for (NbCalendarUnit unit = 0; unit < NB_N_CALENDAR_UNITS; unit++)
    {
      g_autoptr (NbBins) bins = nb_bins_new (catalog, dated, rows->n_dated, grouping, unit);
      double total = 0;

      for (guint i = 0; i < bins->n_bins; i++)
        {
          guint sum = 0;

          g_assert_cmpint (bins->starts[i + 1], ==, nb_calendar_next (unit, bins->starts[i]));
          for (guint g = 0; g < bins->n_groups; g++)
            sum += bins->counts[i * bins->n_groups + g];
          g_assert_cmpuint (sum, ==, bins->totals[i]);
          total += bins->totals[i] + bins->pale[i];
          g_assert_cmpuint (nb_bins_find (bins, bins->starts[i]), ==, i);
          g_assert_cmpuint (nb_bins_find (bins, bins->starts[i + 1] - 1), ==, i);
        }
      /* every dated article counts once, whatever the unit */
      g_assert_cmpfloat_with_epsilon (total, rows->n_dated, 1e-6 * rows->n_dated);
    }
}

/* Summed up or counted anew: the same columns, for every unit and lane. */
static void
test_pyramid (void)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbCatalog) catalog = generate_catalog (places, 3000, 7);
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (NbRowSet) all = all_rows (catalog);
  g_autoptr (NbRowSet) some = NULL;

  query->from = nb_edtf_part (2014, 3);
  query->to = nb_edtf_part (2021, 0);
  some = nb_catalog_filter (catalog, query, NULL);
  for (guint c = 0; c < 16; c++)
    {
      NbRowSet *rows = c & 1 ? some : all;
      g_autoptr (NbGrouping) lanes = nb_grouping_new (catalog, rows, c & 2 ? NB_GROUP_BY_REGION : NB_GROUP_BY_NONE, NB_PLACE_MODE_63, NB_GROUP_ORDER_USUAL, NULL, 0);
      g_autoptr (NbGrouping) groups = nb_grouping_new (catalog, rows, c & 4 ? NB_GROUP_BY_SOURCE : NB_GROUP_BY_NONE, NB_PLACE_MODE_63, NB_GROUP_ORDER_USUAL, NULL, 8);
      g_autoptr (NbPyramid) pyramid = nb_pyramid_new (catalog, rows, lanes, groups, c & 8 ? 4000 : 100000000, NULL);

      for (guint lane = 0; lane < MAX (nb_grouping_get_n_groups (lanes), 1); lane++)
        for (NbCalendarUnit unit = 0; unit < NB_N_CALENDAR_UNITS; unit++)
          {
            const NbBins *got = nb_pyramid_get_bins (pyramid, lane, unit);
            g_autoptr (GArray) own = g_array_new (FALSE, FALSE, sizeof (guint32));
            g_autoptr (NbBins) wanted = NULL;

            if (c & 8)
              g_assert_cmpint (got->unit, >=, unit);
            else
              g_assert_cmpint (got->unit, ==, unit);
            for (guint i = 0; i < rows->n_dated; i++)
              {
                guint32 row = nb_row_set_get (rows, i);

                if (nb_grouping_group_of (lanes, row) == lane)
                  g_array_append_val (own, row);
              }
            wanted = nb_bins_new (catalog, (guint32 *) (gpointer) own->data, own->len, groups, got->unit);
            for (guint i = 0; i < wanted->n_bins; i++)
              {
                guint bin = nb_bins_find (got, wanted->starts[i]);

                g_assert_cmpint (got->starts[bin], ==, wanted->starts[i]);
                g_assert_cmpuint (got->totals[bin], ==, wanted->totals[i]);
                g_assert_cmpfloat_with_epsilon (got->pale[bin], wanted->pale[i], 1e-9);
                g_assert_cmpmem (got->counts + (gsize) bin * got->n_groups, got->n_groups * sizeof (guint),
                                 wanted->counts + (gsize) i * wanted->n_groups, wanted->n_groups * sizeof (guint));
              }
          }
    }
}

static void
test_bins_spread (void)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  NbLibraryRow row = { .id = 1, .title = "a", .happened = nb_edtf_part (2021, 0) };
  g_autoptr (NbCatalog) catalog = nb_catalog_new_from_rows (places, &row, 1);
  g_autoptr (NbBins) quarters = nb_bins_new (catalog, NULL, 1, NULL, NB_CALENDAR_QUARTER);
  g_autoptr (NbBins) years = nb_bins_new (catalog, NULL, 1, NULL, NB_CALENDAR_YEAR);
  g_autoptr (NbBins) none = nb_bins_new (catalog, NULL, 0, NULL, NB_CALENDAR_YEAR);

  g_assert_cmpuint (quarters->n_bins, ==, 4);
  g_assert_cmpuint (quarters->totals[0], ==, 0);
  g_assert_cmpfloat_with_epsilon (quarters->pale[0], 90.0 / 365, 1e-9);
  g_assert_cmpfloat_with_epsilon (quarters->pale[3], 92.0 / 365, 1e-9);
  g_assert_cmpuint (years->totals[0], ==, 1);
  g_assert_cmpfloat (years->pale[0], ==, 0);
  g_assert_cmpuint (none->n_bins, ==, 0);
}

static void
test_values (void)
{
  static const guint cases[][2] = { { 0, 1 }, { 1, 1 }, { 3, 1 }, { 6, 2 }, { 67, 20 }, { 109, 30 }, { 146, 40 }, { 50000, 20000 }, { 5, 2 }, { 11, 3 } };
  NbTimeAxis decades = { 0, 6209, 0, 858 }, years = { 0, 1461, 0, 734 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (nb_value_step (cases[i][0]), ==, cases[i][1]);
  g_assert_cmpint (nb_bins_choose_unit (&decades, 6), ==, NB_CALENDAR_QUARTER);
  g_assert_cmpint (nb_bins_choose_unit (&years, 6), ==, NB_CALENDAR_MONTH);
}

static gboolean
overlap (const NbRect *a,
         const NbRect *b)
{
  return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height && b->y < a->y + a->height;
}

static void
test_peaks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 200; round++)
    {
      NbPeakColumn columns[68];
      NbPeakNote notes[16] = { 0 };
      guint chosen[16], n, highest = 0;
      NbPeakStyle style = { { 120, 15, 990, 560 }, 20, 6.5, 8 };
      guint n_placed = 0;

      for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
        {
          double value = g_rand_int_range (rand, 0, 40) + (g_rand_double (rand) < .15 ? 60 : 0);

          columns[i] = (NbPeakColumn){ 120 + i * 12.6, 11.6, 576 - value * 4, value };
          if (value > columns[highest].value)
            highest = i;
        }
      n = nb_peaks_choose (columns, G_N_ELEMENTS (columns), 16, chosen);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpuint (chosen[0], ==, highest);
      for (guint i = 0; i < n; i++)
        notes[i] = (NbPeakNote){ chosen[i], g_rand_int_range (rand, 60, 170), g_rand_int_range (rand, 20, 62) };
      nb_peaks_place (columns, G_N_ELEMENTS (columns), notes, n, 8, &style);

      for (guint i = 0; i < n; i++)
        {
          if (!notes[i].is_placed)
            continue;
          n_placed++;
          g_assert_cmpfloat (notes[i].rect.x, >=, style.area.x);
          g_assert_cmpfloat (notes[i].rect.y, >=, style.area.y);
          for (guint j = 0; j < n; j++)
            {
              NbRect leader = { notes[j].leader - 0.5, notes[j].rect.y, 1, columns[notes[j].column].top - notes[j].rect.y };

              if (j == i || !notes[j].is_placed)
                continue;
              g_assert_false (overlap (&notes[i].rect, &notes[j].rect));
              g_assert_false (overlap (&notes[i].rect, &leader));
            }
          for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
            {
              NbRect column = { columns[j].x, columns[j].top, columns[j].width, 1000 };

              g_assert_false (overlap (&notes[i].rect, &column));
            }
        }
      g_assert_cmpuint (n_placed, <=, 8);
      g_assert_cmpuint (n_placed, >, 0);
    }
  g_assert_cmpuint (nb_peaks_choose (NULL, 0, 4, NULL), ==, 0);
}

/* The headline that many of a time vary wins over the ones that are usual at all times. */
static void
test_telling (void)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  NbLibraryRow rows[60];
  g_autoptr (NbCatalog) catalog = NULL;
  g_autoptr (NbRowSet) all = NULL;
  g_autoptr (NbTelling) telling = NULL;
  guint32 first[12], found;

  memset (rows, 0, sizeof rows);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i].id = i + 1;
      rows[i].title = i % 2 ? "Hội nghị công tác dân vận của huyện" : "Xã tổng kết công tác dân vận";
      rows[i].happened = nb_edtf_day (2020, i < 12 ? 1 : 2, 1 + i % 28);
    }
  rows[3].title = "Chín mươi năm ngày truyền thống";
  rows[5].title = "Kỷ niệm chín mươi năm ngày truyền thống ở bản";
  rows[8].title = "Gặp mặt nhân chín mươi năm ngày truyền thống";
  catalog = nb_catalog_new_from_rows (places, rows, G_N_ELEMENTS (rows));
  all = all_rows (catalog);
  telling = nb_telling_new (catalog, all);
  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    first[i] = i;
  found = nb_telling_choose (telling, first, G_N_ELEMENTS (first));
  g_assert_cmpstr (nb_catalog_get_title (catalog, found), ==, "Chín mươi năm ngày truyền thống");
  g_assert_cmpuint (nb_telling_choose (telling, first, 0), ==, NB_TELLING_NONE);
  g_assert_cmpuint (nb_telling_choose (telling, first, 1), ==, 0);
}

static void
test_context (void)
{
  g_autoptr (GArray) marks = nb_context_marks (NULL, DAY (2018, 1, 1), DAY (2021, 12, 31), TRUE);
  g_autoptr (GArray) few = nb_context_marks (NULL, DAY (1930, 1, 1), DAY (1930, 12, 31), FALSE);
  guint counts[5] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (marks, NbContextMark, i);

      counts[mark->kind]++;
      g_assert_nonnull (mark->name);
      g_assert_true (i == 0 || g_array_index (marks, NbContextMark, i - 1).first <= mark->first);
      if (mark->kind == NB_CONTEXT_CONGRESS)
        g_assert_cmpint (mark->first, ==, DAY (2021, 1, 25));
      if (mark->kind == NB_CONTEXT_TET && strstr (mark->name, "2020"))
        g_assert_nonnull (strstr (mark->name, "Canh Tý"));
    }
  g_assert_cmpuint (counts[NB_CONTEXT_THEME], ==, 3);
  g_assert_cmpuint (counts[NB_CONTEXT_CONGRESS], ==, 1);
  g_assert_cmpuint (counts[NB_CONTEXT_ELECTION], ==, 1);
  g_assert_cmpuint (counts[NB_CONTEXT_DAY], ==, 4);
  g_assert_cmpuint (counts[NB_CONTEXT_TET], ==, 4);
  g_assert_cmpuint (few->len, ==, 0);
}

static void
test_figure_size (void)
{
  static const char *const bad[] = { "", "mm", "-5mm", "0mm", "12cm", "nan", "1e400mm", "174 mm x" };
  NbLengthUnit unit;
  double value;
  NbFigureSize size = { NB_LENGTH_MM, 174, 110, 300, 1 };
  int width, height;
  g_autofree char *text = NULL;
  const char *reason;

  g_assert_true (nb_length_parse ("174mm", &value, &unit));
  g_assert_cmpfloat (value, ==, 174);
  g_assert_cmpint (unit, ==, NB_LENGTH_MM);
  g_assert_true (nb_length_parse (" 84,5 mm", &value, &unit));
  text = nb_length_format (value, unit);
  g_assert_cmpstr (text, ==, "84.5mm");
  g_assert_true (nb_length_parse ("1920", &value, &unit));
  g_assert_cmpint (unit, ==, NB_LENGTH_PX);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (nb_length_parse (bad[i], &value, &unit));

  nb_figure_size_pixels (&size, NB_FIGURE_BOTH, &width, &height);
  g_assert_cmpint (width, ==, 2055);
  g_assert_cmpint (height, ==, 1299);
  g_assert_true (nb_figure_size_is_valid (&size, &reason));
  g_assert_null (reason);
  size.width = 1e9;
  g_assert_false (nb_figure_size_is_valid (&size, &reason));
  g_assert_nonnull (reason);
}

static void
test_figure_panels (void)
{
  for (NbFigureView view = 0; view <= NB_FIGURE_BOTH; view++)
    for (double width = 20; width <= 2000; width *= 1.7)
      {
        NbFigureSize size = { NB_LENGTH_MM, width, 0, 300, 1 };
        NbFigureLayout layout;

        nb_figure_layout (&size, view, TRUE, 2, &layout);
        g_assert_true (layout.has_map == (view != NB_FIGURE_TIMELINE));
        g_assert_true (layout.has_timeline == (view != NB_FIGURE_MAP));
        if (layout.has_map && layout.has_timeline)
          g_assert_false (overlap (&layout.map, &layout.timeline));
        if (layout.has_map)
          g_assert_cmpfloat (layout.map.x + layout.map.width, <=, layout.width);
      }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plot/axis", test_axis);
  g_test_add_func ("/plot/axis/zoom", test_zoom);
  g_test_add_func ("/plot/axis/levels", test_levels);
  g_test_add_func ("/plot/calendar", test_calendar);
  g_test_add_func ("/plot/text/fit", test_fit);
  g_test_add_func ("/plot/text/wrap", test_wrap);
  g_test_add_func ("/plot/ticks", test_ticks);
  g_test_add_func ("/plot/ticks/decades", test_ticks_of_decades);
  g_test_add_func ("/plot/bins", test_bins);
  g_test_add_func ("/plot/bins/spread", test_bins_spread);
  g_test_add_func ("/plot/bins/values", test_values);
  g_test_add_func ("/plot/peaks", test_peaks);
  g_test_add_func ("/plot/pyramid", test_pyramid);
  g_test_add_func ("/plot/telling", test_telling);
  g_test_add_func ("/plot/context", test_context);
  g_test_add_func ("/plot/figure/size", test_figure_size);
  g_test_add_func ("/plot/figure/panels", test_figure_panels);
  return g_test_run ();
}
