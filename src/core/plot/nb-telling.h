/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-catalog.h"

G_BEGIN_DECLS

/* Which of many headlines says best what a time was about. */

#define NB_TELLING_NONE G_MAXUINT32

typedef struct _NbTelling NbTelling;

NbTelling *nb_telling_new    (NbCatalog       *catalog,
                              const NbRowSet  *rows);
void       nb_telling_free   (NbTelling       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbTelling, nb_telling_free)
/* Of an article of the rows; NB_TELLING_NONE if there are none. */
guint32    nb_telling_choose (const NbTelling *self,
                              const guint32   *rows,
                              guint            n_rows);
/* Of a few: about dân vận rather than not, a title neither bare nor endless, the earliest. */
guint32    nb_telling_of_few (NbCatalog       *catalog,
                              const guint32   *rows,
                              guint            n_rows);

G_END_DECLS
