/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

gboolean nb_feed_date_parse (const char  *text,
                             NbEdtf      *value,
                             char       **time);

G_END_DECLS
