/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a role ends: at verbs, at marks that are not inside of a name, at the next role and at people's names.
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-role-ends.h"

#include "extract/nb-mentions.h"
#include "extract/nb-names.h"
#include "extract/nb-role-words.h"
#include "extract/nb-rules.h"

/* Behind these nouns a verb is part of the name: "Đội vận động quần chúng", "Ban chỉ đạo". */
static const char *const nouns_before_verbs[] = {
  "ban", "đội", "tổ", "tâm", "nhóm", "khối", "phận", "tác", "phòng", "đoàn", "bộ", "vụ", "cục", "đề", "chương", "đợt", "cuộc", "trạm", NULL };
/* With what it goes on behind there. */
static const char *const goes_on[] = {
  "tỉnh", "huyện", "xã", "thành", "thị", "phường", "quận", "thôn", "bản", "ấp", "buôn", "làng", "khu", "khóm", "xóm", "tổ", "khóa", "nhiệm", "kiêm", "viên", "phụ", "thường", "trực", "quân",
  "công", "đoàn", "biên", "ủy", "vụ", "ương", "mặt", "tuyên", "kinh", "văn", "y", "giáo", "hóa", "thanh", "ban", "cục", "nước", "cấp", "bộ", "đảng", "khối", "trung", "việt", "nhân", "liên", "chi", "dân", "người", "tôn", "chuyên", "không", "các", "của", "hội", "đông", "chùa", "nông", "phật", "sư", "ở", "một", NULL };

/* The last word of "nông thôn mới", which is no village that something new follows. */
static gboolean
is_new_countryside (const NbTokens *t,
                    guint i)
{
  return i >= 2 && nb_tokens_is (t, i, "mới") && nb_tokens_match (t, i - 2, "nông thôn mới") > 0;
}

/**
 * nb_role_is_stop:
 *
 * Returns: whether a verb or the like at @i ends a role
 */
gboolean
nb_role_is_stop (const NbReading *reading,
                 guint i)
{
  const NbTokens *t = reading->tokens;

  if (nb_tokens_is_capital (t, i) || !nb_phrases_match (reading->rules->role_stops, t, i, NULL))
    return FALSE;
  if (nb_tokens_is (t, i, "giao") && (nb_tokens_is_any (t, i + 1, (const char *const[]){ "thông", "dịch", "lưu", "tiếp", NULL }) || nb_tokens_is (t, i - 1, "ngoại")))
    return FALSE;
  if (is_new_countryside (t, i))
    return FALSE;
  if (nb_tokens_is (t, i, "bảo") && nb_tokens_is_any (t, i + 1, (const char *const[]){ "vệ", "hiểm", "trợ", "tàng", "tồn", "đảm", "dưỡng", NULL }))
    return FALSE;
  if (nb_tokens_is_any (t, i - 1, nouns_before_verbs)
      && nb_tokens_is_any (t, i, (const char *const[]){ "chỉ", "vận", "điều", "tiếp", "tổ", "kiểm", "giám", "tuyên", "thông", "hỗ", "đại", "bảo", "khảo", "hướng", "giao", "ra", "bầu", "chăm", "giúp", "tự", NULL }))
    return FALSE;
  /* "Đội Quản lý hành chính về trật tự xã hội", but "Bí thư Huyện ủy về thăm" */
  if (nb_tokens_is (t, i, "về") && !nb_role_word_is_level (t, i - 1) && !nb_tokens_is_any (t, i + 1, (const char *const[]){ "thăm", "dự", "làm", "quê", "nhà", "với", "đến", NULL }))
    return FALSE;
  if (nb_tokens_is (t, i, "ký") && nb_tokens_is (t, i - 1, "thư"))
    return FALSE;
  if (nb_tokens_is (t, i, "tự") && nb_tokens_is_any (t, i - 1, (const char *const[]){ "trật", "trình", "thứ", NULL }))
    return FALSE;
  if (nb_tokens_match (t, i, "dự khuyết") || nb_tokens_match (t, i, "dự bị"))
    return FALSE;
  /* "tổ trưởng một tổ dân phố ở quận B", "Vụ Dân chủ ở cơ sở" */
  if (nb_tokens_is (t, i, "ở") && (nb_role_word_is_unit (t, i + 1) || nb_tokens_match (t, i + 1, "cơ sở")
                                      || (nb_tokens_is_capital (t, i + 1) && !nb_role_word_is_level (t, i - 1))))
    return FALSE;
  if (nb_tokens_match (t, i, "thực hiện") && nb_tokens_is_any (t, i - 1, (const char *const[]){ "đạo", "việc", NULL }))
    return FALSE;
  /* "Cô giáo về hưu", "người có uy tín trong đồng bào" */
  return !nb_role_match_any (t, i, (const char *const[]){ "về hưu", "có uy tín", "trong đồng bào", "trong cộng đồng", "có công", "từ thiện", "thông tấn", "mới nổi", "giao thông",
                                                   "trong những", "trong số", "không chuyên trách", "không quân", "tự quản", "làm vườn", "làm nghề", NULL });
}

/**
 * nb_role_is_abbreviation_stop:
 *
 * The full stop of "T.Ư", "CT. HĐND", "TP. Huế".
 */
gboolean
nb_role_is_abbreviation_stop (const NbTokens *t,
                              guint i)
{
  static const char *const brief[] = { "t", "tp", "ct", "pct", "bt", "pbt", "p", "tx", "tt", "gđ", "pgđ", "uvt", "ub", "h", "ts", "ths", "th", "pgs", "gs", "bs", "ks", NULL };

  return nb_tokens_is_mark (t, i, ".")
         && ((nb_tokens_is_capital (t, i + 1) && nb_tokens_is_any (t, i - 1, brief))
             || (nb_tokens_is_number (t, i + 1) && !nb_tokens_is_spaced (t, i + 1) && nb_tokens_is_any (t, i - 1, (const char *const[]){ "kp", "p", "q", "f", NULL })));
}

/**
 * nb_role_is_twin_dash:
 *
 * The dash of "Phó Chủ tịch – Tổng Thư ký Hội …": of the first office no more than its head was told.
 */
gboolean
nb_role_is_twin_dash (const NbReading *reading,
                      guint i,
                      guint head_end)
{
  guint bits = 0;

  return i == head_end && nb_role_is_dash (reading->tokens, i) && nb_tokens_match (reading->tokens, i + 1, "tổng thư ký") && nb_tokens_is_capital (reading->tokens, i + 1) && nb_role_head (reading, i + 1, &bits)
         && (bits & NB_PERSON_OFFICE);
}

/**
 * nb_role_is_inside_office:
 *
 * Returns: whether the comma, dash or "và" at @i is inside of a name: "Sở Văn hóa, Thể thao và Du lịch"
 */
gboolean
nb_role_is_inside_office (const NbTokens *t,
                          guint i)
{
  static const char *const parts[] = {
    "thể thao", "thương binh và", "thông tin", "du lịch", "phát triển", "đào tạo", "xã hội", "môi trường", "truyền hình", "truyền thông", "công nghệ", "đầu tư", "trẻ em", "gia đình",
    "khoa học", "văn nghệ", "đối ngoại", "dân vận", "đoàn thể", "hợp tác quốc tế", "kế hoạch", "dự thảo", "nội chính", "lao động", "hạ tầng", "giáo dục", "tôn giáo", "công an tỉnh", "công an huyện", "công an thành phố", "công an thị xã", "tổng cục chính trị", "tổng cục hậu cần", "tổng cục kỹ thuật", NULL };

  static const char *const second_parts[] = {
    "quốc phòng", "xã hội", "ngân sách", "kế hoạch", "dân tộc", "tôn giáo", "nội vụ", "hạ tầng", "đào tạo", "thương binh", "môi trường", "đô thị", "thể thao", "thông tin",
    "tổng hợp", "hành chính", "đối ngoại", "an ninh", "phong trào", "pháp luật", "dân chủ", "văn hóa", "du lịch", "công nghệ", NULL };
  static const char *const councils[] = { "hđnd tỉnh", "hđnd huyện", "hđnd thành phố", "hđnd thị xã", "hđnd xã", NULL };

  /* "Phòng thủ Khu vực 5 - Mai Sơn" */
  if (i >= 2 && nb_role_is_dash (t, i) && nb_tokens_is_number (t, i - 1) && nb_tokens_is (t, i - 2, "vực") && nb_tokens_is_capital (t, i + 1))
    return TRUE;
  /* "Vụ An ninh - Quốc phòng" */
  if (nb_role_is_dash (t, i) && nb_tokens_is_word (t, i - 1) && nb_role_match_any (t, i + 1, second_parts) > 0)
    return TRUE;
  /* "Phó Trưởng Ban Văn hóa - Xã hội, HĐND tỉnh" */
  if (nb_tokens_is_mark (t, i, ",") && !nb_role_word_is_level (t, i - 1) && nb_role_match_any (t, i + 1, councils) > 0)
    return TRUE;
  return (nb_tokens_is_mark (t, i, ",") || nb_tokens_is (t, i, "và")) && nb_role_match_any (t, i + 1, parts) > 0;
}

/**
 * nb_role_begins_person:
 *
 * Whether a capitalised word inside of a role begins the name that it leads to.
 */
gboolean
nb_role_begins_person (const NbReading *reading,
                       guint i,
                       guint limit)
{
  guint n_place = 0;
  NbNameSpan name;

  if (!nb_role_word_is_level (reading->tokens, i - 1) || !nb_people_is_family_name (reading, i))
    return FALSE;
  if (nb_gazetteer_match (reading->rules->gazetteer, reading->tokens, i, &n_place) && n_place >= 2)
    return FALSE;
  if (nb_role_word_is_unit (reading->tokens, i - 1) && nb_name_skip_unit (reading, i, limit) != i)
    return FALSE;
  return nb_name_read (reading, i, limit, NB_NAME_LISTED, &name);
}

/* The comma of "chủ ghe ở xã Nam Mây, huyện B": the commune's name is followed by its district's. */
static gboolean
is_place_tail (const NbTokens *t,
               guint first,
               guint i)
{
  static const char *const small[] = { "xã", "phường", "trấn", "thôn", "bản", "ấp", "buôn", "làng", "xóm", "khóm", "chùa", "hạt", "xứ", NULL };
  static const char *const large[] = { "huyện", "quận", "thị xã", "thành phố", "tp", "tx", "tỉnh", NULL };
  guint n;

  if (!nb_tokens_is_mark (t, i, ",") || !nb_tokens_is_capital (t, i - 1) || !(n = nb_role_match_any (t, i + 1, large)) || !nb_tokens_is_capital (t, i + 1 + n))
    return FALSE;
  for (guint k = i - 1; k > first && nb_tokens_is_word (t, k) && nb_tokens_is_capital (t, k); k--)
    if (nb_tokens_is_any (t, k - 1, small))
      return TRUE;
  return FALSE;
}

/**
 * nb_role_end:
 *
 * Where a role that begins at @i ends.
 */
guint
nb_role_end (const NbReading *reading,
             guint i,
             guint limit)
{
  const NbTokens *t = reading->tokens;
  guint bits, n = nb_role_head (reading, i, &bits), k = i + MAX (n, 1);
  gboolean is_office = (bits & NB_PERSON_OFFICE) != 0, is_unit = FALSE;
  guint other;

  limit = MIN (limit, i + NB_ROLE_TOKENS_MAX);
  for (; k < limit; k++)
    {
      gboolean is_capital = nb_tokens_is_capital (t, k);

      /* "T.Ư", "CT. HĐND" */
      if (nb_role_is_inside_office (t, k))
        {
          k++;
          continue;
        }
      if (is_place_tail (t, i, k))
        {
          k++;
          is_unit = TRUE;
          continue;
        }
      if (nb_role_is_abbreviation_stop (t, k) || nb_role_is_twin_dash (reading, k, i + n))
        continue;
      /* "Hội Cựu chiến binh (CCB) phường" */
      if (nb_tokens_is_mark (t, k, "(") && k + 3 < limit && (t->v[k + 1].flags & NB_TOKEN_ALL_CAPS) && nb_tokens_is_mark (t, k + 2, ")")
          && nb_tokens_is_word (t, k + 3) && !nb_role_is_stop (reading, k + 3))
        {
          k += 2;
          continue;
        }
      /* "HUV-PCT UBND" */
      if (nb_role_is_dash (t, k) && k > i && (t->v[k - 1].flags & NB_TOKEN_ALL_CAPS) && nb_role_head (reading, k + 1, &other))
        break;
      if (nb_tokens_is_mark (t, k, ",;.:()“”\"…?!") || (nb_role_is_dash (t, k) && (nb_tokens_is_spaced (t, k) || nb_tokens_is_spaced (t, k + 1))))
        break;
      if (nb_tokens_is (t, k, "và") && !nb_tokens_is_capital (t, k + 1))
        break;
      if (nb_role_is_stop (reading, k) || nb_role_match_any (t, k, (const char *const[]){ "đồng chí", "các đồng", "đ / c", NULL }))
        break;
      /* "Bí thư Huyện ủy Chủ tịch HĐND huyện": the comma is missing */
      if (is_capital && k > i + 1 && nb_role_word_is_level (t, k - 1) && !nb_tokens_is (t, k - 1, "hội") && nb_role_head (reading, k, &other) > 1
          && (other & NB_PERSON_OFFICE) && !nb_tokens_is (t, k, "thường"))
        break;
      /* "A, Chủ tịch UBND huyện B": the next one's */
      if (is_capital && k > i + n && nb_role_begins_person (reading, k, limit))
        break;
      if (is_office && !is_capital && nb_tokens_is_word (t, k) && k > i + n
          && (is_unit || nb_role_word_is_level (t, k - 1)) && !nb_tokens_is_any (t, k, goes_on) && !is_new_countryside (t, k))
        break;
      is_unit = is_capital && nb_tokens_is_word (t, k) && (is_unit || ((k > i + n || (bits & NB_PERSON_ONE_WORD)) && nb_role_word_is_unit (t, k - 1)));
    }
  return k;
}

/**
 * nb_role_cut:
 *
 * A role that runs on without a mark is cut behind the last word that names a level or is capitalised.
 */
guint
nb_role_cut (const NbTokens *t,
             guint first,
             guint end)
{
  while (end > first + 1 && !nb_role_word_is_level (t, end - 1) && !nb_tokens_is_capital (t, end - 1))
    end--;
  return end;
}
