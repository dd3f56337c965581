/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Shared by the files that paint a timeline; nobody else includes it. */
#pragma once

#include "painter/nb-timeline-painter.h"

#include <math.h>

G_BEGIN_DECLS

/* What every function of the timeline's painters needs. */
typedef struct
{
  NbCanvas *canvas;
  const NbTimelineLayout *layout;
  const NbTheme *theme;
  NbTypesetter *typesetter;
  double scroll;
} NbTimelinePaint;

typedef enum { NB_LOOK_STILL, NB_LOOK_HOVER, NB_LOOK_SELECTED } NbTimelineLook;

static inline const NbColour *
nb_paint_tone (const NbTheme *theme,
               NbTone tone)
{
  switch (tone)
    {
    case NB_TONE_DIM:
      return &theme->dim;
    case NB_TONE_FAINT:
      return &theme->faint;
    case NB_TONE_INK:
      return &theme->ink;
    case NB_TONE_ACCENT:
      return &theme->accent_text;
    case NB_TONE_TEXT:
    default:
      return &theme->text;
    }
}

static inline NbColour
nb_colour_with_alpha (const NbColour *colour,
                      float factor)
{
  NbColour c = *colour;

  c.alpha *= factor;
  return c;
}

static inline void
nb_paint_string (const NbTimelinePaint *p,
                 NbTextRole role,
                 const char *text,
                 double x,
                 double baseline,
                 const NbColour *colour)
{
  nb_canvas_text (p->canvas, nb_typesetter_get (p->typesetter, role, text), x, baseline, colour);
}

static inline void
nb_paint_label (const NbTimelinePaint *p,
                const NbLabel *label,
                double dy,
                const NbColour *colour)
{
  nb_paint_string (p, label->role, label->text, label->x, label->y + dy, colour ? colour : nb_paint_tone (p->theme, label->tone));
}

/* How far an item's geometry is moved on the canvas. */
static inline double
nb_paint_item_offset (const NbTimelinePaint *p,
                      const NbTimelineItem *item)
{
  return item->flags & NB_ITEM_SCROLLS ? p->layout->plot.y - p->scroll : 0;
}

static inline gboolean
nb_paint_is_visible (const NbTimelinePaint *p,
                     const NbTimelineItem *item)
{
  double dy = nb_paint_item_offset (p, item);

  return !(item->flags & NB_ITEM_SCROLLS)
         || (item->hit.y + dy < p->layout->plot.y + p->layout->plot.height + 30 && item->hit.y + item->hit.height + dy > p->layout->plot.y - 30);
}

static inline void
nb_paint_hline (const NbTimelinePaint *p,
                double y,
                const NbColour *colour)
{
  y = floor (y) + 0.5;
  nb_canvas_line (p->canvas, 0, y, p->layout->width, y, 1, NB_DASH_NONE, colour);
}

/* nb-timeline-marks.c */
void nb_paint_timeline_density (const NbTimelinePaint *p);
void nb_paint_timeline_rows    (const NbTimelinePaint *p);
void nb_paint_timeline_item    (const NbTimelinePaint *p,
                                const NbTimelineItem  *item,
                                NbTimelineLook         look);
void nb_paint_timeline_stratum (const NbTimelinePaint *p,
                                const NbTimelineItem  *item);
void nb_paint_timeline_share   (const NbTimelinePaint *p,
                                const NbTimelineItem  *item,
                                guint                  n_rows);

G_END_DECLS
