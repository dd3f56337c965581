/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbSnapshotCanvas: the canvas of the screen, made for one snapshot and dropped after it. Owned by the snapshot
 * vfunc that makes it; main thread. */

#include "timeline/nb-snapshot-canvas.h"

#include "canvas/nb-cairo-canvas.h"

#include <math.h>

struct _NbSnapshotCanvas
{
  GObject      parent_instance;
  GtkSnapshot *snapshot;
};

static void nb_snapshot_canvas_canvas_init (NbCanvasInterface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (NbSnapshotCanvas, nb_snapshot_canvas, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (NB_TYPE_CANVAS, nb_snapshot_canvas_canvas_init))

G_STATIC_ASSERT (sizeof (NbColour) == sizeof (GdkRGBA));

static const GdkRGBA *
rgba (const NbColour *colour)
{
  return (const GdkRGBA *) colour;
}

static GtkSnapshot *
get_snapshot (NbCanvas *canvas)
{
  return NB_SNAPSHOT_CANVAS (canvas)->snapshot;
}

static graphene_rect_t
to_rect (const NbRect *rect)
{
  return GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) MAX (rect->width, 0),
                             (float) MAX (rect->height, 0));
}

static cairo_t *
cairo_over (NbCanvas *canvas,
            double    x0,
            double    y0,
            double    x1,
            double    y1,
            double    margin)
{
  graphene_rect_t bounds;

  graphene_rect_init (&bounds, (float) (MIN (x0, x1) - margin), (float) (MIN (y0, y1) - margin),
                      (float) (fabs (x1 - x0) + 2 * margin), (float) (fabs (y1 - y0) + 2 * margin));
  return gtk_snapshot_append_cairo (get_snapshot (canvas), &bounds);
}

/* Draws one thing with the canvas that PNG and PDF use, so that it looks the same. */
#define THROUGH_CAIRO(cr, call)                                   \
  G_STMT_START                                                    \
  {                                                               \
    g_autoptr (GObject) inner_ = G_OBJECT (nb_cairo_canvas_new (cr)); \
    NbCanvas *inner = NB_CANVAS (inner_);                         \
    call;                                                         \
    cairo_destroy (cr);                                           \
  }                                                               \
  G_STMT_END

static void
fill_rect (NbCanvas       *canvas,
           const NbRect   *rect,
           double          radius,
           const NbColour *colour)
{
  GtkSnapshot *snapshot = get_snapshot (canvas);
  graphene_rect_t bounds = to_rect (rect);

  if (radius > 0)
    {
      GskRoundedRect rounded;

      gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) MIN (radius, MIN (rect->width, rect->height) / 2));
      gtk_snapshot_push_rounded_clip (snapshot, &rounded);
    }
  gtk_snapshot_append_color (snapshot, rgba (colour), &bounds);
  if (radius > 0)
    gtk_snapshot_pop (snapshot);
}

static void
stroke_rect (NbCanvas       *canvas,
             const NbRect   *rect,
             double          radius,
             double          width,
             NbDash          dash,
             const NbColour *colour)
{
  NbRect outer = nb_rect_grow (*rect, width / 2);
  graphene_rect_t bounds = to_rect (&outer);
  GskRoundedRect rounded;

  if (dash != NB_DASH_NONE)
    {
      cairo_t *cr = cairo_over (canvas, rect->x, rect->y, rect->x + rect->width, rect->y + rect->height, width);

      THROUGH_CAIRO (cr, nb_canvas_stroke_rect (inner, rect, radius, width, dash, colour));
      return;
    }
  gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) (radius > 0 ? radius + width / 2 : 0));
  gtk_snapshot_append_border (get_snapshot (canvas), &rounded,
                              (const float[4]){ (float) width, (float) width, (float) width, (float) width },
                              (const GdkRGBA[4]){ *rgba (colour), *rgba (colour), *rgba (colour), *rgba (colour) });
}

static void
line (NbCanvas       *canvas,
      double          x0,
      double          y0,
      double          x1,
      double          y1,
      double          width,
      NbDash          dash,
      const NbColour *colour)
{
  if (dash == NB_DASH_NONE && (x0 == x1 || y0 == y1))
    {
      NbRect rect = { MIN (x0, x1), MIN (y0, y1), fabs (x1 - x0), fabs (y1 - y0) };
      graphene_rect_t bounds;

      if (x0 == x1)
        rect = (NbRect){ x0 - width / 2, rect.y, width, rect.height };
      else
        rect = (NbRect){ rect.x, y0 - width / 2, rect.width, width };
      bounds = to_rect (&rect);
      gtk_snapshot_append_color (get_snapshot (canvas), rgba (colour), &bounds);
    }
  else
    {
      cairo_t *cr = cairo_over (canvas, x0, y0, x1, y1, width + 1);

      THROUGH_CAIRO (cr, nb_canvas_line (inner, x0, y0, x1, y1, width, dash, colour));
    }
}

static void
extend_over (const NbPoint *points,
             guint          n_points,
             double         limits[4])
{
  limits[0] = limits[1] = G_MAXDOUBLE;
  limits[2] = limits[3] = -G_MAXDOUBLE;
  for (guint i = 0; i < n_points; i++)
    {
      limits[0] = MIN (limits[0], points[i].x);
      limits[1] = MIN (limits[1], points[i].y);
      limits[2] = MAX (limits[2], points[i].x);
      limits[3] = MAX (limits[3], points[i].y);
    }
}

static void
polyline (NbCanvas       *canvas,
          const NbPoint  *points,
          guint           n_points,
          double          width,
          const NbColour *colour)
{
  double limits[4];
  cairo_t *cr;

  if (n_points < 2)
    return;
  extend_over (points, n_points, limits);
  cr = cairo_over (canvas, limits[0], limits[1], limits[2], limits[3], width + 1);
  THROUGH_CAIRO (cr, nb_canvas_polyline (inner, points, n_points, width, colour));
}

static void
polygon (NbCanvas        *canvas,
         const NbPolygon *shape,
         const NbColour  *fill,
         double           width,
         const NbColour  *stroke)
{
  double limits[4];
  cairo_t *cr;

  if (shape->n_rings == 0 || shape->ring_ends[shape->n_rings - 1] == 0)
    return;
  extend_over (shape->points, shape->ring_ends[shape->n_rings - 1], limits);
  cr = cairo_over (canvas, limits[0], limits[1], limits[2], limits[3], width + 1);
  THROUGH_CAIRO (cr, nb_canvas_polygon (inner, shape, fill, width, stroke));
}

static void
circle (NbCanvas       *canvas,
        double          x,
        double          y,
        double          radius,
        const NbColour *fill,
        double          width,
        const NbColour *stroke)
{
  NbRect rect = { x - radius, y - radius, 2 * radius, 2 * radius };

  if (fill != NULL)
    fill_rect (canvas, &rect, radius, fill);
  if (stroke != NULL)
    stroke_rect (canvas, &rect, radius, width, NB_DASH_NONE, stroke);
}

static void
fade_rect (NbCanvas       *canvas,
           const NbRect   *rect,
           double          from,
           double          to,
           const NbColour *colour)
{
  graphene_rect_t bounds = to_rect (rect);
  GdkRGBA clear = *rgba (colour);
  GskColorStop stops[4];

  clear.alpha = 0;
  stops[0] = (GskColorStop){ 0, from > 0 ? clear : *rgba (colour) };
  stops[1] = (GskColorStop){ (float) CLAMP (from, 0, 1), *rgba (colour) };
  stops[2] = (GskColorStop){ (float) CLAMP (1 - to, from, 1), *rgba (colour) };
  stops[3] = (GskColorStop){ 1, to > 0 ? clear : *rgba (colour) };
  gtk_snapshot_append_linear_gradient (get_snapshot (canvas), &bounds,
                                       &GRAPHENE_POINT_INIT ((float) rect->x, (float) rect->y),
                                       &GRAPHENE_POINT_INIT ((float) (rect->x + rect->width), (float) rect->y),
                                       stops, G_N_ELEMENTS (stops));
}

static void
text (NbCanvas       *canvas,
      NbText         *shaped,
      double          x,
      double          baseline,
      const NbColour *colour)
{
  GtkSnapshot *snapshot = get_snapshot (canvas);

  gtk_snapshot_save (snapshot);
  /* whole pixels keep the letters as sharp as those of the widgets beside them */
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x), (float) round (baseline - shaped->baseline)));
  gtk_snapshot_append_layout (snapshot, shaped->layout, rgba (colour));
  gtk_snapshot_restore (snapshot);
}

static void
push_clip (NbCanvas     *canvas,
           const NbRect *rect,
           double        radius)
{
  graphene_rect_t bounds = to_rect (rect);

  if (radius > 0)
    {
      GskRoundedRect rounded;

      gsk_rounded_rect_init_from_rect (&rounded, &bounds, (float) radius);
      gtk_snapshot_push_rounded_clip (get_snapshot (canvas), &rounded);
    }
  else
    gtk_snapshot_push_clip (get_snapshot (canvas), &bounds);
}

static void
pop_clip (NbCanvas *canvas)
{
  gtk_snapshot_pop (get_snapshot (canvas));
}

static void
push_transform (NbCanvas *canvas,
                double    dx,
                double    dy,
                double    scale)
{
  GtkSnapshot *snapshot = get_snapshot (canvas);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) dx, (float) dy));
  gtk_snapshot_scale (snapshot, (float) scale, (float) scale);
}

static void
pop_transform (NbCanvas *canvas)
{
  gtk_snapshot_restore (get_snapshot (canvas));
}

static void
push_opacity (NbCanvas *canvas,
              double    opacity)
{
  gtk_snapshot_push_opacity (get_snapshot (canvas), opacity);
}

static void
pop_opacity (NbCanvas *canvas)
{
  gtk_snapshot_pop (get_snapshot (canvas));
}

static void
nb_snapshot_canvas_canvas_init (NbCanvasInterface *iface)
{
  iface->fill_rect = fill_rect;
  iface->stroke_rect = stroke_rect;
  iface->line = line;
  iface->polyline = polyline;
  iface->polygon = polygon;
  iface->circle = circle;
  iface->fade_rect = fade_rect;
  iface->text = text;
  iface->push_clip = push_clip;
  iface->pop_clip = pop_clip;
  iface->push_transform = push_transform;
  iface->pop_transform = pop_transform;
  iface->push_opacity = push_opacity;
  iface->pop_opacity = pop_opacity;
}

static void
nb_snapshot_canvas_dispose (GObject *object)
{
  NbSnapshotCanvas *self = NB_SNAPSHOT_CANVAS (object);

  g_clear_object (&self->snapshot);

  G_OBJECT_CLASS (nb_snapshot_canvas_parent_class)->dispose (object);
}

static void
nb_snapshot_canvas_class_init (NbSnapshotCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nb_snapshot_canvas_dispose;
}

static void
nb_snapshot_canvas_init (NbSnapshotCanvas *self)
{
}

/**
 * nb_snapshot_canvas_new:
 *
 * Returns: (transfer full): a canvas that appends to @snapshot
 */
NbCanvas *
nb_snapshot_canvas_new (GtkSnapshot *snapshot)
{
  NbSnapshotCanvas *self = g_object_new (NB_TYPE_SNAPSHOT_CANVAS, NULL);

  self->snapshot = g_object_ref (snapshot);
  return NB_CANVAS (self);
}
