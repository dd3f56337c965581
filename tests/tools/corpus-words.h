/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Words and sentences that articles are made of, each list from the frequent to the rare. */
typedef struct
{
  const char *const *words;
  guint              n;
} WordList;

typedef enum
{
  WORDS_NOUN,
  WORDS_VERB,
  WORDS_ADJECTIVE,
  WORDS_ADJUNCT,
  WORDS_FAMILY_NAME,
  WORDS_MIDDLE_NAME,
  WORDS_GIVEN_NAME,
  WORDS_COMMUNE_FIRST,
  WORDS_COMMUNE_SECOND,
  WORDS_ROLE,
  WORDS_CAMPAIGN,
  WORDS_TITLE,
  WORDS_LEAD,
  WORDS_SENTENCE,
  N_WORDS
} WordKind;

/* A phrase that stands in a known share of the articles and in no sentence of the others. */
typedef struct
{
  const char *phrase;
  double      share;
  const char *sentence;   /* holds the phrase */
} KnownPhrase;

WordList           corpus_words     (WordKind kind);
const KnownPhrase *corpus_phrases   (guint *n);
void               corpus_rare_word (GString *out, guint64 number);

G_END_DECLS
