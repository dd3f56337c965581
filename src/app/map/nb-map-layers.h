/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-theme.h"
#include "canvas/nb-typesetter.h"
#include "plot/nb-map-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _NbMapLayers NbMapLayers;

NbMapLayers *nb_map_layers_new         (void);
void         nb_map_layers_free        (NbMapLayers       *self);
void         nb_map_layers_drop_values (NbMapLayers       *self);
void         nb_map_layers_drop        (NbMapLayers       *self);
void         nb_map_layers_snapshot    (NbMapLayers       *self,
                                        GtkSnapshot       *snapshot,
                                        GtkWidget         *widget,
                                        const NbMapLayout *layout,
                                        const NbTheme     *theme,
                                        NbTypesetter      *typesetter);

G_END_DECLS
