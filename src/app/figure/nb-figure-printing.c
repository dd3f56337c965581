/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a figure: GtkPrintOperation, which in a sandbox asks the portal.
 * Owned by its own operation; main thread. */

#include "figure/nb-figure-printing.h"

#include "canvas/nb-cairo-canvas.h"

#include <glib/gi18n.h>

typedef struct
{
  NbFigureSpec        *spec;
  NbCatalog           *catalog;
  NbRowSet            *rows;
  NbOutlines          *outlines;
  NbFigurePrintedFunc  failed;
  gpointer             data;       /* the window, referenced */
} Job;

static void
job_free (gpointer data,
          GClosure *closure)
{
  Job *job = data;

  nb_figure_spec_free (job->spec);
  g_object_unref (job->catalog);
  nb_row_set_unref (job->rows);
  nb_outlines_unref (job->outlines);
  g_object_unref (job->data);
  g_free (job);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double room_x = gtk_print_context_get_width (context), room_y = gtk_print_context_get_height (context);
  double width, height, scale, meant;
  g_autoptr (NbCanvas) canvas = NULL;

  nb_figure_page_size (job->spec, &width, &height);
  /* the context's units are points */
  meant = (job->spec->size.unit == NB_LENGTH_MM ? job->spec->size.width / 25.4 * 72 : job->spec->size.width * 0.75) / width;
  scale = MIN (MIN (room_x / width, room_y / height), meant);
  cairo_save (cr);
  cairo_translate (cr, (room_x - width * scale) / 2, 0);
  cairo_scale (cr, scale, scale);
  canvas = nb_cairo_canvas_new (cr);
  nb_figure_paint (job->spec, job->catalog, job->rows, job->outlines, canvas);
  g_clear_object (&canvas);
  cairo_restore (cr);
}

static void
done_cb (GtkPrintOperation       *operation,
         GtkPrintOperationResult  result,
         Job                     *job)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  job->failed (error, job->data);
}

/**
 * nb_figure_print:
 * @failed: (scope async): told only of what goes wrong
 * @data: (type GObject): kept as long as the printing takes
 */
void
nb_figure_print (GtkWindow           *parent,
                 const NbFigureSpec  *spec,
                 NbCatalog           *catalog,
                 NbRowSet            *rows,
                 NbOutlines          *outlines,
                 NbFigurePrintedFunc  failed,
                 gpointer             data)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  Job *job = g_new0 (Job, 1);
  double width, height;

  job->spec = nb_figure_spec_copy (spec);
  job->catalog = g_object_ref (catalog);
  job->rows = nb_row_set_ref (rows);
  job->outlines = nb_outlines_ref (outlines);
  job->failed = failed;
  job->data = g_object_ref (data);
  nb_figure_page_size (spec, &width, &height);
  gtk_page_setup_set_orientation (setup, width > height ? GTK_PAGE_ORIENTATION_LANDSCAPE : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _("Figure"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, job_free, 0);
  /* with allow-async the operation holds itself until "done"; errors come there, too */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
