/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ruler's ticks. A table says which units stand over which; labels thin out before they touch.
 * Made with each layout, owned by it. */

#include "plot/nb-ticks.h"

#include "base/nb-format.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LABEL_GAP 12.0
#define LABEL_INSET 5.0

/* How a unit's label is written below another one. */
typedef char *(*LabelFunc) (NbDay day);

typedef struct
{
  NbCalendarUnit minor;
  double min_width;                /* of the minor unit */
  NbCalendarUnit major;
  LabelFunc minor_label;
  LabelFunc major_label;
  guint thinning[4];               /* every so many minor units, as labels need more room; 0 ends */
  gboolean centred;                /* the minor label stands in the middle of its unit */
  LabelFunc minor_short_label;     /* where a label is wider than its unit, or NULL */
} RulerRow;

static char *
label_year (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%d", year);
}

static char *
label_quarter (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return g_strdup (nb_roman ((month - 1) / 3 + 1));
}

static char *
label_month (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return nb_format_month_name (month);
}

static char *
label_month_and_year (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return nb_format_month (year, month);
}

static char *
label_week (NbDay day)
{
  /* Translators: a week of the year, on the ruler: "tuần 41" */
  return g_strdup_printf (_("week %d"), nb_calendar_week (day));
}

static char *
label_day_number (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return g_strdup_printf ("%d", mday);
}

static char *
label_day (NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  return mday == 1 ? nb_format_day_short (day) : g_strdup_printf ("%d", mday);
}

/* From near to far; the first row whose minor unit is wide enough is taken. */
static const RulerRow ruler_rows[] = {
  { NB_CALENDAR_DAY, 18, NB_CALENDAR_WEEK, label_day, label_week, { 1 }, TRUE, label_day_number },
  { NB_CALENDAR_WEEK, 30, NB_CALENDAR_MONTH, label_week, label_month_and_year, { 1, 2 }, FALSE, NULL },
  { NB_CALENDAR_MONTH, 30, NB_CALENDAR_YEAR, label_month, label_year, { 1, 3, 6 }, FALSE, NULL },
  { NB_CALENDAR_QUARTER, 30, NB_CALENDAR_YEAR, label_quarter, label_year, { 1, 2 }, FALSE, NULL },
};

static const guint year_steps[] = { 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000 };

static void
tick_clear (gpointer data)
{
  g_free (((NbTick *) data)->label);
}

static NbTick
make_tick (const NbTimeAxis *axis,
           NbDay day,
           NbDay next)
{
  NbTick tick = { 0 };

  tick.day = day;
  tick.x = nb_time_axis_position (axis, day);
  tick.width = nb_time_axis_position (axis, next) - tick.x;
  return tick;
}

static void
add_years (NbTicks *self,
           const NbTimeAxis *axis,
           const NbTextRuler *ruler)
{
  double year_width = nb_calendar_days (NB_CALENDAR_YEAR) * nb_time_axis_scale (axis);
  double label_width = nb_text_width (ruler, NB_TEXT_BOLD, "2020") + LABEL_INSET + LABEL_GAP;
  guint step = year_steps[G_N_ELEMENTS (year_steps) - 1];
  NbDay day = nb_calendar_floor (NB_CALENDAR_YEAR, (NbDay) floor (axis->from));
  guint tick_step = 1;

  for (guint i = G_N_ELEMENTS (year_steps); i > 0; i--)
    if (year_steps[i - 1] * year_width >= label_width)
      step = year_steps[i - 1];
  /* a tick for each year, until they would make a comb */
  if (year_width < 5)
    tick_step = step;

  while (day < axis->to)
    {
      NbDay next = nb_calendar_next (NB_CALENDAR_YEAR, day);
      NbTick tick = make_tick (axis, day, next);
      int year, month, mday;

      nb_day_to_ymd (day, &year, &month, &mday);
      tick.is_major = TRUE;
      tick.is_bold = year % 5 == 0 || step >= 5;
      if (year % step == 0 && tick.x >= axis->x - 0.5)
        {
          tick.label = label_year (day);
          tick.label_x = tick.x + LABEL_INSET;
        }
      if (year % tick_step == 0 && tick.x >= axis->x - 0.5)
        g_array_append_val (self->ticks, tick);
      else
        tick_clear (&tick);
      day = next;
    }
}

/* The number of units since a fixed day: what thinning counts, so that panning does not change which labels stand. */
static guint
unit_number (NbCalendarUnit unit,
             NbDay day)
{
  int year, month, mday;

  nb_day_to_ymd (day, &year, &month, &mday);
  switch (unit)
    {
    case NB_CALENDAR_WEEK:
      return (day + 4000003) / 7;
    case NB_CALENDAR_MONTH:
      return month - 1;
    case NB_CALENDAR_QUARTER:
      return (month - 1) / 3;
    default:
      return day + 4000000;
    }
}

static guint
choose_thinning (const RulerRow *row,
                 const NbTimeAxis *axis,
                 const NbTextRuler *ruler)
{
  double unit_width = nb_calendar_days (row->minor) * nb_time_axis_scale (axis);
  double widest = 0;
  NbDay day = nb_calendar_floor (row->minor, (NbDay) floor (axis->from));
  guint last = 1;

  for (guint i = 0; i < 12; i++, day = nb_calendar_next (row->minor, day))
    {
      g_autofree char *label = row->minor_label (day);

      widest = MAX (widest, nb_text_width (ruler, NB_TEXT_CAPTION, label));
    }
  for (guint i = 0; i < G_N_ELEMENTS (row->thinning) && row->thinning[i]; i++)
    {
      last = row->thinning[i];
      if (last * unit_width >= widest + LABEL_GAP)
        break;
    }
  return last;
}

/* Months begin within weeks: their rule would go through the week's name. */
static gboolean
crosses_major (const RulerRow *row,
               const NbTimeAxis *axis,
               NbDay day,
               double from,
               double to)
{
  double next = nb_time_axis_position (axis, nb_calendar_next (row->major, day));

  return next > from && next < to + 2;
}

static void
add_minor (NbTicks *self,
           const RulerRow *row,
           const NbTimeAxis *axis,
           const NbTextRuler *ruler)
{
  guint thinning = choose_thinning (row, axis, ruler);
  NbDay day = nb_calendar_floor (row->minor, (NbDay) floor (axis->from));
  gboolean is_first = TRUE;

  for (; day < axis->to; day = nb_calendar_next (row->minor, day))
    {
      NbTick tick = make_tick (axis, day, nb_calendar_next (row->minor, day));

      tick.is_rest_day = row->minor == NB_CALENDAR_DAY && (day + 4) % 7 == 0;
      if (unit_number (row->minor, day) % thinning == 0)
        {
          double width;

          /* the first day that is seen says in which month it is, as the first of a month does */
          tick.label = is_first && row->minor == NB_CALENDAR_DAY ? nb_format_day_short (day) : row->minor_label (day);
          width = nb_text_width (ruler, NB_TEXT_CAPTION, tick.label);
          if (row->minor_short_label && width > tick.width - 4)
            {
              g_free (tick.label);
              tick.label = row->minor_short_label (day);
              width = nb_text_width (ruler, NB_TEXT_CAPTION, tick.label);
            }
          tick.label_x = row->centred ? tick.x + (tick.width - width) / 2 : tick.x + LABEL_INSET;
          if (tick.label_x < axis->x - 0.5 || tick.label_x + width > axis->x + axis->width + 6
              || crosses_major (row, axis, day, tick.x, tick.label_x + width))
            g_clear_pointer (&tick.label, g_free);
          else
            is_first = FALSE;
        }
      if (tick.x < axis->x - 0.5 && !tick.label)
        {
          tick_clear (&tick);
          continue;
        }
      g_array_append_val (self->ticks, tick);
    }
}

/* The unit that is cut by the left edge keeps its label there, as long as it does not push on the next one. */
static void
add_major (NbTicks *self,
           const RulerRow *row,
           const NbTimeAxis *axis,
           const NbTextRuler *ruler)
{
  NbDay day = nb_calendar_floor (row->major, (NbDay) floor (axis->from));

  for (; day < axis->to; day = nb_calendar_next (row->major, day))
    {
      NbTick tick = make_tick (axis, day, nb_calendar_next (row->major, day));
      double width, left = MAX (tick.x, axis->x);

      tick.is_major = TRUE;
      tick.is_bold = row->major != NB_CALENDAR_WEEK;
      tick.label = row->major_label (day);
      width = nb_text_width (ruler, tick.is_bold ? NB_TEXT_BOLD : NB_TEXT_CAPTION, tick.label);
      tick.label_x = left + LABEL_INSET;
      if (tick.label_x + width + LABEL_INSET > tick.x + tick.width || tick.label_x + width > axis->x + axis->width + 6)
        g_clear_pointer (&tick.label, g_free);
      g_array_append_val (self->ticks, tick);
    }
}

/**
 * nb_ticks_new:
 * @axis: the visible span
 * @ruler: measures the labels
 *
 * Returns: (transfer full): the ruler's ticks
 */
NbTicks *
nb_ticks_new (const NbTimeAxis *axis,
              const NbTextRuler *ruler)
{
  NbTicks *self = g_new0 (NbTicks, 1);
  double scale = nb_time_axis_scale (axis);

  self->ticks = g_array_new (FALSE, TRUE, sizeof (NbTick));
  g_array_set_clear_func (self->ticks, tick_clear);
  self->major = self->minor = NB_CALENDAR_YEAR;

  for (guint i = 0; i < G_N_ELEMENTS (ruler_rows); i++)
    {
      const RulerRow *row = &ruler_rows[i];

      if (nb_calendar_days (row->minor) * scale < row->min_width)
        continue;
      self->has_minor = TRUE;
      self->major = row->major;
      self->minor = row->minor;
      add_major (self, row, axis, ruler);
      add_minor (self, row, axis, ruler);
      return self;
    }
  add_years (self, axis, ruler);
  return self;
}

void
nb_ticks_free (NbTicks *self)
{
  if (!self)
    return;
  g_array_unref (self->ticks);
  g_free (self);
}
