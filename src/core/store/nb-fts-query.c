/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the user typed, as an expression that the full-text index answers alone, in each of the three modes.
 * Pure; any thread. */

#include "store/nb-fts-query.h"

#include "store/nb-fts-forms.h"
#include "store/nb-fts-tokens.h"

#include <string.h>

/* Nobody types more; a pasted page must not become a query of a thousand parts. */
#define MAX_TERMS 64
#define MAX_WORDS 256

/* One word, beginning or phrase. */
typedef struct
{
  GString *expression;
  gboolean negative;
  gboolean or_next;      /* the next term is an alternative to this one */
} Term;

typedef struct
{
  NbFtsTokens *tokens;
  NbSearchMode mode;
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
  g_free (term);
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

static void
add_form (GString *out,
          const char *form)
{
  g_string_append_c (out, NB_FTS_GROUP);
  g_string_append (out, form);
}

static void
add_any_marks (GString *out,
               const char *folded)
{
  /* words without marks stand in the index only as they are */
  add_form (out, folded);
  g_string_append_c (out, NB_FTS_GROUP);
  g_string_append_c (out, NB_FTS_FOLDED);
  g_string_append (out, folded);
}

/* "…": what may stand at one place. No token has a quotation mark, so nothing breaks out. */
static void
add_place (GString *out,
           NbSearchMode mode,
           const char *exact,
           const char *folded,
           gboolean prefix)
{
  g_string_append_c (out, '"');
  if (mode == NB_SEARCH_FOLDED || (mode == NB_SEARCH_MARKS && !folded))
    add_any_marks (out, folded ? folded : exact);
  else
    {
      g_autoptr (GPtrArray) forms = mode == NB_SEARCH_EXACT ? nb_fts_forms_exact (exact, prefix) : nb_fts_forms_marked (exact, prefix);

      for (guint i = 0; i < forms->len; i++)
        add_form (out, g_ptr_array_index (forms, i));
    }
  g_string_append (out, prefix ? "\" *" : "\"");
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

static GString *
make_expression (const Reading *reading,
                 const char *text,
                 gboolean prefix)
{
  GString *out = g_string_new ("(");
  guint n = reading->exact->len;

  for (guint i = 0; i < n; i++)
    {
      if (i)
        g_string_append (out, " + ");
      add_place (out, reading->parser->mode, g_ptr_array_index (reading->exact, i), g_ptr_array_index (reading->folded, i), prefix && i == n - 1);
    }
  /* written together it may stand in the index in another form as well: 19.03.2021 for 19/3/2021, Êđê for Ê-đê */
  if (!prefix && is_all (reading, text))
    {
      g_string_append (out, " OR ");
      add_place (out, reading->parser->mode, reading->whole, reading->whole_folded, FALSE);
    }
  g_string_append_c (out, ')');
  return out;
}

/* --- what the user typed --------------------------------------------------------------------------------------- */

static void
add_term (Parser *self,
          const char *text,
          const char *column,
          gboolean negative,
          gboolean prefix)
{
  Reading reading = { .parser = self };

  if (self->terms->len >= MAX_TERMS || self->n_words >= MAX_WORDS)
    return;
  reading.exact = g_ptr_array_new_with_free_func (g_free);
  reading.folded = g_ptr_array_new_with_free_func (g_free);
  nb_fts_tokens_read (self->tokens, text, strlen (text), read_token, &reading);
  if (reading.exact->len)
    {
      Term *term = g_new0 (Term, 1);

      term->negative = negative;
      term->expression = make_expression (&reading, text, prefix);
      if (column)
        {
          g_string_prepend (term->expression, " : ");
          g_string_prepend (term->expression, column);
        }
      g_ptr_array_add (self->terms, term);
    }
  g_ptr_array_unref (reading.exact);
  g_ptr_array_unref (reading.folded);
  g_free (reading.whole);
  g_free (reading.whole_folded);
}

static const char *
skip_column (const char *p,
             const char **column)
{
  static const char *const columns[] = { "title", "body" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      gsize length = strlen (columns[i]);

      if (!g_ascii_strncasecmp (p, columns[i], length) && p[length] == ':')
        {
          *column = columns[i];
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
  const char *column = NULL, *start, *end;
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
}

static char *
join_terms (const Parser *self,
            gboolean *negative)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autoptr (GString) unwanted = g_string_new (NULL);

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = g_ptr_array_index (self->terms, i);
      const Term *before = i ? g_ptr_array_index (self->terms, i - 1) : NULL;

      if (term->negative)
        {
          g_string_append_printf (unwanted, "%s%s", unwanted->len ? " OR " : "", term->expression->str);
          continue;
        }
      if (before && before->or_next)
        g_string_append (wanted, " OR ");
      else
        g_string_append (wanted, wanted->len ? " AND (" : "(");
      g_string_append (wanted, term->expression->str);
      if (!term->or_next)
        g_string_append_c (wanted, ')');
    }

  *negative = wanted->len == 0 && unwanted->len > 0;
  if (*negative)
    return g_strdup (unwanted->str);
  if (wanted->len == 0)
    return NULL;
  if (unwanted->len)
    return g_strdup_printf ("(%s) NOT (%s)", wanted->str, unwanted->str);
  return g_strdup (wanted->str);
}

/**
 * nb_fts_query_for:
 * @typed: (nullable): what the user typed: words, "phrases", beginnings*, -exclusions, title: and body: before either, and
 *   OR, which binds its two neighbours: a b OR c asks for a and either of the others
 * @mode: %NB_SEARCH_EXACT: marks and tones agree; %NB_SEARCH_FOLDED: neither counts; %NB_SEARCH_MARKS: a letter that was typed
 *   with a mark is that letter, one that was typed without may be any that it is the base of
 * @negative: (out): whether the result is what must not match: there are only exclusions
 *
 * Nothing typed is an error.
 *
 * Returns: (transfer full) (nullable): an expression for MATCH on a table with the columns title and body and the tokenizer of
 *   nb_fts_tokenizer_register(); %NULL if nothing is asked for
 */
char *
nb_fts_query_for (const char *typed,
                  NbSearchMode mode,
                  gboolean *negative)
{
  Parser parser = { .mode = mode };
  char *expression;

  *negative = FALSE;
  if (!typed || !*typed || !g_utf8_validate (typed, -1, NULL))
    return NULL;
  parser.tokens = nb_fts_tokens_new ();
  parser.terms = g_ptr_array_new_with_free_func (term_free);
  parse (&parser, typed);
  expression = join_terms (&parser, negative);
  g_ptr_array_unref (parser.terms);
  nb_fts_tokens_free (parser.tokens);
  return expression;
}
