/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/nb-list-order.h"

G_BEGIN_DECLS

/* What the library knows of neighbouring rows of a list beyond the catalog's columns. Immutable once read. */
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray      *snippets;        /* of NbSnippet, NULL for an article without; by position in the page */
  GPtrArray      *hits;            /* of GArray of NbSnippetHit, in the title; likewise */
} NbListPage;

NbListPage *nb_list_page_ref         (NbListPage          *self);
void        nb_list_page_unref       (NbListPage          *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbListPage, nb_list_page_unref)

void        nb_list_page_read_async  (NbLibrary           *library,
                                      NbQuery             *query,
                                      NbListOrder         *order,
                                      guint                from,
                                      guint                n,
                                      GCancellable        *cancellable,
                                      GAsyncReadyCallback  callback,
                                      gpointer             user_data);
NbListPage *nb_list_page_read_finish (GAsyncResult        *result,
                                      GError             **error);

G_END_DECLS
