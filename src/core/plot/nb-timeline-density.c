/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Far out: columns per calendar unit, stacked by the colour facet, with a value axis and named strata.
 * Part of making a layout. */

#include "plot/nb-timeline-private.h"

#include "base/nb-format.h"
#include "plot/nb-peaks.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_COLUMN 6.0

/* Room above the highest column for the notes of peaks. */
#define PEAK_ROOM 145.0
#define PEAK_ROOM_SHARE 0.47
#define MAX_PEAKS 8
#define MAX_CANDIDATES (2 * MAX_PEAKS)
#define WIDTH_OF_MAX_PEAKS 900.0
#define NOTE_WIDTH 144.0
#define HIGHEST_NOTE_WIDTH 170.0
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
             int slot)
{
  NbSegment segment = { { item->mark.x, *y - height, item->mark.width, height }, slot };

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
                     is_coloured ? nb_grouping_get_group (self->index->colours, g)->slot : NB_SLOT_INK);
    }
  if (bins->pale[bin] > 0)
    add_segment (build, &item, &y, bins->pale[bin] * columns->per_article, NB_SLOT_PALE);
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
  double x = self->gutter - 12, top = 0;

  if (max < 1)
    return;
  for (guint i = 1; i <= 3 && (double) i * step <= max; i++)
    {
      double y = columns->baseline - (double) i * step * columns->per_article;
      g_autofree char *text = nb_format_count ((gint64) i * step);

      g_array_append_val (self->value_lines, y);
      nb_build_label_end (self->labels, build, text, x, y + 4 * build->s, NB_TEXT_CAPTION, NB_TONE_DIM);
      top = y;
    }
  if (!(build->input->features & NB_TIMELINE_NARROW) && columns->baseline - top > 20 * build->s)
    nb_build_label_end (self->labels, build, unit_phrase (self->bin), x, top + 20 * build->s, NB_TEXT_CAPTION, NB_TONE_DIM);
}

/* --- names of the strata, right of the last column --- */

typedef struct
{
  char **lines;
  char *total;
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

static void
collect_strata (NbBuild *build,
                const Columns *columns,
                GArray *strata)
{
  const NbBins *bins = columns->bins;
  double room = build->self->width - (build->self->axis.x + build->self->axis.width) - 30;
  guint from = columns->to - columns->from > 5 ? columns->to - 5 : columns->from;
  guint to = columns->to - columns->from > 5 ? columns->to - 1 : columns->to;
  double below = 0;

  for (guint g = 0; g <= bins->n_groups; g++)
    {
      Stratum stratum = { 0 };
      double mean = 0;
      guint64 total = 0;
      double pale = 0;
      const char *name;

      for (guint i = from; i < to; i++)
        mean += (g < bins->n_groups ? bins->counts[(gsize) i * bins->n_groups + g] : bins->pale[i]) / (to - from);
      for (guint i = columns->from; i < columns->to; i++)
        if (g < bins->n_groups)
          total += bins->counts[(gsize) i * bins->n_groups + g];
        else
          pale += bins->pale[i];
      if (g == bins->n_groups)
        total = (guint64) floor (pale + 0.5);
      if (total == 0)
        continue;
      if (g < bins->n_groups)
        {
          name = nb_grouping_get_group (build->self->index->colours, g)->label;
          stratum.slot = nb_grouping_get_group (build->self->index->colours, g)->slot;
        }
      else
        {
          /* Translators: articles of which only the year (or a longer time) is known: "chỉ rõ năm" */
          name = _("only the year");
          stratum.slot = NB_SLOT_PALE;
        }
      stratum.total = nb_format_count (total);
      stratum.lines = nb_text_wrap (build->ruler, NB_TEXT_CAPTION, name,
                                    room - nb_text_width (build->ruler, NB_TEXT_CAPTION, stratum.total) - 6, 2);
      stratum.middle = columns->baseline - (below + mean / 2) * columns->per_article;
      stratum.height = (g_strv_length (stratum.lines) * 14 + 4) * build->s;
      below += mean;
      if (stratum.lines[0])
        g_array_append_val (strata, stratum);
      else
        stratum_clear (&stratum);
    }
}

static void
add_strata (NbBuild *build,
            const Columns *columns)
{
  NbTimelineLayout *self = build->self;
  g_autoptr (GArray) strata = g_array_new (FALSE, FALSE, sizeof (Stratum));
  double x = self->axis.x + self->axis.width + 4, floor_y = columns->baseline, s = build->s;
  double all = 0;

  g_array_set_clear_func (strata, stratum_clear);
  if (columns->to == columns->from)
    return;
  collect_strata (build, columns, strata);
  for (guint i = 0; i < strata->len; i++)
    all += g_array_index (strata, Stratum, i).height + s;
  if (all > self->plot.height)
    return;

  /* from the bottom up, each at its height or on the one below */
  for (guint i = 0; i < strata->len; i++)
    {
      const Stratum *stratum = &g_array_index (strata, Stratum, i);
      double above = 0, bottom, top;
      NbStratumName name = { 0 };
      guint n = g_strv_length (stratum->lines);

      for (guint j = i + 1; j < strata->len; j++)
        above += g_array_index (strata, Stratum, j).height + s;
      bottom = MIN (floor_y, stratum->middle + stratum->height / 2);
      bottom = MAX (bottom, self->plot.y + above + stratum->height);
      top = bottom - stratum->height;
      floor_y = top - s;

      name.swatch = (NbRect){ x, top + 3, 8, stratum->height - 6 };
      name.slot = stratum->slot;
      name.first_label = self->labels->len;
      for (guint j = 0; j < n; j++)
        nb_build_label (self->labels, build, stratum->lines[j], x + 14, top + (12 + 14 * j) * s, NB_TEXT_CAPTION, NB_TONE_TEXT);
      nb_build_label (self->labels, build, stratum->total,
                      x + 14 + nb_text_width (build->ruler, NB_TEXT_CAPTION, stratum->lines[n - 1]) + 6,
                      top + (12 + 14 * (n - 1)) * s, NB_TEXT_CAPTION, NB_TONE_DIM);
      name.n_labels = self->labels->len - name.first_label;
      g_array_append_val (self->strata, name);
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
write_words (NbBuild *build,
             const NbTimelineItem *column,
             gboolean is_highest,
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
                                                        (is_highest ? HIGHEST_NOTE_WIDTH : NOTE_WIDTH) * s, 3);
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
      write_words (build, &g_array_index (self->items, NbTimelineItem, first_item + chosen[i]), i == 0, &words[i], &notes[i]);
    }
  nb_peaks_place (columns, n_columns, notes, n, max, &style);
  for (guint i = 0; i < n; i++)
    {
      if (notes[i].is_placed)
        add_note (build, first_item + chosen[i], columns[chosen[i]].top, i == 0, &words[i], &notes[i]);
      g_free (words[i].head);
      g_strfreev (words[i].lines);
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
    add_strata (build, &columns);
}

/* A row of columns for each lane, on one scale, so that lanes can be compared. */
static void
build_lanes (NbBuild *build)
{
  NbTimelineLayout *self = build->self;
  double max = 0;

  nb_build_lanes (build, 98 * build->s, 36 * build->s);
  for (guint i = 0; i < self->lanes->len; i++)
    {
      Columns columns = { nb_pyramid_get_bins (self->index->bins, i, self->bin), i };

      find_visible (build, &columns);
      max = MAX (max, highest (&columns));
    }
  for (guint i = 0; i < self->lanes->len; i++)
    {
      const NbLane *lane = &g_array_index (self->lanes, NbLane, i);
      Columns columns = { nb_pyramid_get_bins (self->index->bins, i, self->bin), i, 0, 0, lane->y + lane->height - 6, 0, NB_ITEM_SCROLLS };

      if (!lane->is_near)
        continue;
      find_visible (build, &columns);
      columns.per_article = max > 0 ? (lane->height - 14) / MAX (max, 3) : 0;
      for (guint j = columns.from; j < columns.to; j++)
        add_column (build, &columns, j);
    }
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
