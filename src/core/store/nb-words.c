/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of a search: read from what the user typed, asked of the index folded, and where marks or exact spelling
 * count, checked against the text. Immutable once parsed; any thread. */

#include "store/nb-library-private.h"

#include "base/nb-text.h"

#include <string.h>

/* Nobody types more; a pasted page must not become a query of a thousand parts. */
#define MAX_TERMS 64

/* One word, prefix or phrase. */
typedef struct
{
  GStrv    typed;      /* its tokens, in the form they are compared in: never empty */
  char    *plain;      /* the same, with a space between them */
  gboolean prefix;     /* the last token is the beginning of a word */
  gboolean negative;
  gboolean or_next;    /* the next term is an alternative to this one */
  gboolean check;      /* the index alone cannot tell */
} Term;

struct _NbWords
{
  GPtrArray   *terms;  /* of Term */
  NbSearchMode mode;
};

static void
term_free (gpointer data)
{
  Term *term = data;

  g_strfreev (term->typed);
  g_free (term->plain);
  g_free (term);
}

static gboolean
is_word_char (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Splits text just as the index does: runs of letters and digits. */
static GStrv
split_tokens (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const char *start = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gboolean in_word = *p && is_word_char (g_utf8_get_char (p));

      if (in_word && !start)
        start = p;
      if (!in_word && start)
        {
          g_autofree char *token = g_strndup (start, p - start);

          g_strv_builder_add (builder, token);
          start = NULL;
        }
      if (!*p)
        break;
    }
  return g_strv_builder_end (builder);
}

/* The form in which typed words and text are compared. Both are in normal form: articles are stored so. */
static char *
comparable (const char *normal,
            NbSearchMode mode)
{
  if (mode == NB_SEARCH_EXACT)
    return g_utf8_strdown (normal, -1);
  if (mode == NB_SEARCH_FOLDED)
    return nb_text_fold (normal, -1);
  return nb_text_key (normal, -1);
}

static void
add_term (NbWords *self,
          const char *text,
          gboolean negative,
          gboolean prefix)
{
  g_autofree char *normal = nb_text_normalise (text, -1);
  g_autofree char *form = comparable (normal, self->mode);
  g_auto (GStrv) tokens = split_tokens (form);
  Term *term;

  if (!*tokens || self->terms->len >= MAX_TERMS)
    return;
  term = g_new0 (Term, 1);
  term->plain = g_strjoinv (" ", tokens);
  term->typed = g_steal_pointer (&tokens);
  term->negative = negative;
  term->prefix = prefix;
  term->check = self->mode == NB_SEARCH_EXACT || (self->mode == NB_SEARCH_MARKS && nb_text_has_marks (form));
  g_ptr_array_add (self->terms, term);
}

/* Reads one term at @p; returns what follows it. */
static const char *
parse_term (NbWords *self,
            const char *p)
{
  gboolean negative = *p == '-';
  const char *start, *end;
  g_autofree char *text = NULL;
  gboolean prefix;

  if (negative)
    p++;
  if (*p == '"')
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

  if (!negative && g_str_equal (text, "OR"))
    {
      Term *before = self->terms->len ? g_ptr_array_index (self->terms, self->terms->len - 1) : NULL;

      if (before && !before->negative)
        before->or_next = TRUE;
    }
  else
    add_term (self, text, negative, prefix);
  return p;
}

/**
 * nb_words_parse:
 * @text: (nullable): what the user typed
 *
 * Reads words, "phrases", beginnings*, -exclusions and OR, which binds its two neighbours: a b OR c asks for a and either
 * of the others. Nothing typed is an error; what holds neither a letter nor a digit asks for nothing.
 *
 * Returns: (transfer full) (nullable): the words, or %NULL if there are none
 */
NbWords *
nb_words_parse (const char *text,
                NbSearchMode mode)
{
  g_autoptr (NbWords) self = NULL;
  const char *p = text;

  if (!text || !g_utf8_validate (text, -1, NULL))
    return NULL;
  self = g_new0 (NbWords, 1);
  self->terms = g_ptr_array_new_with_free_func (term_free);
  self->mode = mode;
  while (*p)
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
  return self->terms->len ? g_steal_pointer (&self) : NULL;
}

/**
 * nb_words_free:
 * @self: (nullable):
 */
void
nb_words_free (NbWords *self)
{
  if (!self)
    return;
  g_ptr_array_unref (self->terms);
  g_free (self);
}

/* "dan van"*: tokens are letters and digits only, so quoting cannot be broken out of. */
static void
append_phrase (GString *fts,
               const Term *term)
{
  g_autofree char *folded = nb_text_fold (term->plain, -1);

  g_string_append_printf (fts, "\"%s\"%s", folded, term->prefix ? " *" : "");
}

/**
 * nb_words_to_fts:
 * @negative: (out): whether the result is what must not match: there are only exclusions
 *
 * Returns: (transfer full) (nullable): the expression that finds every article that can match; %NULL if all can
 */
char *
nb_words_to_fts (const NbWords *self,
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
          /* one whose marks count is left to nb_words_check(): the index would exclude too much */
          if (term->check)
            continue;
          if (unwanted->len)
            g_string_append (unwanted, " OR ");
          append_phrase (unwanted, term);
          continue;
        }
      if (before && before->or_next)
        g_string_append (wanted, " OR ");
      else
        g_string_append (wanted, wanted->len ? " AND (" : "(");
      append_phrase (wanted, term);
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
 * nb_words_need_check:
 *
 * Returns: whether what the index finds must still be shown to nb_words_check()
 */
gboolean
nb_words_need_check (const NbWords *self)
{
  for (guint i = 0; i < self->terms->len; i++)
    if (((const Term *) g_ptr_array_index (self->terms, i))->check)
      return TRUE;
  return FALSE;
}

/* Marks that were typed must be there; where none was typed any will do. */
static gboolean
token_matches (const char *typed,
               const char *token,
               gboolean prefix,
               NbSearchMode mode)
{
  while (*typed && *token)
    {
      gunichar t = g_utf8_get_char (typed), c = g_utf8_get_char (token);

      if (t != c && (mode == NB_SEARCH_EXACT || nb_char_is_marked (t) || nb_char_fold (c) != t))
        return FALSE;
      typed = g_utf8_next_char (typed);
      token = g_utf8_next_char (token);
    }
  return !*typed && (prefix || !*token);
}

static gboolean
tokens_match (const Term *term,
              char **tokens,
              NbSearchMode mode)
{
  guint n = g_strv_length (term->typed);
  guint n_tokens = g_strv_length (tokens);

  for (guint i = 0; i + n <= n_tokens; i++)
    {
      guint j = 0;

      while (j < n && token_matches (term->typed[j], tokens[i + j], term->prefix && j == n - 1, mode))
        j++;
      if (j == n)
        return TRUE;
    }
  return FALSE;
}

/* Whether the words stand in the text just as they were typed, as they mostly do: no form has to be made for that. */
static gboolean
stands_plainly (const Term *term,
                const char *text)
{
  gsize length = strlen (term->plain);

  for (const char *p = text; (p = strstr (p, term->plain)); p++)
    {
      gboolean begins = p == text || !is_word_char (g_utf8_get_char (g_utf8_prev_char (p)));

      if (begins && (term->prefix || !p[length] || !is_word_char (g_utf8_get_char (p + length))))
        return TRUE;
    }
  return FALSE;
}

/* A text and, once they are needed, its tokens. */
typedef struct
{
  const char  *text;
  NbSearchMode mode;
  GStrv        tokens;
} Field;

static gboolean
field_matches (Field *field,
               const Term *term)
{
  if (stands_plainly (term, field->text))
    return TRUE;
  if (!field->tokens)
    {
      g_autofree char *form = comparable (field->text, field->mode);

      field->tokens = split_tokens (form);
    }
  return tokens_match (term, field->tokens, field->mode);
}

static gboolean
fields_match (const NbWords *self,
              Field *title,
              Field *body)
{
  gboolean group = FALSE;

  for (guint i = 0; i < self->terms->len; i++)
    {
      const Term *term = g_ptr_array_index (self->terms, i);
      gboolean matches;

      /* the index has seen to exclusions that need no check, and one alternative that matches is enough */
      if (group || (term->negative && !term->check))
        matches = FALSE;
      else
        matches = field_matches (title, term) || field_matches (body, term);

      if (term->negative)
        {
          if (matches)
            return FALSE;
          continue;
        }
      group |= matches;
      if (term->or_next)
        continue;
      if (!group)
        return FALSE;
      group = FALSE;
    }
  return TRUE;
}

/**
 * nb_words_check:
 * @title: (nullable):
 * @body: (nullable):
 *
 * Returns: whether an article that the index found really matches
 */
gboolean
nb_words_check (const NbWords *self,
                const char *title,
                const char *body)
{
  Field title_field = { title ? title : "", self->mode, NULL }, body_field = { body ? body : "", self->mode, NULL };
  gboolean matches = fields_match (self, &title_field, &body_field);

  g_strfreev (title_field.tokens);
  g_strfreev (body_field.tokens);
  return matches;
}
