/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

gboolean nb_page_is_index (const NbReading *reading);

G_END_DECLS
