/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-import-report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Which documents stand at and below given paths, and reading one of them. */

gboolean nb_file_walk (const GPtrArray  *paths,
                       GPtrArray        *documents,
                       NbImportReport   *report,
                       GCancellable     *cancellable,
                       GError          **error);
int      nb_file_open (const char       *path,
                       GError          **error);
gssize   nb_file_read_some (int          fd,
                       void             *buffer,
                       gsize             size,
                       GError          **error);
GBytes  *nb_file_read (const char       *path,
                       gsize             limit,
                       GCancellable     *cancellable,
                       GError          **error);

G_END_DECLS
