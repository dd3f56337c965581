/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline's geometry: bands, ruler, grid, overview; columns, rows and days are built in the files beside this one.
 * Made by a view or a figure whenever its input changes; immutable, in the thread that made it. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

/* Days as soon as their numbers have room. */
#define DAY_WIDTH 18.0
/* Room that a mark with its headline takes on average, and the longest span of which headlines are shown. */
#define LABEL_ROOM 240.0
#define MAX_HEADLINES_DAYS 3653.0

#define RULER_HEIGHT 36.0
#define RULER_HEIGHT_DAYS 42.0
#define OVERVIEW_HEIGHT 78.0
#define BRUSH_HEIGHT 42.0
#define MIN_BRUSH 18.0
#define TRAY_HEIGHT 88.0
#define PILL_ROW 30.0

/* --- what the builders share --- */

const char *
nb_build_string (NbBuild *build,
                 const char *text)
{
  return g_string_chunk_insert_const (build->self->strings, text);
}

void
nb_build_label (GArray *labels,
                NbBuild *build,
                const char *text,
                double x,
                double y,
                NbTextRole role,
                NbTone tone)
{
  NbLabel label = { nb_build_string (build, text), x, y, role, tone };

  g_array_append_val (labels, label);
}

void
nb_build_label_end (GArray *labels,
                    NbBuild *build,
                    const char *text,
                    double x,
                    double y,
                    NbTextRole role,
                    NbTone tone)
{
  double start = x - nb_text_width (build->ruler, role, text);

  /* a narrow gutter is left to the right, not to the left, where nothing is */
  nb_build_label (labels, build, text, MAX (start, 2), y, role, tone);
}

double
nb_build_x (NbBuild *build,
            double day)
{
  return nb_time_axis_position (&build->self->axis, day);
}

/* Blanks alone are no title. */
gboolean
nb_build_has_title (NbBuild *build,
                    guint32 row)
{
  const char *title = nb_catalog_get_title (build->self->index->catalog, row);

  while (title && g_unichar_isspace (g_utf8_get_char (title)))
    title = g_utf8_next_char (title);
  return title && *title;
}

const char *
nb_build_title (NbBuild *build,
                guint32 row)
{
  const char *title = nb_catalog_get_title (build->self->index->catalog, row);

  return nb_build_has_title (build, row) ? title : _("(no title)");
}

guint
nb_build_slice (NbBuild *build,
                const guint32 *rows,
                guint n_rows)
{
  guint slice = build->self->row_pool->len;

  g_array_append_vals (build->self->row_pool, rows, n_rows);
  return slice;
}

guint32
nb_build_lead (NbBuild *build,
               const guint32 *rows,
               guint n_rows)
{
  return nb_telling_of_few (build->self->index->catalog, rows, n_rows);
}

const guint32 *
nb_build_exact (NbBuild *build,
                guint lane,
                guint *n_rows)
{
  const NbTimeAxis *axis = &build->self->axis;
  NbDay from = (NbDay) floor (axis->from);
  guint begin;

  /* clusters are counted from the year's beginning */
  if (build->self->mode != NB_TIMELINE_DAYS)
    from = nb_calendar_floor (NB_CALENDAR_YEAR, from);
  if (!build->exact)
    build->exact = nb_timeline_index_exact (build->self->index, from, (NbDay) ceil (axis->to), &build->exact_ends);
  begin = lane ? build->exact_ends[lane - 1] : 0;
  *n_rows = build->exact_ends[lane] - begin;
  return build->exact + begin;
}

guint
nb_build_search (NbBuild *build,
                 const guint32 *rows,
                 guint n_rows,
                 NbDay day)
{
  guint low = 0, high = n_rows;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (nb_catalog_get_row (build->self->index->catalog, rows[middle])->first < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

double
nb_build_day_half (guint n_rows)
{
  return MIN (16, 5 + n_rows * 1.3);
}

void
nb_build_day_ticks (NbBuild *build,
                    NbTimelineItem *item)
{
  guint n = MIN (MIN (item->n_rows, 9), (guint) MAX ((item->mark.width - 6) / 3, 1));

  item->part = build->self->ticks->len;
  item->n_parts = n;
  for (guint i = 0; i < n; i++)
    {
      double x = item->mark.x + 3 + (item->mark.width - 6) * (i + 0.5) / n;

      g_array_append_val (build->self->ticks, x);
    }
}

static gpointer
place_key (guint32 lead,
           guint lane)
{
  return GSIZE_TO_POINTER (((gsize) lane << 32 | lead) + 1);
}

/* The row in which the last layout had this mark, or -1. */
int
nb_build_old_row (NbBuild *build,
                  guint32 lead,
                  guint lane)
{
  gpointer row;

  if (!build->previous || build->previous->mode != build->self->mode || build->previous->index != build->self->index)
    return -1;
  return g_hash_table_lookup_extended (build->previous->places, place_key (lead, lane), NULL, &row) ? GPOINTER_TO_INT (row) : -1;
}

void
nb_build_keep_row (NbBuild *build,
                   guint32 lead,
                   guint lane,
                   guint row)
{
  g_hash_table_insert (build->self->places, place_key (lead, lane), GINT_TO_POINTER (row));
}

/* --- bands --- */

/**
 * nb_timeline_density_days:
 *
 * Far out there are columns, nearer there are headlines. The border is where about half of the room for headlines would
 * be taken if the result lay evenly in time: two years for a full library, longer for a few articles, of which columns
 * say little. It depends on the result and the size, not on what is visible, so that panning never changes the picture.
 *
 * Returns: the span, in days, from which on columns are drawn
 */
double
nb_timeline_density_days (const NbTimelineInput *input)
{
  const NbRowSet *rows = input->rows;
  double s = input->text_scale > 0 ? input->text_scale : 1;
  double lines = MAX (input->height - 300 * s, 0) / (18 * s), labels = input->width / (LABEL_ROOM * s), extent;

  if (rows->n_dated == 0)
    return NB_TIMELINE_DENSITY_DAYS;
  extent = nb_catalog_get_row (input->catalog, nb_row_set_get (rows, rows->n_dated - 1))->first
           - nb_catalog_get_row (input->catalog, nb_row_set_get (rows, 0))->first + 1;
  return CLAMP (lines * labels / 2 * extent / rows->n_dated, NB_TIMELINE_DENSITY_DAYS, MAX_HEADLINES_DAYS);
}

static NbTimelineMode
choose_mode (const NbTimelineInput *input)
{
  double days = input->to - input->from;

  if (days >= (input->density_days > 0 ? input->density_days : nb_timeline_density_days (input)))
    return NB_TIMELINE_DENSITY;
  if (input->width / days >= DAY_WIDTH * input->text_scale && input->lanes == NB_GROUP_BY_NONE)
    return NB_TIMELINE_DAYS;
  return NB_TIMELINE_CLUSTERS;
}

/**
 * nb_timeline_place_axis:
 * @input: an index is not needed
 *
 * Returns: the visible span over the plot, as a layout of @input would have it: how much room is left beside it for names depends
 *   on how much time is shown
 */
NbTimeAxis
nb_timeline_place_axis (const NbTimelineInput *input)
{
  NbTimelineMode mode = choose_mode (input);
  gboolean narrow = input->features & NB_TIMELINE_NARROW, has_lanes = input->lanes != NB_GROUP_BY_NONE;
  double s = input->text_scale > 0 ? input->text_scale : 1;
  double left = mode == NB_TIMELINE_DAYS ? 18 : has_lanes ? 150 * s : narrow ? 48 * s : 120 * s;
  /* names of the colours, or the scale of the lanes */
  gboolean has_scale = has_lanes && (!narrow || input->features & NB_TIMELINE_NO_OVERVIEW);
  double right = mode != NB_TIMELINE_DENSITY ? 18 : input->colour != NB_GROUP_BY_NONE && input->colour != input->lanes
                       && (!narrow || input->features & NB_TIMELINE_NO_OVERVIEW) ? 150 * s : has_scale ? 36 * s : 18;

  left = MIN (left, input->width * 0.4);
  right = MIN (right, input->width * 0.3);
  return (NbTimeAxis){ input->from, input->to, left, MAX (input->width - left - right, 20) };
}

static void
place_bands (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  const NbTimelineInput *input = build->input;
  gboolean has_lanes = input->lanes != NB_GROUP_BY_NONE;
  double y, bottom, s = build->s;

  self->axis = nb_timeline_place_axis (input);
  self->gutter = self->axis.x;
  self->ruler = (NbRect){ 0, 0, input->width, (self->mode == NB_TIMELINE_DAYS ? RULER_HEIGHT_DAYS : RULER_HEIGHT) * s };
  y = self->ruler.height;
  self->context = (NbRect){ 0, y, input->width, nb_build_context_height (build) };
  y += self->context.height;

  bottom = input->height;
  if (!(input->features & NB_TIMELINE_NO_OVERVIEW))
    bottom -= OVERVIEW_HEIGHT * s;
  self->overview = (NbRect){ 0, bottom, input->width, input->height - bottom };
  if (self->mode == NB_TIMELINE_DAYS && self->index->times->len + self->index->n_undated > 0)
    self->tray = (NbRect){ 0, bottom - TRAY_HEIGHT * s, input->width, TRAY_HEIGHT * s };
  else if (self->index->n_undated > 0 || (self->mode == NB_TIMELINE_CLUSTERS && self->index->times->len > 0))
    self->tray = (NbRect){ 0, bottom - PILL_ROW * s, input->width, PILL_ROW * s };
  else
    self->tray = (NbRect){ 0, bottom, input->width, 0 };
  bottom = self->tray.y;
  /* columns stand on a line a little above what follows */
  if (self->mode == NB_TIMELINE_DENSITY && self->tray.height <= 0 && !has_lanes)
    bottom -= 12;
  self->plot = (NbRect){ 0, y, input->width, MAX (bottom - y, 0) };
  self->content_height = self->plot.height;
}

/* --- ruler and grid --- */

static void
add_rule (NbBuild *build,
          double x,
          double y0,
          double y1,
          guint weight)
{
  NbRule rule = { floor (x) + 0.5, y0, y1, weight };

  if (x >= build->self->axis.x - 0.5 && x <= build->self->axis.x + build->self->axis.width + 0.5)
    g_array_append_val (build->self->rules, rule);
}

/* A name that the edge would cut is left out: the line above it says where it is. */
static void
add_tick_label (NbBuild *build,
                const NbTick *tick,
                double y,
                NbTextRole role,
                NbTone tone)
{
  if (tick->label_x + nb_text_width (build->ruler, role, tick->label) <= build->self->width)
    nb_build_label (build->self->labels, build, tick->label, tick->label_x, y, role, tone);
}

static gboolean
is_fifth_year (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return year % 5 == 0;
}

static void
add_years (NbBuild *build,
           const NbTick *tick)
{
  NbTimelineLayout *self = build->self;
  double s = build->s, bottom = self->ruler.height, grid = self->plot.y + self->plot.height;
  gboolean is_bold = tick->is_bold && tick->label;

  add_rule (build, tick->x, 20 * s, bottom, 1);
  if (is_fifth_year (tick->day))
    add_rule (build, tick->x, self->plot.y, grid, 0);
  if (tick->label)
    add_tick_label (build, tick, 25 * s, is_bold ? NB_TEXT_BOLD : NB_TEXT_CAPTION,
                    is_bold ? NB_TONE_TEXT : NB_TONE_DIM);
}

static void
add_days (NbBuild *build,
          const NbTick *tick)
{
  NbTimelineLayout *self = build->self;
  double s = build->s, bottom = self->ruler.height, grid = self->plot.y + self->plot.height;
  gboolean is_today = tick->day == build->input->today;

  if (tick->is_major)
    {
      add_rule (build, tick->x, 6 * s, grid, 1);
      if (tick->label)
        add_tick_label (build, tick, 16 * s, NB_TEXT_CAPTION, NB_TONE_DIM);
      return;
    }
  add_rule (build, tick->x, bottom - 6 * s, bottom, 1);
  if (nb_day_weekday (tick->day) >= 6)
    {
      double x0 = MAX (tick->x, self->axis.x), x1 = MIN (tick->x + tick->width, self->axis.x + self->axis.width);
      NbRect wash = { x0, bottom, x1 - x0, grid - bottom };

      if (x1 > x0)
        g_array_append_val (self->weekends, wash);
    }
  if (tick->label)
    add_tick_label (build, tick, 34 * s, is_today ? NB_TEXT_BOLD : NB_TEXT_CAPTION,
                    is_today ? NB_TONE_ACCENT : tick->is_rest_day ? NB_TONE_DIM : NB_TONE_TEXT);
}

static void
add_two_levels (NbBuild *build,
                const NbTicks *ticks,
                const NbTick *tick)
{
  NbTimelineLayout *self = build->self;
  gboolean is_density = self->mode == NB_TIMELINE_DENSITY;
  double s = build->s, bottom = self->ruler.height, grid = self->plot.y + self->plot.height;

  if (tick->is_major)
    {
      add_rule (build, tick->x, 4 * s, bottom, 2);
      if (!is_density)
        add_rule (build, tick->x, bottom, grid, 1);
      else if (is_fifth_year (tick->day))
        add_rule (build, tick->x, self->plot.y, grid, 0);
      if (tick->label)
        add_tick_label (build, tick, 14 * s, NB_TEXT_BOLD, NB_TONE_TEXT);
      return;
    }
  add_rule (build, tick->x, (is_density ? 24 : 20) * s, bottom, 1);
  if (!is_density)
    add_rule (build, tick->x, bottom, grid, 0);
  if (tick->label)
    add_tick_label (build, tick, 29 * s, NB_TEXT_CAPTION, NB_TONE_DIM);
}

static void
build_ruler (NbBuild *build,
             const NbTicks *ticks)
{
  for (guint i = 0; i < ticks->ticks->len; i++)
    {
      const NbTick *tick = &g_array_index (ticks->ticks, NbTick, i);

      if (!ticks->has_minor)
        add_years (build, tick);
      else if (ticks->minor == NB_CALENDAR_DAY)
        add_days (build, tick);
      else
        add_two_levels (build, ticks, tick);
    }
}

/* --- overview --- */

static void
add_overview_item (NbBuild *build,
                   NbItemKind kind,
                   NbRect rect)
{
  NbTimelineItem item = { 0 };

  item.kind = kind;
  item.first = item.last = NB_DAY_NONE;
  item.mark = item.hit = rect;
  g_array_append_val (build->self->items, item);
}

static void
add_overview_years (NbBuild *build,
                    double baseline)
{
  NbTimelineLayout *self = build->self;
  const NbTimeAxis *axis = &self->overview_axis;
  static const guint steps[] = { 1, 2, 5, 10, 20, 50, 100, 500 };
  double year_width = nb_calendar_days (NB_CALENDAR_YEAR) * nb_time_axis_scale (axis);
  double label_width = nb_text_width (build->ruler, NB_TEXT_SMALL, "2020") + 16;
  guint step = steps[G_N_ELEMENTS (steps) - 1];
  NbDay day = nb_calendar_floor (NB_CALENDAR_YEAR, (NbDay) floor (axis->from));

  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    if (steps[i - 1] * year_width >= label_width * (steps[i - 1] == 1 ? 1.35 : 1))
      step = steps[i - 1];
  for (; day < axis->to; day = nb_calendar_next (NB_CALENDAR_YEAR, day))
    {
      double x = nb_time_axis_position (axis, day);
      NbRule rule = { floor (x) + 0.5, baseline, baseline + 4, 1 };
      g_autofree char *text = nb_calendar_format (NB_CALENDAR_YEAR, day);

      if (x < axis->x - 0.5)
        continue;
      if (year_width >= 4 || atoi (text) % step == 0)
        g_array_append_val (self->rules, rule);
      if (atoi (text) % step == 0 && x + 4 + label_width - 16 <= axis->x + axis->width + 12)
        nb_build_label (self->labels, build, text, x + 4, baseline + 15 * build->s, NB_TEXT_SMALL, NB_TONE_DIM);
    }
}

static void
build_overview (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  NbTimeAxis *axis = &self->overview_axis;
  double s = build->s, y = self->overview.y, baseline = y + 48 * s, x0, x1;
  const NbBins *bins;
  guint max = 1;

  *axis = (NbTimeAxis){ 0, 1, self->axis.x, self->axis.width };
  axis->from = nb_calendar_floor (NB_CALENDAR_YEAR, self->index->first);
  axis->to = nb_calendar_next (NB_CALENDAR_YEAR, self->index->last);
  if (self->overview.height <= 0)
    return;

  bins = nb_pyramid_get_bins (self->index->overview, 0, nb_bins_choose_unit (axis, 2.5));
  for (guint i = 0; i < bins->n_bins; i++)
    max = MAX (max, bins->totals[i]);
  for (guint i = 0; i < bins->n_bins; i++)
    {
      double a = nb_time_axis_position (axis, bins->starts[i]), b = nb_time_axis_position (axis, bins->starts[i + 1]);
      double h = bins->totals[i] ? MAX (36 * s * bins->totals[i] / max, 1) : 0;
      NbRect bar = { a, baseline - h, MAX (b - a - 0.6, 0.5), h };
      double middle = (bins->starts[i] + bins->starts[i + 1]) / 2.0;

      if (h <= 0)
        continue;
      if (middle < self->axis.from)
        self->overview_on_from = self->overview_bars->len + 1;
      if (middle < self->axis.to)
        self->overview_on_to = self->overview_bars->len + 1;
      g_array_append_val (self->overview_bars, bar);
    }
  add_overview_years (build, baseline);

  x0 = CLAMP (nb_time_axis_position (axis, self->axis.from), axis->x, axis->x + axis->width);
  x1 = CLAMP (nb_time_axis_position (axis, self->axis.to), axis->x, axis->x + axis->width);
  if (x1 - x0 < MIN_BRUSH)
    {
      double middle = (x0 + x1) / 2;

      x0 = middle - MIN_BRUSH / 2;
      x1 = middle + MIN_BRUSH / 2;
    }
  self->brush = (NbRect){ floor (x0) + 0.5, y + 6.5, floor (x1 - x0 + 0.5), BRUSH_HEIGHT * s };
  x1 = self->brush.x + self->brush.width;
  add_overview_item (build, NB_ITEM_OVERVIEW, self->overview);
  add_overview_item (build, NB_ITEM_BRUSH, self->brush);
  add_overview_item (build, NB_ITEM_GRIP_FROM, (NbRect){ floor (x0) - 5, self->brush.y, 11, self->brush.height });
  add_overview_item (build, NB_ITEM_GRIP_TO, (NbRect){ floor (x1) - 5, self->brush.y, 11, self->brush.height });

  if (self->gutter > 80 * build->s)
    nb_build_label_end (self->labels, build, _("Whole library"), self->gutter - 12, baseline, NB_TEXT_CAPTION, NB_TONE_DIM);
  if (self->width - axis->x - axis->width > 100)
    {
      g_autofree char *span = nb_format_span (nb_calendar_floor (NB_CALENDAR_YEAR, self->index->first),
                                              nb_calendar_next (NB_CALENDAR_YEAR, self->index->last) - 1);

      nb_build_label (self->labels, build, span, axis->x + axis->width + 12, baseline, NB_TEXT_CAPTION, NB_TONE_DIM);
    }
}

/* --- the pill --- */

static void
build_pill (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  guint n = self->index->n_undated;
  g_autofree char *count = NULL, *text = NULL;
  const char *name = _("Date unknown");
  double s = build->s, width, x, y;
  NbTimelineItem item = { 0 };

  if (n == 0 || self->tray.height <= 0)
    return;
  count = nb_format_count (n);
  text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s article", "%s articles", n), count);
  item.kind = NB_ITEM_UNDATED;
  item.first = item.last = NB_DAY_NONE;
  item.n_rows = n;
  if (self->gutter <= 80 * build->s)
    {
      /* no room for its name in the gutter: the pill says it all */
      char *both = g_strdup_printf ("%s · %s", name, text);

      g_free (text);
      text = both;
    }
  else
    nb_build_label_end (self->labels, build, name, self->gutter - 12, self->tray.y + 19 * s, NB_TEXT_CAPTION, NB_TONE_DIM);
  width = MAX (nb_text_width (build->ruler, NB_TEXT_CAPTION, text) + 24, 84);
  x = self->mode == NB_TIMELINE_DAYS ? self->axis.x + self->axis.width - width : self->axis.x;
  y = self->tray.y + 6 * s;
  item.mark = (NbRect){ floor (x) + 0.5, floor (y) + 0.5, floor (width), floor (17 * s) };
  item.hit = nb_rect_grow (item.mark, 4);
  item.label = nb_build_string (build, text);
  item.label_at = (NbPoint){ x + (width - nb_text_width (build->ruler, NB_TEXT_CAPTION, text)) / 2, self->tray.y + 19 * s };
  g_array_append_val (self->items, item);
}

/* --- the whole --- */

static NbTimelineLayout *
layout_alloc (const NbTimelineInput *input)
{
  NbTimelineLayout *self = g_new0 (NbTimelineLayout, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->width = input->width;
  self->height = input->height;
  self->text_scale = input->text_scale;
  self->rules = g_array_new (FALSE, FALSE, sizeof (NbRule));
  self->weekends = g_array_new (FALSE, FALSE, sizeof (NbRect));
  self->labels = g_array_new (FALSE, FALSE, sizeof (NbLabel));
  self->lanes = g_array_new (FALSE, FALSE, sizeof (NbLane));
  self->lane_labels = g_array_new (FALSE, FALSE, sizeof (NbLabel));
  self->items = g_array_new (FALSE, FALSE, sizeof (NbTimelineItem));
  self->segments = g_array_new (FALSE, FALSE, sizeof (NbSegment));
  self->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  self->lines = g_array_new (FALSE, FALSE, sizeof (NbLabel));
  self->value_lines = g_array_new (FALSE, FALSE, sizeof (double));
  self->strata = g_array_new (FALSE, FALSE, sizeof (NbStratumName));
  self->overview_bars = g_array_new (FALSE, FALSE, sizeof (NbRect));
  self->row_pool = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->strings = g_string_chunk_new (4096);
  self->places = g_hash_table_new (g_direct_hash, g_direct_equal);
  return self;
}

/* The index that is drawn, and what it was made of. */
static void
take_index (NbTimelineInput *input,
            NbTimelineLayout *previous,
            NbTimelineIndex **index)
{
  if (input->index)
    *index = nb_timeline_index_ref (input->index);
  else if (previous && nb_timeline_index_holds (previous->index, input))
    *index = nb_timeline_index_ref (previous->index);
  else
    *index = nb_timeline_index_new (input, previous ? previous->index : NULL, NULL);
  input->catalog = (*index)->catalog;
  input->rows = (*index)->rows;
  input->lanes = (*index)->lanes_by;
  input->lane_order = (*index)->lane_order;
  input->colour = (*index)->colour_by;
  input->colour_names = (*index)->colour_names;
  input->place_mode = (*index)->mode;
}

/* An empty plot says why. */
static void
say_if_empty (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  /* the window has a page of its own for that */
  gboolean has_page = !(build->input->features & NB_TIMELINE_NO_OVERVIEW);
  const char *words = self->index->rows->n_dated > 0 || self->index->rows->n_rows == 0 ? _("No articles in this span")
                                                                                       : _("None of these articles has a known date");
  double width = nb_text_width (build->ruler, NB_TEXT_STRONG, words);

  if (self->lanes->len > 0 || (has_page && self->index->rows->n_rows == 0) || width > self->axis.width)
    return;
  for (guint i = 0; i < self->items->len; i++)
    {
      NbItemKind kind = g_array_index (self->items, NbTimelineItem, i).kind;

      if (kind == NB_ITEM_COLUMN || kind == NB_ITEM_CLUSTER || kind == NB_ITEM_ARTICLE || kind == NB_ITEM_BAR)
        return;
    }
  nb_build_label (self->labels, build, words, self->axis.x + (self->axis.width - width) / 2, self->plot.y + self->plot.height / 2,
                  NB_TEXT_STRONG, NB_TONE_DIM);
}

/**
 * nb_timeline_layout_new:
 * @input: what is shown, and how large
 * @previous: (nullable): the layout before
 *
 * Returns: (transfer full): the geometry
 */
NbTimelineLayout *
nb_timeline_layout_new (const NbTimelineInput *input,
                        NbTimelineLayout *previous)
{
  NbTimelineInput own = *input;
  NbTimelineLayout *self;
  NbBuild build = { NULL, &own, previous, &own.ruler, 1, NULL, NB_ROW_NONE, NULL, NULL, NULL };
  NbTimelineIndex *index;
  g_autoptr (NbTicks) ticks = NULL;
  guint row;

  g_return_val_if_fail ((input->index || (input->catalog && input->rows)) && input->ruler.measure, NULL);
  take_index (&own, previous, &index);
  own.text_scale = input->text_scale > 0 ? input->text_scale : 1;
  own.width = MAX (input->width, 60);
  own.height = MAX (input->height, 60);
  if (!(own.to - own.from >= 0.5))
    own.to = own.from + NB_AXIS_MIN_SPAN;

  self = layout_alloc (&own);
  build.self = self;
  build.s = own.text_scale;
  if (own.selected && nb_catalog_find (own.catalog, own.selected, &row))
    build.selected = row;
  self->index = index;
  /* titles are the catalog's own strings */
  self->fits = previous && previous->index->catalog == index->catalog ? nb_fit_cache_ref (previous->fits) : nb_fit_cache_new ();
  build.fits = self->fits;
  self->mode = choose_mode (&own);
  self->level = nb_level_of_span (own.to - own.from);
  place_bands (&build);

  ticks = nb_ticks_new (&self->axis, &own.ruler);
  build_ruler (&build, ticks);
  nb_build_context (&build);
  build_overview (&build);
  switch (self->mode)
    {
    case NB_TIMELINE_DENSITY:
      nb_build_density (&build);
      break;
    case NB_TIMELINE_CLUSTERS:
      nb_build_clusters (&build);
      break;
    case NB_TIMELINE_DAYS:
      nb_build_days (&build);
      break;
    }
  say_if_empty (&build);
  build_pill (&build);
  nb_build_rest (&build);
  g_clear_pointer (&build.without_room, g_array_unref);
  g_free (build.exact);
  g_free (build.exact_ends);
  return self;
}

NbTimelineLayout *
nb_timeline_layout_ref (NbTimelineLayout *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
nb_timeline_layout_unref (NbTimelineLayout *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->rules);
  g_array_unref (self->weekends);
  g_array_unref (self->labels);
  g_array_unref (self->lanes);
  g_array_unref (self->lane_labels);
  g_array_unref (self->items);
  g_array_unref (self->segments);
  g_array_unref (self->ticks);
  g_array_unref (self->lines);
  g_array_unref (self->value_lines);
  g_array_unref (self->strata);
  g_array_unref (self->overview_bars);
  g_array_unref (self->row_pool);
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->places);
  nb_fit_cache_unref (self->fits);
  nb_timeline_index_unref (self->index);
  g_free (self);
}
