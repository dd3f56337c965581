/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people: where one begins and ends, and what only looks like one.
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-names.h"

#include "extract/nb-mentions.h"
#include "extract/nb-people-words.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

#define NAME_WORDS_MAX 5
#define RUN_WORDS_MAX 8

/* Baptismal names stand before the family name. */
static const char *const baptismal[] = {
  "giuse", "phêrô", "phêro", "phaolô", "gioan", "antôn", "đaminh", "đa", "maria", "têrêsa", "anna", "micae", "tôma", "phanxicô", "giacôbê",
  "matthêu", "mátthêu", "stêphanô", "augustinô", "gioakim", "martinô", "inhaxiô", "luca", "barnaba", "alêxù", "bênađô", "vinhsơn", "phanxicô",
  "gioanbaotixita", "philipphê", "simon", "tađêô", "anrê", "laurensô", "batôlômêô", "cêcilia", "matta", "rôcô", NULL };

/* Family names, of the Kinh and of the minorities, and the particles that minority names begin with. */
static const char *const family_names[] = {
  "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ", "ngô", "dương", "lý", "đinh", "trương", "lâm",
  "mai", "đào", "đoàn", "trịnh", "tô", "tạ", "hà", "cao", "châu", "lương", "lưu", "thái", "quách", "phùng", "vương", "đàm", "nông", "triệu", "ma",
  "hứa", "lục", "hoàn", "chu", "kiều", "tống", "từ", "văn", "la", "lã", "lại", "nghiêm", "mạc", "thân", "giáp", "ninh", "bạch", "kim", "thạch",
  "sơn", "danh", "lò", "lường", "lù", "quàng", "cầm", "tòng", "cà", "vì", "vi", "lô", "khà", "lai", "thao", "chau", "neáng", "néang", "giàng", "sùng",
  "vàng", "thào", "hờ", "má", "cháng", "tẩn", "chảo", "lầu", "mùa", "vừ", "vá", "phàng", "cứ", "hạng", "sầm", "nùng", "bế", "điểu", "siu", "rơ",
  "ksor", "rmah", "rah", "kpă", "nay", "ayun", "niê", "y", "h'", "k'", "kră", "blúp", "bríu", "bhríu", "alăng", "arất", "coor", "zơ", "zơrâm", "pơ",
  "bnướch", "a", "u", "krajan", "kon", "cil", "liêng", "ka", "mấu", "chamaléa", "katơ", "katơr", "pi", "báo", "bá", "đàng", "thiên", "quảng", "thông",
  "thập", "tao", "lỷ", "phù", "chíu", "chìu", "tằng", "dường", "voòng", "đồng", "phương", "cung", "ngọ", "khuất", "doãn", "viên", "ông", "thiều", "đậu",
  "cù", "ôn", "âu", "diệp", "tăng", "tôn", "hình", "cồ", "quản", "khổng", "lữ", "nhâm", "phí", "tiêu", "ứng", "uông", "xa", "xồng", "lỳ", "pờ",
  "khoàng", "mào", "cheo", "tướng", "bàn", "phượng", "đổng", "chẩu", "đầu", "trác", "thích", "liêu", "khưu", "khương", "kha", "hầu", "cam", "lèng",
  "phàn", "tráng", "sín", "ly", "lềnh", "hù", "chang", "đới", "nhữ", "ngụy", "nhan", "lều", "trầm", "ưng", "vòng", "đái", "đèo", "điêu", "hạ", "thẩm",
  "thiệu", "trình", "đường", "thi", "tất", "ngân", "lộc", "lèo", "lự", "mè", "ngần", "bạc", "moong", "cụt", "ốc", "xeo", "già", "chá", "hảng",
  "thò", "sình", "sồng", "dinh", "ký", "kháng", "khang", "chứ", "chớ", "dì", "sừng", "toán", "vù", "thàng", "pản", "quan", "linh", "lăng", "mông", "ngôn", "sìn",
  "làn", "phùn", "rcom", "rchâm", "kpuih", "puih", "hiao", "alê", "rô", "hyưk", "kuer", "byă", "mlô", "êban", "knul", "kdoh", "ating", "avô", "abing",
  "arâl", "bling", "tơ", "ra", "tro", "hán", "não", "lựu", "trượng", "đạt", "sử", "lơ", "kơ", "đa", "ndu", "dơng", "păng", "pang", "giả", "giang",
  "hàn", "mã", "mẫn", "tề", "tường", "ngũ", "nguỵ", "chế", "hàng", "hồng", "quế", "phó", "bành", "tán", "ung", "úng", "kiên", "trà", "thị", NULL };

/* Those that are more often a word of a place's, a paper's or an office's name: by themselves they open no name. */
static const char *const weak_family_names[] = {
  "báo", "đồng", "đường", "đầu", "quảng", "thiên", "thông", "phương", "viên", "ông", "tướng", "quan", "linh", "ký", "ra", "đa", "tơ", "hồng", "hàng",
  "trình", "thi", "tân", "phó", "già", "bạc", "ngân", "lộc", "thích", "sử", "đạt", "hoàn", "sơn", "thái", "thị", "đại", "mông", "toán", "giang", "hàn",
  "trà", "kiên", "ngũ", "chu", "văn", "từ", "cung", "tất", NULL };

/* The first words of offices' names. */
static const char *const offices[] = {
  "ban", "sở", "hội", "đoàn", "công", "ủy", "tỉnh", "huyện", "trung", "quốc", "chính", "nhà", "đảng", "mặt", "phòng", "trường", "bộ", "cục", "vụ", "viện", "tổ", "đội", "nghị",
  "quyết", "chỉ", "đài", "chi", "khối", "xã", "phường", "thôn", "thường", "văn", "liên", "tổng", "quân", "bệnh", "phật", "giáo", "việt", "nam", "bác", "thị", "quận", "lãnh", "phó", "trưởng", NULL };

/* Behind these words capitalised ones name a place, a street, a school, a firm … */
static const char *const unit_words[] = {
  "xã", "phường", "trấn", "huyện", "quận", "tỉnh", "thôn", "bản", "ấp", "buôn", "bon", "làng", "xóm", "khóm", "sóc", "plei", "phum", "đường", "phố", "ngõ", "hẻm",
  "trường", "thpt", "thcs", "tiểu", "học", "non", "giải", "thưởng", "quỹ", "bổng", "chùa", "đền", "đình", "miếu", "cầu", "chợ", "viên", "viện", "ty", "tnhh", "doanh",
  "nghiệp", "máy", "núi", "sông", "đảo", "cảng", "khu", "tổ", "thờ", "xứ", "họ", "thánh", "trang", "tích", "lăng", "khách", "sạn", "tp", "đội", "trại", "kênh",
  "rạch", "suối", "đèo", "hang", "htx", "tác", "tập", "tiệm", "quán", "cụm", "ga", "bến", "đồn", "thị", "dòng", "tàu", "đò", "mang", "tên", "gương", "thương", "hiệu",
  "chi", "đoàn", "lớp", "nhóm", "clb", "trạm", "vườn", "hồ", "biển", "vùng", "khối", "cty", "dân", "người", "tộc", "thung", "lũng", "danh", "hùng", NULL };

/* People of history, whom streets and movements are named after: naming them makes nobody part of the event. Of the
 * first ones nobody bears the name, of the others officials do. */
#define N_NEVER_PRESENT 4
static const char *const historic[] = {
  "hồ chí minh", "võ nguyên giáp", "nguyễn ái quốc", "nguyễn tất thành", "nguyễn sinh sắc", "nguyễn sinh cung", "lê duẩn", "trường chinh", "phạm văn đồng",
  "tôn đức thắng", "trần phú", "nguyễn văn cừ", "lê hồng phong", "hà huy tập", "nguyễn thị minh khai", "hoàng văn thụ", "lý tự trọng", "ngô gia tự",
  "nguyễn đức cảnh", "phùng chí kiên", "nguyễn trãi", "lê lợi", "nguyễn huệ", "trần hưng đạo", "trần quốc tuấn", "lý thường kiệt", "võ thị sáu",
  "nguyễn viết xuân", "la văn cầu", "cù chính lan", "phan đình giót", "bế văn đàn", "tô vĩnh diện", "nguyễn văn trỗi", "phan bội châu", "phan châu trinh",
  "hoàng hoa thám", "nguyễn bỉnh khiêm", "nguyễn chí thanh", "văn tiến dũng", "nguyễn văn linh", "hoàng quốc việt", "trần văn ơn", "kim đồng", "quang trung",
  "nguyễn du", "nguyễn đình chiểu", "đinh bộ lĩnh", "đinh tiên hoàng", "ngô quyền", "mai thúc loan", "lý thái tổ", "trần nhân tông", "trần thái tông", NULL };

/**
 * nb_names_fill_rules:
 */
void
nb_names_fill_rules (NbRules *rules)
{
  rules->family_names = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; weak_family_names[i]; i++)
    nb_phrases_add (rules->family_names, weak_family_names[i], FALSE);
  for (guint i = 0; family_names[i]; i++)
    nb_phrases_add (rules->family_names, family_names[i], TRUE);
  rules->unit_words = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; unit_words[i]; i++)
    nb_phrases_add (rules->unit_words, unit_words[i], i);
  rules->historic_people = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; historic[i]; i++)
    nb_phrases_add (rules->historic_people, historic[i], i >= N_NEVER_PRESENT);
}

static gboolean
is_all_caps (const NbTokens *t,
             guint i)
{
  return (t->v[i].flags & NB_TOKEN_ALL_CAPS) != 0 && !strchr (nb_tokens_key (t, i), '\'');
}

static gboolean
is_name_word (const NbTokens *t,
              guint i)
{
  return nb_tokens_is_word (t, i) && nb_tokens_is_capital (t, i) && !is_all_caps (t, i);
}

/* 0: it is none, 1: it may be one, 2: it is one */
static guint
family_strength (const NbReading *reading,
                 guint i)
{
  const char *key = nb_tokens_key (reading->tokens, i);
  guint is_sure = FALSE;

  if (!nb_tokens_is_word (reading->tokens, i) || !nb_tokens_is_capital (reading->tokens, i))
    return 0;
  if (nb_phrases_match (reading->rules->family_names, reading->tokens, i, &is_sure) == 1)
    return is_sure ? 2 : 1;
  return (key[0] == 'h' || key[0] == 'k' || key[0] == 'y' || key[0] == 'c') && key[1] == '\'' ? 2 : 0;
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
  return is_name_word (reading->tokens, i) && family_strength (reading, i) > 0;
}

/* Where the run of capitalised words that begins at @i ends. */
static guint
run_end (const NbReading *reading,
         guint i,
         guint limit,
         guint n_max)
{
  const NbTokens *t = reading->tokens;
  gboolean is_shout = i < limit && is_all_caps (t, i);
  guint k = i;

  for (; k < limit && k - i < n_max; k++)
    {
      guint bits = 0;

      if (!nb_tokens_is_word (t, k) || !nb_tokens_is_capital (t, k) || (k > i && !nb_tokens_is_spaced (t, k)))
        break;
      /* "TRỊNH VĂN A": single letters are capitals of either kind */
      if (is_all_caps (t, k) != is_shout && t->v[k].end - t->v[k].start > 1)
        break;
      /* a role that follows at once: "Nguyễn Văn A Phó Bí thư" */
      if (k > i + 1 && nb_phrases_match (reading->rules->person_words, t, k, &bits) > 1 && (bits & (NB_PERSON_HEAD | NB_PERSON_TITLE)))
        break;
    }
  return k;
}

static gboolean
is_middle_word (const NbTokens *t,
                guint i)
{
  return nb_tokens_is_any (t, i, (const char *const[]){ "văn", "thị", NULL });
}

/**
 * nb_name_read:
 * @slot: what the words before @i let it be
 * @name: (out): the name's tokens
 *
 * Reads the name of a person at @i: two to five capitalised words.
 */
gboolean
nb_name_read (const NbReading *reading,
              guint i,
              guint limit,
              NbNameSlot slot,
              NbNameSpan *name)
{
  const NbTokens *t = reading->tokens;
  guint strength, end, bits = 0, n_baptismal = 0;

  if (i >= limit || !nb_tokens_is_word (t, i) || !nb_tokens_is_capital (t, i))
    return FALSE;
  if (slot != NB_NAME_LISTED && nb_tokens_is_any (t, i, baptismal) && family_strength (reading, i + 1) && is_name_word (t, i + 2))
    n_baptismal = 1;
  i += n_baptismal;
  strength = family_strength (reading, i);
  /* no list has them all: "Biện Văn A", "Thiều Thị B" */
  if (strength < 2 && nb_tokens_is_capital (t, i + 1) && is_middle_word (t, i + 1) && is_name_word (t, i + 2) && i + 2 < limit)
    strength = 2;
  if (is_all_caps (t, i) && strength < 2)
    return FALSE;
  if (slot == NB_NAME_LISTED && strength < 2)
    return FALSE;
  if (nb_phrases_match (reading->rules->person_words, t, i, &bits) > 1 && (bits & NB_PERSON_HEAD))
    return FALSE;
  /* "các đồng chí Ban Thường vụ" */
  if (strength == 0 && nb_tokens_is_any (t, i, offices))
    return FALSE;
  /* "Nguyên Tỉnh ủy viên" */
  if (nb_tokens_is_any (t, i, (const char *const[]){ "nguyên", "cựu", "quyền", NULL }) && nb_phrases_match (reading->rules->person_words, t, i + 1, &bits) > 1
      && (bits & NB_PERSON_HEAD))
    return FALSE;
  end = run_end (reading, i, limit, NAME_WORDS_MAX);
  if (end - i < (slot == NB_NAME_ONE_WORD ? 1 : 2))
    return FALSE;
  *name = (NbNameSpan){ i - n_baptismal, end, strength > 0 };
  return TRUE;
}

/**
 * nb_name_skip_unit:
 * @i: a capitalised word behind "xã", "Trường" …
 *
 * The unit may have a person's name right behind it: "Chủ tịch UBND xã Hòa An Lê Văn Mít", "Chủ tịch UBND xã Lê Văn Mít".
 * The likeliest lengths decide: most units have two words, most people three.
 *
 * Returns: the token behind the unit's name; @i if it has none and a person's name begins there
 */
guint
nb_name_skip_unit (const NbReading *reading,
                   guint i,
                   guint limit)
{
  const NbTokens *t = reading->tokens;
  static const char *const above_communes[] = { "tỉnh", "huyện", "quận", "ủy", NULL };
  static const int unit_score[] = { 0, 1, 3, 1, -1 }, name_score[] = { 0, -9, 0, 3, 2, 0 };
  guint end = run_end (reading, i, limit, RUN_WORDS_MAX), n = end - i, best = n, n_place = 0;
  int best_score = 0;

  if (!nb_gazetteer_match (reading->rules->gazetteer, t, i, &n_place) && n >= 2 && nb_tokens_is_any (t, i - 1, above_communes))
    /* the table has every province and district: what it lacks is a person */
    return family_strength (reading, i) == 2 || n >= 3 ? i : end;
  for (guint n_unit = 0; n_unit < n && n_unit < G_N_ELEMENTS (unit_score); n_unit++)
    {
      guint n_name = n - n_unit, strength = family_strength (reading, i + n_unit);
      int score;

      if (strength == 0 || n_name >= G_N_ELEMENTS (name_score) || n_name < 2)
        continue;
      if (n_unit == 0 && (n_place || nb_name_is_historic (reading, i, NULL)))
        continue;
      score = unit_score[n_unit] + name_score[n_name] + (int) strength * 2 + (is_middle_word (t, i + n_unit + 1) ? 4 : 0) + (n_unit && n_unit == n_place ? 4 : 0);
      /* "xã Trần Phú", "Nguyễn Thị Minh Khai" */
      if (n_unit == 1 && family_strength (reading, i) == 2 && n_name <= 3)
        continue;
      if (score > MAX (best_score, 5))
        {
          best_score = score;
          best = n_unit;
        }
    }
  return i + MAX (best, n_place);
}

/**
 * nb_name_is_behind_unit:
 *
 * Returns: whether the word before @i says that a place, a school, a firm … is named at @i
 */
gboolean
nb_name_is_behind_unit (const NbReading *reading,
                        guint i)
{
  return i > 0 && nb_phrases_match (reading->rules->unit_words, reading->tokens, i - 1, NULL) > 0;
}

/**
 * nb_name_is_historic:
 * @may_be_today: (out) (optional): whether somebody with an office of today may bear the name, too
 */
gboolean
nb_name_is_historic (const NbReading *reading,
                     guint i,
                     guint *may_be_today)
{
  return nb_phrases_match (reading->rules->historic_people, reading->tokens, i, may_be_today) > 0;
}

/**
 * nb_words_dup:
 *
 * Returns: (transfer full): the words as they are printed, with single spaces
 */
char *
nb_words_dup (const NbTokens *tokens,
              guint first,
              guint last)
{
  char *text = nb_tokens_dup (tokens, first, last);

  for (guint i = first + 1; i < last; i++)
    if (tokens->v[i].byte - tokens->v[i - 1].byte_end > 1 || (tokens->text[tokens->v[i - 1].byte_end] == '\n'))
      {
        char *squeezed = nb_text_squeeze (text, -1);

        g_free (text);
        return squeezed;
      }
  return text;
}

/**
 * nb_name_dup:
 *
 * Returns: (transfer full): the name as it is printed, with single spaces; one that is printed in capitals as others are
 */
char *
nb_name_dup (const NbTokens *tokens,
             guint first,
             guint last)
{
  g_autofree char *squeezed = nb_words_dup (tokens, first, last);
  GString *name;
  gboolean is_first = TRUE;

  if (!is_all_caps (tokens, first) && !(last > first + 1 && is_all_caps (tokens, last - 1)))
    return g_steal_pointer (&squeezed);
  name = g_string_new (NULL);
  for (const char *p = squeezed; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (name, is_first ? c : g_unichar_tolower (c));
      is_first = !g_unichar_isalpha (c);
    }
  return g_string_free (name, FALSE);
}
