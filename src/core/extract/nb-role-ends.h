/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* No role is longer. */
#define NB_ROLE_TOKENS_MAX 22

gboolean nb_role_is_stop              (const NbReading *reading,
                                       guint            i);
gboolean nb_role_is_abbreviation_stop (const NbTokens  *t,
                                       guint            i);
gboolean nb_role_is_twin_dash         (const NbReading *reading,
                                       guint            i,
                                       guint            head_end);
gboolean nb_role_is_inside_office     (const NbTokens  *t,
                                       guint            i);
gboolean nb_role_begins_person        (const NbReading *reading,
                                       guint            i,
                                       guint            limit);
guint    nb_role_end                  (const NbReading *reading,
                                       guint            i,
                                       guint            limit);
guint    nb_role_cut                  (const NbTokens  *t,
                                       guint            first,
                                       guint            end);

G_END_DECLS
