/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "canvas/nb-theme.h"
#include "canvas/nb-typesetter.h"
#include "painter/nb-timeline-painter.h"
#include "plot/nb-timeline-layout.h"
#include "timeline/nb-hover-card.h"
#include "timeline/nb-timeline-mark.h"
#include "timeline/nb-timeline-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What a drag does, from where it began. */
typedef enum
{
  NB_DRAG_NONE,
  NB_DRAG_PAN,
  NB_DRAG_CHOOSE,         /* a span */
  NB_DRAG_BRUSH_MOVE,
  NB_DRAG_BRUSH_FROM,
  NB_DRAG_BRUSH_TO,
  NB_DRAG_BRUSH_DRAW,
} NbDragKind;

#define NB_NO_ITEM G_MAXUINT

/* What had the focus, to be found again in the next layout: by its article, or as the thing it is. */
typedef struct
{
  gint64    article;
  gboolean  has_key;
  NbMarkKey key;
} NbTimelineFocus;

struct _NbTimelineView
{
  GtkWidget         parent_instance;
  NbSession        *session;
  NbTypesetter     *typesetter;
  NbTimelineIndex  *index;            /* the counts that are drawn */
  GCancellable     *counting;         /* of those to come; NULL when none are being counted */
  NbTimelineLayout *layout;
  const NbTheme    *theme;
  GskRenderNode    *still;            /* the picture without hover; NULL: to be painted again */
  guint             update_id;        /* a tick callback that lays out anew */
  gboolean          narrow;
  GPtrArray        *collapsed;        /* keys of lanes, NULL-terminated */
  double            scroll;
  double            labelled_at;        /* the scroll that the layout was made for */

  guint             hover;            /* item of the layout or NB_NO_ITEM */
  guint             focus;
  gboolean          focus_visible;
  gboolean          own_hover;        /* the session's hover is ours */
  NbUnit            place;            /* pointed at in the map or its list; NB_UNIT_NONE: nothing is */
  guint            *shares;           /* of each item of the layout what is of it; NULL: not counted yet */
  GCancellable     *sharing;          /* of the counting */
  NbHoverCard      *card;
  guint             card_id;
  NbDay             bracket[2];
  char             *bracket_label;

  NbDay             chosen[2];          /* while a span is being chosen, both inclusive; NB_DAY_NONE */
  char             *chosen_label;

  NbDragKind        drag;
  gboolean          over_ruler;
  gboolean          coasts;             /* a drag that ends fast runs on */
  double            drag_x;
  double            drag_from;        /* the span when the drag began */
  double            drag_to;
  double            drag_scroll;
  double            pointer_x;
  double            pointer_y;
  double            pinch_anchor;     /* the day under the fingers, and where they were put */
  double            pinch_x;
  double            velocity;         /* days a second, after a swipe */
  gint64            kinetic_time;
  guint             kinetic_id;
  gint64            moved_at;         /* when the wheel or a key last moved the span, microseconds */
  AdwAnimation     *animation;
  double            anim_from[2];
  double            anim_to[2];

  GHashTable       *marks;            /* NbMarkKey → NbTimelineMark: the children that screen readers see */
  GArray           *to_mark;          /* what is to have one; NULL when all have */
  guint             n_marked;         /* how many of them have been seen to */
  guint             n_in_view;        /* marks with articles … */
  guint             n_left_out;       /* … and those of them that have no child, being too many */
  guint             marks_turn;
  GtkWidget        *last_marked;
  gint64            laid_out_at;      /* microseconds */
  guint             rest_id;
  guint             slice_id;
};

const NbTimelineItem *nb_timeline_view_get_item      (NbTimelineView *self,
                                                      guint           index);
guint                 nb_timeline_view_index_of      (NbTimelineView       *self,
                                                      const NbTimelineItem *item);
gboolean              nb_timeline_view_ensure_layout (NbTimelineView *self);
void                  nb_timeline_view_queue_update  (NbTimelineView *self);
void                  nb_timeline_view_set_scroll    (NbTimelineView *self,
                                                      double          scroll);
void                  nb_timeline_view_activate_item (NbTimelineView       *self,
                                                      const NbTimelineItem *item,
                                                      gboolean              read);
void                  nb_timeline_view_update_label  (NbTimelineView *self);
void                  nb_timeline_view_toggle_lane   (NbTimelineView *self,
                                                      guint           lane);

void                  nb_timeline_view_fill_input    (NbTimelineView  *self,
                                                      NbTimelineInput *input);
void                  nb_timeline_view_fill_room     (NbTimelineView  *self,
                                                      NbTimelineInput *input,
                                                      int              width,
                                                      int              height);

/* nb-timeline-count.c */
void                  nb_timeline_view_recount       (NbTimelineView  *self);
void                  nb_timeline_view_stop_counting (NbTimelineView  *self);
gboolean              nb_timeline_view_find_index    (NbTimelineView  *self,
                                                      NbTimelineInput *input);
gboolean              nb_timeline_view_is_current    (NbTimelineView  *self);

/* nb-timeline-place.c */
void                  nb_timeline_view_follow_place  (NbTimelineView  *self);
void                  nb_timeline_view_forget_place  (NbTimelineView  *self);

/* nb-timeline-legend.c */
gboolean              nb_timeline_view_can_filter_by (NbTimelineView       *self,
                                                      const NbTimelineItem *stratum);
void                  nb_timeline_view_toggle_stratum (NbTimelineView       *self,
                                                       const NbTimelineItem *stratum);
NbMarkKey             nb_timeline_view_key_of_stratum (NbTimelineView       *self,
                                                       const NbTimelineItem *stratum);
char                 *nb_timeline_view_describe_stratum (NbTimelineView       *self,
                                                         const NbTimelineItem *stratum);
char                 *nb_timeline_view_stratum_tip   (NbTimelineView       *self,
                                                      const NbTimelineItem *stratum);

/* nb-timeline-words.c */
gboolean              nb_timeline_view_key_of        (NbTimelineView       *self,
                                                      const NbTimelineItem *item,
                                                      NbMarkKey            *key);
const NbTimelineItem *nb_timeline_view_find_key      (NbTimelineView       *self,
                                                      const NbMarkKey      *key);
char                 *nb_timeline_view_describe      (NbTimelineView       *self,
                                                      const NbTimelineItem *item);

/* nb-timeline-marks.c */
void                  nb_timeline_view_mark_later    (NbTimelineView *self);
void                  nb_timeline_view_focus_mark    (NbTimelineView *self);
gboolean              nb_timeline_view_has_focus     (NbTimelineView *self);
void                  nb_timeline_view_allocate_marks (NbTimelineView *self);
void                  nb_timeline_view_remove_marks  (NbTimelineView *self);

/* nb-timeline-stops.c */
gboolean              nb_timeline_view_tab           (NbTimelineView *self,
                                                      gboolean        forward);
gboolean              nb_timeline_view_arrow_in_stop (NbTimelineView *self,
                                                      guint           keyval);

/* nb-timeline-input.c, nb-timeline-keys.c */
void                  nb_timeline_view_add_input     (NbTimelineView *self);
void                  nb_timeline_view_add_keys      (NbTimelineView *self);
gboolean              nb_timeline_view_step          (NbTimelineView *self,
                                                      NbMove          move);

/* nb-timeline-choose.c */
gboolean              nb_timeline_view_can_choose    (NbTimelineView  *self,
                                                      double           x,
                                                      double           y,
                                                      GdkModifierType  state);
void                  nb_timeline_view_choose        (NbTimelineView *self,
                                                      double          x);
void                  nb_timeline_view_take_choice   (NbTimelineView *self);
gboolean              nb_timeline_view_drop_choice   (NbTimelineView *self);

/* nb-timeline-motion.c */
void                  nb_timeline_view_limit_span    (NbTimelineView *self,
                                                      double          from,
                                                      double          to);
void                  nb_timeline_view_remember_move (NbTimelineView *self);
void                  nb_timeline_view_zoom_at       (NbTimelineView *self,
                                                      double          day,
                                                      double          x,
                                                      double          factor);
void                  nb_timeline_view_keep_at       (NbTimelineView *self,
                                                      double          day,
                                                      double          x,
                                                      double         *from,
                                                      double         *to);
void                  nb_timeline_view_pan_by        (NbTimelineView *self,
                                                      double          days);
void                  nb_timeline_view_coast         (NbTimelineView *self,
                                                      double          velocity);
void                  nb_timeline_view_stop_motion   (NbTimelineView *self);
void                  nb_timeline_view_get_goal      (NbTimelineView *self,
                                                      double         *from,
                                                      double         *to);

/* nb-timeline-hover.c */
void                  nb_timeline_view_set_hover     (NbTimelineView *self,
                                                      guint           index);
void                  nb_timeline_view_set_focus     (NbTimelineView *self,
                                                      guint           index,
                                                      gboolean        visible);
void                  nb_timeline_view_remember_focus (NbTimelineView  *self,
                                                       NbTimelineFocus *focused);
void                  nb_timeline_view_find_focus    (NbTimelineView        *self,
                                                      const NbTimelineFocus *focused);
void                  nb_timeline_view_hide_card     (NbTimelineView *self);

G_END_DECLS
