/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How likely each of a text's dates is to be that of the event which it reports.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-date-choice.h"

/* The tokens within which a sentence comes to its verb. */
#define EVENT_REACH 40

/* What people do who then make the news. */
static const char *const event_verbs[] = {
  "tổ chức", "khai mạc", "bế mạc", "diễn ra", "tiến hành", "phối hợp", "ra quân", "xuất quân", "ký kết", "bàn giao", "trao", "tặng", "thăm",
  "dự", "tham dự", "làm việc", "kiểm tra", "giám sát", "khảo sát", "chúc", "chúc mừng", "gặp mặt", "gặp gỡ", "họp", "họp mặt", "hội nghị",
  "sơ kết", "tổng kết", "giao ban", "phát động", "ra mắt", "công bố", "khánh thành", "khởi công", "động thổ", "khen thưởng", "tuyên dương",
  "biểu dương", "tọa đàm", "hội thảo", "tập huấn", "bồi dưỡng", "khai giảng", "bế giảng", "đối thoại", "tiếp xúc", "quán triệt", "dâng hương",
  "viếng", "hành quân", "chủ trì", "chung kết", "thẩm định", "nghiệm thu", "hội thi", "ngày hội", "mở", "tiếp", "đón", "phát quà", "giúp",
  "ký", "thành lập", "đại hội", "lễ", "liên hoan", "giao lưu", "tham quan", "học tập", "cho biết", "tuyên truyền", "đoàn công tác", "ban hành", "có buổi", "trò chuyện", NULL
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

/**
 * nb_date_said_after:
 *
 * Returns: whether one of @phrases stands in the same sentence behind @i, begun within @reach tokens
 */
gboolean
nb_date_said_after (const NbTokens *t,
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

/**
 * nb_date_tells_event:
 *
 * Returns: whether the sentence goes on behind @i with what people do who then make the news
 */
gboolean
nb_date_tells_event (const NbTokens *t,
                     guint i)
{
  return nb_date_said_after (t, i, EVENT_REACH, event_verbs);
}

static gboolean
is_excluded (const NbDateHit *hit)
{
  return (hit->flags & (NB_DATE_CITED | NB_DATE_HOLIDAY | NB_DATE_PAST_LIFE | NB_DATE_DEADLINE | NB_DATE_STATUS | NB_DATE_PRINT)) != 0;
}

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

/**
 * nb_date_opens_sentence:
 *
 * Returns: whether @hit stands at the head of a sentence
 */
gboolean
nb_date_opens_sentence (const NbReading *reading,
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
                                           "đại hội", "hội thảo", "cuộc làm việc", "đêm giao lưu", "đêm văn nghệ", "đêm hội", NULL };
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
  gboolean opens = nb_date_opens_sentence (reading, hit, line);
  int score;

  if (!(hit->flags & NB_DATE_LED_IN) && !hit->value.start.year)
    return 0;
  if (nb_date_said_after (t, hit->last, 4, first_persons))
    return 0;
  if (line->class == NB_LINE_LEAD)
    return 100 + (opens ? 12 : 0);
  if (line->class == NB_LINE_TITLE)
    return 55;
  if (line->class == NB_LINE_CAPTION)
    return 12;
  score = index <= reading->body_first + 2 ? 50 : 34;
  if (opens || is_led_to (reading, hit, line))
    return nb_date_tells_event (t, hit->last) || is_led_to (reading, hit, line) ? score + (opens ? 12 : 0) : 0;
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
  if (nb_tokens_is_any (t, after, (const char *const[]){ "và", "đến", "tới", "là", NULL }) || nb_date_said_after (t, hit->last, 4, first_persons))
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
  gboolean in_lead = line->class == NB_LINE_LEAD, opens = nb_date_opens_sentence (reading, hit, line), is_work = is_common_work (reading, hit);
  gboolean is_office = is_work && phrase_at (t, skip_marks (t, hit->last, ","), collectives);
  const NbEdtf *published = &reading->article->published.value;

  if (!nb_line_is_prose (line) || is_reviewed_or_planned (reading, hit) || (hit->flags & (NB_DATE_FUTURE | NB_DATE_BRACKETED)))
    return 0;
  if (hit->kind == NB_DATE_MONTH)
    {
      if (!in_lead || !is_work)
        return 0;
      if (opens || (is_led_to (reading, hit, line) && nb_date_tells_event (t, hit->last)))
        return 60;
      return nb_date_tells_event (t, hit->last) ? 30 : 0;
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
  if (hit->kind == NB_DATE_RECENT || hit->kind == NB_DATE_LAST_WEEK)
    return 32;
  if (!(hit->flags & NB_DATE_SESSION) && !nb_date_opens_sentence (reading, hit, line))
    return 0;
  return nb_date_tells_event (reading->tokens, hit->last) ? 72 : 0;
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

/**
 * nb_date_score:
 * @line: the one in which @hit stands
 * @index: its number
 *
 * Returns: how likely @hit tells when the event was, 0 or less if it does not
 */
int
nb_date_score (NbReading *reading,
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
