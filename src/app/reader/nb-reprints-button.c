/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbReprintsButton: the articles that print the same text as the open one, by date. Owned by the reader; main thread. */

#include "reader/nb-reprints-button.h"

#include "base/nb-format.h"
#include "widgets/nb-row-words.h"
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
};

G_DEFINE_FINAL_TYPE (NbReprintsButton, nb_reprints_button, GTK_TYPE_WIDGET)

/* Different papers; an article without one counts as one of its own. */
static guint
count_papers (NbCatalog     *catalog,
              const guint32 *rows,
              guint          n)
{
  g_autoptr (GHashTable) papers = g_hash_table_new (NULL, NULL);
  guint nameless = 0;

  for (guint i = 0; i < n; i++)
    {
      guint source = nb_catalog_get_row (catalog, rows[i])->source;

      if (source == NB_INDEX_NONE)
        nameless++;
      else
        g_hash_table_add (papers, GUINT_TO_POINTER (source));
    }
  return g_hash_table_size (papers) + nameless;
}

/* Of the same paper twice it says articles: nobody is to count a paper that is not there. */
static char *
summarise (NbCatalog     *catalog,
           const guint32 *rows,
           guint          n)
{
  const NbCatalogRow *first = nb_catalog_get_row (catalog, rows[0]);
  const char *source = nb_row_get_source (catalog, first);
  guint n_papers = count_papers (catalog, rows, n);
  g_autofree char *count = nb_format_count (n_papers > 1 ? n_papers : n);
  g_autofree char *many = g_strdup_printf (n_papers > 1 ? ngettext ("%s paper", "%s papers", n_papers)
                                                        : ngettext ("printed %s time", "printed %s times", n), count);
  g_autofree char *date = nb_row_format_date (first);

  if (first->first == NB_DAY_NONE)
    return g_steal_pointer (&many);
  if (source == NULL)
    /* TRANSLATORS: "12 papers, first on 12.3.2019" */
    return g_strdup_printf (_("%s, first on %s"), many, date);
  /* TRANSLATORS: "12 papers, first in Báo X, 12.3.2019" */
  return g_strdup_printf (_("%s, first in %s, %s"), many, source, date);
}

static GtkWidget *
new_row (NbReprintsButton *self,
         NbCatalog        *catalog,
         guint             row)
{
  const NbCatalogRow *article = nb_catalog_get_row (catalog, row);
  const char *title = nb_catalog_get_title (catalog, row), *source = nb_row_get_source (catalog, article);
  g_autofree char *date = nb_row_format_date (article);
  g_autofree char *words = g_strdup_printf ("%s · %s", date, source != NULL ? source : "–");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1), *result = gtk_list_box_row_new ();
  GtkWidget *lines[] = { gtk_label_new (words), gtk_label_new (title != NULL && *title != '\0' ? title : "–") };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      gtk_label_set_xalign (GTK_LABEL (lines[i]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (lines[i]), PANGO_ELLIPSIZE_END);
      gtk_label_set_single_line_mode (GTK_LABEL (lines[i]), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (lines[i]), 44);
      gtk_box_append (GTK_BOX (box), lines[i]);
    }
  gtk_widget_add_css_class (lines[1], "nb-caption-dim");
  if (article->id == self->id)
    gtk_widget_add_css_class (lines[0], "heading");
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (result), box);
  g_object_set_data_full (G_OBJECT (result), "id", g_memdup2 (&article->id, sizeof article->id), g_free);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (result), GTK_ACCESSIBLE_RELATION_LABELLED_BY, lines[0], lines[1], NULL, -1);
  return result;
}

static const guint32 *
get_members (NbReprintsButton *self,
             guint            *n)
{
  NbCatalog *catalog;
  guint row;

  *n = 0;
  if (self->session == NULL)
    return NULL;
  catalog = nb_session_get_catalog (self->session);
  return nb_catalog_find (catalog, self->id, &row) ? nb_catalog_get_reprints (catalog, row, n) : NULL;
}

/* Made when it is opened: the catalog may be another one by then. */
static void
fill_cb (GtkMenuButton *button,
         gpointer       data)
{
  NbReprintsButton *self = data;
  guint n;
  const guint32 *rows = get_members (self, &n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->rows))) != NULL)
    gtk_list_box_remove (self->rows, child);
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    gtk_list_box_append (self->rows, new_row (self, nb_session_get_catalog (self->session), rows[i]));
}

/* The keyboard begins at the open article. */
static void
shown_cb (NbReprintsButton *self)
{
  guint n, row;
  const guint32 *rows = get_members (self, &n);

  if (n == 0 || !nb_catalog_find (nb_session_get_catalog (self->session), self->id, &row))
    return;
  for (guint i = 0; i < MIN (n, MAX_ROWS); i++)
    if (rows[i] == row)
      gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (self->rows, (int) i)));
}

static void
row_activated_cb (NbReprintsButton *self,
                  GtkListBoxRow    *row)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (row), "id");

  gtk_popover_popdown (self->popover);
  nb_session_select (self->session, id);
}

static void
nb_reprints_button_dispose (GObject *object)
{
  NbReprintsButton *self = NB_REPRINTS_BUTTON (object);

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
 * @session: whose catalog knows the reprints
 * @id: the open article
 */
void
nb_reprints_button_set_article (NbReprintsButton *self,
                                NbSession        *session,
                                gint64            id)
{
  const guint32 *rows;
  guint n;

  g_return_if_fail (NB_IS_REPRINTS_BUTTON (self));

  g_set_object (&self->session, session);
  self->id = id;
  rows = get_members (self, &n);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 1);
  if (n > 1)
    {
      g_autofree char *words = summarise (nb_session_get_catalog (session), rows, n);

      gtk_label_set_text (self->label, words);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}
