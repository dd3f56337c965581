/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Plays time: the visible span goes through the library step by step, until its end or until the user does anything.
 *
 * Properties:
 *   "playing" (gboolean, read only)
 */

#define NB_TYPE_PLAYER (nb_player_get_type ())
G_DECLARE_FINAL_TYPE (NbPlayer, nb_player, NB, PLAYER, GObject)

NbPlayer *nb_player_new         (GtkWidget *window,
                                 GtkWidget *button);
void      nb_player_set_session (NbPlayer  *self,
                                 NbSession *session);
gboolean  nb_player_is_playing  (NbPlayer  *self);
void      nb_player_start       (NbPlayer  *self);
void      nb_player_stop        (NbPlayer  *self);

G_END_DECLS
