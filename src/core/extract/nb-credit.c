/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The grammar of a line that credits an author: [what he made:] names [where he is, what he did].
 * Pure functions over one NbReading. */

#include "extract/nb-credit.h"

#include "extract/nb-furniture.h"
#include "extract/nb-rules.h"

#include "base/nb-char.h"
#include "base/nb-text.h"

#include <string.h>

#define CREDIT_TOKENS 40
#define NAMES_MAX 12          /* words */
#define NAME_WORDS 5          /* of one person */
#define PEN_NAME_WORDS 3      /* of a name without a family name */
#define PREFIX_TOKENS 12

/* What an author made of a text … */
static const char *const works[] = {
  "tin", "bài viết", "bài dự thi", "bài", "tin bài", "thực hiện", "tác giả bài viết", "tác giả", "nhóm phóng viên", "nhóm pv", "nhóm tác giả", "nhóm thực hiện", "phóng viên", "người viết",
  "viết bởi", "tổng hợp", "biên soạn", "sưu tầm", "lược ghi", "ghi chép", "ghi", "người thực hiện", "pv", "ctv", "biên tập", "bút ký", "nội dung", "by", "theo", "t / h", "th", NULL };
/* … and of pictures, which is no byline alone. */
static const char *const pictures[] = { "ảnh", "hình ảnh", "hình", "clip", "video", "đồ họa", "kỹ thuật", "thiết kế", "trình bày", "ảnh minh họa", "photo", "infographic", NULL };

/* What names end at: what the person did, where he is printed or works. */
static const char *const deeds[] = { "thực hiện", "ghi", "lược ghi", "tổng hợp", "sưu tầm", "biên soạn", "theo", "st", "lược thuật", "dịch", NULL };
static const char *const places_of_work[] = {
  "báo", "đài", "ban", "phòng", "trung tâm", "hội", "tạp chí", "văn phòng", "học viện", "trường", "công an", "huyện", "tỉnh", "xã", "trưởng", "phó", "bí thư", "chủ tịch", "ủy viên", "huyện ủy", "tỉnh ủy",
  "ubmttq", "mttq", "ubnd", "đảng ủy", "thành ủy", "thị ủy", "đoàn", "huyện đoàn", "tỉnh đoàn", "bộ chỉ huy", "ban chỉ huy", "sở", "cổng", "trang", "theo", "khối", "nguyên", NULL };

/* Ranks and degrees that stand before an author's name. */
static const char *const degrees[] = {
  "ts", "ths", "th . s", "pgs", "gs", "bs", "cn", "nhà báo", "luật sư", "thượng tá", "đại úy", "thượng úy", "trung úy", "thiếu tá", "trung tá", "đại tá", "thiếu tướng", "nhà văn", "tiến sĩ", "thạc sĩ", NULL };
static const char *const staff[] = { "pv", "ctv", "btv", "bbt", "p . v", "phóng viên", "cộng tác viên", "nhóm pv", "nhóm phóng viên", "ban biên tập", NULL };

static guint
match_any (const NbTokens *t,
           guint i,
           const char *const *phrases)
{
  guint longest = 0;

  for (; *phrases; phrases++)
    {
      guint n = nb_tokens_match (t, i, *phrases);

      longest = MAX (longest, n);
    }
  return longest;
}

/* "Tin, ảnh:", "Bài và ảnh:", "Thực hiện:": the token behind it; @first if there is none, @last if only a picture is credited. */
static guint
skip_prefix (const NbTokens *t,
             guint first,
             guint last)
{
  gboolean of_text = FALSE, of_picture = FALSE;
  guint i = first;

  while (i < last && i < first + PREFIX_TOKENS)
    {
      guint n = match_any (t, i, works);

      if (n)
        of_text = TRUE;
      else if ((n = match_any (t, i, pictures)))
        of_picture = TRUE;
      else if (i > first && (nb_tokens_is_mark (t, i, ",/-–&+") || nb_tokens_is_any (t, i, (const char *const[]){ "và", "viết", NULL })))
        n = 1;
      else
        break;
      i += n;
    }
  if (i > first && nb_tokens_is_mark (t, i, ":") && i + 1 < last)
    return of_text ? i + 1 : last;
  if (of_text && of_picture && i < last && !nb_tokens_is_mark (t, i - 1, "-–"))
    return i;
  if (of_picture && !of_text)
    return last;
  if (nb_tokens_is (t, first, "theo") && nb_tokens_is_capital (t, first + 1))
    return first + 1;
  return first;
}

/* The end of the names: before brackets, a work place, a deed, a number, or another credit. */
static guint
find_end (const NbTokens *t,
          guint first,
          guint last)
{
  for (guint i = first + 1; i < last; i++)
    {
      if (nb_tokens_is_mark (t, i, "([;|:") || (nb_tokens_is_number (t, i) && i > first + 1))
        return nb_tokens_is_mark (t, i, ":") ? first : i;
      if (nb_tokens_is_mark (t, i, "@"))
        return i - 1;
      if (nb_tokens_is_mark (t, i, "/,-–—"))
        {
          guint n = match_any (t, i + 1, pictures);

          if (i + 1 == last || match_any (t, i + 1, places_of_work) || (n && nb_tokens_is_mark (t, i + 1 + n, ":")) || match_any (t, i + 1, deeds))
            return i;
        }
      else if (i > first && !nb_tokens_is_capital (t, i) && match_any (t, i, deeds))
        return i;
    }
  return last;
}

/* "TheoBáo": two words without the space between. */
static gboolean
has_inner_capital (const NbTokens *t,
                   guint i)
{
  const char *end = t->text + t->v[i].byte_end;
  gboolean lower = FALSE;

  for (const char *p = t->text + t->v[i].byte; p < end; )
    {
      guint8 class = nb_char_info (nb_utf8_next (&p)).flags;

      if (lower && (class & NB_CHAR_UPPER))
        return TRUE;
      lower = class & NB_CHAR_LOWER;
    }
  return FALSE;
}

/* One to three names, or initials; and what they show of themselves. */
static gboolean
are_names (const NbReading *reading,
           guint first,
           guint last,
           NbCreditKind *kind)
{
  const NbTokens *t = reading->tokens;
  guint names = 0, in_name = 0, upper = 0, letters = 0, initials = 0, n_staff = 0, begin = first;
  gboolean is_person = FALSE, has_family = FALSE;

  for (guint i = first; i < last; )
    {
      guint n = match_any (t, i, degrees), n_pv = match_any (t, i, staff);

      if (n && i + n < last && (i == first || in_name == 0))
        {
          is_person = TRUE;
          i += n;
          while (i < last && nb_tokens_is_mark (t, i, "."))
            i++;
          begin = i;
          continue;
        }
      if (n_pv)
        {
          n_staff++;
          i += n_pv;
          begin = i;
          continue;
        }
      if (nb_tokens_is_mark (t, i, "-–—,&/+") || nb_tokens_is (t, i, "và"))
        {
          in_name = 0;
          has_family = FALSE;
          begin = i + 1;
        }
      else if (nb_tokens_is_mark (t, i, "."))
        initials += i > first;
      else if (nb_tokens_is_word (t, i) && nb_tokens_is_capital (t, i))
        {
          guint length = t->v[i].end - t->v[i].start;

          if (has_inner_capital (t, i))
            return FALSE;
          /* "Ông Lê Văn Mít" is spoken of */
          if (i == begin && nb_tokens_is_any (t, i, (const char *const[]){ "ông", "bà", "đồng", "anh", "chị", NULL })
              && i + 2 < last && nb_tokens_is_capital (t, i + 1) && nb_tokens_is_capital (t, i + 2))
            return FALSE;
          if (i == begin && i + 1 < last && nb_phrases_match (reading->rules->family_names, t, i, NULL))
            is_person = has_family = TRUE;
          names++;
          if (++in_name > (has_family || is_person ? NAME_WORDS : PEN_NAME_WORDS))
            return FALSE;
          upper += (t->v[i].flags & NB_TOKEN_ALL_CAPS) || length == 1;
          letters += length == 1;
        }
      else
        return FALSE;
      i++;
    }
  if (names > NAMES_MAX || names + n_staff == 0)
    return FALSE;
  /* "A- A A+" are buttons, "N.Q - X.H" people */
  if (letters == names && initials == 0 && n_staff == 0)
    return FALSE;
  /* one word is a pen name only where it is written as one */
  if (names == 1 && n_staff == 0 && !upper && !initials)
    return FALSE;
  if (names == 1 && initials == 0 && n_staff == 0 && t->v[first].end - t->v[first].start > 7)
    return FALSE;
  *kind = is_person || (names >= 2 && upper == names) ? NB_CREDIT_PERSON : NB_CREDIT_PEN;
  return TRUE;
}

/* A name of nothing but a province ("Hà Nội") is where, not who; districts are many, and pen names like theirs as well. */
static gboolean
is_place (const NbReading *reading,
          guint first,
          guint last)
{
  guint n = 0;
  const NbNamedPlace *place = nb_gazetteer_match (reading->rules->gazetteer, reading->tokens, first, &n);

  return place && first + n >= last && place->kind == NB_NAMED_UNIT;
}

/**
 * nb_credit_parse:
 * @first: token
 * @last: the token behind
 * @credit: (out): the names without what stands around them
 *
 * Returns: whether the tokens are a credit of the text and nothing else
 */
gboolean
nb_credit_parse (const NbReading *reading,
                 guint first,
                 guint last,
                 NbCredit *credit)
{
  const NbTokens *t = reading->tokens;
  static const char *const nobody[] = { "admin", "administrator", "quantri", "webmaster", NULL };
  gboolean is_said;
  guint from, end;

  if (last > first + CREDIT_TOKENS)
    return FALSE;
  while (first < last && nb_tokens_is_mark (t, first, "-–—*•([“.+>»~_#"))
    first++;
  while (last > first && (nb_tokens_is_mark (t, last - 1, "/;,)]*”-–—~_|")
                          || (nb_tokens_is_mark (t, last - 1, ".") && (last < first + 3 || !nb_tokens_is_mark (t, last - 3, ".") || nb_tokens_is_mark (t, last - 2, "/")))))
    last--;
  if (first >= last)
    return FALSE;
  if (nb_tokens_is_any (t, last - 1, nobody))
    return FALSE;
  from = skip_prefix (t, first, last);
  if (from >= last)
    return FALSE;
  is_said = from > first;
  while (from < last && nb_tokens_is_mark (t, from, "-–—:([“"))
    from++;
  end = find_end (t, from, last);
  if (from >= end)
    return FALSE;
  credit->first = from;
  credit->last = end;
  if (are_names (reading, from, end, &credit->kind))
    {
      if (!is_said && (is_place (reading, from, end) || nb_furniture_has_label (reading, from, end)))
        return FALSE;
    }
  else if (nb_furniture_is_office (reading, from, last))
    {
      credit->kind = NB_CREDIT_OFFICE;
      credit->last = last;
    }
  else if (is_said && end - from == 1 && nb_tokens_is_capital (t, from))
    ;
  else
    return FALSE;
  if (is_said)
    credit->kind = NB_CREDIT_SAID;
  return TRUE;
}
