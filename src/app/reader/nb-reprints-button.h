/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "12 papers, first in Báo X, 12.3.2019": who printed the same text; opens the list of them. Hidden where nobody did. */
#define NB_TYPE_REPRINTS_BUTTON (nb_reprints_button_get_type ())
G_DECLARE_FINAL_TYPE (NbReprintsButton, nb_reprints_button, NB, REPRINTS_BUTTON, GtkWidget)

void nb_reprints_button_set_article (NbReprintsButton *self,
                                     NbSession        *session,
                                     gint64            id);

G_END_DECLS
