/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the subcommands share: one line a problem, progress on a terminal only, opening the library.
 * Main thread. */

#include "nb-cli.h"

#include "import/nb-reprint-job.h"
#include "store/nb-columns.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Somebody else's file name or message must not write on the terminal more than its own line. */
static char *
one_line (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *line = g_string_new (NULL);

  for (const char *p = valid; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (line, g_unichar_iscntrl (c) ? ' ' : c);
    }
  return g_string_free (line, FALSE);
}

/**
 * nb_cli_fail:
 * @what: the file, address or word concerned
 *
 * Says what went wrong, on stderr, in one line.
 *
 * Returns: %NB_CLI_FAILED
 */
int
nb_cli_fail (const char *what,
             const char *reason)
{
  g_autofree char *file = one_line (what);
  g_autofree char *line = one_line (reason);

  nb_cli_progress_end ();
  g_printerr ("%s: %s\n", file, line);
  return NB_CLI_FAILED;
}

int
nb_cli_fail_error (const char *what,
                   const GError *error)
{
  return nb_cli_fail (what, error ? error->message : _("unknown error"));
}

/**
 * nb_cli_not_yet:
 *
 * Returns: %NB_CLI_USAGE, having said that @what does not exist yet
 */
int
nb_cli_not_yet (const char *what)
{
  g_printerr ("%s: %s\n", what, _("not yet"));
  return NB_CLI_USAGE;
}

/**
 * nb_cli_usage_error:
 * @subcommand: (nullable):
 *
 * Returns: %NB_CLI_USAGE, having said what was wrong and where help is
 */
int
nb_cli_usage_error (const char *subcommand,
                    const char *format,
                    ...)
{
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  g_autofree char *command = g_strconcat ("nienbieu-cli", subcommand ? " " : NULL, subcommand, NULL);
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  message = one_line (text);
  g_printerr (_("%s: %s (see %s --help)"), command, message, command);
  g_printerr ("\n");
  return NB_CLI_USAGE;
}

/**
 * nb_cli_progress:
 *
 * Draws how far work has come, if stderr is a terminal.
 */
void
nb_cli_progress (guint done,
                 guint total,
                 const char *name)
{
  g_autofree char *line = NULL;
  g_autofree char *shown = NULL;

  if (!isatty (STDERR_FILENO))
    return;
  line = one_line (name ? name : "");
  shown = g_utf8_strlen (line, -1) > 60 ? g_utf8_substring (line, 0, 60) : g_strdup (line);
  if (total > 0)
    g_printerr ("\r\033[K%u/%u %s", done, total, shown);
  else
    g_printerr ("\r\033[K%u %s", done, shown);
}

/**
 * nb_cli_progress_end:
 *
 * Clears the line of progress.
 */
void
nb_cli_progress_end (void)
{
  if (isatty (STDERR_FILENO))
    g_printerr ("\r\033[K");
}

/**
 * nb_cli_open_library:
 *
 * Returns: (transfer full): the library, or %NULL having said why not
 */
NbLibrary *
nb_cli_open_library (NbCli *cli,
                     gboolean create)
{
  g_autoptr (GError) error = NULL;
  NbLibrary *library = nb_library_open (cli->library_path, create ? NB_LIBRARY_CREATE : 0, cli->cancellable, &error);

  if (!library)
    nb_cli_fail_error (cli->library_path, error);
  return library;
}

/**
 * nb_cli_get_places:
 *
 * Returns: (transfer none): the table of places; it is part of the program, so it is there
 */
NbPlaces *
nb_cli_get_places (NbCli *cli)
{
  g_autoptr (GError) error = NULL;

  if (!cli->places)
    cli->places = nb_places_new (&error);
  if (!cli->places)
    g_error ("%s", error->message);
  return cli->places;
}

static void
on_reprints_progress (NbReprintJob *job,
                      double fraction,
                      gpointer data)
{
  nb_cli_progress ((guint) (fraction * 100), 100, _("looking for reprints"));
}

/**
 * nb_cli_settle:
 * @status: what the subcommand ended with
 *
 * After a subcommand that had articles come or change: looks for reprints, and has the library keep the catalog's columns.
 * When cancelled, the next one goes on from there.
 *
 * Returns: the exit status
 */
int
nb_cli_settle (NbCli *cli,
                      NbLibrary *library,
                      int status)
{
  g_autoptr (NbReprintJob) job = nb_reprint_job_new (library);
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (g_cancellable_is_cancelled (cli->cancellable))
    return status;
  g_signal_connect (job, "progress", G_CALLBACK (on_reprints_progress), NULL);
  ok = nb_reprint_job_run (job, cli->cancellable, &error);
  ok = ok && nb_library_store_columns (library, NULL, cli->cancellable, &error);
  nb_cli_progress_end ();
  if (ok || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return status;
  return nb_cli_fail_error (cli->library_path, error);
}
