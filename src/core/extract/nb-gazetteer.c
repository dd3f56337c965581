/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of places as phrases over tokens, and places by a site's address.
 * Owned by the rules; immutable once made; usable from any thread. */

#include "extract/nb-gazetteer.h"

#include "extract/nb-phrases.h"

#include "base/nb-text.h"

#include <string.h>

struct _NbGazetteer
{
  NbPlaces *places;
  NbPhrases *phrases;      /* → index into named */
  NbPhrases *plain;        /* the same without Vietnamese marks */
  NbPhrases *words;        /* → NbPlaceWord */
  GArray *named;           /* of NbNamedPlace */
  GHashTable *by_key;      /* → index + 1 */
  GHashTable *slugs;       /* "hagiang" → unit + 1 */
  GHashTable *district_slugs; /* "tuyenhoa" → unit + 1; NB_UNIT_NONE + 1 where several provinces have one */
  GHashTable *paths;       /* "ha-giang" → unit + 1 */
};

static const struct
{
  NbPlaceWord word;
  const char *const phrases[40];
} place_words[] = {
  { NB_WORD_COUNTRY, { "toàn quốc", "cả nước", "tỉnh thành trong cả nước", "tỉnh , thành phố trực thuộc trung ương", NULL } },
  { NB_WORD_NATIONAL, { "dân vận trung ương", "mặt trận tổ quốc việt nam", "thủ tướng", "quốc hội", "chính phủ",
                        "các tỉnh , thành", "bộ chính trị", "ban bí thư", "trung ương", "ban dân vận t . ư",
                        "tổng bí thư", "chủ tịch nước", NULL } },
  { NB_WORD_LOCAL, { "tỉnh ủy", "huyện ủy", "thành ủy", "thị ủy", "quận ủy", "ubnd tỉnh", "ubnd huyện", "ubnd thành phố", "ubnd tp", "ubnd thị xã",
                     "ubnd quận", "hđnd tỉnh", "hđnd huyện", "hđnd thành phố", "toàn tỉnh", "trong tỉnh", "toàn huyện", "trong huyện", "địa bàn tỉnh",
                     "địa bàn huyện", "địa bàn thành phố", "địa bàn thị xã", "đảng bộ tỉnh", "đảng bộ huyện", "tỉnh đoàn", "huyện đoàn", "ubnd xã",
                     "đảng ủy xã", "lãnh đạo tỉnh", "lãnh đạo huyện", "công an tỉnh", "công an huyện", "quân sự tỉnh", "chqs tỉnh", "trang tỉnh",
                     "mttq tỉnh", "của tỉnh", "của huyện", NULL } },
  { NB_WORD_OURS, { "tỉnh ta", "tỉnh nhà", "huyện nhà", "huyện ta", "thành phố ta", "tỉnh mình", "quê hương ta", NULL } },
  { NB_WORD_GUESTS, { "đoàn công tác", "đoàn đại biểu", "đoàn cán bộ", "đoàn tham quan", "đoàn khảo sát", "đoàn học tập", "đoàn khách", "đoàn lãnh đạo",
                      "tiếp đoàn", "đón đoàn", NULL } },
  { NB_WORD_STUDY, { "học tập kinh nghiệm", "học hỏi kinh nghiệm", "tham quan", "đi thực tế", "thăm quê", "về nguồn", "học tập mô hình",
                     "trao đổi kinh nghiệm", NULL } },
  { NB_WORD_SCREEN, { "điểm cầu", "đầu cầu", NULL } },
  { NB_WORD_VISIT, { "thăm", "làm việc với", "làm việc tại", "tiếp xúc cử tri", "kiểm tra", "khảo sát", "chúc tết", "tặng quà", NULL } },
  { NB_WORD_HERE, { "tại", "với", "đến", "ở", "về", "vừa", "đã", "do", NULL } },
};

static char *
slug_of (const char *name)
{
  g_autofree char *folded = nb_text_fold (name, -1);
  GString *slug = g_string_new (NULL);

  for (const char *p = folded; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, *p);
  return g_string_free (slug, FALSE);
}

static NbNamedPlace *
named_place (NbGazetteer *self,
             const char *name,
             NbNamedKind kind,
             gboolean *is_new)
{
  g_autofree char *key = nb_text_key (name, -1);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));

  *is_new = index == 0;
  if (index == 0)
    {
      NbNamedPlace place = { .kind = kind, .district_of = NB_UNIT_NONE, .name = name };

      index = self->named->len + 1;
      g_array_append_val (self->named, place);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (index));
      nb_phrases_add (self->phrases, name, index - 1);
      if (strchr (name, ' '))
        {
          g_autofree char *folded = nb_text_fold (name, -1);

          nb_phrases_add (self->plain, folded, index - 1);
        }
    }
  return &g_array_index (self->named, NbNamedPlace, index - 1);
}

static guint8
kind_of_district (const char *kind)
{
  if (g_str_equal (kind, "quận"))
    return NB_KIND_URBAN;
  if (g_str_equal (kind, "thị xã"))
    return NB_KIND_TOWN;
  return g_str_equal (kind, "thành phố") ? NB_KIND_CITY : NB_KIND_RURAL;
}

/* @kinds, @until: of a district, otherwise 0 */
static void
add_name (NbGazetteer *self,
          const char *name,
          NbNamedKind kind,
          NbUnit unit,
          guint8 kinds,
          guint16 until)
{
  gboolean is_new;
  NbNamedPlace *place = named_place (self, name, kind, &is_new);

  if (!is_new && place->kind != NB_NAMED_DISTRICT)
    {
      if (kind == NB_NAMED_DISTRICT && place->units[0] != unit)
        place->district_of = unit;
      return;
    }
  for (guint i = 0; i < place->n_units; i++)
    if (place->units[i] == unit)
      {
        place->kinds[i] |= kinds;
        place->until[i] = place->until[i] && until ? MAX (place->until[i], until) : 0;
        return;
      }
  if (place->n_units < NB_MAX_HOMONYMS)
    {
      place->units[place->n_units] = unit;
      place->kinds[place->n_units] = kinds;
      place->until[place->n_units++] = until;
    }
}

/* The highlands' "đắk" (water) is spelled in four ways, often in two on one page. */
static void
add_spellings (NbGazetteer *self,
               const NbDistrict *district)
{
  const char *name = district->name;
  static const char *const spellings[] = { "Đắk ", "Đăk ", "Đak ", "Đắc " };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_str_has_prefix (name, spellings[i]))
      for (guint k = 0; k < G_N_ELEMENTS (spellings); k++)
        {
          g_autofree char *other = g_strconcat (spellings[k], name + strlen (spellings[i]), NULL);

          add_name (self, g_intern_string (other), NB_NAMED_DISTRICT, district->unit, kind_of_district (district->kind), district->until);
        }
}

static void
add_slug (GHashTable *slugs,
          char *slug,
          NbUnit unit)
{
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (slugs, slug));

  g_hash_table_insert (slugs, slug, GUINT_TO_POINTER ((known && known != unit + 1u ? NB_UNIT_NONE : unit) + 1));
}

/* "Hà Giang" → "ha-giang" */
static char *
path_of (const char *name)
{
  char *folded = nb_text_fold (name, -1);

  return g_strdelimit (folded, " .", '-');
}

static void
add_districts (NbGazetteer *self)
{
  guint n;
  const NbDistrict *districts = nb_places_get_districts (self->places, &n);

  for (guint i = 0; i < n; i++)
    {
      /* "Quận 3" is no name by itself */
      if (!g_ascii_isdigit (*districts[i].name))
        add_name (self, districts[i].name, NB_NAMED_DISTRICT, districts[i].unit, kind_of_district (districts[i].kind), districts[i].until);
      add_slug (self->district_slugs, slug_of (districts[i].name), districts[i].unit);
    }
  for (guint i = 0; i < n; i++)
    add_spellings (self, &districts[i]);
}

/**
 * nb_gazetteer_new:
 * @vocabulary: (transfer none): takes the words of the names
 */
NbGazetteer *
nb_gazetteer_new (NbPlaces *places,
                  NbVocabulary *vocabulary)
{
  NbGazetteer *self = g_new0 (NbGazetteer, 1);
  const NbPlaceName *names;
  guint n;

  self->places = nb_places_ref (places);
  self->phrases = nb_phrases_new (vocabulary);
  self->plain = nb_phrases_new (vocabulary);
  self->words = nb_phrases_new (vocabulary);
  self->named = g_array_new (FALSE, TRUE, sizeof (NbNamedPlace));
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->district_slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (place_words); i++)
    for (const char *const *phrase = place_words[i].phrases; *phrase; phrase++)
      nb_phrases_add (self->words, *phrase, place_words[i].word);
  for (NbUnit i = 0; i < NB_N_OLD_UNITS; i++)
    {
      const char *name = nb_places_get_unit (places, i)->name;

      add_name (self, name, NB_NAMED_UNIT, i, 0, 0);
      g_hash_table_insert (self->paths, path_of (name), GUINT_TO_POINTER (i + 1));
    }
  names = nb_places_get_names (places, &n);
  for (guint i = 0; i < n; i++)
    if (names[i].type == NB_NAME_SLUG)
      g_hash_table_insert (self->slugs, slug_of (names[i].text), GUINT_TO_POINTER (names[i].unit + 1));
  add_districts (self);
  /* variants come after the districts: "Hạ Long" is a city first, and then one of the names that mean Quảng Ninh */
  names = nb_places_get_names (places, &n);
  for (guint i = 0; i < n; i++)
    if ((names[i].type == NB_NAME_VARIANT || names[i].type == NB_NAME_HISTORICAL) && names[i].unit < NB_N_OLD_UNITS)
      add_name (self, names[i].text, NB_NAMED_UNIT, names[i].unit, 0, 0);
  return self;
}

void
nb_gazetteer_free (NbGazetteer *self)
{
  if (!self)
    return;
  nb_phrases_free (self->phrases);
  nb_phrases_free (self->plain);
  nb_phrases_free (self->words);
  g_array_unref (self->named);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->slugs);
  g_hash_table_unref (self->district_slugs);
  g_hash_table_unref (self->paths);
  nb_places_unref (self->places);
  g_free (self);
}

const NbPlaces *
nb_gazetteer_places (const NbGazetteer *self)
{
  return self->places;
}

/**
 * nb_gazetteer_match:
 * @n_tokens: (out):
 *
 * Returns: (nullable): the place whose name begins at token @i
 */
const NbNamedPlace *
nb_gazetteer_match (const NbGazetteer *self,
                    const NbTokens *tokens,
                    guint i,
                    guint *n_tokens)
{
  guint index = 0, n;

  if (!nb_tokens_is_capital (tokens, i))
    return NULL;
  n = nb_phrases_match (self->phrases, tokens, i, &index);
  if (n == 0)
    return NULL;
  *n_tokens = n;
  return &g_array_index (self->named, NbNamedPlace, index);
}

/**
 * nb_gazetteer_match_plain:
 * @n_tokens: (out):
 *
 * As nb_gazetteer_match() for a text that is written without Vietnamese marks.
 */
const NbNamedPlace *
nb_gazetteer_match_plain (const NbGazetteer *self,
                          const NbTokens *tokens,
                          guint i,
                          guint *n_tokens)
{
  guint index = 0, n;

  if (!nb_tokens_is_capital (tokens, i))
    return NULL;
  n = nb_phrases_match (self->plain, tokens, i, &index);
  if (n == 0)
    return NULL;
  *n_tokens = n;
  return &g_array_index (self->named, NbNamedPlace, index);
}

/**
 * nb_gazetteer_match_word:
 * @n_tokens: (out):
 *
 * Returns: what the words that begin at token @i tell of places
 */
NbPlaceWord
nb_gazetteer_match_word (const NbGazetteer *self,
                         const NbTokens *tokens,
                         guint i,
                         guint *n_tokens)
{
  guint word = NB_WORD_NONE;

  *n_tokens = nb_phrases_match (self->words, tokens, i, &word);
  return *n_tokens ? (NbPlaceWord) word : NB_WORD_NONE;
}

/* What sites put before or behind the name of their place: "baohagiang", "kontumtv", "huyenuytuyenhoa". */
static gboolean
is_affix (const char *text,
          gsize length)
{
  static const char *const affixes[] = { "bao", "dai", "tv", "ptth", "truyenhinh", "tinhuy", "huyenuy", "thanhuy", "thiuy", "tinhdoan", "huyen", "thixa", "tx",
                                         "thanhpho", "tp", "tinh", "ubnd", "hdnd", "mttq", "bdv", "bdvtu", "bandanvan", "danvan", "congan", "online", "news",
                                         "media", "portal", "city", "24h", "gov", "mattran", "hoinongdan", "doanthanhnien", "vienkiemsat", "congdoan", "tuyengiao",
                                         "bantuyengiao", "xaydungdang", "truongchinhtri", "tcct", "rt", "radio", "etv", "dientu", "baodientu", "truyenthanh",
                                         "dangbo", "noichinh", "so", "quanhuyen", "quan", "bqp", "bchqs", "bienphong" };

  if (length == 0)
    return TRUE;
  while (length && g_ascii_isdigit (text[length - 1]))
    length--;
  for (guint i = 0; i < G_N_ELEMENTS (affixes); i++)
    if (strlen (affixes[i]) == length && strncmp (affixes[i], text, length) == 0)
      return TRUE;
  return length == 0;
}

/* A label is an affix, a name and an affix; a long name of a province may stand beside anything. */
static NbUnit
find_label (GHashTable *slugs,
            const char *label,
            gboolean loose)
{
  GHashTableIter iter;
  gpointer slug, unit;
  gsize best = 0;
  NbUnit found = NB_UNIT_NONE;

  g_hash_table_iter_init (&iter, slugs);
  while (g_hash_table_iter_next (&iter, &slug, &unit))
    {
      gsize length = strlen (slug);
      const char *at = length >= 4 && length > best ? strstr (label, slug) : NULL;

      if (!at)
        continue;
      if ((is_affix (label, (gsize) (at - label)) && is_affix (at + length, strlen (at + length)))
          || (loose && length >= 6 && !g_str_equal (slug, "hochiminh") && (at == label || at[length] == '\0')))
        {
          best = length;
          found = (NbUnit) (GPOINTER_TO_UINT (unit) - 1);
        }
    }
  return found;
}

static char *
label_slug (const char *label)
{
  GString *slug = g_string_new (NULL);

  for (const char *p = label; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, g_ascii_tolower (*p));
  return g_string_free (slug, FALSE);
}

/**
 * nb_gazetteer_find_path:
 *
 * A province in an address's path: a folder of that name ("vietnam.vn/laocai/…"), or the first or last words of the title in it
 * ("…/dak-lak-nhung-cot-moc-…").
 *
 * Returns: the old unit, or NB_UNIT_NONE
 */
NbUnit
nb_gazetteer_find_path (const NbGazetteer *self,
                        const char *url)
{
  g_autoptr (GUri) uri = url ? g_uri_parse (url, G_URI_FLAGS_PARSE_RELAXED, NULL) : NULL;
  g_auto (GStrv) parts = NULL;
  NbUnit found = NB_UNIT_NONE;

  if (!uri)
    return NB_UNIT_NONE;
  parts = g_strsplit (g_uri_get_path (uri), "/", 12);
  for (guint i = 0; parts[i]; i++)
    {
      g_autofree char *part = g_ascii_strdown (parts[i], -1);
      guint unit = GPOINTER_TO_UINT (g_hash_table_lookup (self->slugs, part));
      GHashTableIter iter;
      gpointer name, value;

      g_hash_table_iter_init (&iter, self->paths);
      while (unit == 0 && g_hash_table_iter_next (&iter, &name, &value))
        if (g_str_has_prefix (part, name) && strchr (name, '-') && part[strlen (name)] == '-')
          unit = GPOINTER_TO_UINT (value);
      if (unit == 0)
        continue;
      if (found != NB_UNIT_NONE && found != unit - 1)
        return NB_UNIT_NONE;
      found = (NbUnit) (unit - 1);
    }
  return found;
}

/**
 * nb_gazetteer_find_host:
 * @host: "www.baohagiang.vn"
 * @is_newspaper: (out):
 *
 * Known domains first, then a province's name in one of the labels ("bandanvan.laocai.org.vn", "kontumtv.vn").
 *
 * Returns: the old unit whose site it is, or NB_UNIT_NONE
 */
NbUnit
nb_gazetteer_find_host (const NbGazetteer *self,
                        const char *host,
                        gboolean *is_newspaper)
{
  g_auto (GStrv) labels = NULL;
  const NbSite *sites;
  guint n;

  *is_newspaper = FALSE;
  if (!host || !*host)
    return NB_UNIT_NONE;
  sites = nb_places_get_sites (self->places, &n);
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (sites[i].domain), host_length = strlen (host);

      if (host_length >= length && g_str_equal (host + host_length - length, sites[i].domain)
          && (host_length == length || host[host_length - length - 1] == '.'))
        {
          *is_newspaper = sites[i].is_newspaper;
          return sites[i].unit;
        }
    }
  labels = g_strsplit (host, ".", 8);
  for (guint i = 0; labels[i]; i++)
    {
      g_autofree char *label = label_slug (labels[i]);
      NbUnit unit = find_label (self->slugs, label, TRUE);

      if (unit != NB_UNIT_NONE)
        return unit;
    }
  /* "truyenhinhtuyenhoa.com": a district that one province has */
  for (guint i = 0; labels[i]; i++)
    {
      g_autofree char *label = label_slug (labels[i]);
      NbUnit unit = strlen (label) >= 7 ? find_label (self->district_slugs, label, FALSE) : NB_UNIT_NONE;

      if (unit != NB_UNIT_NONE)
        return unit;
    }
  return NB_UNIT_NONE;
}

/**
 * nb_gazetteer_find_newspaper:
 * @abbreviation: as printed, "BHG"
 * @name: (out) (optional): the newspaper's name
 */
NbUnit
nb_gazetteer_find_newspaper (const NbGazetteer *self,
                             const char *abbreviation,
                             const char **name)
{
  guint n;
  const NbNewspaper *newspapers = nb_places_get_newspapers (self->places, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (newspapers[i].abbreviation, abbreviation))
      {
        if (name)
          *name = newspapers[i].name;
        return newspapers[i].unit;
      }
  return NB_UNIT_NONE;
}
