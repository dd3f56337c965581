/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a host's robots.txt (RFC 9309) asks of this program. Immutable. */

#define NB_ROBOTS_MAX_BYTES (512 * 1024)

typedef struct _NbRobots NbRobots;

NbRobots *nb_robots_new    (GBytes         *text);
void      nb_robots_free   (NbRobots       *self);
gboolean  nb_robots_allows (const NbRobots *self,
                            const char     *url);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbRobots, nb_robots_free)

G_END_DECLS
