/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-gazetteer.h"
#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* What the words around a name of a place make of it. */

char     nb_place_kind_before (const NbTokens  *tokens,
                               guint            i,
                               guint            lowest);
gboolean nb_place_is_other    (const NbReading *reading,
                               const NbLine    *line,
                               guint            i,
                               guint            n,
                               char             kind,
                               const NbNamedPlace *named);
double   nb_place_closeness   (const NbReading *reading,
                               const NbLine    *line,
                               guint            i,
                               guint            n,
                               char             kind);
gboolean nb_place_is_venue    (const NbTokens  *tokens,
                               guint            i,
                               guint            lowest);
gboolean nb_place_is_former   (const NbTokens  *tokens,
                               guint            end);

G_END_DECLS
