/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GPtrArray *nb_fts_forms_exact  (const char *word, gboolean prefix);
GPtrArray *nb_fts_forms_marked (const char *word, gboolean prefix);

G_END_DECLS
