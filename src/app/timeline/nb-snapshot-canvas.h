/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Draws on a GtkSnapshot: the screen. Plain shapes become render nodes, the few others go through cairo. */

#define NB_TYPE_SNAPSHOT_CANVAS (nb_snapshot_canvas_get_type ())
G_DECLARE_FINAL_TYPE (NbSnapshotCanvas, nb_snapshot_canvas, NB, SNAPSHOT_CANVAS, GObject)

NbCanvas *nb_snapshot_canvas_new (GtkSnapshot *snapshot);

G_END_DECLS
