/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any text as one full of dates: every date that is found stands where it says, is a date, and survives being written
 * down; and any text as EDTF. */

#include "extract/nb-date-scan.h"

#include "base/nb-text.h"

#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
check_value (const NbEdtf *value)
{
  g_autofree char *text = nb_edtf_to_string (value);
  NbEdtf again;

  if (!nb_edtf_parse (text, &again, NULL))
    g_error ("not read again: %s", text);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  g_autofree char *valid = g_utf8_make_valid (size ? (const char *) data : "", size);
  g_autofree char *text = nb_text_normalise (valid, -1);
  NbTokens *tokens = nb_tokens_new (text, NULL);
  g_autoptr (GArray) hits = nb_date_scan (tokens);
  guint before = 0;
  NbEdtf value;

  for (guint i = 0; i < hits->len; i++)
    {
      const NbDateHit *hit = &g_array_index (hits, NbDateHit, i);

      g_assert_cmpuint (hit->first, >=, before);
      g_assert_cmpuint (hit->first, <, hit->last);
      g_assert_cmpuint (hit->last, <=, tokens->n);
      before = hit->first;
      if (hit->value.is_known)
        check_value (&hit->value);
    }
  nb_tokens_free (tokens);
  if (nb_edtf_parse (text, &value, NULL) && value.is_known)
    check_value (&value);
  return 0;
}
