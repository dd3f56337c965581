/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-article.h"

#include <string.h>

G_BEGIN_DECLS

/*
 * A text as the rules see it: words, numbers, single marks and line ends, each with its place in the text.
 *
 * Words are compared by their key (nb_text_key(): lower case, one tone placement), so that literals in rules are
 * written in that form: "ủy", "hòa".
 */

typedef enum { NB_TOKEN_WORD, NB_TOKEN_NUMBER, NB_TOKEN_MARK, NB_TOKEN_LINE_END } NbTokenKind;

typedef enum
{
  NB_TOKEN_CAPITAL = 1 << 0,       /* begins with a capital letter */
  NB_TOKEN_ALL_CAPS = 1 << 1,      /* two letters or more, all capital */
  NB_TOKEN_SPACED = 1 << 2,        /* white space stands before it */
} NbTokenFlags;

typedef struct
{
  guint32 start;       /* in characters */
  guint32 end;
  guint32 byte;
  guint32 byte_end;
  guint32 key;         /* offset in NbTokens.keys */
  guint32 word;        /* in the vocabulary; 0: in no rule's phrase */
  guint32 begins;      /* a bit for each table of phrases in which one begins with it */
  gint32  number;      /* the value of a number, -1 if it has more than nine digits */
  guint8  kind;        /* NbTokenKind */
  guint8  flags;       /* NbTokenFlags */
} NbToken;

typedef struct _NbVocabulary NbVocabulary;    /* nb-phrases.h */

typedef struct
{
  const char *text;
  NbToken    *v;
  guint       n;
  GArray     *array;
  GString    *keys;
} NbTokens;

NbTokens     *nb_tokens_new       (const char         *text,
                                   const NbVocabulary *vocabulary);
void          nb_tokens_free      (NbTokens           *self);
guint         nb_tokens_match_all (const NbTokens     *self,
                                   guint               i,
                                   const char         *phrase);
gboolean      nb_tokens_said_before (const NbTokens    *self,
                                   guint               i,
                                   guint               lowest,
                                   guint               reach,
                                   const char         *marks,
                                   const char *const  *phrases);
gboolean      nb_tokens_has_mark  (const NbTokens     *self,
                                   guint               i,
                                   const char         *marks);
guint         nb_tokens_at_char   (const NbTokens     *self,
                                   guint               character);
char         *nb_tokens_dup       (const NbTokens     *self,
                                   guint               first,
                                   guint               last);
NbEvidence   *nb_tokens_evidence  (const NbTokens     *self,
                                   guint               first,
                                   guint               last,
                                   const char         *rule,
                                   double              confidence);

/**
 * nb_tokens_key:
 *
 * Returns: (transfer none): the key of token @i, "" where there is none (so that rules may look behind either end)
 */
static inline const char *
nb_tokens_key (const NbTokens *self,
               guint i)
{
  return i < self->n ? self->keys->str + self->v[i].key : "";
}

static inline gboolean
nb_tokens_is (const NbTokens *self,
              guint i,
              const char *key)
{
  const char *own = nb_tokens_key (self, i);

  return i < self->n && own[0] == key[0] && own[1] == key[1] && strcmp (own, key) == 0;
}

/**
 * nb_tokens_is_any:
 * @keys: (array zero-terminated=1):
 */
static inline gboolean
nb_tokens_is_any (const NbTokens *self,
                  guint i,
                  const char *const *keys)
{
  const char *own = nb_tokens_key (self, i);

  if (i >= self->n)
    return FALSE;
  for (; *keys; keys++)
    if ((*keys)[0] == own[0] && (*keys)[1] == own[1] && strcmp (own, *keys) == 0)
      return TRUE;
  return FALSE;
}

/**
 * nb_tokens_is_mark:
 * @marks: any of these characters
 */
static inline gboolean
nb_tokens_is_mark (const NbTokens *self,
                   guint i,
                   const char *marks)
{
  return i < self->n && self->v[i].kind == NB_TOKEN_MARK && nb_tokens_has_mark (self, i, marks);
}

static inline gboolean
nb_tokens_is_word (const NbTokens *self,
                   guint i)
{
  return i < self->n && self->v[i].kind == NB_TOKEN_WORD;
}

static inline gboolean
nb_tokens_is_number (const NbTokens *self,
                     guint i)
{
  return i < self->n && self->v[i].kind == NB_TOKEN_NUMBER;
}

static inline gboolean
nb_tokens_is_capital (const NbTokens *self,
                      guint i)
{
  return i < self->n && (self->v[i].flags & NB_TOKEN_CAPITAL) != 0;
}

static inline gboolean
nb_tokens_is_spaced (const NbTokens *self,
                     guint i)
{
  return i < self->n && (self->v[i].flags & NB_TOKEN_SPACED) != 0;
}

/**
 * nb_tokens_match:
 * @phrase: keys separated by single spaces
 *
 * Returns: how many tokens from @i on are those of @phrase, 0 if they are others
 */
static inline guint
nb_tokens_match (const NbTokens *self,
                 guint i,
                 const char *phrase)
{
  const char *key;

  if (i >= self->n)
    return 0;
  /* nearly every call ends here */
  key = self->keys->str + self->v[i].key;
  if (key[0] != phrase[0] || (key[1] != phrase[1] && (key[1] || phrase[1] != ' ')))
    return 0;
  return nb_tokens_match_all (self, i, phrase);
}

G_END_DECLS
