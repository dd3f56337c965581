/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

void nb_places_read (NbReading *reading);
void nb_source_read (NbReading *reading);

G_END_DECLS
