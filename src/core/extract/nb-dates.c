/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the event that an article reports took place.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-dates.h"

#include "base/nb-lunar.h"

#include <string.h>

/* A published day later than the event by more than this many months does not tell its year. */
#define MAX_REPORT_MONTHS 11

/* Known foundings, for "kỷ niệm 84 năm ngày …". */
static const struct
{
  const char *phrase;
  guint8 day, month;
  int year;
} foundings[] = {
  { "thành lập đảng", 3, 2, 1930 }, { "truyền thống công tác dân vận", 15, 10, 1930 }, { "truyền thống dân vận", 15, 10, 1930 },
  { "truyền thống ngành dân vận", 15, 10, 1930 }, { "dân vận của đảng", 15, 10, 1930 }, { "thành lập mặt trận", 18, 11, 1930 },
  { "truyền thống mttq", 18, 11, 1930 }, { "truyền thống mặt trận", 18, 11, 1930 }, { "cách mạng tháng tám", 19, 8, 1945 },
  { "quốc khánh", 2, 9, 1945 }, { "giải phóng miền nam", 30, 4, 1975 }, { "chiến thắng điện biên phủ", 7, 5, 1954 },
  { "thành lập quân đội nhân dân", 22, 12, 1944 }, { "thành lập qđnd", 22, 12, 1944 }, { "thành lập hội liên hiệp phụ nữ", 20, 10, 1930 },
  { "thành lập hội lhpn", 20, 10, 1930 }, { "thành lập đoàn", 26, 3, 1931 }, { "thành lập hội nông dân", 14, 10, 1930 },
  { "truyền thống công an nhân dân", 19, 8, 1945 }, { "sinh chủ tịch hồ chí minh", 19, 5, 1890 }, { "sinh của chủ tịch hồ chí minh", 19, 5, 1890 },
  { "thương binh", 27, 7, 1947 }, { "truyền thống bộ đội biên phòng", 3, 3, 1959 }, { "báo chí cách mạng", 21, 6, 1925 },
  { "thành lập công đoàn", 28, 7, 1929 }, { "thành lập hội cựu chiến binh", 6, 12, 1989 }, { "dân quân tự vệ", 28, 3, 1935 },
  { "nhà giáo việt nam", 20, 11, 1982 }, { "thầy thuốc việt nam", 27, 2, 1955 },
};

static gboolean
is_excluded (const NbDateHit *hit)
{
  return (hit->flags & (NB_DATE_CITED | NB_DATE_HOLIDAY | NB_DATE_PAST_LIFE | NB_DATE_DEADLINE)) != 0;
}

/* "kỷ niệm 84 năm ngày thành lập …": the year that makes it so many years. */
static int
year_by_anniversary (const NbReading *reading)
{
  const NbTokens *t = reading->tokens;

  for (guint i = 0; i + 3 < t->n; i++)
    {
      if (!nb_tokens_is_number (t, i) || !nb_tokens_is (t, i + 1, "năm") || t->v[i].number < 5 || t->v[i].number > 200)
        continue;
      for (guint k = i + 2; k < t->n && k < i + 9 && t->v[k].kind != NB_TOKEN_LINE_END; k++)
        for (guint f = 0; f < G_N_ELEMENTS (foundings); f++)
          if (nb_tokens_match (t, k, foundings[f].phrase))
            return foundings[f].year + t->v[i].number;
    }
  return 0;
}

/* The year in which a day of that month was last before the page appeared. */
static int
year_by_published (const NbReading *reading,
                   int month,
                   int day)
{
  const NbEdtf *published = &reading->article->published.value;
  NbDay first, last, that;
  int year, pub_month, pub_day;

  if (!nb_edtf_days (published, &first, &last))
    return 0;
  nb_day_to_ymd (last, &year, &pub_month, &pub_day);
  that = nb_day_from_ymd (year, month, MIN (day ? day : 1, nb_days_in_month (year, month)));
  /* announcements run a few days ahead of what they announce */
  if (that > last + 20)
    year--;
  return year;
}

/* The years that title and lead give to periods, e.g. "quý I/2021", "6 tháng cuối năm 2022". */
static int
year_by_lead (const NbReading *reading,
              const GArray *hits,
              int month)
{
  static const char *const planning[] = { "triển khai", "nhiệm vụ", "phương hướng", "kế hoạch", "bàn", NULL };
  int low = 0, high = 0;
  gboolean is_plan = FALSE;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line = nb_dates_line_of (reading, hit, NULL);
      int year = hit->value.start.year;

      if (!line || (line->class != NB_LINE_TITLE && line->class != NB_LINE_LEAD) || !year || hit->kind == NB_DATE_YEARS
          || (hit->flags & (NB_DATE_CITED | NB_DATE_PAST_LIFE | NB_DATE_STATUS))
          || ((hit->flags & NB_DATE_HOLIDAY) && !(hit->flags & NB_DATE_SPAN_END) && hit->kind == NB_DATE_DAY))
        continue;
      low = low ? MIN (low, year) : year;
      if (year >= high)
        {
          high = year;
          is_plan = FALSE;
          for (guint k = hit->first; k-- > line->first && hit->first - k < 6; )
            for (const char *const *word = planning; *word && hit->kind == NB_DATE_YEAR; word++)
              is_plan |= nb_tokens_match (reading->tokens, k, *word) > 0;
        }
    }
  if (!high)
    return 0;
  if (high - low == 1)
    return month >= 10 ? low : high;
  if (high - low > 1)
    return high;
  /* a plan for a year is made before it or in its first weeks, a year's review in its last or after it */
  if (is_plan && month >= 11)
    return high - 1;
  return high;
}

/* All years of the rest of the text, if they agree well enough: the last one that is told of. */
static int
year_by_body (const NbReading *reading,
              const GArray *hits)
{
  int best = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line = nb_dates_line_of (reading, hit, NULL);

      if (line && nb_line_is_body (line) && hit->value.start.year && hit->kind != NB_DATE_YEARS
          && (!is_excluded (hit) || (hit->flags & NB_DATE_SPAN_END)) && !(hit->flags & NB_DATE_FUTURE))
        best = MAX (best, hit->value.start.year);
    }
  return best;
}

/* What the text itself tells, remembered for each month: a table of dates asks thousands of times. */
static int
year_by_text (NbReading *reading,
              const GArray *hits,
              int month)
{
  const char *reason = "lead";
  int year;

  if (reading->years[month].reason)
    return reading->years[month].year;
  year = year_by_lead (reading, hits, month);
  if (!year && (year = year_by_anniversary (reading)))
    reason = "anniversary";
  if (!year && (year = year_by_body (reading, hits)))
    reason = "text";
  reading->years[month].reason = reason;
  reading->years[month].year = year;
  return year;
}

/**
 * nb_dates_infer_year:
 * @month: 1..12
 * @day: 0 if only a month is known
 * @weekday: 1..7 or 0
 * @reason: (out): the name of what told it
 *
 * Returns: the year of a day that is printed without one, 0 if nothing tells it
 */
int
nb_dates_infer_year (NbReading *reading,
                     const GArray *hits,
                     int month,
                     int day,
                     int weekday,
                     const char **reason)
{
  int year;

  if ((year = year_by_published (reading, month, day)))
    *reason = "published";
  else
    {
      year = year_by_text (reading, hits, month);
      *reason = reading->years[month].reason;
    }
  /* a weekday decides between neighbours */
  if (year && weekday && day && day <= nb_days_in_month (year, month)
      && nb_day_weekday (nb_day_from_ymd (year, month, day)) != weekday && !g_str_equal (*reason, "published"))
    for (int shift = -1; shift <= 1; shift += 2)
      if (day <= nb_days_in_month (year + shift, month)
          && nb_day_weekday (nb_day_from_ymd (year + shift, month, day)) == weekday)
        return year + shift;
  return year;
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

static int
score_hit (const NbReading *reading,
           const NbDateHit *hit,
           const NbLine *line,
           guint index)
{
  const NbTokens *t = reading->tokens;
  gboolean at_start = hit->first <= line->first + 1
                      || (hit->first && nb_tokens_is_mark (t, hit->first - 1, ".!?…”"));
  gboolean in_lead = line->class == NB_LINE_LEAD;
  int score = in_lead ? 100 : line->class == NB_LINE_TITLE ? 55 : 0;

  if (is_excluded (hit))
    return 0;
  if (!in_lead && nb_line_is_prose (line))
    score = index <= reading->body_first + 2 ? 50 : 34;
  else if (line->class == NB_LINE_CAPTION)
    score = 12;
  if (score == 0)
    return 0;

  switch (hit->kind)
    {
    case NB_DATE_DAY: case NB_DATE_RANGE:
      if (!(hit->flags & NB_DATE_LED_IN) && !hit->value.start.year)
        score -= 60;
      break;
    case NB_DATE_TODAY: case NB_DATE_YESTERDAY:
      score = in_lead ? 60 : 0;
      break;
    case NB_DATE_RECENT:
      return in_lead ? 32 : 0;
    case NB_DATE_MONTH:
      score = in_lead ? 48 : score / 4;
      break;
    case NB_DATE_QUARTER: case NB_DATE_HALF:
      score = in_lead ? 44 : score / 3;
      break;
    case NB_DATE_YEAR:
      score = in_lead ? 40 : line->class == NB_LINE_TITLE ? 22 : score / 3;
      break;
    default:
      return 0;
    }
  if (hit->kind > NB_DATE_RANGE && is_reviewed_or_planned (reading, hit))
    return 0;
  if (at_start && (in_lead || hit->kind <= NB_DATE_RANGE))
    score += 12;
  if (hit->flags & NB_DATE_SESSION)
    score += 12;
  if (hit->flags & (NB_DATE_FUTURE | NB_DATE_STATUS))
    score -= 45;
  if (hit->flags & NB_DATE_BRACKETED)
    score -= 30;
  return score;
}

static NbEdtf
lunar_value (NbReading *reading,
             const GArray *hits,
             const NbEdtfPoint *lunar,
             const char **reason)
{
  NbLunarDate date = { lunar->year, lunar->part, lunar->day, FALSE };
  NbDay day;
  int year, month, mday;

  if (!date.year)
    /* the lunar month is about one behind the calendar's */
    date.year = nb_dates_infer_year (reading, hits, MIN (lunar->part + 1, 12), lunar->day, 0, reason);
  day = date.year && lunar->day ? nb_lunar_to_day (&date) : NB_DAY_NONE;
  if (day == NB_DAY_NONE)
    return NB_EDTF_UNKNOWN;
  nb_day_to_ymd (day, &year, &month, &mday);
  return nb_edtf_day (year, month, mday);
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
          return hit->kind == NB_DATE_MONTH ? NB_EDTF_UNKNOWN : value;
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
    year = year_by_published (reading, hit->kind == NB_DATE_HALF && value.start.part == 40 ? 6 : 3, 1);
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
  int best_score = 10;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const char *why = "stated";
      const NbLine *line;
      NbEdtf value;
      guint index;
      int score;

      line = nb_dates_line_of (reading, hit, &index);
      score = line ? score_hit (reading, hit, line, index) : 0;
      if (score <= best_score)
        continue;
      if (hit->kind >= NB_DATE_TODAY)
        {
          value = relative_value (reading, hit);
          why = "relative";
        }
      else
        value = complete (reading, hits, hit, &why);
      if (!value.is_known)
        continue;
      best = hit;
      best_score = score;
      best_value = value;
      reason = why;
    }
  if (!best)
    return;
  rule = g_strconcat ("happened.", reason, NULL);
  happened->value = best_value;
  happened->evidence = nb_tokens_evidence (reading->tokens, best->first, best->last, rule,
                                           best_score >= 90 ? 0.95 : best_score >= 40 ? 0.8 : 0.5);
}
