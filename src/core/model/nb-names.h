/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-catalog.h"

G_BEGIN_DECLS

/*
 * The names of everything one can filter by, to be found by the beginnings of their words as fast as one types.
 * About 50 bytes a name: made when somebody begins to look for names, and given back afterwards.
 * Immutable, reference counted; any thread.
 */
typedef struct _NbNames NbNames;

/* How many articles have which value of one kind. */
typedef struct
{
  const guint *counts;             /* by key … */
  guint        n_counts;           /* … what lies behind: 0 articles */
  guint32      from;               /* only keys from here … */
  guint32      to;                 /* … until before this one are offered */
} NbNameCounts;

typedef struct
{
  guint32     key;                 /* the id of a name, the index of a source, the unit */
  guint       n_rows;
  const char *name;                /* of the NbNames */
} NbNameHit;

NbNames *nb_names_new   (NbCatalog            *catalog,
                         NbLibrary            *library,
                         GCancellable         *cancellable,
                         GError              **error);
NbNames *nb_names_ref   (NbNames              *self);
void     nb_names_unref (NbNames              *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbNames, nb_names_unref)

guint    nb_names_size  (const NbNames        *self);
gboolean nb_names_find  (const NbNames        *self,
                         const char           *typed,
                         const NbNameCounts   *counts,
                         guint                 n_hits,
                         GArray              **hits,
                         GCancellable         *cancellable);

G_END_DECLS
