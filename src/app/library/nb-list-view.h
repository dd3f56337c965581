/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The result as a list: date, title, place, source. A click opens the article. */

#define NB_TYPE_LIST_VIEW (nb_list_view_get_type ())
G_DECLARE_FINAL_TYPE (NbListView, nb_list_view, NB, LIST_VIEW, GtkWidget)

void nb_list_view_set_session (NbListView *self,
                               NbSession  *session);
void nb_list_view_set_width   (NbListView *self,
                               int         effective_width);

NbSession *nb_list_view_get_session (NbListView *self);

G_END_DECLS
