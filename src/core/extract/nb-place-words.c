/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a name of a place is one where it stands: no person's, commune's, company's or product's name.
 * Works on one NbReading; no state of its own; usable from any thread. */

#include "extract/nb-place-words.h"

#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include <string.h>

#define LIST_REACH 40

/* Behind these a name is that of something smaller than a district, of a person, or of something one buys. */
static const char *const smaller_words[] = { "xã", "phường", "thôn", "bản", "ấp", "làng", "buôn", "khóm", "đường", "phố", "cầu", "chợ",
                                             "sông", "núi", "đèo", "hồ", "chùa", "đình", "đền", "xóm", "plei", "khu", "rạch", "suối", "ga",
                                             "kênh", "trấn", "họ", "thượng", "giáo", "ông", "bà", "anh", "chị", "cụ", "em", "đồi", "đập",
                                             "cam", "nhãn", "vải", "bưởi", "chè", "gạo", "nem", "bún", "phở", "mắm", "gốm", "lụa", "sâm", "lúa",
                                             "vịnh", "đảo", "tổ", "trạm", "cháu", "chú", "bác", "cô", "chí", "c", "mỏ", NULL };
static const char *const communes[] = { "xã", "phường", "thôn", "bản", "ấp", "làng", "buôn", "khóm", "trấn", "xóm", NULL };
/* What a capitalised word before a name may be without beginning a person's name. */
static const char *const no_surnames[] = { "đoàn", "hội", "ban", "đảng", "thành", "tỉnh", "huyện", "tp", "tx", "từ", "vùng", "về", "đến", "ở", "tại", "bộ",
                                           "báo", "đài", "sở", "đất", "xứ", "và", "của", "khu", "đồng", "trại", "an", "ninh", NULL };
static const char *const company_words[] = { "đại học", "cao đẳng", "trung cấp", "thpt", "thcs", "tiểu học", "mầm non", "học viện", "công ty", "bệnh viện",
                                             "tập đoàn", "trường", "nhà máy", "khách sạn", "ngân hàng", "sân vận động", "câu lạc bộ", "clb", "cao su",
                                             "xi măng", "thủy điện", "công viên", "quảng trường", "sân bay", "bến xe", "htx", "hợp tác xã",
                                             "doanh nghiệp", "chi nhánh", "nhà hát", "kcn", "khu công nghiệp", "nhà xuất bản", "nxb", "tnhh", "cty",
                                             "giáo xứ", "giáo phận", "chiến dịch", "chiến thắng", "trận", NULL };
static const char *const birth_words[] = { "quê", "sinh", "nguyên quán", "gốc", "đến từ", "trú tại", "sinh ra", "sinh tại", "quê quán", "quê gốc", "người con", NULL };
static const char *const neighbour_words[] = { "giáp", "so với", "tỉnh bạn", "kinh nghiệm", "từ", "nguyên", "sang", "vào", "ra", "quân khu", "tỉnh như",
                                               "kết nghĩa", "tiếp giáp", "giáp ranh", "đi", "tuyến", "cao tốc", NULL };

static gboolean
behind_any (const NbTokens *t,
            guint i,
            guint lowest,
            guint reach,
            const char *const *phrases)
{
  return nb_tokens_said_before (t, i, lowest, reach, ".,;:()“”\"–", phrases);
}

/**
 * nb_place_kind_before:
 *
 * The kind of unit that is said before a name: "huyện", "TP.", "Huyện ủy".
 *
 * Returns: 'r' huyện, 'u' quận, 't' thị xã, 'c' city, 'p' province, 0 none
 */
char
nb_place_kind_before (const NbTokens *t,
                      guint i,
                      guint lowest)
{
  guint k = i;
  gboolean is_committee = FALSE;

  /* "TP. Vinh", "H. Quỳ Hợp" */
  if (k > lowest + 1 && nb_tokens_is_mark (t, k - 1, ".")
      && nb_tokens_is_any (t, k - 2, (const char *const[]){ "tp", "tx", "h", "ttp", "p", NULL }))
    k--;
  if (k == lowest)
    return 0;
  k--;
  if ((nb_tokens_is (t, k, "ủy") || nb_tokens_is (t, k, "đoàn")) && k > lowest)
    {
      k--;
      is_committee = TRUE;
    }
  if (nb_tokens_is_any (t, k, (const char *const[]){ "huyện", "h", "huyên", "huyen", NULL }))
    return 'r';
  if (nb_tokens_is_any (t, k, (const char *const[]){ "quận", "quan", NULL }))
    return 'u';
  if (nb_tokens_is (t, k, "tx") || (nb_tokens_is (t, k, "xã") && k > lowest && nb_tokens_is (t, k - 1, "thị"))
      || (is_committee && nb_tokens_is (t, k, "thị")))
    return 't';
  if (nb_tokens_is_any (t, k, (const char *const[]){ "tp", "thành", "ttp", NULL })
      || (nb_tokens_is (t, k, "phố") && k > lowest && nb_tokens_is (t, k - 1, "thành")))
    return 'c';
  if (nb_tokens_is_any (t, k, (const char *const[]){ "tỉnh", "tinh", NULL }))
    return 'p';
  return 0;
}

/* "các xã: Vĩnh Thành, Vĩnh Lợi và Bình Hòa": names that a plural of communes counts up. */
static gboolean
is_in_list_of_communes (const NbTokens *t,
                        guint i,
                        guint lowest)
{
  for (guint k = i; k > lowest && i - k < LIST_REACH; k--)
    {
      guint before = k - 1;

      if (nb_tokens_is_any (t, before, communes) && !(before > lowest && nb_tokens_is (t, before - 1, "thị")))
        return nb_tokens_is_mark (t, k, ":") || nb_tokens_is_number (t, before - 1) || nb_tokens_is_mark (t, before - 1, ",")
               || nb_tokens_is_any (t, before - 1, (const char *const[]){ "các", "những", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", NULL });
      if (!nb_tokens_is_mark (t, before, ",-–:/") && !nb_tokens_is (t, before, "và") && !nb_tokens_is_number (t, before)
          && !nb_tokens_is_capital (t, before))
        return FALSE;
      if (nb_tokens_is_any (t, before, (const char *const[]){ "huyện", "quận", "tỉnh", NULL }))
        return FALSE;
    }
  return FALSE;
}

/* "Nguyễn Thái Bình", "LÊ HÀ NAM": the end of a person's name. */
static gboolean
is_end_of_person (const NbReading *reading,
                  guint i,
                  guint n,
                  guint lowest)
{
  const NbTokens *t = reading->tokens;

  for (guint k = i; k > lowest && i - k < 3; k--)
    {
      if (!nb_tokens_is_word (t, k - 1) || !nb_tokens_is_capital (t, k - 1) || nb_tokens_is_any (t, k - 1, no_surnames))
        return FALSE;
      /* a title in capitals has such words, too; a signature has nothing else */
      if (t->v[k - 1].flags & NB_TOKEN_ALL_CAPS && t->v[i].flags & NB_TOKEN_ALL_CAPS && (k - 1 > lowest || nb_tokens_is_word (t, i + n)))
        return FALSE;
      if (nb_phrases_match (reading->rules->family_names, t, k - 1, NULL) > 0)
        return TRUE;
    }
  return FALSE;
}

/* "Hòa bình, độc lập": the words, not the name. */
static gboolean
is_common_word (const NbTokens *t,
                guint i,
                guint n,
                const NbNamedPlace *named)
{
  for (guint k = i + 1; k < i + n; k++)
    if (nb_tokens_is_word (t, k) && nb_tokens_is_spaced (t, k) && !nb_tokens_is_capital (t, k))
      return TRUE;
  return g_str_equal (named->name, "Hòa Bình") && (t->v[i].flags & NB_TOKEN_ALL_CAPS) != 0;
}

/**
 * nb_place_is_other:
 * @kind: as nb_place_kind_before()
 *
 * Returns: whether the name is part of another one, or where somebody was born
 */
gboolean
nb_place_is_other (const NbReading *reading,
                   const NbLine *line,
                   guint i,
                   guint n,
                   char kind,
                   const NbNamedPlace *named)
{
  const NbTokens *t = reading->tokens;
  guint lowest = line->first;
  gboolean has_before = i > lowest;

  if (nb_tokens_match (t, i, "thái bình dương"))
    return TRUE;
  if (behind_any (t, i, lowest, 4, birth_words) && !behind_any (t, i, lowest, 4, (const char *const[]){ "quê hương", NULL }))
    return TRUE;
  if (kind)
    return FALSE;
  if (is_common_word (t, i, n, named))
    return TRUE;
  if (has_before && nb_tokens_is_any (t, i - 1, smaller_words)
      && !(nb_tokens_is (t, i - 1, "cầu") && i - 1 > lowest && nb_tokens_is_any (t, i - 2, (const char *const[]){ "điểm", "đầu", NULL })))
    return TRUE;
  if (is_end_of_person (reading, i, n, lowest))
    return TRUE;
  if (behind_any (t, i, lowest, 7, company_words) && !behind_any (t, i, lowest, 1, (const char *const[]){ "tỉnh", "ủy", NULL }))
    return TRUE;
  if (named->kind == NB_NAMED_DISTRICT
      && (behind_any (t, i, lowest, 4, (const char *const[]){ "đồn", "cửa khẩu", "trạm", "đồn bp", NULL }) || is_in_list_of_communes (t, i, lowest)
          || !strchr (named->name, ' ')))
    return TRUE;
  /* a given name behind it: "Châu Thành Công", "Đồng Văn Lưu"; but "Tuyên Hóa Giao ban …" as a title begins */
  if (nb_tokens_is_word (t, i + n) && nb_tokens_is_capital (t, i + n) && !(t->v[i + n].flags & NB_TOKEN_ALL_CAPS))
    return n < 2 || i > lowest || nb_phrases_match (reading->rules->family_names, t, i, NULL) > 0;
  return FALSE;
}

/**
 * nb_place_closeness:
 *
 * Returns: 0..1, less than 1 where the words before a name say that it is a neighbour, an example or an address in brackets
 */
double
nb_place_closeness (const NbReading *reading,
                    const NbLine *line,
                    guint i,
                    guint n,
                    char kind)
{
  const NbTokens *t = reading->tokens;
  guint k = i;

  if (behind_any (t, i, line->first, 2, neighbour_words) || behind_any (t, i, line->first, 1, (const char *const[]){ "với", NULL }))
    return 0.3;
  /* "Trường Đại học … (TP. Hồ Chí Minh)" */
  while (k > line->first && i - k < 4 && !nb_tokens_is_mark (t, k, "("))
    k--;
  if (nb_tokens_is_mark (t, k, "(") && behind_any (t, k, line->first, 9, company_words))
    return 0.1;
  /* a cited sheet: "Báo Hà Giang, số …", "theo baodaklak" */
  if (behind_any (t, i, line->first, 1, (const char *const[]){ "báo", NULL }))
    return 0.5;
  return 1;
}

/**
 * nb_place_is_venue:
 *
 * Returns: whether the name says where something was held
 */
gboolean
nb_place_is_venue (const NbTokens *t,
                   guint i,
                   guint lowest)
{
  return behind_any (t, i, lowest, 3, (const char *const[]){ "tại", "ở", "cầu", NULL });
}

/**
 * nb_place_is_former:
 * @end: the token behind a name
 *
 * Returns: whether it is said to be of the past: "Đắk Nông (cũ)", "Bình Dương trước đây"
 */
gboolean
nb_place_is_former (const NbTokens *t,
                    guint end)
{
  guint k = nb_tokens_is_mark (t, end, "(") ? end + 1 : end;

  return nb_tokens_is (t, k, "cũ") || nb_tokens_match (t, k, "trước sáp nhập") || nb_tokens_match (t, k, "trước khi sáp nhập")
         || (k > end && (nb_tokens_is (t, k, "mới") || nb_tokens_match (t, k, "trước đây")));
}
