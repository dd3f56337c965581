/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-catalog.h"
#include "model/nb-group-names.h"

G_BEGIN_DECLS

/*
 * Which group each row of a result belongs to: the lanes of the timeline, the strata and colours of the columns,
 * the rows of a count. Immutable once made.
 */

/* Which group stands first. What has no place of its own, nationwide and unknown, stands last in any case. */
typedef enum
{
  NB_GROUP_ORDER_USUAL,        /* regions from north to south, everything else by count */
  NB_GROUP_ORDER_COUNT,
  NB_GROUP_ORDER_GEOGRAPHY,    /* provinces, too: by region, then as the statistical office numbers them */
} NbGroupOrder;

typedef struct
{
  char  *key;          /* a stable name: "VN-03", "region-2", the source's name, "national", "unknown", "other", "all" */
  char  *label;        /* for people, translated */
  guint  n_rows;
  int    slot;         /* 0..6: its colour in the categorical palette, north to south, nationwide last; -1: grey */
} NbGroup;

typedef struct _NbGrouping NbGrouping;

NbGrouping    *nb_grouping_new          (NbCatalog        *catalog,
                                         const NbRowSet   *rows,
                                         NbGroupBy         by,
                                         NbPlaceMode       mode,
                                         NbGroupOrder      order,
                                         const NbGroupNames *names,
                                         guint             max_groups);
NbGrouping    *nb_grouping_ref          (NbGrouping       *self);
void           nb_grouping_unref        (NbGrouping       *self);
guint          nb_grouping_get_n_groups (const NbGrouping *self);
const NbGroup *nb_grouping_get_group    (const NbGrouping *self,
                                         guint             group);
guint          nb_grouping_group_of     (const NbGrouping *self,
                                         guint             row);
/* The same of all rows, for whoever goes through many; NULL: there is but one group. */
const guint16 *nb_grouping_get_groups   (const NbGrouping *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbGrouping, nb_grouping_unref)

/* Articles per unit: counts[unit], and those without a place in counts[NB_N_UNITS]. Both days inclusive;
 * NB_DAY_NONE for @first counts everything, undated articles too. */
#define NB_N_UNIT_COUNTS (NB_N_UNITS + 1)
void           nb_count_units           (NbCatalog        *catalog,
                                         const NbRowSet   *rows,
                                         NbPlaceMode       mode,
                                         NbDay             first,
                                         NbDay             last,
                                         guint             counts[NB_N_UNIT_COUNTS]);

const char    *nb_group_order_to_string (NbGroupOrder      order);
NbGroupOrder   nb_group_order_from_string (const char     *text);

G_END_DECLS
