/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The province of an article: names in its text weighed by where and how they stand, beside where the page comes from.
 * Works on one NbReading; no state of its own; usable from any thread. */

#include "extract/nb-place-finder.h"

#include "extract/nb-place-scan.h"
#include "extract/nb-rules.h"

#include <string.h>

/* Less than this is no province but a name that happens to be there. */
#define ENOUGH 1.2
/* A second place of this share of the first one's weight leaves open which of the two it is about. */
#define TOO_CLOSE 0.85
#define A_THIRD_PLACE 0.6
/* So many words for the central authorities make a text without any place one of the whole country. */
#define CENTRAL_WORDS 4
/* What is left of a weight */
#define OF_ELSEWHERE 0.15
#define OF_A_VENUE 0.1
#define OF_A_BARE_NAME 0.25

/* --- what the names are worth beside each other --------------------------------------------------------------------- */

static gboolean
is_national (const NbPlaceFinder *finder)
{
  return finder->n_national > 0 && finder->n_local_head == 0 && finder->n_ours == 0;
}

/* "xã Mây", "ấp Năm": something smaller than the table's places. */
static gboolean
names_a_unit (const NbReading *reading)
{
  static const char *const units[] = { "xã", "phường", "trấn", "thôn", "bản", "ấp", "buôn", "làng", "xóm", "khóm", "phố", NULL };

  for (guint i = 0; i + 1 < reading->tokens->n; i++)
    if (nb_tokens_is_capital (reading->tokens, i + 1) && nb_tokens_is_any (reading->tokens, i, units))
      return TRUE;
  return FALSE;
}

/* An essay on the Party's policy: no place anywhere, but the central authorities again and again. */
static gboolean
is_of_nowhere (const NbPlaceFinder *finder)
{
  return finder->n_central >= CENTRAL_WORDS && finder->n_bare == 0 && finder->n_ours == 0 && finder->mentions->len == 0 && finder->ambiguous->len == 0
         && finder->home.unit == NB_UNIT_NONE && !names_a_unit (finder->reading);
}

/* Where a national meeting is held is not whom it is about; the screen of a province at such a meeting is. */
static void
fade_venues (NbPlaceFinder *finder)
{
  NbUnit capital = nb_places_find_code (nb_gazetteer_places (finder->reading->rules->gazetteer), "VN-HN");
  gboolean has_screen = FALSE;

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);

      has_screen |= m->is_screen && m->unit != capital && m->weight > 0.3;
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);

      if (finder->n_national && m->is_screen && m->unit != capital)
        m->weight = MAX (m->weight, 3) * 1.5;
      else if (m->unit == capital && (has_screen || is_national (finder)) && (m->is_venue || m->is_screen)
               && (!m->is_full || m->is_screen))
        m->weight *= OF_A_VENUE;
      else if (is_national (finder) && m->is_venue && (!m->is_full || (m->is_city && finder->n_country > 0))
               && finder->n_visits == 0)
        m->weight *= 0.3;
    }
}

/* Guests' homes and places of study count only where nothing else is there; once the head says so it is so all through. */
static void
fade_elsewhere (NbPlaceFinder *finder)
{
  double own[NB_N_UNITS] = { 0, };
  gboolean is_guest[NB_N_UNITS] = { FALSE, }, is_host[NB_N_UNITS] = { FALSE, };

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);
      gboolean is_head = m->zone == NB_LINE_TITLE || m->zone == NB_LINE_LEAD;

      is_guest[m->unit] |= is_head && m->is_elsewhere;
      is_host[m->unit] |= is_head && !is_guest[m->unit];
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);

      m->is_elsewhere |= is_guest[m->unit] && !is_host[m->unit];
      m->is_elsewhere &= finder->home.unit == NB_UNIT_NONE || m->unit != nb_place_finder_unit_meant (finder, finder->home.unit);
      if (!m->is_elsewhere)
        own[m->unit] += m->weight;
    }
  if (finder->home.unit != NB_UNIT_NONE)
    own[nb_place_finder_unit_meant (finder, finder->home.unit)] += 2;
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);
      double others = 0;

      for (NbUnit u = 0; u < NB_N_UNITS && m->is_elsewhere; u++)
        if (u != m->unit)
          others = MAX (others, own[u]);
      if (others >= 0.5)
        m->weight *= OF_ELSEWHERE;
    }
}

/* A district's name alone may be a commune's: it counts where the text calls it a district somewhere, or begins with it. */
static void
fade_bare_districts (NbPlaceFinder *finder)
{
  gboolean is_called[NB_N_UNITS] = { FALSE, };

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);

      is_called[m->unit] |= !m->is_bare || m->zone == NB_LINE_TITLE;
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);

      if (m->is_bare && !is_called[m->unit] && !nb_tokens_is_mark (finder->reading->tokens, m->first - 1, "(")
          && (finder->home.unit == NB_UNIT_NONE || nb_place_finder_unit_meant (finder, finder->home.unit) != m->unit))
        m->weight *= OF_A_BARE_NAME;
    }
}

static void
sum_up (NbPlaceFinder *finder)
{
  /* how much each kind of line may count in all: title, lead, other text, the site around it */
  static const double caps[] = { 7.5, 9, 6, 0.9 };
  double sums[NB_N_UNITS][G_N_ELEMENTS (caps)];

  memset (sums, 0, sizeof sums);
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);
      guint zone = m->zone == NB_LINE_TITLE ? 0 : m->zone == NB_LINE_LEAD ? 1 : m->zone >= NB_LINE_TEXT ? 2 : 3;

      sums[m->unit][zone] += m->weight;
    }
  for (guint u = 0; u < NB_N_UNITS; u++)
    for (guint zone = 0; zone < G_N_ELEMENTS (caps); zone++)
      {
        finder->by_zone[u][zone] = MIN (sums[u][zone], caps[zone]);
        finder->score[u] += finder->by_zone[u][zone];
      }
}

/* "huyện Châu Thành" lies in ten provinces: it strengthens one that is named anyway or whose page it is, and decides nothing
 * by itself. */
static void
resolve_ambiguous (NbPlaceFinder *finder)
{
  NbUnit home = finder->home.unit == NB_UNIT_NONE ? NB_UNIT_NONE : nb_place_finder_unit_meant (finder, finder->home.unit);

  for (guint i = 0; i < finder->ambiguous->len; i++)
    {
      const NbSeenHomonym *one = &g_array_index (finder->ambiguous, NbSeenHomonym, i);
      NbUnit units[NB_MAX_HOMONYMS], found = NB_UNIT_NONE;
      guint n = nb_place_finder_possible_units (finder, one->named, one->kind, units), n_found = 0;

      for (guint k = 0; k < n; k++)
        {
          NbUnit unit = nb_place_finder_unit_meant (finder, units[k]);

          if ((finder->score[unit] > 0.5 || unit == home) && unit != found)
            {
              found = unit;
              n_found++;
            }
        }
      if (n_found == 1)
        {
          NbSeenPlace resolved = one->mention;

          resolved.unit = found;
          finder->score[found] += resolved.weight;
          finder->by_zone[found][resolved.zone == NB_LINE_TITLE ? 0 : resolved.zone == NB_LINE_LEAD ? 1 : 2] += resolved.weight;
          nb_place_finder_add (finder, &resolved);
        }
    }
}

/* A page without a sentence is about nothing. */
static gboolean
tells_something (const NbReading *reading)
{
  for (guint i = 0; i < reading->lines->len; i++)
    if (nb_line_is_prose (nb_reading_line (reading, i)) && !nb_reading_line (reading, i)->outside)
      return TRUE;
  return FALSE;
}

/* A paper writes of its own province unless it says otherwise: most surely where it says "the province". */
static void
add_home (NbPlaceFinder *finder)
{
  const NbPlaces *places = nb_gazetteer_places (finder->reading->rules->gazetteer);
  NbSeenPlace mention = { finder->home.first, finder->home.last, NB_UNIT_NONE, finder->home.strength, .zone = NB_LINE_BOILERPLATE, .rule = finder->home.rule };
  NbUnit unit = finder->home.unit;

  if (unit == NB_UNIT_NONE || !tells_something (finder->reading))
    return;
  /* the site of a merged province keeps its sister's old articles: what they name is theirs */
  for (NbUnit u = 0; u < NB_N_OLD_UNITS && !finder->is_after; u++)
    if (u != unit && nb_places_get_unit (places, u)->parent == nb_places_get_unit (places, unit)->parent
        && finder->score[u] >= ENOUGH && finder->score[u] > finder->score[unit])
      return;
  mention.unit = nb_place_finder_unit_meant (finder, unit);
  if (finder->n_bare == 0 && finder->n_ours == 0)
    mention.weight *= is_national (finder) ? 0.25 : 0.45;
  finder->score[mention.unit] += mention.weight;
  nb_place_finder_add (finder, &mention);
}

/* "Tỉnh ủy" and one place in all the text: it is that place's. */
static void
add_only_place (NbPlaceFinder *finder)
{
  NbUnit only = NB_UNIT_NONE;

  for (NbUnit u = 0; u < NB_N_UNITS; u++)
    if (finder->score[u] >= 0.3)
      {
        if (only != NB_UNIT_NONE)
          return;
        only = u;
      }
  if (only != NB_UNIT_NONE && finder->n_bare > 0 && finder->score[only] >= 0.85)
    finder->score[only] += 0.5;
}

static NbUnit
choose (const NbPlaceFinder *finder,
        double *best_score)
{
  NbUnit best = NB_UNIT_NONE, second = NB_UNIT_NONE;
  double first = 0, next = 0;
  guint n_beside = 0;

  for (NbUnit u = 0; u < NB_N_UNITS; u++)
    if (finder->score[u] > first)
      {
        second = best;
        next = first;
        best = u;
        first = finder->score[u];
      }
    else if (finder->score[u] > next)
      {
        second = u;
        next = finder->score[u];
      }
  *best_score = first;
  for (NbUnit u = 0; u < NB_N_UNITS && best != NB_UNIT_NONE; u++)
    n_beside += u != best && finder->by_zone[u][1] >= A_THIRD_PLACE * finder->by_zone[best][1] && finder->by_zone[u][1] > 1;
  /* a story of three provinces is none's */
  if (n_beside >= 2 && finder->by_zone[best][0] < 1 && (finder->home.unit == NB_UNIT_NONE || nb_place_finder_unit_meant (finder, finder->home.unit) != best))
    return NB_UNIT_NONE;
  if (second == NB_UNIT_NONE || next < first * TOO_CLOSE || finder->by_zone[best][0] > 2 * finder->by_zone[second][0] + 1)
    return best;
  return finder->home.unit != NB_UNIT_NONE && nb_place_finder_unit_meant (finder, finder->home.unit) == best ? best : NB_UNIT_NONE;
}

/* --- writing the result --------------------------------------------------------------------------------------------- */

static void
add_place (NbPlaceFinder *finder,
           const NbSeenPlace *mention,
           NbPlaceRole role,
           double confidence)
{
  const NbReading *reading = finder->reading;
  const NbUnitInfo *info = nb_places_get_unit (nb_gazetteer_places (reading->rules->gazetteer), mention->unit);
  NbEvidence *evidence;

  for (guint i = 0; i < reading->article->places->len; i++)
    if (g_str_equal (((NbPlaceMention *) g_ptr_array_index (reading->article->places, i))->unit, info->code))
      return;
  if (mention->first < mention->last)
    evidence = nb_tokens_evidence (reading->tokens, mention->first, mention->last, mention->rule, confidence);
  else
    evidence = nb_evidence_new (0, 0, reading->host ? reading->host : "", mention->rule, confidence);
  g_ptr_array_add (reading->article->places, nb_place_mention_new (info->code, info->name, role, evidence));
}

static const NbSeenPlace *
best_mention (const NbPlaceFinder *finder,
              NbUnit unit)
{
  const NbSeenPlace *best = NULL;

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);

      if (m->unit == unit && (!best || m->weight > best->weight))
        best = m;
    }
  return best;
}

static void
write_places (NbPlaceFinder *finder)
{
  NbArticle *article = finder->reading->article;
  double score, head;
  NbUnit best = choose (finder, &score);

  head = best == NB_UNIT_NONE ? 0 : finder->by_zone[best][0] + finder->by_zone[best][1];
  if (!tells_something (finder->reading))
    article->scope = NB_SCOPE_UNKNOWN;
  else if (is_of_nowhere (finder) || (is_national (finder) && (best == NB_UNIT_NONE || (head < 2 && score < 3.5))))
    article->scope = NB_SCOPE_NATIONAL;
  else if (best != NB_UNIT_NONE && score >= ENOUGH)
    {
      const NbSeenPlace *why = best_mention (finder, best);

      article->scope = NB_SCOPE_PROVINCE;
      if (why)
        add_place (finder, why, NB_ROLE_SUBJECT, CLAMP (0.5 + score / 16, 0.5, 0.97));
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const NbSeenPlace *m = &g_array_index (finder->mentions, NbSeenPlace, i);
      gboolean is_venue = m->is_venue && article->scope != NB_SCOPE_UNKNOWN && m->zone == NB_LINE_LEAD;

      if (m->first < m->last && (m->zone == NB_LINE_TITLE || m->zone >= NB_LINE_LEAD)
          && !(article->scope == NB_SCOPE_PROVINCE && m->unit == best))
        add_place (finder, m, is_venue ? NB_ROLE_VENUE : NB_ROLE_MENTIONED, 0.6);
    }
}

/**
 * nb_places_read:
 *
 * The province with the best evidence becomes the article's subject if the evidence is enough and no other comes near it; a
 * national article has none. Unknown is an honest answer.
 */
void
nb_places_read (NbReading *reading)
{
  NbPlaceFinder *finder = g_new0 (NbPlaceFinder, 1);

  finder->reading = reading;
  finder->mentions = g_array_new (FALSE, TRUE, sizeof (NbSeenPlace));
  finder->ambiguous = g_array_new (FALSE, TRUE, sizeof (NbSeenHomonym));
  finder->home = nb_place_home_read (reading);
  nb_place_finder_scan (finder);
  fade_venues (finder);
  fade_elsewhere (finder);
  fade_bare_districts (finder);
  sum_up (finder);
  resolve_ambiguous (finder);
  add_home (finder);
  add_only_place (finder);
  write_places (finder);
  g_array_unref (finder->mentions);
  g_array_unref (finder->ambiguous);
  g_free (finder);
}
