/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-places.h"
#include "base/nb-query.h"
#include "model/nb-grouping.h"

G_BEGIN_DECLS

/* A group of a grouping as a filter of the query: what a click on its name in a legend asks for. */

gboolean nb_group_filter_is_possible (const NbPlaces *places,
                                      NbPlaceMode     mode,
                                      NbGroupBy       by,
                                      const char     *key);
gboolean nb_group_filter_is_on       (const NbPlaces *places,
                                      NbQuery        *query,
                                      NbPlaceMode     mode,
                                      NbGroupBy       by,
                                      const char     *key);
NbQuery *nb_group_filter_toggle      (const NbPlaces *places,
                                      NbQuery        *query,
                                      NbPlaceMode     mode,
                                      NbGroupBy       by,
                                      const char     *key);

G_END_DECLS
