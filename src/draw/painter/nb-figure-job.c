/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures in a worker thread: files, their bytes, and pictures for previews.
 * Called by the main thread; a job owns or references all that its thread reads. */

#include "painter/nb-figure.h"

typedef struct
{
  NbFigureSpec *spec;
  NbCatalog *catalog;
  NbRowSet *rows;
  NbOutlines *outlines;
  GFile *file;              /* or NULL */
  double scale;
  NbVision vision;
} Job;

static Job *
job_new (const NbFigureSpec *spec,
         NbCatalog *catalog,
         NbRowSet *rows,
         NbOutlines *outlines)
{
  Job *job = g_new0 (Job, 1);

  job->spec = nb_figure_spec_copy (spec);
  job->catalog = g_object_ref (catalog);
  job->rows = nb_row_set_ref (rows);
  job->outlines = nb_outlines_ref (outlines);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  nb_figure_spec_free (job->spec);
  g_object_unref (job->catalog);
  nb_row_set_unref (job->rows);
  nb_outlines_unref (job->outlines);
  g_clear_object (&job->file);
  g_free (job);
}

/* Takes @job. */
static void
run (Job *job,
     gpointer tag,
     GTaskThreadFunc thread,
     GCancellable *cancellable,
     GAsyncReadyCallback callback,
     gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, thread);
}

static void
write_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (nb_figure_write (job->spec, job->catalog, job->rows, job->outlines, job->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
render_thread (GTask *task,
               gpointer source,
               gpointer data,
               GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  GBytes *bytes = nb_figure_render (job->spec, job->catalog, job->rows, job->outlines, cancellable, &error);

  if (bytes)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
picture_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  cairo_surface_t *surface = nb_figure_picture (job->spec, job->catalog, job->rows, job->outlines, job->scale, cancellable, &error);

  if (!surface)
    {
      g_task_return_error (task, error);
      return;
    }
  nb_vision_apply_surface (job->vision, surface);
  g_task_return_pointer (task, surface, (GDestroyNotify) cairo_surface_destroy);
}

/**
 * nb_figure_spec_copy:
 *
 * Returns: (transfer full): with strings of its own
 */
NbFigureSpec *
nb_figure_spec_copy (const NbFigureSpec *spec)
{
  NbFigureSpec *copy = g_memdup2 (spec, sizeof *spec);

  copy->title = g_strdup (spec->title);
  copy->library_name = g_strdup (spec->library_name);
  copy->fingerprint = g_strdup (spec->fingerprint);
  copy->query = g_strdup (spec->query);
  copy->language = g_strdup (spec->language);
  copy->font_family = g_strdup (spec->font_family);
  if (copy->context)
    nb_context_bands_ref (copy->context);
  if (copy->colour_names)
    nb_group_names_ref (copy->colour_names);
  return copy;
}

/**
 * nb_figure_spec_free:
 * @spec: (transfer full): of nb_figure_spec_copy()
 */
void
nb_figure_spec_free (NbFigureSpec *spec)
{
  g_free ((char *) spec->title);
  g_free ((char *) spec->library_name);
  g_free ((char *) spec->fingerprint);
  g_free ((char *) spec->query);
  g_free ((char *) spec->language);
  g_free ((char *) spec->font_family);
  g_clear_pointer (&spec->context, nb_context_bands_unref);
  g_clear_pointer (&spec->colour_names, nb_group_names_unref);
  g_free (spec);
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
  Job *job = job_new (spec, catalog, rows, outlines);

  job->file = g_object_ref (file);
  run (job, nb_figure_write_async, write_thread, cancellable, callback, user_data);
}

gboolean
nb_figure_write_finish (GAsyncResult *result,
                        GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, nb_figure_write_async), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * nb_figure_render_async:
 *
 * nb_figure_render() in a thread.
 */
void
nb_figure_render_async (const NbFigureSpec *spec,
                        NbCatalog *catalog,
                        NbRowSet *rows,
                        NbOutlines *outlines,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  run (job_new (spec, catalog, rows, outlines), nb_figure_render_async, render_thread, cancellable, callback, user_data);
}

/**
 * nb_figure_render_finish:
 *
 * Returns: (transfer full) (nullable): the file's bytes
 */
GBytes *
nb_figure_render_finish (GAsyncResult *result,
                         GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, nb_figure_render_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * nb_figure_picture_async:
 * @vision: how it is seen
 *
 * nb_figure_picture() in a thread.
 */
void
nb_figure_picture_async (const NbFigureSpec *spec,
                         NbCatalog *catalog,
                         NbRowSet *rows,
                         NbOutlines *outlines,
                         double scale,
                         NbVision vision,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  Job *job = job_new (spec, catalog, rows, outlines);

  job->scale = scale;
  job->vision = vision;
  run (job, nb_figure_picture_async, picture_thread, cancellable, callback, user_data);
}

/**
 * nb_figure_picture_finish:
 *
 * Returns: (transfer full) (nullable): the picture
 */
cairo_surface_t *
nb_figure_picture_finish (GAsyncResult *result,
                          GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, nb_figure_picture_async), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
