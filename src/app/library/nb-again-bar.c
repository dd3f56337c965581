/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbAgainBar: the face of one NbRereadJob. Owned by the window; main thread, counting and reading in worker threads. */

#include "library/nb-again-bar.h"

#include "base/nb-format.h"
#include "import/nb-reread-job.h"
#include "library/nb-import-dialog.h"
#include "widgets/nb-task.h"

#include <glib/gi18n.h>

struct _NbAgainBar
{
  GtkWidget       parent_instance;
  GtkRevealer    *revealer;
  GtkLabel       *words;
  GtkStack       *buttons;       /* "offer", "running" */
  GtkWidget      *cancel_button;
  GtkProgressBar *progress;

  NbLibrary      *library;
  NbPlaces       *places;
  GCancellable   *cancellable;   /* of the counting or the reading; NULL: neither is under way */
};

enum { TOLD, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbAgainBar, nb_again_bar, GTK_TYPE_WIDGET)

static void
stop (NbAgainBar *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* --- reading --- */

static void
progress_cb (NbAgainBar *self,
             guint       done,
             guint       total)
{
  g_autofree char *at = nb_format_count (done);
  g_autofree char *of = nb_format_count (total);
  g_autofree char *words = g_strdup_printf (_("Reading the articles again: %s of %s"), at, of);

  gtk_label_set_text (self->words, words);
  gtk_progress_bar_set_fraction (self->progress, total > 0 ? CLAMP ((double) done / total, 0, 1) : 0);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr (NbAgainBar) self = data;
  g_autoptr (GError) error = NULL;
  NbRereadJob *job = NB_REREAD_JOB (source);
  const NbRereadReport *report;
  g_autofree char *words = NULL;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean ok = nb_reread_job_run_finish (job, result, &error);

  /* another library has taken this one's place */
  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  report = nb_reread_job_get_report (job);
  words = ok || report->cancelled ? nb_reread_report_to_words (report) : g_strdup (error->message);
  if (ok && report->failures->len > 0 && root != NULL)
    nb_import_dialog_show_report (nb_import_dialog_new (GTK_WINDOW (root)), words, report->failures);
  else
    g_signal_emit (self, signals[TOLD], 0, words);
}

static void
read_clicked_cb (NbAgainBar *self)
{
  g_autoptr (NbRereadJob) job = NULL;

  if (self->library == NULL)
    return;
  stop (self);
  self->cancellable = g_cancellable_new ();
  job = nb_reread_job_new (self->library, self->places);
  gtk_label_set_text (self->words, _("Reading the articles again…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  gtk_widget_set_sensitive (self->cancel_button, TRUE);
  gtk_stack_set_visible_child_name (self->buttons, "running");
  g_signal_connect_object (job, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  nb_reread_job_run_async (job, self->cancellable, finished_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (NbAgainBar *self)
{
  g_cancellable_cancel (self->cancellable);
  gtk_widget_set_sensitive (self->cancel_button, FALSE);
}

static void
later_clicked_cb (NbAgainBar *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/* --- counting --- */

static void
count_thread (GTask        *task,
              gpointer      source,
              gpointer      library,
              GCancellable *cancellable)
{
  GError *error = NULL;
  g_autoptr (GArray) ids = nb_library_list_outdated (library, NULL, cancellable, &error);

  if (ids != NULL)
    g_task_return_int (task, ids->len);
  else
    g_task_return_error (task, error);
}

static void
counted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  NbAgainBar *self = NB_AGAIN_BAR (source);
  gssize n = g_task_propagate_int (G_TASK (result), NULL);
  g_autofree char *number = NULL;
  g_autofree char *words = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  g_clear_object (&self->cancellable);
  if (n <= 0)
    return;
  number = nb_format_count (n);
  words = g_strdup_printf (ngettext ("%s article can be read again with better rules. Corrections stand.",
                                     "%s articles can be read again with better rules. Corrections stand.", (gulong) n), number);
  gtk_label_set_text (self->words, words);
  gtk_stack_set_visible_child_name (self->buttons, "offer");
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/* --- object --- */

static void
nb_again_bar_dispose (GObject *object)
{
  NbAgainBar *self = NB_AGAIN_BAR (object);

  stop (self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->places, nb_places_unref);
  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (nb_again_bar_parent_class)->dispose (object);
}

static void
nb_again_bar_class_init (NbAgainBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_again_bar_dispose;
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-again-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, NbAgainBar, revealer);
  gtk_widget_class_bind_template_child (widget_class, NbAgainBar, words);
  gtk_widget_class_bind_template_child (widget_class, NbAgainBar, buttons);
  gtk_widget_class_bind_template_child (widget_class, NbAgainBar, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, NbAgainBar, progress);
  gtk_widget_class_bind_template_callback (widget_class, read_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_clicked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_again_bar_init (NbAgainBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nb_again_bar_set_library:
 * @library: (nullable): looked at in the background; the bar appears if there is something to read again
 *
 * Ends what is under way; what was read so far is kept.
 */
void
nb_again_bar_set_library (NbAgainBar *self,
                          NbLibrary  *library,
                          NbPlaces   *places)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (NB_IS_AGAIN_BAR (self));

  stop (self);
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  g_set_object (&self->library, library);
  g_clear_pointer (&self->places, nb_places_unref);
  self->places = nb_places_ref (places);
  if (library == NULL || nb_library_is_read_only (library))
    return;
  self->cancellable = g_cancellable_new ();
  task = nb_task_new (self, self->cancellable, counted_cb, NULL);
  g_task_set_source_tag (task, nb_again_bar_set_library);
  g_task_set_task_data (task, g_object_ref (library), g_object_unref);
  g_task_run_in_thread (task, count_thread);
}
