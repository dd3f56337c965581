/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-fts-query.h"
#include "store/nb-library.h"

G_BEGIN_DECLS

/* Finds in a text what a query's phrases found in the index. */
typedef struct _NbFtsFinder NbFtsFinder;

NbFtsFinder *nb_fts_finder_new     (const NbFtsQuery *query);
void         nb_fts_finder_free    (NbFtsFinder *self);
NbSnippet   *nb_fts_finder_snippet (NbFtsFinder *self, const char *title, const char *body);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFtsFinder, nb_fts_finder_free)

G_END_DECLS
