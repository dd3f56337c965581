/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/* What a text tells of its own year, gathered once: a table of dates asks thousands of times. Years are 0 where nothing
 * tells them. */
typedef struct
{
  guint    is_read : 1;
  guint    has_anniversary : 1;
  guint    is_new_year : 1;      /* the lunar year is named for its Tết or spring */
  guint    lead_plans : 1;       /* of the lead's last year: it is still to come */
  guint    lead_reviews : 1;     /* … it is looked back on as a whole */
  guint    body_is_weak : 1;     /* the body names its last year only in passing */
  guint    body_is_late : 1;     /* … its second half */
  NbDay    anniversary;          /* the day that makes it so many years */
  gint16   anniversary_year;     /* where only the year is told */
  gint16   lunar_year;
  gint16   school_year;          /* the first of its two */
  gint16   lead_low;
  gint16   lead_high;
  gint16   body_year;
  gint16   last_year;            /* that is told of something past */
  gint16   same_day[13][32];     /* the year with which that day is printed elsewhere; -1 if with several */
} NbYearClues;

G_END_DECLS
