/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a crawled text. */

#include "fuzz-article.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  fuzz_article (data, size, "text/plain", NULL);
  return 0;
}
