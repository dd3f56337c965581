/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char     *nb_decode             (GBytes      *document,
                                 const char  *content_type,
                                 GError     **error);
gboolean  nb_decode_looks_html  (const char  *text,
                                 const char  *content_type);

G_END_DECLS
