/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

#include "base/nb-places.h"

G_BEGIN_DECLS

/* Whose paper or portal the page is of. */
typedef struct
{
  NbUnit      unit;        /* an old unit, or NB_UNIT_NONE */
  double      strength;    /* what it counts for an article that speaks of "the province" without naming it */
  guint       first, last; /* tokens; equal: from outside of the text */
  const char *rule;
} NbPlaceHome;

NbPlaceHome nb_place_home_read (const NbReading *reading);

G_END_DECLS
