/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/* Time along a line: a visible span [from, to) in days, laid over x .. x + width. A value, copied freely. */

#define NB_AXIS_MIN_SPAN 3.0

typedef enum
{
  NB_LEVEL_DECADE,
  NB_LEVEL_YEAR,
  NB_LEVEL_QUARTER,
  NB_LEVEL_MONTH,
  NB_LEVEL_WEEK,
  NB_LEVEL_DAY,
  NB_N_LEVELS,
} NbLevel;

typedef struct
{
  double from;
  double to;
  double x;
  double width;
} NbTimeAxis;

static inline double
nb_time_axis_position (const NbTimeAxis *axis,
                       double            day)
{
  return axis->x + (day - axis->from) / (axis->to - axis->from) * axis->width;
}

static inline double
nb_time_axis_day (const NbTimeAxis *axis,
                  double            x)
{
  return axis->from + (x - axis->x) / axis->width * (axis->to - axis->from);
}

static inline double
nb_time_axis_scale (const NbTimeAxis *axis)
{
  return axis->width / (axis->to - axis->from);
}

/* A change of the span, kept inside [min, max] and no shorter than NB_AXIS_MIN_SPAN. */
void        nb_span_zoom        (double  *from,
                                 double  *to,
                                 double   anchor,
                                 double   factor,
                                 double   min,
                                 double   max);
void        nb_span_pan         (double  *from,
                                 double  *to,
                                 double   by,
                                 double   min,
                                 double   max);
void        nb_span_limit       (double  *from,
                                 double  *to,
                                 double   min,
                                 double   max);
void        nb_span_with_margin (NbDay    first,
                                 NbDay    last,
                                 double  *from,
                                 double  *to);

/* Levels of zoom: what the scale in the tool row shows. */
double      nb_level_days       (NbLevel  level);
NbLevel     nb_level_of_span    (double   days);
double      nb_level_position   (double   days);
double      nb_level_days_at    (double   position);
const char *nb_level_name       (NbLevel  level);

/* Calendar units, as ticks and columns use them. */
typedef enum
{
  NB_CALENDAR_DAY,
  NB_CALENDAR_WEEK,
  NB_CALENDAR_MONTH,
  NB_CALENDAR_QUARTER,
  NB_CALENDAR_HALF,
  NB_CALENDAR_YEAR,
  NB_CALENDAR_DECADE,
  NB_N_CALENDAR_UNITS,
} NbCalendarUnit;

NbDay       nb_calendar_floor   (NbCalendarUnit unit,
                                 NbDay          day);
NbDay       nb_calendar_next    (NbCalendarUnit unit,
                                 NbDay          day);
double      nb_calendar_days    (NbCalendarUnit unit);
int         nb_calendar_week    (NbDay          day);
char       *nb_calendar_format  (NbCalendarUnit unit,
                                 NbDay          day);

G_END_DECLS
