/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli show, cite, export.
 * Main thread. */

#include "nb-cli.h"
#include "nb-cli-text.h"

#include "export/nb-citation.h"
#include "store/nb-library-reprints.h"

#include <glib/gi18n.h>

/* --- show ------------------------------------------------------------------------------------------------------ */

static char *
show_as (const NbStoredArticle *stored,
         const GPtrArray *reprints,
         int format)
{
  switch (format)
    {
    case 1:
      return nb_cli_article_to_json (stored, reprints);
    case 2:
      return nb_cli_article_to_html (stored->article, stored->url);
    default:
      return nb_cli_article_to_text (stored, reprints);
    }
}

/**
 * nb_cli_show:
 */
int
nb_cli_show (NbCli *cli,
             int argc,
             char **argv)
{
  int format = 0;
  const NbCliOption options[] = {
    { "format", 0, NB_OPTION_CHOICE, &format, "text|json|html", N_("to read, as a record, or as a page") },
    { NULL },
  };
  const NbCliCommand command = { "show", "ID", N_("Shows one article."), "nienbieu-cli show 12 --format json", options, FALSE };
  g_autoptr (GPtrArray) rest = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbStoredArticle) stored = NULL;
  g_autoptr (GPtrArray) reprints = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  guint64 id;
  int status;

  if (!nb_cli_parse (&command, NULL, argc, argv, &rest, &status))
    return status;
  if (rest->len != 1
      || !g_ascii_string_to_unsigned (g_ptr_array_index (rest, 0), 10, 1, G_MAXINT64, &id, NULL))
    return nb_cli_usage_error (command.name, _("one number of an article is needed, as “list” prints it"));
  library = nb_cli_open_library (cli, TRUE);
  if (!library)
    return NB_CLI_FAILED;
  stored = nb_library_get_article (library, id, cli->cancellable, &error);
  if (error)
    return nb_cli_fail_error (cli->library_path, error);
  if (!stored)
    return nb_cli_fail (g_ptr_array_index (rest, 0), _("there is no such article"));
  reprints = nb_library_list_reprints (library, id, cli->cancellable, &error);
  if (!reprints)
    return nb_cli_fail_error (cli->library_path, error);
  out = show_as (stored, reprints, format);
  g_print ("%s\n", out);
  return NB_CLI_OK;
}

/* --- cite ------------------------------------------------------------------------------------------------------ */

static int
cite_all (NbCli *cli,
          const NbCliResult *result)
{
  g_autoptr (JsonArray) items = json_array_new ();
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *out = NULL;

  for (guint i = 0; i < result->rows->n_rows; i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 id = nb_catalog_get_row (result->catalog, nb_row_set_get (result->rows, i))->id;
      g_autoptr (NbStoredArticle) stored = nb_library_get_article (result->library, id, cli->cancellable, &error);

      if (error)
        return nb_cli_fail_error (cli->library_path, error);
      if (stored)
        json_array_add_element (items, nb_citation_to_csl (stored));
    }
  json_node_set_array (root, items);
  out = json_to_string (root, TRUE);
  g_print ("%s\n", out);
  return NB_CLI_OK;
}

/**
 * nb_cli_cite:
 */
int
nb_cli_cite (NbCli *cli,
             int argc,
             char **argv)
{
  int format = -1;
  const NbCliOption options[] = {
    { "format", 0, NB_OPTION_CHOICE, &format, "bibtex|ris|csl-json", N_("what the reference manager reads") },
    { NULL },
  };
  const NbCliCommand command = {
    "cite", NULL, N_("Writes citations of the articles that match, or all."),
    "nienbieu-cli cite --format csl-json --province \"Hà Giang\" > ha-giang.json", options, TRUE,
  };
  g_auto (NbCliQuery) query = { 0 };
  g_auto (NbCliResult) result = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  int status;

  nb_cli_query_init (&query);
  if (!nb_cli_parse (&command, query.options, argc, argv, &words, &status))
    return status;
  if (format < 0)
    return nb_cli_usage_error (command.name, _("--%s is needed"), "format");
  if (format != 2)
    return nb_cli_not_yet (format == 0 ? "cite --format bibtex" : "cite --format ris");
  if (!nb_cli_query_run (&query, cli, command.name, words, &result, &status))
    return status;
  return cite_all (cli, &result);
}

/* --- export ---------------------------------------------------------------------------------------------------- */

/**
 * nb_cli_export:
 */
int
nb_cli_export (NbCli *cli,
               int argc,
               char **argv)
{
  g_autofree char *output = NULL;
  int format = -1;
  const NbCliOption options[] = {
    { "format", 0, NB_OPTION_CHOICE, &format, "csv|jsonl|geojson|opml", N_("what to write") },
    { "output", 'o', NB_OPTION_TEXT, &output, N_("FILE"), N_("where to; otherwise standard output") },
    { NULL },
  };
  const NbCliCommand command = {
    "export", NULL, N_("Writes the articles that match, or all, for other programs. Not yet: “list --format csv” writes a table."),
    "nienbieu-cli export --format csv -o articles.csv", options, TRUE,
  };
  g_auto (NbCliQuery) query = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  int status;

  nb_cli_query_init (&query);
  if (!nb_cli_parse (&command, query.options, argc, argv, &words, &status))
    return status;
  return nb_cli_not_yet ("export");
}
