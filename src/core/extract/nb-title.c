/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title: what the page says it is, its heading, or the line before the text; otherwise one made from the lead.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-body.h"

#include "extract/nb-lines.h"

#include "base/nb-text.h"

#include <string.h>

#define TITLE_WORDS_MIN 3
#define TITLE_WORDS_MAX 40
#define LONG_TITLE_WORDS 24
#define DERIVED_CHARS 110

static char *
line_key (const NbReading *reading,
          const NbLine *line)
{
  return nb_text_key (reading->tokens->text + line->byte, line->byte_end - line->byte);
}

static void
set_title (NbReading *reading,
           NbLine *line,
           const char *rule,
           double confidence)
{
  NbArticle *article = reading->article;

  line->class = NB_LINE_TITLE;
  article->title = g_strndup (reading->tokens->text + line->byte, line->byte_end - line->byte);
  article->title_evidence = nb_evidence_new (line->start, line->end, article->title, rule, confidence);
}

static void
set_outside_title (NbReading *reading,
                   const char *title,
                   const char *rule,
                   double confidence)
{
  reading->article->title = g_strdup (title);
  reading->article->title_evidence = nb_evidence_new (0, 0, title, rule, confidence);
}

/* The line that the page's own title consists of, or begins or ends with (the site's name stands on the other side). */
static NbLine *
find_named (NbReading *reading,
            const char *title)
{
  g_autofree char *key = nb_text_key (title, -1);
  gsize length = strlen (key);
  NbLine *best = NULL;

  for (guint i = 0; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);
      gsize bytes = line->byte_end - line->byte;
      g_autofree char *words = NULL;

      if (bytes > length + 8 || bytes * 5 < length * 2 || bytes < 8 || line->n_words < 2)
        continue;
      words = line_key (reading, line);
      if ((g_str_has_prefix (key, words) || g_str_has_suffix (key, words))
          && (!best || line->byte_end - line->byte > best->byte_end - best->byte
              || (line->hint == NB_HINT_TITLE && best->hint != NB_HINT_TITLE)))
        best = line;
    }
  return best;
}

static char *
without_site (const NbReading *reading,
              const char *title)
{
  static const char *const separators[] = { " | ", " - ", " – ", " :: ", " » " };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      const char *at = g_strrstr (title, separators[i]);
      const char *tail = at ? at + strlen (separators[i]) : NULL;

      if (at && at - title > 20
          && ((reading->meta.site_name && g_str_equal (tail, reading->meta.site_name)) || g_str_has_prefix (tail, "Báo ")
              || g_str_has_prefix (tail, "Cổng ") || g_str_has_prefix (tail, "Trang ") || strchr (tail, '.')))
        return g_strndup (title, at - title);
    }
  return g_strdup (title);
}

static gboolean find_before_text (NbReading *reading);

/* "Chi tiết tin": what a site calls all of its pages. */
static gboolean
is_general (const char *title)
{
  guint words = 1;

  for (const char *p = title; *p; p++)
    words += *p == ' ';
  return words < 5;
}

static gboolean
find_by_markup (NbReading *reading)
{
  if (reading->meta.title)
    {
      NbLine *line = find_named (reading, reading->meta.title);

      if (line)
        {
          set_title (reading, line, "title.page", 0.98);
          return TRUE;
        }
    }
  for (guint i = 0; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if (line->hint == NB_HINT_TITLE && line->n_words >= TITLE_WORDS_MIN && !line->outside)
        {
          set_title (reading, line, "title.h1", 0.95);
          return TRUE;
        }
    }
  if (reading->meta.title && is_general (reading->meta.title) && find_before_text (reading))
    return TRUE;
  if (reading->meta.title && g_utf8_strlen (reading->meta.title, -1) > 12)
    {
      g_autofree char *title = without_site (reading, reading->meta.title);

      set_outside_title (reading, title, "title.metadata", 0.8);
      return TRUE;
    }
  return FALSE;
}

/* How much a line before the text looks like its title; 0: not at all. */
static int
score_title (const NbReading *reading,
             const NbLine *line,
             guint distance)
{
  guint features = nb_lines_features (reading, line);
  const NbTokens *t = reading->tokens;
  int score = MIN (line->n_words, 14);

  if (line->class != NB_LINE_UNKNOWN || line->n_words < TITLE_WORDS_MIN || line->n_words > TITLE_WORDS_MAX)
    return 0;
  if (!(features & NB_LINE_HAS_WORDS) || nb_tokens_is_mark (t, line->first, "*-+•|"))
    return 0;
  if (nb_tokens_is_mark (t, line->last - 1, ".;,:") && !nb_tokens_is_mark (t, line->last - 2, "."))
    return 0;
  /* a greeting on a banner */
  if (nb_tokens_is_mark (t, line->last - 1, "!") && nb_tokens_is_mark (t, line->last - 2, "!"))
    return 0;
  if (line->hint == NB_HINT_HEADING)
    score += 8;
  if (features & NB_LINE_IS_UPPER)
    score -= 2;
  /* so long a line is a paragraph that lost its full stop, if anything else can be the title */
  if (line->n_words > LONG_TITLE_WORDS)
    score -= line->n_words - LONG_TITLE_WORDS;
  if (features & NB_LINE_TWO_SENTENCES)
    score -= 6;
  return MAX (1, score * 2 - (int) MIN (distance, 10));
}

static gboolean
find_before_text (NbReading *reading)
{
  guint n = reading->lines->len, first = 0;
  NbLine *best = NULL;
  int best_score = 0;

  while (first < n && !nb_line_is_prose (nb_reading_line (reading, first)))
    first++;
  if (first == n)
    first = MIN (n, 12);
  for (guint i = 0; i < first; i++)
    {
      NbLine *line = nb_reading_line (reading, i);
      int score = score_title (reading, line, first - i);

      if (score > best_score || (score == best_score && score > 0))
        {
          best = line;
          best_score = score;
        }
    }
  if (!best || best_score < 4)
    return FALSE;
  set_title (reading, best, "title.first-line", best->n_words >= 6 ? 0.9 : 0.6);
  return TRUE;
}

/**
 * nb_title_find:
 *
 * Leaves the article without a title if none is printed or said.
 */
void
nb_title_find (NbReading *reading)
{
  if (reading->is_html && find_by_markup (reading))
    return;
  if (reading->origin->title && *reading->origin->title)
    {
      g_autofree char *title = nb_text_normalise (reading->origin->title, -1);
      NbLine *line = find_named (reading, title);

      if (line)
        set_title (reading, line, "title.given", 0.95);
      else
        set_outside_title (reading, title, "title.given", 0.9);
      return;
    }
  find_before_text (reading);
}

/**
 * nb_title_derive:
 *
 * Makes a title of the first sentence of the text.
 */
void
nb_title_derive (NbReading *reading)
{
  NbArticle *article = reading->article;
  const NbTokens *t = reading->tokens;
  const NbLine *line;
  g_autofree char *sentence = NULL;
  guint end;

  if (reading->body_first >= reading->lines->len)
    return;
  line = nb_reading_line (reading, reading->body_first);
  for (end = line->first + 1; end < line->last; end++)
    if (nb_tokens_is_mark (t, end, ".!?…") && end + 1 < line->last && nb_tokens_is_capital (t, end + 1)
        && nb_tokens_is_spaced (t, end + 1) && end > line->first + 4)
      break;
  while (end > line->first + 1 && nb_tokens_is_mark (t, end - 1, ".,;:"))
    end--;
  sentence = nb_tokens_dup (t, line->first, end);
  article->title = nb_text_ellipsize (sentence, DERIVED_CHARS);
  article->title_derived = TRUE;
  article->title_evidence = nb_tokens_evidence (t, line->first, end, "title.first-sentence", 0.5);
}
