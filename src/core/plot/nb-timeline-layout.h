/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-context-bands.h"
#include "model/nb-grouping.h"
#include "plot/nb-geometry.h"
#include "plot/nb-text-fit.h"
#include "plot/nb-time-axis.h"

G_BEGIN_DECLS

/*
 * The whole geometry of the timeline for one input: computed when the input changes, never while painting.
 *
 * Immutable once made and reference counted. The painter reads the arrays; a view hits, walks and asks for rows.
 * Make the next layout with the last one as @previous: what did not change is taken over, and marks keep their rows.
 */

typedef enum
{
  NB_TIMELINE_DENSITY,     /* columns */
  NB_TIMELINE_CLUSTERS,    /* capsules, dots and bars in rows */
  NB_TIMELINE_DAYS,        /* headlines in rows, uncertain times in a tray (only without lanes) */
} NbTimelineMode;

/* From about two years on there are columns, unless the articles are few: see nb_timeline_density_days(). */
#define NB_TIMELINE_DENSITY_DAYS 731.0

typedef enum
{
  NB_TIMELINE_NO_OVERVIEW = 1 << 0,     /* figures */
  NB_TIMELINE_NO_CONTEXT  = 1 << 1,
  NB_TIMELINE_NARROW      = 1 << 2,     /* no gutter names: windows below about 900 px */
} NbTimelineFeatures;

/* What was found out of a result beforehand, in whichever thread: with it a layout takes the same time for a hundred
 * articles and for a million. */
typedef struct _NbTimelineIndex NbTimelineIndex;

typedef struct
{
  NbTimelineIndex   *index;             /* NULL: made if the last layout's does not hold; else it says what the five below do */
  NbCatalog         *catalog;
  NbRowSet          *rows;              /* the result of the query */
  NbGroupBy          lanes;
  NbGroupOrder       lane_order;
  guint              max_lanes;         /* the smallest ones are put together; 0: as many as are usual */
  NbGroupBy          colour;
  NbGroupNames      *colour_names;      /* needed if the colour nb_group_by_is_named() */
  NbPlaceMode        place_mode;
  const char *const *collapsed;         /* keys of collapsed lanes, NULL-terminated, or NULL */
  double             from;              /* the visible span, days */
  double             to;
  double             width;
  double             height;
  double             text_scale;        /* 1 at 100 %: rows grow with the text */
  double             density_days;      /* spans from here on are columns; 0: nb_timeline_density_days() */
  gint64             selected;          /* id of the selected article, which always gets a mark of its own, or 0 */
  NbDay              today;
  NbTimelineFeatures features;
  double             near_from;         /* lanes are filled that this part of the scrolled plot touches; */
  double             near_to;           /* not greater than near_from: all */
  const NbContextBands *context;        /* NULL: all that comes with the program */
  NbTextRuler        ruler;
} NbTimelineInput;

typedef enum
{
  NB_ITEM_COLUMN,          /* a density column */
  NB_ITEM_PEAK,            /* the note at a high column; its rows are the column's */
  NB_ITEM_CLUSTER,         /* a capsule: several articles */
  NB_ITEM_ARTICLE,         /* a dot: one article */
  NB_ITEM_BAR,             /* uncertain time: its exact limits, or fading ends */
  NB_ITEM_UNDATED,         /* the pill "date unknown" */
  NB_ITEM_LANE,            /* a lane's name in the gutter: opens and closes it */
  NB_ITEM_STRATUM,         /* a name of the colours' legend; its lane is the colours' group, or NB_STRATUM_YEAR_ONLY */
  NB_ITEM_THEME,           /* context: a theme of the year … */
  NB_ITEM_EVENT,           /* … a congress, an election, a day; label and tooltip are strings of the item */
  NB_ITEM_BRUSH,           /* the overview: the brush … */
  NB_ITEM_GRIP_FROM,       /* … its grips … */
  NB_ITEM_GRIP_TO,
  NB_ITEM_OVERVIEW,        /* … and the rest of the strip */
} NbItemKind;

typedef enum
{
  NB_ITEM_CUT_FROM    = 1 << 0,    /* goes on beyond the left edge */
  NB_ITEM_CUT_TO      = 1 << 1,
  NB_ITEM_APPROXIMATE = 1 << 2,    /* fades instead of ending */
  NB_ITEM_IN_TRAY     = 1 << 3,
  NB_ITEM_HIGHEST     = 1 << 4,    /* the one peak that is bold */
  NB_ITEM_SELECTED    = 1 << 5,
  NB_ITEM_LABEL_LEFT  = 1 << 6,    /* label (and count) stand to the left of the mark */
  NB_ITEM_COLLAPSED   = 1 << 7,
  NB_ITEM_FAR         = 1 << 9,    /* a mark of the context as it is drawn at decade zoom */
  NB_ITEM_UNTITLED    = 1 << 10,   /* its label says that there is no title */
  NB_ITEM_SCROLLS     = 1 << 8,    /* its y counts from the top of the scrolled plot, see nb_timeline_layout_item_rect() */
} NbItemFlags;

typedef struct
{
  NbItemKind  kind;
  guint       flags;          /* NbItemFlags */
  guint       lane;           /* of marks of the context: NbContextKind, and on from NB_CONTEXT_OWN one for each of the user’s bands */
  NbDay       first;          /* its time; of a column, the unit's limits */
  NbDay       last;
  guint       n_rows;         /* articles */
  NbRect      mark;           /* the mark alone */
  NbRect      hit;            /* with its label: where the pointer takes it */
  const char *label;          /* as drawn (shortened), or NULL */
  NbPoint     label_at;       /* start of its baseline, whichever side it stands on */
  const char *count;          /* "7", or NULL */
  NbPoint     count_at;
  const char *tip;            /* the whole text, or NULL */
  guint       part;           /* first of its parts: segments of a column, ticks of a capsule, lines of a peak … */
  guint       n_parts;        /* … in the layout's array of that kind */
  guint       slice;          /* private: where its rows are */
} NbTimelineItem;

/* A piece of a column. */
typedef struct
{
  NbRect rect;
  int    slot;                /* of the categorical palette; -1 grey; -2 ink (no colour asked); -3 only the year is known */
  guint  group;               /* of the colours' grouping, or NB_STRATUM_YEAR_ONLY */
} NbSegment;

/* Articles of which only the year is known are of no group. */
#define NB_STRATUM_YEAR_ONLY G_MAXUINT

#define NB_SLOT_OTHER (-1)
#define NB_SLOT_INK   (-2)
#define NB_SLOT_PALE  (-3)

/* A piece of text; @x is its left end. */
typedef struct
{
  const char *text;
  double      x;
  double      y;              /* baseline */
  NbTextRole  role;
  guint8      tone;           /* NbTone */
} NbLabel;

typedef enum { NB_TONE_TEXT, NB_TONE_DIM, NB_TONE_FAINT, NB_TONE_INK, NB_TONE_ACCENT } NbTone;

/* A line of ruler or grid. */
typedef struct
{
  double x;
  double y0;
  double y1;
  guint8 weight;              /* 0 hairline, 1 line, 2 faint (stronger) */
} NbRule;

typedef struct
{
  guint    group;             /* in the lanes' grouping */
  double   y;                 /* from the top of the scrolled plot */
  double   height;
  gboolean is_collapsed;
  gboolean is_near;           /* it has its name and its marks: see near_from */
  guint    item;              /* its NB_ITEM_LANE */
  guint    first_label;       /* lines of its name, then its count, in lane_labels */
  guint    n_labels;
} NbLane;

/* Where a stratum is named, right of the last column. */
typedef struct
{
  NbRect swatch;
  int    slot;
  guint  item;                /* its NB_ITEM_STRATUM */
  guint  first_label;         /* in labels */
  guint  n_labels;
} NbStratumName;

typedef struct
{
  gatomicrefcount   ref_count;
  NbTimelineMode    mode;
  NbTimeAxis        axis;               /* the visible span over the plot */
  NbTimeAxis        overview_axis;      /* the whole library over the strip */
  NbCalendarUnit    bin;                /* density: what a column stands for */
  double            width;
  double            height;
  double            text_scale;
  double            gutter;
  NbRect            ruler;              /* bands from top to bottom, over the whole width */
  NbRect            context;            /* may be empty */
  NbRect            plot;               /* the viewport of lanes, rows or columns */
  double            content_height;     /* of what is scrolled in it; its height if nothing is */
  NbRect            tray;               /* "dates not wholly known" (day zoom) or the row of the pill; may be empty */
  NbRect            overview;
  NbRect            brush;

  NbLevel           level;
  GArray           *rules;              /* NbRule: ruler ticks and grid */
  GArray           *weekends;           /* NbRect */
  GArray           *labels;             /* NbLabel that do not scroll */
  GArray           *lanes;              /* NbLane */
  GArray           *lane_labels;        /* NbLabel, y from the lane's top */
  GArray           *items;              /* NbTimelineItem, in the order of painting */
  GArray           *segments;           /* NbSegment of columns */
  GArray           *ticks;              /* double: x of the articles in capsules */
  GArray           *lines;              /* NbLabel: lines of peaks */
  GArray           *value_lines;        /* double: y of the grid lines through the columns */
  GArray           *strata;             /* NbStratumName */
  GArray           *overview_bars;      /* NbRect */
  guint             overview_on_from;   /* the bars inside the brush: [from, to) */
  guint             overview_on_to;

  /* private */
  NbTimelineIndex  *index;
  GStringChunk     *strings;
  GArray           *row_pool;           /* guint32: the articles of items, by slice */
  struct _NbFitCache *fits;             /* headlines as fitted, for the next layout */
  GHashTable       *places;             /* first article of a mark → its row of the plot, for the next layout */
} NbTimelineLayout;

NbTimelineIndex      *nb_timeline_index_new        (const NbTimelineInput  *input,
                                                    NbTimelineIndex        *previous,
                                                    GCancellable           *cancellable);
void                  nb_timeline_index_learn      (NbTimelineIndex        *self);
gboolean              nb_timeline_index_holds      (const NbTimelineIndex  *self,
                                                    const NbTimelineInput  *input);
NbCatalog            *nb_timeline_index_get_catalog (const NbTimelineIndex *self);
NbTimelineIndex      *nb_timeline_index_ref        (NbTimelineIndex        *self);
void                  nb_timeline_index_unref      (NbTimelineIndex        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbTimelineIndex, nb_timeline_index_unref)

NbTimeAxis            nb_timeline_place_axis       (const NbTimelineInput  *input);
double                nb_timeline_density_days     (const NbTimelineInput  *input);
NbTimelineLayout     *nb_timeline_layout_new       (const NbTimelineInput  *input,
                                                    NbTimelineLayout       *previous);
NbTimelineLayout     *nb_timeline_layout_ref       (NbTimelineLayout       *self);
void                  nb_timeline_layout_unref     (NbTimelineLayout       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbTimelineLayout, nb_timeline_layout_unref)

/* What is under a point, nearest first to be painted last; NULL for nothing. @scroll is how far the plot is scrolled. */
const NbTimelineItem *nb_timeline_layout_hit       (const NbTimelineLayout *self,
                                                    double                  x,
                                                    double                  y,
                                                    double                  scroll);
NbRect                nb_timeline_layout_item_rect (const NbTimelineLayout *self,
                                                    const NbTimelineItem   *item,
                                                    double                  scroll);
/* The item's articles as rows of the catalog, ascending; transfer full, g_free(). */
guint32              *nb_timeline_layout_item_rows (const NbTimelineLayout *self,
                                                    const NbTimelineItem   *item,
                                                    guint                  *n_rows);
/* The first of them without a look at the others; only of dots, capsules and bars. */
gboolean              nb_timeline_layout_item_first (const NbTimelineLayout *self,
                                                     const NbTimelineItem   *item,
                                                     guint32                *row);
/* Its most telling article: what Enter opens, what a card names first. */
gboolean              nb_timeline_layout_item_lead (const NbTimelineLayout *self,
                                                    const NbTimelineItem   *item,
                                                    guint32                *row);
const NbTimelineItem *nb_timeline_layout_find_row  (const NbTimelineLayout *self,
                                                    guint32                 row);
const char           *nb_timeline_layout_lane_key  (const NbTimelineLayout *self,
                                                    guint                   lane);
const char           *nb_timeline_layout_lane_name (const NbTimelineLayout *self,
                                                    guint                   lane);
/* Of a name in the legend: the key of its group among the colours, and what these tell apart; NULL: there is none. */
const char           *nb_timeline_layout_stratum_key (const NbTimelineLayout *self,
                                                      const NbTimelineItem   *item,
                                                      NbGroupBy              *by);

/* Of each item, how many of its articles are of a unit; transfer full, g_free(). Blocks; NULL if cancelled. */
guint                *nb_timeline_layout_count_unit (const NbTimelineLayout *self,
                                                     NbPlaceMode             mode,
                                                     NbUnit                  unit,
                                                     GCancellable           *cancellable);

typedef enum { NB_MOVE_LEFT, NB_MOVE_RIGHT, NB_MOVE_UP, NB_MOVE_DOWN, NB_MOVE_FIRST, NB_MOVE_LAST } NbMove;
/* The next item with articles, for the keyboard; from NULL, the first in that direction. NULL if there is none. */
const NbTimelineItem *nb_timeline_layout_step      (const NbTimelineLayout *self,
                                                    const NbTimelineItem   *from,
                                                    NbMove                  move);

G_END_DECLS
