/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbPngWriter: a PNG, row by row, with its resolution and words on what it shows. cairo's own needs the whole picture in memory
 * and writes neither. Owned by who makes it, one thread at a time. PNG Specification, second edition, chapters 9 to 11. */

#include "painter/nb-png.h"

#include <string.h>

#define CHUNK 65536
#define LEVEL 6

/* Differences from the row above: in drawings most rows are like the one before. */
#define FILTER_UP 2

struct _NbPngWriter
{
  GByteArray *out;
  GConverter *deflate;
  guint width;
  guint height;
  guint n_done;
  gboolean has_begun;       /* with the pixels: no more words */
  guint8 *above;            /* three bytes a pixel */
  guint8 *row;              /* filter byte and differences */
  guint8 *chunk;
  gsize filled;
  guint32 crc_table[256];
};

static void
fill_crc_table (guint32 *table)
{
  for (guint32 n = 0; n < 256; n++)
    {
      guint32 c = n;

      for (int bit = 0; bit < 8; bit++)
        c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
      table[n] = c;
    }
}

static guint32
crc (const NbPngWriter *self,
     const guint8 *data,
     gsize length)
{
  guint32 c = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    c = self->crc_table[(c ^ data[i]) & 0xff] ^ (c >> 8);
  return c ^ 0xffffffffu;
}

static void
append_u32 (GByteArray *out,
            guint32 value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (out, (const guint8 *) &big, 4);
}

static void
append_chunk (NbPngWriter *self,
              const char *type,
              const guint8 *data,
              gsize length)
{
  GByteArray *out = self->out;
  guint start;

  append_u32 (out, (guint32) length);
  start = out->len;
  g_byte_array_append (out, (const guint8 *) type, 4);
  if (length > 0)
    g_byte_array_append (out, data, (guint) length);
  append_u32 (out, crc (self, out->data + start, out->len - start));
}

static void
append_header (NbPngWriter *self)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  /* 8 bits each of red, green, blue; deflate, the usual filters, not interlaced */
  static const guint8 kind[] = { 8, 2, 0, 0, 0 };
  g_autoptr (GByteArray) data = g_byte_array_new ();

  g_byte_array_append (self->out, signature, sizeof signature);
  append_u32 (data, self->width);
  append_u32 (data, self->height);
  g_byte_array_append (data, kind, sizeof kind);
  append_chunk (self, "IHDR", data->data, data->len);
}

static void
append_resolution (NbPngWriter *self,
                   double dpi)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  const guint8 metre = 1;
  guint32 per_metre = (guint32) (dpi / 0.0254 + 0.5);

  append_u32 (data, per_metre);
  append_u32 (data, per_metre);
  g_byte_array_append (data, &metre, 1);
  append_chunk (self, "pHYs", data->data, data->len);
}

static void
flush_chunk (NbPngWriter *self)
{
  if (self->filled > 0)
    append_chunk (self, "IDAT", self->chunk, self->filled);
  self->filled = 0;
}

/* Compresses @data; with %NULL whatever is left. */
static gboolean
deflate (NbPngWriter *self,
         const guint8 *data,
         gsize length,
         GError **error)
{
  GConverterFlags flags = data ? G_CONVERTER_NO_FLAGS : G_CONVERTER_INPUT_AT_END;
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (data ? length > 0 : result != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0, n_written = 0;

      if (self->filled == CHUNK)
        flush_chunk (self);
      result = g_converter_convert (self->deflate, data, length, self->chunk + self->filled, CHUNK - self->filled, flags, &n_read,
                                    &n_written, error);
      if (result == G_CONVERTER_ERROR)
        return FALSE;
      self->filled += n_written;
      if (data)
        data += n_read;
      length -= n_read;
    }
  return TRUE;
}

/* --- the functions others call --- */

/**
 * nb_png_writer_new:
 * @dpi: the resolution to be noted, 0 for none
 *
 * Returns: (transfer full): a writer of a picture without transparency
 */
NbPngWriter *
nb_png_writer_new (guint width,
                   guint height,
                   double dpi)
{
  NbPngWriter *self = g_new0 (NbPngWriter, 1);

  self->out = g_byte_array_new ();
  self->deflate = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  self->width = width;
  self->height = height;
  self->above = g_malloc0 ((gsize) width * 3);
  self->row = g_malloc ((gsize) width * 3 + 1);
  self->row[0] = FILTER_UP;
  self->chunk = g_malloc (CHUNK);
  fill_crc_table (self->crc_table);
  append_header (self);
  if (dpi > 0)
    append_resolution (self, dpi);
  return self;
}

void
nb_png_writer_free (NbPngWriter *self)
{
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_object_unref (self->deflate);
  g_free (self->above);
  g_free (self->row);
  g_free (self->chunk);
  g_free (self);
}

/**
 * nb_png_writer_add_text:
 * @keyword: "Title", "Description", …: Latin letters, at most 79
 * @text: (nullable): nothing is written for %NULL or nothing
 *
 * Must come before the first rows.
 */
void
nb_png_writer_add_text (NbPngWriter *self,
                        const char *keyword,
                        const char *text)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  /* not compressed, no language, no translated keyword */
  const guint8 zeros[] = { 0, 0, 0, 0, 0 };

  g_return_if_fail (!self->has_begun);

  if (!text || !*text)
    return;
  g_byte_array_append (data, (const guint8 *) keyword, (guint) strlen (keyword));
  g_byte_array_append (data, zeros, sizeof zeros);
  g_byte_array_append (data, (const guint8 *) text, (guint) strlen (text));
  append_chunk (self, "iTXt", data->data, data->len);
}

/**
 * nb_png_writer_add_rows:
 * @surface: an image (%CAIRO_FORMAT_RGB24) as wide as the picture
 * @n_rows: how many of its rows, from the first, are the picture's next
 */
gboolean
nb_png_writer_add_rows (NbPngWriter *self,
                        cairo_surface_t *surface,
                        guint n_rows,
                        GError **error)
{
  const guint8 *pixels;
  int stride = cairo_image_surface_get_stride (surface);

  g_return_val_if_fail (self->n_done + n_rows <= self->height, FALSE);
  g_return_val_if_fail (cairo_image_surface_get_width (surface) == (int) self->width, FALSE);

  self->has_begun = TRUE;
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (guint y = 0; y < n_rows; y++)
    {
      const guint32 *from = (const guint32 *) (gconstpointer) (pixels + (gsize) y * stride);
      guint8 *to = self->row + 1, *above = self->above;

      for (guint x = 0; x < self->width; x++, to += 3, above += 3)
        {
          guint8 red = (guint8) (from[x] >> 16), green = (guint8) (from[x] >> 8), blue = (guint8) from[x];

          to[0] = (guint8) (red - above[0]);
          to[1] = (guint8) (green - above[1]);
          to[2] = (guint8) (blue - above[2]);
          above[0] = red;
          above[1] = green;
          above[2] = blue;
        }
      if (!deflate (self, self->row, (gsize) self->width * 3 + 1, error))
        return FALSE;
    }
  self->n_done += n_rows;
  return TRUE;
}

/**
 * nb_png_writer_finish:
 *
 * Returns: (transfer full) (nullable): the file, once; %NULL with @error
 */
GBytes *
nb_png_writer_finish (NbPngWriter *self,
                      GError **error)
{
  g_return_val_if_fail (self->n_done == self->height, NULL);

  if (!deflate (self, NULL, 0, error))
    return NULL;
  flush_chunk (self);
  append_chunk (self, "IEND", NULL, 0);
  return g_byte_array_free_to_bytes (g_steal_pointer (&self->out));
}
