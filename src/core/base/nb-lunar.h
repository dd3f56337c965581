/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

typedef struct
{
  int      year;
  int      month;      /* 1..12 */
  int      day;        /* 1..30 */
  gboolean is_leap;    /* the second month of that number */
} NbLunarDate;

NbLunarDate nb_lunar_from_day   (NbDay day);
NbDay       nb_lunar_to_day     (const NbLunarDate *date);
NbDay       nb_lunar_new_year   (int year);
char       *nb_lunar_year_name  (int year);

G_END_DECLS
