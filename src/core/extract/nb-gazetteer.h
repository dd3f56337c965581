/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-token.h"

#include "base/nb-places.h"

G_BEGIN_DECLS

/* The names of provinces, new units, districts and newspapers, ready to be matched. Immutable once made. */

typedef enum { NB_NAMED_UNIT, NB_NAMED_DISTRICT } NbNamedKind;

#define NB_MAX_HOMONYMS 10

/* What districts of a name are or were. */
typedef enum
{
  NB_KIND_RURAL = 1 << 0,    /* huyện */
  NB_KIND_URBAN = 1 << 1,    /* quận */
  NB_KIND_TOWN = 1 << 2,     /* thị xã */
  NB_KIND_CITY = 1 << 3,     /* thành phố */
} NbDistrictKinds;

/* What words around the names tell of the article and of the names behind them. */
typedef enum
{
  NB_WORD_NONE,
  NB_WORD_NATIONAL,          /* "Thủ tướng", "Ban Dân vận Trung ương" */
  NB_WORD_COUNTRY,           /* "toàn quốc": of the whole country */
  NB_WORD_LOCAL,             /* "Tỉnh ủy", "UBND huyện": of a place unless it says which */
  NB_WORD_OURS,              /* "tỉnh ta", "huyện nhà": where the page is written */
  NB_WORD_GUESTS,            /* "đoàn công tác": those who come from a place */
  NB_WORD_STUDY,             /* "học tập kinh nghiệm": what one travels elsewhere for */
  NB_WORD_SCREEN,            /* "điểm cầu": where a conference is followed */
  NB_WORD_VISIT,             /* "thăm", "làm việc với": what leaders go to a place for */
  NB_WORD_HERE,              /* "tại", "đến": ends what was said of guests */
} NbPlaceWord;

typedef struct
{
  NbUnit      units[NB_MAX_HOMONYMS];   /* old units; of a district the provinces that have one of that name */
  guint8      n_units;
  guint8      kind;                     /* NbNamedKind */
  guint8      kinds[NB_MAX_HOMONYMS];   /* NbDistrictKinds of each, 0 where it is no district */
  guint16     until[NB_MAX_HOMONYMS];   /* the last year of each that ended before 2025, else 0 */
  NbUnit      district_of;              /* where a district bears the name of another province, its own; or NB_UNIT_NONE */
  const char *name;
} NbNamedPlace;

typedef struct _NbGazetteer NbGazetteer;

NbGazetteer        *nb_gazetteer_new   (NbPlaces          *places,
                                        NbVocabulary      *vocabulary);
void                nb_gazetteer_free  (NbGazetteer       *self);
const NbPlaces     *nb_gazetteer_places (const NbGazetteer *self);
const NbNamedPlace *nb_gazetteer_match (const NbGazetteer *self,
                                        const NbTokens    *tokens,
                                        guint              i,
                                        guint             *n_tokens);
const NbNamedPlace *nb_gazetteer_match_plain (const NbGazetteer *self,
                                        const NbTokens    *tokens,
                                        guint              i,
                                        guint             *n_tokens);
NbPlaceWord         nb_gazetteer_match_word (const NbGazetteer *self,
                                        const NbTokens    *tokens,
                                        guint              i,
                                        guint             *n_tokens);
NbUnit              nb_gazetteer_find_path (const NbGazetteer *self,
                                        const char        *url);
NbUnit              nb_gazetteer_find_host (const NbGazetteer *self,
                                        const char        *host,
                                        gboolean          *is_newspaper);
NbUnit              nb_gazetteer_find_newspaper (const NbGazetteer *self,
                                        const char        *abbreviation,
                                        const char       **name);

G_END_DECLS
