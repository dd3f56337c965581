/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* A block of a page: a line of the document's text. */
typedef struct
{
  guint8   hint;        /* NbLineHint */
  guint8   outside : 1; /* not in the part of the page that holds the article */
  guint8   sure : 1;    /* the page's structure alone says that it is of the article's text */
} NbHtmlBlock;

char *nb_html_read  (const char *html,
                     NbMeta     *meta,
                     GArray    **blocks,
                     guint      *n_dropped);
void  nb_meta_clear (NbMeta     *meta);

G_END_DECLS
