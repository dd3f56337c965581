/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-facets.h"
#include "model/nb-group-names.h"
#include "model/nb-span-counts.h"

G_BEGIN_DECLS

/* What a catalog answers to a query: its rows, and what is counted of them. Owned by whoever asked. */
typedef struct
{
  NbCatalog    *catalog;
  NbRowSet     *rows;
  NbFacets     *facets;
  NbSpanCounts *spans;
  NbGroupNames *colour_names;    /* or NULL */
} NbAnswer;

NbAnswer *nb_answer_new        (NbLibrary            *library,
                                NbCatalog            *catalog,
                                NbQuery              *query,
                                NbGroupBy             colour,
                                GCancellable         *cancellable,
                                GError              **error);
void      nb_answer_new_async  (NbLibrary            *library,
                                NbCatalog            *catalog,
                                NbQuery              *query,
                                NbGroupBy             colour,
                                GCancellable         *cancellable,
                                GAsyncReadyCallback   callback,
                                gpointer              user_data);
NbAnswer *nb_answer_new_finish (GAsyncResult         *result,
                                GError              **error);
void      nb_answer_free       (NbAnswer             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbAnswer, nb_answer_free)

G_END_DECLS
