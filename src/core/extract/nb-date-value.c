/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The value of the date that was chosen: its year filled in, its misprint put right, the day that "sáng nay" is.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-date-choice.h"

#include "base/nb-lunar.h"

/* What happened longer ago than this before the page appeared is not its news, but its background. */
#define MAX_NEWS_AGE 200
/* A year is misprinted where the same day of another year would be that close before publication. */
#define MAX_MISPRINT_AGE 45
/* No page tells of older events as its news. */
#define OLDEST_NEWS 1986
/* No page tells of its future so far off. */
#define LAST_NEWS 2040

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

/* "9 và 10/3 âm lịch": both ends, each as the calendar has it. */
static NbEdtf
lunar_range (NbReading *reading,
             const GArray *hits,
             const NbEdtf *lunar,
             const char **reason)
{
  NbEdtf from = lunar_value (reading, hits, &lunar->start, reason), to = lunar_value (reading, hits, &lunar->end, reason);

  return from.is_known && to.is_known ? nb_edtf_interval (&from, &to) : NB_EDTF_UNKNOWN;
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

  gboolean is_misprint = hit->kind == NB_DATE_DAY && value.start.year > LAST_NEWS;

  *reason = "stated";
  if (hit->flags & NB_DATE_LUNAR)
    return value.is_interval ? lunar_range (reading, hits, &value, reason) : lunar_value (reading, hits, &value.start, reason);
  if (is_misprint)
    value.start.year = 0;
  if (value.start.year)
    return value;
  if (hit->kind == NB_DATE_DAY || hit->kind == NB_DATE_RANGE || hit->kind == NB_DATE_MONTH)
    {
      /* days that go on are told of when they have begun */
      year = nb_dates_infer_year (reading, hits, value.start.part, value.start.day, hit->weekday, reason);
      if (!year)
        {
          *reason = "no-year";
          return value;
        }
      if (is_misprint)
        *reason = "misprint";
      value.start.year = year;
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
  int year, month, day, week_month;

  if (!value.is_known)
    return NB_EDTF_UNKNOWN;
  if (hit->kind == NB_DATE_LAST_WEEK && value.start.day && nb_edtf_days (&value, &first, &last))
    {
      NbDay monday = first - nb_day_weekday (first) - 6;

      /* the days of the calendar's last week and of the last seven days: of one month or of none that is sure */
      nb_day_to_ymd (monday, &year, &week_month, &day);
      nb_day_to_ymd (first, &year, &month, &day);
      return week_month == month ? nb_edtf_part (year, month) : NB_EDTF_UNKNOWN;
    }
  if (hit->kind == NB_DATE_RECENT)
    {
      value.start.day = 0;
      value.start.flags |= NB_EDTF_APPROXIMATE;
      return value;
    }
  if (!value.start.day || !nb_edtf_days (&value, &first, &last))
    return NB_EDTF_UNKNOWN;
  if (hit->kind == NB_DATE_LAST_WEEK)
    return NB_EDTF_UNKNOWN;
  if (hit->kind == NB_DATE_WEEKDAY)
    first += hit->weekday - nb_day_weekday (first) - 7;
  nb_day_to_ymd (first - (hit->kind == NB_DATE_YESTERDAY), &year, &month, &day);
  return nb_edtf_day (year, month, day);
}

/**
 * nb_date_value:
 * @reason: (out): what told its year: "stated", "published" …
 *
 * Returns: what @hit comes to, its year filled in where something tells it
 */
NbEdtf
nb_date_value (NbReading *reading,
               const GArray *hits,
               const NbDateHit *hit,
               const char **reason)
{
  if (hit->kind < NB_DATE_TODAY)
    return complete (reading, hits, hit, reason);
  *reason = "relative";
  return relative_value (reading, hit);
}

/**
 * nb_date_check_age:
 * @value: (inout): of @hit; a slip in its year is put right
 * @reason: (inout): what told it
 *
 * Returns: whether a day that is printed with its year can be this page's news
 */
gboolean
nb_date_check_age (NbReading *reading,
                   const GArray *hits,
                   const NbDateHit *hit,
                   const NbLine *line,
                   NbEdtf *value,
                   const char **reason)
{
  static const char *const issuing[] = { "ban hành", "thành lập", "ra", "phát động", NULL };
  NbDay first, last, appeared, unused;
  int last_year = nb_dates_last_year (reading, hits), oldest = OLDEST_NEWS, year, month, day;

  /* an old article is one that says so */
  if (reading->article->published.value.start.year)
    oldest = MIN (oldest, reading->article->published.value.start.year - 1);
  if (!value->start.year || value->start.year < oldest)
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
  return value->start.year <= last_year && first < appeared && (hit->flags & NB_DATE_LED_IN) && nb_date_opens_sentence (reading, hit, line)
         && nb_date_tells_event (reading->tokens, hit->last) && !nb_date_said_after (reading->tokens, hit->last, 40, issuing);
}
