/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cairo writes PNGs without a resolution or a word on what they show; both are put in behind the header.
 * A pure function of its arguments. PNG (Portable Network Graphics) Specification, second edition, chapter 11. */

#include "painter/nb-png.h"

#include <string.h>

/* Signature (8) and the IHDR chunk (4 + 4 + 13 + 4). */
#define HEADER_LENGTH 33

static guint32
crc (const guint8 *data,
     gsize length)
{
  guint32 c = 0xffffffffu;

  for (gsize i = 0; i < length; i++)
    {
      c ^= data[i];
      for (int bit = 0; bit < 8; bit++)
        c = c & 1 ? 0xedb88320u ^ (c >> 1) : c >> 1;
    }
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
append_chunk (GByteArray *out,
              const char *type,
              const GByteArray *data)
{
  guint start;

  append_u32 (out, data->len);
  start = out->len;
  g_byte_array_append (out, (const guint8 *) type, 4);
  if (data->len > 0)
    g_byte_array_append (out, data->data, data->len);
  append_u32 (out, crc (out->data + start, out->len - start));
}

static void
append_resolution (GByteArray *out,
                   double dpi)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  const guint8 metre = 1;
  guint32 per_metre = (guint32) (dpi / 0.0254 + 0.5);

  append_u32 (data, per_metre);
  append_u32 (data, per_metre);
  g_byte_array_append (data, &metre, 1);
  append_chunk (out, "pHYs", data);
}

static void
append_text (GByteArray *out,
             const char *keyword,
             const char *text)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  /* not compressed, no language, no translated keyword */
  const guint8 zeros[] = { 0, 0, 0, 0, 0 };

  if (!text || !*text)
    return;
  g_byte_array_append (data, (const guint8 *) keyword, strlen (keyword));
  g_byte_array_append (data, zeros, sizeof zeros);
  g_byte_array_append (data, (const guint8 *) text, strlen (text));
  append_chunk (out, "iTXt", data);
}

static cairo_status_t
append_data (void *closure,
             const unsigned char *data,
             unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/**
 * nb_png_write:
 * @dpi: the resolution to be noted, 0 for none
 * @title: (nullable): noted as "Title"
 * @description: (nullable): noted as "Description"
 *
 * Returns: (transfer full) (nullable): the file, or %NULL if cairo has no memory for it
 */
GBytes *
nb_png_write (cairo_surface_t *surface,
              double dpi,
              const char *title,
              const char *description)
{
  g_autoptr (GByteArray) plain = g_byte_array_new ();
  GByteArray *out;

  if (cairo_surface_write_to_png_stream (surface, append_data, plain) != CAIRO_STATUS_SUCCESS || plain->len < HEADER_LENGTH)
    return NULL;
  out = g_byte_array_sized_new (plain->len + 1024);
  g_byte_array_append (out, plain->data, HEADER_LENGTH);
  if (dpi > 0)
    append_resolution (out, dpi);
  append_text (out, "Title", title);
  append_text (out, "Description", description);
  append_text (out, "Software", "Niên Biểu");
  g_byte_array_append (out, plain->data + HEADER_LENGTH, plain->len - HEADER_LENGTH);
  return g_byte_array_free_to_bytes (out);
}
