/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "store/nb-library.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * One field of one article: what was read, from which words and how; and what is right.
 *
 * Signal "correct" (NbCorrection or NULL): the user gave the right value, or took the correction back.
 */

#define NB_TYPE_CORRECT_DIALOG (nb_correct_dialog_get_type ())
G_DECLARE_FINAL_TYPE (NbCorrectDialog, nb_correct_dialog, NB, CORRECT_DIALOG, AdwWindow)

NbCorrectDialog *nb_correct_dialog_new (GtkWindow             *parent,
                                        NbPlaces              *places,
                                        const NbStoredArticle *stored,
                                        NbField                field);

G_END_DECLS
