/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-token.h"

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/* Every date and period that a text names, as it names them: without a year where it gives none. */

typedef enum
{
  NB_DATE_DAY,
  NB_DATE_RANGE,       /* of days */
  NB_DATE_MONTH,
  NB_DATE_QUARTER,
  NB_DATE_HALF,
  NB_DATE_YEAR,
  NB_DATE_YEARS,       /* a term of office, a period of years */
  NB_DATE_LUNAR_YEAR,  /* "xuân Canh Tý": the year in which its Tết falls */
  NB_DATE_TODAY,       /* "hôm nay", "sáng nay" */
  NB_DATE_YESTERDAY,
  NB_DATE_RECENT,      /* "vừa qua", "mới đây" */
  NB_DATE_LAST_WEEK,   /* "tuần rồi", "tuần qua" */
  NB_DATE_WEEKDAY,     /* "thứ Sáu tuần trước": of the week before the page appeared */
} NbDateKind;

typedef enum
{
  NB_DATE_LED_IN = 1 << 0,       /* "ngày", "sáng", "chiều" … stands before it */
  NB_DATE_SESSION = 1 << 1,      /* one of the parts of a day does */
  NB_DATE_CITED = 1 << 2,        /* the date of a document */
  NB_DATE_HOLIDAY = 1 << 3,      /* an anniversary, a traditional day, the founding of something */
  NB_DATE_PAST_LIFE = 1 << 4,    /* born, graduated, since then */
  NB_DATE_FUTURE = 1 << 5,       /* planned, a deadline */
  NB_DATE_STATUS = 1 << 6,       /* "tính đến ngày …" */
  NB_DATE_BRACKETED = 1 << 7,
  NB_DATE_LUNAR = 1 << 8,        /* day and month are of the lunar calendar */
  NB_DATE_SPAN_END = 1 << 9,     /* the second of "15/10/1930 - 15/10/2013" */
  NB_DATE_DEADLINE = 1 << 10,    /* "trước ngày …": when something must be done, not when it was */
  NB_DATE_PRINT = 1 << 11,       /* of an issue of a paper, of a broadcast */
} NbDateFlags;

typedef struct
{
  guint   first;       /* tokens */
  guint   last;        /* exclusive */
  NbEdtf  value;       /* year 0 where none is given */
  guint16 flags;
  guint8  kind;
  gint8   weekday;     /* as nb_day_weekday(), 1 Monday … 7 Sunday; 0 if none is named */
} NbDateHit;

GArray   *nb_date_scan       (const NbTokens *tokens);
const NbDateHit *nb_date_scan_find (const GArray *hits,
                              guint           token);
gboolean  nb_date_scan_time  (const NbTokens *tokens,
                              guint           first,
                              guint           last,
                              char            time[6]);

G_END_DECLS
