/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-extractor.h"

G_BEGIN_DECLS

void fuzz_article (const void *data,
                   gsize       size,
                   const char *content_type,
                   const char *url);

G_END_DECLS
