/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The band under the ruler: themes of the year, congresses, elections, Tết, with their names where there is room.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 20.0
#define BLOCK_HEIGHT 14.0
#define SECOND_LINE 18.0

typedef struct
{
  double x0;
  double x1;
} Interval;

typedef struct
{
  NbBuild *build;
  gboolean is_far;
  GArray *taken[2];         /* lines of the themes, then reused for events and Tết */
  double left;              /* where names may begin */
  double right;
} Band;

/**
 * nb_build_is_far:
 *
 * Returns: whether years are so narrow that the band is drawn in its far form
 */
gboolean
nb_build_is_far (NbBuild *build)
{
  return nb_calendar_days (NB_CALENDAR_YEAR) * nb_time_axis_scale (&build->self->axis) < 110 * build->s;
}

static gboolean
is_free (const GArray *taken,
         double x0,
         double x1)
{
  for (guint i = 0; i < taken->len; i++)
    {
      const Interval *other = &g_array_index (taken, Interval, i);

      if (x0 < other->x1 && other->x0 < x1)
        return FALSE;
    }
  return TRUE;
}

static void
take (GArray *taken,
      double x0,
      double x1)
{
  g_array_append_vals (taken, &(Interval){ x0, x1 }, 1);
}

static void
add_item (Band *band,
          const NbContextMark *mark,
          NbItemKind kind,
          NbRect rect,
          const char *label,
          double label_x,
          double baseline,
          double label_width)
{
  NbTimelineItem item = { 0 };
  double x0 = rect.x, x1 = rect.x + rect.width;

  item.kind = kind;
  item.lane = mark->kind;
  item.flags = band->is_far ? NB_ITEM_FAR : 0;
  item.first = mark->first;
  item.last = mark->last;
  item.mark = rect;
  item.tip = nb_build_string (band->build, mark->name);
  if (label)
    {
      item.label = nb_build_string (band->build, label);
      item.label_at = (NbPoint){ label_x, baseline };
      if (label_x < x0)
        item.flags |= NB_ITEM_LABEL_LEFT;
      x0 = MIN (x0, label_x);
      x1 = MAX (x1, label_x + label_width);
    }
  item.hit = (NbRect){ x0 - 4, rect.y + rect.height / 2 - 9, x1 - x0 + 8, 18 };
  g_array_append_val (band->build->self->items, item);
}

/* A name beside its mark: on the preferred side if it is free there, else on the other. */
static gboolean
find_side (Band *band,
           GArray *taken,
           const char *name,
           double x0,
           double x1,
           gboolean prefer_left,
           double *label_x,
           double *width)
{
  *width = nb_text_width (band->build->ruler, NB_TEXT_CAPTION, name);
  for (guint i = 0; i < 2; i++)
    {
      gboolean left = prefer_left == (i == 0);
      double x = left ? x0 - 6 - *width : x1 + 7;

      if (x < band->left || x + *width > band->right || !is_free (taken, x - 4, x + *width + 4))
        continue;
      *label_x = x;
      take (taken, x - 4, x + *width + 4);
      return TRUE;
    }
  return FALSE;
}

/* --- themes --- */

static void
theme_extent (Band *band,
              const NbContextMark *mark,
              double *x0,
              double *x1)
{
  const NbTimeAxis *axis = &band->build->self->axis;

  *x0 = CLAMP (nb_build_x (band->build, mark->first), axis->x, axis->x + axis->width);
  *x1 = CLAMP (nb_build_x (band->build, mark->last + 1), axis->x, axis->x + axis->width);
}

static void
add_themes (Band *band,
            const GArray *marks,
            double y)
{
  NbBuild *build = band->build;
  guint line = 0;
  NbDay previous_end = NB_DAY_NONE;
  double s = build->s, x0, x1;

  /* the blocks first, so that no name is put where one will stand */
  for (guint i = 0; i < marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (marks, NbContextMark, i);

      if (mark->kind != NB_CONTEXT_THEME)
        continue;
      theme_extent (band, mark, &x0, &x1);
      line = band->is_far && mark->first == previous_end + 1 ? 1 - line : 0;
      previous_end = mark->last;
      take (band->taken[line], x0, x1);
    }

  line = 0;
  previous_end = NB_DAY_NONE;
  for (guint i = 0; i < marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (marks, NbContextMark, i);
      double top, baseline, label_x = 0, width = 0;
      g_autofree char *label = NULL;
      NbRect rect;

      if (mark->kind != NB_CONTEXT_THEME)
        continue;
      theme_extent (band, mark, &x0, &x1);
      line = band->is_far && mark->first == previous_end + 1 ? 1 - line : 0;
      previous_end = mark->last;
      if (x1 - x0 < 3)
        continue;
      top = y + (4 + (line ? SECOND_LINE : 0)) * s;
      baseline = top + 11 * s;
      rect = (NbRect){ x0 + 1, top, x1 - x0 - 2, BLOCK_HEIGHT * s };
      if (band->is_far)
        {
          const char *const wordings[] = { mark->name, mark->short_name };

          for (guint j = 0; j < G_N_ELEMENTS (wordings) && !label; j++)
            if (find_side (band, band->taken[line], wordings[j], x0, x1, TRUE, &label_x, &width))
              label = g_strdup (wordings[j]);
        }
      else
        {
          gboolean fits = nb_text_width (build->ruler, NB_TEXT_STRONG, mark->name) <= x1 - x0 - 16;

          label = nb_text_fit (build->ruler, NB_TEXT_STRONG, fits ? mark->name : mark->short_name, x1 - x0 - 16, NULL);
          label_x = x0 + 8;
        }
      add_item (band, mark, NB_ITEM_THEME, rect, label, label_x, baseline, width);
    }
}

/* --- congresses, elections, the day of dân vận --- */

static void
add_events (Band *band,
            const GArray *marks,
            double y)
{
  NbBuild *build = band->build;
  const NbTimeAxis *axis = &build->self->axis;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Interval));
  double s = build->s, middle = y + 10 * s;

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < marks->len; i++)
      {
        const NbContextMark *mark = &g_array_index (marks, NbContextMark, i);
        double x = nb_build_x (build, mark->first + 0.5), half = mark->kind == NB_CONTEXT_CONGRESS ? 5 : 3, label_x = 0, width = 0;
        const char *label = NULL;

        if (mark->kind == NB_CONTEXT_THEME || mark->kind == NB_CONTEXT_TET || (band->is_far && mark->kind == NB_CONTEXT_DAY))
          continue;
        if (x < axis->x || x > axis->x + axis->width)
          continue;
        if (pass == 0)
          {
            take (taken, x - half - 1, x + half + 1);
            continue;
          }
        /* far out the diamonds are named, the rings beside them speak for themselves */
        if (!band->is_far || mark->kind == NB_CONTEXT_CONGRESS)
          {
            gboolean left = mark->kind == NB_CONTEXT_CONGRESS;

            if (find_side (band, taken, mark->name, x - half, x + half, left, &label_x, &width))
              label = mark->name;
            else if (find_side (band, taken, mark->short_name, x - half, x + half, left, &label_x, &width))
              label = mark->short_name;
          }
        add_item (band, mark, NB_ITEM_EVENT, (NbRect){ x - half, middle - half, 2 * half, 2 * half }, label, label_x, y + 15 * s, width);
      }
}

static void
add_tet (Band *band,
         const GArray *marks,
         double y)
{
  NbBuild *build = band->build;
  const NbTimeAxis *axis = &build->self->axis;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (Interval));
  double s = build->s, scale = nb_time_axis_scale (axis);

  for (guint i = 0; i < marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (marks, NbContextMark, i);
      double x0 = nb_build_x (build, mark->first), x1 = nb_build_x (build, mark->last + 1), label_x = 0, width = 0;
      const char *label = NULL;
      NbRect rect;

      if (mark->kind != NB_CONTEXT_TET)
        continue;
      if (scale < 1)
        {
          /* a tick on its first day */
          double x = nb_build_x (build, mark->first + 2);

          if (x < axis->x || x > axis->x + axis->width)
            continue;
          rect = (NbRect){ floor (x), y + 6 * s, 1, 8 * s };
          x0 = x1 = x;
        }
      else
        {
          if (x1 < axis->x + 2 || x0 > axis->x + axis->width - 2)
            continue;
          x0 = MAX (x0, axis->x);
          x1 = MIN (x1, axis->x + axis->width);
          rect = (NbRect){ x0, y + 8 * s, x1 - x0, 4 };
        }
      if (!band->is_far)
        {
          label = scale < 1 ? mark->short_name : mark->name;
          if (!find_side (band, taken, label, x0, x1, FALSE, &label_x, &width))
            label = NULL;
        }
      add_item (band, mark, NB_ITEM_EVENT, rect, label, label_x, y + 15 * s, width);
    }
}

/**
 * nb_build_context:
 *
 * Fills the band; its height has been decided before (see nb_timeline_layout_new()).
 */
void
nb_build_context (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  Band band = { build, nb_build_is_far (build) };
  double y = self->context.y, s = build->s, events, tet;
  g_autoptr (GArray) marks = NULL;
  /* gutter names: "Chủ đề năm", "Sự kiện", "Tết" */
  const char *const names[] = { _("Year’s theme"), _("Events"), _("Tết") };

  if (self->context.height <= 0)
    return;
  marks = nb_context_marks ((NbDay) floor (self->axis.from), (NbDay) ceil (self->axis.to), TRUE);
  band.taken[0] = g_array_new (FALSE, FALSE, sizeof (Interval));
  band.taken[1] = g_array_new (FALSE, FALSE, sizeof (Interval));
  band.left = self->axis.x;
  band.right = MIN (self->axis.x + self->axis.width + 60, self->width - 6);

  events = y + (ROW + (band.is_far ? SECOND_LINE : 0)) * s;
  /* at day zoom Tết shares the events' row */
  tet = self->mode == NB_TIMELINE_DAYS ? events : events + ROW * s;
  if (self->gutter > 80 * build->s)
    {
      nb_build_label_end (self->labels, build, names[0], self->gutter - 12, y + 15 * s, NB_TEXT_CAPTION, NB_TONE_DIM);
      nb_build_label_end (self->labels, build, names[1], self->gutter - 12, events + 15 * s, NB_TEXT_CAPTION, NB_TONE_DIM);
      if (tet > events)
        nb_build_label_end (self->labels, build, names[2], self->gutter - 12, tet + 15 * s, NB_TEXT_CAPTION, NB_TONE_DIM);
    }
  add_themes (&band, marks, y);
  add_events (&band, marks, events);
  add_tet (&band, marks, tet);
  g_array_unref (band.taken[0]);
  g_array_unref (band.taken[1]);
}
