/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "plot/nb-map-layout.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* A range of the legend's classes, which stands for the provinces that are in them. A value of the map. */

typedef struct
{
  int anchor;       /* class in which it began; -1: none */
  int head;         /* class to which it reaches, before or after */
} NbMapBrush;

#define NB_MAP_NO_BRUSH ((NbMapBrush){ -1, -1 })

gboolean nb_map_brush_get_range (const NbMapBrush  *self,
                                 const NbMapLayout *layout,
                                 guint             *low,
                                 guint             *high);
gboolean nb_map_brush_get_rect  (const NbMapBrush  *self,
                                 const NbMapLayout *layout,
                                 NbRect            *rect);
char    *nb_map_brush_describe  (const NbMapBrush  *self,
                                 const NbMapLayout *layout);
gboolean nb_map_brush_step      (NbMapBrush        *self,
                                 const NbMapLayout *layout,
                                 int                by,
                                 gboolean           extend);
void     nb_map_brush_filter    (const NbMapBrush  *self,
                                 const NbMapLayout *layout,
                                 NbSession         *session);

G_END_DECLS
