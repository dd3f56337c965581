/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The byline: where credits stand in an article: behind it, at the end of its last paragraph, below its title, or where the
 * page says so. Works on one NbReading; no state of its own. */

#include "extract/nb-body.h"

#include "extract/nb-credit.h"
#include "extract/nb-furniture.h"
#include "extract/nb-lines.h"

#include "base/nb-text.h"

#include <string.h>

#define BYLINE_WORDS 24
#define LEAD_BYLINE_WORDS 8
#define REACH 12              /* lines behind the text in which a name may be a byline */
#define PEN_REACH 2           /* … where nothing but its form tells that it is a name */
#define TEASER_SHARE 5        /* a byline stands below four fifths of the text */
#define TAIL_TOKENS 16        /* of a credit behind the last full stop */

static const char *
rule_of (const NbCredit *credit)
{
  return credit->kind == NB_CREDIT_SAID ? "byline.credit" : "byline.last-line";
}

static void
take (NbReading *reading,
      const NbCredit *credit,
      const char *rule,
      double confidence)
{
  NbArticle *article = reading->article;

  article->byline = nb_tokens_dup (reading->tokens, credit->first, credit->last);
  article->byline_evidence = nb_tokens_evidence (reading->tokens, credit->first, credit->last, rule, confidence);
}

static gboolean
parse_line (const NbReading *reading,
            const NbLine *line,
            NbCredit *credit)
{
  return line->n_words > 0 && line->n_words <= BYLINE_WORDS && nb_credit_parse (reading, line->first, line->last, credit);
}

/* Whether the line may be one by what it was found to be so far. */
static gboolean
is_open (const NbLine *line)
{
  return line->class == NB_LINE_UNKNOWN || (line->class == NB_LINE_CAPTION && line->hint != NB_HINT_CAPTION)
         || (line->class == NB_LINE_BOILERPLATE && line->hint == NB_HINT_AUTHOR && !line->outside);
}

/* "Tin, ảnh: …" ends the article even if a long line of the imprint follows. */
static guint
find_said (const NbReading *reading,
           guint last,
           NbCredit *credit)
{
  for (guint i = last / 2 + 1; i < reading->lines->len; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);

      if (is_open (line) && line->n_words <= BYLINE_WORDS && parse_line (reading, line, credit) && credit->kind == NB_CREDIT_SAID)
        return i;
    }
  return reading->lines->len;
}

/* Whether a line of a name is told from a heading by what stands around it: a whole sentence above, and no more than a
 * teaser, notes or an imprint below. */
static gboolean
is_between_text_and_teaser (const NbReading *reading,
                            guint index,
                            guint words_below,
                            guint words)
{
  const NbLine *above = nb_reading_line (reading, index - 1);
  const NbLine *below = index + 1 < reading->lines->len ? nb_reading_line (reading, index + 1) : NULL;

  if (!nb_line_is_prose (above) && above->class != NB_LINE_CAPTION && above->class != NB_LINE_BOILERPLATE)
    return FALSE;
  if (words_below * TEASER_SHARE > words)
    return FALSE;
  return words_below <= 40 || !below || below->class == NB_LINE_BOILERPLATE || below->class == NB_LINE_UNKNOWN;
}

/* A name with a teaser of the next article, a list of sources or an address behind it. */
static guint
find_above_teaser (const NbReading *reading,
                   guint last,
                   NbCredit *credit)
{
  guint words = 0, below = 0, n = reading->lines->len;

  for (guint i = 0; i < n; i++)
    if (nb_line_is_prose (nb_reading_line (reading, i)))
      words += nb_reading_line (reading, i)->n_words;
  for (guint i = last + 1; i-- > 1; )
    {
      const NbLine *line = nb_reading_line (reading, i);

      if (nb_line_is_prose (line))
        {
          below += line->n_words;
          if (below * TEASER_SHARE > words)
            break;
        }
      else if (line->class == NB_LINE_UNKNOWN && line->hint != NB_HINT_HEADING && below > 0 && parse_line (reading, line, credit)
               && credit->kind >= NB_CREDIT_PEN && is_between_text_and_teaser (reading, i, below, words))
        return i;
    }
  return n;
}

/* The first line of a name below the last paragraph. */
static guint
find_below (const NbReading *reading,
            guint last,
            NbCredit *credit)
{
  guint between = 0, n = reading->lines->len;

  for (guint i = last + 1; i < n && between <= REACH; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);

      if (line->class == NB_LINE_DATE || (line->class == NB_LINE_BOILERPLATE && line->hint != NB_HINT_AUTHOR))
        {
          between += line->n_words > 1;
          continue;
        }
      if (is_open (line) && parse_line (reading, line, credit))
        {
          if (credit->kind >= NB_CREDIT_PERSON || line->hint == NB_HINT_AUTHOR || (credit->kind == NB_CREDIT_PEN && between <= PEN_REACH)
              || (between == 0 && !(nb_lines_features (reading, line) & NB_LINE_IS_UPPER)))
            return i;
        }
      else if (line->class == NB_LINE_CAPTION || nb_furniture_is_credited (reading, line))
        continue;
      between++;
    }
  return n;
}

/* Between the lead and the text. */
static guint
find_below_lead (const NbReading *reading,
                 guint first,
                 NbCredit *credit)
{
  for (guint i = first + 1; i < reading->lines->len && !reading->is_html; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);

      if (nb_line_is_prose (line) || !nb_line_is_prose (line - 1) || !(nb_lines_features (reading, line - 1) & NB_LINE_ENDS_SENTENCE))
        break;
      if (line->class == NB_LINE_UNKNOWN && line->n_words <= LEAD_BYLINE_WORDS && parse_line (reading, line, credit) && credit->kind >= NB_CREDIT_PERSON)
        return i;
    }
  return reading->lines->len;
}

/* Between the title and the text. */
static guint
find_above (const NbReading *reading,
            guint first,
            NbCredit *credit)
{
  gboolean below_title = FALSE;

  for (guint i = 0; i < first; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);

      if (line->class == NB_LINE_TITLE)
        below_title = TRUE;
      else if ((line->class == NB_LINE_UNKNOWN || line->class == NB_LINE_DATE) && !line->outside && !nb_furniture_is_section (reading, line) && parse_line (reading, line, credit)
               && credit->kind >= (below_title ? NB_CREDIT_PEN : NB_CREDIT_SAID) && (credit->kind != NB_CREDIT_PEN || i + 3 > first))
        return i;
    }
  return reading->lines->len;
}

/* A credit behind the last full stop of the last paragraph: "… đề ra. Văn Nghị", "… (Lan Chi)". */
static gboolean
try_end_of_text (NbReading *reading,
                 NbLine *line)
{
  static const char *const shortened[] = { "tp", "ts", "ths", "pgs", "gs", "tx", "tt", "p", "q", "st", "th", "đ", NULL };
  const NbTokens *t = reading->tokens;
  guint stop = 0, lowest = line->last > line->first + TAIL_TOKENS ? line->last - TAIL_TOKENS : line->first + 4, end = line->last;
  NbCredit credit;

  while (end > lowest && nb_tokens_is_mark (t, end - 1, ".)"))
    end--;
  for (guint i = end; i-- > lowest && !stop; )
    if (nb_tokens_is_mark (t, i, "!?…”") || (nb_tokens_is_mark (t, i, "/") && nb_tokens_is_mark (t, i - 1, ".")) || (nb_tokens_is_mark (t, i, ".") && !nb_tokens_is_any (t, i - 1, shortened)
                                              && !(nb_tokens_is_word (t, i - 1) && t->v[i - 1].end - t->v[i - 1].start == 1)))
      stop = i;
    else if (nb_tokens_is_mark (t, i, "(") && nb_tokens_is_mark (t, line->last - 1, ")") && nb_tokens_is_mark (t, i - 1, ".!?…”/"))
      stop = i - 1;
  if (!stop || stop + 1 >= end)
    return FALSE;
  /* a sentence of a name is no credit: its full stop ends it */
  if (end < line->last && nb_tokens_is_mark (t, end, ".") && !nb_tokens_is_mark (t, stop, "/"))
    return FALSE;
  if (!nb_credit_parse (reading, stop + 1, line->last, &credit))
    return FALSE;
  if (credit.kind == NB_CREDIT_OFFICE && !nb_tokens_is_mark (t, stop + 1, "("))
    return FALSE;
  take (reading, &credit, "byline.end-of-text", 0.7);
  line->last = stop + 1;
  line->end = t->v[stop].end;
  line->byte_end = t->v[stop].byte_end;
  line->measured = FALSE;
  return TRUE;
}

/* What a page's metadata say, unless it is the site that speaks. */
static char *
clean_author (const NbReading *reading,
              const char *name)
{
  static const char *const nobody[] = { "admin", "administrator", "quantri", "quản trị", "quản trị viên", "webmaster", "editor", "superuser", "root", "user", "host", "biên tập viên",
                                        "ban quản trị", "unknown", "system", NULL };
  g_autofree char *text = nb_text_normalise (name, -1);
  g_autofree char *key = nb_text_key (text, -1);
  g_autofree char *site = reading->meta.site_name ? nb_text_key (reading->meta.site_name, -1) : NULL;

  if (!*key || g_strv_contains (nobody, key) || strstr (key, "://") || strchr (key, '@') || g_str_has_prefix (key, "admin"))
    return NULL;
  if ((site && (strcmp (site, key) == 0 || strstr (site, key))) || (reading->host && strstr (reading->host, key)))
    return NULL;
  if (g_str_has_prefix (key, "cổng thông tin") || g_str_has_prefix (key, "trang thông tin") || g_str_has_prefix (key, "báo "))
    return NULL;
  return g_steal_pointer (&text);
}

static void
read_metadata (NbReading *reading)
{
  NbArticle *article = reading->article;
  const char *name = reading->origin->byline ? reading->origin->byline : reading->meta.author;

  if (!name || article->byline)
    return;
  article->byline = clean_author (reading, name);
  if (article->byline)
    article->byline_evidence = nb_evidence_new (0, 0, article->byline, "byline.metadata", 0.8);
}

/* What follows a byline is no longer the article. */
static void
end_article (NbReading *reading,
             guint index)
{
  for (guint i = index + 1; i < reading->lines->len; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if (line->hint != NB_HINT_CAPTION)
        line->class = NB_LINE_BOILERPLATE;
    }
}

static void
find_by_hint (NbReading *reading)
{
  for (guint i = 0; i < reading->lines->len && !reading->article->byline; i++)
    {
      NbLine *line = nb_reading_line (reading, i);
      NbCredit credit;

      if (line->hint == NB_HINT_AUTHOR && !line->outside && line->class != NB_LINE_TITLE && parse_line (reading, line, &credit))
        {
          line->class = NB_LINE_BYLINE;
          take (reading, &credit, rule_of (&credit), 0.9);
        }
    }
}

/**
 * nb_byline_find:
 *
 * Behind the text first, then where the page marks an author, below the title, at the end of the last paragraph, then what
 * the page's metadata say.
 */
void
nb_byline_find (NbReading *reading)
{
  guint n = reading->lines->len, last = n, first = n, found;
  NbCredit credit;

  for (guint i = 0; i < n; i++)
    if (nb_line_is_prose (nb_reading_line (reading, i)))
      {
        first = MIN (first, i);
        last = i;
      }
  if (last == n)
    {
      find_by_hint (reading);
      read_metadata (reading);
      return;
    }
  found = find_said (reading, last, &credit);
  if (found == n)
    found = find_below (reading, last, &credit);
  if (found == n)
    found = find_above_teaser (reading, last, &credit);
  if (found < n)
    {
      nb_reading_line (reading, found)->class = NB_LINE_BYLINE;
      take (reading, &credit, rule_of (&credit), credit.kind == NB_CREDIT_SAID ? 0.95 : 0.85);
      end_article (reading, found);
      return;
    }
  find_by_hint (reading);
  if (!reading->article->byline && ((found = find_above (reading, first, &credit)) < n || (found = find_below_lead (reading, first, &credit)) < n))
    {
      /* "Thu Ổi 14/10/2021 - 11:52" is the page's date as well */
      if (nb_reading_line (reading, found)->class != NB_LINE_DATE)
        nb_reading_line (reading, found)->class = NB_LINE_BYLINE;
      take (reading, &credit, credit.kind == NB_CREDIT_SAID ? "byline.credit" : "byline.below-title", 0.75);
    }
  if (!reading->article->byline)
    try_end_of_text (reading, nb_reading_line (reading, last));
  read_metadata (reading);
}
