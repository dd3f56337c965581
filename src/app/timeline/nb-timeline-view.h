/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * The timeline: shows a session's result over its visible span, with the overview strip below it.
 *
 * Signals:
 *   "show-undated"     the pill of undated articles was activated
 */

#define NB_TYPE_TIMELINE_VIEW (nb_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (NbTimelineView, nb_timeline_view, NB, TIMELINE_VIEW, GtkWidget)

GtkWidget *nb_timeline_view_new         (void);
void       nb_timeline_view_set_session (NbTimelineView *self,
                                         NbSession      *session);
gboolean   nb_timeline_view_has_articles (NbTimelineView *self);
void       nb_timeline_view_set_narrow  (NbTimelineView *self,
                                         gboolean        narrow);
void       nb_timeline_view_set_bracket (NbTimelineView *self,
                                         const NbEdtf   *period,
                                         const char     *label);
void       nb_timeline_view_zoom        (NbTimelineView *self,
                                         double          factor);
void       nb_timeline_view_go_to       (NbTimelineView *self,
                                         double          from,
                                         double          to);

G_END_DECLS
