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
  return figure->source ? g_strjoinv (" ", figure->source) : NULL;
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
               double scale)
{
  cairo_t *cr = cairo_create (surface);
  g_autoptr (NbCanvas) canvas = nb_cairo_canvas_new (cr);

  cairo_scale (cr, scale, scale);
  nb_figure_draw (figure, canvas);
  cairo_destroy (cr);
}

static GBytes *
render_pdf (NbFigure *figure,
            GError **error)
{
  g_autofree char *title = whole_title (figure), *description = describe (figure), *data = describe_data (figure);
  double to_points = figure->is_print ? 1 : POINTS_PER_PX;
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
  draw_on_cairo (figure, surface, to_points);
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

static GBytes *
render_png (NbFigure *figure,
            GError **error)
{
  const NbFigureSize *size = &figure->spec->size;
  g_autofree char *title = whole_title (figure), *description = describe (figure);
  cairo_surface_t *surface;
  cairo_status_t status;
  GBytes *bytes = NULL;
  int width, height;

  nb_figure_size_pixels (size, figure->spec->view, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  status = cairo_surface_status (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    {
      draw_on_cairo (figure, surface, width / figure->layout.width);
      bytes = nb_png_write (surface, size->unit == NB_LENGTH_MM ? size->dpi : 0, title, description);
    }
  cairo_surface_destroy (surface);
  if (!bytes)
    g_set_error_literal (error, NB_FIGURE_ERROR, NB_FIGURE_ERROR_WRITE, _("There is not enough memory for a picture of this size"));
  return bytes;
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
  switch (spec->format)
    {
    case NB_FIGURE_SVG:
      bytes = render_svg (&figure);
      break;
    case NB_FIGURE_PDF:
      bytes = render_pdf (&figure, error);
      break;
    case NB_FIGURE_PNG:
      bytes = render_png (&figure, error);
      break;
    default:
      g_set_error_literal (error, NB_FIGURE_ERROR, NB_FIGURE_ERROR_FORMAT, _("Figures are SVG, PDF or PNG"));
    }
  nb_figure_clear_data (&figure);
  return bytes;
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
  gsize length;
  const char *data;

  if (!bytes)
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  return g_file_replace_contents (file, data, length, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, cancellable, error);
}

typedef struct
{
  NbFigureSpec spec;        /* with strings of its own */
  NbCatalog *catalog;
  NbRowSet *rows;
  NbOutlines *outlines;
  GFile *file;
} Job;

static void
copy_strings (NbFigureSpec *spec)
{
  spec->title = g_strdup (spec->title);
  spec->library_name = g_strdup (spec->library_name);
  spec->fingerprint = g_strdup (spec->fingerprint);
  spec->query = g_strdup (spec->query);
  spec->language = g_strdup (spec->language);
  spec->font_family = g_strdup (spec->font_family);
  if (spec->context)
    nb_context_bands_ref (spec->context);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *) job->spec.title);
  g_free ((char *) job->spec.library_name);
  g_free ((char *) job->spec.fingerprint);
  g_free ((char *) job->spec.query);
  g_free ((char *) job->spec.language);
  g_free ((char *) job->spec.font_family);
  g_clear_pointer (&job->spec.context, nb_context_bands_unref);
  g_object_unref (job->catalog);
  nb_row_set_unref (job->rows);
  nb_outlines_unref (job->outlines);
  g_object_unref (job->file);
  g_free (job);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (nb_figure_write (&job->spec, job->catalog, job->rows, job->outlines, job->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * nb_figure_write_async:
 *
 * nb_figure_write() in a thread; everything is copied or referenced.
 */
void
nb_figure_write_async (const NbFigureSpec *spec,
                       NbCatalog *catalog,
                       NbRowSet *rows,
                       NbOutlines *outlines,
                       GFile *file,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->spec = *spec;
  copy_strings (&job->spec);
  job->catalog = g_object_ref (catalog);
  job->rows = nb_row_set_ref (rows);
  job->outlines = nb_outlines_ref (outlines);
  job->file = g_object_ref (file);
  g_task_set_source_tag (task, nb_figure_write_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_thread);
}

gboolean
nb_figure_write_finish (GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, nb_figure_write_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
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

  nb_figure_layout (&spec->size, spec->view, spec->theme == NB_THEME_PRINT, 0, &layout);
  *width = layout.width;
  *height = layout.height;
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

  nb_figure_init_data (&figure, spec, catalog, rows, outlines);
  nb_figure_draw (&figure, canvas);
  nb_figure_clear_data (&figure);
}
