/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that roles are made of: offices, occupations, ranks, honorifics, and where a role begins.
 * Tables and pure functions over them; the phrases are in the rules. */

#include "extract/nb-role-words.h"

#include "extract/nb-rules.h"

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
  "y sĩ", "người cao tuổi", "chiến sĩ", "đoàn viên", "đảng viên", "doanh nhân", "nhà báo", "nhà văn", "nhà thơ", "nhạc sĩ", "nghệ sĩ",
  "ca sĩ", "họa sĩ", "nhà nghiên cứu", "chánh xứ", "quản xứ", "quản nhiệm", "chức việc", "điều dưỡng", "dân quân", "công an viên", "phó chủ nhiệm", "cộng tác viên",
  "hòa giải viên", "học viên", "ngư dân", "nhân viên", "kế toán", "chủ nhà", "chủ vườn", "chủ trang trại", NULL };

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
  "già làng", "trưởng thôn", "thôn trưởng", "trưởng bản", "trưởng ấp", "trưởng buôn", "trưởng làng", "trưởng khóm", "trưởng xóm", "trưởng khu", "trưởng khu phố", "trưởng bon", NULL };

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


static const char *const former[] = { "nguyên", "cựu", "quyền", NULL };

/* Where an office may end, … */
static const char *const levels[] = {
  "ủy", "tỉnh", "huyện", "xã", "phường", "trấn", "ương", "trị", "nước", "thôn", "bản", "ấp", "xóm", "quận", "phủ", NULL };
/* Behind these a capitalised word is a place's name, at the end of which an office may end, too. */
static const char *const units[] = {
  "xã", "phường", "trấn", "huyện", "quận", "tỉnh", "thôn", "bản", "ấp", "buôn", "bon", "làng", "xóm", "khóm", "chùa", "phố", "ủy", NULL };

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

/**
 * nb_role_word_is_level:
 *
 * Returns: whether an office may end with the word at @i
 */
gboolean
nb_role_word_is_level (const NbTokens *t,
                       guint i)
{
  return nb_tokens_is_any (t, i, levels);
}

/**
 * nb_role_word_is_unit:
 *
 * Returns: whether a capitalised word behind the one at @i is a place's name, at the end of which an office may end, too
 */
gboolean
nb_role_word_is_unit (const NbTokens *t,
                      guint i)
{
  return nb_tokens_is_any (t, i, units);
}

/**
 * nb_role_match_any:
 * @phrases: (array zero-terminated=1):
 *
 * Returns: how many tokens from @i on the longest of the phrases covers, 0 if none begins there
 */
guint
nb_role_match_any (const NbTokens *t,
                   guint i,
                   const char *const *phrases)
{
  guint best = 0;

  for (; *phrases; phrases++)
    best = MAX (best, nb_tokens_match (t, i, *phrases));
  return best;
}

/**
 * nb_role_is_dash:
 */
gboolean
nb_role_is_dash (const NbTokens *t,
                 guint i)
{
  return nb_tokens_is_mark (t, i, "-–—");
}

/**
 * nb_role_is_former:
 *
 * Returns: whether the word at @i says of the role behind it that it is over, or not yet for good
 */
gboolean
nb_role_is_former (const NbTokens *t,
                   guint i)
{
  return nb_tokens_is_any (t, i, former);
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
  guint n_former, n;

  *bits = 0;
  if (i < reading->tokens->n && reading->tokens->v[i].word == 0)
    return 0;
  n_former = nb_role_is_former (reading->tokens, i) ? 1 : 0;
  /* "cựu chiến binh" is a word of its own */
  if (n_former && (n = nb_phrases_match (reading->rules->person_words, reading->tokens, i, bits)))
    return *bits & NB_PERSON_HEAD ? n : 0;
  if (n_former && nb_tokens_is (reading->tokens, i + 1, "là"))
    n_former = 2;
  n = nb_phrases_match (reading->rules->person_words, reading->tokens, i + n_former, bits);
  return n && (*bits & NB_PERSON_HEAD) ? n_former + n : 0;
}
