/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Rows of one catalog, a bit each: the result of a query. Rows are in the order of time, and so are these.
 * Immutable once made, reference counted, any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;
  guint           n_rows;
  guint           n_dated;         /* the first so many have a date */
  guint           n_words;
  guint64        *bits;            /* those beyond the last row are 0 */
  guint32        *ranks;           /* how many rows stand before each block of 8 words */
} NbRowSet;

NbRowSet *nb_row_set_new      (guint            size);
void      nb_row_set_finish   (NbRowSet        *self,
                               guint            n_dated);
NbRowSet *nb_row_set_ref      (NbRowSet        *self);
void      nb_row_set_unref    (NbRowSet        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbRowSet, nb_row_set_unref)

guint     nb_row_set_position (const NbRowSet  *self,
                               guint32          row);
guint32   nb_row_set_get      (const NbRowSet  *self,
                               guint            position);
guint32  *nb_row_set_slice    (const NbRowSet  *self,
                               guint            from,
                               guint            to);

/* While one is made. */
static inline void
nb_row_set_add (NbRowSet *self,
                guint32   row)
{
  self->bits[row / 64] |= G_GUINT64_CONSTANT (1) << row % 64;
}

static inline gboolean
nb_row_set_contains (const NbRowSet *self,
                     guint32         row)
{
  return row / 64 < self->n_words && (self->bits[row / 64] >> row % 64 & 1);
}

/* for (nb_row_iter_init (&iter, set); nb_row_iter_next (&iter, &row);) … */
typedef struct
{
  const NbRowSet *set;
  guint           word;
  guint64         bits;            /* of that word, still to come */
} NbRowIter;

static inline void
nb_row_iter_init (NbRowIter      *iter,
                  const NbRowSet *set)
{
  iter->set = set;
  iter->word = 0;
  iter->bits = set->n_words ? set->bits[0] : 0;
}

static inline gboolean
nb_row_iter_next (NbRowIter *iter,
                  guint32   *row)
{
  while (!iter->bits)
    {
      if (iter->word + 1 >= iter->set->n_words)
        return FALSE;
      iter->bits = iter->set->bits[++iter->word];
    }
  *row = iter->word * 64 + __builtin_ctzll (iter->bits);
  iter->bits &= iter->bits - 1;
  return TRUE;
}

G_END_DECLS
