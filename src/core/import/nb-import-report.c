/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of an import, in words and as JSON.
 * Filled by the job that owns it; read when the job is over. */

#include "import/nb-import-report.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

static void
failure_free (gpointer data)
{
  NbImportFailure *failure = data;

  g_free (failure->path);
  g_free (failure->reason);
  g_free (failure);
}

/**
 * nb_import_report_new:
 *
 * Returns: (transfer full): a report of nothing yet
 */
NbImportReport *
nb_import_report_new (void)
{
  NbImportReport *self = g_new0 (NbImportReport, 1);

  self->failures = g_ptr_array_new_with_free_func (failure_free);
  return self;
}

/**
 * nb_import_report_free:
 * @self: (nullable):
 */
void
nb_import_report_free (NbImportReport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->failures);
  g_free (self);
}

/**
 * nb_import_report_fail:
 * @path: the file, as a name that can be shown
 */
void
nb_import_report_fail (NbImportReport *self,
                       const char *path,
                       const char *reason)
{
  NbImportFailure *failure = g_new0 (NbImportFailure, 1);

  failure->path = g_filename_display_name (path);
  failure->reason = g_strdup (reason);
  g_ptr_array_add (self->failures, failure);
}

static void
add_words (GString *out,
           guint n,
           const char *one,
           const char *many)
{
  if (n == 0)
    return;
  if (out->len)
    g_string_append (out, ", ");
  g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, one, many, n), n);
}

/**
 * nb_import_report_to_words:
 *
 * Returns: (transfer full): one line, "12 new articles, 3 already there, 1 file could not be read"
 */
char *
nb_import_report_to_words (const NbImportReport *self)
{
  GString *out = g_string_new (NULL);

  add_words (out, self->n_added, N_("%u new article"), N_("%u new articles"));
  add_words (out, self->n_updated, N_("%u article replaced"), N_("%u articles replaced"));
  add_words (out, self->n_duplicates, N_("%u already there"), N_("%u already there"));
  add_words (out, self->n_not_about, N_("%u not about dân vận"), N_("%u not about dân vận"));
  add_words (out, self->n_skipped, N_("%u other file skipped"), N_("%u other files skipped"));
  add_words (out, self->failures->len, N_("%u file could not be read"), N_("%u files could not be read"));
  if (out->len == 0)
    g_string_append (out, _("nothing found to import"));
  if (self->cancelled)
    g_string_append_printf (out, " – %s", _("cancelled; what was read so far is kept"));
  return g_string_free (out, FALSE);
}

static void
add_number (JsonBuilder *b,
            const char *name,
            guint value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_int_value (b, value);
}

/**
 * nb_import_report_to_json:
 *
 * Returns: (transfer full): one line, an object with "added", "updated", "duplicates", "skipped", "not_about",
 *   "cancelled" and "failures", a list of "path" and "reason"
 */
char *
nb_import_report_to_json (const NbImportReport *self)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (b);
  add_number (b, "added", self->n_added);
  add_number (b, "updated", self->n_updated);
  add_number (b, "duplicates", self->n_duplicates);
  add_number (b, "skipped", self->n_skipped);
  add_number (b, "not_about", self->n_not_about);
  json_builder_set_member_name (b, "cancelled");
  json_builder_add_boolean_value (b, self->cancelled);
  json_builder_set_member_name (b, "failures");
  json_builder_begin_array (b);
  for (guint i = 0; i < self->failures->len; i++)
    {
      const NbImportFailure *failure = g_ptr_array_index (self->failures, i);

      json_builder_begin_object (b);
      json_builder_set_member_name (b, "path");
      json_builder_add_string_value (b, failure->path);
      json_builder_set_member_name (b, "reason");
      json_builder_add_string_value (b, failure->reason);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  root = json_builder_get_root (b);
  return json_to_string (root, FALSE);
}
