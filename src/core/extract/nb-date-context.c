/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the words about a date say of it: a document's own date, an anniversary, a life's past, a deadline, a print's.
 * Pure functions; usable from any thread. */

#include "extract/nb-date-scan-private.h"

/* A law's year stands at the end of its name. */
#define LAW_NAME_REACH 12

gboolean
nb_scan_said_before (const NbTokens *t,
                     guint first,
                     guint reach,
                     const char *const *phrases)
{
  return nb_tokens_said_before (t, first, 0, reach, ".;", phrases);
}

static gboolean
phrase_at (const NbTokens *t,
           guint i,
           const char *const *phrases)
{
  for (; *phrases; phrases++)
    if (nb_tokens_match (t, i, *phrases))
      return TRUE;
  return FALSE;
}

/* A document's number or symbol right before the date: "số 25-NQ/TW, ngày …", "Kết luận 54 ngày …". */
static gboolean
follows_document (const NbTokens *t,
                  guint first)
{
  static const char *const issued[] = { "ban hành", "ký", "văn bản", "công văn", "nghị quyết", "chỉ thị", "quyết định", "kế hoạch",
                                        "kết luận", "quy định", "hướng dẫn", "nghị định", "thông tri", "thông báo", "pháp lệnh", "tờ trình",
                                        "luật", "thông tư", "thông qua", "chương trình số", "công điện", "đề án", "giấy mời", "báo cáo số", "nq", NULL };
  static const char *const number[] = { "số", NULL };
  guint k = first;
  gboolean has_symbol;

  /* no document tells the time of day */
  if (nb_tokens_is_any (t, first, (const char *const[]){ "sáng", "trưa", "chiều", "tối", NULL }))
    return FALSE;
  if (k && nb_tokens_is_mark (t, k - 1, ",(-"))
    k--;
  if (k && nb_tokens_is (t, k - 1, "ra"))
    k--;
  has_symbol = k > 1 && t->v[k - 1].kind == NB_TOKEN_WORD && nb_scan_is_joint (t, k - 2, "-/");
  if (has_symbol || (k > 1 && nb_tokens_is_number (t, k - 1) && !nb_tokens_is_mark (t, k - 2, "/-.")))
    return nb_scan_said_before (t, k, 14, issued) || (has_symbol && nb_scan_said_before (t, k, 4, number));
  return nb_scan_said_before (t, first, 2, issued);
}

/* "ngày 18-2-1998, Bộ Chính trị đã ra Chỉ thị …": what the country's leaders issued is background to local news. */
static gboolean
precedes_issuing (const NbTokens *t,
                  guint last)
{
  static const char *const issuers[] = { "bộ chính trị", "ban bí thư", "ban chấp hành trung ương", "bch trung ương", "trung ương đảng", "quốc hội",
                                         "ủy ban thường vụ quốc hội", "ubtvqh", "chính phủ", "thủ tướng chính phủ", "thủ tướng",
                                         "bộ nội vụ", "hội đồng bộ trưởng", "hội nghị trung ương", NULL };
  static const char *const issuing[] = { "ban hành", "đã ra", "ra", "thông qua", "ký ban hành", "phê duyệt", "ký", NULL };
  /* "Ủy viên Trung ương Đảng, Tổng Thư ký …" are people who come to visit */
  static const char *const posts[] = { "viên", "thư", "phó", "trưởng", "nguyên", "nhiệm", NULL };
  guint end = MIN (last + 18, t->n);
  gboolean is_central = FALSE;

  for (guint k = last; k < end && t->v[k].kind != NB_TOKEN_LINE_END && !nb_tokens_is_mark (t, k, ".;:"); k++)
    {
      gboolean is_post = nb_tokens_is_any (t, k - 1, posts);

      is_central |= k < last + 6 && !is_post && phrase_at (t, k, issuers);
      if (is_central && !is_post && phrase_at (t, k, issuing))
        return TRUE;
    }
  return FALSE;
}

/* "Luật Thực hiện dân chủ ở cơ sở năm 2022". */
static gboolean
ends_law_name (const NbTokens *t,
               guint first)
{
  static const char *const laws[] = { "luật", "bộ luật", "pháp lệnh", "hiến pháp", "nghị định", "thông tư", NULL };
  static const char *const documents[] = { "nghị quyết", "chỉ thị", "quyết định", "kết luận", "quy định", "văn bản", NULL };

  return nb_scan_said_before (t, first, 2, documents) || nb_tokens_said_before (t, first, 0, LAW_NAME_REACH, ".;,:()", laws);
}

static guint16
life_flags (const NbTokens *t,
            NbDateKind kind,
            guint first,
            guint last,
            guint told)
{
  static const char *const births[] = { "từ năm", "từ tháng", "tốt nghiệp", "ra trường", "kể từ", "nhập ngũ",
                                        "vào đảng", "mất", "trước năm", "hồi", "cách đây", "những năm", "năm xưa", "kết nạp", "xuất ngũ",
                                        "trước đó", "ngay từ", "trước đây", NULL };
  static const char *const compared[] = { "hơn", "như", "bằng", "so với", "của năm", "kể từ sau", "với năm", NULL };

  static const char *const born[] = { "sinh", NULL };
  static const char *const not_born[] = { "học", "giáng", "vệ", "phục", "hy", "hi", "an", NULL };

  static const char *const lasting[] = { "đến nay", "tới nay", "đến giờ", NULL };

  if (nb_tokens_said_before (t, told, 0, 2 + (told - first), ".;,", births))
    return NB_DATE_PAST_LIFE;
  /* "từ sau hội nghị tháng 7/2015 đến nay" */
  if (phrase_at (t, last, lasting))
    return NB_DATE_PAST_LIFE;
  for (guint k = first; k-- > 0 && first - k <= 2 && nb_tokens_said_before (t, first, k, first - k, ".;,", born); )
    if (nb_tokens_is (t, k, "sinh"))
      return k && nb_tokens_is_any (t, k - 1, not_born) ? 0 : NB_DATE_PAST_LIFE;
  if (first > 2 && nb_tokens_is_mark (t, first - 1, ",") && nb_tokens_is (t, first - 2, "đó") && nb_tokens_is (t, first - 3, "trước"))
    return NB_DATE_PAST_LIFE;
  /* "cao hơn năm 2000": what something is held against */
  if (kind == NB_DATE_YEAR && nb_scan_said_before (t, first, 2, compared))
    return NB_DATE_PAST_LIFE;
  return 0;
}

static guint16
holiday_flags (const NbTokens *t,
               NbDateKind kind,
               guint first,
               guint last)
{
  static const char *const holidays[] = { "kỷ niệm", "kỉ niệm", "ngày truyền thống", "ngày thành lập", "nhân ngày", "truyền thống", "quốc khánh",
                                          "ngày hội", "thành lập", "ngày pháp luật", "ngày sinh", "lễ hội", "quốc tế", "ngày phụ nữ", "thương binh",
                                          "giải phóng", "tết cổ truyền", "cách mạng tháng", "ngày gia đình", "nhà giáo", "thầy thuốc", NULL };
  /* "Ngày hội … năm 2020" names an event's year */
  static const char *const foundings[] = { "kỷ niệm", "kỉ niệm", "thành lập", "ngày sinh", "giải phóng", NULL };
  static const char *const yearly[] = { "hằng năm", "hàng năm", "mỗi năm", "mọi năm", "các năm", NULL };
  guint reach = first && nb_tokens_is_mark (t, first - 1, "(") ? 14 : 7;

  if (nb_scan_said_before (t, first, reach, kind >= NB_DATE_MONTH ? foundings : holidays))
    {
      /* "… kỷ niệm Ngày truyền thống, ngày 14/10": the clause has ended */
      guint at = first;

      while (at && first - at < 3 && !nb_tokens_is_mark (t, at - 1, ","))
        at--;
      if (!(at == first && at && nb_tokens_is_mark (t, at - 1, ",")))
        return NB_DATE_HOLIDAY;
    }
  if (kind <= NB_DATE_MONTH && (phrase_at (t, last, yearly) || nb_scan_said_before (t, first, 16, yearly)))
    return NB_DATE_HOLIDAY;
  return 0;
}

/* "phát sóng ngày …", "Bản tin số tháng 3/2025": when something was printed or shown. */
static gboolean
is_print (const NbTokens *t,
          guint first,
          guint told)
{
  static const char *const prints[] = { "phát sóng", "bản tin", "số báo", "số ra", "tạp chí", "truy cập", "đăng", "đăng ngày", "cập nhật", "lên hình",
                                        "đăng tải", "tin tháng", "số tháng", NULL };

  return nb_scan_said_before (t, told, 4 + (told - first), prints)
         || (first && nb_tokens_is (t, first - 1, "số") && first > 1 && !nb_tokens_is_number (t, first - 2));
}

/**
 * nb_scan_context:
 *
 * Returns: (type NbDateFlags): what the words about the date from token @first to before @last say of it
 */
guint16
nb_scan_context (const NbTokens *t,
                 NbDateKind kind,
                 guint first,
                 guint last)
{
  static const char *const futures[] = { "dự kiến", "sẽ", "trước ngày", "hạn", "chậm nhất", "hết ngày", "sắp", "đến năm", "phấn đấu",
                                         "tầm nhìn", "nhân dịp", "chào mừng", "hướng tới", "tiến tới", "sang năm", NULL };
  static const char *const statuses[] = { "tính đến", "đến ngày", "đến hết", "đến cuối", "tới ngày", "đến nay", "tính tới", "đến tháng", NULL };
  static const char *const deadlines[] = { "trước", "trước ngày", NULL };
  static const char *const validity[] = { "hiệu lực", "áp dụng", NULL };
  static const char *const latest[] = { "chậm nhất", "hạn chót", "thời hạn", "hạn cuối", NULL };
  /* the phrases hold a word that may be the date's own first one */
  guint told = nb_tokens_is_any (t, first, (const char *const[]){ "ngày", "tháng", "năm", NULL }) ? first + 1 : first;
  guint16 flags = holiday_flags (t, kind, first, last) | life_flags (t, kind, first, last, told);

  /* "kế hoạch năm 2022" is none of 2022's documents but its plan */
  if ((kind < NB_DATE_QUARTER && follows_document (t, first)) || (kind == NB_DATE_YEAR && ends_law_name (t, first))
      || (kind <= NB_DATE_YEAR && precedes_issuing (t, last)))
    flags |= NB_DATE_CITED;
  /* "có hiệu lực thi hành kể từ ngày 1/7/2023" */
  if (kind <= NB_DATE_YEAR && nb_scan_said_before (t, first, 6, validity))
    flags |= NB_DATE_CITED;
  if ((kind == NB_DATE_DAY && nb_scan_said_before (t, told, 1 + (told - first), deadlines))
      || nb_scan_said_before (t, first, 4, latest))
    flags |= NB_DATE_DEADLINE;
  if (nb_scan_said_before (t, told, 4 + (told - first), futures))
    flags |= NB_DATE_FUTURE;
  if (nb_scan_said_before (t, told, 2 + (told - first), statuses))
    flags |= NB_DATE_STATUS;
  if (is_print (t, first, told))
    flags |= NB_DATE_PRINT;
  if (first && nb_tokens_is_mark (t, first - 1, "(["))
    flags |= NB_DATE_BRACKETED;
  return flags;
}
