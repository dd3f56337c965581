/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-token.h"

G_BEGIN_DECLS

/* The symbol behind a document's number: "NQ/TW", "NĐ-CP", "PL-UBTVQH11". */

guint       nb_symbol_read       (const NbTokens  *tokens,
                                  guint            i,
                                  char           **number,
                                  char           **symbol);
const char *nb_symbol_kind       (const char      *symbol);

G_END_DECLS
