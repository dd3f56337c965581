/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One text as reprints are told by: its runs of words, and what stands in it at which place. */

/* Keys of a text: enough that two copies of one text that were edited and shortened apart still have some in common. */
#define NB_REPRINT_KEYS 24

typedef struct _NbReprintText NbReprintText;

typedef struct
{
  double   containment;     /* the share of the shorter text's runs of words that stand in the longer one, 0 to 1 */
  double   resemblance;     /* the share of both texts' runs that stand in both */
  guint    n_agreeing;      /* places between the same words with the same number or name … */
  guint    n_differing;     /* … and with another one */
  gboolean second_is_longer;    /* it has more runs */
} NbReprintComparison;

NbReprintText *nb_reprint_text_new      (const char                *text);
void           nb_reprint_text_free     (NbReprintText             *self);
gboolean       nb_reprint_text_compare  (const NbReprintText       *first,
                                         const NbReprintText       *second,
                                         NbReprintComparison       *comparison);

guint          nb_reprint_make_keys     (const char                *text,
                                         guint32                    keys[NB_REPRINT_KEYS]);
gboolean       nb_reprint_keys_agree    (const guint32             *a,
                                         guint                      n_a,
                                         const guint32             *b,
                                         guint                      n_b);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbReprintText, nb_reprint_text_free)

G_END_DECLS
