/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/*
 * What a feed says: its name and the articles that it links to. RSS 2.0 (and 0.9x), RSS 1.0 (RDF), Atom.
 */

#define NB_FEED_MAX_BYTES (8 * 1024 * 1024)
#define NB_FEED_MAX_ITEMS 500

typedef struct
{
  char   *url;            /* never NULL: an item without a link is left out */
  char   *title;          /* plain text, or NULL */
  char   *byline;         /* or NULL */
  NbEdtf  published;
  char   *time;           /* "08:30" in Viet Nam, or NULL */
} NbFeedItem;

typedef struct
{
  const char *format;     /* "RSS 2.0", "RSS 1.0", "Atom" */
  char       *title;      /* or NULL */
  GPtrArray  *items;      /* of NbFeedItem, as the feed orders them, no address twice */
} NbFeedContent;

NbFeedContent *nb_feed_content_parse (GBytes         *bytes,
                                      const char     *url,
                                      const char     *content_type,
                                      char          **feed_url,
                                      GError        **error);
void           nb_feed_content_free  (NbFeedContent  *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFeedContent, nb_feed_content_free)

G_END_DECLS
