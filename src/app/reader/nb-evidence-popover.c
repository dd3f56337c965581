/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbEvidencePopover: the evidence of one recognised value. Owned by the reader; main thread. */

#include "reader/nb-evidence-popover.h"

#include "base/nb-text.h"
#include "reader/nb-field-words.h"
#include "widgets/nb-style.h"

#include <glib/gi18n.h>

struct _NbEvidencePopover
{
  GtkPopover    parent_instance;
  GtkWidget    *box;
  GtkLabel     *read_from;
  GtkLabel     *value;
  GtkWidget    *correct_button;
  GtkLabel     *rule;
  GtkLevelBar  *bar;
  GtkLabel     *confidence;
  GtkWidget    *show_button;
  GtkWidget    *filter_button;
  const NbMark *mark;
  int           field;     /* that the mark is the value of, or -1 */
};

enum { FILTER, SHOW, CORRECT, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbEvidencePopover, nb_evidence_popover, GTK_TYPE_POPOVER)

static void
filter_clicked_cb (NbEvidencePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->mark != NULL)
    g_signal_emit (self, signals[FILTER], 0, self->mark);
}

static void
show_clicked_cb (NbEvidencePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->mark != NULL)
    g_signal_emit (self, signals[SHOW], 0, self->mark);
}

static void
correct_clicked_cb (NbEvidencePopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  if (self->field >= 0)
    g_signal_emit (self, signals[CORRECT], 0, (guint) self->field);
}

static void
nb_evidence_popover_class_init (NbEvidencePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[FILTER] = g_signal_new ("filter", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[SHOW] = g_signal_new ("show-time", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[CORRECT] = g_signal_new ("correct", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-evidence-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, box);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, read_from);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, value);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, correct_button);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, rule);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, bar);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, confidence);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, show_button);
  gtk_widget_class_bind_template_child (widget_class, NbEvidencePopover, filter_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, correct_clicked_cb);
}

static void
nb_evidence_popover_init (NbEvidencePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nb_style_prepare_popover (GTK_POPOVER (self));
}

GtkWidget *
nb_evidence_popover_new (void)
{
  return g_object_new (NB_TYPE_EVIDENCE_POPOVER, NULL);
}

/**
 * nb_evidence_popover_set_mark:
 * @mark: the value; it must outlive what is shown
 * @field: an NbField that can be corrected, or -1
 */
void
nb_evidence_popover_set_mark (NbEvidencePopover *self,
                              const NbMark      *mark,
                              int                field)
{
  const NbEvidence *evidence;

  g_return_if_fail (NB_IS_EVIDENCE_POPOVER (self));

  self->mark = mark;
  self->field = field;
  if (mark == NULL)
    return;
  gtk_widget_set_visible (self->correct_button, field >= 0);
  if (field >= 0)
    {
      gtk_widget_set_tooltip_text (self->correct_button, nb_field_correct_name ((NbField) field));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->correct_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      nb_field_correct_name ((NbField) field), -1);
    }
  evidence = mark->evidence;
  gtk_label_set_text (self->value, mark->value);
  gtk_widget_set_visible (self->filter_button, mark->filter != NULL || nb_edtf_is_dated (&mark->time));
  gtk_widget_set_visible (self->show_button, nb_edtf_is_dated (&mark->time));
  if (evidence != NULL)
    {
      g_autofree char *words = nb_text_ellipsize (evidence->text != NULL ? evidence->text : "", 80);
      g_autofree char *escaped = g_markup_escape_text (words, -1);
      g_autofree char *rule = nb_rule_to_words (evidence->rule);
      g_autofree char *markup = NULL;
      g_autofree char *number = nb_confidence_to_words (evidence->confidence);

      /* TRANSLATORS: a kind of fact ("Happened", "Place"), then the words of the article that it was read from */
      markup = evidence->end > evidence->start
                 ? g_strdup_printf (_("%s, read from “<b>%s</b>”"), mark->fact, escaped)
                 : g_strdup_printf (_("%s, not from the text"), mark->fact);
      gtk_label_set_markup (self->read_from, markup);
      gtk_label_set_text (self->rule, rule);
      gtk_label_set_text (self->confidence, number);
      gtk_level_bar_set_value (self->bar, evidence->confidence);
    }
  else
    {
      gtk_label_set_text (self->read_from, mark->fact);
      gtk_label_set_text (self->rule, _("not told"));
      gtk_label_set_text (self->confidence, "");
      gtk_level_bar_set_value (self->bar, 0);
    }
}
