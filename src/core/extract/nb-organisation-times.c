/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When the offices existed that articles name: mergers and the end of the districts in 2025.
 * Pure functions over a table. */

#include "extract/nb-organisation-times.h"

#include <string.h>

/* The name begins with the phrase; the longest one counts. Days as YYYYMMDD, both inclusive; 0: not bounded.
 *
 * Central committees: the Political Bureau's decisions that were announced on 3 February 2025 merged the commissions for
 * propaganda and for mass mobilisation and made the economic one that for policies and strategy.
 * Provinces and districts followed until March (Bắc Giang: Quyết định 983-QĐ/TU of 12 February 2025, in force from 1 March;
 * the first ones in January).
 * Ministries: Nghị quyết 176/2025/QH15 of the National Assembly, in force from 1 March 2025. */
static const struct
{
  const char *phrase;
  int first, last;
} times[] = {
  { "ban dân vận", 0, 20250331 },
  { "ban dân vận trung ương", 0, 20250202 },
  { "ban tuyên giáo", 0, 20250331 },
  { "ban tuyên giáo trung ương", 0, 20250202 },
  { "ban tuyên giáo và dân vận", 20250101, 0 },
  { "ban tuyên giáo và dân vận trung ương", 20250203, 0 },
  { "ban kinh tế trung ương", 0, 20250202 },
  { "ban chính sách, chiến lược trung ương", 20250203, 0 },
  { "ủy ban dân tộc", 0, 20250228 },
  { "bộ dân tộc và tôn giáo", 20250301, 0 },
};

/* Districts and what belongs to them ended with 30 June 2025 (Nghị quyết 203/2025/QH15; Luật Tổ chức chính quyền địa
 * phương 72/2025/QH15). */
#define DISTRICTS_LAST 20250630
static const char *const district_words[] = { "huyện", "quận", "thị xã", "thị ủy", NULL };

static gboolean
has_word (const char *key,
          const char *word)
{
  const char *at = strstr (key, word);
  gsize n = strlen (word);

  return at && (at == key || at[-1] == ' ') && (at[n] == '\0' || at[n] == ' ');
}

static int
number_of (const NbEdtfPoint *point,
           gboolean is_end)
{
  int month = point->part >= 1 && point->part <= 12 ? point->part : is_end ? 12 : 1;
  int day = point->day ? point->day : is_end ? 31 : 1;

  return point->year * 10000 + month * 100 + day;
}

/**
 * nb_organisation_existed:
 * @key: an organisation's name as nb_text_key() makes it
 * @when: a date, which may be unknown
 *
 * Returns: %FALSE only if it is certain that there was none of that name on any day of @when
 */
gboolean
nb_organisation_existed (const char *key,
                         const NbEdtf *when)
{
  gsize best = 0;
  int first = 0, last = 0, from, to;

  if (!when->is_known || when->start.year == 0 || (when->is_interval && when->end.year == 0))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    if (strlen (times[i].phrase) > best && g_str_has_prefix (key, times[i].phrase))
      {
        best = strlen (times[i].phrase);
        first = times[i].first;
        last = times[i].last;
      }
  for (guint i = 0; district_words[i]; i++)
    if (has_word (key, district_words[i]))
      last = last ? MIN (last, DISTRICTS_LAST) : DISTRICTS_LAST;
  from = number_of (&when->start, FALSE);
  to = number_of (when->is_interval ? &when->end : &when->start, TRUE);
  return (first == 0 || to >= first) && (last == 0 || from <= last);
}
