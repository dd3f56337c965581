/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-facet-choices.h"
#include "model/nb-session.h"

G_BEGIN_DECLS

/*
 * What one can filter the session's result by, as a list model: for each kind a heading, the most frequent values and, if there
 * are more, a last item that shows them; or what was found for typed letters.
 *
 * Counted in worker threads while it is active; what has once been shown keeps its place until nb_facet_list_open() or
 * other letters. Lives in the main thread.
 */

typedef enum { NB_FACET_ITEM_HEADING, NB_FACET_ITEM_CHOICE, NB_FACET_ITEM_MORE } NbFacetItemType;

#define NB_TYPE_FACET_ITEM (nb_facet_item_get_type ())
G_DECLARE_FINAL_TYPE (NbFacetItem, nb_facet_item, NB, FACET_ITEM, GObject)

/* signal "changed": its contents, not its place */
NbFacetItemType      nb_facet_item_get_item_type (NbFacetItem *self);
guint                nb_facet_item_get_section   (NbFacetItem *self);
const NbFacetChoice *nb_facet_item_get_choice    (NbFacetItem *self);
guint                nb_facet_item_get_n_all     (NbFacetItem *self);
double               nb_facet_item_get_share     (NbFacetItem *self);

#define NB_TYPE_FACET_LIST (nb_facet_list_get_type ())
G_DECLARE_FINAL_TYPE (NbFacetList, nb_facet_list, NB, FACET_LIST, GObject)

#define NB_FACET_LIST_FEW 6
#define NB_FACET_LIST_MANY 1000

/* signals: "updated": an answer is in; "failed" (GError) */
NbFacetList *nb_facet_list_new        (NbSession   *session);
void         nb_facet_list_open       (NbFacetList *self);
void         nb_facet_list_close      (NbFacetList *self);
void         nb_facet_list_set_typed  (NbFacetList *self,
                                       const char  *typed);
void         nb_facet_list_show_more  (NbFacetList *self,
                                       guint        section);
void         nb_facet_list_expect     (NbFacetList *self,
                                       NbFacetItem *item);
gboolean     nb_facet_list_is_busy    (NbFacetList *self);

G_END_DECLS
