/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean nb_syllable_is_vietnamese (const char *word,
                                    gsize       length);

G_END_DECLS
