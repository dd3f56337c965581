/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-geometry.h"

G_BEGIN_DECLS

/* Sizes of figures and where their panels stand. Pure functions. */

typedef enum { NB_FIGURE_TIMELINE, NB_FIGURE_MAP, NB_FIGURE_BOTH } NbFigureView;
typedef enum { NB_LENGTH_MM, NB_LENGTH_PX } NbLengthUnit;

typedef struct
{
  NbLengthUnit unit;
  double       width;
  double       height;         /* 0: what suits the width */
  double       dpi;            /* PNG of a figure in mm */
  double       scale;          /* PNG of a figure in px */
} NbFigureSize;

/* "174mm", "1920px" or "1920" (px) */
gboolean    nb_length_parse           (const char          *text,
                                       double              *value,
                                       NbLengthUnit        *unit);
char       *nb_length_format          (double               value,
                                       NbLengthUnit         unit);
gboolean    nb_figure_size_is_valid   (const NbFigureSize  *size,
                                       const char         **reason);
double      nb_figure_size_height     (const NbFigureSize  *size,
                                       NbFigureView         view);
void        nb_figure_size_pixels     (const NbFigureSize  *size,
                                       NbFigureView         view,
                                       int                 *width,
                                       int                 *height);

typedef struct
{
  double   width;              /* the page, in points (print) or CSS pixels */
  double   height;
  double   magnify;            /* the page is drawn so many times larger than its units say */
  gboolean has_timeline;
  gboolean has_map;
  NbRect   timeline;           /* panel a, title included */
  NbRect   map;                /* panel b, or the only one */
  NbRect   source;             /* the source line */
} NbFigureLayout;

void        nb_figure_layout          (const NbFigureSize  *size,
                                       NbFigureView         view,
                                       gboolean             in_points,
                                       guint                n_source_lines,
                                       NbFigureLayout      *layout);
gboolean    nb_figure_view_from_string (const char         *text,
                                       NbFigureView        *view);

G_END_DECLS
