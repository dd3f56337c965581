/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-query.h"

G_BEGIN_DECLS

char *nb_fts_query_for (const char *typed, NbSearchMode mode, gboolean *negative);

G_END_DECLS
