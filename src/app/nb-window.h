/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "nb-main-watch.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define NB_TYPE_WINDOW (nb_window_get_type ())
G_DECLARE_FINAL_TYPE (NbWindow, nb_window, NB, WINDOW, AdwApplicationWindow)

NbWindow   *nb_window_new              (GtkApplication *application,
                                        NbPlaces       *places,
                                        GSettings      *settings);
void        nb_window_set_watch        (NbWindow       *self,
                                        NbMainWatch    *watch);
void        nb_window_open_library     (NbWindow       *self,
                                        const char     *path);
const char *nb_window_get_library_path (NbWindow       *self);
void        nb_window_show_files       (NbWindow       *self,
                                        GFile         **files,
                                        guint           n_files);
void        nb_window_save_state       (NbWindow       *self);

G_END_DECLS
