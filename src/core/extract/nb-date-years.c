/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The year of a day that is printed without one, from stated reasons only.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-dates.h"
#include "extract/nb-date-scan-private.h"

#include "base/nb-lunar.h"

#include <string.h>

/* An anniversary is kept within so many days before and after its day. */
#define ANNIVERSARY_REACH 150
/* What is done for Tết happens within so many days before and after it. */
#define BEFORE_TET 80
#define AFTER_TET 50
/* Years beyond are aims or slips of the pen. */
#define LAST_NEWS 2040
/* Announcements run so many days ahead of what they announce. */
#define MAX_AHEAD 20
/* So many words in a row are a name. */
#define CAPTION_WORDS 5

/* Known foundings, for "kỷ niệm 84 năm ngày …". */
static const struct
{
  const char *phrase;
  guint8 day, month;
  int year;
} foundings[] = {
  { "thành lập đảng", 3, 2, 1930 }, { "truyền thống công tác dân vận", 15, 10, 1930 }, { "truyền thống dân vận", 15, 10, 1930 },
  { "truyền thống ngành dân vận", 15, 10, 1930 }, { "dân vận của đảng", 15, 10, 1930 }, { "ngành dân vận", 15, 10, 1930 },
  { "công tác dân vận", 15, 10, 1930 }, { "thành lập mặt trận", 18, 11, 1930 }, { "thành lập mttq", 18, 11, 1930 },
  { "truyền thống mttq", 18, 11, 1930 }, { "truyền thống mặt trận", 18, 11, 1930 }, { "mặt trận dân tộc thống nhất", 18, 11, 1930 },
  { "cách mạng tháng tám", 19, 8, 1945 }, { "cách mạng tháng 8", 19, 8, 1945 },
  { "quốc khánh", 2, 9, 1945 }, { "giải phóng miền nam", 30, 4, 1975 }, { "chiến thắng điện biên phủ", 7, 5, 1954 },
  { "thành lập quân đội nhân dân", 22, 12, 1944 }, { "thành lập qđnd", 22, 12, 1944 }, { "quốc phòng toàn dân", 22, 12, 1989 },
  { "thành lập hội liên hiệp phụ nữ", 20, 10, 1930 }, { "thành lập hội lhpn", 20, 10, 1930 }, { "thành lập đoàn", 26, 3, 1931 },
  { "thành lập hội nông dân", 14, 10, 1930 }, { "truyền thống công an nhân dân", 19, 8, 1945 }, { "truyền thống cand", 19, 8, 1945 },
  { "toàn dân bảo vệ an ninh tổ quốc", 19, 8, 2005 }, { "sinh chủ tịch hồ chí minh", 19, 5, 1890 },
  { "sinh của chủ tịch hồ chí minh", 19, 5, 1890 }, { "sinh nhật bác", 19, 5, 1890 }, { "thương binh", 27, 7, 1947 },
  { "truyền thống bộ đội biên phòng", 3, 3, 1959 }, { "truyền thống bđbp", 3, 3, 1959 }, { "biên phòng toàn dân", 3, 3, 1989 },
  { "báo chí cách mạng", 21, 6, 1925 }, { "thành lập công đoàn", 28, 7, 1929 }, { "thành lập hội cựu chiến binh", 6, 12, 1989 },
  { "thành lập hội ccb", 6, 12, 1989 }, { "dân quân tự vệ", 28, 3, 1935 }, { "nhà giáo việt nam", 20, 11, 1982 },
  { "toàn quốc kháng chiến", 19, 12, 1946 }, { "thi đua ái quốc", 11, 6, 1948 }, { "ngành tuyên giáo", 1, 8, 1930 },
  { "tổ chức xây dựng đảng", 14, 10, 1930 }, { "kiểm tra đảng", 16, 10, 1948 }, { "văn phòng cấp ủy", 18, 10, 1930 },
  { "cơ quan làm công tác dân tộc", 3, 5, 1946 }, { "gia đình việt nam", 28, 6, 2001 }, { "tìm đường cứu nước", 5, 6, 1911 },
  { "thầy thuốc việt nam", 27, 2, 1955 }, { "bác hồ viết bài báo dân vận", 15, 10, 1949 }, { "tác phẩm dân vận", 15, 10, 1949 },
};

static void
set_anniversary (NbYearClues *clues,
                 int year,
                 int month,
                 int day)
{
  if (clues->has_anniversary || year < 1950 || year > 2100 || day > nb_days_in_month (year, month))
    return;
  clues->has_anniversary = TRUE;
  clues->anniversary = nb_day_from_ymd (year, month, day);
}

/* "kỷ niệm 84 năm ngày thành lập …" in a line of the article: the day that makes it so many years. */
static void
read_foundings (NbReading *reading,
                const NbLine *line)
{
  const NbTokens *t = reading->tokens;

  for (guint i = line->first; i + 3 < line->last && !reading->years.has_anniversary; i++)
    {
      if (!nb_tokens_is_number (t, i) || t->v[i].number < 5 || t->v[i].number > 200)
        continue;
      if (!nb_tokens_is (t, i + 1, "năm") && !nb_tokens_match (t, i + 1, "lần ngày") && !nb_tokens_is (t, i + 1, "ngày"))
        continue;
      /* "trong 84 năm qua", "84 năm xây dựng" */
      for (guint k = i + 2; k < t->n && k < i + 10 && t->v[k].kind != NB_TOKEN_LINE_END; k++)
        {
          if (k == i + 2 && nb_tokens_is_any (t, k, (const char *const[]){ "qua", "thực", "xây", NULL }))
            break;
          for (guint f = 0; f < G_N_ELEMENTS (foundings); f++)
            /* "74 năm ngày truyền thống 15-10" */
            if (nb_tokens_match (t, k, foundings[f].phrase)
                || (nb_tokens_is_number (t, k) && t->v[k].number == foundings[f].day && nb_scan_is_joint (t, k + 1, "/-.")
                    && nb_tokens_is_number (t, k + 2) && t->v[k + 2].number == foundings[f].month
                    && nb_tokens_said_before (t, k, i, k - i, ".;,", (const char *const[]){ "truyền thống", "thành lập", NULL })))
              set_anniversary (&reading->years, foundings[f].year + t->v[i].number, foundings[f].month, foundings[f].day);
        }
    }
}

/* "(1944-2022)" behind "78 năm Ngày thành lập … 22/12". */
static void
read_span (NbReading *reading,
           const GArray *hits,
           guint index)
{
  const NbDateHit *hit = &g_array_index (hits, NbDateHit, index);
  const NbDateHit *before = index ? &g_array_index (hits, NbDateHit, index - 1) : NULL;
  const NbTokens *t = reading->tokens;
  int span = hit->value.end.year - hit->value.start.year;

  if (!hit->first || !nb_tokens_is_mark (t, hit->first - 1, "("))
    return;
  for (guint k = hit->first; k-- > 0 && hit->first - k < 24 && t->v[k].kind != NB_TOKEN_LINE_END; )
    if (nb_tokens_is_number (t, k) && t->v[k].number == span && nb_tokens_is (t, k + 1, "năm"))
      {
        if (before && before->kind == NB_DATE_DAY && !before->value.start.year && before->last + 1 >= hit->first)
          set_anniversary (&reading->years, hit->value.end.year, before->value.start.part, before->value.start.day);
        else if (!reading->years.anniversary_year)
          reading->years.anniversary_year = hit->value.end.year;
        return;
      }
}

static gboolean
cue_before (const NbReading *reading,
            const NbDateHit *hit,
            const NbLine *line,
            guint reach,
            const char *const *cues,
            guint *distance)
{
  const NbTokens *t = reading->tokens;

  for (guint k = hit->first; k-- > line->first && hit->first - k <= reach; )
    {
      if (nb_tokens_is_mark (t, k, ".!?;") && nb_tokens_is_spaced (t, k + 1))
        return FALSE;
      for (const char *const *cue = cues; *cue; cue++)
        if (nb_tokens_match (t, k, *cue))
          {
            *distance = hit->first - k;
            return TRUE;
          }
    }
  return FALSE;
}

static void
read_lead (NbReading *reading,
           const NbDateHit *hit,
           const NbLine *line)
{
  static const char *const planning[] = { "triển khai", "nhiệm vụ", "phương hướng", "kế hoạch", "bàn", NULL };
  static const char *const reviewing[] = { "tổng kết", "sơ kết", "đánh giá", "kiểm điểm", "kết quả", "nhìn lại", NULL };
  NbYearClues *clues = &reading->years;
  int year = hit->value.is_interval ? hit->value.end.year : hit->value.start.year;
  guint plan = G_MAXUINT, review = G_MAXUINT;

  clues->lead_low = clues->lead_low ? MIN (clues->lead_low, year) : year;
  if (year < clues->lead_high)
    return;
  clues->lead_high = year;
  cue_before (reading, hit, line, 14, planning, &plan);
  cue_before (reading, hit, line, 20, reviewing, &review);
  clues->lead_plans = hit->kind == NB_DATE_YEAR && plan < review && plan < 12;
  /* the first half of a year is looked back on in the same year */
  clues->lead_reviews = review < plan
                        && (hit->kind == NB_DATE_YEAR || (hit->kind == NB_DATE_QUARTER && hit->value.start.part == 36)
                            || (hit->kind == NB_DATE_HALF && hit->value.start.part == 41));
}

/* A caption that calls the event by the words of title or lead, and by its year: "Khai giảng lớp bồi dưỡng … năm 2020". */
static gboolean
is_caption_of_event (const NbReading *reading,
                     const NbDateHit *hit,
                     const NbLine *line)
{
  static const char *const views[] = { "toàn cảnh", "quang cảnh", NULL };
  const NbTokens *t = reading->tokens;

  if ((line->class != NB_LINE_CAPTION && !nb_tokens_said_before (t, line->first + 2, line->first, 2, "", views)) || hit->first < line->first + CAPTION_WORDS || hit->last + 1 < line->last)
    return FALSE;
  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *other = nb_reading_line (reading, l);

      if (other->class != NB_LINE_TITLE && other->class != NB_LINE_LEAD)
        continue;
      for (guint i = other->first; i + CAPTION_WORDS <= other->last; i++)
        {
          guint n = 0;

          while (n < CAPTION_WORDS && strcmp (nb_tokens_key (t, i + n), nb_tokens_key (t, hit->first - CAPTION_WORDS + n)) == 0)
            n++;
          if (n == CAPTION_WORDS)
            return TRUE;
        }
    }
  return FALSE;
}

/* A year in the body is the article's own where it speaks of what is under way in it. */
static void
read_body (NbReading *reading,
           const NbDateHit *hit,
           const NbLine *line)
{
  static const char *const current[] = { "từ đầu", "đến cuối", "đến hết", "nhiệm vụ", "kế hoạch", "phương hướng", "chủ đề", "đợt", "hội thi",
                                         "phát động", "ngày hội", "trong những tháng", NULL };
  static const char *const done[] = { "kết quả", "thành tích", "thành tựu", "tổng kết", "so", NULL };
  NbYearClues *clues = &reading->years;
  int year = hit->value.is_interval ? hit->value.end.year : hit->value.start.year;
  guint distance;
  gboolean is_strong = hit->kind == NB_DATE_HALF || (hit->flags & NB_DATE_FUTURE)
                       || (hit->kind == NB_DATE_YEAR && cue_before (reading, hit, line, 4, current, &distance));

  /* "năm 2021 được chọn là năm …" */
  if (hit->kind == NB_DATE_YEAR)
    is_strong |= nb_tokens_match (reading->tokens, hit->last, "được chọn") || nb_tokens_match (reading->tokens, hit->last, "được xác định là")
                 || nb_tokens_match (reading->tokens, hit->last, "là năm");
  /* "một việc lớn của năm 2020" */
  if (hit->kind == NB_DATE_YEAR && hit->first && nb_tokens_is (reading->tokens, hit->first - 1, "của"))
    is_strong |= !cue_before (reading, hit, line, 8, done, &distance);
  if (hit->kind == NB_DATE_YEAR && is_caption_of_event (reading, hit, line))
    is_strong |= !cue_before (reading, hit, line, 20, done, &distance);
  if (hit->kind == NB_DATE_HALF && hit->value.start.part == 41)
    clues->body_is_late |= year >= clues->body_year;
  if (year < clues->body_year)
    return;
  /* named in passing again and again it is the year of a report, which may be the year before */
  clues->body_is_weak = !is_strong && (year > clues->body_year || clues->body_is_weak);
  clues->body_year = year;
}

static void
read_hit (NbReading *reading,
          const GArray *hits,
          guint index)
{
  const NbDateHit *hit = &g_array_index (hits, NbDateHit, index);
  const NbLine *line = nb_dates_line_of (reading, hit, NULL);
  const NbTokens *t = reading->tokens;
  NbYearClues *clues = &reading->years;
  const NbEdtfPoint *start = &hit->value.start;
  gboolean is_background = (hit->flags & (NB_DATE_CITED | NB_DATE_HOLIDAY | NB_DATE_PAST_LIFE)) != 0;

  if (!line || (!nb_line_is_body (line) && line->class != NB_LINE_TITLE) || !start->year || start->year > LAST_NEWS)
    return;
  /* "đến năm 2030, tầm nhìn 2045" */
  if (hit->kind == NB_DATE_YEAR && hit->first && nb_tokens_is_any (t, hit->first - 1, (const char *const[]){ "đến", "nhìn", "tới", NULL })
      && (hit->flags & NB_DATE_FUTURE))
    return;
  if (hit->flags & NB_DATE_SPAN_END)
    set_anniversary (clues, start->year, start->part, start->day);
  if (hit->kind == NB_DATE_YEARS)
    {
      read_span (reading, hits, index);
      if (nb_tokens_said_before (t, hit->first, line->first, 3, ".;", (const char *const[]){ "năm học", "niên học", NULL }))
        clues->school_year = start->year;
      return;
    }
  if (hit->kind == NB_DATE_LUNAR_YEAR)
    {
      gboolean is_new_year = nb_tokens_said_before (t, hit->first, line->first, 3, ".;,", (const char *const[]){ "tết", "xuân", "nguyên đán", NULL });

      if (!clues->lunar_year || (is_new_year && !clues->is_new_year))
        {
          clues->lunar_year = start->year;
          clues->is_new_year = is_new_year;
        }
      return;
    }
  if (is_background || (hit->flags & (NB_DATE_PRINT | NB_DATE_LUNAR)))
    return;
  if (!(hit->flags & (NB_DATE_FUTURE | NB_DATE_DEADLINE)))
    clues->last_year = MAX (clues->last_year, start->year);
  if (hit->kind == NB_DATE_DAY)
    clues->same_day[start->part][start->day] = clues->same_day[start->part][start->day] == 0
                                                   || clues->same_day[start->part][start->day] == start->year ? start->year : -1;
  if (line->class == NB_LINE_TITLE || line->class == NB_LINE_LEAD)
    {
      if (!(hit->flags & NB_DATE_STATUS))
        read_lead (reading, hit, line);
    }
  else
    read_body (reading, hit, line);
}

static const NbYearClues *
read_clues (NbReading *reading,
            const GArray *hits)
{
  if (!reading->years.is_read)
    {
      reading->years.is_read = TRUE;
      for (guint i = 0; i < hits->len; i++)
        read_hit (reading, hits, i);
      for (guint l = 0; l < reading->lines->len; l++)
        {
          const NbLine *line = nb_reading_line (reading, l);

          if (nb_line_is_body (line) || line->class == NB_LINE_TITLE)
            read_foundings (reading, line);
        }
    }
  return &reading->years;
}

/* --- what the clues tell of one day ------------------------------------------------------------------------------ */

/* The year in which a day comes to stand within some days of another, 0 if in none. */
static int
year_near (NbDay target,
           int before,
           int after,
           int month,
           int day)
{
  int year, target_month, target_day, best = 0, best_distance = G_MAXINT;

  nb_day_to_ymd (target, &year, &target_month, &target_day);
  for (int y = year - 1; y <= year + 1; y++)
    {
      NbDay that = nb_day_from_ymd (y, month, MIN (day ? day : 15, nb_days_in_month (y, month)));

      if (that >= target - before && that <= target + after && ABS (that - target) < best_distance)
        {
          best = y;
          best_distance = ABS (that - target);
        }
    }
  return best;
}

/* The year in which a day of that month was last before the page appeared. */
static int
year_by_published (const NbReading *reading,
                   int month,
                   int day,
                   gboolean *is_ahead)
{
  const NbEdtf *published = &reading->article->published.value;
  NbDay first, last, that;
  int year, pub_month, pub_day;

  *is_ahead = FALSE;
  if (!nb_edtf_days (published, &first, &last))
    return 0;
  nb_day_to_ymd (last, &year, &pub_month, &pub_day);
  that = nb_day_from_ymd (year, month, MIN (day ? day : 1, nb_days_in_month (year, month)));
  if (that > last + MAX_AHEAD)
    year--;
  else
    *is_ahead = that > last;
  return year;
}

static int
year_by_lunar_year (const NbYearClues *clues,
                    int month,
                    int day)
{
  NbDay tet = nb_lunar_new_year (clues->lunar_year), next = nb_lunar_new_year (clues->lunar_year + 1);

  if (tet == NB_DAY_NONE || next == NB_DAY_NONE)
    return 0;
  if (clues->is_new_year)
    return year_near (tet, BEFORE_TET, AFTER_TET, month, day);
  return year_near ((tet + next) / 2, (next - tet) / 2, (next - tet) / 2, month, day);
}

static int
year_by_lead (const NbYearClues *clues,
              int month)
{
  if (!clues->lead_high)
    return 0;
  if (clues->lead_high - clues->lead_low == 1)
    return month >= 10 ? clues->lead_low : clues->lead_high;
  if (clues->lead_high - clues->lead_low > 1)
    return clues->lead_high;
  /* a plan for a year is made before it or in its first weeks, a year's review in its last or after it */
  if (clues->lead_plans && month >= 11)
    return clues->lead_high - 1;
  if (clues->lead_reviews && month <= 3)
    return clues->lead_high + 1;
  return clues->lead_high;
}

static int
year_by_text (const NbYearClues *clues,
              int month,
              int day,
              const char **reason)
{
  int year = 0;

  *reason = "text";
  if (day && clues->same_day[month][day] > 0)
    return clues->same_day[month][day];
  *reason = "anniversary";
  if (clues->has_anniversary && (year = year_near (clues->anniversary, ANNIVERSARY_REACH, ANNIVERSARY_REACH, month, day)))
    return year;
  if (clues->anniversary_year)
    return clues->anniversary_year;
  *reason = "lead";
  if ((year = year_by_lead (clues, month)))
    return year;
  *reason = "lunar-year";
  if (clues->lunar_year && (year = year_by_lunar_year (clues, month, day)))
    return year;
  *reason = "text";
  if (clues->school_year && month != 8)
    return month > 8 ? clues->school_year : clues->school_year + 1;
  /* early in a year the one before is still much spoken of */
  if (clues->body_year && !clues->body_is_weak && !(month <= 3 && (clues->body_is_late || clues->body_year < clues->last_year)))
    return clues->body_year;
  return 0;
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
  const NbYearClues *clues = read_clues (reading, hits);
  const char *said;
  gboolean is_ahead;
  int year = year_by_text (clues, month, day, &said), published = year_by_published (reading, month, day, &is_ahead);

  *reason = said;
  /* a page's clock is no day of publication: the text knows better */
  if (published && !(year && ABS (published - year) > (is_ahead ? 0 : 1) && !g_str_equal (said, "text")))
    {
      *reason = "published";
      return published;
    }
  /* a weekday decides between neighbours */
  if (year && weekday && day && day <= nb_days_in_month (year, month)
      && nb_day_weekday (nb_day_from_ymd (year, month, day)) != weekday)
    for (int shift = -1; shift <= 1; shift += 2)
      if (day <= nb_days_in_month (year + shift, month)
          && nb_day_weekday (nb_day_from_ymd (year + shift, month, day)) == weekday)
        return year + shift;
  return year;
}

/**
 * nb_dates_last_year:
 *
 * Returns: the last year of which the text tells something past, 0 if of none
 */
int
nb_dates_last_year (NbReading *reading,
                    const GArray *hits)
{
  return read_clues (reading, hits)->last_year;
}

/**
 * nb_dates_lunar_year:
 * @month: of the lunar calendar
 *
 * Returns: the lunar year of a lunar day that is printed without one, 0 if nothing tells it
 */
int
nb_dates_lunar_year (NbReading *reading,
                     const GArray *hits,
                     int month,
                     int day,
                     const char **reason)
{
  const NbYearClues *clues = read_clues (reading, hits);
  NbDay first, last;
  int year;

  if (clues->lunar_year)
    {
      *reason = "lunar-year";
      return month == 12 && clues->is_new_year ? clues->lunar_year - 1 : clues->lunar_year;
    }
  if (nb_edtf_days (&reading->article->published.value, &first, &last))
    {
      int last_month, last_day;

      *reason = "published";
      nb_day_to_ymd (last, &year, &last_month, &last_day);
      for (int y = year; y >= year - 1; y--)
        {
          NbDay that = nb_lunar_to_day (&(NbLunarDate){ y, month, day ? day : 1, FALSE });

          if (that != NB_DAY_NONE && that <= last + MAX_AHEAD)
            return y;
        }
      return 0;
    }
  /* the lunar month is about one behind the calendar's; the last one ends in the year after its own */
  year = nb_dates_infer_year (reading, hits, month == 12 ? 1 : month + 1, month == 12 ? 0 : MIN (day, 28), 0, reason);
  return year && month == 12 ? year - 1 : year;
}
