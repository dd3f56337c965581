/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include <glib.h>

G_BEGIN_DECLS

char     *nb_feed_node_text    (const xmlNode *node);
char     *nb_feed_plain_text   (const char    *html);
gunichar  nb_feed_entity_char  (const char    *name);
char     *nb_feed_resolve_link (const char    *base,
                                const char    *link);
char     *nb_feed_address      (const char    *text,
                                GError       **error);

G_END_DECLS
