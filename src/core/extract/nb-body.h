/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

void nb_body_read   (NbReading *reading);
void nb_byline_find (NbReading *reading);
void nb_title_find  (NbReading *reading);
void nb_title_derive (NbReading *reading);

G_END_DECLS
