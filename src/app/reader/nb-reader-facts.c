/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbReaderFacts: a boxed list of values with how sure they are. Owned by the reader; main thread. */

#include "reader/nb-reader-facts.h"

#include "reader/nb-field-words.h"

#include <glib/gi18n.h>
#include <string.h>

struct _NbReaderFacts
{
  GtkWidget  parent_instance;
  GtkListBox *list;
  GtkWidget *buttons[NB_N_FIELDS];      /* that correct a field; NULL: there is none */
  const NbStoredArticle *stored;        /* not owned */
  gboolean read_only;
};

enum { MARK_ACTIVATED, CORRECT, N_SIGNALS };
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

/* What a user corrected has no measure: it is marked, and says what had been read. */
static void
append_corrected (NbReaderFacts *self,
                  GtkWidget     *box,
                  NbField        field)
{
  g_autofree char *read = nb_field_value (self->stored->read, field);
  g_autofree char *words = g_strdup_printf (_("Read as: %s"), read != NULL ? read : _("unknown"));
  GtkWidget *label = gtk_label_new (_("corrected"));

  gtk_widget_add_css_class (label, "nb-corrected");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (label, words);
  gtk_box_append (GTK_BOX (box), label);
}

static void
correct_clicked_cb (NbReaderFacts *self,
                    GtkWidget     *button)
{
  g_signal_emit (self, signals[CORRECT], 0, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "field")));
}

/* Every row ends with a button or with room for one, so that the measures stand under one another. */
static void
append_correct_button (NbReaderFacts *self,
                       GtkWidget     *box,
                       int            field)
{
  GtkWidget *button;

  if (self->read_only)
    return;
  button = gtk_button_new_from_icon_name ("document-edit-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "nb-correct-button");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  if (field < 0)
    {
      gtk_widget_set_opacity (button, 0);
      gtk_widget_set_sensitive (button, FALSE);
      gtk_accessible_update_state (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
      return;
    }
  gtk_widget_set_tooltip_text (button, nb_field_correct_name ((NbField) field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  nb_field_correct_name ((NbField) field), -1);
  g_object_set_data (G_OBJECT (button), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (button, "clicked", G_CALLBACK (correct_clicked_cb), self, G_CONNECT_SWAPPED);
  self->buttons[field] = button;
}

/* @field: the field that the row tells, or -1: the user can correct it */
static void
append_row (NbReaderFacts    *self,
            const char       *fact,
            gboolean          repeated,
            const char       *value,
            const NbMark     *mark,
            const NbEvidence *evidence,
            int               field)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *key = new_label (repeated ? "" : fact, "key");
  GtkWidget *label = new_label (value != NULL ? value : _("unknown"), value == NULL ? "unknown" : NULL);
  gboolean corrected = field >= 0 && nb_corrections_find (self->stored->corrections, (NbField) field) != NULL;
  g_autofree char *name = g_strdup_printf (corrected ? _("%s: %s, corrected") : "%s: %s", fact,
                                           value != NULL ? value : _("unknown"));

  gtk_label_set_width_chars (GTK_LABEL (key), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (key), 12);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), key);
  gtk_box_append (GTK_BOX (box), label);
  if (corrected)
    append_corrected (self, box, (NbField) field);
  else if (evidence != NULL)
    append_confidence (box, evidence);
  append_correct_button (self, box, field);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), mark != NULL && mark->evidence != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (row), "mark", (gpointer) mark);
  g_object_set_data (G_OBJECT (row), "field", GINT_TO_POINTER (field + 1));
  gtk_list_box_append (self->list, row);
}

/* A field of which there is no mark: it is not known, or not read from words in the body. */
static void
append_field (NbReaderFacts *self,
              NbField        field)
{
  g_autofree char *value = nb_field_value (self->stored->article, field);

  append_row (self, nb_field_name (field), FALSE, value, NULL, nb_field_evidence (self->stored->article, field), (int) field);
}

static void
row_activated_cb (NbReaderFacts *self,
                  GtkListBoxRow *row)
{
  gpointer mark = g_object_get_data (G_OBJECT (row), "mark");

  if (mark != NULL)
    g_signal_emit (self, signals[MARK_ACTIVATED], 0, mark, row);
}

/* The field that a mark is the value of, or -1. */
static int
field_of_mark (const NbArticle *article,
               const NbMark    *mark,
               const char      *last_fact)
{
  const NbPlaceMention *place = nb_article_primary_place (article);

  if (mark->kind == NB_MARK_PLACE)
    return place != NULL && g_strcmp0 (place->unit, mark->filter) == 0 && g_strcmp0 (place->name, mark->value) == 0
             && g_strcmp0 (mark->fact, _("Mentioned")) != 0 ? NB_FIELD_PLACE : -1;
  if (mark->kind != NB_MARK_DATE || g_strcmp0 (mark->fact, last_fact) == 0)
    return -1;
  return g_strcmp0 (mark->fact, _("Happened")) == 0 ? NB_FIELD_HAPPENED
         : g_strcmp0 (mark->fact, _("Published")) == 0 ? NB_FIELD_PUBLISHED : -1;
}

/**
 * nb_reader_facts_set_marks:
 * @stored: (nullable): the article that the marks are from
 * @marks: (element-type NbMark): they and @stored must outlive what is shown
 * @read_only: whether nothing can be corrected
 */
void
nb_reader_facts_set_marks (NbReaderFacts         *self,
                           const NbStoredArticle *stored,
                           GPtrArray             *marks,
                           gboolean               read_only)
{
  GtkListBoxRow *row;
  const char *last = NULL;

  g_return_if_fail (NB_IS_READER_FACTS (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  memset (self->buttons, 0, sizeof self->buttons);
  self->stored = stored;
  self->read_only = read_only;
  if (stored == NULL)
    return;
  /* what every article has, or is said not to have */
  if (!stored->article->happened.value.is_known)
    append_field (self, NB_FIELD_HAPPENED);
  if (!stored->article->published.value.is_known)
    append_field (self, NB_FIELD_PUBLISHED);
  if (nb_article_primary_place (stored->article) == NULL)
    append_field (self, NB_FIELD_PLACE);
  for (guint i = 0; i < marks->len; i++)
    {
      const NbMark *mark = marks->pdata[i];
      int field = field_of_mark (stored->article, mark, last);

      if (field >= 0 && self->buttons[field] != NULL)
        field = -1;
      append_row (self, mark->fact, g_strcmp0 (mark->fact, last) == 0, mark->value, mark, mark->evidence, field);
      last = mark->fact;
    }
  append_field (self, NB_FIELD_SOURCE);
  append_field (self, NB_FIELD_BYLINE);
  append_field (self, NB_FIELD_TITLE);
}

/**
 * nb_reader_facts_find_field:
 *
 * Returns: the field whose value the mark is and that can be corrected, or -1
 */
int
nb_reader_facts_find_field (NbReaderFacts *self,
                            const NbMark  *mark)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (NB_IS_READER_FACTS (self), -1);

  for (int i = 0; !self->read_only && (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "mark") == mark)
      return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "field")) - 1;
  return -1;
}

/**
 * nb_reader_facts_focus_field:
 *
 * Gives the keyboard to the button that corrects the field.
 */
void
nb_reader_facts_focus_field (NbReaderFacts *self,
                             NbField        field)
{
  g_return_if_fail (NB_IS_READER_FACTS (self) && (guint) field < NB_N_FIELDS);

  if (self->buttons[field] != NULL)
    gtk_widget_grab_focus (self->buttons[field]);
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
  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);
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
