/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Finds the names of places in an article's lines, with what the words around them say.
 * Works on one NbReading; no state of its own; usable from any thread. */

#include "extract/nb-place-scan.h"

#include "extract/nb-date-scan.h"
#include "extract/nb-place-words.h"
#include "extract/nb-rules.h"

#include <string.h>

#define MAX_MENTIONS 400
#define GUESTS_REACH 12
#define STUDY_REACH 60
#define OF_A_LIST 0.15
#define OF_A_PAIR 0.6

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

/**
 * nb_place_finder_unit_meant:
 * @unit: an old unit
 *
 * Returns: the unit as the article means it: after the merger a name means the unit that exists
 */
NbUnit
nb_place_finder_unit_meant (const NbPlaceFinder *finder,
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

/**
 * nb_place_finder_read_day:
 *
 * When the article is from: from its event or its page, otherwise from the last day that it names.
 */
void
nb_place_finder_read_day (NbPlaceFinder *finder)
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

/**
 * nb_place_finder_add:
 * @place: copied; the four hundred first are kept, so that a megabyte of names costs no more than the others
 */
void
nb_place_finder_add (NbPlaceFinder *finder,
                     const NbSeenPlace *mention)
{
  if (finder->mentions->len < MAX_MENTIONS)
    g_array_append_vals (finder->mentions, mention, 1);
}

/**
 * nb_place_finder_possible_units:
 * @kind: as nb_place_kind_before()
 * @units: (out): those of the provinces with a district of that name that had one of that kind at that time
 *
 * Returns: how many they are
 */
guint
nb_place_finder_possible_units (const NbPlaceFinder *finder,
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
add_district (NbPlaceFinder *finder,
              const NbNamedPlace *named,
              NbSeenPlace *mention,
              char kind)
{
  NbUnit units[NB_MAX_HOMONYMS];
  guint n = nb_place_finder_possible_units (finder, named, kind, units);

  mention->rule = "place.district";
  mention->is_bare = kind == 0;
  mention->weight *= kind ? 0.9 : 0.6;
  if (n == 1)
    {
      mention->unit = nb_place_finder_unit_meant (finder, units[0]);
      nb_place_finder_add (finder, mention);
    }
  else if (n > 1 || (n == 0 && named->n_units > 0))
    {
      NbSeenHomonym one = { *mention, named, n ? kind : 0 };

      g_array_append_val (finder->ambiguous, one);
    }
}

static void
add_name (NbPlaceFinder *finder,
          const NbLine *line,
          Sentence *said,
          const NbNamedPlace *named,
          guint i,
          guint n,
          char kind)
{
  const NbReading *reading = finder->reading;
  NbSeenPlace mention = { i, i + n, NB_UNIT_NONE, zone_weight (line), .zone = line->class, .is_full = kind != 0, .is_city = kind == 'c' };

  mention.weight *= nb_place_closeness (reading, line, i, n, kind);
  mention.is_venue = nb_place_is_venue (reading->tokens, i, line->first);
  mention.is_screen = said->screen && i - said->screen < 6;
  if (said->guests && i - said->guests < GUESTS_REACH)
    mention.is_elsewhere = said->has_origin = TRUE;
  else if (said->study && i - said->study < STUDY_REACH)
    mention.is_elsewhere = !said->has_origin;   /* whose guests are named is visited */
  if (named->kind == NB_NAMED_UNIT && (kind == 'r' || kind == 'u' || kind == 't') && named->district_of != NB_UNIT_NONE)
    {
      mention.unit = nb_place_finder_unit_meant (finder, named->district_of);
      mention.weight *= 0.9;
      mention.rule = "place.district";
      nb_place_finder_add (finder, &mention);
    }
  else if (named->kind == NB_NAMED_UNIT)
    {
      mention.unit = nb_place_finder_unit_meant (finder, named->units[0]);
      mention.weight *= kind ? 1.5 : 1;
      mention.rule = "place.stated";
      nb_place_finder_add (finder, &mention);
    }
  else if (kind != 'p')
    add_district (finder, named, &mention, kind);
}

/* "Quận 3", "quận 10": only Ho Chi Minh City numbers them. */
static guint
add_numbered (NbPlaceFinder *finder,
              const NbLine *line,
              guint i)
{
  const NbTokens *t = finder->reading->tokens;
  NbSeenPlace mention = { i, i + 2, NB_UNIT_NONE, zone_weight (line) * 0.8, .zone = line->class, .is_full = TRUE, .rule = "place.district" };
  NbUnit city;

  if (!nb_tokens_is (t, i, "quận") || !nb_tokens_is_number (t, i + 1) || t->v[i + 1].number < 1 || t->v[i + 1].number > 12)
    return 0;
  city = nb_places_find_code (nb_gazetteer_places (finder->reading->rules->gazetteer), "VN-SG");
  mention.unit = nb_place_finder_unit_meant (finder, city);
  nb_place_finder_add (finder, &mention);
  return 2;
}

/* Names that a line counts up ("các tỉnh Hà Giang, Lào Cai, Yên Bái …") are its places only faintly. */
static void
fade_lists (NbPlaceFinder *finder,
            guint from)
{
  const NbTokens *t = finder->reading->tokens;
  guint run = from, n_others = 0;

  for (guint i = from; i <= finder->mentions->len; i++)
    {
      gboolean joined = FALSE;

      if (i > from && i < finder->mentions->len)
        {
          const NbSeenPlace *a = &g_array_index (finder->mentions, NbSeenPlace, i - 1), *b = &g_array_index (finder->mentions, NbSeenPlace, i);

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
          g_array_index (finder->mentions, NbSeenPlace, k).weight *= n_others >= 2 ? OF_A_LIST : OF_A_PAIR;
      run = i;
      n_others = 0;
    }
}

/* --- reading a line ----------------------------------------------------------------------------------------------- */

static void
take_word (NbPlaceFinder *finder,
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
    case NB_WORD_COUNTRY:
      finder->n_country += is_head;
      G_GNUC_FALLTHROUGH;
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
scan_line (NbPlaceFinder *finder,
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

/* "TP.HCM - Sáng 18/11, …": where it was written, if it is no newspaper. */
static void
scan_dateline (NbPlaceFinder *finder)
{
  const NbReading *reading = finder->reading;
  NbSeenPlace mention = { reading->dateline_first, reading->dateline_last, NB_UNIT_NONE, 3, .is_venue = TRUE, .zone = NB_LINE_LEAD, .rule = "place.stated" };
  const NbNamedPlace *named;
  guint n = 0;

  if (mention.first >= mention.last)
    return;
  named = nb_gazetteer_match (reading->rules->gazetteer, reading->tokens, mention.first, &n);
  if (!named || named->kind != NB_NAMED_UNIT || mention.first + n != mention.last)
    return;
  mention.unit = nb_place_finder_unit_meant (finder, named->units[0]);
  nb_place_finder_add (finder, &mention);
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
 * nb_place_finder_scan:
 *
 * Finds the names in all lines of the article and of the site around it.
 */
void
nb_place_finder_scan (NbPlaceFinder *finder)
{
  const NbReading *reading = finder->reading;

  finder->is_plain = has_no_marks (reading->article->text);
  nb_place_finder_read_day (finder);
  scan_dateline (finder);
  for (guint i = 0; i < reading->lines->len; i++)
    {
      const NbLine *line = nb_reading_line (reading, i);

      if (!line->outside && line->class != NB_LINE_BYLINE && !is_weather (reading, line))
        scan_line (finder, line);
    }
}
