/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who issues documents: "BCH Trung ương Đảng", "BTV Huyện ủy", "UBND tỉnh", in full as one writes them.
 * The tables are static, the phrases made of them are in the rules; any thread. */

#include "extract/nb-issuers.h"

#include <string.h>

#define LEVELS_FROM 1000        /* values of the rules' phrases from here on are levels */

/* What stands complete by itself. */
static const struct { const char *phrase, *name; } whole[] = {
  { "ban bí thư", "Ban Bí thư Trung ương" }, { "ban bí thư tư", "Ban Bí thư Trung ương" }, { "ban bí thư t.ư", "Ban Bí thư Trung ương" },
  { "ban bí thư tw", "Ban Bí thư Trung ương" }, { "ban bí thư trung ương", "Ban Bí thư Trung ương" },
  { "ban bí thư trung ương đảng", "Ban Bí thư Trung ương" }, { "ban bí thư tw đảng", "Ban Bí thư Trung ương" },
  { "bộ chính trị", "Bộ Chính trị" }, { "bct", "Bộ Chính trị" }, { "bộ chính trị trung ương đảng", "Bộ Chính trị" },
  { "trung ương đảng", "Ban Chấp hành Trung ương" }, { "trung ương", "Ban Chấp hành Trung ương" }, { "tw", "Ban Chấp hành Trung ương" },
  { "tw đảng", "Ban Chấp hành Trung ương" }, { "tư đảng", "Ban Chấp hành Trung ương" }, { "t.ư", "Ban Chấp hành Trung ương" },
  { "bchtw", "Ban Chấp hành Trung ương" }, { "bch tw", "Ban Chấp hành Trung ương" }, { "bch tư", "Ban Chấp hành Trung ương" },
  { "bchtw đảng", "Ban Chấp hành Trung ương" }, { "bchtư", "Ban Chấp hành Trung ương" },
  { "bch tw đảng", "Ban Chấp hành Trung ương" }, { "bch tư đảng", "Ban Chấp hành Trung ương" }, { "bch t.ư", "Ban Chấp hành Trung ương" },
  { "bch trung ương", "Ban Chấp hành Trung ương" }, { "bch trung ương đảng", "Ban Chấp hành Trung ương" },
  { "ban chấp hành trung ương", "Ban Chấp hành Trung ương" }, { "ban chấp hành trung ương đảng", "Ban Chấp hành Trung ương" },
  { "ban chấp hành tw", "Ban Chấp hành Trung ương" }, { "ban chấp hành tw đảng", "Ban Chấp hành Trung ương" },
  { "ban chấp hành t.ư đảng", "Ban Chấp hành Trung ương" }, { "ban chấp hành t.ư", "Ban Chấp hành Trung ương" },
  { "thủ tướng chính phủ", "Thủ tướng Chính phủ" }, { "thủ tướng", "Thủ tướng Chính phủ" }, { "chính phủ", "Chính phủ" },
  { "quốc hội", "Quốc hội" }, { "ủy ban thường vụ quốc hội", "Ủy ban Thường vụ Quốc hội" }, { "ubtvqh", "Ủy ban Thường vụ Quốc hội" },
  { "chủ tịch nước", "Chủ tịch nước" }, { "quân ủy trung ương", "Quân ủy Trung ương" }, { "đảng ủy quân sự trung ương", "Đảng ủy Quân sự Trung ương" },
  { "đảng ủy công an trung ương", "Đảng ủy Công an Trung ương" },
  { "ban dân vận trung ương", "Ban Dân vận Trung ương" }, { "ban dân vận tw", "Ban Dân vận Trung ương" }, { "ban dân vận t.ư", "Ban Dân vận Trung ương" },
  { "ban dân vận tỉnh ủy", "Ban Dân vận Tỉnh ủy" }, { "ban dân vận thành ủy", "Ban Dân vận Thành ủy" }, { "ban dân vận huyện ủy", "Ban Dân vận Huyện ủy" },
  { "ban dân vận thị ủy", "Ban Dân vận Thị ủy" }, { "ban dân vận quận ủy", "Ban Dân vận Quận ủy" },
  { "ban tổ chức trung ương", "Ban Tổ chức Trung ương" }, { "ban tuyên giáo trung ương", "Ban Tuyên giáo Trung ương" },
  { "ban tuyên giáo và dân vận trung ương", "Ban Tuyên giáo và Dân vận Trung ương" },
  { "ban tuyên giáo và dân vận tỉnh ủy", "Ban Tuyên giáo và Dân vận Tỉnh ủy" },
  { "ban tuyên giáo và dân vận thành ủy", "Ban Tuyên giáo và Dân vận Thành ủy" },
  { "tổng cục chính trị", "Tổng cục Chính trị" }, { "trung ương đoàn", "Trung ương Đoàn" },
  { "bộ nội vụ", "Bộ Nội vụ" }, { "bộ công an", "Bộ Công an" }, { "bộ quốc phòng", "Bộ Quốc phòng" }, { "bộ tài chính", "Bộ Tài chính" },
  { "bộ y tế", "Bộ Y tế" }, { "bộ tư pháp", "Bộ Tư pháp" }, { "bộ giáo dục và đào tạo", "Bộ Giáo dục và Đào tạo" },
  { "bộ nông nghiệp và phát triển nông thôn", "Bộ Nông nghiệp và Phát triển nông thôn" }, { "bộ xây dựng", "Bộ Xây dựng" },
  { "bộ tài nguyên và môi trường", "Bộ Tài nguyên và Môi trường" }, { "bộ công thương", "Bộ Công Thương" },
  { "bộ văn hóa, thể thao và du lịch", "Bộ Văn hóa, Thể thao và Du lịch" }, { "bộ thông tin và truyền thông", "Bộ Thông tin và Truyền thông" },
  { "bộ lao động - thương binh và xã hội", "Bộ Lao động - Thương binh và Xã hội" },
  { "ủy ban trung ương mặt trận tổ quốc việt nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam" },
  { "ủy ban trung ương mttq việt nam", "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam" },
};

/* What needs a level behind it: of a committee of the Party, of a Party organisation, of a unit of the state. */
typedef enum { TAKES_COMMITTEE = 1, TAKES_PARTY = 2, TAKES_UNIT = 4 } Takes;

static const struct { const char *phrase, *name; Takes takes; } bodies[] = {
  { "ban thường vụ", "Ban Thường vụ", TAKES_COMMITTEE | TAKES_PARTY }, { "btv", "Ban Thường vụ", TAKES_COMMITTEE | TAKES_PARTY },
  { "ban chấp hành", "Ban Chấp hành", TAKES_COMMITTEE | TAKES_PARTY }, { "bch", "Ban Chấp hành", TAKES_COMMITTEE | TAKES_PARTY },
  { "thường trực", "Thường trực", TAKES_COMMITTEE }, { "thường vụ", "Ban Thường vụ", TAKES_COMMITTEE },
  { "ubnd", "UBND", TAKES_UNIT }, { "ủy ban nhân dân", "UBND", TAKES_UNIT }, { "hđnd", "HĐND", TAKES_UNIT }, { "hội đồng nhân dân", "HĐND", TAKES_UNIT },
  { "chủ tịch ubnd", "Chủ tịch UBND", TAKES_UNIT },
};

static const struct { const char *phrase, *name; Takes kind; } levels[] = {
  { "tỉnh ủy", "Tỉnh ủy", TAKES_COMMITTEE }, { "thành ủy", "Thành ủy", TAKES_COMMITTEE }, { "huyện ủy", "Huyện ủy", TAKES_COMMITTEE },
  { "thị ủy", "Thị ủy", TAKES_COMMITTEE }, { "quận ủy", "Quận ủy", TAKES_COMMITTEE }, { "đảng ủy", "Đảng ủy", TAKES_COMMITTEE },
  { "đảng ủy xã", "Đảng ủy xã", TAKES_COMMITTEE }, { "đảng ủy phường", "Đảng ủy phường", TAKES_COMMITTEE },
  { "đảng ủy thị trấn", "Đảng ủy thị trấn", TAKES_COMMITTEE },
  { "đảng ủy khối", "Đảng ủy Khối", TAKES_COMMITTEE }, { "đảng ủy quân sự tỉnh", "Đảng ủy Quân sự tỉnh", TAKES_COMMITTEE },
  { "đảng ủy quân sự huyện", "Đảng ủy Quân sự huyện", TAKES_COMMITTEE }, { "đảng ủy công an tỉnh", "Đảng ủy Công an tỉnh", TAKES_COMMITTEE },
  { "đảng bộ tỉnh", "Đảng bộ tỉnh", TAKES_PARTY }, { "đảng bộ thành phố", "Đảng bộ thành phố", TAKES_PARTY },
  { "đảng bộ huyện", "Đảng bộ huyện", TAKES_PARTY }, { "đảng bộ quận", "Đảng bộ quận", TAKES_PARTY },
  { "đảng bộ thị xã", "Đảng bộ thị xã", TAKES_PARTY }, { "đảng bộ xã", "Đảng bộ xã", TAKES_PARTY }, { "đảng bộ phường", "Đảng bộ phường", TAKES_PARTY },
  { "tỉnh", "tỉnh", TAKES_UNIT }, { "thành phố", "thành phố", TAKES_UNIT }, { "tp", "thành phố", TAKES_UNIT }, { "huyện", "huyện", TAKES_UNIT },
  { "quận", "quận", TAKES_UNIT }, { "thị xã", "thị xã", TAKES_UNIT }, { "xã", "xã", TAKES_UNIT }, { "phường", "phường", TAKES_UNIT },
  { "thị trấn", "thị trấn", TAKES_UNIT },
};

/**
 * nb_issuers_fill_rules:
 */
void
nb_issuers_fill_rules (NbRules *rules)
{
  rules->issuers = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    nb_phrases_add (rules->issuers, whole[i].phrase, i);
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    nb_phrases_add (rules->issuers, bodies[i].phrase, G_N_ELEMENTS (whole) + i);
  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    nb_phrases_add (rules->issuers, levels[i].phrase, LEVELS_FROM + i);
}

/**
 * nb_issuers_read:
 * @name: (out): the issuer in full, "Ban Thường vụ Tỉnh ủy"; untouched where there is none
 *
 * Returns: how many tokens from @i on name an issuer, 0 if none does
 */
guint
nb_issuers_read (const NbRules *rules,
                 const NbTokens *tokens,
                 guint i,
                 char **name)
{
  guint body, level, n = nb_phrases_match (rules->issuers, tokens, i, &body), m;

  if (n == 0)
    return 0;
  if (body < G_N_ELEMENTS (whole))
    {
      /* "tư" is a word, too */
      if (!nb_tokens_is_capital (tokens, i))
        return 0;
      *name = g_strdup (whole[body].name);
      return n;
    }
  if (body >= LEVELS_FROM)
    {
      if (levels[body - LEVELS_FROM].kind != TAKES_COMMITTEE || !nb_tokens_is_capital (tokens, i))
        return 0;
      *name = g_strdup (levels[body - LEVELS_FROM].name);
      return n;
    }
  body -= G_N_ELEMENTS (whole);
  m = nb_phrases_match (rules->issuers, tokens, i + n, &level);
  if (m == 0 || level < LEVELS_FROM || !(levels[level - LEVELS_FROM].kind & bodies[body].takes))
    return 0;
  *name = g_strconcat (bodies[body].name, " ", levels[level - LEVELS_FROM].name, NULL);
  return n + m;
}

/**
 * nb_issuers_level:
 * @name: (nullable): as nb_issuers_read() gives it
 */
NbIssuerLevel
nb_issuers_level (const char *name)
{
  if (!name)
    return NB_ISSUER_UNKNOWN;
  if (strstr (name, "Trung ương") || g_str_equal (name, "Bộ Chính trị"))
    return NB_ISSUER_PARTY_CENTRE;
  if (strstr (name, "Tỉnh ủy") || strstr (name, "Đảng bộ tỉnh") || strstr (name, "Thành ủy") || strstr (name, "Đảng bộ thành phố"))
    return NB_ISSUER_PARTY_PROVINCE;
  if (strstr (name, " ủy") || g_str_has_prefix (name, "Đảng ủy") || strstr (name, "Đảng bộ"))
    return NB_ISSUER_PARTY_BELOW;
  return NB_ISSUER_STATE;
}

/**
 * nb_issuers_symbol_level:
 * @symbol: (nullable): "NQ/TW"
 */
NbIssuerLevel
nb_issuers_symbol_level (const char *symbol)
{
  const char *office = symbol ? strrchr (symbol, '/') : NULL;

  if (!symbol)
    return NB_ISSUER_UNKNOWN;
  if (!office)
    return NB_ISSUER_STATE;
  if (g_str_has_suffix (office, "TW"))
    return NB_ISSUER_PARTY_CENTRE;
  return g_str_equal (office, "/TU") ? NB_ISSUER_PARTY_PROVINCE : NB_ISSUER_PARTY_BELOW;
}
