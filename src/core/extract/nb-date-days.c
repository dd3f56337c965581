/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds days and ranges of days among the tokens of a text.
 * Pure functions; usable from any thread. */

#include "extract/nb-date-scan-private.h"

#include <string.h>

#define YEAR_MAX 2100

typedef struct
{
  int day, month, year;    /* 0: not given */
  guint next;              /* the token behind */
} DayParts;

const char *const nb_scan_sessions[] = { "sáng", "trưa", "chiều", "tối", "đêm", "khuya", NULL };

/* A day of the month, 0 if it is none; scanners read "10" as "l0" and "05" as "O5": a letter and a digit.
 * @last is its last token. */
static int
day_number (const NbTokens *t,
            guint i,
            guint *last)
{
  *last = i;
  if (nb_scan_is_small (t, i, 31))
    return t->v[i].number;
  if (!nb_tokens_is_any (t, i, (const char *const[]){ "l", "o", NULL }) || nb_tokens_is_spaced (t, i + 1) || !nb_tokens_is_number (t, i + 1)
      || t->v[i + 1].end - t->v[i + 1].start != 1)
    return 0;
  *last = i + 1;
  return t->v[i + 1].number + (nb_tokens_is (t, i, "l") ? 10 : 0);
}

/* "2/12/2105", "5/3/202", "5/3/20218": a year with a digit wrong, missing or twice. It tells no year, but that the two
 * numbers before it are a day and a month. */
static gboolean
is_misprinted_year (const NbTokens *t,
                    guint i)
{
  guint n = nb_tokens_is_number (t, i) ? t->v[i].end - t->v[i].start : 0;
  int number = n ? t->v[i].number : 0;

  return (n == 4 && number > YEAR_MAX && number < 3000) || (n == 3 && number >= 200 && number < 300)
         || (n == 5 && number >= 20000 && number < 21000);
}

/* "13/7", "13/7/2021", "13-7-2021", "6.2", "13 tháng 7 năm 2021", "13 tháng 7". */
static gboolean
parse_parts (const NbTokens *t,
             guint i,
             DayParts *parts)
{
  guint next;

  memset (parts, 0, sizeof *parts);
  parts->day = day_number (t, i, &i);
  if (!parts->day)
    return FALSE;
  if (nb_scan_is_joint (t, i + 1, "/-.") && nb_scan_is_small (t, i + 2, 12))
    {
      parts->month = t->v[i + 2].number;
      next = i + 3;
      if (nb_scan_is_joint (t, next, "/-.") && nb_scan_is_year (t, next + 1))
        {
          parts->year = t->v[next + 1].number;
          next += 2;
        }
      else if (nb_scan_is_joint (t, next, "/") && nb_tokens_is_mark (t, i + 1, "/") && is_misprinted_year (t, next + 1))
        next += 2;
      else if (nb_scan_is_joint (t, next, "/-.") && nb_tokens_is_number (t, next + 1))
        {
          /* "14/9-20/9": another mark, another day */
          if (nb_tokens_is_mark (t, i + 1, "/.") && nb_tokens_is_mark (t, next, "-"))
            {
              parts->next = next;
              return parts->day <= nb_days_in_month (0, parts->month);
            }
          /* "05/3/21": the century is ours */
          if (nb_tokens_is_mark (t, i + 1, "-.") || !nb_scan_is_small (t, next + 1, 40) || t->v[next + 1].end - t->v[next + 1].start != 2
              || nb_scan_is_joint (t, next + 2, "/-."))
            return FALSE;
          parts->year = 2000 + t->v[next + 1].number;
          next += 2;
        }
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
      else if (nb_tokens_is_mark (t, next, "/-,.") && nb_scan_is_year (t, next + 1))
        {
          parts->year = t->v[next + 1].number;
          next += 2;
        }
      /* "18 Tháng 8 2015" */
      else if (nb_scan_is_year (t, next))
        parts->year = t->v[next++].number;
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

gint8
nb_scan_weekday_before (const NbTokens *t,
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

/* "ngày", also as fingers and scanners have it. */
static gboolean
is_day_word (const NbTokens *t,
             guint i)
{
  return nb_tokens_is_any (t, i, (const char *const[]){ "ngày", "nagỳ", "nàgy", "ngáy", "ngầy", "ngàỳ", "nggày", "ngàyy", NULL });
}

/* Walks back over a weekday's name: "Thứ Ba,", "thứ 7 (", "Chủ nhật". */
static guint
before_weekday (const NbTokens *t,
                guint i)
{
  guint first = i;

  if (first && nb_tokens_is_mark (t, first - 1, ",("))
    first--;
  if (first > 1 && nb_scan_weekday_before (t, first, 2) && (nb_tokens_is (t, first - 2, "thứ") || nb_tokens_is (t, first - 2, "chủ")))
    return first - 2;
  return i;
}

/* Walks back over "sáng nay", "hôm qua (", "Chiều qua", right before a day. */
static guint
before_relative (const NbTokens *t,
                 guint i)
{
  guint at = i;

  if (at && nb_tokens_is_mark (t, at - 1, ",("))
    at--;
  /* "thứ bảy tuần trước (20/9)" */
  if (at > 3 && nb_tokens_is (t, at - 2, "tuần") && nb_tokens_is_any (t, at - 1, (const char *const[]){ "trước", "qua", "này", NULL }))
    {
      guint first = before_weekday (t, at - 2);

      return first == at - 2 ? i : first;
    }
  if (at > 1 && nb_tokens_is_any (t, at - 1, (const char *const[]){ "nay", "qua", "mai", NULL })
      && (nb_tokens_is (t, at - 2, "hôm") || nb_tokens_is (t, at - 2, "ngày") || nb_tokens_is_any (t, at - 2, nb_scan_sessions)))
    {
      at -= 2;
      return at && nb_tokens_is_any (t, at - 1, nb_scan_sessions) ? at - 1 : at;
    }
  return i;
}

/* Walks back over what leads a date in: "Sáng ngày", "Chiều", "vào ngày", "Thứ Ba, ngày". */
static guint
lead_in (const NbTokens *t,
         guint i,
         guint16 *flags)
{
  guint first = i, before;

  if (first && is_day_word (t, first - 1))
    {
      first--;
      *flags |= NB_DATE_LED_IN;
    }
  /* "vào các ngày 3, 4, 5/6" */
  if (first != i && first && nb_tokens_is (t, first - 1, "các"))
    first--;
  before = before_weekday (t, first);
  if (before != first)
    {
      first = before;
      *flags |= NB_DATE_LED_IN;
    }
  if (first && nb_tokens_is_any (t, first - 1, nb_scan_sessions) && (first < 2 || !nb_tokens_is (t, first - 2, "ánh")))
    {
      first--;
      *flags |= NB_DATE_LED_IN | NB_DATE_SESSION;
      if (first && nb_tokens_is_any (t, first - 1, nb_scan_sessions))
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
  if (first > 1 && nb_tokens_is_mark (t, first - 1, "(") && is_day_word (t, first - 2))
    {
      first -= 2;
      *flags |= NB_DATE_LED_IN;
    }
  before = before_relative (t, first);
  if (before != first)
    {
      first = before;
      *flags |= NB_DATE_LED_IN | NB_DATE_SESSION;
    }
  return first;
}

/* The days in the middle of "các ngày 3, 4, 5/6" and "19, 20 và 21/3": each later than the one before. */
static guint
skip_listed (const NbTokens *t,
             guint k,
             int day)
{
  DayParts last;

  while (nb_tokens_is_mark (t, k, ",") && nb_scan_is_small (t, k + 1, 31) && t->v[k + 1].number > day && !parse_parts (t, k + 1, &last)
         && (nb_tokens_is_mark (t, k + 2, ",-–&") || nb_tokens_is_any (t, k + 2, (const char *const[]){ "và", "đến", NULL })))
    {
      day = t->v[k + 1].number;
      k += 2;
    }
  return k;
}

/* The first day of "16 đến ngày 26/7", "19-20/3", "19 và 20/3/2021", "28/9 đến 2/10": from @i to a day behind it. */
guint
nb_scan_range (const NbTokens *t,
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
  k = skip_listed (t, from.next, from.day);
  if (nb_tokens_is (t, k, "đến") || nb_tokens_is (t, k, "tới"))
    k += nb_tokens_is (t, k + 1, "hết") ? 2 : 1;
  else if (nb_tokens_is_mark (t, k, "-–—") || nb_tokens_is (t, k, "và") || (!had_month && nb_tokens_is_mark (t, k, ",&")))
    k++;
  else
    return 0;
  /* "từ sáng 5 đến chiều 6/3" */
  if (nb_tokens_is_any (t, k, nb_scan_sessions))
    k++;
  if (is_day_word (t, k))
    k++;
  if (!parse_parts (t, k, &to))
    return 0;
  first = lead_in (t, i, &flags);
  if (first && nb_tokens_is (t, first - 1, "từ"))
    {
      first--;
      flags |= NB_DATE_LED_IN;
    }
  if (nb_scan_said_lunar (t, to.next))
    flags |= NB_DATE_LUNAR;
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

/* "6/15/2023": month first, as systems from overseas print it; only where it can be nothing else. */
static gboolean
parse_month_first (const NbTokens *t,
                   guint i,
                   DayParts *parts)
{
  memset (parts, 0, sizeof *parts);
  if (!nb_scan_is_small (t, i, 12) || !nb_scan_is_joint (t, i + 1, "/") || !nb_scan_is_small (t, i + 2, 31) || t->v[i + 2].number <= 12
      || !nb_scan_is_joint (t, i + 3, "/") || !nb_scan_is_year (t, i + 4))
    return FALSE;
  parts->month = t->v[i].number;
  parts->day = t->v[i + 2].number;
  parts->year = t->v[i + 4].number;
  parts->next = i + 5;
  return parts->day <= nb_days_in_month (parts->year, parts->month);
}

/* "5/3, tổ dân vận …" at the head of a line or in brackets of its own: "(12/6)". */
static gboolean
opens_clause (const NbTokens *t,
              guint i)
{
  return (i == 0 || t->v[i - 1].kind == NB_TOKEN_LINE_END) && nb_tokens_is_mark (t, i + 3, ",");
}

guint
nb_scan_day (const NbTokens *t,
             guint i,
             GArray *hits)
{
  DayParts parts;
  NbEdtf value;
  guint16 flags = 0;
  guint first;

  if (!parse_parts (t, i, &parts) && !parse_month_first (t, i, &parts))
    return 0;
  /* inside of a longer number: "0913.068.624", "1/2/3" */
  if (i && nb_scan_is_joint (t, i - 1, "/-.,") && i > 1 && nb_tokens_is_number (t, i - 2))
    return 0;
  first = lead_in (t, i, &flags);
  if (nb_scan_said_lunar (t, parts.next))
    flags |= NB_DATE_LUNAR;
  if (!(flags & NB_DATE_LED_IN) && !parts.year && !nb_tokens_is (t, i + 1, "tháng") && !opens_clause (t, i))
    return 0;
  /* a fraction: "1/3 số hộ"; a short year needs its "ngày" */
  if (!(flags & NB_DATE_LED_IN) && parts.year && t->v[parts.next - 1].number < 100)
    return 0;
  value = edtf_of (&parts);
  nb_scan_add (hits, t, NB_DATE_DAY, first, parts.next, &value, flags);
  return parts.next;
}

/* "Nagỳ l0/3": a day that begins with a letter. */
guint
nb_scan_misread (const NbTokens *t,
                 guint i,
                 GArray *hits)
{
  guint last;

  return t->v[i].end - t->v[i].start == 1 && i && day_number (t, i, &last) && is_day_word (t, i - 1) ? nb_scan_day (t, i, hits) : 0;
}
