/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "reprint/nb-reprint-clusters.h"
#include "reprint/nb-reprint-text.h"
#include "store/nb-library.h"

G_BEGIN_DECLS

/* What a library knows of reprints: as articles are read, and as the job finds them. All calls block. */

/* --- reading --- */

typedef struct
{
  gint64  id;
  char   *title;
  char   *source;      /* or NULL */
  NbEdtf  published;
  char   *path;        /* or NULL, as the next */
  char   *url;
} NbReprint;

void       nb_reprint_free                (NbReprint            *reprint);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbReprint, nb_reprint_free)

GPtrArray *nb_library_list_reprints       (NbLibrary            *self,
                                           gint64                id,
                                           GCancellable         *cancellable,
                                           GError              **error);

/* --- finding: nb-reprint-job.c --- */

typedef struct
{
  gint64   id;
  gboolean waits;                    /* it is in the queue */
  guint    n_keys;
  guint32  keys[NB_REPRINT_KEYS];
} NbReprintKeys;

typedef void (*NbReprintKeysFunc) (const NbReprintKeys *keys, gpointer user_data);
typedef void (*NbBodyFunc) (gint64 id, const char *body, gpointer user_data);

GArray    *nb_library_list_unkeyed        (NbLibrary            *self,
                                           GCancellable         *cancellable,
                                           GError              **error);
gboolean   nb_library_foreach_body        (NbLibrary            *self,
                                           const gint64         *ids,
                                           guint                 n_ids,
                                           NbBodyFunc            func,
                                           gpointer              user_data,
                                           GCancellable         *cancellable,
                                           GError              **error);
gboolean   nb_library_store_reprint_keys  (NbLibrary            *self,
                                           const NbReprintKeys  *keys,
                                           guint                 n_keys,
                                           GCancellable         *cancellable,
                                           GError              **error);
gboolean   nb_library_foreach_reprint_keys (NbLibrary           *self,
                                           NbReprintKeysFunc     func,
                                           gpointer              user_data,
                                           GCancellable         *cancellable,
                                           GError              **error);
gboolean   nb_library_get_reprint_keys    (NbLibrary            *self,
                                           gint64                id,
                                           NbReprintKeys        *keys,
                                           GCancellable         *cancellable,
                                           GError              **error);
gboolean   nb_library_store_reprint_links (NbLibrary            *self,
                                           const NbReprintLink  *links,
                                           guint                 n_links,
                                           GCancellable         *cancellable,
                                           GError              **error);
gboolean   nb_library_settle_reprints     (NbLibrary            *self,
                                           const gint64         *ids,
                                           guint                 n_ids,
                                           guint                *n_settled,
                                           GCancellable         *cancellable,
                                           GError              **error);
gboolean   nb_library_has_reprint_work    (NbLibrary            *self);

G_END_DECLS
