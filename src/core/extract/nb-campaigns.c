/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns and emulation movements, and whether an article is about dân vận at all.
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

/* One spelling for each, and how it is recognised. Those that are also plain words count only as names: quoted or
 * behind "phong trào", "mô hình" … */
static const struct
{
  const char *phrase;
  const char *name;
  gboolean needs_cue;
} known[] = {
  { "dân vận khéo", "Dân vận khéo", TRUE },
  { "năm dân vận khéo", "Dân vận khéo", FALSE },
  { "năm dân vận chính quyền", "Năm dân vận chính quyền", FALSE },
  { "toàn dân đoàn kết xây dựng nông thôn mới , đô thị văn minh", "Toàn dân đoàn kết xây dựng nông thôn mới, đô thị văn minh", FALSE },
  { "toàn dân đoàn kết xây dựng đời sống văn hóa", "Toàn dân đoàn kết xây dựng đời sống văn hóa", FALSE },
  { "toàn dân đoàn kết xây dựng đời sống văn hóa ở khu dân cư", "Toàn dân đoàn kết xây dựng đời sống văn hóa", FALSE },
  { "xây dựng nông thôn mới , đô thị văn minh", "Xây dựng nông thôn mới, đô thị văn minh", TRUE },
  { "học tập và làm theo tấm gương đạo đức hồ chí minh", "Học tập và làm theo tấm gương đạo đức Hồ Chí Minh", FALSE },
  { "học tập và làm theo tư tưởng , đạo đức , phong cách hồ chí minh", "Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh", FALSE },
  { "quân đội chung sức xây dựng nông thôn mới", "Quân đội chung sức xây dựng nông thôn mới", FALSE },
  { "cả nước chung sức xây dựng nông thôn mới", "Cả nước chung sức xây dựng nông thôn mới", FALSE },
  { "cả nước chung tay vì người nghèo", "Cả nước chung tay vì người nghèo", FALSE },
  { "ngày vì người nghèo", "Ngày vì người nghèo", FALSE },
  { "người việt nam ưu tiên dùng hàng việt nam", "Người Việt Nam ưu tiên dùng hàng Việt Nam", FALSE },
  { "toàn dân bảo vệ an ninh tổ quốc", "Toàn dân bảo vệ an ninh Tổ quốc", FALSE },
  { "chính quyền thân thiện , vì nhân dân phục vụ", "Chính quyền thân thiện, vì nhân dân phục vụ", FALSE },
  { "chính quyền thân thiện vì nhân dân phục vụ", "Chính quyền thân thiện, vì nhân dân phục vụ", FALSE },
  { "đền ơn đáp nghĩa", "Đền ơn đáp nghĩa", TRUE },
  { "xóa nhà tạm , nhà dột nát", "Xóa nhà tạm, nhà dột nát", TRUE },
  { "nâng bước em tới trường", "Nâng bước em tới trường", FALSE },
  { "con nuôi đồn biên phòng", "Con nuôi đồn biên phòng", FALSE },
};

/* What a quoted name stands behind when it names a campaign. */
static const char *const cues[] = { "phong trào", "thi đua", "cuộc vận động", "vận động", "chiến dịch", "chủ đề", "năm", "ngày hội",
                                    "mô hình", "chương trình", "đề án", "điển hình", NULL };
/* Of these only the general ones make a campaign of any quoted words behind them. */
static const char *const strong_cues[] = { "phong trào", "phong trào thi đua", "thi đua", "cuộc vận động", "chiến dịch", "là năm", "chủ đề năm", "chủ đề",
                                           "chương trình hành động", NULL };

void
nb_campaigns_fill_rules (NbRules *rules)
{
  rules->campaigns = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    nb_phrases_add (rules->campaigns, known[i].phrase, i);
}

static gboolean
cue_before (const NbTokens *t,
            guint i,
            guint lowest,
            guint reach,
            const char *const *phrases)
{
  return nb_tokens_said_before (t, i, lowest, reach, ".;”", phrases);
}

static void
add (NbReading *reading,
     const char *name,
     guint first,
     guint last,
     const char *rule,
     double confidence)
{
  g_autofree char *key = nb_text_key (name, -1);
  GPtrArray *list = reading->article->campaigns;

  for (guint i = 0; i < list->len; i++)
    {
      g_autofree char *other = nb_text_key (((NbMention *) g_ptr_array_index (list, i))->name, -1);

      if (g_str_equal (key, other))
        return;
    }
  g_ptr_array_add (list, nb_mention_new (name, nb_tokens_evidence (reading->tokens, first, last, rule, confidence)));
}

static gboolean
is_open_quote (const NbTokens *t,
               guint i)
{
  return nb_tokens_is_mark (t, i, "“«") || (nb_tokens_is_mark (t, i, "\"") && !nb_tokens_is_mark (t, i + 1, "\""));
}

/* Quoted words behind a strong cue are a campaign's name even if it is not a known one. */
static guint
read_quoted (NbReading *reading,
             const NbLine *line,
             guint i)
{
  const NbTokens *t = reading->tokens;
  g_autofree char *name = NULL, *capital = NULL;
  guint end;

  for (end = i + 1; end < line->last && end < i + 30; end++)
    if (nb_tokens_is_mark (t, end, "”»\""))
      break;
  if (end >= line->last || end >= i + 30 || end < i + 3)
    return i + 1;
  if (nb_tokens_is (t, i + 1, "năm") && nb_tokens_is_capital (t, i + 1) && !nb_tokens_is_number (t, i + 2))
    ;
  else if (!cue_before (t, i, line->first, 3, strong_cues)
      && !(cue_before (t, i, line->first, 1, (const char *const[]){ "năm", NULL }) && cue_before (t, i, line->first, 8, (const char *const[]){ "là năm", NULL })))
    return i + 1;
  name = nb_tokens_dup (t, i + 1, end);
  capital = nb_text_squeeze (name, -1);
  g_free (name);
  {
    g_autofree char *first = g_utf8_substring (capital, 0, 1);
    g_autofree char *upper = g_utf8_strup (first, -1);

    name = g_strconcat (upper, g_utf8_next_char (capital), NULL);
  }
  add (reading, name, i + 1, end, "campaign.quoted", 0.75);
  return end;
}

/**
 * nb_campaigns_read:
 */
void
nb_campaigns_read (NbReading *reading)
{
  const NbTokens *t = reading->tokens;

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (!nb_line_is_body (line) && line->class != NB_LINE_TITLE)
        continue;
      for (guint i = line->first; i < line->last; )
        {
          guint index, n = nb_phrases_match (reading->rules->campaigns, t, i, &index);
          gboolean quoted = i > line->first && nb_tokens_is_mark (t, i - 1, "“\"«‘'");

          if (n && i + n <= line->last)
            {
              if (!known[index].needs_cue || quoted || cue_before (t, i, line->first, 2, cues))
                add (reading, known[index].name, i, i + n, "campaign.known", quoted ? 0.95 : 0.85);
              i += n;
            }
          else if (is_open_quote (t, i) && nb_phrases_match (reading->rules->campaigns, t, i + 1, &index) == 0)
            i = read_quoted (reading, line, i);
          else
            i++;
        }
    }
}

/**
 * nb_about_read:
 *
 * An article is about dân vận if it names the work, one of its bodies or its campaigns: "dân vận" as two words of one
 * term, not the end of "ngư dân" before "vận chuyển".
 */
void
nb_about_read (NbReading *reading)
{
  static const char *const before[] = { "công tác", "ban", "khối", "phong trào", "thi đua", "mô hình", "ngành", "tổ", "năm", "hệ thống", "làm",
                                        "cán bộ", "đề tài", "lịch sử", "nhiệm vụ", "tuyên giáo và", "tháng", "đợt", "ra quân", "đi", "kết nghĩa", NULL };
  static const char *const not_after[] = { "chuyển", "động", "tải", "hành", "dụng", "hội", NULL };
  static const char *const not_before[] = { "ngư", "nông", "cư", "người", "dân", "thôn", "nhân", NULL };
  const NbTokens *t = reading->tokens;

  for (guint l = 0; l < reading->lines->len && !reading->is_index; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (!nb_line_is_body (line) && line->class != NB_LINE_TITLE)
        continue;
      for (guint i = line->first; i + 1 < line->last; i++)
        {
          if (!nb_tokens_match (t, i, "dân vận") || nb_tokens_is_any (t, i + 2, not_after))
            continue;
          if (i > line->first && nb_tokens_is_any (t, i - 1, not_before))
            continue;
          /* a title has no room for "của dân vận …" */
          if (line->class == NB_LINE_TITLE || cue_before (t, i, line->first, 3, before) || nb_tokens_is_capital (t, i) || nb_tokens_is (t, i + 2, "khéo")
              || nb_tokens_is_mark (t, i - 1, "“\""))
            {
              reading->article->about_dan_van = TRUE;
              return;
            }
        }
    }
  reading->article->about_dan_van = !reading->is_index && reading->article->campaigns->len > 0
                                    && nb_phrases_match (reading->rules->campaigns, t, 0, NULL) == 0
                                    && g_str_has_prefix (((NbMention *) g_ptr_array_index (reading->article->campaigns, 0))->name, "Dân vận");
}
