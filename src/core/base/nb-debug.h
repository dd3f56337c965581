/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  NB_DEBUG_SQL    = 1 << 0,   /* every statement with its time */
  NB_DEBUG_SYNC   = 1 << 1,   /* every request with its answer */
  NB_DEBUG_STALLS = 1 << 2,   /* turns of the main loop that take longer than half a frame */
  NB_DEBUG_START  = 1 << 3,   /* how long it takes until there is something to see */
} NbDebugFlags;

NbDebugFlags nb_debug_flags (void);

G_END_DECLS
