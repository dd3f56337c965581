/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The card beside a mark of the timeline: span, count, a few headlines, what the keys do. */

#define NB_TYPE_HOVER_CARD (nb_hover_card_get_type ())
G_DECLARE_FINAL_TYPE (NbHoverCard, nb_hover_card, NB, HOVER_CARD, GtkPopover)

GtkWidget *nb_hover_card_new      (void);
void       nb_hover_card_set_rows (NbHoverCard   *self,
                                   NbSession     *session,
                                   const guint32 *rows,
                                   guint          n_rows,
                                   guint32        lead,
                                   const char    *lane,
                                   NbDay          first,
                                   NbDay          last);

G_END_DECLS
