/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

/*
 * What the catalog is made of, a chunk of neighbouring ids at a time: short columns, titles, and which names each article
 * has. Immutable and reference counted; any thread. The library keeps chunks as blobs, so that opening reads a few large
 * ones rather than every article.
 */

#define NB_CHUNK_BITS 14
#define NB_CHUNK_SIZE (1 << NB_CHUNK_BITS)
#define NB_COLUMNS_NONE G_MAXUINT16

typedef enum
{
  NB_ROW_APPROXIMATE = 1 << 0,     /* the date is approximate or uncertain */
  NB_ROW_ABOUT       = 1 << 1,     /* about dân vận */
  NB_ROW_SAMPLE      = 1 << 2,
} NbRowFlags;

/* One article in a chunk: as it lies in the stored blob, so without holes. */
typedef struct
{
  gint32  first;                   /* NbDay; NB_DAY_NONE if undated */
  gint32  last;                    /* inclusive */
  guint32 title;                   /* where it begins among the titles */
  guint32 values;                  /* where its names begin among the values; those of the next begin where they end */
  guint32 cluster;                 /* of reprints, by the id of one of them; 0: none */
  guint16 low;                     /* the last bits of its id; ascending */
  guint16 source;                  /* a string of the chunk, or NB_COLUMNS_NONE */
  guint16 campaign;                /* its first one */
  guint16 unit;                    /* a code */
  guint8  precision;               /* NbPrecision */
  guint8  scope;                   /* NbScope */
  guint8  flags;                   /* NbRowFlags */
  guint8  unused;
} NbColumnsRow;

/* A name: the id of its facet_values row with its facet above. What counts names has a place for each id up to the highest, so
 * there are only as many bits as a large library needs: a file must not make us ask for gigabytes with a single id. */
#define NB_VALUE_BITS 24
#define NB_VALUE_ID(value) ((value) & ((1u << NB_VALUE_BITS) - 1))
#define NB_VALUE_FACET(value) ((NbFacet) ((value) >> NB_VALUE_BITS))

typedef struct
{
  gatomicrefcount     ref_count;
  gint64              chunk;       /* id >> NB_CHUNK_BITS of all its articles */
  gint64              stamp;       /* of the stored blob; 0: made from the articles themselves */
  guint               n_rows;
  guint               n_strings;
  guint               n_values;
  guint               titles_size;
  const NbColumnsRow *rows;        /* ascending by id */
  const guint32      *values;
  const char         *titles;      /* one after the other, each ended by NUL */
  char              **strings;
  GBytes             *data;        /* what all but the strings point into */
} NbColumns;

NbColumns *nb_columns_ref       (NbColumns           *self);
void       nb_columns_unref     (NbColumns           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbColumns, nb_columns_unref)

NbColumns *nb_columns_parse     (gint64               chunk,
                                 gint64               stamp,
                                 GBytes              *data);
gboolean   nb_columns_find      (const NbColumns     *self,
                                 gint64               id,
                                 guint               *slot);
guint      nb_columns_n_values  (const NbColumns     *self,
                                 guint                slot);

/* Makes the blob of one chunk; articles are added in the order of their ids. */
typedef struct _NbColumnsMaker NbColumnsMaker;

NbColumnsMaker *nb_columns_maker_new       (void);
void            nb_columns_maker_free      (NbColumnsMaker     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbColumnsMaker, nb_columns_maker_free)
void            nb_columns_maker_add       (NbColumnsMaker     *self,
                                            const NbLibraryRow *row,
                                            gint64              cluster);
void            nb_columns_maker_add_value (NbColumnsMaker     *self,
                                            NbFacet             facet,
                                            gint64              value);
GBytes         *nb_columns_maker_finish    (NbColumnsMaker     *self);

/* nb-library-columns.c */
GPtrArray *nb_library_load_columns  (NbLibrary           *self,
                                     GPtrArray           *before,
                                     guint                max_made,
                                     guint               *n_missing,
                                     GCancellable        *cancellable,
                                     GError             **error);
gboolean   nb_library_store_columns (NbLibrary           *self,
                                     guint               *n_stored,
                                     GCancellable        *cancellable,
                                     GError             **error);

G_END_DECLS
