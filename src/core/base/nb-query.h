/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/*
 * What the user asks for: words and filters. A value like NbArticle: filled by its maker, immutable from then on,
 * compared by content. Filters of different kinds narrow each other; values of one kind widen.
 */

typedef enum { NB_SEARCH_MARKS, NB_SEARCH_EXACT, NB_SEARCH_FOLDED } NbSearchMode;

typedef struct
{
  gatomicrefcount ref_count;

  char        *words;          /* or NULL */
  NbSearchMode mode;
  NbEdtf       from;           /* unknown: open */
  NbEdtf       to;
  GStrv        provinces;      /* codes; the lists are never NULL */
  GStrv        sources;
  GStrv        campaigns;
  GStrv        people;
  GStrv        organisations;
  GStrv        documents;
  GStrv        tags;
  gboolean     undated;        /* only articles whose time is unknown */
  gboolean     placeless;      /* only articles whose place is unknown */
  gboolean     merge_reprints; /* of articles that print the same text only the first */
} NbQuery;

NbQuery  *nb_query_new      (void);
NbQuery  *nb_query_copy     (const NbQuery *self);
NbQuery  *nb_query_ref      (NbQuery       *self);
void      nb_query_unref    (NbQuery       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbQuery, nb_query_unref)

gboolean  nb_query_equal    (const NbQuery *a,
                             const NbQuery *b);
gboolean  nb_query_is_empty (const NbQuery *self);
void      nb_strv_toggle    (GStrv         *list,
                             const char    *value);
char     *nb_query_describe (const NbQuery *self);

G_END_DECLS
