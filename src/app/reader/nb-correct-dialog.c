/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbCorrectDialog: asks for the right value of one field. Owned by itself while it is open; main thread. */

#include "reader/nb-correct-dialog.h"

#include "base/nb-format.h"
#include "base/nb-text.h"
#include "reader/nb-field-words.h"
#include "reader/nb-mark.h"
#include "reader/nb-place-chooser.h"
#include "base/nb-user-date.h"

#include <glib/gi18n.h>

/* How much of the text is shown on each side of the words that were read. */
#define CONTEXT_CHARS 48

struct _NbCorrectDialog
{
  AdwWindow        parent_instance;
  AdwWindowTitle  *title;
  GtkWidget       *correct_button;
  GtkLabel        *read_value;
  GtkWidget       *sure;
  GtkLevelBar     *bar;
  GtkLabel        *confidence;
  GtkLabel        *quote;
  GtkLabel        *rule;
  GtkWidget       *new_heading;
  GtkBox          *chooser_box;
  GtkWidget       *entry;
  GtkWidget       *understood_box;
  GtkWidget       *understood_icon;
  GtkLabel        *understood;
  GtkWidget       *unknown;
  GtkWidget       *undo_box;
  GtkLabel        *made;

  NbField          field;
  char            *current;      /* the value as it stands, corrected or read */
  char            *read;         /* as it was read */
  NbPlaceChooser  *places;       /* of a place only */
};

enum { CORRECT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbCorrectDialog, nb_correct_dialog, ADW_TYPE_WINDOW)

static gboolean
is_date (NbField field)
{
  return field == NB_FIELD_PUBLISHED || field == NB_FIELD_HAPPENED;
}

/* --- what was read --- */

static char *
quote_markup (NbCorrectDialog  *self,
              const NbArticle  *article,
              const NbEvidence *evidence)
{
  const char *text = article->text != NULL ? article->text : "";
  glong length = g_utf8_strlen (text, -1);
  glong from, to;
  g_autofree char *before = NULL, *words = NULL, *after = NULL;
  GdkRGBA colour;

  if (evidence->end <= evidence->start || evidence->end > (guint) length)
    return NULL;
  from = MAX ((glong) evidence->start - CONTEXT_CHARS, 0);
  to = MIN ((glong) evidence->end + CONTEXT_CHARS, length);
  /* not across paragraphs, and no half words */
  {
    const char *start = g_utf8_offset_to_pointer (text, evidence->start);
    const char *end = g_utf8_offset_to_pointer (text, evidence->end);
    const char *first = g_utf8_offset_to_pointer (text, from), *last = g_utf8_offset_to_pointer (text, to);
    const char *a = start, *b = end;
    g_autofree char *raw = g_strndup (start, (gsize) (end - start));
    g_autofree char *raw_before = NULL, *raw_after = NULL;

    gboolean cut;

    while (a > first && a[-1] != '\n')
      a--;
    cut = a == first && from > 0 && a[-1] != '\n';
    while (cut && a < start && a[-1] != ' ')
      a++;
    while (b < last && *b != '\n')
      b++;
    cut = b == last && to < length && *b != '\n';
    while (cut && b > end && *b != ' ')
      b--;
    raw_before = g_strdup_printf ("%s%.*s", a > text && a[-1] != '\n' ? "…" : "", (int) (start - a), a);
    raw_after = g_strdup_printf ("%.*s%s", (int) (b - end), end,
                                 *b != '\0' && *b != '\n' && (b == end || b[-1] != '.') ? "…" : "");
    before = g_markup_escape_text (raw_before, -1);
    words = g_markup_escape_text (raw, -1);
    after = g_markup_escape_text (raw_after, -1);
  }
  if (!gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), nb_field_colour (self->field), &colour))
    gdk_rgba_parse (&colour, "#2f6d55");
  return g_strdup_printf ("“%s<span underline=\"single\" underline_color=\"#%02x%02x%02x\">%s</span>%s”", before,
                          (int) (colour.red * 255), (int) (colour.green * 255), (int) (colour.blue * 255), words, after);
}

static gboolean
is_value_alone (const char *quote,
                const char *value)
{
  g_autofree char *text = NULL;
  g_autofree char *quoted = g_strdup_printf ("“%s”", value != NULL ? value : "");

  return pango_parse_markup (quote, -1, 0, NULL, &text, NULL, NULL) && g_str_equal (text, quoted);
}

static void
show_read (NbCorrectDialog *self,
           const NbArticle *read)
{
  const NbEvidence *evidence = nb_field_evidence (read, self->field);
  g_autofree char *value = nb_field_value (read, self->field);
  g_autofree char *quote = evidence != NULL ? quote_markup (self, read, evidence) : NULL;

  gtk_label_set_text (self->read_value, value != NULL ? value : _("unknown"));
  if (value == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->read_value), "unknown");
  gtk_widget_set_visible (self->sure, evidence != NULL);
  /* words that are all that there is, and the value too, need not stand there twice */
  gtk_widget_set_visible (GTK_WIDGET (self->quote), quote != NULL && !is_value_alone (quote, value));
  gtk_label_set_markup (self->quote, quote != NULL ? quote : "");
  if (evidence != NULL)
    {
      g_autofree char *rule = nb_rule_to_words (evidence->rule);
      g_autofree char *number = nb_confidence_to_words (evidence->confidence);
      /* TRANSLATORS: then how a value was found, in words */
      g_autofree char *words = g_strdup_printf (_("Rule: %s"), rule);

      gtk_label_set_text (self->rule, words);
      gtk_label_set_text (self->confidence, number);
      gtk_level_bar_set_value (self->bar, evidence->confidence);
    }
  else
    gtk_label_set_text (self->rule, value != NULL ? _("Not read from words of the text")
                                                  : _("The text does not tell, or not in a way that was understood"));
}

/* --- what is right --- */

/* "6.2.2020, Thursday"; "Q1 2021: 1.1 – 31.3.2021" */
static char *
date_words (const NbEdtf *value)
{
  static const char *const weekdays[] = { N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"),
                                          N_("Saturday"), N_("Sunday") };
  g_autofree char *words = nb_format_edtf (value);
  NbDay first, last;

  if (!nb_edtf_days (value, &first, &last))
    return g_steal_pointer (&words);
  if (first == last)
    return g_strdup_printf ("%s, %s", words, _(weekdays[nb_day_weekday (first) - 1]));
  {
    g_autofree char *a = nb_format_day (first), *b = nb_format_day (last);

    return g_strdup_printf ("%s (%s – %s)", words, a, b);
  }
}

static char *
entry_text (NbCorrectDialog *self)
{
  return nb_text_squeeze (gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
}

/* The value that stands there now, in a correction's form. Returns whether there is one. */
static gboolean
get_value (NbCorrectDialog *self,
           char           **value,
           const char     **name)
{
  g_autofree char *text = entry_text (self);
  const char *place;
  NbEdtf date;

  *value = NULL;
  *name = NULL;
  if (self->field == NB_FIELD_PLACE)
    {
      if (!nb_place_chooser_get_value (self->places, &place, name))
        return FALSE;
      *value = g_strdup (place);
      return TRUE;
    }
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unknown)))
    return TRUE;
  if (*text == '\0' || (is_date (self->field) && !nb_user_date_parse (text, &date)))
    return FALSE;
  *value = is_date (self->field) ? nb_edtf_to_string (&date) : g_steal_pointer (&text);
  return TRUE;
}

/* Says how a date is taken. */
static void
show_understood (NbCorrectDialog *self)
{
  g_autofree char *text = entry_text (self);
  g_autofree char *words = NULL;
  gboolean ok;
  NbEdtf date;

  gtk_widget_set_visible (self->understood_box, is_date (self->field));
  if (!is_date (self->field))
    return;
  ok = nb_user_date_parse (text, &date);
  if (gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unknown)) || *text == '\0')
    words = g_strdup (_("For example 6.2.2020, 2/2020, Q1 2021, 5 – 7.10.2020"));
  else if (ok)
    {
      g_autofree char *date_in_words = date_words (&date);

      words = g_strdup_printf (_("Understood as %s"), date_in_words);
    }
  else
    words = g_strdup (_("No date yet: write 6.2.2020, 2/2020, Q1 2021 or 2020"));
  gtk_label_set_text (self->understood, words);
  gtk_widget_set_opacity (self->understood_icon, ok ? 1 : 0);
}

static void
changed_cb (NbCorrectDialog *self)
{
  g_autofree char *value = NULL;
  const char *name;
  gboolean ok;

  gtk_widget_set_sensitive (self->entry, !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->unknown)));
  ok = get_value (self, &value, &name);
  show_understood (self);
  gtk_widget_set_sensitive (self->correct_button, ok && g_strcmp0 (value, self->current) != 0);
  /* what another value takes the place of is struck */
  if (ok && g_strcmp0 (value, self->read) != 0 && self->read != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->read_value), "struck");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->read_value), "struck");
}

static void
correct_clicked_cb (NbCorrectDialog *self)
{
  g_autofree char *value = NULL;
  g_autoptr (NbCorrection) correction = NULL;
  const char *name;

  if (!get_value (self, &value, &name) || g_strcmp0 (value, self->current) == 0)
    return;
  correction = nb_correction_new (self->field, value, name, NULL);
  g_signal_emit (self, signals[CORRECT], 0, correction);
  gtk_window_close (GTK_WINDOW (self));
}

static void
undo_clicked_cb (NbCorrectDialog *self)
{
  g_signal_emit (self, signals[CORRECT], 0, NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
set_up_entry (NbCorrectDialog       *self,
              const NbStoredArticle *stored)
{
  static const char *const unknown[NB_N_FIELDS] = {
    N_("The article has no title"), N_("Nobody signed the article"), N_("The source is not known"),
    N_("When it was published is not known"), N_("When it happened is not known"), "",
  };
  const NbCorrection *correction = nb_corrections_find (stored->corrections, self->field);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (self->unknown), _(unknown[self->field]));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->unknown), correction != NULL && correction->value == NULL);
  if (is_date (self->field))
    {
      const NbDated *dated = self->field == NB_FIELD_HAPPENED ? &stored->article->happened : &stored->article->published;
      g_autofree char *words = dated->value.is_known ? nb_format_edtf (&dated->value) : NULL;
      NbEdtf same;

      /* in the user's words where they mean just that, and otherwise as EDTF */
      if (words != NULL && nb_user_date_parse (words, &same) && nb_edtf_equal (&same, &dated->value))
        gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
      else
        gtk_editable_set_text (GTK_EDITABLE (self->entry), self->current != NULL ? self->current : "");
    }
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), self->current != NULL ? self->current : "");
}

static void
set_up_places (NbCorrectDialog       *self,
               NbPlaces              *places,
               const NbStoredArticle *stored)
{
  GtkWidget *chooser = nb_place_chooser_new (places, stored->article);

  self->places = NB_PLACE_CHOOSER (chooser);
  gtk_box_append (self->chooser_box, chooser);
  if (nb_corrections_find (stored->corrections, NB_FIELD_PLACE) != NULL)
    nb_place_chooser_set_value (self->places, self->current);
  gtk_widget_set_visible (self->entry, FALSE);
  gtk_widget_set_visible (self->unknown, FALSE);
  g_signal_connect_object (chooser, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (chooser, "activate", G_CALLBACK (correct_clicked_cb), self, G_CONNECT_SWAPPED);
}

static void
show_undo (NbCorrectDialog    *self,
           const NbCorrection *correction)
{
  gtk_widget_set_visible (self->undo_box, correction != NULL);
  if (correction != NULL)
    {
      g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (correction->made);
      NbDay then = made != NULL ? nb_day_from_ymd (g_date_time_get_year (made), g_date_time_get_month (made),
                                                   g_date_time_get_day_of_month (made)) : 0;
      g_autofree char *day = nb_format_day (then);
      g_autofree char *words = g_strdup_printf (_("Corrected on %s"), day);

      gtk_label_set_text (self->made, words);
    }
}

/* --- object --- */

static void
nb_correct_dialog_finalize (GObject *object)
{
  g_free (NB_CORRECT_DIALOG (object)->current);
  g_free (NB_CORRECT_DIALOG (object)->read);

  G_OBJECT_CLASS (nb_correct_dialog_parent_class)->finalize (object);
}

static void
nb_correct_dialog_class_init (NbCorrectDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = nb_correct_dialog_finalize;
  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_POINTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-correct-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, title);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, correct_button);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, read_value);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, sure);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, bar);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, confidence);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, quote);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, rule);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, new_heading);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, chooser_box);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, understood_box);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, understood_icon);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, understood);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, unknown);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, undo_box);
  gtk_widget_class_bind_template_child (widget_class, NbCorrectDialog, made);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
nb_correct_dialog_init (NbCorrectDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * nb_correct_dialog_new:
 * @stored: looked at now only
 *
 * Returns: (transfer none): a window that is not shown yet
 */
NbCorrectDialog *
nb_correct_dialog_new (GtkWindow             *parent,
                       NbPlaces              *places,
                       const NbStoredArticle *stored,
                       NbField                field)
{
  NbCorrectDialog *self = g_object_new (NB_TYPE_CORRECT_DIALOG, "transient-for", parent,
                                        "title", nb_field_correct_name (field), NULL);

  self->field = field;
  self->current = nb_article_dup_value (stored->article, field);
  self->read = nb_article_dup_value (stored->read, field);
  adw_window_title_set_title (self->title, nb_field_correct_name (field));
  show_read (self, stored->read);
  show_undo (self, nb_corrections_find (stored->corrections, field));
  if (field == NB_FIELD_PLACE)
    set_up_places (self, places, stored);
  else
    set_up_entry (self, stored);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, nb_field_name (field), -1);
  changed_cb (self);
  gtk_widget_grab_focus (field == NB_FIELD_PLACE ? GTK_WIDGET (self->places) : self->entry);
  return self;
}
