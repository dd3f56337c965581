/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One request after the other over libsoup, with limits and manners.
 * Owned by whoever syncs; calls block, from any thread, one at a time, on a main context of the fetcher's own.
 *
 * The rules (tests refer to their numbers):
 *
 *  1. Say who asks: "NienBieu/VERSION (+address)". No cookies, no log-in, no referrer.
 *  2. Only http and https, in the address and in every redirect.
 *  3. What the user did not give does not lead into the user's own network: an address from outside never turns into
 *     one of this computer or its neighbours.
 *  4. TLS certificates are verified; a bad one ends the request, there is no way around.
 *  5. At most 5 redirects. A permanent one (301, 308) is reported if all before it were permanent, and never one that
 *     goes from https down to http.
 *  6. Conditional requests: If-None-Match and If-Modified-Since whenever there is something to compare with.
 *  7. One request at a time to a host, and a pause between two of them.
 *  8. An end to waiting: without a byte (idle) and in all (total).
 *  9. An end to size, counted while reading and after decompression, whatever Content-Length says.
 * 10. Retry-After is reported, in seconds, capped at a day.
 * 11. Can be cancelled at any time, also while it waits for its turn.
 * 12. robots.txt holds for pages that a feed links to (nb-robots.c, nb-sync-job.c).
 * 13. A source that fails is asked less and less often; a page that is in the library is not asked for again
 *     (nb-sync-job.c).
 */

#include "sync/nb-fetcher.h"

#include "base/nb-debug.h"
#include "sync/nb-sync-error.h"

#include <glib/gi18n-lib.h>
#include <libsoup/soup.h>
#include <string.h>

#define USER_AGENT "NienBieu/" NB_VERSION " (+https://github.com/nienbieu/nienbieu)"
#define CHUNK (32 * 1024)

struct _NbFetcher
{
  GObject parent_instance;

  NbFetcherOptions options;
  GMutex lock;                /* one request at a time */
  GMainContext *context;
  SoupSession *session;
  GHashTable *last_asked;     /* host → gint64: when its last answer ended, monotonic */
  gboolean debug;
};

/* One call of nb_fetcher_fetch(), on its own context. */
typedef struct
{
  NbFetcher            *self;
  const NbFetchRequest *request;
  GCancellable         *outer;       /* the caller's, or NULL */
  GCancellable         *inner;       /* ends what is going on, for whatever reason */
  GSource              *total;
  GSource              *idle;
  gboolean              timed_out;
  GAsyncResult         *result;      /* of the step that was waited for */
} Call;

G_DEFINE_FINAL_TYPE (NbFetcher, nb_fetcher, G_TYPE_OBJECT)

static void
nb_fetcher_finalize (GObject *object)
{
  NbFetcher *self = NB_FETCHER (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->last_asked, g_hash_table_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (nb_fetcher_parent_class)->finalize (object);
}

static void
nb_fetcher_class_init (NbFetcherClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_fetcher_finalize;
}

static void
nb_fetcher_init (NbFetcher *self)
{
  g_mutex_init (&self->lock);
  self->context = g_main_context_new ();
  self->last_asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->debug = (nb_debug_flags () & NB_DEBUG_SYNC) != 0;
}

/* --- errors in words ------------------------------------------------------------------------------------------- */

static void
set_cancelled (GError **error)
{
  g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_CANCELLED, _("Stopped"));
}

static void
set_timed_out (const char *host,
               GError **error)
{
  g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_TIMED_OUT, _("%s took too long to answer"), host);
}

/* Turns what GIO and libsoup say into what the user can understand. */
static void
translate_error (Call *call,
                 const char *host,
                 const GError *cause,
                 GError **error)
{
  if (call->timed_out || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_TIMED_OUT))
    set_timed_out (host, error);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    set_cancelled (error);
  else if (cause->domain == G_RESOLVER_ERROR || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_NOT_FOUND))
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_HOST, _("%s cannot be found; is there a network?"), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NETWORK_UNREACHABLE) ||
           g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_HOST_UNREACHABLE))
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_HOST, _("%s cannot be reached; is there a network?"), host);
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED))
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_REFUSED, _("%s refused the connection"), host);
  else if (cause->domain == G_TLS_ERROR)
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_TLS,
                 _("%s could not prove that it is who it says (its certificate is not trusted)"), host);
  else if (cause->domain == SOUP_SESSION_ERROR)
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NETWORK, _("%s gave an answer that cannot be understood"), host);
  else
    g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_NETWORK, _("The connection to %s broke"), host);
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

/* --- addresses ------------------------------------------------------------------------------------------------- */

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

/* Rules 2 and 3. */
static GUri *
parse_address (const char *url,
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

/* --- waiting --------------------------------------------------------------------------------------------------- */

static gboolean
time_is_up (gpointer data)
{
  Call *call = data;

  call->timed_out = TRUE;
  g_cancellable_cancel (call->inner);
  return G_SOURCE_REMOVE;
}

static void
clear_source (GSource **source)
{
  if (*source)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

/* Rule 8: sets a clock anew. */
static void
start_clock (Call *call,
             GSource **source,
             guint ms)
{
  clear_source (source);
  *source = g_timeout_source_new (ms);
  g_source_set_callback (*source, time_is_up, call, NULL);
  g_source_attach (*source, call->self->context);
}

static void
outer_cancelled (GCancellable *outer,
                 gpointer inner)
{
  g_cancellable_cancel (inner);
}

static void
step_done (GObject *object,
           GAsyncResult *result,
           gpointer data)
{
  Call *call = data;

  g_assert (call->result == NULL);
  call->result = g_object_ref (result);
}

/* Runs the context until the step that was begun is over. */
static GAsyncResult *
wait_for_step (Call *call)
{
  start_clock (call, &call->idle, call->self->options.idle_ms);
  while (!call->result)
    g_main_context_iteration (call->self->context, TRUE);
  clear_source (&call->idle);
  return g_steal_pointer (&call->result);
}

static gboolean
set_flag (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Rule 7: waits until the host may be asked again. */
static gboolean
wait_for_turn (Call *call,
               const char *host,
               GError **error)
{
  NbFetcher *self = call->self;
  gint64 *last = g_hash_table_lookup (self->last_asked, host);
  gint64 wait = last ? *last + self->options.delay_ms * 1000LL - g_get_monotonic_time () : 0;
  g_autoptr (GSource) turn = NULL;
  g_autoptr (GSource) stop = NULL;
  gboolean over = wait <= 0;

  if (!over)
    {
      turn = g_timeout_source_new ((guint) (wait / 1000 + 1));
      g_source_set_callback (turn, set_flag, &over, NULL);
      g_source_attach (turn, self->context);
      stop = g_cancellable_source_new (call->inner);
      g_source_attach (stop, self->context);
      g_source_set_dummy_callback (stop);
    }
  while (!over && !g_cancellable_is_cancelled (call->inner))
    g_main_context_iteration (self->context, TRUE);
  if (turn)
    {
      g_source_destroy (turn);
      g_source_destroy (stop);
    }
  if (!g_cancellable_is_cancelled (call->inner))
    return TRUE;
  if (call->timed_out)
    set_timed_out (host, error);
  else
    set_cancelled (error);
  return FALSE;
}

static void
note_asked (NbFetcher *self,
            const char *host)
{
  gint64 *now = g_new (gint64, 1);

  *now = g_get_monotonic_time ();
  g_hash_table_insert (self->last_asked, g_strdup (host), now);
}

/* --- one request ----------------------------------------------------------------------------------------------- */

static SoupSession *
get_session (NbFetcher *self)
{
  if (self->session)
    return self->session;
  self->session = soup_session_new_with_options ("user-agent", USER_AGENT, "max-conns-per-host", 1, NULL);
  /* Nothing is ever logged in to, and what a page is, its header says. */
  soup_session_remove_feature_by_type (self->session, SOUP_TYPE_AUTH_MANAGER);
  return self->session;
}

static SoupMessage *
new_message (const NbFetchRequest *request,
             GUri *uri)
{
  SoupMessage *message = soup_message_new_from_uri (SOUP_METHOD_GET, uri);
  SoupMessageHeaders *headers = soup_message_get_request_headers (message);

  soup_message_add_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  if (request->accept)
    soup_message_headers_replace (headers, "Accept", request->accept);
  if (request->etag)
    soup_message_headers_replace (headers, "If-None-Match", request->etag);
  if (request->last_modified)
    soup_message_headers_replace (headers, "If-Modified-Since", request->last_modified);
  return message;
}

static gboolean
too_large (const NbFetchRequest *request,
           GError **error)
{
  g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_TOO_LARGE, _("It is larger than %u MB"),
               (guint) MAX (1, request->max_bytes / (1024 * 1024)));
  return FALSE;
}

/* Rule 9. */
static gboolean
read_body (Call *call,
           SoupMessage *message,
           GInputStream *stream,
           NbFetchReply *reply,
           GError **error)
{
  const char *host = g_uri_get_host (soup_message_get_uri (message));
  g_autoptr (GByteArray) body = g_byte_array_new ();
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH &&
      soup_message_headers_get_content_length (headers) > (goffset) call->request->max_bytes)
    return too_large (call->request, error);
  for (;;)
    {
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) cause = NULL;
      g_autoptr (GBytes) chunk = NULL;

      g_input_stream_read_bytes_async (stream, CHUNK, G_PRIORITY_DEFAULT, call->inner, step_done, call);
      result = wait_for_step (call);
      chunk = g_input_stream_read_bytes_finish (stream, result, &cause);
      if (!chunk)
        {
          translate_error (call, host, cause, error);
          return FALSE;
        }
      if (g_bytes_get_size (chunk) == 0)
        break;
      if (body->len + g_bytes_get_size (chunk) > call->request->max_bytes)
        return too_large (call->request, error);
      g_byte_array_append (body, g_bytes_get_data (chunk, NULL), g_bytes_get_size (chunk));
    }
  reply->body = g_byte_array_free_to_bytes (g_steal_pointer (&body));
  return TRUE;
}

static void
read_headers (SoupMessage *message,
              NbFetchReply *reply)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  reply->status = soup_message_get_status (message);
  reply->url = g_uri_to_string (soup_message_get_uri (message));
  reply->content_type = g_strdup (soup_message_headers_get_one (headers, "Content-Type"));
  reply->etag = g_strdup (soup_message_headers_get_one (headers, "ETag"));
  reply->last_modified = g_strdup (soup_message_headers_get_one (headers, "Last-Modified"));
  reply->retry_after = nb_fetch_retry_after (soup_message_headers_get_one (headers, "Retry-After"),
                                             g_get_real_time () / G_USEC_PER_SEC);
}

/* Asks one address; @location gets where a redirect leads. */
static NbFetchReply *
ask (Call *call,
     GUri *uri,
     char **location,
     GError **error)
{
  NbFetcher *self = call->self;
  const char *host = g_uri_get_host (uri);
  g_autoptr (SoupMessage) message = new_message (call->request, uri);
  g_autoptr (NbFetchReply) reply = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) cause = NULL;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  gint64 start = g_get_monotonic_time ();
  gboolean ok = TRUE;

  soup_session_send_async (get_session (self), message, G_PRIORITY_DEFAULT, call->inner, step_done, call);
  result = wait_for_step (call);
  stream = soup_session_send_finish (self->session, result, &cause);
  if (!stream)
    {
      translate_error (call, host, cause, error);
      return NULL;
    }
  reply = g_new0 (NbFetchReply, 1);
  read_headers (message, reply);
  if (SOUP_STATUS_IS_REDIRECTION (reply->status) && reply->status != 304)
    *location = g_strdup (soup_message_headers_get_one (headers, "Location"));
  else if (reply->status == 200)
    ok = read_body (call, message, stream, reply, error);
  if (self->debug)
    g_printerr ("sync: %u %s %s%s%" G_GSIZE_FORMAT " bytes %" G_GINT64_FORMAT " ms\n", reply->status, reply->url,
                call->request->etag || call->request->last_modified ? "conditional " : "", ok ? "" : "broken ",
                reply->body ? g_bytes_get_size (reply->body) : 0, (g_get_monotonic_time () - start) / 1000);
  /* What is not wanted is not read to its end: the connection is dropped. */
  g_input_stream_close (stream, NULL, NULL);
  return ok ? g_steal_pointer (&reply) : NULL;
}

/* Rule 5: follows redirects. */
static NbFetchReply *
ask_and_follow (Call *call,
                GError **error)
{
  NbFetcher *self = call->self;
  g_autoptr (GUri) uri = parse_address (call->request->url, call->request->referrer, error);
  gboolean all_permanent = TRUE;
  g_autofree char *permanent = NULL;

  if (!uri)
    return NULL;
  for (guint n = 0; n <= self->options.max_redirects; n++)
    {
      g_autofree char *here = g_uri_to_string (uri);
      g_autofree char *location = NULL;
      g_autofree char *there = NULL;
      g_autoptr (NbFetchReply) reply = NULL;
      g_autoptr (GUri) next = NULL;

      if (!wait_for_turn (call, g_uri_get_host (uri), error))
        return NULL;
      if (n == 0)
        start_clock (call, &call->total, self->options.total_ms);
      reply = ask (call, uri, &location, error);
      note_asked (self, g_uri_get_host (uri));
      if (!reply)
        return NULL;
      if (!location)
        {
          reply->permanent_url = g_steal_pointer (&permanent);
          return g_steal_pointer (&reply);
        }

      next = g_uri_parse_relative (uri, location, SOUP_HTTP_URI_FLAGS | G_URI_FLAGS_PARSE_RELAXED, NULL);
      there = next ? g_uri_to_string (next) : g_strdup (location);
      g_clear_pointer (&next, g_uri_unref);
      next = parse_address (there, here, error);
      if (!next)
        {
          g_prefix_error (error, _("The address leads elsewhere: "));
          return NULL;
        }
      all_permanent = all_permanent && (reply->status == 301 || reply->status == 308) &&
                      !(g_str_has_prefix (here, "https:") && g_str_has_prefix (there, "http:"));
      if (all_permanent)
        {
          g_free (permanent);
          permanent = g_steal_pointer (&there);
        }
      g_uri_unref (uri);
      uri = g_steal_pointer (&next);
    }
  g_set_error (error, NB_SYNC_ERROR, NB_SYNC_ERROR_REDIRECTS, _("The address leads on and on (more than %u redirects)"),
               self->options.max_redirects);
  return NULL;
}

/* --- public ---------------------------------------------------------------------------------------------------- */

/**
 * nb_fetcher_new:
 * @options: (nullable): what differs from the usual
 *
 * Returns: (transfer full): a fetcher; nothing is asked before somebody says so
 */
NbFetcher *
nb_fetcher_new (const NbFetcherOptions *options)
{
  NbFetcher *self = g_object_new (NB_TYPE_FETCHER, NULL);

  if (options)
    self->options = *options;
  if (self->options.total_ms == 0)
    self->options.total_ms = 120 * 1000;
  if (self->options.idle_ms == 0)
    self->options.idle_ms = 30 * 1000;
  if (self->options.delay_ms == 0)
    self->options.delay_ms = 1000;
  if (self->options.max_redirects == 0)
    self->options.max_redirects = 5;
  return self;
}

/**
 * nb_fetcher_fetch:
 *
 * Asks for one address by the rules above. An answer with a status other than 200 and 304 is a reply, too: see
 * nb_fetch_reply_check().
 *
 * Returns: (transfer full): the answer, or %NULL with an %NB_SYNC_ERROR
 */
NbFetchReply *
nb_fetcher_fetch (NbFetcher *self,
                  const NbFetchRequest *request,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (GMutexLocker) locker = NULL;
  g_autoptr (GCancellable) inner = g_cancellable_new ();
  Call call = { self, request, cancellable, inner };
  NbFetchReply *reply = NULL;
  gulong handler = 0;

  g_return_val_if_fail (NB_IS_FETCHER (self) && request && request->url && request->max_bytes > 0, NULL);

  locker = g_mutex_locker_new (&self->lock);
  g_main_context_push_thread_default (self->context);
  if (cancellable)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (outer_cancelled), g_object_ref (inner), g_object_unref);
  if (g_cancellable_is_cancelled (inner))
    set_cancelled (error);
  else
    reply = ask_and_follow (&call, error);
  g_cancellable_disconnect (cancellable, handler);
  clear_source (&call.total);
  clear_source (&call.idle);
  /* Connections that were dropped say so here. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return reply;
}
