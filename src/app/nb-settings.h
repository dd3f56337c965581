/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * What the window remembers. Every call does with a NULL @settings: without an installed schema the program
 * works and forgets.
 */

GSettings *nb_settings_new        (void);
int        nb_settings_get_int    (GSettings  *settings,
                                   const char *key,
                                   int         fallback);
void       nb_settings_set_int    (GSettings  *settings,
                                   const char *key,
                                   int         value);
gboolean   nb_settings_get_bool   (GSettings  *settings,
                                   const char *key,
                                   gboolean    fallback);
void       nb_settings_set_bool   (GSettings  *settings,
                                   const char *key,
                                   gboolean    value);
char      *nb_settings_dup_string (GSettings  *settings,
                                   const char *key,
                                   const char *fallback);
void       nb_settings_set_string (GSettings  *settings,
                                   const char *key,
                                   const char *value);

G_END_DECLS
