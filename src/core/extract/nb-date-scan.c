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
  if (first > 1 && weekday_before (t, first, 2) && (nb_tokens_is (t, first - 2, "thứ") || nb_tokens_is (t, first - 2, "chủ")))
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
      && (nb_tokens_is (t, at - 2, "hôm") || nb_tokens_is (t, at - 2, "ngày") || nb_tokens_is_any (t, at - 2, sessions)))
    {
      at -= 2;
      return at && nb_tokens_is_any (t, at - 1, sessions) ? at - 1 : at;
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

  /* "sáng nay" before "(19/12)" was taken for a day of its own */
  while (hits->len && g_array_index (hits, NbDateHit, hits->len - 1).first >= first)
    g_array_set_size (hits, hits->len - 1);
  hit.flags |= nb_scan_context (t, kind, first, last);
  if (kind == NB_DATE_DAY)
    {
      guint number = first;

      while (number < last && !nb_tokens_is_number (t, number))
        number++;
      hit.weekday = weekday_before (t, number, number - first + 4);
    }
  g_array_append_val (hits, hit);
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
  k = skip_listed (t, from.next, from.day);
  if (nb_tokens_is (t, k, "đến") || nb_tokens_is (t, k, "tới"))
    k += nb_tokens_is (t, k + 1, "hết") ? 2 : 1;
  else if (nb_tokens_is_mark (t, k, "-–—") || nb_tokens_is (t, k, "và") || (!had_month && nb_tokens_is_mark (t, k, ",&")))
    k++;
  else
    return 0;
  /* "từ sáng 5 đến chiều 6/3" */
  if (nb_tokens_is_any (t, k, sessions))
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

/* "5/3, tổ dân vận …" at the head of a line or in brackets of its own: "(12/6)". */
static gboolean
opens_clause (const NbTokens *t,
                      guint i)
{
  return (i == 0 || t->v[i - 1].kind == NB_TOKEN_LINE_END) && nb_tokens_is_mark (t, i + 3, ",");
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
static guint
scan_misread (const NbTokens *t,
              guint i,
              GArray *hits)
{
  guint last;

  return t->v[i].end - t->v[i].start == 1 && i && day_number (t, i, &last) && is_day_word (t, i - 1) ? scan_day (t, i, hits) : 0;
}

static guint
scan_relative (const NbTokens *t,
               guint i,
               GArray *hits)
{
  static const char *const recent[] = { "vừa qua", "mới đây", "vừa tổ chức", "vừa được", "vừa có", "vừa diễn ra", "vừa phối hợp", "vừa tiến hành",
                                        "vừa khai mạc", "vừa trao", "vừa bàn giao", "vừa ra mắt", "vừa đến", "vừa thăm", NULL };
  /* "thời gian vừa qua", "nhiệm kỳ vừa qua": no event but a stretch of time */
  static const char *const stretches[] = { "gian", "năm", "kỳ", "tháng", "quý", "điều", "nay", NULL };
  NbEdtf none = NB_EDTF_UNKNOWN;

  gboolean is_now = nb_tokens_is (t, i + 1, "nay"), is_past = !is_now && nb_tokens_is (t, i + 1, "qua");

  if ((is_now || is_past) && !nb_tokens_is (t, i, "hôm") && !nb_tokens_is_any (t, i, sessions))
    is_now = is_past = FALSE;
  if (is_now)
    nb_scan_add (hits, t, NB_DATE_TODAY, i, i + 2, &none, nb_tokens_is (t, i, "hôm") ? 0 : NB_DATE_SESSION);
  else if (is_past)
    nb_scan_add (hits, t, NB_DATE_YESTERDAY, i, i + 2, &none, nb_tokens_is (t, i, "hôm") ? 0 : NB_DATE_SESSION);
  else if (!nb_tokens_is (t, i, "vừa") && !nb_tokens_is (t, i, "mới"))
    return 0;
  else
    {
      const char *const *phrase = recent;

      while (*phrase && !nb_tokens_match (t, i, *phrase))
        phrase++;
      if (!*phrase || (i && nb_tokens_is_any (t, i - 1, stretches)))
        return 0;
      nb_scan_add (hits, t, NB_DATE_RECENT, i, i + 2, &none, 0);
    }
  return i + 2;
}

/**
 * nb_date_scan:
 *
 * Returns: (transfer full) (element-type NbDateHit): in the order of the text, without overlaps
 */
GArray *
nb_date_scan (const NbTokens *t)
{
  static guint (*const number_rules[]) (const NbTokens *, guint, GArray *) = {
    nb_scan_half, nb_scan_lunar_day, scan_range, scan_day, nb_scan_bare_month, nb_scan_year,
  };
  static guint (*const word_rules[]) (const NbTokens *, guint, GArray *) = {
    nb_scan_lunar_day, nb_scan_lunar_year, nb_scan_month, nb_scan_quarter, nb_scan_half, scan_relative, scan_misread,
  };
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
