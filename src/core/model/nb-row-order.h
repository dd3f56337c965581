/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

/* What rows are sorted by: their days. */
typedef struct
{
  NbDay first;                     /* NB_DAY_NONE: undated, behind all others */
  NbDay last;
} NbRowKey;

guint32 *nb_row_order (NbRowKey *keys,
                       guint     n_keys);

G_END_DECLS
