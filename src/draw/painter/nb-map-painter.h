/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"
#include "canvas/nb-theme.h"
#include "canvas/nb-typesetter.h"
#include "plot/nb-map-layout.h"

G_BEGIN_DECLS

typedef struct
{
  NbUnit        hover;             /* NB_UNIT_NONE */
  NbUnit        focus;             /* the keyboard's unit, or NB_UNIT_NONE */
  const NbUnit *marked;            /* provinces of the hovered articles or of the query */
  guint         n_marked;
  const NbRect *brush;             /* over the legend, or NULL */
} NbMapState;

/* From below. All of them together are the still map. */
typedef enum
{
  NB_MAP_COAST,
  NB_MAP_VALUES,                   /* what the numbers colour, with islands and legend */
  NB_MAP_BORDERS,
  NB_N_MAP_LAYERS,
} NbMapLayer;

void nb_paint_map        (NbCanvas          *canvas,
                          const NbMapLayout *layout,
                          const NbTheme     *theme,
                          NbTypesetter      *typesetter,
                          const NbMapState  *state);
void nb_paint_map_plain  (NbCanvas          *canvas,
                          const NbMapLayout *layout,
                          const NbTheme     *theme,
                          NbTypesetter      *typesetter);
void nb_paint_map_still  (NbCanvas          *canvas,
                          const NbMapLayout *layout,
                          const NbTheme     *theme,
                          NbTypesetter      *typesetter);
void nb_paint_map_layer  (NbCanvas          *canvas,
                          const NbMapLayout *layout,
                          const NbTheme     *theme,
                          NbTypesetter      *typesetter,
                          NbMapLayer         layer);
void nb_paint_map_states (NbCanvas          *canvas,
                          const NbMapLayout *layout,
                          const NbTheme     *theme,
                          NbTypesetter      *typesetter,
                          const NbMapState  *state);

G_END_DECLS
