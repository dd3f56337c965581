/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diagnostics by keyword: NIENBIEU_DEBUG=sql,sync,stalls,start ("all", "help").
 * Read by whoever can print some, once, when it is made; keeps nothing of its own. */

#include "base/nb-debug.h"

/**
 * nb_debug_flags:
 *
 * Reads the environment anew at each call: keep the answer where it is asked often.
 *
 * Returns: the diagnostics that are wanted
 */
NbDebugFlags
nb_debug_flags (void)
{
  static const GDebugKey keys[] = {
    { "sql", NB_DEBUG_SQL },
    { "sync", NB_DEBUG_SYNC },
    { "stalls", NB_DEBUG_STALLS },
    { "start", NB_DEBUG_START },
  };

  return g_parse_debug_string (g_getenv ("NIENBIEU_DEBUG"), keys, G_N_ELEMENTS (keys));
}
