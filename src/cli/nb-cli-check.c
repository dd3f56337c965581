/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli check.
 * Main thread. */

#include "nb-cli.h"

#include <glib/gi18n.h>

/**
 * nb_cli_check:
 */
int
nb_cli_check (NbCli *cli,
              int argc,
              char **argv)
{
  gboolean repair = FALSE;
  const NbCliOption options[] = {
    { "repair", 0, NB_OPTION_FLAG, &repair, NULL, N_("save what can be read of a damaged library; the old file is kept beside it") },
    { NULL },
  };
  const NbCliCommand command = {
    "check", NULL, N_("Checks the library's file, its search index and every stored original. Ends with 0 when all is well."),
    "nienbieu-cli --library work.nienbieu check", options, FALSE,
  };
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibraryReport) report = NULL;
  int status;

  if (!nb_cli_parse (&command, NULL, argc, argv, &rest, &status))
    return status;
  if (rest->len)
    return nb_cli_usage_error (command.name, _("unexpected: %s"), (char *) g_ptr_array_index (rest, 0));

  report = nb_library_check (cli->library_path, repair, cli->cancellable, &error);
  if (!report)
    return nb_cli_fail_error (cli->library_path, error);
  for (guint i = 0; i < report->findings->len; i++)
    nb_cli_fail (cli->library_path, g_ptr_array_index (report->findings, i));
  if (report->ok)
    {
      g_print ("%s: %s\n", cli->library_path, _("all is well"));
      return NB_CLI_OK;
    }
  if (!report->repaired_path)
    return NB_CLI_FAILED;
  g_print (_("%s: repaired; the damaged file is kept as %s"), cli->library_path, report->repaired_path);
  g_print ("\n");
  return NB_CLI_OK;
}
