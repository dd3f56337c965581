/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The marks of a timeline: columns and their peaks, clusters, articles and bars in their rows and lanes.
 * Pure functions of layout, theme and state. */

#include "painter/nb-timeline-painter-private.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>

/* How much of the paper lies over what is not pointed at in the legend. */
#define PALE 0.78f

/* --- columns --- */

/* Columns in lanes end so far above the lane's end. */
#define LANE_FOOT 6

static void
paint_column (const NbTimelinePaint *p,
              const NbTimelineItem *item,
              const NbColour *over)
{
  double dy = nb_paint_item_offset (p, item);

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
paint_values (const NbTimelinePaint *p)
{
  const NbTimelineLayout *l = p->layout;
  NbColour paper = nb_colour_with_alpha (&p->theme->view, 0.5f);
  double x0 = l->axis.x, x1 = l->axis.x + l->axis.width, base = floor (l->plot.y + l->plot.height) + 0.5;

  for (guint i = 0; i < l->value_lines->len; i++)
    {
      double y = floor (g_array_index (l->value_lines, double, i)) + 0.5;

      nb_canvas_line (p->canvas, x0, y, x1, y, 1, NB_DASH_NONE, &paper);
      nb_canvas_line (p->canvas, x0, y, x1, y, 1, NB_DASH_NONE, &p->theme->hairline);
    }
  for (guint i = 0; l->lane_value && i < l->lanes->len; i++)
    {
      const NbLane *lane = &g_array_index (l->lanes, NbLane, i);
      double y = floor (l->plot.y - p->scroll + lane->y + lane->height - LANE_FOOT - l->lane_value_height) + 0.5;

      if (lane->is_collapsed || y < l->plot.y - 10 || y > l->plot.y + l->plot.height + 10)
        continue;
      nb_canvas_line (p->canvas, x0, y, x1, y, 1, NB_DASH_NONE, &paper);
      nb_canvas_line (p->canvas, x0, y, x1, y, 1, NB_DASH_NONE, &p->theme->hairline);
      nb_canvas_text (p->canvas, nb_typesetter_get (p->typesetter, NB_TEXT_SMALL, l->lane_value), x1 + 4, y + 4 * l->text_scale, &p->theme->dim);
    }
  if (l->mode == NB_TIMELINE_DENSITY && l->lanes->len == 0)
    nb_canvas_line (p->canvas, x0, base, x1, base, 1, NB_DASH_NONE, &p->theme->line);
}

static void
paint_peak (const NbTimelinePaint *p,
            const NbTimelineItem *item,
            const NbColour *over)
{
  double x = item->mark.x, bottom = item->mark.y + item->mark.height;

  nb_canvas_line (p->canvas, x, item->mark.y, x, bottom - 1, 1, NB_DASH_NONE, over ? over : &p->theme->faint);
  nb_canvas_circle (p->canvas, x, bottom, 2, over ? over : &p->theme->text, 0, NULL);
  for (guint i = 0; i < item->n_parts; i++)
    nb_paint_label (p, &g_array_index (p->layout->lines, NbLabel, item->part + i), 0, over);
}

/* In a file with titles each mark has its own: what it says, and when and how many. */
static void
push_item (const NbTimelinePaint *p,
           const NbTimelineItem *item)
{
  g_autofree char *span = nb_format_spoken_span (item->first, item->last), *number = nb_format_count (item->n_rows);
  g_autofree char *when = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s article", "%s: %s articles", item->n_rows), span, number);
  const char *words = item->tip ? item->tip : item->label;

  nb_canvas_push_group (p->canvas, words ? words : when, words ? when : NULL);
}

void
nb_paint_timeline_density (const NbTimelinePaint *p)
{
  const NbTimelineLayout *l = p->layout;
  gboolean is_titled = nb_canvas_is_titled (p->canvas);

  nb_canvas_push_group (p->canvas, _("Articles over time"), NULL);
  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->kind == NB_ITEM_COLUMN && nb_paint_is_visible (p, item))
        {
          /* one of which all is known less exactly has no number to tell */
          if (is_titled && item->n_rows > 0)
            push_item (p, item);
          paint_column (p, item, NULL);
          if (is_titled && item->n_rows > 0)
            nb_canvas_pop_group (p->canvas);
        }
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

/**
 * nb_paint_timeline_stratum:
 * @item: a name in the legend
 *
 * What the columns have of it stands out: all the rest is pale.
 */
void
nb_paint_timeline_stratum (const NbTimelinePaint *p,
                           const NbTimelineItem *item)
{
  const NbTimelineLayout *l = p->layout;
  NbColour paper = nb_colour_with_alpha (&p->theme->view, PALE);

  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *column = &g_array_index (l->items, NbTimelineItem, i);

      for (guint j = 0; column->kind == NB_ITEM_COLUMN && nb_paint_is_visible (p, column) && j < column->n_parts; j++)
        {
          const NbSegment *segment = &g_array_index (l->segments, NbSegment, column->part + j);
          NbRect rect = segment->rect;

          rect.y += nb_paint_item_offset (p, column);
          if (segment->group != item->lane)
            nb_canvas_fill_rect (p->canvas, &rect, 0, &paper);
        }
    }
  for (guint i = 0; i < l->strata->len; i++)
    {
      const NbStratumName *name = &g_array_index (l->strata, NbStratumName, i);
      gboolean is_it = &g_array_index (l->items, NbTimelineItem, name->item) == item;

      if (!is_it)
        nb_canvas_fill_rect (p->canvas, &name->swatch, 2, &paper);
      for (guint j = 0; is_it && j < name->n_labels; j++)
        nb_paint_label (p, &g_array_index (l->labels, NbLabel, name->first_label + j), 0, &p->theme->accent_text);
    }
}

/**
 * nb_paint_timeline_share:
 * @item: a column
 * @n_rows: how many of its articles are pointed at elsewhere
 *
 * They rise from its foot, so that they can be compared with those of the next.
 */
void
nb_paint_timeline_share (const NbTimelinePaint *p,
                         const NbTimelineItem *item,
                         guint n_rows)
{
  double height = 0, foot = item->mark.y + item->mark.height + nb_paint_item_offset (p, item);
  NbRect rect = item->mark;

  if (item->n_rows == 0 || n_rows == 0 || !nb_paint_is_visible (p, item))
    return;
  /* without those of which only the year is known */
  for (guint i = 0; i < item->n_parts; i++)
    {
      const NbSegment *segment = &g_array_index (p->layout->segments, NbSegment, item->part + i);

      height += segment->group != NB_STRATUM_YEAR_ONLY ? segment->rect.height : 0;
    }
  rect.height = MAX (height * MIN (n_rows, item->n_rows) / item->n_rows, 2);
  rect.y = foot - rect.height;
  nb_canvas_fill_rect (p->canvas, &rect, 0, &p->theme->accent);
}

/* --- marks in rows --- */

static void
paint_words (const NbTimelinePaint *p,
             const NbTimelineItem *item,
             double dy,
             NbTimelineLook look)
{
  gboolean is_bold = look == NB_LOOK_SELECTED || (item->flags & NB_ITEM_HIGHEST);
  const NbColour *accent = look == NB_LOOK_STILL ? NULL : &p->theme->accent_text;
  const NbColour *label = (item->flags & NB_ITEM_UNTITLED) || (item->kind == NB_ITEM_BAR && !(item->flags & NB_ITEM_IN_TRAY)) ? &p->theme->dim : &p->theme->text;

  if (look == NB_LOOK_SELECTED && p->layout->mode == NB_TIMELINE_DAYS && item->kind != NB_ITEM_BAR)
    accent = &p->theme->on_accent;
  else if (look == NB_LOOK_SELECTED)
    is_bold = item->flags & NB_ITEM_HIGHEST;
  if (item->count)
    nb_paint_string (p, NB_TEXT_BOLD, item->count, item->count_at.x, item->count_at.y + dy, accent ? accent : &p->theme->ink);
  if (item->label)
    nb_paint_string (p, is_bold ? NB_TEXT_BOLD : NB_TEXT_CAPTION, item->label, item->label_at.x, item->label_at.y + dy,
                  accent ? accent : label);
}

static void
paint_ticks (const NbTimelinePaint *p,
             const NbTimelineItem *item,
             double dy,
             const NbColour *colour)
{
  double middle = item->mark.y + item->mark.height / 2 + dy, half = item->mark.height * 4 / 14;
  NbColour ink = nb_colour_with_alpha (colour, 0.8f);
  NbRect ticks[32];
  guint n = 0;

  for (guint i = 0; i < item->n_parts; i++)
    {
      double x = g_array_index (p->layout->ticks, double, item->part + i);

      if (n == G_N_ELEMENTS (ticks))
        {
          nb_canvas_fill_rects (p->canvas, ticks, n, &ink);
          n = 0;
        }
      ticks[n++] = (NbRect){ x - 0.75, middle - half, 1.5, 2 * half };
    }
  nb_canvas_fill_rects (p->canvas, ticks, n, &ink);
}

/* At day zoom the selected headline is a pill. */
static void
paint_pill (const NbTimelinePaint *p,
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
paint_cluster (const NbTimelinePaint *p,
               const NbTimelineItem *item,
               NbTimelineLook look)
{
  double dy = nb_paint_item_offset (p, item);
  NbRect rect = item->mark;
  gboolean is_pill = look == NB_LOOK_SELECTED && p->layout->mode == NB_TIMELINE_DAYS;

  rect.y += dy;
  if (is_pill)
    paint_pill (p, item, dy);
  if (look == NB_LOOK_STILL || is_pill)
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
  paint_ticks (p, item, dy, is_pill ? &p->theme->on_accent : look == NB_LOOK_STILL ? &p->theme->ink : &p->theme->accent_text);
  paint_words (p, item, dy, look);
}

static void
paint_article (const NbTimelinePaint *p,
               const NbTimelineItem *item,
               NbTimelineLook look)
{
  double dy = nb_paint_item_offset (p, item), x = item->mark.x + item->mark.width / 2, y = item->mark.y + item->mark.height / 2 + dy;
  gboolean is_pill = look == NB_LOOK_SELECTED && p->layout->mode == NB_TIMELINE_DAYS;

  if (is_pill)
    paint_pill (p, item, dy);
  nb_canvas_circle (p->canvas, x, y, 4, is_pill ? &p->theme->on_accent : look == NB_LOOK_STILL ? &p->theme->ink : &p->theme->selection, 0, NULL);
  paint_words (p, item, dy, look);
}

static void
paint_bar (const NbTimelinePaint *p,
           const NbTimelineItem *item,
           NbTimelineLook look)
{
  double dy = nb_paint_item_offset (p, item), y = item->mark.y + item->mark.height / 2 + dy;
  NbRect rect = item->mark;
  const NbColour *body = look == NB_LOOK_STILL ? &p->theme->ink_mid : &p->theme->selection;
  const NbColour *edge = look == NB_LOOK_STILL ? &p->theme->ink : &p->theme->selection;

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
      NbRect behind = { (item->count ? item->count_at.x : item->label_at.x) - 8, y - 8, 0, 16 };

      behind.width = item->label ? item->label_at.x - behind.x + nb_typesetter_get (p->typesetter, NB_TEXT_CAPTION, item->label)->width + 10
                                 : item->count_at.x - behind.x + nb_typesetter_get (p->typesetter, NB_TEXT_BOLD, item->count)->width + 8;
      nb_canvas_fill_rect (p->canvas, &behind, 0, item->flags & NB_ITEM_IN_TRAY ? &p->theme->window : &p->theme->view);
    }
  paint_words (p, item, dy, look);
}

static void
paint_undated (const NbTimelinePaint *p,
               const NbTimelineItem *item,
               NbTimelineLook look)
{
  if (look != NB_LOOK_STILL)
    nb_canvas_fill_rect (p->canvas, &item->mark, item->mark.height / 2, &p->theme->selection_soft);
  nb_canvas_stroke_rect (p->canvas, &item->mark, item->mark.height / 2, 1, NB_DASH_PILL, look == NB_LOOK_STILL ? &p->theme->line : &p->theme->selection);
  nb_paint_string (p, NB_TEXT_CAPTION, item->label, item->label_at.x, item->label_at.y, look == NB_LOOK_STILL ? &p->theme->text : &p->theme->accent_text);
}

static void
paint_item (const NbTimelinePaint *p,
            const NbTimelineItem *item,
            NbTimelineLook look)
{
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
      if (look != NB_LOOK_STILL || (item->flags & NB_ITEM_COLLAPSED))
        paint_column (p, item, look == NB_LOOK_STILL ? NULL : &p->theme->accent);
      break;
    case NB_ITEM_PEAK:
      if (look != NB_LOOK_STILL)
        paint_peak (p, item, &p->theme->accent_text);
      break;
    default:
      break;
    }
}

void
nb_paint_timeline_item (const NbTimelinePaint *p,
                        const NbTimelineItem *item,
                        NbTimelineLook look)
{
  gboolean is_mark = item->kind == NB_ITEM_CLUSTER || item->kind == NB_ITEM_ARTICLE || item->kind == NB_ITEM_BAR;
  gboolean is_titled = is_mark && look == NB_LOOK_STILL && nb_canvas_is_titled (p->canvas);

  if (!nb_paint_is_visible (p, item))
    return;
  if (is_titled)
    push_item (p, item);
  paint_item (p, item, look);
  if (is_titled)
    nb_canvas_pop_group (p->canvas);
}

/* --- lanes --- */

static void
paint_arrow (const NbTimelinePaint *p,
             const NbLane *lane,
             double y)
{
  const NbPoint closed[] = { { 12, y - 4 }, { 16, y }, { 12, y + 4 } }, open[] = { { 11, y - 2 }, { 15, y + 2 }, { 19, y - 2 } };

  nb_canvas_polyline (p->canvas, lane->is_collapsed ? closed : open, 3, 1.5, &p->theme->dim);
}

/* A lane's name stays in sight as long as its lane is. */
static void
paint_lane (const NbTimelinePaint *p,
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
    nb_paint_label (p, &g_array_index (l->lane_labels, NbLabel, lane->first_label + i), dy, NULL);
  /* a figure has nothing to be opened */
  if (l->overview.height > 0)
    paint_arrow (p, lane, dy + 17 * l->text_scale);
  nb_canvas_line (p->canvas, 0, floor (bottom) + 0.5, l->axis.x + l->axis.width + 14, floor (bottom) + 0.5, 1, NB_DASH_NONE,
                  &p->theme->hairline);
}

void
nb_paint_timeline_rows (const NbTimelinePaint *p)
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
          nb_paint_timeline_item (p, item, NB_LOOK_STILL);
      }
  else if (l->lanes->len > 0)
    nb_paint_timeline_density (p);
  nb_canvas_pop_clip (p->canvas);
  nb_canvas_pop_group (p->canvas);

  for (guint i = 0; i < l->items->len; i++)
    {
      const NbTimelineItem *item = &g_array_index (l->items, NbTimelineItem, i);

      if (item->kind == NB_ITEM_UNDATED || (item->flags & NB_ITEM_IN_TRAY))
        nb_paint_timeline_item (p, item, NB_LOOK_STILL);
    }
}
