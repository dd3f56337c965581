/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFigurePreview: paints a figure scaled to the widget, once per change. Owned by the figure dialog; main thread. */

#include "figure/nb-figure-preview.h"

#include "canvas/nb-cairo-canvas.h"

#include <glib/gi18n.h>

struct _NbFigurePreview
{
  GtkWidget           parent_instance;
  const NbFigureSpec *spec;        /* the dialog's, which outlives its preview */
  NbCatalog          *catalog;
  NbRowSet           *rows;
  NbOutlines         *outlines;
  GskRenderNode      *node;
};

G_DEFINE_FINAL_TYPE (NbFigurePreview, nb_figure_preview, GTK_TYPE_WIDGET)

#define MARGIN 12

static void
paint (NbFigurePreview *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  double width, height, scale, x, y;
  double room_x = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  double room_y = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;
  graphene_rect_t sheet;
  g_autoptr (NbCanvas) canvas = NULL;
  cairo_t *cr;

  nb_figure_page_size (self->spec, &width, &height);
  if (width <= 0 || height <= 0 || room_x <= 0 || room_y <= 0)
    {
      g_object_unref (snapshot);
      return;
    }
  scale = MIN (room_x / width, room_y / height);
  x = MARGIN + (room_x - width * scale) / 2;
  y = MARGIN + (room_y - height * scale) / 2;
  graphene_rect_init (&sheet, (float) x, (float) y, (float) (width * scale), (float) (height * scale));
  gtk_snapshot_append_outset_shadow (snapshot, &GSK_ROUNDED_RECT_INIT (sheet.origin.x, sheet.origin.y, sheet.size.width,
                                                                       sheet.size.height),
                                     &(GdkRGBA){ 0, 0, 0, 0.25f }, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &sheet);
  cr = gtk_snapshot_append_cairo (snapshot, &sheet);
  cairo_translate (cr, x, y);
  cairo_scale (cr, scale, scale);
  canvas = nb_cairo_canvas_new (cr);
  nb_figure_paint (self->spec, self->catalog, self->rows, self->outlines, canvas);
  g_clear_object (&canvas);
  cairo_destroy (cr);
  self->node = gtk_snapshot_free_to_node (snapshot);
}

static void
nb_figure_preview_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  NbFigurePreview *self = NB_FIGURE_PREVIEW (widget);

  if (self->spec == NULL)
    return;
  if (self->node == NULL)
    paint (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
nb_figure_preview_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  g_clear_pointer (&NB_FIGURE_PREVIEW (widget)->node, gsk_render_node_unref);
}

static void
nb_figure_preview_dispose (GObject *object)
{
  NbFigurePreview *self = NB_FIGURE_PREVIEW (object);

  self->spec = NULL;
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->rows, nb_row_set_unref);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  g_clear_pointer (&self->node, gsk_render_node_unref);

  G_OBJECT_CLASS (nb_figure_preview_parent_class)->dispose (object);
}

static void
nb_figure_preview_class_init (NbFigurePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_figure_preview_dispose;
  widget_class->snapshot = nb_figure_preview_snapshot;
  widget_class->size_allocate = nb_figure_preview_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
nb_figure_preview_init (NbFigurePreview *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview of the figure"), -1);
}

/**
 * nb_figure_preview_set_figure:
 * @spec: (transfer none): must outlive the preview
 *
 * Paints anew, also if only what @spec points to changed.
 */
void
nb_figure_preview_set_figure (NbFigurePreview    *self,
                              const NbFigureSpec *spec,
                              NbCatalog          *catalog,
                              NbRowSet           *rows,
                              NbOutlines         *outlines)
{
  g_return_if_fail (NB_IS_FIGURE_PREVIEW (self));

  self->spec = spec;
  g_set_object (&self->catalog, catalog);
  nb_row_set_ref (rows);
  g_clear_pointer (&self->rows, nb_row_set_unref);
  self->rows = rows;
  nb_outlines_ref (outlines);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  self->outlines = outlines;
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
