/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-theme.h"
#include "canvas/nb-typesetter.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The desktop's style for widgets that paint themselves. */

const NbTheme *nb_style_get_theme      (void);
NbTypesetter  *nb_style_new_typesetter (GtkWidget *widget);
void           nb_style_prepare_popover (GtkPopover *popover);
void           nb_style_watch          (GtkWidget *widget,
                                        GCallback  colours_changed,
                                        GCallback  font_changed);

G_END_DECLS
