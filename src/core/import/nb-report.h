/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the reports of jobs have in common: a list of failures, numbers in a line of words and as JSON. */

typedef struct
{
  char *path;
  char *reason;         /* one line, in the user's words */
} NbImportFailure;

GPtrArray *nb_failures_new   (void);
void       nb_failures_take  (GPtrArray        *failures,
                              char             *path,
                              const char       *reason);

typedef struct
{
  guint       n;
  const char *one;      /* "%u new article", to be translated; for JSON the member's name */
  const char *many;
} NbReportNumber;

char      *nb_report_words   (const NbReportNumber *numbers,
                              guint             n_numbers,
                              const char       *nothing,
                              gboolean          cancelled);
char      *nb_report_json    (const NbReportNumber *numbers,
                              guint             n_numbers,
                              gboolean          cancelled,
                              const GPtrArray  *failures);

G_END_DECLS
