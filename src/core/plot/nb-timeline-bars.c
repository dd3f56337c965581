/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Uncertain time as bars: articles that are known to the same week, month or quarter are one of them.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  NbDay first;
  NbDay last;
  gboolean approximate;
  guint precision;
  GArray *rows;
} Bar;

static void
bar_clear (gpointer data)
{
  g_array_unref (((Bar *) data)->rows);
}

/* Long times stand behind short ones, few articles behind many. */
static int
compare_bars (gconstpointer a,
              gconstpointer b)
{
  const Bar *ba = a, *bb = b;
  gboolean long_a = ba->precision >= NB_PRECISION_HALF, long_b = bb->precision >= NB_PRECISION_HALF;

  if (long_a != long_b)
    return long_a - long_b;
  if (ba->rows->len != bb->rows->len)
    return ba->rows->len > bb->rows->len ? -1 : 1;
  if (ba->first != bb->first)
    return ba->first < bb->first ? -1 : 1;
  return ba->last < bb->last ? -1 : ba->last > bb->last;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;

  return x < y ? -1 : x > y;
}

/* About a day: a few days around it. */
void
nb_vague_time_get_limits (const NbVagueTime *time,
                          NbDay *first,
                          NbDay *last)
{
  NbDay more = time->approximate && time->precision == NB_PRECISION_DAY ? NB_ABOUT_A_DAY : 0;

  *first = time->first - more;
  *last = time->last + more;
}

static GArray *
collect_bars (NbBuild *build,
              guint lane)
{
  NbTimelineLayout *self = build->self;
  guint n_times;
  const NbVagueTime *times = nb_timeline_index_times (self->index, lane, &n_times);
  GArray *bars = g_array_new (FALSE, TRUE, sizeof (Bar));

  g_array_set_clear_func (bars, bar_clear);
  for (guint i = 0; i < n_times; i++)
    {
      const NbVagueTime *time = &times[i];
      Bar bar = { 0, 0, time->approximate, time->precision, NULL };
      Bar *same = NULL;

      /* sorted without what is added to days that are only about known */
      if (time->first - NB_ABOUT_A_DAY >= self->axis.to)
        break;
      nb_vague_time_get_limits (time, &bar.first, &bar.last);
      if (bar.first >= self->axis.to || bar.last + 1 <= self->axis.from)
        continue;
      for (guint j = bars->len; j > 0 && !same; j--)
        {
          Bar *other = &g_array_index (bars, Bar, j - 1);

          if (other->first == bar.first && other->last == bar.last && other->approximate == bar.approximate)
            same = other;
        }
      if (!same)
        {
          bar.rows = g_array_new (FALSE, FALSE, sizeof (guint32));
          g_array_append_val (bars, bar);
          same = &g_array_index (bars, Bar, bars->len - 1);
        }
      /* of several times: in the catalog's order all the same */
      g_array_append_vals (same->rows, self->index->time_rows + time->rows, time->n_rows);
      if (same->rows->len > time->n_rows)
        g_array_sort (same->rows, compare_rows);
    }
  g_array_sort (bars, compare_bars);
  return bars;
}

typedef struct
{
  double x0;
  double x1;
} Interval;

static gboolean
is_taken (const GArray *intervals,
          double x0,
          double x1)
{
  for (guint i = 0; i < intervals->len; i++)
    {
      const Interval *other = &g_array_index (intervals, Interval, i);

      if (x0 < other->x1 && other->x0 < x1)
        return TRUE;
    }
  return FALSE;
}

static void
add_bar (NbBuild *build,
         guint lane,
         const Bar *bar,
         double y,
         double row_height,
         GArray **taken,
         guint n_rows,
         guint flags)
{
  NbTimelineLayout *self = build->self;
  const guint32 *rows = (const guint32 *) (gconstpointer) bar->rows->data;
  guint32 lead = nb_build_lead (build, rows, bar->rows->len);
  double left = self->axis.x, right = self->axis.x + self->axis.width;
  double x0 = nb_build_x (build, bar->first), x1 = nb_build_x (build, bar->last + 1);
  NbTimelineItem item = { 0 };
  NbMark mark = { 0 };
  double label_x, label_end;
  guint row;

  item.kind = NB_ITEM_BAR;
  item.lane = lane;
  item.first = bar->first;
  item.last = bar->last;
  item.n_rows = bar->rows->len;
  item.flags = flags | (x0 < left ? NB_ITEM_CUT_FROM : 0) | (x1 > right ? NB_ITEM_CUT_TO : 0) | (bar->approximate ? NB_ITEM_APPROXIMATE : 0);
  x0 = MAX (x0, left);
  x1 = MAX (MIN (x1, right), x0 + 4);

  mark.lead = lead;
  if (bar->rows->len > 1)
    {
      g_autofree char *count = nb_format_count (bar->rows->len);

      g_strlcpy (mark.count, count, sizeof mark.count);
      mark.count_width = nb_text_width (build->ruler, NB_TEXT_BOLD, count) + 5 * build->s;
    }
  /* what goes on beyond both edges has its words on it; that it goes on to the left is still seen */
  label_x = (item.flags & NB_ITEM_CUT_FROM) && (item.flags & NB_ITEM_CUT_TO) ? x0 + 32 : x1 + 8;

  for (row = 0; row < n_rows; row++)
    {
      double limit = right + 8;

      for (guint i = 0; i < taken[row]->len; i++)
        {
          const Interval *other = &g_array_index (taken[row], Interval, i);

          if (other->x0 >= label_x)
            limit = MIN (limit, other->x0 - 8);
        }
      nb_build_fit_label (build, &mark, limit - label_x - mark.count_width);
      label_end = MAX (x1, label_x + mark.count_width + mark.label_width);
      if (!is_taken (taken[row], x0 - 8, label_end + 8))
        break;
    }
  if (row == n_rows || (label_end > right + 12 && !mark.label))
    {
      if (!build->without_room)
        build->without_room = g_array_new (FALSE, FALSE, sizeof (guint32));
      g_array_append_vals (build->without_room, rows, bar->rows->len);
      return;
    }

  g_array_append_vals (taken[row], &(Interval){ x0 - 8, label_end + 8 }, 1);
  y += row * row_height + row_height / 2;
  item.slice = nb_build_slice (build, rows, item.n_rows);
  item.mark = (NbRect){ x0, y - 2, x1 - x0, 4 };
  item.hit = (NbRect){ x0 - 4, y - row_height / 2, label_end - x0 + 8, row_height };
  item.tip = nb_build_title (build, lead);
  item.flags |= nb_build_has_title (build, lead) ? 0 : NB_ITEM_UNTITLED;
  if (*mark.count)
    {
      item.count = nb_build_string (build, mark.count);
      item.count_at = (NbPoint){ label_x, y + 4.5 * build->s };
    }
  if (mark.label)
    {
      item.label = mark.label;
      item.label_at = (NbPoint){ label_x + mark.count_width, y + 4.5 * build->s };
    }
  for (guint i = 0; i < item.n_rows; i++)
    if (rows[i] == build->selected)
      item.flags |= NB_ITEM_SELECTED;
  g_array_append_val (self->items, item);
}

/**
 * nb_build_bars:
 * @y: top of the first row
 * @n_rows: rows there are
 *
 * The bars of a lane; those that find no room are kept for nb_build_rest().
 */
void
nb_build_bars (NbBuild *build,
               guint lane,
               double y,
               guint n_rows,
               double row_height,
               guint flags)
{
  g_autoptr (GArray) bars = collect_bars (build, lane);
  GArray **taken = g_new (GArray *, n_rows);

  for (guint i = 0; i < n_rows; i++)
    taken[i] = g_array_new (FALSE, FALSE, sizeof (Interval));
  for (guint i = 0; i < bars->len; i++)
    add_bar (build, lane, &g_array_index (bars, Bar, i), y, row_height, taken, n_rows, flags);
  for (guint i = 0; i < n_rows; i++)
    g_array_unref (taken[i]);
  g_free (taken);
}

/**
 * nb_build_rest:
 *
 * One capsule in the tray for the articles whose bars found no room, so that none is without a mark. It stands beside the pill
 * of the undated, which is the last item there is.
 */
void
nb_build_rest (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  GArray *rows = build->without_room;
  const NbTimelineItem *pill = self->items->len ? &g_array_index (self->items, NbTimelineItem, self->items->len - 1) : NULL;
  double s = build->s, right = self->axis.x + self->axis.width, x = self->axis.x, room, width = 0;
  NbTimelineItem item = { 0 };
  g_autofree char *count = NULL, *text = NULL, *fitted = NULL;

  if (!rows || self->tray.height <= 0)
    return;
  g_array_sort (rows, compare_rows);
  count = nb_format_count (rows->len);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s article with only the week, month or year",
                                       "%s articles with only the week, month or year", rows->len), count);
  if (pill && pill->kind == NB_ITEM_UNDATED && self->mode == NB_TIMELINE_DAYS)
    right = pill->mark.x - 16;
  else if (pill && pill->kind == NB_ITEM_UNDATED)
    x = pill->mark.x + pill->mark.width + 16;
  /* at day zoom behind the tray's name */
  for (guint i = 0; i < self->labels->len && self->mode == NB_TIMELINE_DAYS; i++)
    {
      const NbLabel *label = &g_array_index (self->labels, NbLabel, i);

      if (label->y > self->tray.y && label->y < self->tray.y + self->tray.height)
        x = MAX (x, label->x + nb_text_width (build->ruler, label->role, label->text) + 12);
    }
  room = right - x - 26;
  /* words or a number, nothing between */
  width = nb_text_width (build->ruler, NB_TEXT_CAPTION, text);
  fitted = g_strdup (width <= room ? text : count);
  width = nb_text_width (build->ruler, NB_TEXT_CAPTION, fitted);
  if (width > room)
    g_clear_pointer (&fitted, g_free);
  if (self->mode == NB_TIMELINE_DAYS)
    x = right - (fitted ? width + 26 : 18);
  x = MIN (x, self->axis.x + self->axis.width - 18);

  item.kind = NB_ITEM_CLUSTER;
  item.flags = NB_ITEM_IN_TRAY;
  item.first = NB_DAY_NONE;
  for (guint i = 0; i < rows->len; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (self->index->catalog, g_array_index (rows, guint32, i));

      item.first = item.first == NB_DAY_NONE ? row->first : MIN (item.first, row->first);
      item.last = i == 0 ? row->last : MAX (item.last, row->last);
      if (g_array_index (rows, guint32, i) == build->selected)
        item.flags |= NB_ITEM_SELECTED;
    }
  item.n_rows = rows->len;
  item.slice = nb_build_slice (build, (const guint32 *) (gconstpointer) rows->data, rows->len);
  item.mark = (NbRect){ x, self->tray.y + 8 * s, 18, 14 * s };
  item.hit = (NbRect){ x - 4, self->tray.y + 6 * s, 18 + 8 + width + 4, 18 * s };
  if (fitted)
    {
      item.label = nb_build_string (build, fitted);
      item.label_at = (NbPoint){ x + 26, self->tray.y + 19 * s };
    }
  item.tip = nb_build_string (build, text);
  g_array_append_val (self->items, item);
}
