/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Outlines, classes and the map's geometry. */

#include "plot/nb-map-layout.h"

#include <string.h>

static double
measure (NbTextRole role,
         const char *text,
         gssize length,
         gpointer user_data)
{
  return 6.0 * g_utf8_strlen (text, length);
}

typedef struct
{
  NbPlaces *places;
  NbOutlines *outlines;
  guint counts[NB_N_UNIT_COUNTS];
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->places = nb_places_new (&error);
  g_assert_no_error (error);
  f->outlines = nb_outlines_new (f->places, &error);
  g_assert_no_error (error);
  memset (f->counts, 0, sizeof f->counts);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  nb_outlines_unref (f->outlines);
  nb_places_unref (f->places);
}

static NbUnit
unit (Fixture *f,
      const char *code)
{
  NbUnit found = nb_places_find_code (f->places, code);

  g_assert_cmpint (found, !=, NB_UNIT_NONE);
  return found;
}

static NbMapLayout *
lay_out (Fixture *f,
         NbPlaceMode mode,
         NbMapStyle style)
{
  NbMapInput input = { f->outlines, mode, f->counts, { 12, 4, 288, 420 }, style, 1, { measure, NULL } };

  return nb_map_layout_new (&input);
}

static void
test_outlines (Fixture *f,
               gconstpointer data)
{
  for (NbOutlineSet set = 0; set < NB_N_OUTLINE_SETS; set++)
    {
      guint n, n_groups;
      const NbOutline *outlines = nb_outlines_get (f->outlines, set, &n);
      const NbArchipelago *groups = nb_outlines_get_archipelagos (f->outlines, set, &n_groups);
      gboolean seen[NB_N_UNITS] = { FALSE };

      g_assert_cmpuint (n, ==, set == NB_OUTLINES_63 ? 63 : 34);
      for (guint i = 0; i < n; i++)
        {
          g_assert_false (seen[outlines[i].unit]);
          seen[outlines[i].unit] = TRUE;
          g_assert_true ((outlines[i].unit < NB_N_OLD_UNITS) == (set == NB_OUTLINES_63));
          g_assert_cmpuint (outlines[i].polygon.n_rings, >, 0);
          g_assert_cmpfloat (outlines[i].extent.width, >, 1);
        }
      g_assert_cmpuint (n_groups, ==, 2);
      g_assert_cmpstr (groups[0].group, ==, "Hoàng Sa");
      g_assert_cmpint (groups[0].unit, ==, unit (f, set == NB_OUTLINES_63 ? "VN-DN" : "N48"));
      g_assert_cmpstr (groups[1].group, ==, "Trường Sa");
      g_assert_cmpint (groups[1].unit, ==, unit (f, set == NB_OUTLINES_63 ? "VN-34" : "N56"));
    }
}

static void
test_neighbours (Fixture *f,
                 gconstpointer data)
{
  /* Hà Giang and Cao Bằng share a border, Hà Giang and Cà Mau do not */
  g_assert_true (nb_outlines_are_neighbours (f->outlines, unit (f, "VN-03"), unit (f, "VN-04")));
  g_assert_true (nb_outlines_are_neighbours (f->outlines, unit (f, "VN-04"), unit (f, "VN-03")));
  g_assert_false (nb_outlines_are_neighbours (f->outlines, unit (f, "VN-03"), unit (f, "VN-59")));
  g_assert_false (nb_outlines_are_neighbours (f->outlines, unit (f, "VN-03"), unit (f, "VN-03")));
  g_assert_false (nb_outlines_are_neighbours (f->outlines, NB_UNIT_NONE, unit (f, "VN-03")));
}

static void
test_breaks (Fixture *f,
             gconstpointer data)
{
  static const guint values[] = { 0, 1, 2, 2, 10, 11, 12, 50, 51, 90, 91, 92, 200, 0 };
  NbClassBreaks breaks;

  nb_class_breaks (values, G_N_ELEMENTS (values), &breaks);
  g_assert_cmpuint (breaks.n_classes, ==, 5);
  g_assert_cmpuint (breaks.upper[0], ==, 2);
  g_assert_cmpuint (breaks.upper[1], ==, 12);
  g_assert_cmpuint (breaks.upper[2], ==, 51);
  g_assert_cmpuint (breaks.upper[3], ==, 92);
  g_assert_cmpuint (breaks.upper[4], ==, 200);
  g_assert_cmpint (nb_class_of (&breaks, 0), ==, -1);
  g_assert_cmpint (nb_class_of (&breaks, 1), ==, 0);
  g_assert_cmpint (nb_class_of (&breaks, 200), ==, 4);

  nb_class_breaks ((const guint[]){ 7, 7, 7 }, 3, &breaks);
  g_assert_cmpuint (breaks.n_classes, ==, 1);
  g_assert_cmpint (nb_class_of (&breaks, 7), ==, 2);
  nb_class_breaks ((const guint[]){ 1, 9 }, 2, &breaks);
  g_assert_cmpint (nb_class_of (&breaks, 1), <, nb_class_of (&breaks, 9));
  g_assert_cmpint (nb_class_of (&breaks, 9), ==, 4);
  nb_class_breaks (values, 1, &breaks);
  g_assert_cmpuint (breaks.n_classes, ==, 0);
}

/* The middle of each province is in it, except where it is bent round another. */
static void
test_hit (Fixture *f,
          gconstpointer data)
{
  const NbPlaceMode modes[] = { NB_PLACE_MODE_63, NB_PLACE_MODE_34 };

  for (guint m = 0; m < G_N_ELEMENTS (modes); m++)
    {
      g_autoptr (NbMapLayout) layout = lay_out (f, modes[m], NB_MAP_SCREEN);
      guint n, n_right = 0;
      const NbOutline *outlines = nb_outlines_get (f->outlines, layout->set, &n);

      for (guint i = 0; i < n; i++)
        {
          double x = layout->origin.x + outlines[i].centre.x * layout->scale, y = layout->origin.y + outlines[i].centre.y * layout->scale;

          n_right += nb_map_layout_hit (layout, x, y) == outlines[i].unit;
        }
      g_assert_cmpuint (n_right, >=, n - 2);
      g_assert_cmpint (nb_map_layout_hit (layout, 13, 400), ==, NB_UNIT_NONE);
      for (guint i = 0; i < layout->boxes->len; i++)
        {
          const NbMapBox *box = &g_array_index (layout->boxes, NbMapBox, i);

          g_assert_cmpint (nb_map_layout_hit (layout, box->box.x + 5, box->box.y + 5), ==, box->unit);
          g_assert_cmpint (box->klass, >=, 2);
          g_assert_cmpfloat (box->box.x + box->box.width, <=, 300.01);
          for (guint j = 0; j < box->n_islands; j++)
            {
              NbPoint at = g_array_index (layout->islands, NbPoint, box->first_island + j);

              g_assert_true (nb_rect_contains (&box->box, at.x, at.y));
            }
        }
    }
}

static void
test_values (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbMapLayout) of_63 = NULL, published = NULL, of_34 = NULL;

  f->counts[unit (f, "VN-03")] = 5;
  f->counts[unit (f, "VN-07")] = 2;
  f->counts[unit (f, "N08")] = 10;
  of_63 = lay_out (f, NB_PLACE_MODE_63, NB_MAP_SCREEN);
  published = lay_out (f, NB_PLACE_MODE_PUBLISHED, NB_MAP_SCREEN);
  of_34 = lay_out (f, NB_PLACE_MODE_34, NB_MAP_SCREEN);

  g_assert_cmpuint (nb_map_layout_get_value (of_63, unit (f, "VN-03")), ==, 5);
  g_assert_cmpuint (of_63->n_new_units_apart, ==, 10);
  g_assert_cmpuint (nb_map_layout_get_value (published, unit (f, "VN-03")), ==, 15);
  g_assert_cmpuint (nb_map_layout_get_value (of_34, unit (f, "N08")), ==, 10);
  g_assert_true (nb_map_layout_is_for (of_63, unit (f, "VN-03"), unit (f, "N08")));
  g_assert_true (nb_map_layout_is_for (of_34, unit (f, "N08"), unit (f, "VN-07")));
  g_assert_false (nb_map_layout_is_for (of_63, unit (f, "VN-03"), unit (f, "VN-07")));
  g_assert_false (nb_map_layout_is_for (of_63, unit (f, "VN-03"), NB_UNIT_NONE));
}

static void
test_legend (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbMapLayout) layout = NULL, empty = lay_out (f, NB_PLACE_MODE_63, NB_MAP_SCREEN);
  guint low, high;
  double last_end = -1e9, last_y = 0;

  g_assert_cmpuint (empty->bars->len, ==, 0);
  g_assert_cmpuint (empty->labels->len, ==, 0);
  for (guint i = 0; i < NB_N_OLD_UNITS; i++)
    f->counts[i] = (i * 37) % 130;
  layout = lay_out (f, NB_PLACE_MODE_63, NB_MAP_SCREEN);
  g_assert_cmpuint (layout->strip->len, ==, 5);
  g_assert_true (nb_map_layout_hit_legend (layout, layout->legend.x + 1, layout->legend.y + 10, &low, &high));
  g_assert_cmpuint (low, ==, 1);
  g_assert_cmpuint (high, ==, layout->breaks.upper[0]);
  g_assert_false (nb_map_layout_hit_legend (layout, layout->legend.x - 5, layout->legend.y, &low, &high));

  /* numbers do not touch; they may come in any order */
  for (guint i = 0; i < layout->labels->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const NbLegendLabel *a = &g_array_index (layout->labels, NbLegendLabel, i), *b = &g_array_index (layout->labels, NbLegendLabel, j);

        if (a->at.y != b->at.y)
          continue;
        g_assert_true (a->at.x >= b->at.x + measure (0, b->text, -1, NULL) || b->at.x >= a->at.x + measure (0, a->text, -1, NULL));
        last_end = MAX (last_end, a->at.x);
        last_y = a->at.y;
      }
  g_assert_cmpfloat (last_end, >, 0);
  g_assert_cmpfloat (last_y, >, 0);
}

/* What a brush over the legend takes hold of: classes from left to right, and each province once. */
static void
test_brush (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbMapLayout) layout = NULL;
  guint low, high, next_low, n_units = 0;
  int last = -1;

  for (NbUnit i = 0; i < NB_N_OLD_UNITS; i++)
    f->counts[i] = i < 4 ? 0 : i * 3;
  layout = lay_out (f, NB_PLACE_MODE_63, NB_MAP_SCREEN);
  g_assert_cmpuint (layout->breaks.n_classes, ==, NB_MAP_CLASSES);
  for (double x = layout->legend.x - 50; x < layout->legend.x + layout->legend.width + 50; x += 0.5)
    {
      int klass = nb_map_layout_class_at (layout, x);

      g_assert_true (klass == last || klass == last + 1);
      last = klass;
    }
  g_assert_cmpint (last, ==, NB_MAP_CLASSES - 1);
  g_assert_false (nb_map_layout_class_range (layout, -1, &low, &high));
  g_assert_false (nb_map_layout_class_range (layout, NB_MAP_CLASSES, &low, &high));
  for (int i = 0; i < NB_MAP_CLASSES; i++)
    {
      g_autoptr (GArray) units = NULL;

      g_assert_true (nb_map_layout_class_range (layout, i, &low, &high));
      g_assert_cmpuint (low, <=, high);
      if (i + 1 < NB_MAP_CLASSES)
        {
          g_assert_true (nb_map_layout_class_range (layout, i + 1, &next_low, &(guint){ 0 }));
          g_assert_cmpuint (next_low, ==, high + 1);
        }
      units = nb_map_layout_units_between (layout, low, high);
      for (guint j = 0; j < units->len; j++)
        {
          guint count = f->counts[g_array_index (units, NbUnit, j)];

          g_assert_true (count >= low && count <= high);
        }
      n_units += units->len;
    }
  g_assert_cmpuint (n_units, ==, NB_N_OLD_UNITS - 4);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/map/outlines", test_outlines);
  ADD ("/map/neighbours", test_neighbours);
  ADD ("/map/breaks", test_breaks);
  ADD ("/map/hit", test_hit);
  ADD ("/map/values", test_values);
  ADD ("/map/legend", test_legend);
  ADD ("/map/brush", test_brush);
  return g_test_run ();
}
