/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The periods that an event looks back on and ahead to: "sơ kết 6 tháng đầu năm … nhiệm vụ quý II/2021".
 * Works on one NbReading; no state of its own. */

#include "extract/nb-date-choice.h"

#include <string.h>

/* How many tokens before a period its cue may stand. */
#define CUE_REACH 45
#define SPAN_CUE_REACH 6
#define MONTH_CUE_REACH 6
/* A time of which so many days at least are left is still to come. */
#define MAX_BEGUN 6
/* What is announced begins within so many days. */
#define MAX_AHEAD 60
/* A period is looked back on from so many days before its end to so many behind it. */
#define MAX_LEFT 20
#define MAX_OLD 60

typedef enum { CUE_NONE, CUE_REVIEW, CUE_PLAN } Cue;

static const char *const review_cues[] = { "sơ kết", "tổng kết", "giao ban", "đánh giá", "kiểm điểm", "nhìn lại", "kết quả", NULL };
/* What a meeting does with those who did well in a period of years. */
static const char *const praise_cues[] = { "biểu dương", "tuyên dương", "tôn vinh", "khen thưởng", "vinh danh", NULL };
static const char *const plan_cues[] = { "triển khai", "phương hướng", "bàn", "đặt nhiệm vụ", "đề ra", "nhiệm vụ trọng tâm", "các nhiệm vụ",
                                         "nhiệm vụ", "kế hoạch công tác", "chương trình công tác", "dự kiến", "định hướng", "nhất trí", "thống nhất", NULL };
/* Between these and "nhiệm vụ" the tasks are those already done. */
static const char *const done_words[] = { "thực hiện", "kết quả", "hoàn thành", NULL };

static gboolean
any_at (const NbTokens *t,
        guint i,
        const char *const *phrases)
{
  for (; *phrases; phrases++)
    if (nb_tokens_match (t, i, *phrases))
      return TRUE;
  return FALSE;
}

/* "trước cuối quý I", "trong quý III": a deadline, or the time in which something gets done. */
static gboolean
is_deadline (const NbTokens *t,
             const NbDateHit *hit)
{
  return hit->first && nb_tokens_is_any (t, hit->first - 1, (const char *const[]){ "cuối", "hết", "trước", "đến", "từ", NULL });
}

/* What somebody asks to be done in a period that is still to come: "yêu cầu trong quý II …", "… trong 6 tháng cuối năm". */
static gboolean
is_asked_for (const NbReading *reading,
              const NbLine *line,
              const NbDateHit *hit)
{
  static const char *const asking[] = { "đề nghị", "yêu cầu", "kết luận buổi", "kết luận hội nghị", NULL };

  if (hit->kind != NB_DATE_QUARTER && (hit->kind != NB_DATE_HALF || hit->value.start.part != 41))
    return FALSE;
  if (hit->first == line->first || !nb_tokens_is (reading->tokens, hit->first - 1, "trong"))
    return FALSE;
  for (guint k = line->first; k < hit->first; k++)
    if (any_at (reading->tokens, k, asking))
      return TRUE;
  return FALSE;
}

/* "sơ kết giữa nhiệm kỳ 2018-2023": not over when the page speaks of it. */
static gboolean
is_under_way (NbReading *reading,
              const GArray *hits,
              const NbDateHit *hit)
{
  const NbEdtf *published = &reading->article->published.value;
  int now = MAX (nb_dates_last_year (reading, hits), published->is_known ? published->start.year : 0);

  return now && hit->value.end.year > now;
}

/* "biểu dương điển hình … giai đoạn 2016 - 2018", told when the years were over. */
static gboolean
is_praised (const NbReading *reading,
            const NbLine *line,
            const NbDateHit *hit)
{
  return nb_tokens_said_before (reading->tokens, hit->first, line->first, CUE_REACH, ".;", praise_cues)
         && nb_tokens_said_before (reading->tokens, hit->first, line->first, 2, ".;", (const char *const[]){ "giai đoạn", NULL });
}

/* "Sau 5 năm thực hiện …" in the title, and the lead says which: "giai đoạn 2013 - 2018". */
static gboolean
is_term_of_title (const NbReading *reading,
                  const NbDateHit *hit)
{
  static const char *const cues[] = { "sau", "qua", "kết quả", "tổng kết", "sơ kết", "nhìn lại", NULL };
  const NbTokens *t = reading->tokens;
  int span = hit->value.end.year - hit->value.start.year;

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (line->class == NB_LINE_TITLE)
        for (guint i = line->first; i + 2 < line->last; i++)
          if (nb_tokens_is_number (t, i) && (t->v[i].number == span || t->v[i].number == span + 1) && nb_tokens_is (t, i + 1, "năm")
              && (nb_tokens_is (t, i + 2, "thực") || nb_tokens_said_before (t, i, line->first, 2, ".;,", cues)))
            return TRUE;
    }
  return FALSE;
}

/* The nearest cue before a period, in the same sentence and behind the period before it: that one has taken the cues
 * before. */
static Cue
find_cue (const NbReading *reading,
          const NbLine *line,
          const NbDateHit *hit,
          guint lowest,
          guint *cue_at)
{
  const NbTokens *t = reading->tokens;

  for (guint k = hit->first; k-- > MAX (line->first, lowest) && hit->first - k <= CUE_REACH; )
    {
      if (nb_tokens_is_mark (t, k, ".!?") && nb_tokens_is_capital (t, k + 1) && nb_tokens_is_spaced (t, k + 1))
        return CUE_NONE;
      *cue_at = k;
      if (any_at (t, k, review_cues))
        return CUE_REVIEW;
      if (any_at (t, k, plan_cues))
        {
          gboolean is_done = FALSE;

          if (nb_tokens_is (t, k, "nhiệm"))
            for (guint back = 1; back <= 3 && k >= line->first + back; back++)
              is_done |= any_at (t, k - back, done_words) || any_at (t, k - back, review_cues);
          /* the name of a programme that Mặt trận has every year */
          if (nb_tokens_match (t, k, "thống nhất hành động"))
            continue;
          if (nb_tokens_is (t, k, "bàn") && (nb_tokens_is (t, k + 1, "tỉnh") || (k && nb_tokens_is (t, k - 1, "địa"))))
            continue;
          if (!is_done)
            return CUE_PLAN;
        }
    }
  return CUE_NONE;
}

static void
add_period (NbReading *reading,
            Cue cue,
            const NbEdtf *value,
            const NbDateHit *hit,
            guint cue_at)
{
  GPtrArray *list = cue == CUE_REVIEW ? reading->article->reviews : reading->article->plans;

  for (guint i = 0; i < list->len; i++)
    if (nb_edtf_equal (&((NbDated *) g_ptr_array_index (list, i))->value, value))
      return;
  g_ptr_array_add (list, nb_dated_new (value, nb_tokens_evidence (reading->tokens, hit->first, hit->last,
                                                                  cue == CUE_REVIEW ? "reviews.cue" : "plans.cue",
                                                                  hit->first - cue_at < 12 ? 0.9 : 0.75)));
}

/* The year of a period that is printed without one: that of its neighbours, else of the page. */
static int
year_of_period (NbReading *reading,
                const GArray *hits,
                guint index)
{
  const NbDateHit *hit = &g_array_index (hits, NbDateHit, index);
  guint line_index = 0;
  const char *reason;
  int part = hit->value.start.part;
  int half_month = hit->kind == NB_DATE_MONTH ? part : part == 40 ? 6 : part == 41 ? 7 : hit->kind == NB_DATE_QUARTER ? (part - 33) * 3 + 1 : 1;

  nb_dates_line_of (reading, hit, &line_index);
  for (guint distance = 1; distance < 6; distance++)
    for (int side = 1; side >= -1; side -= 2)
      {
        gint64 at = (gint64) index + side * (int) distance;
        const NbDateHit *other;
        guint other_line = G_MAXUINT;

        if (at < 0 || at >= hits->len)
          continue;
        other = &g_array_index (hits, NbDateHit, at);
        nb_dates_line_of (reading, other, &other_line);
        if (other_line == line_index && other->value.start.year && other->kind >= NB_DATE_MONTH && other->kind <= NB_DATE_YEAR
            && !(other->flags & NB_DATE_CITED))
          return other->value.start.year;
      }
  return nb_dates_infer_year (reading, hits, half_month, 0, 0, &reason);
}

/* "bàn việc … năm 2021, nhiệm vụ năm 2022": of two years in a row the first is the one that is looked back on. */
static void
split_years (NbReading *reading)
{
  GPtrArray *plans = reading->article->plans, *reviews = reading->article->reviews;

  for (guint i = 0; i < plans->len && reviews->len == 0; i++)
    for (guint k = 0; k < plans->len; k++)
      {
        NbDated *a = g_ptr_array_index (plans, i), *b = g_ptr_array_index (plans, k);

        if (a->value.start.part || b->value.start.part || a->value.is_interval || b->value.start.year != a->value.start.year + 1)
          continue;
        g_ptr_array_add (reviews, g_ptr_array_steal_index (plans, i));
        return;
      }
}

static gboolean
has_interval (const GPtrArray *periods)
{
  for (guint i = 0; i < periods->len; i++)
    if (((NbDated *) g_ptr_array_index (periods, i))->value.is_interval)
      return TRUE;
  return FALSE;
}

/* "Quý IV/2017, toàn ngành chuẩn bị …" behind the review of another: what opens a sentence with a time still to come. */
static void
read_announced (NbReading *reading,
                const GArray *hits)
{
  const NbEdtf *happened = &reading->article->happened.value;
  NbDay event, event_end, first, last;

  if (reading->article->reviews->len == 0 || !happened->is_known || !happened->start.year || !nb_edtf_days (happened, &event, &event_end))
    return;
  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line = nb_dates_line_of (reading, hit, NULL);

      if (!line || !nb_line_is_prose (line) || hit->kind < NB_DATE_QUARTER || hit->kind > NB_DATE_YEAR || !hit->value.start.year
          || hit->first > line->first + 1 || !nb_edtf_days (&hit->value, &first, &last) || last <= event_end + MAX_BEGUN
          || first < event - MAX_AHEAD || (hit->flags & NB_DATE_CITED))
        continue;
      add_period (reading, CUE_PLAN, &hit->value, hit, hit->first);
    }
}

/* "Công tác dân vận quý II/2019 ở …" in the title: over when the event was, and so what it looks back on. */
static void
read_named (NbReading *reading,
            const GArray *hits)
{
  const NbEdtf *happened = &reading->article->happened.value;
  NbDay event, event_end, first, last;

  if (reading->article->reviews->len + reading->article->plans->len > 0 || !happened->start.day || !nb_edtf_days (happened, &event, &event_end))
    return;
  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line = nb_dates_line_of (reading, hit, NULL);

      if (line && line->class == NB_LINE_TITLE && (hit->kind == NB_DATE_QUARTER || hit->kind == NB_DATE_HALF)
          && !hit->flags && hit->value.start.year && nb_edtf_days (&hit->value, &first, &last) && last < event + MAX_LEFT && last > event - MAX_OLD)
        add_period (reading, CUE_REVIEW, &hit->value, hit, hit->first);
    }
}

/* "từ ngày 16/12 đến ngày 30/12/2022, các tổ sẽ …": days that begin with or after the event and go on long after it. */
static void
read_stretches (NbReading *reading,
                const GArray *hits)
{
  const NbEdtf *happened = &reading->article->happened.value;
  NbDay event, event_end, first, last;

  if (!happened->is_known || !happened->start.year || !happened->start.day || !nb_edtf_days (happened, &event, &event_end))
    return;
  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line = nb_dates_line_of (reading, hit, NULL);
      const char *why;
      NbEdtf value;

      if (hit->kind != NB_DATE_RANGE || !line || !nb_line_is_prose (line) || (hit->flags & (NB_DATE_CITED | NB_DATE_HOLIDAY | NB_DATE_PAST_LIFE)))
        continue;
      value = nb_date_value (reading, hits, hit, &why);
      if (value.is_known && value.start.year && nb_edtf_days (&value, &first, &last) && first >= event && first <= event_end + MAX_AHEAD
          && last > event_end + MAX_BEGUN)
        add_period (reading, CUE_PLAN, &value, hit, hit->first);
    }
}

/**
 * nb_periods_read_spans:
 *
 * "tổng kết 10 năm thực hiện …", "5 năm 2016 - 2020": reviews of several years, told from the event's own year.
 */
void
nb_periods_read_spans (NbReading *reading,
                       const GArray *hits)
{
  static const char *const cues[] = { "tổng kết", "sơ kết", "đánh giá", "nhìn lại", NULL };
  const NbTokens *t = reading->tokens;
  int event = reading->article->happened.value.is_known ? reading->article->happened.value.start.year : 0;

  if (!event)
    return;
  read_named (reading, hits);
  read_announced (reading, hits);
  read_stretches (reading, hits);
  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (!nb_line_is_prose (line) && line->class != NB_LINE_TITLE)
        continue;
      for (guint i = line->first + 2; i + 1 < line->last; i++)
        {
          NbDateHit span = { i, i + 2, NB_EDTF_UNKNOWN, 0, NB_DATE_YEARS, 0 };
          NbEdtf from, to;
          const NbDateHit *years;
          gboolean has_cue = FALSE;

          if (!nb_tokens_is_number (t, i) || !nb_tokens_is (t, i + 1, "năm") || t->v[i].number < 2 || t->v[i].number > 40)
            continue;
          for (guint k = 1; k <= SPAN_CUE_REACH && i >= line->first + k; k++)
            {
              if (nb_tokens_is_mark (t, i - k, ".;,"))
                break;
              has_cue |= any_at (t, i - k, cues);
            }
          /* "10 năm thực hiện …" as a title */
          has_cue |= line->class == NB_LINE_TITLE && nb_tokens_match (t, i + 2, "thực hiện");
          years = nb_date_scan_find (hits, i + 2);
          if (years && years->kind == NB_DATE_YEARS && years->value.end.year - years->value.start.year + 1 == t->v[i].number
              && years->value.end.year <= event)
            span.value = years->value;
          /* "sơ kết 3 năm (2016-2018)" has said which */
          else if (has_cue && (line->class != NB_LINE_TEXT || l <= reading->body_first + 1) && !has_interval (reading->article->reviews))
            {
              from = nb_edtf_part (event - t->v[i].number, 0);
              to = nb_edtf_part (event, 0);
              span.value = nb_edtf_interval (&from, &to);
            }
          if (span.value.is_known)
            add_period (reading, CUE_REVIEW, &span.value, &span, i);
        }
    }
}

/**
 * nb_periods_read:
 * @hits: (element-type NbDateHit):
 *
 * Quarters and half-years count wherever a cue governs them, years only in title and lead, where the event is named.
 */
void
nb_periods_read (NbReading *reading,
                 const GArray *hits)
{
  guint lowest = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      guint index = 0;
      const NbLine *line = nb_dates_line_of (reading, hit, &index);
      NbEdtf value = hit->value;
      guint cue_at = 0;
      Cue cue;

      if (!line || hit->kind < NB_DATE_MONTH || hit->kind > NB_DATE_YEARS)
        continue;
      if (!nb_line_is_prose (line) && line->class != NB_LINE_TITLE)
        continue;
      if ((hit->kind >= NB_DATE_YEAR || hit->kind == NB_DATE_MONTH) && line->class == NB_LINE_TEXT
          && (hit->kind != NB_DATE_YEAR || index > reading->body_first + 1))
        continue;
      cue = find_cue (reading, line, hit, lowest, &cue_at);
      lowest = hit->last;
      if (cue == CUE_NONE && is_asked_for (reading, line, hit))
        cue = CUE_PLAN;
      if (hit->kind == NB_DATE_YEARS && is_praised (reading, line, hit))
        cue = CUE_REVIEW;
      /* "đợt 1 năm 2020" is one of several times, no period */
      if (hit->kind == NB_DATE_YEAR && hit->first > line->first + 1 && nb_tokens_is (reading->tokens, hit->first - 2, "đợt"))
        continue;
      if (hit->kind == NB_DATE_YEARS && (cue != CUE_REVIEW || is_under_way (reading, hits, hit)))
        cue = is_term_of_title (reading, hit) ? CUE_REVIEW : CUE_NONE;
      if (cue == CUE_NONE || is_deadline (reading->tokens, hit))
        continue;
      if (hit->kind == NB_DATE_MONTH && (hit->first - cue_at > MONTH_CUE_REACH || hit->flags))
        continue;
      if (!value.start.year)
        {
          value.start.year = year_of_period (reading, hits, i);
          if (value.is_interval)
            value.end.year = value.start.year;
        }
      if (value.start.year)
        add_period (reading, cue, &value, hit, cue_at);
    }
  split_years (reading);
}
