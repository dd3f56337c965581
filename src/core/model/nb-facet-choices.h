/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-facets.h"
#include "model/nb-names.h"

G_BEGIN_DECLS

/*
 * What one can filter a result by, with how many articles each choice has.
 *
 * A choice is counted without the filters of its own kind, so that its number says what choosing it, too, would bring: values
 * of one kind widen. Made in a worker thread.
 */

#define NB_CHOICE_NO_KEY G_MAXUINT32
#define NB_SECTION_UNKNOWN NB_N_FILTER_LISTS
#define NB_N_SECTIONS (NB_SECTION_UNKNOWN + 1)

typedef struct
{
  NbFilterKind kind;
  guint32      key;                /* as in NbNameHit, or NB_CHOICE_NO_KEY */
  char        *value;              /* what stands in a query; NULL where the kind has no values */
  char        *label;
  guint        n_rows;
  gboolean     on;
} NbFacetChoice;

typedef struct
{
  GPtrArray *choices;              /* of NbFacetChoice */
  guint      n_all;                /* how many values the result has; not when names are sought */
} NbFacetSection;

typedef struct
{
  NbFacetSection sections[NB_N_SECTIONS];    /* lists by NbFilterKind, then what is unknown */
  GArray        *ids;              /* what the query's words find, for the next question; or NULL */
} NbFacetChoices;

typedef struct
{
  NbCatalog     *catalog;
  NbLibrary     *library;          /* or NULL */
  NbQuery       *query;
  NbRowSet      *rows;             /* what @query finds … */
  NbFacets      *facets;           /* … and its counts */
  NbPlaceMode    mode;             /* which provinces are offered */
  NbNames       *names;            /* with @typed */
  char          *typed;            /* names are sought; or NULL: the most frequent are offered */
  guint          n_wanted[NB_N_SECTIONS];
  NbFacetChoices *shown;           /* what is on the screen and keeps its place; or NULL */
  guint          may_grow_from;    /* sections from this one on may become longer than they are in @shown */
  GArray        *ids;              /* of an earlier answer to the same words and catalog, or NULL */
} NbFacetQuestion;

void            nb_facet_question_free (NbFacetQuestion       *self);
NbFacetChoices *nb_facet_choices_new   (const NbFacetQuestion *question,
                                        GCancellable          *cancellable,
                                        GError               **error);
void            nb_facet_choices_free  (NbFacetChoices        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFacetQuestion, nb_facet_question_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFacetChoices, nb_facet_choices_free)

NbFacetChoice  *nb_facet_choice_copy   (const NbFacetChoice   *choice);
void            nb_facet_choice_free   (NbFacetChoice         *choice);

G_END_DECLS
