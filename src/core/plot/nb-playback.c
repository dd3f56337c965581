/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The spans that playing time shows one after another: by calendar units, from one end of the library to the other.
 * Pure values; any thread. */

#include "plot/nb-playback.h"

/* A range is worth playing in at least so many steps, and a span that shows nearly all of it has nowhere to go. */
#define MIN_STEPS 4
#define NEARLY_ALL 0.8

static void
show_unit (const NbPlayback *self,
           NbDay             day,
           double           *from,
           double           *to)
{
  *from = nb_calendar_floor (self->unit, day);
  *to = nb_calendar_next (self->unit, day);
  nb_span_limit (from, to, self->min, self->max);
}

/**
 * nb_playback_init:
 * @from: the span that is shown, days
 * @to: its end, exclusive
 * @min: of the whole range
 * @max: its end, exclusive
 * @first_from: (out): the first span to be shown
 * @first_to: (out): its end
 *
 * Far out, where the span shows nearly everything, a year (or, in a short range, what it has at least four of) is shown
 * at a time, from the first. Closer, the span keeps its length and slides on from where it is; at the end, from the start.
 */
void
nb_playback_init (NbPlayback *self,
                  double      from,
                  double      to,
                  double      min,
                  double      max,
                  double     *first_from,
                  double     *first_to)
{
  *self = (NbPlayback){
    .unit = NB_CALENDAR_YEAR,
    .by_unit = to - from >= NEARLY_ALL * (max - min),
    .length = to - from,
    .min = min,
    .max = max,
  };
  if (self->by_unit)
    {
      while (self->unit > NB_CALENDAR_DAY && nb_calendar_days (self->unit) * MIN_STEPS > max - min)
        self->unit--;
      show_unit (self, (NbDay) min, first_from, first_to);
      return;
    }
  /* by the longest unit that is shown whole, so that nothing is passed over */
  while (self->unit > NB_CALENDAR_DAY && nb_calendar_days (self->unit) > self->length * 1.02)
    self->unit--;
  *first_from = to >= max - 0.5 ? min : from;
  *first_to = *first_from + self->length;
}

/**
 * nb_playback_next:
 * @from: (inout): the span that is shown; the next one
 * @to: (inout): its end
 *
 * Returns: %FALSE if the span is the last one already
 */
gboolean
nb_playback_next (const NbPlayback *self,
                  double           *from,
                  double           *to)
{
  if (*to >= self->max - 0.5)
    return FALSE;
  if (self->by_unit)
    {
      double before = *from;

      /* the span may be longer than the unit: there is a least one */
      show_unit (self, nb_calendar_next (self->unit, (NbDay) ((*from + *to) / 2)), from, to);
      return *from > before;
    }
  *from = nb_calendar_next (self->unit, (NbDay) *from);
  *to = *from + self->length;
  nb_span_limit (from, to, self->min, self->max);
  return TRUE;
}
