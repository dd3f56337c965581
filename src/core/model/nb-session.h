/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-context-bands.h"
#include "model/nb-catalog.h"
#include "model/nb-facets.h"
#include "model/nb-grouping.h"
#include "model/nb-span-counts.h"

G_BEGIN_DECLS

/*
 * What the user is looking at: one query, one visible span, one selection, which every view shares.
 * Views bind to the session and never to one another. Lives in the main thread.
 *
 * Signals, each after the state has changed:
 *   "catalog-changed"    articles came or went (always followed by "result-changed")
 *   "result-changed"     the rows that match the query, the place mode, the lanes or the colour changed
 *   "span-changed"       the visible span changed
 *   "selection-changed"  the open article changed
 *   "hover-changed"      what the pointer is over, in whichever view, changed
 *   "context-changed"    which marks the articles are shown with changed
 *   "history-changed"    whether one can go back or forward changed
 *   "failed" (GError)    something could not be read; the window says it
 */

#define NB_TYPE_SESSION (nb_session_get_type ())
G_DECLARE_FINAL_TYPE (NbSession, nb_session, NB, SESSION, GObject)

NbSession  *nb_session_new             (NbLibrary      *library,
                                        NbPlaces       *places);
NbLibrary  *nb_session_get_library     (NbSession      *self);
NbPlaces   *nb_session_get_places      (NbSession      *self);
void        nb_session_reload          (NbSession      *self);
gboolean    nb_session_is_loading      (NbSession      *self);
gboolean    nb_session_is_busy         (NbSession      *self);

NbCatalog  *nb_session_get_catalog     (NbSession      *self);
NbRowSet   *nb_session_get_result      (NbSession      *self);
NbFacets   *nb_session_get_facets      (NbSession      *self);
NbSpanCounts *nb_session_get_spans     (NbSession      *self);

NbQuery    *nb_session_get_query       (NbSession      *self);
void        nb_session_set_query       (NbSession      *self,
                                        NbQuery        *query);
void        nb_session_begin_with      (NbSession      *self,
                                        NbQuery        *query);
void        nb_session_toggle_province (NbSession      *self,
                                        const char     *code);

NbPlaceMode nb_session_get_place_mode  (NbSession      *self);
void        nb_session_set_place_mode  (NbSession      *self,
                                        NbPlaceMode     mode);
NbGroupOrder nb_session_get_lane_order (NbSession      *self);
void        nb_session_set_lane_order  (NbSession      *self,
                                        NbGroupOrder    order);
NbGroupBy   nb_session_get_lanes       (NbSession      *self);
void        nb_session_set_lanes       (NbSession      *self,
                                        NbGroupBy       lanes);
NbGroupBy   nb_session_get_colour      (NbSession      *self);
NbGroupNames *nb_session_get_colour_names (NbSession   *self);
void        nb_session_set_colour      (NbSession      *self,
                                        NbGroupBy       colour);

/* The marks around the articles; NULL: all that comes with the program. */
NbContextBands *nb_session_get_context (NbSession      *self);
void        nb_session_set_context     (NbSession      *self,
                                        NbContextBands *context);

/* The visible span, in days: day d is the interval [d, d + 1). */
void        nb_session_get_span        (NbSession      *self,
                                        double         *from,
                                        double         *to);
void        nb_session_set_span        (NbSession      *self,
                                        double          from,
                                        double          to);
void        nb_session_get_extent      (NbSession      *self,
                                        double         *from,
                                        double         *to);
void        nb_session_show_all        (NbSession      *self);

gint64      nb_session_get_selected    (NbSession      *self);
void        nb_session_select          (NbSession      *self,
                                        gint64          id);

/* Rows (of the catalog) and the unit under the pointer, in any view; NULL, 0 and NB_UNIT_NONE for none. */
const guint32 *nb_session_get_hover_rows (NbSession    *self,
                                        guint          *n_rows);
void        nb_session_set_hover_rows  (NbSession      *self,
                                        const guint32  *rows,
                                        guint           n_rows);
void        nb_session_get_hover_places (NbSession     *self,
                                        gboolean        hovered[NB_N_UNITS]);
NbUnit      nb_session_get_hover_unit  (NbSession      *self);
void        nb_session_set_hover_unit  (NbSession      *self,
                                        NbUnit          unit);

/* Back and forward through views (query and span). A gesture calls nb_session_remember() when it begins. */
void        nb_session_remember        (NbSession      *self);
gboolean    nb_session_can_go_back     (NbSession      *self);
gboolean    nb_session_can_go_forward  (NbSession      *self);
void        nb_session_go_back         (NbSession      *self);
void        nb_session_go_forward      (NbSession      *self);

G_END_DECLS
