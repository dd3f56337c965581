/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Keeps other programs from taking an open library for one that nobody has open. */

typedef struct _NbFileGuard NbFileGuard;

NbFileGuard *nb_file_guard_new     (const char  *path);
void         nb_file_guard_release (NbFileGuard *self);
void         nb_file_guard_free    (NbFileGuard *self);

G_END_DECLS
