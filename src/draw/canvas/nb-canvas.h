/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-shaped-text.h"
#include "plot/nb-geometry.h"

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * What painters draw on: few primitives, so that the screen (GtkSnapshot), PNG and PDF (cairo) and SVG show the same.
 * Lengths are in the canvas's units, strokes are centred on their line, texts stand on their baseline.
 */

/* Laid out like GdkRGBA, which a snapshot canvas may cast it to. */
typedef struct
{
  float red;
  float green;
  float blue;
  float alpha;
} NbColour;

typedef enum { NB_DASH_NONE, NB_DASH_FINE /* 2 3 */, NB_DASH_PILL /* 3 2 */ } NbDash;

#define NB_TYPE_CANVAS (nb_canvas_get_type ())
G_DECLARE_INTERFACE (NbCanvas, nb_canvas, NB, CANVAS, GObject)

struct _NbCanvasInterface
{
  GTypeInterface parent;

  void (*fill_rect)   (NbCanvas *self, const NbRect *rect, double radius, const NbColour *colour);
  /* optional: several at once that do not touch */
  void (*fill_rects)  (NbCanvas *self, const NbRect *rects, guint n_rects, const NbColour *colour);
  void (*stroke_rect) (NbCanvas *self, const NbRect *rect, double radius, double width, NbDash dash, const NbColour *colour);
  void (*line)        (NbCanvas *self, double x0, double y0, double x1, double y1, double width, NbDash dash, const NbColour *colour);
  void (*polyline)    (NbCanvas *self, const NbPoint *points, guint n_points, double width, const NbColour *colour);
  /* even-odd; @fill or @stroke may be NULL */
  void (*polygon)     (NbCanvas *self, const NbPolygon *polygon, const NbColour *fill, double width, const NbColour *stroke);
  void (*circle)      (NbCanvas *self, double x, double y, double radius, const NbColour *fill, double width, const NbColour *stroke);
  /* opaque in the middle, fading to nothing over the outer @from and @to (fractions of the width) */
  void (*fade_rect)   (NbCanvas *self, const NbRect *rect, double from, double to, const NbColour *colour);
  void (*text)        (NbCanvas *self, NbText *text, double x, double baseline, const NbColour *colour);

  void (*push_clip)      (NbCanvas *self, const NbRect *rect, double radius);
  void (*pop_clip)       (NbCanvas *self);
  void (*push_group)     (NbCanvas *self, const char *title, const char *description);   /* optional */
  void (*pop_group)      (NbCanvas *self);
  void (*push_transform) (NbCanvas *self, double dx, double dy, double scale);
  void (*pop_transform)  (NbCanvas *self);
  void (*push_opacity)   (NbCanvas *self, double opacity);
  void (*pop_opacity)    (NbCanvas *self);
};

void nb_canvas_fill_rect      (NbCanvas        *self,
                               const NbRect    *rect,
                               double           radius,
                               const NbColour  *colour);
void nb_canvas_fill_rects     (NbCanvas        *self,
                               const NbRect    *rects,
                               guint            n_rects,
                               const NbColour  *colour);
void nb_canvas_stroke_rect    (NbCanvas        *self,
                               const NbRect    *rect,
                               double           radius,
                               double           width,
                               NbDash           dash,
                               const NbColour  *colour);
void nb_canvas_line           (NbCanvas        *self,
                               double           x0,
                               double           y0,
                               double           x1,
                               double           y1,
                               double           width,
                               NbDash           dash,
                               const NbColour  *colour);
void nb_canvas_polyline       (NbCanvas        *self,
                               const NbPoint   *points,
                               guint            n_points,
                               double           width,
                               const NbColour  *colour);
void nb_canvas_polygon        (NbCanvas        *self,
                               const NbPolygon *polygon,
                               const NbColour  *fill,
                               double           width,
                               const NbColour  *stroke);
void nb_canvas_circle         (NbCanvas        *self,
                               double           x,
                               double           y,
                               double           radius,
                               const NbColour  *fill,
                               double           width,
                               const NbColour  *stroke);
void nb_canvas_fade_rect      (NbCanvas        *self,
                               const NbRect    *rect,
                               double           from,
                               double           to,
                               const NbColour  *colour);
void nb_canvas_text           (NbCanvas        *self,
                               NbText          *text,
                               double           x,
                               double           baseline,
                               const NbColour  *colour);
void nb_canvas_push_clip      (NbCanvas        *self,
                               const NbRect    *rect,
                               double           radius);
void nb_canvas_pop_clip       (NbCanvas        *self);
gboolean nb_canvas_is_titled  (NbCanvas        *self);
void nb_canvas_push_group     (NbCanvas        *self,
                               const char      *title,
                               const char      *description);
void nb_canvas_pop_group      (NbCanvas        *self);
void nb_canvas_push_transform (NbCanvas        *self,
                               double           dx,
                               double           dy,
                               double           scale);
void nb_canvas_pop_transform  (NbCanvas        *self);
void nb_canvas_push_opacity   (NbCanvas        *self,
                               double           opacity);
void nb_canvas_pop_opacity    (NbCanvas        *self);

G_END_DECLS
