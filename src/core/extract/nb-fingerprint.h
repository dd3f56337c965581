/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-article.h"

G_BEGIN_DECLS

/* Texts whose fingerprints differ in no more bits are candidates for reprints of one story: their words still have to
 * be compared in a large library, where two unrelated ones, which differ in 32 ± 4 of the 64, may come so near, too. */
#define NB_FINGERPRINT_NEAR 13

guint64 nb_fingerprint_of_text    (const char      *text);
guint64 nb_fingerprint_of_article (const NbArticle *article);
guint   nb_fingerprint_distance   (guint64          a,
                                   guint64          b);

G_END_DECLS
