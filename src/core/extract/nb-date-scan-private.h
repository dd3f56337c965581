/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-date-scan.h"

G_BEGIN_DECLS

/* Between nb-date-scan.c (days) and nb-period-scan.c (months and longer). */

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
