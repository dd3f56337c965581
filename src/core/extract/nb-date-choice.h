/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-dates.h"

G_BEGIN_DECLS

/* Between nb-dates.c (which date is the event's), nb-date-score.c (how likely each is) and nb-date-value.c (what it comes
 * to). */

int      nb_date_score          (NbReading         *reading,
                                 const GArray      *hits,
                                 const NbDateHit   *hit,
                                 const NbLine      *line,
                                 guint              index);
gboolean nb_date_opens_sentence (const NbReading   *reading,
                                 const NbDateHit   *hit,
                                 const NbLine      *line);
gboolean nb_date_tells_event    (const NbTokens    *t,
                                 guint              i);
gboolean nb_date_said_after     (const NbTokens    *t,
                                 guint              i,
                                 guint              reach,
                                 const char *const *phrases);

NbEdtf   nb_date_value          (NbReading         *reading,
                                 const GArray      *hits,
                                 const NbDateHit   *hit,
                                 const char       **reason);
gboolean nb_date_check_age      (NbReading         *reading,
                                 const GArray      *hits,
                                 const NbDateHit   *hit,
                                 const NbLine      *line,
                                 NbEdtf            *value,
                                 const char       **reason);

G_END_DECLS
