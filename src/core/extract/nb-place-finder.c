/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The province of an article: names in its text weighed by where and how they stand, the newspaper, the site.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-place-finder.h"

#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

/* Less than this is no province but a name that happens to be there. */
#define ENOUGH 1.2
#define MAX_MENTIONS 400

typedef struct
{
  guint    first, last;    /* tokens; equal: from outside of the text */
  NbUnit   unit;
  double   weight;
  gboolean is_venue;
  gboolean is_full;        /* "tỉnh Hà Giang", "Tỉnh ủy Hà Giang" */
  guint8   zone;           /* NbLineClass of its line */
  const char *rule;
} Mention;

/* A district whose name several provinces have. */
typedef struct
{
  Mention mention;
  const NbNamedPlace *named;
} Ambiguous;

typedef struct
{
  const NbReading *reading;
  GArray *mentions;        /* of Mention */
  GArray *ambiguous;       /* of Ambiguous */
  double score[NB_N_OLD_UNITS];
  double by_zone[NB_N_OLD_UNITS][4];
} Finder;

static const char *const commune_words[] = { "xã", "phường", "thôn", "bản", "ấp", "làng", "buôn", "khóm", "đường", "phố", "cầu", "chợ",
                                             "sông", "núi", "đèo", "hồ", "chùa", "đình", "đền", "xóm", "plei", "khu", "rạch",
                                             "kênh", "trấn", "họ", "thượng", "giáo", "ông", "bà", "anh", "chị", "cụ", "em", NULL };
/* What may stand capitalised before a province's name without being a part of a person's. */
static const char *const before_names[] = { "tỉnh", "tp", "thành", "phố", "huyện", "quận", "xã", "tx", "đảng", "ủy", "đoàn", "hội", "báo",
                                            "đài", "sở", "ban", "vùng", "đất", "xứ", "miền", "ở", "tại", "về", "từ", "đến", "cầu", "bộ",
                                            "khối", "ngành", "và", "với", "của", "cho", "ubnd", "trại", "huyen", NULL };
static const char *const school_words[] = { "đại học", "cao đẳng", "trung cấp", "thpt", "thcs", "học viện", "công ty", "bệnh viện", "tập đoàn",
                                            "trường", "nhà máy", "khách sạn", "ngân hàng", "sân vận động", "câu lạc bộ", NULL };
static const char *const birth_words[] = { "quê", "sinh", "nguyên quán", "gốc", "đến từ", "trú tại", "sinh ra", NULL };
static const char *const neighbour_words[] = { "giáp", "so với", "tỉnh bạn", "kinh nghiệm", "từ", "nguyên", "sang", "vào", "ra", "quân khu", NULL };

static gboolean
behind_any (const NbTokens *t,
            guint i,
            guint lowest,
            guint reach,
            const char *const *phrases)
{
  return nb_tokens_said_before (t, i, lowest, reach, ".,;:()“”\"–", phrases);
}

/* The kind of unit before a name: "huyện", "thị xã", "TP.", "Huyện ủy": 'd' a district, 'p' a province, 'c' a city,
 * 0 none. */
static char
kind_before (const NbTokens *t,
             guint i,
             guint lowest)
{
  guint k = i;

  if (k > lowest && nb_tokens_is_mark (t, k - 1, "."))
    k--;
  if (k == lowest)
    return 0;
  k--;
  if (nb_tokens_is (t, k, "ủy") && k > lowest)
    k--;
  if (nb_tokens_is_any (t, k, (const char *const[]){ "huyện", "quận", "tx", "h", "huyên", NULL }))
    return 'd';
  if (nb_tokens_is (t, k, "xã") && k > lowest && nb_tokens_is (t, k - 1, "thị"))
    return 'd';
  if (nb_tokens_is (t, k, "thị") && nb_tokens_is (t, k + 1, "ủy"))
    return 'd';
  if (nb_tokens_is_any (t, k, (const char *const[]){ "tp", "phố", "thành", NULL }))
    return 'c';
  if (nb_tokens_is (t, k, "tỉnh"))
    return 'p';
  return 0;
}

/* Why a name is not the article's place at all. */
static gboolean
is_part_of_other_name (const NbRules *rules,
                       const NbTokens *t,
                       guint i,
                       guint n,
                       guint lowest,
                       char kind)
{
  guint before = i ? i - 1 : 0;
  gboolean has_before = i > lowest;

  if (nb_tokens_match (t, i, "thái bình dương"))
    return TRUE;
  if (kind)
    return FALSE;
  if (has_before && nb_tokens_is_any (t, before, commune_words) && !nb_tokens_match (t, before - 1, "thành phố")
      && !(nb_tokens_is (t, before, "cầu") && nb_tokens_is (t, before - 1, "điểm")))
    return TRUE;
  /* capitals before it: a person's or a company's name, unless it begins the sentence */
  if (has_before && nb_tokens_is_word (t, before) && nb_tokens_is_capital (t, before)
      && !(t->v[before].flags & NB_TOKEN_ALL_CAPS) && !nb_tokens_is_any (t, before, before_names)
      && !(t->v[i].flags & NB_TOKEN_ALL_CAPS) && before > lowest)
    return TRUE;
  /* a given name behind it: "Châu Thành Công", "Đồng Văn Lưu"; but "Tuyên Hóa Giao ban …" as a title begins */
  if (nb_tokens_is_word (t, i + n) && nb_tokens_is_capital (t, i + n) && !(t->v[i + n].flags & NB_TOKEN_ALL_CAPS))
    return n < 2 || i > lowest || nb_phrases_match (rules->family_names, t, i, NULL) > 0;
  return FALSE;
}

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
      return 0.6;
    }
}

static void
add_mention (Finder *finder,
             const NbLine *line,
             guint first,
             guint last,
             NbUnit unit,
             double factor,
             const char *rule,
             gboolean is_full,
             guint lowest)
{
  const NbTokens *t = finder->reading->tokens;
  Mention mention = { first, last, unit, zone_weight (line) * factor, FALSE, is_full, line->class, rule };

  if (finder->mentions->len >= MAX_MENTIONS)
    return;
  mention.is_venue = behind_any (t, first, lowest, 3, (const char *const[]){ "tại", "ở", "cầu", NULL });
  g_array_append_val (finder->mentions, mention);
}

/* Names that a line counts up ("các tỉnh Hà Giang, Lào Cai, Yên Bái …") are its places only faintly. */
static void
fade_lists (Finder *finder,
            guint from)
{
  guint run = from;

  for (guint i = from; i <= finder->mentions->len; i++)
    {
      gboolean joined = FALSE;

      if (i > from && i < finder->mentions->len)
        {
          const Mention *a = &g_array_index (finder->mentions, Mention, i - 1), *b = &g_array_index (finder->mentions, Mention, i);

          joined = b->first - a->last <= 3 && b->unit != a->unit;
          for (guint k = a->last; k < b->first && joined; k++)
            joined = nb_tokens_is_mark (finder->reading->tokens, k, ",;-–") || nb_tokens_is (finder->reading->tokens, k, "và")
                     || nb_tokens_is_any (finder->reading->tokens, k, (const char *const[]){ "tỉnh", "tp", "thành", "phố", NULL });
        }
      if (joined)
        continue;
      if (i - run >= 3)
        for (guint k = run; k < i; k++)
          g_array_index (finder->mentions, Mention, k).weight *= 0.15;
      run = i;
    }
}

static void
scan_line (Finder *finder,
           const NbLine *line)
{
  const NbTokens *t = finder->reading->tokens;
  const NbGazetteer *gazetteer = finder->reading->rules->gazetteer;
  guint from = finder->mentions->len, n, last_end = line->first;

  for (guint i = line->first; i < line->last; i += n)
    {
      const NbNamedPlace *named = nb_gazetteer_match (gazetteer, t, i, &n);
      double factor = 1;
      char kind;

      if (!named)
        {
          n = 1;
          continue;
        }
      kind = kind_before (t, i, last_end);
      last_end = i + n;
      if (is_part_of_other_name (finder->reading->rules, t, i, n, line->first, kind) || behind_any (t, i, line->first, 4, birth_words))
        continue;
      if (kind != 'p' && kind != 'd' && behind_any (t, i, line->first, 7, school_words)
          && !behind_any (t, i, line->first, 1, (const char *const[]){ "tỉnh", "ủy", NULL }))
        continue;
      if (behind_any (t, i, line->first, 2, neighbour_words))
        factor *= 0.3;
      if (named->kind == NB_NAMED_UNIT && kind == 'd' && named->district_of != NB_UNIT_NONE)
        add_mention (finder, line, i, i + n, named->district_of, 0.9 * factor, "place.district", TRUE, line->first);
      else if (named->kind == NB_NAMED_UNIT)
        add_mention (finder, line, i, i + n, named->units[0], (kind ? 1.5 : 1) * factor, "place.stated", kind != 0, line->first);
      else if (named->n_units == 1 && kind != 'p')
        add_mention (finder, line, i, i + n, named->units[0], (kind ? 0.9 : 0.6) * factor, "place.district", kind != 0, line->first);
      else if (named->n_units > 1 && kind)
        {
          Ambiguous one = { { i, i + n, NB_UNIT_NONE, zone_weight (line) * 0.9 * factor, FALSE, TRUE, line->class, "place.district" }, named };

          g_array_append_val (finder->ambiguous, one);
        }
    }
  fade_lists (finder, from);
}

/* --- what the article says of its level ----------------------------------------------------------------------- */

static guint
count_phrases (const NbReading *reading,
               const char *const *phrases,
               gboolean head_only)
{
  const NbTokens *t = reading->tokens;
  guint count = 0;

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (line->class != NB_LINE_TITLE && line->class != NB_LINE_LEAD && (head_only || !nb_line_is_prose (line)))
        continue;
      for (guint i = line->first; i < line->last; i++)
        for (const char *const *phrase = phrases; *phrase; phrase++)
          count += nb_tokens_match (t, i, *phrase) > 0;
    }
  return count;
}

static gboolean
is_local (const NbReading *reading,
          gboolean head_only)
{
  static const char *const local[] = { "tỉnh ủy", "huyện ủy", "thành ủy", "thị ủy", "quận ủy", "ubnd tỉnh", "ubnd huyện", "toàn tỉnh",
                                       "trong tỉnh", "toàn huyện", "địa bàn tỉnh", "địa bàn huyện", "hđnd tỉnh", "tỉnh đoàn", "đảng bộ tỉnh",
                                       "ubnd xã", "đảng ủy xã", "lãnh đạo tỉnh", NULL };

  return count_phrases (reading, local, head_only) > 0;
}

static gboolean
is_national (const NbReading *reading)
{
  static const char *const national[] = { "toàn quốc", "cả nước", "dân vận trung ương", "mặt trận tổ quốc việt nam", "thủ tướng", "quốc hội",
                                          "chính phủ", "63 tỉnh", "34 tỉnh", "các tỉnh , thành", "bộ chính trị", "ban bí thư", "trung ương",
                                          "ban dân vận t . ư", NULL };

  return count_phrases (reading, national, TRUE) > 0;
}

/* "tại Hà Nội, Ban Dân vận Trung ương tổ chức hội nghị toàn quốc": where a national meeting is held is not whom it is
 * about; the screen of a province at such a meeting is. */
static void
fade_venues (Finder *finder)
{
  const NbTokens *t = finder->reading->tokens;

  if (!is_national (finder->reading) || is_local (finder->reading, TRUE))
    return;
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      Mention *m = &g_array_index (finder->mentions, Mention, i);

      if (m->first && m->first < m->last && !m->is_full && (nb_tokens_is (t, m->first - 1, "tại") || nb_tokens_is (t, m->first - 1, "ở")))
        m->weight *= 0.2;
    }
}

static void
sum_up (Finder *finder)
{
  /* how much each kind of line may count in all: title, lead, other text, the site around it */
  static const double caps[] = { 7.5, 9, 6, 1.8 };
  double sums[NB_N_OLD_UNITS][G_N_ELEMENTS (caps)];

  memset (sums, 0, sizeof sums);
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);
      guint zone = m->zone == NB_LINE_TITLE ? 0 : m->zone == NB_LINE_LEAD ? 1 : m->zone >= NB_LINE_TEXT ? 2 : 3;

      sums[m->unit][zone] += m->weight;
    }
  for (guint u = 0; u < NB_N_OLD_UNITS; u++)
    for (guint zone = 0; zone < G_N_ELEMENTS (caps); zone++)
      {
        finder->by_zone[u][zone] = MIN (sums[u][zone], caps[zone]);
        finder->score[u] += finder->by_zone[u][zone];
      }
}

/* "huyện Châu Thành" lies in ten provinces: it strengthens one that is named anyway, and decides nothing by itself. */
static void
resolve_ambiguous (Finder *finder)
{
  for (guint i = 0; i < finder->ambiguous->len; i++)
    {
      const Mention *mention = &g_array_index (finder->ambiguous, Ambiguous, i).mention;
      const NbNamedPlace *named = g_array_index (finder->ambiguous, Ambiguous, i).named;
      NbUnit found = NB_UNIT_NONE;
      guint n_found = 0;

      for (guint k = 0; k < named->n_units; k++)
        if (finder->score[named->units[k]] > 0.5)
          {
            found = named->units[k];
            n_found++;
          }
      if (n_found == 1)
        {
          Mention resolved = *mention;

          resolved.unit = found;
          finder->score[found] += mention->weight;
          g_array_append_val (finder->mentions, resolved);
        }
    }
}

/* --- writing the result --------------------------------------------------------------------------------------- */

static gboolean
is_after_merger (const NbReading *reading)
{
  NbDay first, last;

  if (nb_edtf_days (&reading->article->happened.value, &first, &last)
      || nb_edtf_days (&reading->article->published.value, &first, &last))
    return first >= NB_MERGER_DAY;
  return FALSE;
}

/* An old unit as the article means it: after the merger a name means the unit that exists. */
static NbUnit
unit_meant (const NbReading *reading,
            NbUnit unit)
{
  const NbPlaces *places = nb_gazetteer_places (reading->rules->gazetteer);
  const NbUnitInfo *parent = nb_places_get_unit (places, nb_places_get_unit (places, unit)->parent);

  return is_after_merger (reading) && parent->is_merged ? parent->index : unit;
}

static void
add_place (NbReading *reading,
           const Mention *mention,
           NbPlaceRole role,
           double confidence)
{
  const NbPlaces *places = nb_gazetteer_places (reading->rules->gazetteer);
  const NbUnitInfo *info = nb_places_get_unit (places, unit_meant (reading, mention->unit));
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
scan_dateline (Finder *finder)
{
  const NbReading *reading = finder->reading;
  const NbGazetteer *gazetteer = reading->rules->gazetteer;
  g_autofree char *text = NULL;
  Mention mention = { reading->dateline_first, reading->dateline_last, NB_UNIT_NONE, 6, FALSE, TRUE, NB_LINE_LEAD, "place.newspaper" };
  gboolean is_newspaper;

  if (reading->dateline_first >= reading->dateline_last)
    return;
  text = nb_tokens_dup (reading->tokens, mention.first, mention.last);
  mention.unit = nb_gazetteer_find_newspaper (gazetteer, text, NULL);
  if (mention.unit == NB_UNIT_NONE && strchr (text, '.'))
    {
      g_autofree char *host = g_ascii_strdown (text, -1);

      mention.unit = nb_gazetteer_find_host (gazetteer, host, &is_newspaper);
    }
  if (mention.unit == NB_UNIT_NONE)
    {
      /* "Báo Hà Giang - " */
      guint n;
      const NbNamedPlace *named = nb_gazetteer_match (gazetteer, reading->tokens, mention.first + 1, &n);

      if (named && named->kind == NB_NAMED_UNIT && nb_tokens_is (reading->tokens, mention.first, "báo"))
        mention.unit = named->units[0];
    }
  if (mention.unit != NB_UNIT_NONE)
    g_array_append_val (finder->mentions, mention);
}

static void
scan_site (Finder *finder)
{
  const NbReading *reading = finder->reading;
  gboolean is_newspaper;
  Mention mention = { 0, 0, NB_UNIT_NONE, 0, FALSE, FALSE, NB_LINE_BOILERPLATE, "place.site" };

  mention.unit = nb_gazetteer_find_host (reading->rules->gazetteer, reading->host, &is_newspaper);
  if (mention.unit == NB_UNIT_NONE)
    return;
  mention.weight = is_local (reading, FALSE) ? 1.8 : is_national (reading) ? 0.9 : 1.3;
  g_array_append_val (finder->mentions, mention);
}

/**
 * nb_places_read:
 *
 * The province with the best evidence becomes the article's subject if the evidence is enough; a national article has
 * none. Unknown is an honest answer.
 */
void
nb_places_read (NbReading *reading)
{
  Finder *finder = g_new0 (Finder, 1);
  NbUnit best = NB_UNIT_NONE;
  double best_score = 0, head;
  const Mention *why;

  finder->reading = reading;
  finder->mentions = g_array_new (FALSE, TRUE, sizeof (Mention));
  finder->ambiguous = g_array_new (FALSE, TRUE, sizeof (Ambiguous));
  scan_dateline (finder);
  for (guint i = 0; i < reading->lines->len; i++)
    if (!nb_reading_line (reading, i)->outside)
      scan_line (finder, nb_reading_line (reading, i));
  scan_site (finder);
  fade_venues (finder);
  sum_up (finder);
  resolve_ambiguous (finder);

  for (NbUnit u = 0; u < NB_N_OLD_UNITS; u++)
    if (finder->score[u] > best_score)
      {
        best = u;
        best_score = finder->score[u];
      }
  head = best == NB_UNIT_NONE ? 0 : finder->by_zone[best][0] + finder->by_zone[best][1];
  if (is_national (reading) && !is_local (reading, TRUE) && (best == NB_UNIT_NONE || (head < 2 && best_score < 3.5)))
    reading->article->scope = NB_SCOPE_NATIONAL;
  else if (best != NB_UNIT_NONE && best_score >= ENOUGH)
    {
      reading->article->scope = NB_SCOPE_PROVINCE;
      why = best_mention (finder, best);
      if (why)
        add_place (reading, why, NB_ROLE_SUBJECT, CLAMP (0.5 + best_score / 16, 0.5, 0.97));
    }
  for (guint i = 0; i < finder->mentions->len; i++)
    {
      const Mention *m = &g_array_index (finder->mentions, Mention, i);
      gboolean is_venue = m->is_venue && reading->article->scope == NB_SCOPE_PROVINCE && m->zone == NB_LINE_LEAD;

      if (m->first < m->last && (m->zone == NB_LINE_TITLE || m->zone >= NB_LINE_LEAD) && m->unit != best)
        add_place (reading, m, is_venue ? NB_ROLE_VENUE : NB_ROLE_MENTIONED, 0.6);
    }
  g_array_unref (finder->mentions);
  g_array_unref (finder->ambiguous);
  g_free (finder);
}

/**
 * nb_source_read:
 *
 * The user's word, then the page's own name, then the newspaper that the dateline names; the domain beside it.
 */
void
nb_source_read (NbReading *reading)
{
  NbArticle *article = reading->article;
  const char *name = NULL;

  if (reading->host)
    {
      const char *domain = g_str_has_prefix (reading->host, "www.") ? reading->host + 4 : reading->host;

      article->source_domain = g_strdup (domain);
    }
  if (reading->origin->source_name && *reading->origin->source_name)
    {
      article->source_name = nb_text_normalise (reading->origin->source_name, -1);
      article->source_evidence = nb_evidence_new (0, 0, article->source_name, "source.given", 1);
    }
  else if (reading->meta.site_name)
    {
      article->source_name = g_strdup (reading->meta.site_name);
      article->source_evidence = nb_evidence_new (0, 0, article->source_name, "source.metadata", 0.95);
    }
  else if (reading->dateline_first < reading->dateline_last)
    {
      g_autofree char *text = nb_tokens_dup (reading->tokens, reading->dateline_first, reading->dateline_last);

      if (nb_gazetteer_find_newspaper (reading->rules->gazetteer, text, &name) != NB_UNIT_NONE)
        article->source_name = g_strdup (name);
      else if (g_str_has_prefix (text, "Báo "))
        article->source_name = g_strdup (text);
      if (article->source_name)
        article->source_evidence = nb_tokens_evidence (reading->tokens, reading->dateline_first, reading->dateline_last,
                                                       "source.dateline", 0.9);
    }
}
