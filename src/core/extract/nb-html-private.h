/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-html.h"

#include <libxml/tree.h>

G_BEGIN_DECLS

/* Between nb-html.c (the walk), nb-html-article.c and nb-html-meta.c; libxml2's types go no further. */

typedef struct
{
  xmlNode *owner;        /* the nearest block element */
  gsize    start;        /* in the page's text */
  gsize    length;
  gsize    link_length;
  guint8   hint;
  gboolean is_furniture; /* navigation, footer, comments … */
} NbPageBlock;

gboolean nb_html_is              (const xmlNode *node,
                                  const char    *name);
char    *nb_html_attribute       (const xmlNode *node,
                                  const char    *name);
xmlNode *nb_html_next            (const xmlNode *root,
                                  xmlNode       *node,
                                  gboolean       into);
gboolean nb_html_is_article_like (const xmlNode *node);
GArray  *nb_html_find_article    (const GArray  *list);
void     nb_html_read_meta       (xmlNode       *root,
                                  NbMeta        *meta);

G_END_DECLS
