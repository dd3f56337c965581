/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a document: splitting, and what a line's own words say of it.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-lines.h"

#include "extract/nb-line-cuts.h"

#include "base/nb-char.h"
#include "base/nb-text.h"

#include <string.h>

#define HEAD_LINES 24         /* so far down a title may stand */
#define HEAD_WORDS 30         /* and no further than the first line of so many words */
#define WRAP_MIN 55           /* characters of a line that was broken to fit a column … */
#define WRAP_MAX 100
#define WRAP_ROWS 6           /* … and how many such lines tell that a text was */

static void
trim (const char *text,
      NbLine *line)
{
  while (line->byte < line->byte_end && text[line->byte] == ' ')
    {
      line->byte++;
      line->start++;
    }
  while (line->byte < line->byte_end && text[line->byte_end - 1] == ' ')
    {
      line->byte_end--;
      line->end--;
    }
}

/* Letters are asked for once, when a line is made: each step wants to know. */
static guint
measure (const NbTokens *t,
         const NbLine *line)
{
  guint features = 0, upper = 0, lower = 0, last = line->last;

  for (const char *p = t->text + line->byte; p < t->text + line->byte_end; )
    {
      guint8 class = nb_char_info (nb_utf8_next (&p)).flags;

      if (class & NB_CHAR_MARKED)
        features |= NB_LINE_HAS_MARKS;
      if (class & NB_CHAR_ALPHA)
        {
          features |= NB_LINE_HAS_WORDS;
          upper += (class & NB_CHAR_UPPER) != 0;
          lower += (class & NB_CHAR_LOWER) != 0;
        }
    }
  if (upper > 3 && upper > lower * 10)
    features |= NB_LINE_IS_UPPER;

  while (last > line->first && nb_tokens_is_mark (t, last - 1, "”\"’)]»/|"))
    last--;
  if (last > line->first && nb_tokens_is_mark (t, last - 1, ".!?…;:,"))
    features |= NB_LINE_ENDS_SENTENCE;
  for (guint i = line->first + 2; i + 2 < line->last; i++)
    if (nb_tokens_is_mark (t, i, ".!?") && nb_tokens_is_capital (t, i + 1) && nb_tokens_is_spaced (t, i + 1)
        && t->v[i - 1].kind != NB_TOKEN_MARK && t->v[i - 1].end - t->v[i - 1].start > 2)
      {
        features |= NB_LINE_TWO_SENTENCES;
        break;
      }
  return features;
}

static void
set_tokens (const NbTokens *tokens,
            NbLine *line)
{
  guint words = 0;

  line->first = nb_tokens_at_char (tokens, line->start);
  line->last = nb_tokens_at_char (tokens, line->end);
  for (guint i = line->first; i < line->last; i++)
    words += tokens->v[i].kind == NB_TOKEN_WORD || tokens->v[i].kind == NB_TOKEN_NUMBER;
  line->n_words = MIN (words, G_MAXUINT16);
  line->features = measure (tokens, line);
  line->measured = TRUE;
}

/* Appends what stands before a byte of the line, and leaves the rest in it. */
static void
push_before (NbReading *reading,
             NbLine *line,
             guint32 byte)
{
  const NbTokens *t = reading->tokens;
  NbLine head = *line;

  head.byte_end = byte;
  head.end = head.start + g_utf8_strlen (t->text + head.byte, byte - head.byte);
  line->byte = byte;
  line->start = head.end;
  line->gap = FALSE;
  trim (t->text, &head);
  trim (t->text, line);
  /* one token may stand on both sides of the cut; it is counted with the first */
  set_tokens (t, &head);
  set_tokens (t, line);
  g_array_append_val (reading->lines, head);
}

/* Above the text, a title may have been run together with the page's date and the first sentence. */
static void
split_head (NbReading *reading,
            NbLine *line,
            gboolean is_first)
{
  const NbTokens *t = reading->tokens;
  guint32 fusion = nb_line_cut_fusion (t, line);
  guint stamp, end = 0, title;

  if (fusion)
    {
      push_before (reading, line, fusion);
      return;
    }
  stamp = nb_line_cut_stamp (t, line, &end);
  if (stamp < line->last && (stamp > line->first || end < line->last))
    {
      if (stamp > line->first)
        push_before (reading, line, t->v[stamp].byte);
      if (end < line->last && (nb_tokens_is_capital (t, end) || nb_tokens_is_mark (t, end, "(“\"")))
        push_before (reading, line, t->v[end].byte);
      return;
    }
  title = is_first ? nb_line_cut_title (t, line) : 0;
  if (title)
    push_before (reading, line, t->v[title].byte);
}

static void
add_line (NbReading *reading,
          NbLine *line,
          gboolean *in_head,
          gboolean *is_first)
{
  const NbTokens *t = reading->tokens;
  guint glue;

  trim (t->text, line);
  if (line->byte == line->byte_end)
    return;
  nb_line_halve_doubled (t->text, line);
  set_tokens (t, line);
  if (line->sure)
    {
      *in_head = FALSE;
      g_array_append_val (reading->lines, *line);
      return;
    }
  if (*in_head && line->n_words > 4)
    {
      split_head (reading, line, *is_first);
      *is_first &= line->n_words < 10;
      *in_head = line->n_words < HEAD_WORDS && reading->lines->len < HEAD_LINES;
    }
  glue = nb_line_cut_caption (t, line);
  if (glue)
    {
      push_before (reading, line, t->v[glue].byte);
      line->glued = TRUE;
    }
  g_array_append_val (reading->lines, *line);
}

static gboolean
is_wrapped (const char *text)
{
  guint broken = 0, small = 0;

  for (const char *p = text; *p; )
    {
      const char *end = strchrnul (p, '\n');
      glong n = end - p > 4 * WRAP_MAX ? 4 * WRAP_MAX : g_utf8_strlen (p, end - p);

      if (n > WRAP_MAX)
        return FALSE;
      if (*end && end[1] && end[1] != '\n' && n >= WRAP_MIN && !strchr (".!?:;", end[-1]))
        {
          const char *next = end + 1;

          broken++;
          small += (nb_char_info (nb_utf8_next (&next)).flags & NB_CHAR_LOWER) != 0;
        }
      p = *end ? end + 1 : end;
    }
  /* of a list of headlines, each line begins with a capital */
  return broken >= WRAP_ROWS && small * 2 >= broken;
}

/**
 * nb_lines_unwrap:
 * @text: (inout): changed in place; every character keeps its place
 *
 * Puts the paragraphs of a text that was broken to fit a column on one line each.
 */
void
nb_lines_unwrap (char *text)
{
  if (!is_wrapped (text))
    return;
  for (char *p = text; *p; )
    {
      char *end = strchrnul (p, '\n');

      if (*end && end[1] && end[1] != '\n' && g_utf8_strlen (p, end - p) >= WRAP_MIN)
        *end = ' ';
      p = *end ? end + 1 : end;
    }
}

/**
 * nb_lines_split:
 * @blocks: (nullable) (element-type NbHtmlBlock): of a page, one for each line
 *
 * Fills the reading's lines. Empty lines are left out; that one was there stays known.
 */
void
nb_lines_split (NbReading *reading,
                const GArray *blocks)
{
  const char *text = reading->tokens->text, *p = text;
  gboolean gap = TRUE, in_head = TRUE, is_first = blocks == NULL;
  guint32 position = 0;

  for (guint row = 0; *p; row++)
    {
      const char *end = strchrnul (p, '\n');
      guint32 n_chars = g_utf8_strlen (p, end - p);
      guint before = reading->lines->len;
      NbLine line = { 0, };

      line.byte = p - text;
      line.byte_end = end - text;
      line.start = position;
      line.end = position + n_chars;
      line.gap = gap || blocks != NULL;
      if (blocks && row < blocks->len)
        {
          const NbHtmlBlock *block = &g_array_index (blocks, NbHtmlBlock, row);

          line.hint = block->hint;
          line.outside = block->outside;
          line.sure = block->sure;
        }
      add_line (reading, &line, &in_head, &is_first);
      gap = reading->lines->len == before;
      position += n_chars + (*end == '\n');
      p = *end ? end + 1 : end;
    }
}

/**
 * nb_lines_hash:
 *
 * Returns: a number that lines of the same words have in common, whatever their case, marks and a list's number before them
 */
guint
nb_lines_hash (const NbReading *reading,
               const NbLine *line)
{
  const NbTokens *t = reading->tokens;
  guint first = line->first, hash = 5381;

  if (nb_tokens_is_number (t, first) && nb_tokens_is_mark (t, first + 1, ".)"))
    first += 2;
  for (guint i = first; i < line->last; i++)
    if (t->v[i].kind == NB_TOKEN_WORD || t->v[i].kind == NB_TOKEN_NUMBER)
      hash = hash * 33 + g_str_hash (nb_tokens_key (t, i));
  return hash;
}

/**
 * nb_lines_features:
 *
 * Returns: NbLineFeatures
 */
guint
nb_lines_features (const NbReading *reading,
                   const NbLine *line)
{
  return line->measured ? line->features : measure (reading->tokens, line);
}

/**
 * nb_lines_has_prefix:
 * @phrases: (array zero-terminated=1): keys
 */
gboolean
nb_lines_has_prefix (const NbReading *reading,
                     const NbLine *line,
                     const char *const *phrases)
{
  guint first = line->first;

  while (first < line->last && reading->tokens->v[first].kind == NB_TOKEN_MARK
         && !nb_tokens_is_mark (reading->tokens, first, "©®"))
    first++;
  for (; *phrases; phrases++)
    if (nb_tokens_match (reading->tokens, first, *phrases))
      return TRUE;
  return FALSE;
}

/**
 * nb_lines_is_whole:
 * @phrases: (array zero-terminated=1): keys
 *
 * Returns: whether the line is one of @phrases but for marks and counts around it
 */
gboolean
nb_lines_is_whole (const NbReading *reading,
                   const NbLine *line,
                   const char *const *phrases)
{
  const NbTokens *t = reading->tokens;
  guint first = line->first, last = line->last;

  while (first < last && (t->v[first].kind == NB_TOKEN_MARK || t->v[first].kind == NB_TOKEN_NUMBER))
    first++;
  while (last > first && (t->v[last - 1].kind == NB_TOKEN_MARK || t->v[last - 1].kind == NB_TOKEN_NUMBER))
    last--;
  for (; *phrases; phrases++)
    {
      guint n = nb_tokens_match (t, first, *phrases);

      if (n && first + n == last)
        return TRUE;
    }
  return FALSE;
}
