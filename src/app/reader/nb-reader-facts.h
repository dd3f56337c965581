/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/nb-mark.h"
#include "store/nb-library.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What was recognised in an article, a row each, unknown ones too.
 *
 * What a user can correct has a button, and is marked when it was corrected.
 *
 * Signals: "mark-activated" (gpointer NbMark, GtkWidget row); "correct" (guint NbField)
 */

#define NB_TYPE_READER_FACTS (nb_reader_facts_get_type ())
G_DECLARE_FINAL_TYPE (NbReaderFacts, nb_reader_facts, NB, READER_FACTS, GtkWidget)

void nb_reader_facts_set_marks   (NbReaderFacts         *self,
                                  const NbStoredArticle *stored,
                                  GPtrArray             *marks,
                                  gboolean               read_only);
void nb_reader_facts_set_current (NbReaderFacts         *self,
                                  const NbMark          *mark);
int  nb_reader_facts_find_field  (NbReaderFacts         *self,
                                  const NbMark          *mark);
void nb_reader_facts_focus_field (NbReaderFacts         *self,
                                  NbField                field);

G_END_DECLS
