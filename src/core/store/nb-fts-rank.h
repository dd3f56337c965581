/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-fts-query.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* One ranking while its statement runs: nb_rank (search, ?) with this as the pointer. */
typedef struct _NbFtsRanking NbFtsRanking;

#define NB_FTS_RANKING_POINTER "nb-fts-ranking"

NbFtsRanking *nb_fts_ranking_new        (const NbFtsQuery *query, const GArray *within);
NbFtsRanking *nb_fts_ranking_new_part   (const NbFtsRanking *self);
void          nb_fts_ranking_free       (NbFtsRanking *self);
void          nb_fts_ranking_sample     (NbFtsRanking *self, gboolean sampling);
void          nb_fts_ranking_set_sample (NbFtsRanking *self, guint64 n_articles);
guint         nb_fts_ranking_n_ranked   (const NbFtsRanking *self);
void          nb_fts_ranking_append     (NbFtsRanking *self, const NbFtsRanking *part, guint max_ranked);
GArray       *nb_fts_ranking_best       (NbFtsRanking *self, guint limit);

gboolean      nb_fts_rank_register      (fts5_api *api);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFtsRanking, nb_fts_ranking_free)

G_END_DECLS
