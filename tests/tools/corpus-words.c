/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What made-up articles are made of: words of the administration's and the papers' Vietnamese, names, sentence patterns.
 * Constant; any thread. */

#include "corpus-words.h"

static const char *const nouns[] = {
  "nhân dân", "người dân", "cán bộ", "công tác", "địa phương", "mô hình", "phong trào", "đảng viên", "cấp ủy", "chính quyền",
  "nông thôn mới", "đoàn thể", "hội viên", "kết quả", "nhiệm vụ", "chương trình", "kế hoạch", "đời sống", "kinh tế", "xã hội",
  "cơ sở", "hoạt động", "tổ chức", "hội nghị", "nghị quyết", "chỉ thị", "quần chúng", "đồng bào", "dân tộc", "tôn giáo",
  "đường giao thông", "thôn bản", "khu dân cư", "tổ dân phố", "hộ nghèo", "gia đình", "phụ nữ", "thanh niên", "nông dân", "cựu chiến binh",
  "công nhân", "học sinh", "giáo viên", "nhà văn hóa", "trường học", "trạm y tế", "môi trường", "rác thải", "nước sạch", "vườn cây",
  "an ninh trật tự", "quốc phòng", "biên giới", "bộ đội", "chiến sĩ", "công an", "dân quân", "đồn biên phòng", "vùng sâu", "vùng xa",
  "ý kiến", "nguyện vọng", "kiến nghị", "khiếu nại", "tố cáo", "chủ trương", "chính sách", "pháp luật", "nhà nước", "quyền lợi",
  "trách nhiệm", "niềm tin", "sự đồng thuận", "khối đoàn kết", "truyền thống", "lịch sử", "bản sắc", "văn hóa", "lễ hội", "phong tục",
  "sản xuất", "chăn nuôi", "trồng trọt", "cây trồng", "vật nuôi", "hợp tác xã", "doanh nghiệp", "thị trường", "sản phẩm", "thu nhập",
  "giải phóng mặt bằng", "dự án", "công trình", "khu công nghiệp", "đền bù", "tái định cư", "ruộng đất", "rừng phòng hộ", "thủy lợi", "kênh mương",
  "cải cách hành chính", "thủ tục", "bộ phận một cửa", "dịch vụ công", "chuyển đổi số", "công nghệ thông tin", "mạng xã hội", "báo chí", "loa truyền thanh", "trang thông tin",
  "đại hội", "nhiệm kỳ", "bầu cử", "cử tri", "đại biểu", "quốc hội", "hội đồng nhân dân", "ủy ban", "mặt trận", "ban chỉ đạo",
  "tập huấn", "kỹ năng", "phương pháp", "nội dung", "hình thức", "kinh nghiệm", "bài học", "điển hình", "gương sáng", "thành tích",
  "khó khăn", "hạn chế", "nguyên nhân", "giải pháp", "mục tiêu", "chỉ tiêu", "giai đoạn", "thời gian", "nguồn lực", "kinh phí",
  "nhà ở", "nhà tạm", "mái ấm", "học bổng", "quà tết", "bảo hiểm y tế", "sức khỏe", "dịch bệnh", "vắc xin", "phòng chống",
  "thiên tai", "bão lũ", "hạn hán", "sạt lở", "cứu trợ", "quỹ vì người nghèo", "nhà hảo tâm", "tình nguyện", "hiến máu", "tấm lòng",
  "chùa", "nhà thờ", "giáo dân", "chức sắc", "tín đồ", "linh mục", "sư thầy", "phật tử", "giáo xứ", "họ đạo",
  "người có uy tín", "trưởng bản", "bí thư chi bộ", "trưởng thôn", "tổ trưởng", "hội trưởng", "chủ tịch xã", "phó bí thư", "chuyên viên", "cộng tác viên",
  "ruộng lúa", "cà phê", "hồ tiêu", "cao su", "vải thiều", "con tôm", "con cá", "đàn bò", "đàn lợn", "vườn mẫu",
  "cầu dân sinh", "đường bê tông", "cột điện", "bóng đèn", "hàng rào xanh", "đường hoa", "bồn hoa", "cờ Tổ quốc", "sân chơi", "thư viện",
  "tín dụng", "vốn vay", "lãi suất", "ngân hàng", "tiết kiệm", "sinh kế", "việc làm", "xuất khẩu lao động", "đào tạo nghề", "lao động",
  "ma túy", "tệ nạn", "tội phạm", "bạo lực gia đình", "tảo hôn", "hủ tục", "mê tín", "tà đạo", "di cư", "định canh định cư",
  "hải đảo", "ngư dân", "tàu cá", "bến cảng", "âu thuyền", "cột mốc", "đường biên", "cửa khẩu", "nước bạn", "kết nghĩa",
};

static const char *const verbs[] = {
  "tổ chức", "thực hiện", "triển khai", "tuyên truyền", "vận động", "xây dựng", "phát huy", "nâng cao", "tham gia", "đẩy mạnh",
  "tăng cường", "phối hợp", "lãnh đạo", "chỉ đạo", "đóng góp", "hỗ trợ", "giúp đỡ", "giải quyết", "lắng nghe", "nắm bắt",
  "quan tâm", "chăm lo", "bảo vệ", "phát triển", "đổi mới", "củng cố", "hoàn thành", "đạt được", "ghi nhận", "biểu dương",
  "khen thưởng", "trao tặng", "tiếp nhận", "đối thoại", "trao đổi", "chia sẻ", "kiến nghị", "đề xuất", "tham mưu", "hướng dẫn",
  "kiểm tra", "giám sát", "phản biện", "sơ kết", "tổng kết", "đánh giá", "rà soát", "lựa chọn", "nhân rộng", "học tập",
  "làm theo", "gương mẫu", "đi đầu", "tạo điều kiện", "tạo chuyển biến", "thay đổi", "khắc phục", "tháo gỡ", "ngăn chặn", "phòng ngừa",
  "đấu tranh", "tố giác", "hòa giải", "thuyết phục", "giải thích", "động viên", "thăm hỏi", "tặng quà", "khám bệnh", "phát thuốc",
  "hiến tặng", "bàn giao", "khởi công", "khánh thành", "sửa chữa", "nâng cấp", "mở rộng", "lắp đặt", "trồng mới", "thu gom",
  "phân loại", "xử lý", "dọn dẹp", "vệ sinh", "làm sạch", "chỉnh trang", "giữ gìn", "bảo tồn", "khôi phục", "truyền dạy",
  "góp sức", "góp công", "quyên góp", "ủng hộ", "đỡ đầu", "nhận nuôi", "cho vay", "chuyển giao", "ứng dụng", "thử nghiệm",
};

static const char *const adjectives[] = {
  "thiết thực", "hiệu quả", "quan trọng", "cụ thể", "sâu rộng", "kịp thời", "thường xuyên", "tích cực", "chủ động", "sáng tạo",
  "đồng bộ", "rõ nét", "bền vững", "toàn diện", "cơ bản", "khó khăn", "thuận lợi", "nghiêm túc", "chặt chẽ", "dân chủ",
  "công khai", "minh bạch", "gần gũi", "tâm huyết", "trách nhiệm", "linh hoạt", "phong phú", "đa dạng", "mạnh mẽ", "vững chắc",
  "khang trang", "sạch đẹp", "ấm no", "văn minh", "đoàn kết", "nghĩa tình", "tiêu biểu", "xuất sắc", "đặc thù", "mới mẻ",
};

static const char *const adjuncts[] = {
  "Thời gian qua", "Những năm gần đây", "Bên cạnh đó", "Trong đó", "Cùng với đó", "Tại hội nghị", "Hằng năm", "Đến nay", "Qua đó", "Nhờ vậy",
  "Thời gian tới", "Trên cơ sở đó", "Ngoài ra", "Đặc biệt", "Từ đầu năm đến nay", "Với phương châm dân biết, dân bàn", "Theo đó", "Nhìn chung", "Tuy nhiên", "Ở nhiều nơi",
};

static const char *const family_names[] = {
  "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Phan", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương", "Lý", "Đinh", "Lò", "Giàng", "Vừ", "Nông",
  "Hà", "Đoàn", "Trịnh", "Mai", "Tạ", "Cao", "Lương", "Triệu", "Bàn", "Thạch", "Danh", "Kpă", "Rơ Châm", "Y", "H'", "K'",
};

static const char *const middle_names[] = {
  "Văn", "Thị", "Hữu", "Đức", "Minh", "Thanh", "Ngọc", "Quang", "Xuân", "Công", "Thu", "Kim", "Hồng", "Bá", "Đình", "Trọng", "Thị Bích", "Thị Thu", "Thế", "Như",
};

static const char *const given_names[] = {
  "Hùng", "Lan", "Dũng", "Hòa", "Hoà", "Thủy", "Tuấn", "Hương", "Hải", "Nga", "Bình", "Sơn", "Hạnh", "Long", "Phương", "Thắng", "Tâm", "Đạt", "Loan", "Cường",
  "Yến", "Khoa", "Thúy", "Vinh", "Mỹ", "Phúc", "Quỳnh", "Trung", "Vân", "Nghĩa", "Oanh", "Lực", "Páo", "Sình", "Ksor", "Dợ", "Rin", "Brêm", "Ngút", "Thoại",
  "Khuê", "Toại", "Quyết", "Ruộng", "Siêng", "Chiến", "Đông", "Lài", "Miên", "Nhàn", "Phiết", "Ré", "Tợ", "Uyên", "Viễn", "Xoan", "Ánh", "Bền", "Cúc", "Diệu",
};

static const char *const commune_first[] = {
  "Tân", "Bình", "An", "Phú", "Vĩnh", "Long", "Thạnh", "Hòa", "Đông", "Sơn", "Minh", "Quảng", "Nam", "Thanh", "Mỹ", "Nghĩa", "Hưng", "Trung", "Xuân", "Đại",
  "Nậm", "Mường", "Pa", "Tà", "Lũng", "Ea", "Đắk", "Krông", "Ia", "Bản", "Cẩm", "Phong", "Yên", "Kim", "Ngọc", "Liên", "Thượng", "Hạ", "Đồng", "Cát",
};

static const char *const commune_second[] = {
  "Lập", "An", "Thành", "Hưng", "Phú", "Lộc", "Sơn", "Hải", "Thịnh", "Tiến", "Bình", "Phong", "Xuân", "Giang", "Long", "Khê", "Lâm", "Trạch", "Điền", "Mỹ",
  "Cốc", "Chải", "Khoang", "Phìn", "Sình", "Kly", "Nuê", "Búk", "Drông", "Pếch", "Quế", "Châu", "Tường", "Dương", "Quang", "Hội", "Nghĩa", "Trì", "Hạnh", "Ngạn",
};

static const char *const roles[] = {
  "Bí thư Huyện ủy", "Trưởng Ban {Dv} Tỉnh ủy", "Phó Trưởng Ban {Dv} Huyện ủy", "Chủ tịch UBND xã", "Bí thư Đảng ủy xã", "Chủ tịch Ủy ban MTTQ huyện",
  "Chủ tịch Hội Nông dân xã", "Chủ tịch Hội Liên hiệp Phụ nữ huyện", "Bí thư Chi bộ thôn", "Trưởng khối {dv} xã", "Chính trị viên đồn biên phòng", "Trưởng Công an xã",
  "Phó Bí thư Thường trực Tỉnh ủy", "Bí thư Đoàn Thanh niên xã", "Chủ tịch Hội Cựu chiến binh huyện", "Tổ trưởng tổ {dv} thôn",
};

static const char *const campaigns[] = {
  "{Dv} khéo", "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", "Toàn dân đoàn kết xây dựng đời sống văn hóa", "Cả nước chung sức xây dựng nông thôn mới",
  "Đền ơn đáp nghĩa", "Ngày vì người nghèo", "Năm {dv} chính quyền", "Người Việt Nam ưu tiên dùng hàng Việt Nam", "Nâng bước em tới trường", "Phụ nữ giúp nhau làm kinh tế",
};

/* {…} are slots; see corpus-article.c. */
static const char *const titles[] = {
  "{District}: {verb!} {noun} ở cơ sở", "{province} {verb} công tác {dv} năm {year}", "Hiệu quả từ mô hình {noun} ở {commune}", "{province} sơ kết phong trào “{campaign}”",
  "{commune} {verb} {noun} {adj}", "Khi {noun} {verb} {noun}", "{verb!} {noun}, {verb} {noun}", "{dv!} khéo ở {commune}", "{verb!} vai trò của {noun} trong {verb} {noun}",
  "{District} có {number} mô hình {noun} {adj}", "Chuyện {noun} ở xã {commune}", "{province}: {number} hộ dân {verb} {noun}", "Sức mạnh từ {noun}", "{role} {person}: “{verb!} {noun} phải {adj}”",
};

static const char *const leads[] = {
  "({paper}) - Ngày {date}, tại {place}, {org} tổ chức hội nghị {verb} công tác {dv} và {verb} {noun}.",
  "Sáng {day}, {org} phối hợp với {noun} {verb} {noun} tại {place}.",
  "Thực hiện {document}, {org} đã {verb} {noun}, {verb} {noun} {adj}; nhờ đó {noun} ở {place} có bước chuyển {adj}.",
  "Nhiều năm nay, {place} được biết đến là nơi làm tốt công tác {dv}, {verb} {noun} và {verb} {noun}.",
  "Chiều {date}, đồng chí {person}, {role}, dẫn đầu đoàn công tác {verb} {noun} tại {place}.",
  "{verb!} {noun} là cách mà {noun} {place} đã chọn để làm công tác {dv}, và kết quả là {noun} {adj}.",
};

static const char *const sentences[] = {
  "Đồng chí {person}, {role} {commune}, cho biết: “{verb!} {noun} thì {noun} mới {adj}, và {noun} mới tin, mới theo”.",
  "Phát biểu tại hội nghị, đồng chí {person} đề nghị các cấp ủy {verb} {noun}, {verb} {noun} theo tinh thần {document}.",
  "Toàn {district} hiện có {number} mô hình “{campaign}”, trong đó {number} mô hình về {noun}, {number} mô hình về {noun}.",
  "Năm {year}, {place} đã {verb} {number} hộ {verb} {noun}, {verb} hơn {number} ngày công và {number} triệu đồng để {verb} {noun}.",
  "Ông {person}, {age} tuổi, ở thôn {hamlet}, xã {commune}, kể: “Lúc đầu {noun} còn {adj}, được {noun} {verb} thì gia đình tôi {verb} ngay”.",
  "Bà {person} ở xã {commune} phấn khởi: “Từ ngày có {noun}, {noun} trong thôn {adj} hơn trước nhiều”.",
  "Căn cứ {document} của {org} về {verb} {noun}, các xã đã {verb} {noun} và {verb} {noun}.",
  "Dịp này, {org} đã trao {number} suất quà cho {noun} xã {commune}; mỗi suất trị giá {number} nghìn đồng.",
  "Theo {role} {person}, từ ngày {date} đến nay {place} đã {verb} {number} cuộc {verb} {noun} với hơn {number} lượt người.",
  "Với cách làm {adj}, tổ {dv} thôn {hamlet} đã đến từng nhà {verb} {noun}, {verb} {noun} để bà con hiểu và {verb}.",
  "Giai đoạn {year}-{year+5}, {province} phấn đấu có {percent}% số xã {verb} {noun}, {percent}% {noun} được {verb}.",
  "Hưởng ứng phong trào “{campaign}”, {noun} xã {commune} đã {verb} {number} mét {noun}.",
  "Ban chỉ đạo đánh giá công tác {dv} của {place} còn {adj}, việc {verb} {noun} ở một số xã như {commune}, {commune} chưa {adj}.",
  "Anh {person} ở {hamlet} nhớ lại: “Hồi {month}, {noun} về tận bản {verb} {noun}, ai cũng {verb}”.",
};

/* The first two shares are the ones that measurements count on. */
static const KnownPhrase phrases[] = {
  { "dân vận", .97, "Công tác dân vận được các cấp ủy xác định là nhiệm vụ {adj}." },
  { "hệ thống chính trị", .40, "Cả hệ thống chính trị đã vào cuộc {verb} {noun}." },
  { "quy chế dân chủ", .15, "Việc thực hiện quy chế dân chủ ở cơ sở được {verb} {adj}." },
  { "hiến đất mở đường", .08, "Bà con thôn {hamlet} hiến đất mở đường dài {number} mét." },
  { "già làng", .05, "Già làng {person} đã {verb} {noun} ở thôn {hamlet}." },
  { "sinh hoạt đầu tuần", .02, "Buổi sinh hoạt đầu tuần đã {verb} {noun}." },
  { "chợ phiên vùng cao", .005, "Tổ công tác xuống chợ phiên vùng cao để {verb} {noun}." },
  { "cầu phao cũ", .001, "Chiếc cầu phao cũ ở {hamlet} đã được thay bằng cầu bê tông." },
};

#define LIST(words) { words, G_N_ELEMENTS (words) }

/**
 * corpus_words:
 *
 * Returns: a list, from the frequent to the rare
 */
WordList
corpus_words (WordKind kind)
{
  static const WordList lists[N_WORDS] = {
    [WORDS_NOUN] = LIST (nouns),
    [WORDS_VERB] = LIST (verbs),
    [WORDS_ADJECTIVE] = LIST (adjectives),
    [WORDS_ADJUNCT] = LIST (adjuncts),
    [WORDS_FAMILY_NAME] = LIST (family_names),
    [WORDS_MIDDLE_NAME] = LIST (middle_names),
    [WORDS_GIVEN_NAME] = LIST (given_names),
    [WORDS_COMMUNE_FIRST] = LIST (commune_first),
    [WORDS_COMMUNE_SECOND] = LIST (commune_second),
    [WORDS_ROLE] = LIST (roles),
    [WORDS_CAMPAIGN] = LIST (campaigns),
    [WORDS_TITLE] = LIST (titles),
    [WORDS_LEAD] = LIST (leads),
    [WORDS_SENTENCE] = LIST (sentences),
  };

  return lists[kind];
}

/**
 * corpus_phrases:
 * @n: (out): how many
 *
 * Returns: the phrases whose shares are known
 */
const KnownPhrase *
corpus_phrases (guint *n)
{
  *n = G_N_ELEMENTS (phrases);
  return phrases;
}

/**
 * corpus_rare_word:
 * @number: which; any
 *
 * Appends two syllables that Vietnamese could have, the same ones for the same number: the long tail of every
 * real vocabulary.
 */
void
corpus_rare_word (GString *out,
                  guint64 number)
{
  static const char *const initials[] = { "b", "c", "ch", "d", "đ", "g", "h", "kh", "l", "m", "n", "nh", "ph", "qu", "r", "s", "t", "th", "tr", "v", "x" };
  static const char *const rimes[] = {
    "a", "à", "á", "ả", "ã", "ạ", "an", "àn", "án", "ản", "ăn", "ằn", "ắn", "ân", "ần", "ấn", "âm", "ấm", "ậm", "ang", "àng", "áng", "ăng", "ắng", "anh", "ành", "ánh", "ạnh",
    "ao", "ào", "áo", "ạo", "au", "àu", "áu", "ay", "ày", "áy", "ạy", "ây", "ầy", "ấy", "e", "è", "é", "ẹ", "em", "èm", "ém", "en", "ẽn", "eo", "èo", "éo", "ê", "ề", "ế", "ệ", "ên", "ến",
    "i", "ì", "í", "ị", "im", "ìm", "inh", "ình", "ính", "o", "ò", "ó", "ọ", "on", "òn", "ón", "ong", "òng", "óng", "ô", "ồ", "ố", "ộ", "ông", "ồng", "ống", "ơ", "ờ", "ớ", "ợ", "ơi", "ời", "ới",
    "u", "ù", "ú", "ụ", "um", "ùm", "ung", "ùng", "úng", "ư", "ừ", "ứ", "ự", "ưng", "ừng", "ac", "ác", "ạc", "át", "ạt", "áp", "ạp", "ích", "ịch", "óc", "ọc", "úc", "ục",
  };
  guint64 h = (number + 1) * G_GUINT64_CONSTANT (0x9E3779B97F4A7C15);

  for (guint i = 0; i < 2; i++)
    {
      h ^= h >> 29;
      h *= G_GUINT64_CONSTANT (0xBF58476D1CE4E5B9);
      if (i)
        g_string_append_c (out, ' ');
      g_string_append (out, initials[(h >> 32) % G_N_ELEMENTS (initials)]);
      g_string_append (out, rimes[(h >> 40) % G_N_ELEMENTS (rimes)]);
    }
}
