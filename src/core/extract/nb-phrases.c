/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The phrase tables that are matched against the tokens of a text, and the vocabulary of their words.
 * Immutable once filled; shared by all runs and threads. */

#include "extract/nb-phrases.h"

#include "base/nb-text.h"

#include <string.h>

/* The words of all phrases, in a hash table with open addressing, since every word of every text is looked up in it. */
struct _NbVocabulary
{
  struct
  {
    char *key;
    guint32 hash;
    guint32 word;          /* from 1; 0: an empty place */
    guint32 begins;        /* bits of tables */
  } *places;
  guint n_places;          /* a power of two */
  guint n_words;
  guint n_tables;
};

#define FIRST_PLACES 64

static guint32
hash_key (const char *key)
{
  guint32 hash = NB_KEY_HASH_START;

  for (; *key; key++)
    hash = NB_KEY_HASH_STEP (hash, *key);
  return hash;
}

NbVocabulary *
nb_vocabulary_new (void)
{
  NbVocabulary *self = g_new0 (NbVocabulary, 1);

  self->n_places = FIRST_PLACES;
  self->places = g_malloc0_n (self->n_places, sizeof *self->places);
  return self;
}

void
nb_vocabulary_free (NbVocabulary *self)
{
  if (!self)
    return;
  for (guint i = 0; i < self->n_places; i++)
    g_free (self->places[i].key);
  g_free (self->places);
  g_free (self);
}

/* Where @key stands, or the empty place where it would. */
static guint
vocabulary_place (const NbVocabulary *self,
                  const char *key,
                  guint32 hash)
{
  guint at = hash & (self->n_places - 1);

  while (self->places[at].word && (self->places[at].hash != hash || strcmp (self->places[at].key, key) != 0))
    at = (at + 1) & (self->n_places - 1);
  return at;
}

static void
vocabulary_grow (NbVocabulary *self)
{
  NbVocabulary old = *self;

  self->n_places *= 2;
  self->places = g_malloc0_n (self->n_places, sizeof *self->places);
  for (guint i = 0; i < old.n_places; i++)
    if (old.places[i].word)
      self->places[vocabulary_place (self, old.places[i].key, old.places[i].hash)] = old.places[i];
  g_free (old.places);
}

/**
 * nb_vocabulary_find:
 * @hash: of @key, by NB_KEY_HASH_STEP
 * @begins: (out): the bits of the tables in which a phrase begins with it
 *
 * Returns: the number of the word, 0 if it is in no phrase
 */
guint
nb_vocabulary_find (const NbVocabulary *self,
                    const char *key,
                    guint32 hash,
                    guint32 *begins)
{
  guint at = vocabulary_place (self, key, hash);

  *begins = self->places[at].begins;
  return self->places[at].word;
}

static guint
vocabulary_add (NbVocabulary *self,
                const char *key)
{
  guint32 hash = hash_key (key);
  guint at = vocabulary_place (self, key, hash);

  if (self->places[at].word)
    return self->places[at].word;
  if ((self->n_words + 1) * 2 > self->n_places)
    {
      vocabulary_grow (self);
      at = vocabulary_place (self, key, hash);
    }
  self->places[at].key = g_strdup (key);
  self->places[at].hash = hash;
  return self->places[at].word = ++self->n_words;
}

NbPhrases *
nb_phrases_new (NbVocabulary *vocabulary)
{
  NbPhrases *self = g_new0 (NbPhrases, 1);
  guint root = 0;

  self->vocabulary = vocabulary;
  /* tables beyond the last bit share it: it only saves looking */
  self->bit = 1u << MIN (vocabulary->n_tables, 31);
  vocabulary->n_tables++;
  self->n_places = FIRST_PLACES;
  self->edges = g_malloc0_n (self->n_places, sizeof *self->edges);
  self->first = g_array_new (FALSE, TRUE, sizeof (guint32));
  self->values = g_array_new (FALSE, TRUE, sizeof (guint));
  g_array_append_val (self->values, root);
  return self;
}

void
nb_phrases_free (NbPhrases *self)
{
  if (!self)
    return;
  g_free (self->edges);
  g_array_unref (self->first);
  g_array_unref (self->values);
  g_free (self);
}

static guint32
first_node (const NbPhrases *self,
            guint32 word)
{
  return word < self->first->len ? g_array_index (self->first, guint32, word) : 0;
}

/* Where the edge from @node by @word stands, or the empty place where it would. */
static guint
edge_place (const NbPhrases *self,
            guint32 node,
            guint32 word)
{
  guint at = (node * 2654435761u ^ word * 2246822519u) >> 7 & (self->n_places - 1);

  while (self->edges[at].next && (self->edges[at].node != node || self->edges[at].word != word))
    at = (at + 1) & (self->n_places - 1);
  return at;
}

static void
add_edge (NbPhrases *self,
          guint32 node,
          guint32 word,
          guint32 next)
{
  guint at;

  if ((self->n_edges + 1) * 2 > self->n_places)
    {
      NbPhrases old = *self;

      self->n_places *= 2;
      self->edges = g_malloc0_n (self->n_places, sizeof *self->edges);
      for (guint i = 0; i < old.n_places; i++)
        if (old.edges[i].next)
          self->edges[edge_place (self, old.edges[i].node, old.edges[i].word)] = old.edges[i];
      g_free (old.edges);
    }
  at = edge_place (self, node, word);
  self->edges[at].node = node;
  self->edges[at].word = word;
  self->n_edges++;
  self->edges[at].next = next;
}

/**
 * nb_phrases_add:
 * @phrase: words and marks as they are printed; it is tokenised like a text
 * @value: what a match gives; the first value given for a phrase stays
 */
void
nb_phrases_add (NbPhrases *self,
                const char *phrase,
                guint value)
{
  g_autofree char *text = nb_text_normalise (phrase, -1);
  NbTokens *tokens = nb_tokens_new (text, NULL);
  guint node = 0;

  for (guint i = 0; i < tokens->n; i++)
    {
      guint word = vocabulary_add (self->vocabulary, nb_tokens_key (tokens, i));
      guint next = node ? self->edges[edge_place (self, node, word)].next : first_node (self, word);

      if (next == 0)
        {
          guint none = 0;

          next = self->values->len;
          if (node)
            add_edge (self, node, word, next);
          else
            {
              if (word >= self->first->len)
                g_array_set_size (self->first, word + 1);
              g_array_index (self->first, guint32, word) = next;
              self->vocabulary->places[vocabulary_place (self->vocabulary, nb_tokens_key (tokens, i), hash_key (nb_tokens_key (tokens, i)))].begins |= self->bit;
            }
          g_array_append_val (self->values, none);
        }
      node = next;
    }
  if (node && g_array_index (self->values, guint, node) == 0)
    g_array_index (self->values, guint, node) = value + 1;
  nb_tokens_free (tokens);
}

/* nb_phrases_match(), whose first look is in the header. */
guint
nb_phrases_match_all (const NbPhrases *self,
                      const NbTokens *tokens,
                      guint i,
                      guint *value)
{
  guint node, best = 0;

  if (!(node = first_node (self, tokens->v[i].word)))
    return 0;
  for (guint k = i;;)
    {
      guint end = g_array_index (self->values, guint, node);

      k++;
      if (end)
        {
          best = k - i;
          if (value)
            *value = end - 1;
        }
      if (k >= tokens->n || !tokens->v[k].word || !(node = self->edges[edge_place (self, node, tokens->v[k].word)].next))
        break;
    }
  return best;
}
