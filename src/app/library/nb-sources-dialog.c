/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbSourcesDialog: the list of feeds and one sync over them. The library is asked in worker threads; a list that
 * arrives after a newer one was asked for is dropped. Owned by the window; main thread. */

#include "library/nb-sources-dialog.h"

#include "library/nb-source-row.h"
#include "sync/nb-feed-text.h"
#include "sync/nb-sync-job.h"
#include "widgets/nb-task.h"
#include "widgets/nb-toast.h"

#include <glib/gi18n.h>

struct _NbSourcesDialog
{
  AdwWindow       parent_instance;
  AdwWindowTitle *title;
  AdwToastOverlay *toasts;
  GtkStack       *stack;
  GtkEditable    *address;
  GtkLabel       *hint;
  GtkWidget      *add_button;
  GtkWidget      *sync_button;
  GtkStack       *sync_stack;
  GtkProgressBar *progress;
  GtkWidget      *trouble_heading;
  GtkListBox     *trouble;
  GtkWidget      *good_heading;
  GtkListBox     *good;
  NbLibrary      *library;
  NbPlaces       *places;
  GCancellable   *syncing;
  GCancellable   *listing;
  guint           n_feeds;
  gboolean        sync_when_listed;
};

G_DEFINE_FINAL_TYPE (NbSourcesDialog, nb_sources_dialog, ADW_TYPE_WINDOW)

static void refresh (NbSourcesDialog *self);

static void
tell (NbSourcesDialog *self,
      const char      *words)
{
  adw_toast_overlay_add_toast (self->toasts, nb_toast_new (words, 5));
}

static void
update_state (NbSourcesDialog *self)
{
  gboolean read_only = nb_library_is_read_only (self->library);
  gboolean busy = self->syncing != NULL;

  gtk_widget_set_sensitive (GTK_WIDGET (self->address), !read_only);
  gtk_widget_set_sensitive (self->add_button, !read_only && *gtk_editable_get_text (self->address) != '\0');
  gtk_stack_set_visible_child_name (self->sync_stack, busy ? "cancel" : "sync");
  gtk_widget_set_sensitive (self->sync_button, !read_only && self->n_feeds > 0);
  gtk_widget_set_opacity (GTK_WIDGET (self->progress), busy ? 1 : 0);
  if (!busy)
    {
      g_autofree char *words = self->n_feeds > 0 ? g_strdup_printf (ngettext ("%u source", "%u sources", self->n_feeds),
                                                                    self->n_feeds) : NULL;

      adw_window_title_set_subtitle (self->title, words != NULL ? words : "");
    }
}

/* --- adding and removing --- */

typedef struct
{
  NbLibrary *library;
  char      *url;
  gboolean   remove;
  gboolean   already_there;
} Change;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_object_unref (change->library);
  g_free (change->url);
  g_free (change);
}

static void
change_thread (GTask        *task,
               gpointer      source,
               gpointer      data,
               GCancellable *cancellable)
{
  Change *change = data;
  GError *error = NULL;
  gboolean ok = change->remove ? nb_library_remove_feed (change->library, change->url, NULL, cancellable, &error)
                               : nb_library_add_feed (change->library, change->url, &change->already_there, cancellable, &error);

  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
changed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  NbSourcesDialog *self = NB_SOURCES_DIALOG (source);
  const Change *change = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  if (self->library == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tell (self, error->message);
  else if (change->remove)
    tell (self, _("The source was removed; its articles stay in the library"));
  else if (change->already_there)
    tell (self, _("That source is already there"));
  else
    {
      gtk_editable_set_text (self->address, "");
      tell (self, _("The source was added; Sync Now asks it for articles"));
    }
  refresh (self);
}

static void
change_feed (NbSourcesDialog *self,
             const char      *url,
             gboolean         remove)
{
  g_autoptr (GTask) task = nb_task_new (self, NULL, changed_cb, NULL);
  Change *change = g_new0 (Change, 1);

  change->library = g_object_ref (self->library);
  change->url = g_strdup (url);
  change->remove = remove;
  g_task_set_source_tag (task, change_feed);
  g_task_set_task_data (task, change, change_free);
  g_task_run_in_thread (task, change_thread);
}

static void
add_clicked_cb (NbSourcesDialog *self)
{
  const char *text = gtk_editable_get_text (self->address);
  g_autofree char *url = NULL;

  if (*text == '\0')
    return;
  url = nb_feed_address (text, NULL);
  if (url == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->address), "error");
      gtk_label_set_text (self->hint, _("That is no address of a feed. It begins with https:// or http://."));
      return;
    }
  change_feed (self, url, FALSE);
}

static void
address_changed_cb (NbSourcesDialog *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self->address), "error");
  gtk_label_set_text (self->hint, _("The address of an RSS or Atom feed"));
  update_state (self);
}

static void
remove_cb (NbSourceRow     *row,
           NbSourcesDialog *self)
{
  change_feed (self, nb_source_row_get_url (row), TRUE);
}

/* --- the list --- */

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static void
show_feeds (NbSourcesDialog *self,
            GPtrArray       *feeds)
{
  guint n_trouble = 0;

  clear_list (self->trouble);
  clear_list (self->good);
  for (guint i = 0; i < feeds->len; i++)
    {
      const NbFeed *feed = feeds->pdata[i];
      gboolean trouble = feed->checked != 0 && !feed->ok;
      GtkWidget *row = nb_source_row_new (feed);

      g_signal_connect_object (row, "remove", G_CALLBACK (remove_cb), self, 0);
      gtk_list_box_append (trouble ? self->trouble : self->good, row);
      n_trouble += trouble;
    }
  self->n_feeds = feeds->len;
  gtk_widget_set_visible (self->trouble_heading, n_trouble > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), n_trouble > 0);
  gtk_widget_set_visible (self->good_heading, n_trouble < feeds->len);
  gtk_widget_set_visible (GTK_WIDGET (self->good), n_trouble < feeds->len);
  gtk_stack_set_visible_child_name (self->stack, feeds->len > 0 ? "list" : "none");
  update_state (self);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *feeds = nb_library_list_feeds (data, cancellable, &error);

  if (feeds != NULL)
    g_task_return_pointer (task, feeds, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NbSourcesDialog *self = NB_SOURCES_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = g_task_propagate_pointer (G_TASK (result), &error);

  if (self->library == NULL || g_task_get_cancellable (G_TASK (result)) != self->listing)
    return;
  if (feeds == NULL)
    {
      tell (self, error->message);
      return;
    }
  show_feeds (self, feeds);
  if (self->sync_when_listed)
    {
      self->sync_when_listed = FALSE;
      nb_sources_dialog_sync (self);
    }
}

static void
refresh (NbSourcesDialog *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  task = nb_task_new (self, self->listing, listed_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, g_object_ref (self->library), g_object_unref);
  g_task_run_in_thread (task, list_thread);
}

/* --- sync --- */

static NbSourceRow *
find_row (NbSourcesDialog *self,
          const char      *url)
{
  GtkListBox *lists[] = { self->trouble, self->good };
  GtkListBoxRow *row;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (int i = 0; (row = gtk_list_box_get_row_at_index (lists[l], i)) != NULL; i++)
      if (g_strcmp0 (nb_source_row_get_url (NB_SOURCE_ROW (row)), url) == 0)
        return NB_SOURCE_ROW (row);
  return NULL;
}

static void
progress_cb (NbSourcesDialog *self,
             guint            index,
             guint            n_feeds,
             const char      *what)
{
  g_autofree char *words = g_strdup_printf (_("Source %u of %u: %s"), index + 1, n_feeds, what != NULL ? what : "");

  adw_window_title_set_subtitle (self->title, words);
  gtk_progress_bar_set_fraction (self->progress, n_feeds > 0 ? (double) index / n_feeds : 0);
}

static void
feed_done_cb (NbSourcesDialog *self,
              guint            index,
              guint            n_feeds,
              const char      *url,
              gboolean         ok,
              const char      *result)
{
  NbSourceRow *row = find_row (self, url);

  if (row != NULL)
    {
      nb_source_row_set_busy (row, FALSE);
      nb_source_row_set_result (row, ok, result);
    }
  gtk_progress_bar_set_fraction (self->progress, n_feeds > 0 ? (index + 1.0) / n_feeds : 1);
}

static void
set_all_busy (NbSourcesDialog *self,
              gboolean         busy)
{
  GtkListBox *lists[] = { self->trouble, self->good };
  GtkListBoxRow *row;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (int i = 0; (row = gtk_list_box_get_row_at_index (lists[l], i)) != NULL; i++)
      nb_source_row_set_busy (NB_SOURCE_ROW (row), busy);
}

static void
synced_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (NbSourcesDialog) self = data;
  NbSyncJob *job = NB_SYNC_JOB (source);
  g_autoptr (GError) error = NULL;
  gboolean ok = nb_sync_job_run_finish (job, result, &error);

  g_clear_object (&self->syncing);
  if (self->library == NULL)
    return;
  set_all_busy (self, FALSE);
  if (!ok)
    tell (self, error->message);
  else
    {
      guint n = nb_sync_job_get_n_new (job);
      g_autofree char *words = g_strdup_printf (ngettext ("%u new article", "%u new articles", n), n);

      tell (self, n > 0 ? words : _("Nothing new"));
    }
  refresh (self);
}

/**
 * nb_sources_dialog_sync:
 *
 * Asks every source now, as soon as the list is there.
 */
void
nb_sources_dialog_sync (NbSourcesDialog *self)
{
  g_autoptr (NbExtractor) extractor = NULL;
  g_autoptr (NbFetcher) fetcher = NULL;
  g_autoptr (NbSyncJob) job = NULL;

  g_return_if_fail (NB_IS_SOURCES_DIALOG (self));

  if (self->syncing != NULL)
    return;
  if (self->n_feeds == 0)
    {
      self->sync_when_listed = TRUE;
      return;
    }
  extractor = nb_extractor_new (self->places);
  fetcher = nb_fetcher_new (NULL);
  job = nb_sync_job_new (self->library, extractor, fetcher);
  nb_sync_job_set_now (job, TRUE);
  self->syncing = g_cancellable_new ();
  g_signal_connect_object (job, "progress", G_CALLBACK (progress_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (job, "feed-done", G_CALLBACK (feed_done_cb), self, G_CONNECT_SWAPPED);
  gtk_progress_bar_set_fraction (self->progress, 0);
  set_all_busy (self, TRUE);
  update_state (self);
  nb_sync_job_run_async (job, self->syncing, synced_cb, g_object_ref (self));
}

static void
cancel_clicked_cb (NbSourcesDialog *self)
{
  g_cancellable_cancel (self->syncing);
}

/**
 * nb_sources_dialog_ask_address:
 *
 * @page: (nullable): an address on the site that is wanted
 *
 * Brings the keyboard to the entry for a new source. A page is no feed: it is where one begins to look for it.
 */
void
nb_sources_dialog_ask_address (NbSourcesDialog *self,
                               const char      *page)
{
  g_return_if_fail (NB_IS_SOURCES_DIALOG (self));

  if (page != NULL)
    {
      gtk_editable_set_text (self->address, page);
      gtk_label_set_text (self->hint, _("A page by itself cannot be added: put the address of the site’s feed (RSS or Atom) "
                                        "here. Or save the page in your browser and import the file."));
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->address));
}

/* --- object --- */

static void
nb_sources_dialog_dispose (GObject *object)
{
  NbSourcesDialog *self = NB_SOURCES_DIALOG (object);

  if (self->syncing != NULL)
    g_cancellable_cancel (self->syncing);
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  if (self->library != NULL)
    g_signal_handlers_disconnect_by_data (self->library, self);
  g_clear_object (&self->library);
  g_clear_pointer (&self->places, nb_places_unref);

  G_OBJECT_CLASS (nb_sources_dialog_parent_class)->dispose (object);
}

static void
nb_sources_dialog_class_init (NbSourcesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_sources_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-sources-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, title);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, address);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, sync_button);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, sync_stack);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, trouble_heading);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, good_heading);
  gtk_widget_class_bind_template_child (widget_class, NbSourcesDialog, good);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, nb_sources_dialog_sync);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nb_sources_dialog_init (NbSourcesDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nb_sources_dialog_new:
 *
 * Returns: (transfer none): a window over @parent, not shown yet
 */
NbSourcesDialog *
nb_sources_dialog_new (GtkWindow *parent,
                       NbLibrary *library,
                       NbPlaces  *places)
{
  NbSourcesDialog *self = g_object_new (NB_TYPE_SOURCES_DIALOG, "transient-for", parent, NULL);

  self->library = g_object_ref (library);
  self->places = nb_places_ref (places);
  refresh (self);
  update_state (self);
  return self;
}
