/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-context-bands.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * One of the user's own context bands, from a table: a column with the date or two with start and end, one with the name
 * and perhaps one with a short name. Separated by comma, semicolon, tab or bar; UTF-8, UTF-16 or what nb_decode() knows.
 */

#define NB_CONTEXT_MAX_FILE (4 * 1024 * 1024)   /* bytes */
#define NB_CONTEXT_MAX_WRONG 1000               /* rows: after so many the rest is not read */

NbContextBand *nb_context_band_from_table (GBytes        *table,
                                           const char    *name,
                                           GPtrArray     *left_out,
                                           GError       **error);
NbContextBand *nb_context_band_from_file  (GFile         *file,
                                           GPtrArray     *left_out,
                                           GCancellable  *cancellable,
                                           GError       **error);

G_END_DECLS
