/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-date-scan.h"

G_BEGIN_DECLS

/* Between nb-date-scan.c (the pass), nb-date-days.c (days), nb-lunar-scan.c (days and years of the lunar calendar), nb-period-scan.c (months and
 * longer) and nb-date-context.c (the words about them). */

/* "sáng", "chiều" … */
extern const char *const nb_scan_sessions[];

gboolean nb_scan_is_year     (const NbTokens    *t,
                              guint              i);
gboolean nb_scan_is_small    (const NbTokens    *t,
                              guint              i,
                              int                max);
gboolean nb_scan_is_joint    (const NbTokens    *t,
                              guint              i,
                              const char        *marks);
gboolean nb_scan_said_before (const NbTokens    *t,
                              guint              first,
                              guint              reach,
                              const char *const *phrases);
gboolean nb_scan_said_lunar  (const NbTokens    *t,
                              guint              next);
void     nb_scan_add         (GArray            *hits,
                              const NbTokens    *t,
                              NbDateKind         kind,
                              guint              first,
                              guint              last,
                              const NbEdtf      *value,
                              guint16            flags);

guint16  nb_scan_context     (const NbTokens    *t,
                              NbDateKind         kind,
                              guint              first,
                              guint              last);

gint8    nb_scan_weekday_before (const NbTokens *t,
                              guint              i,
                              guint              reach);
guint    nb_scan_range       (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_day         (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_misread     (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_lunar_day   (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_lunar_year  (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
int      nb_scan_cycle_year  (const NbTokens    *t,
                              guint              i);
guint    nb_scan_bare_month  (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_month       (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_quarter     (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_half        (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);
guint    nb_scan_year        (const NbTokens    *t,
                              guint              i,
                              GArray            *hits);

G_END_DECLS
