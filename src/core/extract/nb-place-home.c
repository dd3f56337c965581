/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a page comes from: the newspaper at its dateline, its address, its banner and imprint; and its name as the source.
 * Works on one NbReading; no state of its own; usable from any thread. */

#include "extract/nb-place-home.h"

#include "extract/nb-place-finder.h"
#include "extract/nb-place-words.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

/* A paper's own mark is surer than its address; the two big cities' papers write about the whole country. */
#define BY_DATELINE 4.0
#define BY_HOST 4.0
#define BY_PATH 2.5
#define BY_BANNER 2.5
#define OF_A_BIG_CITY 0.5
#define BANNER_WORDS 16

static NbUnit
dateline_unit (const NbReading *reading,
               guint first,
               guint last,
               gboolean *is_newspaper)
{
  const NbGazetteer *gazetteer = reading->rules->gazetteer;
  g_autofree char *text = nb_tokens_dup (reading->tokens, first, last);
  NbUnit unit = nb_gazetteer_find_newspaper (gazetteer, text, NULL);

  *is_newspaper = TRUE;
  if (unit == NB_UNIT_NONE && strchr (text, '.'))
    {
      g_autofree char *host = g_ascii_strdown (text, -1);

      unit = nb_gazetteer_find_host (gazetteer, host, is_newspaper);
    }
  if (unit == NB_UNIT_NONE && nb_tokens_is_any (reading->tokens, first, (const char *const[]){ "báo", "đài", NULL }))
    {
      /* "Báo Hà Giang - " */
      guint n;
      const NbNamedPlace *named = nb_gazetteer_match (gazetteer, reading->tokens, first + 1, &n);

      if (named && named->kind == NB_NAMED_UNIT)
        unit = named->units[0];
    }
  return unit;
}

/* "Báo Đồng Nai điện tử", "Cổng thông tin điện tử huyện Sơn Động", "Cơ quan chủ quản: Tỉnh ủy Lào Cai". */
static guint
banner_name (const NbReading *reading,
             const NbLine *line)
{
  static const char *const banners[] = { "cổng thông tin điện tử", "cổng ttđt", "trang thông tin điện tử", "cơ quan chủ quản", "cơ quan của đảng bộ", "tiếng nói của đảng bộ",
                                         "bản quyền thuộc", "bản quyền của", "đài phát thanh", "đài pt", "báo", "báo điện tử", "đảng bộ", "trang tin điện tử", NULL };
  const NbTokens *t = reading->tokens;

  if (line->n_words > BANNER_WORDS)
    return 0;
  for (guint i = line->first; i < line->last && i < line->first + 3; i++)
    for (const char *const *banner = banners; *banner; banner++)
      {
        guint n = nb_tokens_match (t, i, *banner);

        if (n && i + n < line->last && !(nb_tokens_match (t, i, "báo cáo")))
          return i + n;
      }
  return 0;
}

static NbPlaceHome
read_banner (const NbReading *reading)
{
  const NbTokens *t = reading->tokens;
  NbPlaceHome home = { NB_UNIT_NONE, 0, 0, 0, "place.site" };

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);
      guint from, n;

      if (line->class >= NB_LINE_LEAD && line->n_words > 8)
        continue;
      from = banner_name (reading, line);
      for (guint i = from; from && i < line->last && i < from + 8; i++)
        {
          const NbNamedPlace *named = nb_gazetteer_match (reading->rules->gazetteer, t, i, &n);

          if (!named || named->n_units != 1)
            continue;
          if (named->kind == NB_NAMED_DISTRICT && !nb_place_kind_before (t, i, line->first))
            continue;
          /* two of different places tell nothing */
          if (home.unit != NB_UNIT_NONE && home.unit != named->units[0])
            return (NbPlaceHome) { NB_UNIT_NONE, 0, 0, 0, "place.site" };
          home = (NbPlaceHome) { named->units[0], BY_BANNER, i, i + n, "place.site" };
          break;
        }
    }
  return home;
}

/**
 * nb_place_home_read:
 *
 * The newspaper at the dateline, then the address, then what the page says of itself.
 */
NbPlaceHome
nb_place_home_read (const NbReading *reading)
{
  NbPlaceHome home = { NB_UNIT_NONE, BY_DATELINE, reading->dateline_first, reading->dateline_last, "place.newspaper" };
  const char *url = reading->origin->url ? reading->origin->url : reading->meta.url;
  gboolean is_newspaper = FALSE;

  if (home.first < home.last)
    home.unit = dateline_unit (reading, home.first, home.last, &is_newspaper);
  if (home.unit == NB_UNIT_NONE)
    home = (NbPlaceHome) { nb_gazetteer_find_host (reading->rules->gazetteer, reading->host, &is_newspaper), BY_HOST, 0, 0, "place.site" };
  if (home.unit == NB_UNIT_NONE)
    home = read_banner (reading);
  if (home.unit == NB_UNIT_NONE)
    home = (NbPlaceHome) { nb_gazetteer_find_path (reading->rules->gazetteer, url), BY_PATH, 0, 0, "place.site" };
  if (home.unit != NB_UNIT_NONE && is_newspaper)
    {
      const char *code = nb_places_get_unit (nb_gazetteer_places (reading->rules->gazetteer), home.unit)->code;

      if (g_str_equal (code, "VN-HN") || g_str_equal (code, "VN-SG"))
        home.strength *= OF_A_BIG_CITY;
    }
  return home;
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
