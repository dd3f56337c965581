/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

char *nb_citation_text (const NbStoredArticle *stored);

G_END_DECLS
