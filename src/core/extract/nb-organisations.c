/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Organisations of the system that articles on dân vận name.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-gazetteer.h"
#include "extract/nb-mentions.h"
#include "extract/nb-names.h"
#include "extract/nb-organisation-times.h"
#include "extract/nb-rules.h"

#include <string.h>

#define ORGANISATIONS_MAX 24
#define NAME_TOKENS_MAX 14

static const char *const heads[] = {
  "ban dân vận", "ban tuyên giáo và dân vận", "ban thường vụ", "ban chấp hành", "btv", "bch", "ubnd", "ủy ban nhân dân", "hđnd",
  "mttq", "ủy ban mttq", "ủy ban mặt trận tổ quốc", "mặt trận tổ quốc", "hội phụ nữ", "hội lhpn", "hội liên hiệp phụ nữ", "hội nông dân",
  "hội cựu chiến binh", "hội ccb", "liên đoàn lao động", "tỉnh đoàn", "huyện đoàn", "thành đoàn", "bộ chỉ huy quân sự", "bộ chqs", "bộ chỉ huy bđbp",
  "đồn biên phòng", "ban dân tộc", "ban tổ chức", "ban tuyên giáo", "ban cán sự đảng", "văn phòng tỉnh ủy", "hội khuyến học", "hội đoàn kết", "hội đoàn kết sư sãi yêu nước",
  "khối dân vận", "ban tôn giáo", "ban nội chính", "ban kinh tế trung ương", "ban chính sách , chiến lược trung ương", "ban đối ngoại", "ban bí thư", "bộ chính trị", "ban chỉ đạo", "ban chỉ huy quân sự",
  "ban chqs", "ủy ban dân tộc", "bộ dân tộc và tôn giáo", "ủy ban trung ương mttq", "ủy ban trung ương mặt trận tổ quốc", "ubmttq", "ubmt", "ub mttq", "ub . mttq", "ủy ban kiểm tra",
  "hội đồng nhân dân", "đoàn đại biểu quốc hội", "đoàn đbqh", "trung ương hội lhpn", "trung ương hội nông dân", "trung ương đoàn", "hội chữ thập đỏ", "hội người cao tuổi",
  "ban dân tộc và tôn giáo", "ban dân tộc - tôn giáo", "ubmttqvn", "ub mttqvn", "ủy ban mttqvn", "ban trị sự", "ban trị sự giáo hội phật giáo", "ban trị sự phật giáo", "ghpgvn", "giáo hội phật giáo", "hội thánh", "tòa giám mục", "ban đại diện",
  "ủy ban thường vụ quốc hội", "văn phòng trung ương đảng", "văn phòng huyện ủy", "văn phòng thành ủy", "văn phòng ubnd", "văn phòng hđnd", "văn phòng đoàn đbqh", "văn phòng đoàn đại biểu quốc hội", "hội đồng dân tộc", "hội đồng dân tộc quốc hội", "quân khu", "ban thường trực",
  "ban đoàn kết công giáo", "ủy ban đoàn kết công giáo", "ub . mttqvn", "ủy ban mttq việt nam", "đảng bộ xã", "đảng bộ phường", "đảng bộ huyện", "đảng bộ tỉnh", "đảng bộ thành phố", "đảng bộ thị trấn", "bộ đội biên phòng tỉnh", "bộ đội biên phòng thành phố", "bđbp tỉnh", "viện kiểm sát nhân dân",
  "tòa án nhân dân", "thanh tra tỉnh", "bảo hiểm xã hội", "ngân hàng chính sách xã hội", "trường chính trị", "trung tâm chính trị", "trung tâm bồi dưỡng chính trị", "đoàn thanh niên",
  "đoàn tncs hồ chí minh", "đoàn thanh niên cộng sản hồ chí minh", "hội lhtn", "hội liên hiệp thanh niên", "hội làm vườn", "hội luật gia", "hội cựu giáo chức", "hội cựu thanh niên xung phong", "hội cựu tnxp",
  "hội nhà báo", "hội nạn nhân chất độc da cam", "liên hiệp các hội", "đảng ủy xã", "đảng ủy phường", "đảng ủy thị trấn", "đảng ủy khối", "đảng ủy quân sự", "đảng ủy công an", "đảng ủy ubnd",
  "đảng ủy các cơ quan đảng", "bộ nội vụ", "bộ công an", "bộ quốc phòng", "bộ tư pháp", "bộ y tế", "bộ tài chính", "bộ ngoại giao", "bộ xây dựng", "bộ giáo dục và đào tạo", "bộ nông nghiệp và phát triển nông thôn",
  "bộ nông nghiệp và môi trường", "bộ lao động - thương binh và xã hội", "bộ lao động , thương binh và xã hội", "bộ văn hóa , thể thao và du lịch",
  "tỉnh ủy", "huyện ủy", "thành ủy", "thị ủy", "quận ủy", "công an tỉnh", "công an huyện", "công an xã", "công an phường", "công an thành phố", "ban công an xã", "bộ tư lệnh", "liên minh hợp tác xã", NULL };
/* Steering committees whose tasks are written in small letters. */
static const char *const committees[] = {
  "thực hiện quy chế dân chủ ở cơ sở", "thực hiện quy chế dân chủ cơ sở", "thực hiện qcdc ở cơ sở", "thực hiện qcdc cơ sở", "thực hiện quy chế dân chủ", "thực hiện qcdc", "quy chế dân chủ ở cơ sở",
  "quy chế dân chủ", "qcdc", "xây dựng và thực hiện quy chế dân chủ ở cơ sở", "xây dựng và thực hiện quy chế dân chủ", "xây dựng và thực hiện qcdc ở cơ sở", "xây dựng và thực hiện qcdc",
  "công tác dân vận", "công tác tôn giáo", "phong trào thi đua “ dân vận khéo ”", "phong trào thi đua \" dân vận khéo \"", "xây dựng nông thôn mới", "nông thôn mới",
  "phong trào “ toàn dân đoàn kết xây dựng đời sống văn hóa ”", "cải cách hành chính", NULL };
/* The provinces' departments are named in small words. */
static const char *const departments[] = {
  "sở nội vụ", "sở tài chính", "sở y tế", "sở tư pháp", "sở công thương", "sở xây dựng", "sở giao thông vận tải", "sở giáo dục và đào tạo", "sở giáo dục - đào tạo", "sở ngoại vụ",
  "sở nông nghiệp và phát triển nông thôn", "sở nông nghiệp và môi trường", "sở nông nghiệp và ptnt", "sở văn hóa , thể thao và du lịch", "sở văn hóa và thể thao", "sở thông tin và truyền thông",
  "sở lao động - thương binh và xã hội", "sở lao động , thương binh và xã hội", "sở lao động thương binh và xã hội", "sở tài nguyên và môi trường", "sở kế hoạch và đầu tư",
  "sở khoa học và công nghệ", "sở dân tộc và tôn giáo", "sở du lịch", "sở lđ - tb & xh", "sở vh , tt & dl", "sở gd & đt", "sở nn & ptnt", NULL };
/* Of these a small letter is no doubt where a level follows: "Trưởng ban dân vận huyện ủy". */
static const char *const small_heads[] = { "ban dân vận", "ban tuyên giáo", "ban tổ chức", "bộ chỉ huy", NULL };
/* What such names go on with, where it is written small. */
static const char *const inside[] = {
  "dân vận", "thường trực", "thường vụ", "chấp hành", "tỉnh ủy", "huyện ủy", "thành ủy", "thị ủy", "quận ủy", "đảng ủy", "tỉnh", "huyện", "thành phố",
  "thị xã", "thị trấn", "xã", "phường", "quận", "trung ương", "việt nam", "nhân dân", "tổ quốc", "chính phủ", "quân sự", "biên phòng",
  "bộ đội biên phòng", "cán sự đảng", "đảng bộ", "đảng", "cấp tỉnh", "cấp huyện", "cấp xã", NULL };
/* The units that are not all in the gazetteer. */
static const char *const unit_words[] = { "xã", "phường", "trấn", "thôn", "ấp", NULL };

void
nb_organisations_fill_rules (NbRules *rules)
{
  rules->organisations = nb_phrases_new (rules->vocabulary);
  rules->levels = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; heads[i]; i++)
    nb_phrases_add (rules->organisations, heads[i], i);
  for (guint i = 0; committees[i]; i++)
    {
      g_autofree char *full = g_strconcat ("ban chỉ đạo ", committees[i], NULL), *brief = g_strconcat ("bcđ ", committees[i], NULL);

      nb_phrases_add (rules->organisations, full, i);
      nb_phrases_add (rules->organisations, brief, i);
    }
  for (guint i = 0; departments[i]; i++)
    nb_phrases_add (rules->organisations, departments[i], i);
  for (guint i = 0; inside[i]; i++)
    nb_phrases_add (rules->levels, inside[i], i);
}

/* Whether a person's name begins at @i. Some units are called like people ("UBND xã Trần Phú"), but by two words, where
 * officials are given their full name. */
static gboolean
is_person (const NbReading *reading,
           guint i)
{
  const NbTokens *t = reading->tokens;

  if (!nb_people_is_family_name (reading, i) || !nb_tokens_is_capital (t, i + 1))
    return FALSE;
  return !nb_tokens_is_any (t, i - 1, unit_words) || (nb_tokens_is_word (t, i + 2) && nb_tokens_is_capital (t, i + 2));
}

/* Where the name that begins at @first with a head of @n_head tokens ends. It goes on with words for levels and with names
 * of places, but not with a person's: "Trưởng Ban Dân vận Tỉnh ủy Nguyễn Văn A". */
static guint
name_end (const NbReading *reading,
          const NbLine *line,
          guint first,
          guint n_head)
{
  const NbTokens *t = reading->tokens;
  guint end = first + n_head;
  /* where all is in capitals, a capital tells nothing */
  gboolean is_shout = n_head > 1 && (t->v[first].flags & t->v[end - 1].flags & NB_TOKEN_ALL_CAPS) != 0
                      && end < line->last && (!nb_tokens_is_word (t, end) || (t->v[end].flags & NB_TOKEN_ALL_CAPS) != 0);

  while (end < line->last && end - first < NAME_TOKENS_MAX && (nb_tokens_is_word (t, end) || nb_tokens_is_number (t, end)) && nb_tokens_is_spaced (t, end))
    {
      guint n = nb_phrases_match (reading->rules->levels, t, end, NULL), n_place = 0;

      if (nb_tokens_is_capital (t, end))
        nb_gazetteer_match (reading->rules->gazetteer, t, end, &n_place);
      n = MAX (n, n_place);
      /* "T.Ư", "TP.HCM" */
      if (n == 0 && nb_tokens_is_any (t, end, (const char *const[]){ "t", "tp", NULL }) && nb_tokens_is_capital (t, end)
          && nb_tokens_is_mark (t, end + 1, ".") && !nb_tokens_is_spaced (t, end + 1) && nb_tokens_is_capital (t, end + 2))
        n = 3;
      /* "Quận 5", "Ban Chỉ đạo 35" */
      if (n == 0 && nb_tokens_is_number (t, end) && nb_tokens_is_any (t, end - 1, (const char *const[]){ "quận", "phường", "khu", "đạo", NULL }))
        n = 1;
      /* "Ban Thường trực Ủy ban MTTQ tỉnh", "Ban Chấp hành Trung ương Hội Nông dân Việt Nam" */
      if (n == 0 && nb_tokens_is_capital (t, end) && nb_tokens_is_any (t, end - 1, (const char *const[]){ "trực", "vụ", "hành", "ương", NULL }))
        n = nb_phrases_match (reading->rules->organisations, t, end, NULL);
      /* "Đảng bộ huyện Đại hội lần …" */
      if (n == 0 && (nb_tokens_match (t, end, "đại hội") || nb_tokens_match (t, end, "hội nghị") || nb_tokens_match (t, end, "cụm thi")))
        break;
      /* "Tây Nam bộ" */
      if (n == 0 && nb_tokens_is (t, end, "bộ") && nb_tokens_is_any (t, end - 1, (const char *const[]){ "bắc", "nam", "trung", NULL }))
        n = 1;
      if (n == 0 && nb_tokens_is_capital (t, end) && !is_shout && !is_person (reading, end))
        n = nb_people_is_family_name (reading, end) && nb_tokens_is_any (t, end - 1, unit_words) ? 2 : 1;
      if (n == 0 || end + n > line->last)
        break;
      end += n;
    }
  return end;
}

/* Of some heads nobody is meant unless more follows: "Ban Chỉ đạo", "Tỉnh ủy". */
static gboolean
needs_more (const NbTokens *t,
            guint i,
            guint n)
{
  static const char *const bare[] = { "ban chỉ đạo", "tỉnh ủy", "huyện ủy", "thành ủy", "thị ủy", "quận ủy", "đảng ủy xã", "đảng ủy phường", "đảng ủy thị trấn", "đảng bộ xã", "đảng bộ phường", "đảng bộ thị trấn",
                                       "đảng bộ huyện", "đảng bộ tỉnh", "đảng bộ thành phố", "quân khu", "ban đại diện", "ban thường trực", NULL };

  for (guint h = 0; bare[h]; h++)
    if (nb_tokens_match (t, i, bare[h]) == n)
      return TRUE;
  return FALSE;
}

/* The name as nb_text_key() would make it. */
static char *
key_of (const NbTokens *t,
        guint first,
        guint last)
{
  GString *key = g_string_new (NULL);

  for (guint i = first; i < last; i++)
    {
      if (i > first && nb_tokens_is_spaced (t, i))
        g_string_append_c (key, ' ');
      g_string_append (key, nb_tokens_key (t, i));
    }
  return g_string_free (key, FALSE);
}

/* Whether one of small_heads may begin at @i. */
static gboolean
may_be_small (const NbTokens *t,
              guint i)
{
  const char *key = nb_tokens_key (t, i);

  return key[0] == 'b' && nb_tokens_is_any (t, i, (const char *const[]){ "ban", "bộ", NULL });
}

/* Whether a name without a capital begins at @i. */
static gboolean
is_small_head (const NbReading *reading,
               guint i,
               guint n)
{
  const NbTokens *t = reading->tokens;

  for (guint h = 0; small_heads[h]; h++)
    if (nb_tokens_match (t, i, small_heads[h]))
      return nb_phrases_match (reading->rules->levels, t, i + n, NULL) > 0 && !nb_tokens_is (t, i + n, "các");
  return FALSE;
}

/* The name of an office that the day of the article does not fit is kept, with less confidence. */
static void
add (NbReading *reading,
     const char *name,
     const char *key,
     guint first,
     guint last)
{
  const NbArticle *article = reading->article;
  const NbEdtf *when = article->happened.value.is_known && article->happened.value.start.year ? &article->happened.value : &article->published.value;
  gboolean existed = nb_organisation_existed (key, when);

  g_ptr_array_add (reading->article->organisations,
                   nb_mention_new (name, nb_tokens_evidence (reading->tokens, first, last, existed ? "organisation.head" : "organisation.out-of-time",
                                                             existed ? 0.8 : 0.4)));
}

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
          guint n, end;
          g_autofree char *name = NULL, *key = NULL;

          /* most words end here */
          if (t->v[i].word == 0 || (!(t->v[i].flags & NB_TOKEN_CAPITAL) && !may_be_small (t, i)))
            continue;
          n = nb_phrases_match (reading->rules->organisations, t, i, NULL);
          if (n == 0 || (!nb_tokens_is_capital (t, i) && !is_small_head (reading, i, n)))
            continue;
          end = name_end (reading, line, i, n);
          /* which one is not told */
          if (end == i + n && needs_more (t, i, n))
            continue;
          key = key_of (t, i, end);
          if (!g_hash_table_contains (seen, key))
            {
              name = nb_words_dup (t, i, end);
              add (reading, name, key, i, end);
              g_hash_table_add (seen, g_steal_pointer (&key));
            }
          i = end - 1;
        }
    }
}
