/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The province of an article: names in its text weighed by where and how they stand, beside where the page comes from.
 * Works on one NbReading; no state of its own; usable from any thread. */

#include "extract/nb-place-finder.h"

#include "extract/nb-date-scan.h"
#include "extract/nb-place-home.h"
#include "extract/nb-place-words.h"
#include "extract/nb-rules.h"

#include <string.h>

/* Less than this is no province but a name that happens to be there. */
#define ENOUGH 1.2
/* A second place of this share of the first one's weight leaves open which of the two it is about. */
#define TOO_CLOSE 0.85
#define A_THIRD_PLACE 0.6
#define MAX_MENTIONS 400
#define GUESTS_REACH 12
#define STUDY_REACH 60
/* What is left of a weight */
#define OF_ELSEWHERE 0.15
#define OF_A_LIST 0.15
#define OF_A_PAIR 0.6
#define OF_A_VENUE 0.1
#define OF_A_BARE_NAME 0.25

typedef struct
{
  guint    first, last;    /* tokens; equal: from outside of the text */
  NbUnit   unit;           /* as the article means it */
  double   weight;
  guint    is_venue : 1;
  guint    is_full : 1;    /* "tỉnh Hà Giang", "Tỉnh ủy Hà Giang" */
  guint    is_elsewhere : 1; /* where guests come from, or where one went to learn */
  guint    is_screen : 1;  /* "điểm cầu Hà Giang" */
  guint    is_city : 1;    /* "thành phố Ninh Bình" */
  guint    is_bare : 1;    /* a district's name without its kind */
  guint8   zone;           /* NbLineClass of its line */
  const char *rule;
} Mention;

/* A district whose name several provinces have. */
typedef struct
{
  Mention mention;
  const NbNamedPlace *named;
  char kind;
} Ambiguous;

typedef struct
{
  const NbReading *reading;
  GArray *mentions;        /* of Mention */
  GArray *ambiguous;       /* of Ambiguous */
  NbPlaceHome home;
  NbDay day;               /* of the article, 0 if unknown */
  gboolean is_after;       /* the merger */
  gboolean is_plain;       /* no Vietnamese marks */
  guint n_national, n_visits, n_local_head, n_bare, n_ours;
  double score[NB_N_UNITS];
  double by_zone[NB_N_UNITS][4];
} Finder;

/* What was said before a name in its sentence: tokens, 0 if nothing. */
typedef struct
{
  guint guests, study, screen;
  gboolean has_origin;     /* where the guests come from */
} Sentence;

static double
zone_weight (const NbLine *line)
{
  switch (line->class)
    {
    case NB_LINE_TITLE:
      return 5;
    case NB_LINE_LEAD:
      return 4;
    case NB_LINE_CAPTION:
      return 1.5;
    case NB_LINE_TEXT: case NB_LINE_QUOTE: case NB_LINE_HEADING:
      return 1;
    default:
      return 0.3;
    }
}

/* An old unit as the article means it: after the merger a name means the unit that exists. */
static NbUnit
unit_meant (const Finder *finder,
            NbUnit unit)
{
  const NbPlaces *places = nb_gazetteer_places (finder->reading->rules->gazetteer);
  const NbUnitInfo *old = nb_places_get_unit (places, unit), *parent = nb_places_get_unit (places, old->parent);

  /* Thừa Thiên Huế was not merged, but it is Huế since */
  return finder->is_after && (parent->is_merged || !g_str_equal (parent->name, old->name)) ? parent->index : unit;
}

static gboolean
has_district_in_title (const NbReading *reading)
{
  guint n;

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      for (guint i = line->first; line->class == NB_LINE_TITLE && i < line->last; i++)
        {
          const NbNamedPlace *named = nb_gazetteer_match (reading->rules->gazetteer, reading->tokens, i, &n);
          char kind = named ? nb_place_kind_before (reading->tokens, i, line->first) : 0;

          if ((kind == 'r' || kind == 'u') && !nb_place_is_former (reading->tokens, i + n)
              && (named->kind == NB_NAMED_DISTRICT || named->district_of != NB_UNIT_NONE))
            return TRUE;
        }
    }
  return FALSE;
}

/* "tỉnh Đắk Nông (cũ)": said after the merger. */
static gboolean
has_former_province (const NbReading *reading)
{
  const NbPlaces *places = nb_gazetteer_places (reading->rules->gazetteer);
  const NbUnitInfo *info;
  guint n;

  for (guint i = 0; i < reading->tokens->n; i++)
    {
      const NbNamedPlace *named = nb_gazetteer_match (reading->rules->gazetteer, reading->tokens, i, &n);

      if (!named || named->kind != NB_NAMED_UNIT || !nb_place_is_former (reading->tokens, i + n)
          || nb_place_kind_before (reading->tokens, i, 0) != 'p')
        continue;
      /* "tỉnh Hà Tây cũ" ended long before */
      info = nb_places_get_unit (places, named->units[0]);
      if (g_str_equal (info->name, named->name) && nb_places_get_unit (places, info->parent)->is_merged)
        return TRUE;
    }
  return FALSE;
}

/* When the article is from: from its event or its page, otherwise from the last day that it names. */
static void
read_day (Finder *finder)
{
  const NbReading *reading = finder->reading;
  NbDay first, last, latest = 0;
  const NbEdtf *const dated[] = { &reading->article->happened.value, &reading->article->published.value };

  /* "năm 2025" alone tells neither side of the merger */
  for (guint i = 0; i < G_N_ELEMENTS (dated) && !finder->day; i++)
    if (nb_edtf_days (dated[i], &first, &last) && (first >= NB_MERGER_DAY || last < NB_MERGER_DAY))
      finder->day = first;
  for (guint i = 0; !finder->day && reading->dates && i < reading->dates->len; i++)
    {
      const NbDateHit *hit = &g_array_index (reading->dates, NbDateHit, i);

      if (hit->kind == NB_DATE_DAY && !(hit->flags & (NB_DATE_FUTURE | NB_DATE_DEADLINE)) && nb_edtf_days (&hit->value, &first, &last))
        latest = MAX (latest, first);
    }
  finder->day = finder->day ? finder->day : latest;
  finder->is_after = finder->day ? finder->day >= NB_MERGER_DAY : has_former_province (reading);
  /* a title about a district is older than the districts' end, whatever the page's clock says */
  if (finder->is_after && !(nb_edtf_days (&reading->article->happened.value, &first, &last) && first >= NB_MERGER_DAY)
      && has_district_in_title (reading))
    {
      finder->is_after = FALSE;
      finder->day = 0;
    }
}

/* --- names -------------------------------------------------------------------------------------------------------- */

static void
add_mention (Finder *finder,
             const Mention *mention)
{
  if (finder->mentions->len < MAX_MENTIONS)
    g_array_append_vals (finder->mentions, mention, 1);
}

/* Which of the provinces that have a district of that name are possible: of its kind, and while it existed. */
static guint
possible_units (const Finder *finder,
                const NbNamedPlace *named,
                char kind,
                NbUnit units[NB_MAX_HOMONYMS])
{
  guint n = 0;
  int year = 0, month, mday;

  if (finder->day)
    nb_day_to_ymd (finder->day, &year, &month, &mday);
  for (guint i = 0; i < named->n_units; i++)
    {
      guint8 kinds = named->kinds[i];

      if (year && named->until[i] && year > named->until[i] + 1)
        continue;
      if (kinds && kind == 'u' && !(kinds & NB_KIND_URBAN))
        continue;
      if (kinds && kind == 't' && !(kinds & (NB_KIND_TOWN | NB_KIND_CITY)))
        continue;
      if (kinds && kind == 'c' && !(kinds & NB_KIND_CITY))
        continue;
      /* what is a town today was a huyện when the table's first years were */
      if (kinds && kind == 'r' && !(kinds & NB_KIND_RURAL) && (kinds == NB_KIND_URBAN || year >= 2014))
        continue;
      units[n++] = named->units[i];
    }
  return n;
}

static void
add_district (Finder *finder,
              const NbNamedPlace *named,
              Mention *mention,
              char kind)
{
  NbUnit units[NB_MAX_HOMONYMS];
  guint n = possible_units (finder, named, kind, units);

  mention->rule = "place.district";
  mention->is_bare = kind == 0;
  mention->weight *= kind ? 0.9 : 0.6;
  if (n == 1)
    {
      mention->unit = unit_meant (finder, units[0]);
      add_mention (finder, mention);
    }
  else if (n > 1 || (n == 0 && named->n_units > 0))
    {
      Ambiguous one = { *mention, named, n ? kind : 0 };

      g_array_append_val (finder->ambiguous, one);
    }
}

static void
add_name (Finder *finder,
          const NbLine *line,
          Sentence *said,
          const NbNamedPlace *named,
          guint i,
          guint n,
          char kind)
{
  const NbReading *reading = finder->reading;
  Mention mention = { i, i + n, NB_UNIT_NONE, zone_weight (line), .zone = line->class, .is_full = kind != 0, .is_city = kind == 'c' };

  mention.weight *= nb_place_closeness (reading, line, i, n, kind);
  mention.is_venue = nb_place_is_venue (reading->tokens, i, line->first);
  mention.is_screen = said->screen && i - said->screen < 6;
  if (said->guests && i - said->guests < GUESTS_REACH)
    mention.is_elsewhere = said->has_origin = TRUE;
  else if (said->study && i - said->study < STUDY_REACH)
    mention.is_elsewhere = !said->has_origin;   /* whose guests are named is visited */
  if (named->kind == NB_NAMED_UNIT && (kind == 'r' || kind == 'u' || kind == 't') && named->district_of != NB_UNIT_NONE)
    {
      mention.unit = unit_meant (finder, named->district_of);
      mention.weight *= 0.9;
      mention.rule = "place.district";
      add_mention (finder, &mention);
    }
  else if (named->kind == NB_NAMED_UNIT)
    {
      mention.unit = unit_meant (finder, named->units[0]);
      mention.weight *= kind ? 1.5 : 1;
      mention.rule = "place.stated";
      add_mention (finder, &mention);
    }
  else if (kind != 'p')
    add_district (finder, named, &mention, kind);
}

/* "Quận 3", "quận 10": only Ho Chi Minh City numbers them. */
static guint
add_numbered (Finder *finder,
              const NbLine *line,
              guint i)
{
  const NbTokens *t = finder->reading->tokens;
  NbUnit city = nb_places_find_code (nb_gazetteer_places (finder->reading->rules->gazetteer), "VN-SG");
  Mention mention = { i, i + 2, unit_meant (finder, city), zone_weight (line) * 0.8, .zone = line->class, .is_full = TRUE, .rule = "place.district" };

  if (!nb_tokens_is (t, i, "quận") || !nb_tokens_is_number (t, i + 1) || t->v[i + 1].number < 1 || t->v[i + 1].number > 12)
    return 0;
  add_mention (finder, &mention);
  return 2;
}

/* Names that a line counts up ("các tỉnh Hà Giang, Lào Cai, Yên Bái …") are its places only faintly. */
static void
fade_lists (Finder *finder,
            guint from)
{
  const NbTokens *t = finder->reading->tokens;
  guint run = from, n_others = 0;

  for (guint i = from; i <= finder->mentions->len; i++)
    {
      gboolean joined = FALSE;

      if (i > from && i < finder->mentions->len)
        {
          const Mention *a = &g_array_index (finder->mentions, Mention, i - 1), *b = &g_array_index (finder->mentions, Mention, i);

          joined = b->first - a->last <= 4 && g_str_equal (a->rule, "place.stated") == g_str_equal (b->rule, "place.stated");
          for (guint k = a->last; k < b->first && joined; k++)
            joined = nb_tokens_is_mark (t, k, ",;-–.")
                     || nb_tokens_is_any (t, k, (const char *const[]){ "và", "tỉnh", "tp", "thành", "phố", "huyện", "quận", NULL });
          n_others += joined && b->unit != a->unit;
        }
      if (joined)
        continue;
      if (n_others)
        for (guint k = run; k < i; k++)
          g_array_index (finder->mentions, Mention, k).weight *= n_others >= 2 ? OF_A_LIST : OF_A_PAIR;
      run = i;
      n_others = 0;
    }
}

/* --- reading a line ----------------------------------------------------------------------------------------------- */

static void
take_word (Finder *finder,
           const NbLine *line,
           Sentence *said,
           guint i)
{
  const NbTokens *t = finder->reading->tokens;
  gboolean is_head = line->class == NB_LINE_TITLE || line->class == NB_LINE_LEAD;
  guint n, n_name;
  NbPlaceWord word = nb_gazetteer_match_word (finder->reading->rules->gazetteer, t, i, &n);

  switch (word)
    {
    case NB_WORD_NATIONAL:
      finder->n_national += is_head;
      break;
    case NB_WORD_LOCAL:
      finder->n_local_head += is_head;
      if (is_head || nb_line_is_prose (line))
        finder->n_bare += !nb_gazetteer_match (finder->reading->rules->gazetteer, t, i + n, &n_name);
      break;
    case NB_WORD_OURS:
      finder->n_ours++;
      break;
    case NB_WORD_GUESTS:
      if (!nb_tokens_match (t, i, "đoàn đại biểu quốc hội"))
        said->guests = i + n;
      break;
    case NB_WORD_STUDY:
      said->study = i + n;
      break;
    case NB_WORD_SCREEN:
      said->screen = i + n;
      break;
    case NB_WORD_VISIT:
      finder->n_visits += is_head;
      said->guests = 0;
      break;
    case NB_WORD_HERE:
      said->guests = 0;
      break;
    case NB_WORD_NONE:
      /* "63 tỉnh", "35 tỉnh, thành" */
      if (is_head && nb_tokens_is_number (t, i) && t->v[i].number >= 10 && t->v[i].number <= 64 && nb_tokens_is (t, i + 1, "tỉnh"))
        finder->n_national++;
      break;
    }
}

static gboolean
ends_sentence (const NbTokens *t,
               guint i)
{
  return nb_tokens_is_mark (t, i, "!?") || (nb_tokens_is_mark (t, i, ".") && nb_tokens_is_spaced (t, i + 1) && nb_tokens_is_capital (t, i + 1)
                                             && !(i && nb_tokens_is_any (t, i - 1, (const char *const[]){ "tp", "tx", "h", "đ", "ts", "ths", NULL })));
}

static void
scan_line (Finder *finder,
           const NbLine *line)
{
  const NbTokens *t = finder->reading->tokens;
  const NbGazetteer *gazetteer = finder->reading->rules->gazetteer;
  guint from = finder->mentions->len, last_end = line->first, name_end = line->first;
  Sentence said = { 0, };

  for (guint i = line->first; i < line->last; i++)
    {
      const NbNamedPlace *named;
      guint n;
      char kind;

      if (t->v[i].kind == NB_TOKEN_MARK && ends_sentence (t, i))
        said = (Sentence) { 0, };
      if (t->v[i].word == 0)
        continue;
      take_word (finder, line, &said, i);
      if (i < name_end)
        continue;
      n = add_numbered (finder, line, i);
      if (n)
        {
          name_end = last_end = i + n;
          continue;
        }
      named = nb_gazetteer_match (gazetteer, t, i, &n);
      if (!named && finder->is_plain)
        named = nb_gazetteer_match_plain (gazetteer, t, i, &n);
      if (!named)
        continue;
      kind = nb_place_kind_before (t, i, last_end);
      name_end = last_end = i + n;
      if (!nb_place_is_other (finder->reading, line, i, n, kind, named))
        add_name (finder, line, &said, named, i, n, kind);
    }
  fade_lists (finder, from);
}

/* "Cà Mau, 32°C": a page's weather is not what it is about. */
static gboolean
is_weather (const NbReading *reading,
            const NbLine *line)
{
  const char *from = reading->tokens->text + line->byte;

  return line->class < NB_LINE_LEAD && g_strstr_len (from, (gssize) (line->byte_end - line->byte), "°") != NULL;
}

/* --- what the names are worth beside each other --------------------------------------------------------------------- */

static gboolean
is_national (const Finder *finder)
{
  return finder->n_national > 0 && finder->n_local_head == 0 && finder->n_ours == 0;
}

/* Where a national meeting is held is not whom it is about; the screen of a province at such a meeting is. */
static void
fade_venues (Finder *finder)
{
  NbUnit capital = nb_places_find_code (nb_gazetteer_places (finder->reading->rules->gazetteer), "VN-HN");
  gboolean has_screen = FALSE;

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);

      has_screen |= m->is_screen && m->unit != capital && m->weight > 0.3;
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      Mention *m = &g_array_index (finder->mentions, Mention, i);

      if (finder->n_national && m->is_screen && m->unit != capital)
        m->weight = MAX (m->weight, 3) * 1.5;
      else if (m->unit == capital && (has_screen || is_national (finder)) && (m->is_venue || m->is_screen)
               && (!m->is_full || m->is_screen))
        m->weight *= OF_A_VENUE;
      else if (is_national (finder) && m->is_venue && (!m->is_full || m->is_city) && finder->n_visits == 0)
        m->weight *= 0.3;
    }
}

/* Guests' homes and places of study count only where nothing else is there; once the head says so it is so all through. */
static void
fade_elsewhere (Finder *finder)
{
  double own[NB_N_UNITS] = { 0, };
  gboolean is_guest[NB_N_UNITS] = { FALSE, }, is_host[NB_N_UNITS] = { FALSE, };

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);
      gboolean is_head = m->zone == NB_LINE_TITLE || m->zone == NB_LINE_LEAD;

      is_guest[m->unit] |= is_head && m->is_elsewhere;
      is_host[m->unit] |= is_head && !is_guest[m->unit];
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      Mention *m = &g_array_index (finder->mentions, Mention, i);

      m->is_elsewhere |= is_guest[m->unit] && !is_host[m->unit];
      m->is_elsewhere &= finder->home.unit == NB_UNIT_NONE || m->unit != unit_meant (finder, finder->home.unit);
      if (!m->is_elsewhere)
        own[m->unit] += m->weight;
    }
  if (finder->home.unit != NB_UNIT_NONE)
    own[unit_meant (finder, finder->home.unit)] += 2;
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      Mention *m = &g_array_index (finder->mentions, Mention, i);
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
fade_bare_districts (Finder *finder)
{
  gboolean is_called[NB_N_UNITS] = { FALSE, };

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);

      is_called[m->unit] |= !m->is_bare || m->zone == NB_LINE_TITLE;
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      Mention *m = &g_array_index (finder->mentions, Mention, i);

      if (m->is_bare && !is_called[m->unit] && !nb_tokens_is_mark (finder->reading->tokens, m->first - 1, "(")
          && (finder->home.unit == NB_UNIT_NONE || unit_meant (finder, finder->home.unit) != m->unit))
        m->weight *= OF_A_BARE_NAME;
    }
}

static void
sum_up (Finder *finder)
{
  /* how much each kind of line may count in all: title, lead, other text, the site around it */
  static const double caps[] = { 7.5, 9, 6, 0.9 };
  double sums[NB_N_UNITS][G_N_ELEMENTS (caps)];

  memset (sums, 0, sizeof sums);
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);
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
resolve_ambiguous (Finder *finder)
{
  NbUnit home = finder->home.unit == NB_UNIT_NONE ? NB_UNIT_NONE : unit_meant (finder, finder->home.unit);

  for (guint i = 0; i < finder->ambiguous->len; i++)
    {
      const Ambiguous *one = &g_array_index (finder->ambiguous, Ambiguous, i);
      NbUnit units[NB_MAX_HOMONYMS], found = NB_UNIT_NONE;
      guint n = possible_units (finder, one->named, one->kind, units), n_found = 0;

      for (guint k = 0; k < n; k++)
        {
          NbUnit unit = unit_meant (finder, units[k]);

          if ((finder->score[unit] > 0.5 || unit == home) && unit != found)
            {
              found = unit;
              n_found++;
            }
        }
      if (n_found == 1)
        {
          Mention resolved = one->mention;

          resolved.unit = found;
          finder->score[found] += resolved.weight;
          finder->by_zone[found][resolved.zone == NB_LINE_TITLE ? 0 : resolved.zone == NB_LINE_LEAD ? 1 : 2] += resolved.weight;
          add_mention (finder, &resolved);
        }
    }
}

static gboolean
has_prose (const NbReading *reading)
{
  for (guint i = 0; i < reading->lines->len; i++)
    if (nb_line_is_prose (nb_reading_line (reading, i)) && !nb_reading_line (reading, i)->outside)
      return TRUE;
  return FALSE;
}

/* A paper writes of its own province unless it says otherwise: most surely where it says "the province". */
static void
add_home (Finder *finder)
{
  const NbPlaces *places = nb_gazetteer_places (finder->reading->rules->gazetteer);
  Mention mention = { finder->home.first, finder->home.last, NB_UNIT_NONE, finder->home.strength, .zone = NB_LINE_BOILERPLATE, .rule = finder->home.rule };
  NbUnit unit = finder->home.unit;

  /* a page of other pages' titles, or of an error, is about nothing */
  if (unit == NB_UNIT_NONE || finder->reading->is_index || !has_prose (finder->reading))
    return;
  /* the site of a merged province keeps its sister's old articles: what they name is theirs */
  for (NbUnit u = 0; u < NB_N_OLD_UNITS && !finder->is_after; u++)
    if (u != unit && nb_places_get_unit (places, u)->parent == nb_places_get_unit (places, unit)->parent
        && finder->score[u] >= ENOUGH && finder->score[u] > finder->score[unit])
      return;
  mention.unit = unit_meant (finder, unit);
  if (finder->n_bare == 0 && finder->n_ours == 0)
    mention.weight *= is_national (finder) ? 0.25 : 0.45;
  finder->score[mention.unit] += mention.weight;
  add_mention (finder, &mention);
}

/* "Tỉnh ủy" and one place in all the text: it is that place's. */
static void
add_only_place (Finder *finder)
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
choose (const Finder *finder,
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
  if (n_beside >= 2 && finder->by_zone[best][0] < 1 && (finder->home.unit == NB_UNIT_NONE || unit_meant (finder, finder->home.unit) != best))
    return NB_UNIT_NONE;
  if (second == NB_UNIT_NONE || next < first * TOO_CLOSE || finder->by_zone[best][0] > 2 * finder->by_zone[second][0] + 1)
    return best;
  return finder->home.unit != NB_UNIT_NONE && unit_meant (finder, finder->home.unit) == best ? best : NB_UNIT_NONE;
}

/* --- writing the result --------------------------------------------------------------------------------------------- */

static void
add_place (Finder *finder,
           const Mention *mention,
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

static const Mention *
best_mention (const Finder *finder,
              NbUnit unit)
{
  const Mention *best = NULL;

  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);

      if (m->unit == unit && (!best || m->weight > best->weight))
        best = m;
    }
  return best;
}

static void
write_places (Finder *finder)
{
  NbArticle *article = finder->reading->article;
  double score, head;
  NbUnit best = choose (finder, &score);

  head = best == NB_UNIT_NONE ? 0 : finder->by_zone[best][0] + finder->by_zone[best][1];
  if (is_national (finder) && (best == NB_UNIT_NONE || (head < 2 && score < 3.5)))
    article->scope = NB_SCOPE_NATIONAL;
  else if (best != NB_UNIT_NONE && score >= ENOUGH)
    {
      const Mention *why = best_mention (finder, best);

      article->scope = NB_SCOPE_PROVINCE;
      if (why)
        add_place (finder, why, NB_ROLE_SUBJECT, CLAMP (0.5 + score / 16, 0.5, 0.97));
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);
      gboolean is_venue = m->is_venue && article->scope != NB_SCOPE_UNKNOWN && m->zone == NB_LINE_LEAD;

      if (m->first < m->last && (m->zone == NB_LINE_TITLE || m->zone >= NB_LINE_LEAD)
          && !(article->scope == NB_SCOPE_PROVINCE && m->unit == best))
        add_place (finder, m, is_venue ? NB_ROLE_VENUE : NB_ROLE_MENTIONED, 0.6);
    }
}

/* "TP.HCM - Sáng 18/11, …": where it was written, if it is no newspaper. */
static void
scan_dateline (Finder *finder)
{
  const NbReading *reading = finder->reading;
  Mention mention = { reading->dateline_first, reading->dateline_last, NB_UNIT_NONE, 3, .is_venue = TRUE, .zone = NB_LINE_LEAD, .rule = "place.stated" };
  const NbNamedPlace *named;
  guint n = 0;

  if (mention.first >= mention.last)
    return;
  named = nb_gazetteer_match (reading->rules->gazetteer, reading->tokens, mention.first, &n);
  if (!named || named->kind != NB_NAMED_UNIT || mention.first + n != mention.last)
    return;
  mention.unit = unit_meant (finder, named->units[0]);
  add_mention (finder, &mention);
}

static gboolean
has_no_marks (const char *text)
{
  gsize n = 0, n_high = 0;

  for (; *text && n < 4000; text++, n++)
    n_high += (guchar) *text >= 0x80;
  return n_high * 50 < n;
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
  Finder *finder = g_new0 (Finder, 1);

  finder->reading = reading;
  finder->mentions = g_array_new (FALSE, TRUE, sizeof (Mention));
  finder->ambiguous = g_array_new (FALSE, TRUE, sizeof (Ambiguous));
  finder->is_plain = has_no_marks (reading->article->text);
  finder->home = nb_place_home_read (reading);
  read_day (finder);
  scan_dateline (finder);
  for (guint i = 0; i < reading->lines->len; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);

      if (!line->outside && line->class != NB_LINE_BYLINE && !is_weather (reading, line))
        scan_line (finder, line);
    }
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
