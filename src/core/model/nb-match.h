/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-query.h"
#include "store/nb-library.h"

G_BEGIN_DECLS

/* What of a query only the library can answer: which articles have its words, and which names are meant by those it asks for. */
typedef struct
{
  GArray *ids;                     /* of gint64, ascending; NULL: the query asks for no words */
  GArray *values[NB_N_FACETS];     /* of gint64, by facet: any of these names; NULL: the query asks for none */
} NbMatch;

gboolean nb_match_is_needed (const NbQuery *query);
NbMatch *nb_match_new       (NbLibrary     *library,
                             const NbQuery *query,
                             GCancellable  *cancellable,
                             GError       **error);
void     nb_match_free      (NbMatch       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbMatch, nb_match_free)

G_END_DECLS
