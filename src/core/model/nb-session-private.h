/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-history.h"
#include "model/nb-session.h"

G_BEGIN_DECLS

struct _NbSession
{
  GObject parent_instance;

  NbLibrary *library;
  NbPlaces *places;
  NbCatalog *catalog;
  NbCatalog *arriving;          /* the next catalog, until its result is there: both change together */
  NbRowSet *result;
  NbFacets *facets;
  NbSpanCounts *spans;
  NbQuery *query;
  NbPlaceMode place_mode;
  NbContextBands *context;      /* which marks are shown around the articles; NULL: the usual ones */
  NbGroupBy lanes;
  NbGroupOrder lane_order;
  NbGroupBy colour;
  NbGroupNames *colour_names;   /* of the result; NULL if the colour has no names or they are not read yet */
  double from;
  double to;
  gboolean span_is_set;
  gint64 selected;
  GArray *hover_rows;           /* of guint32 */
  gboolean hover_units[256];    /* those they have, as published */
  NbUnit hover_unit;
  NbHistory *history;
  GCancellable *loading;        /* of the catalog; NULL when none is being loaded */
  gboolean load_again;          /* the library has changed since that one began */
  GCancellable *asking;         /* for the result; NULL when it is there */
  guint keep_source;            /* waits until nothing changes to have the library keep the catalog's columns */
  guint fill_source;            /* waits for more columns to be stored */
  GCancellable *keeping;        /* NULL when no columns are being stored */
};

typedef enum
{
  NB_SESSION_CATALOG_CHANGED,
  NB_SESSION_RESULT_CHANGED,
  NB_SESSION_SPAN_CHANGED,
  NB_SESSION_SELECTION_CHANGED,
  NB_SESSION_HOVER_CHANGED,
  NB_SESSION_HISTORY_CHANGED,
  NB_SESSION_CONTEXT_CHANGED,
  NB_SESSION_FAILED,
  NB_SESSION_N_SIGNALS
} NbSessionSignal;

void nb_session_ask  (NbSession       *self);      /* for the query's result anew */
void nb_session_emit (NbSession       *self,
                      NbSessionSignal  signal);    /* not NB_SESSION_FAILED, which has an error */

G_END_DECLS
