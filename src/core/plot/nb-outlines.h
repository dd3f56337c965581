/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "plot/nb-geometry.h"

G_BEGIN_DECLS

/*
 * The outlines of the 63 and of the 34 units, projected (equirectangular, in the middle of the country), from the
 * TopoJSON in the program. In hundredths of a degree of latitude from the north-west corner: about 830 × 1500.
 * Loaded once, immutable and passed in; usable from any thread.
 */

typedef struct
{
  NbUnit     unit;
  NbPolygon  polygon;
  NbRect     extent;
  NbPoint    centre;          /* of its largest part */
} NbOutline;

typedef struct
{
  const char *group;          /* "Hoàng Sa", "Trường Sa" */
  NbUnit      unit;           /* of the set that was asked for */
  NbRect      extent;         /* of its islands, in degrees: longitude, latitude downwards */
  guint       n_islands;
  NbPoint    *islands;
} NbArchipelago;

typedef enum { NB_OUTLINES_63, NB_OUTLINES_34, NB_N_OUTLINE_SETS } NbOutlineSet;

typedef struct _NbOutlines NbOutlines;

NbOutlines          *nb_outlines_new              (NbPlaces          *places,
                                                   GError           **error);
NbOutlines          *nb_outlines_ref              (NbOutlines        *self);
void                 nb_outlines_unref            (NbOutlines        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbOutlines, nb_outlines_unref)

NbPlaces            *nb_outlines_get_places       (const NbOutlines  *self);
const NbOutline     *nb_outlines_get              (const NbOutlines  *self,
                                                   NbOutlineSet       set,
                                                   guint             *n_outlines);
const NbArchipelago *nb_outlines_get_archipelagos (const NbOutlines  *self,
                                                   NbOutlineSet       set,
                                                   guint             *n_archipelagos);
NbRect               nb_outlines_get_extent       (const NbOutlines  *self);
gboolean             nb_outlines_are_neighbours   (const NbOutlines  *self,
                                                   NbUnit             a,
                                                   NbUnit             b);

/* "as published" is drawn on the 63 */
NbOutlineSet         nb_outline_set_for_mode      (NbPlaceMode        mode);

G_END_DECLS
