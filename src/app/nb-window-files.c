/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files on their way into the library: choosers, drops, double-clicked documents, the sample. Part of NbWindow;
 * main thread, blocking calls to the library in worker threads. */

#include "library/nb-import-dialog.h"
#include "nb-window-private.h"
#include "widgets/nb-task.h"

#include <glib/gi18n.h>

/* --- opening what was just imported --- */

typedef struct
{
  char  *path;
  gint64 id;
} FindPath;

static void
find_path_free (gpointer data)
{
  FindPath *find = data;

  g_free (find->path);
  g_free (find);
}

static void
find_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  NbLibrary *library = g_object_get_data (G_OBJECT (task), "library");
  FindPath *find = data;
  g_autofree char *contents = NULL;
  gsize length;

  find->id = nb_library_find_document (library, find->path, NULL, NULL);
  /* the same document may have come into the library from elsewhere */
  if (find->id == 0 && g_file_get_contents (find->path, &contents, &length, NULL))
    {
      g_autoptr (GBytes) original = g_bytes_new_take (g_steal_pointer (&contents), length);

      find->id = nb_library_find_document (library, NULL, NULL, original);
    }
  g_task_return_boolean (task, find->id != 0);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  NbWindow *self = NB_WINDOW (source);
  FindPath *find = g_task_get_task_data (G_TASK (result));

  if (g_task_propagate_boolean (G_TASK (result), NULL) && self->library != NULL
      && self->library == g_object_get_data (G_OBJECT (result), "library"))
    nb_session_select (self->session, find->id);
}

static void
open_by_path (NbWindow   *self,
              const char *path)
{
  g_autoptr (GTask) task = nb_task_new (self, NULL, found_cb, NULL);
  FindPath *find = g_new0 (FindPath, 1);

  find->path = g_strdup (path);
  g_task_set_source_tag (task, open_by_path);
  g_task_set_task_data (task, find, find_path_free);
  g_object_set_data_full (G_OBJECT (task), "library", g_object_ref (self->library), g_object_unref);
  g_task_run_in_thread (task, find_thread);
}

/* --- importing --- */

static void
import_done_cb (NbImportDialog *dialog,
                const char     *words,
                NbWindow       *self)
{
  const char *path = g_object_get_data (G_OBJECT (dialog), "show-path");

  nb_window_tell (self, words);
  if (path != NULL && self->library != NULL)
    open_by_path (self, path);
}

static void
import_failed_cb (NbImportDialog *dialog,
                  const char     *reason,
                  NbWindow       *self)
{
  nb_window_tell (self, reason);
}

static void
run_job (NbWindow    *self,
         NbImportJob *job,
         const char  *show_path)
{
  NbImportDialog *dialog = nb_import_dialog_new (GTK_WINDOW (self));

  g_object_set_data_full (G_OBJECT (dialog), "show-path", g_strdup (show_path), g_free);
  g_signal_connect_object (dialog, "done", G_CALLBACK (import_done_cb), self, 0);
  g_signal_connect_object (dialog, "failed", G_CALLBACK (import_failed_cb), self, 0);
  nb_import_dialog_run (dialog, job);
}

/**
 * nb_window_import_files:
 * @show: open the first one in the reader afterwards
 */
void
nb_window_import_files (NbWindow *self,
                        GFile   **files,
                        guint     n_files,
                        gboolean  show)
{
  g_autoptr (NbImportJob) job = NULL;
  const char *first = NULL;
  guint n_added = 0;

  if (self->library == NULL || n_files == 0)
    return;
  if (nb_library_is_read_only (self->library))
    {
      nb_window_tell (self, _("This library can only be read; nothing was added."));
      return;
    }
  job = nb_import_job_new (self->library, self->places);
  for (guint i = 0; i < n_files; i++)
    {
      const char *path = g_file_peek_path (files[i]);

      if (path == NULL)
        continue;
      nb_import_job_add_path (job, path);
      first = first != NULL ? first : path;
      n_added++;
    }
  if (n_added < n_files)
    nb_window_tell (self, _("Only files on this computer can be imported; links belong among the sources."));
  if (n_added > 0)
    run_job (self, job, show ? first : NULL);
}

void
nb_window_open_sample (NbWindow *self)
{
  g_autoptr (NbImportJob) job = nb_import_job_new (self->library, self->places);

  nb_import_job_add_sample (job);
  run_job (self, job, NULL);
}

static void
remove_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  GError *error = NULL;
  guint n_removed = 0;

  if (!nb_library_remove_sample (data, &n_removed, cancellable, &error))
    g_task_return_error (task, error);
  else
    g_task_return_int (task, n_removed);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  NbWindow *self = NB_WINDOW (source);
  g_autoptr (GError) error = NULL;
  gssize n = g_task_propagate_int (G_TASK (result), &error);
  g_autofree char *words = NULL;

  /* the window was closed meanwhile */
  if (self->library == NULL)
    return;
  if (error != NULL)
    words = g_strdup_printf (_("The sample articles could not be removed: %s"), error->message);
  else
    words = g_strdup_printf (ngettext ("%d sample article was removed", "%d sample articles were removed", (gulong) n),
                             (int) n);
  nb_window_tell (self, words);
}

void
nb_window_remove_sample (NbWindow *self)
{
  g_autoptr (GTask) task = nb_task_new (self, NULL, removed_cb, NULL);

  nb_session_select (self->session, 0);
  g_task_set_source_tag (task, nb_window_remove_sample);
  g_task_set_task_data (task, g_object_ref (self->library), g_object_unref);
  g_task_run_in_thread (task, remove_thread);
}

/* --- choosers --- */

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           NbWindow        *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

      for (guint i = 0; i < g_list_model_get_n_items (chosen); i++)
        g_ptr_array_add (files, g_list_model_get_item (chosen, i));
      nb_window_import_files (self, (GFile **) files->pdata, files->len, FALSE);
    }
  gtk_native_dialog_destroy (dialog);
}

/**
 * nb_window_show_chooser:
 * @chooser: (transfer full): a native dialog belongs to nobody: the window holds it while it is shown
 * @callback: for its response
 */
void
nb_window_show_chooser (NbWindow             *self,
                        GtkFileChooserNative *chooser,
                        GCallback             callback)
{
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", callback, self, 0);
  g_object_set_data_full (G_OBJECT (self), "chooser", chooser, g_object_unref);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

void
nb_window_choose_files (NbWindow *self,
                        gboolean  folders)
{
  GtkFileChooserNative *chooser;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  chooser = gtk_file_chooser_native_new (folders ? _("Import a Folder") : _("Import Articles"), GTK_WINDOW (self),
                                         folders ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER : GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _("_Import"), _("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  if (!folders)
    {
      gtk_file_filter_set_name (filter, _("Web pages and texts"));
      gtk_file_filter_add_mime_type (filter, "text/html");
      gtk_file_filter_add_mime_type (filter, "text/plain");
      gtk_file_filter_add_mime_type (filter, "application/xhtml+xml");
      gtk_file_filter_add_suffix (filter, "html");
      gtk_file_filter_add_suffix (filter, "htm");
      gtk_file_filter_add_suffix (filter, "txt");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
    }
  nb_window_show_chooser (self, chooser, G_CALLBACK (chosen_cb));
}

static void
library_chosen_cb (GtkNativeDialog *dialog,
                   int              response,
                   NbWindow        *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL && g_file_peek_path (file) != NULL)
        nb_window_open_library (self, g_file_peek_path (file));
    }
  gtk_native_dialog_destroy (dialog);
}

void
nb_window_choose_library (NbWindow *self)
{
  GtkFileChooserNative *chooser;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  chooser = gtk_file_chooser_native_new (_("Open a Library"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_OPEN,
                                         _("_Open"), _("_Cancel"));
  gtk_file_filter_set_name (filter, _("Libraries"));
  gtk_file_filter_add_suffix (filter, "nienbieu");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  nb_window_show_chooser (self, chooser, G_CALLBACK (library_chosen_cb));
}

/* --- drops --- */

static gboolean
is_web_address (GFile *file)
{
  return g_file_has_uri_scheme (file, "http") || g_file_has_uri_scheme (file, "https");
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         NbWindow      *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  gtk_widget_set_visible (self->drop_hint, FALSE);
  if (self->library == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
        g_ptr_array_add (files, g_object_ref (l->data));
    }
  else if (G_VALUE_HOLDS_STRING (value))
    {
      g_auto (GStrv) lines = g_strsplit_set (g_value_get_string (value), "\r\n", -1);

      for (guint i = 0; lines[i] != NULL; i++)
        if (*g_strstrip (lines[i]) != '\0' && g_uri_is_valid (lines[i], G_URI_FLAGS_NONE, NULL))
          g_ptr_array_add (files, g_file_new_for_uri (lines[i]));
    }
  if (files->len == 1 && is_web_address (files->pdata[0]))
    {
      g_autofree char *uri = g_file_get_uri (files->pdata[0]);

      nb_window_offer_page (self, uri);
      return TRUE;
    }
  nb_window_import_files (self, (GFile **) files->pdata, files->len, files->len == 1);
  return files->len > 0;
}

static GdkDragAction
drop_enter_cb (GtkDropTarget *target,
               double         x,
               double         y,
               NbWindow      *self)
{
  gtk_widget_set_visible (self->drop_hint, self->library != NULL);
  return GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target,
               NbWindow      *self)
{
  gtk_widget_set_visible (self->drop_hint, FALSE);
}

void
nb_window_add_drop_target (NbWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);

  gtk_drop_target_set_gtypes (target, (GType[]){ GDK_TYPE_FILE_LIST, G_TYPE_STRING }, 2);
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, 0);
  g_signal_connect_object (target, "enter", G_CALLBACK (drop_enter_cb), self, 0);
  g_signal_connect_object (target, "leave", G_CALLBACK (drop_leave_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}
