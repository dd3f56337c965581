/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbVision: pictures as they look to those who see fewer colours, or printed in greys.
 * Pure functions; any thread that owns the surface. */

#include "canvas/nb-vision.h"

#include <math.h>

/* Severity 1.0. G. M. Machado, M. M. Oliveira, L. A. F. Fernandes: "A Physiologically-based Model for Simulation of Color
 * Vision Deficiency", IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, supplementary tables. For
 * linear light. The last one is relative luminance, IEC 61966-2-1. */
static const double matrices[][3][3] = {
  [NB_VISION_DEUTAN] = { { 0.367322, 0.860646, -0.227968 }, { 0.280085, 0.672501, 0.047413 }, { -0.011820, 0.042940, 0.968881 } },
  [NB_VISION_PROTAN] = { { 0.152286, 1.052583, -0.204868 }, { 0.114503, 0.786281, 0.099216 }, { -0.003882, -0.048116, 1.051998 } },
  [NB_VISION_TRITAN] = { { 1.255528, -0.076749, -0.178779 }, { -0.078411, 0.930809, 0.147602 }, { 0.004733, 0.691367, 0.303900 } },
  [NB_VISION_GREY] = { { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 }, { 0.2126, 0.7152, 0.0722 } },
};

/* IEC 61966-2-1 (sRGB). */
static double
to_linear (guint8 value)
{
  double v = value / 255.0;

  return v <= 0.04045 ? v / 12.92 : pow ((v + 0.055) / 1.055, 2.4);
}

static guint8
from_linear (double v)
{
  v = CLAMP (v, 0, 1);
  v = v <= 0.0031308 ? v * 12.92 : 1.055 * pow (v, 1 / 2.4) - 0.055;
  return (guint8) floor (v * 255 + 0.5);
}

/**
 * nb_vision_apply_rgb:
 * @rgb: (inout): sRGB
 */
void
nb_vision_apply_rgb (NbVision vision,
                     guint8 rgb[3])
{
  double linear[3];

  g_return_if_fail (vision <= NB_VISION_GREY);

  if (vision == NB_VISION_USUAL)
    return;
  for (guint i = 0; i < 3; i++)
    linear[i] = to_linear (rgb[i]);
  for (guint i = 0; i < 3; i++)
    {
      const double *row = matrices[vision][i];

      rgb[i] = from_linear (row[0] * linear[0] + row[1] * linear[1] + row[2] * linear[2]);
    }
}

/**
 * nb_vision_apply_surface:
 * @surface: an image of which nothing is transparent; changed in place
 */
void
nb_vision_apply_surface (NbVision vision,
                         cairo_surface_t *surface)
{
  guint8 *data = cairo_image_surface_get_data (surface);
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  int stride = cairo_image_surface_get_stride (surface);
  guint32 before = 0, after = 0;

  g_return_if_fail (cairo_image_surface_get_format (surface) <= CAIRO_FORMAT_RGB24);

  if (vision == NB_VISION_USUAL)
    return;
  cairo_surface_flush (surface);
  for (int y = 0; y < height; y++)
    {
      guint32 *row = (guint32 *) (gpointer) (data + (gsize) y * stride);

      for (int x = 0; x < width; x++)
        {
          guint32 pixel = row[x] & 0xffffffu;

          /* figures are mostly runs of one colour */
          if (pixel != before || after == 0)
            {
              guint8 rgb[3] = { (guint8) (pixel >> 16), (guint8) (pixel >> 8), (guint8) pixel };

              nb_vision_apply_rgb (vision, rgb);
              before = pixel;
              after = 0xff000000u | (guint32) rgb[0] << 16 | (guint32) rgb[1] << 8 | rgb[2];
            }
          row[x] = after;
        }
    }
  cairo_surface_mark_dirty (surface);
}
