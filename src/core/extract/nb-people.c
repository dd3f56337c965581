/* SPDX-License-Identifier: GPL-3.0-or-later */
/* People and their roles: "đồng chí A, Phó Bí thư …", "Trưởng Ban Dân vận Tỉnh ủy A".
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

#define NAME_WORDS_MAX 5
#define ROLE_TOKENS_MAX 18
#define ROLES_MAX 6
#define PEOPLE_MAX 60

/* The first words of roles. */
static const char *const role_heads[] = {
  "ủy viên", "bí thư", "phó bí thư", "trưởng ban", "phó trưởng ban", "phó ban", "chủ tịch", "phó chủ tịch", "quyền chủ tịch", "giám đốc",
  "phó giám đốc", "tổng giám đốc", "thủ tướng", "phó thủ tướng", "tổng bí thư", "chủ nhiệm", "phó chủ nhiệm", "cục trưởng", "phó cục trưởng",
  "vụ trưởng", "phó vụ trưởng", "trưởng phòng", "phó trưởng phòng", "phó phòng", "chánh văn phòng", "phó chánh văn phòng", "chính ủy",
  "phó chính ủy", "chỉ huy trưởng", "phó chỉ huy trưởng", "chỉ huy phó", "đồn trưởng", "chính trị viên", "phó đồn trưởng", "hội trưởng",
  "chi hội trưởng", "chi hội phó", "trưởng thôn", "trưởng bản", "trưởng ấp", "trưởng khối", "trưởng khu", "trưởng xóm", "trưởng buôn", "tổ trưởng",
  "tổ phó", "già làng", "bộ trưởng", "thứ trưởng", "tổng biên tập", "phó tổng biên tập", "tỉnh ủy viên", "huyện ủy viên", "thành ủy viên",
  "thị ủy viên", "đảng ủy viên", "trưởng đoàn", "phó trưởng đoàn", "đại biểu quốc hội", "viện trưởng", "phó viện trưởng", "hiệu trưởng",
  "phó hiệu trưởng", "thành viên", "hội viên", "cựu chiến binh", "người có uy tín", "trưởng công an", "phó trưởng công an", "chánh án", "thường trực",
  "phó trưởng", "ủy viên ban", "đội trưởng", "đội phó", "trưởng trạm", "phó tổng tham mưu trưởng", "tư lệnh", "phó tư lệnh", "chủ quán",
  "chủ hộ", "chủ tàu", "chủ hai", "chủ cơ sở", "chủ xưởng", "cán bộ", "công chức", "nguyên cán bộ", "nguyên bí thư", "nguyên chủ tịch", "nguyên trưởng ban",
  "nguyên phó", "nguyên giám đốc", "nguyên ủy viên", "trưởng nhóm", "nhóm trưởng", "nông dân", "người dân", "giáo viên", "thuyền trưởng", "trụ trì",
  "cô giáo", "thầy giáo", "chỉ huy", "phó trụ trì", "pbt", "pbttt", "pbt tt", "uvtv", "uvbtv", "uvbch", "tvtu", "pct", "tuv", "huv", "utvtu", "trưởng tiểu ban", "chánh thanh tra", "kiểm sát viên",
  "trưởng tộc", "trưởng họ", "linh mục", "mục sư", "trưởng ban dân vận", "phụ trách", "chuyên viên", "đại diện", "trung đoàn trưởng",
  "chủ trì", "bí thư chi bộ", "bí thư đảng ủy", "bí thư chi đoàn", "bí thư huyện đoàn", "y sĩ", "trưởng khoa", "thôn trưởng", "người cao tuổi", NULL };

static const char *const honorifics[] = {
  "đồng chí", "đ / c", "đc", "ông", "bà", "anh", "chị", "cô", "cụ", "em", "chú", "bác", "vợ chồng anh", "vợ chồng ông", "mế",
  "các đồng chí :", "các đồng chí", NULL };

/* Ranks and titles before a name are roles themselves. */
static const char *const titles[] = {
  "thượng tọa", "hòa thượng", "đại đức", "linh mục", "ni sư", "mục sư", "nhà sư", "thiếu tướng", "trung tướng", "thượng tướng", "đại tướng",
  "đại tá", "thượng tá", "trung tá", "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy", "tiến sĩ", "thạc sĩ", "giáo sư", "phó giáo sư", "luật sư", "bác sĩ", "già làng", "nghệ nhân",
  "trưởng thôn", "trưởng bản", "trưởng ấp", "trưởng buôn", NULL };

/* How what somebody is begins when it stands behind the name, between commas. */
static const char *const apposition_heads[] = {
  "chủ", "người già", "người dân", "người có uy tín", "người cao tuổi", "người lính", "hàng xóm", "ngư dân", "thương binh", "nông dân", "cựu", "già", "thợ", "công nhân", "sinh viên", "học sinh", "tiểu thương",
  "bộ đội", "thầy", "cô", "diêm dân", "đảng viên", "xã viên", "dân", "giáo dân", "phật tử", "kỹ sư", "y tá", "lái", "vợ", "chồng", "mẹ", "cha",
  "con", "lão", "nghệ nhân", "giáo viên", "trưởng", "phó", "nguyên", "thành viên", "hội viên", "chiến sĩ", "cư dân", "du kích", "tổ viên", NULL };

/* Family names, of the Kinh and of the minorities, and the particles that minority names begin with. */
static const char *const family_names[] = {
  "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "trương", "lâm",
  "mai", "đào", "đoàn", "trịnh", "tô", "tạ", "hà", "cao", "châu", "lương", "lưu", "thái", "quách", "phùng", "vương", "đàm", "nông", "triệu", "ma",
  "hứa", "lục", "hoàn", "chu", "kiều", "tống", "từ", "văn", "la", "lã", "lại", "nghiêm", "mạc", "thân", "giáp", "ninh", "bạch", "kim", "thạch",
  "sơn", "danh", "lò", "lường", "lù", "quàng", "cầm", "tòng", "cà", "vì", "vi", "lô", "khà", "lai", "thao", "chau", "neáng", "giàng", "sùng", "vàng", "thào", "hờ", "má", "cháng", "tẩn",
  "chảo", "lầu", "mùa", "vừ", "vá", "phàng", "cứ", "hạng", "sầm", "nùng", "bế", "điểu", "siu", "rơ", "ksor", "rmah", "rah", "kpă", "nay", "ayun", "niê",
  "y", "h'", "k'", "kră", "blúp", "bríu", "alăng", "arất", "coor", "zơ", "pơ", "bnướch", "hồ", "a", "đinh", "krajan", "kon", "cil", "liêng", "rơ", "ka",
  "mấu", "chamaléa", "katơ", "pi", "báo", "bá", "đàng", "thiên", "quảng", "thông", "thập", "tao", "lỷ", "phù", "chíu", "tằng", "dường", "voòng",
  "đồng", "phương", "cung", "ngọ", "khuất", "doãn", "viên", "ông", "thiều", "đậu", "cù", "ôn", "âu", "diệp", "tăng", "tôn", "hình", "cồ", "quản",
  "khổng", "lữ", "nhâm", "phí", "tiêu", "ứng", "uông", "xa", "xồng", "vừ", "lỳ", "pờ", "khoàng", "mào", "cheo", "tướng", "bàn", "phượng", "đổng", NULL };

/* Words at which a role ends and the sentence goes on. */
static const char *const role_stops[] = {
  "chủ trì", "đồng chủ trì", "phát biểu", "tham dự", "dự", "tới", "đến", "cho", "đề nghị", "nhấn mạnh", "yêu cầu", "khẳng định", "báo cáo",
  "điều hành", "kết luận", "chia sẻ", "bày tỏ", "cảm ơn", "kể", "nói", "nhớ", "trao", "tặng", "thăm", "làm", "là", "đã", "cùng", "tại", "trong",
  "nhắc", "dặn", "hứa", "biếu", "chúc", "đánh giá", "quán triệt", "trình bày", "thông tin", "giải thích", "phân tích", "gợi ý", "mong", "ghi nhận",
  "biểu dương", "khai mạc", "ký", "tiếp", "có", "khi", "nhẩm", "trực tiếp", "nêu", "lưu ý", "gửi", "xác định", "vui", "bộc bạch", "tâm sự", "tự",
  "suốt", "hơn", "gần", "được", "sẽ", "cũng", "vẫn", "không", "mở", "đọc", "giới thiệu", "đề xuất", "kiến nghị", "hướng dẫn", "thay mặt", "chỉ đạo", "phấn khởi", "nhận",
  "đứng", "thừa nhận", "chứng kiến", "tổng kết", "cắt băng", "đi", "về", "thì", "bảo", "đưa", "xúc động", "cười", "từng", "vừa", "cám ơn", "góp", "dẫn", "xuống", "lên", "đón", "gặp", "mời", "trồng", "nhờ", "kêu gọi", "vận động", "hỏi", "giao", "trả lời", "đáp", "ôn", "điểm lại", "nhìn lại", "mở đầu", NULL };

static const char *const not_people[] = { "hồ chí minh", "võ nguyên giáp", NULL };

void
nb_people_fill_rules (NbRules *rules)
{
  rules->role_heads = nb_phrases_new (rules->vocabulary);
  rules->family_names = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; role_heads[i]; i++)
    nb_phrases_add (rules->role_heads, role_heads[i], i);
  for (guint i = 0; titles[i]; i++)
    nb_phrases_add (rules->role_heads, titles[i], i);
  rules->honorifics = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; honorifics[i]; i++)
    nb_phrases_add (rules->honorifics, honorifics[i], FALSE);
  for (guint i = 0; titles[i]; i++)
    nb_phrases_add (rules->honorifics, titles[i], TRUE);
  rules->role_stops = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; role_stops[i]; i++)
    nb_phrases_add (rules->role_stops, role_stops[i], i);
  for (guint i = 0; family_names[i]; i++)
    nb_phrases_add (rules->family_names, family_names[i], i);
}

typedef struct
{
  GPtrArray *roles;       /* of strings */
  char *name;
  char *longer_key;       /* the key if the word behind, without a capital, belongs to the name; or NULL */
  guint first, last;
} Found;

static void
found_free (gpointer data)
{
  Found *found = data;

  g_ptr_array_unref (found->roles);
  g_free (found->name);
  g_free (found->longer_key);
  g_free (found);
}

static guint
match_any (const NbTokens *t,
           guint i,
           const char *const *phrases)
{
  guint best = 0;

  for (; *phrases; phrases++)
    best = MAX (best, nb_tokens_match (t, i, *phrases));
  return best;
}

static gboolean
is_name_word (const NbTokens *t,
              guint i)
{
  return nb_tokens_is_word (t, i) && nb_tokens_is_capital (t, i)
         && (!(t->v[i].flags & NB_TOKEN_ALL_CAPS) || strchr (nb_tokens_key (t, i), '\''));
}

/**
 * nb_people_is_family_name:
 *
 * Returns: whether the token is a capitalised word with which a person's name can begin; many are parts of places' names, too
 */
gboolean
nb_people_is_family_name (const NbReading *reading,
                          guint i)
{
  const char *key = nb_tokens_key (reading->tokens, i);

  return is_name_word (reading->tokens, i)
         && (nb_phrases_match (reading->rules->family_names, reading->tokens, i, NULL) == 1
             || g_str_has_prefix (key, "h'") || g_str_has_prefix (key, "k'") || g_str_has_prefix (key, "y'"));
}

/* Two to five capitalised words. @strict: the first is a family name. */
static guint
read_name (const NbReading *reading,
           guint i,
           guint limit,
           gboolean strict,
           guint *first)
{
  const NbTokens *t = reading->tokens;
  guint k = i;

  *first = i;
  /* a Christian name before it: "Giuse Vũ Văn Đoài" */
  if (!strict && is_name_word (t, i) && !nb_people_is_family_name (reading, i) && nb_people_is_family_name (reading, i + 1) && is_name_word (t, i + 2)
      && !nb_tokens_is_any (t, i + 1, (const char *const[]){ "văn", "thị", "a", "y", NULL }))
    *first = k = i + 1;
  if (strict && !nb_people_is_family_name (reading, i))
    return 0;
  while (k < limit && k - *first < NAME_WORDS_MAX && is_name_word (t, k) && (k == *first || nb_tokens_is_spaced (t, k)))
    {
      /* a role that follows at once: "Nguyễn Văn A Phó Bí thư" */
      if (k > *first + 1 && nb_phrases_match (reading->rules->role_heads, t, k, NULL))
        break;
      k++;
    }
  if (k - *first < 2 || match_any (t, *first, not_people))
    return 0;
  return k;
}

static char *
role_text (const NbTokens *t,
           guint first,
           guint last)
{
  g_autofree char *text = NULL;

  while (last > first && (t->v[last - 1].kind == NB_TOKEN_MARK && !nb_tokens_is_mark (t, last - 1, "”)\"")))
    last--;
  text = nb_tokens_dup (t, first, last);
  return nb_text_squeeze (text, -1);
}

static gboolean
is_dash (const NbTokens *t,
         guint i)
{
  return nb_tokens_is_mark (t, i, "-–—");
}

static gboolean
is_stop (const NbReading *reading,
         guint k)
{
  const NbTokens *t = reading->tokens;

  if (nb_tokens_is_capital (t, k) || !nb_phrases_match (reading->rules->role_stops, t, k, NULL))
    return FALSE;
  if (nb_tokens_is (t, k, "giao") && nb_tokens_is_any (t, k + 1, (const char *const[]){ "thông", "dịch", "lưu", "tiếp", NULL }))
    return FALSE;
  if (nb_tokens_is (t, k, "chỉ") && nb_tokens_is (t, k - 1, "ban"))
    return FALSE;
  /* "Cô giáo về hưu", "người có uy tín trong đồng bào" */
  if (nb_tokens_match (t, k, "về hưu") || nb_tokens_match (t, k, "có uy tín") || nb_tokens_match (t, k, "trong đồng bào")
      || nb_tokens_match (t, k, "trong cộng đồng"))
    return FALSE;
  return TRUE;
}

/* Where a role that begins at @i ends. */
static guint
role_end (const NbReading *reading,
          guint i,
          guint limit)
{
  const NbTokens *t = reading->tokens;
  guint n = nb_phrases_match (reading->rules->role_heads, t, i, NULL);
  guint k = i + MAX (n, 1);

  for (; k < limit && k - i < ROLE_TOKENS_MAX; k++)
    {
      if (nb_tokens_is_mark (t, k, ",;.:()“”\"…?!") || (is_dash (t, k) && nb_tokens_is_spaced (t, k)))
        break;
      if (nb_tokens_is (t, k, "và") && !nb_tokens_is_capital (t, k + 1))
        break;
      if (is_stop (reading, k))
        break;
      if (match_any (t, k, (const char *const[]){ "đồng chí", "các đồng", NULL }))
        break;
    }
  return k;
}

/* A role that runs on without a mark is cut behind the last word that names a level or is capitalised. */
static guint
cut_role (const NbTokens *t,
          guint first,
          guint end)
{
  static const char *const levels[] = { "ủy", "tỉnh", "huyện", "xã", "phố", "ương", "phường", "thôn", "bản", "trực", "thường", NULL };

  while (end > first + 1 && !nb_tokens_is_any (t, end - 1, levels) && !nb_tokens_is_capital (t, end - 1))
    end--;
  return end;
}

static gboolean
begins_role (const NbReading *reading,
             guint *i)
{
  const NbTokens *t = reading->tokens;

  while (nb_tokens_is_any (t, *i, (const char *const[]){ "cũng", "là", "vừa", "hiện", "nay", NULL }))
    (*i)++;
  if (nb_phrases_match (reading->rules->role_heads, t, *i, NULL))
    return TRUE;
  if (nb_tokens_is_capital (t, *i))
    return FALSE;
  /* "đội phó", "văn trưởng": the second word tells */
  return match_any (t, *i, apposition_heads) > 0 || nb_tokens_is (t, *i + 1, "trưởng") || nb_tokens_is (t, *i + 1, "phó");
}

/* ", Ủy viên …, Trưởng Ban …" behind a name. */
static guint
read_roles_behind (const NbReading *reading,
                   guint i,
                   guint limit,
                   GPtrArray *roles)
{
  const NbTokens *t = reading->tokens;
  guint k = i;

  while (roles->len < ROLES_MAX && (nb_tokens_is_mark (t, k, ",(") || is_dash (t, k)))
    {
      guint from = k + 1, end;

      if (from >= limit || !begins_role (reading, &from))
        break;
      end = role_end (reading, from, limit);
      if (end - from >= ROLE_TOKENS_MAX)
        end = cut_role (t, from, end);
      if (end < from + 2 && !nb_phrases_match (reading->rules->role_heads, t, from, NULL))
        break;
      g_ptr_array_add (roles, role_text (t, from, end));
      k = end;
    }
  return k;
}

/* "Ủy viên BTV Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy Phạm Văn A": the name that roles lead to, or 0. */
static guint
read_roles_before (const NbReading *reading,
                   guint i,
                   guint limit,
                   GPtrArray *roles,
                   guint *name_end,
                   guint *name_first)
{
  const NbTokens *t = reading->tokens;
  guint from = i, k = i + nb_phrases_match (reading->rules->role_heads, t, i, NULL);

  for (; k < limit && k - from < ROLE_TOKENS_MAX; k++)
    {
      guint n_place;
      const NbNamedPlace *place = nb_gazetteer_match (reading->rules->gazetteer, t, k, &n_place);

      if (place && n_place >= 2 && nb_tokens_is_word (t, k - 1) && !nb_people_is_family_name (reading, k - 1))
        {
          k += n_place - 1;
          continue;
        }
      *name_end = read_name (reading, k, limit, TRUE, name_first);
      /* a family name that the list lacks, where nothing else can stand: behind "Tỉnh ủy" */
      if (!*name_end && nb_tokens_is_any (t, k - 1, (const char *const[]){ "ủy", "tỉnh", NULL }) && !place)
        {
          *name_end = read_name (reading, k, limit, FALSE, name_first);
          if (*name_end && *name_end - *name_first < 3)
            *name_end = 0;
        }
      if (*name_end)
        {
          g_ptr_array_add (roles, role_text (t, from, k));
          return k;
        }
      if (nb_tokens_is_mark (t, k, ",") || (is_dash (t, k) && nb_tokens_is_spaced (t, k)))
        {
          guint name;

          *name_end = is_dash (t, k) ? read_name (reading, k + 1, limit, TRUE, &name) : 0;
          if (!*name_end && (roles->len + 1 >= ROLES_MAX || !nb_phrases_match (reading->rules->role_heads, t, k + 1, NULL)))
            return 0;
          g_ptr_array_add (roles, role_text (t, from, k));
          if (*name_end)
            {
              *name_first = name;
              return k + 1;
            }
          from = k + 1;
          k += nb_phrases_match (reading->rules->role_heads, t, k + 1, NULL);
          continue;
        }
      /* "T.Ư" has its full stop inside */
      if (t->v[k].kind == NB_TOKEN_MARK && !(nb_tokens_is_mark (t, k, "/.") && !nb_tokens_is_spaced (t, k + 1)))
        return 0;
      if (is_stop (reading, k))
        return 0;
      if (nb_tokens_is (t, k, "và") && !nb_tokens_is_capital (t, k + 1))
        return 0;
    }
  return 0;
}

static void
add_found (const NbReading *reading,
           GPtrArray *people,
           guint first,
           guint last,
           GPtrArray *roles)
{
  const NbTokens *t = reading->tokens;
  Found *found;
  g_autofree char *text = nb_tokens_dup (t, first, last);

  if (people->len >= PEOPLE_MAX)
    {
      g_ptr_array_unref (roles);
      return;
    }
  found = g_new0 (Found, 1);
  found->name = nb_text_squeeze (text, -1);
  found->roles = roles;
  found->first = first;
  found->last = last;
  /* a name whose last word lost its capital: "Lê Minh thế - Ủy viên" */
  if (nb_tokens_is_word (t, last) && !nb_tokens_is_capital (t, last) && (is_dash (t, last + 1) || nb_tokens_is_mark (t, last + 1, ",")))
    {
      g_autofree char *longer = nb_tokens_dup (t, first, last + 1);
      g_autofree char *squeezed = nb_text_squeeze (longer, -1);

      found->longer_key = nb_text_key (squeezed, -1);
    }
  g_ptr_array_add (people, found);
}

/* "… được bầu làm đội trưởng", "bà làm tổ trưởng …": a role told of the person named last in the paragraph. */
static guint
read_role_held (const NbReading *reading,
                const NbLine *line,
                guint i,
                Found *found)
{
  static const char *const before[] = { "bà", "ông", "anh", "chị", "cô", "bầu", ",", NULL };
  guint from = i + 1, end;

  if (!nb_tokens_is (reading->tokens, i, "làm") || i == line->first || !nb_tokens_is_any (reading->tokens, i - 1, before))
    return 0;
  if (found->roles->len || !begins_role (reading, &from))
    return 0;
  end = role_end (reading, from, line->last);
  if (end < from + 2 || end - from >= ROLE_TOKENS_MAX)
    return 0;
  g_ptr_array_add (found->roles, role_text (reading->tokens, from, end));
  return end;
}

static void
scan_line (const NbReading *reading,
           const NbLine *line,
           GPtrArray *people)
{
  const NbTokens *t = reading->tokens;
  guint before = people->len;

  for (guint i = line->first; i < line->last; )
    {
      GPtrArray *roles = g_ptr_array_new_with_free_func (g_free);
      guint is_title = FALSE, n = nb_phrases_match (reading->rules->honorifics, t, i, &is_title);
      guint name_first = 0, end = 0, next = i + 1;

      if (n && (end = read_name (reading, i + n, line->last, FALSE, &name_first))
          && (nb_people_is_family_name (reading, name_first) || end - name_first >= 2))
        {
          guint behind = end;

          if (nb_tokens_is_word (t, end) && !nb_tokens_is_capital (t, end) && is_dash (t, end + 1))
            behind = end + 1;
          next = read_roles_behind (reading, behind, line->last, roles);
          if (is_title)
            g_ptr_array_insert (roles, 0, role_text (t, i, i + n));
          add_found (reading, people, name_first, end, g_steal_pointer (&roles));
          next = MAX (next, end);
        }
      else if (nb_phrases_match (reading->rules->role_heads, t, i, NULL)
               && read_roles_before (reading, i, line->last, roles, &end, &name_first))
        {
          add_found (reading, people, name_first, end, g_steal_pointer (&roles));
          next = end;
        }
      else if (people->len > before
               && (end = read_role_held (reading, line, i, g_ptr_array_index (people, people->len - 1))))
        next = end;
      /* a name and its roles in an enumeration of officials: "…; Phạm A, Ủy viên …" */
      else if (nb_people_is_family_name (reading, i) && (i == line->first || nb_tokens_is_mark (t, i - 1, ";:,"))
               && (end = read_name (reading, i, line->last, TRUE, &name_first)))
        {
          next = read_roles_behind (reading, end, line->last, roles);
          if (roles->len)
            add_found (reading, people, name_first, end, g_steal_pointer (&roles));
          next = MAX (next, end);
        }
      g_clear_pointer (&roles, g_ptr_array_unref);
      i = next;
    }
}

static void
merge_roles (GPtrArray *into,
             const GPtrArray *roles)
{
  for (guint i = 0; i < roles->len; i++)
    {
      const char *role = g_ptr_array_index (roles, i);
      g_autofree char *key = nb_text_key (role, -1);
      gboolean is_new = *role != '\0';

      for (guint k = 0; k < into->len && is_new; k++)
        {
          g_autofree char *other = nb_text_key (g_ptr_array_index (into, k), -1);

          /* the short form of a role that is known in full says nothing new */
          is_new = !g_str_equal (key, other) && !g_str_has_prefix (other, key);
        }
      if (is_new && into->len < ROLES_MAX)
        g_ptr_array_add (into, g_strdup (role));
    }
}

/**
 * nb_people_read:
 *
 * Roles are kept as printed, each once; mentions of one person are one entry.
 */
void
nb_people_read (NbReading *reading)
{
  g_autoptr (GPtrArray) people = g_ptr_array_new_with_free_func (found_free);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (nb_line_is_body (line) || line->class == NB_LINE_TITLE)
        scan_line (reading, line, people);
    }
  for (guint i = 0; i < people->len; i++)
    {
      Found *found = g_ptr_array_index (people, i);

      g_hash_table_insert (by_key, nb_text_key (found->name, -1), NULL);
    }
  for (guint i = 0; i < people->len; i++)
    {
      Found *found = g_ptr_array_index (people, i);
      gboolean is_longer = found->longer_key && g_hash_table_contains (by_key, found->longer_key);
      g_autofree char *key = is_longer ? g_strdup (found->longer_key) : nb_text_key (found->name, -1);
      Found *same = g_hash_table_lookup (by_key, key);

      if (!same)
        {
          g_hash_table_replace (by_key, g_steal_pointer (&key), found);
          g_ptr_array_add (kept, found);
          continue;
        }
      merge_roles (same->roles, found->roles);
      /* the full spelling, and its place, win over the one with a lost capital */
      if (same->longer_key && !is_longer && strlen (found->name) > strlen (same->name))
        {
          g_free (same->name);
          same->name = g_strdup (found->name);
          same->first = found->first;
          same->last = found->last;
        }
    }
  for (guint i = 0; i < kept->len; i++)
    {
      Found *found = g_ptr_array_index (kept, i);

      g_ptr_array_add (found->roles, NULL);
      g_ptr_array_add (reading->article->people,
                       nb_person_new (found->name, (const char *const *) found->roles->pdata,
                                      nb_tokens_evidence (reading->tokens, found->first, found->last, "person.role",
                                                          found->roles->len > 1 ? 0.9 : 0.75)));
    }
}
