/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *nb_legacy_from_bytes (const char *bytes,
                            gsize       length);
char *nb_legacy_repair     (const char *text);

G_END_DECLS
