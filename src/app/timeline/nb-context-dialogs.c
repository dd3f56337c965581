/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is asked and told about the user's own bands of the context: a new name, and which rows of a table were not taken.
 * Dialogs own themselves; main thread. */

#include "timeline/nb-context-dialogs.h"

#include "base/nb-context-bands.h"

#include <glib/gi18n.h>

#define MAX_LINES 200

/**
 * nb_context_report_show:
 * @body: what happened
 * @left_out: (element-type utf8): the rows that were left out and why, in the order of the table
 *
 * Tells which rows of a table were not taken; the words can be selected and copied.
 */
void
nb_context_report_show (GtkWindow       *parent,
                        const char      *heading,
                        const char      *body,
                        const GPtrArray *left_out)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, heading, body);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  if (left_out->len > 0)
    {
      g_autoptr (GString) words = g_string_new (NULL);
      GtkWidget *label = gtk_label_new (NULL), *scroller = gtk_scrolled_window_new ();

      for (guint i = 0; i < left_out->len && i < MAX_LINES; i++)
        g_string_append_printf (words, "%s%s", i > 0 ? "\n" : "", (const char *) g_ptr_array_index (left_out, i));
      if (left_out->len > MAX_LINES)
        {
          guint n = left_out->len - MAX_LINES;

          g_string_append_c (words, '\n');
          g_string_append_printf (words, ngettext ("and %u more", "and %u more", n), n);
        }
      gtk_label_set_text (GTK_LABEL (label), words->str);
      gtk_label_set_selectable (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_yalign (GTK_LABEL (label), 0);
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
      gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
      gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
      adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
    }
  gtk_window_present (GTK_WINDOW (dialog));
  /* a label that can be selected would take the focus, all of it selected */
  gtk_window_set_focus (GTK_WINDOW (dialog), gtk_window_get_default_widget (GTK_WINDOW (dialog)));
}

static void
name_changed_cb (GtkEditable *entry,
                 GtkWidget   *dialog)
{
  g_autofree char *name = nb_context_name_clean (gtk_editable_get_text (entry));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "rename", name != NULL);
}

/**
 * nb_context_rename_dialog_new:
 * @name: as the band is called now
 *
 * Returns: (transfer none): a dialog to be presented, with the response "rename"; see nb_context_rename_dialog_get_name()
 */
GtkWidget *
nb_context_rename_dialog_new (GtkWindow  *parent,
                              const char *name)
{
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Rename the Band"), NULL);
  GtkWidget *entry = gtk_entry_new ();

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "rename", _("_Rename"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "rename", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "rename");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_editable_set_text (GTK_EDITABLE (entry), name);
  gtk_entry_set_max_length (GTK_ENTRY (entry), NB_CONTEXT_MAX_NAME);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name of the band"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_changed_cb), dialog, 0);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  gtk_window_set_focus (GTK_WINDOW (dialog), entry);
  return dialog;
}

const char *
nb_context_rename_dialog_get_name (GtkWidget *dialog)
{
  return gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog))));
}
