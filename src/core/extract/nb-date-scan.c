/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds dates and periods among the tokens of a text, in one pass.
 * Pure functions; usable from any thread. */

#include "extract/nb-date-scan-private.h"

#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2100
#define MAX_HITS 4000      /* a text with more is a table of dates, not an article */

typedef struct
{
  int day, month, year;    /* 0: not given */
  guint next;              /* the token behind */
} DayParts;

static const char *const sessions[] = { "sáng", "trưa", "chiều", "tối", "đêm", "khuya", NULL };

gboolean
nb_scan_is_year (const NbTokens *t,
                 guint i)
{
  return nb_tokens_is_number (t, i) && t->v[i].end - t->v[i].start == 4 && t->v[i].number >= YEAR_MIN
         && t->v[i].number <= YEAR_MAX;
}

gboolean
nb_scan_is_small (const NbTokens *t,
                  guint i,
                  int max)
{
  return nb_tokens_is_number (t, i) && t->v[i].end - t->v[i].start <= 2 && t->v[i].number >= 1 && t->v[i].number <= max;
}

/* A separator without spaces about it. */
gboolean
nb_scan_is_joint (const NbTokens *t,
                  guint i,
                  const char *marks)
{
  return nb_tokens_is_mark (t, i, marks) && !nb_tokens_is_spaced (t, i) && !nb_tokens_is_spaced (t, i + 1);
}

/* "13/7", "13/7/2021", "13-7-2021", "6.2", "13 tháng 7 năm 2021", "13 tháng 7". */
static gboolean
parse_parts (const NbTokens *t,
             guint i,
             DayParts *parts)
{
  guint next;

  memset (parts, 0, sizeof *parts);
  if (!nb_scan_is_small (t, i, 31))
    return FALSE;
  parts->day = t->v[i].number;
  if (nb_scan_is_joint (t, i + 1, "/-.") && nb_scan_is_small (t, i + 2, 12))
    {
      parts->month = t->v[i + 2].number;
      next = i + 3;
      if (nb_scan_is_joint (t, next, "/-.") && nb_scan_is_year (t, next + 1))
        {
          parts->year = t->v[next + 1].number;
          next += 2;
        }
      else if (nb_scan_is_joint (t, next, "/-.") && nb_tokens_is_number (t, next + 1))
        return FALSE;
      else if (nb_tokens_is (t, next, "năm") && nb_scan_is_year (t, next + 1))
        {
          parts->year = t->v[next + 1].number;
          next += 2;
        }
    }
  else if (nb_tokens_is (t, i + 1, "tháng") && nb_scan_is_small (t, i + 2, 12))
    {
      parts->month = t->v[i + 2].number;
      next = i + 3;
      if (nb_tokens_is (t, next, "năm") && nb_scan_is_year (t, next + 1))
        {
          parts->year = t->v[next + 1].number;
          next += 2;
        }
      else if (nb_tokens_is_mark (t, next, "/-,") && nb_scan_is_year (t, next + 1))
        {
          parts->year = t->v[next + 1].number;
          next += 2;
        }
    }
  else
    return FALSE;
  if (parts->day > nb_days_in_month (parts->year, parts->month))
    return FALSE;
  parts->next = next;
  return TRUE;
}

static NbEdtf
edtf_of (const DayParts *parts)
{
  NbEdtf value = NB_EDTF_UNKNOWN;

  value.start.year = parts->year;
  value.start.part = parts->month;
  value.start.day = parts->day;
  value.is_known = TRUE;
  return value;
}

static gint8
weekday_before (const NbTokens *t,
                guint i,
                guint reach)
{
  static const char *const names[] = { "hai", "ba", "tư", "năm", "sáu", "bảy" };

  for (guint k = i; k-- > 0 && i - k <= reach; )
    {
      if (nb_tokens_match (t, k, "chủ nhật"))
        return 7;
      if (!nb_tokens_is (t, k, "thứ"))
        continue;
      if (nb_scan_is_small (t, k + 1, 7) && t->v[k + 1].number >= 2)
        return t->v[k + 1].number - 1;
      for (guint d = 0; d < G_N_ELEMENTS (names); d++)
        if (nb_tokens_is (t, k + 1, names[d]))
          return d + 1;
    }
  return 0;
}

/* Walks back over what leads a date in: "Sáng ngày", "Chiều", "vào ngày", "Thứ Ba, ngày". */
static guint
lead_in (const NbTokens *t,
         guint i,
         guint16 *flags)
{
  guint first = i;

  if (first && nb_tokens_is (t, first - 1, "ngày"))
    {
      first--;
      *flags |= NB_DATE_LED_IN;
    }
  if (first && nb_tokens_is_any (t, first - 1, sessions) && (first < 2 || !nb_tokens_is (t, first - 2, "ánh")))
    {
      first--;
      *flags |= NB_DATE_LED_IN | NB_DATE_SESSION;
      if (first && nb_tokens_is_any (t, first - 1, sessions))
        first--;
      if (first && nb_tokens_is (t, first - 1, "buổi"))
        first--;
    }
  else if (first && nb_tokens_is (t, first - 1, "hôm"))
    {
      first--;
      *flags |= NB_DATE_LED_IN;
    }
  /* "Trong 02 ngày (07-08/01/2015)" */
  if (first > 1 && nb_tokens_is_mark (t, first - 1, "(") && nb_tokens_is (t, first - 2, "ngày"))
    {
      first -= 2;
      *flags |= NB_DATE_LED_IN;
    }
  /* "sáng nay 7/10" */
  else if (first > 1 && nb_tokens_is (t, first - 1, "nay")
           && (nb_tokens_is_any (t, first - 2, sessions) || nb_tokens_is (t, first - 2, "hôm")))
    {
      first -= 2;
      *flags |= NB_DATE_LED_IN | NB_DATE_SESSION;
    }
  else if (first > 1 && nb_tokens_is_mark (t, first - 1, ",(")
      && (nb_tokens_is (t, first - 2, "nay")
          || (nb_tokens_is (t, first - 2, "qua") && first > 2 && (nb_tokens_is (t, first - 3, "hôm") || nb_tokens_is_any (t, first - 3, sessions)))))
    {
      first -= 2;
      *flags |= NB_DATE_LED_IN | NB_DATE_SESSION;
      if (first && (nb_tokens_is (t, first - 1, "hôm") || nb_tokens_is_any (t, first - 1, sessions)))
        first--;
    }
  return first;
}

gboolean
nb_scan_said_before (const NbTokens *t,
                     guint first,
                     guint reach,
                     const char *const *phrases)
{
  return nb_tokens_said_before (t, first, 0, reach, ".;", phrases);
}

/* A document's number or symbol right before the date: "số 25-NQ/TW, ngày …", "Kết luận 54 ngày …". */
static gboolean
follows_document (const NbTokens *t,
                  guint first)
{
  static const char *const issued[] = { "ban hành", "ký", "văn bản", "công văn", "nghị quyết", "chỉ thị", "quyết định", "kế hoạch",
                                        "kết luận", "quy định", "hướng dẫn", "nghị định", "thông tri", "thông báo", "pháp lệnh",
                                        "luật", "thông tư", "chương trình số", "công điện", "nq", NULL };
  guint k = first;

  if (k && nb_tokens_is_mark (t, k - 1, ",(-"))
    k--;
  if (k && nb_tokens_is (t, k - 1, "ra"))
    k--;
  if (k && ((t->v[k - 1].kind == NB_TOKEN_WORD && k > 1 && nb_scan_is_joint (t, k - 2, "-/"))
            || (nb_tokens_is_number (t, k - 1) && k > 1 && !nb_tokens_is_mark (t, k - 2, "/-."))))
    return nb_scan_said_before (t, k, 14, issued) || nb_scan_said_before (t, k, 4, (const char *const[]){ "số", NULL });
  return nb_scan_said_before (t, first, 2, issued);
}

static guint16
context_flags (const NbTokens *t,
               NbDateKind kind,
               guint first,
               guint last)
{
  static const char *const holidays[] = { "kỷ niệm", "ngày truyền thống", "ngày thành lập", "nhân ngày", "truyền thống", "quốc khánh",
                                          "ngày hội", "thành lập", "ngày pháp luật", "ngày sinh", "lễ hội", NULL };
  static const char *const births[] = { "sinh", "sinh ngày", "từ năm", "từ tháng", "tốt nghiệp", "ra trường", "kể từ", "nhập ngũ",
                                        "vào đảng", "mất", "trước năm", "hồi", "cách đây", "những năm", "năm xưa", NULL };
  static const char *const futures[] = { "dự kiến", "sẽ", "trước ngày", "hạn", "chậm nhất", "hết ngày", "sắp", "đến năm", "phấn đấu",
                                         "tầm nhìn", "nhân dịp", "chào mừng", "hướng tới", "tiến tới", NULL };
  static const char *const statuses[] = { "tính đến", "đến ngày", "đến hết", "đến cuối", "tới ngày", "đến nay", NULL };
  static const char *const deadlines[] = { "trước", "trước ngày", NULL };
  static const char *const compared[] = { "hơn", "như", "bằng", "so với", "của năm", "kể từ sau", NULL };
  static const char *const yearly[] = { "hằng năm", "hàng năm", "mỗi năm", "mọi năm", "các năm", NULL };
  /* the phrases hold a word that may be the date's own first one */
  guint told = nb_tokens_is_any (t, first, (const char *const[]){ "ngày", "tháng", "năm", NULL }) ? first + 1 : first;
  guint16 flags = 0;

  if (follows_document (t, first))
    flags |= NB_DATE_CITED;
  if (nb_scan_said_before (t, first, first && nb_tokens_is_mark (t, first - 1, "(") ? 14 : 7, holidays))
    flags |= NB_DATE_HOLIDAY;
  if (nb_scan_said_before (t, told, 2 + (told - first), births))
    flags |= NB_DATE_PAST_LIFE;
  /* "cao hơn năm 2000": what something is held against; "ngày 5/9 hằng năm": no one day */
  if (kind == NB_DATE_YEAR && nb_scan_said_before (t, first, 1, compared))
    flags |= NB_DATE_PAST_LIFE;
  for (const char *const *phrase = yearly; *phrase; phrase++)
    if (kind == NB_DATE_DAY && nb_tokens_match (t, last, *phrase))
      flags |= NB_DATE_HOLIDAY;
  if ((kind == NB_DATE_DAY && nb_scan_said_before (t, told, 1 + (told - first), deadlines))
      || nb_scan_said_before (t, first, 4, (const char *const[]){ "chậm nhất", "hạn chót", NULL }))
    flags |= NB_DATE_DEADLINE;
  if (nb_scan_said_before (t, told, 4 + (told - first), futures))
    flags |= NB_DATE_FUTURE;
  if (nb_scan_said_before (t, told, 2 + (told - first), statuses))
    flags |= NB_DATE_STATUS;
  if (first && nb_tokens_is_mark (t, first - 1, "(["))
    flags |= NB_DATE_BRACKETED;
  return flags;
}

void
nb_scan_add (GArray *hits,
             const NbTokens *t,
             NbDateKind kind,
             guint first,
             guint last,
             const NbEdtf *value,
             guint16 flags)
{
  NbDateHit hit = { first, last, *value, flags, kind, 0 };

  hit.flags |= context_flags (t, kind, first, last);
  if (kind == NB_DATE_DAY)
    hit.weekday = weekday_before (t, first, 4);
  g_array_append_val (hits, hit);
}

/* "ngày 10/3 âm lịch", "(âm lịch)", "10/3 ÂL". */
gboolean
nb_scan_said_lunar (const NbTokens *t,
                    guint next)
{
  if (nb_tokens_is_mark (t, next, "("))
    next++;
  return nb_tokens_match (t, next, "âm lịch") || nb_tokens_is (t, next, "âl");
}

/* The first day of "16 đến ngày 26/7", "19-20/3", "19 và 20/3/2021", "28/9 đến 2/10": from @i to a day behind it. */
static guint
scan_range (const NbTokens *t,
            guint i,
            GArray *hits)
{
  DayParts from, to;
  NbEdtf a, b, value;
  guint16 flags = 0;
  guint first, k;
  gboolean had_month = parse_parts (t, i, &from);

  if (!had_month)
    {
      memset (&from, 0, sizeof from);
      if (!nb_scan_is_small (t, i, 31))
        return 0;
      from.day = t->v[i].number;
      from.next = i + 1;
    }
  k = from.next;
  if (nb_tokens_is (t, k, "đến") || nb_tokens_is (t, k, "tới"))
    k += nb_tokens_is (t, k + 1, "hết") ? 2 : 1;
  else if (nb_tokens_is_mark (t, k, "-–—") || (!had_month && (nb_tokens_is (t, k, "và") || nb_tokens_is_mark (t, k, ",&"))))
    k++;
  else
    return 0;
  if (nb_tokens_is (t, k, "ngày"))
    k++;
  if (!parse_parts (t, k, &to))
    return 0;
  first = lead_in (t, i, &flags);
  if (first && nb_tokens_is (t, first - 1, "từ"))
    {
      first--;
      flags |= NB_DATE_LED_IN;
    }
  if (!(flags & NB_DATE_LED_IN) && !(had_month && from.year && to.year))
    return 0;
  if (!from.month)
    from.month = to.month;
  if (!from.year)
    from.year = to.year && from.month > to.month ? to.year - 1 : to.year;

  a = edtf_of (&from);
  b = edtf_of (&to);
  /* the two ends of an anniversary: the same day of two years */
  if (from.year && to.year && to.year - from.year > 2)
    {
      nb_scan_add (hits, t, NB_DATE_DAY, i, from.next, &a, NB_DATE_HOLIDAY);
      nb_scan_add (hits, t, NB_DATE_DAY, k, to.next, &b, NB_DATE_HOLIDAY | NB_DATE_SPAN_END);
      return to.next;
    }
  if (from.year == to.year && (from.month > to.month || (from.month == to.month && from.day >= to.day)))
    return 0;
  value = nb_edtf_interval (&a, &b);
  if (!value.is_known)
    return 0;
  nb_scan_add (hits, t, NB_DATE_RANGE, first, to.next, &value, flags);
  return to.next;
}

static guint
scan_day (const NbTokens *t,
          guint i,
          GArray *hits)
{
  DayParts parts;
  NbEdtf value;
  guint16 flags = 0;
  guint first;

  if (!parse_parts (t, i, &parts))
    return 0;
  /* inside of a longer number: "0913.068.624", "1/2/3" */
  if (i && nb_scan_is_joint (t, i - 1, "/-.,") && i > 1 && nb_tokens_is_number (t, i - 2))
    return 0;
  first = lead_in (t, i, &flags);
  if (first > 1 && nb_tokens_is_any (t, first - 1, (const char *const[]){ "mùng", "mồng", NULL }))
    flags |= NB_DATE_LED_IN | NB_DATE_LUNAR;
  if (nb_scan_said_lunar (t, parts.next))
    flags |= NB_DATE_LUNAR;
  if (!(flags & NB_DATE_LED_IN) && !parts.year && !nb_tokens_is (t, i + 1, "tháng"))
    return 0;
  value = edtf_of (&parts);
  nb_scan_add (hits, t, NB_DATE_DAY, first, parts.next, &value, flags);
  return parts.next;
}

/* "mùng 5 Tết", "mồng 6 tháng Giêng", "rằm tháng Bảy", "30 Tết". */
static guint
scan_lunar (const NbTokens *t,
            guint i,
            GArray *hits)
{
  static const char *const months[] = { "giêng", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "một", "chạp" };
  DayParts parts = { 0, };
  NbEdtf value;
  guint k = i, first;
  guint16 flags = NB_DATE_LUNAR | NB_DATE_LED_IN;

  if (nb_tokens_is (t, k, "rằm"))
    {
      parts.day = 15;
      k++;
    }
  else if ((nb_tokens_is (t, k, "mùng") || nb_tokens_is (t, k, "mồng")) && nb_scan_is_small (t, k + 1, 10))
    {
      parts.day = t->v[k + 1].number;
      k += 2;
    }
  /* "23 tháng Chạp": only the lunar calendar calls its months so */
  else if (nb_scan_is_small (t, k, 30) && nb_tokens_is (t, k + 1, "tháng")
           && nb_tokens_is_any (t, k + 2, (const char *const[]){ "giêng", "chạp", NULL }))
    {
      parts.day = t->v[k].number;
      k++;
    }
  else
    return 0;
  if (nb_tokens_is (t, k, "tết"))
    {
      parts.month = 1;
      k++;
    }
  else if (nb_tokens_is (t, k, "tháng"))
    {
      for (guint m = 0; m < G_N_ELEMENTS (months); m++)
        if (nb_tokens_is (t, k + 1, months[m]))
          parts.month = m + 1;
      if (nb_scan_is_small (t, k + 1, 12))
        parts.month = t->v[k + 1].number;
      k += 2;
    }
  if (!parts.month)
    return 0;
  if (nb_tokens_is (t, k, "năm") && nb_scan_is_year (t, k + 1))
    {
      parts.year = t->v[k + 1].number;
      k += 2;
    }
  first = lead_in (t, i, &flags);
  value = edtf_of (&parts);
  nb_scan_add (hits, t, NB_DATE_DAY, first, k, &value, flags);
  return k;
}

static guint
scan_relative (const NbTokens *t,
               guint i,
               GArray *hits)
{
  NbEdtf none = NB_EDTF_UNKNOWN;
  guint n = 0;

  if (nb_tokens_match (t, i, "hôm nay") || (nb_tokens_is_any (t, i, sessions) && nb_tokens_is (t, i + 1, "nay")))
    n = 2, nb_scan_add (hits, t, NB_DATE_TODAY, i, i + 2, &none, 0);
  else if (nb_tokens_match (t, i, "hôm qua") || (nb_tokens_is_any (t, i, sessions) && nb_tokens_is (t, i + 1, "qua")))
    n = 2, nb_scan_add (hits, t, NB_DATE_YESTERDAY, i, i + 2, &none, 0);
  else if (nb_tokens_match (t, i, "vừa qua") || nb_tokens_match (t, i, "mới đây") || nb_tokens_match (t, i, "vừa tổ chức")
           || nb_tokens_match (t, i, "vừa được") || nb_tokens_match (t, i, "vừa có"))
    n = 2, nb_scan_add (hits, t, NB_DATE_RECENT, i, i + 2, &none, 0);
  return n ? i + n : 0;
}

/**
 * nb_date_scan:
 *
 * Returns: (transfer full) (element-type NbDateHit): in the order of the text, without overlaps
 */
GArray *
nb_date_scan (const NbTokens *t)
{
  static guint (*const number_rules[]) (const NbTokens *, guint, GArray *) = { nb_scan_half, scan_lunar, scan_range, scan_day, nb_scan_year };
  static guint (*const word_rules[]) (const NbTokens *, guint, GArray *) = { scan_lunar, nb_scan_month, nb_scan_quarter, nb_scan_half, scan_relative };
  GArray *hits = g_array_new (FALSE, TRUE, sizeof (NbDateHit));

  for (guint i = 0; i < t->n && hits->len < MAX_HITS; )
    {
      guint next = 0;

      if (t->v[i].kind == NB_TOKEN_NUMBER)
        for (guint r = 0; r < G_N_ELEMENTS (number_rules) && !next; r++)
          next = number_rules[r] (t, i, hits);
      else if (t->v[i].kind == NB_TOKEN_WORD)
        for (guint r = 0; r < G_N_ELEMENTS (word_rules) && !next; r++)
          next = word_rules[r] (t, i, hits);
      i = next > i ? next : i + 1;
    }
  return hits;
}

/**
 * nb_date_scan_find:
 * @hits: (element-type NbDateHit):
 *
 * Returns: (nullable): the date that begins at @token
 */
const NbDateHit *
nb_date_scan_find (const GArray *hits,
                   guint token)
{
  guint low = 0, high = hits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (hits, NbDateHit, middle).first < token)
        low = middle + 1;
      else
        high = middle;
    }
  return low < hits->len && g_array_index (hits, NbDateHit, low).first == token ? &g_array_index (hits, NbDateHit, low) : NULL;
}

/**
 * nb_date_scan_time:
 * @last: exclusive
 * @time: (out): "21:00"
 *
 * Returns: whether a time of day stands among these tokens: "21:00", "8:34:31 PM", "19h13", "14 giờ 05"
 */
gboolean
nb_date_scan_time (const NbTokens *t,
                   guint first,
                   guint last,
                   char time[6])
{
  for (guint i = first; i < last; i++)
    {
      int hour, minute = 0;
      guint next;

      if (!nb_tokens_is_number (t, i) || t->v[i].end - t->v[i].start > 2 || t->v[i].number > 23)
        continue;
      hour = t->v[i].number;
      if (nb_tokens_is_mark (t, i + 1, ":") && nb_tokens_is_number (t, i + 2) && t->v[i + 2].end - t->v[i + 2].start == 2)
        {
          minute = t->v[i + 2].number;
          next = i + 3;
        }
      else if ((nb_tokens_is (t, i + 1, "h") || nb_tokens_is (t, i + 1, "giờ") || nb_tokens_is (t, i + 1, "g"))
               && nb_tokens_is_number (t, i + 2) && t->v[i + 2].end - t->v[i + 2].start == 2)
        {
          minute = t->v[i + 2].number;
          next = i + 3;
        }
      else
        continue;
      if (minute > 59)
        continue;
      if (nb_tokens_is_mark (t, next, ":") && nb_tokens_is_number (t, next + 1))
        next += 2;
      if ((nb_tokens_is (t, next, "pm") || nb_tokens_is (t, next, "ch")) && hour < 12)
        hour += 12;
      else if ((nb_tokens_is (t, next, "am") || nb_tokens_is (t, next, "sa")) && hour == 12)
        hour = 0;
      g_snprintf (time, 6, "%02d:%02d", hour, minute);
      return TRUE;
    }
  return FALSE;
}
