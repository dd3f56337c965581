/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbReaderFacts: a boxed list of values with how sure they are. Owned by the reader; main thread. */

#include "reader/nb-reader-facts.h"

#include <glib/gi18n.h>

struct _NbReaderFacts
{
  GtkWidget  parent_instance;
  GtkListBox *list;
};

enum { MARK_ACTIVATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbReaderFacts, nb_reader_facts, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
append_confidence (GtkWidget        *box,
                   const NbEvidence *evidence)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);
  g_autofree char *number = nb_confidence_to_words (evidence->confidence);
  GtkWidget *label;

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), evidence->confidence);
  gtk_widget_add_css_class (bar, "nb-confidence");
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, 36, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Confidence"), -1);
  gtk_box_append (GTK_BOX (box), bar);
  label = gtk_label_new (number);
  gtk_widget_add_css_class (label, "nb-caption-dim");
  gtk_widget_add_css_class (label, "nb-digits");
  gtk_box_append (GTK_BOX (box), label);
}

static void
append_row (NbReaderFacts *self,
            const char    *fact,
            gboolean       repeated,
            const char    *value,
            const NbMark  *mark)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *key = new_label (repeated ? "" : fact, "key");
  GtkWidget *label = new_label (value, mark == NULL ? "unknown" : NULL);
  g_autofree char *name = g_strdup_printf ("%s: %s", fact, value);

  gtk_label_set_width_chars (GTK_LABEL (key), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (key), 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), label);
  if (mark != NULL && mark->evidence != NULL)
    append_confidence (box, mark->evidence);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), mark != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "mark", (gpointer) mark);
  gtk_list_box_append (self->list, row);
}

static void
row_activated_cb (NbReaderFacts *self,
                  GtkListBoxRow *row)
{
  gpointer mark = g_object_get_data (G_OBJECT (row), "mark");

  if (mark != NULL)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, mark, row);
}

static gboolean
has_fact (GPtrArray  *marks,
          const char *fact)
{
  for (guint i = 0; i < marks->len; i++)
    if (g_strcmp0 (((NbMark *) marks->pdata[i])->fact, fact) == 0)
      return TRUE;
  return FALSE;
}

/**
 * nb_reader_facts_set_marks:
 * @article: (nullable): the article that the marks are from
 * @marks: (element-type NbMark): they must outlive what is shown
 */
void
nb_reader_facts_set_marks (NbReaderFacts   *self,
                           const NbArticle *article,
                           GPtrArray       *marks)
{
  GtkListBoxRow *row;
  const char *last = NULL;

  g_return_if_fail (NB_IS_READER_FACTS (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (article == NULL)
    return;
  /* what every article has, or is said not to have */
  if (!has_fact (marks, _("Happened")))
    append_row (self, _("Happened"), FALSE, _("unknown"), NULL);
  if (!has_fact (marks, _("Published")))
    append_row (self, _("Published"), FALSE, _("unknown"), NULL);
  if (article->places->len == 0)
    append_row (self, _("Place"), FALSE, article->scope == NB_SCOPE_NATIONAL ? _("Nationwide") : _("unknown"), NULL);
  for (guint i = 0; i < marks->len; i++)
    {
      const NbMark *mark = marks->pdata[i];

      append_row (self, mark->fact, g_strcmp0 (mark->fact, last) == 0, mark->value, mark);
      last = mark->fact;
    }
}

/**
 * nb_reader_facts_set_current:
 * @mark: (nullable): the mark whose evidence is shown
 */
void
nb_reader_facts_set_current (NbReaderFacts *self,
                             const NbMark  *mark)
{
  GtkListBoxRow *row;

  g_return_if_fail (NB_IS_READER_FACTS (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (mark != NULL && g_object_get_data (G_OBJECT (row), "mark") == mark)
      gtk_widget_add_css_class (GTK_WIDGET (row), "current");
    else
      gtk_widget_remove_css_class (GTK_WIDGET (row), "current");
}

static void
nb_reader_facts_dispose (GObject *object)
{
  NbReaderFacts *self = NB_READER_FACTS (object);

  if (self->list != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->list));
  self->list = NULL;

  G_OBJECT_CLASS (nb_reader_facts_parent_class)->dispose (object);
}

static void
nb_reader_facts_class_init (NbReaderFactsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_reader_facts_dispose;
  signals[MARK_ACTIVATED] = g_signal_new ("mark-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, GTK_TYPE_WIDGET);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_reader_facts_init (NbReaderFacts *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "nb-facts");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Facts"), -1);
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
}
