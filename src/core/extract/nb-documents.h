/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-flow.h"

G_BEGIN_DECLS

/* What the readers of cited documents share: the list of those found, and documents that have names instead of numbers. */

void        nb_documents_add        (GPtrArray       *list,
                                     NbDocument      *document);

const char *nb_documents_law        (guint            index);
guint       nb_documents_n_laws     (void);
const char *nb_documents_law_name   (guint            index);

guint       nb_documents_read_congress (GPtrArray    *list,
                                     const NbTokens  *tokens,
                                     guint            first,
                                     guint            i,
                                     const char      *kind);
guint       nb_documents_read_plenum (GPtrArray      *list,
                                     const NbTokens  *tokens,
                                     guint            first,
                                     guint            i,
                                     const char      *kind);

G_END_DECLS
