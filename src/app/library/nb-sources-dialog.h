/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "store/nb-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The news sources: add, remove, ask now, and how the last run of each ended. Nothing is asked by itself. */

#define NB_TYPE_SOURCES_DIALOG (nb_sources_dialog_get_type ())
G_DECLARE_FINAL_TYPE (NbSourcesDialog, nb_sources_dialog, NB, SOURCES_DIALOG, AdwWindow)

NbSourcesDialog *nb_sources_dialog_new         (GtkWindow       *parent,
                                                NbLibrary       *library,
                                                NbPlaces        *places);
void             nb_sources_dialog_ask_address (NbSourcesDialog *self,
                                                const char      *page);
void             nb_sources_dialog_sync        (NbSourcesDialog *self);

G_END_DECLS
