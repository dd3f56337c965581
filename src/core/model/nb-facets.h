/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-catalog.h"
#include "model/nb-row-set.h"

G_BEGIN_DECLS

/*
 * How many articles of a result have which province, source, name …: all facets, counted in one pass.
 * Immutable, reference counted; any thread.
 */

struct _NbFacets
{
  gatomicrefcount ref_count;
  guint           n_rows;
  guint           n_sources;
  guint           n_values;
  guint           units[256];      /* by NbUnit, as published; without a place: at NB_UNIT_NONE */
  guint           scopes[4];       /* by NbScope */
  guint          *sources;         /* by index; unknown: behind the last */
  guint          *values;          /* by the id of a name, of whatever facet */
};

typedef struct
{
  guint32 value;                   /* the id of a name */
  guint   n_rows;
} NbFacetCount;

NbFacets *nb_facets_new   (NbCatalog       *catalog,
                           const NbRowSet  *rows);
NbFacets *nb_facets_ref   (NbFacets        *self);
void      nb_facets_unref (NbFacets        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFacets, nb_facets_unref)

guint     nb_facets_top   (const NbFacets  *self,
                           NbCatalog       *catalog,
                           NbFacet          facet,
                           NbFacetCount    *counts,
                           guint            n_counts);

G_END_DECLS
