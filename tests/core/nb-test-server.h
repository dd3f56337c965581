/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A well-behaved server on loopback, in a thread of its own: it gives what it was told to, answers 304 to who has it
 * already, and keeps a log. */
typedef struct _NbTestServer NbTestServer;

NbTestServer *nb_test_server_new     (GTlsCertificate *certificate);
void          nb_test_server_free    (NbTestServer    *self);
char         *nb_test_server_url     (NbTestServer    *self,
                                      const char      *path);
void          nb_test_server_set     (NbTestServer    *self,
                                      const char      *path,
                                      guint            status,
                                      GBytes          *body,
                                      ...) G_GNUC_NULL_TERMINATED;   /* name, value, … of headers */
void          nb_test_server_say     (NbTestServer    *self,
                                      const char      *path,
                                      const char      *content_type,
                                      const char      *text,
                                      const char      *etag);
guint         nb_test_server_count   (NbTestServer    *self,
                                      const char      *path,         /* NULL: all */
                                      guint           *conditional,
                                      guint           *not_modified);
char         *nb_test_server_agent   (NbTestServer    *self);
void          nb_test_server_forget  (NbTestServer    *self);

/* A bad one, that does what the path says: see nb-test-server.c. */
typedef struct _NbTestBadServer NbTestBadServer;

NbTestBadServer *nb_test_bad_server_new  (void);
void             nb_test_bad_server_free (NbTestBadServer *self);
char            *nb_test_bad_server_url  (NbTestBadServer *self,
                                          const char      *path);

G_END_DECLS
