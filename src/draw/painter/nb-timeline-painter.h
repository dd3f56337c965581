/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-canvas.h"
#include "canvas/nb-theme.h"
#include "canvas/nb-typesetter.h"
#include "plot/nb-timeline-layout.h"

G_BEGIN_DECLS

/* What the pointer and the keys do to the picture. Items are those of the layout that is painted, or NULL. */
typedef struct
{
  const NbTimelineItem *hover;
  const NbTimelineItem *focus;
  gboolean              focus_visible;     /* the keyboard is in use */
  const guint32        *hover_rows;        /* from another view, ascending: their marks are shown as hovered */
  guint                 n_hover_rows;
  const guint          *shares;            /* of each item of the layout, how many of its articles are of the place that is pointed at
                                            * in another view; or NULL */
  double                scroll;            /* of the plot */
  const NbDay          *bracket;           /* two days: a period that the open article looks back on, or NULL */
  const char           *bracket_label;
  const NbDay          *chosen;            /* two days: a span that is being chosen, or NULL */
  const char           *chosen_label;
} NbTimelineState;

/* The whole timeline in the layout's width and height; @state may be NULL. */
void nb_paint_timeline          (NbCanvas               *canvas,
                                 const NbTimelineLayout *layout,
                                 const NbTheme          *theme,
                                 NbTypesetter           *typesetter,
                                 const NbTimelineState  *state);

/* In pieces, for a view that keeps what does not change with hover: the still picture, then what lies over it. */
void nb_paint_timeline_still    (NbCanvas               *canvas,
                                 const NbTimelineLayout *layout,
                                 const NbTheme          *theme,
                                 NbTypesetter           *typesetter,
                                 double                  scroll);
void nb_paint_timeline_states   (NbCanvas               *canvas,
                                 const NbTimelineLayout *layout,
                                 const NbTheme          *theme,
                                 NbTypesetter           *typesetter,
                                 const NbTimelineState  *state);

G_END_DECLS
