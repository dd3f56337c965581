/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "map/nb-province-trends.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define NB_TYPE_PROVINCE_ROW (nb_province_row_get_type ())
G_DECLARE_FINAL_TYPE (NbProvinceRow, nb_province_row, NB, PROVINCE_ROW, GtkListBoxRow)

GtkWidget  *nb_province_row_new       (const NbUnitInfo       *unit);
NbUnit      nb_province_row_get_unit  (NbProvinceRow          *self);
const char *nb_province_row_get_code  (NbProvinceRow          *self);
const char *nb_province_row_get_name  (NbProvinceRow          *self);
guint       nb_province_row_get_count (NbProvinceRow          *self);
gboolean    nb_province_row_update    (NbProvinceRow          *self,
                                       const NbProvinceTrends *trends);
void        nb_province_row_set_state (NbProvinceRow          *self,
                                       gboolean                hovered,
                                       gboolean                chosen);

G_END_DECLS
