/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One source: how its last run ended, with an icon and in words. Signal "remove": its button. */

#define NB_TYPE_SOURCE_ROW (nb_source_row_get_type ())
G_DECLARE_FINAL_TYPE (NbSourceRow, nb_source_row, NB, SOURCE_ROW, GtkListBoxRow)

GtkWidget  *nb_source_row_new       (const NbFeed *feed);
const char *nb_source_row_get_url   (NbSourceRow  *self);
void        nb_source_row_set_busy  (NbSourceRow  *self,
                                     gboolean      busy);
void        nb_source_row_set_result (NbSourceRow *self,
                                     gboolean      ok,
                                     const char   *words);

G_END_DECLS
