/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns stand out of their neighbours, and where notes at them stand so that no leader crosses any words.
 * Pure functions; any thread. */

#include "plot/nb-peaks.h"

#include <math.h>

#define NEIGHBOURS 4
#define NEAR 2
#define MIN_VALUE 3
#define MIN_RATIO 1.2
#define MIN_COLUMN_WIDTH 1.0

typedef struct
{
  guint column;
  double score;
} Candidate;

static int
compare_candidates (gconstpointer a,
                    gconstpointer b)
{
  const Candidate *ca = a, *cb = b;

  if (ca->score != cb->score)
    return ca->score > cb->score ? -1 : 1;
  return ca->column < cb->column ? -1 : 1;
}

/* How much a column stands out of its neighbours; 0 if it does not. */
static double
score_of (const NbPeakColumn *columns,
          guint n,
          guint i)
{
  double own = columns[i].value, around = 0;
  guint n_around = 0;

  /* what stands at the edge has only half its neighbours in sight */
  if (i < NEAR || i + NEAR >= n)
    return 0;

  for (int d = -NEIGHBOURS; d <= NEIGHBOURS; d++)
    {
      double other;

      if (d == 0 || (int) i + d < 0 || i + d >= n)
        continue;
      other = columns[i + d].value;
      if (ABS (d) <= NEAR && (other > own || (other == own && d < 0)))
        return 0;
      around += other;
      n_around++;
    }
  around = n_around ? around / n_around : 0;
  if (own < MIN_VALUE || own < around * MIN_RATIO)
    return 0;
  return own - around + own * 0.25;
}

/**
 * nb_peaks_choose:
 * @columns: side by side, in the order of time
 * @chosen: (out): at least @max_peaks places
 *
 * The highest column is always the first that is chosen, unless all are empty.
 *
 * Returns: how many were chosen
 */
guint
nb_peaks_choose (const NbPeakColumn *columns,
                 guint n_columns,
                 guint max_peaks,
                 guint *chosen)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  guint highest = 0, n;

  for (guint i = 0; i < n_columns; i++)
    if (columns[i].value > columns[highest].value)
      highest = i;
  for (guint i = 0; i < n_columns; i++)
    {
      Candidate c = { i, i == highest && columns[i].value > 0 ? G_MAXDOUBLE : score_of (columns, n_columns, i) };

      if (c.score > 0 && columns[i].width >= MIN_COLUMN_WIDTH)
        g_array_append_val (candidates, c);
    }
  g_array_sort (candidates, compare_candidates);
  n = MIN (candidates->len, max_peaks);
  for (guint i = 0; i < n; i++)
    chosen[i] = g_array_index (candidates, Candidate, i).column;
  return n;
}

static gboolean
rects_touch (const NbRect *a,
             const NbRect *b,
             double gap)
{
  return a->x < b->x + b->width + gap && b->x < a->x + a->width + gap && a->y < b->y + b->height + 2 && b->y < a->y + a->height + 2;
}

static gboolean
leader_crosses (const NbRect *words,
                double x,
                double y0,
                double y1,
                double gap)
{
  return x > words->x - gap && x < words->x + words->width + gap && y0 < words->y + words->height && y1 > words->y;
}

static gboolean
is_free (const NbPeakColumn *columns,
         guint n_columns,
         const NbPeakNote *notes,
         guint n_notes,
         const NbPeakNote *note,
         const NbRect *rect,
         const NbPeakStyle *style)
{
  double top = columns[note->column].top;

  if (rect->x < style->area.x || rect->x + rect->width > style->area.x + style->area.width)
    return FALSE;
  for (guint i = 0; i < n_columns; i++)
    if (columns[i].x < rect->x + rect->width && columns[i].x + columns[i].width > rect->x
        && columns[i].top < rect->y + rect->height + style->clearance)
      return FALSE;
  for (guint i = 0; i < n_notes; i++)
    {
      const NbPeakNote *other = &notes[i];

      if (!other->is_placed)
        continue;
      if (rects_touch (rect, &other->rect, style->gap * 1.5)
          || leader_crosses (rect, other->leader, other->rect.y, columns[other->column].top, style->gap * 0.8)
          || leader_crosses (&other->rect, note->leader, rect->y, top, style->gap * 0.8))
        return FALSE;
    }
  return TRUE;
}

static void
place (const NbPeakColumn *columns,
       guint n_columns,
       NbPeakNote *notes,
       guint n_notes,
       NbPeakNote *note,
       const NbPeakStyle *style)
{
  const NbPeakColumn *column = &columns[note->column];
  int lowest = (int) floor ((column->top - style->clearance - note->height - style->area.y) / style->level);

  note->leader = column->x + column->width / 2;
  /* as near to the column as it can be, but never so near that the leader is lost */
  for (int i = MIN (lowest, 200); i >= 0; i--)
    for (int side = 0; side < 2; side++)
      {
        NbRect rect = { side == 0 ? note->leader - style->gap - note->width : note->leader + style->gap,
                        style->area.y + i * style->level, note->width, note->height };

        if (!is_free (columns, n_columns, notes, n_notes, note, &rect, style))
          continue;
        note->rect = rect;
        note->is_left = side == 0;
        note->is_placed = TRUE;
        return;
      }
}

/**
 * nb_peaks_place:
 * @notes: (inout): the most important first; those that find no place stay unplaced
 * @max_placed: no more than this
 */
void
nb_peaks_place (const NbPeakColumn *columns,
                guint n_columns,
                NbPeakNote *notes,
                guint n_notes,
                guint max_placed,
                const NbPeakStyle *style)
{
  guint n_placed = 0;

  for (guint i = 0; i < n_notes; i++)
    notes[i].is_placed = FALSE;
  for (guint i = 0; i < n_notes && n_placed < max_placed; i++)
    {
      place (columns, n_columns, notes, n_notes, &notes[i], style);
      n_placed += notes[i].is_placed;
    }
}
