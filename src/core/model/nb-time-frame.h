/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-catalog.h"

G_BEGIN_DECLS

/*
 * What counting by time needs of a catalog, so small that it stays in the processor's cache: where each day begins among
 * the rows, and a bit or a byte a row. Immutable, owned by the catalog; any thread.
 *
 * Its steps are the rulers of tables of counts: borders between days, laid so that every step has about as many rows. A few
 * articles of odd centuries cost a few steps, and what lies between a border and a day is always a short walk.
 */

#define NB_FRAME_MAX_STEPS 4096

struct _NbTimeFrame
{
  guint    n_dated;       /* the dated rows, which are the first ones */
  guint    n_days;        /* days on which any article begins */
  NbDay   *days;          /* n_days + 1 of them, the last one G_MAXINT32 */
  guint32 *rows;          /* n_days + 1: the first row of each day */
  guint    n_steps;
  guint32 *steps;         /* n_steps + 1: the index of the day that each step begins with */
  guint8  *units;         /* by row: its NbUnit */
  guint64 *is_long;       /* a bit a row: lasts longer than a day */
  guint64 *is_exact;      /* … : nb_catalog_row_is_exact() */
  guint    n_ends;
  guint32 *ends;          /* the long rows in the order of their last day */
};

NbTimeFrame *nb_time_frame_new         (NbCatalog          *catalog);
void         nb_time_frame_free        (NbTimeFrame        *self);
guint        nb_time_frame_find        (const NbTimeFrame  *self,
                                        NbDay               day);
guint        nb_time_frame_find_row    (const NbTimeFrame  *self,
                                        NbDay               day);
guint        nb_time_frame_find_step   (const NbTimeFrame  *self,
                                        NbDay               day);
gboolean     nb_catalog_row_is_exact   (const NbCatalogRow *row);

static inline gboolean
nb_frame_bit (const guint64 *bits,
              guint32        row)
{
  return bits[row / 64] >> row % 64 & 1;
}

/* Goes through the rows [from, to) of a set: for (nb_row_range_init (&range, set, from, to); nb_row_range_next (&range, &row);) */
typedef struct
{
  NbRowIter iter;
  guint32   to;
} NbRowRange;

static inline void
nb_row_range_init (NbRowRange     *range,
                   const NbRowSet *set,
                   guint32         from,
                   guint32         to)
{
  range->iter.set = set;
  range->iter.word = MIN (from / 64, set->n_words);
  range->iter.bits = from / 64 < set->n_words ? set->bits[from / 64] & (~G_GUINT64_CONSTANT (0) << from % 64) : 0;
  range->to = to;
}

static inline gboolean
nb_row_range_next (NbRowRange *range,
                   guint32    *row)
{
  NbRowIter *iter = &range->iter;

  while (!iter->bits)
    {
      if (iter->word + 1 >= iter->set->n_words || (iter->word + 1) * 64 >= range->to)
        return FALSE;
      iter->bits = iter->set->bits[++iter->word];
    }
  *row = iter->word * 64 + __builtin_ctzll (iter->bits);
  iter->bits &= iter->bits - 1;
  return *row < range->to;
}

G_END_DECLS
