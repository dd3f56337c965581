/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-names.h"
#include "extract/nb-people-words.h"

G_BEGIN_DECLS

guint    nb_roles_read_behind (const NbReading *reading,
                              guint            i,
                              guint            limit,
                              GPtrArray       *roles);
gboolean nb_roles_read_before (const NbReading *reading,
                              guint            i,
                              guint            limit,
                              gboolean         is_addressed,
                              GPtrArray       *roles,
                              NbNameSpan      *name);
guint    nb_role_read_held   (const NbReading *reading,
                              guint            i,
                              guint            first,
                              guint            limit,
                              guint            name_end,
                              GPtrArray       *roles);

G_END_DECLS
