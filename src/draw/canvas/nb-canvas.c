/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The canvas interface: painters call these functions, a canvas implements what stands behind them.
 * A canvas belongs to whoever paints, for one picture or one frame, in one thread. */

#include "canvas/nb-canvas.h"

G_DEFINE_INTERFACE (NbCanvas, nb_canvas, G_TYPE_OBJECT)

static void
nb_canvas_default_init (NbCanvasInterface *iface)
{
}

/**
 * nb_canvas_fill_rect:
 * @radius: of the corners, 0 for none
 */
void
nb_canvas_fill_rect (NbCanvas *self,
                     const NbRect *rect,
                     double radius,
                     const NbColour *colour)
{
  if (rect->width > 0 && rect->height > 0 && colour->alpha > 0)
    NB_CANVAS_GET_IFACE (self)->fill_rect (self, rect, radius, colour);
}

/**
 * nb_canvas_fill_rects:
 * @rects: none is empty or touches another
 *
 * Fills many in one go.
 */
void
nb_canvas_fill_rects (NbCanvas *self,
                      const NbRect *rects,
                      guint n_rects,
                      const NbColour *colour)
{
  if (n_rects > 0 && NB_CANVAS_GET_IFACE (self)->fill_rects)
    NB_CANVAS_GET_IFACE (self)->fill_rects (self, rects, n_rects, colour);
  else
    for (guint i = 0; i < n_rects; i++)
      nb_canvas_fill_rect (self, &rects[i], 0, colour);
}

/**
 * nb_canvas_stroke_rect:
 *
 * The stroke is centred on the rectangle's edge.
 */
void
nb_canvas_stroke_rect (NbCanvas *self,
                       const NbRect *rect,
                       double radius,
                       double width,
                       NbDash dash,
                       const NbColour *colour)
{
  if (rect->width > 0 && rect->height > 0 && colour->alpha > 0)
    NB_CANVAS_GET_IFACE (self)->stroke_rect (self, rect, radius, width, dash, colour);
}

void
nb_canvas_line (NbCanvas *self,
                double x0,
                double y0,
                double x1,
                double y1,
                double width,
                NbDash dash,
                const NbColour *colour)
{
  if (colour->alpha > 0)
    NB_CANVAS_GET_IFACE (self)->line (self, x0, y0, x1, y1, width, dash, colour);
}

void
nb_canvas_polyline (NbCanvas *self,
                    const NbPoint *points,
                    guint n_points,
                    double width,
                    const NbColour *colour)
{
  if (n_points > 1)
    NB_CANVAS_GET_IFACE (self)->polyline (self, points, n_points, width, colour);
}

/**
 * nb_canvas_polygon:
 * @fill: (nullable): the colour inside
 * @width: of the stroke, in the canvas's current units
 * @stroke: (nullable): the colour of the edge
 */
void
nb_canvas_polygon (NbCanvas *self,
                   const NbPolygon *polygon,
                   const NbColour *fill,
                   double width,
                   const NbColour *stroke)
{
  if (polygon->n_rings > 0)
    NB_CANVAS_GET_IFACE (self)->polygon (self, polygon, fill, width, stroke);
}

void
nb_canvas_circle (NbCanvas *self,
                  double x,
                  double y,
                  double radius,
                  const NbColour *fill,
                  double width,
                  const NbColour *stroke)
{
  NB_CANVAS_GET_IFACE (self)->circle (self, x, y, radius, fill, width, stroke);
}

/**
 * nb_canvas_fade_rect:
 * @from: share of the width over which it appears
 * @to: share over which it vanishes
 */
void
nb_canvas_fade_rect (NbCanvas *self,
                     const NbRect *rect,
                     double from,
                     double to,
                     const NbColour *colour)
{
  if (rect->width > 0 && rect->height > 0)
    NB_CANVAS_GET_IFACE (self)->fade_rect (self, rect, from, to, colour);
}

/**
 * nb_canvas_text:
 * @x: its left end
 * @baseline: where it stands
 */
void
nb_canvas_text (NbCanvas *self,
                NbText *text,
                double x,
                double baseline,
                const NbColour *colour)
{
  if (text->width > 0)
    NB_CANVAS_GET_IFACE (self)->text (self, text, x, baseline, colour);
}

void
nb_canvas_push_clip (NbCanvas *self,
                     const NbRect *rect,
                     double radius)
{
  NB_CANVAS_GET_IFACE (self)->push_clip (self, rect, radius);
}

void
nb_canvas_pop_clip (NbCanvas *self)
{
  NB_CANVAS_GET_IFACE (self)->pop_clip (self);
}

/**
 * nb_canvas_is_titled:
 *
 * Returns: whether groups' titles go anywhere: if not, they need not be composed
 */
gboolean
nb_canvas_is_titled (NbCanvas *self)
{
  return NB_CANVAS_GET_IFACE (self)->push_group != NULL;
}

/**
 * nb_canvas_push_group:
 * @title: what the group shows, for readers of the file who do not see it
 * @description: (nullable): more of it
 *
 * Canvases that have no use for titles leave the function out.
 */
void
nb_canvas_push_group (NbCanvas *self,
                      const char *title,
                      const char *description)
{
  if (NB_CANVAS_GET_IFACE (self)->push_group)
    NB_CANVAS_GET_IFACE (self)->push_group (self, title, description);
}

void
nb_canvas_pop_group (NbCanvas *self)
{
  if (NB_CANVAS_GET_IFACE (self)->pop_group)
    NB_CANVAS_GET_IFACE (self)->pop_group (self);
}

/**
 * nb_canvas_push_transform:
 *
 * Moves, then scales, what follows until nb_canvas_pop_transform().
 */
void
nb_canvas_push_transform (NbCanvas *self,
                          double dx,
                          double dy,
                          double scale)
{
  NB_CANVAS_GET_IFACE (self)->push_transform (self, dx, dy, scale);
}

void
nb_canvas_pop_transform (NbCanvas *self)
{
  NB_CANVAS_GET_IFACE (self)->pop_transform (self);
}

void
nb_canvas_push_opacity (NbCanvas *self,
                        double opacity)
{
  NB_CANVAS_GET_IFACE (self)->push_opacity (self, opacity);
}

void
nb_canvas_pop_opacity (NbCanvas *self)
{
  NB_CANVAS_GET_IFACE (self)->pop_opacity (self);
}
