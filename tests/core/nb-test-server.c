/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Servers on loopback for the tests of fetching: one that behaves and one that does not. */

#include "nb-test-server.h"

#include <libsoup/soup.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>

typedef struct
{
  guint      status;
  GBytes    *body;
  GPtrArray *headers;     /* of char *: name, value, … */
} Route;

typedef struct
{
  char    *path;
  gboolean conditional;
  gboolean not_modified;
} Entry;

struct _NbTestServer
{
  GMutex lock;
  GCond ready;
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GTlsCertificate *certificate;
  GHashTable *routes;
  GPtrArray *log;
  char *agent;
  char *base;
};

static void
route_free (Route *route)
{
  g_clear_pointer (&route->body, g_bytes_unref);
  g_ptr_array_unref (route->headers);
  g_free (route);
}

static void
entry_free (Entry *entry)
{
  g_free (entry->path);
  g_free (entry);
}

static gboolean
is_same (SoupMessageHeaders *asked,
         SoupMessageHeaders *given,
         const char *condition,
         const char *validator)
{
  const char *have = soup_message_headers_get_one (asked, condition);

  return have && g_strcmp0 (have, soup_message_headers_get_one (given, validator)) == 0;
}

static void
handle (SoupServer *server,
        SoupServerMessage *message,
        const char *path,
        GHashTable *query,
        gpointer data)
{
  NbTestServer *self = data;
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Route *route = g_hash_table_lookup (self->routes, path);
  SoupMessageHeaders *asked = soup_server_message_get_request_headers (message);
  SoupMessageHeaders *given = soup_server_message_get_response_headers (message);
  Entry *entry = g_new0 (Entry, 1);

  entry->path = g_strdup (path);
  entry->conditional = soup_message_headers_get_one (asked, "If-None-Match") ||
                       soup_message_headers_get_one (asked, "If-Modified-Since");
  g_ptr_array_add (self->log, entry);
  g_free (self->agent);
  self->agent = g_strdup (soup_message_headers_get_one (asked, "User-Agent"));
  if (!route)
    {
      soup_server_message_set_status (message, 404, NULL);
      return;
    }
  for (guint i = 0; i < route->headers->len; i += 2)
    soup_message_headers_replace (given, route->headers->pdata[i], route->headers->pdata[i + 1]);
  entry->not_modified = route->status == 200 && (is_same (asked, given, "If-None-Match", "ETag") ||
                                                 is_same (asked, given, "If-Modified-Since", "Last-Modified"));
  soup_server_message_set_status (message, entry->not_modified ? 304 : route->status, NULL);
  if (!entry->not_modified && route->body && g_bytes_get_size (route->body) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), route->body);
}

static gpointer
serve (gpointer data)
{
  NbTestServer *self = data;
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GError) error = NULL;
  GSList *uris;

  g_main_context_push_thread_default (self->context);
  server = soup_server_new ("tls-certificate", self->certificate, NULL);
  soup_server_add_handler (server, NULL, handle, self, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | (self->certificate ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  g_mutex_lock (&self->lock);
  self->base = g_strdup_printf ("%s://127.0.0.1:%d", self->certificate ? "https" : "http", g_uri_get_port (uris->data));
  g_cond_signal (&self->ready);
  g_mutex_unlock (&self->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
  g_main_loop_run (self->loop);
  soup_server_disconnect (server);
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

NbTestServer *
nb_test_server_new (GTlsCertificate *certificate)
{
  NbTestServer *self = g_new0 (NbTestServer, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->ready);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->certificate = certificate;
  self->routes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) route_free);
  self->log = g_ptr_array_new_with_free_func ((GDestroyNotify) entry_free);
  self->thread = g_thread_new ("test-server", serve, self);
  g_mutex_lock (&self->lock);
  while (!self->base)
    g_cond_wait (&self->ready, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

static gboolean
quit (gpointer data)
{
  g_main_loop_quit (data);
  return G_SOURCE_REMOVE;
}

void
nb_test_server_free (NbTestServer *self)
{
  g_main_context_invoke (self->context, quit, self->loop);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_hash_table_unref (self->routes);
  g_ptr_array_unref (self->log);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->ready);
  g_free (self->agent);
  g_free (self->base);
  g_free (self);
}

char *
nb_test_server_url (NbTestServer *self,
                    const char *path)
{
  return g_strconcat (self->base, path, NULL);
}

void
nb_test_server_set (NbTestServer *self,
                    const char *path,
                    guint status,
                    GBytes *body,
                    ...)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Route *route = g_new0 (Route, 1);
  const char *text;
  va_list headers;

  route->status = status;
  route->body = body ? g_bytes_ref (body) : NULL;
  route->headers = g_ptr_array_new_with_free_func (g_free);
  va_start (headers, body);
  while ((text = va_arg (headers, const char *)))
    g_ptr_array_add (route->headers, g_strdup (text));
  va_end (headers);
  g_hash_table_insert (self->routes, g_strdup (path), route);
}

void
nb_test_server_say (NbTestServer *self,
                    const char *path,
                    const char *content_type,
                    const char *text,
                    const char *etag)
{
  g_autoptr (GBytes) body = g_bytes_new (text, strlen (text));

  nb_test_server_set (self, path, 200, body, "Content-Type", content_type, etag ? "ETag" : NULL, etag, NULL);
}

guint
nb_test_server_count (NbTestServer *self,
                      const char *path,
                      guint *conditional,
                      guint *not_modified)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  guint n = 0, n_conditional = 0, n_not_modified = 0;

  for (guint i = 0; i < self->log->len; i++)
    {
      const Entry *entry = self->log->pdata[i];

      if (path && strcmp (path, entry->path) != 0)
        continue;
      n++;
      n_conditional += entry->conditional;
      n_not_modified += entry->not_modified;
    }
  if (conditional)
    *conditional = n_conditional;
  if (not_modified)
    *not_modified = n_not_modified;
  return n;
}

char *
nb_test_server_agent (NbTestServer *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return g_strdup (self->agent);
}

void
nb_test_server_forget (NbTestServer *self)
{
  G_GNUC_UNUSED g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  g_ptr_array_set_size (self->log, 0);
}

/* --- the bad one ----------------------------------------------------------------------------------------------- */

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

static gboolean
put (GOutputStream *out,
     const char *text)
{
  return g_output_stream_write_all (out, text, strlen (text), NULL, NULL, NULL);
}

static gboolean
misbehave (GThreadedSocketService *service,
           GSocketConnection *connection,
           GObject *source,
           gpointer data)
{
  GSocket *socket = g_socket_connection_get_socket (connection);
  GOutputStream *out = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  GInputStream *in = g_io_stream_get_input_stream (G_IO_STREAM (connection));
  char request[4096] = "";
  char filler[8192];

  /* The client may be gone by the time that something is written. */
  g_socket_set_timeout (socket, 5);
  if (g_input_stream_read (in, request, sizeof request - 1, NULL, NULL) <= 0)
    return TRUE;
  memset (filler, 'x', sizeof filler);
  if (g_str_has_prefix (request, "GET /hang "))
    g_input_stream_read (in, request, sizeof request - 1, NULL, NULL);   /* until the client goes */
  else if (g_str_has_prefix (request, "GET /reset "))
    {
      struct linger linger = { 1, 0 };

      put (out, OK_HEAD "Content-Length: 1000\r\n\r\nhalf");
      setsockopt (g_socket_get_fd (socket), SOL_SOCKET, SO_LINGER, &linger, sizeof linger);
    }
  else if (g_str_has_prefix (request, "GET /more-promised "))
    put (out, OK_HEAD "Content-Length: 1000\r\n\r\nhalf");
  else if (g_str_has_prefix (request, "GET /huge-promised "))
    {
      put (out, OK_HEAD "Content-Length: 999999999999\r\n\r\nx");
      g_input_stream_read (in, request, sizeof request - 1, NULL, NULL);
    }
  else if (g_str_has_prefix (request, "GET /less-promised "))
    put (out, OK_HEAD "Content-Length: 4\r\n\r\nhalf of it");
  else if (g_str_has_prefix (request, "GET /endless "))
    {
      put (out, OK_HEAD "\r\n");
      while (g_output_stream_write_all (out, filler, sizeof filler, NULL, NULL, NULL))
        ;
    }
  else if (g_str_has_prefix (request, "GET /endless-head "))
    {
      put (out, OK_HEAD "X-Filler: ");
      while (g_output_stream_write_all (out, filler, sizeof filler, NULL, NULL, NULL))
        ;
    }
  else if (g_str_has_prefix (request, "GET /drip "))
    {
      put (out, OK_HEAD "\r\n");
      while (put (out, "x"))
        g_usleep (50 * 1000);
    }
  else if (g_str_has_prefix (request, "GET /garbage "))
    put (out, "SSH-2.0-OpenSSH_9.2\r\n");
  /* anything else: the connection just ends */
  return TRUE;
}

struct _NbTestBadServer
{
  GThread *thread;
  GMainContext *context;
  GMainLoop *loop;
  GSocketService *service;
  guint16 port;
};

static gpointer
serve_badly (gpointer data)
{
  NbTestBadServer *self = data;

  g_main_loop_run (self->loop);
  g_socket_service_stop (self->service);
  g_socket_listener_close (G_SOCKET_LISTENER (self->service));
  return NULL;
}

NbTestBadServer *
nb_test_bad_server_new (void)
{
  NbTestBadServer *self = g_new0 (NbTestBadServer, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GInetAddress) loopback = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) address = g_inet_socket_address_new (loopback, 0);
  g_autoptr (GSocketAddress) effective = NULL;

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  /* The service takes connections in the context that is the default where it is made. */
  g_main_context_push_thread_default (self->context);
  self->service = g_threaded_socket_service_new (20);
  g_socket_listener_add_address (G_SOCKET_LISTENER (self->service), address, G_SOCKET_TYPE_STREAM,
                                 G_SOCKET_PROTOCOL_TCP, NULL, &effective, &error);
  g_assert_no_error (error);
  self->port = g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (effective));
  g_signal_connect (self->service, "run", G_CALLBACK (misbehave), NULL);
  g_socket_service_start (self->service);
  g_main_context_pop_thread_default (self->context);
  self->thread = g_thread_new ("bad-server", serve_badly, self);
  return self;
}

void
nb_test_bad_server_free (NbTestBadServer *self)
{
  g_main_context_invoke (self->context, quit, self->loop);
  g_thread_join (self->thread);
  g_object_unref (self->service);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self);
}

char *
nb_test_bad_server_url (NbTestBadServer *self,
                        const char *path)
{
  return g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
}
