/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* Lines that belong to the site around an article, told by their own words. */

gboolean nb_furniture_is_clutter   (const NbReading *reading,
                                    const NbLine    *line);
gboolean nb_furniture_begins_tail  (const NbReading *reading,
                                    const NbLine    *line);
gboolean nb_furniture_is_date      (const NbReading *reading,
                                    const NbLine    *line,
                                    gboolean        *is_banner);
gboolean nb_furniture_is_section   (const NbReading *reading,
                                    const NbLine    *line);
gboolean nb_furniture_is_masthead  (const NbReading *reading,
                                    const NbLine    *line);
gboolean nb_furniture_is_office    (const NbReading *reading,
                                    guint            first,
                                    guint            last);
gboolean nb_furniture_is_credited  (const NbReading *reading,
                                    const NbLine    *line);
gboolean nb_furniture_has_label    (const NbReading *reading,
                                    guint            first,
                                    guint            last);

G_END_DECLS
