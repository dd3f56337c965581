/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli feeds.
 * Main thread. */

#include "nb-cli.h"
#include "nb-cli-text.h"

#include "sync/nb-feed-text.h"

#include <glib/gi18n.h>
#include <string.h>

/* "2026-11-22 13:20", here; for a time that has not been or is over, a word. */
static char *
format_time (gint64 when,
             const char *if_none)
{
  g_autoptr (GDateTime) time = when ? g_date_time_new_from_unix_local (when) : NULL;

  return time ? g_date_time_format (time, "%F %H:%M") : g_strdup (if_none);
}

static int
list (NbCli *cli,
      NbLibrary *library)
{
  const char *const headers[] = { _("Source"), _("Address"), _("Last"), _("Next"), _("Result"), NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = nb_library_list_feeds (library, cli->cancellable, &error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!feeds)
    return nb_cli_fail_error (cli->library_path, error);
  for (guint i = 0; i < feeds->len; i++)
    {
      const NbFeed *feed = g_ptr_array_index (feeds, i);
      char **row = g_new0 (char *, G_N_ELEMENTS (headers));

      row[0] = g_strdup (feed->title ? feed->title : "–");
      row[1] = g_strdup (feed->url);
      row[2] = format_time (feed->checked, _("never"));
      row[3] = format_time (feed->due > now ? feed->due : 0, _("now"));
      row[4] = g_strdup (feed->result ? feed->result : "");
      g_ptr_array_add (rows, row);
    }
  if (rows->len)
    nb_cli_print_table (headers, rows, 0);
  else
    g_printerr ("%s\n", _("There are no sources yet."));
  return NB_CLI_OK;
}

static int
add (NbCli *cli,
     NbLibrary *library,
     const char *url)
{
  g_autoptr (GError) error = NULL;
  gboolean already_there;

  if (!nb_library_add_feed (library, url, &already_there, cli->cancellable, &error))
    return nb_cli_fail_error (url, error);
  g_printerr ("%s: %s\n", url, already_there ? _("was a source already") : _("added; “sync” asks it"));
  return NB_CLI_OK;
}

static int
remove_feed (NbCli *cli,
             NbLibrary *library,
             const char *url)
{
  g_autoptr (GError) error = NULL;
  gboolean found;

  if (!nb_library_remove_feed (library, url, &found, cli->cancellable, &error))
    return nb_cli_fail_error (url, error);
  if (!found)
    return nb_cli_fail (url, _("is not one of the sources"));
  g_printerr ("%s: %s\n", url, _("removed; its articles stay"));
  return NB_CLI_OK;
}

/**
 * nb_cli_feeds:
 */
int
nb_cli_feeds (NbCli *cli,
              int argc,
              char **argv)
{
  const NbCliOption options[] = { { NULL } };
  const NbCliCommand command = {
    "feeds", N_("list | add URL | remove URL | import FILE.opml | export FILE.opml"),
    N_("Lists, adds and removes the sources that “sync” asks for new articles."),
    "nienbieu-cli feeds add https://bao.example/rss/dan-van.rss", options, FALSE,
  };
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autofree char *url = NULL;
  const char *what;
  int status;

  if (!nb_cli_parse (&command, NULL, argc, argv, &rest, &status))
    return status;
  if (rest->len == 0)
    return nb_cli_usage_error (command.name, _("say list, add or remove"));
  what = g_ptr_array_index (rest, 0);
  if (strcmp (what, "import") == 0)
    return nb_cli_not_yet ("feeds import");
  if (strcmp (what, "export") == 0)
    return nb_cli_not_yet ("feeds export");
  if (strcmp (what, "list") != 0 && strcmp (what, "add") != 0 && strcmp (what, "remove") != 0)
    return nb_cli_usage_error (command.name, _("unexpected: %s"), what);
  if (rest->len > (strcmp (what, "list") == 0 ? 1 : 2))
    return nb_cli_usage_error (command.name, _("unexpected: %s"), (char *) g_ptr_array_index (rest, rest->len - 1));
  if (strcmp (what, "list") != 0)
    {
      if (rest->len < 2)
        return nb_cli_usage_error (command.name, _("an address is missing"));
      url = nb_feed_address (g_ptr_array_index (rest, 1), &error);
      if (!url)
        return nb_cli_usage_error (command.name, "%s", error->message);
    }

  library = nb_cli_open_library (cli, TRUE);
  if (!library)
    return NB_CLI_FAILED;
  if (strcmp (what, "list") == 0)
    return list (cli, library);
  return strcmp (what, "add") == 0 ? add (cli, library, url) : remove_feed (cli, library, url);
}
