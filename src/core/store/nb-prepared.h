/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

/*
 * One article as it is stored: all that can be made of it before the writer's turn, so that the writer only has to
 * insert. Seen by nb-prepared.c, which makes it, and nb-storing.c, which stores it.
 */

typedef struct
{
  char    *text;               /* EDTF */
  gint64   first, last;        /* days, as NbDay */
  gboolean has_days;
} NbPreparedDate;

typedef struct
{
  NbFacet facet;
  char   *value;
} NbPreparedFacet;

struct _NbPrepared
{
  gatomicrefcount ref_count;

  gint64          id;               /* the id it is to have, or 0 */
  char           *title;
  char           *path;
  char           *url;
  char           *content_type;
  gboolean        is_sample;
  gint64          added;
  int             version;          /* of the extraction */
  char           *given[5];         /* source, published, title, byline, fields: what came with it, or NULL */
  NbPreparedDate  happened;
  NbPreparedDate  published;
  char           *source;
  char           *unit;
  NbScope         scope;
  char           *campaign;
  gboolean        about;
  guint64         fingerprint;
  GArray         *facets;           /* of NbPreparedFacet, each once */
  GBytes         *packed;           /* record, text and body */
  char           *body;
  GBytes         *hash;
  GBytes         *original;         /* compressed, empty if it is just the text, or NULL */
  gsize           original_size;
};

void        nb_prepared_keep         (NbPrepared          *self,
                                      gint64               id,
                                      gint64               added,
                                      GBytes              *hash,
                                      int                  version);
char       *nb_make_title            (const NbArticle     *article,
                                      const char          *body,
                                      const char          *path);

G_END_DECLS
