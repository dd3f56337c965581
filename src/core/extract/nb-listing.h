/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

gboolean nb_listing_is (const NbReading *reading);

G_END_DECLS
