/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Everything one can filter by, found by typing. */

#define NB_TYPE_FILTER_POPOVER (nb_filter_popover_get_type ())
G_DECLARE_FINAL_TYPE (NbFilterPopover, nb_filter_popover, NB, FILTER_POPOVER, GtkPopover)

void nb_filter_popover_set_session (NbFilterPopover *self,
                                    NbSession       *session);

G_END_DECLS
