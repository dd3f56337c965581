/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "base/nb-query.h"
#include "model/nb-match.h"
#include "model/nb-row-set.h"
#include "store/nb-columns.h"

G_BEGIN_DECLS

/*
 * The whole library in memory, as compact columns: what is counted, binned and filtered without asking the disk.
 *
 * Rows stand in the order of time: first those with a known year by (first day, last day, id), then the undated.
 * A catalog is immutable once loaded; when articles come, a new one takes its place, which shares with the one before
 * whatever has not changed. Any thread may read it.
 */

#define NB_TYPE_CATALOG (nb_catalog_get_type ())
G_DECLARE_FINAL_TYPE (NbCatalog, nb_catalog, NB, CATALOG, GObject)

typedef struct _NbFacets NbFacets;    /* model/nb-facets.h */
typedef struct _NbTimeFrame NbTimeFrame;    /* model/nb-time-frame.h */

#define NB_INDEX_NONE G_MAXUINT16

typedef struct
{
  gint64  id;
  NbDay   first;                   /* NB_DAY_NONE if undated */
  NbDay   last;                    /* inclusive */
  guint32 title;                   /* offset of the title in its chunk */
  guint32 cluster;                 /* of reprints; 0: none */
  guint16 source;                  /* index among the sources, or NB_INDEX_NONE */
  guint16 campaign;                /* index of its first campaign, or NB_INDEX_NONE */
  NbUnit  unit;                    /* as published, or NB_UNIT_NONE */
  guint8  precision;               /* NbPrecision */
  guint8  scope;                   /* NbScope */
  guint8  flags;                   /* NbRowFlags */
} NbCatalogRow;

NbCatalog          *nb_catalog_new_empty      (NbPlaces            *places);
NbCatalog          *nb_catalog_new_from_rows  (NbPlaces            *places,
                                               const NbLibraryRow  *rows,
                                               guint                n_rows);
NbCatalog          *nb_catalog_new_from_chunks (NbPlaces           *places,
                                               GPtrArray           *chunks);
NbCatalog          *nb_catalog_load           (NbLibrary           *library,
                                               NbPlaces            *places,
                                               NbCatalog           *before,
                                               guint                max_made,
                                               GCancellable        *cancellable,
                                               GError             **error);
void                nb_catalog_load_async     (NbLibrary           *library,
                                               NbPlaces            *places,
                                               NbCatalog           *before,
                                               guint                max_made,
                                               GCancellable        *cancellable,
                                               GAsyncReadyCallback  callback,
                                               gpointer             user_data);
NbCatalog          *nb_catalog_load_finish    (GAsyncResult        *result,
                                               GError             **error);

guint               nb_catalog_get_n_rows     (NbCatalog           *self);
guint               nb_catalog_get_n_dated    (NbCatalog           *self);
guint               nb_catalog_get_n_sample   (NbCatalog           *self);
const NbCatalogRow *nb_catalog_get_row        (NbCatalog           *self,
                                               guint                row);
const char         *nb_catalog_get_title      (NbCatalog           *self,
                                               guint                row);
const char         *nb_catalog_get_source     (NbCatalog           *self,
                                               guint                source);
guint               nb_catalog_get_n_sources  (NbCatalog           *self);
const char         *nb_catalog_get_campaign   (NbCatalog           *self,
                                               guint                campaign);
guint               nb_catalog_get_n_campaigns (NbCatalog          *self);
gboolean            nb_catalog_find           (NbCatalog           *self,
                                               gint64               id,
                                               guint               *row);
NbPlaces           *nb_catalog_get_places     (NbCatalog           *self);
gboolean            nb_catalog_get_extent     (NbCatalog           *self,
                                               NbDay               *first,
                                               NbDay               *last);
const guint32      *nb_catalog_get_reprints   (NbCatalog           *self,
                                               guint                row,
                                               guint               *n_rows);
const guint32      *nb_catalog_get_all_reprints (NbCatalog         *self,
                                               guint               *n_rows);
guint               nb_catalog_get_n_missing  (NbCatalog           *self);
guint               nb_catalog_get_n_left     (NbCatalog           *self);
const NbTimeFrame  *nb_catalog_get_frame      (NbCatalog           *self);

/* Names: people, documents and so on. */
guint               nb_catalog_get_max_value  (NbCatalog           *self);
const guint8       *nb_catalog_get_facet_of_values (NbCatalog      *self);
const NbFacets     *nb_catalog_get_facets     (NbCatalog           *self);
const guint32      *nb_catalog_get_values     (NbCatalog           *self,
                                               guint                row,
                                               guint               *n_values);

/* The chunks as they lie in memory, for whoever goes through all articles: rows_of[slot] is the row of chunk->rows[slot]. */
guint               nb_catalog_get_n_chunks   (NbCatalog           *self);
const NbColumns    *nb_catalog_get_chunk      (NbCatalog           *self,
                                               guint                chunk,
                                               const guint32      **rows_of);

/* The same narrowly, for whoever counts them all: a million articles are then a few megabytes to go through. */
typedef struct
{
  const NbUnit  *units;          /* by row */
  const guint8  *scopes;
  const guint16 *sources;
} NbNarrowColumns;
void                nb_catalog_get_narrow     (NbCatalog           *self,
                                               NbNarrowColumns     *columns);
/* Of a chunk, by slot: where the names begin; one more at the end. */
const guint32      *nb_catalog_get_value_ends (NbCatalog           *self,
                                               guint                chunk);

/* nb-catalog-filter.c */
NbRowSet           *nb_catalog_filter         (NbCatalog           *self,
                                               const NbQuery       *query,
                                               const NbMatch       *match);
NbRowSet           *nb_catalog_merge_reprints (NbCatalog           *self,
                                               NbRowSet            *rows);

G_END_DECLS
