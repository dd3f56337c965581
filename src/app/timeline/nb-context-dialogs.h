/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What is asked and told about the user's own bands of the context. */

void       nb_context_report_show       (GtkWindow       *parent,
                                         const char      *heading,
                                         const char      *body,
                                         const GPtrArray *left_out);
GtkWidget *nb_context_rename_dialog_new (GtkWindow       *parent,
                                         const char      *name);
const char *nb_context_rename_dialog_get_name (GtkWidget *dialog);

G_END_DECLS
