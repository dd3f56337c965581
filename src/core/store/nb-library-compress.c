/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Documents as the library keeps them: compressed, and known by their contents.
 * Pure functions; any thread. */

#include "store/nb-library-private.h"
#include "store/nb-packed-record.h"

#include <glib/gi18n-lib.h>
#include <zlib.h>

#define LEVEL 2    /* a twentieth more than level 6, in two thirds of its time */

static GBytes *
convert (GConverter *converter,
         gconstpointer data,
         gsize size,
         gsize limit,
         GError **error)
{
  g_autoptr (GInputStream) in = g_memory_input_stream_new_from_data (data, size, NULL);
  g_autoptr (GInputStream) stream = g_converter_input_stream_new (in, converter);
  g_autoptr (GByteArray) out = g_byte_array_new ();
  guint8 buffer[16384];

  for (;;)
    {
      gssize n = g_input_stream_read (stream, buffer, sizeof buffer, NULL, error);

      if (n < 0)
        return NULL;
      if (n == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&out));
      if (n > (gssize) (limit - out->len))
        {
          g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT, _("A stored original is damaged"));
          return NULL;
        }
      g_byte_array_append (out, buffer, n);
    }
}

/**
 * nb_compress:
 *
 * Returns: (transfer full): @bytes in zlib format
 */
GBytes *
nb_compress (GBytes *bytes)
{
  z_stream stream = { 0 };
  gsize size, room;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint8 *out;
  int bits = 10, code;

  /* no larger a window than there is to look back to: most of what a short text costs is making its tables */
  while (bits < 15 && (gsize) 1 << bits < size)
    bits++;
  if (deflateInit2 (&stream, LEVEL, Z_DEFLATED, bits, 8, Z_DEFAULT_STRATEGY) != Z_OK)
    g_error ("no memory to compress with");
  room = deflateBound (&stream, size);
  out = g_malloc (room);
  stream.next_in = (Bytef *) data;
  stream.avail_in = size;
  stream.next_out = out;
  stream.avail_out = room;
  code = deflate (&stream, Z_FINISH);
  g_assert (code == Z_STREAM_END);
  room = stream.total_out;
  deflateEnd (&stream);
  return g_bytes_new_take (g_realloc (out, room), room);
}

/**
 * nb_decompress:
 * @expected: how many bytes must come out; more are refused, whatever the data says
 *
 * Returns: (transfer full): the bytes, or %NULL with an error
 */
GBytes *
nb_decompress (gconstpointer data,
               gsize size,
               gsize expected,
               GError **error)
{
  g_autoptr (GConverter) decompressor = G_CONVERTER (g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB));

  return convert (decompressor, data, size, expected, error);
}

/**
 * nb_library_unpack_original:
 * @size_column: of originals.size; originals.data and records.data are in the two other columns
 *
 * Returns: (transfer full) (nullable): the document as it came; %NULL if it is lost or damaged
 */
GBytes *
nb_library_unpack_original (sqlite3_stmt *statement,
                            int size_column,
                            int data_column,
                            int record_column)
{
  gint64 size = sqlite3_column_int64 (statement, size_column);
  g_auto (NbUnpackedRecord) unpacked = { 0 };

  if (sqlite3_column_type (statement, data_column) == SQLITE_NULL || size < 0)
    return NULL;
  if (sqlite3_column_bytes (statement, data_column) > 0)
    return nb_decompress (sqlite3_column_blob (statement, data_column), sqlite3_column_bytes (statement, data_column), size, NULL);
  /* it is the article's text, byte for byte, and stands there only */
  if (!nb_record_unpack (sqlite3_column_blob (statement, record_column), sqlite3_column_bytes (statement, record_column),
                         &unpacked, NULL) || (guint64) size != unpacked.text_length)
    return NULL;
  return g_bytes_new (unpacked.text, unpacked.text_length);
}

/**
 * nb_content_hash:
 *
 * Returns: (transfer full): SHA-256, 32 bytes
 */
GBytes *
nb_content_hash (GBytes *bytes)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize size, length = 32;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  guint8 digest[32];

  g_checksum_update (checksum, data, size);
  g_checksum_get_digest (checksum, digest, &length);
  return g_bytes_new (digest, length);
}
