/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFigureContent: offers a figure in several kinds and draws it, in a worker thread, when one of them is asked for.
 * Owned by the clipboard or a drag; main thread. */

#include "figure/nb-figure-content.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

struct _NbFigureContent
{
  GdkContentProvider  parent_instance;
  NbFigureSpec       *spec;
  NbCatalog          *catalog;
  NbRowSet           *rows;
  NbOutlines         *outlines;
};

G_DEFINE_FINAL_TYPE (NbFigureContent, nb_figure_content, GDK_TYPE_CONTENT_PROVIDER)

#define URI_LIST "text/uri-list"
#define KEPT_SECONDS (24 * 60 * 60)

static const char *const types[] = { "image/svg+xml", "application/pdf", "image/png" };
static const char *const endings[] = { "svg", "pdf", "png" };

static GdkContentFormats *
nb_figure_content_ref_formats (GdkContentProvider *provider)
{
  NbFigureContent *self = NB_FIGURE_CONTENT (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  /* the chosen kind first: the receiver takes the first that it knows */
  gdk_content_formats_builder_add_mime_type (builder, types[self->spec->format]);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (i != (guint) self->spec->format)
      gdk_content_formats_builder_add_mime_type (builder, types[i]);
  gdk_content_formats_builder_add_mime_type (builder, URI_LIST);
  return gdk_content_formats_builder_free_to_formats (builder);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
write_bytes (GTask  *task,
             GBytes *bytes)
{
  GOutputStream *stream = g_task_get_task_data (task);
  gsize length;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  /* the task keeps the bytes as long as they are being written */
  g_object_set_data_full (G_OBJECT (task), "bytes", g_bytes_ref (bytes), (GDestroyNotify) g_bytes_unref);
  g_output_stream_write_all_async (stream, data, length, g_task_get_priority (task), g_task_get_cancellable (task), written_cb,
                                   g_object_ref (task));
}

static void
rendered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = nb_figure_render_finish (result, &error);

  if (bytes != NULL)
    write_bytes (task, bytes);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (nb_figure_write_finish (result, &error))
    {
      g_autofree char *uri = g_file_get_uri (g_object_get_data (G_OBJECT (task), "file"));
      char *line = g_strconcat (uri, "\r\n", NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_take (line, strlen (line));

      write_bytes (task, bytes);
    }
  else
    g_task_return_error (task, error);
}

/* Whoever was given a file has had a day to read it. */
static void
remove_old (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GDir) inner = NULL;
      GStatBuf about;

      if (g_lstat (path, &about) != 0 || !S_ISDIR (about.st_mode) || now - about.st_mtime < KEPT_SECONDS)
        continue;
      inner = g_dir_open (path, 0, NULL);
      while (inner != NULL && (name = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *file = g_build_filename (path, name, NULL);

          g_unlink (file);
        }
      g_rmdir (path);
    }
}

/* For who wants a file: one in the cache, of the chosen kind. Each has a folder of its own, since who was given another
 * one may not have read it yet. */
static void
write_uri (NbFigureContent *self,
           GTask           *task)
{
  /* TRANSLATORS: the beginning of a file's name, without spaces */
  g_autofree char *name = g_strdup_printf ("%s.%s", _("figure"), endings[self->spec->format]);
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "nienbieu", "figures", NULL);
  g_autofree char *own = g_build_filename (folder, "XXXXXX", NULL);
  GFile *file;

  g_mkdir_with_parents (folder, 0700);
  remove_old (folder);
  if (g_mkdtemp (own) == NULL)
    {
      int code = errno;

      g_task_return_new_error (task, G_IO_ERROR, (int) g_io_error_from_errno (code), "%s", g_strerror (code));
      return;
    }
  file = g_file_new_build_filename (own, name, NULL);
  g_object_set_data_full (G_OBJECT (task), "file", file, g_object_unref);
  nb_figure_write_async (self->spec, self->catalog, self->rows, self->outlines, file, g_task_get_cancellable (task), saved_cb,
                         g_object_ref (task));
}

static void
nb_figure_content_write_async (GdkContentProvider  *provider,
                               const char          *mime_type,
                               GOutputStream       *stream,
                               int                  io_priority,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  NbFigureContent *self = NB_FIGURE_CONTENT (provider);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, nb_figure_content_write_async);
  g_task_set_priority (task, io_priority);
  g_task_set_task_data (task, g_object_ref (stream), g_object_unref);
  if (g_str_equal (mime_type, URI_LIST))
    {
      write_uri (self, task);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (mime_type, types[i]))
      {
        NbFigureSpec spec = *self->spec;

        spec.format = (NbFigureFormat) i;
        nb_figure_render_async (&spec, self->catalog, self->rows, self->outlines, cancellable, rendered_cb, g_object_ref (task));
        return;
      }
  g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s", _("Figures are SVG, PDF or PNG"));
}

static gboolean
nb_figure_content_write_finish (GdkContentProvider  *provider,
                                GAsyncResult        *result,
                                GError             **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, nb_figure_content_write_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
nb_figure_content_finalize (GObject *object)
{
  NbFigureContent *self = NB_FIGURE_CONTENT (object);

  nb_figure_spec_free (self->spec);
  g_object_unref (self->catalog);
  nb_row_set_unref (self->rows);
  nb_outlines_unref (self->outlines);

  G_OBJECT_CLASS (nb_figure_content_parent_class)->finalize (object);
}

static void
nb_figure_content_class_init (NbFigureContentClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nb_figure_content_finalize;
  provider_class->ref_formats = nb_figure_content_ref_formats;
  provider_class->write_mime_type_async = nb_figure_content_write_async;
  provider_class->write_mime_type_finish = nb_figure_content_write_finish;
}

static void
nb_figure_content_init (NbFigureContent *self)
{
}

/**
 * nb_figure_content_new:
 *
 * Returns: (transfer full): the figure as it is now; everything is copied or referenced
 */
GdkContentProvider *
nb_figure_content_new (const NbFigureSpec *spec,
                       NbCatalog          *catalog,
                       NbRowSet           *rows,
                       NbOutlines         *outlines)
{
  NbFigureContent *self = g_object_new (NB_TYPE_FIGURE_CONTENT, NULL);

  self->spec = nb_figure_spec_copy (spec);
  self->catalog = g_object_ref (catalog);
  self->rows = nb_row_set_ref (rows);
  self->outlines = nb_outlines_ref (outlines);
  return GDK_CONTENT_PROVIDER (self);
}
