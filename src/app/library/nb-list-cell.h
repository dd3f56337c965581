/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The cells of the list, a factory for each column. */
typedef enum { NB_COLUMN_DATE, NB_COLUMN_TITLE, NB_COLUMN_PLACE, NB_COLUMN_SOURCE } NbListColumn;
#define NB_N_COLUMNS (NB_COLUMN_SOURCE + 1)

GtkListItemFactory *nb_list_cell_factory_new (NbListColumn  column,
                                              GtkWidget    *view);

G_END_DECLS
