/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-timeline-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What makes a mark the same one from layout to layout. */
typedef struct
{
  guint  kind;        /* NbItemKind; dots, capsules and bars count as one kind */
  guint  lane;
  gint64 a;           /* id of its first article, or its first day … */
  gint64 b;           /* … and its last */
} NbMarkKey;

guint    nb_mark_key_hash  (gconstpointer key);
gboolean nb_mark_key_equal (gconstpointer a,
                            gconstpointer b);

#define NB_TYPE_TIMELINE_MARK (nb_timeline_mark_get_type ())
G_DECLARE_FINAL_TYPE (NbTimelineMark, nb_timeline_mark, NB, TIMELINE_MARK, GtkWidget)

GtkWidget       *nb_timeline_mark_new      (const NbMarkKey      *key);
const NbMarkKey *nb_timeline_mark_get_key  (NbTimelineMark       *self);
void             nb_timeline_mark_set_name (NbTimelineMark       *self,
                                            const char           *name);
void             nb_timeline_mark_set_item (NbTimelineMark       *self,
                                            const NbTimelineItem *item);
void             nb_timeline_mark_set_rect (NbTimelineMark       *self,
                                            const NbRect         *rect);
void             nb_timeline_mark_allocate (NbTimelineMark       *self);
guint            nb_timeline_mark_get_turn (NbTimelineMark       *self);
void             nb_timeline_mark_set_turn (NbTimelineMark       *self,
                                            guint                 turn);

G_END_DECLS
