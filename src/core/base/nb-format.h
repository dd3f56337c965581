/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/* Values in the user's words: numbers, days and spans as Vietnamese or English print them. */

char *nb_format_count      (gint64        count);
char *nb_format_day        (NbDay         day);
char *nb_format_day_short  (NbDay         day);
char *nb_format_edtf       (const NbEdtf *value);
char *nb_format_span       (NbDay         first,
                            NbDay         last);
char *nb_format_spoken_day  (NbDay    day);
char *nb_format_spoken_span (NbDay    first,
                             NbDay    last);
char *nb_format_quarter    (int           year,
                            int           quarter);
char *nb_format_half       (int           year,
                            int           half);
char *nb_format_month      (int           year,
                            int           month);
char *nb_format_month_name (int           month);
const char *nb_roman       (guint         number);

G_END_DECLS
