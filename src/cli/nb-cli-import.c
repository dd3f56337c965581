/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli import, nienbieu-cli sample.
 * Main thread. */

#include "nb-cli.h"

#include "import/nb-import-job.h"
#include "import/nb-reread-job.h"

#include <glib/gi18n.h>

static void
on_progress (gpointer job,
             guint done,
             guint total,
             const char *name,
             gpointer data)
{
  g_autofree char *shown = NULL;
  NbPace pace;

  nb_library_job_get_pace (job, &pace);
  if (pace.seconds_left >= 0)
    /* Translators: progress of an import: so many documents a second; minutes and seconds; the file it reads */
    shown = g_strdup_printf (_("(%.0f/s, %d:%02d left) %s"), pace.per_second, pace.seconds_left / 60, pace.seconds_left % 60,
                             name ? name : "");
  nb_cli_progress (done, total, shown ? shown : name);
}

/* A line for each document that could not be read. Returns the exit status, @status where all could. */
static int
print_failures (const GPtrArray *failures,
                int status)
{
  for (guint i = 0; i < failures->len; i++)
    {
      const NbImportFailure *failure = g_ptr_array_index (failures, i);

      status = nb_cli_fail (failure->path, failure->reason);
    }
  return status;
}

/* Runs the job and says how it went: each failure in a line, the sum in words or, on stdout, as JSON. */
static int
run_job (NbCli *cli,
         NbLibrary *library,
         NbImportJob *job,
         gboolean as_json)
{
  g_autoptr (GError) error = NULL;
  const NbImportReport *report = nb_import_job_get_report (job);
  g_autofree char *words = NULL;
  int status = NB_CLI_OK;
  gboolean tell;

  g_signal_connect (job, "progress", G_CALLBACK (on_progress), NULL);
  if (!nb_import_job_run (job, cli->cancellable, &error))
    status = report->cancelled ? NB_CLI_FAILED : nb_cli_fail_error (cli->library_path, error);
  nb_cli_progress_end ();

  status = print_failures (report->failures, status);
  if (as_json)
    {
      g_autofree char *json = nb_import_report_to_json (report);

      g_print ("%s\n", json);
    }
  tell = !error || report->cancelled || report->n_added + report->n_updated + report->n_duplicates > 0;
  words = nb_import_report_to_words (report);
  if (tell)
    g_printerr ("%s\n", words);
  /* a library that cannot be written has said so */
  return error ? status : nb_cli_settle (cli, library, status);
}

/* The same for articles that are read again from the originals in the library. */
static int
read_again (NbCli *cli,
            NbLibrary *library,
            NbRereadJob *job,
            gboolean as_json)
{
  g_autoptr (GError) error = NULL;
  const NbRereadReport *report = nb_reread_job_get_report (job);
  g_autofree char *words = NULL;
  int status = NB_CLI_OK;

  g_signal_connect (job, "progress", G_CALLBACK (on_progress), NULL);
  if (!nb_reread_job_run (job, cli->cancellable, &error))
    status = report->cancelled ? NB_CLI_FAILED : nb_cli_fail_error (cli->library_path, error);
  nb_cli_progress_end ();

  status = print_failures (report->failures, status);
  if (as_json)
    {
      g_autofree char *json = nb_reread_report_to_json (report);

      g_print ("%s\n", json);
    }
  words = nb_reread_report_to_words (report);
  if (!error || report->cancelled || report->n_changed + report->n_unchanged > 0)
    g_printerr ("%s\n", words);
  return error ? status : nb_cli_settle (cli, library, status);
}

/* Whether what stands on the command line asks for one thing: files, or the library's own originals. */
static gboolean
is_consistent (const char *name,
               gboolean again,
               guint n_paths,
               const char *source,
               int *status)
{
  if (!again && n_paths == 0)
    *status = nb_cli_usage_error (name, _("nothing to import was named"));
  else if (again && n_paths > 0)
    *status = nb_cli_usage_error (name, _("--again reads what is in the library, and no files"));
  else if (again && source)
    *status = nb_cli_usage_error (name, _("--again keeps each article’s source; --source is for new ones"));
  else if (source && !g_utf8_validate (source, -1, NULL))
    *status = nb_cli_usage_error (name, _("The value of --%s is not UTF-8"), "source");
  else
    return TRUE;
  return FALSE;
}

/**
 * nb_cli_import:
 */
int
nb_cli_import (NbCli *cli,
               int argc,
               char **argv)
{
  g_autofree char *source = NULL;
  gboolean again = FALSE;
  int report = -1;
  const NbCliOption options[] = {
    { "again", 0, NB_OPTION_FLAG, &again, NULL,
      N_("read the library’s own articles again, where an older version read them; corrections stand") },
    { "source", 0, NB_OPTION_TEXT, &source, N_("NAME"), N_("where the articles come from; otherwise what they say themselves") },
    { "report", 0, NB_OPTION_CHOICE, &report, "json", N_("write the report to standard output as JSON") },
    { NULL },
  };
  const NbCliCommand command = {
    "import", N_("PATH…"), N_("Takes files and folders into the library: text files (.txt), web pages (.html, .mhtml), JSON Lines (.jsonl), tables (.csv, .tsv) and archives (.zip, .tar.*)."),
    "nienbieu-cli --library work.nienbieu import articles/ page.html", options, FALSE,
  };
  g_autoptr (GPtrArray) paths = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbImportJob) job = NULL;
  int status;

  if (!nb_cli_parse (&command, NULL, argc, argv, &paths, &status))
    return status;
  if (!is_consistent (command.name, again, paths->len, source, &status))
    return status;
  library = nb_cli_open_library (cli, TRUE);
  if (!library)
    return NB_CLI_FAILED;
  if (again)
    {
      g_autoptr (NbRereadJob) reread = nb_reread_job_new (library, nb_cli_get_places (cli));

      return read_again (cli, library, reread, report == 0);
    }

  job = nb_import_job_new (library, nb_cli_get_places (cli));
  nb_import_job_set_source (job, source);
  for (guint i = 0; i < paths->len; i++)
    nb_import_job_add_path (job, g_ptr_array_index (paths, i));
  return run_job (cli, library, job, report == 0);
}

/**
 * nb_cli_sample:
 */
int
nb_cli_sample (NbCli *cli,
               int argc,
               char **argv)
{
  const NbCliCommand command = {
    "sample", NULL, N_("Fills the library with the sample articles. They are illustrative: nothing in them happened."),
    "nienbieu-cli --library sample.nienbieu sample", NULL, FALSE,
  };
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbImportJob) job = NULL;
  int status;

  if (!nb_cli_parse (&command, NULL, argc, argv, &rest, &status))
    return status;
  if (rest->len)
    return nb_cli_usage_error (command.name, _("unexpected: %s"), (char *) g_ptr_array_index (rest, 0));
  library = nb_cli_open_library (cli, TRUE);
  if (!library)
    return NB_CLI_FAILED;
  job = nb_import_job_new (library, nb_cli_get_places (cli));
  nb_import_job_add_sample (job);
  return run_job (cli, library, job, FALSE);
}
