/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbReprintsButton: the articles that print the same text as the open one, by date. Owned by the reader; main thread. */

#include "reader/nb-reprints-button.h"

#include "base/nb-format.h"
#include "store/nb-library-reprints.h"
#include "widgets/nb-style.h"

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
  GPtrArray     *members;    /* of NbReprint, the first to print it first; or NULL */
  GCancellable  *listing;
};

G_DEFINE_FINAL_TYPE (NbReprintsButton, nb_reprints_button, GTK_TYPE_WIDGET)

/* --- words --- */

/* Different papers; an article without one counts as one of its own. */
static guint
count_papers (GPtrArray *members)
{
  g_autoptr (GHashTable) papers = g_hash_table_new (g_str_hash, g_str_equal);
  guint nameless = 0;

  for (guint i = 0; i < members->len; i++)
    {
      const NbReprint *member = members->pdata[i];

      if (member->source == NULL)
        nameless++;
      else
        g_hash_table_add (papers, member->source);
    }
  return g_hash_table_size (papers) + nameless;
}

static char *
format_date (const NbReprint *member)
{
  return nb_edtf_is_dated (&member->published) ? nb_format_edtf (&member->published) : g_strdup (_("date unknown"));
}

/* Of the same paper twice it says how often: nobody is to count a paper that is not there. */
static char *
summarise (GPtrArray *members)
{
  const NbReprint *first = members->pdata[0];
  guint n = members->len, n_papers = count_papers (members);
  g_autofree char *count = nb_format_count (n_papers > 1 ? n_papers : n);
  g_autofree char *many = g_strdup_printf (n_papers > 1 ? ngettext ("%s paper", "%s papers", n_papers)
                                                        : ngettext ("printed %s time", "printed %s times", n), count);
  g_autofree char *date = format_date (first);

  if (!nb_edtf_is_dated (&first->published))
    return g_steal_pointer (&many);
  if (first->source == NULL)
    /* TRANSLATORS: "12 papers, first on 12.3.2019" */
    return g_strdup_printf (_("%s, first on %s"), many, date);
  /* TRANSLATORS: "12 papers, first in Báo X, 12.3.2019" */
  return g_strdup_printf (_("%s, first in %s, %s"), many, first->source, date);
}

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
  g_autofree char *date = format_date (member);
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
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&member->id, sizeof member->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* Made when it is opened: most articles are read without it. */
static void
popover_shown_cb (NbReprintsButton *self)
{
  const char *open_title = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  if (self->members == NULL || self->members->len == 0)
    return;
  for (guint i = 0; i < self->members->len; i++)
    {
      const NbReprint *member = self->members->pdata[i];

      if (member->id == self->id)
        open_title = member->title;
    }
  for (guint i = 0; i < self->members->len && i < MAX_ROWS; i++)
    gtk_list_box_append (self->rows, new_row (self, self->members->pdata[i], open_title));
  /* GTK looked for something to focus before the rows were there */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, 0)));
}

static void
row_activated_cb (NbReprintsButton *self,
                  GtkListBoxRow    *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "id");

  gtk_popover_popdown (self->popover);
  nb_session_select (self->session, id);
}

/* --- reading: the catalog's rows stand in the order of events, and who printed first is asked of the library --- */

typedef struct
{
  NbLibrary *library;
  gint64     id;
} Question;

static void
question_free (Question *question)
{
  g_object_unref (question->library);
  g_free (question);
}

static void
list_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  const Question *question = data;
  GError *error = NULL;
  GPtrArray *members = nb_library_list_reprints (question->library, question->id, cancellable, &error);

  if (members != NULL)
    g_task_return_pointer (task, members, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
show_members (NbReprintsButton *self,
              GPtrArray        *members)
{
  g_autofree char *words = NULL;

  g_clear_pointer (&self->members, g_ptr_array_unref);
  self->members = members;
  gtk_widget_set_visible (GTK_WIDGET (self), members != NULL && members->len > 1);
  if (members == NULL || members->len < 2)
    return;
  words = summarise (members);
  gtk_label_set_text (self->label, words);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* A cancelled task gives no members, whatever it had read: an answer that comes too late is not shown. */
static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NbReprintsButton *self = NB_REPRINTS_BUTTON (source);
  g_autoptr (GError) error = NULL;
  GPtrArray *members = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->listing);
  /* the reader itself says what is wrong with the library */
  show_members (self, members);
}

static void
stop_listing (NbReprintsButton *self)
{
  if (self->listing != NULL)
    g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
}

/* --- object --- */

static void
nb_reprints_button_dispose (GObject *object)
{
  NbReprintsButton *self = NB_REPRINTS_BUTTON (object);

  stop_listing (self);
  g_clear_pointer (&self->members, g_ptr_array_unref);
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
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->rows));
  self->popover = GTK_POPOVER (gtk_popover_new ());
  nb_style_prepare_popover (self->popover);
  gtk_popover_set_child (self->popover, scroller);
  g_signal_connect_object (self->popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (self->button, GTK_WIDGET (self->popover));
  gtk_widget_set_parent (GTK_WIDGET (self->button), GTK_WIDGET (self));
}

/**
 * nb_reprints_button_set_article:
 * @session: whose library knows the reprints
 * @id: the open article
 *
 * Shows, as soon as they are read, who else printed it; nothing if nobody did.
 */
void
nb_reprints_button_set_article (NbReprintsButton *self,
                                NbSession        *session,
                                gint64            id)
{
  g_autoptr (GTask) task = NULL;
  Question *question;

  g_return_if_fail (NB_IS_REPRINTS_BUTTON (self));

  stop_listing (self);
  if (self->id != id || self->session != session)
    {
      gtk_popover_popdown (self->popover);
      show_members (self, NULL);
    }
  g_set_object (&self->session, session);
  self->id = id;
  self->listing = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->library = g_object_ref (nb_session_get_library (session));
  question->id = id;
  task = g_task_new (self, self->listing, listed_cb, NULL);
  g_task_set_source_tag (task, nb_reprints_button_set_article);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, list_thread);
}
