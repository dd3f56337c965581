/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-correction.h"

G_BEGIN_DECLS

/* The fields that a user can correct, in words. */

const char       *nb_field_name         (NbField          field);
const char       *nb_field_correct_name (NbField          field);
char             *nb_field_value        (const NbArticle *article,
                                         NbField          field);
const NbEvidence *nb_field_evidence     (const NbArticle *article,
                                         NbField          field);
const char       *nb_field_colour       (NbField          field);

G_END_DECLS
