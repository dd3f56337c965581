/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-flow.h"

G_BEGIN_DECLS

/* What the readers of cited documents share: the list of those found, and documents that have names instead of numbers. */

/* The documents that an article cites, one entry for each. */
typedef struct
{
  GPtrArray  *list;             /* of NbDocument, in the order in which they were first named */
  GHashTable *buckets;          /* those that could be one document */
} NbDocuments;

NbDocuments *nb_documents_new       (GPtrArray       *list);
void        nb_documents_free       (NbDocuments     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbDocuments, nb_documents_free)

void        nb_documents_add        (NbDocuments     *self,
                                     NbDocument      *document);

void        nb_documents_remove_named (NbDocuments   *self,
                                     const char      *name,
                                     gboolean         or_longer);

const char *nb_documents_law        (guint            index);
guint       nb_documents_n_laws     (void);
const char *nb_documents_law_name   (guint            index);

guint       nb_documents_read_congress (NbDocuments  *list,
                                     const NbTokens  *tokens,
                                     guint            first,
                                     guint            i,
                                     const char      *kind);
guint       nb_documents_read_plenum (NbDocuments    *list,
                                     const NbTokens  *tokens,
                                     guint            first,
                                     guint            i,
                                     const char      *kind);

G_END_DECLS
