/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lanes: where they stand, what they are called, how many articles they show.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What a name of two lines and the count below it take. */
#define TWO_LINES_AND_COUNT 61

/* Where names begin: behind the arrow, or at the edge of a page where nobody can close a lane. */
static double
names_x (NbBuild *build)
{
  return build->input->features & NB_TIMELINE_NO_OVERVIEW ? 0 : 24;
}

static gboolean
is_collapsed (NbBuild *build,
              const char *key)
{
  return build->input->collapsed && g_strv_contains (build->input->collapsed, key);
}

/* In a low lane the count stands behind the name, which may have two lines. */
static void
add_low_name (NbBuild *build,
              const NbGroup *group,
              const char *count,
              double room)
{
  NbTimelineLayout *self = build->self;
  double behind = nb_text_width (build->ruler, NB_TEXT_CAPTION, count) + 6, s = build->s, x0 = names_x (build), x = x0;
  g_auto (GStrv) lines = nb_text_wrap (build->ruler, NB_TEXT_STRONG, group->label, room, 2);
  guint n = g_strv_length (lines);

  if (n > 0 && nb_text_width (build->ruler, NB_TEXT_STRONG, lines[n - 1]) + behind > room)
    {
      g_strfreev (lines);
      lines = nb_text_wrap (build->ruler, NB_TEXT_STRONG, group->label, room - behind, 2);
      n = g_strv_length (lines);
    }
  for (guint i = 0; i < n; i++)
    nb_build_label (self->lane_labels, build, lines[i], x0, (19 + 15 * i) * s, NB_TEXT_STRONG, NB_TONE_TEXT);
  if (n > 0)
    x += nb_text_width (build->ruler, NB_TEXT_STRONG, lines[n - 1]) + 6;
  nb_build_label (self->lane_labels, build, count, x, (19 + 15 * (n > 0 ? n - 1 : 0)) * s, NB_TEXT_CAPTION, NB_TONE_DIM);
}

static void
add_lane_name (NbBuild *build,
               NbLane *lane,
               const NbGroup *group)
{
  NbTimelineLayout *self = build->self;
  guint n_visible = nb_timeline_index_count (self->index, lane->group, self->axis.from, self->axis.to);
  g_autofree char *count = nb_format_count (n_visible);
  g_auto (GStrv) lines = NULL;
  double x = names_x (build), room = self->gutter - x - 12, s = build->s;
  guint n;

  lane->first_label = self->lane_labels->len;
  if (lane->is_collapsed)
    {
      g_autofree char *name = nb_text_fit (build->ruler, NB_TEXT_STRONG, group->label,
                                           room - nb_text_width (build->ruler, NB_TEXT_CAPTION, count) - 8, NULL);

      if (name)
        {
          nb_build_label (self->lane_labels, build, name, x, 21 * s, NB_TEXT_STRONG, NB_TONE_TEXT);
          nb_build_label (self->lane_labels, build, count, x + nb_text_width (build->ruler, NB_TEXT_STRONG, name) + 8, 21 * s,
                          NB_TEXT_CAPTION, NB_TONE_DIM);
        }
    }
  else if (lane->height < TWO_LINES_AND_COUNT * s)
    add_low_name (build, group, count, room);
  else
    {
      g_autofree char *articles = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s article", "%s articles", n_visible), count);

      /* the count has the line below */
      lines = nb_text_wrap (build->ruler, NB_TEXT_STRONG, group->label, room, (guint) CLAMP ((lane->height / s - 31) / 15, 1, 3));
      n = g_strv_length (lines);
      for (guint i = 0; i < n; i++)
        nb_build_label (self->lane_labels, build, lines[i], x, (21 + 15 * i) * s, NB_TEXT_STRONG, NB_TONE_TEXT);
      nb_build_label (self->lane_labels, build, articles, x, (21 + 15 * n) * s, NB_TEXT_CAPTION, NB_TONE_DIM);
    }
  lane->n_labels = self->lane_labels->len - lane->first_label;
}

/**
 * nb_build_lanes:
 *
 * Stacks the lanes and names them; items are put in afterwards.
 */
void
nb_build_lanes (NbBuild *build,
                double open_height,
                double closed_height)
{
  NbTimelineLayout *self = build->self;
  double y = 0;

  for (guint i = 0; i < nb_grouping_get_n_groups (self->index->lanes); i++)
    {
      const NbGroup *group = nb_grouping_get_group (self->index->lanes, i);
      NbLane lane = { i, y };
      NbTimelineItem item = { 0 };

      lane.is_collapsed = is_collapsed (build, group->key);
      lane.height = lane.is_collapsed ? closed_height : open_height;
      lane.is_near = build->input->near_to <= build->input->near_from
                     || (y <= build->input->near_to && y + lane.height >= build->input->near_from);
      if (lane.is_near)
        add_lane_name (build, &lane, group);
      item.kind = NB_ITEM_LANE;
      item.flags = NB_ITEM_SCROLLS | (lane.is_collapsed ? NB_ITEM_COLLAPSED : 0);
      item.lane = i;
      item.mark = (NbRect){ 8, y + 9 * build->s, 14, 14 };
      item.hit = (NbRect){ 0, y, self->gutter - 6, lane.height };
      item.tip = nb_build_string (build, group->label);
      item.first = item.last = NB_DAY_NONE;
      lane.item = self->items->len;
      g_array_append_val (self->items, item);
      g_array_append_val (self->lanes, lane);
      y += lane.height;
    }
  self->content_height = MAX (y, self->plot.height);
}
