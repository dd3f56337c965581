/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-html.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Between nb-html.c and nb-html-meta.c; libxml2's types go no further. */

gboolean nb_html_is         (const xmlNode *node, const char *name);
char    *nb_html_attribute  (const xmlNode *node, const char *name);
xmlNode *nb_html_next       (const xmlNode *root, xmlNode *node, gboolean into);
void     nb_html_read_meta  (xmlNode *root, NbMeta *meta);

G_END_DECLS
