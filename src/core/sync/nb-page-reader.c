/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fetches one linked page after the other and hands it to extraction and the library.
 * Owned by a sync run; lives in its thread. */

#include "sync/nb-page-reader.h"

#include "sync/nb-feed-text.h"
#include "sync/nb-robots.h"
#include "sync/nb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define PAGE_ACCEPT "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"

/* A host whose connections fail this often in a row is left alone for the rest of the run. */
#define MAX_HOST_FAILURES 3

/* What was learned about a host (scheme, name and port) during the run. */
typedef struct
{
  NbRobots *robots;
  GError   *trouble;        /* nothing more is asked of it, for this reason */
  guint     n_failures;     /* in a row */
  gint64    retry_after;    /* seconds, or -1 */
} Host;

struct _NbPageReader
{
  NbLibrary   *library;
  NbExtractor *extractor;
  NbFetcher   *fetcher;
  GHashTable  *hosts;       /* "https://bao.example:443" → Host */
};

static void
host_free (Host *host)
{
  g_clear_pointer (&host->robots, nb_robots_free);
  g_clear_error (&host->trouble);
  g_free (host);
}

/**
 * nb_page_reader_new:
 */
NbPageReader *
nb_page_reader_new (NbLibrary *library,
                    NbExtractor *extractor,
                    NbFetcher *fetcher)
{
  NbPageReader *self = g_new0 (NbPageReader, 1);

  self->library = g_object_ref (library);
  self->extractor = nb_extractor_ref (extractor);
  self->fetcher = g_object_ref (fetcher);
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) host_free);
  return self;
}

/**
 * nb_page_reader_free:
 */
void
nb_page_reader_free (NbPageReader *self)
{
  g_object_unref (self->library);
  nb_extractor_unref (self->extractor);
  g_object_unref (self->fetcher);
  g_hash_table_unref (self->hosts);
  g_free (self);
}

static char *
get_origin (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);

  return uri ? g_strdup_printf ("%s://%s:%d", g_uri_get_scheme (uri), g_uri_get_host (uri), g_uri_get_port (uri))
             : g_strdup ("");
}

static Host *
get_host (NbPageReader *self,
          const char *url)
{
  g_autofree char *origin = get_origin (url);
  Host *host = g_hash_table_lookup (self->hosts, origin);

  if (!host)
    {
      host = g_new0 (Host, 1);
      host->retry_after = -1;
      g_hash_table_insert (self->hosts, g_steal_pointer (&origin), host);
    }
  return host;
}

/* Asks and keeps count of what the host does. */
static NbFetchReply *
fetch (NbPageReader *self,
       Host *host,
       const NbFetchRequest *request,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (GError) local = NULL;
  NbFetchReply *reply = nb_fetcher_fetch (self->fetcher, request, cancellable, &local);

  if (reply)
    {
      host->n_failures = 0;
      if (reply->status == 429 || reply->status == 503)
        {
          nb_fetch_reply_check (reply, &host->trouble);
          host->retry_after = reply->retry_after;
        }
      return reply;
    }
  if (nb_sync_error_is_temporary (local) && ++host->n_failures >= MAX_HOST_FAILURES)
    host->trouble = g_error_copy (local);
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/* Rule 12, as RFC 9309 section 2.3.1 has it: no file (4xx) allows everything, a server that cannot say (5xx, no answer)
 * allows nothing for now. */
static gboolean
learn_robots (NbPageReader *self,
              Host *host,
              const char *url,
              const char *feed_url,
              GCancellable *cancellable,
              GError **error)
{
  g_autofree char *address = NULL;
  g_autoptr (NbFetchReply) reply = NULL;
  g_autoptr (GUri) uri = g_uri_parse (url, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) robots = soup_uri_copy (uri, SOUP_URI_PATH, "/robots.txt", SOUP_URI_QUERY, NULL,
                                           SOUP_URI_FRAGMENT, NULL, SOUP_URI_NONE);
  NbFetchRequest request = { NULL, feed_url, "text/plain, */*;q=0.1", NULL, NULL, NB_ROBOTS_MAX_BYTES };

  request.url = address = g_uri_to_string (robots);
  reply = fetch (self, host, &request, cancellable, error);
  if (!reply)
    return FALSE;
  if (host->trouble)
    {
      g_propagate_error (error, g_error_copy (host->trouble));
      return FALSE;
    }
  if (reply->status >= 500)
    {
      host->trouble = g_error_new (NB_SYNC_ERROR, NB_SYNC_ERROR_ROBOTS, _("robots.txt could not be read (%u)"),
                                   reply->status);
      g_propagate_error (error, g_error_copy (host->trouble));
      return FALSE;
    }
  host->robots = nb_robots_new (reply->body);
  return TRUE;
}

/* A page that is gone often leads to the front page, which is no article. */
static gboolean
leads_to_front_page (const char *from,
                     const char *to)
{
  g_autoptr (GUri) a = g_uri_parse (from, SOUP_HTTP_URI_FLAGS, NULL);
  g_autoptr (GUri) b = g_uri_parse (to, SOUP_HTTP_URI_FLAGS, NULL);

  return a && b && strlen (g_uri_get_path (b)) <= 1 && !g_uri_get_query (b) &&
         (strlen (g_uri_get_path (a)) > 1 || g_uri_get_query (a));
}

static NbFetchReply *
fetch_page (NbPageReader *self,
            const char *url,
            const char *feed_url,
            gboolean *allowed,
            GCancellable *cancellable,
            GError **error)
{
  Host *host = get_host (self, url);
  NbFetchRequest request = { url, feed_url, PAGE_ACCEPT, NULL, NULL, NB_FETCH_MAX_PAGE_BYTES };
  g_autoptr (NbFetchReply) reply = NULL;

  *allowed = TRUE;
  if (host->trouble)
    {
      g_propagate_error (error, g_error_copy (host->trouble));
      return NULL;
    }
  if (!host->robots && !learn_robots (self, host, url, feed_url, cancellable, error))
    return NULL;
  *allowed = nb_robots_allows (host->robots, url);
  if (!*allowed)
    return NULL;
  reply = fetch (self, host, &request, cancellable, error);
  if (!reply || !nb_fetch_reply_check (reply, error))
    return NULL;
  if (!reply->body || leads_to_front_page (url, reply->url))
    {
      g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NOT_FOUND, _("The address was not found"));
      return NULL;
    }
  return g_steal_pointer (&reply);
}

/* Extracts and stores a page; an error of the library's ends the run, one of extraction's is the page's. */
static gboolean
store_page (NbPageReader *self,
            const NbFeedItem *item,
            const NbFetchReply *reply,
            NbPageOutcome *outcome,
            GError **page_error,
            GCancellable *cancellable,
            GError **error)
{
  g_autofree char *published = item->published.is_known ? nb_edtf_to_string (&item->published) : NULL;
  g_autofree char *url = nb_feed_resolve_link (item->url, reply->url);
  NbOrigin origin = { .url = url, .content_type = reply->content_type, .published = published, .title = item->title,
                      .byline = item->byline };
  NbLibraryItem new_item = { .url = url, .original = reply->body, .content_type = reply->content_type,
                             .given_published = published, .given_title = item->title, .given_byline = item->byline };
  g_autoptr (NbArticle) article = NULL;
  NbAddResult result;

  *outcome = NB_PAGE_KNOWN;
  if (strcmp (url, item->url) != 0 && nb_library_find_document (self->library, NULL, url, NULL))
    return nb_library_note_page (self->library, item->url, TRUE, cancellable, error);

  *outcome = NB_PAGE_FAILED;
  article = nb_extractor_run (self->extractor, reply->body, &origin, cancellable, page_error);
  if (!article)
    return TRUE;
  new_item.article = article;
  if (!nb_library_add (self->library, &new_item, 1, &result, cancellable, error))
    return FALSE;
  *outcome = result == NB_ADD_ADDED ? NB_PAGE_NEW : NB_PAGE_KNOWN;
  /* The library would not know the page by this link. */
  if (result == NB_ADD_DUPLICATE || strcmp (url, item->url) != 0)
    return nb_library_note_page (self->library, item->url, TRUE, cancellable, error);
  return TRUE;
}

/**
 * nb_page_reader_read:
 * @feed_url: where the item was read
 * @outcome: (out): what became of it
 * @reason: (out) (transfer full) (nullable): why it failed
 *
 * Asks for the page in any case: which ones are wanted, nb_library_wants_page() knows.
 *
 * Returns: %FALSE if the library failed or the run was cancelled; a page that fails is an outcome
 */
gboolean
nb_page_reader_read (NbPageReader *self,
                     const NbFeedItem *item,
                     const char *feed_url,
                     NbPageOutcome *outcome,
                     char **reason,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (NbFetchReply) reply = NULL;
  g_autoptr (GError) page_error = NULL;
  gboolean allowed;

  *reason = NULL;
  *outcome = NB_PAGE_KNOWN;
  reply = fetch_page (self, item->url, feed_url, &allowed, cancellable, &page_error);
  if (reply && !store_page (self, item, reply, outcome, &page_error, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (!allowed)
    *outcome = NB_PAGE_NOT_ALLOWED;
  if (!page_error)
    return TRUE;

  *outcome = NB_PAGE_FAILED;
  *reason = g_strdup (page_error->message);
  /* A page that is not there, or none, is tried a few times; one that cannot be reached until it can. */
  if (!nb_sync_error_is_temporary (page_error))
    return nb_library_note_page (self->library, item->url, FALSE, cancellable, error);
  return TRUE;
}

/**
 * nb_page_reader_retry_after:
 *
 * Returns: how many seconds the host of @url asked to wait during this run, or -1
 */
gint64
nb_page_reader_retry_after (NbPageReader *self,
                            const char *url)
{
  return get_host (self, url)->retry_after;
}
