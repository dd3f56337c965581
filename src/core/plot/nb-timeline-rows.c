/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nearer: capsules of articles and dots in rows, in one area or in lanes.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"

#include <math.h>
#include <string.h>

#define CLUSTER_WIDTH 60.0
#define ROOM_PER_MARK 360.0
#define MIN_LABEL 96.0
#define MAX_LABEL 300.0
#define ROW_HEIGHT 18.0
#define CAPSULE_HEIGHT 14.0
#define DOT_RADIUS 4.0
#define DAY_HALF 9.0
#define MAX_TICKS 30

/* --- clusters --- */

static NbMark *
add_mark (NbBuild *build,
          GArray *marks,
          const guint32 *rows,
          guint n_rows)
{
  NbTimelineIndex *index = build->self->index;
  NbMark mark = { 0 };

  mark.n_rows = n_rows;
  mark.slice = nb_build_slice (build, rows, n_rows);
  mark.lead = nb_build_lead (build, rows, n_rows);
  mark.first = nb_catalog_get_row (index->catalog, rows[0])->first;
  mark.last = nb_catalog_get_row (index->catalog, rows[n_rows - 1])->first;
  for (guint i = 0; i < n_rows && build->selected != NB_ROW_NONE; i++)
    if (rows[i] == build->selected)
      {
        mark.is_selected = TRUE;
        mark.lead = rows[i];
      }
  g_array_append_val (marks, mark);
  return &g_array_index (marks, NbMark, marks->len - 1);
}

/* Articles closer than the width are one mark. Counting starts anew with each year, so that panning changes nothing. */
static void
cluster (NbBuild *build,
         guint lane,
         double width,
         GArray *marks)
{
  NbTimelineLayout *self = build->self;
  guint n_rows, i = 0;
  const guint32 *rows = nb_build_exact (build, lane, &n_rows);
  double days = width / nb_time_axis_scale (&self->axis);

  while (i < n_rows)
    {
      NbDay first = nb_catalog_get_row (self->index->catalog, rows[i])->first, last;
      NbDay end = MIN (nb_calendar_next (NB_CALENDAR_YEAR, first), first + (NbDay) ceil (days));
      guint n;

      if (first >= self->axis.to)
        break;
      n = nb_build_search (build, rows + i, n_rows - i, end);
      last = nb_catalog_get_row (self->index->catalog, rows[i + n - 1])->first;
      if (last + 1 > self->axis.from)
        add_mark (build, marks, rows + i, n);
      i += n;
    }
}

/* As fine as the rows have room for the words: the mean distance of marks is the width plus that of articles, which
 * is taken from the fullest year, so that only zooming changes it. Never finer than a day. */
static double
cluster_width (NbBuild *build,
               guint lane,
               guint n_rows)
{
  double scale = nb_time_axis_scale (&build->self->axis), distance;
  const NbBins *years = nb_pyramid_get_bins (build->self->index->bins, lane, NB_CALENDAR_YEAR);
  guint max = 1;

  for (guint i = 0; i < years->n_bins; i++)
    max = MAX (max, years->totals[i]);
  distance = nb_calendar_days (NB_CALENDAR_YEAR) * scale / max;
  return MAX (MIN (ROOM_PER_MARK / n_rows - distance, CLUSTER_WIDTH) * build->s, scale * 0.9);
}

static void
measure_mark (NbBuild *build,
              NbMark *mark)
{
  const NbTimeAxis *axis = &build->self->axis;
  double left = axis->x + 3, right = axis->x + axis->width + 4;

  if (mark->n_rows > 1)
    {
      g_autofree char *count = nb_format_count (mark->n_rows);

      g_strlcpy (mark->count, count, sizeof mark->count);
      mark->count_width = nb_text_width (build->ruler, NB_TEXT_BOLD, count) + 5 * build->s;
      if (mark->first == mark->last)
        {
          /* a day is narrow here */
          double half = MIN (nb_build_day_half (mark->n_rows), DAY_HALF), x = CLAMP (nb_build_x (build, mark->first + 0.5), left, right);

          mark->x0 = x - half;
          mark->x1 = x + half;
          return;
        }
      mark->x0 = CLAMP (nb_build_x (build, mark->first + 0.5), left, right - 9) - 3;
      mark->x1 = CLAMP (nb_build_x (build, mark->last + 0.5) + 3, mark->x0 + 12, MAX (right, mark->x0 + 12)) + 3;
    }
  else
    {
      double x = CLAMP (nb_build_x (build, mark->first + 0.5), left, right);

      mark->x0 = x - DOT_RADIUS;
      mark->x1 = x + DOT_RADIUS;
    }
}

/* --- rows --- */

typedef struct
{
  double end;               /* where its last mark and label end */
  NbMark *last;
} Row;

static double
glyph_end (const NbMark *mark)
{
  return mark->x1 + 8 + mark->count_width;
}

/* The lead's title as long as it has room, or none. */
void
nb_build_fit_label (NbBuild *build,
                    NbMark *mark,
                    double room)
{
  NbFit fit;

  mark->label = NULL;
  mark->label_width = 0;
  room = MIN (room, MAX_LABEL * build->s);
  if (room <= 0)
    return;
  fit = nb_fit_cache_get (build->fits, build->ruler, NB_TEXT_CAPTION, nb_build_title (build, mark->lead), room);
  /* a short title may stand in less room than a shortened one needs */
  if (!fit.text || (fit.is_shortened && room < MIN_LABEL * build->s))
    return;
  mark->label = nb_build_string (build, fit.text);
  mark->label_width = fit.width;
}

/* The label of the row's last mark gives way to one that comes. */
static void
make_room (NbBuild *build,
           Row *row,
           double x)
{
  NbMark *last = row->last;

  if (!last || row->end <= x)
    return;
  if (last->left)
    return;
  nb_build_fit_label (build, last, x - 12 - glyph_end (last));
  row->end = glyph_end (last) + last->label_width + 8;
}

/* Whether the mark has a place in the row, if the label there gives way. */
static gboolean
has_place (const Row *row,
           const NbMark *mark)
{
  return row->end <= mark->x0 || (!row->last->left && glyph_end (row->last) + 8 <= mark->x0);
}

/* The rows near the one where a mark stood: that one, and those beside it. */
static guint
list_near_rows (int old,
                guint n_rows,
                guint near[3])
{
  guint n = 0;

  if (old < 0)
    return 0;
  old = MIN (old, (int) n_rows - 1);
  near[n++] = old;
  if (old > 0)
    near[n++] = old - 1;
  if (old + 1 < (int) n_rows)
    near[n++] = old + 1;
  return n;
}

/* Rows where marks stood that are still to come, and that a mark which ends at @end would lie on. */
static guint64
find_awaited (const GArray *marks,
              guint next,
              double end)
{
  guint64 awaited = 0;

  for (guint i = next; i < marks->len; i++)
    {
      const NbMark *mark = &g_array_index (marks, NbMark, i);

      if (mark->x0 >= end + 8)
        break;
      if (mark->old_row >= 0 && mark->old_row < 64)
        awaited |= (guint64) 1 << mark->old_row;
    }
  return awaited;
}

static gboolean
is_awaited (guint64 awaited,
            guint row)
{
  return row < 64 && (awaited >> row & 1) != 0;
}

/* The row for the mark at @index; @n_rows if it has a place in none that it may take. */
static guint
choose_row (const GArray *marks,
            guint index,
            Row *rows,
            guint n_rows)
{
  const NbMark *mark = &g_array_index (marks, NbMark, index);
  guint64 awaited = find_awaited (marks, index + 1, glyph_end (mark));
  guint near[3], n_near = list_near_rows (mark->old_row, n_rows, near);

  /* where it stood it stays, or moves by one row, even if a label has to give way */
  for (guint i = 0; i < n_near; i++)
    if (has_place (&rows[near[i]], mark) && (i == 0 || !is_awaited (awaited, near[i])))
      return near[i];
  for (guint i = 0; i < n_near; i++)
    if (has_place (&rows[near[i]], mark))
      return near[i];
  if (n_near > 0)
    return n_rows;
  /* one that is new takes nobody's row */
  for (guint i = 0; i < n_rows; i++)
    if (rows[i].end <= mark->x0 && !is_awaited (awaited, i))
      return i;
  for (guint i = 0; i < n_rows; i++)
    if (has_place (&rows[i], mark) && !is_awaited (awaited, i))
      return i;
  /* all are awaited, and there is nothing yet that it could join */
  for (guint i = 0; i < n_rows; i++)
    if (!rows[i].last)
      return i;
  return n_rows;
}

/* The row whose last mark is the next before the one that comes: near the row where that one stood, if it stood. */
static guint
choose_to_join (const NbMark *mark,
                const Row *rows,
                guint n_rows)
{
  guint near[3], n_near = list_near_rows (mark->old_row, n_rows, near), n = n_near ? n_near : n_rows, best = n_rows;

  for (guint i = 0; i < n; i++)
    {
      guint row = n_near ? near[i] : i;

      if (rows[row].last && (best == n_rows || rows[row].last->x1 > rows[best].last->x1))
        best = row;
    }
  return best;
}

/* What has no place near the row where it stood does not jump to another: it is counted in the mark that it would lie
 * on. */
static void
join (NbBuild *build,
      NbMark *into,
      NbMark *mark)
{
  GArray *pool = build->self->row_pool;
  guint slice = pool->len;

  g_array_set_size (pool, slice + into->n_rows + mark->n_rows);
  memcpy (&g_array_index (pool, guint32, slice), &g_array_index (pool, guint32, into->slice), into->n_rows * sizeof (guint32));
  memcpy (&g_array_index (pool, guint32, slice + into->n_rows), &g_array_index (pool, guint32, mark->slice), mark->n_rows * sizeof (guint32));
  into->slice = slice;
  into->n_rows += mark->n_rows;
  into->last = mark->last;
  if (mark->is_selected)
    {
      into->is_selected = TRUE;
      into->lead = mark->lead;
    }
  mark->n_rows = 0;
  measure_mark (build, into);
}

/* Near the right edge a label stands to the left of its mark: where the mark stood, or else in the row with most room. */
static gboolean
place_at_edge (NbBuild *build,
               NbMark *mark,
               Row *rows,
               guint n_rows)
{
  double start = mark->x0 - 6 - mark->count_width, room = 0;
  guint near[3], n_near = list_near_rows (mark->old_row, n_rows, near), n = n_near ? n_near : n_rows;
  guint best = n_rows;

  for (guint i = 0; i < n; i++)
    {
      guint row = n_near ? near[i] : i;
      double space = start - (rows[row].last ? rows[row].end : build->self->axis.x);

      if (space > room)
        {
          room = space;
          best = row;
        }
      if (n_near && i == 0 && room > 0)
        break;
    }
  /* no row is free: the label before gives way, so that at least the count has room */
  for (guint i = 0; i < n && room <= 0; i++)
    {
      guint row = n_near ? near[i] : i;

      if (rows[row].last && !rows[row].last->left && glyph_end (rows[row].last) + 8 <= start)
        {
          make_room (build, &rows[row], start);
          room = start - rows[row].end;
          best = row;
        }
    }
  if (best == n_rows)
    return FALSE;
  mark->row = best;
  mark->left = TRUE;
  mark->left_end = start - room + 6;
  return TRUE;
}

/* The mark's words, as far as there is room, and with them the end of its row. */
static void
end_row (NbBuild *build,
         Row *row,
         NbMark *mark,
         double right)
{
  row->last = mark;
  if (mark->left)
    {
      nb_build_fit_label (build, mark, mark->x0 - 6 - mark->count_width - mark->left_end);
      row->end = mark->x1 + 8;
      return;
    }
  nb_build_fit_label (build, mark, right - glyph_end (mark));
  /* beyond the edge not even the count is whole */
  if (glyph_end (mark) > build->self->width)
    {
      *mark->count = '\0';
      mark->count_width = 0;
    }
  row->end = glyph_end (mark) + mark->label_width + (mark->label ? 14 : 8);
}

static void
place_marks (NbBuild *build,
             guint lane,
             GArray *marks,
             guint n_rows)
{
  double right = build->self->axis.x + build->self->axis.width + 8;
  g_autofree Row *rows = g_new0 (Row, n_rows);

  for (guint i = 0; i < n_rows; i++)
    rows[i].end = -G_MAXDOUBLE;
  for (guint i = 0; i < marks->len; i++)
    {
      NbMark *mark = &g_array_index (marks, NbMark, i);

      measure_mark (build, mark);
      mark->old_row = nb_build_old_row (build, mark->lead, lane);
    }
  for (guint i = 0; i < marks->len; i++)
    {
      NbMark *mark = &g_array_index (marks, NbMark, i);
      guint32 lead = mark->lead;

      if (right - glyph_end (mark) >= MIN_LABEL * build->s || !place_at_edge (build, mark, rows, n_rows))
        {
          mark->row = choose_row (marks, i, rows, n_rows);
          if (mark->row < n_rows)
            make_room (build, &rows[mark->row], mark->x0);
        }
      if (mark->row == n_rows)
        {
          mark->row = choose_to_join (mark, rows, n_rows);
          join (build, rows[mark->row].last, mark);
          nb_build_keep_row (build, lead, lane, mark->row);
          mark = rows[mark->row].last;
        }
      end_row (build, &rows[mark->row], mark, right);
      nb_build_keep_row (build, mark->lead, lane, mark->row);
    }
}

/* --- items --- */

static void
add_ticks (NbBuild *build,
           NbTimelineItem *item)
{
  NbTimelineLayout *self = build->self;
  const guint32 *rows = &g_array_index (self->row_pool, guint32, item->slice);
  double low = item->mark.x + 3, high = item->mark.x + item->mark.width - 3, scale = nb_time_axis_scale (&self->axis);
  /* no two in the same two pixels */
  double step = MAX (2, (high - low) / MAX_TICKS);

  item->part = self->ticks->len;
  for (guint i = 0; i < item->n_rows;)
    {
      NbDay day = nb_catalog_get_row (self->index->catalog, rows[i])->first, next = day + 1;
      double x = nb_build_x (build, day + 0.5);

      if (x > high + 3)
        break;
      if (x >= low - 3)
        {
          x = CLAMP (x, low, high);
          g_array_append_val (self->ticks, x);
          item->n_parts++;
          next = day + MAX (1, (NbDay) ceil (step / scale - 1e-6));
        }
      i += nb_build_search (build, rows + i, item->n_rows - i, next);
    }
}

static void
add_item (NbBuild *build,
          guint lane,
          const NbMark *mark,
          double y,
          guint flags)
{
  NbTimelineLayout *self = build->self;
  NbTimelineItem item = { 0 };
  double cy = y + ROW_HEIGHT * build->s / 2, baseline = cy + 4.5 * build->s;
  double h = CAPSULE_HEIGHT * build->s, x = mark->left ? mark->x0 - 6 : mark->x1 + 8, end;

  item.kind = mark->n_rows > 1 ? NB_ITEM_CLUSTER : NB_ITEM_ARTICLE;
  item.flags = flags | (mark->is_selected ? NB_ITEM_SELECTED : 0) | (mark->left ? NB_ITEM_LABEL_LEFT : 0);
  item.lane = lane;
  item.first = mark->first;
  item.last = mark->last;
  item.n_rows = mark->n_rows;
  item.slice = mark->slice;
  item.mark = mark->n_rows > 1 ? (NbRect){ mark->x0, cy - h / 2, mark->x1 - mark->x0, h }
                               : (NbRect){ mark->x0, cy - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS };
  if (*mark->count)
    {
      item.count = nb_build_string (build, mark->count);
      item.count_at = (NbPoint){ mark->left ? x - mark->count_width + 5 * build->s : x, baseline };
    }
  if (mark->label)
    {
      item.label = mark->label;
      item.label_at = (NbPoint){ mark->left ? x - mark->count_width - mark->label_width : x + mark->count_width, baseline };
    }
  item.tip = nb_build_title (build, mark->lead);
  item.flags |= nb_build_has_title (build, mark->lead) ? 0 : NB_ITEM_UNTITLED;
  end = mark->left ? x - mark->count_width - mark->label_width : x + mark->count_width + mark->label_width;
  item.hit = mark->left ? (NbRect){ end - 4, y, mark->x1 - end + 8, ROW_HEIGHT * build->s }
                        : (NbRect){ mark->x0 - 4, y, end - mark->x0 + 8, ROW_HEIGHT * build->s };
  if (mark->n_rows > 1 && mark->first == mark->last)
    nb_build_day_ticks (build, &item);
  else if (mark->n_rows > 1)
    add_ticks (build, &item);
  g_array_append_val (self->items, item);
}

/* --- the whole --- */

/* A collapsed lane keeps its rhythm: small columns. */
static void
build_collapsed (NbBuild *build,
                 guint i,
                 const NbLane *lane)
{
  NbTimelineLayout *self = build->self;
  NbCalendarUnit unit = nb_bins_choose_unit (&self->axis, 6);
  const NbBins *bins = nb_pyramid_get_bins (self->index->bins, i, unit);
  guint from, to, max = 3;

  if (bins->n_bins == 0 || bins->starts[bins->n_bins] <= self->axis.from || bins->starts[0] >= self->axis.to)
    return;
  from = nb_bins_find (bins, (NbDay) floor (self->axis.from));
  to = nb_bins_find (bins, (NbDay) ceil (self->axis.to) - 1) + 1;
  for (guint b = from; b < to; b++)
    max = MAX (max, bins->totals[b]);
  for (guint b = from; b < to; b++)
    {
      double x0 = MAX (nb_build_x (build, bins->starts[b]), self->axis.x);
      double x1 = MIN (nb_build_x (build, bins->starts[b + 1]), self->axis.x + self->axis.width);
      double h = bins->totals[b] * 22.0 * build->s / max;
      NbTimelineItem item = { 0 };
      NbSegment segment = { { x0, lane->y + lane->height - 6 - h, MAX (x1 - x0 - 1, 1), h }, NB_SLOT_INK };

      if (bins->totals[b] == 0 || x1 - x0 < 1)
        continue;
      item.kind = NB_ITEM_COLUMN;
      item.flags = NB_ITEM_SCROLLS | NB_ITEM_COLLAPSED;
      item.lane = i;
      item.first = bins->starts[b];
      item.last = bins->starts[b + 1] - 1;
      item.n_rows = bins->totals[b];
      item.mark = segment.rect;
      item.hit = (NbRect){ x0, lane->y + 4, x1 - x0, lane->height - 8 };
      item.part = self->segments->len;
      item.n_parts = 1;
      g_array_append_val (self->segments, segment);
      g_array_append_val (self->items, item);
    }
}

/**
 * nb_build_clusters:
 *
 * Capsules, dots and bars of the visible span.
 */
void
nb_build_clusters (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  double row_height = ROW_HEIGHT * build->s;
  gboolean has_lanes = build->input->lanes != NB_GROUP_BY_NONE;
  guint flags = NB_ITEM_SCROLLS;

  if (has_lanes)
    nb_build_lanes (build, 98 * build->s, 36 * build->s);
  for (guint i = 0; i < (has_lanes ? self->lanes->len : 1); i++)
    {
      g_autoptr (GArray) marks = g_array_new (FALSE, TRUE, sizeof (NbMark));
      guint n_rows = 4, n_bars = 1;
      double y = 6;

      if (has_lanes)
        {
          const NbLane *lane = &g_array_index (self->lanes, NbLane, i);

          if (!lane->is_near)
            continue;
          if (lane->is_collapsed)
            {
              build_collapsed (build, i, lane);
              continue;
            }
          y = lane->y + 6;
        }
      else
        {
          n_bars = 3;
          n_rows = MAX (4, (int) floor ((self->plot.height - 12) / row_height) - (int) n_bars);
          self->content_height = MAX (self->plot.height, 12 + (n_rows + n_bars) * row_height);
        }
      if (self->index->n_lanes <= i)
        break;
      cluster (build, i, cluster_width (build, i, n_rows), marks);
      place_marks (build, i, marks, n_rows);
      for (guint j = 0; j < marks->len; j++)
        {
          const NbMark *mark = &g_array_index (marks, NbMark, j);

          if (mark->n_rows > 0)
            add_item (build, i, mark, y + mark->row * row_height, flags);
        }
      nb_build_bars (build, i, y + n_rows * row_height, n_bars, row_height, flags);
    }
}
