/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a figure of 1,000 articles takes as SVG, PDF and PNG of 3840 × 2160, each beside cairo writing the same pixels as a PNG
 * in the same run; and a poster of A0 at 300 dpi, with the memory that it takes.
 *
 *   bench-figure
 *
 * NIENBIEU_BENCH_ARTICLES: how many made-up articles, 1,000 if it is not set. */

#include "made-catalog.h"

#include "painter/nb-figure-preset.h"
#include "painter/nb-figure.h"

#include <locale.h>
#include <stdio.h>
#include <sys/resource.h>

#define RUNS 5

typedef struct
{
  NbCatalog *catalog;
  NbRowSet *rows;
  NbOutlines *outlines;
} Bench;

static double
now_ms (void)
{
  return g_get_monotonic_time () / 1000.0;
}

/* The least of some runs; the last one's bytes. */
static double
measure (const Bench *bench,
         const NbFigureSpec *spec,
         guint n_runs,
         gsize *size)
{
  double least = G_MAXDOUBLE;

  for (guint i = 0; i < n_runs; i++)
    {
      double start = now_ms (), took;
      g_autoptr (GBytes) bytes = nb_figure_render (spec, bench->catalog, bench->rows, bench->outlines, NULL, NULL);

      took = now_ms () - start;
      least = MIN (least, took);
      *size = g_bytes_get_size (bytes);
    }
  return least;
}

static cairo_status_t
count_bytes (void *closure,
             const unsigned char *data,
             unsigned int length)
{
  *(gsize *) closure += length;
  return CAIRO_STATUS_SUCCESS;
}

/* What the same pixels cost cairo to be written alone. */
static double
measure_cairo (const Bench *bench,
               const NbFigureSpec *spec,
               gsize *size)
{
  double least = G_MAXDOUBLE, width, height;
  cairo_surface_t *surface;

  nb_figure_page_size (spec, &width, &height);
  surface = nb_figure_picture (spec, bench->catalog, bench->rows, bench->outlines, 3840 / width, NULL, NULL);
  for (guint i = 0; i < RUNS; i++)
    {
      double start = now_ms (), took;

      *size = 0;
      cairo_surface_write_to_png_stream (surface, count_bytes, size);
      took = now_ms () - start;
      least = MIN (least, took);
    }
  cairo_surface_destroy (surface);
  return least;
}

static double
peak_megabytes (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss / 1024.0;
}

int
main (int argc,
      char **argv)
{
  static const char *const names[] = { "SVG", "PDF", "PNG 3840×2160" };
  static const char *const themes[] = { "light", "dark", "print" };
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  guint n = made_catalog_size (1000);
  Bench bench = { .catalog = made_catalog_new (places, n), .outlines = nb_outlines_new (places, NULL) };
  NbFigureSpec spec;
  gsize size;
  double took;

  setlocale (LC_ALL, "");
  bench.rows = nb_row_set_new (n);
  for (guint i = 0; i < n; i++)
    bench.rows->bits[i / 64] |= G_GUINT64_CONSTANT (1) << (i % 64);
  nb_row_set_finish (bench.rows, n);
  printf ("%u articles\n", n);
  for (NbThemeKind theme = NB_THEME_LIGHT; theme <= NB_THEME_PRINT; theme++)
    {
      gsize plain;
      double cairo;

      nb_figure_spec_init (&spec);
      spec.theme = theme;
      spec.size = (NbFigureSize){ NB_LENGTH_PX, 3840, 2160, 96, 1 };
      cairo = measure_cairo (&bench, &spec, &plain);
      printf ("%-6s cairo writes the pixels alone: %7.1f ms, %7.1f kB\n", themes[theme], cairo, plain / 1000.0);
      for (NbFigureFormat format = NB_FIGURE_SVG; format <= NB_FIGURE_PNG; format++)
        {
          spec.format = format;
          took = measure (&bench, &spec, RUNS, &size);
          printf ("%-6s %-28s %13.1f ms, %7.1f kB, %.2f × cairo\n", themes[theme], names[format], took, size / 1000.0, took / cairo);
        }
    }
  nb_figure_spec_init (&spec);
  spec.format = NB_FIGURE_PNG;
  spec.size = nb_figure_preset_find ("a0")->size;
  took = peak_megabytes ();
  printf ("before the poster: at most %.0f MB\n", took);
  took = measure (&bench, &spec, 1, &size);
  printf ("A0 at 300 dpi: %.0f ms, %.1f MB file, at most %.0f MB of memory (all pixels at once: 558 MB)\n", took, size / 1e6,
          peak_megabytes ());
  nb_row_set_unref (bench.rows);
  nb_outlines_unref (bench.outlines);
  g_object_unref (bench.catalog);
  return 0;
}
