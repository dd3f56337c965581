/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-database.h"

G_BEGIN_DECLS

/* What the files nb-library-*.c share; nobody else includes it. */

/* Runs on the writer thread, inside a transaction that is committed if it returns TRUE. */
typedef gboolean (*NbWriteFunc) (NbDatabase *database, gpointer data, GError **error);

gboolean    nb_library_write         (NbLibrary     *self,
                                      NbWriteFunc    func,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
gboolean    nb_library_write_patiently (NbLibrary   *self,
                                      NbWriteFunc    func,
                                      gpointer       data,
                                      GCancellable  *cancellable,
                                      GError       **error);
void        nb_library_queue_changed (NbLibrary     *self);

NbDatabase *nb_library_lease_reader  (NbLibrary     *self,
                                      GCancellable  *cancellable,
                                      GError       **error);
NbDatabase *nb_library_try_lease_reader (NbLibrary  *self,
                                      GCancellable  *cancellable);
void        nb_library_return_reader (NbLibrary     *self,
                                      NbDatabase    *database);

/* nb-storing.c */
void        nb_statement_bind_days   (sqlite3_stmt  *statement,
                                      int            index,
                                      const NbEdtf  *value);
gboolean    nb_database_run_for_id   (NbDatabase    *database,
                                      const char    *sql,
                                      gint64         id,
                                      GError       **error);
gboolean    nb_library_unindex       (NbDatabase    *database,
                                      gint64         id,
                                      GError       **error);
gboolean    nb_library_index         (NbDatabase    *database,
                                      gint64         id,
                                      GError       **error);

/* nb-library-search.c, nb-library-rank.c */
gboolean    nb_library_get_ids       (NbDatabase    *database,
                                      gint64        *first,
                                      gint64        *last,
                                      GError       **error);
gboolean    nb_library_is_large      (gint64         first,
                                      gint64         last);
gint64      nb_library_id_at         (gint64         first,
                                      gint64         last,
                                      guint          part,
                                      guint          n);
GArray     *nb_library_match_parts   (NbLibrary     *self,
                                      const NbQuery *query,
                                      guint          n_parts,
                                      GCancellable  *cancellable,
                                      GError       **error);
GArray     *nb_library_rank_bounded  (NbLibrary     *self,
                                      const NbQuery *query,
                                      const GArray  *within,
                                      guint          limit,
                                      guint          max_ranked,
                                      guint         *n_ranked,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* nb-library-read.c */
void        nb_library_read_row      (sqlite3_stmt  *statement,
                                      NbLibraryRow  *row);

/* nb-library-correct.c */
gboolean    nb_library_read_corrections (NbDatabase *database,
                                      gint64         id,
                                      GPtrArray    **corrections,
                                      GError       **error);
gboolean    nb_library_apply_corrections (NbDatabase *database,
                                      gint64         id,
                                      gboolean       always,
                                      GError       **error);
NbArticle  *nb_library_parse_record  (const char    *record,
                                      const char    *text,
                                      GError       **error);
NbArticle  *nb_library_unpack_record (sqlite3_stmt  *statement,
                                      int            column,
                                      char         **body,
                                      GError       **error);

/* nb-library-repair.c */
gboolean    nb_library_repair        (const char    *path,
                                      NbLibraryReport *report,
                                      GCancellable  *cancellable,
                                      GError       **error);

/* nb-library-compress.c */
GBytes     *nb_compress              (GBytes        *bytes);
GBytes     *nb_decompress            (gconstpointer  data,
                                      gsize          size,
                                      gsize          expected,
                                      GError       **error);
GBytes     *nb_library_unpack_original (sqlite3_stmt *statement,
                                      int            size_column,
                                      int            data_column,
                                      int            record_column);
GBytes     *nb_content_hash          (GBytes        *bytes);

G_END_DECLS
