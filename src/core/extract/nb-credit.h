/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* Whom a line credits with the text: personal and pen names, initials, offices. */

typedef enum
{
  NB_CREDIT_OFFICE,    /* "Ban Dân vận Huyện ủy" */
  NB_CREDIT_PEN,       /* "Minh Trí", "PV", "T.H" */
  NB_CREDIT_PERSON,    /* with a family name, a degree, or in capitals */
  NB_CREDIT_SAID,      /* "Tin, ảnh: …" */
} NbCreditKind;

typedef struct
{
  guint        first;  /* tokens of the names as printed */
  guint        last;
  NbCreditKind kind;
} NbCredit;

gboolean nb_credit_parse (const NbReading *reading,
                          guint            first,
                          guint            last,
                          NbCredit        *credit);

G_END_DECLS
