/* SPDX-License-Identifier: GPL-3.0-or-later */
/* read-clipboard [TYPE FILE]: prints the types that the clipboard offers, one a line; with a type writes its bytes to a file.
 * Another program than the one that is tested, as a word processor would be. */

#include <gtk/gtk.h>
#include <string.h>

typedef struct
{
  GMainLoop *loop;
  GdkClipboard *clipboard;
  const char *type;       /* or NULL */
  const char *path;
  int status;
} Reader;

static void
done (Reader *self,
      const char *trouble)
{
  if (trouble)
    g_printerr ("read-clipboard: %s\n", trouble);
  self->status = trouble ? 1 : 0;
  g_main_loop_quit (self->loop);
}

static void
spliced_cb (GObject *source,
            GAsyncResult *result,
            gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error);
  done (data, error ? error->message : NULL);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Reader *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GInputStream) in = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, &error);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileOutputStream) out = in ? g_file_replace (file, NULL, FALSE, 0, NULL, &error) : NULL;

  if (!out)
    {
      done (self, error->message);
      return;
    }
  g_output_stream_splice_async (G_OUTPUT_STREAM (out), in, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, 0,
                                NULL, spliced_cb, self);
}

/* What the other program offers is known only after it has answered. */
static void
changed_cb (Reader *self)
{
  GdkContentFormats *formats = gdk_clipboard_get_formats (self->clipboard);
  gsize n = 0;
  const char *const *types = gdk_content_formats_get_mime_types (formats, &n);
  const char *const wanted[] = { self->type, NULL };

  if (n == 0)
    return;
  g_signal_handlers_disconnect_by_func (self->clipboard, changed_cb, self);
  for (gsize i = 0; i < n; i++)
    g_print ("%s\n", types[i]);
  if (self->type)
    gdk_clipboard_read_async (self->clipboard, (const char **) wanted, 0, NULL, read_cb, self);
  else
    done (self, NULL);
}

static gboolean
late_cb (gpointer data)
{
  done (data, "there is nothing, or nobody answers");
  return G_SOURCE_REMOVE;
}

int
main (int argc,
      char **argv)
{
  Reader self = { .type = argc > 2 ? argv[1] : NULL, .path = argc > 2 ? argv[2] : NULL };

  gtk_init ();
  self.loop = g_main_loop_new (NULL, FALSE);
  self.clipboard = gdk_display_get_clipboard (gdk_display_get_default ());
  g_signal_connect_swapped (self.clipboard, "changed", G_CALLBACK (changed_cb), &self);
  changed_cb (&self);
  g_timeout_add_seconds (60, late_cb, &self);
  g_main_loop_run (self.loop);
  g_main_loop_unref (self.loop);
  return self.status;
}
