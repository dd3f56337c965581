/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations of the system that articles on dân vận name.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

#define ORGANISATIONS_MAX 24
#define NAME_TOKENS_MAX 14

static const char *const heads[] = {
  "ban dân vận", "ban tuyên giáo và dân vận", "ban thường vụ", "ban chấp hành", "btv", "bch", "ubnd", "ủy ban nhân dân", "hđnd",
  "mttq", "ủy ban mttq", "ủy ban mặt trận tổ quốc", "mặt trận tổ quốc", "hội phụ nữ", "hội lhpn", "hội liên hiệp phụ nữ", "hội nông dân",
  "hội cựu chiến binh", "hội ccb", "liên đoàn lao động", "tỉnh đoàn", "huyện đoàn", "thành đoàn", "bộ chỉ huy quân sự", "bộ chqs", "bộ chỉ huy bđbp",
  "đồn biên phòng", "ban dân tộc", "ban tổ chức", "ban tuyên giáo", "ban cán sự đảng", "văn phòng tỉnh ủy", "hội khuyến học", "hội đoàn kết", "khối dân vận", NULL };
/* Small words inside such names. */
static const char *const inside[] = { "dân", "vận", "ủy", "thường", "trực", "tỉnh", "huyện", "thành", "phố", "thị", "xã", "trung", "ương", "việt", "nam",
                                      "nhân", "tổ", "quốc", "chính", "phủ", "quân", "sự", "biên", "phòng", "bộ", "vụ", "hành", "chấp", "đảng", "quận", NULL };

/**
 * nb_organisations_read:
 */
void
nb_organisations_read (NbReading *reading)
{
  const NbTokens *t = reading->tokens;
  GPtrArray *list = reading->article->organisations;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (!nb_line_is_body (line) && line->class != NB_LINE_TITLE)
        continue;
      for (guint i = line->first; i < line->last && list->len < ORGANISATIONS_MAX; i++)
        {
          guint n = 0, end;
          g_autofree char *text = NULL, *name = NULL, *key = NULL;

          if (!nb_tokens_is_capital (t, i))
            continue;
          for (const char *const *head = heads; *head; head++)
            n = MAX (n, nb_tokens_match (t, i, *head));
          if (n == 0)
            continue;
          for (end = i + n; end < line->last && end - i < NAME_TOKENS_MAX && nb_tokens_is_word (t, end)
                            && (nb_tokens_is_capital (t, end) || nb_tokens_is_any (t, end, inside)); end++)
            ;
          text = nb_tokens_dup (t, i, end);
          name = nb_text_squeeze (text, -1);
          key = nb_text_key (name, -1);
          if (g_hash_table_add (seen, g_steal_pointer (&key)))
            g_ptr_array_add (list, nb_mention_new (name, nb_tokens_evidence (t, i, end, "organisation.head", 0.8)));
          i = end - 1;
        }
    }
}
