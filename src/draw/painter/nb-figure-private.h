/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-typesetter.h"
#include "painter/nb-figure.h"
#include "plot/nb-bins.h"
#include "plot/nb-timeline-layout.h"

G_BEGIN_DECLS

/* What the files of the figure share: everything that one figure is drawn from. */
typedef struct
{
  const NbFigureSpec *spec;
  NbCatalog          *catalog;
  NbRowSet           *rows;
  NbOutlines         *outlines;
  const NbTheme      *theme;
  NbTypesetter       *typesetter;
  NbTextRuler         ruler;
  NbFigureLayout      layout;
  gboolean            is_print;                    /* drawn as on paper: columns over rows, in points; in any theme */
  guint               title_lines[2];              /* of panels a and b */
  double              from;
  double              to;
  gboolean            has_columns;                 /* rather than marks in rows */
  double              density_days;                /* spans from here on are columns */
  NbCalendarUnit      bin;                         /* of the columns */
  NbTimelineLayout   *timeline;                    /* panel a of the screen themes, or NULL */
  double              timeline_scale;
  guint               counts[NB_N_UNIT_COUNTS];    /* in the span */
  guint               n_rows;                      /* articles of the result … */
  guint               n_outside;                   /* … outside the span … */
  guint               n_undated;                   /* … without a date … */
  guint               n_pale;                      /* … in the span, in no single column … */
  gboolean            covers_all;                  /* every dated article is in the span */
  guint               n_off_map;                   /* … without a province … */
  guint               n_new_units;                 /* … of a unit that the map of the 63 does not have */
  char              **source;                      /* lines */
  char               *description;                 /* the same, whole; or NULL */
} NbFigure;

void  nb_figure_init_data    (NbFigure           *figure,
                              const NbFigureSpec *spec,
                              NbCatalog          *catalog,
                              NbRowSet           *rows,
                              NbOutlines         *outlines);
void  nb_figure_clear_data   (NbFigure           *figure);
char *nb_figure_title        (const NbFigure     *figure);
char *nb_figure_map_title    (const NbFigure     *figure);
void  nb_figure_draw         (NbFigure           *figure,
                              NbCanvas           *canvas);
NbCalendarUnit nb_figure_choose_columns (NbFigure     *figure,
                              const NbRect       *area);
void  nb_figure_draw_columns (NbFigure           *figure,
                              NbCanvas           *canvas,
                              const NbRect       *area);

G_END_DECLS
