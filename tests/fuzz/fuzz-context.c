/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as a band of the context: a band within its limits or an error, and whatever is told is UTF-8. */

#include "import/nb-context-csv.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autoptr (GBytes) table = g_bytes_new (data, size);
  g_autoptr (GPtrArray) left_out = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbContextBand) band = nb_context_band_from_table (table, "band", left_out, &error);

  g_assert_true ((band == NULL) == (error != NULL));
  g_assert_cmpuint (left_out->len, <=, NB_CONTEXT_MAX_WRONG + 1);
  for (guint i = 0; i < left_out->len; i++)
    g_assert_true (g_utf8_validate (g_ptr_array_index (left_out, i), -1, NULL));
  if (!band)
    return 0;
  g_assert_cmpuint (band->marks->len, >, 0);
  g_assert_cmpuint (band->marks->len, <=, NB_CONTEXT_MAX_MARKS);
  for (guint i = 0; i < band->marks->len; i++)
    {
      const NbContextMark *mark = &g_array_index (band->marks, NbContextMark, i);

      g_assert_cmpint (mark->first, <=, mark->last);
      g_assert_true (i == 0 || g_array_index (band->marks, NbContextMark, i - 1).first <= mark->first);
      g_assert_true (*mark->name && g_utf8_validate (mark->name, -1, NULL));
      g_assert_true (*mark->short_name && g_utf8_validate (mark->short_name, -1, NULL));
      g_assert_cmpint (g_utf8_strlen (mark->name, -1), <=, NB_CONTEXT_MAX_NAME);
    }
  return 0;
}
