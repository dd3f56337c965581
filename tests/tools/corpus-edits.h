/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "corpus-random.h"

G_BEGIN_DECLS

/* What a paper does to a text that another one printed first, and what an office does to its text of last year. */
void corpus_edit_text  (Random *random, GString *text, const char *first_source, const char *source);
void corpus_reuse_text (Random *random, GString *text, const char *commune, const char *other_commune);

G_END_DECLS
