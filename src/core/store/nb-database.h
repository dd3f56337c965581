/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * One connection to a library file. Used by one thread at a time: the writer's, or whichever leased it.
 */

#define NB_DATABASE_APPLICATION_ID 0x4e624c31   /* "NbL1" */
#define NB_DATABASE_VERSION 5

typedef struct _NbDatabase NbDatabase;

typedef enum { NB_STEP_ERROR, NB_STEP_DONE, NB_STEP_ROW } NbStep;

NbDatabase   *nb_database_open            (const char    *path,
                                           gboolean       read_only,
                                           GError       **error);
NbDatabase   *nb_database_open_cancellable (const char  *path,
                                           gboolean       read_only,
                                           GCancellable  *cancellable,
                                           GError       **error);
NbDatabase   *nb_database_open_immutable  (const char    *path,
                                           gboolean       tolerant,
                                           GError       **error);
NbDatabase   *nb_database_open_damaged    (const char    *path,
                                           GError       **error);
void          nb_database_close           (NbDatabase    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbDatabase, nb_database_close)

gboolean      nb_database_create          (const char    *path,
                                           GError       **error);
gboolean      nb_database_check_header    (const char    *path,
                                           GError       **error);
gboolean      nb_database_migrate         (NbDatabase    *self,
                                           GError       **error);
void          nb_database_set_too_new_error (GError     **error);
void          nb_database_set_cancellable (NbDatabase    *self,
                                           GCancellable  *cancellable);
sqlite3      *nb_database_get_handle      (NbDatabase    *self);
gboolean      nb_database_has_moved       (NbDatabase    *self);
void          nb_database_set_moved_error (GError       **error);

gboolean      nb_database_exec            (NbDatabase    *self,
                                           const char    *sql,
                                           GError       **error);
gboolean      nb_database_begin           (NbDatabase    *self,
                                           GError       **error);
gboolean      nb_database_commit          (NbDatabase    *self,
                                           GError       **error);
void          nb_database_rollback        (NbDatabase    *self);

sqlite3_stmt *nb_database_prepare         (NbDatabase    *self,
                                           const char    *sql,
                                           GError       **error);
NbStep        nb_database_step            (NbDatabase    *self,
                                           sqlite3_stmt  *statement,
                                           GError       **error);
gboolean      nb_database_run             (NbDatabase    *self,
                                           sqlite3_stmt  *statement,
                                           GError       **error);
gboolean      nb_database_get_int         (NbDatabase    *self,
                                           const char    *sql,
                                           gint64        *value,
                                           GError       **error);
void          nb_database_set_error       (NbDatabase    *self,
                                           int            code,
                                           GError       **error);

void          nb_statement_release        (sqlite3_stmt  *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, nb_statement_release)
void          nb_statement_bind_text      (sqlite3_stmt  *statement,
                                           int            index,
                                           const char    *text);
const char   *nb_statement_get_text       (sqlite3_stmt  *statement,
                                           int            column);

G_END_DECLS
