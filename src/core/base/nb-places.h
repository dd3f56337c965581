/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The table of places: 63 provinces until 30 June 2025, 34 units from 1 July 2025, and which became which.
 *
 * A unit is named by its index: 0..62 the provinces of 2008–2025 in official order, 63..96 the units of 2025.
 * Loaded once from the program's resource, immutable and passed in; usable from any thread.
 */

typedef guint8 NbUnit;
#define NB_UNIT_NONE 255
#define NB_N_OLD_UNITS 63
#define NB_N_NEW_UNITS 34
#define NB_N_UNITS 97
#define NB_N_REGIONS 8

/* 1 July 2025, from which the 34 units exist (Resolution 202/2025/QH15). */
#define NB_MERGER_DAY 20270

typedef enum
{
  NB_PLACE_MODE_PUBLISHED,   /* the unit that the article names */
  NB_PLACE_MODE_63,          /* as of 30 June 2025 where that can be told */
  NB_PLACE_MODE_34,          /* as of 1 July 2025 */
} NbPlaceMode;

typedef struct
{
  NbUnit      index;
  const char *code;          /* ISO 3166-2 "VN-03", or "N" + statistics-office code, "N08" */
  const char *name;          /* "Hà Giang" */
  const char *kind;          /* "tỉnh", "thành phố trực thuộc trung ương" */
  guint8      region_63;     /* the region in the division kept until 2025: 0..5, north to south */
  guint8      region_34;     /* in the division of 2025: 0, 1, 6, 7, 4, 5, north to south */
  NbUnit      parent;        /* of an old unit: the new one it went into; of a new one: itself */
  gboolean    is_merged;     /* the new unit is more than one old one */
} NbUnitInfo;

typedef enum { NB_NAME_NAME, NB_NAME_FULL, NB_NAME_VARIANT, NB_NAME_ASCII, NB_NAME_SLUG, NB_NAME_WEAK, NB_NAME_HISTORICAL } NbNameType;

typedef struct
{
  const char *text;
  NbUnit      unit;          /* an old unit */
  NbNameType  type;
} NbPlaceName;

typedef struct
{
  const char *name;          /* "Yên Thế" */
  const char *kind;          /* "huyện", "quận", "thị xã", "thành phố" */
  NbUnit      unit;          /* the old unit it lies in */
  guint8      n_same;        /* provinces with a district of that name */
  gboolean    is_province_name;
  guint16     until;         /* the last year of one that ended before 2025, else 0 */
} NbDistrict;

typedef struct
{
  const char *domain;        /* "baohagiang.vn" */
  NbUnit      unit;
  gboolean    is_newspaper;  /* otherwise a portal */
} NbSite;

/* How a newspaper signs its datelines: "BHG" for Báo Hà Giang. */
typedef struct
{
  const char *abbreviation;
  const char *name;
  NbUnit      unit;
} NbNewspaper;

typedef struct
{
  const char *group;         /* "Hoàng Sa", "Trường Sa" */
  const char *name;
  NbUnit      unit;          /* the old unit it belongs to */
  double      longitude;
  double      latitude;
} NbIsland;

typedef struct _NbPlaces NbPlaces;

NbPlaces           *nb_places_new           (GError          **error);
NbPlaces           *nb_places_ref           (NbPlaces         *self);
void                nb_places_unref         (NbPlaces         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbPlaces, nb_places_unref)

const NbUnitInfo   *nb_places_get_unit      (const NbPlaces   *self,
                                             NbUnit            unit);
NbUnit              nb_places_find_code     (const NbPlaces   *self,
                                             const char       *code);
NbUnit              nb_places_find_name     (const NbPlaces   *self,
                                             const char       *name,
                                             NbPlaceMode       mode);
NbUnit              nb_places_map           (const NbPlaces   *self,
                                             NbUnit            unit,
                                             NbPlaceMode       mode);
guint               nb_places_get_region    (const NbPlaces   *self,
                                             NbUnit            unit,
                                             NbPlaceMode       mode);
guint               nb_region_slot          (guint             region);
const char         *nb_region_name          (guint             region);
const NbPlaceName  *nb_places_get_names     (const NbPlaces   *self,
                                             guint            *n_names);
const NbDistrict   *nb_places_get_districts (const NbPlaces   *self,
                                             guint            *n_districts);
const NbSite       *nb_places_get_sites     (const NbPlaces   *self,
                                             guint            *n_sites);
const NbNewspaper  *nb_places_get_newspapers (const NbPlaces  *self,
                                             guint            *n_newspapers);
const NbIsland     *nb_places_get_islands   (const NbPlaces   *self,
                                             guint            *n_islands);
GBytes             *nb_places_dup_outlines  (GError          **error);

G_END_DECLS
