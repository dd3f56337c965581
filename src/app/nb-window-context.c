/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The context band's choices: which kinds are shown is the user's, the bands of their own are the library's. Part of NbWindow;
 * main thread, files and the library in worker threads, one thing after the other. */

#include "import/nb-context-csv.h"
#include "nb-settings.h"
#include "nb-window-private.h"
#include "timeline/nb-context-dialogs.h"
#include "timeline/nb-context-popover.h"
#include "widgets/nb-style.h"
#include "widgets/nb-task.h"

#include <glib/gi18n.h>

/* --- what is shown --- */

static char *
key_of_kind (NbContextKind kind)
{
  return g_strconcat ("context-", nb_context_kind_to_string (kind), NULL);
}

static GtkPopover *
get_popover (NbWindow *self)
{
  return gtk_menu_button_get_popover (nb_tool_row_get_context_button (self->tool_row));
}

/* Gives the session what the settings and the library say together. */
static void
show (NbWindow *self)
{
  g_autoptr (NbContextBands) bands = nb_context_bands_new (self->context_off, self->bands);

  nb_session_set_context (self->session, bands);
  nb_context_popover_update (NB_CONTEXT_POPOVER (get_popover (self)), bands,
                             self->library != NULL && !nb_library_is_read_only (self->library));
}

/* --- the library's bands, in a worker thread --- */

typedef enum { LIST, ADD_FILE, PUT_BACK, SHOW, RENAME, REMOVE } What;

typedef struct
{
  What           what;
  NbLibrary     *library;
  GFile         *file;
  gint64         id;
  gboolean       shown;
  char          *name;
  NbContextBand *band;        /* that was added or removed */
  GPtrArray     *left_out;
  GPtrArray     *bands;       /* what there is now */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->library);
  g_clear_object (&job->file);
  g_free (job->name);
  g_clear_pointer (&job->band, nb_context_band_unref);
  g_ptr_array_unref (job->left_out);
  g_clear_pointer (&job->bands, g_ptr_array_unref);
  g_free (job);
}

static gboolean
work (Job          *job,
      GCancellable *cancellable,
      GError      **error)
{
  switch (job->what)
    {
    case ADD_FILE:
      job->band = nb_context_band_from_file (job->file, job->left_out, cancellable, error);
      return job->band != NULL && nb_library_add_band (job->library, job->band, cancellable, error);
    case PUT_BACK:
      return nb_library_add_band (job->library, job->band, cancellable, error);
    case SHOW:
      return nb_library_show_band (job->library, job->id, job->shown, cancellable, error);
    case RENAME:
      return nb_library_rename_band (job->library, job->id, job->name, cancellable, error);
    case REMOVE:
      return nb_library_remove_band (job->library, job->id, cancellable, error);
    case LIST:
    default:
      return TRUE;
    }
}

static void
job_thread (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (work (job, cancellable, &error))
    job->bands = nb_library_list_bands (job->library, cancellable, &error);
  if (job->bands != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
tell_added (NbWindow  *self,
            const Job *job)
{
  guint n = job->band->marks->len, n_left = job->left_out->len;
  g_autofree char *added = g_strdup_printf (ngettext ("“%s”: %u mark was added", "“%s”: %u marks were added", n),
                                            job->band->name, n);

  if (n_left == 0)
    nb_window_tell (self, added);
  else
    nb_context_report_show (GTK_WINDOW (self), _("Some Rows Were Left Out"), added, job->left_out);
}

static void
tell_failed (NbWindow     *self,
             const Job    *job,
             const GError *error)
{
  if (job->what == ADD_FILE)
    nb_context_report_show (GTK_WINDOW (self), _("The Band Could Not Be Added"), error->message, job->left_out);
  else
    nb_window_tell (self, error->message);
}

/* Also of what could not be put back: it is not to be lost. */
static void
offer_undo (NbWindow  *self,
            const Job *job)
{
  g_autofree char *words = g_strdup_printf (_("“%s” was removed"), job->band->name);

  if (self->removed_bands == NULL)
    self->removed_bands = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_context_band_unref);
  g_ptr_array_add (self->removed_bands, nb_context_band_ref (job->band));
  nb_window_tell_with_undo (self, words, "win.undo-remove-band", g_variant_new_int64 (job->band->id));
}

static void start_next (NbWindow *self);

static void
job_done_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  NbWindow *self = NB_WINDOW (source);
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  self->context_busy = FALSE;
  start_next (self);
  /* another library has been opened meanwhile */
  if (self->library != job->library)
    return;
  if (ok)
    {
      g_clear_pointer (&self->bands, g_ptr_array_unref);
      self->bands = g_ptr_array_ref (job->bands);
    }
  /* what is still to be done has been seen already */
  if (!self->context_busy)
    show (self);
  if (!ok)
    tell_failed (self, job, error);
  else if (job->what == ADD_FILE)
    tell_added (self, job);
  if (job->band != NULL && (job->what == REMOVE ? ok : job->what == PUT_BACK && !ok))
    offer_undo (self, job);
}

static Job *
job_new (NbWindow *self,
         What      what)
{
  Job *job = g_new0 (Job, 1);

  job->what = what;
  job->library = g_object_ref (self->library);
  job->left_out = g_ptr_array_new_with_free_func (g_free);
  return job;
}

static void
start_next (NbWindow *self)
{
  g_autoptr (GTask) task = NULL;
  Job *job = self->context_busy ? NULL : g_queue_pop_head (&self->context_jobs);

  if (job == NULL)
    return;
  self->context_busy = TRUE;
  task = nb_task_new (self, NULL, job_done_cb, NULL);
  g_task_set_source_tag (task, start_next);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, job_thread);
}

static void
run (NbWindow *self,
     Job      *job)
{
  g_queue_push_tail (&self->context_jobs, job);
  start_next (self);
}

/**
 * nb_window_free_context:
 *
 * Forgets what was still to be done.
 */
void
nb_window_free_context (NbWindow *self)
{
  g_queue_clear_full (&self->context_jobs, job_free);
  g_clear_pointer (&self->bands, g_ptr_array_unref);
  g_clear_pointer (&self->removed_bands, g_ptr_array_unref);
}

/**
 * nb_window_load_context:
 *
 * Shows what the settings and the library that was just opened say: for each new session.
 */
void
nb_window_load_context (NbWindow *self)
{
  self->context_off = 0;
  for (guint kind = 0; kind < NB_CONTEXT_N_KINDS; kind++)
    {
      g_autofree char *key = key_of_kind (kind);
      gboolean on = nb_settings_get_bool (self->settings, key, TRUE);

      self->context_off |= on ? 0 : 1u << kind;
      g_simple_action_set_state (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), key)),
                                 g_variant_new_boolean (on));
    }
  g_clear_pointer (&self->bands, g_ptr_array_unref);
  g_clear_pointer (&self->removed_bands, g_ptr_array_unref);
  show (self);
  if (self->library != NULL)
    run (self, job_new (self, LIST));
}

/* --- actions --- */

static void
change_kind_cb (GSimpleAction *action,
                GVariant      *value,
                gpointer       data)
{
  NbWindow *self = data;

  for (guint kind = 0; kind < NB_CONTEXT_N_KINDS; kind++)
    {
      g_autofree char *key = key_of_kind (kind);

      if (!g_str_equal (key, g_action_get_name (G_ACTION (action))))
        continue;
      self->context_off = g_variant_get_boolean (value) ? self->context_off & ~(1u << kind) : self->context_off | 1u << kind;
      nb_settings_set_bool (self->settings, key, g_variant_get_boolean (value));
    }
  g_simple_action_set_state (action, value);
  show (self);
}

static void
context_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  NbWindow *self = data;

  nb_window_set_view (self, "timeline");
  gtk_menu_button_popup (nb_tool_row_get_context_button (self->tool_row));
}

static void
show_band_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  NbWindow *self = data;
  Job *job;

  if (self->library == NULL)
    return;
  job = job_new (self, SHOW);
  g_variant_get (parameter, "(xb)", &job->id, &job->shown);
  run (self, job);
}

static NbContextBand *
find_band (NbWindow *self,
           gint64    id)
{
  for (guint i = 0; self->bands != NULL && i < self->bands->len; i++)
    if (((NbContextBand *) g_ptr_array_index (self->bands, i))->id == id)
      return g_ptr_array_index (self->bands, i);
  return NULL;
}

static void
close_popover (NbWindow *self)
{
  gtk_popover_popdown (get_popover (self));
}

static void
rename_response_cb (GtkWidget  *dialog,
                    const char *response,
                    NbWindow   *self)
{
  Job *job;

  if (!g_str_equal (response, "rename") || self->library == NULL
      || self->library != g_object_get_data (G_OBJECT (dialog), "library"))
    return;
  job = job_new (self, RENAME);
  job->id = GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (dialog), "band"));
  job->name = g_strdup (nb_context_rename_dialog_get_name (dialog));
  run (self, job);
}

static void
rename_band_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  NbWindow *self = data;
  gint64 id = g_variant_get_int64 (parameter);
  const NbContextBand *band = find_band (self, id);
  GtkWidget *dialog;

  if (self->library == NULL || band == NULL)
    return;
  close_popover (self);
  dialog = nb_context_rename_dialog_new (GTK_WINDOW (self), band->name);
  g_object_set_data (G_OBJECT (dialog), "band", GSIZE_TO_POINTER ((gsize) id));
  g_object_set_data_full (G_OBJECT (dialog), "library", g_object_ref (self->library), g_object_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (rename_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
remove_band_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  NbWindow *self = data;
  gint64 id = g_variant_get_int64 (parameter);
  NbContextBand *band = find_band (self, id);
  Job *job;

  if (self->library == NULL || band == NULL)
    return;
  close_popover (self);
  job = job_new (self, REMOVE);
  job->id = id;
  job->band = nb_context_band_ref (band);
  run (self, job);
}

static void
undo_remove_band_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  NbWindow *self = data;
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->removed_bands != NULL && self->library != NULL && i < self->removed_bands->len; i++)
    {
      NbContextBand *band = g_ptr_array_index (self->removed_bands, i);
      Job *job;

      if (band->id != id)
        continue;
      job = job_new (self, PUT_BACK);
      job->band = nb_context_band_ref (band);
      g_ptr_array_remove_index (self->removed_bands, i);
      run (self, job);
      return;
    }
}

/**
 * nb_window_add_band:
 * @file: a table of dates and names
 *
 * Makes it one of the user's bands of the context; the window says how that went.
 */
void
nb_window_add_band (NbWindow *self,
                    GFile    *file)
{
  Job *job;

  if (self->library == NULL)
    return;
  if (nb_library_is_read_only (self->library))
    {
      nb_window_tell (self, _("This library can only be read; nothing was added."));
      return;
    }
  job = job_new (self, ADD_FILE);
  job->file = g_object_ref (file);
  run (self, job);
}

static void
table_chosen_cb (GtkNativeDialog *dialog,
                 int              response,
                 NbWindow        *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file != NULL)
    nb_window_add_band (self, file);
  gtk_native_dialog_destroy (dialog);
}

static void
add_band_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  NbWindow *self = data;
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_("Add a Band to the Context"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  close_popover (self);
  gtk_file_filter_set_name (filter, _("Tables of dates and names"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "tsv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  nb_window_show_chooser (self, chooser, G_CALLBACK (table_chosen_cb));
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            NbWindow      *self)
{
  GFile *file = g_value_get_object (value);

  if (file == NULL)
    return FALSE;
  nb_window_add_band (self, file);
  return TRUE;
}

/**
 * nb_window_add_context:
 *
 * The actions, and a table may be dropped on the button: anywhere else its rows are articles.
 */
void
nb_window_add_context (NbWindow *self)
{
  static const GActionEntry entries[] = {
    { "context", context_cb },
    { "add-band", add_band_cb },
    { "show-band", show_band_cb, "(xb)" },
    { "rename-band", rename_band_cb, "x" },
    { "remove-band", remove_band_cb, "x" },
    { "undo-remove-band", undo_remove_band_cb, "x" },
  };
  GtkMenuButton *button = nb_tool_row_get_context_button (self->tool_row);
  GtkDropTarget *target;

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  for (guint kind = 0; kind < NB_CONTEXT_N_KINDS; kind++)
    {
      g_autofree char *key = key_of_kind (kind);
      const GActionEntry entry = { key, NULL, NULL, "true", change_kind_cb };

      g_action_map_add_action_entries (G_ACTION_MAP (self), &entry, 1, self);
    }

  gtk_menu_button_set_popover (button, nb_context_popover_new ());
  nb_style_prepare_popover (get_popover (self));
  target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);
  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (button), GTK_EVENT_CONTROLLER (target));
}
