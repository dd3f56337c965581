/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The query's filters as chips, and a button that adds more. Where there is little room the chips fold into it. */

#define NB_TYPE_FILTER_BAR (nb_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (NbFilterBar, nb_filter_bar, NB, FILTER_BAR, GtkWidget)

void nb_filter_bar_set_session  (NbFilterBar *self,
                                 NbSession   *session);
void nb_filter_bar_set_max_chips (NbFilterBar *self,
                                 guint        max_chips);

G_END_DECLS
