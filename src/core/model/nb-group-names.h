/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-facets.h"
#include "model/nb-group-by.h"

G_BEGIN_DECLS

/*
 * The most frequent names of a result, which groups are made of where an article may have several: people, organisations,
 * documents, tags. Immutable, reference counted; any thread.
 */
typedef struct
{
  gatomicrefcount ref_count;
  NbGroupBy       by;
  guint           n;
  guint32        *ids;             /* the most frequent one first */
  GStrv           names;
} NbGroupNames;

/* As many as there are colours for them. */
#define NB_GROUP_NAMES_MAX 6

NbGroupNames *nb_group_names_new   (NbCatalog      *catalog,
                                    NbLibrary      *library,
                                    const NbFacets *facets,
                                    NbGroupBy       by,
                                    guint           max_names,
                                    GCancellable   *cancellable,
                                    GError        **error);
NbGroupNames *nb_group_names_ref   (NbGroupNames   *self);
void          nb_group_names_unref (NbGroupNames   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbGroupNames, nb_group_names_unref)

G_END_DECLS
