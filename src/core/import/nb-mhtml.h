/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GBytes *nb_mhtml_get_page (GBytes    *file,
                           char     **content_type,
                           char     **url,
                           GError   **error);

G_END_DECLS
