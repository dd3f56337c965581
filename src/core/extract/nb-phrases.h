/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-token.h"

G_BEGIN_DECLS

/*
 * Phrases over token keys with a value each: tries, all over one vocabulary, so that a token is looked up once for all of
 * them.
 */

typedef struct _NbPhrases NbPhrases;

/* The hash of a key, byte by byte: FNV-1a (Fowler, Noll, Vo). */
#define NB_KEY_HASH_START 2166136261u
#define NB_KEY_HASH_STEP(hash, byte) (((hash) ^ (guchar) (byte)) * 16777619u)

NbVocabulary *nb_vocabulary_new   (void);
void          nb_vocabulary_free  (NbVocabulary       *self);
guint         nb_vocabulary_find  (const NbVocabulary *self,
                                   const char         *key,
                                   guint32             hash);

NbPhrases    *nb_phrases_new      (NbVocabulary       *vocabulary);
void          nb_phrases_free     (NbPhrases          *self);
void          nb_phrases_add      (NbPhrases          *self,
                                   const char         *phrase,
                                   guint               value);
guint         nb_phrases_match    (const NbPhrases    *self,
                                   const NbTokens     *tokens,
                                   guint               i,
                                   guint              *value);

G_END_DECLS
