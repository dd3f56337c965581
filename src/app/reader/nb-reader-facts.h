/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/nb-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * What was recognised in an article, a row each, unknown ones too.
 *
 * Signal "mark-activated" (gpointer NbMark, GtkWidget row)
 */

#define NB_TYPE_READER_FACTS (nb_reader_facts_get_type ())
G_DECLARE_FINAL_TYPE (NbReaderFacts, nb_reader_facts, NB, READER_FACTS, GtkWidget)

void nb_reader_facts_set_marks   (NbReaderFacts   *self,
                                  const NbArticle *article,
                                  GPtrArray       *marks);
void nb_reader_facts_set_current (NbReaderFacts   *self,
                                  const NbMark    *mark);

G_END_DECLS
