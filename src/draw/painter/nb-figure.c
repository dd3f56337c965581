/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes files of figures: SVG, PDF, PNG, the same bytes for the same input. Needs no display.
 * Any thread may call; one figure is made in one thread. */

#include "painter/nb-figure-private.h"

#include "canvas/nb-cairo-canvas.h"
#include "canvas/nb-svg-canvas.h"
#include "painter/nb-png.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

/* A PDF must have a date; one that changed with every run would make every file another. */
#define FIXED_DATE "2000-01-01T00:00:00Z"

#define POINTS_PER_PX 0.75

/* NB_TEXT_FIGURE_SMALL */
#define SMALLEST_POINTS 6.0
/* Narrower than this is a journal's page, and a column of one. */
#define COMPACT_MM 200.0
#define COLUMN_MM 120.0

/* A band's pixels: 32 MB, four bytes each. */
#define BAND_PIXELS (8 * 1024 * 1024)

/* Previews are never larger than this. */
#define MAX_PICTURE_PIXELS (24.0 * 1024 * 1024)

G_DEFINE_QUARK (nb-figure-error-quark, nb_figure_error)

/**
 * nb_figure_spec_init:
 *
 * The usual figure: timeline and map for two columns of a journal.
 */
void
nb_figure_spec_init (NbFigureSpec *spec)
{
  memset (spec, 0, sizeof *spec);
  spec->format = NB_FIGURE_SVG;
  spec->view = NB_FIGURE_BOTH;
  spec->size = (NbFigureSize){ NB_LENGTH_MM, 174, 0, 300, 1 };
  spec->theme = NB_THEME_PRINT;
  spec->lanes = NB_GROUP_BY_REGION;
  spec->colour = NB_GROUP_BY_NONE;
  spec->place_mode = NB_PLACE_MODE_63;
}

/**
 * nb_figure_format_from_name:
 *
 * Returns: %FALSE if the name ends in none of ".svg", ".pdf", ".png"
 */
gboolean
nb_figure_format_from_name (const char *filename,
                            NbFigureFormat *format)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };
  g_autofree char *lower = g_ascii_strdown (filename, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

static char *
describe (const NbFigure *figure)
{
  return g_strdup (figure->description);
}

static char *
whole_title (const NbFigure *figure)
{
  return figure->spec->view == NB_FIGURE_MAP ? nb_figure_map_title (figure) : nb_figure_title (figure);
}

static char *
describe_data (const NbFigure *figure)
{
  return g_strdup_printf ("Niên Biểu; library %s; query %s", figure->spec->fingerprint ? figure->spec->fingerprint : "?",
                          figure->spec->query ? figure->spec->query : "");
}

/* --- formats --- */

static GBytes *
render_svg (NbFigure *figure)
{
  const NbFigureSize *size = &figure->spec->size;
  g_autofree char *width = nb_length_format (size->width, size->unit);
  g_autofree char *height = nb_length_format (nb_figure_size_height (size, figure->spec->view), size->unit);
  g_autofree char *title = whole_title (figure), *description = describe (figure), *data = describe_data (figure);
  g_autoptr (NbCanvas) canvas = nb_svg_canvas_new (figure->layout.width, figure->layout.height, width, height, title, description,
                                                   data, figure->spec->language);
  gsize length;
  char *text;

  nb_figure_draw (figure, canvas);
  text = nb_svg_canvas_finish (NB_SVG_CANVAS (canvas), &length);
  return g_bytes_new_take (text, length);
}

static cairo_status_t
append_data (void *closure,
             const unsigned char *data,
             unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
draw_on_cairo (NbFigure *figure,
               cairo_surface_t *surface,
               int top,
               double scale)
{
  cairo_t *cr = cairo_create (surface);
  g_autoptr (NbCanvas) canvas = nb_cairo_canvas_new (cr);

  /* the height in pixels is rounded by itself: a last row may reach beyond the page */
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE)
    {
      cairo_set_source_rgb (cr, figure->theme->view.red, figure->theme->view.green, figure->theme->view.blue);
      cairo_paint (cr);
    }
  cairo_translate (cr, 0, -top);
  cairo_scale (cr, scale, scale);
  nb_figure_draw (figure, canvas);
  cairo_destroy (cr);
}

static GBytes *
render_pdf (NbFigure *figure,
            GError **error)
{
  g_autofree char *title = whole_title (figure), *description = describe (figure), *data = describe_data (figure);
  double to_points = (figure->is_print ? 1 : POINTS_PER_PX) * figure->layout.magnify;
  GByteArray *out = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append_data, out, figure->layout.width * to_points,
                                                                  figure->layout.height * to_points);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (description)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, description);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_KEYWORDS, data);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Niên Biểu");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, FIXED_DATE);
  draw_on_cairo (figure, surface, 0, to_points);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (out);
      g_set_error (error, NB_FIGURE_ERROR, NB_FIGURE_ERROR_WRITE, _("The figure could not be drawn: %s"), cairo_status_to_string (status));
      return NULL;
    }
  return g_byte_array_free_to_bytes (out);
}

static GError *
memory_error (void)
{
  return g_error_new_literal (NB_FIGURE_ERROR, NB_FIGURE_ERROR_WRITE, _("There is not enough memory for a picture of this size"));
}

/* Draws it band by band, so that a poster needs no more memory than a page. */
static gboolean
render_bands (NbFigure *figure,
              NbPngWriter *writer,
              int width,
              int height,
              GCancellable *cancellable,
              GError **error)
{
  int band = CLAMP ((int) (figure->spec->band_pixels ? figure->spec->band_pixels : BAND_PIXELS) / width, 1, height);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, band);
  gboolean ok = cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS;

  if (!ok)
    g_propagate_error (error, memory_error ());
  for (int top = 0; ok && top < height; top += band)
    {
      int n_rows = top + band <= height ? band : height - top;

      ok = !g_cancellable_set_error_if_cancelled (cancellable, error);
      if (!ok)
        break;
      draw_on_cairo (figure, surface, top, width / figure->layout.width);
      ok = !g_cancellable_set_error_if_cancelled (cancellable, error)
           && nb_png_writer_add_rows (writer, surface, (guint) n_rows, error);
    }
  cairo_surface_destroy (surface);
  return ok;
}

static GBytes *
render_png (NbFigure *figure,
            GCancellable *cancellable,
            GError **error)
{
  const NbFigureSize *size = &figure->spec->size;
  g_autofree char *title = whole_title (figure), *description = describe (figure), *data = describe_data (figure);
  g_autoptr (NbPngWriter) writer = NULL;
  int width, height;

  nb_figure_size_pixels (size, figure->spec->view, &width, &height);
  writer = nb_png_writer_new ((guint) width, (guint) height, size->unit == NB_LENGTH_MM ? size->dpi : 0);
  nb_png_writer_add_text (writer, "Title", title);
  nb_png_writer_add_text (writer, "Description", description);
  nb_png_writer_add_text (writer, "Source", data);
  nb_png_writer_add_text (writer, "Software", "Niên Biểu");
  if (!render_bands (figure, writer, width, height, cancellable, error))
    return NULL;
  return nb_png_writer_finish (writer, error);
}

/* --- the functions others call --- */

/**
 * nb_figure_render:
 * @rows: the articles that are drawn
 *
 * Returns: (transfer full) (nullable): the file's bytes; %NULL with @error
 */
GBytes *
nb_figure_render (const NbFigureSpec *spec,
                  NbCatalog *catalog,
                  NbRowSet *rows,
                  NbOutlines *outlines,
                  GCancellable *cancellable,
                  GError **error)
{
  NbFigure figure;
  GBytes *bytes = NULL;
  const char *reason;

  if (!nb_figure_size_is_valid (&spec->size, &reason))
    {
      g_set_error_literal (error, NB_FIGURE_ERROR, NB_FIGURE_ERROR_SIZE, reason);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  nb_figure_init_data (&figure, spec, catalog, rows, outlines);
  /* counting a large library takes as long as drawing: nobody may want it any more */
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      nb_figure_clear_data (&figure);
      return NULL;
    }
  switch (spec->format)
    {
    case NB_FIGURE_SVG:
      bytes = render_svg (&figure);
      break;
    case NB_FIGURE_PDF:
      bytes = render_pdf (&figure, error);
      break;
    case NB_FIGURE_PNG:
      bytes = render_png (&figure, cancellable, error);
      break;
    default:
      g_set_error_literal (error, NB_FIGURE_ERROR, NB_FIGURE_ERROR_FORMAT, _("Figures are SVG, PDF or PNG"));
    }
  nb_figure_clear_data (&figure);
  return bytes;
}

/**
 * nb_figure_write_bytes:
 * @bytes: a file as nb_figure_render() made it
 * @file: where to; replaced as a whole or not at all
 *
 * Returns: %FALSE with @error if it could not be written
 */
gboolean
nb_figure_write_bytes (GBytes *bytes,
                       GFile *file,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (GFileOutputStream) stream = NULL;
  g_autoptr (GCancellable) undo = g_cancellable_new ();
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);
  if (!stream)
    return FALSE;
  if (g_output_stream_write_all (G_OUTPUT_STREAM (stream), data, length, NULL, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  /* a close that is cancelled leaves the file as it was */
  g_cancellable_cancel (undo);
  g_output_stream_close (G_OUTPUT_STREAM (stream), undo, NULL);
  return FALSE;
}

/**
 * nb_figure_write:
 * @file: where to; replaced as a whole or not at all
 *
 * Returns: %FALSE with @error if the figure could not be drawn or written
 */
gboolean
nb_figure_write (const NbFigureSpec *spec,
                 NbCatalog *catalog,
                 NbRowSet *rows,
                 NbOutlines *outlines,
                 GFile *file,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (GBytes) bytes = nb_figure_render (spec, catalog, rows, outlines, cancellable, error);

  return bytes && nb_figure_write_bytes (bytes, file, cancellable, error);
}

/**
 * nb_figure_smallest_text:
 *
 * Returns: how high the smallest letters of a figure for print are, in points on paper
 */
double
nb_figure_smallest_text (const NbFigureSpec *spec)
{
  NbFigureLayout layout;

  nb_figure_layout (&spec->size, spec->view, TRUE, 0, &layout);
  return SMALLEST_POINTS * layout.magnify;
}

/**
 * nb_figure_is_compact:
 *
 * The screen's own picture needs room. In a journal its letters would be too small to be read, and so that is drawn
 * as print is, in the colours of its theme; a page that is coloured by something, for which print has nothing, is wide enough without.
 *
 * Returns: whether the figure is drawn in small rows, measured in points
 */
gboolean
nb_figure_is_compact (const NbFigureSpec *spec)
{
  return spec->theme == NB_THEME_PRINT
         || (spec->size.unit == NB_LENGTH_MM && spec->size.width < (spec->colour == NB_GROUP_BY_NONE ? COMPACT_MM : COLUMN_MM));
}

/**
 * nb_figure_page_size:
 * @width: (out): in points for print, in CSS pixels otherwise
 * @height: (out): likewise
 */
void
nb_figure_page_size (const NbFigureSpec *spec,
                     double *width,
                     double *height)
{
  NbFigureLayout layout;

  nb_figure_layout (&spec->size, spec->view, nb_figure_is_compact (spec), 0, &layout);
  *width = layout.width;
  *height = layout.height;
}

/**
 * nb_figure_picture:
 * @scale: pixels for a unit of nb_figure_page_size(); made smaller if the picture would be too large
 *
 * The page as pixels, for previews: drawn by what draws the file.
 *
 * Returns: (transfer full) (nullable): an image (%CAIRO_FORMAT_ARGB32) of which nothing is transparent; %NULL with @error
 */
cairo_surface_t *
nb_figure_picture (const NbFigureSpec *spec,
                   NbCatalog *catalog,
                   NbRowSet *rows,
                   NbOutlines *outlines,
                   double scale,
                   GCancellable *cancellable,
                   GError **error)
{
  NbFigure figure;
  cairo_surface_t *surface;
  double width, height, pixels;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  nb_figure_page_size (spec, &width, &height);
  pixels = width * height * scale * scale;
  if (pixels > MAX_PICTURE_PIXELS)
    scale *= sqrt (MAX_PICTURE_PIXELS / pixels);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX ((int) ceil (width * scale), 1), MAX ((int) ceil (height * scale), 1));
  if (cairo_surface_status (surface) != CAIRO_STATUS_SUCCESS)
    {
      cairo_surface_destroy (surface);
      g_propagate_error (error, memory_error ());
      return NULL;
    }
  nb_figure_init_data (&figure, spec, catalog, rows, outlines);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      nb_figure_clear_data (&figure);
      cairo_surface_destroy (surface);
      return NULL;
    }
  draw_on_cairo (&figure, surface, 0, scale * width / figure.layout.width);
  nb_figure_clear_data (&figure);
  cairo_surface_flush (surface);
  return surface;
}

/**
 * nb_figure_paint:
 *
 * The page on any canvas, for previews.
 */
void
nb_figure_paint (const NbFigureSpec *spec,
                 NbCatalog *catalog,
                 NbRowSet *rows,
                 NbOutlines *outlines,
                 NbCanvas *canvas)
{
  NbFigure figure;
  double width, height;

  nb_figure_page_size (spec, &width, &height);
  nb_figure_init_data (&figure, spec, catalog, rows, outlines);
  nb_canvas_push_transform (canvas, 0, 0, width / figure.layout.width);
  nb_figure_draw (&figure, canvas);
  nb_canvas_pop_transform (canvas);
  nb_figure_clear_data (&figure);
}
