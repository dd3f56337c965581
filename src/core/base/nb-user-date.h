/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

G_BEGIN_DECLS

gboolean nb_user_date_parse (const char *text,
                             NbEdtf     *value);

G_END_DECLS
