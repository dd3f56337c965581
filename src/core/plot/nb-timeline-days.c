/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Near: headlines in rows, a day's many articles in one capsule, and a tray for what is not known to the day.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_HEIGHT 24.0
#define MIN_LABEL 96.0
#define MAX_LABEL 330.0
#define DOT_RADIUS 4.0

/* A day's articles, at most @singles of them by themselves and the rest as one mark; the selected one always alone. */
static void
add_day (NbBuild *build,
         GArray *marks,
         const guint32 *rows,
         guint n_rows,
         guint singles)
{
  NbTimelineIndex *index = build->self->index;
  NbDay day = nb_catalog_get_row (index->catalog, rows[0])->first;
  g_autoptr (GArray) rest = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n_rows);
  guint alone = n_rows <= singles ? n_rows : singles - 1;

  for (guint i = 0; i < n_rows; i++)
    {
      gboolean is_selected = rows[i] == build->selected;
      NbMark mark = { 0 };

      if (!is_selected && i >= alone)
        {
          g_array_append_val (rest, rows[i]);
          continue;
        }
      mark.n_rows = 1;
      mark.lead = rows[i];
      mark.slice = i;
      mark.first = mark.last = day;
      mark.is_selected = is_selected;
      g_array_append_val (marks, mark);
    }
  if (rest->len > 0)
    {
      NbMark mark = { 0 };

      mark.n_rows = rest->len;
      mark.lead = nb_build_lead (build, (guint32 *) (gpointer) rest->data, rest->len);
      mark.first = mark.last = day;
      g_array_append_val (marks, mark);
    }
}

static GArray *
collect (NbBuild *build,
         guint singles)
{
  NbTimelineLayout *self = build->self;
  guint n_rows, i = 0;
  const guint32 *rows = nb_build_exact (build, 0, &n_rows);
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (NbMark));

  while (i < n_rows)
    {
      NbDay day = nb_catalog_get_row (self->index->catalog, rows[i])->first;
      guint n = 1;

      if (day + 0.5 >= self->axis.to)
        break;
      while (i + n < n_rows && nb_catalog_get_row (self->index->catalog, rows[i + n])->first == day)
        n++;
      if (day + 0.5 >= self->axis.from)
        add_day (build, marks, rows + i, n, singles);
      i += n;
    }
  return marks;
}

static gboolean
is_bold (const NbMark *mark)
{
  return mark->is_selected || mark->n_rows > 9;
}

static double
half_width (const NbMark *mark)
{
  return mark->n_rows > 1 ? nb_build_day_half (mark->n_rows) : DOT_RADIUS;
}

static void
measure (NbBuild *build,
         NbMark *mark)
{
  const NbTimeAxis *axis = &build->self->axis;
  NbTextRole role = is_bold (mark) ? NB_TEXT_BOLD : NB_TEXT_CAPTION;
  double x = nb_build_x (build, mark->first + 0.5), w = half_width (mark), max = MIN (MAX_LABEL * build->s, axis->width - 60);
  const char *title = nb_build_title (build, mark->lead);
  double left_room, right_room;
  NbFit fit;

  mark->x0 = x - w;
  mark->x1 = x + w;
  if (mark->n_rows > 1)
    {
      g_autofree char *count = nb_format_count (mark->n_rows);

      g_strlcpy (mark->count, count, sizeof mark->count);
      mark->count_width = nb_text_width (build->ruler, NB_TEXT_BOLD, count) + 6;
    }
  fit = nb_fit_cache_get (build->fits, build->ruler, role, title, max);
  right_room = axis->x + axis->width + 12 - (mark->x1 + 8 + mark->count_width);
  left_room = mark->x0 - 8 - mark->count_width - axis->x;
  if (fit.text && fit.width > MAX (right_room, left_room))
    fit = nb_fit_cache_get (build->fits, build->ruler, role, title, MAX (right_room, left_room));
  if (!fit.text)
    return;
  mark->label = nb_build_string (build, fit.text);
  mark->label_width = fit.width;
  mark->left = mark->label_width > right_room && left_room > right_room;
}

/* --- rows --- */

typedef struct
{
  NbBuild *build;
  GPtrArray *rows;             /* of GPtrArray of NbMark */
  guint max_rows;              /* that are seen without scrolling */
  gboolean squeezes;           /* headlines are shortened rather than scrolled to */
  gboolean rises;              /* nearer there are fewer marks: they close up, by a row at a time */
} Placing;

static GPtrArray *
get_row (Placing *placing,
         guint row)
{
  while (row >= placing->rows->len)
    g_ptr_array_add (placing->rows, g_ptr_array_new ());
  return g_ptr_array_index (placing->rows, row);
}

typedef struct
{
  double x0;
  double x1;
} Interval;

/* How far the mark reaches with a label so wide. */
static Interval
reach_of (const NbMark *mark,
          double label_width)
{
  double reach = 8 + mark->count_width + label_width;
  Interval x = { (mark->left ? mark->x0 - reach : mark->x0) - 8, (mark->left ? mark->x1 : mark->x1 + reach) + 8 };

  /* the selected one is a pill, which is wider */
  if (mark->is_selected)
    {
      x.x0 -= 6;
      x.x1 += 8;
    }
  return x;
}

/* Room for the mark's label in a row; negative if not even the mark has a place. */
static double
room_in_row (const GPtrArray *row,
             const NbMark *mark)
{
  Interval bare = reach_of (mark, 0);
  double room = mark->wish;

  for (guint i = 0; i < row->len; i++)
    {
      const NbMark *other = g_ptr_array_index (row, i);
      Interval taken = reach_of (other, other->label_width);

      if (other == mark)
        continue;
      if (bare.x0 < taken.x1 && taken.x0 < bare.x1)
        return -1;
      if (mark->left && taken.x1 <= bare.x0)
        room = MIN (room, bare.x0 - taken.x1);
      else if (!mark->left && taken.x0 >= bare.x1)
        room = MIN (room, taken.x0 - bare.x1);
    }
  return room;
}

/* Its label as long as there is room in its row; called once. */
static void
fit_label (NbBuild *build,
           NbMark *mark,
           double room)
{
  NbFit fit;

  mark->label_width = mark->wish;
  if (room >= mark->wish)
    return;
  fit = nb_fit_cache_get (build->fits, build->ruler, is_bold (mark) ? NB_TEXT_BOLD : NB_TEXT_CAPTION,
                          nb_build_title (build, mark->lead), room);
  if (room < MIN_LABEL * build->s)
    fit.text = NULL;
  mark->label = fit.text ? nb_build_string (build, fit.text) : NULL;
  mark->label_width = fit.text ? fit.width : 0;
}

static void
put (Placing *placing,
     NbMark *mark,
     guint row)
{
  if (mark->is_placed && mark->row == row)
    return;
  if (mark->is_placed)
    g_ptr_array_remove_fast (get_row (placing, mark->row), mark);
  g_ptr_array_add (get_row (placing, row), mark);
  mark->row = row;
  mark->is_placed = TRUE;
}

/* The row where the mark stood or one beside it: of those where it has a place, the one with most room for its label. */
static gboolean
put_near (Placing *placing,
          NbMark *mark,
          gboolean by_room)
{
  int old = mark->old_row, order[3] = { old, old - 1, old + 1 };
  double room = -1;
  guint best = 0;

  if (old < 0)
    return FALSE;
  if (by_room && placing->rises)
    {
      order[0] = old - 1;
      order[1] = old;
    }
  for (guint i = 0; i < G_N_ELEMENTS (order) && (by_room || room < 0); i++)
    {
      double here = order[i] >= 0 ? room_in_row (get_row (placing, order[i]), mark) : -1;

      if (here <= room)
        continue;
      room = here;
      best = order[i];
    }
  if (room < 0)
    return FALSE;
  put (placing, mark, best);
  if (by_room)
    fit_label (placing->build, mark, room);
  return TRUE;
}

/* The first row with room for the whole headline; where the rows that are seen are full, it is shortened before anything
 * goes below them. */
static void
put_anywhere (Placing *placing,
              NbMark *mark)
{
  guint row = 0, best = 0;
  double room = -1;

  for (; row < placing->max_rows; row++)
    {
      double here = room_in_row (get_row (placing, row), mark);

      if (here <= room)
        continue;
      room = here;
      best = row;
      if (room >= mark->wish)
        break;
    }
  if (room < mark->wish && (room < 0 || !placing->squeezes))
    {
      for (row = placing->max_rows; room_in_row (get_row (placing, row), mark) < mark->wish; row++)
        ;
      best = row;
      room = mark->wish;
    }
  put (placing, mark, best);
  fit_label (placing->build, mark, room);
}

/* What stood there before keeps its row, or moves to one beside it where there is more room for its headline: for that
 * the bare marks are placed first, since a headline can be shortened. Then come the others in the order of time, great
 * days first so that they stand high. */
static guint
place_all (NbBuild *build,
           GArray *marks,
           guint max_rows,
           gboolean squeezes)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  Placing placing = { build, rows, max_rows, squeezes,
                      build->previous && nb_time_axis_scale (&build->previous->axis) < nb_time_axis_scale (&build->self->axis) * 0.9999 };
  guint n = 0;

  for (guint i = 0; i < marks->len; i++)
    {
      NbMark *mark = &g_array_index (marks, NbMark, i);

      mark->old_row = nb_build_old_row (build, mark->lead, 0);
      mark->wish = mark->label_width;
      mark->label_width = 0;
    }
  for (guint pass = 0; pass < 5; pass++)
    for (guint i = 0; i < marks->len; i++)
      {
        NbMark *mark = &g_array_index (marks, NbMark, i);

        if (pass == 0 && mark->is_selected && !put_near (&placing, mark, TRUE))
          put_anywhere (&placing, mark);
        else if (pass == 1 && !mark->is_placed)
          put_near (&placing, mark, FALSE);
        else if (pass == 2 && mark->is_placed && !mark->is_selected)
          put_near (&placing, mark, TRUE);
        else if (!mark->is_placed && (pass == 3 ? mark->n_rows > 9 : pass == 4))
          put_anywhere (&placing, mark);
      }
  for (guint i = 0; i < marks->len; i++)
    n = MAX (n, g_array_index (marks, NbMark, i).row + 1);
  return n;
}

static void
add_item (NbBuild *build,
          const NbMark *mark)
{
  NbTimelineLayout *self = build->self;
  NbTimelineItem item = { 0 };
  double s = build->s, cy = (18 + mark->row * ROW_HEIGHT) * s, baseline = cy + 4.5 * s;
  double x = mark->left ? mark->x0 - 8 : mark->x1 + 8, reach = mark->count_width + mark->label_width, end;

  item.kind = mark->n_rows > 1 ? NB_ITEM_CLUSTER : NB_ITEM_ARTICLE;
  item.flags = NB_ITEM_SCROLLS | (mark->is_selected ? NB_ITEM_SELECTED : 0) | (mark->left ? NB_ITEM_LABEL_LEFT : 0)
               | (mark->n_rows > 9 ? NB_ITEM_HIGHEST : 0);
  item.first = mark->first;
  item.last = mark->last;
  item.n_rows = mark->n_rows;
  item.slice = mark->slice;
  item.mark = mark->n_rows > 1 ? (NbRect){ mark->x0, cy - 7 * s, mark->x1 - mark->x0, 14 * s }
                               : (NbRect){ mark->x0, cy - DOT_RADIUS, 2 * DOT_RADIUS, 2 * DOT_RADIUS };
  if (*mark->count)
    {
      item.count = nb_build_string (build, mark->count);
      item.count_at = (NbPoint){ mark->left ? x - mark->count_width + 6 : x, baseline };
    }
  if (mark->label)
    {
      item.label = mark->label;
      item.label_at = (NbPoint){ mark->left ? x - reach : x + mark->count_width, baseline };
    }
  item.tip = nb_build_title (build, mark->lead);
  item.flags |= nb_build_has_title (build, mark->lead) ? 0 : NB_ITEM_UNTITLED;
  end = mark->left ? x - reach : x + reach;
  item.hit = mark->left ? (NbRect){ end - 6, cy - 12 * s, mark->x1 - end + 12, ROW_HEIGHT * s }
                        : (NbRect){ mark->x0 - 6, cy - 12 * s, end - mark->x0 + 12, ROW_HEIGHT * s };
  if (mark->n_rows > 1)
    nb_build_day_ticks (build, &item);
  nb_build_keep_row (build, mark->lead, 0, mark->row);
  g_array_append_val (self->items, item);
}

/* A mark's articles go into the pool only now that it is known which marks there are. */
static void
take_rows (NbBuild *build,
           GArray *marks)
{
  guint n_exact;
  const guint32 *exact = nb_build_exact (build, 0, &n_exact);

  for (guint i = 0; i < marks->len; i++)
    {
      NbMark *mark = &g_array_index (marks, NbMark, i);
      guint from, n = 0;

      if (mark->n_rows == 1)
        {
          mark->slice = nb_build_slice (build, &mark->lead, 1);
          continue;
        }
      mark->slice = build->self->row_pool->len;
      from = nb_build_search (build, exact, n_exact, mark->first);
      for (guint j = from; j < n_exact && n < mark->n_rows; j++)
        {
          guint32 row = exact[j];
          gboolean is_alone = FALSE;

          for (guint k = i; k > 0 && !is_alone; k--)
            {
              const NbMark *other = &g_array_index (marks, NbMark, k - 1);

              if (other->first != mark->first)
                break;
              is_alone = other->n_rows == 1 && other->lead == row;
            }
          if (is_alone)
            continue;
          nb_build_slice (build, &row, 1);
          n++;
        }
    }
}

static void
build_tray (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  const NbRect *tray = &self->tray;
  const char *title = _("Dates not wholly known");
  g_autofree char *count = NULL, *text = NULL, *fitted = NULL;
  const NbVagueTime *times;
  guint n = 0, n_times;
  double x = self->axis.x + nb_text_width (build->ruler, NB_TEXT_STRONG, title) + 8, room;

  times = nb_timeline_index_times (self->index, 0, &n_times);
  for (guint i = 0; i < n_times; i++)
    {
      NbDay first, last;

      nb_vague_time_get_limits (&times[i], &first, &last);
      n += first < self->axis.to && last + 1 > self->axis.from ? times[i].n_rows : 0;
    }
  count = nb_format_count (n);
  /* Translators: beside "Dates not wholly known": "5 bài chỉ rõ tuần, tháng" */
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s article with only the week, month or year", "%s articles with only the week, month or year", n), count);
  nb_build_label (self->labels, build, title, self->axis.x, tray->y + 20 * build->s, NB_TEXT_STRONG, NB_TONE_TEXT);
  /* room for the pill of the undated, and for the capsule of what finds none */
  room = self->axis.x + self->axis.width - x - (self->index->n_undated == 0 ? 40 : self->gutter <= 80 * build->s ? 230 : 150) * build->s;
  fitted = room > 0 ? nb_text_fit (build->ruler, NB_TEXT_CAPTION, text, room, NULL) : NULL;
  if (fitted)
    nb_build_label (self->labels, build, fitted, x, tray->y + 20 * build->s, NB_TEXT_CAPTION, NB_TONE_DIM);
  nb_build_bars (build, 0, tray->y + 28 * build->s, 2, 24 * build->s, NB_ITEM_IN_TRAY);
}

/**
 * nb_build_days:
 *
 * Headlines of the visible days: as many by themselves as the height bears, the rest of a day in one capsule.
 */
void
nb_build_days (NbBuild *build)
{
  static const guint singles[] = { 12, 8, 6, 5, 4, 3, 2, 1 };
  NbTimelineLayout *self = build->self;
  guint room = MAX (3, (int) floor ((self->plot.height - 12) / (ROW_HEIGHT * build->s)));
  g_autoptr (GArray) marks = NULL;
  guint n_rows = 0;

  for (guint i = 0; i < G_N_ELEMENTS (singles); i++)
    {
      g_clear_pointer (&marks, g_array_unref);
      marks = collect (build, singles[i]);
      /* nobody reads a thousand rows: do not even measure them */
      if (marks->len > room * 12 && i + 1 < G_N_ELEMENTS (singles))
        continue;
      for (guint j = 0; j < marks->len; j++)
        measure (build, &g_array_index (marks, NbMark, j));
      n_rows = place_all (build, marks, room, singles[i] == 1);
      if (n_rows <= room)
        break;
    }
  take_rows (build, marks);
  for (guint i = 0; i < marks->len; i++)
    add_item (build, &g_array_index (marks, NbMark, i));
  self->content_height = MAX (self->plot.height, (12 + n_rows * ROW_HEIGHT) * build->s);
  if (self->tray.height > 0)
    build_tray (build);
}
