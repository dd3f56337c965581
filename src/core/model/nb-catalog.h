/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "base/nb-query.h"
#include "store/nb-library.h"

G_BEGIN_DECLS

/*
 * The whole library in memory, as compact columns: what is counted, binned and filtered without asking the disk.
 *
 * Rows stand in the order of time: first those with a known year by (first day, last day, id), then the undated.
 * A catalog is immutable once loaded; when articles come, a new one takes its place. Any thread may read it.
 */

#define NB_TYPE_CATALOG (nb_catalog_get_type ())
G_DECLARE_FINAL_TYPE (NbCatalog, nb_catalog, NB, CATALOG, GObject)

#define NB_INDEX_NONE G_MAXUINT16

typedef enum
{
  NB_ROW_APPROXIMATE = 1 << 0,     /* the date is approximate or uncertain */
  NB_ROW_ABOUT       = 1 << 1,     /* about dân vận */
  NB_ROW_SAMPLE      = 1 << 2,
} NbRowFlags;

typedef struct
{
  gint64  id;
  NbDay   first;                   /* NB_DAY_NONE if undated */
  NbDay   last;                    /* inclusive */
  guint32 title;                   /* offset of the title */
  guint16 source;                  /* index among the sources, or NB_INDEX_NONE */
  guint16 campaign;                /* index of its first campaign, or NB_INDEX_NONE */
  NbUnit  unit;                    /* as published, or NB_UNIT_NONE */
  guint8  precision;               /* NbPrecision */
  guint8  scope;                   /* NbScope */
  guint8  flags;                   /* NbRowFlags */
} NbCatalogRow;

/* Rows of one catalog, ascending, hence in the order of time. Immutable, reference counted. */
typedef struct
{
  gatomicrefcount ref_count;
  guint           n_rows;
  guint           n_dated;         /* the first so many have a date */
  guint32         rows[];
} NbRowSet;

NbRowSet           *nb_row_set_ref            (NbRowSet            *self);
void                nb_row_set_unref          (NbRowSet            *self);
gboolean            nb_row_set_contains       (const NbRowSet      *self,
                                               guint32              row);
guint               nb_row_set_position       (const NbRowSet      *self,
                                               guint32              row);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbRowSet, nb_row_set_unref)

NbCatalog          *nb_catalog_new_empty      (NbPlaces            *places);
NbCatalog          *nb_catalog_new_from_rows  (NbPlaces            *places,
                                               const NbLibraryRow  *rows,
                                               guint                n_rows);
NbCatalog          *nb_catalog_load           (NbLibrary           *library,
                                               NbPlaces            *places,
                                               GCancellable        *cancellable,
                                               GError             **error);
void                nb_catalog_load_async     (NbLibrary           *library,
                                               NbPlaces            *places,
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
NbRowSet           *nb_catalog_filter         (NbCatalog           *self,
                                               const NbQuery       *query,
                                               const GArray        *matching_ids);

G_END_DECLS
