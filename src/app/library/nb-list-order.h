/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

G_BEGIN_DECLS

/*
 * In which order a list shows the rows of a result: positions to rows and back. By date nothing is stored but the ends of a
 * range, whatever the result's size. Immutable and reference counted; made and read in any thread.
 */

typedef enum { NB_SORT_DATE, NB_SORT_TITLE, NB_SORT_PLACE, NB_SORT_SOURCE, NB_SORT_RELEVANCE } NbSortBy;

/* Keys of titles take about a quarter of a kilobyte each while they are sorted: 50 MB. */
#define NB_MAX_TITLES_SORTED 200000
/* Rows that are ranked; behind them the others stand, the newest first. */
#define NB_MAX_RANKED 1000

typedef struct
{
  NbCatalog  *catalog;
  NbRowSet   *rows;
  NbLibrary  *library;             /* for the order by relevance; else NULL does */
  NbQuery    *query;
  NbPlaceMode place_mode;
  double      from, to;            /* what is in view, in days */
  gboolean    whole;               /* nothing is out of view, nor what has no date */
  NbSortBy    by;
  gboolean    descending;          /* what has no date, place or source comes last in any case */
} NbListWish;

typedef struct
{
  gatomicrefcount ref_count;
  NbCatalog      *catalog;
  NbRowSet       *set;
  guint           n;
  guint           from;            /* positions of the set … */
  guint           to;
  guint           n_dated;         /* … of those in the list */
  guint           n_early;         /* begin before the span and reach into it */
  guint32        *early;
  guint32        *sorted;          /* all rows; NULL by date */
  guint           n_ranked;        /* so many stand first by relevance */
  gboolean        descending;
} NbListOrder;

void         nb_list_wish_copy       (NbListWish       *to,
                                      const NbListWish *from);
void         nb_list_wish_clear      (NbListWish       *wish);
gboolean     nb_list_wish_is_quick   (const NbListWish *wish);
gboolean     nb_list_wish_is_allowed (const NbListWish *wish);

NbListOrder *nb_list_order_new       (const NbListWish *wish,
                                      GCancellable     *cancellable,
                                      GError          **error);
NbListOrder *nb_list_order_ref       (NbListOrder      *self);
void         nb_list_order_unref     (NbListOrder      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbListOrder, nb_list_order_unref)

guint32      nb_list_order_get       (const NbListOrder *self,
                                      guint              position);
guint        nb_list_order_find      (const NbListOrder *self,
                                      guint32            row);

G_END_DECLS
