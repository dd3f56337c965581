/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Far out: columns per calendar unit, stacked by the colour facet, with a value axis and named strata.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"
#include "plot/nb-peaks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define OPEN_LANE 98.0
#define LOWEST_LANE 46.0
#define CLOSED_LANE 36.0
#define MIN_COLUMN 6.0

/* Room above the highest column for the notes of peaks. */
#define PEAK_ROOM 145.0
#define PEAK_ROOM_SHARE 0.47
#define MAX_PEAKS 8
#define MAX_CANDIDATES (2 * MAX_PEAKS)
#define WIDTH_OF_MAX_PEAKS 900.0
#define NOTE_WIDTH 144.0
#define HIGHEST_NOTE_WIDTH 170.0
#define NOTE_LINES 3
#define NOTE_LINE 15.0

/* The columns of one area: the plot, or a lane. */
typedef struct
{
  const NbBins *bins;
  guint lane;
  guint from;               /* visible bins [from, to) */
  guint to;
  double baseline;
  double per_article;       /* height */
  guint flags;
} Columns;

static double
bin_height (const NbBins *bins,
            guint bin)
{
  return bins->totals[bin] + bins->pale[bin];
}

static void
find_visible (NbBuild *build,
              Columns *columns)
{
  const NbBins *bins = columns->bins;
  const NbTimeAxis *axis = &build->self->axis;

  columns->from = columns->to = 0;
  if (bins->n_bins == 0 || bins->starts[bins->n_bins] <= axis->from || bins->starts[0] >= axis->to)
    return;
  columns->from = nb_bins_find (bins, (NbDay) floor (axis->from));
  columns->to = nb_bins_find (bins, (NbDay) ceil (axis->to) - 1) + 1;
}

static double
highest (const Columns *columns)
{
  double max = 0;

  for (guint i = columns->from; i < columns->to; i++)
    max = MAX (max, bin_height (columns->bins, i));
  return max;
}

static void
add_segment (NbBuild *build,
             NbTimelineItem *item,
             double *y,
             double height,
             int slot,
             guint group)
{
  NbSegment segment = { { item->mark.x, *y - height, item->mark.width, height }, slot, group };

  g_array_append_val (build->self->segments, segment);
  item->n_parts++;
  *y -= height;
}

static void
add_column (NbBuild *build,
            const Columns *columns,
            guint bin)
{
  NbTimelineLayout *self = build->self;
  const NbBins *bins = columns->bins;
  gboolean is_coloured = build->input->colour != NB_GROUP_BY_NONE;
  NbTimelineItem item = { 0 };
  double x0 = nb_build_x (build, bins->starts[bin]), x1 = nb_build_x (build, bins->starts[bin + 1]);
  double y = columns->baseline, height = bin_height (bins, bin) * columns->per_article;

  x0 = MAX (x0, self->axis.x);
  x1 = MIN (x1, self->axis.x + self->axis.width);
  if (height <= 0 || x1 - x0 < 1)
    return;
  item.kind = NB_ITEM_COLUMN;
  item.flags = columns->flags;
  item.lane = columns->lane;
  item.first = bins->starts[bin];
  item.last = bins->starts[bin + 1] - 1;
  item.n_rows = bins->totals[bin];
  item.mark = (NbRect){ x0, y - height, MAX (x1 - x0 - 1, 1), height };
  item.hit = (NbRect){ x0, y - MAX (height, 12), x1 - x0, MAX (height, 12) };
  item.part = self->segments->len;
  for (guint g = 0; g < bins->n_groups; g++)
    {
      guint count = bins->counts[(gsize) bin * bins->n_groups + g];

      if (count)
        add_segment (build, &item, &y, count * columns->per_article,
                     is_coloured ? nb_grouping_get_group (self->index->colours, g)->slot : NB_SLOT_INK, g);
    }
  if (bins->pale[bin] > 0)
    add_segment (build, &item, &y, bins->pale[bin] * columns->per_article, NB_SLOT_PALE, NB_STRATUM_YEAR_ONLY);
  g_array_append_val (self->items, item);
}

static const char *
unit_phrase (NbCalendarUnit unit)
{
  switch (unit)
    {
    case NB_CALENDAR_DAY:
      /* Translators: under the top number of the value axis: "bài mỗi ngày" … "bài mỗi năm" */
      return _("articles a day");
    case NB_CALENDAR_WEEK:
      return _("articles a week");
    case NB_CALENDAR_MONTH:
      return _("articles a month");
    case NB_CALENDAR_QUARTER:
      return _("articles a quarter");
    case NB_CALENDAR_HALF:
      return _("articles a half-year");
    case NB_CALENDAR_YEAR:
      return _("articles a year");
    default:
      return _("articles a decade");
    }
}

static void
add_value_axis (NbBuild *build,
                const Columns *columns,
                double max)
{
  NbTimelineLayout *self = build->self;
  guint step = nb_value_step (max);
  double x = self->gutter - 12, top = columns->baseline, named = columns->baseline + 12 * build->s;

  if (max < 1)
    return;
  for (guint i = 1; i <= 3 && (double) i * step <= max; i++)
    {
      double y = columns->baseline - (double) i * step * columns->per_article;
      g_autofree char *text = nb_format_count ((gint64) i * step);

      g_array_append_val (self->value_lines, y);
      top = y;
      if (named - y < 12 * build->s)
        continue;
      nb_build_label_end (self->labels, build, text, x, y + 4 * build->s, NB_TEXT_CAPTION, NB_TONE_DIM);
      named = y;
    }
  /* below the highest number, above the next one */
  if (!(build->input->features & NB_TIMELINE_NARROW) && MIN (columns->baseline - top - 4 * build->s, step * columns->per_article) > 34 * build->s)
    nb_build_label_end (self->labels, build, unit_phrase (self->bin), x, top + 20 * build->s, NB_TEXT_CAPTION, NB_TONE_DIM);
}

/* --- names of the strata, right of the last column --- */

typedef struct
{
  char **lines;
  char *total;
  const char *name;         /* the whole of it */
  guint group;
  guint n_rows;
  int slot;
  double middle;            /* of the stratum in the last columns */
  double height;
} Stratum;

static void
stratum_clear (gpointer data)
{
  Stratum *stratum = data;

  g_strfreev (stratum->lines);
  g_free (stratum->total);
}

/* Right of the columns; lanes end with a line that goes a little beyond them. */
static double
strata_x (const NbBuild *build)
{
  const NbTimelineLayout *self = build->self;

  return self->axis.x + self->axis.width + (self->lanes->len > 0 ? 32 * build->s : 4);
}

/* A group's articles in the columns that are seen; those of @bins->n_groups: with only a year. */
static guint
count_stratum (const Columns *columns,
               guint n_columns,
               guint group)
{
  guint64 total = 0;
  double pale = 0;

  for (const Columns *c = columns; c < columns + n_columns; c++)
    for (guint i = c->from; i < c->to; i++)
      if (group < c->bins->n_groups)
        total += c->bins->counts[(gsize) i * c->bins->n_groups + group];
      else
        pale += c->bins->pale[i];
  return group < columns->bins->n_groups ? (guint) total : (guint) ceil (pale - 0.01);
}

/* How many there are in the last columns on average: a stratum is named at its height there. */
static double
mean_of_stratum (const Columns *columns,
                 guint group)
{
  const NbBins *bins = columns->bins;
  guint from = columns->to - columns->from > 5 ? columns->to - 5 : columns->from;
  guint to = columns->to - columns->from > 5 ? columns->to - 1 : columns->to;
  double mean = 0;

  for (guint i = from; i < to; i++)
    mean += (group < bins->n_groups ? bins->counts[(gsize) i * bins->n_groups + group] : bins->pale[i]) / (to - from);
  return mean;
}

static void
name_stratum (NbBuild *build,
              Stratum *stratum)
{
  double room = build->self->width - strata_x (build) - 26;

  stratum->slot = NB_SLOT_PALE;
  stratum->name = build->self->bin <= NB_CALENDAR_MONTH
                    /* Translators: articles of which no more is known than the quarter, year or another long time: "chưa rõ ngày tháng" */
                    ? _("less exactly known")
                    /* Translators: articles of which only the year (or a longer time) is known: "chỉ rõ năm" */
                    : _("only the year");
  if (stratum->group != NB_STRATUM_YEAR_ONLY)
    {
      const NbGroup *group = nb_grouping_get_group (build->self->index->colours, stratum->group);

      stratum->slot = group->slot;
      stratum->name = group->label;
    }
  stratum->total = nb_format_count (stratum->n_rows);
  stratum->lines = nb_text_wrap (build->ruler, NB_TEXT_CAPTION, stratum->name,
                                 room - nb_text_width (build->ruler, NB_TEXT_CAPTION, stratum->total) - 6, 2);
  stratum->height = (g_strv_length (stratum->lines) * 14 + 4) * build->s;
}

/* From the bottom up. Of lanes, the strata of all: they stand at no height of their own, but at the top. */
static void
collect_strata (NbBuild *build,
                const Columns *columns,
                guint n_columns,
                GArray *strata)
{
  guint n_groups = columns->bins->n_groups;
  double below = 0;

  for (guint g = 0; g <= n_groups; g++)
    {
      Stratum stratum = { .n_rows = count_stratum (columns, n_columns, g), .group = g < n_groups ? g : NB_STRATUM_YEAR_ONLY };

      if (stratum.n_rows == 0)
        continue;
      name_stratum (build, &stratum);
      if (n_columns == 1)
        {
          double mean = mean_of_stratum (columns, g);

          stratum.middle = columns->baseline - (below + mean / 2) * columns->per_article;
          below += mean;
        }
      if (stratum.lines[0])
        g_array_append_val (strata, stratum);
      else
        stratum_clear (&stratum);
    }
}

/* What the pointer and the keyboard take, as wide as its words. */
static guint
add_stratum_item (NbBuild *build,
                  const Stratum *stratum,
                  const NbRect *swatch,
                  guint first_label)
{
  NbTimelineLayout *self = build->self;
  double end = swatch->x;
  NbTimelineItem item = { 0 };

  for (guint i = first_label; i < self->labels->len; i++)
    {
      const NbLabel *label = &g_array_index (self->labels, NbLabel, i);

      end = MAX (end, label->x + nb_text_width (build->ruler, label->role, label->text));
    }
  item.kind = NB_ITEM_STRATUM;
  item.lane = stratum->group;
  item.n_rows = stratum->n_rows;
  item.mark = (NbRect){ swatch->x - 2, swatch->y - 3, end + 6 - swatch->x, swatch->height + 6 };
  item.hit = item.mark;
  item.tip = nb_build_string (build, stratum->name);
  g_array_append_val (self->items, item);
  return self->items->len - 1;
}

static void
add_stratum (NbBuild *build,
             const Stratum *stratum,
             double x,
             double top)
{
  NbTimelineLayout *self = build->self;
  NbStratumName name = { { x, top + 3, 8, stratum->height - 6 }, stratum->slot, 0, self->labels->len, 0 };
  guint n = g_strv_length (stratum->lines);
  double s = build->s;

  for (guint j = 0; j < n; j++)
    nb_build_label (self->labels, build, stratum->lines[j], x + 14, top + (12 + 14 * j) * s, NB_TEXT_CAPTION, NB_TONE_TEXT);
  nb_build_label (self->labels, build, stratum->total,
                  x + 14 + nb_text_width (build->ruler, NB_TEXT_CAPTION, stratum->lines[n - 1]) + 6,
                  top + (12 + 14 * (n - 1)) * s, NB_TEXT_CAPTION, NB_TONE_DIM);
  name.n_labels = self->labels->len - name.first_label;
  name.item = add_stratum_item (build, stratum, &name.swatch, name.first_label);
  g_array_append_val (self->strata, name);
}

static void
add_strata (NbBuild *build,
            const Columns *columns,
            guint n_columns)
{
  NbTimelineLayout *self = build->self;
  g_autoptr (GArray) strata = g_array_new (FALSE, FALSE, sizeof (Stratum));
  double x = strata_x (build), floor_y = self->plot.y + self->plot.height, s = build->s, above = 0;
  double ceiling = self->plot.y + (self->lanes->len > 0 ? 8 * s : 0);

  g_array_set_clear_func (strata, stratum_clear);
  if (n_columns == 1 && columns->to == columns->from)
    return;
  collect_strata (build, columns, n_columns, strata);
  for (guint i = 0; i < strata->len; i++)
    above += g_array_index (strata, Stratum, i).height + s;
  if (ceiling + above > floor_y)
    return;

  /* from the bottom up, each at its height or on the one below */
  for (guint i = 0; i < strata->len; i++)
    {
      const Stratum *stratum = &g_array_index (strata, Stratum, i);
      double bottom = MIN (floor_y, stratum->middle + stratum->height / 2), top;

      above -= stratum->height + s;
      bottom = MAX (bottom, ceiling + above + stratum->height);
      top = bottom - stratum->height;
      floor_y = top - s;
      add_stratum (build, stratum, x, top);
    }
}

/* --- notes at peaks --- */

typedef struct
{
  char *head;
  char **lines;
  NbTextRole role;
} Words;

static void
words_clear (Words *words)
{
  g_clear_pointer (&words->head, g_free);
  g_clear_pointer (&words->lines, g_strfreev);
}

static void
write_words (NbBuild *build,
             const NbTimelineItem *column,
             gboolean is_highest,
             guint max_lines,
             Words *words,
             NbPeakNote *note)
{
  g_autofree char *when = nb_calendar_format (build->self->bin, column->first);
  g_autofree char *count = nb_format_count (column->n_rows);
  double s = build->s;
  guint32 row;

  words->role = is_highest ? NB_TEXT_BOLD : NB_TEXT_MEDIUM;
  /* Translators: when and how many: "Quý IV.2020 · 146 bài" */
  words->head = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s · %s article", "%s · %s articles", column->n_rows), when, count);
  row = nb_timeline_index_name (build->self->index, column->lane, build->self->bin, column->first, column->last);
  words->lines = row == NB_TELLING_NONE ? g_new0 (char *, 1)
                                        : nb_text_wrap (build->ruler, words->role, nb_build_title (build, row),
                                                        (is_highest ? HIGHEST_NOTE_WIDTH : NOTE_WIDTH) * s, max_lines);
  note->width = nb_text_width (build->ruler, NB_TEXT_CAPTION, words->head);
  for (guint i = 0; words->lines[i]; i++)
    note->width = MAX (note->width, nb_text_width (build->ruler, words->role, words->lines[i]));
  note->height = (17 + NOTE_LINE * g_strv_length (words->lines)) * s;
}

static void
add_note (NbBuild *build,
          guint column_item,
          double top,
          gboolean is_highest,
          const Words *words,
          const NbPeakNote *note)
{
  NbTimelineLayout *self = build->self;
  const NbTimelineItem *column = &g_array_index (self->items, NbTimelineItem, column_item);
  void (*add) (GArray *, NbBuild *, const char *, double, double, NbTextRole, NbTone) = note->is_left ? nb_build_label_end : nb_build_label;
  double s = build->s, x = note->is_left ? note->rect.x + note->rect.width : note->rect.x, y = note->rect.y + 11 * s;
  NbTimelineItem item = { 0 };

  item.kind = NB_ITEM_PEAK;
  item.flags = (is_highest ? NB_ITEM_HIGHEST : 0) | (note->is_left ? NB_ITEM_LABEL_LEFT : 0);
  item.lane = column->lane;
  item.first = column->first;
  item.last = column->last;
  item.n_rows = column->n_rows;
  item.hit = note->rect;
  item.mark = (NbRect){ floor (note->leader) + 0.5, note->rect.y, 0, MAX (top - 4 - note->rect.y, 0) };
  item.part = self->lines->len;
  add (self->lines, build, words->head, x, y, NB_TEXT_CAPTION, NB_TONE_DIM);
  for (guint i = 0; words->lines[i]; i++)
    add (self->lines, build, words->lines[i], x, y + (16 + NOTE_LINE * i) * s, words->role, NB_TONE_TEXT);
  item.n_parts = self->lines->len - item.part;
  g_array_append_val (self->items, item);
}

static void
add_peaks (NbBuild *build,
           guint first_item,
           guint n_columns)
{
  NbTimelineLayout *self = build->self;
  double s = build->s;
  guint max = CLAMP ((guint) floor (self->axis.width * MAX_PEAKS / WIDTH_OF_MAX_PEAKS / s), 1, MAX_PEAKS), chosen[MAX_CANDIDATES], n;
  g_autofree NbPeakColumn *columns = g_new (NbPeakColumn, n_columns + 1);
  NbPeakNote notes[MAX_CANDIDATES] = { 0 };
  Words words[MAX_CANDIDATES] = { 0 };
  /* beside the columns the strata have their names */
  double right = build->input->colour != NB_GROUP_BY_NONE ? self->axis.x + self->axis.width + 12 : self->width - 6;
  NbPeakStyle style = { { self->axis.x + 2, self->plot.y + 15 * s, right - self->axis.x - 2, self->plot.height }, 20 * s, 6.5, 8 * s };

  for (guint i = 0; i < n_columns; i++)
    {
      const NbTimelineItem *item = &g_array_index (self->items, NbTimelineItem, first_item + i);

      columns[i] = (NbPeakColumn){ item->mark.x, item->mark.width, item->mark.y, item->n_rows };
    }
  n = nb_peaks_choose (columns, n_columns, 2 * max, chosen);
  for (guint i = 0; i < n; i++)
    {
      notes[i].column = chosen[i];
      write_words (build, &g_array_index (self->items, NbTimelineItem, first_item + chosen[i]), i == 0, NOTE_LINES, &words[i], &notes[i]);
    }
  nb_peaks_place (columns, n_columns, notes, n, max, &style);
  /* the highest has the least room above it; sooner shall its headline be shorter than it be without a name */
  for (guint lines = NOTE_LINES - 1; n > 0 && !notes[0].is_placed && lines > 0; lines--)
    {
      words_clear (&words[0]);
      write_words (build, &g_array_index (self->items, NbTimelineItem, first_item + chosen[0]), TRUE, lines, &words[0], &notes[0]);
      nb_peaks_place (columns, n_columns, notes, n, max, &style);
    }
  for (guint i = 0; i < n; i++)
    {
      if (notes[i].is_placed)
        add_note (build, first_item + chosen[i], columns[chosen[i]].top, i == 0, &words[i], &notes[i]);
      words_clear (&words[i]);
    }
}

static void
build_one_area (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  double room = MIN (PEAK_ROOM * build->s, self->plot.height * PEAK_ROOM_SHARE), max;
  Columns columns = { nb_pyramid_get_bins (self->index->bins, 0, self->bin), 0, 0, 0, self->plot.y + self->plot.height, 0, 0 };
  guint first_item = self->items->len;

  find_visible (build, &columns);
  max = highest (&columns);
  columns.per_article = max > 0 ? MAX (self->plot.height - room, 10) / MAX (max, 3) : 0;
  for (guint i = columns.from; i < columns.to; i++)
    add_column (build, &columns, i);
  add_value_axis (build, &columns, max);
  add_peaks (build, first_item, self->items->len - first_item);
  if (build->input->colour != NB_GROUP_BY_NONE)
    add_strata (build, &columns, 1);
}

/* A figure cannot be scrolled: its lanes are as low as it takes to see all of them, if they can still be told apart. */
static double
lane_height (const NbBuild *build)
{
  guint n = nb_grouping_get_n_groups (build->self->index->lanes);
  double height = OPEN_LANE * build->s;

  if (n > 0 && build->input->features & NB_TIMELINE_NO_OVERVIEW)
    height = CLAMP (floor (build->self->plot.height / n), LOWEST_LANE * build->s, height);
  return height;
}

/* One value says how high columns are, in each lane at the same height. */
static void
add_lane_value (NbBuild *build,
                double max)
{
  NbTimelineLayout *self = build->self;
  guint step = nb_value_step (max), value = step * (guint) MIN (3, floor (max / step));
  g_autofree char *text = nb_format_count (value);
  double s = build->s, room = (build->input->colour != NB_GROUP_BY_NONE ? 26 : 34) * s;

  if (max < 1 || (build->input->features & NB_TIMELINE_NARROW && !(build->input->features & NB_TIMELINE_NO_OVERVIEW))
      || nb_text_width (build->ruler, NB_TEXT_SMALL, text) > room)
    return;
  self->lane_value = nb_build_string (build, text);
  self->lane_value_height = value * (lane_height (build) - 14) / MAX (max, 3);
}

/* A row of columns for each lane, on one scale, so that lanes can be compared. */
static void
build_lanes (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  g_autofree Columns *columns = NULL;
  double max = 0;

  nb_build_lanes (build, lane_height (build), CLOSED_LANE * build->s);
  columns = g_new0 (Columns, self->lanes->len + 1);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const NbLane *lane = &g_array_index (self->lanes, NbLane, i);

      columns[i] = (Columns){ nb_pyramid_get_bins (self->index->bins, i, self->bin), i, 0, 0, lane->y + lane->height - 6, 0, NB_ITEM_SCROLLS };
      find_visible (build, &columns[i]);
      max = MAX (max, highest (&columns[i]));
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const NbLane *lane = &g_array_index (self->lanes, NbLane, i);

      if (!lane->is_near)
        continue;
      columns[i].per_article = max > 0 ? (lane->height - 14) / MAX (max, 3) : 0;
      for (guint j = columns[i].from; j < columns[i].to; j++)
        add_column (build, &columns[i], j);
    }
  add_lane_value (build, max);
  /* colours that are the lanes' own are named by them */
  if (build->input->colour != NB_GROUP_BY_NONE && build->input->colour != build->input->lanes && self->lanes->len > 0)
    add_strata (build, columns, self->lanes->len);
}

/**
 * nb_build_density:
 *
 * The columns of the visible span.
 */
void
nb_build_density (NbBuild *build)
{
  build->self->bin = nb_pyramid_get_bins (build->self->index->bins, 0, nb_bins_choose_unit (&build->self->axis, MIN_COLUMN))->unit;
  if (build->input->lanes == NB_GROUP_BY_NONE)
    build_one_area (build);
  else
    build_lanes (build);
}
