/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-facet-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One line of the filter popover: a heading, a value with its count, or "Show all". Used again for other items. */

#define NB_TYPE_FILTER_ROW (nb_filter_row_get_type ())
G_DECLARE_FINAL_TYPE (NbFilterRow, nb_filter_row, NB, FILTER_ROW, GtkWidget)

GtkWidget   *nb_filter_row_new      (void);
void         nb_filter_row_set_item (NbFilterRow *self,
                                     NbFacetItem *item);
NbFacetItem *nb_filter_row_get_item (NbFilterRow *self);

G_END_DECLS
