/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A canvas over a cairo context.
 * Owned by whoever makes a PNG, a PDF or a preview; lives as long as the context, in its thread. */

#include "canvas/nb-cairo-canvas.h"

#include <math.h>
#include <pango/pangocairo.h>

struct _NbCairoCanvas
{
  GObject parent_instance;
  cairo_t *cr;
  GArray *opacities;        /* of double: of the groups that are open */
};

static void canvas_iface_init (NbCanvasInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NbCairoCanvas, nb_cairo_canvas, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (NB_TYPE_CANVAS, canvas_iface_init))

static cairo_t *
get_cr (NbCanvas *canvas)
{
  return NB_CAIRO_CANVAS (canvas)->cr;
}

static void
set_colour (cairo_t *cr,
            const NbColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

static void
set_dash (cairo_t *cr,
          NbDash dash)
{
  static const double fine[] = { 2, 3 }, pill[] = { 3, 2 };

  if (dash == NB_DASH_FINE)
    cairo_set_dash (cr, fine, 2, 0);
  else if (dash == NB_DASH_PILL)
    cairo_set_dash (cr, pill, 2, 0);
  else
    cairo_set_dash (cr, NULL, 0, 0);
}

static void
rect_path (cairo_t *cr,
           const NbRect *rect,
           double radius)
{
  double r = MIN (radius, MIN (rect->width, rect->height) / 2);

  if (r <= 0)
    {
      cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
      return;
    }
  cairo_new_sub_path (cr);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + r, r, -G_PI_2, 0);
  cairo_arc (cr, rect->x + rect->width - r, rect->y + rect->height - r, r, 0, G_PI_2);
  cairo_arc (cr, rect->x + r, rect->y + rect->height - r, r, G_PI_2, G_PI);
  cairo_arc (cr, rect->x + r, rect->y + r, r, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
nb_cairo_canvas_fill_rect (NbCanvas *canvas,
                           const NbRect *rect,
                           double radius,
                           const NbColour *colour)
{
  cairo_t *cr = get_cr (canvas);

  rect_path (cr, rect, radius);
  set_colour (cr, colour);
  cairo_fill (cr);
}

static void
nb_cairo_canvas_fill_rects (NbCanvas *canvas,
                            const NbRect *rects,
                            guint n_rects,
                            const NbColour *colour)
{
  cairo_t *cr = get_cr (canvas);

  for (guint i = 0; i < n_rects; i++)
    cairo_rectangle (cr, rects[i].x, rects[i].y, rects[i].width, rects[i].height);
  set_colour (cr, colour);
  cairo_fill (cr);
}

static void
nb_cairo_canvas_stroke_rect (NbCanvas *canvas,
                             const NbRect *rect,
                             double radius,
                             double width,
                             NbDash dash,
                             const NbColour *colour)
{
  cairo_t *cr = get_cr (canvas);

  rect_path (cr, rect, radius);
  set_colour (cr, colour);
  set_dash (cr, dash);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
nb_cairo_canvas_line (NbCanvas *canvas,
                      double x0,
                      double y0,
                      double x1,
                      double y1,
                      double width,
                      NbDash dash,
                      const NbColour *colour)
{
  cairo_t *cr = get_cr (canvas);

  cairo_move_to (cr, x0, y0);
  cairo_line_to (cr, x1, y1);
  set_colour (cr, colour);
  set_dash (cr, dash);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

static void
nb_cairo_canvas_polyline (NbCanvas *canvas,
                          const NbPoint *points,
                          guint n_points,
                          double width,
                          const NbColour *colour)
{
  cairo_t *cr = get_cr (canvas);

  cairo_move_to (cr, points[0].x, points[0].y);
  for (guint i = 1; i < n_points; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  set_colour (cr, colour);
  set_dash (cr, NB_DASH_NONE);
  cairo_set_line_width (cr, width);
  cairo_stroke (cr);
}

/**
 * nb_cairo_polygon:
 *
 * Adds the polygon's rings to the current path.
 */
void
nb_cairo_polygon (cairo_t *cr,
                  const NbPolygon *polygon)
{
  guint start = 0;

  for (guint r = 0; r < polygon->n_rings; r++)
    {
      for (guint i = start; i < polygon->ring_ends[r]; i++)
        if (i == start)
          cairo_move_to (cr, polygon->points[i].x, polygon->points[i].y);
        else
          cairo_line_to (cr, polygon->points[i].x, polygon->points[i].y);
      cairo_close_path (cr);
      start = polygon->ring_ends[r];
    }
}

static void
nb_cairo_canvas_polygon (NbCanvas *canvas,
                         const NbPolygon *polygon,
                         const NbColour *fill,
                         double width,
                         const NbColour *stroke)
{
  cairo_t *cr = get_cr (canvas);

  nb_cairo_polygon (cr, polygon);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
  if (fill)
    {
      set_colour (cr, fill);
      cairo_fill_preserve (cr);
    }
  if (stroke)
    {
      set_colour (cr, stroke);
      set_dash (cr, NB_DASH_NONE);
      cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
      cairo_set_line_width (cr, width);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_WINDING);
}

static void
nb_cairo_canvas_circle (NbCanvas *canvas,
                        double x,
                        double y,
                        double radius,
                        const NbColour *fill,
                        double width,
                        const NbColour *stroke)
{
  cairo_t *cr = get_cr (canvas);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  if (fill)
    {
      set_colour (cr, fill);
      cairo_fill_preserve (cr);
    }
  if (stroke)
    {
      set_colour (cr, stroke);
      set_dash (cr, NB_DASH_NONE);
      cairo_set_line_width (cr, width);
      cairo_stroke_preserve (cr);
    }
  cairo_new_path (cr);
}

static void
nb_cairo_canvas_fade_rect (NbCanvas *canvas,
                           const NbRect *rect,
                           double from,
                           double to,
                           const NbColour *colour)
{
  cairo_t *cr = get_cr (canvas);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (rect->x, 0, rect->x + rect->width, 0);

  cairo_pattern_add_color_stop_rgba (pattern, 0, colour->red, colour->green, colour->blue, from > 0 ? 0 : colour->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, from, colour->red, colour->green, colour->blue, colour->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1 - to, colour->red, colour->green, colour->blue, colour->alpha);
  cairo_pattern_add_color_stop_rgba (pattern, 1, colour->red, colour->green, colour->blue, to > 0 ? 0 : colour->alpha);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
}

static void
nb_cairo_canvas_text (NbCanvas *canvas,
                      NbText *text,
                      double x,
                      double baseline,
                      const NbColour *colour)
{
  cairo_t *cr = get_cr (canvas);

  set_colour (cr, colour);
  cairo_move_to (cr, x, baseline - text->baseline);
  pango_cairo_show_layout (cr, text->layout);
  cairo_new_path (cr);
}

static void
nb_cairo_canvas_push_clip (NbCanvas *canvas,
                           const NbRect *rect,
                           double radius)
{
  cairo_t *cr = get_cr (canvas);

  cairo_save (cr);
  rect_path (cr, rect, radius);
  cairo_clip (cr);
}

static void
nb_cairo_canvas_restore (NbCanvas *canvas)
{
  cairo_restore (get_cr (canvas));
}

static void
nb_cairo_canvas_push_transform (NbCanvas *canvas,
                                double dx,
                                double dy,
                                double scale)
{
  cairo_t *cr = get_cr (canvas);

  cairo_save (cr);
  cairo_translate (cr, dx, dy);
  cairo_scale (cr, scale, scale);
}

static void
nb_cairo_canvas_push_opacity (NbCanvas *canvas,
                              double opacity)
{
  g_array_append_val (NB_CAIRO_CANVAS (canvas)->opacities, opacity);
  cairo_push_group (get_cr (canvas));
}

static void
nb_cairo_canvas_pop_opacity (NbCanvas *canvas)
{
  GArray *opacities = NB_CAIRO_CANVAS (canvas)->opacities;

  g_return_if_fail (opacities->len > 0);
  cairo_pop_group_to_source (get_cr (canvas));
  cairo_paint_with_alpha (get_cr (canvas), g_array_index (opacities, double, opacities->len - 1));
  g_array_set_size (opacities, opacities->len - 1);
}

static void
nb_cairo_canvas_finalize (GObject *object)
{
  NbCairoCanvas *self = NB_CAIRO_CANVAS (object);

  g_array_unref (self->opacities);
  g_clear_pointer (&self->cr, cairo_destroy);
  G_OBJECT_CLASS (nb_cairo_canvas_parent_class)->finalize (object);
}

static void
canvas_iface_init (NbCanvasInterface *iface)
{
  iface->fill_rect = nb_cairo_canvas_fill_rect;
  iface->fill_rects = nb_cairo_canvas_fill_rects;
  iface->stroke_rect = nb_cairo_canvas_stroke_rect;
  iface->line = nb_cairo_canvas_line;
  iface->polyline = nb_cairo_canvas_polyline;
  iface->polygon = nb_cairo_canvas_polygon;
  iface->circle = nb_cairo_canvas_circle;
  iface->fade_rect = nb_cairo_canvas_fade_rect;
  iface->text = nb_cairo_canvas_text;
  iface->push_clip = nb_cairo_canvas_push_clip;
  iface->pop_clip = nb_cairo_canvas_restore;
  iface->push_transform = nb_cairo_canvas_push_transform;
  iface->pop_transform = nb_cairo_canvas_restore;
  iface->push_opacity = nb_cairo_canvas_push_opacity;
  iface->pop_opacity = nb_cairo_canvas_pop_opacity;
}

static void
nb_cairo_canvas_class_init (NbCairoCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_cairo_canvas_finalize;
}

static void
nb_cairo_canvas_init (NbCairoCanvas *self)
{
  self->opacities = g_array_new (FALSE, FALSE, sizeof (double));
}

/**
 * nb_cairo_canvas_new:
 *
 * Returns: (transfer full): a canvas on @cr, of which it holds a reference
 */
NbCanvas *
nb_cairo_canvas_new (cairo_t *cr)
{
  NbCairoCanvas *self = g_object_new (NB_TYPE_CAIRO_CANVAS, NULL);

  self->cr = cairo_reference (cr);
  return NB_CANVAS (self);
}
