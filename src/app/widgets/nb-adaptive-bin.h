/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Holds one child, may become narrower than it, and tells how wide it is in units of the user's text size:
 * whoever owns it folds what does not fit (GTK 4.8 has no breakpoints).
 */

#define NB_TYPE_ADAPTIVE_BIN (nb_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (NbAdaptiveBin, nb_adaptive_bin, NB, ADAPTIVE_BIN, GtkWidget)

GtkWidget *nb_adaptive_bin_new                 (void);
GtkWidget *nb_adaptive_bin_get_child           (NbAdaptiveBin *self);
void       nb_adaptive_bin_set_child           (NbAdaptiveBin *self,
                                                GtkWidget     *child);
int        nb_adaptive_bin_get_effective_width (NbAdaptiveBin *self);

double     nb_widget_get_text_scale            (GtkWidget     *widget);

G_END_DECLS
