/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-grouping.h"
#include "plot/nb-outlines.h"
#include "plot/nb-text-fit.h"

G_BEGIN_DECLS

/* The map's geometry in a rectangle: outlines, island boxes, classes of the counts and the legend. Immutable. */

#define NB_MAP_CLASSES 5

typedef struct
{
  guint n_classes;                    /* 0: nothing to show */
  guint upper[NB_MAP_CLASSES];        /* the largest count of each class */
} NbClassBreaks;

void  nb_class_breaks   (const guint         *values,
                         guint                n_values,
                         NbClassBreaks       *breaks);
gboolean nb_class_breaks_equal (const NbClassBreaks *a, const NbClassBreaks *b);
int   nb_class_of       (const NbClassBreaks *breaks,
                         guint                value);

typedef struct
{
  NbUnit  unit;
  guint   value;
  int     klass;              /* -1: none */
  guint   outline;            /* index among the outlines of the set */
} NbMapShape;

typedef struct
{
  NbRect      box;
  NbUnit      unit;
  int         klass;          /* no paler than the middle class */
  const char *label;
  NbPoint     label_at;
  guint       first_island;   /* in islands: centres of dots */
  guint       n_islands;
} NbMapBox;

typedef struct
{
  NbRect rect;
  int    klass;
} NbLegendBar;

typedef struct
{
  const char *text;           /* of the layout */
  NbPoint     at;
  gboolean    is_number;
} NbLegendLabel;

typedef enum
{
  NB_MAP_SCREEN,              /* 420 px high in 312; boxes 80 × 66 */
  NB_MAP_PRINT,               /* the figure: points */
} NbMapStyle;

typedef struct
{
  NbOutlines    *outlines;
  NbPlaceMode    place_mode;
  const guint   *counts;      /* NB_N_UNIT_COUNTS */
  NbRect         area;        /* where the map stands */
  NbMapStyle     style;
  double         text_scale;
  NbTextRuler    ruler;
} NbMapInput;

typedef struct
{
  gatomicrefcount ref_count;
  NbMapStyle      style;
  NbOutlineSet    set;
  NbOutlines     *outlines;
  NbPoint         origin;     /* place of the outlines' origin … */
  double          scale;      /* … and their scale */
  NbClassBreaks   breaks;
  GArray         *shapes;     /* NbMapShape */
  GArray         *boxes;      /* NbMapBox */
  GArray         *islands;    /* NbPoint */
  double          island_radius;
  GArray         *bars;       /* NbLegendBar: the histogram */
  GArray         *strip;      /* NbLegendBar: the classes */
  GArray         *labels;     /* NbLegendLabel */
  NbRect          legend;
  guint           n_new_units_apart;   /* articles of units that exist only since the merger and are not drawn */
  GStringChunk   *strings;
} NbMapLayout;

NbMapLayout *nb_map_layout_new       (const NbMapInput  *input);
NbMapLayout *nb_map_layout_ref       (NbMapLayout       *self);
void         nb_map_layout_unref     (NbMapLayout       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbMapLayout, nb_map_layout_unref)

/* The unit at a point, an archipelago's box included; NB_UNIT_NONE for none. */
NbUnit       nb_map_layout_hit       (const NbMapLayout *self,
                                      double             x,
                                      double             y);
/* Whether a shape is drawn for @unit: itself, or a part or the whole of it in the other division. */
gboolean     nb_map_layout_is_for    (const NbMapLayout *self,
                                      NbUnit             shape,
                                      NbUnit             unit);
guint        nb_map_layout_get_value (const NbMapLayout *self,
                                      NbUnit             unit);
/* The class of the legend at a point, for brushing: counts from @low to @high. */
gboolean     nb_map_layout_hit_legend (const NbMapLayout *self,
                                      double             x,
                                      double             y,
                                      guint             *low,
                                      guint             *high);
/* The class that the legend has at @x, the nearest beside it; -1 if there is no legend. */
int          nb_map_layout_class_at  (const NbMapLayout *self,
                                      double             x);
gboolean     nb_map_layout_class_range (const NbMapLayout *self,
                                      int                klass,
                                      guint             *low,
                                      guint             *high);
/* The units on the map, each once, that have at least @low and at most @high articles. */
GArray      *nb_map_layout_units_between (const NbMapLayout *self,
                                      guint              low,
                                      guint              high);

G_END_DECLS
