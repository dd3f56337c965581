/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Paints a timeline's layout: first what does not change with the pointer, then hover, selection and focus over it.
 * Pure functions of layout, theme and state; shaping happens once for each text, in the typesetter. */

#include "painter/nb-timeline-painter.h"

#include "plot/nb-context.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What every function here needs. */
typedef struct
{
  NbCanvas *canvas;
  const NbTimelineLayout *layout;
  const NbTheme *theme;
  NbTypesetter *typesetter;
  double scroll;
} Paint;

static const NbColour *
tone_colour (const NbTheme *theme,
             NbTone tone)
{
  switch (tone)
    {
    case NB_TONE_DIM:
      return &theme->dim;
    case NB_TONE_FAINT:
      return &theme->faint;
    case NB_TONE_INK:
      return &theme->ink;
    case NB_TONE_ACCENT:
      return &theme->accent_text;
    case NB_TONE_TEXT:
    default:
      return &theme->text;
    }
}

static NbColour
with_alpha (const NbColour *colour,
            float factor)
{
  NbColour c = *colour;

  c.alpha *= factor;
  return c;
}

static void
paint_string (const Paint *p,
              NbTextRole role,
              const char *text,
              double x,
              double baseline,
              const NbColour *colour)
{
  nb_canvas_text (p->canvas, nb_typesetter_get (p->typesetter, role, text), x, baseline, colour);
}

static void
paint_label (const Paint *p,
             const NbLabel *label,
             double dy,
             const NbColour *colour)
{
  paint_string (p, label->role, label->text, label->x, label->y + dy, colour ? colour : tone_colour (p->theme, label->tone));
}

/* How far an item's geometry is moved on the canvas. */
static double
item_offset (const Paint *p,
             const NbTimelineItem *item)
{
  return item->flags & NB_ITEM_SCROLLS ? p->layout->plot.y - p->scroll : 0;
}

static gboolean
is_visible (const Paint *p,
            const NbTimelineItem *item)
{
  double dy = item_offset (p, item);

  return !(item->flags & NB_ITEM_SCROLLS)
         || (item->hit.y + dy < p->layout->plot.y + p->layout->plot.height + 30 && item->hit.y + item->hit.height + dy > p->layout->plot.y - 30);
}

static void
hline (const Paint *p,
       double y,
       const NbColour *colour)
{
  y = floor (y) + 0.5;
  nb_canvas_line (p->canvas, 0, y, p->layout->width, y, 1, NB_DASH_NONE, colour);
}

/* --- paper, grid, ruler --- */

static void
paint_paper (const Paint *p)
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
paint_grid (const Paint *p)
{
  const NbTimelineLayout *l = p->layout;
  const NbColour *weights[] = { &p->theme->hairline, &p->theme->line, &p->theme->faint };

  for (guint i = 0; i < l->rules->len; i++)
    {
      const NbRule *rule = &g_array_index (l->rules, NbRule, i);

      nb_canvas_line (p->canvas, rule->x, rule->y0, rule->x, rule->y1, 1, NB_DASH_NONE, weights[MIN (rule->weight, 2)]);
    }
  hline (p, 0, &p->theme->hairline);
  hline (p, l->ruler.height, &p->theme->line);
  if (l->context.height > 0)
    hline (p, l->context.y + l->context.height, l->lanes->len ? &p->theme->line : &p->theme->hairline);
  if (l->mode == NB_TIMELINE_DAYS && l->tray.height > 0)
    hline (p, l->tray.y, &p->theme->line);
  if (l->overview.height > 0)
    hline (p, l->overview.y, &p->theme->line);
}

static void
paint_labels (const Paint *p)
{
  const NbTimelineLayout *l = p->layout;

  for (guint i = 0; i < l->labels->len; i++)
    paint_label (p, &g_array_index (l->labels, NbLabel, i), 0, NULL);
}

/* --- context --- */

static void
paint_theme (const Paint *p,
             const NbTimelineItem *item)
{
  gboolean is_far = item->flags & NB_ITEM_FAR;

  nb_canvas_fill_rect (p->canvas, &item->mark, 3, is_far ? &p->theme->sequential[2] : &p->theme->capsule);
  if (item->label)
    paint_string (p, is_far ? NB_TEXT_CAPTION : NB_TEXT_STRONG, item->label, item->label_at.x, item->label_at.y,
                  is_far ? &p->theme->text : &p->theme->ink);
}

static void
paint_event (const Paint *p,
             const NbTimelineItem *item)
{
  double x = item->mark.x + item->mark.width / 2, y = item->mark.y + item->mark.height / 2;
  NbColour ink = with_alpha (&p->theme->text, 0.9f);

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
  else
    nb_canvas_circle (p->canvas, x, y, 3, &p->theme->view, 1.5, &ink);

  /* at day zoom the day goes down through the headlines */
  if (p->layout->mode == NB_TIMELINE_DAYS && item->lane == NB_CONTEXT_DAY)
    nb_canvas_line (p->canvas, floor (x) + 0.5, y + 4, floor (x) + 0.5, p->layout->plot.y + p->layout->plot.height, 1, NB_DASH_FINE,
                    &p->theme->line);
  if (item->label)
    paint_string (p, NB_TEXT_CAPTION, item->label, item->label_at.x, item->label_at.y, &p->theme->text);
}

static void
paint_context (const Paint *p)
{
  const NbTimelineLayout *l = p->layout;

  nb_canvas_push_group (p->canvas, _("Context"), NULL);
  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->kind == NB_ITEM_THEME)
        paint_theme (p, item);
      else if (item->kind == NB_ITEM_EVENT)
        paint_event (p, item);
    }
  nb_canvas_pop_group (p->canvas);
}

/* --- columns --- */

static void
paint_column (const Paint *p,
              const NbTimelineItem *item,
              const NbColour *over)
{
  double dy = item_offset (p, item);

  for (guint i = 0; i < item->n_parts; i++)
    {
      const NbSegment *segment = &g_array_index (p->layout->segments, NbSegment, item->part + i);
      NbRect rect = segment->rect;

      rect.y += dy;
      nb_canvas_fill_rect (p->canvas, &rect, 0, over && segment->slot != NB_SLOT_PALE ? over
                           : item->flags & NB_ITEM_COLLAPSED ? &p->theme->ink_mid : nb_theme_slot (p->theme, segment->slot));
    }
}

/* Grid lines lie over the columns in the paper's colour, and beyond them as hairlines. */
static void
paint_values (const Paint *p)
{
  const NbTimelineLayout *l = p->layout;
  NbColour paper = with_alpha (&p->theme->view, 0.5f);
  double x0 = l->axis.x, x1 = l->axis.x + l->axis.width, base = floor (l->plot.y + l->plot.height) + 0.5;

  for (guint i = 0; i < l->value_lines->len; i++)
    {
      double y = floor (g_array_index (l->value_lines, double, i)) + 0.5;

      nb_canvas_line (p->canvas, x0, y, x1, y, 1, NB_DASH_NONE, &paper);
      nb_canvas_line (p->canvas, x0, y, x1, y, 1, NB_DASH_NONE, &p->theme->hairline);
    }
  if (l->mode == NB_TIMELINE_DENSITY && l->lanes->len == 0)
    nb_canvas_line (p->canvas, x0, base, x1, base, 1, NB_DASH_NONE, &p->theme->line);
}

static void
paint_peak (const Paint *p,
            const NbTimelineItem *item,
            const NbColour *over)
{
  double x = item->mark.x, bottom = item->mark.y + item->mark.height;

  nb_canvas_line (p->canvas, x, item->mark.y, x, bottom - 1, 1, NB_DASH_NONE, over ? over : &p->theme->faint);
  nb_canvas_circle (p->canvas, x, bottom, 2, over ? over : &p->theme->text, 0, NULL);
  for (guint i = 0; i < item->n_parts; i++)
    paint_label (p, &g_array_index (p->layout->lines, NbLabel, item->part + i), 0, over);
}

static void
paint_density (const Paint *p)
{
  const NbTimelineLayout *l = p->layout;

  nb_canvas_push_group (p->canvas, _("Articles over time"), NULL);
  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->kind == NB_ITEM_COLUMN && is_visible (p, item))
        paint_column (p, item, NULL);
    }
  paint_values (p);
  for (guint i = 0; i < l->strata->len; i++)
    {
      const NbStratumName *name = &g_array_index (l->strata, NbStratumName, i);

      nb_canvas_fill_rect (p->canvas, &name->swatch, 2, nb_theme_slot (p->theme, name->slot));
    }
  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->kind == NB_ITEM_PEAK)
        paint_peak (p, item, NULL);
    }
  nb_canvas_pop_group (p->canvas);
}

/* --- marks in rows --- */

typedef enum { LOOK_STILL, LOOK_HOVER, LOOK_SELECTED } Look;

static void
paint_words (const Paint *p,
             const NbTimelineItem *item,
             double dy,
             Look look)
{
  gboolean is_bold = look == LOOK_SELECTED || (item->flags & NB_ITEM_HIGHEST);
  const NbColour *accent = look == LOOK_STILL ? NULL : &p->theme->accent_text;
  const NbColour *label = item->kind == NB_ITEM_BAR && !(item->flags & NB_ITEM_IN_TRAY) ? &p->theme->dim : &p->theme->text;

  if (look == LOOK_SELECTED && p->layout->mode == NB_TIMELINE_DAYS && item->kind != NB_ITEM_BAR)
    accent = &p->theme->on_accent;
  else if (look == LOOK_SELECTED)
    is_bold = item->flags & NB_ITEM_HIGHEST;
  if (item->count)
    paint_string (p, NB_TEXT_BOLD, item->count, item->count_at.x, item->count_at.y + dy, accent ? accent : &p->theme->ink);
  if (item->label)
    paint_string (p, is_bold ? NB_TEXT_BOLD : NB_TEXT_CAPTION, item->label, item->label_at.x, item->label_at.y + dy,
                  accent ? accent : label);
}

static void
paint_ticks (const Paint *p,
             const NbTimelineItem *item,
             double dy,
             const NbColour *colour)
{
  double middle = item->mark.y + item->mark.height / 2 + dy, half = item->mark.height * 4 / 14;
  NbColour ink = with_alpha (colour, 0.8f);

  for (guint i = 0; i < item->n_parts; i++)
    {
      double x = g_array_index (p->layout->ticks, double, item->part + i);
      NbRect tick = { x - 0.75, middle - half, 1.5, 2 * half };

      nb_canvas_fill_rect (p->canvas, &tick, 0, &ink);
    }
}

/* At day zoom the selected headline is a pill. */
static void
paint_pill (const Paint *p,
            const NbTimelineItem *item,
            double dy)
{
  NbRect rect = item->hit;

  rect.y += dy;
  rect.x -= item->flags & NB_ITEM_LABEL_LEFT ? 6 : 2;
  rect.width += 8;
  nb_canvas_fill_rect (p->canvas, &rect, rect.height / 2, &p->theme->accent);
}

static void
paint_cluster (const Paint *p,
               const NbTimelineItem *item,
               Look look)
{
  double dy = item_offset (p, item);
  NbRect rect = item->mark;
  gboolean is_pill = look == LOOK_SELECTED && p->layout->mode == NB_TIMELINE_DAYS;

  rect.y += dy;
  if (is_pill)
    paint_pill (p, item, dy);
  if (look == LOOK_STILL || is_pill)
    {
      nb_canvas_fill_rect (p->canvas, &rect, 4, &p->theme->capsule);
      nb_canvas_stroke_rect (p->canvas, &rect, 4, 1, NB_DASH_NONE, &p->theme->capsule_border);
    }
  else
    {
      nb_canvas_fill_rect (p->canvas, &rect, 4, &p->theme->view);
      nb_canvas_fill_rect (p->canvas, &rect, 4, &p->theme->selection_soft);
      nb_canvas_stroke_rect (p->canvas, &rect, 4, 2, NB_DASH_NONE, &p->theme->selection);
    }
  paint_ticks (p, item, dy, is_pill ? &p->theme->on_accent : look == LOOK_STILL ? &p->theme->ink : &p->theme->accent_text);
  paint_words (p, item, dy, look);
}

static void
paint_article (const Paint *p,
               const NbTimelineItem *item,
               Look look)
{
  double dy = item_offset (p, item), x = item->mark.x + item->mark.width / 2, y = item->mark.y + item->mark.height / 2 + dy;
  gboolean is_pill = look == LOOK_SELECTED && p->layout->mode == NB_TIMELINE_DAYS;

  if (is_pill)
    paint_pill (p, item, dy);
  nb_canvas_circle (p->canvas, x, y, 4, is_pill ? &p->theme->on_accent : look == LOOK_STILL ? &p->theme->ink : &p->theme->selection, 0, NULL);
  paint_words (p, item, dy, look);
}

static void
paint_bar (const Paint *p,
           const NbTimelineItem *item,
           Look look)
{
  double dy = item_offset (p, item), y = item->mark.y + item->mark.height / 2 + dy;
  NbRect rect = item->mark;
  const NbColour *body = look == LOOK_STILL ? &p->theme->ink_mid : &p->theme->selection;
  const NbColour *edge = look == LOOK_STILL ? &p->theme->ink : &p->theme->selection;

  rect.y += dy;
  if (item->flags & NB_ITEM_APPROXIMATE)
    nb_canvas_fade_rect (p->canvas, &rect, item->flags & NB_ITEM_CUT_FROM ? 0 : 0.3, item->flags & NB_ITEM_CUT_TO ? 0 : 0.3, body);
  else
    {
      NbRect from = { floor (rect.x), y - 6, 1.5, 12 }, to = { floor (rect.x + rect.width) - 1.5, y - 6, 1.5, 12 };

      nb_canvas_fill_rect (p->canvas, &rect, 0, body);
      if (!(item->flags & NB_ITEM_CUT_FROM))
        nb_canvas_fill_rect (p->canvas, &from, 0, edge);
      if (!(item->flags & NB_ITEM_CUT_TO))
        nb_canvas_fill_rect (p->canvas, &to, 0, edge);
    }
  if ((item->flags & NB_ITEM_CUT_FROM) && (item->flags & NB_ITEM_CUT_TO) && (item->label || item->count))
    {
      NbRect behind = { item->hit.x + 4, y - 8, item->hit.width - 2, 16 };

      behind.width = item->label ? item->label_at.x - behind.x + nb_typesetter_get (p->typesetter, NB_TEXT_CAPTION, item->label)->width + 10
                                 : item->count_at.x - behind.x + nb_typesetter_get (p->typesetter, NB_TEXT_BOLD, item->count)->width + 8;
      nb_canvas_fill_rect (p->canvas, &behind, 0, item->flags & NB_ITEM_IN_TRAY ? &p->theme->window : &p->theme->view);
    }
  paint_words (p, item, dy, look);
}

static void
paint_undated (const Paint *p,
               const NbTimelineItem *item,
               Look look)
{
  if (look != LOOK_STILL)
    nb_canvas_fill_rect (p->canvas, &item->mark, item->mark.height / 2, &p->theme->selection_soft);
  nb_canvas_stroke_rect (p->canvas, &item->mark, item->mark.height / 2, 1, NB_DASH_PILL, look == LOOK_STILL ? &p->theme->line : &p->theme->selection);
  paint_string (p, NB_TEXT_CAPTION, item->label, item->label_at.x, item->label_at.y, look == LOOK_STILL ? &p->theme->text : &p->theme->accent_text);
}

static void
paint_item (const Paint *p,
            const NbTimelineItem *item,
            Look look)
{
  if (!is_visible (p, item))
    return;
  switch (item->kind)
    {
    case NB_ITEM_CLUSTER:
      paint_cluster (p, item, look);
      break;
    case NB_ITEM_ARTICLE:
      paint_article (p, item, look);
      break;
    case NB_ITEM_BAR:
      paint_bar (p, item, look);
      break;
    case NB_ITEM_UNDATED:
      paint_undated (p, item, look);
      break;
    case NB_ITEM_COLUMN:
      if (look != LOOK_STILL || (item->flags & NB_ITEM_COLLAPSED))
        paint_column (p, item, look == LOOK_STILL ? NULL : &p->theme->accent);
      break;
    case NB_ITEM_PEAK:
      if (look != LOOK_STILL)
        paint_peak (p, item, &p->theme->accent_text);
      break;
    default:
      break;
    }
}

/* --- lanes --- */

static void
paint_arrow (const Paint *p,
             const NbLane *lane,
             double y)
{
  const NbPoint closed[] = { { 12, y - 4 }, { 16, y }, { 12, y + 4 } }, open[] = { { 11, y - 2 }, { 15, y + 2 }, { 19, y - 2 } };

  nb_canvas_polyline (p->canvas, lane->is_collapsed ? closed : open, 3, 1.5, &p->theme->dim);
}

/* A lane's name stays in sight as long as its lane is. */
static void
paint_lane (const Paint *p,
            const NbLane *lane)
{
  const NbTimelineLayout *l = p->layout;
  double top = l->plot.y - p->scroll + lane->y, bottom = top + lane->height, used = 0, dy;

  if (bottom < l->plot.y || top > l->plot.y + l->plot.height)
    return;
  for (guint i = 0; i < lane->n_labels; i++)
    used = MAX (used, g_array_index (l->lane_labels, NbLabel, lane->first_label + i).y);
  dy = MAX (top, MIN (l->plot.y, bottom - used - 8));

  for (guint i = 0; i < lane->n_labels; i++)
    paint_label (p, &g_array_index (l->lane_labels, NbLabel, lane->first_label + i), dy, NULL);
  /* a figure has nothing to be opened */
  if (l->overview.height > 0)
    paint_arrow (p, lane, dy + 17 * l->text_scale);
  nb_canvas_line (p->canvas, 0, floor (bottom) + 0.5, l->axis.x + l->axis.width + 14, floor (bottom) + 0.5, 1, NB_DASH_NONE,
                  &p->theme->hairline);
}

static void
paint_rows (const Paint *p)
{
  const NbTimelineLayout *l = p->layout;

  nb_canvas_push_group (p->canvas, _("Articles"), NULL);
  nb_canvas_push_clip (p->canvas, &l->plot, 0);
  for (guint i = 0; i < l->lanes->len; i++)
    paint_lane (p, &g_array_index (l->lanes, NbLane, i));
  if (l->mode != NB_TIMELINE_DENSITY)
    for (guint i = 0; i < l->items->len; i++)
      {
        const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

        if (item->flags & NB_ITEM_SCROLLS)
          paint_item (p, item, LOOK_STILL);
      }
  else if (l->lanes->len > 0)
    paint_density (p);
  nb_canvas_pop_clip (p->canvas);
  nb_canvas_pop_group (p->canvas);

  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->kind == NB_ITEM_UNDATED || (item->flags & NB_ITEM_IN_TRAY))
        paint_item (p, item, LOOK_STILL);
    }
}

/* --- overview --- */

static void
paint_overview (const Paint *p)
{
  const NbTimelineLayout *l = p->layout;
  NbColour on = with_alpha (&p->theme->ink, 0.85f), off = with_alpha (&p->theme->ink_mid, 0.45f);
  double baseline = floor (l->overview.y + 48 * l->text_scale) + 0.5;

  if (l->overview.height <= 0)
    return;
  for (guint i = 0; i < l->overview_bars->len; i++)
    nb_canvas_fill_rect (p->canvas, &g_array_index (l->overview_bars, NbRect, i), 0,
                         i >= l->overview_on_from && i < l->overview_on_to ? &on : &off);
  nb_canvas_line (p->canvas, l->axis.x, baseline, l->axis.x + l->axis.width, baseline, 1, NB_DASH_NONE, &p->theme->line);
}

static void
paint_brush (const Paint *p)
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
paint_bracket (const Paint *p,
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
  const Paint p = { canvas, layout, theme, typesetter, scroll };

  paint_paper (&p);
  nb_canvas_push_group (canvas, _("Ruler"), NULL);
  paint_grid (&p);
  paint_labels (&p);
  nb_canvas_pop_group (canvas);
  if (layout->context.height > 0)
    paint_context (&p);
  if (layout->mode == NB_TIMELINE_DENSITY && layout->lanes->len == 0)
    paint_density (&p);
  paint_rows (&p);
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

static void
paint_marked_items (const Paint *p,
                    const NbTimelineState *state)
{
  const NbTimelineLayout *l = p->layout;

  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->flags & NB_ITEM_SELECTED)
        paint_item (p, item, LOOK_SELECTED);
      else if (item == state->hover || (state->n_hover_rows > 0 && !state->hover && has_any_row (l, item, state)))
        paint_item (p, item, LOOK_HOVER);
      /* a note and its column are one thing */
      else if (state->hover && state->hover->kind == NB_ITEM_PEAK && item->kind == NB_ITEM_COLUMN
               && item->first == state->hover->first && item->lane == state->hover->lane)
        paint_item (p, item, LOOK_HOVER);
      else if (state->hover && state->hover->kind == NB_ITEM_COLUMN && item->kind == NB_ITEM_PEAK
               && item->first == state->hover->first && item->lane == state->hover->lane)
        paint_item (p, item, LOOK_HOVER);
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
  const Paint p = { canvas, layout, theme, typesetter, s->scroll };
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
