/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbSparklineWidget: small columns on a hairline, 84 × 16. Owned by its row; main thread. */

#include "map/nb-sparkline-widget.h"

#include "painter/nb-sparkline.h"
#include "timeline/nb-snapshot-canvas.h"
#include "widgets/nb-style.h"

#include <string.h>

struct _NbSparklineWidget
{
  GtkWidget parent_instance;
  guint     values[NB_SPARKLINE_BINS];
};

G_DEFINE_FINAL_TYPE (NbSparklineWidget, nb_sparkline_widget, GTK_TYPE_WIDGET)

static void
nb_sparkline_widget_snapshot (GtkWidget   *widget,
                              GtkSnapshot *snapshot)
{
  NbSparklineWidget *self = NB_SPARKLINE_WIDGET (widget);
  g_autoptr (NbCanvas) canvas = nb_snapshot_canvas_new (snapshot);
  NbRect rect = { 0, 0, gtk_widget_get_width (widget), gtk_widget_get_height (widget) };

  nb_paint_sparkline (canvas, &rect, self->values, NB_SPARKLINE_BINS, nb_style_get_theme ());
}

static void
nb_sparkline_widget_measure (GtkWidget      *widget,
                             GtkOrientation  orientation,
                             int             for_size,
                             int            *minimum,
                             int            *natural,
                             int            *minimum_baseline,
                             int            *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NB_SPARKLINE_WIDTH : NB_SPARKLINE_HEIGHT;
  *minimum_baseline = *natural_baseline = -1;
}

static void
nb_sparkline_widget_class_init (NbSparklineWidgetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = nb_sparkline_widget_snapshot;
  widget_class->measure = nb_sparkline_widget_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
nb_sparkline_widget_init (NbSparklineWidget *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

GtkWidget *
nb_sparkline_widget_new (void)
{
  return g_object_new (NB_TYPE_SPARKLINE_WIDGET, NULL);
}

void
nb_sparkline_widget_set_values (NbSparklineWidget *self,
                                const guint       *values,
                                guint              n_values)
{
  g_return_if_fail (NB_IS_SPARKLINE_WIDGET (self));

  n_values = MIN (n_values, NB_SPARKLINE_BINS);
  if (memcmp (self->values, values, n_values * sizeof *values) == 0)
    return;
  memcpy (self->values, values, n_values * sizeof *values);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
