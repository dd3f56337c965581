/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user typed, as an expression that the full-text index answers alone, in each of the three modes, and as the
 * places of its phrases, by which hits are found again in a text.
 * Pure; any thread. */

#include "store/nb-fts-query.h"

#include "base/nb-char.h"
#include "store/nb-fts-forms.h"
#include "store/nb-fts-tokens.h"

#include <string.h>

/* Nobody types more; a pasted page must not become a query of a thousand parts. */
#define MAX_TERMS 64
#define MAX_WORDS 256

/* One word, beginning or phrase. */
typedef struct
{
  GString   *expression;
  GPtrArray *phrases;      /* of NbFtsPhrase, in the order of the expression */
  gboolean   negative;
  gboolean   or_next;      /* the next term is an alternative to this one */
  gboolean   left_out;     /* it says nothing, and so do its alternatives */
} Term;

typedef struct
{
  NbFtsTokens *tokens;
  NbSearchMode mode;
  gboolean     large;
  GPtrArray   *terms;      /* of Term */
  guint        n_words;
} Parser;

/* The words of one term while they are read. */
typedef struct
{
  Parser    *parser;
  GPtrArray *exact;        /* of char * */
  GPtrArray *folded;       /* of char *: NULL for a word without marks */
  char      *whole;        /* of words that are written together; */
  char      *whole_folded;
  gsize      whole_start, whole_end;
} Reading;

static void
term_free (gpointer data)
{
  Term *term = data;

  g_string_free (term->expression, TRUE);
  g_ptr_array_unref (term->phrases);
  g_free (term);
}

static void
phrase_free (gpointer data)
{
  NbFtsPhrase *phrase = data;

  g_ptr_array_unref (phrase->places);
  g_free (phrase);
}

static int
read_token (gpointer data,
            NbFtsForm form,
            const char *token,
            guint length,
            gsize start,
            gsize end)
{
  Reading *reading = data;

  switch (form)
    {
    case NB_FTS_EXACT:
      if (++reading->parser->n_words > MAX_WORDS)
        return 1;
      g_ptr_array_add (reading->exact, g_strndup (token, length));
      g_ptr_array_add (reading->folded, NULL);
      break;
    case NB_FTS_FOLD:
      g_ptr_array_index (reading->folded, reading->folded->len - 1) = g_strndup (token + 1, length - 1);
      break;
    case NB_FTS_WHOLE_EXACT:
      /* a second one means that neither is all there is */
      if (!reading->whole)
        {
          reading->whole = g_strndup (token, length);
          reading->whole_start = start;
          reading->whole_end = end;
        }
      break;
    case NB_FTS_WHOLE_FOLD:
      if (!reading->whole_folded)
        reading->whole_folded = g_strndup (token + 1, length - 1);
      break;
    }
  return 0;
}

/* --- expressions ----------------------------------------------------------------------------------------------- */

/* What may stand at one place, as the index has it. */
static GPtrArray *
forms_of (NbSearchMode mode,
          const char *exact,
          const char *folded,
          gboolean prefix)
{
  const char *plain = folded ? folded : exact;
  GPtrArray *forms;

  if (mode == NB_SEARCH_EXACT)
    return nb_fts_forms_exact (exact, prefix);
  if (mode == NB_SEARCH_MARKS && folded)
    return nb_fts_forms_marked (exact, prefix);
  /* any marks; words without them stand in the index only as they are */
  forms = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (forms, g_strdup (plain));
  g_ptr_array_add (forms, g_strdup_printf ("%c%s", NB_FTS_FOLDED, plain));
  return forms;
}

/* "…": no token has a quotation mark, so nothing breaks out. */
static void
add_place (GString *out,
           NbFtsPhrase *phrase,
           GPtrArray *forms)
{
  if (phrase->places->len)
    g_string_append (out, " + ");
  g_string_append_c (out, '"');
  for (guint i = 0; i < forms->len; i++)
    {
      g_string_append_c (out, NB_FTS_GROUP);
      g_string_append (out, g_ptr_array_index (forms, i));
    }
  g_string_append_c (out, '"');
  g_ptr_array_add (phrase->places, forms);
}

static NbFtsPhrase *
add_phrase (Term *term,
            NbFtsColumn column)
{
  NbFtsPhrase *phrase = g_new0 (NbFtsPhrase, 1);

  phrase->column = column;
  phrase->places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_ptr_array_add (term->phrases, phrase);
  return phrase;
}

/* What a syllable of Vietnamese begins with before its vowel, and any other letter: nearly every article has a word that
 * begins so. */
static gboolean
says_nothing (const char *exact)
{
  static const char *const onsets[] = { "ch", "gh", "gi", "kh", "ng", "ngh", "nh", "ph", "qu", "th", "tr" };
  gunichar first = g_utf8_get_char (exact);

  if (!*g_utf8_next_char (exact))
    return g_unichar_isalpha (first) && (first < NB_CHAR_LATIN_END || (first >= NB_CHAR_VIETNAMESE && first < NB_CHAR_VIETNAMESE_END));
  for (guint i = 0; i < G_N_ELEMENTS (onsets); i++)
    if (g_str_equal (exact, onsets[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_all (const Reading *reading,
        const char *text)
{
  if (!reading->whole || reading->exact->len < 2)
    return FALSE;
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)) && ((gsize) (p - text) < reading->whole_start || (gsize) (p - text) >= reading->whole_end))
      return FALSE;
  return TRUE;
}

static void
write_term (const Reading *reading,
            Term *term,
            const char *text,
            NbFtsColumn column,
            guint n,
            gboolean prefix)
{
  static const char *const filters[] = { "(", "title : (", "body : (" };
  NbSearchMode mode = reading->parser->mode;
  NbFtsPhrase *phrase = add_phrase (term, column);

  g_string_append (term->expression, filters[column]);
  for (guint i = 0; i < n; i++)
    add_place (term->expression, phrase,
               forms_of (mode, g_ptr_array_index (reading->exact, i), g_ptr_array_index (reading->folded, i), prefix && i == n - 1));
  phrase->prefix = prefix;
  if (prefix)
    g_string_append (term->expression, " *");
  /* written together it may stand in the index in another form as well: 19.03.2021 for 19/3/2021, Êđê for Ê-đê */
  else if (is_all (reading, text))
    {
      g_string_append (term->expression, " OR ");
      add_place (term->expression, add_phrase (term, column), forms_of (mode, reading->whole, reading->whole_folded, FALSE));
    }
  g_string_append_c (term->expression, ')');
}

/* --- what the user typed --------------------------------------------------------------------------------------- */

static void
add_term (Parser *self,
          const char *text,
          NbFtsColumn column,
          gboolean negative,
          gboolean prefix)
{
  Reading reading = { .parser = self };
  gboolean vague;
  guint n;

  if (self->terms->len >= MAX_TERMS || self->n_words >= MAX_WORDS)
    return;
  reading.exact = g_ptr_array_new_with_free_func (g_free);
  reading.folded = g_ptr_array_new_with_free_func (g_free);
  nb_fts_tokens_read (self->tokens, text, strlen (text), read_token, &reading);
  n = reading.exact->len;
  vague = n && prefix && self->large && says_nothing (g_ptr_array_index (reading.exact, n - 1));
  if (vague)
    {
      prefix = FALSE;
      n--;
    }
  if (n || vague)
    {
      Term *term = g_new0 (Term, 1);

      term->negative = negative;
      term->left_out = n == 0;
      term->expression = g_string_new (NULL);
      term->phrases = g_ptr_array_new_with_free_func (phrase_free);
      if (n)
        write_term (&reading, term, text, column, n, prefix);
      g_ptr_array_add (self->terms, term);
    }
  g_ptr_array_unref (reading.exact);
  g_ptr_array_unref (reading.folded);
  g_free (reading.whole);
  g_free (reading.whole_folded);
}

static const char *
skip_column (const char *p,
             NbFtsColumn *column)
{
  static const char *const columns[] = { [NB_FTS_TITLE] = "title", [NB_FTS_BODY] = "body" };

  for (guint i = NB_FTS_TITLE; i < G_N_ELEMENTS (columns); i++)
    {
      gsize length = strlen (columns[i]);

      if (!g_ascii_strncasecmp (p, columns[i], length) && p[length] == ':')
        {
          *column = i;
          return p + length + 1;
        }
    }
  return p;
}

/* Reads one term at @p; returns what follows it. */
static const char *
parse_term (Parser *self,
            const char *p)
{
  gboolean negative = *p == '-', quoted, prefix;
  NbFtsColumn column = NB_FTS_ANY;
  const char *start, *end;
  g_autofree char *text = NULL;

  if (negative)
    p++;
  p = skip_column (p, &column);
  quoted = *p == '"';
  if (quoted)
    {
      start = p + 1;
      end = strchr (start, '"');
      if (!end)
        end = start + strlen (start);   /* still being typed */
      p = *end ? end + 1 : end;
      prefix = *p == '*';
      if (prefix)
        p++;
    }
  else
    {
      start = p;
      while (*p && *p != '"' && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      end = p;
      prefix = end > start && end[-1] == '*';
    }
  text = g_strndup (start, end - start);

  if (!negative && !column && !quoted && g_str_equal (text, "OR"))
    {
      Term *before = self->terms->len ? g_ptr_array_index (self->terms, self->terms->len - 1) : NULL;

      if (before && !before->negative)
        before->or_next = TRUE;
    }
  else
    add_term (self, text, column, negative, prefix);
  return p;
}

static void
parse (Parser *self,
       const char *typed)
{
  for (const char *p = typed; *p;)
    {
      if (g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      else
        p = parse_term (self, p);
    }
  /* an OR with nothing, or with an exclusion, behind it joins nothing */
  for (guint i = 0; i < self->terms->len; i++)
    {
      Term *term = g_ptr_array_index (self->terms, i);
      const Term *next = i + 1 < self->terms->len ? g_ptr_array_index (self->terms, i + 1) : NULL;

      term->or_next = term->or_next && next && !next->negative;
    }
  /* what is an alternative to anything is anything */
  for (guint i = 1; i < self->terms->len; i++)
    {
      const Term *before = g_ptr_array_index (self->terms, i - 1);
      Term *term = g_ptr_array_index (self->terms, i);

      term->left_out |= before->or_next && before->left_out;
    }
  for (guint i = self->terms->len; i-- > 1;)
    {
      const Term *next = g_ptr_array_index (self->terms, i);
      Term *term = g_ptr_array_index (self->terms, i - 1);

      term->left_out |= term->or_next && next->left_out;
    }
}

static void
add_wanted (NbFtsQuery *query,
            GString *wanted,
            const Term *term,
            gboolean alternative)
{
  if (alternative)
    g_string_append (wanted, " OR ");
  else
    g_string_append (wanted, wanted->len ? " AND (" : "(");
  g_string_append (wanted, term->expression->str);
  if (!term->or_next)
    g_string_append_c (wanted, ')');
  if (!alternative)
    query->n_groups++;
  for (guint i = 0; i < term->phrases->len; i++)
    {
      NbFtsPhrase *phrase = g_ptr_array_index (term->phrases, i);

      phrase->group = query->n_groups - 1;
      g_ptr_array_add (query->phrases, phrase);
    }
}

static NbFtsQuery *
join_terms (const Parser *self)
{
  g_autoptr (NbFtsQuery) query = g_new0 (NbFtsQuery, 1);
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) unwanted = g_string_new (NULL);
  g_autoptr (GString) any = g_string_new (NULL);

  query->phrases = g_ptr_array_new_with_free_func (phrase_free);
  for (guint i = 0; i < self->terms->len; i++)
    {
      Term *term = g_ptr_array_index (self->terms, i);
      const Term *before = i ? g_ptr_array_index (self->terms, i - 1) : NULL;
      GString *list = term->negative ? unwanted : any;

      if (term->left_out)
        continue;
      g_string_append_printf (list, "%s%s", list->len ? " OR " : "", term->expression->str);
      for (guint j = 0; j < term->phrases->len; j++)
        query->has_prefix |= ((const NbFtsPhrase *) g_ptr_array_index (term->phrases, j))->prefix;
      if (term->negative)
        continue;
      add_wanted (query, wanted, term, before && before->or_next);
      g_ptr_array_set_free_func (term->phrases, NULL);
    }
  if (wanted->len == 0 && unwanted->len == 0)
    return NULL;
  if (wanted->len)
    {
      query->wanted = g_strdup (wanted->str);
      query->any = g_strdup (any->str);
    }
  if (unwanted->len)
    query->unwanted = g_strdup (unwanted->str);
  return g_steal_pointer (&query);
}

/**
 * nb_fts_query_parse:
 * @typed: (nullable): what the user typed: words, "phrases", beginnings*, -exclusions, title: and body: before either, and
 *   OR, which binds its two neighbours: a b OR c asks for a and either of the others
 * @mode: %NB_SEARCH_EXACT: marks and tones agree; %NB_SEARCH_FOLDED: neither counts; %NB_SEARCH_MARKS: a letter that was typed
 *   with a mark is that letter, one that was typed without may be any that it is the base of
 * @large: whether beginnings that nearly every article has a word with are left out: single letters, and what stands
 *   before the vowel of a syllable (th*, ngh*). FTS5 makes the list of all words that begin so before it gives the first
 *   row, and does it again for each range of rows: 3 s for t* and 0.9 s for th* at 200,000 articles, to leave hardly one of
 *   them out. An index of beginnings (prefix = '1 2') would double the size of the whole index for a third of the time
 *
 * Nothing typed is an error.
 *
 * Returns: (transfer full) (nullable): the query; %NULL if nothing is asked for
 */
NbFtsQuery *
nb_fts_query_parse (const char *typed,
                    NbSearchMode mode,
                    gboolean large)
{
  Parser parser = { .mode = mode, .large = large };
  NbFtsQuery *query;

  if (!typed || !*typed || !g_utf8_validate (typed, -1, NULL))
    return NULL;
  parser.tokens = nb_fts_tokens_new ();
  parser.terms = g_ptr_array_new_with_free_func (term_free);
  parse (&parser, typed);
  query = join_terms (&parser);
  g_ptr_array_unref (parser.terms);
  nb_fts_tokens_free (parser.tokens);
  return query;
}

/**
 * nb_fts_query_free:
 * @self: (nullable):
 */
void
nb_fts_query_free (NbFtsQuery *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->phrases);
  g_free (self->wanted);
  g_free (self->unwanted);
  g_free (self->any);
  g_free (self);
}

/**
 * nb_fts_query_match:
 *
 * Returns: (transfer full): the expression for MATCH; of a query of exclusions only, what must not match
 */
char *
nb_fts_query_match (const NbFtsQuery *self)
{
  if (!self->wanted)
    return g_strdup (self->unwanted);
  if (!self->unwanted)
    return g_strdup (self->wanted);
  return g_strdup_printf ("(%s) NOT (%s)", self->wanted, self->unwanted);
}

/**
 * nb_fts_query_for:
 * @typed: (nullable): as for nb_fts_query_parse()
 * @negative: (out): whether the result is what must not match: there are only exclusions
 *
 * Returns: (transfer full) (nullable): an expression for MATCH on a table with the columns title and body and the tokenizer of
 *   nb_fts_tokenizer_register(); %NULL if nothing is asked for
 */
char *
nb_fts_query_for (const char *typed,
                  NbSearchMode mode,
                  gboolean *negative)
{
  g_autoptr (NbFtsQuery) query = nb_fts_query_parse (typed, mode, FALSE);

  *negative = query && !query->wanted;
  return query ? nb_fts_query_match (query) : NULL;
}
