/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of fetching (nb-fetcher.c) that need no connection: addresses, statuses, Retry-After.
 * Pure functions; usable from any thread. */

#include "sync/nb-fetcher.h"

#include "sync/nb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

/* This computer and its neighbours, by name or number. */
static gboolean
is_private_host (const char *host)
{
  g_autofree char *name = g_ascii_strdown (host, -1);
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (host);
  const char *last;

  if (g_str_has_suffix (name, "."))
    name[strlen (name) - 1] = '\0';
  last = strrchr (name, '.');
  /* A last label that begins with a digit is an odd way to write a number: 127.1, 0x7f.1 */
  if (!address)
    return !last || g_ascii_isdigit (last[1]) || g_str_has_suffix (name, ".localhost") ||
           g_str_has_suffix (name, ".local") || g_str_has_suffix (name, ".lan") || g_str_has_suffix (name, ".internal");
  return g_inet_address_get_is_any (address) || g_inet_address_get_is_loopback (address) ||
         g_inet_address_get_is_link_local (address) || g_inet_address_get_is_site_local (address) ||
         (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV6 &&
          ((g_inet_address_to_bytes (address)[0] & 0xFE) == 0xFC ||
           memcmp (g_inet_address_to_bytes (address), "\0\0\0\0\0\0\0\0\0\0\xFF\xFF", 12) == 0));
}

/**
 * nb_fetch_may_lead:
 * @from: an address
 * @to: the one that it leads to, by a link or a redirect
 *
 * Rule 3. Names are judged by their form, not looked up.
 *
 * Returns: %FALSE if the way leads from outside into the user's own network
 */
gboolean
nb_fetch_may_lead (const char *from,
                   const char *to)
{
  g_autoptr (GUri) a = g_uri_parse (from, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) b = g_uri_parse (to, SOUP_HTTP_URI_FLAGS, NULL);

  if (!a || !b || !g_uri_get_host (a) || !g_uri_get_host (b))
    return FALSE;
  return !is_private_host (g_uri_get_host (b)) || is_private_host (g_uri_get_host (a));
}

/**
 * nb_fetch_parse_address:
 * @referrer: (nullable): the address that led to @url
 *
 * Rules 2 and 3.
 *
 * Returns: (transfer full): the address, or %NULL with %NB_SYNC_ERROR_ADDRESS
 */
GUri *
nb_fetch_parse_address (const char *url,
                        const char *referrer,
                        GError **error)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  if (!uri || !g_uri_get_host (uri) || !*g_uri_get_host (uri) ||
      (strcmp (g_uri_get_scheme (uri), "http") != 0 && strcmp (g_uri_get_scheme (uri), "https") != 0))
    {
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_ADDRESS, _("“%s” is not an http or https address"), url);
      return NULL;
    }
  if (referrer && !nb_fetch_may_lead (referrer, url))
    {
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_ADDRESS, _("“%s” lies in your own network and is not asked for"),
                   url);
      return NULL;
    }
  return g_steal_pointer (&uri);
}

/**
 * nb_fetch_retry_after:
 * @header: (nullable): seconds, or a date as HTTP writes it
 * @now: seconds since 1970
 *
 * Returns: seconds from @now, 0 to a day, or -1 if the header says nothing
 */
gint64
nb_fetch_retry_after (const char *header,
                      gint64 now)
{
  g_autoptr (GDateTime) date = NULL;
  gint64 seconds;
  char *end;

  if (!header)
    return -1;
  seconds = g_ascii_strtoll (header, &end, 10);
  if (end == header || end[strspn (end, " \t")] != '\0')
    {
      date = soup_date_time_new_from_http_string (header);
      if (!date)
        return -1;
      seconds = g_date_time_to_unix (date) - now;
    }
  return CLAMP (seconds, 0, NB_FETCH_MAX_RETRY_AFTER);
}

/**
 * nb_fetch_reply_check:
 *
 * Returns: whether the server gave what was asked for (200) or says that it did not change (304); otherwise the error
 *   says in words what the status means
 */
gboolean
nb_fetch_reply_check (const NbFetchReply *reply,
                      GError **error)
{
  switch (reply->status)
    {
    case 200:
    case 304:
      return TRUE;
    case 401:
    case 403:
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_HTTP, _("The server does not allow it (%u)"), reply->status);
      return FALSE;
    case 404:
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NOT_FOUND, _("The address was not found (404)"));
      return FALSE;
    case 410:
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NOT_FOUND, _("The address was given up for good (410)"));
      return FALSE;
    case 429:
    case 503:
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_BUSY, _("Server busy (%u)"), reply->status);
      return FALSE;
    default:
      if (reply->status >= 500)
        g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_HTTP, _("The server has a fault of its own (%u)"), reply->status);
      else
        g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_HTTP, _("The server answered with status %u"), reply->status);
      return FALSE;
    }
}

/**
 * nb_fetch_reply_free:
 */
void
nb_fetch_reply_free (NbFetchReply *reply)
{
  g_clear_pointer (&reply->body, g_bytes_unref);
  g_free (reply->url);
  g_free (reply->permanent_url);
  g_free (reply->content_type);
  g_free (reply->etag);
  g_free (reply->last_modified);
  g_free (reply);
}
