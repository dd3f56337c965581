/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which of many texts may be the same: the pairs that have keys in common. */

typedef struct _NbReprintPairs NbReprintPairs;

NbReprintPairs *nb_reprint_pairs_new  (void);
void            nb_reprint_pairs_free (NbReprintPairs *self);
void            nb_reprint_pairs_add  (NbReprintPairs *self,
                                       guint32         text,
                                       const guint32  *keys,
                                       guint           n_keys,
                                       guint           part,
                                       guint           n_parts);
GArray         *nb_reprint_pairs_next (NbReprintPairs *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbReprintPairs, nb_reprint_pairs_free)

G_END_DECLS
