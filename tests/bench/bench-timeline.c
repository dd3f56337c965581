/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Frames of the timeline, 1600×900, layout and painting together on cairo's own image: how long the first one takes, each of
 * a pan at every zoom, and each of a zoom from the whole library to a day and back; then the same with every choice of lanes
 * and colours.
 *
 *   bench-timeline [--plain]
 *
 * --plain: without lanes and colours only, by the clock on the wall, as its peers in tests/bench/peers are measured. Otherwise
 * times are what the one thread that draws has used: others at work on the same cores do not show in it.
 *
 * NIENBIEU_BENCH_ARTICLES: how many made-up articles, a million if it is not set. */

#include "made-catalog.h"

#include "canvas/nb-cairo-canvas.h"
#include "painter/nb-timeline-painter.h"

#include <locale.h>
#include <stdio.h>
#include <time.h>

#define WIDTH 1600
#define HEIGHT 900
#define PAN_FRAMES 60
#define PAN_STEP 13.0
#define ZOOM_STEP 0.9

typedef struct
{
  NbTimelineInput input;
  NbTypesetter *typesetter;
  cairo_surface_t *surface;
  NbTimelineLayout *layout;      /* of the last frame */
  GArray *frames;                /* of double: ms */
  double layout_ms;              /* of the last frame */
  guint n_items;
  clockid_t clock;
} Bench;

static double
now_ms (Bench *bench)
{
  struct timespec t;

  clock_gettime (bench->clock, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static double
draw_frame (Bench *bench)
{
  double t0 = now_ms (bench);
  NbTimelineLayout *layout = nb_timeline_layout_new (&bench->input, bench->layout);
  cairo_t *cr = cairo_create (bench->surface);
  g_autoptr (NbCanvas) canvas = nb_cairo_canvas_new (cr);

  bench->layout_ms = now_ms (bench) - t0;
  nb_paint_timeline (canvas, layout, nb_theme_get (NB_THEME_LIGHT), bench->typesetter, NULL);
  cairo_destroy (cr);
  cairo_surface_flush (bench->surface);
  g_clear_pointer (&bench->layout, nb_timeline_layout_unref);
  bench->layout = layout;
  bench->n_items = layout->items->len;
  return now_ms (bench) - t0;
}

static void
add_frame (Bench *bench)
{
  double ms = draw_frame (bench);

  g_array_append_val (bench->frames, ms);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

static double
percentile (GArray *sorted,
            double share)
{
  return g_array_index (sorted, double, (guint) (share * (sorted->len - 1) + 0.5));
}

typedef struct
{
  double median, p99, longest;
} Summary;

static Summary
summarize (GArray *frames)
{
  g_array_sort (frames, compare_doubles);
  return (Summary){ percentile (frames, 0.5), percentile (frames, 0.99), percentile (frames, 1) };
}

static void
pan (Bench *bench,
     double from,
     double days)
{
  bench->input.from = from;
  bench->input.to = from + days;
  draw_frame (bench);
  g_array_set_size (bench->frames, 0);
  for (guint i = 0; i < PAN_FRAMES; i++)
    {
      double by = days * PAN_STEP / WIDTH;

      bench->input.from += by;
      bench->input.to += by;
      add_frame (bench);
    }
}

static void
zoom (Bench *bench,
      double centre,
      double days)
{
  double widest = days;

  g_array_set_size (bench->frames, 0);
  for (; days > 1; days *= ZOOM_STEP)
    {
      bench->input.from = centre - days * 0.4;
      bench->input.to = centre + days * 0.6;
      add_frame (bench);
    }
  for (; days < widest; days /= ZOOM_STEP)
    {
      bench->input.from = centre - days * 0.4;
      bench->input.to = centre + days * 0.6;
      add_frame (bench);
    }
}

static void
measure (Bench *bench,
         NbCatalog *catalog,
         gboolean in_detail)
{
  static const double spans[] = { 11000, 3650, 900, 365, 120, 30, 7 };
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (NbRowSet) rows = nb_catalog_filter (catalog, query, NULL);
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (double));
  Summary s, z;
  NbDay first, last;
  double first_ms, first_layout_ms;

  bench->input.catalog = catalog;
  bench->input.rows = rows;
  nb_catalog_get_extent (catalog, &first, &last);
  bench->input.from = first;
  bench->input.to = last + 1.0;
  first_ms = draw_frame (bench);
  first_layout_ms = bench->layout_ms;
  for (guint i = 0; i < G_N_ELEMENTS (spans); i++)
    {
      pan (bench, first + (last - first) * 0.4, spans[i]);
      s = summarize (bench->frames);
      if (in_detail)
        printf ("  pan, %5.0f days in view: median %5.2f  p99 %5.2f  longest %5.2f ms  (%u items)\n", spans[i], s.median, s.p99, s.longest, bench->n_items);
      g_array_append_vals (all, bench->frames->data, bench->frames->len);
    }
  s = summarize (all);
  zoom (bench, first + (last - first) * 0.55, last - first + 1.0);
  z = summarize (bench->frames);
  printf ("  lanes %-8s colours %-8s  first frame %5.1f (layout %4.1f)  pan median %5.2f p99 %5.2f longest %5.2f  zoom median %5.2f p99 %5.2f longest %5.2f\n",
          nb_group_by_to_string (bench->input.lanes), nb_group_by_to_string (bench->input.colour), first_ms, first_layout_ms, s.median, s.p99, s.longest,
          z.median, z.p99, z.longest);
  g_clear_pointer (&bench->layout, nb_timeline_layout_unref);
}

int
main (int argc,
      char **argv)
{
  static const NbGroupBy lanes[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_REGION, NB_GROUP_BY_PROVINCE, NB_GROUP_BY_SOURCE, NB_GROUP_BY_CAMPAIGN };
  static const NbGroupBy colours[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_REGION, NB_GROUP_BY_SOURCE, NB_GROUP_BY_CAMPAIGN };
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (NbCatalog) catalog = NULL;
  gboolean is_plain = argc > 1 && g_str_equal (argv[1], "--plain");
  Bench bench = { .typesetter = nb_typesetter_new_plain (NULL, 1), .frames = g_array_new (FALSE, FALSE, sizeof (double)) };

  bench.clock = is_plain ? CLOCK_MONOTONIC : CLOCK_THREAD_CPUTIME_ID;
  setlocale (LC_ALL, "");
  setvbuf (stdout, NULL, _IOLBF, 0);
  bench.surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  bench.input = (NbTimelineInput){
    .place_mode = NB_PLACE_MODE_63, .width = WIDTH, .height = HEIGHT, .text_scale = 1, .today = nb_day_from_ymd (2026, 1, 1),
    .near_from = -0.3 * HEIGHT, .near_to = 1.3 * HEIGHT, .ruler = nb_typesetter_get_ruler (bench.typesetter),
  };
  catalog = made_catalog_new (places, made_catalog_size (1000000));
  printf ("%u made-up articles; ms %s\n", nb_catalog_get_n_rows (catalog), is_plain ? "by the clock" : "of the drawing thread's own time");
  for (guint i = 0; i < (is_plain ? 1 : G_N_ELEMENTS (lanes)); i++)
    for (guint j = 0; j < (is_plain ? 1 : G_N_ELEMENTS (colours)); j++)
      {
        bench.input.lanes = lanes[i];
        bench.input.colour = colours[j];
        measure (&bench, catalog, i == 0 && j == 0);
      }
  cairo_surface_destroy (bench.surface);
  g_object_unref (bench.typesetter);
  g_array_unref (bench.frames);
  return 0;
}
