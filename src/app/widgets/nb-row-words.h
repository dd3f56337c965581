/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

G_BEGIN_DECLS

/* What a row of the catalog is called, in words. */

char       *nb_row_format_date  (const NbCatalogRow *row);
char       *nb_row_format_words (const NbCatalogRow *row);
char       *nb_row_format_short (const NbCatalogRow *row);
const char *nb_row_get_place    (NbCatalog          *catalog,
                                 const NbCatalogRow *row,
                                 NbPlaceMode         mode);
const char *nb_row_get_source   (NbCatalog          *catalog,
                                 const NbCatalogRow *row);
const char *nb_unit_short_name  (const NbUnitInfo   *unit);

/* What counts as being in view, the same for every view. */
gboolean    nb_span_is_whole    (NbSession          *session,
                                 double             *from,
                                 double             *to);
gboolean    nb_row_is_in_span   (const NbCatalogRow *row,
                                 double              from,
                                 double              to,
                                 gboolean            whole);

G_END_DECLS
