/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What became of reading a library again, in words and as JSON.
 * Filled by the job that owns it; read when the job is over. */

#include "import/nb-reread-report.h"

#include <glib/gi18n-lib.h>

/**
 * nb_reread_report_new:
 *
 * Returns: (transfer full): a report of nothing yet
 */
NbRereadReport *
nb_reread_report_new (void)
{
  NbRereadReport *self = g_new0 (NbRereadReport, 1);

  self->failures = nb_failures_new ();
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
  nb_failures_take (self->failures, g_strdup (name), reason);
}

/**
 * nb_reread_report_to_words:
 *
 * Returns: (transfer full): one line, "12 articles read otherwise than before, 340 just as before"
 */
char *
nb_reread_report_to_words (const NbRereadReport *self)
{
  const NbReportNumber numbers[] = {
    { self->n_changed, N_("%u article read otherwise than before"), N_("%u articles read otherwise than before") },
    { self->n_unchanged, N_("%u read just as before"), N_("%u read just as before") },
    { self->n_current, N_("%u already up to date"), N_("%u already up to date") },
    { self->failures->len, N_("%u article could not be read again"), N_("%u articles could not be read again") },
  };

  return nb_report_words (numbers, G_N_ELEMENTS (numbers), _("there are no articles to read again"), self->cancelled);
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
  const NbReportNumber numbers[] = {
    { self->n_changed, "changed" },
    { self->n_unchanged, "unchanged" },
    { self->n_current, "current" },
  };

  return nb_report_json (numbers, G_N_ELEMENTS (numbers), self->cancelled, self->failures);
}
