/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-time-frame.h"
#include "plot/nb-context.h"
#include "plot/nb-pyramid.h"
#include "plot/nb-telling.h"
#include "plot/nb-ticks.h"
#include "plot/nb-fit-cache.h"
#include "plot/nb-timeline-layout.h"

G_BEGIN_DECLS

/* What the files of the timeline's layout share. */

/* A time that is not known to the day, and the articles of it. */
typedef struct
{
  guint    lane;
  NbDay    first;
  NbDay    last;
  guint8   precision;
  gboolean approximate;
  guint    rows;               /* in the index's time_rows */
  guint    n_rows;
} NbVagueTime;

/* How many days on either side are meant by about a day. */
#define NB_ABOUT_A_DAY 2

/* The days that its bar reaches over. */
void nb_vague_time_get_limits (const NbVagueTime *time,
                               NbDay             *first,
                               NbDay             *last);

/* What depends on the result and the facets but not on the span: shared by one layout after the other. */
struct _NbTimelineIndex
{
  gatomicrefcount    ref_count;
  NbCatalog         *catalog;
  const NbTimeFrame *frame;
  NbRowSet          *rows;
  NbGroupBy          lanes_by;
  NbGroupOrder       lane_order;
  guint              max_lanes;
  NbGroupBy          colour_by;
  NbGroupNames      *colour_names;
  NbPlaceMode        mode;
  NbGrouping        *lanes;
  NbGrouping        *colours;
  guint              n_lanes;
  NbPyramid         *bins;
  NbPyramid         *overview;       /* of the whole catalog */
  GArray            *times;          /* NbVagueTime, by lane, in the order of time */
  guint             *times_of_lane;  /* where each lane's begin, and the end */
  guint32           *time_rows;
  guint32           *exact_before;   /* [step * n_lanes + lane], rows whose day is known; NULL: no lanes */
  NbTelling         *telling;        /* made when peaks are named */
  GHashTable        *named;          /* what was found: unit and first day → row */
  guint              n_undated;
  NbDay              first;          /* extent of the catalog */
  NbDay              last;
};

/* Rows of the lanes, whose day is known and in [from, to): those of the first lane, of the second …; each lane's are in the
 * order of time, and @ends says where they end. Transfer full, both. */
guint32           *nb_timeline_index_exact (const NbTimelineIndex *self,
                                            NbDay                  from,
                                            NbDay                  to,
                                            guint                **ends);
const NbVagueTime *nb_timeline_index_times (const NbTimelineIndex *self,
                                            guint                  lane,
                                            guint                 *n_times);
/* The lane's articles in a span, whatever is known of their time. */
guint              nb_timeline_index_count (const NbTimelineIndex *self,
                                            guint                  lane,
                                            double                 from,
                                            double                 to);
/* The first @max articles of a column, and whether one is in it. */
guint32           *nb_timeline_index_column (const NbTimelineIndex *self,
                                            guint                  lane,
                                            NbDay                  first,
                                            NbDay                  last,
                                            guint                  max,
                                            guint                 *n_rows);
gboolean           nb_timeline_index_is_in (const NbTimelineIndex *self,
                                            guint32                row,
                                            NbDay                  first,
                                            NbDay                  last);
/* The most telling article of a column; looked for once. */
guint32            nb_timeline_index_name  (NbTimelineIndex       *self,
                                            guint                  lane,
                                            NbCalendarUnit         unit,
                                            NbDay                  first,
                                            NbDay                  last);

/* One layout in the making. */
typedef struct
{
  NbTimelineLayout      *self;
  const NbTimelineInput *input;
  NbTimelineLayout      *previous;
  const NbTextRuler     *ruler;
  double                 s;          /* text scale */
  NbFitCache            *fits;       /* the layout's */
  guint32                selected;   /* its row, or G_MAXUINT32 */
  guint32               *exact;      /* rows near the visible span, see nb_timeline_index_exact() */
  guint                 *exact_ends;
  GArray                *without_room;   /* guint32: rows of bars that found none, or NULL */
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
  double   wish;               /* how wide the label would be, if there were room */
  gboolean left;               /* its words stand to the left */
  double   left_end;           /* where they may begin, then */
  gboolean is_selected;
  gboolean is_placed;
  guint    row;
  int      old_row;            /* of the plot before, or -1 */
} NbMark;

const char *nb_build_string   (NbBuild        *build,
                               const char     *text);
void        nb_build_rest     (NbBuild        *build);
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
gboolean    nb_build_has_title (NbBuild       *build,
                               guint32         row);
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
/* The lane's rows whose day is known, near the visible span. */
const guint32 *nb_build_exact  (NbBuild       *build,
                               guint           lane,
                               guint          *n_rows);
/* The position in @rows of the first one that begins on @day or later. */
guint       nb_build_search   (NbBuild        *build,
                               const guint32  *rows,
                               guint           n_rows,
                               NbDay           day);
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
double      nb_build_context_height (NbBuild  *build);

G_END_DECLS
