/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-database.h"

G_BEGIN_DECLS

/* Putting prepared articles into the library within one transaction. */

typedef struct _NbStoring NbStoring;

NbStoring *nb_storing_new       (NbDatabase   *database);
void       nb_storing_free      (NbStoring    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbStoring, nb_storing_free)

gboolean   nb_storing_add       (NbStoring    *self,
                                 NbPrepared   *prepared,
                                 NbAddResult  *result,
                                 GError      **error);
gboolean   nb_storing_add_again (NbStoring    *self,
                                 NbPrepared   *prepared,
                                 gboolean     *changed,
                                 GError      **error);
gboolean   nb_storing_finish    (NbStoring    *self,
                                 GError      **error);

G_END_DECLS
