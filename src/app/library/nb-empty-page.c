/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbEmptyPage: three doors into a library, one of them suggested. Owned by the window; main thread. */

#include "library/nb-empty-page.h"

#include "widgets/nb-style.h"

struct _NbEmptyPage
{
  GtkWidget       parent_instance;
  GtkWidget      *scroller;
  GtkDrawingArea *drawing;
  GtkBox         *doors;
};

G_DEFINE_FINAL_TYPE (NbEmptyPage, nb_empty_page, GTK_TYPE_WIDGET)

static void
set_source (cairo_t        *cr,
            const NbColour *colour)
{
  cairo_set_source_rgba (cr, colour->red, colour->green, colour->blue, colour->alpha);
}

/* A small timeline: articles as dots on an axis, one chosen, a bar for a time that is not wholly known. */
static void
draw_cb (GtkDrawingArea *area,
         cairo_t        *cr,
         int             width,
         int             height,
         gpointer        data)
{
  static const struct { int x, row; gboolean chosen; } dots[] = {
    { 18, 0, FALSE }, { 30, 0, FALSE }, { 44, 0, FALSE }, { 44, 1, FALSE }, { 81, 0, FALSE }, { 96, 0, FALSE },
    { 96, 1, FALSE }, { 108, 0, FALSE }, { 108, 1, FALSE }, { 108, 2, TRUE }, { 120, 0, FALSE }, { 120, 1, FALSE },
    { 134, 0, FALSE }, { 166, 0, FALSE }, { 188, 0, FALSE }, { 188, 1, FALSE },
  };
  const NbTheme *theme = nb_style_get_theme ();
  double x0 = (width - 216) / 2.0;

  set_source (cr, &theme->line);
  cairo_set_line_width (cr, 1);
  cairo_move_to (cr, x0, 38.5);
  cairo_line_to (cr, x0 + 216, 38.5);
  for (int i = 0; i <= 6; i++)
    {
      cairo_move_to (cr, (int) (x0 + i * 36) + 0.5, 33);
      cairo_line_to (cr, (int) (x0 + i * 36) + 0.5, 43);
    }
  cairo_stroke (cr);
  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    {
      set_source (cr, dots[i].chosen ? &theme->selection : &theme->ink_mid);
      cairo_arc (cr, x0 + dots[i].x, 26 - dots[i].row * 10, 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  set_source (cr, &theme->capsule);
  cairo_rectangle (cr, x0 + 144, 50, 54, 4);
  cairo_fill (cr);
}

static void
nb_empty_page_dispose (GObject *object)
{
  g_clear_pointer (&NB_EMPTY_PAGE (object)->scroller, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_empty_page_parent_class)->dispose (object);
}

static void
nb_empty_page_class_init (NbEmptyPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_empty_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-empty-page.ui");
  gtk_widget_class_bind_template_child (widget_class, NbEmptyPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, NbEmptyPage, drawing);
  gtk_widget_class_bind_template_child (widget_class, NbEmptyPage, doors);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_empty_page_init (NbEmptyPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->drawing, draw_cb, NULL, NULL);
  nb_style_watch (GTK_WIDGET (self->drawing), G_CALLBACK (gtk_widget_queue_draw), NULL);
}

/**
 * nb_empty_page_set_narrow:
 *
 * The doors one below the other.
 */
void
nb_empty_page_set_narrow (NbEmptyPage *self,
                          gboolean     narrow)
{
  g_return_if_fail (NB_IS_EMPTY_PAGE (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->doors),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
