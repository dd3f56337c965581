/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli sync.
 * Main thread. */

#include "nb-cli.h"

#include "sync/nb-feed-text.h"
#include "sync/nb-sync-job.h"

#include <glib/gi18n.h>

static void
on_progress (NbSyncJob *job,
             guint index,
             guint n_feeds,
             const char *what,
             gpointer data)
{
  nb_cli_progress (index + 1, n_feeds, what);
}

static void
on_feed_done (NbSyncJob *job,
              guint index,
              guint n_feeds,
              const char *url,
              gboolean ok,
              const char *result,
              gpointer data)
{
  nb_cli_progress_end ();
  g_printerr ("%s: %s\n", url, result);
}

/* Asks, and says how it went. */
static int
run_job (NbCli *cli,
         NbLibrary *library,
         NbSyncJob *job)
{
  g_autoptr (GError) error = NULL;
  gboolean ok;
  guint n_new;

  g_signal_connect (job, "progress", G_CALLBACK (on_progress), NULL);
  g_signal_connect (job, "feed-done", G_CALLBACK (on_feed_done), NULL);
  ok = nb_sync_job_run (job, cli->cancellable, &error);
  nb_cli_progress_end ();
  if (!ok)
    return nb_cli_fail_error (cli->library_path, error);
  n_new = nb_sync_job_get_n_new (job);
  if (nb_sync_job_get_n_feeds (job) == 0)
    g_printerr ("%s\n", _("No source is due; --now asks them all."));
  else
    {
      g_printerr (ngettext ("%u new article", "%u new articles", n_new), n_new);
      g_printerr ("\n");
    }
  return nb_cli_settle (cli, library, nb_sync_job_get_n_failed (job) ? NB_CLI_FAILED : NB_CLI_OK);
}

/**
 * nb_cli_sync:
 */
int
nb_cli_sync (NbCli *cli,
             int argc,
             char **argv)
{
  g_autofree char *feed = NULL;
  g_autofree char *url = NULL;
  gboolean now = FALSE;
  const NbCliOption options[] = {
    { "feed", 0, NB_OPTION_TEXT, &feed, "URL", N_("only this source") },
    { "now", 0, NB_OPTION_FLAG, &now, NULL, N_("also sources that are not due yet; requests stay conditional") },
    { NULL },
  };
  const NbCliCommand command = {
    "sync", NULL, N_("Asks the sources for new articles and takes them into the library. Ends with 1 if a source failed."),
    "nienbieu-cli sync --now", options, FALSE,
  };
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbExtractor) extractor = NULL;
  g_autoptr (NbFetcher) fetcher = NULL;
  g_autoptr (NbSyncJob) job = NULL;
  int status;

  if (!nb_cli_parse (&command, NULL, argc, argv, &rest, &status))
    return status;
  if (rest->len)
    return nb_cli_usage_error (command.name, _("unexpected: %s"), (char *) g_ptr_array_index (rest, 0));
  if (feed && !(url = nb_feed_address (feed, &error)))
    return nb_cli_usage_error (command.name, "%s", error->message);

  library = nb_cli_open_library (cli, TRUE);
  if (!library)
    return NB_CLI_FAILED;
  extractor = nb_extractor_new (nb_cli_get_places (cli));
  fetcher = nb_fetcher_new (NULL);
  job = nb_sync_job_new (library, extractor, fetcher);
  nb_sync_job_set_feed (job, url);
  nb_sync_job_set_now (job, now);
  return run_job (cli, library, job);
}
