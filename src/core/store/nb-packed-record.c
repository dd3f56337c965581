/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The long texts of an article, packed and unpacked, in C and in SQL.
 * Pure functions; any thread. */

#include "store/nb-packed-record.h"

#include "store/nb-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <zlib.h>

/* A piece is: one byte, the format's number; the lengths of the three texts, each of four bytes, lowest first; and the
 * texts, one after the other, in zlib's format. What is read of it is believed only as far as it can be true. */
#define FORMAT 1
#define HEADER 13
#define LEVEL 1                                      /* the quickest: what is repeated is found as well as by the others */
#define MAX_RATIO 1040                               /* zlib packs to no less than 1:1032 */
#define MAX_LENGTH ((guint64) 768 * 1024 * 1024)     /* SQLite takes no longer values than 1 GB */

static void
put_length (guint8 *to,
            guint32 length)
{
  for (guint i = 0; i < 4; i++)
    to[i] = length >> (8 * i) & 0xff;
}

static guint32
get_length (const guint8 *from)
{
  return from[0] | (guint32) from[1] << 8 | (guint32) from[2] << 16 | (guint32) from[3] << 24;
}

/* No larger a window than there is to look back to: most of what a deflation costs for a short text is its tables. */
static int
window_bits (gsize length)
{
  int bits = 10;

  while (bits < 15 && (gsize) 1 << bits < length)
    bits++;
  return bits;
}

/**
 * nb_record_pack:
 *
 * Lengths are in bytes; -1: up to the NUL.
 *
 * Returns: (transfer full) (nullable): the piece; %NULL if it would be longer than a library can hold
 */
GBytes *
nb_record_pack (const char *record,
                gssize record_length,
                const char *text,
                gssize text_length,
                const char *body,
                gssize body_length)
{
  const char *const parts[] = { record, text, body };
  const gsize lengths[] = { record_length < 0 ? strlen (record) : (gsize) record_length,
                            text_length < 0 ? strlen (text) : (gsize) text_length,
                            body_length < 0 ? strlen (body) : (gsize) body_length };
  const guint64 total = (guint64) lengths[0] + lengths[1] + lengths[2];
  z_stream stream = { 0 };
  guint8 *out;
  gsize room;
  int code = Z_OK;

  if (total > MAX_LENGTH
      || deflateInit2 (&stream, LEVEL, Z_DEFLATED, window_bits (total), 8, Z_DEFAULT_STRATEGY) != Z_OK)
    return NULL;
  room = HEADER + deflateBound (&stream, total) + 64;
  out = g_malloc (room);
  out[0] = FORMAT;
  stream.next_out = out + HEADER;
  stream.avail_out = room - HEADER;
  for (guint i = 0; i < G_N_ELEMENTS (parts) && code == Z_OK; i++)
    {
      put_length (out + 1 + 4 * i, lengths[i]);
      stream.next_in = (Bytef *) parts[i];
      stream.avail_in = lengths[i];
      if (i + 1 == G_N_ELEMENTS (parts))
        code = deflate (&stream, Z_FINISH);
      else if (lengths[i] > 0)
        code = deflate (&stream, Z_NO_FLUSH);
    }
  room = stream.next_out - out;
  deflateEnd (&stream);
  if (code != Z_STREAM_END)
    {
      g_free (out);
      return NULL;
    }
  return g_bytes_new_take (g_realloc (out, room), room);
}

/* Fills each part, and sees that nothing is missing and nothing left over. */
static gboolean
inflate_parts (z_stream *stream,
               char *const *parts,
               const gsize *lengths,
               guint n)
{
  int code = Z_OK;
  Bytef more;

  for (guint i = 0; i < n; i++)
    {
      stream->next_out = (Bytef *) parts[i];
      stream->avail_out = lengths[i];
      while (stream->avail_out > 0 && code == Z_OK)
        code = inflate (stream, Z_NO_FLUSH);
      if (stream->avail_out > 0)
        return FALSE;
    }
  stream->next_out = &more;
  stream->avail_out = 1;
  while (code == Z_OK && stream->avail_out == 1)
    code = inflate (stream, Z_FINISH);
  return code == Z_STREAM_END && stream->avail_out == 1;
}

/**
 * nb_record_unpack:
 * @unpacked: (out): to be cleared with nb_unpacked_record_clear(); nothing is in it after an error
 *
 * Returns: %FALSE with %NB_LIBRARY_ERROR_CORRUPT if @data is no such piece, or a damaged one
 */
gboolean
nb_record_unpack (gconstpointer data,
                  gsize size,
                  NbUnpackedRecord *unpacked,
                  GError **error)
{
  const guint8 *bytes = data;
  z_stream stream = { 0 };
  gsize lengths[3] = { 0 };
  guint64 total = 0;
  char *parts[3];
  gboolean ok = data && size > HEADER && bytes[0] == FORMAT;

  memset (unpacked, 0, sizeof *unpacked);
  for (guint i = 0; ok && i < G_N_ELEMENTS (lengths); i++)
    total += lengths[i] = get_length (bytes + 1 + 4 * i);
  ok = ok && total <= MAX_LENGTH && total / MAX_RATIO <= size;
  if (ok && (unpacked->memory = g_try_malloc (total + G_N_ELEMENTS (lengths))) && inflateInit (&stream) == Z_OK)
    {
      char *to = unpacked->memory;

      for (guint i = 0; i < G_N_ELEMENTS (lengths); i++, to++)
        {
          parts[i] = to;
          to += lengths[i];
          *to = '\0';
        }
      stream.next_in = (Bytef *) bytes + HEADER;
      stream.avail_in = MIN (size - HEADER, G_MAXUINT);
      ok = inflate_parts (&stream, parts, lengths, G_N_ELEMENTS (parts));
      inflateEnd (&stream);
    }
  else
    ok = FALSE;
  if (!ok)
    {
      g_clear_pointer (&unpacked->memory, g_free);
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT, _("The stored article is damaged"));
      return FALSE;
    }
  unpacked->record = parts[0];
  unpacked->text = parts[1];
  unpacked->body = parts[2];
  unpacked->record_length = lengths[0];
  unpacked->text_length = lengths[1];
  unpacked->body_length = lengths[2];
  return TRUE;
}

/**
 * nb_unpacked_record_clear:
 */
void
nb_unpacked_record_clear (NbUnpackedRecord *unpacked)
{
  g_clear_pointer (&unpacked->memory, g_free);
  memset (unpacked, 0, sizeof *unpacked);
}

/* --- in SQL ---------------------------------------------------------------------------------------------------- */

static const char RECORD[] = "nb_record", TEXT[] = "nb_text", BODY[] = "nb_body";

static const char *
value_text (sqlite3_value *value,
            gssize *length)
{
  const char *text = (const char *) sqlite3_value_text (value);

  *length = text ? sqlite3_value_bytes (value) : 0;
  return text ? text : "";
}

/* nb_pack (record, text, body): the piece. */
static void
pack_function (sqlite3_context *context,
               int n_values,
               sqlite3_value **values)
{
  gssize lengths[3];
  const char *parts[3];
  g_autoptr (GBytes) packed = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    parts[i] = value_text (values[i], &lengths[i]);
  packed = nb_record_pack (parts[0], lengths[0], parts[1], lengths[1], parts[2], lengths[2]);
  if (packed)
    sqlite3_result_blob64 (context, g_bytes_get_data (packed, NULL), g_bytes_get_size (packed), SQLITE_TRANSIENT);
  else
    sqlite3_result_error_toobig (context);
}

/* nb_record (piece), nb_text (piece), nb_body (piece): what is in it. */
static void
unpack_function (sqlite3_context *context,
                 int n_values,
                 sqlite3_value **values)
{
  const char *which = sqlite3_user_data (context);
  g_auto (NbUnpackedRecord) unpacked = { 0 };
  gconstpointer data = sqlite3_value_blob (values[0]);

  if (!nb_record_unpack (data, sqlite3_value_bytes (values[0]), &unpacked, NULL))
    sqlite3_result_error_code (context, SQLITE_CORRUPT);
  else if (which == BODY)
    sqlite3_result_text64 (context, unpacked.body, unpacked.body_length, SQLITE_TRANSIENT, SQLITE_UTF8);
  else if (which == TEXT)
    sqlite3_result_text64 (context, unpacked.text, unpacked.text_length, SQLITE_TRANSIENT, SQLITE_UTF8);
  else
    sqlite3_result_text64 (context, unpacked.record, unpacked.record_length, SQLITE_TRANSIENT, SQLITE_UTF8);
}

/**
 * nb_record_register_functions:
 *
 * Makes nb_pack (), nb_record (), nb_text () and nb_body () known to a connection. None does anything but compute, so that
 * the view that the full-text index reads from may use them, whoever made the library.
 *
 * Returns: SQLite's code
 */
int
nb_record_register_functions (sqlite3 *handle)
{
  const int flags = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;
  const char *const names[] = { RECORD, TEXT, BODY };
  int code = sqlite3_create_function (handle, "nb_pack", 3, flags, NULL, pack_function, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names) && code == SQLITE_OK; i++)
    code = sqlite3_create_function (handle, names[i], 1, flags, (gpointer) names[i], unpack_function, NULL, NULL);
  return code;
}
