/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbImportDialog: the face of one NbImportJob. Keeps itself alive until the job has ended; main thread. */

#include "library/nb-import-dialog.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>

#define SHOW_AFTER_MS 400
#define MAX_LISTED 200

struct _NbImportDialog
{
  AdwWindow       parent_instance;
  GtkStack       *stack;
  GtkLabel       *name;
  GtkProgressBar *progress;
  GtkLabel       *summary;
  GtkListBox     *failures;
  GtkWidget      *cancel_button;
  NbImportJob    *job;
  GCancellable   *cancellable;
  guint           show_id;
};

enum { DONE, FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbImportDialog, nb_import_dialog, ADW_TYPE_WINDOW)

/* "1.234 of 5.678 · 3.100/s, 0:12 left", as far as it is known. */
static char *
describe_pace (guint         done,
               guint         total,
               const NbPace *pace)
{
  g_autofree char *at = nb_format_count (done);
  g_autofree char *of = total > 0 ? nb_format_count (total) : NULL;
  /* TRANSLATORS: progress: so many of so many */
  g_autofree char *words = of != NULL ? g_strdup_printf (_("%s of %s"), at, of) : g_steal_pointer (&at);
  g_autofree char *rate = pace->per_second > 0 ? nb_format_count ((guint) (pace->per_second + .5)) : NULL;

  if (rate == NULL || pace->seconds_left < 0)
    return g_steal_pointer (&words);
  /* TRANSLATORS: progress of an import: how far; so many articles a second; minutes and seconds */
  return g_strdup_printf (_("%s · %s/s, %d:%02d left"), words, rate, pace->seconds_left / 60, pace->seconds_left % 60);
}

static void
progress_cb (NbImportDialog *self,
             guint           done,
             guint           total,
             const char     *name)
{
  g_autofree char *base = name != NULL ? g_path_get_basename (name) : NULL;

  g_autofree char *words = NULL;
  NbPace pace;

  nb_library_job_get_pace (NB_LIBRARY_JOB (self->job), &pace);
  words = describe_pace (done, total, &pace);
  gtk_label_set_text (self->name, base != NULL ? base : "");
  if (total > 0 || pace.fraction >= 0)
    {
      gtk_progress_bar_set_fraction (self->progress, total > 0 ? CLAMP ((double) done / total, 0, 1) : pace.fraction);
      gtk_progress_bar_set_text (self->progress, words);
    }
  else
    gtk_progress_bar_pulse (self->progress);
}

static gboolean
show_cb (gpointer data)
{
  NbImportDialog *self = data;

  self->show_id = 0;
  gtk_window_present (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
list_failures (NbImportDialog *self,
               GPtrArray      *failures)
{
  for (guint i = 0; i < MIN (failures->len, MAX_LISTED); i++)
    {
      const NbImportFailure *failure = failures->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *base = g_path_get_basename (failure->path);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), base);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), failure->reason);
      gtk_widget_set_tooltip_text (row, failure->path);
      gtk_list_box_append (self->failures, row);
    }
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (NbImportDialog) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  const NbImportReport *report;
  gboolean ok = nb_import_job_run_finish (self->job, result, &error);

  g_clear_handle_id (&self->show_id, g_source_remove);
  report = nb_import_job_get_report (self->job);
  words = report != NULL ? nb_import_report_to_words (report) : g_strdup ("");
  if (!ok && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error->message);
  else if (report == NULL || report->failures->len == 0)
    g_signal_emit (self, signals[DONE], 0, words);
  if (!ok || report == NULL || report->failures->len == 0)
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return;
    }
  g_signal_emit (self, signals[DONE], 0, NULL);
  nb_import_dialog_show_report (self, words, report->failures);
}

static void
cancel_clicked_cb (NbImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
}

static gboolean
close_request_cb (NbImportDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  return FALSE;
}

static void
nb_import_dialog_dispose (GObject *object)
{
  NbImportDialog *self = NB_IMPORT_DIALOG (object);

  g_clear_handle_id (&self->show_id, g_source_remove);
  g_clear_object (&self->job);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (nb_import_dialog_parent_class)->dispose (object);
}

static void
nb_import_dialog_class_init (NbImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_import_dialog_dispose;
  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NbImportDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, NbImportDialog, name);
  gtk_widget_class_bind_template_child (widget_class, NbImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, NbImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, NbImportDialog, failures);
  gtk_widget_class_bind_template_child (widget_class, NbImportDialog, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nb_import_dialog_init (NbImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cancellable = g_cancellable_new ();
}

/**
 * nb_import_dialog_new:
 *
 * Returns: (transfer none): a window that is not shown yet
 */
NbImportDialog *
nb_import_dialog_new (GtkWindow *parent)
{
  return g_object_new (NB_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
}

/**
 * nb_import_dialog_run:
 * @job: (transfer none): set up and not yet run
 */
void
nb_import_dialog_run (NbImportDialog *self,
                      NbImportJob    *job)
{
  g_return_if_fail (NB_IS_IMPORT_DIALOG (self));

  g_set_object (&self->job, job);
  g_signal_connect_object (job, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  self->show_id = g_timeout_add (SHOW_AFTER_MS, show_cb, self);
  nb_import_job_run_async (job, self->cancellable, finished_cb, g_object_ref (self));
}

/**
 * nb_import_dialog_show_report:
 * @words: what became of it
 * @failures: (element-type NbImportFailure):
 *
 * Shows what could not be read and why.
 */
void
nb_import_dialog_show_report (NbImportDialog *self,
                              const char     *words,
                              GPtrArray      *failures)
{
  g_return_if_fail (NB_IS_IMPORT_DIALOG (self));

  gtk_label_set_text (self->summary, words);
  list_failures (self, failures);
  gtk_stack_set_visible_child_name (self->stack, "report");
  gtk_window_set_title (GTK_WINDOW (self), _("What Could Not Be Read"));
  gtk_window_present (GTK_WINDOW (self));
}
