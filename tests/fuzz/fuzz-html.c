/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a page. */

#include "fuzz-article.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  fuzz_article (data, size, "text/html", "https://baohagiang.vn/202102/mot-bai-12345.html");
  return 0;
}
