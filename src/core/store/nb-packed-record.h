/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/*
 * The long texts of an article in one compressed piece: its record (JSON), the text that the record's offsets count in,
 * and the body that is searched. The record quotes from the text and the body is the text without what surrounds it, so
 * that together they take hardly more than the text alone.
 */

typedef struct
{
  const char *record;        /* each ends with a NUL, is never NULL, and need not be UTF-8 */
  const char *text;
  const char *body;
  gsize       record_length; /* in bytes */
  gsize       text_length;
  gsize       body_length;
  char       *memory;        /* owns them */
} NbUnpackedRecord;

GBytes  *nb_record_pack              (const char       *record,
                                      gssize            record_length,
                                      const char       *text,
                                      gssize            text_length,
                                      const char       *body,
                                      gssize            body_length);
gboolean nb_record_unpack            (gconstpointer     data,
                                      gsize             size,
                                      NbUnpackedRecord *unpacked,
                                      GError          **error);
void     nb_unpacked_record_clear    (NbUnpackedRecord *unpacked);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (NbUnpackedRecord, nb_unpacked_record_clear)

int      nb_record_register_functions (sqlite3         *handle);

G_END_DECLS
