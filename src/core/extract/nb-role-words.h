/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-people-words.h"
#include "extract/nb-reading.h"

G_BEGIN_DECLS

gboolean nb_role_word_is_level (const NbTokens    *t,
                                guint              i);
gboolean nb_role_word_is_unit  (const NbTokens    *t,
                                guint              i);
guint    nb_role_match_any     (const NbTokens    *t,
                                guint              i,
                                const char *const *phrases);
gboolean nb_role_is_dash       (const NbTokens    *t,
                                guint              i);
gboolean nb_role_is_former     (const NbTokens    *t,
                                guint              i);
guint    nb_role_head          (const NbReading   *reading,
                                guint              i,
                                guint             *bits);

G_END_DECLS
