/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Roles before and behind people's names: where they begin, how they are separated and where the sentence goes on.
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-roles.h"

#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include <string.h>

#define ROLE_TOKENS_MAX 22
#define APPOSITION_TOKENS_MAX 12
#define ROLES_MAX 8
#define ASIDE_TOKENS_MAX 14

/* The first words of offices. */
static const char *const offices[] = {
  "ủy viên", "bí thư", "phó bí thư", "trưởng ban", "phó trưởng ban", "phó ban", "chủ tịch", "phó chủ tịch", "quyền chủ tịch", "giám đốc",
  "phó giám đốc", "tổng giám đốc", "phó tổng giám đốc", "thủ tướng", "phó thủ tướng", "tổng bí thư", "chủ nhiệm", "phó chủ nhiệm", "cục trưởng",
  "phó cục trưởng", "vụ trưởng", "phó vụ trưởng", "trưởng phòng", "phó trưởng phòng", "phó phòng", "chánh văn phòng", "phó chánh văn phòng", "chính ủy",
  "phó chính ủy", "chỉ huy trưởng", "phó chỉ huy trưởng", "chỉ huy phó", "đồn trưởng", "chính trị viên", "chính trị viên phó", "phó đồn trưởng", "hội trưởng",
  "phó hội trưởng", "chi hội trưởng", "chi hội phó", "trưởng khối", "tổ trưởng", "tổ phó", "bộ trưởng", "thứ trưởng", "tổng biên tập", "phó tổng biên tập",
  "tỉnh ủy viên", "huyện ủy viên", "thành ủy viên", "thị ủy viên", "quận ủy viên", "đảng ủy viên", "trưởng đoàn", "phó trưởng đoàn", "đại biểu quốc hội", "đại biểu hđnd", "đại biểu hội đồng nhân dân",
  "viện trưởng", "phó viện trưởng", "hiệu trưởng", "phó hiệu trưởng", "trưởng công an", "phó trưởng công an", "phó công an", "chánh án", "phó chánh án",
  "thường trực", "phó trưởng", "đội trưởng", "đội phó", "phó đội trưởng", "trưởng trạm", "phó trạm", "tham mưu trưởng", "phó tham mưu trưởng",
  "tổng tham mưu trưởng", "phó tổng tham mưu trưởng", "tư lệnh", "phó tư lệnh", "trưởng tiểu ban", "chánh thanh tra", "phó chánh thanh tra", "kiểm sát viên",
  "viện phó", "trung đoàn trưởng", "lữ đoàn trưởng", "sư đoàn trưởng", "tiểu đoàn trưởng", "đại đội trưởng", "hạt trưởng", "trưởng khoa", "phó khoa",
  "trưởng bộ phận", "trưởng ngành", "tổng thư ký", "phó tổng thư ký", "chủ tịch nước", "phó chủ tịch nước", "chủ tịch quốc hội", "phó chủ tịch quốc hội",
  "tổng thanh tra", "kiểm toán", "trưởng đại diện", "trưởng cụm", "cụm trưởng", "phó ấp", "phó thôn", "trưởng nhóm", "nhóm trưởng", "trụ trì", "phó trụ trì",
  "trưởng ban dân vận", "phó bí thư thường trực", "phụ trách", "chủ tịch ubnd", "phó chủ tịch ubnd", "thường vụ", "liên đội trưởng", "xã đội trưởng", "phó trưởng thôn",
  "phó trưởng bản", "phó trưởng ấp", "báo cáo viên", "tuyên truyền viên", "huấn luyện viên", "giảng viên", "lớp trưởng", "trưởng ban công tác mặt trận", "quyền trưởng ban", "thường trực ban bí thư", "trưởng văn phòng", "thư ký",
  "bt", "pbt", "pbttt", "pbt tt", "pbt . tt", "uvtv", "uvbtv", "uv btv", "uvbch", "tvtu", "tvhu", "ct", "ct .", "pct", "pct .", "tuv", "huv", "utvtu", "uvt . ư", "uvtw", "uvtư", "uvbct",
  "gđ", "pgđ", "p . chủ tịch", "p . trưởng ban", "p . bí thư", "p . giám đốc", "p . trưởng phòng", NULL };

/* What people are besides. */
static const char *const occupations[] = {
  "thành viên", "hội viên", "cựu chiến binh", "người có uy tín", "chủ quán", "chủ hộ", "chủ tàu", "chủ hai", "chủ cơ sở", "chủ xưởng", "cán bộ", "công chức",
  "viên chức", "nông dân", "người dân", "giáo viên", "thuyền trưởng", "cô giáo", "thầy giáo", "chỉ huy", "trưởng tộc", "trưởng họ", "trưởng dòng họ", "chuyên viên",
  "y sĩ", "thôn trưởng", "người cao tuổi", "chiến sĩ", "đoàn viên", "đảng viên", "doanh nhân", "nhà báo", "nhà văn", "nhà thơ", "nhạc sĩ", "nghệ sĩ",
  "ca sĩ", "họa sĩ", "nhà nghiên cứu", "chánh xứ", "quản xứ", "quản nhiệm", "chức việc", "điều dưỡng", "dân quân", "công an viên", "phó chủ nhiệm", "cộng tác viên",
  "hòa giải viên", "nhân viên", "kế toán", "chủ nhà", "chủ vườn", "chủ trang trại", NULL };

/* Ranks, degrees and dignities: roles by themselves. */
static const char *const titles[] = {
  "thượng tọa", "hòa thượng", "đại đức", "linh mục", "ni sư", "ni trưởng", "sư cô", "sư thầy", "sư cả", "mục sư", "nhà sư", "giám mục", "tổng giám mục", "giáo sĩ", "phối sư", 
  "giáo hữu", "lễ sanh", "achar", "a cha", "thiếu tướng", "trung tướng", "thượng tướng", "đại tướng", "chuẩn đô đốc", "phó đô đốc", "đại tá", "thượng tá", "trung tá",
  "thiếu tá", "đại úy", "thượng úy", "trung úy", "thiếu úy", "chuẩn úy", "binh nhì", "binh nhất", "hạ sĩ", "trung sĩ", "thượng sĩ", "bs", "bs .", "luật sư", "bác sĩ", "kỹ sư", "nghệ nhân", "nghệ nhân ưu tú", "nghệ nhân nhân dân",
  "nsnd", "nsưt", "nghệ sĩ nhân dân", "nghệ sĩ ưu tú",
  "nhà giáo nhân dân", "nhà giáo ưu tú", "thầy thuốc ưu tú", "thầy thuốc nhân dân", "anh hùng lực lượng vũ trang nhân dân", "anh hùng llvtnd", "anh hùng lao động",
  "mẹ việt nam anh hùng", "bà mẹ việt nam anh hùng", "mẹ vnah", "mẹ vn anh hùng", "bà mẹ vnah", "thương binh", NULL };
/* Degrees before a name are no roles. */
static const char *const degrees[] = {
  "pgs . ts", "pgs . ts .", "pgs , ts", "pgs , ts .", "gs , ts", "gs , ts .", "gs . ts .", "pgs", "gs . ts", "gs", "ts", "ts .", "ths", "ths .", "th . s", "bs", "bs .", "tiến sĩ", "thạc sĩ", "phó giáo sư", "giáo sư", "phó giáo sư , tiến sĩ", "giáo sư , tiến sĩ", NULL };
static const char *const village_titles[] = {
  "già làng", "trưởng thôn", "trưởng bản", "trưởng ấp", "trưởng buôn", "trưởng làng", "trưởng khóm", "trưởng xóm", "trưởng khu", "trưởng khu phố", "trưởng bon", NULL };

static const char *const honorifics[] = {
  "đồng chí", "đ / c", "đc", "đ . c", "ông", "bà", "anh", "chị", "cô", "cụ", "em", "chú", "bác", "cháu", "2 mẹ", "hai mẹ", "các mẹ", "cậu", "mợ", "dì", "thím", "mế", "cụ ông", "cụ bà", "già", "thầy", "vợ chồng anh", "vợ chồng ông",
  "vợ chồng chị", "vợ chồng bà", "gia đình", "hộ", "cử tri", "hộ ông", "hộ bà", "hộ anh", "hộ chị", "ngài", "nữ đồng chí", "mẹ", "cha", "bố", "soeur", "sơ", NULL };
static const char *const plural_honorifics[] = {
  "các đồng chí", "các đồng chí gồm", "các đ / c", "các đc", "hai đồng chí", "ba đồng chí", "những đồng chí", "2 đồng chí", "3 đồng chí", "các ông", "các bà", "các anh", "các chị", "hai ông", "hai bà",
  "hai anh", "hai chị", "hai cụ", "các ông bà", "các ông , bà", "ông bà", "các cô", "các hộ", "các gia đình", "2 ông", "2 bà", "các cụ", "các em", "hai em", NULL };

/* What looks like one of these and is none. */
static const char *const never[] = {
  "bà con", "ông cha", "anh em", "chị em", "anh hùng", "chú trọng", "chú ý", "chú thích", "cô đơn", "cụ thể", "em nhỏ", "anh chị em", "anh dũng", "bà mẹ", "bà nội", "bà ngoại", "ông nội", "ông ngoại",
  "ông chủ", "bác sỹ gia đình", "người dân tộc", "nông dân việt nam", "cháu bác hồ", "cháu ngoan bác hồ", "cháu ngoan", "bác hồ", "bác tôn", "bộ đội cụ hồ", "cụ hồ", "chị em phụ nữ", "gia đình văn hóa",
  "gia đình chính sách", "hộ nghèo", "hộ cận nghèo", "hộ khẩu", "hộ tịch", "hộ dân", "hộ gia đình", "già hóa", "bí thư đoàn kết", "thị trường", "cô giáo mầm non", "đại diện cho", "đại diện lãnh đạo",
  "thân nhân liệt sĩ", "liệt sĩ", "liệt sỹ", "nhà văn hóa", "anh hùng liệt sĩ", "anh hùng liệt sỹ", "hội viên nông dân", "em thơ", "ca sĩ nhí", NULL };

/* How what somebody is begins when it stands behind the name, between commas. */
static const char *const apposition_heads[] = {
  "chủ", "người già", "người dân", "người có uy tín", "người cao tuổi", "người lính", "người trồng", "người nuôi", "người làm", "người thợ", "người giữ", "hàng xóm", "ngư dân", "thương binh", "nông dân", "cựu", "già", "thợ",
  "công nhân", "sinh viên", "học sinh", "tiểu thương", "bộ đội", "thầy", "cô", "diêm dân", "đảng viên", "xã viên", "dân", "giáo dân", "phật tử", "kỹ sư", "y tá", "lái", "vợ", "chồng",
  "mẹ", "cha", "con", "lão", "nghệ nhân", "giáo viên", "trưởng", "phó", "nguyên", "thành viên", "hội viên", "chiến sĩ", "cư dân", "du kích", "tổ viên", "một trong những", "một người",
  "một nông dân", "một hộ", "một trong số", "một cựu", "bí danh", "hộ dân", "hộ nghèo", "đoàn viên", NULL };

/* Words at which a role ends and the sentence goes on. */
static const char *const role_stops[] = {
  "chủ trì", "đồng chủ trì", "phát biểu", "tham dự", "dự", "tới", "đến", "cho", "đề nghị", "nhấn mạnh", "yêu cầu", "khẳng định", "báo cáo",
  "điều hành", "kết luận", "chia sẻ", "bày tỏ", "cảm ơn", "kể", "nói", "nhớ", "trao", "tặng", "thăm", "làm", "là", "đã", "cùng", "tại", "trong",
  "nhắc", "dặn", "hứa", "biếu", "chúc", "đánh giá", "quán triệt", "trình bày", "thông tin", "giải thích", "phân tích", "gợi ý", "mong", "ghi nhận",
  "biểu dương", "khai mạc", "bế mạc", "ký", "tiếp", "có", "khi", "nhẩm", "trực tiếp", "nêu", "lưu ý", "gửi", "xác định", "vui", "bộc bạch", "tâm sự", "tự",
  "suốt", "hơn", "gần", "được", "sẽ", "cũng", "vẫn", "không", "mở", "đọc", "giới thiệu", "đề xuất", "kiến nghị", "hướng dẫn", "thay mặt", "chỉ đạo", "phấn khởi", "nhận",
  "đứng", "thừa nhận", "chứng kiến", "tổng kết", "cắt băng", "đi", "về", "thì", "bảo", "đưa", "xúc động", "cười", "từng", "vừa", "cám ơn", "góp", "dẫn", "xuống", "lên", "đón", "gặp", "mời",
  "trồng", "nhờ", "kêu gọi", "vận động", "hỏi", "giao", "trả lời", "đáp", "ôn", "điểm lại", "nhìn lại", "mở đầu", "dâng", "viếng", "thắp", "đại diện", "phối hợp", "kiểm tra", "khảo sát", "giám sát",
  "chúc mừng", "động viên", "thăm hỏi", "tuyên bố", "công bố", "thông qua", "triển khai", "phát động", "phổ biến", "tuyên truyền", "làm việc", "tiến hành", "thực hiện", "tổ chức", "hiến", "tâm tư",
  "giữ", "đảm nhận", "đảm nhiệm", "bổ nhiệm", "điều động", "luôn", "rất", "đang", "bắt", "nắm", "thường xuyên", "tích cực", "gồm", "do", "để", "với", "theo", "từ", "như", "nhằm", "qua", "trên", "ở",
  "vào", "ra", "trước", "sau", "còn", "mới", "chủ động", "quyết định", "nguyện", "chăm", "lo", "giúp", "hỗ trợ", "ủng hộ", "hoan nghênh", "đánh", "viết", "nghe", "xem", "thấy", "biết", "tin", "đồng ý",
  "nhất trí", "truyền đạt", "cung cấp", "bàn giao", "tiếp thu", "giải trình", "phân công", "nguyên là", "cho biết", "cho rằng", "cho hay", "thống nhất", "khen", "ân cần", "long trọng", "hy vọng",
  "kỳ vọng", "tin tưởng", "bầu", "trúng cử", "trăn trở", "đăng ký", "ban hành", "vinh dự", "và các", "cùng các", "của các", "thông báo", "lần lượt", "nhiệt tình", "hồ hởi", "hào hứng", "bên", NULL };

/* Behind these nouns a verb is part of the name: "Đội vận động quần chúng", "Ban chỉ đạo". */
static const char *const nouns_before_verbs[] = {
  "ban", "đội", "tổ", "tâm", "nhóm", "khối", "phận", "tác", "phòng", "đoàn", "bộ", "vụ", "cục", "đề", "chương", "đợt", "cuộc", "trạm", NULL };
/* Where an office may end, … */
static const char *const levels[] = {
  "ủy", "tỉnh", "huyện", "xã", "phường", "trấn", "ương", "trị", "nước", "thôn", "bản", "ấp", "xóm", "quận", "phủ", NULL };
/* … and with what it goes on behind there. */
static const char *const goes_on[] = {
  "tỉnh", "huyện", "xã", "thành", "thị", "phường", "quận", "thôn", "bản", "ấp", "buôn", "làng", "khu", "khóm", "xóm", "tổ", "khóa", "nhiệm", "kiêm", "viên", "phụ", "thường", "trực", "quân",
  "công", "đoàn", "biên", "ủy", "vụ", "ương", "mặt", "tuyên", "kinh", "văn", "y", "giáo", "hóa", "thanh", "ban", "cục", "nước", "cấp", "bộ", "đảng", "khối", "trung", "việt", "nhân", "liên", "chi", "dân", "người", "tôn", "chuyên", "không", "các", "của", "hội", "đông", "chùa", "nông", "phật", "sư", "ở", "một", NULL };

/* Behind these a capitalised word is a place's name, at the end of which an office may end, too. */
static const char *const units[] = {
  "xã", "phường", "trấn", "huyện", "quận", "tỉnh", "thôn", "bản", "ấp", "buôn", "bon", "làng", "xóm", "khóm", "chùa", "phố", "ủy", NULL };

static const char *const schools[] = { "trường", "thpt", "thcs", "học", "ty", "tnhh", NULL };
/* Those whom enumerations of people end with. */
static const char *const crowds[] = {
  "cán bộ", "công chức", "viên chức", "hội viên", "đoàn viên", "đảng viên", "chiến sĩ", "nhân viên", "người dân", "nông dân", "thành viên", "giáo viên", "học sinh", "sinh viên", "công nhân", NULL };

static const char *const former[] = { "nguyên", "cựu", "quyền", NULL };

static void
add_words (NbPhrases *phrases,
           const char *const *words,
           guint bits)
{
  for (; *words; words++)
    nb_phrases_add (phrases, *words, bits);
}

void
nb_roles_fill_rules (NbRules *rules)
{
  rules->person_words = nb_phrases_new (rules->vocabulary);
  add_words (rules->person_words, never, NB_PERSON_NEVER);
  add_words (rules->person_words, village_titles, NB_PERSON_TITLE | NB_PERSON_HEAD | NB_PERSON_OFFICE | NB_PERSON_ONE_WORD);
  add_words (rules->person_words, titles, NB_PERSON_TITLE | NB_PERSON_HEAD);
  add_words (rules->person_words, plural_honorifics, NB_PERSON_HONORIFIC | NB_PERSON_PLURAL);
  add_words (rules->person_words, honorifics, NB_PERSON_HONORIFIC);
  add_words (rules->person_words, degrees, NB_PERSON_HONORIFIC);
  add_words (rules->person_words, offices, NB_PERSON_HEAD | NB_PERSON_OFFICE);
  add_words (rules->person_words, occupations, NB_PERSON_HEAD);
  rules->role_stops = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; role_stops[i]; i++)
    nb_phrases_add (rules->role_stops, role_stops[i], i);
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

static char *
role_text (const NbTokens *t,
           guint first,
           guint last)
{
  while (last > first && (t->v[last - 1].kind == NB_TOKEN_MARK && !nb_tokens_is_mark (t, last - 1, "”)\"")))
    last--;
  return nb_words_dup (t, first, last);
}

static gboolean
is_dash (const NbTokens *t,
         guint i)
{
  return nb_tokens_is_mark (t, i, "-–—");
}

/**
 * nb_role_head:
 * @bits: (out): NbPersonWord
 *
 * Returns: how many tokens from @i on the first words of a role cover, 0 if none begins there
 */
guint
nb_role_head (const NbReading *reading,
              guint i,
              guint *bits)
{
  guint n_former = nb_tokens_is_any (reading->tokens, i, former) ? 1 : 0, n;

  *bits = 0;
  if (i < reading->tokens->n && reading->tokens->v[i].word == 0)
    return 0;
  /* "cựu chiến binh" is a word of its own */
  if (n_former && (n = nb_phrases_match (reading->rules->person_words, reading->tokens, i, bits)))
    return *bits & NB_PERSON_HEAD ? n : 0;
  if (n_former && nb_tokens_is (reading->tokens, i + 1, "là"))
    n_former = 2;
  n = nb_phrases_match (reading->rules->person_words, reading->tokens, i + n_former, bits);
  return n && (*bits & NB_PERSON_HEAD) ? n_former + n : 0;
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
  if (nb_tokens_is (t, i, "giao") && nb_tokens_is_any (t, i + 1, (const char *const[]){ "thông", "dịch", "lưu", "tiếp", NULL }))
    return FALSE;
  if (nb_tokens_is_any (t, i - 1, nouns_before_verbs)
      && nb_tokens_is_any (t, i, (const char *const[]){ "chỉ", "vận", "điều", "tiếp", "tổ", "kiểm", "giám", "tuyên", "thông", "hỗ", "đại", "bảo", "khảo", "hướng", "giao", "ra", "bầu", "chăm", "giúp", "tự", NULL }))
    return FALSE;
  /* "Đội Quản lý hành chính về trật tự xã hội", but "Bí thư Huyện ủy về thăm" */
  if (nb_tokens_is (t, i, "về") && !nb_tokens_is_any (t, i - 1, levels) && !nb_tokens_is_any (t, i + 1, (const char *const[]){ "thăm", "dự", "làm", "quê", "nhà", "với", "đến", NULL }))
    return FALSE;
  if (nb_tokens_is (t, i, "ký") && nb_tokens_is (t, i - 1, "thư"))
    return FALSE;
  if (nb_tokens_is (t, i, "tự") && nb_tokens_is_any (t, i - 1, (const char *const[]){ "trật", "trình", "thứ", NULL }))
    return FALSE;
  if (nb_tokens_match (t, i, "dự khuyết") || nb_tokens_match (t, i, "dự bị"))
    return FALSE;
  /* "tổ trưởng một tổ dân phố ở quận B" */
  if (nb_tokens_is (t, i, "ở") && nb_tokens_is_any (t, i + 1, units))
    return FALSE;
  if (nb_tokens_match (t, i, "thực hiện") && nb_tokens_is (t, i - 1, "đạo"))
    return FALSE;
  /* "Cô giáo về hưu", "người có uy tín trong đồng bào" */
  return !match_any (t, i, (const char *const[]){ "về hưu", "có uy tín", "trong đồng bào", "trong cộng đồng", "có công", "từ thiện", "thông tấn", "mới nổi", "giao thông",
                                                   "trong những", "trong số", "không chuyên trách", "không quân", "tự quản", "làm vườn", "làm nghề", NULL });
}

/* The full stop of "T.Ư", "CT. HĐND", "TP. Huế". */
static gboolean
is_abbreviation_stop (const NbTokens *t,
                      guint i)
{
  static const char *const brief[] = { "t", "tp", "ct", "pct", "bt", "pbt", "p", "tx", "tt", "gđ", "pgđ", "uvt", "ts", "ths", "th", "pgs", "gs", "bs", "ks", NULL };

  return nb_tokens_is_mark (t, i, ".")
         && ((nb_tokens_is_capital (t, i + 1) && nb_tokens_is_any (t, i - 1, brief))
             || (nb_tokens_is_number (t, i + 1) && !nb_tokens_is_spaced (t, i + 1) && nb_tokens_is_any (t, i - 1, (const char *const[]){ "kp", "p", "q", "f", NULL })));
}

/* The dash of "Phó Chủ tịch – Tổng Thư ký Hội …": of the first office no more than its head was told. */
static gboolean
is_twin_dash (const NbReading *reading,
              guint i,
              guint head_end)
{
  guint bits = 0;

  return i == head_end && is_dash (reading->tokens, i) && nb_tokens_match (reading->tokens, i + 1, "tổng thư ký") && nb_tokens_is_capital (reading->tokens, i + 1) && nb_role_head (reading, i + 1, &bits)
         && (bits & NB_PERSON_OFFICE);
}

/* "Sở Văn hóa, Thể thao và Du lịch", "Sở Nông nghiệp và phát triển nông thôn": the comma or "và" at @i is inside of a name. */
static gboolean
is_inside_office (const NbTokens *t,
                  guint i)
{
  static const char *const parts[] = {
    "thể thao", "thương binh và", "thông tin", "du lịch", "phát triển", "đào tạo", "xã hội", "môi trường", "truyền hình", "truyền thông", "công nghệ", "đầu tư", "trẻ em", "gia đình",
    "khoa học", "văn nghệ", "đối ngoại", "dân vận", "đoàn thể", "hợp tác quốc tế", "kế hoạch", "dự thảo", "nội chính", "lao động", "hạ tầng", "giáo dục", "tôn giáo", "công an tỉnh", "công an huyện", "công an thành phố", "công an thị xã", NULL };

  return (nb_tokens_is_mark (t, i, ",") || nb_tokens_is (t, i, "và")) && match_any (t, i + 1, parts) > 0;
}

/* Whether a capitalised word inside of a role begins the name that it leads to. */
static gboolean
begins_person (const NbReading *reading,
               guint i,
               guint limit)
{
  guint n_place = 0;
  NbNameSpan name;

  if (!nb_tokens_is_any (reading->tokens, i - 1, levels) || !nb_people_is_family_name (reading, i))
    return FALSE;
  if (nb_gazetteer_match (reading->rules->gazetteer, reading->tokens, i, &n_place) && n_place >= 2)
    return FALSE;
  if (nb_tokens_is_any (reading->tokens, i - 1, units) && nb_name_skip_unit (reading, i, limit) != i)
    return FALSE;
  return nb_name_read (reading, i, limit, NB_NAME_LISTED, &name);
}

/* Where a role that begins at @i ends. */
static guint
role_end (const NbReading *reading,
          guint i,
          guint limit)
{
  const NbTokens *t = reading->tokens;
  guint bits, n = nb_role_head (reading, i, &bits), k = i + MAX (n, 1);
  gboolean is_office = (bits & NB_PERSON_OFFICE) != 0, is_unit = FALSE;
  guint other;

  limit = MIN (limit, i + ROLE_TOKENS_MAX);
  for (; k < limit; k++)
    {
      gboolean is_capital = nb_tokens_is_capital (t, k);

      /* "T.Ư", "CT. HĐND" */
      if (is_inside_office (t, k))
        {
          k++;
          continue;
        }
      if (is_abbreviation_stop (t, k) || is_twin_dash (reading, k, i + n))
        continue;
      /* "Hội Cựu chiến binh (CCB) phường" */
      if (nb_tokens_is_mark (t, k, "(") && k + 3 < limit && (t->v[k + 1].flags & NB_TOKEN_ALL_CAPS) && nb_tokens_is_mark (t, k + 2, ")")
          && nb_tokens_is_word (t, k + 3) && !nb_role_is_stop (reading, k + 3))
        {
          k += 2;
          continue;
        }
      /* "HUV-PCT UBND" */
      if (is_dash (t, k) && k > i && (t->v[k - 1].flags & NB_TOKEN_ALL_CAPS) && nb_role_head (reading, k + 1, &other))
        break;
      if (nb_tokens_is_mark (t, k, ",;.:()“”\"…?!") || (is_dash (t, k) && (nb_tokens_is_spaced (t, k) || nb_tokens_is_spaced (t, k + 1))))
        break;
      if (nb_tokens_is (t, k, "và") && !nb_tokens_is_capital (t, k + 1))
        break;
      if (nb_role_is_stop (reading, k) || match_any (t, k, (const char *const[]){ "đồng chí", "các đồng", "đ / c", NULL }))
        break;
      /* "Bí thư Huyện ủy Chủ tịch HĐND huyện": the comma is missing */
      if (is_capital && k > i + 1 && nb_tokens_is_any (t, k - 1, levels) && !nb_tokens_is (t, k - 1, "hội") && nb_role_head (reading, k, &other) > 1
          && (other & NB_PERSON_OFFICE) && !nb_tokens_is (t, k, "thường"))
        break;
      /* "A, Chủ tịch UBND huyện B": the next one's */
      if (is_capital && k > i + n && begins_person (reading, k, limit))
        break;
      if (is_office && !is_capital && nb_tokens_is_word (t, k) && k > i + n
          && (is_unit || nb_tokens_is_any (t, k - 1, levels)) && !nb_tokens_is_any (t, k, goes_on))
        break;
      is_unit = is_capital && nb_tokens_is_word (t, k) && (is_unit || ((k > i + n || (bits & NB_PERSON_ONE_WORD)) && nb_tokens_is_any (t, k - 1, units)));
    }
  return k;
}

/* A role that runs on without a mark is cut behind the last word that names a level or is capitalised. */
static guint
cut_role (const NbTokens *t,
          guint first,
          guint end)
{
  while (end > first + 1 && !nb_tokens_is_any (t, end - 1, levels) && !nb_tokens_is_capital (t, end - 1))
    end--;
  return end;
}

/* An honorific at @k, or nothing. */
static guint
skip_honorific (const NbReading *reading,
                guint k)
{
  guint bits = 0, n = nb_phrases_match (reading->rules->person_words, reading->tokens, k, &bits);

  return n && (bits & NB_PERSON_HONORIFIC) ? n : 0;
}

/* Whether a role begins at @i, with words before it that do not belong to it stepped over. */
static gboolean
begins_role (const NbReading *reading,
             guint *i,
             gboolean *is_office)
{
  const NbTokens *t = reading->tokens;
  guint bits = 0, start = *i;

  while (nb_tokens_is_any (t, *i, (const char *const[]){ "cũng", "là", "vừa", "hiện", "nay", "vốn", "và", "đồng", "thời", "giữ", "chức", "đang", NULL }) && *i < start + 4
         && !nb_tokens_is_capital (t, *i))
    (*i)++;
  *is_office = FALSE;
  if (nb_role_head (reading, *i, &bits))
    {
      *is_office = (bits & NB_PERSON_OFFICE) != 0;
      return TRUE;
    }
  /* "- QUV, Phó Chủ tịch": an abbreviation before a role is one */
  if (nb_tokens_is_word (t, *i) && (t->v[*i].flags & NB_TOKEN_ALL_CAPS) && nb_tokens_is_mark (t, *i + 1, ",") && nb_role_head (reading, *i + 2, &bits))
    return *is_office = TRUE;
  if (nb_tokens_is_capital (t, *i) || match_any (t, *i, (const char *const[]){ "dân tộc", "người dân tộc", "chủ trì", "chủ yếu", "chủ động", "con số", "cô đơn", "dân số", NULL }))
    return FALSE;
  /* "…, già Zơrâm A": another one */
  if (skip_honorific (reading, *i) && nb_tokens_is_capital (t, *i + skip_honorific (reading, *i)))
    return FALSE;
  /* "làm trưởng đoàn" */
  if (nb_tokens_is (t, *i, "làm"))
    return FALSE;
  /* "đội phó", "văn trưởng": the second word tells */
  return match_any (t, *i, apposition_heads) > 0 || nb_tokens_is (t, *i + 1, "trưởng") || nb_tokens_is (t, *i + 1, "phó");
}

/* "(áo xanh)", "(65 tuổi)", "(BCĐ)": what stands in brackets and is no role. Returns the token behind it, or @i. */
static guint
skip_brackets (const NbTokens *t,
               guint i,
               guint limit)
{
  if (!nb_tokens_is_mark (t, i, "("))
    return i;
  for (guint k = i + 1; k < limit && k <= i + ASIDE_TOKENS_MAX; k++)
    if (nb_tokens_is_mark (t, k, ")"))
      return k + 1;
  return i;
}

/* ", 65 tuổi", ", dân tộc Dao", ", ngụ ấp 3": what is told of somebody between the name and the role. Returns the next
 * comma, or @i. */
static guint
skip_attribute (const NbTokens *t,
                guint i,
                guint limit)
{
  static const char *const heads[] = { "sinh năm", "dân tộc", "người dân tộc", "ngụ", "trú", "ở", "quê", "tuổi", "thôn", "bản", "ấp", "xóm", "buôn", "làng", "xã", "phường",
                                       "tổ dân phố", "khu phố", "khóm", "người mông", "người dao", "người tày", "người thái", "người khmer", "người ê đê", "người chăm", NULL };

  if (!nb_tokens_is_mark (t, i, ",") || !((nb_tokens_is_number (t, i + 1) && nb_tokens_is (t, i + 2, "tuổi")) || match_any (t, i + 1, heads)))
    return i;
  for (guint k = i + 2; k < limit && k <= i + ASIDE_TOKENS_MAX; k++)
    {
      if (nb_tokens_is_mark (t, k, ","))
        return k;
      if (t->v[k].kind == NB_TOKEN_MARK && !nb_tokens_is_mark (t, k, "()"))
        return i;
    }
  return i;
}

/**
 * nb_roles_read_behind:
 * @i: the token behind a name
 * @roles: (element-type utf8): they are added to it, as printed
 *
 * Reads ", Ủy viên …, Trưởng Ban …" and its like.
 *
 * Returns: the token behind the last role; @i if there is none
 */
guint
nb_roles_read_behind (const NbReading *reading,
                      guint i,
                      guint limit,
                      GPtrArray *roles)
{
  const NbTokens *t = reading->tokens;
  guint k = i, end = i, n_start = roles->len;
  gboolean is_office;

  while (roles->len < ROLES_MAX && k < limit)
    {
      gboolean is_bracket = nb_tokens_is_mark (t, k, "("), is_direct = FALSE;
      guint from = k + 1, stop;

      if (is_bracket && !begins_role (reading, &from, &is_office))
        {
          guint behind = skip_brackets (t, k, limit);

          if (behind == k)
            break;
          k = behind;
          continue;
        }
      if (!is_bracket && !nb_tokens_is_mark (t, k, ",:") && !is_dash (t, k))
        {
          guint bits = 0;

          /* "Hòa thượng A trụ trì chùa …", "Nguyễn Văn A Phó Bí thư", "ông A là Bí thư …" */
          from = k + (nb_tokens_is (t, k, "hiện") ? 1 : 0);
          from += nb_tokens_is (t, from, "là") ? 1 : 0;
          is_direct = nb_role_head (reading, from, &bits) && (bits & NB_PERSON_OFFICE)
                      && (from > k || nb_tokens_is_capital (t, from) || roles->len > n_start
                          || nb_tokens_is_any (t, from, (const char *const[]){ "trụ", "phó", "bí", "chủ", "trưởng", "giám", "ủy", NULL }));
          if (!is_direct)
            break;
          is_office = TRUE;
        }
      else if (!begins_role (reading, &from, &is_office) || (nb_tokens_is_mark (t, k, ":") && !is_office))
        {
          guint behind = nb_tokens_is_mark (t, k, ",") && roles->len == n_start ? skip_attribute (t, k, limit) : k;

          if (behind == k)
            break;
          k = behind;
          continue;
        }
      /* ", cán bộ, công chức hai cơ quan": others in the row */
      if (!is_office && (roles->len || (nb_tokens_is_mark (t, from + 2, ",") && match_any (t, from + 3, crowds))) && match_any (t, from, crowds))
        break;
      stop = role_end (reading, from, limit);
      if (stop - from >= (is_office ? ROLE_TOKENS_MAX : APPOSITION_TOKENS_MAX))
        stop = cut_role (t, from, stop);
      /* ", thư ký là ông B" */
      if (nb_tokens_is (t, stop, "là") && skip_honorific (reading, stop + 1))
        break;
      if ((is_bracket && !is_office && !nb_tokens_is_mark (t, stop, ")")) || (nb_tokens_is_capital (t, stop) && begins_person (reading, stop, limit)))
        break;
      if (stop < from + 2 && !is_office)
        break;
      g_ptr_array_add (roles, role_text (t, from, stop));
      k = end = stop;
      if (is_bracket && nb_tokens_is_mark (t, k, ")"))
        k = end = k + 1;
      else
        k = skip_brackets (t, k, limit);
    }
  return end;
}

/* The name that a role leads to at @k, behind a mark or the role's words. */
static gboolean
name_behind (const NbReading *reading,
             guint *k,
             guint limit,
             gboolean is_addressed,
             gboolean is_title,
             guint bits,
             NbNameSpan *name)
{
  const NbTokens *t = reading->tokens;
  NbNameSlot slot = NB_NAME_LISTED;
  guint n_place = 0;

  if (!nb_tokens_is_capital (t, *k) || !nb_tokens_is_word (t, *k))
    return FALSE;
  if (is_title)
    return nb_name_read (reading, *k, limit, bits & NB_PERSON_ONE_WORD ? NB_NAME_ONE_WORD : NB_NAME_ANY, name);
  if (nb_tokens_is_any (t, *k - 1, units) || nb_tokens_is_any (t, *k - 1, schools))
    *k = nb_name_skip_unit (reading, *k, limit);
  else if (nb_gazetteer_match (reading->rules->gazetteer, t, *k, &n_place) && n_place >= 2
           && !(nb_tokens_is_capital (t, *k + n_place) && nb_people_is_family_name (reading, *k) && !nb_people_is_family_name (reading, *k + n_place)))
    *k += n_place;
  else if (nb_tokens_match (t, *k, "việt nam"))
    *k += 2;
  if (*k >= limit)
    return FALSE;
  /* a family name that the list lacks, where nothing else can stand: behind "Tỉnh ủy" */
  if ((nb_tokens_is_any (t, *k - 1, levels) || n_place) && !nb_tokens_is_any (t, *k, (const char *const[]){ "đảng", "việt", "trung", "quốc", NULL }))
    slot = NB_NAME_ANY;
  if (!nb_name_read (reading, *k, limit, slot, name))
    return FALSE;
  return name->is_listed || is_addressed || name->last - name->first >= 3;
}

/**
 * nb_roles_read_before:
 * @i: where a role begins
 * @is_addressed: an honorific stands before it
 * @roles: (element-type utf8): they are added to it
 * @name: (out): the name that they lead to
 *
 * Reads "Ủy viên BTV Tỉnh ủy, Trưởng Ban Dân vận Tỉnh ủy Phạm Văn A".
 *
 * Returns: whether they lead to a name
 */
gboolean
nb_roles_read_before (const NbReading *reading,
                      guint i,
                      guint limit,
                      gboolean is_addressed,
                      GPtrArray *roles,
                      NbNameSpan *name)
{
  const NbTokens *t = reading->tokens;
  guint bits = 0, from = i, n = nb_role_head (reading, i, &bits), k = i + n, start = i;

  for (; k < limit && k - from < ROLE_TOKENS_MAX; k++)
    {
      gboolean is_title = k == from + n && (bits & NB_PERSON_TITLE), has_office = (bits & NB_PERSON_OFFICE) != 0;
      guint at = k, behind, other = 0;

      /* "người dân", "cán bộ" are followed by a name at once or by none */
      if (!has_office && !(bits & NB_PERSON_TITLE) && k > from + n + 4)
        return FALSE;
      if (name_behind (reading, &at, limit, is_addressed, is_title, bits, name))
        {
          g_ptr_array_add (roles, role_text (t, from, at));
          return TRUE;
        }
      if (at > k)
        {
          k = at - 1;
          continue;
        }
      if (nb_tokens_is_mark (t, k, "(") && (behind = skip_brackets (t, k, limit)) > k)
        {
          k = behind - 1;
          continue;
        }
      if (is_inside_office (t, k) || is_twin_dash (reading, k, from + n))
        {
          k++;
          continue;
        }
      if (nb_tokens_is_mark (t, k, ",:") || (is_dash (t, k) && (nb_tokens_is_spaced (t, k) || nb_tokens_is_spaced (t, k + 1))) || (has_office && (nb_tokens_is (t, k, "là") || nb_tokens_match (t, k, "hiện nay là"))))
        {
          guint to = k + (nb_tokens_is (t, k, "hiện") ? 3 : 1), n_honorific = skip_honorific (reading, to);
          gboolean is_comma = nb_tokens_is_mark (t, k, ","), is_dashed = is_dash (t, k), is_named;
          guint title_bits = 0, n_title = nb_phrases_match (reading->rules->person_words, t, to + n_honorific, &title_bits);

          /* "Chủ nhiệm … là Thượng tướng A", "Trưởng thôn, ông A" */
          if (!is_comma && n_title && (title_bits & NB_PERSON_TITLE) && !is_dashed)
            {
              g_ptr_array_add (roles, role_text (t, to + n_honorific, to + n_honorific + n_title));
              is_named = nb_name_read (reading, to + n_honorific + n_title, limit, NB_NAME_ANY, name);
              if (!is_named)
                return FALSE;
            }
          else
            is_named = (n_honorific || !is_comma)
                       && nb_name_read (reading, to + n_honorific, limit, n_honorific || is_addressed ? NB_NAME_ANY : NB_NAME_LISTED, name);
          /* "…, Bí thư chi bộ, ông A, Trưởng thôn": two people in an enumeration, unless the role is what he is addressed by */
          if (is_named && is_comma && (nb_role_head (reading, name->last + 1, &other) || (start > 0 && t->v[start - 1].kind == NB_TOKEN_MARK && nb_tokens_is_mark (t, start - 1, ",;"))))
            return FALSE;
          if (is_named)
            {
              g_ptr_array_add (roles, role_text (t, from, k));
              return TRUE;
            }
          if (nb_tokens_is (t, k, "là") || nb_tokens_is_mark (t, k, ":"))
            return FALSE;
          n = roles->len + 1 < ROLES_MAX ? nb_role_head (reading, k + 1, &other) : 0;
          if (n == 0)
            {
              /* "Ban Tôn giáo - Dân tộc tỉnh" */
              if (is_dashed && nb_tokens_is_capital (t, k + 1))
                {
                  n = nb_role_head (reading, from, &bits);
                  continue;
                }
              return FALSE;
            }
          g_ptr_array_add (roles, role_text (t, from, k));
          bits = other;
          from = k + 1;
          k += n;
          continue;
        }
      /* "T.Ư" has its full stop inside */
      if (t->v[k].kind == NB_TOKEN_MARK && !nb_tokens_is_mark (t, k, "&")
          && !(nb_tokens_is_mark (t, k, "/.-") && !nb_tokens_is_spaced (t, k + 1)) && !is_abbreviation_stop (t, k))
        return FALSE;
      if (nb_role_is_stop (reading, k))
        return FALSE;
      /* another one's rank: "Thủ tướng bổ nhiệm Trung tướng A" */
      if (k > from + n && nb_tokens_is_capital (t, k) && nb_phrases_match (reading->rules->person_words, t, k, &other)
          && ((other & NB_PERSON_TITLE) || ((other & NB_PERSON_HONORIFIC) && !nb_tokens_is_capital (t, k + 1))))
        return FALSE;
      if (k > from + n && !nb_tokens_is_capital (t, k) && skip_honorific (reading, k) && nb_tokens_is_capital (t, k + skip_honorific (reading, k)))
        return FALSE;
      /* the comma is missing: "Bí thư Huyện ủy Chủ tịch HĐND huyện A" */
      if (k > from + n && nb_tokens_is_capital (t, k) && nb_tokens_is_any (t, k - 1, levels) && !nb_tokens_is_any (t, k, (const char *const[]){ "thường", "ủy", "đại", NULL })
          && nb_role_head (reading, k, &other) > 1 && (other & NB_PERSON_OFFICE))
        {
          g_ptr_array_add (roles, role_text (t, from, k));
          n = nb_role_head (reading, k, &bits);
          from = k;
          k += n - 1;
          continue;
        }
      if (nb_tokens_is (t, k, "và") && !nb_tokens_is_capital (t, k + 1) && (nb_role_head (reading, k + 1, &other) || !has_office))
        return FALSE;
    }
  return FALSE;
}

/**
 * nb_role_read_held:
 * @i: where "làm" or "giữ chức" may stand
 * @first: the line's first token
 * @name_end: the token behind the name that was read last
 *
 * Reads "… được bầu làm đội trưởng", "bà làm tổ trưởng …", "giữ chức Chính ủy …", "với vai trò Trưởng thôn, ông …": a role
 * told of the person named last.
 *
 * Returns: the token behind the role, or 0
 */
guint
nb_role_read_held (const NbReading *reading,
                   guint i,
                   guint first,
                   guint limit,
                   guint name_end,
                   GPtrArray *roles)
{
  static const char *const starts[] = { "làm", "giữ", "đảm", "với", "trên", "trong", NULL };
  static const char *const before[] = { "bà", "ông", "anh", "chị", "cô", "bầu", "người", ",", NULL };
  static const char *const pronouns[] = { "ông", "bà", "anh", "chị", "cô", NULL };
  static const char *const held[] = { "giữ chức vụ", "giữ chức", "đảm nhận chức vụ", "đảm nhiệm chức vụ", "đảm nhiệm", "đảm nhận", NULL };
  static const char *const as[] = { "với vai trò", "trên cương vị", "với cương vị", "trong vai trò", NULL };
  const NbTokens *t = reading->tokens;
  guint n_held, n_as, from, end;
  gboolean is_office;

  if (!nb_tokens_is_any (t, i, starts))
    return 0;
  n_held = match_any (t, i, held);
  n_as = match_any (t, i, as);
  from = i + MAX (MAX (n_held, n_as), 1);
  if (!n_held && !n_as
      && (!nb_tokens_is (t, i, "làm") || i == first || roles->len || !(i == name_end || nb_tokens_is_any (t, i - 1, before))))
    return 0;
  if (!begins_role (reading, &from, &is_office) || ((n_held || n_as || i == name_end) && !is_office))
    return 0;
  end = role_end (reading, from, limit);
  if (end < from + 2 || end - from >= ROLE_TOKENS_MAX || roles->len >= ROLES_MAX)
    return 0;
  /* it is the one who goes on, "ông", not one whose name follows */
  if (n_as && !(nb_tokens_is_mark (t, end, ",") && nb_tokens_is_any (t, end + 1, pronouns) && !nb_tokens_is_capital (t, end + 2)))
    return 0;
  g_ptr_array_add (roles, role_text (t, from, end));
  return end;
}
