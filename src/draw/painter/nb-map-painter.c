/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints the map: provinces by class, the country's line, the two archipelagos in their boxes, the legend.
 * Pure functions of layout, theme and state. */

#include "painter/nb-map-painter.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>

/* Pixels, on a screen. */
#define COAST_WIDTH 1.9
#define BORDER_WIDTH 0.7

static const NbColour *
class_colour (const NbTheme *theme,
              int klass)
{
  return klass < 0 ? &theme->map_none : &theme->sequential[MIN (klass, 4)];
}

/* Line widths are given in the map's own units, which its scale makes larger or smaller. */
static double
line_width (const NbMapLayout *layout,
            double width)
{
  return width / layout->scale;
}

static void
push_province (NbCanvas *canvas,
               const NbMapLayout *layout,
               const NbMapShape *shape)
{
  const NbUnitInfo *unit = nb_places_get_unit (nb_outlines_get_places (layout->outlines), shape->unit);
  g_autofree char *number = nb_format_count (shape->value);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s article", "%s: %s articles", shape->value),
                                            unit->name, number);

  nb_canvas_push_group (canvas, title, NULL);
}

static void
paint_provinces (NbCanvas *canvas,
                 const NbMapLayout *layout,
                 const NbTheme *theme)
{
  gboolean is_print = layout->style == NB_MAP_PRINT, is_titled = nb_canvas_is_titled (canvas);
  /* of greys white is one, and no border between them */
  gboolean is_grey = theme->kind == NB_THEME_PRINT;
  guint n;
  const NbOutline *outlines = nb_outlines_get (layout->outlines, layout->set, &n);

  nb_canvas_push_transform (canvas, layout->origin.x, layout->origin.y, layout->scale);
  /* the coast lies under the provinces, so that only its outer half is seen */
  if (!is_print)
    for (guint i = 0; i < n; i++)
      nb_canvas_polygon (canvas, &outlines[i].polygon, NULL, line_width (layout, COAST_WIDTH), &theme->coast);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const NbMapShape *shape = &g_array_index (layout->shapes, NbMapShape, i);

      if (is_titled)
        push_province (canvas, layout, shape);
      nb_canvas_polygon (canvas, &outlines[shape->outline].polygon, class_colour (theme, shape->klass),
                         line_width (layout, is_print ? 0.22 : BORDER_WIDTH),
                         is_print || is_grey ? &theme->coast : &theme->map_border);
      if (is_titled)
        nb_canvas_pop_group (canvas);
    }
  nb_canvas_pop_transform (canvas);
}

static void
paint_boxes (NbCanvas *canvas,
             const NbMapLayout *layout,
             const NbTheme *theme,
             NbTypesetter *typesetter)
{
  gboolean is_print = layout->style == NB_MAP_PRINT;

  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const NbMapBox *box = &g_array_index (layout->boxes, NbMapBox, i);
      NbRect rect = box->box;

      if (!is_print)
        {
          rect.x = (int) rect.x + 0.5;
          rect.y = (int) rect.y + 0.5;
        }
      nb_canvas_stroke_rect (canvas, &rect, is_print ? 2 : 6, is_print ? 0.4 : 1, NB_DASH_NONE, &theme->line);
      nb_canvas_text (canvas, nb_typesetter_get (typesetter, is_print ? NB_TEXT_FIGURE_SMALL : NB_TEXT_SMALL, box->label),
                      box->label_at.x, box->label_at.y, is_print ? &theme->text : &theme->dim);
      for (guint j = 0; j < box->n_islands; j++)
        {
          NbPoint at = g_array_index (layout->islands, NbPoint, box->first_island + j);

          nb_canvas_circle (canvas, at.x, at.y, layout->island_radius,
                            is_print ? &theme->ink : class_colour (theme, box->klass), 0, NULL);
        }
    }
}

static void
paint_legend (NbCanvas *canvas,
              const NbMapLayout *layout,
              const NbTheme *theme,
              NbTypesetter *typesetter)
{
  gboolean is_print = layout->style == NB_MAP_PRINT, is_grey = theme->kind == NB_THEME_PRINT;
  static const NbColour print_edge = { 0.4f, 0.4f, 0.4f, 1 };

  for (guint i = 0; i < layout->bars->len; i++)
    {
      const NbLegendBar *bar = &g_array_index (layout->bars, NbLegendBar, i);

      nb_canvas_fill_rect (canvas, &bar->rect, 0, class_colour (theme, bar->klass));
      if (is_print || is_grey)
        nb_canvas_stroke_rect (canvas, &bar->rect, 0, is_print ? 0.25 : 0.5, NB_DASH_NONE, &print_edge);
    }
  if (!is_print && layout->bars->len > 0)
    {
      const NbLegendBar *strip = &g_array_index (layout->strip, NbLegendBar, 0);
      double y = (int) (strip->rect.y - 3) + 0.5;

      nb_canvas_line (canvas, layout->legend.x, y, layout->legend.x + layout->legend.width, y, 1, NB_DASH_NONE, &theme->line);
    }
  for (guint i = 0; i < layout->strip->len; i++)
    {
      const NbLegendBar *bar = &g_array_index (layout->strip, NbLegendBar, i);

      nb_canvas_fill_rect (canvas, &bar->rect, 0, class_colour (theme, bar->klass));
    }
  for (guint i = 0; i < layout->labels->len; i++)
    {
      const NbLegendLabel *label = &g_array_index (layout->labels, NbLegendLabel, i);
      NbTextRole role = is_print ? NB_TEXT_FIGURE_SMALL : label->is_number ? NB_TEXT_SMALL : NB_TEXT_CAPTION;

      nb_canvas_text (canvas, nb_typesetter_get (typesetter, role, label->text), label->at.x, label->at.y, &theme->dim);
    }
}

/**
 * nb_paint_map_plain:
 *
 * The map alone, without legend.
 */
void
nb_paint_map_plain (NbCanvas *canvas,
                    const NbMapLayout *layout,
                    const NbTheme *theme,
                    NbTypesetter *typesetter)
{
  nb_canvas_push_group (canvas, _("Map of the provinces"), NULL);
  paint_provinces (canvas, layout, theme);
  paint_boxes (canvas, layout, theme, typesetter);
  nb_canvas_pop_group (canvas);
}

/**
 * nb_paint_map_still:
 *
 * The map without what the pointer does.
 */
void
nb_paint_map_still (NbCanvas *canvas,
                    const NbMapLayout *layout,
                    const NbTheme *theme,
                    NbTypesetter *typesetter)
{
  nb_canvas_push_group (canvas, _("Map of the provinces"), NULL);
  paint_provinces (canvas, layout, theme);
  paint_boxes (canvas, layout, theme, typesetter);
  paint_legend (canvas, layout, theme, typesetter);
  nb_canvas_pop_group (canvas);
}

/**
 * nb_paint_map_layer:
 *
 * A part of the still map for the screen. One over the other they look like nb_paint_map_still(), where each border is
 * painted with its province: a border that two provinces share is seen whole there too, as the later one's.
 */
void
nb_paint_map_layer (NbCanvas *canvas,
                    const NbMapLayout *layout,
                    const NbTheme *theme,
                    NbTypesetter *typesetter,
                    NbMapLayer layer)
{
  guint n;
  const NbOutline *outlines = nb_outlines_get (layout->outlines, layout->set, &n);

  if (layer == NB_MAP_VALUES)
    {
      paint_boxes (canvas, layout, theme, typesetter);
      paint_legend (canvas, layout, theme, typesetter);
    }
  nb_canvas_push_transform (canvas, layout->origin.x, layout->origin.y, layout->scale);
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const NbMapShape *shape = &g_array_index (layout->shapes, NbMapShape, i);
      const NbPolygon *polygon = &outlines[shape->outline].polygon;

      if (layer == NB_MAP_COAST)
        nb_canvas_polygon (canvas, polygon, NULL, line_width (layout, COAST_WIDTH), &theme->coast);
      else if (layer == NB_MAP_VALUES)
        nb_canvas_polygon (canvas, polygon, class_colour (theme, shape->klass), 0, NULL);
      else
        nb_canvas_polygon (canvas, polygon, NULL, line_width (layout, BORDER_WIDTH), &theme->map_border);
    }
  nb_canvas_pop_transform (canvas);
}

static void
outline_unit (NbCanvas *canvas,
              const NbMapLayout *layout,
              NbUnit unit,
              double width,
              const NbColour *colour)
{
  guint n;
  const NbOutline *outlines = nb_outlines_get (layout->outlines, layout->set, &n);

  nb_canvas_push_transform (canvas, layout->origin.x, layout->origin.y, layout->scale);
  for (guint i = 0; i < n; i++)
    if (nb_map_layout_is_for (layout, outlines[i].unit, unit))
      nb_canvas_polygon (canvas, &outlines[i].polygon, NULL, line_width (layout, width), colour);
  nb_canvas_pop_transform (canvas);
  for (guint i = 0; i < layout->boxes->len; i++)
    {
      const NbMapBox *box = &g_array_index (layout->boxes, NbMapBox, i);

      if (nb_map_layout_is_for (layout, box->unit, unit))
        nb_canvas_stroke_rect (canvas, &box->box, 6, width, NB_DASH_NONE, colour);
    }
}

/**
 * nb_paint_map_states:
 *
 * What lies over the still map: outlines of what is hovered, marked, focused.
 */
void
nb_paint_map_states (NbCanvas *canvas,
                     const NbMapLayout *layout,
                     const NbTheme *theme,
                     NbTypesetter *typesetter,
                     const NbMapState *state)
{
  if (!state)
    return;
  for (guint i = 0; i < state->n_marked; i++)
    outline_unit (canvas, layout, state->marked[i], 2, &theme->selection);
  if (state->hover != NB_UNIT_NONE)
    outline_unit (canvas, layout, state->hover, 2, &theme->selection);
  if (state->focus != NB_UNIT_NONE && state->focus != state->hover)
    outline_unit (canvas, layout, state->focus, 2, &theme->accent_text);
  if (state->brush != NULL)
    {
      nb_canvas_fill_rect (canvas, state->brush, 3, &theme->selection_soft);
      nb_canvas_stroke_rect (canvas, state->brush, 3, 1.5, NB_DASH_NONE, &theme->selection);
    }
}

void
nb_paint_map (NbCanvas *canvas,
              const NbMapLayout *layout,
              const NbTheme *theme,
              NbTypesetter *typesetter,
              const NbMapState *state)
{
  nb_paint_map_still (canvas, layout, theme, typesetter);
  nb_paint_map_states (canvas, layout, theme, typesetter, state);
}
