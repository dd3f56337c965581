/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-gazetteer.h"
#include "extract/nb-place-home.h"
#include "extract/nb-reading.h"

G_BEGIN_DECLS

/*
 * The names of places that one document has, and what is known of each: found by nb-place-scan.c, weighed by
 * nb-place-finder.c. Belongs to one run.
 */

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
} NbSeenPlace;

/* A district whose name several provinces have. */
typedef struct
{
  NbSeenPlace mention;
  const NbNamedPlace *named;
  char kind;
} NbSeenHomonym;

typedef struct
{
  const NbReading *reading;
  GArray *mentions;        /* of NbSeenPlace */
  GArray *ambiguous;       /* of NbSeenHomonym */
  NbPlaceHome home;
  NbDay day;               /* of the article, 0 if unknown */
  gboolean is_after;       /* the merger */
  gboolean is_plain;       /* no Vietnamese marks */
  guint n_national, n_central, n_country, n_visits, n_local_head, n_bare, n_ours;
  double score[NB_N_UNITS];
  double by_zone[NB_N_UNITS][4];
} NbPlaceFinder;

void     nb_place_finder_read_day       (NbPlaceFinder       *self);
NbUnit   nb_place_finder_unit_meant     (const NbPlaceFinder *self,
                                         NbUnit               unit);
guint    nb_place_finder_possible_units (const NbPlaceFinder *self,
                                         const NbNamedPlace  *named,
                                         char                 kind,
                                         NbUnit               units[NB_MAX_HOMONYMS]);
void     nb_place_finder_add            (NbPlaceFinder       *self,
                                         const NbSeenPlace   *place);
void     nb_place_finder_scan           (NbPlaceFinder       *self);

G_END_DECLS
