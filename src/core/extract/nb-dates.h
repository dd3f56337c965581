/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-date-scan.h"
#include "extract/nb-reading.h"

G_BEGIN_DECLS

void nb_published_read (NbReading    *reading,
                        const GArray *hits);
gboolean nb_published_is_by_address (const NbReading *reading);
void nb_published_settle (NbReading  *reading);
void nb_happened_read  (NbReading    *reading,
                        GArray       *hits);
void nb_periods_read   (NbReading    *reading,
                        const GArray *hits);
void nb_periods_read_spans (NbReading *reading,
                        const GArray *hits);
int  nb_dates_infer_year (NbReading     *reading,
                        const GArray    *hits,
                        int              month,
                        int              day,
                        int              weekday,
                        const char     **reason);
int  nb_dates_last_year (NbReading     *reading,
                        const GArray    *hits);
int  nb_dates_lunar_year (NbReading    *reading,
                        const GArray    *hits,
                        int              month,
                        int              day,
                        const char     **reason);
gboolean nb_address_date (const char   *url,
                        NbEdtf          *value,
                        char           **part);
const NbLine *nb_dates_line_of (const NbReading *reading,
                                const NbDateHit *hit,
                                guint           *index);

G_END_DECLS
