/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds dates and periods among the tokens of a text, in one pass.
 * Pure functions; usable from any thread. */

#include "extract/nb-date-scan-private.h"

#include <string.h>

#define YEAR_MIN 1900
#define YEAR_MAX 2100
#define MAX_HITS 4000      /* a text with more is a table of dates, not an article */

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
  if (kind == NB_DATE_WEEKDAY)
    hit.weekday = nb_scan_weekday_before (t, last - 2, 2);
  if (kind == NB_DATE_DAY)
    {
      guint number = first;

      while (number < last && !nb_tokens_is_number (t, number))
        number++;
      hit.weekday = nb_scan_weekday_before (t, number, number - first + 4);
    }
  g_array_append_val (hits, hit);
}

/* "Tuần rồi, …" at the head of a sentence; "hai tuần qua" is a stretch of time. */
static guint
scan_week (const NbTokens *t,
           guint i,
           GArray *hits)
{
  static const char *const lasts[] = { "rồi", "qua", "trước", NULL };
  NbEdtf none = NB_EDTF_UNKNOWN;
  guint last = nb_tokens_match (t, i, "tuần vừa qua") ? i + 3 : i + 2;

  if (!nb_tokens_is (t, i, "tuần") || (last == i + 2 && !nb_tokens_is_any (t, i + 1, lasts)))
    return 0;
  if (i > 1 && nb_scan_weekday_before (t, i, 2))
    {
      guint first = i - 2;

      if (nb_tokens_is (t, i + 1, "qua") || last == i + 3)
        return 0;
      if (first && nb_tokens_is_any (t, first - 1, nb_scan_sessions))
        first--;
      nb_scan_add (hits, t, NB_DATE_WEEKDAY, first, last, &none, NB_DATE_SESSION);
    }
  else if (nb_tokens_is_capital (t, i))
    nb_scan_add (hits, t, NB_DATE_LAST_WEEK, i, last, &none, 0);
  else
    return 0;
  return last;
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

  if ((is_now || is_past) && !nb_tokens_is (t, i, "hôm") && !nb_tokens_is_any (t, i, nb_scan_sessions))
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
    nb_scan_half, nb_scan_lunar_day, nb_scan_range, nb_scan_day, nb_scan_bare_month, nb_scan_year,
  };
  static guint (*const word_rules[]) (const NbTokens *, guint, GArray *) = {
    nb_scan_lunar_day, nb_scan_lunar_year, nb_scan_month, nb_scan_quarter, nb_scan_half, scan_week, scan_relative, nb_scan_misread,
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
