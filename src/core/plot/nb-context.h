/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-context-bands.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What the articles are read against: themes of the year, Party congresses, elections, the day of dân vận, Tết. */

/* The marks that overlap the days, in the order of time; of NbContextMark. The yearly ones only if @yearly; not the
 * user's own. */
GArray *nb_context_marks (const NbContextBands *bands,
                          NbDay                 first,
                          NbDay                 last,
                          gboolean              yearly);

G_END_DECLS
