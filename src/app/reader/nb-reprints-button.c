/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbReprintsButton: the articles that print the same text as the open one, by the day they were published; read in a worker
 * thread. Owned by the reader; main thread. */

#include "reader/nb-reprints-button.h"

#include "base/nb-format.h"
#include "store/nb-library-reprints.h"
#include "widgets/nb-reprint-words.h"
#include "widgets/nb-style.h"
#include "widgets/nb-task.h"

#include <glib/gi18n.h>

/* Nobody reads more, and a row is a widget. */
#define MAX_ROWS 200

struct _NbReprintsButton
{
  GtkWidget      parent_instance;
  GtkMenuButton *button;
  GtkLabel      *label;
  GtkPopover    *popover;
  GtkListBox    *rows;
  NbSession     *session;
  gint64         id;
  GPtrArray     *reprints;      /* of NbReprint, the first to be published first; NULL: none, or not read yet */
  GCancellable  *reading;
};

G_DEFINE_FINAL_TYPE (NbReprintsButton, nb_reprints_button, GTK_TYPE_WIDGET)

static void
add_line (GtkWidget  *box,
          const char *words,
          const char *style)
{
  GtkWidget *line = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (line), 0);
  gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (line), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (line), 44);
  if (style != NULL)
    gtk_widget_add_css_class (line, style);
  gtk_box_append (GTK_BOX (box), line);
}

static GtkWidget *
new_row (NbReprintsButton *self,
         const NbReprint  *member,
         const char       *open_title)
{
  gboolean is_open = member->id == self->id;
  g_autofree char *date = member->published.is_known ? nb_format_edtf (&member->published) : g_strdup (_("date unknown"));
  const char *source = member->source != NULL ? member->source : _("source unknown");
  const char *title = member->title != NULL && *member->title != '\0' ? member->title : _("Without a title");
  g_autofree char *line = is_open ? g_strdup_printf ("%s · %s · %s", date, source, _("this one"))
                                  : g_strdup_printf ("%s · %s", date, source);
  g_autofree char *spoken = g_strdup_printf ("%s · %s", line, title);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *row = gtk_list_box_row_new ();

  add_line (box, line, is_open ? "heading" : NULL);
  if (!is_open && g_strcmp0 (member->title, open_title) != 0)
    add_line (box, title, "nb-caption-dim");
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static guint
n_shown (NbReprintsButton *self)
{
  return self->reprints != NULL ? MIN (self->reprints->len, MAX_ROWS) : 0;
}

/* Made when it is opened: few are. */
static void
fill_cb (GtkMenuButton *button,
         gpointer       data)
{
  NbReprintsButton *self = data;
  const char *open_title = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; i < n_shown (self); i++)
    if (((NbReprint *) self->reprints->pdata[i])->id == self->id)
      open_title = ((NbReprint *) self->reprints->pdata[i])->title;
  for (guint i = 0; i < n_shown (self); i++)
    gtk_list_box_append (self->rows, new_row (self, self->reprints->pdata[i], open_title));
}

/* The keyboard begins at the open article. */
static void
shown_cb (NbReprintsButton *self)
{
  for (guint i = 0; i < n_shown (self); i++)
    if (((NbReprint *) self->reprints->pdata[i])->id == self->id)
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, (int) i)));
}

static void
row_activated_cb (NbReprintsButton *self,
                  GtkListBoxRow    *row)
{
  guint at = (guint) gtk_list_box_row_get_index (row);
  gint64 id = at < n_shown (self) ? ((NbReprint *) self->reprints->pdata[at])->id : self->id;

  gtk_popover_popdown (self->popover);
  nb_session_select (self->session, id);
}

/* --- reading --- */

typedef struct
{
  NbLibrary *library;
  gint64     id;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->library);
  g_free (request);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;
  GPtrArray *reprints = nb_library_list_reprints (request->library, request->id, cancellable, &error);

  if (reprints != NULL)
    g_task_return_pointer (task, reprints, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NbReprintsButton *self = NB_REPRINTS_BUTTON (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reprints = g_task_propagate_pointer (G_TASK (result), &error);
  g_autofree char *words = NULL;

  /* another article has been opened meanwhile */
  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (error != NULL && self->session != NULL)
    g_signal_emit_by_name (self->session, "failed", error);
  if (reprints == NULL || reprints->len < 2)
    return;
  words = nb_reprints_summarise (reprints);
  self->reprints = g_steal_pointer (&reprints);
  gtk_label_set_text (self->label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static void
forget (NbReprintsButton *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->reprints, g_ptr_array_unref);
}

/* --- object --- */

static void
nb_reprints_button_dispose (GObject *object)
{
  NbReprintsButton *self = NB_REPRINTS_BUTTON (object);

  forget (self);
  g_clear_object (&self->session);
  if (self->button != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->button));
  self->button = NULL;

  G_OBJECT_CLASS (nb_reprints_button_parent_class)->dispose (object);
}

static void
nb_reprints_button_class_init (NbReprintsButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nb_reprints_button_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
nb_reprints_button_init (NbReprintsButton *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_has_frame (self->button, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "nb-reprints");
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The same text"), -1);
  g_signal_connect_object (self->rows, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_widget_set_size_request (scroller, 300, -1);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  nb_style_prepare_popover (self->popover);
  gtk_popover_set_child (self->popover, scroller);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_menu_button_set_create_popup_func (self->button, fill_cb, self, NULL);
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * nb_reprints_button_set_article:
 * @session: whose library knows the reprints
 * @id: the open article
 *
 * Hides it until they are read, and for good if there are none.
 */
void
nb_reprints_button_set_article (NbReprintsButton *self,
                                NbSession        *session,
                                gint64            id)
{
  g_autoptr (GTask) task = NULL;
  Request *request;

  g_return_if_fail (NB_IS_REPRINTS_BUTTON (self));

  forget (self);
  if (self->id != id)
    gtk_popover_popdown (self->popover);
  g_set_object (&self->session, session);
  self->id = id;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  if (nb_session_get_library (session) == NULL)
    return;
  request = g_new (Request, 1);
  *request = (Request){ g_object_ref (nb_session_get_library (session)), id };
  self->reading = g_cancellable_new ();
  task = nb_task_new (self, self->reading, listed_cb, NULL);
  g_task_set_source_tag (task, nb_reprints_button_set_article);
  g_task_set_task_data (task, request, request_free);
  g_task_run_in_thread (task, list_thread);
}
