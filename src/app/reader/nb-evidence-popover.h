/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"
#include "reader/nb-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Where a value was read: its words, the rule, how sure it is; and what one can do with it.
 *
 * Signals: "filter" (gpointer NbMark), "show" (gpointer NbMark), "correct" (guint NbField): the buttons.
 */

#define NB_TYPE_EVIDENCE_POPOVER (nb_evidence_popover_get_type ())
G_DECLARE_FINAL_TYPE (NbEvidencePopover, nb_evidence_popover, NB, EVIDENCE_POPOVER, GtkPopover)

GtkWidget *nb_evidence_popover_new      (void);
void       nb_evidence_popover_set_mark (NbEvidencePopover *self,
                                         const NbMark      *mark,
                                         int                field);

G_END_DECLS
