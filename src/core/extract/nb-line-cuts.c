/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines in which a page's title, date, first sentence or caption were run together: where to cut them.
 * Pure functions over the tokens of one document. */

#include "extract/nb-line-cuts.h"

#include "base/nb-char.h"

#include <string.h>

#define TITLE_TOKENS 50       /* a title is not longer */
#define TITLE_TOKENS_MIN 4
#define CAPITALS_MIN 5        /* so many words in capitals in a row are a title */
#define STAMP_TOKENS 24
#define REST_MIN 8            /* what follows a title on its own line is a text, not the title's last words */

/**
 * nb_line_halve_doubled:
 *
 * A title that is printed twice, with a space between or none, is kept once.
 */
void
nb_line_halve_doubled (const char *text,
                       NbLine *line)
{
  gsize bytes = line->byte_end - line->byte;
  const char *p = text + line->byte;

  for (guint gap = 0; gap < 2; gap++)
    if (bytes > 20 + gap && (bytes - gap) % 2 == 0 && (!gap || p[bytes / 2] == ' ')
        && memcmp (p, p + (bytes + gap) / 2, (bytes - gap) / 2) == 0)
      {
        line->byte_end = line->byte + (bytes - gap) / 2;
        line->end = line->start + g_utf8_strlen (p, (bytes - gap) / 2);
        return;
      }
}

/**
 * nb_line_cut_caption:
 *
 * Where a caption is glued on behind the end of a sentence: "… điểm cầu Hà Nội.Các đại biểu …".
 *
 * Returns: the token that begins the caption, or 0
 */
guint
nb_line_cut_caption (const NbTokens *t,
                     const NbLine *line)
{
  guint lowest = MAX (line->first + 8, line->last > 40 ? line->last - 40 : 0);

  for (guint i = line->last; i-- > lowest; )
    if (nb_tokens_is_capital (t, i) && !nb_tokens_is_spaced (t, i) && nb_tokens_is_mark (t, i - 1, ".")
        && !nb_tokens_is_spaced (t, i - 1) && nb_tokens_is_word (t, i - 2) && t->v[i - 2].end - t->v[i - 2].start > 1
        && !(t->v[i - 2].flags & NB_TOKEN_ALL_CAPS) && !(t->v[i].flags & NB_TOKEN_ALL_CAPS)
        && ((nb_tokens_is_word (t, i + 1) && nb_tokens_is_spaced (t, i + 1)) || nb_tokens_is_mark (t, i + 1, ":"))
        && line->last - i >= 3)
      {
        guint from = i;

        /* "….Ảnh: Quang cảnh …" */
        while (nb_tokens_is_any (t, from, (const char *const[]){ "ảnh", "tin", "chú", "thích", "trong", NULL }) && from < i + 3)
          from++;
        if (from > i && nb_tokens_is_mark (t, from, ":"))
          from++;
        /* the tail is one phrase, not a sentence that lost its space */
        for (guint k = from; k < line->last; k++)
          if (nb_tokens_is_mark (t, k, ".!?;:"))
            return 0;
        return i;
      }
  return 0;
}

static gboolean
is_upper (const NbTokens *t,
          guint i)
{
  return (t->v[i].flags & NB_TOKEN_ALL_CAPS) || (nb_tokens_is_capital (t, i) && t->v[i].end - t->v[i].start == 1);
}

/* Inside of a word: "… vượt khóNgày 2/12 …", "… DÂN VẬNSáng …": bytes into the text, or 0. */
static guint32
find_case_change (const NbTokens *t,
                  guint i,
                  gboolean in_capitals)
{
  static const char *const double_words[] = { "đắk", "đăk", "đak", "đắc", NULL };
  const char *from = t->text + t->v[i].byte, *to = t->text + t->v[i].byte_end, *before_last = from;
  guint8 before = 0, before_that = 0;
  gboolean marked = FALSE;

  for (const char *p = from, *next = from; p < to; before_last = p, p = next)
    {
      guint8 class = nb_char_info (nb_utf8_next (&next)).flags;
      gsize left = p - from;

      if ((before & NB_CHAR_LOWER) && (class & NB_CHAR_UPPER) && marked && left > 1)
        {
          gboolean is_double = FALSE;

          for (const char *const *word = double_words; *word; word++)
            is_double |= strlen (*word) == left && strncmp (nb_tokens_key (t, i), *word, left) == 0;
          return is_double ? 0 : p - t->text;
        }
      if (in_capitals && (class & NB_CHAR_LOWER) && (before & NB_CHAR_UPPER) && (before_that & NB_CHAR_UPPER) && before_last - from > 2 && to - p > 2)
        return before_last - t->text;
      marked |= (class & NB_CHAR_MARKED) != 0;
      before_that = before;
      before = class;
    }
  return 0;
}

/**
 * nb_line_cut_fusion:
 *
 * Where a title runs into what follows without a space: "… vượt khóNgày 2/12 …", "… năm 2024Ngày 12/7 …",
 * "… “Dân vận khéo”Sáng nay …".
 *
 * Returns: bytes into the text, or 0
 */
guint32
nb_line_cut_fusion (const NbTokens *t,
                    const NbLine *line)
{
  gboolean in_capitals = TRUE;

  for (guint i = line->first; i < line->last && i < line->first + TITLE_TOKENS; i++)
    {
      gboolean far_enough = i >= line->first + TITLE_TOKENS_MIN && i + 4 < line->last;

      in_capitals &= i == line->first || t->v[i - 1].kind != NB_TOKEN_WORD || is_upper (t, i - 1);
      if (far_enough && nb_tokens_is_mark (t, i, ".;") && nb_tokens_is_spaced (t, i + 1))
        return 0;
      if (!far_enough || t->v[i].kind != NB_TOKEN_WORD)
        continue;
      if (nb_tokens_is_capital (t, i) && !nb_tokens_is_spaced (t, i) && !(t->v[i].flags & NB_TOKEN_ALL_CAPS)
          && t->v[i].end - t->v[i].start > 2 && nb_tokens_is_spaced (t, i + 1)
          && (nb_tokens_is_mark (t, i - 1, "”»!?") || (nb_tokens_is_number (t, i - 1) && t->v[i - 1].number >= 1900)))
        return t->v[i].byte;
      else
        {
          guint32 at = find_case_change (t, i, in_capitals);

          if (at)
            return at;
        }
    }
  return 0;
}

/* "6.2", "14/10/2019": how many tokens a day takes from @i on, 0 if none stands there. */
static guint
match_day (const NbTokens *t,
           guint i,
           gboolean *has_year)
{
  *has_year = FALSE;
  if (!nb_tokens_is_number (t, i) || t->v[i].number > 31 || !nb_tokens_is_mark (t, i + 1, "/-.") || nb_tokens_is_spaced (t, i + 1)
      || !nb_tokens_is_number (t, i + 2) || t->v[i + 2].number > 31)
    return 0;
  if (nb_tokens_is_mark (t, i + 3, "/-.") && !nb_tokens_is_spaced (t, i + 3) && nb_tokens_is_number (t, i + 4)
      && !nb_tokens_is_spaced (t, i + 4))
    {
      *has_year = TRUE;
      return 5;
    }
  return 3;
}

static guint
match_clock (const NbTokens *t,
             guint i)
{
  if (!nb_tokens_is_number (t, i) || t->v[i].number > 24 || !nb_tokens_is_mark (t, i + 1, ":") || nb_tokens_is_spaced (t, i + 1)
      || !nb_tokens_is_number (t, i + 2) || t->v[i + 2].number > 59)
    return 0;
  return nb_tokens_is_mark (t, i + 3, ":") && nb_tokens_is_number (t, i + 4) ? 5 : 3;
}

/* Words that stand before, between and behind the numbers of a page's date. */
static guint
match_stamp_word (const NbTokens *t,
                  guint i)
{
  static const char *const words[] = { "ngày cập nhật", "cập nhật lúc", "cập nhật ngày", "cập nhật", "ngày đăng", "đăng ngày", "đăng lúc", "thứ hai", "thứ ba",
                                       "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "gmt", "am", "pm", "sa", "ch", "lúc", NULL };

  if (nb_tokens_is_mark (t, i, ",|-–:()[]'+."))
    return 1;
  if (nb_tokens_is (t, i, "thứ") && nb_tokens_is_number (t, i + 1) && t->v[i + 1].number < 8)
    return 2;
  if (nb_tokens_is_number (t, i) && nb_tokens_is_mark (t, i - 1, "+"))
    return 1;
  for (const char *const *word = words; *word; word++)
    {
      guint n = nb_tokens_match (t, i, *word);

      if (n)
        return n;
    }
  return nb_tokens_is (t, i, "ngày") ? 1 : 0;
}

/* A page's own date, told from a day in a sentence by a time or by words beside it: its end, or 0. */
static guint
match_stamp (const NbTokens *t,
             guint i,
             guint last)
{
  gboolean has_clock = FALSE, has_date = FALSE, has_words = FALSE;

  last = MIN (last, i + STAMP_TOKENS);
  while (i < last)
    {
      gboolean has_year;
      guint n = match_day (t, i, &has_year);

      if (n && has_year && !has_date)
        has_date = TRUE;
      else if ((n = match_clock (t, i)) && !has_clock)
        has_clock = TRUE;
      else if ((n = match_stamp_word (t, i)))
        has_words |= n >= 2;
      else
        break;
      i += n;
    }
  /* "(Mặt trận) - Chiều …" stands behind it */
  while (i > 0 && nb_tokens_is_mark (t, i - 1, "(["))
    i--;
  return has_date && (has_clock || has_words) ? i : 0;
}

/**
 * nb_line_cut_stamp:
 * @end: (out): the token behind it
 *
 * Looks for the page's date behind or before a title on one line: "… 22/10/2025 18:01", "… Ngày cập nhật 22/11/2014".
 *
 * Returns: its first token; @line's last if there is none
 */
guint
nb_line_cut_stamp (const NbTokens *t,
                   const NbLine *line,
                   guint *end)
{
  for (guint i = line->first; i < line->last && i < line->first + TITLE_TOKENS; i++)
    {
      if (i > line->first && i < line->first + TITLE_TOKENS_MIN)
        {
          /* "Print Thứ Tư, 15/01/2020 08:22": no title, and no date in the midst of this one */
          if (match_stamp (t, i, line->last))
            return line->last;
          continue;
        }
      if (i > line->first + TITLE_TOKENS_MIN && nb_tokens_is_mark (t, i - 1, ".;") && nb_tokens_is_spaced (t, i) && !nb_tokens_is_number (t, i))
        break;
      /* whatever begins a date */
      if (!nb_tokens_is_number (t, i) && !nb_tokens_is_any (t, i, (const char *const[]){ "ngày", "cập", "đăng", "thứ", "chủ", NULL }))
        continue;
      /* "… trong ngày 6/2/2020" belongs to the sentence */
      if (nb_tokens_is (t, i, "ngày") && !nb_tokens_match (t, i, "ngày cập nhật") && !nb_tokens_match (t, i, "ngày đăng"))
        continue;
      *end = match_stamp (t, i, line->last);
      if (!*end)
        continue;
      /* "… ( Cập nhật ngày: 11/06/2024 )" */
      while (i > line->first && nb_tokens_is_mark (t, i - 1, "([|"))
        i--;
      return i;
    }
  return line->last;
}

/**
 * nb_line_opens_text:
 *
 * @surely: whether phrases that a title may begin with as well ("Thực hiện Nghị quyết …") do not count
 *
 * Returns: whether a text begins at the token as first sentences do: with a paper's abbreviation, a day, or a phrase that
 *     stands at the head of a sentence only
 */
gboolean
nb_line_opens_text (const NbTokens *t,
                    guint i,
                    guint last,
                    gboolean surely)
{
  static const char *const parts[] = { "sáng", "chiều", "tối", "trưa", NULL };
  static const char *const phrases[] = {
    "vừa qua ,", "mới đây ,", "thời gian qua ,", "những năm qua ,", "những năm gần đây ,", "trong những năm qua ,", "trong thời gian qua ,", "trong hai ngày",
    "thực hiện kế hoạch", "thực hiện chương trình", "thực hiện nghị quyết", "thực hiện chỉ thị", "thực hiện chỉ đạo", "nhân dịp kỷ niệm", "nhân kỷ niệm", "hướng tới kỷ niệm",
    "hòa chung không khí", "hòa trong không khí", "trong không khí", "nằm trong", "được sự", "sau thời gian", "thiết thực chào mừng", "trong khuôn khổ", NULL };
  gboolean has_year;
  guint n, k;

  if (nb_tokens_is_mark (t, i, "(["))
    {
      gboolean is_name = FALSE;

      for (k = i + 1; k < last && k < i + 6 && !nb_tokens_is_mark (t, k, ")]"); k++)
        is_name |= (t->v[k].flags & NB_TOKEN_ALL_CAPS) || nb_tokens_is (t, k, "vn") || nb_tokens_is (t, k, "báo");
      if (k >= last || !nb_tokens_is_mark (t, k, ")]") || k == i + 1)
        return FALSE;
      if (nb_tokens_is_mark (t, k + 1, "-–—"))
        return k + 2 < last;
      return is_name && nb_tokens_is_capital (t, k + 1);
    }
  if (!nb_tokens_is_capital (t, i) || (t->v[i].flags & NB_TOKEN_ALL_CAPS))
    return FALSE;
  if (nb_tokens_is_any (t, i, parts))
    return nb_tokens_is_number (t, i + 1) || nb_tokens_is_any (t, i + 1, (const char *const[]){ "ngày", "nay", "mùng", "mồng", "qua", NULL });
  if (nb_tokens_is (t, i, "ngày"))
    {
      n = match_day (t, i + 1, &has_year);
      return n && nb_tokens_is_mark (t, i + 1 + n, ",(");
    }
  for (const char *const *phrase = phrases; *phrase; phrase++)
    if (nb_tokens_match (t, i, *phrase) && !nb_tokens_is_capital (t, i + 1))
      return !surely || g_str_has_suffix (*phrase, ",");
  return FALSE;
}

/**
 * nb_line_cut_title:
 *
 * Where a title and the first sentence stand on one line with no more than a space between: at the end of the capitals, or
 * where a word that only begins texts stands behind no mark.
 *
 * Returns: the token that begins the text, or 0
 */
guint
nb_line_cut_title (const NbTokens *t,
                   const NbLine *line)
{
  guint run = 0;
  gboolean all_upper = TRUE;

  for (guint i = line->first; i + REST_MIN < line->last && i < line->first + TITLE_TOKENS; i++)
    {
      if (t->v[i].kind == NB_TOKEN_WORD && all_upper)
        {
          if (!is_upper (t, i) && run >= CAPITALS_MIN && nb_tokens_is_capital (t, i) && nb_tokens_is_spaced (t, i)
              && !nb_tokens_is_mark (t, i - 1, ",:;-–—(/“\""))
            return i;
          all_upper = is_upper (t, i);
          run += all_upper;
        }
      if (i < line->first + TITLE_TOKENS_MIN)
        continue;
      if (nb_tokens_is_mark (t, i - 1, ".;?!…") && nb_tokens_is_spaced (t, i))
        return 0;
      if (nb_tokens_is_spaced (t, i) && !nb_tokens_is_mark (t, i - 1, ".,:;-–—(/“\"|»>") && nb_line_opens_text (t, i, line->last, FALSE))
        return i;
    }
  return 0;
}
