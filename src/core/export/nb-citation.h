/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/nb-library.h"

G_BEGIN_DECLS

JsonNode *nb_citation_to_csl (const NbStoredArticle *stored);

G_END_DECLS
