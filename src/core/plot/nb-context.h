/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the articles are read against: themes of the year, Party congresses, elections, the day of dân vận, Tết. */

typedef enum { NB_CONTEXT_THEME, NB_CONTEXT_CONGRESS, NB_CONTEXT_ELECTION, NB_CONTEXT_DAY, NB_CONTEXT_TET } NbContextKind;

typedef struct
{
  NbContextKind kind;
  NbDay         first;
  NbDay         last;
  char         *name;        /* for people */
  char         *short_name;  /* where there is little room */
} NbContextMark;

/* The marks that overlap the days, in the order of time; of NbContextMark. The yearly ones only if @yearly. */
GArray *nb_context_marks (NbDay     first,
                          NbDay     last,
                          gboolean  yearly);

G_END_DECLS
