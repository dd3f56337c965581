/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-catalog.h"

G_BEGIN_DECLS

/* A catalog of articles that never were, without a library: dates, places, sources and names as skewed as real ones. */
NbCatalog *made_catalog_new (NbPlaces *places,
                             guint     n_rows);

/* What NIENBIEU_BENCH_ARTICLES asks for, or @otherwise. */
guint      made_catalog_size (guint otherwise);

G_END_DECLS
