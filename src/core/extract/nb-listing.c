/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages that are no article: a tag, a section, search results, an error, a login. They tell of no event, date or place.
 * Works on one NbReading after its body and its dates were found; no state of its own. */

#include "extract/nb-listing.h"

#include "extract/nb-date-scan.h"
#include "extract/nb-dates.h"

#include "base/nb-text.h"

#define DATED_LINES 3
#define DATED_LINE_WORDS 6      /* beside the date there is no room for a sentence */
#define ARTICLE_WORDS 60        /* running text without a break that no list of articles has */
#define PROSE_WORDS 15
#define NOTE_WORDS 40           /* what an error page tells its reader is shorter than the shortest news */
#define SHORT_PAGE_WORDS 90
#define HEAD_LINES 6

typedef struct
{
  guint longest;                /* words of running text without a break */
  guint n_words;
  gboolean has_title;
  gboolean has_rubric;          /* which an article has, too */
  gboolean has_error;
} Page;

static gboolean
starts_with_any (const NbTokens *t,
                 guint i,
                 const char *const *phrases)
{
  for (; *phrases; phrases++)
    if (nb_tokens_match (t, i, *phrases))
      return TRUE;
  return FALSE;
}

static void
look_at_head (const NbTokens *t,
              const NbLine *line,
              Page *page)
{
  static const char *const titles[] = { "tag", "tags", "kết quả tìm kiếm", "tìm thấy", "kết quả tìm", "trang thẻ", "bài viết theo thẻ", "thẻ :", NULL };
  static const char *const rubrics[] = { "tìm kiếm", "thẻ", "từ khóa", "danh mục", "chuyên mục", "chủ đề", NULL };
  static const char *const errors[] = { "không tìm thấy", "không tồn tại", "404", "page not found", "not found", "truy cập bị từ chối", "đang bảo trì", NULL };
  static const char *const bare_errors[] = { "đăng nhập", "lỗi", NULL };
  gboolean is_clutter = line->class == NB_LINE_BOILERPLATE;
  gboolean has_mark = nb_tokens_is_mark (t, line->first + 1, ":") || nb_tokens_is_mark (t, line->first + 2, ":");
  gboolean is_label = has_mark || (line->n_words <= 4 && !is_clutter);

  page->has_title |= is_label && starts_with_any (t, line->first, titles);
  page->has_rubric |= is_label && !is_clutter && starts_with_any (t, line->first, rubrics);
  /* "khắc phục lỗi" is of articles and "đăng nhập" of every menu: such words must begin a line of the page's own */
  page->has_error |= !is_clutter && starts_with_any (t, line->first, bare_errors);
  for (guint i = line->first; i < line->last && i < line->first + 8; i++)
    page->has_error |= starts_with_any (t, i, errors);
}

/* The title may stand in the page's head alone. */
static gboolean
is_error_title (const char *title)
{
  static const char *const errors[] = { "không tìm thấy trang", "trang không tồn tại", "lỗi 404", "404", "page not found", "not found" };
  g_autofree char *key = title ? nb_text_key (title, -1) : NULL;

  for (guint i = 0; key && i < G_N_ELEMENTS (errors); i++)
    {
      g_autofree char *error = nb_text_key (errors[i], -1);

      if (g_str_has_prefix (key, error))
        return TRUE;
    }
  return FALSE;
}

/* Lines that consist of hardly more than a date: each is of another article. */
static guint
count_dated_lines (const NbReading *reading)
{
  guint n_dated = 0, before = G_MAXUINT;

  for (guint i = 0; i < reading->dates->len; i++)
    {
      const NbDateHit *hit = &g_array_index (reading->dates, NbDateHit, i);
      guint index;

      if (hit->kind != NB_DATE_DAY || !nb_dates_line_of (reading, hit, &index) || index == before)
        continue;
      before = index;
      if (!reading->has_prose || nb_reading_line (reading, index)->n_words <= DATED_LINE_WORDS)
        n_dated++;
    }
  return n_dated;
}

/**
 * nb_listing_is:
 *
 * Returns: whether @reading is a page about other pages, or about none
 */
gboolean
nb_listing_is (const NbReading *reading)
{
  Page page = { 0, };
  guint run = 0, n_seen = 0;

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (line->last <= line->first || line->outside)
        continue;
      if (line->class == NB_LINE_BOILERPLATE)
        {
          if (n_seen == 0)
            look_at_head (reading->tokens, line, &page);
          continue;
        }
      page.n_words += line->n_words;
      run = nb_line_is_prose (line) && line->n_words >= PROSE_WORDS ? run + line->n_words : 0;
      page.longest = MAX (page.longest, run);
      if (n_seen++ < HEAD_LINES || line->class == NB_LINE_TITLE)
        look_at_head (reading->tokens, line, &page);
    }
  if (page.longest >= ARTICLE_WORDS)
    return FALSE;
  page.has_error |= is_error_title (reading->article->title);
  return page.has_title || (page.has_rubric && page.longest < NOTE_WORDS) || (page.has_error && page.n_words < SHORT_PAGE_WORDS && page.longest < NOTE_WORDS)
         || (page.longest == 0 && count_dated_lines (reading) >= DATED_LINES);
}
