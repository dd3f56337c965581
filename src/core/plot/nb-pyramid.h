/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-bins.h"

G_BEGIN_DECLS

/*
 * A result's counts for all calendar units, by lane and group: counted once for the finest unit, the others summed from it.
 * Immutable, reference counted; any thread.
 */

typedef struct _NbPyramid NbPyramid;

NbPyramid    *nb_pyramid_new      (NbCatalog        *catalog,
                                   const NbRowSet   *rows,
                                   const NbGrouping *lanes,
                                   const NbGrouping *groups,
                                   guint             max_cells,
                                   GCancellable     *cancellable);
NbPyramid    *nb_pyramid_ref      (NbPyramid        *self);
void          nb_pyramid_unref    (NbPyramid        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbPyramid, nb_pyramid_unref)
/* Its unit is coarser than asked for where the finer one would have needed too many columns. */
const NbBins *nb_pyramid_get_bins (const NbPyramid  *self,
                                   guint             lane,
                                   NbCalendarUnit    unit);

G_END_DECLS
