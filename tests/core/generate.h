/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-catalog.h"

/* A library that never was: plausible articles of 2010 to 2026, the same for the same seed. */
NbCatalog *generate_catalog (NbPlaces *places,
                             guint     n_articles,
                             guint     seed);
NbRowSet  *all_rows         (NbCatalog *catalog);
