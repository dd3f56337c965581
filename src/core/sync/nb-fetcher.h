/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Asks servers politely; the rules stand at the top of nb-fetcher.c. Passed to whoever needs it.
 *
 * Calls block and may be made from any thread but the one that runs the user interface; one is served at a time.
 */

#define NB_FETCH_MAX_PAGE_BYTES (16 * 1024 * 1024)
#define NB_FETCH_MAX_RETRY_AFTER (24 * 60 * 60)

#define NB_TYPE_FETCHER (nb_fetcher_get_type ())
G_DECLARE_FINAL_TYPE (NbFetcher, nb_fetcher, NB, FETCHER, GObject)

/* What can be set for a test or a slow network; 0 is what is usual. */
typedef struct
{
  guint total_ms;             /* for a whole answer: 120,000 */
  guint idle_ms;              /* without a byte: 30,000 */
  guint delay_ms;             /* between two requests to a host: 1,000 */
  guint max_redirects;        /* 5 */
} NbFetcherOptions;

typedef struct
{
  const char *url;
  const char *referrer;       /* the address that led here, or NULL if the user gave it */
  const char *accept;         /* or NULL */
  const char *etag;           /* of what is there already, or NULL */
  const char *last_modified;  /* or NULL */
  gsize       max_bytes;
} NbFetchRequest;

typedef struct
{
  guint   status;             /* of HTTP */
  GBytes *body;               /* of status 200, else NULL */
  char   *url;                /* where it was found */
  char   *permanent_url;      /* where it is to be asked for from now on, or NULL: as before */
  char   *content_type;       /* the header, or NULL */
  char   *etag;
  char   *last_modified;
  gint64  retry_after;        /* seconds that the server asks to wait, or -1 */
} NbFetchReply;

NbFetcher    *nb_fetcher_new          (const NbFetcherOptions *options);
NbFetchReply *nb_fetcher_fetch        (NbFetcher              *self,
                                       const NbFetchRequest   *request,
                                       GCancellable           *cancellable,
                                       GError                **error);

/* nb-fetch-rules.c */
gboolean      nb_fetch_reply_check    (const NbFetchReply     *reply,
                                       GError                **error);
void          nb_fetch_reply_free     (NbFetchReply           *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFetchReply, nb_fetch_reply_free)

gboolean      nb_fetch_may_lead       (const char             *from,
                                       const char             *to);
GUri         *nb_fetch_parse_address  (const char             *url,
                                       const char             *referrer,
                                       GError                **error);
gint64        nb_fetch_retry_after    (const char             *header,
                                       gint64                  now);

G_END_DECLS
