/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sizes of figures and where their panels stand. Pure functions; any thread. */

#include "plot/nb-figure-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MM_PER_INCH 25.4
#define POINTS_PER_INCH 72.0
#define PX_PER_INCH 96.0

/* Smaller than this there is no room for words, larger no printer; pixels as cairo takes them. */
#define MIN_MM 20.0
#define MAX_MM 2000.0
#define MIN_PX 80.0
#define MAX_PX 20000.0
#define MAX_PIXELS 30000

/**
 * nb_length_parse:
 * @text: "174mm", "1920px", or a bare number of pixels; a comma is as good as a point
 *
 * Returns: %FALSE if it is no length above zero
 */
gboolean
nb_length_parse (const char *text,
                 double *value,
                 NbLengthUnit *unit)
{
  g_autofree char *number = g_strdelimit (g_strstrip (g_strdup (text)), ",", '.');
  char *end = NULL;
  double parsed = g_ascii_strtod (number, &end);

  if (end == number || !isfinite (parsed) || parsed <= 0 || !g_ascii_isdigit (*number))
    return FALSE;
  while (*end == ' ')
    end++;
  if (g_ascii_strcasecmp (end, "mm") == 0)
    *unit = NB_LENGTH_MM;
  else if (g_ascii_strcasecmp (end, "px") == 0 || *end == '\0')
    *unit = NB_LENGTH_PX;
  else
    return FALSE;
  *value = parsed;
  return TRUE;
}

/**
 * nb_length_format:
 *
 * Returns: (transfer full): "174mm", "1920px"
 */
char *
nb_length_format (double value,
                  NbLengthUnit unit)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.6g", value);
  return g_strconcat (buffer, unit == NB_LENGTH_MM ? "mm" : "px", NULL);
}

/**
 * nb_figure_size_is_valid:
 * @reason: (out) (nullable): why not, in words
 *
 * Returns: whether a figure of this size can be drawn
 */
gboolean
nb_figure_size_is_valid (const NbFigureSize *size,
                         const char **reason)
{
  double low = size->unit == NB_LENGTH_MM ? MIN_MM : MIN_PX, high = size->unit == NB_LENGTH_MM ? MAX_MM : MAX_PX;
  const char *why = NULL;
  int width, height;

  if (!(size->width >= low && size->width <= high) || !(size->height == 0 || (size->height >= low && size->height <= high)))
    why = _("A figure is between 20 and 2,000 mm, or 80 and 20,000 px, wide and high");
  else if (!(size->dpi >= 36 && size->dpi <= 2400))
    why = _("The resolution is between 36 and 2,400 dpi");
  else if (!(size->scale >= 0.25 && size->scale <= 16))
    why = _("The scale is between 0.25 and 16");
  else
    {
      nb_figure_size_pixels (size, NB_FIGURE_MAP, &width, &height);
      if (width > MAX_PIXELS || height > MAX_PIXELS)
        why = _("A picture of so many pixels cannot be made; take a lower resolution");
    }
  if (reason)
    *reason = why;
  return why == NULL;
}

/* What is larger is looked at from farther away: it is the same picture with larger letters, seven points and more on A4 and
 * on a slide what is read from the last row. What is smaller has a journal's letters, of seven points rather than nine. */
#define USUAL_PRINT_MM 220.0
#define USUAL_PRINT_PX 640.0
#define USUAL_SCREEN_MM 297.0
#define USUAL_SCREEN_PX 960.0
#define JOURNAL_SCREEN (7.0 / 9.0)

/* A journal's column is too narrow for two panels side by side. */
#define NARROW_MM 120.0
#define NARROW_PX 460.0
#define NARROW_RATIO (180.0 / 84.0)
#define STACKED_RATIO 1.3
#define STACKED_SHARE 0.48

/* Height over width, for a view whose height nobody has said. */
static double
usual_ratio (const NbFigureSize *size,
             NbFigureView view)
{
  gboolean is_narrow = size->width < (size->unit == NB_LENGTH_MM ? NARROW_MM : NARROW_PX);

  switch (view)
    {
    case NB_FIGURE_MAP:
      return 1.5;
    case NB_FIGURE_TIMELINE:
      return is_narrow ? 1.0 : 0.75;
    case NB_FIGURE_BOTH:
    default:
      return is_narrow ? NARROW_RATIO : 110.0 / 174.0;
    }
}

/**
 * nb_figure_size_height:
 *
 * Returns: the figure's height in its own unit
 */
double
nb_figure_size_height (const NbFigureSize *size,
                       NbFigureView view)
{
  if (size->height > 0)
    return size->height;
  return floor (size->width * usual_ratio (size, view) + 0.5);
}

/**
 * nb_figure_size_pixels:
 *
 * The size of the figure as a PNG.
 */
void
nb_figure_size_pixels (const NbFigureSize *size,
                       NbFigureView view,
                       int *width,
                       int *height)
{
  double factor = size->unit == NB_LENGTH_MM ? size->dpi / MM_PER_INCH : size->scale;

  *width = (int) floor (size->width * factor + 0.5);
  *height = (int) floor (nb_figure_size_height (size, view) * factor + 0.5);
}

static double
magnify (const NbFigureSize *size,
         gboolean in_points)
{
  if (in_points)
    return MAX (size->width / (size->unit == NB_LENGTH_MM ? USUAL_PRINT_MM : USUAL_PRINT_PX), 1);
  if (size->unit == NB_LENGTH_PX)
    return MAX (size->width / USUAL_SCREEN_PX, 1);
  return MAX (size->width / USUAL_SCREEN_MM, JOURNAL_SCREEN);
}

/**
 * nb_figure_layout:
 * @in_points: the page is measured in points (print) rather than CSS pixels (screen themes)
 * @n_source_lines: lines below the panels, 0 for none
 * @layout: (out): the panels
 */
void
nb_figure_layout (const NbFigureSize *size,
                  NbFigureView view,
                  gboolean in_points,
                  guint n_source_lines,
                  NbFigureLayout *layout)
{
  double per_inch = in_points ? POINTS_PER_INCH : PX_PER_INCH;
  double factor = size->unit == NB_LENGTH_MM ? per_inch / MM_PER_INCH : per_inch / PX_PER_INCH;
  double margin = in_points ? 6 : 12, line = in_points ? 8.5 : 16;
  double source = n_source_lines ? n_source_lines * line + (in_points ? 8 : 14) : 0;
  double inner_width, inner_height, map_width, gap = in_points ? 18 : 24;

  memset (layout, 0, sizeof *layout);
  layout->magnify = magnify (size, in_points);
  factor /= layout->magnify;
  layout->width = size->width * factor;
  layout->height = nb_figure_size_height (size, view) * factor;
  layout->has_timeline = view != NB_FIGURE_MAP;
  layout->has_map = view != NB_FIGURE_TIMELINE;
  inner_width = layout->width - 2 * margin;
  inner_height = MAX (layout->height - 2 * margin - source, 10);
  layout->source = (NbRect){ margin, layout->height - margin - source, inner_width, source };

  if (view == NB_FIGURE_BOTH && inner_height > STACKED_RATIO * inner_width)
    {
      double upper = floor ((inner_height - gap) * STACKED_SHARE);

      layout->timeline = (NbRect){ margin, margin, inner_width, upper };
      layout->map = (NbRect){ margin, margin + upper + gap, inner_width, inner_height - upper - gap };
      return;
    }
  /* the map is 0.56 as wide as it is high; it takes at most a third of the page beside a timeline */
  map_width = layout->has_timeline ? MIN (inner_width * 0.32, (inner_height - line * 2) * 0.62) : inner_width;
  if (layout->has_timeline)
    layout->timeline = (NbRect){ margin, margin, layout->has_map ? inner_width - map_width - gap : inner_width, inner_height };
  if (layout->has_map)
    layout->map = (NbRect){ layout->width - margin - map_width, margin, map_width, inner_height };
}

/**
 * nb_figure_view_from_string:
 *
 * Returns: %FALSE if @text is none of "timeline", "map", "both"
 */
gboolean
nb_figure_view_from_string (const char *text,
                            NbFigureView *view)
{
  static const char *const names[] = { "timeline", "map", "both" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *view = i;
        return TRUE;
      }
  return FALSE;
}
