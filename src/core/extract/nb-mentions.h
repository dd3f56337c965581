/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* What an article mentions besides time and place. */

void nb_campaigns_read     (NbReading *reading);
void nb_about_read         (NbReading *reading);
void nb_citations_read     (NbReading *reading);
void nb_people_read        (NbReading *reading);
void nb_organisations_read (NbReading *reading);
gboolean nb_people_is_family_name (const NbReading *reading, guint i);

G_END_DECLS
