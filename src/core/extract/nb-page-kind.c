/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are no articles: results of a search, a tag, a section, an address that leads nowhere.
 * Works on one NbReading; no state of its own; usable from any thread. */

#include "extract/nb-page-kind.h"

#include "extract/nb-dates.h"

#include <string.h>

/* So many dated lines are a list. */
#define INDEX_DATED_LINES 3
#define HEADING_WORDS_MAX 12

static gboolean
has_dated_lines (const NbReading *reading)
{
  guint n_dated = 0, before = G_MAXUINT;

  if (reading->has_prose)
    return FALSE;
  for (guint i = 0; i < reading->dates->len; i++)
    {
      const NbDateHit *hit = &g_array_index (reading->dates, NbDateHit, i);
      guint index;

      if (hit->kind != NB_DATE_DAY || !nb_dates_line_of (reading, hit, &index) || index == before)
        continue;
      before = index;
      n_dated++;
    }
  return n_dated >= INDEX_DATED_LINES;
}

static gboolean
is_index_heading (const NbReading *reading,
                  const NbLine *line)
{
  static const char *const headings[] = { "tag :", "tags :", "thẻ :", "kết quả tìm kiếm", "tìm kiếm :", "không tìm thấy trang", "lỗi 404", "404", "trang không tồn tại", "page not found", "error 404", NULL };
  const NbTokens *t = reading->tokens;

  /* an article has its own keywords above its text, too */
  if (nb_tokens_match (t, line->first, "từ khóa :"))
    return line->class == NB_LINE_TITLE || line->hint == NB_HINT_TITLE;
  if (nb_tokens_match (t, line->first, "tìm thấy") && nb_tokens_is_number (t, line->first + 2))
    return TRUE;
  for (const char *const *heading = headings; *heading; heading++)
    if (nb_tokens_match (t, line->first, *heading))
      return TRUE;
  return FALSE;
}

/* "Thẻ: dân vận khéo", "Lỗi 404", "Tìm thấy 128 kết quả": the page says so itself, in a line of few words above the text. */
static gboolean
has_index_heading (const NbReading *reading)
{
  for (guint l = 0; l < reading->body_first && l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (line->n_words <= HEADING_WORDS_MAX && is_index_heading (reading, line))
        return TRUE;
    }
  return FALSE;
}

/**
 * nb_page_is_index:
 * @reading: with its lines, title and dates
 *
 * Such a page has no paragraphs but one line with a date after the other, or it is headed as what it is.
 *
 * Returns: whether it lists other pages, or stands for one that is not there
 */
gboolean
nb_page_is_index (const NbReading *reading)
{
  return has_dated_lines (reading) || has_index_heading (reading);
}
