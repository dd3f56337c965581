/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Time as it is known: the part of EDTF (ISO 8601-2) that news needs. A value, copied freely.
 *
 * "2021-07-13", "2021-07", "2021", quarters "2021-33".."2021-36", half-years "2021-40"/"2021-41",
 * intervals "a/b", qualifiers "~" "?" "%", and "XXXX-02-06" where no year can be known.
 */

/* Days are counted from 1970-01-01 in the proleptic Gregorian calendar. */
typedef gint32 NbDay;
#define NB_DAY_NONE G_MININT32

typedef enum
{
  NB_PRECISION_UNKNOWN,
  NB_PRECISION_DAY,
  NB_PRECISION_RANGE,    /* an interval of days, a month or more in all: "2021-03-19/2021-04-20" too */
  NB_PRECISION_MONTH,
  NB_PRECISION_QUARTER,
  NB_PRECISION_HALF,
  NB_PRECISION_YEAR,
  NB_PRECISION_YEARS,    /* an interval of years */
} NbPrecision;

typedef enum
{
  NB_EDTF_EXACT = 0,
  NB_EDTF_APPROXIMATE = 1 << 0,   /* "~" */
  NB_EDTF_UNCERTAIN = 1 << 1,     /* "?" */
} NbEdtfFlags;

typedef struct
{
  gint16 year;     /* 0: unspecified, "XXXX" */
  guint8 part;     /* 1..12 month, 33..36 quarter, 40..41 half-year, 0: the whole year */
  guint8 day;      /* 1..31, 0: the whole part */
  guint8 flags;    /* NbEdtfFlags */
} NbEdtfPoint;

typedef struct
{
  NbEdtfPoint start;
  NbEdtfPoint end;       /* meaningful if is_interval */
  gboolean is_interval;
  gboolean is_known;     /* FALSE: the unknown date, the value of NB_EDTF_UNKNOWN */
} NbEdtf;

#define NB_EDTF_UNKNOWN ((NbEdtf){ { 0, 0, 0, 0 }, { 0, 0, 0, 0 }, FALSE, FALSE })

#define NB_EDTF_ERROR (nb_edtf_error_quark ())
typedef enum { NB_EDTF_ERROR_SYNTAX, NB_EDTF_ERROR_RANGE } NbEdtfError;
GQuark      nb_edtf_error_quark  (void);

NbEdtf      nb_edtf_day          (int year, int month, int day);
NbEdtf      nb_edtf_part         (int year, int part);
NbEdtf      nb_edtf_interval     (const NbEdtf *from, const NbEdtf *to);
gboolean    nb_edtf_parse        (const char *text, NbEdtf *value, GError **error);
char       *nb_edtf_to_string    (const NbEdtf *value);
gboolean    nb_edtf_equal        (const NbEdtf *a, const NbEdtf *b);
NbPrecision nb_edtf_precision    (const NbEdtf *value);
gboolean    nb_edtf_is_dated     (const NbEdtf *value);
gboolean    nb_edtf_days         (const NbEdtf *value, NbDay *first, NbDay *last);

NbDay       nb_day_from_ymd      (int year, int month, int day);
void        nb_day_to_ymd        (NbDay day, int *year, int *month, int *mday);
int         nb_day_weekday       (NbDay day);
int         nb_days_in_month     (int year, int month);
NbDay       nb_day_today         (void);

G_END_DECLS
