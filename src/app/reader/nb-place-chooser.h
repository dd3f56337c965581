/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-article.h"
#include "base/nb-places.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A place by its name, with or without marks, by any name it has or had; "nationwide" and "unknown" are places, too.
 *
 * Signals: "changed": another one is chosen; "activate": it is wanted.
 */

#define NB_TYPE_PLACE_CHOOSER (nb_place_chooser_get_type ())
G_DECLARE_FINAL_TYPE (NbPlaceChooser, nb_place_chooser, NB, PLACE_CHOOSER, GtkWidget)

GtkWidget  *nb_place_chooser_new       (NbPlaces        *places,
                                        const NbArticle *article);
gboolean    nb_place_chooser_get_value (NbPlaceChooser  *self,
                                        const char     **value,
                                        const char     **name);
void        nb_place_chooser_set_value (NbPlaceChooser  *self,
                                        const char      *value);

G_END_DECLS
