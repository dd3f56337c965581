/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The pane on the right: the session's selected article with everything recognised in it.
 *
 * Signals:
 *   "show-time" (gpointer NbEdtf)                 the user wants to see that time
 *   "looks-back" (gpointer NbEdtf or NULL, char*) the period that the article looks back on, when one was opened
 *   "told" (char*)                                something to say in a toast
 *   "corrected" (char*)                           the same, of a correction that nb_reader_undo_correction() takes back
 */

#define NB_TYPE_READER (nb_reader_get_type ())
G_DECLARE_FINAL_TYPE (NbReader, nb_reader, NB, READER, GtkWidget)

void     nb_reader_set_session (NbReader   *self,
                                NbSession  *session);
void     nb_reader_step        (NbReader   *self,
                                int         by);
gboolean nb_reader_can_step    (NbReader   *self,
                                int         by);
void     nb_reader_undo_correction (NbReader *self);

G_END_DECLS
