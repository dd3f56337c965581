/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbMapLayers: the still map as pictures that lie over each other. The coast and the borders, whose lines are most of the
 * work, stay as they are when the numbers change, as they do in every frame of a zoom. Owned by the map view; main
 * thread. */

#include "map/nb-map-layers.h"

#include "canvas/nb-cairo-canvas.h"
#include "painter/nb-map-painter.h"

struct _NbMapLayers
{
  GdkTexture   *pictures[NB_N_MAP_LAYERS];
  NbOutlineSet  set;               /* what the lines were drawn for */
  int           width, height;     /* of the widget */
  int           scale;             /* device pixels per pixel */
};

NbMapLayers *
nb_map_layers_new (void)
{
  return g_new0 (NbMapLayers, 1);
}

void
nb_map_layers_free (NbMapLayers *self)
{
  nb_map_layers_drop (self);
  g_free (self);
}

/**
 * nb_map_layers_drop_values:
 *
 * To be called when other numbers are shown.
 */
void
nb_map_layers_drop_values (NbMapLayers *self)
{
  g_clear_object (&self->pictures[NB_MAP_VALUES]);
}

/**
 * nb_map_layers_drop:
 *
 * To be called when colours or fonts are others.
 */
void
nb_map_layers_drop (NbMapLayers *self)
{
  for (guint i = 0; i < NB_N_MAP_LAYERS; i++)
    g_clear_object (&self->pictures[i]);
}

static GdkTexture *
paint (const NbMapLayers *self,
       NbMapLayer         layer,
       const NbMapLayout *layout,
       const NbTheme     *theme,
       NbTypesetter      *typesetter)
{
  int width = self->width * self->scale, height = self->height * self->scale;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = cairo_create (surface);
  g_autoptr (NbCanvas) canvas = nb_cairo_canvas_new (cr);
  g_autoptr (GBytes) bytes = NULL;
  gsize stride = cairo_image_surface_get_stride (surface);

  cairo_scale (cr, self->scale, self->scale);
  nb_paint_map_layer (canvas, layout, theme, typesetter, layer);
  g_clear_object (&canvas);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), stride * height,
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
}

/**
 * nb_map_layers_snapshot:
 * @widget: whose size and scale they have
 *
 * Draws the map without what the pointer does, painting what was dropped.
 */
void
nb_map_layers_snapshot (NbMapLayers       *self,
                        GtkSnapshot       *snapshot,
                        GtkWidget         *widget,
                        const NbMapLayout *layout,
                        const NbTheme     *theme,
                        NbTypesetter      *typesetter)
{
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  int scale = gtk_widget_get_scale_factor (widget);

  if (width != self->width || height != self->height || scale != self->scale || layout->set != self->set)
    nb_map_layers_drop (self);
  self->width = width;
  self->height = height;
  self->scale = scale;
  self->set = layout->set;
  for (guint i = 0; i < NB_N_MAP_LAYERS; i++)
    {
      if (self->pictures[i] == NULL)
        self->pictures[i] = paint (self, i, layout, theme, typesetter);
      gtk_snapshot_append_texture (snapshot, self->pictures[i], &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
    }
}
