/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What an empty library shows: three ways to begin. */

#define NB_TYPE_EMPTY_PAGE (nb_empty_page_get_type ())
G_DECLARE_FINAL_TYPE (NbEmptyPage, nb_empty_page, NB, EMPTY_PAGE, GtkWidget)

void nb_empty_page_set_narrow (NbEmptyPage *self,
                               gboolean     narrow);

G_END_DECLS
