/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbZoomScale: shows and sets the length of the session's visible span. Owned by the tool row; main thread. */

#include "widgets/nb-zoom-scale.h"

#include "plot/nb-time-axis.h"

#include <glib/gi18n.h>
#include <math.h>

struct _NbZoomScale
{
  GtkWidget  parent_instance;
  GtkStack  *stack;
  GtkScale  *scale;
  GtkBox    *names;
  GtkLabel  *unit;
  GtkLabel  *labels[NB_N_LEVELS];
  NbSession *session;
  gboolean   updating;
  gboolean   dragging;
};

G_DEFINE_FINAL_TYPE (NbZoomScale, nb_zoom_scale, GTK_TYPE_WIDGET)

static void
update (NbZoomScale *self)
{
  double from, to;
  NbLevel level;

  nb_session_get_span (self->session, &from, &to);
  level = nb_level_of_span (to - from);
  self->updating = TRUE;
  gtk_range_set_value (GTK_RANGE (self->scale), nb_level_position (to - from));
  self->updating = FALSE;
  gtk_label_set_text (self->unit, nb_level_name (level));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  nb_level_name (level), -1);
  for (int i = 0; i < NB_N_LEVELS; i++)
    if (i == (int) level)
      gtk_widget_add_css_class (GTK_WIDGET (self->labels[i]), "current");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (self->labels[i]), "current");
}

static void
value_changed_cb (NbZoomScale *self)
{
  double from, to, min, max, days, middle;

  if (self->updating || self->session == NULL)
    return;
  nb_session_get_span (self->session, &from, &to);
  nb_session_get_extent (self->session, &min, &max);
  days = nb_level_days_at (gtk_range_get_value (GTK_RANGE (self->scale)));
  middle = (from + to) / 2;
  from = middle - days / 2;
  to = middle + days / 2;
  nb_span_limit (&from, &to, min, max);
  nb_session_set_span (self->session, from, to);
}

static void
nb_zoom_scale_dispose (GObject *object)
{
  NbZoomScale *self = NB_ZOOM_SCALE (object);

  g_clear_object (&self->session);
  if (self->stack != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->stack));
  self->stack = NULL;

  G_OBJECT_CLASS (nb_zoom_scale_parent_class)->dispose (object);
}

static void
nb_zoom_scale_class_init (NbZoomScaleClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_zoom_scale_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-zoom-scale.ui");
  gtk_widget_class_bind_template_child (widget_class, NbZoomScale, stack);
  gtk_widget_class_bind_template_child (widget_class, NbZoomScale, scale);
  gtk_widget_class_bind_template_child (widget_class, NbZoomScale, names);
  gtk_widget_class_bind_template_child (widget_class, NbZoomScale, unit);
  gtk_widget_class_bind_template_callback (widget_class, value_changed_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_zoom_scale_init (NbZoomScale *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < NB_N_LEVELS; i++)
    {
      self->labels[i] = GTK_LABEL (gtk_label_new (nb_level_name ((NbLevel) i)));
      gtk_widget_set_can_target (GTK_WIDGET (self->labels[i]), FALSE);
      gtk_box_append (self->names, GTK_WIDGET (self->labels[i]));
    }
}

/**
 * nb_zoom_scale_set_session:
 * @session: whose visible span is shown
 */
void
nb_zoom_scale_set_session (NbZoomScale *self,
                           NbSession   *session)
{
  g_return_if_fail (NB_IS_ZOOM_SCALE (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;
  g_signal_connect_object (session, "span-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}

/**
 * nb_zoom_scale_get_wide_width:
 *
 * Returns: the least width of the scale, whether it is what is shown or not
 */
int
nb_zoom_scale_get_wide_width (NbZoomScale *self)
{
  int width;

  g_return_val_if_fail (NB_IS_ZOOM_SCALE (self), 0);

  gtk_widget_measure (gtk_stack_get_child_by_name (self->stack, "scale"), GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

/**
 * nb_zoom_scale_set_narrow:
 *
 * − unit + instead of the scale.
 */
void
nb_zoom_scale_set_narrow (NbZoomScale *self,
                          gboolean     narrow)
{
  g_return_if_fail (NB_IS_ZOOM_SCALE (self));

  gtk_stack_set_visible_child_name (self->stack, narrow ? "buttons" : "scale");
}
