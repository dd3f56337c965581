/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NB_TYPE_SPARKLINE_WIDGET (nb_sparkline_widget_get_type ())
G_DECLARE_FINAL_TYPE (NbSparklineWidget, nb_sparkline_widget, NB, SPARKLINE_WIDGET, GtkWidget)

GtkWidget *nb_sparkline_widget_new        (void);
void       nb_sparkline_widget_set_values (NbSparklineWidget *self,
                                           const guint       *values,
                                           guint              n_values);

G_END_DECLS
