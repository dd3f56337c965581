/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a query's phrases stand in a text, and the piece of it to show: the text is read by the tokenizer of the index,
 * so that what is marked is what was found. FTS5's own snippet() counts words, not characters, and has no offsets.
 * Owned by one call; one thread. */

#include "store/nb-fts-snippet.h"

#include "store/nb-fts-tokens.h"

#include <string.h>

/* Characters of a snippet; before its first hit at most so many; and how far a cut looks for the end of a word. */
#define SNIPPET_CHARS 160
#define CHARS_BEFORE 40
#define CHARS_OF_WORD 24

/* Only so much of a text is looked at, and so many hits: a hostile one must not take a second. */
#define MAX_TEXT (1 << 20)
#define MAX_HITS 256
#define MAX_HITS_OF_PHRASE 32

/* A form of a word, not closed by NUL. */
typedef struct
{
  const char *text;
  guint       length;
} Key;

/* What may stand at one place of a phrase. */
typedef struct
{
  GHashTable *forms;         /* Key → itself; the text is the query's */
  guint64     lengths[2];    /* of the forms, a bit each */
  gboolean    prefix;
} Place;

typedef struct
{
  Place      *places;
  guint       n_places;
  NbFtsColumn column;
} Phrase;

typedef struct
{
  gsize text;                /* in words */
  guint length;
  guint start, end;          /* in the text */
} Form;

typedef struct
{
  guint phrase;
  guint start, end;          /* in the text */
} Hit;

struct _NbFtsFinder
{
  NbFtsTokens *tokens;
  GArray      *phrases;      /* of Phrase */
  GString     *words;        /* the forms' text */
  GArray      *forms;        /* of Form */
  GArray      *positions;    /* of guint: each position's first form */
  GArray      *hits;         /* of Hit, ascending */
};

/* --- the query's phrases ---------------------------------------------------------------------------------------- */

static guint
key_hash (gconstpointer data)
{
  const Key *key = data;
  guint h = 2166136261u;

  for (guint i = 0; i < key->length; i++)
    h = (h ^ (guchar) key->text[i]) * 16777619u;
  return h;
}

static gboolean
key_equal (gconstpointer a,
           gconstpointer b)
{
  const Key *x = a, *y = b;

  return x->length == y->length && !memcmp (x->text, y->text, x->length);
}

static void
place_init (Place *place,
            const GPtrArray *forms,
            gboolean prefix)
{
  place->prefix = prefix;
  place->forms = g_hash_table_new_full (key_hash, key_equal, g_free, NULL);
  for (guint i = 0; i < forms->len; i++)
    {
      Key *key = g_new (Key, 1);

      key->text = g_ptr_array_index (forms, i);
      key->length = (guint) strlen (key->text);
      if (key->length < 128)
        place->lengths[key->length / 64] |= G_GUINT64_CONSTANT (1) << key->length % 64;
      g_hash_table_add (place->forms, key);
    }
}

static gboolean
has_form (const Place *place,
          const char *text,
          guint length)
{
  Key key = { text, length };

  return place->lengths[length / 64] >> length % 64 & 1 && g_hash_table_contains (place->forms, &key);
}

static gboolean
place_takes (const Place *place,
             const char *text,
             guint length)
{
  if (length >= 128)
    return FALSE;
  if (!place->prefix)
    return has_form (place, text, length);
  for (guint n = 1; n <= length; n++)
    if (has_form (place, text, n))
      return TRUE;
  return FALSE;
}

static void
phrase_clear (gpointer data)
{
  Phrase *phrase = data;

  for (guint i = 0; i < phrase->n_places; i++)
    g_hash_table_unref (phrase->places[i].forms);
  g_free (phrase->places);
}

/**
 * nb_fts_finder_new:
 * @query: what to find; must live as long as the finder
 */
NbFtsFinder *
nb_fts_finder_new (const NbFtsQuery *query)
{
  NbFtsFinder *self = g_new0 (NbFtsFinder, 1);

  self->tokens = nb_fts_tokens_new ();
  self->words = g_string_new (NULL);
  self->forms = g_array_new (FALSE, FALSE, sizeof (Form));
  self->positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  self->phrases = g_array_new (FALSE, TRUE, sizeof (Phrase));
  g_array_set_clear_func (self->phrases, phrase_clear);
  for (guint i = 0; i < query->phrases->len; i++)
    {
      const NbFtsPhrase *asked = g_ptr_array_index (query->phrases, i);
      Phrase phrase = { g_new0 (Place, asked->places->len), asked->places->len, asked->column };

      for (guint j = 0; j < phrase.n_places; j++)
        place_init (&phrase.places[j], g_ptr_array_index (asked->places, j), asked->prefix && j == phrase.n_places - 1);
      g_array_append_val (self->phrases, phrase);
    }
  return self;
}

/**
 * nb_fts_finder_free:
 * @self: (nullable):
 */
void
nb_fts_finder_free (NbFtsFinder *self)
{
  if (!self)
    return;
  nb_fts_tokens_free (self->tokens);
  g_string_free (self->words, TRUE);
  g_array_unref (self->forms);
  g_array_unref (self->positions);
  g_array_unref (self->hits);
  g_array_unref (self->phrases);
  g_free (self);
}

/* --- hits ------------------------------------------------------------------------------------------------------- */

static int
note_token (gpointer data,
            NbFtsForm form,
            const char *token,
            guint length,
            gsize start,
            gsize end)
{
  NbFtsFinder *self = data;
  Form noted = { self->words->len, length, (guint) start, (guint) end };

  if (form == NB_FTS_EXACT)
    g_array_append_val (self->positions, self->forms->len);
  g_string_append_len (self->words, token, length);
  g_array_append_val (self->forms, noted);
  return 0;
}

/* The form at @position that may stand at @place, or NULL. */
static const Form *
form_at (const NbFtsFinder *self,
         const Place *place,
         guint position)
{
  guint first = g_array_index (self->positions, guint, position);
  guint end = position + 1 < self->positions->len ? g_array_index (self->positions, guint, position + 1) : self->forms->len;

  for (guint i = first; i < end; i++)
    {
      const Form *form = &g_array_index (self->forms, Form, i);

      if (place_takes (place, self->words->str + form->text, form->length))
        return form;
    }
  return NULL;
}

static void
find_phrase (NbFtsFinder *self,
             guint number)
{
  const Phrase *phrase = &g_array_index (self->phrases, Phrase, number);
  guint n_found = 0;

  for (guint p = 0; p + phrase->n_places <= self->positions->len && n_found < MAX_HITS_OF_PHRASE; p++)
    {
      const Form *form = form_at (self, &phrase->places[0], p);
      Hit hit = { .phrase = number };

      if (!form)
        continue;
      hit.start = form->start;
      for (guint i = 1; form && i < phrase->n_places; i++)
        form = form_at (self, &phrase->places[i], p + i);
      if (!form)
        continue;
      hit.end = form->end;
      g_array_append_val (self->hits, hit);
      n_found++;
    }
}

static int
compare_hits (gconstpointer a,
              gconstpointer b)
{
  const Hit *x = a, *y = b;

  return x->start != y->start ? (x->start < y->start ? -1 : 1) : x->end < y->end ? -1 : x->end > y->end;
}

static void
find_hits (NbFtsFinder *self,
           const char *text,
           gsize length,
           NbFtsColumn column)
{
  g_string_truncate (self->words, 0);
  g_array_set_size (self->forms, 0);
  g_array_set_size (self->positions, 0);
  g_array_set_size (self->hits, 0);
  nb_fts_tokens_read (self->tokens, text, length, note_token, self);
  for (guint i = 0; i < self->phrases->len; i++)
    {
      NbFtsColumn asked = g_array_index (self->phrases, Phrase, i).column;

      if (asked == NB_FTS_ANY || asked == column)
        find_phrase (self, i);
    }
  g_array_sort (self->hits, compare_hits);
  if (self->hits->len > MAX_HITS)
    g_array_set_size (self->hits, MAX_HITS);
}

/* --- the piece to show ------------------------------------------------------------------------------------------ */

/* Whether a text must not be cut before @c: it belongs to the character before. */
static gboolean
belongs_to_last (gunichar c)
{
  return g_unichar_ismark (c) || c == 0x200D || (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0x1F3FB && c <= 0x1F3FF);
}

static const char *
whole_char_before (const char *text,
                   const char *p)
{
  while (p > text && (belongs_to_last (g_utf8_get_char (p)) || g_utf8_get_char (g_utf8_prev_char (p)) == 0x200D))
    p = g_utf8_prev_char (p);
  return p;
}

/* Up to @n characters before @p, from the beginning of a word; not out of the paragraph. */
static const char *
go_back (const char *text,
         const char *p,
         guint n)
{
  const char *word = p;

  for (; n && p > text; n--)
    {
      const char *before = g_utf8_prev_char (p);

      if (*before == '\n')
        return p;
      if (g_unichar_isspace (g_utf8_get_char (before)))
        word = p;
      p = before;
    }
  if (p == text)
    return p;
  if (g_unichar_isspace (g_utf8_get_char (p)))
    return g_utf8_next_char (p);
  return word;
}

/* Up to @n characters behind @p, up to the end of a word, or in the midst of one that does not end. */
static const char *
go_on (const char *text,
       const char *p,
       const char *end,
       guint n)
{
  const char *start = p, *word = NULL;
  guint since = 0;

  for (; n && p < end; n--, since++)
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        {
          word = p;
          since = 0;
        }
      p = g_utf8_next_char (p);
    }
  if (p >= end || g_unichar_isspace (g_utf8_get_char (p)))
    return p;
  if (word && since <= CHARS_OF_WORD)
    return word;
  p = whole_char_before (text, p);
  return p > start ? p : start;
}

/* The hits @first to @last that are shown best together: those of the most phrases, then the most; the first of equals. */
static void
choose_hits (const NbFtsFinder *self,
             const char *text,
             guint *first,
             guint *last)
{
  guint best = 0;

  for (guint i = 0; i < self->hits->len; i++)
    {
      const Hit *from = &g_array_index (self->hits, Hit, i);
      guint64 phrases = 0;
      guint j, score, n = 0;

      for (j = i; j < self->hits->len; j++)
        {
          const Hit *to = &g_array_index (self->hits, Hit, j);

          /* characters are no more than bytes: only where that leaves a doubt are they counted */
          if (j > i && to->end - from->start > SNIPPET_CHARS - CHARS_BEFORE
              && (to->end - from->start > 6 * SNIPPET_CHARS
                  || g_utf8_strlen (text + from->start, to->end - from->start) > SNIPPET_CHARS - CHARS_BEFORE))
            break;
          phrases |= G_GUINT64_CONSTANT (1) << to->phrase % 64;
          n++;
        }
      for (score = MIN (n, 9); phrases; phrases &= phrases - 1)
        score += 10;
      if (score > best)
        {
          best = score;
          *first = i;
          *last = j - 1;
        }
    }
}

/* Copies @start to @end in one line and notes where the hits come to lie: whitespace counts once, hits that touch are one. */
static NbSnippet *
cut_out (const NbFtsFinder *self,
         const char *text,
         const char *start,
         const char *end,
         const char *text_end)
{
  NbSnippet *snippet = g_new0 (NbSnippet, 1);
  GString *out = g_string_new (start > text && start[-1] != '\n' ? "…" : NULL);
  gboolean space = TRUE, open = FALSE;
  guint next = 0, until = 0;

  snippet->hits = g_array_new (FALSE, FALSE, sizeof (NbSnippetHit));
  for (const char *p = start; p < end; p = g_utf8_next_char (p))
    {
      guint at = (guint) (p - text);

      if (open && at >= until)
        {
          g_array_index (snippet->hits, NbSnippetHit, snippet->hits->len - 1).end = (guint) out->len;
          open = FALSE;
        }
      for (; next < self->hits->len && g_array_index (self->hits, Hit, next).start <= at; next++)
        {
          const Hit *hit = &g_array_index (self->hits, Hit, next);
          NbSnippetHit begun = { (guint) out->len, 0 };

          if (hit->end <= at)
            continue;
          if (!open)
            g_array_append_val (snippet->hits, begun);
          until = open ? MAX (until, hit->end) : hit->end;
          open = TRUE;
        }
      if (!g_unichar_isspace (g_utf8_get_char (p)))
        g_string_append_len (out, p, g_utf8_next_char (p) - p);
      else if (!space)
        g_string_append_c (out, ' ');
      space = g_unichar_isspace (g_utf8_get_char (p));
    }
  if (open)
    g_array_index (snippet->hits, NbSnippetHit, snippet->hits->len - 1).end = (guint) out->len;
  if (end < text_end)
    g_string_append (out, "…");
  snippet->text = g_string_free (out, FALSE);
  return snippet;
}

/* More than usual if there is little behind the hits. */
static guint
chars_before (const char *from,
              const char *to,
              const char *end)
{
  guint left = SNIPPET_CHARS - CHARS_BEFORE;

  for (const char *p = from; left && p < to; p = g_utf8_next_char (p))
    left--;
  for (const char *p = to; left && p < end; p = g_utf8_next_char (p))
    left--;
  return CHARS_BEFORE + left;
}

static NbSnippet *
make_snippet (const NbFtsFinder *self,
              const char *text,
              gsize length)
{
  guint first = 0, last = 0, used;
  const char *start, *end, *from, *to;

  while (length && g_ascii_isspace (text[length - 1]))
    length--;
  choose_hits (self, text, &first, &last);
  from = text + g_array_index (self->hits, Hit, first).start;
  to = text + g_array_index (self->hits, Hit, last).end;
  start = go_back (text, from, chars_before (from, to, text + length));
  used = (guint) g_utf8_strlen (start, to - start);
  /* a phrase may be longer than what is shown of it */
  if (used > SNIPPET_CHARS)
    end = go_on (text, from, to, SNIPPET_CHARS);
  else
    end = go_on (text, to, text + length, SNIPPET_CHARS - used);
  while (end > to && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  return cut_out (self, text, start, end, text + length);
}

/* Not in the midst of a character. */
static gsize
bounded_length (const char *text)
{
  gsize length = strnlen (text, MAX_TEXT);

  return length < MAX_TEXT ? length : (gsize) (g_utf8_find_prev_char (text, text + MAX_TEXT) - text);
}

/**
 * nb_fts_finder_snippet:
 * @title: UTF-8
 * @body: UTF-8
 *
 * Returns: (transfer full) (nullable): the piece of @body with the best hits, or without any there of @title; %NULL if
 *   neither has one
 */
NbSnippet *
nb_fts_finder_snippet (NbFtsFinder *self,
                       const char *title,
                       const char *body)
{
  const struct { const char *text; NbFtsColumn column; } places[] = { { body, NB_FTS_BODY }, { title, NB_FTS_TITLE } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      gsize length = bounded_length (places[i].text);
      NbSnippet *snippet;

      find_hits (self, places[i].text, length, places[i].column);
      if (!self->hits->len)
        continue;
      snippet = make_snippet (self, places[i].text, length);
      snippet->in_title = places[i].column == NB_FTS_TITLE;
      return snippet;
    }
  return NULL;
}
