/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-bins.h"
#include "plot/nb-context.h"
#include "plot/nb-telling.h"
#include "plot/nb-ticks.h"
#include "plot/nb-timeline-layout.h"

G_BEGIN_DECLS

/* What the files of the timeline's layout share. */

/* What depends on the result and the facets but not on the span: shared by one layout after the other. */
struct _NbTimelineIndex
{
  guint        ref_count;
  NbCatalog   *catalog;
  NbRowSet    *rows;
  NbGroupBy    lanes_by;
  NbGroupBy    colour_by;
  NbPlaceMode  mode;
  NbGrouping  *lanes;
  NbGrouping  *colours;
  guint        n_lanes;
  GArray     **dated;          /* per lane, guint32: all dated rows … */
  GArray     **exact;          /* … those known to the day … */
  GArray     **uncertain;      /* … and the rest; each in the order of time */
  NbBins     **bins;           /* [lane * NB_N_CALENDAR_UNITS + unit], made when asked for */
  NbTelling   *telling;        /* made when peaks are named */
  GHashTable  *named;          /* what was found: unit and first day → row */
  NbBins      *overview;       /* of the whole catalog */
  guint        n_undated;
  guint        n_year_only;
  NbDay        first;          /* extent of the catalog */
  NbDay        last;
};

NbTimelineIndex *nb_timeline_index_for       (const NbTimelineInput *input,
                                              NbTimelineIndex       *previous);
void             nb_timeline_index_unref     (NbTimelineIndex       *self);
const NbBins    *nb_timeline_index_bins      (NbTimelineIndex       *self,
                                              guint                  lane,
                                              NbCalendarUnit         unit);
/* The most telling article of a column; looked for once. */
guint32          nb_timeline_index_name      (NbTimelineIndex       *self,
                                              NbCalendarUnit         unit,
                                              NbDay                  first,
                                              const guint32         *rows,
                                              guint                  n_rows);
const NbBins    *nb_timeline_index_overview  (NbTimelineIndex       *self,
                                              NbCalendarUnit         unit);
/* The position in @rows of the first one that begins on @day or later. */
guint            nb_timeline_index_search    (NbTimelineIndex       *self,
                                              const GArray          *rows,
                                              NbDay                  day);
gboolean         nb_catalog_row_is_exact     (const NbCatalogRow    *row);

/* One layout in the making. */
typedef struct
{
  NbTimelineLayout      *self;
  const NbTimelineInput *input;
  NbTimelineLayout      *previous;
  const NbTextRuler     *ruler;
  double                 s;          /* text scale */
  guint32                selected;   /* its row, or G_MAXUINT32 */
} NbBuild;

#define NB_ROW_NONE G_MAXUINT32

/* A mark in rows before and while it is placed. */
typedef struct
{
  guint    slice;              /* in the row pool */
  guint    n_rows;
  guint32  lead;
  NbDay    first;
  NbDay    last;
  double   x0;                 /* ends of its mark */
  double   x1;
  double   count_width;        /* with the gap behind it */
  char     count[16];
  const char *label;
  double   label_width;
  gboolean left;
  gboolean is_selected;
  guint    row;
} NbMark;

const char *nb_build_string   (NbBuild        *build,
                               const char     *text);
void        nb_build_label    (GArray         *labels,
                               NbBuild        *build,
                               const char     *text,
                               double          x,
                               double          y,
                               NbTextRole      role,
                               NbTone          tone);
void        nb_build_label_end (GArray        *labels,
                               NbBuild        *build,
                               const char     *text,
                               double          x,
                               double          y,
                               NbTextRole      role,
                               NbTone          tone);
guint32     nb_build_lead     (NbBuild        *build,
                               const guint32  *rows,
                               guint           n_rows);
guint       nb_build_slice    (NbBuild        *build,
                               const guint32  *rows,
                               guint           n_rows);
double      nb_build_x        (NbBuild        *build,
                               double          day);
const char *nb_build_title    (NbBuild        *build,
                               guint32         row);
int         nb_build_old_row  (NbBuild        *build,
                               guint32         lead,
                               guint           lane);
void        nb_build_keep_row (NbBuild        *build,
                               guint32         lead,
                               guint           lane,
                               guint           row);

/* Half the width of the capsule of one day's articles, and its ticks, evenly spread. */
double      nb_build_day_half (guint           n_rows);
void        nb_build_day_ticks (NbBuild       *build,
                               NbTimelineItem *item);
void        nb_build_density  (NbBuild        *build);
void        nb_build_clusters (NbBuild        *build);
void        nb_build_days     (NbBuild        *build);
void        nb_build_lanes    (NbBuild        *build,
                               double          open_height,
                               double          closed_height);
void        nb_build_fit_label (NbBuild       *build,
                               NbMark         *mark,
                               double          room);
void        nb_build_bars     (NbBuild        *build,
                               guint           lane,
                               double          y,
                               guint           n_rows,
                               double          row_height,
                               guint           flags);
void        nb_build_context  (NbBuild        *build);
gboolean    nb_build_is_far   (NbBuild        *build);

G_END_DECLS
