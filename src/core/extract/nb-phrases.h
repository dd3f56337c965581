/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-token.h"

G_BEGIN_DECLS

/*
 * Phrases over token keys with a value each: tries, all over one vocabulary, so that a token is looked up once for all of
 * them.
 */

/* Read by nb-phrases.c only, but for the bit. */
typedef struct
{
  guint32 bit;                /* of the table, in NbToken.begins */
  NbVocabulary *vocabulary;   /* not owned */
  struct
  {
    guint32 node;
    guint32 word;
    guint32 next;             /* node; 0: an empty place */
  } *edges;                   /* open addressing */
  guint n_places;             /* a power of two */
  guint n_edges;
  GArray *first;              /* by word: the node behind it, 0 if no phrase begins with it */
  GArray *values;             /* by node: value + 1, 0 if no phrase ends there */
} NbPhrases;

/* The hash of a key, byte by byte: FNV-1a (Fowler, Noll, Vo). */
#define NB_KEY_HASH_START 2166136261u
#define NB_KEY_HASH_STEP(hash, byte) (((hash) ^ (guchar) (byte)) * 16777619u)

NbVocabulary *nb_vocabulary_new   (void);
void          nb_vocabulary_free  (NbVocabulary       *self);
guint         nb_vocabulary_find  (const NbVocabulary *self,
                                   const char         *key,
                                   guint32             hash,
                                   guint32            *begins);

NbPhrases    *nb_phrases_new      (NbVocabulary       *vocabulary);
void          nb_phrases_free     (NbPhrases          *self);
void          nb_phrases_add      (NbPhrases          *self,
                                   const char         *phrase,
                                   guint               value);
guint         nb_phrases_match_all (const NbPhrases    *self,
                                   const NbTokens     *tokens,
                                   guint               i,
                                   guint              *value);

/**
 * nb_phrases_match:
 * @value: (out) (optional):
 *
 * Returns: how many tokens from @i on the longest phrase covers, 0 if none begins there
 */
static inline guint
nb_phrases_match (const NbPhrases *self,
                  const NbTokens *tokens,
                  guint i,
                  guint *value)
{
  return i < tokens->n && (tokens->v[i].begins & self->bit) ? nb_phrases_match_all (self, tokens, i, value) : 0;
}

G_END_DECLS
