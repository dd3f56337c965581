/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines that belong to the site around an article: menus, counters, imprints, dates, names of sections and of sites.
 * Pure functions over one NbReading. */

#include "extract/nb-furniture.h"

#include "extract/nb-lines.h"

#include <string.h>

#define LABEL_WORDS 6         /* so short is a line that only says what a button does */
#define SECTION_WORDS 9
#define MASTHEAD_WORDS 9
#define OFFICE_WORDS 12

/* How such lines begin, and no sentence does. Forms of the language and of the systems that newspapers use; never of
 * single pages. */
static const char *const clutter_prefixes[] = {
  "skip ribbon", "skip to", "skip navigation", "turn on animations", "turn off animations", "font size", "cỡ chữ", "xem cỡ chữ", "màu chữ", "in bài này",
  "in trang", "in bài viết", "đọc bài viết :", "lượt xem", "lượt người xem", "lượt truy cập", "số lượt", "số lần xem", "số lần đọc", "đã xem :", "views :",
  "hotline", "đường dây nóng", "e - mail :", "số giấy phép", "giấy phép số", "cơ quan chủ quản", "chịu trách nhiệm nội dung", "chịu trách nhiệm chính",
  "chịu trách nhiệm xuất bản", "chịu trách nhiệm :", "bản quyền thuộc", "copyright", "©", "® ", "rss", "đăng nhập", "tags :", "tag :", "từ khóa :", "thẻ :", "chủ đề :", "xem thêm", "đọc thêm",
  "xem tiếp", "đọc tiếp", "về đầu trang", "back to top", "thống kê truy cập", "đang truy cập", "tổng truy cập", "đang online", "responsive image", "tổng biên tập :",
  "phó tổng biên tập :", "gửi email", "gửi cho bạn bè", "gửi bình luận", "nghe đọc bài", "nghe bài", "tắt tiếng", "google news",
  "thiết kế bởi", "phát triển bởi", "powered by", "ghi rõ nguồn", "vui lòng ghi rõ", "đánh giá bài viết", "xếp hạng bài viết", "bình chọn kết quả", "bạn đang ở", "lưu bài",
  "ngày cập nhật cuối", "bạn vui lòng", "vui lòng nhập", "nguồn tin :", "nguồn :", "tổng số điểm", "click để", "mời quý độc giả", "mời bạn đọc", "quý độc giả",
  "theo dõi báo", "theo dõi chúng tôi", "email của bạn", "đặt mua báo", "quay lại trang", "source :", "dòng sự kiện :", "liên kết website", "banner", "trang chủ", "trang nhất", NULL };

/* Words that head such lines as well as titles and sentences: furniture with a colon, a count or nothing behind them. */
static const char *const weak_prefixes[] = {
  "điện thoại", "đt", "email", "địa chỉ", "trụ sở", "tòa soạn", "giấy phép", "bản quyền", "trang chủ", "đăng ký", "tags", "từ khóa", "thẻ", "tag", "quay lại",
  "về trang", "tổng biên tập", "phó tổng biên tập", "theo dõi", "facebook", "twitter", "youtube", "zalo", "fanpage", "cổng thông tin điện tử",
  "trang thông tin điện tử", "fax", "xếp hạng", "sao chép", "chia sẻ", "share", "views", "đã xem", "nguồn tin", "nguồn", "bạn còn", "văn phòng đại diện", "hình",
  "đọc nhiều", "tin mới", "tin khác", "chia sẻ bài", "vote", "tài khoản", NULL };

/* Whole lines. */
static const char *const clutter_lines[] = {
  "tóm tắt", "nội dung", "print", "gốc", "in", "facebook", "menu", "search", "tìm kiếm", "đóng", "mục lục", "tin tức", "chú thích ảnh", "chi tiết bài viết tin tức",
  "thời sự", "chính trị", "xã hội", "kinh tế", "văn hóa", "tin tức sự kiện", "tin hoạt động", "image", "video", "audio", "top", "comment", "in trang", "trang trước", "trang sau",
  "a a", "a - a +", "aa", "tiếng việt", "english", "liên hệ", "giới thiệu", "sơ đồ cổng", "sơ đồ site", "quảng cáo", "xuất bản thông tin", "bản in", "lưu", "thích", "null", NULL
};

/* From these lines on there is no more article. */
static const char *const tail_lines[] = {
  "trả lời", "trả lời hủy", "bình luận", "ý kiến", "phản hồi", "nhận xét", "đăng nhận xét", "ý kiến bạn đọc", "ý kiến của bạn", "gửi bình luận", "tin liên quan", "tin khác", "tin cùng chuyên mục",
  "tin cùng loại", "các tin khác", "các tin đã đưa", "các tin đã đưa ngày", "tin đã đưa", "các bài đã đưa", "các tin cũ hơn", "các tin mới hơn", "tin mới nhất", "tin mới hơn",
  "tin cũ hơn", "tin bài liên quan", "tin đọc nhiều", "bài viết liên quan", "bài viết khác", "bài liên quan", "bài viết mới", "bài viết mới nhất", "đọc nhiều", "tin xem nhiều",
  "đọc nhiều nhất", "xem nhiều", "xem nhiều nhất", "đề xuất", "có thể bạn quan tâm", "cùng chuyên mục", "bài cùng chuyên mục", "các tin liên quan", "tin tức liên quan",
  "tin nổi bật", "tin tiếp theo", "bài tiếp theo", "bài trước", "để lại bình luận", "để lại một bình luận", "viết bình luận", "tài liệu tham khảo", "bài đọc nhiều", "tin đáng chú ý", "tin bài khác",
  "những tin mới hơn", "những tin cũ hơn", "các bài viết khác", "các bài khác", "tin nên đọc", "leave a reply", "leave a comment", "recent posts", "xem tiếp", "xem thêm bình luận", "thống kê truy cập", NULL
};

/* … and from lines that begin so and go on behind a colon. */
static const char *const tail_prefixes[] = { "đọc tiếp", "xem tiếp", "đọc nhiều", "ý kiến bạn đọc", "bình luận", "tin liên quan", "tags", "tag", "từ khóa", "bài liên quan", NULL };

/* All the words that names of sections are made of. */
static const char *const section_words[] = {
  "tin", "tức", "thời", "sự", "chính", "trị", "xã", "hội", "kinh", "tế", "văn", "hóa", "thể", "thao", "quốc", "phòng", "an", "ninh", "giáo", "dục", "đào", "tạo", "y", "sức", "khỏe", "khoa", "học",
  "công", "nghệ", "pháp", "luật", "đời", "sống", "môi", "trường", "du", "lịch", "nông", "nghiệp", "thôn", "thương", "đoàn", "xây", "dựng", "đảng", "quyền", "hoạt", "động", "kiện", "trong", "ngoài",
  "tỉnh", "huyện", "phường", "thành", "phố", "địa", "phương", "đơn", "vị", "cơ", "sở", "nước", "thế", "giới", "bạn", "đọc", "chuyên", "mục", "đề", "mới", "nổi", "bật", "tiêu", "điểm", "trang", "chủ", "nhất",
  "bài", "viết", "chi", "tiết", "nội", "dung", "video", "ảnh", "media", "và", "của", "các", "dân", "vận", "tổ", "chức", "tuyên", "lãnh", "đạo", "hậu", "quân", "gương", "sáng", "người", "tốt", "việc", "phóng", "trên",
  "nghiên", "cứu", "trao", "đổi", "diễn", "đàn", "hôm", "nay", "điện", "tử", "số", "chuyển", NULL };

/* What names of papers, portals and offices begin with … */
static const char *const masthead_heads[] = {
  "báo", "cổng thông tin", "trang thông tin", "tạp chí", "đài phát thanh", "đài truyền hình", "website", "trang tin", "tòa soạn", "cổng ttđt", "ủy ban nhân dân", "ubnd", "đảng bộ", "đảng cộng sản việt nam",
  "cơ quan", "bản tin", "kênh", "vietnam . vn", NULL };
static const char *const office_heads[] = {
  "ban", "phòng", "đài", "trung tâm", "hội", "ủy ban", "ubnd", "ubmttq", "mttq", "sở", "văn phòng", "đoàn", "huyện đoàn", "tỉnh đoàn", "thành đoàn", "thị đoàn", "công an", "bộ phận", "tổ", "mặt trận",
  "khối dân vận", "khối vận", "đảng ủy", "huyện ủy", "tỉnh ủy", "trường", "học viện", "bộ chỉ huy", "ban chỉ huy", "đồn biên phòng", "liên đoàn", "cổng thông tin", "trang thông tin", "bộ tư lệnh", "chi bộ", "nhóm", NULL };
/* … and the words without a capital that they go on with. */
static const char *const office_words[] = {
  "ủy", "tỉnh", "huyện", "xã", "phường", "thị", "trấn", "thành", "phố", "quận", "vận", "nhân", "dân", "và", "ương", "thông", "tin", "giáo", "điện", "tử", "quốc", "cựu", "chiến", "binh", "phụ", "nữ", "nông", "sản",
  "truyền", "hình", "thanh", "niên", "hội", "ban", "công", "an", "quân", "sự", "bộ", "đội", "biên", "tập", "văn", "hóa", "phòng", "nội", "vụ", "chức", "đảng", "đoàn", "thể", "tuyên", "tổng", "hợp", "phát", "viên",
  "hành", "chính", "trị", "ngũ", "khu", "vực", "tâm", "cơ", "quan", "cộng", "trận", "tổ", "lý", "luận", "liên", "hiệp", "lao", "động", "tác", "thể", "thao", "online", "hữu", "nghị", "ngành", "khối", "du", "lịch", "trang", NULL };

static const char *const banner_words[] = { "hotline", "đường dây nóng", "hôm nay là", "bây giờ là", NULL };

/* Names of menu items: three or more separated by marks or by nothing but capitals, and no sentence. */
static gboolean
is_menu (const NbReading *reading,
         const NbLine *line)
{
  const NbTokens *t = reading->tokens;
  guint separators = 0;

  if (line->n_words > 40)
    return FALSE;
  for (guint i = line->first; i < line->last; i++)
    separators += nb_tokens_is_mark (t, i, "|»›>•·/") && nb_tokens_is_spaced (t, i);
  return separators >= 2 || (separators == 1 && line->n_words <= 6);
}

/* A picture's slug: words without marks, in small letters or all in capitals; people's names are neither. */
static gboolean
is_slug (const NbReading *reading,
         const NbLine *line,
         guint features)
{
  guint capitals = 0, joints = 0;

  if (line->n_words < 4 || (features & (NB_LINE_HAS_MARKS | NB_LINE_ENDS_SENTENCE)))
    return FALSE;
  for (guint i = line->first; i < line->last; i++)
    {
      capitals += nb_tokens_is_capital (reading->tokens, i);
      joints += nb_tokens_is_mark (reading->tokens, i, "-–,.&") && i > line->first;
    }
  /* "N.Q - X.H", "HOA MAI - LAN ANH" */
  if (joints && line->n_words <= 8 && capitals == line->n_words)
    return FALSE;
  return capitals * 2 <= line->n_words || (features & NB_LINE_IS_UPPER);
}

/* "PHUONG 1 (3).png 2.85 MB" */
static gboolean
is_file (const NbReading *reading,
         const NbLine *line)
{
  static const char *const endings[] = { "png", "jpg", "jpeg", "gif", "pdf", "doc", "docx", "xls", "xlsx", "rar", "zip", "mp3", "mp4", "webp", NULL };
  const NbTokens *t = reading->tokens;

  for (guint i = line->first + 1; i < line->last; i++)
    if (nb_tokens_is_mark (t, i - 1, ".") && !nb_tokens_is_spaced (t, i) && nb_tokens_is_any (t, i, endings))
      return TRUE;
  return FALSE;
}

/* Behind a word that may head a sentence as well: a colon, figures, or next to nothing. */
static gboolean
is_label (const NbReading *reading,
          const NbLine *line)
{
  const NbTokens *t = reading->tokens;
  guint first = line->first, n = 0;

  while (first < line->last && t->v[first].kind == NB_TOKEN_MARK)
    first++;
  for (const char *const *prefix = weak_prefixes; *prefix && !n; prefix++)
    n = nb_tokens_match (t, first, *prefix);
  if (!n)
    return FALSE;
  first += n;
  return first >= line->last || nb_tokens_is_mark (t, first, ":|(") || nb_tokens_is_number (t, first) || line->n_words <= 3;
}

/**
 * nb_furniture_is_clutter:
 *
 * Returns: whether the line, by its own words, belongs to the site and not to an article
 */
gboolean
nb_furniture_is_clutter (const NbReading *reading,
                         const NbLine *line)
{
  guint features = nb_lines_features (reading, line);
  const NbTokens *t = reading->tokens;

  if (!(features & NB_LINE_HAS_WORDS) || line->n_words == 0)
    return TRUE;
  /* a letter or two, alone */
  if (line->n_words == 1 && line->end - line->start <= 2 && !(t->v[line->first].flags & NB_TOKEN_ALL_CAPS))
    return TRUE;
  if (line->n_words <= 60 && nb_lines_has_prefix (reading, line, clutter_prefixes)
      && !((features & NB_LINE_ENDS_SENTENCE) && line->n_words > 20 && !nb_tokens_is_mark (t, line->first + 2, ":")))
    return TRUE;
  if (line->n_words <= 40 && (is_label (reading, line) || is_file (reading, line)))
    return TRUE;
  if (nb_lines_is_whole (reading, line, clutter_lines) || is_menu (reading, line))
    return TRUE;
  return is_slug (reading, line, features);
}

/**
 * nb_furniture_begins_tail:
 *
 * Returns: whether comments, other articles or the imprint begin here
 */
gboolean
nb_furniture_begins_tail (const NbReading *reading,
                          const NbLine *line)
{
  static const char *const imprints[] = { "cổng thông tin điện tử", "trang thông tin điện tử", "số giấy phép", "tạp chí điện tử -", "báo điện tử -",
                                          "giấy phép số", "giấy phép hoạt động", "cơ quan chủ quản", "bản quyền thuộc", "copyright", "©", NULL };
  const NbTokens *t = reading->tokens;

  if (nb_lines_is_whole (reading, line, tail_lines) || (line->n_words <= 16 && nb_lines_has_prefix (reading, line, imprints)))
    return TRUE;
  for (const char *const *prefix = tail_prefixes; *prefix; prefix++)
    {
      guint n = nb_tokens_match (t, line->first, *prefix);

      if (n && nb_tokens_is_mark (t, line->first + n, ":"))
        return TRUE;
    }
  return FALSE;
}

/**
 * nb_furniture_is_date:
 * @is_banner: (out): whether it is the page's clock rather than the article's date
 *
 * Returns: whether the line holds a date and next to nothing else
 */
gboolean
nb_furniture_is_date (const NbReading *reading,
                      const NbLine *line,
                      gboolean *is_banner)
{
  static const char *const fillers[] = {
    "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "chủ", "nhật", "ngày", "tháng", "cập", "lúc", "giờ", "gmt", "am", "pm",
    "đăng", "xuất", "bản", "print", "gốc", "in", "phút", "utc", "date", "posted", "on", "t", "cn", "sa", "ch", "thời", "gian",
    "lượt", "xem", "đọc", "nguồn", "tin", "tức", "hôm", "nay", "h", "p", "viết", "bởi", "updated", "published", "bài", "này", "giêng", "một", "tám", "chín", "mười", "chạp", NULL };
  static const char *const months[] = { "giêng", "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "chạp", NULL };
  const NbTokens *t = reading->tokens;
  guint strange = 0, groups = 0;

  *is_banner = FALSE;
  if (line->n_words > 24)
    return FALSE;
  for (guint i = line->first; i < line->last; i++)
    {
      gboolean separated = nb_tokens_is_mark (t, i + 1, "/-.") && !nb_tokens_is_spaced (t, i + 1);

      if (nb_tokens_is_word (t, i) && !nb_tokens_is_any (t, i, fillers))
        strange++;
      if (nb_tokens_is_number (t, i) && separated && nb_tokens_is_number (t, i + 2)
          && nb_tokens_is_mark (t, i + 3, "/-.") && nb_tokens_is_number (t, i + 4))
        groups++;
      if (nb_tokens_is (t, i, "tháng") && (nb_tokens_is_number (t, i + 1) || nb_tokens_is_any (t, i + 1, months)))
        groups++;
    }
  for (const char *const *word = banner_words; *word; word++)
    for (guint i = line->first; i < line->last; i++)
      *is_banner |= nb_tokens_match (t, i, *word) > 0;
  return groups >= 1 && (strange <= 2 || *is_banner);
}

/**
 * nb_furniture_is_section:
 *
 * Returns: whether the line is the name of a section: "Quốc phòng - An ninh", "Tin hoạt động xã, phường"
 */
gboolean
nb_furniture_is_section (const NbReading *reading,
                         const NbLine *line)
{
  const NbTokens *t = reading->tokens;

  if (line->n_words == 0 || line->n_words > SECTION_WORDS || (nb_lines_features (reading, line) & NB_LINE_ENDS_SENTENCE))
    return FALSE;
  for (guint i = line->first; i < line->last; i++)
    if (t->v[i].kind == NB_TOKEN_WORD && !nb_tokens_is_any (t, i, section_words))
      return FALSE;
  return TRUE;
}

static gboolean
begins_with (const NbTokens *t,
             guint i,
             const char *const *phrases)
{
  for (; *phrases; phrases++)
    if (nb_tokens_match (t, i, *phrases))
      return TRUE;
  return FALSE;
}

/* Only words with a capital, and those that names of offices are made of. */
static gboolean
is_office_name (const NbTokens *t,
                guint first,
                guint last)
{
  for (guint i = first; i < last; i++)
    {
      if (nb_tokens_is_mark (t, i, ":;.!?“”\"/") || (nb_tokens_is_number (t, i) && t->v[i].end - t->v[i].start > 3))
        return FALSE;
      if (t->v[i].kind == NB_TOKEN_WORD && !nb_tokens_is_capital (t, i) && !nb_tokens_is_any (t, i, office_words))
        return FALSE;
    }
  return TRUE;
}

/**
 * nb_furniture_is_masthead:
 *
 * Returns: whether the line is the name of a paper, a portal or an authority, and no more
 */
gboolean
nb_furniture_is_masthead (const NbReading *reading,
                          const NbLine *line)
{
  static const char *const endings[] = { "online", "tv", "plus", NULL };
  const NbTokens *t = reading->tokens;
  gboolean is_upper = nb_lines_features (reading, line) & NB_LINE_IS_UPPER;

  if (line->n_words == 0 || line->n_words > MASTHEAD_WORDS)
    return FALSE;
  if (nb_tokens_is_any (t, line->last - 1, endings) || (nb_tokens_is (t, line->last - 1, "vn") && nb_tokens_is_mark (t, line->last - 2, ".")))
    return TRUE;
  if (is_upper)
    return begins_with (t, line->first, masthead_heads) && (line->n_words <= 6 || nb_tokens_match (t, line->last - 2, "điện tử"));
  return (begins_with (t, line->first, masthead_heads) || begins_with (t, line->first, office_heads))
         && is_office_name (t, line->first, line->last);
}

/**
 * nb_furniture_is_office:
 *
 * Returns: whether the tokens are the name of an office or association, as authors are named
 */
gboolean
nb_furniture_is_office (const NbReading *reading,
                        guint first,
                        guint last)
{
  const NbTokens *t = reading->tokens;

  return last > first + 1 && last - first <= OFFICE_WORDS && nb_tokens_is_capital (t, first)
         && begins_with (t, first, office_heads) && is_office_name (t, first, last);
}

/**
 * nb_furniture_is_credited:
 *
 * Returns: whether the line ends with who took the picture: "… Ảnh: Văn Nam", "… Ảnh tư liệu"
 */
gboolean
nb_furniture_is_credited (const NbReading *reading,
                          const NbLine *line)
{
  static const char *const endings[] = { "ảnh tư liệu", "ảnh minh họa", "ảnh internet", "ảnh đvcc", "ảnh ctv", "ảnh pv", NULL };
  const NbTokens *t = reading->tokens;
  guint lowest = line->last > line->first + 9 ? line->last - 9 : line->first;

  for (guint i = line->last; i-- > lowest; )
    {
      if (nb_tokens_is_any (t, i, (const char *const[]){ "ảnh", "photo", "nguồn", NULL }) && i > line->first + 2 && nb_tokens_is_mark (t, i + 1, ":")
          && nb_tokens_is_capital (t, i) && !nb_tokens_is_any (t, i - 1, (const char *const[]){ "và", "tin", "bài", NULL }) && !nb_tokens_is_mark (t, i - 1, ",-/&+"))
        return TRUE;
      if (nb_tokens_is_capital (t, i) && begins_with (t, i, endings))
        return TRUE;
    }
  return FALSE;
}

/**
 * nb_furniture_has_label:
 *
 * Returns: whether the tokens, all with capitals as names are, hold words of menus rather than names
 */
gboolean
nb_furniture_has_label (const NbReading *reading,
                        guint first,
                        guint last)
{
  static const char *const labels[] = {
    "trang chủ", "tin tức", "liên kết", "liên hệ", "văn bản", "giới thiệu", "thời tiết", "tỷ giá", "thông báo", "thông tin", "hỏi đáp", "thủ tục", "chính trị", "kinh tế", "xã hội", "văn hóa",
    "quảng cáo", "tiếng việt", "bình luận", "chia sẻ", "đăng nhập", "đăng ký", "xem thêm", "tin khác", "tin mới", "dân vận", "hồ chí minh", "việt nam", "dự báo", "lịch sử", "đọc thêm", "back", "google",
    "facebook", "zalo", "youtube", "rss", "home", "menu", "top", "print", "thư viện", "thời sự", "thể thao", "giải trí", "pháp luật", "sức khỏe", "giáo dục", "du lịch", "quốc tế", "hải quan", "hotline",
    "nông thôn", "quân đội", "an ninh", "quốc phòng", "khoa học", "công nghệ", "media", "video", "english", "sự kiện", "chuyên đề", "chuyên mục", "in bài", "gửi", "nguồn", "kết luận", "mở đầu", "ảnh", "khu vực",
    "views", "share", "comment", "like", "tweet", "xây dựng đảng", "cải cách", "chuyển đổi", "tài liệu", "lượt", "tags", "chú thích", "ghi chú", "phụ lục",
    "thứ hai", "thứ ba", "thứ tư", "thứ năm", "thứ sáu", "thứ bảy", "chủ nhật", "cập nhật", "ngày", "tháng", "giờ", "lúc", "gmt", NULL };

  for (guint i = first; i < last; i++)
    if (begins_with (reading->tokens, i, labels))
      return TRUE;
  return FALSE;
}
