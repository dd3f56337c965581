/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-rules.h"

G_BEGIN_DECLS

/* Who issues documents: offices of Party and state at every level. */

/* Documents of different levels may bear the same number. */
typedef enum
{
  NB_ISSUER_UNKNOWN,
  NB_ISSUER_PARTY_CENTRE,
  NB_ISSUER_PARTY_PROVINCE,
  NB_ISSUER_PARTY_BELOW,
  NB_ISSUER_STATE,
} NbIssuerLevel;

void          nb_issuers_fill_rules (NbRules         *rules);
guint         nb_issuers_read       (const NbRules   *rules,
                                     const NbTokens  *tokens,
                                     guint            i,
                                     char           **name);
NbIssuerLevel nb_issuers_level      (const char      *name);
NbIssuerLevel nb_issuers_symbol_level (const char    *symbol);

G_END_DECLS
