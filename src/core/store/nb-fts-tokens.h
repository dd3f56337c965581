/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the full-text index holds of each word:
 *
 *   exact    in lower case, NFC, one tone placement: "dân", "hòa", "đảng"
 *   folded   NB_FTS_FOLDED and the word without marks, at the same position; only of words that have marks
 *   whole    of words that are written together (25-NQ/TW, 19/3/2021, H'Phiết), besides the parts at positions of
 *            their own, one token for all at the position of the first part, in both forms
 *
 * A word without marks is thus looked for as "dan" or NB_FTS_FOLDED "dan", one with marks as it is. A string in a MATCH expression
 * that begins with NB_FTS_GROUP is a list of tokens, any of which may stand there; nb-fts-query.c writes such expressions.
 */
#define NB_FTS_FOLDED '\x01'
#define NB_FTS_GROUP '\x02'

/* Longer words are cut off: the index knows them by their beginning. */
#define NB_FTS_WORD_BYTES 64
#define NB_FTS_WHOLE_BYTES 96

typedef enum
{
  NB_FTS_EXACT,
  NB_FTS_FOLD,
  NB_FTS_WHOLE_EXACT,
  NB_FTS_WHOLE_FOLD,
} NbFtsForm;

/* @start and @end are bytes of the text, whatever it was composed from. Anything but 0 stops the tokenizer. */
typedef int (*NbFtsTokenFunc) (gpointer    data,
                               NbFtsForm   form,
                               const char *token,
                               guint       length,
                               gsize       start,
                               gsize       end);

typedef struct _NbFtsTokens NbFtsTokens;

NbFtsTokens *nb_fts_tokens_new  (void);
void         nb_fts_tokens_free (NbFtsTokens *self);
int          nb_fts_tokens_read (const NbFtsTokens *self, const char *text, gsize length, NbFtsTokenFunc func, gpointer data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFtsTokens, nb_fts_tokens_free)

G_END_DECLS
