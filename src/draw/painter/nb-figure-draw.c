/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a figure shows: its data, its words, its panels. Drawing alone; nb-figure.c makes files of it.
 * Lives in the thread that draws. */

#include "painter/nb-figure-private.h"

#include "base/nb-format.h"
#include "painter/nb-map-painter.h"
#include "painter/nb-timeline-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_SOURCE_LINES 5

/* The screen's smallest letters have 8.25 points; below six nobody reads them, on any paper. */
#define SCREEN_POINTS 8.25
#define MIN_POINTS 6.0

/* What the screen leaves to the articles themselves, below ruler and context, must be worth it. */
#define MIN_PLOT 120.0
#define MIN_LANES 4

#define MAX_TITLE_LINES 2

/* The least width for a ruler of days with headlines, and how long a span a journal shows so. */
#define MIN_HEADLINES 400.0
#define MAX_HEADLINES_DAYS 93.0

/* Of a map with its legend in the west and the islands' boxes in the east: width over height. */
#define MAP_RATIO 0.8

/* --- data --- */

static gboolean
covers_all (const NbFigure *self,
            NbDay first,
            NbDay last)
{
  for (guint i = 0; i < self->rows->n_dated; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (self->catalog, nb_row_set_get (self->rows, i));

      if (row->first < first || row->last > last)
        return FALSE;
    }
  return TRUE;
}

static void
count (NbFigure *self)
{
  NbDay first = (NbDay) floor (self->from), last = (NbDay) ceil (self->to) - 1;
  NbPlaceMode mode = self->spec->place_mode;
  guint placed = 0;

  /* as in the window: a map of all years has the undated, too */
  self->covers_all = covers_all (self, first, last);
  nb_count_units (self->catalog, self->rows, mode, self->covers_all ? NB_DAY_NONE : first, last, self->counts);
  for (guint unit = 0; unit < NB_N_UNITS; unit++)
    {
      placed += self->counts[unit];
      if (unit >= NB_N_OLD_UNITS && mode == NB_PLACE_MODE_63)
        self->n_new_units += self->counts[unit];
    }
  self->n_rows = self->rows->n_rows;
  self->n_undated = self->rows->n_rows - self->rows->n_dated;
  for (guint i = 0; i < self->rows->n_dated; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (self->catalog, nb_row_set_get (self->rows, i));

      if (row->last < first || row->first > last)
        self->n_outside++;
    }
  self->n_off_map = self->n_rows - placed - self->n_outside;
}

/* Articles that no column can be said to have; their shares of several are pale. */
static void
count_pale (NbFigure *self)
{
  NbDay first = (NbDay) floor (self->from), last = (NbDay) ceil (self->to) - 1;

  self->n_pale = 0;
  for (guint i = 0; self->has_columns && i < self->rows->n_dated; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (self->catalog, nb_row_set_get (self->rows, i));

      if (row->last < first || row->first > last || row->precision <= NB_PRECISION_RANGE)
        continue;
      self->n_pale += nb_calendar_floor (self->bin, row->first) != nb_calendar_floor (self->bin, row->last);
    }
}

static void
choose_span (NbFigure *self)
{
  NbDay first, last;

  self->from = self->spec->from;
  self->to = self->spec->to;
  if (self->to > self->from)
    return;
  if (self->rows->n_dated == 0)
    {
      /* nothing to show: the years that the program is about */
      first = nb_day_from_ymd (2010, 1, 1);
      last = nb_day_from_ymd (2026, 12, 31);
    }
  else
    {
      first = nb_catalog_get_row (self->catalog, nb_row_set_get (self->rows, 0))->first;
      last = first;
      for (guint i = 0; i < self->rows->n_dated; i++)
        last = MAX (last, nb_catalog_get_row (self->catalog, nb_row_set_get (self->rows, i))->last);
    }
  nb_span_with_margin (first, last, &self->from, &self->to);
}

/* --- words --- */

static char *
span_text (const NbFigure *self)
{
  return nb_format_span ((NbDay) floor (self->from), (NbDay) ceil (self->to) - 1);
}

/**
 * nb_figure_title:
 *
 * Returns: (transfer full): the title of panel a
 */
char *
nb_figure_title (const NbFigure *self)
{
  static const char *const titles[NB_N_CALENDAR_UNITS] = {
    N_("Articles on mass mobilisation work by day, %s"),      N_("Articles on mass mobilisation work by week, %s"),
    /* Translators: titles of figures; %s is a span of time: "Bài báo về công tác dân vận theo quý, 2010 – 2026" */
    N_("Articles on mass mobilisation work by month, %s"),    N_("Articles on mass mobilisation work by quarter, %s"),
    N_("Articles on mass mobilisation work by half-year, %s"), N_("Articles on mass mobilisation work by year, %s"),
    N_("Articles on mass mobilisation work by decade, %s"),
  };
  g_autofree char *span = NULL;

  if (self->spec->title)
    return g_strdup (self->spec->title);
  span = span_text (self);
  if (!self->has_columns)
    return g_strdup_printf (_("Articles on mass mobilisation work, %s"), span);
  return g_strdup_printf (_(titles[self->bin]), span);
}

char *
nb_figure_map_title (const NbFigure *self)
{
  if (self->spec->view == NB_FIGURE_MAP && self->spec->title)
    return g_strdup (self->spec->title);
  if (self->spec->place_mode == NB_PLACE_MODE_PUBLISHED)
    return g_strdup (_("Articles by province, as published"));
  /* Translators: "Bài theo tỉnh, thành (63 đơn vị)" */
  return g_strdup_printf (_("Articles by province (%u units)"), self->spec->place_mode == NB_PLACE_MODE_34 ? NB_N_NEW_UNITS : NB_N_OLD_UNITS);
}

static void
append_sentence (GString *text,
                 const char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, sentence);
}

static void
append_counted (GString *text,
                const char *format,
                guint n)
{
  g_autofree char *number = nb_format_count (n);
  g_autofree char *sentence = g_strdup_printf (format, number);

  append_sentence (text, sentence);
}

/* What is drawn and, above all, what is not. */
static char *
describe_counts (const NbFigure *self)
{
  GString *text = g_string_new (NULL);
  gboolean both = self->spec->view == NB_FIGURE_BOTH;

  append_counted (text, g_dngettext (GETTEXT_PACKAGE, "%s article.", "%s articles.", self->n_rows), self->n_rows);
  if (self->n_outside)
    append_counted (text, g_dngettext (GETTEXT_PACKAGE, "%s outside the span is not drawn.", "%s outside the span are not drawn.", self->n_outside), self->n_outside);
  if (self->spec->view != NB_FIGURE_MAP)
    {
      guint missing = self->n_undated;

      /* Translators: in the source line, before what panel a does not show */
      if (both && (missing || self->n_pale))
        append_sentence (text, _("a:"));
      if (missing)
        append_counted (text, g_dngettext (GETTEXT_PACKAGE, "%s without a date is not drawn.", "%s without a date are not drawn.", missing), missing);
      if (self->n_pale)
        append_counted (text, g_dngettext (GETTEXT_PACKAGE, "Pale: %s known less exactly than a column, spread over its time.", "Pale: %s known less exactly than a column, spread over their time.", self->n_pale), self->n_pale);
    }
  if (self->spec->view != NB_FIGURE_TIMELINE && (self->n_off_map || self->n_new_units))
    {
      if (both)
        append_sentence (text, _("b:"));
      if (self->n_off_map && self->covers_all)
        append_counted (text, g_dngettext (GETTEXT_PACKAGE, "%s without a province, or nationwide, is not drawn.", "%s without a province, or nationwide, are not drawn.", self->n_off_map), self->n_off_map);
      else if (self->n_off_map)
        append_counted (text, g_dngettext (GETTEXT_PACKAGE, "%s without a province or date, or nationwide, is not drawn.", "%s without a province or date, or nationwide, are not drawn.", self->n_off_map), self->n_off_map);
      if (self->n_new_units)
        append_counted (text, g_dngettext (GETTEXT_PACKAGE, "%s about a unit formed on 1 July 2025 is not drawn.", "%s about units formed on 1 July 2025 are not drawn.", self->n_new_units), self->n_new_units);
    }
  return g_string_free (text, FALSE);
}

static char *
describe_origin (const NbFigure *self)
{
  GString *text = g_string_new (NULL);
  const NbFigureSpec *spec = self->spec;
  g_autofree char *origin = NULL;

  /* Translators: where a figure is from: the library's name, the query, a code of the contents */
  if (spec->library_name)
    {
      g_autofree char *library = g_strdup_printf (_("Library “%s”,"), spec->library_name);

      append_sentence (text, library);
    }
  origin = g_strdup_printf (_("query: %s"), spec->query && *spec->query ? spec->query : _("everything"));
  append_sentence (text, origin);
  if (spec->fingerprint)
    {
      g_autofree char *code = g_strdup_printf (_(", code %s"), spec->fingerprint);

      g_string_append (text, code);
    }
  g_string_append (text, ". Niên Biểu.");
  if (spec->view != NB_FIGURE_TIMELINE)
    append_sentence (text, _("Borders simplified after Natural Earth."));
  return g_string_free (text, FALSE);
}

static void
wrap_source (NbFigure *self,
             double width)
{
  g_autofree char *counts = describe_counts (self), *origin = describe_origin (self);
  const char *const parts[] = { counts, origin };
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  NbTextRole role = self->is_print ? NB_TEXT_FIGURE_SMALL : NB_TEXT_SMALL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_auto (GStrv) wrapped = nb_text_wrap (&self->ruler, role, parts[i], width, i == 0 ? MAX_SOURCE_LINES - 2 : 2);

      g_strv_builder_addv (lines, (const char **) wrapped);
    }
  self->source = g_strv_builder_end (lines);
  g_free (self->description);
  self->description = g_strjoin (" ", counts, origin, NULL);
}

/* Chosen once, so that the words and the panel agree on what is drawn. */
static double
density_days (const NbFigure *self)
{
  NbTimelineInput input = { .catalog = self->catalog, .rows = self->rows, .text_scale = 1 };

  input.width = self->layout.timeline.width;
  input.height = self->layout.timeline.height;
  return nb_timeline_density_days (&input);
}

/* Below the panel's title. */
static NbRect
content_area (const NbFigure *self,
              const NbRect *panel)
{
  guint more = MAX (self->title_lines[panel == &self->layout.map], 1) - 1;
  double height = self->spec->no_title ? 0 : self->is_print ? 18 + 9.0 * more : 28 + 16.0 * more;

  return (NbRect){ panel->x, panel->y + height, panel->width, MAX (panel->height - height, 1) };
}

static gboolean
fits (const NbTimelineLayout *layout)
{
  return layout->content_height <= layout->plot.height + 1 && layout->plot.height >= MIN_PLOT;
}

/* The screen's own picture, without what is only there to be touched. What would have to be scrolled there is drawn
 * smaller here, by @scale, so that no lane is missing. Returns: NULL if it could not be read then. */
static NbTimelineLayout *
layout_screen_timeline (const NbFigure *self,
                        const NbRect *area,
                        double *scale)
{
  double least = MIN (MIN_POINTS / (SCREEN_POINTS * MIN (self->layout.magnify, 1)), 1);
  NbTimelineInput input = { 0 };
  NbTimelineLayout *layout;

  input.catalog = self->catalog;
  input.rows = self->rows;
  input.lanes = self->spec->lanes;
  input.lane_order = self->spec->lane_order;
  input.colour = self->spec->colour;
  input.colour_names = self->spec->colour_names;
  input.place_mode = self->spec->place_mode;
  input.context = self->spec->context;
  input.from = self->from;
  input.to = self->to;
  input.width = area->width;
  input.height = area->height;
  input.text_scale = 1;
  input.density_days = self->density_days;
  input.today = NB_DAY_NONE;
  input.features = NB_TIMELINE_NO_OVERVIEW | (area->width < 700 ? NB_TIMELINE_NARROW : 0);
  input.ruler = self->ruler;
  layout = nb_timeline_layout_new (&input, NULL);
  *scale = 1;
  while (!fits (layout) && *scale > least)
    {
      NbTimelineLayout *smaller;

      *scale = MAX (*scale * 0.93, least);
      input.width = area->width / *scale;
      input.height = area->height / *scale;
      /* nothing is to stay where it was: nobody has seen it */
      input.index = layout->index;
      smaller = nb_timeline_layout_new (&input, NULL);
      nb_timeline_layout_unref (layout);
      layout = smaller;
    }
  if (!fits (layout) && layout->lanes->len > 0)
    {
      guint n = layout->lanes->len, room = (guint) floor (layout->plot.height * n / layout->content_height);

      /* the smallest lanes are put together, as long as some are left; nationwide and unknown are not among those that are limited */
      input.max_lanes = room;
      input.index = NULL;
      do
        {
          g_clear_pointer (&layout, nb_timeline_layout_unref);
          if (input.max_lanes < MIN_LANES)
            return NULL;
          layout = nb_timeline_layout_new (&input, NULL);
          n = layout->lanes->len;
          input.max_lanes -= n > room ? MIN (n - room, input.max_lanes) : 0;
        }
      while (n > room);
    }
  if (layout && !fits (layout))
    g_clear_pointer (&layout, nb_timeline_layout_unref);
  return layout;
}

/* What the columns are, for the titles: the panel as it will be drawn says so. Returns: FALSE if there is no room for it. */
static gboolean
choose_columns (NbFigure *self)
{
  NbRect area = content_area (self, &self->layout.timeline);

  if (!self->layout.has_timeline)
    return TRUE;
  if (self->is_print)
    {
      self->bin = nb_figure_choose_columns (self, &area);
      return TRUE;
    }
  g_clear_pointer (&self->timeline, nb_timeline_layout_unref);
  self->timeline = layout_screen_timeline (self, &area, &self->timeline_scale);
  if (!self->timeline)
    return FALSE;
  self->bin = self->timeline->bin;
  return TRUE;
}

/* How far a panel's letter takes the title to the right. */
static double
letter_width (const NbFigure *self)
{
  return self->spec->view != NB_FIGURE_BOTH ? 0 : self->is_print ? 10 : 18;
}

static char **
wrap_title (const NbFigure *self,
            const NbRect *panel,
            const char *title)
{
  return nb_text_wrap (&self->ruler, self->is_print ? NB_TEXT_FIGURE_TITLE : NB_TEXT_BOLD, title, panel->width - letter_width (self),
                       MAX_TITLE_LINES);
}

static void
measure_titles (NbFigure *self)
{
  g_autofree char *a = nb_figure_title (self), *b = nb_figure_map_title (self);
  g_auto (GStrv) lines_a = wrap_title (self, &self->layout.timeline, a), lines_b = wrap_title (self, &self->layout.map, b);

  self->title_lines[0] = self->layout.has_timeline ? g_strv_length (lines_a) : 1;
  self->title_lines[1] = self->layout.has_map ? g_strv_length (lines_b) : 1;
  /* what stands side by side begins at one height */
  if (self->layout.has_timeline && self->layout.has_map && self->layout.map.y == self->layout.timeline.y)
    self->title_lines[0] = self->title_lines[1] = MAX (self->title_lines[0], self->title_lines[1]);
}

/* Words and panels of one of the two forms. Returns: FALSE if the page has no room for it. */
static gboolean
arrange (NbFigure *self,
         gboolean is_print)
{
  const NbFigureSpec *spec = self->spec;

  self->is_print = is_print;
  self->title_lines[0] = self->title_lines[1] = 1;
  nb_figure_layout (&spec->size, spec->view, is_print, 0, &self->layout);
  self->density_days = density_days (self);
  self->has_columns = is_print || self->to - self->from >= self->density_days;
  if (!choose_columns (self))
    return FALSE;
  measure_titles (self);
  count_pale (self);
  /* titles and the lines below take room from the columns, which may then stand for a longer time, and be other ones to tell of */
  for (guint i = 0; i < 2; i++)
    {
      NbCalendarUnit told = self->bin;

      g_clear_pointer (&self->source, g_strfreev);
      if (!spec->no_source_line)
        wrap_source (self, self->layout.source.width);
      nb_figure_layout (&spec->size, spec->view, is_print, self->source ? g_strv_length (self->source) : 0, &self->layout);
      if (!choose_columns (self))
        return FALSE;
      measure_titles (self);
      if (self->bin == told)
        break;
      count_pale (self);
    }
  return TRUE;
}

/* On paper small rows of columns are read best. Of a few weeks they would say next to nothing, and the page has room for
 * headlines. */
static gboolean
is_for_headlines (NbFigure *self)
{
  nb_figure_layout (&self->spec->size, self->spec->view, FALSE, 0, &self->layout);
  return self->layout.has_timeline && self->layout.timeline.width >= MIN_HEADLINES && self->to - self->from <= MAX_HEADLINES_DAYS
         && self->to - self->from < density_days (self);
}

/**
 * nb_figure_init_data:
 *
 * Counts, words and panels of a figure; nb_figure_clear_data() frees them. The arguments must outlive it.
 */
void
nb_figure_init_data (NbFigure *self,
                     const NbFigureSpec *spec,
                     NbCatalog *catalog,
                     NbRowSet *rows,
                     NbOutlines *outlines)
{
  *self = (NbFigure){ spec, catalog, rows, outlines };
  self->theme = nb_theme_get (spec->theme);
  self->typesetter = nb_typesetter_new_plain (spec->font_family, 1);
  self->ruler = nb_typesetter_get_ruler (self->typesetter);
  choose_span (self);
  count (self);
  /* a page too small for the screen's lanes is drawn as on paper, in the colours that were asked for */
  if ((nb_figure_is_compact (spec) && !is_for_headlines (self)) || !arrange (self, FALSE))
    arrange (self, TRUE);
}

void
nb_figure_clear_data (NbFigure *self)
{
  g_clear_pointer (&self->timeline, nb_timeline_layout_unref);
  g_clear_object (&self->typesetter);
  g_clear_pointer (&self->source, g_strfreev);
  g_clear_pointer (&self->description, g_free);
}

/* --- panels --- */

static void
draw_title (NbFigure *self,
            NbCanvas *canvas,
            const NbRect *area,
            const char *letter,
            const char *title)
{
  NbTextRole role = self->is_print ? NB_TEXT_FIGURE_TITLE : NB_TEXT_BOLD;
  double baseline = area->y + (self->is_print ? 8 : 14);
  g_auto (GStrv) lines = NULL;

  if (self->spec->no_title)
    return;
  if (letter)
    nb_canvas_text (canvas, nb_typesetter_get (self->typesetter, self->is_print ? NB_TEXT_FIGURE_LETTER : NB_TEXT_BOLD, letter), area->x,
                    baseline, &self->theme->text);
  lines = wrap_title (self, area, title);
  for (guint i = 0; lines[i]; i++)
    nb_canvas_text (canvas, nb_typesetter_get (self->typesetter, role, lines[i]), area->x + letter_width (self),
                    baseline + i * (self->is_print ? 9 : 16), &self->theme->text);
}

static void
draw_timeline (NbFigure *self,
               NbCanvas *canvas)
{
  NbRect panel = self->layout.timeline, area = content_area (self, &self->layout.timeline);
  g_autofree char *title = nb_figure_title (self);

  nb_canvas_push_group (canvas, title, NULL);
  draw_title (self, canvas, &panel, self->spec->view == NB_FIGURE_BOTH ? "a" : NULL, title);
  if (self->is_print)
    nb_figure_draw_columns (self, canvas, &area);
  else
    {
      nb_canvas_push_transform (canvas, area.x, area.y, self->timeline_scale);
      nb_paint_timeline (canvas, self->timeline, self->theme, self->typesetter, NULL);
      nb_canvas_pop_transform (canvas);
    }
  nb_canvas_pop_group (canvas);
}

/* Legend and islands stay near the country where the panel is wide. */
static NbRect
map_area (const NbRect *panel)
{
  double width = MIN (panel->width, panel->height * MAP_RATIO);

  return (NbRect){ panel->x + (panel->width - width) / 2, panel->y, width, panel->height };
}

static void
draw_map (NbFigure *self,
          NbCanvas *canvas)
{
  NbRect panel = self->layout.map, area = content_area (self, &self->layout.map);
  NbMapInput input = { self->outlines, self->spec->place_mode, self->counts };
  g_autoptr (NbMapLayout) layout = NULL;
  g_autofree char *title = nb_figure_map_title (self);

  nb_canvas_push_group (canvas, title, NULL);
  draw_title (self, canvas, &panel, self->spec->view == NB_FIGURE_BOTH ? "b" : NULL, title);
  input.area = map_area (&area);
  input.style = self->is_print ? NB_MAP_PRINT : NB_MAP_SCREEN;
  input.text_scale = 1;
  input.ruler = self->ruler;
  layout = nb_map_layout_new (&input);
  if (self->spec->no_legend)
    nb_paint_map_plain (canvas, layout, self->theme, self->typesetter);
  else
    nb_paint_map_still (canvas, layout, self->theme, self->typesetter);
  nb_canvas_pop_group (canvas);
}

static void
draw_source (NbFigure *self,
             NbCanvas *canvas)
{
  const NbRect *area = &self->layout.source;
  double line = self->is_print ? 8.5 : 16, y = area->y + (self->is_print ? 8 : 14);

  if (!self->source)
    return;
  nb_canvas_line (canvas, area->x, y - 0.5, area->x + area->width, y - 0.5, self->is_print ? 0.3 : 1, NB_DASH_NONE, &self->theme->line);
  for (guint i = 0; self->source[i]; i++)
    nb_canvas_text (canvas, nb_typesetter_get (self->typesetter, self->is_print ? NB_TEXT_FIGURE_SMALL : NB_TEXT_SMALL, self->source[i]),
                    area->x, y + line * (i + 1) - (self->is_print ? 1 : 2), &self->theme->dim);
}

/**
 * nb_figure_draw:
 *
 * The whole page.
 */
void
nb_figure_draw (NbFigure *self,
                NbCanvas *canvas)
{
  NbRect page = { 0, 0, self->layout.width, self->layout.height };

  nb_canvas_fill_rect (canvas, &page, 0, &self->theme->view);
  if (self->layout.has_timeline)
    draw_timeline (self, canvas);
  if (self->layout.has_map)
    draw_map (self, canvas);
  draw_source (self, canvas);
}
