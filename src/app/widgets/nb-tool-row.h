/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The row over the timeline: the visible span and what is in it, lanes, colours, zoom, go to a date.
 *
 * Signal "go-to" (double from, double to): the user asked for that span.
 */

#define NB_TYPE_TOOL_ROW (nb_tool_row_get_type ())
G_DECLARE_FINAL_TYPE (NbToolRow, nb_tool_row, NB, TOOL_ROW, GtkWidget)

void nb_tool_row_set_session (NbToolRow *self,
                              NbSession *session);
void nb_tool_row_set_width   (NbToolRow *self,
                              int        effective_width);
void nb_tool_row_set_for_list (NbToolRow *self,
                              gboolean   for_list);
void nb_tool_row_ask_date    (NbToolRow *self);

/* The button of what is shown around the articles; its popover is the window's. */
GtkMenuButton *nb_tool_row_get_context_button (NbToolRow *self);

G_END_DECLS
