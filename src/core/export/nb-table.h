/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables for other programs: CSV (RFC 4180) and JSON Lines. Data is written as it is. */

void nb_csv_append_row   (GString            *out,
                          const char *const  *cells,
                          guint               n_cells);
void nb_jsonl_append_row (GString            *out,
                          const char *const  *names,
                          const char *const  *values,
                          guint               n_values);

G_END_DECLS
