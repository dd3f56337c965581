/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "plot/nb-text-fit.h"

G_BEGIN_DECLS

/*
 * Headlines as they were fitted to their rooms, kept from one layout to the next: in a pan nearly all are the same.
 * Reference counted, not atomically: it stays with the layouts' thread.
 */
typedef struct _NbFitCache NbFitCache;

typedef struct
{
  const char *text;         /* NULL: no room; valid until the next look-up */
  double      width;
  gboolean    is_shortened;
} NbFit;

NbFitCache *nb_fit_cache_new   (void);
NbFitCache *nb_fit_cache_ref   (NbFitCache        *self);
void        nb_fit_cache_unref (NbFitCache        *self);
NbFit       nb_fit_cache_get   (NbFitCache        *self,
                                const NbTextRuler *ruler,
                                NbTextRole         role,
                                const char        *title,
                                double             room);

G_END_DECLS
