/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lengths and places on paper, in the canvas's units: CSS pixels on the screen, points in print. y grows downwards. */

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} NbRect;

typedef struct
{
  double x;
  double y;
} NbPoint;

/* Rings of one area, filled even-odd; ring i is the points from ring_ends[i - 1] (or 0) to ring_ends[i]. */
typedef struct
{
  const NbPoint *points;
  const guint   *ring_ends;
  guint          n_rings;
} NbPolygon;

static inline gboolean
nb_rect_contains (const NbRect *rect,
                  double        x,
                  double        y)
{
  return x >= rect->x && y >= rect->y && x < rect->x + rect->width && y < rect->y + rect->height;
}

static inline NbRect
nb_rect_grow (NbRect rect,
              double by)
{
  return (NbRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

G_END_DECLS
