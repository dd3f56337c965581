/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reader/nb-mark.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * An article's body as selectable text, with the recognised values underlined by kind.
 *
 * Signal "mark-activated" (gpointer NbMark, gpointer GdkRectangle): a mark was clicked; the rectangle is the widget's.
 */

#define NB_TYPE_READER_TEXT (nb_reader_text_get_type ())
G_DECLARE_FINAL_TYPE (NbReaderText, nb_reader_text, NB, READER_TEXT, GtkTextView)

void nb_reader_text_set_article (NbReaderText    *self,
                                 const NbArticle *article,
                                 GPtrArray       *marks);
void nb_reader_text_set_current (NbReaderText    *self,
                                 const NbMark    *mark);

G_END_DECLS
