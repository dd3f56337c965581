/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbAdaptiveBin: a container that reports its width divided by the text scale, once per change and never from
 * inside an allocation. Owned by its parent; main thread. */

#include "widgets/nb-adaptive-bin.h"

struct _NbAdaptiveBin
{
  GtkWidget  parent_instance;
  GtkWidget *child;
  int        effective_width;
  int        pending_width;
  int        min_width;
  guint      idle_id;
};

enum { PROP_0, PROP_CHILD, PROP_EFFECTIVE_WIDTH, PROP_MIN_WIDTH, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void nb_adaptive_bin_buildable_init (GtkBuildableIface *iface);
G_DEFINE_FINAL_TYPE_WITH_CODE (NbAdaptiveBin, nb_adaptive_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE, nb_adaptive_bin_buildable_init))

static GtkBuildableIface *parent_buildable;

static gboolean
report_width_cb (gpointer data)
{
  NbAdaptiveBin *self = data;

  self->idle_id = 0;
  if (self->effective_width != self->pending_width)
    {
      self->effective_width = self->pending_width;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EFFECTIVE_WIDTH]);
    }
  return G_SOURCE_REMOVE;
}

static void
nb_adaptive_bin_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  NbAdaptiveBin *self = NB_ADAPTIVE_BIN (widget);
  int child_min = 0, child_nat = 0;

  if (self->child != NULL && orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int width;

      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      for_size = MAX (for_size, width);
    }
  if (self->child != NULL)
    gtk_widget_measure (self->child, orientation, for_size, &child_min, &child_nat, NULL, NULL);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN (child_min, self->min_width) : child_min;
  *natural = MAX (child_nat, *minimum);
  *minimum_baseline = *natural_baseline = -1;
}

static void
nb_adaptive_bin_size_allocate (GtkWidget *widget,
                               int        width,
                               int        height,
                               int        baseline)
{
  NbAdaptiveBin *self = NB_ADAPTIVE_BIN (widget);
  int min_width = 0, min_height = 0;

  if (self->child != NULL)
    {
      gtk_widget_measure (self->child, GTK_ORIENTATION_HORIZONTAL, -1, &min_width, NULL, NULL, NULL);
      gtk_widget_measure (self->child, GTK_ORIENTATION_VERTICAL, MAX (width, min_width), &min_height, NULL, NULL, NULL);
      gtk_widget_allocate (self->child, MAX (width, min_width), MAX (height, min_height), baseline, NULL);
    }
  self->pending_width = (int) (width / nb_widget_get_text_scale (widget));
  if (self->pending_width != self->effective_width && self->idle_id == 0)
    self->idle_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, report_width_cb, self, NULL);
}

static GtkSizeRequestMode
nb_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
nb_adaptive_bin_dispose (GObject *object)
{
  NbAdaptiveBin *self = NB_ADAPTIVE_BIN (object);

  g_clear_handle_id (&self->idle_id, g_source_remove);
  g_clear_pointer (&self->child, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_adaptive_bin_parent_class)->dispose (object);
}

static void
nb_adaptive_bin_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  NbAdaptiveBin *self = NB_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      g_value_set_object (value, self->child);
      break;
    case PROP_EFFECTIVE_WIDTH:
      g_value_set_int (value, self->effective_width);
      break;
    case PROP_MIN_WIDTH:
      g_value_set_int (value, self->min_width);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
nb_adaptive_bin_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  NbAdaptiveBin *self = NB_ADAPTIVE_BIN (object);

  switch (prop_id)
    {
    case PROP_CHILD:
      nb_adaptive_bin_set_child (self, g_value_get_object (value));
      break;
    case PROP_MIN_WIDTH:
      self->min_width = g_value_get_int (value);
      gtk_widget_queue_resize (GTK_WIDGET (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
nb_adaptive_bin_class_init (NbAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nb_adaptive_bin_dispose;
  object_class->get_property = nb_adaptive_bin_get_property;
  object_class->set_property = nb_adaptive_bin_set_property;
  widget_class->measure = nb_adaptive_bin_measure;
  widget_class->size_allocate = nb_adaptive_bin_size_allocate;
  widget_class->get_request_mode = nb_adaptive_bin_get_request_mode;

  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  properties[PROP_EFFECTIVE_WIDTH] = g_param_spec_int ("effective-width", NULL, NULL, 0, G_MAXINT, 0,
                                                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MIN_WIDTH] = g_param_spec_int ("min-width", NULL, NULL, 0, G_MAXINT, 360,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
nb_adaptive_bin_init (NbAdaptiveBin *self)
{
  self->min_width = 360;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static void
nb_adaptive_bin_add_child (GtkBuildable *buildable,
                           GtkBuilder   *builder,
                           GObject      *child,
                           const char   *type)
{
  if (GTK_IS_WIDGET (child))
    nb_adaptive_bin_set_child (NB_ADAPTIVE_BIN (buildable), GTK_WIDGET (child));
  else
    parent_buildable->add_child (buildable, builder, child, type);
}

static void
nb_adaptive_bin_buildable_init (GtkBuildableIface *iface)
{
  parent_buildable = g_type_interface_peek_parent (iface);
  iface->add_child = nb_adaptive_bin_add_child;
}

GtkWidget *
nb_adaptive_bin_new (void)
{
  return g_object_new (NB_TYPE_ADAPTIVE_BIN, NULL);
}

GtkWidget *
nb_adaptive_bin_get_child (NbAdaptiveBin *self)
{
  g_return_val_if_fail (NB_IS_ADAPTIVE_BIN (self), NULL);
  return self->child;
}

void
nb_adaptive_bin_set_child (NbAdaptiveBin *self,
                           GtkWidget     *child)
{
  g_return_if_fail (NB_IS_ADAPTIVE_BIN (self));
  g_return_if_fail (child == NULL || GTK_IS_WIDGET (child));

  if (self->child == child)
    return;
  g_clear_pointer (&self->child, gtk_widget_unparent);
  self->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CHILD]);
}

/**
 * nb_adaptive_bin_get_effective_width:
 *
 * Returns: the width in pixels at a text size of 100 %, 0 before it was first allocated
 */
int
nb_adaptive_bin_get_effective_width (NbAdaptiveBin *self)
{
  g_return_val_if_fail (NB_IS_ADAPTIVE_BIN (self), 0);
  return self->effective_width;
}

/**
 * nb_widget_get_text_scale:
 *
 * Returns: the user's text size, 1 for 100 %
 */
double
nb_widget_get_text_scale (GtkWidget *widget)
{
  int dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), 1);

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi > 0 ? CLAMP (dpi / (96.0 * 1024), 0.5, 4) : 1;
}
