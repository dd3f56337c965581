/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who wrote it: a line of names behind the text, or what the page says.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-body.h"

#include "extract/nb-lines.h"

#include "base/nb-text.h"

#include <string.h>

#define BYLINE_WORDS 10

/* What may stand before the names; a picture's credit ("Ảnh: …") is none. */
static const char *const byline_prefixes[] = {
  "tin , ảnh :", "tin , bài :", "bài , ảnh :", "bài và ảnh :", "tin và ảnh :", "tin - ảnh :", "bài - ảnh :", "tin ảnh :", "bài ảnh :",
  "tin :", "bài :", "bài viết :", "thực hiện :", "tác giả :", "tác giả bài viết :", "người viết :", "nhóm pv :", "phóng viên :", "tin / ảnh :", "bài / ảnh :",
  "tin , ảnh", "bài , ảnh", "bài và ảnh", "tin và ảnh", "theo :", "tin , bài , ảnh :", "tin bài :", "tin , clip :", "tin , video :", "biên tập :", NULL
};

/* Words that stand in names of authors without a capital, or join two of them. */
static const char *const joining[] = { "và", "pv", "ctv", "btv", NULL };
static const char *const organisations[] = { "ban", "phòng", "đài", "trung tâm", "trung ương", "hội", "ủy ban", "sở", "huyện", "xã", "tỉnh", "báo", "tạp chí",
                                            "bản tin", "trang tin", "cổng thông tin", NULL };

static guint
skip_prefix (const NbTokens *t,
             const NbLine *line,
             gboolean *had_prefix)
{
  *had_prefix = FALSE;
  for (const char *const *prefix = byline_prefixes; *prefix; prefix++)
    {
      guint n = nb_tokens_match (t, line->first, *prefix);

      if (n && line->first + n < line->last)
        {
          *had_prefix = TRUE;
          return line->first + n;
        }
    }
  return line->first;
}

/* Whether the tokens are one to three names. */
static gboolean
are_names (const NbTokens *t,
           guint first,
           guint last,
           gboolean had_prefix)
{
  guint names = 0, small = 0;

  if (first >= last || last - first > 2 * BYLINE_WORDS)
    return FALSE;
  for (guint i = first; i < last; i++)
    {
      if (nb_tokens_is_number (t, i))
        return FALSE;
      if (t->v[i].kind == NB_TOKEN_MARK)
        {
          if (!nb_tokens_is_mark (t, i, "-–—,&.()/+"))
            return FALSE;
        }
      else if (nb_tokens_is_capital (t, i))
        names++;
      else if (!nb_tokens_is_any (t, i, joining))
        small++;
    }
  if (had_prefix)
    return names >= 1 && small <= 1 && names + small <= BYLINE_WORDS;
  if (names == 0 || small > 0 || names > 8)
    return FALSE;
  /* one word is a pen name only when it is written as one */
  return names >= 2 || (t->v[first].flags & NB_TOKEN_ALL_CAPS);
}

static gboolean
try_line (NbReading *reading,
          NbLine *line)
{
  const NbTokens *t = reading->tokens;
  gboolean had_prefix;
  guint first, last = line->last;

  if (line->n_words > BYLINE_WORDS)
    return FALSE;
  first = skip_prefix (t, line, &had_prefix);
  while (last > first && nb_tokens_is_mark (t, last - 1, "./;,"))
    last--;
  /* "Thanh Hà/ Báo Biên phòng", "Văn Nghị (TTXVN)": where else it was printed */
  for (guint i = first + 2; i + 1 < last; i++)
    if (nb_tokens_is_mark (t, i, "/(") && (nb_tokens_is (t, i + 1, "báo") || nb_tokens_is (t, i + 1, "theo")
                                           || (t->v[i + 1].flags & NB_TOKEN_ALL_CAPS)))
      last = i;
  while (first < last && nb_tokens_is_mark (t, first, "-–—("))
    first++;
  if (last > first && nb_tokens_is_mark (t, last - 1, ")"))
    last--;
  if (!are_names (t, first, last, had_prefix))
    return FALSE;
  for (const char *const *name = organisations; *name && !had_prefix; name++)
    if (nb_tokens_match (t, first, *name) && !(t->v[first].flags & NB_TOKEN_ALL_CAPS))
      return FALSE;
  line->class = NB_LINE_BYLINE;
  reading->article->byline = nb_tokens_dup (t, first, last);
  reading->article->byline_evidence = nb_tokens_evidence (t, first, last,
                                                          had_prefix ? "byline.credit" : "byline.last-line",
                                                          had_prefix ? 0.95 : 0.85);
  return TRUE;
}

/* A name behind the last full stop of the last paragraph: "… đề ra. Văn Nghị". */
static gboolean
try_end_of_text (NbReading *reading,
                 NbLine *line)
{
  const NbTokens *t = reading->tokens;
  guint i = line->last, stop = 0, first;
  gboolean had_prefix = FALSE;
  NbLine tail;

  while (i > line->first && line->last - i < 14)
    {
      i--;
      if (nb_tokens_is_mark (t, i, ".!?…/”"))
        {
          stop = i;
          break;
        }
    }
  if (!stop || stop + 1 >= line->last || line->last - stop > 14)
    return FALSE;
  tail = *line;
  tail.first = stop + 1;
  first = skip_prefix (t, &tail, &had_prefix);
  if (!are_names (t, first, line->last, had_prefix) || line->last - first > 8 || (line->last - first < 2 && !had_prefix))
    return FALSE;
  reading->article->byline = nb_tokens_dup (t, first, line->last);
  reading->article->byline_evidence = nb_tokens_evidence (t, first, line->last, "byline.end-of-text", 0.7);
  line->last = stop + 1;
  line->end = t->v[stop].end;
  line->byte_end = t->v[stop].byte_end;
  return TRUE;
}

/**
 * nb_byline_find:
 *
 * Behind the text first, then where the page marks an author, then what its metadata say. What follows a byline is
 * no longer the article.
 */
void
nb_byline_find (NbReading *reading)
{
  NbArticle *article = reading->article;
  guint n = reading->lines->len, last = n, found = n;

  for (guint i = 0; i < n; i++)
    if (nb_line_is_prose (nb_reading_line (reading, i)))
      last = i;
  /* a byline with a credit ends the article even if a long line of the imprint follows */
  for (guint i = 1; i < n && found == n && last < n; i++)
    {
      NbLine *line = nb_reading_line (reading, i);
      gboolean had_prefix;
      guint first = skip_prefix (reading->tokens, line, &had_prefix);

      if (had_prefix && line->n_words <= BYLINE_WORDS && (line->class == NB_LINE_UNKNOWN || line->class == NB_LINE_CAPTION)
          && i > last / 2 && are_names (reading->tokens, first, line->last, TRUE) && try_line (reading, line))
        found = i;
    }
  /* a line of names with one short line of the imprint behind it */
  if (found == n && last < n && last > 1 && nb_reading_line (reading, last)->n_words <= 20)
    for (guint i = last; i-- > 1 && found == n; )
      {
        NbLine *line = nb_reading_line (reading, i);

        if (line->class == NB_LINE_BOILERPLATE)
          continue;
        if (line->class == NB_LINE_UNKNOWN && line->hint != NB_HINT_HEADING && try_line (reading, line))
          found = i;
        break;
      }
  for (guint i = last + 1; i < n && found == n; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if ((line->class == NB_LINE_UNKNOWN || (line->class == NB_LINE_BOILERPLATE && line->hint == NB_HINT_AUTHOR))
          && try_line (reading, line))
        found = i;
    }
  for (guint i = 0; i < n && !article->byline; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if (line->hint == NB_HINT_AUTHOR && !line->outside && line->class != NB_LINE_TITLE)
        try_line (reading, line);
    }
  if (!article->byline && last < n)
    try_end_of_text (reading, nb_reading_line (reading, last));
  if (!article->byline && (reading->meta.author || reading->origin->byline))
    {
      const char *name = reading->origin->byline ? reading->origin->byline : reading->meta.author;

      article->byline = nb_text_normalise (name, -1);
      article->byline_evidence = nb_evidence_new (0, 0, article->byline, "byline.metadata", 0.8);
    }
  for (guint i = found + 1; i < n; i++)
    {
      NbLine *line = nb_reading_line (reading, i);

      if (line->hint != NB_HINT_CAPTION)
        line->class = NB_LINE_BOILERPLATE;
    }
}
