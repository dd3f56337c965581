/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Notes at the columns that stand out: which ones, and where their words stand so that no leader crosses them.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_PEAKS 8
#define WIDTH_OF_MAX 900.0
#define NOTE_WIDTH 144.0
#define HIGHEST_WIDTH 170.0
#define LINE_HEIGHT 15.0
#define LEVEL 20.0
#define NEIGHBOURS 4
#define MIN_RATIO 1.2

typedef struct
{
  guint item;               /* its column */
  double score;
  double x;
  double top;               /* of the column */
  gboolean is_highest;
  char **lines;
  char *head;
  double width;
  double y;                 /* baseline of the head, once placed */
  gboolean left;
  gboolean is_placed;
} Peak;

static NbTimelineItem *
item_at (NbBuild *build,
         guint index)
{
  return &g_array_index (build->self->items, NbTimelineItem, index);
}

static int
compare_scores (gconstpointer a,
                gconstpointer b)
{
  const Peak *pa = a, *pb = b;

  if (pa->score != pb->score)
    return pa->score > pb->score ? -1 : 1;
  return pa->item < pb->item ? -1 : 1;
}

/* How much a column stands out of its neighbours; 0 if it does not. */
static double
score_of (NbBuild *build,
          guint first,
          guint n,
          guint i)
{
  double own = item_at (build, first + i)->n_rows, around = 0;
  guint n_around = 0;

  for (int d = -NEIGHBOURS; d <= NEIGHBOURS; d++)
    {
      double other;

      if (d == 0 || (int) i + d < 0 || i + d >= n)
        continue;
      other = item_at (build, first + i + d)->n_rows;
      if (ABS (d) <= 2 && (other > own || (other == own && d < 0)))
        return 0;
      around += other;
      n_around++;
    }
  around = n_around ? around / n_around : 0;
  if (own < 3 || own < around * MIN_RATIO)
    return 0;
  return own - around + own * 0.25;
}

static void
describe (NbBuild *build,
          Peak *peak)
{
  NbTimelineItem *column = item_at (build, peak->item);
  g_autofree char *when = nb_calendar_format (build->self->bin, column->first);
  g_autofree char *count = nb_format_count (column->n_rows);
  g_autofree guint32 *rows = NULL;
  guint n;
  NbTextRole role = peak->is_highest ? NB_TEXT_BOLD : NB_TEXT_MEDIUM;
  double max_width = (peak->is_highest ? HIGHEST_WIDTH : NOTE_WIDTH) * build->s;

  /* Translators: when and how many: "Quý IV.2020 · 146 bài" */
  peak->head = g_strdup_printf (ngettext ("%s · %s article", "%s · %s articles", column->n_rows), when, count);
  rows = nb_timeline_layout_item_rows (build->self, column, &n);
  peak->lines = n > 0 ? nb_text_wrap (build->ruler, role, nb_build_title (build, nb_build_lead (build, rows, n)), max_width, 3)
                      : g_new0 (char *, 1);
  peak->width = nb_text_width (build->ruler, NB_TEXT_CAPTION, peak->head);
  for (guint i = 0; peak->lines[i]; i++)
    peak->width = MAX (peak->width, nb_text_width (build->ruler, role, peak->lines[i]));
}

static NbRect
note_rect (NbBuild *build,
           const Peak *peak,
           double y,
           gboolean left)
{
  double height = (12 + LINE_HEIGHT * g_strv_length (peak->lines) + 5) * build->s;

  return (NbRect){ left ? peak->x - 6 - peak->width : peak->x + 7, y - 11 * build->s, peak->width, height };
}

static gboolean
rects_touch (const NbRect *a,
             const NbRect *b,
             double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap && a->y < b->y + b->height + 2 && b->y < a->y + a->height + 2;
}

/* A leader goes from the top of its note down to its column. */
static gboolean
leader_crosses (const NbRect *note,
                double x,
                double y0,
                double y1)
{
  return x > note->x - 5 && x < note->x + note->width + 5 && y0 < note->y + note->height && y1 > note->y;
}

static gboolean
is_free (NbBuild *build,
         const GArray *peaks,
         const Peak *peak,
         double y,
         gboolean left,
         guint first,
         guint n)
{
  NbRect note = note_rect (build, peak, y, left);

  if (note.x < build->self->axis.x + 2 || note.x + note.width > build->self->width - 6)
    return FALSE;
  if (note.x + note.width > build->self->axis.x + build->self->axis.width && build->input->colour != NB_GROUP_BY_NONE
      && note.y + note.height > peak->top - 20)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      const NbRect *column = &item_at (build, first + i)->mark;

      if (column->x < note.x + note.width && column->x + column->width > note.x && column->y < note.y + note.height + 6)
        return FALSE;
    }
  for (guint i = 0; i < peaks->len; i++)
    {
      const Peak *other = &g_array_index (peaks, Peak, i);
      NbRect other_note;

      if (!other->is_placed)
        continue;
      other_note = note_rect (build, other, other->y, other->left);
      if (rects_touch (&note, &other_note, 10) || leader_crosses (&note, other->x, other_note.y, other->top)
          || leader_crosses (&other_note, peak->x, note.y, peak->top))
        return FALSE;
    }
  return TRUE;
}

static void
place (NbBuild *build,
       GArray *peaks,
       Peak *peak,
       guint first,
       guint n)
{
  double level = LEVEL * build->s, top = build->self->plot.y + 26 * build->s;
  int lowest = (int) floor ((peak->top - 12 - top) / level);

  for (int i = MIN (lowest, 60); i >= 0; i--)
    for (int side = 0; side < 2; side++)
      if (is_free (build, peaks, peak, top + i * level, side == 0, first, n))
        {
          peak->y = top + i * level;
          peak->left = side == 0;
          peak->is_placed = TRUE;
          return;
        }
}

static void
add_peak (NbBuild *build,
          const Peak *peak)
{
  NbTimelineLayout *self = build->self;
  const NbTimelineItem *column = item_at (build, peak->item);
  NbTimelineItem item = { 0 };
  NbTextRole role = peak->is_highest ? NB_TEXT_BOLD : NB_TEXT_MEDIUM;
  double x = peak->left ? peak->x - 6 : peak->x + 7;

  item.kind = NB_ITEM_PEAK;
  item.flags = (peak->is_highest ? NB_ITEM_HIGHEST : 0) | (peak->left ? NB_ITEM_LABEL_LEFT : 0);
  item.lane = column->lane;
  item.first = column->first;
  item.last = column->last;
  item.n_rows = column->n_rows;
  item.hit = note_rect (build, peak, peak->y, peak->left);
  item.mark = (NbRect){ floor (peak->x) + 0.5, item.hit.y, 0, MAX (peak->top - 4 - item.hit.y, 0) };
  item.part = self->lines->len;
  (peak->left ? nb_build_label_end : nb_build_label) (self->lines, build, peak->head, x, peak->y, NB_TEXT_CAPTION, NB_TONE_DIM);
  for (guint i = 0; peak->lines[i]; i++)
    (peak->left ? nb_build_label_end : nb_build_label) (self->lines, build, peak->lines[i], x,
                                                        peak->y + (16 + LINE_HEIGHT * i) * build->s, role, NB_TONE_TEXT);
  item.n_parts = self->lines->len - item.part;
  g_array_append_val (self->items, item);
}

static void
peak_clear (gpointer data)
{
  Peak *peak = data;

  g_free (peak->head);
  g_strfreev (peak->lines);
}

/**
 * nb_build_peaks:
 * @first_item: the first column
 * @n_columns: columns, side by side
 *
 * Notes at no more columns than the width bears; the highest is always among them if any is.
 */
void
nb_build_peaks (NbBuild *build,
                const NbBins *bins,
                guint first_item,
                guint n_columns)
{
  g_autoptr (GArray) peaks = g_array_new (FALSE, TRUE, sizeof (Peak));
  guint max = MAX (1, (guint) floor (build->self->axis.width * MAX_PEAKS / WIDTH_OF_MAX / build->s)), highest = 0;

  g_array_set_clear_func (peaks, peak_clear);
  for (guint i = 0; i < n_columns; i++)
    if (item_at (build, first_item + i)->n_rows > item_at (build, first_item + highest)->n_rows)
      highest = i;
  for (guint i = 0; i < n_columns; i++)
    {
      const NbTimelineItem *column = item_at (build, first_item + i);
      Peak peak = { 0 };

      peak.item = first_item + i;
      peak.score = score_of (build, first_item, n_columns, i);
      peak.x = column->mark.x + column->mark.width / 2;
      peak.top = column->mark.y;
      peak.is_highest = i == highest;
      if (peak.is_highest)
        peak.score = G_MAXDOUBLE;
      if (peak.score > 0 && column->n_rows > 0 && column->mark.width >= 3)
        g_array_append_val (peaks, peak);
    }
  g_array_sort (peaks, compare_scores);
  if (peaks->len > MIN (max, MAX_PEAKS))
    g_array_set_size (peaks, MIN (max, MAX_PEAKS));

  for (guint i = 0; i < peaks->len; i++)
    {
      Peak *peak = &g_array_index (peaks, Peak, i);

      describe (build, peak);
      place (build, peaks, peak, first_item, n_columns);
      if (peak->is_placed)
        add_peak (build, peak);
    }
}
