/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the event that an article reports took place.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-date-choice.h"

#define BEST_LEAST 10

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

/* "Sáng 20/8, … Trong hai ngày 20 và 21/8, lớp …": an event that goes on for as many days as are counted there. */
static const NbDateHit *
find_whole (NbReading *reading,
            const GArray *hits,
            const NbDateHit *day,
            NbEdtf *value)
{
  static const char *const counts[] = { "hai", "ba", "bốn", "năm", "sáu", "bảy" };
  const NbTokens *t = reading->tokens;

  for (guint i = 0; i < hits->len && day->kind == NB_DATE_DAY; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line = nb_dates_line_of (reading, hit, NULL);
      const char *why;
      NbEdtf whole;
      NbDay first, last;

      if (hit->kind != NB_DATE_RANGE || hit <= day || !line || !nb_line_is_prose (line) || hit->value.start.day != value->start.day)
        continue;
      whole = nb_date_value (reading, hits, hit, &why);
      if (!whole.is_known || whole.start.year != value->start.year || whole.start.part != value->start.part)
        continue;
      whole.start.year = whole.start.year ? whole.start.year : 2000;
      whole.end.year = whole.end.year ? whole.end.year : 2000;
      if (!nb_edtf_days (&whole, &first, &last))
        continue;
      for (guint k = hit->first + 1; k-- > line->first + 1 && hit->first < k + 4; )
        if (nb_tokens_is (t, k, "ngày")
            && ((nb_tokens_is_number (t, k - 1) && t->v[k - 1].number == last - first + 1)
                || (last - first < (NbDay) G_N_ELEMENTS (counts) + 1 && last > first && nb_tokens_is (t, k - 1, counts[last - first - 1]))))
          {
            *value = nb_date_value (reading, hits, hit, &why);
            return hit;
          }
    }
  return day;
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
  double confidence;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const char *why = "stated";
      const NbLine *line;
      NbEdtf value;
      guint index;
      int score;

      line = nb_dates_line_of (reading, hit, &index);
      score = line ? nb_date_score (reading, hits, hit, line, index) : 0;
      if (score <= best_score)
        continue;
      value = nb_date_value (reading, hits, hit, &why);
      if (!value.is_known || !nb_date_check_age (reading, hits, hit, line, &value, &why))
        continue;
      best = hit;
      best_score = score;
      best_value = value;
      reason = why;
    }
  if (!best || is_long_ago (reading, best))
    return;
  best = find_whole (reading, hits, best, &best_value);
  confidence = confidence_of (best, &best_value, best_score, reason);
  /* an address is made when a page is, but by a machine */
  if (g_str_equal (reason, "published") && nb_published_is_by_address (reading))
    {
      reason = "address";
      confidence = MIN (confidence, 0.7);
    }
  rule = g_strconcat ("happened.", reason, NULL);
  happened->value = best_value;
  happened->evidence = nb_tokens_evidence (reading->tokens, best->first, best->last, rule, confidence);
}
