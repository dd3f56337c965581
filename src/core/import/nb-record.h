/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * One article as another program wrote it down: an object of JSON Lines or a row of a table.
 *
 * Names of fields are taken in any case, with or without marks, and in the words that such files use ("link", "content",
 * "Tiêu đề").
 */

typedef struct
{
  char    *url;          /* all may be NULL but the content */
  char    *title;
  char    *published;    /* as it is written */
  char    *source;
  char    *byline;
  char    *fields;       /* what else it has, as a JSON object */
  GBytes  *content;      /* UTF-8 */
  gboolean is_html;
} NbRecord;

/* The columns of a table; immutable. */
typedef struct _NbTableHeader NbTableHeader;

NbTableHeader *nb_table_header_new      (const char          *row,
                                         GError             **error);
NbTableHeader *nb_table_header_ref      (NbTableHeader       *self);
void           nb_table_header_unref    (NbTableHeader       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbTableHeader, nb_table_header_unref)
char           nb_table_header_get_delimiter (const NbTableHeader *self);

/* The fields of a row that nb_table_scan_row() finds whole; of char *, transfer full. */
GPtrArray     *nb_table_split_row       (const char          *row,
                                         char                 delimiter);

/* Where a row of a table ends. */
typedef enum { NB_ROW_ENDS, NB_ROW_GOES_ON, NB_ROW_BROKEN } NbRowState;
NbRowState     nb_table_scan_row        (const char          *text,
                                         gsize                length,
                                         char                 delimiter,
                                         gboolean             is_all,
                                         gsize               *end);

NbRecord      *nb_record_new_from_json  (GBytes              *line,
                                         GError             **error);
NbRecord      *nb_record_new_from_row   (GBytes              *row,
                                         const NbTableHeader *header,
                                         GError             **error);
void           nb_record_free           (NbRecord            *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbRecord, nb_record_free)

G_END_DECLS
