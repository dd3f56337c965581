/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the map's shapes, boxes and legend stand and which class each unit is in.
 * Made when the counts, the units or the size change; immutable, owned by the view or the figure. */

#include "plot/nb-map-layout.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* West of the country at the legend: share of the height. */
#define LEGEND_ROOM 0.29
#define PRINT_LEGEND_ROOM 0.27

/* Of the legend's columns, where there are few counts. */
#define MAX_BIN_WIDTH 18.0

/* The drawing's proportions at its usual height; see NB_MAP_SCREEN. All lengths shrink and grow with the height. */
typedef struct
{
  double height;            /* the height that the other lengths belong to */
  double box_width;
  double box_height;
  double box_y[2];          /* Hoàng Sa, Trường Sa: share of the height */
  double box_inset;         /* of the label */
  double box_baseline;
  double island_margin;
  double island_top;
  double island_radius;
  double legend_y;          /* baseline of its title: share of the height */
  double legend_width;
  double legend_height;     /* of the histogram */
  double legend_gap;        /* title to histogram */
  double strip_gap;
  double strip_height;
  double number_gap;        /* strip to the numbers' baseline */
  double min_number_gap;    /* between two numbers */
  guint legend_bins;
  NbTextRole role;
  NbTextRole number_role;
} MapStyle;

static const MapStyle styles[] = {
  [NB_MAP_SCREEN] = { 420, 80, 66, { .395, .67 }, 6, 14, 10, 18, 1.7, .475, 84, 36, 10, 3, 4, 19, 6, 14, NB_TEXT_SMALL, NB_TEXT_SMALL },
  [NB_MAP_PRINT] = { 240, 33, 29, { .358, .892 }, 3, 7.5, 4, 11, .75, .48, 50, 20, 10, 0, 0, 7.5, 3, 14, NB_TEXT_FIGURE_SMALL, NB_TEXT_FIGURE_SMALL },
};

/* --- classes --- */

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  guint va = *(const guint *) a, vb = *(const guint *) b;

  return va < vb ? -1 : va > vb;
}

/* The sum of squared distances from the mean of values[i .. j). */
static double
spread_of (const double *sums,
           const double *squares,
           guint i,
           guint j)
{
  double s = sums[j] - sums[i];

  return squares[j] - squares[i] - s * s / (j - i);
}

/**
 * nb_class_breaks:
 * @values: counts; zeros belong to no class
 * @breaks: (out): the classes
 *
 * At most five classes with natural breaks (Fisher 1958, "On grouping for maximum homogeneity"; known from maps as
 * Jenks): values within a class differ as little as possible. Exact, by dynamic programming.
 */
void
nb_class_breaks (const guint *values,
                 guint n_values,
                 NbClassBreaks *breaks)
{
  g_autofree guint *sorted = g_new (guint, n_values + 1);
  g_autofree double *sums = g_new0 (double, n_values + 1);
  g_autofree double *squares = g_new0 (double, n_values + 1);
  g_autofree double *cost = NULL;
  g_autofree guint *from = NULL;
  guint n = 0, distinct = 0, classes, end;

  memset (breaks, 0, sizeof *breaks);
  for (guint i = 0; i < n_values; i++)
    if (values[i] > 0)
      sorted[n++] = values[i];
  if (n == 0)
    return;
  qsort (sorted, n, sizeof (guint), compare_counts);
  for (guint i = 0; i < n; i++)
    {
      sums[i + 1] = sums[i] + sorted[i];
      squares[i + 1] = squares[i] + (double) sorted[i] * sorted[i];
      distinct += i == 0 || sorted[i] != sorted[i - 1];
    }
  classes = MIN (distinct, NB_MAP_CLASSES);

  cost = g_new (double, (classes + 1) * (n + 1));
  from = g_new0 (guint, (classes + 1) * (n + 1));
  for (guint i = 0; i < (classes + 1) * (n + 1); i++)
    cost[i] = G_MAXDOUBLE;
  cost[0] = 0;
  for (guint c = 1; c <= classes; c++)
    for (guint j = c; j <= n; j++)
      {
        /* equal values stay together */
        if (j < n && sorted[j] == sorted[j - 1])
          continue;
        for (guint i = c - 1; i < j; i++)
          {
            double before = cost[(c - 1) * (n + 1) + i], sum;

            if (before == G_MAXDOUBLE)
              continue;
            sum = before + spread_of (sums, squares, i, j);
            if (sum < cost[c * (n + 1) + j])
              {
                cost[c * (n + 1) + j] = sum;
                from[c * (n + 1) + j] = i;
              }
          }
      }

  breaks->n_classes = classes;
  end = n;
  for (guint c = classes; c > 0; c--)
    {
      breaks->upper[c - 1] = sorted[end - 1];
      end = from[c * (n + 1) + end];
    }
}

gboolean
nb_class_breaks_equal (const NbClassBreaks *a,
                       const NbClassBreaks *b)
{
  return a->n_classes == b->n_classes && (a->n_classes == 0 || memcmp (a->upper, b->upper, a->n_classes * sizeof a->upper[0]) == 0);
}

/**
 * nb_class_of:
 *
 * Returns: the class of a count among five, few → many; -1 for none. With fewer classes they keep to the dark end of
 * the scale's middle, so that a single class is not the palest.
 */
int
nb_class_of (const NbClassBreaks *breaks,
             guint value)
{
  if (value == 0 || breaks->n_classes == 0)
    return -1;
  for (guint i = 0; i < breaks->n_classes; i++)
    if (value <= breaks->upper[i])
      {
        if (breaks->n_classes == 1)
          return NB_MAP_CLASSES / 2;
        return (i * (NB_MAP_CLASSES - 1) + (breaks->n_classes - 1) / 2) / (breaks->n_classes - 1);
      }
  return NB_MAP_CLASSES - 1;
}

/* --- shapes --- */

/* As published, an article that names a unit of 2025 is counted on every province that went into it: the map shows
 * where articles speak of. As of a date nothing may count twice, and such articles are not drawn on the 63. */
static guint
value_of (const NbMapInput *input,
          NbUnit unit)
{
  const NbUnitInfo *info = nb_places_get_unit (nb_outlines_get_places (input->outlines), unit);
  guint value = input->counts[unit];

  if (input->place_mode == NB_PLACE_MODE_PUBLISHED && info->parent != unit && info->parent < NB_N_UNITS)
    value += input->counts[info->parent];
  return value;
}

static void
add_shapes (NbMapLayout *self,
            const NbMapInput *input)
{
  guint n, values[NB_N_OLD_UNITS];
  const NbOutline *outlines = nb_outlines_get (self->outlines, self->set, &n);

  for (guint i = 0; i < n; i++)
    values[i] = value_of (input, outlines[i].unit);
  nb_class_breaks (values, n, &self->breaks);
  for (guint i = 0; i < n; i++)
    {
      NbMapShape shape = { outlines[i].unit, values[i], nb_class_of (&self->breaks, values[i]), i };

      g_array_append_val (self->shapes, shape);
    }
  if (input->place_mode == NB_PLACE_MODE_63)
    for (guint unit = NB_N_OLD_UNITS; unit < NB_N_UNITS; unit++)
      self->n_new_units_apart += input->counts[unit];
}

guint
nb_map_layout_get_value (const NbMapLayout *self,
                         NbUnit unit)
{
  for (guint i = 0; i < self->shapes->len; i++)
    {
      const NbMapShape *shape = &g_array_index (self->shapes, NbMapShape, i);

      if (shape->unit == unit)
        return shape->value;
    }
  return 0;
}

static void
add_boxes (NbMapLayout *self,
           const NbMapInput *input,
           const MapStyle *style,
           double factor)
{
  guint n;
  const NbArchipelago *groups = nb_outlines_get_archipelagos (self->outlines, self->set, &n);
  double widest = 0;

  for (guint i = 0; i < n; i++)
    widest = MAX (widest, nb_text_width (&input->ruler, style->role, groups[i].group));
  for (guint i = 0; i < n; i++)
    {
      double width = MAX (style->box_width * factor, widest + 2 * style->box_inset), height = style->box_height * factor, text = input->text_scale;
      double room_x = width - 2 * style->island_margin * factor;
      /* the label keeps its size in a small map: the islands stand below it */
      double top = MAX (style->island_top * factor, style->box_baseline * text + style->island_margin * factor);
      double room_y = MAX (height - top - style->island_margin * factor, 1);
      double scale = MIN (room_x / groups[i].extent.width, room_y / groups[i].extent.height);
      NbMapBox box = { 0 };

      box.box = (NbRect){ input->area.x + input->area.width - width,
                          input->area.y + style->box_y[MIN (i, 1)] * input->area.height, width, height };
      box.unit = groups[i].unit;
      box.klass = MAX (nb_class_of (&self->breaks, nb_map_layout_get_value (self, box.unit)), NB_MAP_CLASSES / 2);
      box.label = groups[i].group;
      box.label_at = (NbPoint){ box.box.x + style->box_inset, box.box.y + style->box_baseline * text };
      box.first_island = self->islands->len;
      box.n_islands = groups[i].n_islands;
      for (guint j = 0; j < groups[i].n_islands; j++)
        {
          NbPoint p = groups[i].islands[j];
          NbPoint at = {
            box.box.x + width / 2 + (p.x - groups[i].extent.x - groups[i].extent.width / 2) * scale,
            box.box.y + height - style->island_margin * factor - (groups[i].extent.y + groups[i].extent.height - p.y) * scale,
          };
          g_array_append_val (self->islands, at);
        }
      g_array_append_val (self->boxes, box);
    }
}

/* --- legend --- */

static void
add_legend_label (NbMapLayout *self,
                  const char *text,
                  double x,
                  double y,
                  gboolean is_number)
{
  NbLegendLabel label = { g_string_chunk_insert (self->strings, text), { x, y }, is_number };

  g_array_append_val (self->labels, label);
}

static void
add_numbers (NbMapLayout *self,
             const NbMapInput *input,
             const MapStyle *style,
             double y,
             double per_count,
             double offset)
{
  double x0 = self->legend.x, taken[NB_MAP_CLASSES + 1][2];
  guint n_taken = 0;

  /* zero and the largest count first, then those between that have room */
  for (guint pass = 0; pass < 2; pass++)
    for (int i = -1; i < (int) self->breaks.n_classes; i++)
      {
        gboolean is_end = i == -1 || i == (int) self->breaks.n_classes - 1;
        guint value = i < 0 ? 0 : self->breaks.upper[i];
        g_autofree char *text = NULL;
        double width, x;
        gboolean is_free = TRUE;

        if (is_end != (pass == 0))
          continue;
        text = nb_format_count (value);
        width = nb_text_width (&input->ruler, style->number_role, text);
        x = x0 + offset + value * per_count - (i < 0 && offset == 0 ? 0 : width / 2);
        if (i >= 0 && is_end && n_taken > 0)
          x = MAX (x, taken[n_taken - 1][1] + style->min_number_gap);
        for (guint j = 0; j < n_taken; j++)
          is_free = is_free && (x >= taken[j][1] + style->min_number_gap || x + width + style->min_number_gap <= taken[j][0]);
        if (!is_free)
          continue;
        taken[n_taken][0] = x;
        taken[n_taken++][1] = x + width;
        add_legend_label (self, text, x, y, TRUE);
      }
}

/* The country is narrow where the legend stands: what does not fit beside it has two lines, the last at @y. */
static void
add_legend_title (NbMapLayout *self,
                  const NbMapInput *input,
                  const char *text,
                  double y)
{
  gboolean is_print = input->style == NB_MAP_PRINT;
  double line = is_print ? 8.2 : 15 * input->text_scale;
  g_auto (GStrv) lines = nb_text_wrap (&input->ruler, is_print ? NB_TEXT_FIGURE_SMALL : NB_TEXT_CAPTION, text,
                                       input->area.height * LEGEND_ROOM, 2);
  guint n = g_strv_length (lines);

  for (guint i = 0; i < n; i++)
    add_legend_label (self, lines[i], input->area.x, y - (n - 1 - i) * line, FALSE);
}

/* A histogram (how many units have how many articles) over a strip of the classes. */
static void
add_legend (NbMapLayout *self,
            const NbMapInput *input,
            const MapStyle *style,
            double factor)
{
  guint max = self->breaks.n_classes ? self->breaks.upper[self->breaks.n_classes - 1] : 0;
  guint bins[64] = { 0 }, highest = 1, step, n_bins = style->legend_bins;
  double width = style->legend_width * factor, height = style->legend_height * factor, bin_width, previous = 0;
  double title = input->area.y + style->legend_y * input->area.height, top;

  self->legend = (NbRect){ input->area.x, title, width, height };
  if (max == 0)
    return;
  /* letters do not shrink with the map: on a small one they would lie on the country */
  if (input->style == NB_MAP_PRINT
      && nb_text_width (&input->ruler, NB_TEXT_FIGURE_SMALL, _("number of provinces")) > input->area.height * PRINT_LEGEND_ROOM)
    return;
  /* few counts have few, wide columns */
  n_bins = MIN (n_bins, max + 1);
  step = (max + n_bins) / n_bins;
  bin_width = MIN (width / n_bins, (input->style == NB_MAP_PRINT ? 9 : MAX_BIN_WIDTH) * factor);
  width = bin_width * n_bins;
  for (guint i = 0; i < self->shapes->len; i++)
    {
      guint bin = MIN (g_array_index (self->shapes, NbMapShape, i).value / step, n_bins - 1);

      highest = MAX (highest, ++bins[bin]);
    }

  top = title + style->legend_gap * factor;
  self->legend = (NbRect){ input->area.x, top, width, height + style->strip_gap + style->strip_height };
  for (guint i = 0; i < n_bins; i++)
    {
      double h = MAX (height * bins[i] / highest, 2 * factor);
      guint middle = i * step + step / 2;
      NbLegendBar bar = { { input->area.x + i * bin_width, top + height - h, bin_width - factor, h },
                          nb_class_of (&self->breaks, MIN (step > 1 ? MAX (middle, 1) : middle, max)) };

      if (bins[i])
        g_array_append_val (self->bars, bar);
    }
  for (guint i = 0; i < self->breaks.n_classes && style->strip_height > 0; i++)
    {
      double end = MIN (width, (self->breaks.upper[i] + (step == 1 ? 1 : 0)) * bin_width / step);
      NbLegendBar bar = { { input->area.x + previous, top + height + style->strip_gap, MAX (1, end - previous - 1), style->strip_height },
                          nb_class_of (&self->breaks, self->breaks.upper[i]) };

      g_array_append_val (self->strip, bar);
      previous = end;
    }

  /* Translators: above the histogram in the map: how many articles a province has; "Bài theo tỉnh" */
  add_legend_title (self, input, input->style == NB_MAP_PRINT ? _("number of provinces") : _("Articles by province"), title);
  add_numbers (self, input, style, top + height + style->number_gap * (input->style == NB_MAP_PRINT ? 1 : input->text_scale),
               bin_width / step, step == 1 ? bin_width / 2 : 0);
  if (input->style == NB_MAP_PRINT)
    /* Translators: below the histogram of a figure; "số bài" */
    add_legend_label (self, _("number of articles"), input->area.x, top + height + style->number_gap * 2, FALSE);
}

/* --- the whole --- */

/**
 * nb_map_layout_new:
 *
 * Returns: (transfer full): the geometry
 */
NbMapLayout *
nb_map_layout_new (const NbMapInput *input)
{
  NbMapLayout *self = g_new0 (NbMapLayout, 1);
  const MapStyle *style = &styles[input->style];
  NbRect extent = nb_outlines_get_extent (input->outlines);
  /* in a narrow place the boxes still stand beside the land */
  double factor = MIN (input->area.height / style->height, input->area.width / (style->height * .69));

  g_atomic_ref_count_init (&self->ref_count);
  self->style = input->style;
  self->set = nb_outline_set_for_mode (input->place_mode);
  self->outlines = nb_outlines_ref (input->outlines);
  self->shapes = g_array_new (FALSE, FALSE, sizeof (NbMapShape));
  self->boxes = g_array_new (FALSE, FALSE, sizeof (NbMapBox));
  self->islands = g_array_new (FALSE, FALSE, sizeof (NbPoint));
  self->bars = g_array_new (FALSE, FALSE, sizeof (NbLegendBar));
  self->strip = g_array_new (FALSE, FALSE, sizeof (NbLegendBar));
  self->labels = g_array_new (FALSE, FALSE, sizeof (NbLegendLabel));
  self->strings = g_string_chunk_new (256);

  factor = MAX (factor, 0.05);
  self->scale = factor * style->height / 1500;
  self->scale = MIN (self->scale, input->area.height / MAX (extent.height, 1));
  self->origin = (NbPoint){ input->area.x, input->area.y };
  self->island_radius = style->island_radius * factor;

  add_shapes (self, input);
  add_boxes (self, input, style, factor);
  add_legend (self, input, style, factor);
  return self;
}

NbMapLayout *
nb_map_layout_ref (NbMapLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_map_layout_unref (NbMapLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  nb_outlines_unref (self->outlines);
  g_array_unref (self->shapes);
  g_array_unref (self->boxes);
  g_array_unref (self->islands);
  g_array_unref (self->bars);
  g_array_unref (self->strip);
  g_array_unref (self->labels);
  g_string_chunk_free (self->strings);
  g_free (self);
}

static gboolean
polygon_contains (const NbPolygon *polygon,
                  double x,
                  double y)
{
  gboolean inside = FALSE;
  guint start = 0;

  for (guint r = 0; r < polygon->n_rings; r++)
    {
      guint end = polygon->ring_ends[r];

      for (guint i = start, j = end - 1; i < end; j = i++)
        {
          NbPoint a = polygon->points[i], b = polygon->points[j];

          if ((a.y > y) != (b.y > y) && x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x)
            inside = !inside;
        }
      start = end;
    }
  return inside;
}

NbUnit
nb_map_layout_hit (const NbMapLayout *self,
                   double x,
                   double y)
{
  guint n;
  const NbOutline *outlines = nb_outlines_get (self->outlines, self->set, &n);
  double mx = (x - self->origin.x) / self->scale, my = (y - self->origin.y) / self->scale;

  for (guint i = 0; i < self->boxes->len; i++)
    {
      const NbMapBox *box = &g_array_index (self->boxes, NbMapBox, i);

      if (nb_rect_contains (&box->box, x, y))
        return box->unit;
    }
  for (guint i = 0; i < n; i++)
    {
      NbRect extent = nb_rect_grow (outlines[i].extent, 0.01);

      if (nb_rect_contains (&extent, mx, my) && polygon_contains (&outlines[i].polygon, mx, my))
        return outlines[i].unit;
    }
  return NB_UNIT_NONE;
}

gboolean
nb_map_layout_is_for (const NbMapLayout *self,
                      NbUnit shape,
                      NbUnit unit)
{
  NbPlaces *places = nb_outlines_get_places (self->outlines);

  if (unit >= NB_N_UNITS || shape >= NB_N_UNITS)
    return FALSE;
  return shape == unit || nb_places_get_unit (places, shape)->parent == unit
         || nb_places_get_unit (places, unit)->parent == shape;
}

int
nb_map_layout_class_at (const NbMapLayout *self,
                        double x)
{
  for (guint i = 0; i < self->strip->len; i++)
    {
      const NbRect *rect = &g_array_index (self->strip, NbLegendBar, i).rect;

      if (x <= rect->x + rect->width + 1)
        return (int) i;
    }
  return (int) self->strip->len - 1;
}

gboolean
nb_map_layout_class_range (const NbMapLayout *self,
                           int klass,
                           guint *low,
                           guint *high)
{
  if (klass < 0 || klass >= (int) self->strip->len)
    return FALSE;
  *low = klass == 0 ? 1 : self->breaks.upper[klass - 1] + 1;
  *high = self->breaks.upper[klass];
  return TRUE;
}

GArray *
nb_map_layout_units_between (const NbMapLayout *self,
                             guint low,
                             guint high)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (NbUnit));
  gboolean seen[NB_N_UNITS] = { FALSE };

  for (guint i = 0; i < self->shapes->len; i++)
    {
      const NbMapShape *shape = &g_array_index (self->shapes, NbMapShape, i);

      if (shape->unit >= NB_N_UNITS || seen[shape->unit] || shape->value < low || shape->value > high)
        continue;
      seen[shape->unit] = TRUE;
      g_array_append_val (units, shape->unit);
    }
  return units;
}

gboolean
nb_map_layout_hit_legend (const NbMapLayout *self,
                          double x,
                          double y,
                          guint *low,
                          guint *high)
{
  return nb_rect_contains (&self->legend, x, y) && nb_map_layout_class_range (self, nb_map_layout_class_at (self, x), low, high);
}
