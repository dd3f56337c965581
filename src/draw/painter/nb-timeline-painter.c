/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a timeline's layout: first what does not change with the pointer, then hover, selection and focus over it.
 * Pure functions of layout, theme and state; shaping happens once for each text, in the typesetter. */

#include "painter/nb-timeline-painter-private.h"

#include "plot/nb-context.h"

#include <glib/gi18n-lib.h>

/* --- paper, grid, ruler --- */

static void
paint_paper (const NbTimelinePaint *p)
{
  const NbTimelineLayout *l = p->layout;
  NbRect all = { 0, 0, l->width, l->height };

  nb_canvas_fill_rect (p->canvas, &all, 0, &p->theme->view);
  if (l->overview.height > 0)
    nb_canvas_fill_rect (p->canvas, &l->overview, 0, &p->theme->window);
  if (l->mode == NB_TIMELINE_DAYS && l->tray.height > 0)
    nb_canvas_fill_rect (p->canvas, &l->tray, 0, &p->theme->window);
  for (guint i = 0; i < l->weekends->len; i++)
    nb_canvas_fill_rect (p->canvas, &g_array_index (l->weekends, NbRect, i), 0, &p->theme->weekend);
}

static void
paint_grid (const NbTimelinePaint *p)
{
  const NbTimelineLayout *l = p->layout;
  const NbColour *weights[] = { &p->theme->hairline, &p->theme->line, &p->theme->faint };

  for (guint i = 0; i < l->rules->len; i++)
    {
      const NbRule *rule = &g_array_index (l->rules, NbRule, i);

      nb_canvas_line (p->canvas, rule->x, rule->y0, rule->x, rule->y1, 1, NB_DASH_NONE, weights[MIN (rule->weight, 2)]);
    }
  nb_paint_hline (p, 0, &p->theme->hairline);
  nb_paint_hline (p, l->ruler.height, &p->theme->line);
  if (l->context.height > 0)
    nb_paint_hline (p, l->context.y + l->context.height, l->lanes->len ? &p->theme->line : &p->theme->hairline);
  if (l->mode == NB_TIMELINE_DAYS && l->tray.height > 0)
    nb_paint_hline (p, l->tray.y, &p->theme->line);
  if (l->overview.height > 0)
    nb_paint_hline (p, l->overview.y, &p->theme->line);
}

static void
paint_labels (const NbTimelinePaint *p)
{
  const NbTimelineLayout *l = p->layout;

  for (guint i = 0; i < l->labels->len; i++)
    nb_paint_label (p, &g_array_index (l->labels, NbLabel, i), 0, NULL);
}

/* --- context --- */

static void
paint_theme (const NbTimelinePaint *p,
             const NbTimelineItem *item)
{
  gboolean is_far = item->flags & NB_ITEM_FAR;

  nb_canvas_fill_rect (p->canvas, &item->mark, 3, is_far ? &p->theme->sequential[2] : &p->theme->capsule);
  if (item->label)
    nb_paint_string (p, is_far ? NB_TEXT_CAPTION : NB_TEXT_STRONG, item->label, item->label_at.x, item->label_at.y,
                  is_far ? &p->theme->text : &p->theme->ink);
}

static void
paint_event (const NbTimelinePaint *p,
             const NbTimelineItem *item)
{
  double x = item->mark.x + item->mark.width / 2, y = item->mark.y + item->mark.height / 2;
  NbColour ink = nb_colour_with_alpha (&p->theme->text, 0.9f);

  if (item->lane == NB_CONTEXT_CONGRESS)
    {
      const NbPoint points[] = { { x, y - 5 }, { x + 5, y }, { x, y + 5 }, { x - 5, y } };
      const guint end = G_N_ELEMENTS (points);
      const NbPolygon diamond = { points, &end, 1 };

      nb_canvas_polygon (p->canvas, &diamond, &ink, 0, NULL);
    }
  else if (item->lane == NB_CONTEXT_TET)
    {
      if (item->mark.width <= 1)
        nb_canvas_line (p->canvas, item->mark.x + 0.5, item->mark.y, item->mark.x + 0.5, item->mark.y + item->mark.height, 1,
                        NB_DASH_NONE, &p->theme->faint);
      else
        nb_canvas_fill_rect (p->canvas, &item->mark, 2, &p->theme->faint);
    }
  else if (item->lane >= NB_CONTEXT_OWN && item->first != item->last)
    {
      /* pale below its name, to be seen where that stands beside it */
      gboolean is_named = item->label && item->label_at.x > item->mark.x && item->label_at.x < item->mark.x + item->mark.width;

      nb_canvas_fill_rect (p->canvas, &item->mark, 3, is_named ? &p->theme->capsule : &p->theme->sequential[2]);
    }
  else
    nb_canvas_circle (p->canvas, x, y, item->lane >= NB_CONTEXT_OWN ? item->mark.width / 2 : 3, &p->theme->view, 1.5,
                      item->lane >= NB_CONTEXT_OWN ? &p->theme->ink : &ink);

  /* at day zoom the day goes down through the headlines */
  if (p->layout->mode == NB_TIMELINE_DAYS && item->lane == NB_CONTEXT_DAY)
    nb_canvas_line (p->canvas, floor (x) + 0.5, y + 4, floor (x) + 0.5, p->layout->plot.y + p->layout->plot.height, 1, NB_DASH_FINE,
                    &p->theme->line);
  if (item->label)
    nb_paint_string (p, NB_TEXT_CAPTION, item->label, item->label_at.x, item->label_at.y, &p->theme->text);
}

static void
paint_context (const NbTimelinePaint *p)
{
  const NbTimelineLayout *l = p->layout;

  nb_canvas_push_group (p->canvas, _("Context"), NULL);
  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->kind != NB_ITEM_THEME && item->kind != NB_ITEM_EVENT)
        continue;
      nb_canvas_push_group (p->canvas, item->tip, NULL);
      if (item->kind == NB_ITEM_THEME)
        paint_theme (p, item);
      else
        paint_event (p, item);
      nb_canvas_pop_group (p->canvas);
    }
  nb_canvas_pop_group (p->canvas);
}

/* --- overview --- */

static void
paint_overview (const NbTimelinePaint *p)
{
  const NbTimelineLayout *l = p->layout;
  NbColour on = nb_colour_with_alpha (&p->theme->ink, 0.85f), off = nb_colour_with_alpha (&p->theme->ink_mid, 0.45f);
  double baseline = floor (l->overview.y + 48 * l->text_scale) + 0.5;

  if (l->overview.height <= 0)
    return;
  for (guint i = 0; i < l->overview_bars->len; i++)
    nb_canvas_fill_rect (p->canvas, &g_array_index (l->overview_bars, NbRect, i), 0,
                         i >= l->overview_on_from && i < l->overview_on_to ? &on : &off);
  nb_canvas_line (p->canvas, l->axis.x, baseline, l->axis.x + l->axis.width, baseline, 1, NB_DASH_NONE, &p->theme->line);
}

static void
paint_brush (const NbTimelinePaint *p)
{
  const NbRect *brush = &p->layout->brush;

  nb_canvas_fill_rect (p->canvas, brush, 3, &p->theme->selection_soft);
  nb_canvas_stroke_rect (p->canvas, brush, 3, 1.5, NB_DASH_NONE, &p->theme->selection);
  for (guint i = 0; i < 2; i++)
    {
      double x = floor (brush->x + i * brush->width), y = brush->y + brush->height / 2 - 9;
      NbRect grip = { x - 3, y, 7, 18 };

      nb_canvas_fill_rect (p->canvas, &grip, 3.5, &p->theme->accent);
      nb_canvas_line (p->canvas, x + 0.5, y + 5, x + 0.5, y + 13, 1, NB_DASH_NONE, &p->theme->on_accent);
    }
}

/* A period that the open article looks back on: a bracket in the plot, or over the overview if it lies outside. */
static void
paint_bracket (const NbTimelinePaint *p,
               const NbTimelineState *state)
{
  const NbTimelineLayout *l = p->layout;
  gboolean inside = state->bracket[0] >= l->axis.from && state->bracket[1] < l->axis.to;
  const NbTimeAxis *axis = inside ? &l->axis : &l->overview_axis;
  double y = floor (inside ? l->plot.y + 4 : l->overview.y + 8) + 0.5;
  double x0, x1;

  if (!inside && l->overview.height <= 0)
    return;
  x0 = CLAMP (nb_time_axis_position (axis, state->bracket[0]), axis->x, axis->x + axis->width);
  x1 = CLAMP (nb_time_axis_position (axis, state->bracket[1] + 1), axis->x, axis->x + axis->width);
  x1 = MAX (x1, x0 + 3);
  nb_canvas_polyline (p->canvas, (NbPoint[]){ { x0, y + 5 }, { x0, y }, { x1, y }, { x1, y + 5 } }, 4, 1.5, &p->theme->accent_text);
  if (state->bracket_label)
    {
      NbText *text = nb_typesetter_get (p->typesetter, NB_TEXT_SMALL, state->bracket_label);
      double x = x0 - 6 - text->width;

      nb_canvas_text (p->canvas, text, x < 6 ? x1 + 6 : x, y + 5, &p->theme->accent_text);
    }
}

/* From the ruler down, with its dates in the ruler. */
static void
paint_chosen (const NbTimelinePaint *p,
              const NbTimelineState *state)
{
  const NbTimelineLayout *l = p->layout;
  double x0 = CLAMP (nb_time_axis_position (&l->axis, state->chosen[0]), l->axis.x, l->axis.x + l->axis.width);
  double x1 = CLAMP (nb_time_axis_position (&l->axis, state->chosen[1] + 1), l->axis.x, l->axis.x + l->axis.width);
  NbRect band = { x0, l->ruler.y, MAX (x1 - x0, 1), l->plot.y + l->plot.height - l->ruler.y };

  nb_canvas_fill_rect (p->canvas, &band, 0, &p->theme->selection_soft);
  nb_canvas_line (p->canvas, x0 + 0.5, band.y, x0 + 0.5, band.y + band.height, 1, NB_DASH_NONE, &p->theme->selection);
  nb_canvas_line (p->canvas, x1 - 0.5, band.y, x1 - 0.5, band.y + band.height, 1, NB_DASH_NONE, &p->theme->selection);
  if (state->chosen_label)
    {
      NbText *text = nb_typesetter_get (p->typesetter, NB_TEXT_STRONG, state->chosen_label);
      double x = CLAMP ((x0 + x1 - text->width) / 2, 8, l->width - text->width - 8);
      NbRect paper = { x - 8, l->ruler.y + 4, text->width + 16, l->ruler.height - 8 };

      nb_canvas_fill_rect (p->canvas, &paper, 6, &p->theme->accent);
      nb_canvas_text (p->canvas, text, x, paper.y + paper.height / 2 + 4.5 * l->text_scale, &p->theme->on_accent);
    }
}

/* --- the whole --- */

/**
 * nb_paint_timeline_still:
 * @scroll: how far the plot is scrolled
 *
 * Everything but hover, selection, focus and brush.
 */
void
nb_paint_timeline_still (NbCanvas *canvas,
                         const NbTimelineLayout *layout,
                         const NbTheme *theme,
                         NbTypesetter *typesetter,
                         double scroll)
{
  const NbTimelinePaint p = { canvas, layout, theme, typesetter, scroll };

  paint_paper (&p);
  nb_canvas_push_group (canvas, _("Ruler"), NULL);
  paint_grid (&p);
  paint_labels (&p);
  nb_canvas_pop_group (canvas);
  if (layout->context.height > 0)
    paint_context (&p);
  if (layout->mode == NB_TIMELINE_DENSITY && layout->lanes->len == 0)
    nb_paint_timeline_density (&p);
  nb_paint_timeline_rows (&p);
  paint_overview (&p);
}

static gboolean
has_any_row (const NbTimelineLayout *layout,
             const NbTimelineItem *item,
             const NbTimelineState *state)
{
  if (item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_ARTICLE && item->kind != NB_ITEM_BAR)
    return FALSE;
  for (guint i = 0; i < item->n_rows; i++)
    {
      guint32 row = g_array_index (layout->row_pool, guint32, item->slice + i);
      guint low = 0, high = state->n_hover_rows;

      while (low < high)
        {
          guint middle = (low + high) / 2;

          if (state->hover_rows[middle] < row)
            low = middle + 1;
          else
            high = middle;
        }
      if (low < state->n_hover_rows && state->hover_rows[low] == row)
        return TRUE;
    }
  return FALSE;
}

/* What is of a place that is pointed at elsewhere. */
static void
paint_shares (const NbTimelinePaint *p,
              const NbTimelineState *state)
{
  const NbTimelineLayout *l = p->layout;

  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (state->shares[i] == 0 || (item->flags & NB_ITEM_SELECTED))
        continue;
      if (item->kind == NB_ITEM_COLUMN)
        nb_paint_timeline_share (p, item, state->shares[i]);
      else
        nb_paint_timeline_item (p, item, NB_LOOK_HOVER);
    }
}

/* The name in the legend that is pointed at, or that the keyboard is on; or NULL. */
static const NbTimelineItem *
find_stratum (const NbTimelineState *state)
{
  if (state->hover)
    return state->hover->kind == NB_ITEM_STRATUM ? state->hover : NULL;
  return state->focus && state->focus_visible && state->focus->kind == NB_ITEM_STRATUM ? state->focus : NULL;
}

static void
paint_marked_items (const NbTimelinePaint *p,
                    const NbTimelineState *state)
{
  const NbTimelineLayout *l = p->layout;
  const NbTimelineItem *stratum = find_stratum (state);

  if (stratum)
    nb_paint_timeline_stratum (p, stratum);
  if (state->shares && !state->hover)
    paint_shares (p, state);
  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->flags & NB_ITEM_SELECTED)
        nb_paint_timeline_item (p, item, NB_LOOK_SELECTED);
      else if (item == state->hover || (state->n_hover_rows > 0 && !state->hover && has_any_row (l, item, state)))
        nb_paint_timeline_item (p, item, NB_LOOK_HOVER);
      /* a note and its column are one thing */
      else if (state->hover && state->hover->kind == NB_ITEM_PEAK && item->kind == NB_ITEM_COLUMN
               && item->first == state->hover->first && item->lane == state->hover->lane)
        nb_paint_timeline_item (p, item, NB_LOOK_HOVER);
      else if (state->hover && state->hover->kind == NB_ITEM_COLUMN && item->kind == NB_ITEM_PEAK
               && item->first == state->hover->first && item->lane == state->hover->lane)
        nb_paint_timeline_item (p, item, NB_LOOK_HOVER);
    }
}

/**
 * nb_paint_timeline_states:
 * @state: (nullable): what the pointer and the keys do
 *
 * What lies over the still picture: selection, hover, focus, brush.
 */
void
nb_paint_timeline_states (NbCanvas *canvas,
                          const NbTimelineLayout *layout,
                          const NbTheme *theme,
                          NbTypesetter *typesetter,
                          const NbTimelineState *state)
{
  static const NbTimelineState none = { 0 };
  const NbTimelineState *s = state ? state : &none;
  const NbTimelinePaint p = { canvas, layout, theme, typesetter, s->scroll };
  NbRect above_overview = { 0, 0, layout->width, layout->overview.y };

  above_overview.y = layout->plot.y;
  above_overview.height = MAX (layout->overview.y - layout->plot.y, 0);
  nb_canvas_push_clip (canvas, &above_overview, 0);
  paint_marked_items (&p, s);
  if (s->focus && s->focus_visible)
    {
      NbRect ring = nb_rect_grow (nb_timeline_layout_item_rect (layout, s->focus, s->scroll), 3);

      nb_canvas_stroke_rect (canvas, &ring, 6, 2, NB_DASH_NONE, &theme->selection);
    }
  if (s->bracket && s->bracket[0] >= layout->axis.from && s->bracket[1] < layout->axis.to)
    paint_bracket (&p, s);
  nb_canvas_pop_clip (canvas);
  if (s->bracket && !(s->bracket[0] >= layout->axis.from && s->bracket[1] < layout->axis.to))
    paint_bracket (&p, s);
  if (layout->overview.height > 0)
    paint_brush (&p);
  if (s->chosen)
    paint_chosen (&p, s);
}

/**
 * nb_paint_timeline:
 *
 * The whole picture.
 */
void
nb_paint_timeline (NbCanvas *canvas,
                   const NbTimelineLayout *layout,
                   const NbTheme *theme,
                   NbTypesetter *typesetter,
                   const NbTimelineState *state)
{
  nb_paint_timeline_still (canvas, layout, theme, typesetter, state ? state->scroll : 0);
  nb_paint_timeline_states (canvas, layout, theme, typesetter, state);
}
