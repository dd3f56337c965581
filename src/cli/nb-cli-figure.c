/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli figure.
 * Main thread. */

#include "nb-cli.h"

#include "painter/nb-figure-preset.h"
#include "painter/nb-figure.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *output;
  char *width;
  char *height;
  char *dpi;
  char *scale;
  char *title;
  char *language;      /* named for the help; it is common to all subcommands and taken before */
  int   preset;        /* 0: none */
  gboolean no_legend;
  gboolean no_titles;
  gboolean no_source;
  int   view;
  int   lanes;
  int   theme;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_free (asked->output);
  g_free (asked->width);
  g_free (asked->height);
  g_free (asked->dpi);
  g_free (asked->scale);
  g_free (asked->title);
  g_free (asked->language);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static gboolean
read_length (const char *option,
             const char *text,
             double *value,
             NbLengthUnit *unit,
             int *status)
{
  if (nb_length_parse (text, value, unit))
    return TRUE;
  *status = nb_cli_usage_error ("figure", _("--%s takes a length such as 174mm or 1920px, not “%s”"), option, text);
  return FALSE;
}

static gboolean
read_factor (const char *option,
             const char *text,
             double *value,
             int *status)
{
  char *end;

  if (!text)
    return TRUE;
  *value = g_ascii_strtod (text, &end);
  if (end != text && *end == '\0' && *value > 0)
    return TRUE;
  *status = nb_cli_usage_error ("figure", _("--%s takes a number, not “%s”"), option, text);
  return FALSE;
}

static gboolean
read_size (const Asked *asked,
           NbFigureSize *size,
           int *status)
{
  NbLengthUnit height_unit = size->unit;
  const char *reason;
  const NbFigurePreset *presets;
  guint n_presets;

  presets = nb_figure_presets (&n_presets);
  if (asked->preset > 0)
    *size = presets[MIN ((guint) asked->preset, n_presets) - 1].size;
  height_unit = size->unit;
  if ((asked->width && !read_length ("width", asked->width, &size->width, &size->unit, status))
      || (asked->height && !read_length ("height", asked->height, &size->height, &height_unit, status))
      || !read_factor ("dpi", asked->dpi, &size->dpi, status)
      || !read_factor ("scale", asked->scale, &size->scale, status))
    return FALSE;
  if (asked->height && height_unit != size->unit)
    *status = nb_cli_usage_error ("figure", _("--width and --height must be of the same unit"));
  else if (!nb_figure_size_is_valid (size, &reason))
    *status = nb_cli_usage_error ("figure", "%s", reason);
  else
    return TRUE;
  return FALSE;
}

static gboolean
read_spec (const Asked *asked,
           NbFigureSpec *spec,
           int *status)
{
  static const NbFigureView views[] = { NB_FIGURE_TIMELINE, NB_FIGURE_MAP, NB_FIGURE_BOTH };
  static const NbGroupBy lanes[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_REGION, NB_GROUP_BY_PROVINCE, NB_GROUP_BY_SOURCE,
                                     NB_GROUP_BY_CAMPAIGN };
  static const NbThemeKind themes[] = { NB_THEME_LIGHT, NB_THEME_DARK, NB_THEME_PRINT };

  if (!asked->output)
    {
      *status = nb_cli_usage_error ("figure", _("--%s is needed"), "output");
      return FALSE;
    }
  if (!nb_figure_format_from_name (asked->output, &spec->format))
    {
      *status = nb_cli_usage_error ("figure", _("the file must end in .png, .svg or .pdf, not “%s”"), asked->output);
      return FALSE;
    }
  spec->view = views[asked->view];
  spec->lanes = lanes[asked->lanes];
  spec->theme = themes[asked->theme];
  spec->title = asked->title;
  spec->no_legend = asked->no_legend;
  spec->no_title = asked->no_titles;
  spec->no_source_line = asked->no_source;
  return read_size (asked, &spec->size, status);
}

/* "vi" if that is what messages are in. */
static const char *
language_of (const NbCli *cli)
{
  const char *const *names = g_get_language_names ();

  if (cli->language)
    return cli->language;
  return names[0] && g_str_has_prefix (names[0], "vi") ? "vi" : "en";
}

/* The figure shows the time that was asked for, not that of the articles which reach beyond it, and the units of then. */
static void
read_span (const NbCliResult *result,
           NbFigureSpec *spec)
{
  const NbQuery *query = result->query;
  NbDay first = NB_DAY_NONE, last = NB_DAY_NONE, unused;

  if (!nb_edtf_is_dated (&query->from) && !nb_edtf_is_dated (&query->to))
    return;
  nb_edtf_days (&query->from, &first, &unused);
  nb_edtf_days (&query->to, &unused, &last);
  for (guint i = 0; i < result->rows->n_dated; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (result->catalog, nb_row_set_get (result->rows, i));

      if (!nb_edtf_is_dated (&query->from) && (first == NB_DAY_NONE || row->first < first))
        first = row->first;
      if (!nb_edtf_is_dated (&query->to) && (last == NB_DAY_NONE || row->last > last))
        last = row->last;
    }
  if (first == NB_DAY_NONE || last == NB_DAY_NONE || last < first)
    return;
  spec->from = first;
  spec->to = last + 1.0;
  if (first >= NB_MERGER_DAY)
    spec->place_mode = NB_PLACE_MODE_34;
}

static int
draw (NbCli *cli,
      const Asked *asked,
      NbFigureSpec *spec,
      const NbCliResult *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (asked->output);
  g_autoptr (NbOutlines) outlines = nb_outlines_new (nb_cli_get_places (cli), &error);
  g_autofree char *query = nb_query_is_empty (result->query) ? NULL : nb_query_describe (result->query);
  g_autofree char *name = g_filename_display_basename (cli->library_path);
  g_autofree char *fingerprint = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (NbContextBands) context = NULL;
  char *dot = strrchr (name, '.');

  if (!outlines)
    return nb_cli_fail_error (asked->output, error);
  fingerprint = nb_library_fingerprint (result->library, cli->cancellable, &error);
  own = fingerprint ? nb_library_list_bands (result->library, cli->cancellable, &error) : NULL;
  if (!own)
    return nb_cli_fail_error (cli->library_path, error);
  context = nb_context_bands_new (0, own);
  if (dot && dot > name)
    *dot = '\0';
  spec->library_name = name;
  spec->fingerprint = fingerprint;
  spec->context = context;
  spec->query = query;
  spec->language = language_of (cli);
  read_span (result, spec);
  if (!nb_figure_write (spec, result->catalog, result->rows, outlines, file, cli->cancellable, &error))
    return nb_cli_fail_error (asked->output, error);
  return NB_CLI_OK;
}

/**
 * nb_cli_figure:
 */
int
nb_cli_figure (NbCli *cli,
               int argc,
               char **argv)
{
  g_auto (Asked) asked = { .view = 2, .lanes = 1, .theme = 2 };
  const NbCliOption options[] = {
    { "output", 'o', NB_OPTION_TEXT, &asked.output, "FILE.png|svg|pdf", N_("the picture; its ending says which kind") },
    { "view", 0, NB_OPTION_CHOICE, &asked.view, "timeline|map|both", N_("what to draw") },
    { "lanes", 0, NB_OPTION_CHOICE, &asked.lanes, "none|region|province|source|campaign", N_("the lanes of the timeline") },
    { "preset", 0, NB_OPTION_CHOICE, &asked.preset, "none|column|columns|a4|slide|a0", N_("a usual size; width, height and dpi go before it") },
    { "width", 0, NB_OPTION_TEXT, &asked.width, "174mm|1920px", N_("width, as it is written into the file") },
    { "height", 0, NB_OPTION_TEXT, &asked.height, "110mm|1080px", N_("height; otherwise what suits the width") },
    { "dpi", 0, NB_OPTION_TEXT, &asked.dpi, "300", N_("dots per inch of a PNG measured in mm") },
    { "scale", 0, NB_OPTION_TEXT, &asked.scale, "2", N_("dots per pixel of a PNG measured in px") },
    { "theme", 0, NB_OPTION_CHOICE, &asked.theme, "light|dark|print", N_("the colours") },
    { "title", 0, NB_OPTION_TEXT, &asked.title, N_("TEXT"), N_("title of the figure") },
    { "no-legend", 0, NB_OPTION_FLAG, &asked.no_legend, NULL, N_("without legend") },
    { "no-titles", 0, NB_OPTION_FLAG, &asked.no_titles, NULL, N_("without the panels’ titles") },
    { "no-source", 0, NB_OPTION_FLAG, &asked.no_source, NULL, N_("without source line; the file’s metadata keep it") },
    { "lang", 0, NB_OPTION_TEXT, &asked.language, "vi|en", N_("language of the figure") },
    { NULL },
  };
  const NbCliCommand command = {
    "figure", NULL, N_("Draws the timeline and the map of the articles that match, or all, into a file."),
    "nienbieu-cli figure -o figure.svg --width 174mm --from 2019 --to 2021 --theme print", options, TRUE,
  };
  g_auto (NbCliQuery) query = { 0 };
  g_auto (NbCliResult) result = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  NbFigureSpec spec;
  int status;

  nb_figure_spec_init (&spec);
  nb_cli_query_init (&query);
  if (!nb_cli_parse (&command, query.options, argc, argv, &words, &status)
      || !read_spec (&asked, &spec, &status)
      || !nb_cli_query_run (&query, cli, command.name, words, &result, &status))
    return status;
  return draw (cli, &asked, &spec, &result);
}
