/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What can go wrong between an address and an article; every error carries a sentence for the user. */

#define NB_SYNC_ERROR (nb_sync_error_quark ())
typedef enum
{
  NB_SYNC_ERROR_ADDRESS,            /* not an http or https address, or one that may not be asked */
  NB_SYNC_ERROR_HOST,               /* no such host, or no network */
  NB_SYNC_ERROR_REFUSED,            /* nobody listens there */
  NB_SYNC_ERROR_TIMED_OUT,
  NB_SYNC_ERROR_TLS,                /* the server cannot prove who it is */
  NB_SYNC_ERROR_NETWORK,            /* the connection broke, or the answer was no HTTP */
  NB_SYNC_ERROR_NOT_FOUND,          /* 404, 410 */
  NB_SYNC_ERROR_BUSY,               /* 429, 503 */
  NB_SYNC_ERROR_HTTP,               /* any other status */
  NB_SYNC_ERROR_TOO_LARGE,
  NB_SYNC_ERROR_REDIRECTS,          /* too many, or one that leads nowhere */
  NB_SYNC_ERROR_ROBOTS,             /* robots.txt could not be read, so nothing may be fetched */
  NB_SYNC_ERROR_WEB_PAGE,           /* a web page where a feed was expected */
  NB_SYNC_ERROR_NOT_A_FEED,         /* something else again */
  NB_SYNC_ERROR_NOT_A_SOURCE,       /* the library does not have this source */
  NB_SYNC_ERROR_CANCELLED,
} NbSyncError;
GQuark   nb_sync_error_quark        (void);

gboolean nb_sync_error_is_temporary (const GError *error);

G_END_DECLS
