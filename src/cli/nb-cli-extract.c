/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli extract.
 * Main thread. */

#include "nb-cli.h"
#include "nb-cli-text.h"

#include "extract/nb-extractor.h"
#include "import/nb-file-walker.h"

#include <glib/gi18n.h>

static int
extract_one (NbExtractor *extractor,
             const char *path,
             const char *url,
             gboolean as_text,
             GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = nb_file_read (path, NB_EXTRACT_MAX_BYTES, cancellable, &error);
  g_autoptr (NbArticle) article = NULL;
  g_autofree char *full = g_canonicalize_filename (path, NULL);
  const NbOrigin origin = { .path = full, .url = url };
  NbStoredArticle stored = { .url = (char *) url };
  g_autofree char *out = NULL;

  if (bytes)
    article = nb_extractor_run (extractor, bytes, &origin, cancellable, &error);
  if (!article)
    {
      g_autofree char *name = g_filename_display_name (path);

      return nb_cli_fail_error (name, error);
    }
  stored.article = stored.read = article;
  out = as_text ? nb_cli_article_to_text (&stored, NULL) : nb_article_to_json_string (article, FALSE);
  g_print ("%s\n", out);
  return NB_CLI_OK;
}

/**
 * nb_cli_extract:
 */
int
nb_cli_extract (NbCli *cli,
                int argc,
                char **argv)
{
  g_autofree char *url = NULL;
  int format = 0;
  const NbCliOption options[] = {
    { "url", 0, NB_OPTION_TEXT, &url, "URL", N_("the address the page came from") },
    { "format", 0, NB_OPTION_CHOICE, &format, "json|text", N_("one JSON object a document, or to read") },
    { NULL },
  };
  const NbCliCommand command = {
    "extract", N_("FILE…"), N_("Shows what is read out of documents. Touches no library."),
    "nienbieu-cli extract page.html --url https://example.org/page.html", options, FALSE,
  };
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (NbExtractor) extractor = NULL;
  int status;

  if (!nb_cli_parse (&command, NULL, argc, argv, &files, &status))
    return status;
  if (files->len == 0)
    return nb_cli_usage_error (command.name, _("no file was named"));
  extractor = nb_extractor_new (nb_cli_get_places (cli));
  for (guint i = 0; i < files->len; i++)
    if (extract_one (extractor, g_ptr_array_index (files, i), url, format == 1, cli->cancellable) != NB_CLI_OK)
      status = NB_CLI_FAILED;
  return status;
}
