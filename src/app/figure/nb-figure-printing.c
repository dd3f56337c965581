/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing a figure: GtkPrintOperation, which in a sandbox asks the portal.
 * Owned by its own operation; main thread. */

#include "figure/nb-figure-printing.h"

#include "canvas/nb-cairo-canvas.h"
#include "widgets/nb-task.h"

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

/* The page as a drawing that is played again where it is printed: letters stay letters. */
static void
record_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Job *job = data;
  cairo_rectangle_t page = { 0 };
  cairo_surface_t *recording;
  cairo_t *cr;
  g_autoptr (NbCanvas) canvas = NULL;

  nb_figure_page_size (job->spec, &page.width, &page.height);
  recording = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &page);
  cr = cairo_create (recording);
  canvas = nb_cairo_canvas_new (cr);
  nb_figure_paint (job->spec, job->catalog, job->rows, job->outlines, canvas);
  g_clear_object (&canvas);
  cairo_destroy (cr);
  g_task_return_pointer (task, recording, (GDestroyNotify) cairo_surface_destroy);
}

/* On all four sides, so that the figure stands in the middle whichever way the paper lies in the printer. */
static double
widest_margin (GtkPageSetup *setup)
{
  double sides = MAX (gtk_page_setup_get_left_margin (setup, GTK_UNIT_POINTS), gtk_page_setup_get_right_margin (setup, GTK_UNIT_POINTS));
  double ends = MAX (gtk_page_setup_get_top_margin (setup, GTK_UNIT_POINTS), gtk_page_setup_get_bottom_margin (setup, GTK_UNIT_POINTS));

  return MAX (sides, ends);
}

static void
recorded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (source);
  Job *job = g_task_get_task_data (G_TASK (result));
  cairo_surface_t *recording = g_task_propagate_pointer (G_TASK (result), NULL);
  GtkPrintContext *context = data;
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double paper_x = gtk_print_context_get_width (context), paper_y = gtk_print_context_get_height (context);
  double margin = widest_margin (gtk_print_context_get_page_setup (context)), width, height, scale, meant;

  nb_figure_page_size (job->spec, &width, &height);
  /* the context's units are points */
  meant = (job->spec->size.unit == NB_LENGTH_MM ? job->spec->size.width / 25.4 * 72 : job->spec->size.width * 0.75) / width;
  scale = MIN (MIN ((paper_x - 2 * margin) / width, (paper_y - 2 * margin) / height), meant);
  cairo_save (cr);
  cairo_translate (cr, (paper_x - width * scale) / 2, margin);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, recording, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (recording);
  gtk_print_operation_draw_page_finish (operation);
  g_object_unref (context);
}

/* A million articles take longer than a window may stand still. */
static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext   *context,
              int                page,
              Job               *job)
{
  g_autoptr (GTask) task = nb_task_new (operation, NULL, recorded_cb, g_object_ref (context));

  gtk_print_operation_set_defer_drawing (operation);
  g_task_set_source_tag (task, draw_page_cb);
  g_task_set_task_data (task, job, NULL);
  g_task_run_in_thread (task, record_thread);
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
 * nb_figure_print_operation:
 * @failed: (scope async): told only of what goes wrong
 * @data: (type GObject): kept as long as the printing takes
 *
 * Returns: (transfer full): what prints the figure on one page, as large as it is meant to be or as there is room
 */
GtkPrintOperation *
nb_figure_print_operation (const NbFigureSpec  *spec,
                           NbCatalog           *catalog,
                           NbRowSet            *rows,
                           NbOutlines          *outlines,
                           NbFigurePrintedFunc  failed,
                           gpointer             data)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
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
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_job_name (operation, _("Figure"));
  gtk_print_operation_set_allow_async (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), job);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), job, job_free, 0);
  return operation;
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
  g_autoptr (GtkPrintOperation) operation = nb_figure_print_operation (spec, catalog, rows, outlines, failed, data);

  /* with allow-async the operation holds itself until "done"; errors come there, too */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}
