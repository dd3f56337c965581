/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-token.h"

#include "base/nb-places.h"

G_BEGIN_DECLS

/* The names of provinces, new units, districts and newspapers, ready to be matched. Immutable once made. */

typedef enum { NB_NAMED_UNIT, NB_NAMED_DISTRICT } NbNamedKind;

#define NB_MAX_HOMONYMS 10

typedef struct
{
  NbUnit      units[NB_MAX_HOMONYMS];   /* old units; of a district the provinces that have one of that name */
  guint8      n_units;
  guint8      kind;                     /* NbNamedKind */
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
NbUnit              nb_gazetteer_find_host (const NbGazetteer *self,
                                        const char        *host,
                                        gboolean          *is_newspaper);
NbUnit              nb_gazetteer_find_newspaper (const NbGazetteer *self,
                                        const char        *abbreviation,
                                        const char       **name);

G_END_DECLS
