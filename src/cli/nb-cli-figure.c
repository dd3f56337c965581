/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli figure: reads what is to be drawn.
 * Main thread. */

#include "nb-cli-figure.h"

#include <glib/gi18n.h>
#include <string.h>

/* The language is common to all subcommands; it is named here for the help. */
typedef struct
{
  char *output;
  char *width;
  char *height;
  char *dpi;
  char *scale;
  char *title;
  char *language;
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
format_of (const char *output,
           NbCliFigureFormat *format)
{
  static const char *const endings[] = { ".svg", ".pdf", ".png" };
  g_autofree char *lower = g_ascii_strdown (output, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

/* "174mm", "1920px" or "1920" */
static gboolean
parse_length (const char *text,
              double *value,
              NbCliLengthUnit *unit)
{
  char *end;

  *value = g_ascii_strtod (text, &end);
  if (end == text || !(*value > 0) || *value > 100000)
    return FALSE;
  *unit = g_str_equal (end, "mm") ? NB_CLI_MM : NB_CLI_PX;
  return *unit == NB_CLI_MM || *end == '\0' || g_str_equal (end, "px");
}

static gboolean
parse_factor (const char *text,
              double most,
              double *value)
{
  char *end;

  if (!text)
    return TRUE;
  *value = g_ascii_strtod (text, &end);
  return end != text && *end == '\0' && *value > 0 && *value <= most;
}

static gboolean
read_sizes (const Asked *asked,
            NbCliFigure *figure,
            int *status)
{
  NbCliLengthUnit height_unit = NB_CLI_MM;

  figure->unit = NB_CLI_MM;
  figure->dpi = 300;
  figure->scale = 1;
  if (asked->width && !parse_length (asked->width, &figure->width, &figure->unit))
    *status = nb_cli_usage_error ("figure", _("--%s takes a length such as 174mm or 1920px, not “%s”"), "width", asked->width);
  else if (asked->height && !parse_length (asked->height, &figure->height, &height_unit))
    *status = nb_cli_usage_error ("figure", _("--%s takes a length such as 174mm or 1920px, not “%s”"), "height", asked->height);
  else if (asked->width && asked->height && height_unit != figure->unit)
    *status = nb_cli_usage_error ("figure", _("--width and --height must be of the same unit"));
  else if (!parse_factor (asked->dpi, 2400, &figure->dpi))
    *status = nb_cli_usage_error ("figure", _("--%s takes a number, not “%s”"), "dpi", asked->dpi);
  else if (!parse_factor (asked->scale, 16, &figure->scale))
    *status = nb_cli_usage_error ("figure", _("--%s takes a number, not “%s”"), "scale", asked->scale);
  else
    {
      if (asked->height && !asked->width)
        figure->unit = height_unit;
      return TRUE;
    }
  return FALSE;
}

static gboolean
read_figure (const Asked *asked,
             NbCli *cli,
             NbCliFigure *figure,
             int *status)
{
  static const NbGroupBy lanes[] = { NB_GROUP_BY_NONE, NB_GROUP_BY_REGION, NB_GROUP_BY_PROVINCE, NB_GROUP_BY_SOURCE,
                                     NB_GROUP_BY_CAMPAIGN };

  if (!asked->output)
    {
      *status = nb_cli_usage_error ("figure", _("--%s is needed"), "output");
      return FALSE;
    }
  if (!format_of (asked->output, &figure->format))
    {
      *status = nb_cli_usage_error ("figure", _("the file must end in .png, .svg or .pdf, not “%s”"), asked->output);
      return FALSE;
    }
  figure->output = asked->output;
  figure->view = asked->view;
  figure->lanes = lanes[asked->lanes];
  figure->theme = asked->theme;
  figure->title = asked->title;
  figure->language = cli->language;
  return read_sizes (asked, figure, status);
}

/**
 * nb_cli_figure:
 */
int
nb_cli_figure (NbCli *cli,
               int argc,
               char **argv)
{
  g_auto (Asked) asked = { .view = NB_CLI_BOTH, .lanes = 1, .theme = NB_CLI_PRINT };
  const NbCliOption options[] = {
    { "output", 'o', NB_OPTION_TEXT, &asked.output, "FILE.png|svg|pdf", N_("the picture; its ending says which kind") },
    { "view", 0, NB_OPTION_CHOICE, &asked.view, "timeline|map|both", N_("what to draw") },
    { "lanes", 0, NB_OPTION_CHOICE, &asked.lanes, "none|region|province|source|campaign", N_("the lanes of the timeline") },
    { "width", 0, NB_OPTION_TEXT, &asked.width, "174mm|1920px", N_("width, as it is written into the file") },
    { "height", 0, NB_OPTION_TEXT, &asked.height, "110mm|1080px", N_("height; otherwise what suits the width") },
    { "dpi", 0, NB_OPTION_TEXT, &asked.dpi, "300", N_("dots per inch of a PNG measured in mm") },
    { "scale", 0, NB_OPTION_TEXT, &asked.scale, "2", N_("dots per pixel of a PNG measured in px") },
    { "theme", 0, NB_OPTION_CHOICE, &asked.theme, "light|dark|print", N_("the colours") },
    { "title", 0, NB_OPTION_TEXT, &asked.title, N_("TEXT"), N_("title of the figure") },
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
  NbCliFigure figure = { 0 };
  int status;

  nb_cli_query_init (&query);
  if (!nb_cli_parse (&command, query.options, argc, argv, &words, &status)
      || !read_figure (&asked, cli, &figure, &status)
      || !nb_cli_query_run (&query, cli, command.name, words, &result, &status))
    return status;
  return nb_cli_draw (cli, &figure, &result);
}
