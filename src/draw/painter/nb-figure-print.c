/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The print form of the timeline: columns of all articles over small rows of columns, in greys and in points.
 * Part of drawing a figure. */

#include "painter/nb-figure-private.h"

#include "base/nb-format.h"
#include "plot/nb-context.h"
#include "plot/nb-peaks.h"
#include "plot/nb-telling.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MIN_COLUMN 2.4
#define THEMES_HEIGHT 18.0
#define EVENTS_HEIGHT 12.0
#define MIN_CONGRESS_GAP 34.0
#define OWN_HEIGHT 10.0       /* one of the user's bands … */
#define MAX_OWN 0.25          /* … of which no more are drawn than take so much of the panel */
#define AXIS_HEIGHT 14.0
#define ROW_HEIGHT 15.2
#define MIN_ROW_HEIGHT 10.0
#define ROWS_SHARE 0.5
#define MAX_ROWS_SHARE 0.6
#define MAX_LANES_SHARE 0.7
#define MIN_TOTAL 46.0
#define LABEL_GAP 6.0
#define COLUMN_GAP 0.35
#define MAX_PEAKS 6
#define MAX_CANDIDATES (3 * MAX_PEAKS)
#define MIN_SHORT_NAME 30.0
#define NOTE_LINES 2
#define NOTE_LINE 8.2
#define NOTE_WIDTH 72.0
#define LEAST_SEEN 0.1        /* of an article: less in a column is no more than a line */

typedef struct
{
  NbFigure *figure;
  NbCanvas *canvas;
  NbTimeAxis axis;
  NbRect area;
  double labels_end;        /* right ends of the names */
  const NbBins *all;
  NbGrouping *grouping;
  guint from;               /* visible bins of all */
  guint to;
  double context_height;
} Print;

/* Of axes and marks: nearly black on paper. */
static const NbColour *
axis_colour (const Print *p)
{
  const NbTheme *theme = p->figure->theme;

  return theme->kind == NB_THEME_PRINT ? &theme->ink : &theme->dim;
}

static double
width_of (const Print *p,
          NbTextRole role,
          const char *text)
{
  return nb_text_width (&p->figure->ruler, role, text);
}

static void
put (const Print *p,
     NbTextRole role,
     const char *text,
     double x,
     double y,
     const NbColour *colour)
{
  nb_canvas_text (p->canvas, nb_typesetter_get (p->figure->typesetter, role, text), x, y, colour);
}

static void
put_end (const Print *p,
         NbTextRole role,
         const char *text,
         double x,
         double y,
         const NbColour *colour)
{
  put (p, role, text, x - width_of (p, role, text), y, colour);
}

static double
x_of (const Print *p,
      double day)
{
  return CLAMP (nb_time_axis_position (&p->axis, day), p->axis.x, p->axis.x + p->axis.width);
}

/* --- context --- */

static void
draw_theme (const Print *p,
            const NbContextMark *mark,
            double y,
            double *taken_to,
            double next_x)
{
  double x0 = x_of (p, mark->first), x1 = x_of (p, mark->last + 1), width = width_of (p, NB_TEXT_FIGURE, mark->short_name);
  double left = x0 - 4 - *taken_to, right = next_x - x1 - 4;
  g_autofree char *shortened = NULL;
  const char *name = mark->short_name;
  NbRect block = { x0 + 0.4, y + 1, x1 - x0 - 0.8, 5 };
  double x = -1;

  if (x1 - x0 < 1)
    return;
  nb_canvas_fill_rect (p->canvas, &block, 0, &p->figure->theme->sequential[2]);
  /* a name that has room on neither side is shortened where there is more */
  if (width > left && width > right && MAX (left, right) > MIN_SHORT_NAME)
    {
      name = shortened = nb_text_fit (&p->figure->ruler, NB_TEXT_FIGURE, mark->short_name, MAX (left, right), NULL);
      width = name ? width_of (p, NB_TEXT_FIGURE, name) : 0;
    }
  if (name && width <= left)
    x = x0 - 3 - width;
  else if (name && width <= right)
    x = x1 + 3;
  if (x >= 0)
    put (p, NB_TEXT_FIGURE, name, x, y + 5.7, &p->figure->theme->text);
  *taken_to = MAX (x1, x + width) + 3;
}

static void
draw_themes (const Print *p,
             const GArray *marks,
             double y)
{
  double taken[2] = { p->area.x, p->area.x };
  NbDay previous_end = NB_DAY_NONE;
  guint line = 0;

  put_end (p, NB_TEXT_FIGURE, _("Year’s theme"), p->labels_end, y + 5.5, &p->figure->theme->dim);
  taken[0] = taken[1] = p->axis.x;
  for (guint i = 0; i < marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (marks, NbContextMark, i);
      double next_x = p->area.x + p->area.width;

      if (mark->kind != NB_CONTEXT_THEME)
        continue;
      line = mark->first == previous_end + 1 ? 1 - line : 0;
      previous_end = mark->last;
      for (guint j = i + 2; line == 0 && j < marks->len; j++)
        if (g_array_index (marks, NbContextMark, j).kind == NB_CONTEXT_THEME)
          {
            next_x = x_of (p, g_array_index (marks, NbContextMark, j).first) - 3;
            break;
          }
      draw_theme (p, mark, y + (line ? 8.5 : 0), &taken[line], next_x);
    }
}

/* Where five years are narrow the congresses' names stand below their marks, for there is no room between these. */
static gboolean
names_are_below (const Print *p)
{
  return p->area.width * 0.6 * 1826 / (p->figure->to - p->figure->from) < MIN_CONGRESS_GAP;
}

static double
events_height (const Print *p)
{
  return names_are_below (p) ? EVENTS_HEIGHT + NOTE_LINE : EVENTS_HEIGHT;
}

static void
draw_congress_name (const Print *p,
                    const char *name,
                    double x,
                    double y,
                    double *taken)
{
  double width = width_of (p, NB_TEXT_FIGURE, name);

  if (names_are_below (p))
    {
      x = MIN (x - width / 2, p->area.x + p->area.width - width);
      if (x > *taken + 1)
        put (p, NB_TEXT_FIGURE, name, x, y + 5 + NOTE_LINE, &p->figure->theme->text);
      if (x > *taken + 1)
        *taken = x + width;
      return;
    }
  if (x - 4 - width > *taken)
    {
      put (p, NB_TEXT_FIGURE, name, x - 4 - width, y + 5, &p->figure->theme->text);
      *taken = x + 8;
    }
  else
    *taken = MAX (*taken, x + 4);
}

static void
draw_events (const Print *p,
             const GArray *marks,
             double y)
{
  const NbTheme *theme = p->figure->theme;
  const NbContextBands *bands = p->figure->spec->context;
  gboolean has_congresses = nb_context_bands_shows (bands, NB_CONTEXT_CONGRESS);
  gboolean has_elections = nb_context_bands_shows (bands, NB_CONTEXT_ELECTION);
  /* Translators: the key before the marks of a figure: "◆ Đại hội, ○ bầu cử"; the marks are drawn */
  const char *congress = _("congress"), *election = _("election");
  double ew = has_elections ? width_of (p, NB_TEXT_FIGURE, election) : -11, cw = width_of (p, NB_TEXT_FIGURE, congress);
  double x = p->labels_end - ew, taken = p->axis.x - 3, diamond_x = -100;
  gboolean has_key = !p->figure->spec->no_legend && x - 18 - cw >= p->area.x;

  if (has_key && has_elections)
    {
      put (p, NB_TEXT_FIGURE, election, x, y + 5, &theme->dim);
      nb_canvas_circle (p->canvas, x - 4, y + 2.7, 1.5, &theme->view, 0.5, axis_colour (p));
    }
  x -= 11 + cw;
  if (has_key && has_congresses)
    put (p, NB_TEXT_FIGURE, congress, x, y + 5, &theme->dim);
  for (int i = has_key && has_congresses ? -1 : 0; i < (int) marks->len; i++)
    {
      const NbContextMark *mark = i < 0 ? NULL : &g_array_index (marks, NbContextMark, i);
      double cx = mark ? nb_time_axis_position (&p->axis, mark->first) : x - 4.5, cy = y + 2.7, half = 2.1;
      const NbPoint points[] = { { cx, cy - half }, { cx + half, cy }, { cx, cy + half }, { cx - half, cy } };
      const guint end = G_N_ELEMENTS (points);
      const NbPolygon diamond = { points, &end, 1 };

      if (mark && (cx < p->axis.x || cx > p->axis.x + p->axis.width))
        continue;
      if (mark && mark->kind == NB_CONTEXT_ELECTION)
        {
          /* the ring of the same spring would lie on the diamond */
          nb_canvas_circle (p->canvas, MAX (cx + 1, diamond_x + 4.2), cy, 1.5, &theme->view, 0.5, axis_colour (p));
          if (!names_are_below (p))
            taken = MAX (taken, cx + 4);
        }
      if (mark && mark->kind != NB_CONTEXT_CONGRESS)
        continue;
      if (mark)
        diamond_x = cx;
      nb_canvas_polygon (p->canvas, &diamond, axis_colour (p), 0, NULL);
      if (mark)
        draw_congress_name (p, mark->short_name, cx, y, &taken);
    }
}

static void
draw_own_mark (const Print *p,
               const NbContextMark *mark,
               double y,
               double next_x,
               double *taken)
{
  const NbTheme *theme = p->figure->theme;
  gboolean is_day = mark->first == mark->last;
  double x0 = x_of (p, mark->first + (is_day ? 0.5 : 0)), x1 = x_of (p, is_day ? mark->first + 0.5 : mark->last + 1);
  g_autofree char *span = nb_format_span (mark->first, mark->last);
  const char *const names[] = { mark->name, mark->short_name };
  double half = is_day ? 1.5 : 0, before = *taken, right;

  if (!is_day && x1 - x0 < 1)
    x1 = x0 + 1;
  nb_canvas_push_group (p->canvas, mark->name, span);
  if (is_day)
    nb_canvas_circle (p->canvas, x0, y + 3.5, half, &theme->view, 0.5, axis_colour (p));
  else
    nb_canvas_fill_rect (p->canvas, &(NbRect){ x0, y + 1, x1 - x0, 5 }, 0, &theme->sequential[2]);
  right = x1 + half + 2;
  *taken = MAX (before, right);
  for (guint i = 0; i < 2 * G_N_ELEMENTS (names); i++)
    {
      const char *name = names[i / 2];
      double width = width_of (p, NB_TEXT_FIGURE, name), x = i % 2 ? x0 - half - 2 - width : right;

      if (i % 2 ? x < before + 1 : right < before || right + width > next_x - 3)
        continue;
      put (p, NB_TEXT_FIGURE, name, x, y + 5.7, &theme->text);
      *taken = MAX (*taken, x + width + 3);
      break;
    }
  nb_canvas_pop_group (p->canvas);
}

/* One of the user's bands; of marks that fall on one spot only the first. */
static void
draw_own (const Print *p,
          const NbContextBand *band,
          double y)
{
  const NbContextMark *previous = NULL;
  g_autofree char *name = nb_text_fit (&p->figure->ruler, NB_TEXT_FIGURE, band->name, p->labels_end - p->area.x, NULL);
  double taken = p->axis.x;

  nb_canvas_push_group (p->canvas, band->name, NULL);
  if (name)
    put_end (p, NB_TEXT_FIGURE, name, p->labels_end, y + 5.5, &p->figure->theme->dim);
  for (guint i = 0; i < band->marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (band->marks, NbContextMark, i);
      double next_x = p->area.x + p->area.width + 3;

      if (mark->last < p->figure->from || mark->first >= p->figure->to
          || (previous && x_of (p, mark->first) - x_of (p, previous->first) < 0.5))
        continue;
      for (guint j = i + 1; j < band->marks->len; j++)
        {
          const NbContextMark *next = &g_array_index (band->marks, NbContextMark, j);

          if (x_of (p, next->first) - x_of (p, mark->first) < 0.5)
            continue;
          if (next->first < p->figure->to)
            next_x = MIN (next_x, x_of (p, next->first));
          break;
        }
      draw_own_mark (p, mark, y, next_x, &taken);
      previous = mark;
    }
  nb_canvas_pop_group (p->canvas);
}

/* Draws the context, or only measures it. Returns: how high it is. */
static double
draw_context (const Print *p,
              double y,
              gboolean is_measured)
{
  const NbContextBands *bands = p->figure->spec->context;
  g_autoptr (GArray) marks = NULL;
  double top = y, own = 0;

  if (!is_measured)
    {
      marks = nb_context_marks (bands, (NbDay) floor (p->figure->from), (NbDay) ceil (p->figure->to), FALSE);
      nb_canvas_push_group (p->canvas, _("Context"), NULL);
    }
  if (nb_context_bands_shows (bands, NB_CONTEXT_THEME))
    {
      if (marks)
        draw_themes (p, marks, y);
      y += THEMES_HEIGHT;
    }
  if (nb_context_bands_shows (bands, NB_CONTEXT_CONGRESS) || nb_context_bands_shows (bands, NB_CONTEXT_ELECTION))
    {
      if (marks)
        draw_events (p, marks, y);
      y += events_height (p);
    }
  for (guint i = 0; bands && i < bands->own->len; i++)
    {
      const NbContextBand *band = g_ptr_array_index (bands->own, i);

      if (!band->shown || own + OWN_HEIGHT > MAX_OWN * p->area.height)
        continue;
      if (marks)
        draw_own (p, band, y);
      own += OWN_HEIGHT;
      y += OWN_HEIGHT;
    }
  if (marks)
    nb_canvas_pop_group (p->canvas);
  return y - top;
}

/* --- columns --- */

static void
push_bar (const Print *p,
          const NbBins *bins,
          guint i)
{
  guint n = bins->totals[i];
  g_autofree char *span = nb_format_spoken_span (bins->starts[i], bins->starts[i + 1] - 1), *number = nb_format_count (n);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s: %s article", "%s: %s articles", n), span, number);

  nb_canvas_push_group (p->canvas, title, NULL);
}

static void
draw_bars (const Print *p,
           const NbBins *bins,
           double baseline,
           double per_article)
{
  gboolean is_titled = nb_canvas_is_titled (p->canvas);

  for (guint i = 0; i < bins->n_bins; i++)
    {
      double x0 = x_of (p, bins->starts[i]), x1 = x_of (p, bins->starts[i + 1]);
      double height = bins->totals[i] * per_article;
      NbRect bar = { x0, baseline - height, MAX (x1 - x0 - COLUMN_GAP, 0.2), height };

      if (x1 - x0 < 0.1 || bins->totals[i] + bins->pale[i] <= 0)
        continue;
      /* what is pale has no number of its own */
      if (is_titled && bins->totals[i] > 0)
        push_bar (p, bins, i);
      nb_canvas_fill_rect (p->canvas, &bar, 0, nb_theme_slot (p->figure->theme, NB_SLOT_INK));
      if (bins->pale[i] > 0)
        {
          bar.height = bins->pale[i] * per_article;
          bar.y -= bar.height;
          nb_canvas_fill_rect (p->canvas, &bar, 0, &p->figure->theme->pale);
        }
      if (is_titled && bins->totals[i] > 0)
        nb_canvas_pop_group (p->canvas);
    }
}

static char *
note_date (const Print *p,
           NbDay day)
{
  int year, month, mday;

  if (p->figure->bin != NB_CALENDAR_QUARTER)
    return nb_calendar_format (p->figure->bin, day);
  nb_day_to_ymd (day, &year, &month, &mday);
  /* the numeral is enough: the title says that these are quarters */
  return g_strdup_printf ("%s.%d", nb_roman ((month - 1) / 3 + 1), year);
}

/* The headline that says best what the bin was about; NULL for none. */
static const char *
note_title (const Print *p,
            const NbTelling *telling,
            guint bin)
{
  const NbFigure *f = p->figure;
  NbDay first = p->all->starts[bin], end = p->all->starts[bin + 1];
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  const char *title;

  for (guint i = 0; i < f->rows->n_dated; i++)
    {
      guint32 index = nb_row_set_get (f->rows, i);
      const NbCatalogRow *row = nb_catalog_get_row (f->catalog, index);

      if (row->first >= end)
        break;
      if (row->first >= first && row->last < end)
        g_array_append_val (rows, index);
    }
  if (rows->len == 0)
    return NULL;
  title = nb_catalog_get_title (f->catalog, nb_telling_choose (telling, (guint32 *) (gpointer) rows->data, rows->len));
  return title && *title ? title : NULL;
}

static void
draw_note (const Print *p,
           const NbPeakNote *note,
           double top,
           const char *date,
           char **lines)
{
  double y = note->rect.y + 5.5, end = note->rect.x + note->rect.width;

  nb_canvas_line (p->canvas, note->leader, note->rect.y, note->leader, top - 1.5, 0.4, NB_DASH_NONE, axis_colour (p));
  if (note->is_left)
    put_end (p, NB_TEXT_FIGURE_BOLD, date, end, y, &p->figure->theme->text);
  else
    put (p, NB_TEXT_FIGURE_BOLD, date, note->rect.x, y, &p->figure->theme->text);
  for (guint i = 0; lines[i]; i++)
    {
      double x = note->is_left ? end - width_of (p, NB_TEXT_FIGURE, lines[i]) : note->rect.x;

      put (p, NB_TEXT_FIGURE, lines[i], x, y + NOTE_LINE * (i + 1), &p->figure->theme->text);
    }
}

/* Returns: (transfer full): the headline's lines, with which the note is measured; none if there are to be none. */
static char **
write_note (const Print *p,
            const char *date,
            const char *title,
            guint n_lines,
            NbPeakNote *note)
{
  char **lines = title && n_lines > 0 ? nb_text_wrap (&p->figure->ruler, NB_TEXT_FIGURE, title, NOTE_WIDTH, n_lines) : g_new0 (char *, 1);

  note->width = width_of (p, NB_TEXT_FIGURE_BOLD, date);
  for (guint i = 0; lines[i]; i++)
    note->width = MAX (note->width, width_of (p, NB_TEXT_FIGURE, lines[i]));
  note->height = 7.8 + NOTE_LINE * g_strv_length (lines);
  return lines;
}

/* @labels: the values and their unit at the right, which no words may stand on. */
static void
draw_notes (const Print *p,
            double top,
            double baseline,
            double per_article,
            const NbPeakColumn *labels)
{
  guint n_columns = p->to - p->from, max = CLAMP ((guint) (p->axis.width / 45), 1, MAX_PEAKS), chosen[MAX_CANDIDATES], n;
  g_autofree NbPeakColumn *columns = g_new0 (NbPeakColumn, n_columns + 1);
  NbPeakNote notes[MAX_CANDIDATES] = { 0 };
  char *dates[MAX_CANDIDATES] = { NULL }, **lines[MAX_CANDIDATES] = { NULL };
  g_autoptr (NbTelling) telling = nb_telling_new (p->figure->catalog, p->figure->rows);
  NbPeakStyle style = { { p->axis.x, top, p->area.x + p->area.width - p->axis.x, baseline - top }, 4, 2.5, 3 };

  /* names may begin over the row names: there is nothing above them */
  style.area.x = p->area.x;
  style.area.width = p->area.width;
  for (guint i = 0; i < n_columns; i++)
    {
      double x0 = x_of (p, p->all->starts[p->from + i]), x1 = x_of (p, p->all->starts[p->from + i + 1]);
      double value = p->all->totals[p->from + i] + p->all->pale[p->from + i];

      columns[i] = (NbPeakColumn){ x0, x1 - x0, baseline - value * per_article, p->all->totals[p->from + i] };
    }
  columns[n_columns] = *labels;
  n = nb_peaks_choose (columns, n_columns, 3 * max, chosen);
  for (guint i = 0; i < n; i++)
    {
      dates[i] = note_date (p, p->all->starts[p->from + chosen[i]]);
      notes[i].column = chosen[i];
      lines[i] = write_note (p, dates[i], note_title (p, telling, p->from + chosen[i]), NOTE_LINES, &notes[i]);
    }
  nb_peaks_place (columns, n_columns + 1, notes, n, max, &style);
  /* the highest has the least room above it; sooner shall its headline be shorter than it be without a name */
  for (int n_lines = NOTE_LINES - 1; n > 0 && !notes[0].is_placed && n_lines >= 0; n_lines--)
    {
      g_strfreev (lines[0]);
      lines[0] = write_note (p, dates[0], note_title (p, telling, p->from + chosen[0]), (guint) n_lines, &notes[0]);
      nb_peaks_place (columns, n_columns + 1, notes, n, max, &style);
    }
  for (guint i = 0; i < n; i++)
    if (notes[i].is_placed)
      draw_note (p, &notes[i], columns[chosen[i]].top, dates[i], lines[i]);
  for (guint i = 0; i < n; i++)
    {
      g_free (dates[i]);
      g_strfreev (lines[i]);
    }
}

static const char *
unit_phrase (NbCalendarUnit unit)
{
  static const char *const phrases[NB_N_CALENDAR_UNITS] = {
    N_("articles a day"), N_("articles a week"), N_("articles a month"), N_("articles a quarter"),
    N_("articles a half-year"), N_("articles a year"), N_("articles a decade"),
  };

  return _(phrases[unit]);
}

/* Where no column can be seen, words say why. */
static void
say_if_empty (const Print *p,
              double top,
              double baseline,
              double max)
{
  const NbFigure *f = p->figure;
  const char *words = f->rows->n_rows == 0 || f->n_outside + f->n_undated == f->n_rows ? _("No articles in this span")
                      /* Translators: in a figure whose articles have only a month or a year, where columns stand for days */
                                                                                          : _("No date is exact enough for a column");
  g_auto (GStrv) lines = NULL;

  if (f->rows->n_rows > 0 && f->rows->n_dated == 0)
    words = _("None of these articles has a known date");
  if (max >= LEAST_SEEN || baseline - top < 5 * NOTE_LINE)
    return;
  lines = nb_text_wrap (&f->ruler, NB_TEXT_FIGURE, words, p->axis.width, 3);
  for (guint i = 0; lines[i]; i++)
    put (p, NB_TEXT_FIGURE, lines[i], p->axis.x + (p->axis.width - width_of (p, NB_TEXT_FIGURE, lines[i])) / 2,
         (top + baseline) / 2 + i * NOTE_LINE, &f->theme->dim);
}

static void
draw_total (const Print *p,
            double top,
            double baseline)
{
  const NbTheme *theme = p->figure->theme;
  double max = 0, per_article, x1 = p->axis.x + p->axis.width, last = baseline, room = MIN (32, (baseline - top) * 0.38);
  NbPeakColumn labels = { x1 + 3, p->area.x + p->area.width - x1 - 3, baseline, 0 };
  g_auto (GStrv) unit = nb_text_wrap (&p->figure->ruler, NB_TEXT_FIGURE, unit_phrase (p->figure->bin), labels.width, 3);
  guint step, n_unit = g_strv_length (unit);

  for (guint i = p->from; i < p->to; i++)
    max = MAX (max, p->all->totals[i] + p->all->pale[i]);
  per_article = max > 0 ? (baseline - top - room) / MAX (max, 3) : 0;
  step = nb_value_step (max * 0.9);

  nb_canvas_push_group (p->canvas, _("All articles"), unit_phrase (p->figure->bin));
  draw_bars (p, p->all, baseline, per_article);
  put (p, NB_TEXT_FIGURE, "0", x1 + 3, baseline + 1, &theme->dim);
  for (guint i = 1; i <= 3 && (double) i * step <= max && max >= 1; i++)
    {
      double y = baseline - (double) i * step * per_article;
      g_autofree char *text = nb_format_count ((gint64) i * step);

      nb_canvas_line (p->canvas, p->axis.x, y, x1, y, 0.5, NB_DASH_NONE, &theme->view);
      if (last - y < 7)
        continue;
      put (p, NB_TEXT_FIGURE, text, x1 + 3, y + 2.2, &theme->dim);
      last = y;
    }
  labels.top = last - 4;
  if (last < baseline && last - 6 - (n_unit - 1) * NOTE_LINE > top)
    {
      for (guint i = 0; i < n_unit; i++)
        put (p, NB_TEXT_FIGURE, unit[i], x1 + 3, last - 5.8 - (n_unit - 1 - i) * NOTE_LINE, &theme->dim);
      labels.top = last - 12 - (n_unit - 1) * NOTE_LINE;
    }
  nb_canvas_line (p->canvas, p->axis.x, baseline, x1, baseline, 0.5, NB_DASH_NONE, axis_colour (p));
  put_end (p, NB_TEXT_FIGURE_BOLD, _("All articles"), p->labels_end, baseline - 2, &theme->text);
  say_if_empty (p, top, baseline, max);
  draw_notes (p, top, baseline, per_article, &labels);
  nb_canvas_pop_group (p->canvas);
}

/* The dated articles of each group. */
static GArray **
split_rows (const Print *p,
            guint n_groups)
{
  const NbRowSet *rows = p->figure->rows;
  GArray **split = g_new (GArray *, n_groups);
  guint32 n_dated = nb_catalog_get_n_dated (p->figure->catalog), row;
  NbRowIter iter;

  for (guint g = 0; g < n_groups; g++)
    split[g] = g_array_new (FALSE, FALSE, sizeof (guint32));
  for (nb_row_iter_init (&iter, rows); nb_row_iter_next (&iter, &row) && row < n_dated;)
    g_array_append_val (split[nb_grouping_group_of (p->grouping, row)], row);
  return split;
}

static guint
count_in_span (const Print *p,
               const GArray *rows)
{
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (p->figure->catalog, g_array_index (rows, guint32, i));

      n += row->last + 1 > p->figure->from && row->first < p->figure->to;
    }
  return n;
}

static void
draw_row (const Print *p,
          const NbGroup *group,
          const NbBins *bins,
          guint total,
          double baseline,
          double per_article)
{
  const NbTheme *theme = p->figure->theme;
  double x1 = p->axis.x + p->axis.width;
  g_autofree char *name = nb_text_fit (&p->figure->ruler, NB_TEXT_FIGURE, group->label, p->labels_end - p->area.x, NULL);
  g_autofree char *count = nb_format_count (total);

  nb_canvas_push_group (p->canvas, group->label, count);
  draw_bars (p, bins, baseline, per_article);
  nb_canvas_line (p->canvas, p->axis.x, baseline, x1, baseline, 0.3, NB_DASH_NONE, &theme->line);
  if (name)
    put_end (p, NB_TEXT_FIGURE, name, p->labels_end, baseline - 2.5, &theme->text);
  put (p, NB_TEXT_FIGURE, count, x1 + 3, baseline - 0.5, &theme->dim);
  nb_canvas_pop_group (p->canvas);
}

/* A row of columns per group, all on one scale. */
static void
draw_rows (const Print *p,
           double top,
           double height)
{
  guint n = nb_grouping_get_n_groups (p->grouping);
  GArray **split = split_rows (p, n);
  NbBins **bins = g_new (NbBins *, n);
  double max = 3;

  for (guint g = 0; g < n; g++)
    {
      bins[g] = nb_bins_new (p->figure->catalog, (guint32 *) (gpointer) split[g]->data, split[g]->len, NULL, p->figure->bin);
      for (guint i = 0; i < bins[g]->n_bins; i++)
        if (bins[g]->starts[i + 1] > p->figure->from && bins[g]->starts[i] < p->figure->to)
          max = MAX (max, bins[g]->totals[i] + bins[g]->pale[i]);
    }
  /* Translators: above the column of totals in a figure: "tổng" */
  put (p, NB_TEXT_FIGURE, _("total"), p->axis.x + p->axis.width + 3, top + height - 9.5, &p->figure->theme->dim);
  for (guint g = 0; g < n; g++)
    {
      draw_row (p, nb_grouping_get_group (p->grouping, g), bins[g], count_in_span (p, split[g]), top + (g + 1) * height - 1,
                (height - 2.4) / max);
      nb_bins_free (bins[g]);
      g_array_unref (split[g]);
    }
  g_free (bins);
  g_free (split);
}

/* Years below; where they are wide, their months or quarters stay unnamed ticks. */
static void
draw_axis (const Print *p,
           double y)
{
  static const guint years[] = { 1, 2, 5, 10, 20, 50, 100, 500 }, months[] = { 1, 2, 3, 6, 12, 12, 12, 12 };
  double year_width = nb_calendar_days (NB_CALENDAR_YEAR) * nb_time_axis_scale (&p->axis);
  /* two names of years say too little of what is between them */
  gboolean is_short = 2.5 * year_width > p->axis.width;
  NbCalendarUnit unit = !is_short ? NB_CALENDAR_YEAR : p->figure->to - p->figure->from > 60 ? NB_CALENDAR_MONTH : NB_CALENDAR_DAY;
  double need = width_of (p, NB_TEXT_FIGURE, is_short ? "10.2020" : "2020") + 8;
  double unit_width = nb_calendar_days (unit) * nb_time_axis_scale (&p->axis);
  guint step = 1, number = 0;
  NbDay day = nb_calendar_floor (unit, (NbDay) floor (p->figure->from));

  for (guint i = 0; i < G_N_ELEMENTS (years) && step * unit_width < need; i++)
    step = unit == NB_CALENDAR_MONTH ? months[i] : years[i];
  if (unit == NB_CALENDAR_YEAR && step > 1 && step < 5)
    step = 5 * unit_width < p->axis.width / 2 ? 5 : step;
  nb_canvas_line (p->canvas, p->axis.x, y, p->axis.x + p->axis.width, y, 0.4, NB_DASH_NONE, axis_colour (p));
  for (; day <= p->figure->to; day = nb_calendar_next (unit, day), number++)
    {
      double x = nb_time_axis_position (&p->axis, day);
      int year, month, mday;
      gboolean is_named;
      g_autofree char *text = NULL;

      nb_day_to_ymd (day, &year, &month, &mday);
      is_named = unit == NB_CALENDAR_YEAR ? year % step == 0 : unit == NB_CALENDAR_MONTH ? (month - 1) % step == 0 : number % step == 0;
      if (x < p->axis.x - 0.01 || x > p->axis.x + p->axis.width + 0.01)
        continue;
      nb_canvas_line (p->canvas, x, y, x, y + (is_named ? 4 : 2), 0.4, NB_DASH_NONE, axis_colour (p));
      if (!is_named)
        continue;
      text = unit == NB_CALENDAR_DAY ? nb_format_day_short (day) : nb_calendar_format (unit, day);
      if (x + width_of (p, NB_TEXT_FIGURE, text) / 2 <= p->area.x + p->area.width)
        put (p, NB_TEXT_FIGURE, text, x - width_of (p, NB_TEXT_FIGURE, text) / 2, y + 11, &p->figure->theme->text);
    }
}

/* --- the whole --- */

static double
name_width (const Print *p)
{
  const char *const fixed[] = { _("Year’s theme"), _("All articles") };
  double width = width_of (p, NB_TEXT_FIGURE, _("congress")) + width_of (p, NB_TEXT_FIGURE, _("election")) + 20;

  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    width = MAX (width, width_of (p, NB_TEXT_FIGURE_BOLD, fixed[i]));
  for (guint g = 0; p->grouping && g < nb_grouping_get_n_groups (p->grouping); g++)
    width = MAX (width, width_of (p, NB_TEXT_FIGURE, nb_grouping_get_group (p->grouping, g)->label));
  return MIN (width, p->area.width * 0.31);
}

static void
find_visible (Print *p)
{
  p->from = p->to = 0;
  if (p->all->n_bins == 0 || p->all->starts[p->all->n_bins] <= p->figure->from || p->all->starts[0] >= p->figure->to)
    return;
  p->from = nb_bins_find (p->all, (NbDay) floor (p->figure->from));
  p->to = nb_bins_find (p->all, (NbDay) ceil (p->figure->to) - 1) + 1;
}

static Print
prepare (NbFigure *figure,
         NbCanvas *canvas,
         const NbRect *area)
{
  Print p = { figure, canvas, { figure->from, figure->to, 0, 0 }, *area };
  double right = 34, room;
  guint max_lanes;

  p.context_height = draw_context (&p, area->y, TRUE);
  room = area->height - AXIS_HEIGHT - 4;
  /* a low page leaves out what is around the articles before these, and lanes before the whole */
  if (room - p.context_height < MIN_TOTAL)
    p.context_height = 0;
  room -= p.context_height;
  max_lanes = (guint) floor (MAX (MIN (room - MIN_TOTAL, room * MAX_LANES_SHARE), 0) / MIN_ROW_HEIGHT);
  max_lanes = max_lanes < 2 ? 0 : max_lanes;
  /* nationwide and unknown are not among those that are limited: a second time with so many fewer */
  for (guint i = 0, max = max_lanes; i < 2 && max_lanes > 0 && figure->spec->lanes != NB_GROUP_BY_NONE && figure->rows->n_rows > 0; i++)
    {
      guint n;

      g_clear_pointer (&p.grouping, nb_grouping_unref);
      p.grouping = nb_grouping_new (figure->catalog, figure->rows, figure->spec->lanes, figure->spec->place_mode,
                                    figure->spec->lane_order, NULL, max);
      n = nb_grouping_get_n_groups (p.grouping);
      if (n <= max_lanes)
        break;
      max = MAX (2, max_lanes - MIN (n - max_lanes, max_lanes));
    }
  if (p.grouping && nb_grouping_get_n_groups (p.grouping) * MIN_ROW_HEIGHT + MIN_TOTAL / 2 > room)
    g_clear_pointer (&p.grouping, nb_grouping_unref);
  p.axis.x = area->x + name_width (&p) + LABEL_GAP;
  p.labels_end = p.axis.x - LABEL_GAP;
  /* room for "articles a quarter", or whatever the columns turn out to be; in a narrow page it has several lines */
  for (guint i = 0; i < 3; i++)
    {
      NbCalendarUnit unit;

      p.axis.width = MAX (area->x + area->width - right - p.axis.x, 20);
      unit = nb_bins_choose_unit (&p.axis, MIN_COLUMN);
      right = MIN (MAX (right, width_of (&p, NB_TEXT_FIGURE, unit_phrase (unit)) + 3), area->width * 0.18);
    }
  return p;
}

/**
 * nb_figure_choose_columns:
 * @area: as for nb_figure_draw_columns()
 *
 * Returns: what a column will stand for
 */
NbCalendarUnit
nb_figure_choose_columns (NbFigure *figure,
                          const NbRect *area)
{
  Print p = prepare (figure, NULL, area);

  g_clear_pointer (&p.grouping, nb_grouping_unref);
  return nb_bins_choose_unit (&p.axis, MIN_COLUMN);
}

/**
 * nb_figure_draw_columns:
 * @area: below the panel's title
 *
 * Panel a in print.
 */
void
nb_figure_draw_columns (NbFigure *figure,
                        NbCanvas *canvas,
                        const NbRect *area)
{
  Print p = prepare (figure, canvas, area);
  g_autoptr (NbGrouping) grouping = p.grouping;
  double top = area->y + p.context_height, rows_height = 0, room = area->height - p.context_height - AXIS_HEIGHT - 4, axis_y;
  g_autoptr (NbBins) all = NULL;
  g_autofree guint32 *dated = NULL;
  guint n_lanes = grouping ? nb_grouping_get_n_groups (grouping) : 0;

  if (n_lanes > 0)
    {
      double most = MAX (MIN (ROW_HEIGHT, room * MAX_ROWS_SHARE / n_lanes), room * ROWS_SHARE / n_lanes);

      rows_height = CLAMP ((room - MIN_TOTAL) / n_lanes, MIN_ROW_HEIGHT, MAX (most, MIN_ROW_HEIGHT));
    }
  figure->bin = nb_bins_choose_unit (&p.axis, MIN_COLUMN);
  dated = nb_row_set_slice (figure->rows, 0, figure->rows->n_dated);
  p.all = all = nb_bins_new (figure->catalog, dated, figure->rows->n_dated, NULL, figure->bin);
  find_visible (&p);

  if (p.context_height > 0)
    draw_context (&p, area->y, FALSE);
  axis_y = area->y + area->height - AXIS_HEIGHT;
  draw_total (&p, top, axis_y - 2 - n_lanes * rows_height - (n_lanes ? 8 : 0));
  if (grouping)
    draw_rows (&p, axis_y - 1 - n_lanes * rows_height, rows_height);
  draw_axis (&p, axis_y + 1);
}
