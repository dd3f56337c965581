/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library-reprints.h"

G_BEGIN_DECLS

/* Who printed a text, in words. */

char *nb_reprints_summarise (GPtrArray *reprints);

G_END_DECLS
