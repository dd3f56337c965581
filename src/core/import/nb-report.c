/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The common part of the reports of jobs: failures, words, JSON.
 * Pure functions; any thread. */

#include "import/nb-report.h"

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
 * nb_failures_new:
 *
 * Returns: (transfer full) (element-type NbImportFailure): none yet
 */
GPtrArray *
nb_failures_new (void)
{
  return g_ptr_array_new_with_free_func (failure_free);
}

/**
 * nb_failures_take:
 * @path: (transfer full): what failed, as a name that can be shown
 */
void
nb_failures_take (GPtrArray *failures,
                  char *path,
                  const char *reason)
{
  NbImportFailure *failure = g_new0 (NbImportFailure, 1);

  failure->path = path;
  failure->reason = g_strdup (reason);
  g_ptr_array_add (failures, failure);
}

/**
 * nb_report_words:
 * @numbers: (array length=n_numbers): in the order in which they are said; those of nothing are left out
 * @nothing: what is said if all are nothing
 *
 * Returns: (transfer full): one line, "12 new articles, 3 already there"
 */
char *
nb_report_words (const NbReportNumber *numbers,
                 guint n_numbers,
                 const char *nothing,
                 gboolean cancelled)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n_numbers; i++)
    {
      if (numbers[i].n == 0)
        continue;
      if (out->len)
        g_string_append (out, ", ");
      g_string_append_printf (out, g_dngettext (GETTEXT_PACKAGE, numbers[i].one, numbers[i].many, numbers[i].n), numbers[i].n);
    }
  if (out->len == 0)
    g_string_append (out, nothing);
  if (cancelled)
    g_string_append_printf (out, " – %s", _("cancelled; what was read so far is kept"));
  return g_string_free (out, FALSE);
}

static void
add_text (JsonBuilder *b,
          const char *name,
          const char *value)
{
  json_builder_set_member_name (b, name);
  json_builder_add_string_value (b, value);
}

/**
 * nb_report_json:
 * @numbers: (array length=n_numbers): each under its name
 *
 * Returns: (transfer full): one line, an object with the numbers, "cancelled" and "failures", a list of "path" and "reason"
 */
char *
nb_report_json (const NbReportNumber *numbers,
                guint n_numbers,
                gboolean cancelled,
                const GPtrArray *failures)
{
  g_autoptr (JsonBuilder) b = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (b);
  for (guint i = 0; i < n_numbers; i++)
    {
      json_builder_set_member_name (b, numbers[i].one);
      json_builder_add_int_value (b, numbers[i].n);
    }
  json_builder_set_member_name (b, "cancelled");
  json_builder_add_boolean_value (b, cancelled);
  json_builder_set_member_name (b, "failures");
  json_builder_begin_array (b);
  for (guint i = 0; i < failures->len; i++)
    {
      const NbImportFailure *failure = g_ptr_array_index (failures, i);

      json_builder_begin_object (b);
      add_text (b, "path", failure->path);
      add_text (b, "reason", failure->reason);
      json_builder_end_object (b);
    }
  json_builder_end_array (b);
  json_builder_end_object (b);
  root = json_builder_get_root (b);
  return json_to_string (root, FALSE);
}
