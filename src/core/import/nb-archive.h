/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads an archive from its beginning to its end, without writing anything to disk, and no more than is sane. */

typedef struct _NbArchive NbArchive;

NbArchive  *nb_archive_open         (const char    *path,
                                     GError       **error);
void        nb_archive_free         (NbArchive     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbArchive, nb_archive_free)

gboolean    nb_archive_next         (NbArchive     *self,
                                     char         **name,
                                     GError       **error);
gssize      nb_archive_read         (gpointer       self,
                                     void          *buffer,
                                     gsize          size,
                                     GError       **error);
GBytes     *nb_archive_read_all     (NbArchive     *self,
                                     gsize          limit,
                                     GError       **error);
guint64     nb_archive_get_position (NbArchive     *self);
gboolean    nb_archive_is_over      (NbArchive     *self);

G_END_DECLS
