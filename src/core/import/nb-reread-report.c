/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of reading a library again, in words and as JSON.
 * Filled by the job that owns it; read when the job is over. */

#include "import/nb-reread-report.h"

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
 * nb_reread_report_new:
 *
 * Returns: (transfer full): a report of nothing yet
 */
NbRereadReport *
nb_reread_report_new (void)
{
  NbRereadReport *self = g_new0 (NbRereadReport, 1);

  self->failures = g_ptr_array_new_with_free_func (failure_free);
  return self;
}

/**
 * nb_reread_report_free:
 * @self: (nullable):
 */
void
nb_reread_report_free (NbRereadReport *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->failures);
  g_free (self);
}

/**
 * nb_reread_report_fail:
 * @name: where the article came from, or its title
 */
void
nb_reread_report_fail (NbRereadReport *self,
                       const char *name,
                       const char *reason)
{
  NbImportFailure *failure = g_new0 (NbImportFailure, 1);

  failure->path = g_strdup (name);
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
 * nb_reread_report_to_words:
 *
 * Returns: (transfer full): one line, "12 articles read otherwise than before, 340 just as before"
 */
char *
nb_reread_report_to_words (const NbRereadReport *self)
{
  GString *out = g_string_new (NULL);

  add_words (out, self->n_changed, N_("%u article read otherwise than before"), N_("%u articles read otherwise than before"));
  add_words (out, self->n_unchanged, N_("%u read just as before"), N_("%u read just as before"));
  add_words (out, self->n_current, N_("%u already up to date"), N_("%u already up to date"));
  add_words (out, self->failures->len, N_("%u article could not be read again"), N_("%u articles could not be read again"));
  if (out->len == 0)
    g_string_append (out, _("there are no articles to read again"));
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
 * nb_reread_report_to_json:
 *
 * Returns: (transfer full): one line, an object with "changed", "unchanged", "current", "cancelled" and "failures", a list
 *   of "path" and "reason"
 */
char *
nb_reread_report_to_json (const NbRereadReport *self)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (b);
  add_number (b, "changed", self->n_changed);
  add_number (b, "unchanged", self->n_unchanged);
  add_number (b, "current", self->n_current);
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
