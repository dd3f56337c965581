/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The title: what the page says it is, its heading, or the line before the text; otherwise one made from the lead.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-body.h"

#include "extract/nb-credit.h"
#include "extract/nb-furniture.h"
#include "extract/nb-line-cuts.h"
#include "extract/nb-lines.h"

#include "base/nb-text.h"

#include <string.h>

#define TITLE_WORDS_MIN 3
#define HEADING_WORDS_MIN 2   /* where the markup says that it is one */
#define TITLE_WORDS_MAX 40
#define LONG_TITLE_WORDS 24
#define FULL_TITLE_WORDS 14   /* more words make a line no more of a title */
#define TAG_SCORE 100
#define LAST_RESORT 4         /* better than none */
#define GOOD_SCORE 10         /* five words */
#define CAPTION_MALUS 24
#define WITHIN_TOKENS 12
#define WITHIN_LINES 12
#define SAME_TOKENS 6
#define SITE_WORDS 12
#define SITELESS_BYTES 20     /* of a page's title must be left when the site's name is gone */
#define REACH 40              /* lines above the text */
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

/* "Báo X", "Trang thông tin …", "dantri.com.vn", the site's own name: what page titles have before or behind a bar. */
static gboolean
names_site (const NbReading *reading,
            const char *part)
{
  static const char *const heads[] = { "báo ", "cổng ", "trang ", "tạp chí ", "đài ", "website", "đảng bộ ", "ubnd ", "ủy ban ", "chi tiết", "tin tức", "kênh ", "home", "tin ", "thông tin " };
  g_autofree char *key = nb_text_key (part, -1);
  g_autofree char *site = reading->meta.site_name ? nb_text_key (reading->meta.site_name, -1) : NULL;
  const char *dot = strchr (key, '.');
  guint words = 1;

  for (const char *p = key; *p; p++)
    words += *p == ' ';
  if (site && *site && (strcmp (site, key) == 0 || g_str_has_prefix (site, key)))
    return TRUE;
  if (words <= SITE_WORDS && !g_str_has_prefix (key, "báo cáo") && !g_str_has_prefix (key, "báo chí") && !g_str_has_prefix (key, "trang trọng"))
    for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
      if (g_str_has_prefix (key, heads[i]))
        return TRUE;
  return (dot && dot[1] && dot[1] != ' ' && !strchr (key, ' ')) || g_str_has_suffix (key, "online") || g_str_has_suffix (key, "điện tử");
}

/* Cuts the site's name off both ends of a page's title, as long as enough is left. */
static char *
without_site (const NbReading *reading,
              const char *title)
{
  static const char *const separators[] = { " | ", " - ", " – ", " :: ", " » ", "|" };
  g_autofree char *left = g_strdup (title);

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      gsize length = strlen (separators[i]);
      const char *at;

      while ((at = g_strrstr (left, separators[i])) && at - left > SITELESS_BYTES && names_site (reading, at + length))
        left[at - left] = '\0';
      while ((at = strstr (left, separators[i])) && strlen (at + length) > SITELESS_BYTES)
        {
          g_autofree char *head = g_strndup (left, at - left);
          char *rest;

          if (!names_site (reading, head))
            break;
          rest = g_strdup (at + length);
          g_free (left);
          left = rest;
        }
    }
  return g_steal_pointer (&left);
}

static gboolean find_before_text (NbReading *reading);

/* "Chi tiết tin", "BÁO … ONLINE": what a site calls all of its pages. */
static gboolean
is_general (const NbReading *reading,
            const char *title)
{
  static const char *const heads[] = { "cổng thông tin", "trang thông tin", "website", "chi tiết", "tạp chí ", "báo điện tử" };
  g_autofree char *key = nb_text_key (title, -1);
  g_autofree char *site = reading->meta.site_name ? nb_text_key (reading->meta.site_name, -1) : NULL;
  guint words = 1;

  for (const char *p = title; *p; p++)
    words += *p == ' ';
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    if (g_str_has_prefix (key, heads[i]))
      return TRUE;
  return words < 5 || g_str_has_suffix (key, "online") || g_str_has_suffix (key, "điện tử") || (site && strcmp (site, key) == 0);
}

/* Whether a line is all that the page's title says but for the site's name. */
static gboolean
is_all_of (const NbReading *reading,
           const NbLine *line,
           const char *title)
{
  g_autofree char *bare = without_site (reading, title);
  g_autofree char *key = nb_text_key (bare, -1);
  g_autofree char *words = line_key (reading, line);

  return strcmp (key, words) == 0;
}

static NbLine *
find_heading (NbReading *reading)
{
  for (guint i = 0; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if (line->hint == NB_HINT_TITLE && line->n_words >= HEADING_WORDS_MIN && !line->outside && !nb_furniture_is_masthead (reading, line)
          && !nb_furniture_is_section (reading, line))
        return line;
    }
  return NULL;
}

static gboolean
find_by_markup (NbReading *reading)
{
  NbLine *heading = find_heading (reading);
  gboolean has_own = reading->meta.title && !is_general (reading, reading->meta.title);

  if (reading->meta.title)
    {
      NbLine *line = find_named (reading, reading->meta.title);

      /* a heading of its own says more than a line that the page's title, in passing, holds */
      if (line && line != heading && (nb_furniture_is_masthead (reading, line) || nb_furniture_is_section (reading, line)
                                      || (heading && line->hint != NB_HINT_TITLE && !is_all_of (reading, line, reading->meta.title))))
        line = NULL;
      if (line)
        {
          set_title (reading, line, "title.page", 0.98);
          return TRUE;
        }
    }
  if (heading)
    {
      set_title (reading, heading, "title.h1", 0.95);
      return TRUE;
    }
  if (reading->meta.title && !has_own && find_before_text (reading))
    return TRUE;
  if (reading->meta.title && g_utf8_strlen (reading->meta.title, -1) > 12)
    {
      g_autofree char *title = without_site (reading, reading->meta.title);

      set_outside_title (reading, title, "title.metadata", has_own ? 0.8 : 0.4);
      return TRUE;
    }
  return FALSE;
}

static gboolean
has_prose (const NbReading *reading)
{
  for (guint i = 0; i < reading->lines->len; i++)
    if (nb_line_is_prose (nb_reading_line (reading, i)))
      return TRUE;
  return FALSE;
}

/* What a line before the text is instead of its title. */
static gboolean
is_something_else (const NbReading *reading,
                   guint index,
                   gboolean behind_title)
{
  static const char *const captions[] = { "quang cảnh", "toàn cảnh", "ảnh :", "hình ảnh :", "chú thích ảnh", NULL };
  static const char *const picture[] = { "chú thích ảnh", "image", NULL };
  static const char *const labels[] = { "kỳ", "bài", NULL };
  const NbLine *line = nb_reading_line (reading, index);
  const NbTokens *t = reading->tokens;
  NbCredit credit;

  /* "Kỳ 1:", the rest of which is on the next line */
  if (nb_tokens_is_any (t, line->first, labels) && line->n_words <= 2)
    return TRUE;
  if (nb_lines_has_prefix (reading, line, captions) && line->n_words <= 12)
    return TRUE;
  if (index > 0 && nb_lines_is_whole (reading, nb_reading_line (reading, index - 1), picture))
    return TRUE;
  /* an author stands below a title; above one, capitals are a title of a few words */
  if (line->n_words <= 8 && nb_credit_parse (reading, line->first, line->last, &credit)
      && credit.kind >= (behind_title ? NB_CREDIT_PERSON : NB_CREDIT_SAID))
    return TRUE;
  return nb_line_opens_text (t, line->first, line->last, TRUE);
}

/* How much a line before the text looks like its title; 0: not at all. */
static int
score_title (const NbReading *reading,
             guint index,
             guint distance,
             gboolean behind_title)
{
  static const char *const tags[] = { "tag :", "tags :", "thẻ :", "từ khóa :", "chủ đề :", "chuyên mục :", NULL };
  static const char *const counts[] = { "tìm thấy", "có", NULL };
  const NbLine *line = nb_reading_line (reading, index), *below = index + 1 < reading->lines->len ? line + 1 : NULL;
  guint features = nb_lines_features (reading, line);
  const NbTokens *t = reading->tokens;
  int score = 2 * MIN (line->n_words, FULL_TITLE_WORDS);
  guint repeated = 0;

  /* a page of a tag is named by it */
  if (!reading->is_html && below && line->n_words <= FULL_TITLE_WORDS && nb_lines_has_prefix (reading, line, tags)
      && (nb_lines_has_prefix (reading, below, counts) || !has_prose (reading)))
    return TAG_SCORE;
  if (line->class != NB_LINE_UNKNOWN || line->n_words < TITLE_WORDS_MIN || line->n_words > TITLE_WORDS_MAX)
    return 0;
  if (!(features & NB_LINE_HAS_WORDS) || nb_tokens_is_mark (t, line->first, "*-+•|(") || is_something_else (reading, index, behind_title))
    return 0;
  if (nb_tokens_is_mark (t, line->last - 1, ";,:"))
    return 0;
  /* a greeting on a banner */
  if (nb_tokens_is_mark (t, line->last - 1, "!") && nb_tokens_is_mark (t, line->last - 2, "!"))
    return 0;
  for (guint i = 0; i < reading->lines->len && i < index + 8; i++)
    repeated += i != index && nb_reading_line (reading, i)->n_words == line->n_words
                && nb_lines_hash (reading, nb_reading_line (reading, i)) == nb_lines_hash (reading, line);
  if (nb_tokens_is_mark (t, line->last - 1, ".") && !nb_tokens_is_mark (t, line->last - 2, ".") && !repeated)
    return 0;
  if (nb_furniture_is_masthead (reading, line))
    return 1;
  if (nb_furniture_is_section (reading, line))
    return line->n_words > 5 ? LAST_RESORT : 1;
  if (line->hint == NB_HINT_HEADING)
    score += 16;
  if (features & NB_LINE_IS_UPPER)
    score -= 4;
  if (repeated)
    score += 12;
  if (below && (below->class == NB_LINE_DATE || nb_line_is_prose (below)))
    score += 6;
  /* a breadcrumb that was made a list */
  if (nb_tokens_is_number (t, line->first) && nb_tokens_is_mark (t, line->first + 1, ".") && nb_tokens_is_spaced (t, line->first + 2))
    score -= 14;
  /* so long a line is a paragraph that lost its full stop, if anything else can be the title */
  if (line->n_words > LONG_TITLE_WORDS)
    score -= line->n_words - LONG_TITLE_WORDS;
  if (features & NB_LINE_TWO_SENTENCES)
    score -= 12;
  return MAX (2, score - (int) MIN (distance > 4 ? distance - 4 : 0, 8));
}

/* A title that was broken in two: the second part goes on in small letters, or both are capitals. */
static void
join_broken (NbReading *reading,
             guint index)
{
  NbLine *line = nb_reading_line (reading, index);
  const NbTokens *t = reading->tokens;

  while (index + 1 < reading->lines->len)
    {
      const NbLine *next = nb_reading_line (reading, index + 1);
      gboolean both_upper = (nb_lines_features (reading, line) & NB_LINE_IS_UPPER) && (nb_lines_features (reading, next) & NB_LINE_IS_UPPER);

      /* what ran together was cut for a reason */
      if (next->byte == line->byte_end)
        return;
      if (next->gap || next->class != NB_LINE_UNKNOWN || next->n_words == 0 || next->n_words + line->n_words > TITLE_WORDS_MAX
          || nb_lines_hash (reading, next) == nb_lines_hash (reading, line))
        return;
      if (!both_upper && (!nb_tokens_is_word (t, next->first) || nb_tokens_is_capital (t, next->first)))
        return;
      /* the title is one line of the text from now on */
      for (guint32 byte = line->byte_end; byte < next->byte; byte++)
        if (reading->article->text[byte] == '\n')
          reading->article->text[byte] = ' ';
      line->byte_end = next->byte_end;
      line->end = next->end;
      line->last = next->last;
      line->n_words += next->n_words;
      g_array_remove_index (reading->lines, index + 1);
      line = nb_reading_line (reading, index);
    }
}

/* Whether the words of a line stand in another from one of its first tokens on: the token behind them, or 0. */
static guint
find_within (const NbReading *reading,
             const NbLine *line,
             const NbLine *inner)
{
  const NbTokens *t = reading->tokens;
  guint length = inner->last - inner->first;

  for (guint i = line->first; i < line->first + WITHIN_TOKENS && i + length <= line->last; i++)
    {
      guint k = 0;

      while (k < length && t->v[i + k].kind == t->v[inner->first + k].kind
             && strcmp (nb_tokens_key (t, i + k), nb_tokens_key (t, inner->first + k)) == 0)
        k++;
      if (k == length)
        return i + length;
    }
  return 0;
}

static gboolean
same_beginning (const NbTokens *t,
                guint a,
                guint b)
{
  for (guint i = 0; i < SAME_TOKENS; i++)
    if (a + i >= t->n || b + i >= t->n || strcmp (nb_tokens_key (t, a + i), nb_tokens_key (t, b + i)) != 0)
      return FALSE;
  return TRUE;
}

/* A line that holds section, title and perhaps lead with no more than spaces between, and they follow once more: the title
 * is taken where it stands by itself, and what stands above it goes. */
static gboolean
find_again_below (NbReading *reading,
                  guint index)
{
  NbLine *line = nb_reading_line (reading, index);

  for (guint i = index + 1; i < reading->lines->len && i <= index + WITHIN_LINES; i++)
    {
      NbLine *inner = nb_reading_line (reading, i);
      guint behind = inner->class == NB_LINE_UNKNOWN && inner->n_words > TITLE_WORDS_MIN && inner->n_words <= LONG_TITLE_WORDS
                     ? find_within (reading, line, inner) : 0;

      if (!behind)
        continue;
      if (behind < line->last)
        {
          line->first = behind;
          line->start = reading->tokens->v[behind].start;
          line->byte = reading->tokens->v[behind].byte;
        }
      else
        line->class = NB_LINE_BOILERPLATE;
      for (guint above = index; above < i; above++)
        for (guint k = i + 1; k < reading->lines->len && k <= i + WITHIN_LINES; k++)
          if (same_beginning (reading->tokens, nb_reading_line (reading, above)->first, nb_reading_line (reading, k)->first))
            nb_reading_line (reading, above)->class = NB_LINE_BOILERPLATE;
      set_title (reading, inner, "title.first-line", 0.8);
      return TRUE;
    }
  return FALSE;
}

/* "Xã hội Kỳ 1: …" */
static gboolean
begins_with_section (const NbReading *reading)
{
  NbLine head = *nb_reading_line (reading, 0);

  head.last = MIN (head.last, head.first + 2);
  head.n_words = 2;
  return nb_furniture_is_section (reading, &head);
}

static gboolean
find_before_text (NbReading *reading)
{
  static const char *const captioned[] = { "các đại biểu", "đại biểu", "lãnh đạo", "đồng chí", "các đồng chí", "ông", "bà", "đoàn công tác", "đại diện", "một góc", "người dân", NULL };
  guint n = reading->lines->len, first = 0, best = n;
  int best_score = 3;

  while (first < n && !nb_line_is_prose (nb_reading_line (reading, first)))
    first++;
  if (first == n)
    first = MIN (n, 12);
  for (guint i = first > REACH ? first - REACH : 0; i < first; i++)
    {
      int score = score_title (reading, i, first - i, best_score >= GOOD_SCORE);

      /* of two that look alike the first is the title, the second a caption or a lead */
      if (best_score >= GOOD_SCORE)
        score -= i + 1 < n && nb_reading_line (reading, i + 1)->class != NB_LINE_DATE && nb_lines_has_prefix (reading, nb_reading_line (reading, i), captioned)
                 ? CAPTION_MALUS : 2;
      if (score > best_score)
        {
          best = i;
          best_score = score;
        }
    }
  if (best == n)
    return !reading->is_html && first == 0 && n > 1 && find_again_below (reading, 0);
  if (!reading->is_html && best == 0 && n > 1 && begins_with_section (reading) && find_again_below (reading, 0))
    return TRUE;
  if (!reading->is_html)
    {
      /* the first part of it may be above */
      while (best > 0 && !nb_reading_line (reading, best)->gap && nb_reading_line (reading, best - 1)->class == NB_LINE_UNKNOWN
             && nb_reading_line (reading, best - 1)->byte_end != nb_reading_line (reading, best)->byte
             && nb_reading_line (reading, best - 1)->n_words >= TITLE_WORDS_MIN
             && !nb_furniture_is_section (reading, nb_reading_line (reading, best - 1))
             && !nb_furniture_is_masthead (reading, nb_reading_line (reading, best - 1))
             && nb_lines_hash (reading, nb_reading_line (reading, best - 1)) != nb_lines_hash (reading, nb_reading_line (reading, best))
             && ((nb_lines_features (reading, nb_reading_line (reading, best)) & nb_lines_features (reading, nb_reading_line (reading, best - 1)) & NB_LINE_IS_UPPER)
                 || (nb_tokens_is_word (reading->tokens, nb_reading_line (reading, best)->first)
                     && !nb_tokens_is_capital (reading->tokens, nb_reading_line (reading, best)->first))))
        best--;
      join_broken (reading, best);
    }
  set_title (reading, nb_reading_line (reading, best), "title.first-line", nb_reading_line (reading, best)->n_words >= 6 ? 0.9 : 0.6);
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
