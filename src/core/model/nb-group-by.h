/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

/* What articles are told apart by. */
typedef enum
{
  NB_GROUP_BY_NONE,
  NB_GROUP_BY_REGION,
  NB_GROUP_BY_PROVINCE,
  NB_GROUP_BY_SOURCE,
  NB_GROUP_BY_CAMPAIGN,        /* the one an article names first */
  NB_GROUP_BY_PERSON,          /* from here on colours only: of several names the one that is most frequent in the result */
  NB_GROUP_BY_ORGANISATION,
  NB_GROUP_BY_DOCUMENT,
  NB_GROUP_BY_TAG,
} NbGroupBy;
#define NB_N_GROUP_BY (NB_GROUP_BY_TAG + 1)

const char *nb_group_by_to_string   (NbGroupBy   by);
gboolean    nb_group_by_from_string (const char *text,
                                     NbGroupBy  *by);
gboolean    nb_group_by_is_named    (NbGroupBy   by);
NbFacet     nb_group_by_facet       (NbGroupBy   by);

G_END_DECLS
