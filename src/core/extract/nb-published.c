/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the page appeared: its date line, its metadata, a crawler's mark, the address.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-dates.h"
#include "extract/nb-lines.h"

#include "base/nb-text.h"

#include <string.h>

/* So many lines of the site between a date and the title make it the page's clock. */
#define APART_LINES 3
#define CLOCK_LINE_WORDS 10
/* Weather within so many lines above the title. */
#define CLOCK_REACH 8
/* A page's date below its text stands within so many lines of it. */
#define TAIL_REACH 4

/**
 * nb_dates_line_of:
 * @index: (out) (optional): the line's number
 *
 * Returns: (nullable): the line in which @hit stands, %NULL if it is in none (a crawler's prefix)
 */
const NbLine *
nb_dates_line_of (const NbReading *reading,
                  const NbDateHit *hit,
                  guint *index)
{
  guint low = 0, high = reading->lines->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (nb_reading_line (reading, middle)->last <= hit->first)
        low = middle + 1;
      else
        high = middle;
    }
  if (low >= reading->lines->len || nb_reading_line (reading, low)->first > hit->first)
    return NULL;
  if (index)
    *index = low;
  return nb_reading_line (reading, low);
}

/* The clock that greets a page's visitor: "Hôm nay: 22/11/2024". */
static gboolean
is_clock (const NbReading *reading,
          const NbLine *line)
{
  static const char *const clocks[] = { "hôm nay :", "hôm nay ,", "hôm nay là", "bây giờ", NULL };

  return nb_lines_has_prefix (reading, line, clocks);
}

/* "Hà Nội 27°C": what the visitor is told at the top of the page, as of today. */
static gboolean
has_weather (const NbReading *reading,
             guint title)
{
  const NbTokens *t = reading->tokens;
  guint first = title > CLOCK_REACH ? title - CLOCK_REACH : 0;

  for (guint i = nb_reading_line (reading, first)->first; i + 1 < nb_reading_line (reading, title)->first; i++)
    if (nb_tokens_is_mark (t, i, "°") && nb_tokens_is (t, i + 1, "c"))
      return TRUE;
  return FALSE;
}

/* A date at the top of the page with the weather, the menu and the like between it and the title is the visitor's. */
static gboolean
stands_apart (const NbReading *reading,
              guint index,
              guint title)
{
  guint between = 0;

  if (index < title && has_weather (reading, title))
    return TRUE;
  /* above the title of a page with structure only what stands next to it, as a date of its own */
  if (reading->is_html && index < title)
    return nb_reading_line (reading, index)->hint != NB_HINT_DATE || index + 1 != title;
  if (nb_reading_line (reading, index)->hint == NB_HINT_DATE)
    return FALSE;
  for (guint i = index + 1; i < title; i++)
    between += nb_reading_line (reading, i)->class == NB_LINE_BOILERPLATE && nb_reading_line (reading, i)->n_words <= CLOCK_LINE_WORDS;
  return between >= APART_LINES;
}

static gboolean
is_full_day (const NbDateHit *hit)
{
  return hit->kind == NB_DATE_DAY && hit->value.start.year && !(hit->flags & NB_DATE_LUNAR);
}

static void
set_published (NbReading *reading,
               const NbEdtf *value,
               const char *time,
               NbEvidence *evidence)
{
  NbDated *published = &reading->article->published;

  published->value = *value;
  published->time = time && *time ? g_strdup (time) : NULL;
  published->evidence = evidence;
}

/* An ISO 8601 date and time; a time in another zone is told in Vietnam's. */
static gboolean
parse_iso (const char *text,
           NbEdtf *value,
           char time[6])
{
  g_autoptr (GTimeZone) vietnam = g_time_zone_new_offset (7 * 3600);
  g_autoptr (GDateTime) moment = NULL;
  g_autofree char *day = NULL;

  time[0] = '\0';
  if (!text || strlen (text) < 4)
    return FALSE;
  moment = g_date_time_new_from_iso8601 (text, vietnam);
  if (moment)
    {
      g_autoptr (GDateTime) local = g_date_time_to_timezone (moment, vietnam);
      int year, month, mday;

      g_date_time_get_ymd (local, &year, &month, &mday);
      *value = nb_edtf_day (year, month, mday);
      g_snprintf (time, 6, "%02d:%02d", g_date_time_get_hour (local), g_date_time_get_minute (local));
      if (strlen (text) <= 10)
        time[0] = '\0';
      return value->is_known;
    }
  if (nb_edtf_parse (text, value, NULL) && value->is_known)
    return TRUE;
  day = g_strndup (text, 10);
  return strlen (text) > 10 && nb_edtf_parse (day, value, NULL) && value->is_known;
}

/* "13/07/2021 21:00" as some pages write it into their metadata. */
static gboolean
parse_printed (const char *text,
               NbEdtf *value,
               char time[6])
{
  g_autofree char *normal = nb_text_normalise (text, -1);
  NbTokens *tokens = nb_tokens_new (normal, NULL);
  g_autoptr (GArray) hits = nb_date_scan (tokens);
  gboolean found = FALSE;

  time[0] = '\0';
  for (guint i = 0; i < hits->len && !found; i++)
    if (is_full_day (&g_array_index (hits, NbDateHit, i)))
      {
        *value = g_array_index (hits, NbDateHit, i).value;
        nb_date_scan_time (tokens, 0, tokens->n, time);
        found = TRUE;
      }
  nb_tokens_free (tokens);
  return found;
}

static gboolean
parse_any (const char *text,
           NbEdtf *value,
           char time[6])
{
  return text && (parse_iso (text, value, time) || parse_printed (text, value, time));
}

static void
line_time (const NbReading *reading,
           const NbLine *line,
           const NbDateHit *hit,
           char time[6])
{
  time[0] = '\0';
  if (!nb_date_scan_time (reading->tokens, line->first, hit->first, time))
    nb_date_scan_time (reading->tokens, hit->last, line->last, time);
}

/* The page's date line: behind the title rather than before it, with a time rather than without. */
static gboolean
from_date_line (NbReading *reading,
                const GArray *hits)
{
  const NbDateHit *best = NULL;
  char best_time[6] = "";
  int best_score = 0;
  guint title = 0;

  for (guint i = 0; i < reading->lines->len; i++)
    if (nb_reading_line (reading, i)->class == NB_LINE_TITLE)
      title = i;
  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line;
      char time[6];
      guint index;
      int score;

      if (!is_full_day (hit))
        continue;
      line = nb_dates_line_of (reading, hit, &index);
      if (!line || line->class != NB_LINE_DATE || is_clock (reading, line) || stands_apart (reading, index, title))
        continue;
      line_time (reading, line, hit, time);
      score = 10 + (index > title ? 6 : 0) + (*time ? 5 : 0) + (line->hint == NB_HINT_DATE ? 4 : 0) - (int) MIN (ABS ((int) index - (int) title), 5);
      if (best && nb_edtf_equal (&best->value, &hit->value))
        score = MAX (score, best_score + (*time && !*best_time ? 1 : -20));
      if (score > best_score)
        {
          best = hit;
          best_score = score;
          if (*time || !nb_edtf_equal (&best->value, &hit->value))
            memcpy (best_time, time, sizeof best_time);
          else if (!*best_time)
            memcpy (best_time, time, sizeof best_time);
        }
    }
  if (!best)
    return FALSE;
  set_published (reading, &best->value, best_time,
                 nb_tokens_evidence (reading->tokens, best->first, best->last, "published.date-line", 0.95));
  return TRUE;
}

/* Between the title and the first paragraph. */
static gboolean
stands_below_title (const NbReading *reading,
                    const NbEvidence *evidence)
{
  gboolean had_title = FALSE;

  for (guint i = 0; i < reading->body_first && i < reading->lines->len; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);

      had_title |= line->class == NB_LINE_TITLE;
      if (line->start <= evidence->start && line->end >= evidence->end)
        return had_title;
    }
  return FALSE;
}

/* The clock at a page's top never goes behind what the page says of itself; a system that refreshes its metadata does. */
static gboolean
is_earlier (const NbEdtf *printed,
            const NbEdtf *said)
{
  NbDay first, last, said_first, said_last;

  return nb_edtf_days (printed, &first, &last) && nb_edtf_days (said, &said_first, &said_last) && last < said_first;
}

static gboolean
from_metadata (NbReading *reading)
{
  NbEdtf value;
  char time[6];

  if (!parse_any (reading->meta.published, &value, time))
    return FALSE;
  set_published (reading, &value, time, nb_evidence_new (0, 0, reading->meta.published, "published.metadata", 0.97));
  return TRUE;
}

static gboolean
from_prefix (NbReading *reading)
{
  g_autofree char *text = NULL;
  NbEdtf value;

  if (reading->prefix_first >= reading->prefix_last)
    return FALSE;
  text = nb_tokens_dup (reading->tokens, reading->prefix_first, reading->prefix_last);
  if (!nb_edtf_parse (text, &value, NULL))
    return FALSE;
  set_published (reading, &value, NULL,
                 nb_tokens_evidence (reading->tokens, reading->prefix_first, reading->prefix_last, "published.crawler-prefix", 0.8));
  return TRUE;
}

/* A date line that lost its line end, before the first word or behind the last one of a title or paragraph: "13/9/2023Từ
 * đầu năm …", "22:03 03/07/2024 Chiều 3-7, …", "… cùng dự. 18:42 | 23/02/2024", "… làm việc tại xã (02/12/2017 15:00)". */
static gboolean
from_glued_line (NbReading *reading,
                 const GArray *hits)
{
  const NbTokens *t = reading->tokens;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line;
      char time[6];
      guint last;
      gboolean has_time, at_head, at_end;

      if (!is_full_day (hit) || nb_tokens_is (t, hit->first, "ngày"))
        continue;
      line = nb_dates_line_of (reading, hit, NULL);
      if (!line || (!nb_line_is_prose (line) && line->class != NB_LINE_TITLE) || hit->last > line->last)
        continue;
      time[0] = '\0';
      last = hit->last;
      /* "14:20 28/09/2023 GMT+7" */
      if (nb_tokens_is (t, last, "gmt") && line->last - last <= 3)
        last = line->last;
      has_time = hit->first - line->first < 8 && hit->first > line->first && nb_date_scan_time (t, line->first, hit->first, time);
      at_head = line->class == NB_LINE_LEAD && nb_tokens_is_capital (t, last)
                && (has_time || (hit->first == line->first && !nb_tokens_is_spaced (t, last)));
      at_end = !at_head && line->last - last < 8
               && ((last == line->last && nb_date_scan_time (t, hit->first - MIN (hit->first - line->first, 9), hit->first, time))
                   || (nb_tokens_is_mark (t, line->last - 1, ")") && nb_tokens_is_mark (t, hit->first - 1, "(")
                       && nb_date_scan_time (t, last, line->last, time)));
      if (!at_head && !at_end)
        continue;
      set_published (reading, &hit->value, time, nb_tokens_evidence (t, hit->first, last, "published.date-line", 0.8));
      return TRUE;
    }
  return FALSE;
}

/* "18/7/2024 23:10" on a line of its own behind the text and its source; without that it may be another page's. */
static gboolean
from_tail_line (NbReading *reading,
                const GArray *hits)
{
  static const char *const sources[] = { "nguồn", "theo", NULL };
  char time[6];
  guint last = G_MAXUINT;

  for (guint i = reading->lines->len; i-- > 0 && last == G_MAXUINT; )
    if (nb_line_is_prose (nb_reading_line (reading, i)))
      last = i;
  for (guint i = 0; i < hits->len && last != G_MAXUINT; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line;
      guint index;

      if (!is_full_day (hit) || !(line = nb_dates_line_of (reading, hit, &index)) || index <= last || nb_line_is_body (line))
        continue;
      line_time (reading, line, hit, time);
      if (!*time || hit->first != line->first || line->last > hit->last + 5 || index > last + TAIL_REACH
          || !nb_lines_has_prefix (reading, nb_reading_line (reading, index - 1), sources))
        return FALSE;
      set_published (reading, &hit->value, time, nb_tokens_evidence (reading->tokens, hit->first, hit->last, "published.date-line", 0.7));
      return TRUE;
    }
  return FALSE;
}

/* "hôm nay, 15-10-2010" in the text tells both days at once. */
static gboolean
from_today (NbReading *reading,
            const GArray *hits)
{
  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);
      const NbLine *line = nb_dates_line_of (reading, hit, NULL);

      if (is_full_day (hit) && line && nb_line_is_prose (line)
          && nb_tokens_is_any (reading->tokens, hit->first, (const char *const[]){ "hôm", "sáng", "chiều", "tối", "trưa", NULL })
          && nb_tokens_is (reading->tokens, hit->first + 1, "nay"))
        {
          set_published (reading, &hit->value, NULL,
                         nb_tokens_evidence (reading->tokens, hit->first, hit->last, "published.today", 0.8));
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * nb_published_read:
 * @hits: (element-type NbDateHit): the text's dates
 */
void
nb_published_read (NbReading *reading,
                   const GArray *hits)
{
  NbDated *published = &reading->article->published;
  g_autofree char *part = NULL;
  NbEdtf value;
  char time[6];

  /* the line that is printed between title and text is the article's own and can be seen; systems refresh metadata, and
   * what stands above the title may be a clock */
  if (from_metadata (reading))
    {
      NbDated said = *published;

      memset (published, 0, sizeof *published);
      if (from_date_line (reading, hits) && (nb_edtf_equal (&published->value, &said.value) || stands_below_title (reading, published->evidence)
                                             || is_earlier (&published->value, &said.value)))
        {
          if (said.time && !published->time && nb_edtf_equal (&published->value, &said.value))
            published->time = g_strdup (said.time);
          g_free (said.time);
          nb_evidence_free (said.evidence);
        }
      else
        {
          g_free (published->time);
          nb_evidence_free (published->evidence);
          *published = said;
        }
      return;
    }
  if (from_date_line (reading, hits))
    return;
  if (parse_any (reading->origin->published, &value, time))
    {
      set_published (reading, &value, time, nb_evidence_new (0, 0, reading->origin->published, "published.given", 0.9));
      return;
    }
  if (from_glued_line (reading, hits) || from_prefix (reading) || from_today (reading, hits) || (!reading->is_html && from_tail_line (reading, hits)))
    return;
  if (nb_address_date (reading->origin->url ? reading->origin->url : reading->meta.url, &value, &part))
    set_published (reading, &value, NULL, nb_evidence_new (0, 0, part, "published.address", 0.5));
}

/**
 * nb_published_is_by_address:
 *
 * Returns: whether only the page's address tells when it appeared
 */
gboolean
nb_published_is_by_address (const NbReading *reading)
{
  const NbDated *published = &reading->article->published;

  return published->value.is_known && g_str_equal (published->evidence->rule, "published.address");
}

/**
 * nb_published_settle:
 *
 * Takes a month that only the address tells away again, when everything that asks for the year has been read: newspapers
 * sort their pages into folders by month, and not always by that of publication.
 */
void
nb_published_settle (NbReading *reading)
{
  NbDated *published = &reading->article->published;

  if (!nb_published_is_by_address (reading) || published->value.start.day)
    return;
  published->value = NB_EDTF_UNKNOWN;
  g_clear_pointer (&published->evidence, nb_evidence_free);
}
