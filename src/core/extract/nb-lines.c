/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of a document: splitting, and what a line's own words say of it.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-lines.h"

#include "base/nb-char.h"
#include "base/nb-text.h"

#include <string.h>

/* Lines that belong to the site around an article, by how they begin. Forms of the language and of the systems that
 * newspapers use; never of single pages. */
static const char *const clutter_prefixes[] = {
  "skip ribbon", "skip to", "skip navigation", "font size", "cỡ chữ", "in bài này", "in trang", "in bài viết", "lượt xem",
  "lượt người xem", "lượt truy cập", "số lượt", "số lần xem", "số lần đọc", "đã xem", "chia sẻ", "share", "views", "hotline",
  "đường dây nóng", "điện thoại", "đt :", "email", "e - mail", "địa chỉ", "trụ sở", "tòa soạn", "số giấy phép", "giấy phép",
  "giấy phép số", "cơ quan chủ quản", "chịu trách nhiệm", "bản quyền", "copyright", "©", "® ", "rss", "trang chủ", "đăng nhập",
  "đăng ký", "tags", "từ khóa", "thẻ", "xem thêm", "đọc thêm", "quay lại", "về trang", "về đầu trang", "thống kê truy cập",
  "responsive image", "tổng biên tập", "phó tổng biên tập", "theo dõi", "gửi email", "gửi cho bạn bè", "gửi bình luận",
  "facebook", "twitter", "youtube", "zalo", "nghe đọc bài", "nghe bài", "tắt tiếng", "thích", "google news", "fanpage",
  "cổng thông tin điện tử", "trang thông tin điện tử", "thiết kế bởi", "phát triển bởi", "powered by", "fax", "ghi rõ nguồn",
  "vui lòng ghi rõ", "đánh giá bài viết", "xếp hạng", "bạn đang ở", "lưu bài", "sao chép", "ngày cập nhật cuối", "bạn còn",
  "bạn vui lòng", "vui lòng nhập", "nguồn tin", "nguồn :", "tổng số điểm", "click để", "số lần xem", NULL
};

/* Whole lines. */
static const char *const clutter_lines[] = {
  "tóm tắt", "nội dung", "print", "gốc", "in", "facebook", "menu", "search", "tìm kiếm", "đóng", "mục lục", "tin tức",
  "thời sự", "chính trị", "xã hội", "kinh tế", "văn hóa", "tin tức sự kiện", "tin hoạt động", "image", "video", "audio", "top",
  "a a", "a - a +", "aa", "tiếng việt", "english", "liên hệ", "giới thiệu", "sơ đồ cổng", "sơ đồ site", "quảng cáo", NULL
};

/* From these lines on there is no more article. */
static const char *const tail_lines[] = {
  "trả lời", "bình luận", "ý kiến", "phản hồi", "nhận xét", "ý kiến bạn đọc", "ý kiến của bạn", "gửi bình luận", "tin liên quan", "tin khác", "tin cùng chuyên mục",
  "tin cùng loại", "các tin khác", "các tin đã đưa", "các tin đã đưa ngày", "tin đã đưa", "các bài đã đưa", "các tin cũ hơn", "các tin mới hơn", "tin mới nhất", "tin mới hơn",
  "tin cũ hơn", "tin bài liên quan", "tin đọc nhiều", "bài viết liên quan", "bài viết khác", "bài liên quan", "đọc nhiều",
  "đọc nhiều nhất", "xem nhiều", "xem nhiều nhất", "đề xuất", "có thể bạn quan tâm", "cùng chuyên mục", "bài cùng chuyên mục",
  "tin nổi bật", "tin tiếp theo", "bài tiếp theo", "bài trước", "để lại bình luận", "để lại một bình luận", "viết bình luận",
  "những tin mới hơn", "những tin cũ hơn", "các bài viết khác", "các bài khác", "tin nên đọc", "leave a reply", "xem tiếp", NULL
};

static const char *const banner_words[] = { "hotline", "đường dây nóng", "hôm nay là", "bây giờ là", NULL };

static void
trim (const char *text,
      NbLine *line)
{
  while (line->byte < line->byte_end && text[line->byte] == ' ')
    {
      line->byte++;
      line->start++;
    }
  while (line->byte < line->byte_end && text[line->byte_end - 1] == ' ')
    {
      line->byte_end--;
      line->end--;
    }
}

static void
set_tokens (const NbTokens *tokens,
            NbLine *line)
{
  guint words = 0;

  line->first = nb_tokens_at_char (tokens, line->start);
  line->last = nb_tokens_at_char (tokens, line->end);
  for (guint i = line->first; i < line->last; i++)
    words += tokens->v[i].kind == NB_TOKEN_WORD || tokens->v[i].kind == NB_TOKEN_NUMBER;
  line->n_words = MIN (words, G_MAXUINT16);
}

/* A title that is printed twice without a space between is kept once. */
static void
halve_doubled (const char *text,
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

/* Where a caption is glued on behind the end of a sentence: "… điểm cầu Hà Nội.Các đại biểu …": the token that begins
 * the caption, or 0. */
static guint
find_glue (const NbTokens *t,
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

/* Where a title runs into the lead or a section's name: "… vượt khóNgày 2/12 …": bytes into the line, or 0. */
static guint32
find_fusion (const NbTokens *t,
             const NbLine *line)
{
  static const char *const double_words[] = { "đắk", "đăk", "đak", "đắc", NULL };

  for (guint i = line->first; i < line->last && i < line->first + 60; i++)
    {
      const char *from = t->text + t->v[i].byte, *to = t->text + t->v[i].byte_end;
      guint8 before = 0;
      gboolean marked = FALSE;

      for (const char *p = from, *next = from; t->v[i].kind == NB_TOKEN_WORD && p < to; p = next)
        {
          guint8 class = nb_char_info (nb_utf8_next (&next)).flags;
          gsize left = p - from;

          if ((before & NB_CHAR_LOWER) && (class & NB_CHAR_UPPER) && marked && left > 1
              && i >= line->first + 4 && i + 4 < line->last)
            {
              gboolean is_double = FALSE;

              for (const char *const *word = double_words; *word; word++)
                is_double |= strlen (*word) == left && strncmp (nb_tokens_key (t, i), *word, left) == 0;
              if (!is_double)
                return p - t->text;
            }
          marked |= (class & NB_CHAR_MARKED) != 0;
          before = class;
        }
    }
  return 0;
}

static void
add_line (NbReading *reading,
          NbLine *line)
{
  const NbTokens *t = reading->tokens;
  guint32 fusion;
  guint glue;

  trim (t->text, line);
  if (line->byte == line->byte_end)
    return;
  halve_doubled (t->text, line);
  set_tokens (t, line);
  if (line->sure)
    {
      g_array_append_val (reading->lines, *line);
      return;
    }
  fusion = find_fusion (t, line);
  if (fusion)
    {
      NbLine head = *line;

      head.byte_end = fusion;
      head.end = head.start + g_utf8_strlen (t->text + head.byte, fusion - head.byte);
      line->byte = fusion;
      line->start = head.end;
      /* one token stands on both sides of the cut; it is counted with the first */
      set_tokens (t, &head);
      set_tokens (t, line);
      g_array_append_val (reading->lines, head);
    }
  glue = find_glue (t, line);
  if (glue)
    {
      NbLine tail = *line;

      line->byte_end = t->v[glue].byte;
      line->end = t->v[glue].start;
      set_tokens (t, line);
      g_array_append_val (reading->lines, *line);
      tail.byte = t->v[glue].byte;
      tail.start = t->v[glue].start;
      tail.gap = FALSE;
      tail.glued = TRUE;
      set_tokens (t, &tail);
      g_array_append_val (reading->lines, tail);
      return;
    }
  g_array_append_val (reading->lines, *line);
}

/**
 * nb_lines_split:
 * @blocks: (nullable) (element-type NbHtmlBlock): of a page, one for each line
 *
 * Fills the reading's lines. Empty lines are left out; that one was there stays known.
 */
void
nb_lines_split (NbReading *reading,
                const GArray *blocks)
{
  const char *text = reading->tokens->text, *p = text;
  guint32 position = 0;
  gboolean gap = TRUE;

  for (guint row = 0; *p; row++)
    {
      const char *end = strchrnul (p, '\n');
      guint32 n_chars = g_utf8_strlen (p, end - p);
      guint before = reading->lines->len;
      NbLine line = { 0, };

      line.byte = p - text;
      line.byte_end = end - text;
      line.start = position;
      line.end = position + n_chars;
      line.gap = gap || blocks != NULL;
      if (blocks && row < blocks->len)
        {
          const NbHtmlBlock *block = &g_array_index (blocks, NbHtmlBlock, row);

          line.hint = block->hint;
          line.outside = block->outside;
          line.sure = block->sure;
        }
      add_line (reading, &line);
      gap = reading->lines->len == before;
      position += n_chars + (*end == '\n');
      p = *end ? end + 1 : end;
    }
}

/**
 * nb_lines_features:
 *
 * Returns: NbLineFeatures
 */
guint
nb_lines_features (const NbReading *reading,
                   const NbLine *line)
{
  const NbTokens *t = reading->tokens;
  guint features = 0, upper = 0, lower = 0, last = line->last;

  for (const char *p = t->text + line->byte; p < t->text + line->byte_end; )
    {
      guint8 class = nb_char_info (nb_utf8_next (&p)).flags;

      if (class & NB_CHAR_MARKED)
        features |= NB_LINE_HAS_MARKS;
      if (class & NB_CHAR_ALPHA)
        {
          features |= NB_LINE_HAS_WORDS;
          upper += (class & NB_CHAR_UPPER) != 0;
          lower += (class & NB_CHAR_LOWER) != 0;
        }
    }
  if (upper > 3 && upper > lower * 10)
    features |= NB_LINE_IS_UPPER;

  while (last > line->first && nb_tokens_is_mark (t, last - 1, "”\"’)]»/|"))
    last--;
  if (last > line->first && nb_tokens_is_mark (t, last - 1, ".!?…;:,"))
    features |= NB_LINE_ENDS_SENTENCE;
  for (guint i = line->first + 2; i + 2 < line->last; i++)
    if (nb_tokens_is_mark (t, i, ".!?") && nb_tokens_is_capital (t, i + 1) && nb_tokens_is_spaced (t, i + 1)
        && t->v[i - 1].kind != NB_TOKEN_MARK && t->v[i - 1].end - t->v[i - 1].start > 2)
      {
        features |= NB_LINE_TWO_SENTENCES;
        break;
      }
  return features;
}

/**
 * nb_lines_has_prefix:
 * @phrases: (array zero-terminated=1): keys
 */
gboolean
nb_lines_has_prefix (const NbReading *reading,
                     const NbLine *line,
                     const char *const *phrases)
{
  guint first = line->first;

  while (first < line->last && reading->tokens->v[first].kind == NB_TOKEN_MARK
         && !nb_tokens_is_mark (reading->tokens, first, "©®"))
    first++;
  for (; *phrases; phrases++)
    if (nb_tokens_match (reading->tokens, first, *phrases))
      return TRUE;
  return FALSE;
}

static gboolean
is_whole (const NbReading *reading,
          const NbLine *line,
          const char *const *phrases)
{
  guint first = line->first, last = line->last;

  while (first < last && reading->tokens->v[first].kind == NB_TOKEN_MARK)
    first++;
  while (last > first && (reading->tokens->v[last - 1].kind == NB_TOKEN_MARK
                          || reading->tokens->v[last - 1].kind == NB_TOKEN_NUMBER))
    last--;
  for (; *phrases; phrases++)
    {
      guint n = nb_tokens_match (reading->tokens, first, *phrases);

      if (n && first + n == last)
        return TRUE;
    }
  return FALSE;
}

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
  guint capitals = 0;

  if (line->n_words < 4 || (features & (NB_LINE_HAS_MARKS | NB_LINE_ENDS_SENTENCE)))
    return FALSE;
  for (guint i = line->first; i < line->last; i++)
    capitals += nb_tokens_is_capital (reading->tokens, i);
  return capitals * 2 <= line->n_words || (features & NB_LINE_IS_UPPER);
}

/**
 * nb_lines_is_clutter:
 *
 * Returns: whether the line, by its own words, belongs to the site and not to an article
 */
gboolean
nb_lines_is_clutter (const NbReading *reading,
                     const NbLine *line)
{
  guint features = nb_lines_features (reading, line);
  const NbTokens *t = reading->tokens;

  if (!(features & NB_LINE_HAS_WORDS) || line->n_words == 0)
    return TRUE;
  /* a letter or two, alone */
  if (line->n_words == 1 && line->end - line->start <= 2
      && !(reading->tokens->v[line->first].flags & NB_TOKEN_ALL_CAPS))
    return TRUE;
  if (line->n_words <= 60 && nb_lines_has_prefix (reading, line, clutter_prefixes)
      && !((features & NB_LINE_ENDS_SENTENCE) && line->n_words > 20 && !nb_tokens_is_mark (t, line->first + 2, ":")))
    return TRUE;
  if (is_whole (reading, line, clutter_lines) || is_menu (reading, line))
    return TRUE;
  return is_slug (reading, line, features);
}

/**
 * nb_lines_begins_tail:
 *
 * Returns: whether comments, other articles or the imprint begin here
 */
gboolean
nb_lines_begins_tail (const NbReading *reading,
                      const NbLine *line)
{
  static const char *const imprints[] = { "cổng thông tin điện tử", "trang thông tin điện tử", "số giấy phép",
                                          "giấy phép số", "giấy phép hoạt động", "cơ quan chủ quản", "bản quyền thuộc", "copyright", NULL };

  return is_whole (reading, line, tail_lines)
         || (line->n_words <= 14 && nb_lines_has_prefix (reading, line, imprints));
}

/**
 * nb_lines_is_date:
 * @is_banner: (out): whether it is the page's clock rather than the article's date
 *
 * Returns: whether the line holds a date and next to nothing else
 */
gboolean
nb_lines_is_date (const NbReading *reading,
                  const NbLine *line,
                  gboolean *is_banner)
{
  static const char *const fillers[] = {
    "thứ", "hai", "ba", "tư", "năm", "sáu", "bảy", "bẩy", "chủ", "nhật", "ngày", "tháng", "cập", "lúc", "giờ", "gmt", "am", "pm",
    "đăng", "xuất", "bản", "print", "gốc", "in", "phút", "utc", "date", "posted", "on", "t", "cn", "sa", "ch", "thời", "gian",
    "lượt", "xem", "đọc", "nguồn", "tin", "tức", "hôm", "nay", "h", "p", "viết", "bởi", "updated", "published", "bài", "này", NULL };
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
      if (nb_tokens_is (t, i, "tháng") && nb_tokens_is_number (t, i + 1))
        groups++;
    }
  for (const char *const *word = banner_words; *word; word++)
    for (guint i = line->first; i < line->last; i++)
      *is_banner |= nb_tokens_match (t, i, *word) > 0;
  return groups >= 1 && (strange <= 2 || *is_banner);
}
