/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window paints the still map in layers, of which two are kept while the numbers change: one over the other they
 * must look like the map that is painted in one go. */

#include "canvas/nb-cairo-canvas.h"
#include "painter/nb-map-painter.h"

#include <stdlib.h>

#define WIDTH 312
#define HEIGHT 420

static cairo_surface_t *
paint (const NbMapLayout *layout,
       NbTypesetter      *typesetter,
       NbThemeKind        theme,
       gboolean           in_layers)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (NbCanvas) canvas = nb_cairo_canvas_new (cr);

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (in_layers)
    for (guint i = 0; i < NB_N_MAP_LAYERS; i++)
      nb_paint_map_layer (canvas, layout, nb_theme_get (theme), typesetter, i);
  else
    nb_paint_map_still (canvas, layout, nb_theme_get (theme), typesetter);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

/* How far two pictures are apart, in steps of a colour, on the average and at worst. */
static void
compare (cairo_surface_t *a,
         cairo_surface_t *b,
         double          *mean,
         guint           *worst)
{
  const guchar *x = cairo_image_surface_get_data (a), *y = cairo_image_surface_get_data (b);
  gsize n = (gsize) cairo_image_surface_get_stride (a) * HEIGHT;
  guint64 sum = 0;

  *worst = 0;
  for (gsize i = 0; i < n; i++)
    {
      guint apart = i % 4 < 3 ? (guint) abs (x[i] - y[i]) : 0;

      sum += apart;
      *worst = MAX (*worst, apart);
    }
  *mean = (double) sum / n;
}

static void
test_layers (gconstpointer data)
{
  static const NbThemeKind themes[] = { NB_THEME_LIGHT, NB_THEME_DARK };
  NbPlaceMode mode = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  g_autoptr (NbOutlines) outlines = nb_outlines_new (places, &error);
  g_autoptr (NbTypesetter) typesetter = nb_typesetter_new_plain ("DejaVu Sans", 1);
  g_autoptr (NbMapLayout) layout = NULL;
  guint counts[NB_N_UNIT_COUNTS] = { 0 };
  NbMapInput input = { outlines, mode, counts, { 0, 0, WIDTH - 1, HEIGHT }, NB_MAP_SCREEN, 1, nb_typesetter_get_ruler (typesetter) };

  g_assert_no_error (error);
  for (guint i = 0; i < NB_N_UNITS; i++)
    counts[i] = i % 7 * 11;
  layout = nb_map_layout_new (&input);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    {
      cairo_surface_t *layers = paint (layout, typesetter, themes[i], TRUE);
      cairo_surface_t *still = paint (layout, typesetter, themes[i], FALSE);
      guint worst;
      double mean;

      compare (layers, still, &mean, &worst);
      /* a shared border is blended twice there, once here */
      g_test_message ("theme %u: %.3f steps apart on the average, %u at worst", themes[i], mean, worst);
      g_assert_cmpfloat (mean, <, 0.5);
      g_assert_cmpuint (worst, <, 96);
      cairo_surface_destroy (layers);
      cairo_surface_destroy (still);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/map/layers/63", GINT_TO_POINTER (NB_PLACE_MODE_63), test_layers);
  g_test_add_data_func ("/map/layers/34", GINT_TO_POINTER (NB_PLACE_MODE_34), test_layers);
  return g_test_run ();
}
