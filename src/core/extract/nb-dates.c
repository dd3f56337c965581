/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the event that an article reports took place.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-dates.h"

#include "base/nb-lunar.h"

#include <string.h>

/* What happened longer ago than this before the page appeared is not its news, but its background. */
#define MAX_NEWS_AGE 200
/* A year is misprinted where the same day of another year would be that close before publication. */
#define MAX_MISPRINT_AGE 45
/* No page tells of older events as its news. */
#define OLDEST_NEWS 1986

#define BEST_LEAST 10

/* What people do who then make the news. */
static const char *const event_verbs[] = {
  "tổ chức", "khai mạc", "bế mạc", "diễn ra", "tiến hành", "phối hợp", "ra quân", "xuất quân", "ký kết", "bàn giao", "trao", "tặng", "thăm",
  "dự", "tham dự", "làm việc", "kiểm tra", "giám sát", "khảo sát", "chúc", "chúc mừng", "gặp mặt", "gặp gỡ", "họp", "họp mặt", "hội nghị",
  "sơ kết", "tổng kết", "giao ban", "phát động", "ra mắt", "công bố", "khánh thành", "khởi công", "động thổ", "khen thưởng", "tuyên dương",
  "biểu dương", "tọa đàm", "hội thảo", "tập huấn", "bồi dưỡng", "khai giảng", "bế giảng", "đối thoại", "tiếp xúc", "quán triệt", "dâng hương",
  "viếng", "hành quân", "chủ trì", "chung kết", "thẩm định", "nghiệm thu", "hội thi", "ngày hội", "mở", "tiếp", "đón", "phát quà", "giúp",
  "ký", "thành lập", "đại hội", "lễ", "liên hoan", "giao lưu", "tham quan", "học tập", "cho biết", "tuyên truyền", "đoàn công tác", "ban hành", NULL
};

/* Who tells a story of a life rather than of an event, and how such stories go on. */
static const char *const life_subjects[] = {
  "tôi", "chúng tôi", "cô", "anh", "chị", "ông", "bà", "em", "thầy", "cụ", "vợ", "gia đình", "chồng", "khi", "sau khi", "trước khi", "do", "vì",
  "nhờ", "lúc", "tuổi", "cha", "mẹ", "có", "nghe", "được", "thấy", "nhận thấy", "từ", NULL
};

static const char *const first_persons[] = { "tôi", "phóng viên", "pv", NULL };

/* Whose work a year's figures are. */
static const char *const collectives[] = {
  "ban", "hội", "đoàn", "huyện", "xã", "tỉnh", "thành phố", "thị xã", "phường", "thị trấn", "các", "mttq", "ủy ban", "ubnd", "ubmttq", "mặt trận",
  "công an", "bộ", "đảng bộ", "đảng ủy", "huyện ủy", "tỉnh ủy", "thị ủy", "thành ủy", "quận", "quận ủy", "toàn", "liên đoàn", "đơn vị", "chi bộ",
  "khối", "sư đoàn", "trung đoàn", "lữ đoàn", "đồn", "cấp ủy", "hội đồng", NULL
};

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

/* One of @phrases in the same sentence behind @i, begun within @reach tokens. */
static gboolean
said_after (const NbTokens *t,
            guint i,
            guint reach,
            const char *const *phrases)
{
  for (guint k = i; k < t->n && k < i + reach && t->v[k].kind != NB_TOKEN_LINE_END; k++)
    {
      if (nb_tokens_is_mark (t, k, ".!?") && nb_tokens_is_spaced (t, k + 1))
        return FALSE;
      if (phrase_at (t, k, phrases))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_excluded (const NbDateHit *hit)
{
  return (hit->flags & (NB_DATE_CITED | NB_DATE_HOLIDAY | NB_DATE_PAST_LIFE | NB_DATE_DEADLINE | NB_DATE_STATUS | NB_DATE_PRINT)) != 0;
}

/* --- which of the dates is the event --------------------------------------------------------------------------- */

/* Periods under review or planned are not events. */
static gboolean
is_reviewed_or_planned (const NbReading *reading,
                        const NbDateHit *hit)
{
  const NbArticle *article = reading->article;
  guint start = reading->tokens->v[hit->first].start, end = reading->tokens->v[hit->last - 1].end;

  for (guint pass = 0; pass < 2; pass++)
    {
      const GPtrArray *list = pass ? article->plans : article->reviews;

      for (guint i = 0; i < list->len; i++)
        {
          const NbDated *dated = g_ptr_array_index (list, i);

          if (dated->evidence->start < end && dated->evidence->end > start)
            return TRUE;
        }
    }
  return FALSE;
}

static guint
skip_marks (const NbTokens *t,
            guint i,
            const char *marks)
{
  while (nb_tokens_is_mark (t, i, marks))
    i++;
  return i;
}

/* At the head of a sentence. */
static gboolean
opens_sentence (const NbReading *reading,
                const NbDateHit *hit,
                const NbLine *line)
{
  static const char *const openers[] = { "vào", "trong", "trong khoảng", "vừa qua", "mới đây", "cũng", "suốt", "chỉ trong", "riêng", "cuối",
                                         "đầu", "giữa", "những ngày", "ngày cuối", "ngày đầu", "ngày giữa", "những", NULL };
  const NbTokens *t = reading->tokens;
  guint at = hit->first;

  for (guint back = 0; back < 3; back++)
    {
      if (at <= line->first + 1 || nb_tokens_is_mark (t, at - 1, ".!?…”:") || t->v[at - 1].kind == NB_TOKEN_LINE_END
          || (nb_tokens_is_mark (t, at - 1, "-–—") && at < line->first + 8))
        return TRUE;
      if (nb_tokens_is_mark (t, at - 1, ","))
        at--;
      if (at > line->first + 1 && phrase_at (t, at - 2, openers))
        at -= 2;
      else if (at > line->first && phrase_at (t, at - 1, openers))
        at--;
      else
        return FALSE;
    }
  return at <= line->first + 1 || nb_tokens_is_mark (t, at - 1, ".!?…”:");
}

/* "Thực hiện kế hoạch …, ngày 16/12, …", "Thừa ủy quyền của …, chiều 5/3, …", "Hội nghị diễn ra ngày 5/3": a sentence that
 * comes to its day behind one clause, however long where that says what for. */
static gboolean
is_led_to (const NbReading *reading,
           const NbDateHit *hit,
           const NbLine *line)
{
  static const char *const purposes[] = { "thực hiện", "nhằm", "nhân", "để", "tiếp tục", "hưởng ứng", "trong khuôn khổ", "theo", "được sự", "hướng tới",
                                          "chào mừng", "kỷ niệm", "phát huy", "trong chương trình", "trong không khí", "với", NULL };
  static const char *const verbs[] = { "tổ chức", "diễn ra", "khai mạc", "tiến hành", NULL };
  static const char *const occasions[] = { "hội nghị", "buổi làm việc", "buổi lễ", "buổi gặp mặt", "cuộc họp", "hội thi", "tọa đàm", "buổi", "lễ",
                                           "đại hội", "hội thảo", "cuộc làm việc", NULL };
  const NbTokens *t = reading->tokens;

  if (nb_tokens_said_before (t, hit->first, line->first, 6, ".;,", verbs)
      || nb_tokens_said_before (t, hit->first, line->first, 18, ".;,", occasions))
    return TRUE;
  if (hit->first == line->first || !nb_tokens_is_mark (t, hit->first - 1, ",)"))
    return FALSE;
  for (guint k = hit->first, commas = 0; k-- > line->first; )
    {
      commas += nb_tokens_is_mark (t, k, ",");
      if (k == line->first || (nb_tokens_is_mark (t, k - 1, ".!?") && nb_tokens_is_spaced (t, k)))
        return phrase_at (t, k, purposes) || (commas == 1 && !nb_tokens_is (t, hit->first, "hôm") && !phrase_at (t, k, first_persons));
    }
  return FALSE;
}

/* A day by which something is told, in running text behind the lead: only where an event is told there as such. */
static int
score_day (const NbReading *reading,
           const NbDateHit *hit,
           const NbLine *line,
           guint index)
{
  const NbTokens *t = reading->tokens;
  gboolean opens = opens_sentence (reading, hit, line);
  int score;

  if (!(hit->flags & NB_DATE_LED_IN) && !hit->value.start.year)
    return 0;
  if (said_after (t, hit->last, 4, first_persons))
    return 0;
  if (line->class == NB_LINE_LEAD)
    return 100 + (opens ? 12 : 0);
  if (line->class == NB_LINE_TITLE)
    return 55;
  if (line->class == NB_LINE_CAPTION)
    return 12;
  score = index <= reading->body_first + 2 ? 50 : 34;
  if (opens || is_led_to (reading, hit, line))
    return said_after (t, hit->last, 40, event_verbs) || is_led_to (reading, hit, line) ? score + (opens ? 12 : 0) : 0;
  return 0;
}

/* "buổi gặp mặt năm 2017": the year by which the event itself is called. */
static gboolean
is_called_by_year (const NbReading *reading,
                   const NbDateHit *hit,
                   const NbLine *line)
{
  static const char *const events[] = { "hội nghị", "gặp mặt", "họp mặt", "hội thi", "ngày hội", "lễ", "đại hội", "lớp tập huấn", "tập huấn", "hội thảo",
                                        "tọa đàm", "liên hoan", "hội diễn", "hội thao", "ra quân", "giao lưu", NULL };
  static const char *const doings[] = { "tổ chức", "dự", "diễn ra", "khai mạc", "mở", "phối hợp", "vừa", "tham gia", NULL };

  return nb_tokens_said_before (reading->tokens, hit->first, line->first, 8, ".;,", events)
         && nb_tokens_said_before (reading->tokens, hit->first, line->first, 40, ".;", doings);
}

/* Whether what follows a period is told of people in their offices, villages and numbers rather than of one life. */
static gboolean
is_common_work (const NbReading *reading,
                const NbDateHit *hit)
{
  const NbTokens *t = reading->tokens;
  guint after = skip_marks (t, hit->last, ",");

  /* "năm 2022 và những tháng đầu năm 2023": neither of them alone */
  if (nb_tokens_is_any (t, after, (const char *const[]){ "và", "đến", "tới", "là", NULL }) || said_after (t, hit->last, 4, first_persons))
    return FALSE;
  /* "Quý II/2021, khi dịch phủ lên cả mùa vải, các tổ dân vận …" */
  if (nb_tokens_is (t, after, "khi") || nb_tokens_is (t, after, "trong"))
    {
      guint k = after;

      while (k < t->n && k < after + 20 && t->v[k].kind != NB_TOKEN_LINE_END && !nb_tokens_is_mark (t, k, ",."))
        k++;
      after = skip_marks (t, k, ",");
    }
  return !phrase_at (t, after, life_subjects) && t->v[MIN (after, t->n - 1)].kind != NB_TOKEN_LINE_END;
}

/* Years, months and parts of years tell when something was only where the lead opens with them, or where a whole office's
 * work in them is the story. */
static int
score_period (NbReading *reading,
              const GArray *hits,
              const NbDateHit *hit,
              const NbLine *line)
{
  static const char *const counting[] = { "tính năm", "tính riêng năm", "riêng năm", "tính trong năm", NULL };
  static const char *const parts[] = { "đầu", "giữa", "cuối", "từ", "những", "sau", "đến", NULL };
  const NbTokens *t = reading->tokens;
  gboolean in_lead = line->class == NB_LINE_LEAD, opens = opens_sentence (reading, hit, line), is_work = is_common_work (reading, hit);
  gboolean is_office = is_work && phrase_at (t, skip_marks (t, hit->last, ","), collectives);
  const NbEdtf *published = &reading->article->published.value;

  if (!nb_line_is_prose (line) || is_reviewed_or_planned (reading, hit) || (hit->flags & (NB_DATE_FUTURE | NB_DATE_BRACKETED)))
    return 0;
  if (hit->kind == NB_DATE_MONTH)
    {
      if (!in_lead || !is_work)
        return 0;
      if (opens || (is_led_to (reading, hit, line) && said_after (t, hit->last, 40, event_verbs)))
        return 60;
      return said_after (t, hit->last, 40, event_verbs) ? 30 : 0;
    }
  if (in_lead && hit->kind == NB_DATE_YEAR && is_called_by_year (reading, hit, line))
    return 40;
  if (hit->value.start.year && hit->value.start.year < nb_dates_last_year (reading, hits))
    return 0;
  for (guint back = 1; back <= 2 && hit->first >= line->first + back; back++)
    if (phrase_at (t, hit->first - back, counting))
      return in_lead ? 36 : 18;
  if (hit->first && phrase_at (t, hit->first - 1, parts))
    return 0;
  if (in_lead && (opens ? is_work : is_office && is_led_to (reading, hit, line)))
    return hit->kind == NB_DATE_YEAR ? 34 : 44;
  return hit->kind == NB_DATE_YEAR && is_office && opens && published->is_known && published->start.year == hit->value.start.year ? 14 : 0;
}

/* "Sáng nay, …" at the head of the lead; "xã hội hôm nay" is no day. */
static int
score_relative (const NbReading *reading,
                const NbDateHit *hit,
                const NbLine *line)
{
  if (line->class != NB_LINE_LEAD)
    return 0;
  if (hit->kind == NB_DATE_RECENT)
    return 32;
  if (!(hit->flags & NB_DATE_SESSION) && !opens_sentence (reading, hit, line))
    return 0;
  return said_after (reading->tokens, hit->last, 40, event_verbs) ? 72 : 0;
}

/* What was read as the page's own date is none of its events. */
static gboolean
is_published (const NbReading *reading,
              const NbDateHit *hit)
{
  const NbEvidence *evidence = reading->article->published.evidence;
  const NbToken *v = reading->tokens->v;

  return evidence && evidence->end > v[hit->first].start && evidence->start < v[hit->last - 1].end && g_str_has_prefix (evidence->rule, "published.")
         && !g_str_equal (evidence->rule, "published.today") && !g_str_has_prefix (evidence->rule, "published.address")
         && !g_str_equal (evidence->rule, "published.metadata") && !g_str_equal (evidence->rule, "published.given");
}

static int
score_hit (NbReading *reading,
           const GArray *hits,
           const NbDateHit *hit,
           const NbLine *line,
           guint index)
{
  int score = 0;

  if (is_excluded (hit) || is_published (reading, hit) || (!nb_line_is_prose (line) && line->class != NB_LINE_TITLE && line->class != NB_LINE_CAPTION))
    return 0;
  if (hit->kind <= NB_DATE_RANGE)
    score = score_day (reading, hit, line, index);
  else if (hit->kind <= NB_DATE_YEAR)
    score = score_period (reading, hits, hit, line);
  else if (hit->kind >= NB_DATE_TODAY)
    score = score_relative (reading, hit, line);
  if (score == 0)
    return 0;
  if (hit->kind <= NB_DATE_RANGE && (hit->flags & NB_DATE_SESSION))
    score += 12;
  if (hit->flags & NB_DATE_FUTURE)
    score -= 45;
  if (hit->flags & NB_DATE_BRACKETED)
    score -= 30;
  return score;
}

/* "2051" for 2015. */
static gboolean
same_digits (int a,
             int b)
{
  int count[10] = { 0, };

  for (; a > 0 || b > 0; a /= 10, b /= 10)
    {
      count[a % 10]++;
      count[b % 10]--;
    }
  for (guint d = 0; d < G_N_ELEMENTS (count); d++)
    if (count[d] != 0)
      return FALSE;
  return TRUE;
}

/* Whether a day that is printed with its year can be this page's news; a slip in the year is put right. */
static gboolean
check_age (NbReading *reading,
           const GArray *hits,
           const NbDateHit *hit,
           const NbLine *line,
           NbEdtf *value,
           const char **reason)
{
  static const char *const issuing[] = { "ban hành", "thành lập", "ra", "phát động", NULL };
  NbDay first, last, appeared, unused;
  int last_year = nb_dates_last_year (reading, hits), year, month, day;

  if (!value->start.year || value->start.year < OLDEST_NEWS)
    return value->start.year == 0;
  if (!nb_edtf_days (value, &first, &last) || !nb_edtf_days (&reading->article->published.value, &unused, &appeared))
    return line->class == NB_LINE_LEAD || last_year - value->start.year < 2;
  if (first <= appeared + MAX_NEWS_AGE && last >= appeared - MAX_NEWS_AGE)
    return TRUE;
  if (line->class != NB_LINE_LEAD || value->is_interval || !value->start.day || !reading->article->published.value.start.day)
    return FALSE;
  nb_day_to_ymd (appeared, &year, &month, &day);
  for (int y = year; y >= year - 1; y--)
    if ((ABS (y - value->start.year) == 1 || same_digits (y, value->start.year)) && value->start.day <= nb_days_in_month (y, value->start.part))
      {
        NbDay that = nb_day_from_ymd (y, value->start.part, value->start.day);

        if (that <= appeared && that >= appeared - MAX_MISPRINT_AGE)
          {
            value->start.year = y;
            *reason = "misprint";
            return TRUE;
          }
      }
  /* news that opens with its day stands against what may be the clock of the page; background does not open it */
  return value->start.year <= last_year && first < appeared && (hit->flags & NB_DATE_LED_IN) && opens_sentence (reading, hit, line)
         && said_after (reading->tokens, hit->last, 40, event_verbs) && !said_after (reading->tokens, hit->last, 40, issuing);
}

/* A day of the lunar calendar, or the days of one of its months, as the calendar has them. */
static NbEdtf
lunar_value (NbReading *reading,
             const GArray *hits,
             const NbEdtfPoint *lunar,
             const char **reason)
{
  NbLunarDate date = { lunar->year, lunar->part, lunar->day ? lunar->day : 1, FALSE };
  NbDay day, last;
  int year, month, mday;
  NbEdtf from, to;

  if (!date.year)
    date.year = nb_dates_lunar_year (reading, hits, lunar->part, lunar->day, reason);
  day = date.year ? nb_lunar_to_day (&date) : NB_DAY_NONE;
  if (day == NB_DAY_NONE)
    return NB_EDTF_UNKNOWN;
  nb_day_to_ymd (day, &year, &month, &mday);
  from = nb_edtf_day (year, month, mday);
  if (lunar->day)
    return from;
  date.day = 30;
  last = nb_lunar_to_day (&date);
  nb_day_to_ymd (last == NB_DAY_NONE ? day + 28 : last, &year, &month, &mday);
  to = nb_edtf_day (year, month, mday);
  return nb_edtf_interval (&from, &to);
}

/* The value of a hit with the year filled in where something tells it. */
static NbEdtf
complete (NbReading *reading,
          const GArray *hits,
          const NbDateHit *hit,
          const char **reason)
{
  NbEdtf value = hit->value;
  int year;

  *reason = "stated";
  if (hit->flags & NB_DATE_LUNAR)
    return lunar_value (reading, hits, &value.start, reason);
  if (value.start.year)
    return value;
  if (hit->kind == NB_DATE_DAY || hit->kind == NB_DATE_RANGE || hit->kind == NB_DATE_MONTH)
    {
      const NbEdtfPoint *point = value.is_interval ? &value.end : &value.start;

      year = nb_dates_infer_year (reading, hits, point->part, point->day, hit->weekday, reason);
      if (!year)
        {
          *reason = "no-year";
          return value;
        }
      value.start.year = value.is_interval && value.start.part > value.end.part ? year - 1 : year;
      if (value.is_interval)
        value.end.year = year;
      if (value.start.day > nb_days_in_month (value.start.year, value.start.part) && value.start.part)
        return NB_EDTF_UNKNOWN;
      return value;
    }
  year = nb_dates_infer_year (reading, hits, 12, 0, 0, reason);
  if (!year)
    return NB_EDTF_UNKNOWN;
  if (g_str_equal (*reason, "published"))
    year = nb_dates_infer_year (reading, hits, hit->kind == NB_DATE_HALF && value.start.part == 40 ? 6 : 3, 1, 0, reason);
  value.start.year = year;
  if (value.is_interval)
    value.end.year = year;
  return value;
}

static NbEdtf
relative_value (const NbReading *reading,
                const NbDateHit *hit)
{
  NbEdtf value = reading->article->published.value;
  NbDay first, last;
  int year, month, day;

  if (!value.is_known)
    return NB_EDTF_UNKNOWN;
  if (hit->kind == NB_DATE_RECENT)
    {
      value.start.day = 0;
      value.start.flags |= NB_EDTF_APPROXIMATE;
      return value;
    }
  if (!value.start.day || !nb_edtf_days (&value, &first, &last))
    return NB_EDTF_UNKNOWN;
  nb_day_to_ymd (first - (hit->kind == NB_DATE_YESTERDAY), &year, &month, &day);
  return nb_edtf_day (year, month, day);
}

/* "Sau gần 20 năm, …", "từ đó đến nay": the day that the text opens with began what it tells of. */
static gboolean
is_long_ago (const NbReading *reading,
             const NbDateHit *hit)
{
  static const char *const after[] = { "sau", NULL };
  const NbTokens *t = reading->tokens;

  if (!hit->value.start.year || reading->article->published.value.is_known)
    return FALSE;
  for (guint i = hit->last; i < t->n; i++)
    if (nb_tokens_match (t, i, "từ đó đến nay") || nb_tokens_match (t, i, "từ đó tới nay")
        || (nb_tokens_is_number (t, i) && t->v[i].number > 1 && t->v[i].number < 100 && nb_tokens_is (t, i + 1, "năm")
            && (nb_tokens_is_mark (t, i + 2, ",") || nb_tokens_is (t, i + 2, "qua"))
            && nb_tokens_said_before (t, i, hit->last, 2, ".;", after)))
      return TRUE;
  return FALSE;
}

/* The rarer the reasons, the less sure; a weekday that is not that day's says that one of the two is wrong. */
static double
confidence_of (const NbDateHit *hit,
               const NbEdtf *value,
               int score,
               const char *reason)
{
  double confidence = score >= 90 ? 0.95 : score >= 40 ? 0.8 : 0.5;

  if (g_str_equal (reason, "misprint"))
    confidence = 0.5;
  else if (g_str_equal (reason, "text") || g_str_equal (reason, "lunar-year"))
    confidence = MIN (confidence, 0.8);
  if (hit->weekday && value->start.year && value->start.day
      && nb_day_weekday (nb_day_from_ymd (value->start.year, value->start.part, value->start.day)) != hit->weekday)
    confidence *= 0.6;
  return confidence;
}

/**
 * nb_happened_read:
 * @hits: (element-type NbDateHit):
 *
 * The date that the lead begins with, else the best of the rest; what cannot be told stays unknown. Expects the day of
 * publication and the reviews and plans to be known.
 */
void
nb_happened_read (NbReading *reading,
                  GArray *hits)
{
  NbDated *happened = &reading->article->happened;
  const NbDateHit *best = NULL;
  const char *reason = "stated";
  NbEdtf best_value = NB_EDTF_UNKNOWN;
  g_autofree char *rule = NULL;
  int best_score = BEST_LEAST;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const char *why = "stated";
      const NbLine *line;
      NbEdtf value;
      guint index;
      int score;

      line = nb_dates_line_of (reading, hit, &index);
      score = line ? score_hit (reading, hits, hit, line, index) : 0;
      if (score <= best_score)
        continue;
      if (hit->kind >= NB_DATE_TODAY)
        {
          value = relative_value (reading, hit);
          why = "relative";
        }
      else
        value = complete (reading, hits, hit, &why);
      if (!value.is_known || !check_age (reading, hits, hit, line, &value, &why))
        continue;
      best = hit;
      best_score = score;
      best_value = value;
      reason = why;
    }
  if (!best || is_long_ago (reading, best))
    return;
  rule = g_strconcat ("happened.", reason, NULL);
  happened->value = best_value;
  happened->evidence = nb_tokens_evidence (reading->tokens, best->first, best->last, rule,
                                           confidence_of (best, &best_value, best_score, reason));
}
