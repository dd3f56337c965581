/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-extractor.h"
#include "store/nb-library.h"
#include "sync/nb-feed-parser.h"
#include "sync/nb-fetcher.h"

G_BEGIN_DECLS

/* Takes the pages that feeds link to into the library, during one run. */

typedef enum
{
  NB_PAGE_NEW,            /* it is in the library now */
  NB_PAGE_KNOWN,          /* it was already */
  NB_PAGE_NOT_ALLOWED,    /* by robots.txt */
  NB_PAGE_FAILED,         /* the reason is in words */
} NbPageOutcome;

typedef struct _NbPageReader NbPageReader;

NbPageReader *nb_page_reader_new         (NbLibrary        *library,
                                          NbExtractor      *extractor,
                                          NbFetcher        *fetcher);
void          nb_page_reader_free        (NbPageReader     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbPageReader, nb_page_reader_free)

gboolean      nb_page_reader_read        (NbPageReader     *self,
                                          const NbFeedItem *item,
                                          const char       *feed_url,
                                          NbPageOutcome    *outcome,
                                          char            **reason,
                                          GCancellable     *cancellable,
                                          GError          **error);
gint64        nb_page_reader_retry_after (NbPageReader     *self,
                                          const char       *url);

G_END_DECLS
