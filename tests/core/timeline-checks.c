/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing lies on anything, nothing leaves its lane or the paper, nothing is cut without an ellipsis. */

#include "timeline-checks.h"

#include "base/nb-format.h"

#include <string.h>

gboolean
overlap (const NbRect *a,
         const NbRect *b)
{
  return a->x < b->x + b->width - 0.01 && b->x < a->x + a->width - 0.01 && a->y < b->y + b->height - 0.01 && b->y < a->y + a->height - 0.01;
}

/* The mark, its count and its label: what must not lie on another item's. */
static guint
item_rects (const NbTimelineItem *item,
            const NbTextRuler *ruler,
            double text_scale,
            NbRect rects[3])
{
  guint n = 0;

  rects[n++] = item->mark;
  if (item->count)
    rects[n++] = (NbRect){ item->count_at.x, item->count_at.y - 9 * text_scale, nb_text_width (ruler, NB_TEXT_BOLD, item->count), 11 * text_scale };
  if (item->label)
    rects[n++] = (NbRect){ item->label_at.x, item->label_at.y - 9 * text_scale, nb_text_width (ruler, NB_TEXT_CAPTION, item->label), 11 * text_scale };
  return n;
}

gboolean
is_mark (const NbTimelineItem *item)
{
  return item->kind == NB_ITEM_CLUSTER || item->kind == NB_ITEM_ARTICLE || item->kind == NB_ITEM_BAR || item->kind == NB_ITEM_PEAK
         || item->kind == NB_ITEM_THEME || item->kind == NB_ITEM_EVENT;
}

static gboolean
is_of_context (const NbTimelineItem *item)
{
  return item->kind == NB_ITEM_THEME || item->kind == NB_ITEM_EVENT;
}

/* As it is drawn, a label is the whole title, but for blanks, or ends with an ellipsis; the tray's rest may be told by its
 * number alone. */
static void
assert_whole (const NbTimelineItem *item)
{
  g_autofree char *title = g_strdup (item->tip);
  g_autofree char *count = nb_format_count (item->n_rows);

  if (item->kind == NB_ITEM_CLUSTER && (item->flags & NB_ITEM_IN_TRAY) && g_str_equal (item->label, count))
    return;

  if (g_str_has_suffix (item->label, "…"))
    return;
  for (char *p = title; *p; p++)
    if (g_ascii_iscntrl (*p))
      *p = ' ';
  g_assert_cmpstr (item->label, ==, g_strstrip (title));
}

static void
assert_in_place (const NbTimelineLayout *layout,
                 const NbTimelineItem *item,
                 const NbRect *rects,
                 guint n_rects)
{
  double top = 0, bottom = layout->content_height;

  if ((item->flags & NB_ITEM_SCROLLS) && layout->lanes->len > 0)
    {
      const NbLane *lane = &g_array_index (layout->lanes, NbLane, item->lane);

      top = lane->y;
      bottom = lane->y + lane->height;
    }
  for (guint i = 0; i < n_rects; i++)
    {
      if (rects[i].x < layout->axis.x - 20 || rects[i].x + rects[i].width > layout->width + 1)
        g_error ("“%s” (%g, %g wide) leaves the axis, which begins at %g, or the width %g", item->label, rects[i].x, rects[i].width, layout->axis.x,
                 layout->width);
      if ((item->flags & NB_ITEM_SCROLLS) && (rects[i].y < top - 1 || rects[i].y + rects[i].height > bottom + 1))
        g_error ("“%s” (%g to %g) leaves its lane (%g to %g)", item->label, rects[i].y, rects[i].y + rects[i].height, top, bottom);
    }
}

static void
assert_apart (const NbTimelineItem *a,
              const NbRect *as,
              guint n_as,
              const NbTimelineItem *b,
              const NbRect *bs,
              guint n_bs)
{
  for (guint i = 0; i < n_as; i++)
    for (guint j = 0; j < n_bs; j++)
      if (overlap (&as[i], &bs[j]))
        g_error ("“%s” (%g %g %g %g) lies on “%s” (%g %g %g %g)", a->tip, as[i].x, as[i].y, as[i].width, as[i].height, b->tip, bs[j].x, bs[j].y,
                 bs[j].width, bs[j].height);
}

void
assert_sound (const NbTimelineLayout *layout,
              const NbTextRuler *ruler)
{
  guint n = layout->items->len;
  g_autofree NbRect *rects = g_new (NbRect, 3 * n + 1);
  g_autofree guint *n_rects = g_new0 (guint, n + 1);

  for (guint i = 0; i < n; i++)
    {
      const NbTimelineItem *a = &g_array_index (layout->items, NbTimelineItem, i);

      if (!is_mark (a))
        continue;
      n_rects[i] = item_rects (a, ruler, layout->text_scale, rects + 3 * i);
      assert_in_place (layout, a, rects + 3 * i, n_rects[i]);
      if (is_of_context (a))
        {
          n_rects[i] = 0;
          continue;
        }
      if (a->label && a->tip && a->kind != NB_ITEM_PEAK)
        assert_whole (a);
      for (guint j = 0; j < i; j++)
        {
          const NbTimelineItem *b = &g_array_index (layout->items, NbTimelineItem, j);

          if (n_rects[j] > 0 && (a->flags & NB_ITEM_SCROLLS) == (b->flags & NB_ITEM_SCROLLS))
            assert_apart (a, rects + 3 * i, n_rects[i], b, rects + 3 * j, n_rects[j]);
        }
    }
}
