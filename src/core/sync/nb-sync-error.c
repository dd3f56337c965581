/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The errors of fetching and reading sources.
 * Plain values; usable from any thread. */

#include "sync/nb-sync-error.h"

G_DEFINE_QUARK (nb-sync-error-quark, nb_sync_error)

/**
 * nb_sync_error_is_temporary:
 *
 * Returns: whether the same request may well succeed another time, though nothing about its address changes
 */
gboolean
nb_sync_error_is_temporary (const GError *error)
{
  if (error->domain != NB_SYNC_ERROR)
    return FALSE;
  switch ((NbSyncError) error->code)
    {
    case NB_SYNC_ERROR_HOST:
    case NB_SYNC_ERROR_REFUSED:
    case NB_SYNC_ERROR_TIMED_OUT:
    case NB_SYNC_ERROR_TLS:
    case NB_SYNC_ERROR_NETWORK:
    case NB_SYNC_ERROR_BUSY:
    case NB_SYNC_ERROR_ROBOTS:
    case NB_SYNC_ERROR_CANCELLED:
      return TRUE;
    case NB_SYNC_ERROR_ADDRESS:
    case NB_SYNC_ERROR_NOT_FOUND:
    case NB_SYNC_ERROR_HTTP:
    case NB_SYNC_ERROR_TOO_LARGE:
    case NB_SYNC_ERROR_REDIRECTS:
    case NB_SYNC_ERROR_WEB_PAGE:
    case NB_SYNC_ERROR_NOT_A_FEED:
    case NB_SYNC_ERROR_NOT_A_SOURCE:
    default:
      return FALSE;
    }
}
