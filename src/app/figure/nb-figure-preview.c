/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFigurePreview: shows a figure's picture, which a worker thread draws anew when figure, zoom or room change; what is
 * overtaken is cancelled and dropped. Owned by the figure dialog; main thread. */

#include "figure/nb-figure-preview.h"

#include <glib/gi18n.h>

struct _NbFigurePreview
{
  GtkWidget           parent_instance;
  NbFigureSpec       *spec;
  NbCatalog          *catalog;
  NbRowSet           *rows;
  NbOutlines         *outlines;
  NbVision            vision;
  double              zoom;        /* 1: as large as on paper; 0: as there is room */
  double              page_width;  /* in units of the figure */
  double              page_height;
  double              paper_width; /* in CSS pixels at 100 % */
  GdkTexture         *texture;
  double              drawn_scale; /* asked for last; 0: what is shown is of another figure */
  GCancellable       *cancellable;
  gboolean            is_drawing;  /* one picture at a time: they are not to fill the threads that all share */
  guint               timeout;
};

G_DEFINE_FINAL_TYPE (NbFigurePreview, nb_figure_preview, GTK_TYPE_WIDGET)

enum { ZOOM_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

#define MARGIN 12
#define DELAY_MS 40
#define ICON_WIDTH 180.0

/* Pixels of the widget for a unit of the page. */
static double
get_scale (NbFigurePreview *self)
{
  double room_x = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * MARGIN;
  double room_y = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * MARGIN;

  if (self->spec == NULL || self->page_width <= 0 || self->page_height <= 0)
    return 0;
  if (self->zoom > 0)
    return self->zoom * self->paper_width / self->page_width;
  return MAX (MIN (room_x / self->page_width, room_y / self->page_height), 0);
}

static void draw_soon (NbFigurePreview *self);

static void
drawn_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (NbFigurePreview) self = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = nb_figure_picture_finish (result, &error);
  int stride;

  self->is_drawing = FALSE;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    draw_soon (self);
  /* overtaken, or without memory: what is shown stays */
  if (surface == NULL)
    return;
  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface), (gsize) stride * cairo_image_surface_get_height (surface),
                                      (GDestroyNotify) cairo_surface_destroy, surface);
  g_clear_object (&self->texture);
  self->texture = gdk_memory_texture_new (cairo_image_surface_get_width (surface), cairo_image_surface_get_height (surface),
                                          GDK_MEMORY_DEFAULT, bytes, stride);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
draw_cb (gpointer data)
{
  NbFigurePreview *self = data;
  double scale = get_scale (self) * gtk_widget_get_scale_factor (GTK_WIDGET (self));

  self->timeout = 0;
  /* the one that was cancelled asks again when it ends */
  if (scale <= 0 || self->is_drawing)
    return G_SOURCE_REMOVE;
  self->drawn_scale = scale;
  self->is_drawing = TRUE;
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  nb_figure_picture_async (self->spec, self->catalog, self->rows, self->outlines, scale, self->vision, self->cancellable, drawn_cb,
                           g_object_ref (self));
  g_signal_emit (self, signals[ZOOM_CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
stop_drawing (NbFigurePreview *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->timeout, g_source_remove);
}

static void
draw_soon (NbFigurePreview *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  if (self->timeout == 0)
    self->timeout = g_timeout_add (DELAY_MS, draw_cb, self);
}

static void
nb_figure_preview_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  NbFigurePreview *self = NB_FIGURE_PREVIEW (widget);
  double scale = get_scale (self), width = self->page_width * scale, height = self->page_height * scale;
  float x = (float) (int) MAX ((gtk_widget_get_width (widget) - width) / 2, MARGIN);
  float y = (float) (int) MAX ((gtk_widget_get_height (widget) - height) / 2, MARGIN);
  graphene_rect_t sheet = GRAPHENE_RECT_INIT (x, y, (float) width, (float) height);

  if (scale <= 0)
    return;
  gtk_snapshot_append_outset_shadow (snapshot, &GSK_ROUNDED_RECT_INIT (x, y, (float) width, (float) height),
                                     &(GdkRGBA){ 0, 0, 0, 0.25f }, 0, 1, 0, 4);
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &sheet);
  if (self->texture == NULL)
    return;
  /* until the new picture is there the old one stands in its sheet, not distorted */
  gtk_snapshot_push_clip (snapshot, &sheet);
  sheet.size.height = (float) (width * gdk_texture_get_height (self->texture) / gdk_texture_get_width (self->texture));
  gtk_snapshot_append_texture (snapshot, self->texture, &sheet);
  gtk_snapshot_pop (snapshot);
}

static void
nb_figure_preview_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  NbFigurePreview *self = NB_FIGURE_PREVIEW (widget);

  *minimum = *natural = 120;
  if (self->zoom > 0 && self->page_width > 0)
    {
      double width = self->zoom * self->paper_width;

      *minimum = *natural = 2 * MARGIN + (int) (orientation == GTK_ORIENTATION_HORIZONTAL ? width : width * self->page_height / self->page_width);
    }
}

static void
nb_figure_preview_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  NbFigurePreview *self = NB_FIGURE_PREVIEW (widget);
  double scale = get_scale (self) * gtk_widget_get_scale_factor (widget);

  if (scale != self->drawn_scale)
    draw_soon (self);
}

/* A picture that is on its way keeps the preview, but nothing more is to begin when its window has gone. */
static void
nb_figure_preview_unroot (GtkWidget *widget)
{
  stop_drawing (NB_FIGURE_PREVIEW (widget));

  GTK_WIDGET_CLASS (nb_figure_preview_parent_class)->unroot (widget);
}

static void
nb_figure_preview_dispose (GObject *object)
{
  NbFigurePreview *self = NB_FIGURE_PREVIEW (object);

  stop_drawing (self);
  g_clear_pointer (&self->spec, nb_figure_spec_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->rows, nb_row_set_unref);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (nb_figure_preview_parent_class)->dispose (object);
}

static void
nb_figure_preview_class_init (NbFigurePreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_figure_preview_dispose;
  widget_class->snapshot = nb_figure_preview_snapshot;
  widget_class->measure = nb_figure_preview_measure;
  widget_class->size_allocate = nb_figure_preview_size_allocate;
  widget_class->unroot = nb_figure_preview_unroot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  /* what nb_figure_preview_get_zoom() gives is another number */
  signals[ZOOM_CHANGED] = g_signal_new ("zoom-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nb_figure_preview_init (NbFigurePreview *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview of the figure"), -1);
}

/**
 * nb_figure_preview_set_figure:
 * @spec: (transfer none): copied
 *
 * Draws anew.
 */
void
nb_figure_preview_set_figure (NbFigurePreview    *self,
                              const NbFigureSpec *spec,
                              NbCatalog          *catalog,
                              NbRowSet           *rows,
                              NbOutlines         *outlines)
{
  g_return_if_fail (NB_IS_FIGURE_PREVIEW (self));

  g_clear_pointer (&self->spec, nb_figure_spec_free);
  self->spec = nb_figure_spec_copy (spec);
  g_set_object (&self->catalog, catalog);
  nb_row_set_ref (rows);
  g_clear_pointer (&self->rows, nb_row_set_unref);
  self->rows = rows;
  nb_outlines_ref (outlines);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  self->outlines = outlines;
  nb_figure_page_size (spec, &self->page_width, &self->page_height);
  self->paper_width = spec->size.unit == NB_LENGTH_MM ? spec->size.width / 25.4 * 96 : spec->size.width;
  self->drawn_scale = 0;
  draw_soon (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[ZOOM_CHANGED], 0);
}

/**
 * nb_figure_preview_set_vision:
 *
 * Whose eyes look at it.
 */
void
nb_figure_preview_set_vision (NbFigurePreview *self,
                              NbVision         vision)
{
  g_return_if_fail (NB_IS_FIGURE_PREVIEW (self));

  if (self->vision == vision)
    return;
  self->vision = vision;
  if (self->spec != NULL)
    draw_soon (self);
}

/**
 * nb_figure_preview_set_zoom:
 * @zoom: 1 is as large as on paper; 0 as large as there is room
 */
void
nb_figure_preview_set_zoom (NbFigurePreview *self,
                            double           zoom)
{
  g_return_if_fail (NB_IS_FIGURE_PREVIEW (self));

  self->zoom = zoom;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, signals[ZOOM_CHANGED], 0);
}

/**
 * nb_figure_preview_get_zoom:
 *
 * Returns: how large it is now, 1 is as on paper; 0 while it has no size
 */
double
nb_figure_preview_get_zoom (NbFigurePreview *self)
{
  g_return_val_if_fail (NB_IS_FIGURE_PREVIEW (self), 0);

  return self->paper_width > 0 ? get_scale (self) * self->page_width / self->paper_width : 0;
}

/**
 * nb_figure_preview_get_icon:
 *
 * Returns: (transfer full) (nullable): the picture, small, for the pointer that drags it
 */
GdkPaintable *
nb_figure_preview_get_icon (NbFigurePreview *self)
{
  g_autoptr (GtkSnapshot) snapshot = NULL;
  graphene_size_t size;
  graphene_rect_t sheet;

  g_return_val_if_fail (NB_IS_FIGURE_PREVIEW (self), NULL);

  if (self->texture == NULL)
    return NULL;
  graphene_size_init (&size, ICON_WIDTH, (float) (ICON_WIDTH * gdk_texture_get_height (self->texture) / gdk_texture_get_width (self->texture)));
  graphene_rect_init (&sheet, 0, 0, size.width, size.height);
  snapshot = gtk_snapshot_new ();
  gtk_snapshot_append_texture (snapshot, self->texture, &sheet);
  return gtk_snapshot_to_paintable (snapshot, &size);
}
