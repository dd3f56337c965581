/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-context-bands.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the context band shows: a check for each kind and each of the user's bands. It asks the window's actions. */

#define NB_TYPE_CONTEXT_POPOVER (nb_context_popover_get_type ())
G_DECLARE_FINAL_TYPE (NbContextPopover, nb_context_popover, NB, CONTEXT_POPOVER, GtkPopover)

GtkWidget *nb_context_popover_new    (void);
void       nb_context_popover_update (NbContextPopover     *self,
                                      const NbContextBands *bands,
                                      gboolean              can_change);

G_END_DECLS
