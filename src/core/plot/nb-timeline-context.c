/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The band under the ruler: themes of the year, congresses, elections, Tết, with their names where there is room.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 20.0
#define BLOCK_HEIGHT 14.0
#define SECOND_LINE 18.0
#define OWN_RADIUS 2.5      /* of a single day in one of the user's bands */
#define MIN_NAME 14.0       /* less room than this is not looked at */

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
  guint own_row;            /* of the user's bands, which are told apart by it */
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
  item.lane = mark->kind + band->own_row;
  item.flags = band->is_far ? NB_ITEM_FAR : 0;
  item.first = mark->first;
  item.last = mark->last;
  item.mark = rect;
  item.tip = nb_build_string (band->build, mark->tip ? mark->tip : mark->name);
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

/* Where a mark stands. The election of the same spring would lie on the congress: its ring stands beside the diamond then,
 * by less than its own width from where it belongs. */
static double
beside_congress (NbBuild *build,
                 const GArray *marks,
                 guint i)
{
  const NbContextMark *mark = &g_array_index (marks, NbContextMark, i);
  double x = nb_build_x (build, mark->first + 0.5);

  for (guint j = i; mark->kind == NB_CONTEXT_ELECTION && j > 0; j--)
    {
      const NbContextMark *before = &g_array_index (marks, NbContextMark, j - 1);

      if (before->kind == NB_CONTEXT_CONGRESS)
        return MAX (x, nb_build_x (build, before->first + 0.5) + 8);
    }
  return x;
}

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
        double x = beside_congress (build, marks, i), half = mark->kind == NB_CONTEXT_CONGRESS ? 5 : 3, label_x = 0, width = 0;
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

/* --- the user's own bands --- */

typedef struct
{
  const NbContextMark *mark;
  double               x0;
  double               x1;
} Own;

/* What of it is in sight, in the order of time; of days that fall on one pixel only the first, and of spans that look the
 * same. */
static GArray *
find_own (Band *band,
          const NbContextBand *own)
{
  const NbTimeAxis *axis = &band->build->self->axis;
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Own));
  double end = axis->x + axis->width, last = -1;
  Interval block = { -10, -10 };

  for (guint i = 0; i < own->marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (own->marks, NbContextMark, i);
      Own it = { mark, nb_build_x (band->build, mark->first), nb_build_x (band->build, mark->last + 1) };

      if (mark->first == mark->last)
        {
          double x = (it.x0 + it.x1) / 2;

          if (x < axis->x || x > end || (last >= 0 && x - last < 1))
            continue;
          last = x;
          it.x0 = x - OWN_RADIUS;
          it.x1 = x + OWN_RADIUS;
        }
      else
        {
          if (it.x1 < axis->x || it.x0 > end)
            continue;
          it.x0 = CLAMP (it.x0, axis->x, end);
          it.x1 = CLAMP (it.x1, axis->x, end);
          if (it.x1 - it.x0 < 3)
            it.x1 = it.x0 + 3;
          if (it.x0 - block.x0 < 1 && fabs (it.x1 - block.x1) < 1)
            continue;
          block = (Interval){ it.x0, it.x1 };
        }
      g_array_append_val (found, it);
    }
  return found;
}

/* In the block, to the right of the mark or to its left, whole or short; NULL: nowhere. @taken: all to the left of it is, and
 * @next where the next mark begins. */
static char *
fit_own_name (Band *band,
              const Own *own,
              double taken,
              double next,
              double *label_x,
              double *width)
{
  const NbTextRuler *ruler = band->build->ruler;
  const char *const names[] = { own->mark->name, own->mark->short_name };
  gboolean is_block = own->mark->first != own->mark->last, is_alone = taken <= own->x0 && next >= own->x1;
  double inside = own->x1 - own->x0 - 12;

  if (MAX (inside, MAX (next - own->x1 - 11, own->x0 - taken - 10)) < MIN_NAME)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      *width = nb_text_width (ruler, NB_TEXT_CAPTION, names[i]);
      if (is_block && is_alone && *width <= inside)
        *label_x = own->x0 + 6;
      else if (own->x1 + 7 + *width + 4 <= MIN (next, band->right) && taken <= own->x1)
        *label_x = own->x1 + 7;
      else if (own->x0 - 6 - *width - 4 >= MAX (taken, band->left))
        *label_x = own->x0 - 6 - *width;
      else
        continue;
      return g_strdup (names[i]);
    }
  if (!is_block || !is_alone || inside < 2 * MIN_NAME)
    return NULL;
  *label_x = own->x0 + 6;
  *width = inside;
  return nb_text_fit (ruler, NB_TEXT_CAPTION, own->mark->short_name, inside, NULL);
}

static void
add_own (Band *band,
         const NbContextBand *own,
         double y)
{
  g_autoptr (GArray) found = find_own (band, own);
  double s = band->build->s, taken = band->left;

  for (guint i = 0; i < found->len; i++)
    {
      const Own *it = &g_array_index (found, Own, i);
      gboolean is_block = it->mark->first != it->mark->last;
      double next = i + 1 < found->len ? g_array_index (found, Own, i + 1).x0 : band->right, label_x = 0, width = 0;
      g_autofree char *label = fit_own_name (band, it, taken, next, &label_x, &width);
      NbRect rect = is_block ? (NbRect){ it->x0, y + 4 * s, it->x1 - it->x0, BLOCK_HEIGHT * s }
                             : (NbRect){ it->x0, y + 10 * s - OWN_RADIUS, 2 * OWN_RADIUS, 2 * OWN_RADIUS };

      add_item (band, it->mark, NB_ITEM_EVENT, rect, label, label_x, y + 15 * s, width);
      taken = MAX (taken, it->x1);
      if (label)
        taken = MAX (taken, label_x + width);
    }
}

/* --- the whole --- */

/* Which rows there are, from the top of the band; those that are off take no room. */
typedef struct
{
  double themes;         /* -1: none */
  double events;
  double tet;
  double own;            /* the first of the user's … */
  guint  n_own;          /* … of so many: half of the timeline is left to the articles */
  double height;
} Rows;

static void
find_rows (NbBuild *build,
           Rows *rows)
{
  const NbContextBands *bands = build->input->context;
  gboolean far = nb_build_is_far (build), has_tet = nb_context_bands_shows (bands, NB_CONTEXT_TET), is_days;
  gboolean has_events = nb_context_bands_shows (bands, NB_CONTEXT_CONGRESS) || nb_context_bands_shows (bands, NB_CONTEXT_ELECTION)
                        || nb_context_bands_shows (bands, NB_CONTEXT_DAY);
  double y = 0, end = 4;

  *rows = (Rows){ -1, -1, -1, -1, 0, 0 };
  if (build->input->features & NB_TIMELINE_NO_CONTEXT)
    return;
  is_days = build->self->mode == NB_TIMELINE_DAYS;
  if (nb_context_bands_shows (bands, NB_CONTEXT_THEME))
    {
      rows->themes = 0;
      y = ROW + (far ? SECOND_LINE : 0);
      end += far ? ROW - SECOND_LINE : 0;
    }
  if (has_events || (is_days && has_tet))
    {
      rows->events = y;
      y += ROW;
    }
  if (has_tet)
    {
      /* at day zoom Tết shares the events' row */
      rows->tet = is_days ? rows->events : y;
      y += is_days ? 0 : ROW;
    }
  rows->own = y;
  for (guint i = 0; bands && i < bands->own->len; i++)
    if (((NbContextBand *) g_ptr_array_index (bands->own, i))->shown
        && ((y + ROW + end) * build->s <= build->self->height / 2 || rows->n_own == 0))
      {
        rows->n_own++;
        y += ROW;
      }
  rows->height = y > 0 ? (y + end) * build->s : 0;
}

/**
 * nb_build_context_height:
 *
 * Returns: how high the band will be
 */
double
nb_build_context_height (NbBuild *build)
{
  Rows rows;

  find_rows (build, &rows);
  return rows.height;
}

static void
name_row (NbBuild *build,
          const char *name,
          double y)
{
  NbTimelineLayout *self = build->self;
  g_autofree char *fitted = NULL;

  if (self->gutter <= 80 * build->s)
    return;
  fitted = nb_text_fit (build->ruler, NB_TEXT_CAPTION, name, self->gutter - 24, NULL);
  if (fitted)
    nb_build_label_end (self->labels, build, fitted, self->gutter - 12, y + 15 * build->s, NB_TEXT_CAPTION, NB_TONE_DIM);
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
  const NbContextBands *bands = build->input->context;
  Band band = { build, nb_build_is_far (build) };
  double y = self->context.y, s = build->s;
  g_autoptr (GArray) marks = NULL;
  Rows rows;

  if (self->context.height <= 0)
    return;
  find_rows (build, &rows);
  marks = nb_context_marks (bands, (NbDay) floor (self->axis.from), (NbDay) ceil (self->axis.to), TRUE);
  band.taken[0] = g_array_new (FALSE, FALSE, sizeof (Interval));
  band.taken[1] = g_array_new (FALSE, FALSE, sizeof (Interval));
  band.left = self->axis.x;
  band.right = MIN (self->axis.x + self->axis.width + 60, self->width - 6);

  /* gutter names: "Chủ đề năm", "Sự kiện", "Tết" */
  if (rows.themes >= 0)
    name_row (build, _("Year’s theme"), y + rows.themes * s);
  if (rows.events >= 0)
    name_row (build, _("Events"), y + rows.events * s);
  if (rows.tet > rows.events)
    name_row (build, _("Tết"), y + rows.tet * s);
  add_themes (&band, marks, y + rows.themes * s);
  add_events (&band, marks, y + rows.events * s);
  add_tet (&band, marks, y + rows.tet * s);
  for (guint i = 0, row = 0; bands && row < rows.n_own && i < bands->own->len; i++)
    {
      const NbContextBand *own = g_ptr_array_index (bands->own, i);

      if (!own->shown)
        continue;
      name_row (build, own->name, y + (rows.own + row * ROW) * s);
      band.own_row = row;
      add_own (&band, own, y + (rows.own + row * ROW) * s);
      row++;
    }
  g_array_unref (band.taken[0]);
  g_array_unref (band.taken[1]);
}
