/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tells bytes that changed by themselves from those that were written; no protection against anybody who means it. */

guint64 nb_checksum (gconstpointer bytes,
                     gsize         n,
                     guint64       start);

G_END_DECLS
