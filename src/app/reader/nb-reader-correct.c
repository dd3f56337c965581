/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reader's corrections: asked for in a dialog, kept by the library in the background, undone. Part of NbReader; main
 * thread. */

#include "reader/nb-reader-private.h"

#include "reader/nb-correct-dialog.h"
#include "reader/nb-field-words.h"

#include <glib/gi18n.h>

/* One correction on its way into the library. */
typedef struct
{
  NbReader     *reader;
  gint64        id;
  NbField       field;
  NbCorrection *before;     /* or NULL */
  gboolean      is_undo;
  char         *words;      /* what to say when it is there */
} Change;

static void
change_free (Change *change)
{
  g_object_unref (change->reader);
  nb_correction_free (change->before);
  g_free (change->words);
  g_free (change);
}

static void
corrected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  Change *change = data;
  NbReader *self = change->reader;
  g_autoptr (GError) error = NULL;

  if (!nb_library_correct_finish (NB_LIBRARY (source), result, &error))
    {
      g_autofree char *words = g_strdup_printf (_("The correction could not be kept: %s"), error->message);

      g_signal_emit_by_name (self, "told", words);
    }
  else if (self->session != NULL)
    {
      g_clear_pointer (&self->changed_before, nb_correction_free);
      self->changed_id = change->is_undo ? 0 : change->id;
      self->changed_field = change->field;
      self->changed_before = g_steal_pointer (&change->before);
      if (change->id == self->shown && change->id == nb_session_get_selected (self->session))
        {
          self->focus_field = (int) change->field;
          nb_reader_load (self, change->id);
        }
      if (!change->is_undo)
        g_signal_emit_by_name (self, "corrected", change->words);
    }
  change_free (change);
}

static void
start_change (NbReader           *self,
              gint64              id,
              NbField             field,
              const NbCorrection *correction,
              const NbCorrection *before,
              const char         *words,
              gboolean            is_undo)
{
  Change *change = g_new0 (Change, 1);

  change->reader = g_object_ref (self);
  change->id = id;
  change->field = field;
  change->before = nb_correction_copy (before);
  change->words = g_strdup (words);
  change->is_undo = is_undo;
  nb_library_correct_async (nb_session_get_library (self->session), id, field, correction, NULL, corrected_cb, change);
}

/* "Place: Đồng Nai → Bà Rịa - Vũng Tàu" */
static char *
change_words (NbReader           *self,
              NbField             field,
              const NbCorrection *correction)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autoptr (NbArticle) after = NULL;
  g_autofree char *from = nb_field_value (self->stored->article, field);
  g_autofree char *to = NULL;

  if (correction != NULL)
    g_ptr_array_add (one, (gpointer) correction);
  after = nb_article_correct (self->stored->read, one);
  to = nb_field_value (after, field);
  return g_strdup_printf ("%s: %s → %s", nb_field_name (field), from != NULL ? from : _("unknown"), to != NULL ? to : _("unknown"));
}

static void
dialog_correct_cb (NbCorrectDialog    *dialog,
                   const NbCorrection *correction,
                   NbReader           *self)
{
  gint64 id = *(gint64 *) g_object_get_data (G_OBJECT (dialog), "id");
  NbField field = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (dialog), "field"));
  g_autofree char *words = NULL;

  /* the dialog is modal: the article that it is about is still the open one */
  if (self->session == NULL || self->stored == NULL || self->stored->id != id)
    return;
  words = change_words (self, field, correction);
  start_change (self, id, field, correction, nb_corrections_find (self->stored->corrections, field), words, FALSE);
}

/**
 * nb_reader_correct_field:
 * @field: an NbField
 *
 * Asks for the right value of a field of the open article.
 */
void
nb_reader_correct_field (NbReader *self,
                         guint     field)
{
  NbCorrectDialog *dialog;

  if (self->stored == NULL)
    return;
  dialog = nb_correct_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                  nb_session_get_places (self->session), self->stored, (NbField) field);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_memdup2 (&self->stored->id, sizeof self->stored->id), g_free);
  g_object_set_data (G_OBJECT (dialog), "field", GUINT_TO_POINTER (field));
  g_signal_connect_object (dialog, "correct", G_CALLBACK (dialog_correct_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * nb_reader_undo_correction:
 *
 * Takes back what was corrected last, if anything: the field has again what it had before.
 */
void
nb_reader_undo_correction (NbReader *self)
{
  g_return_if_fail (NB_IS_READER (self));

  if (self->changed_id == 0 || self->session == NULL || nb_session_get_library (self->session) == NULL)
    return;
  start_change (self, self->changed_id, self->changed_field, self->changed_before, NULL, NULL, TRUE);
  self->changed_id = 0;
}
