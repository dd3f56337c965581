/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a document is about công tác dân vận: how often, where and as what the work is named.
 * Works on one NbReading; no state of its own. */

#include "extract/nb-flow.h"
#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include <string.h>

/* What mentions weigh, in halves; an article is about it from ENOUGH on. */
#define ENOUGH 3
#define WEIGHT_TITLE 4
#define WEIGHT_WORK 3
#define WEIGHT_LISTED_WORK 1
#define WEIGHT_BODY 2
#define WEIGHT_BODY_LEAD 3
#define WEIGHT_PERSON 2
#define WEIGHT_GUEST 0
#define SENTENCE_REACH 80       /* tokens */
#define ISSUER_REACH 20

/* "ngư dân vận chuyển", "người dân vận hành", "nông dân vận động": the end of one word and the beginning of another. */
static gboolean
is_term (const NbTokens *t,
         const NbFlowBlock *block,
         guint i)
{
  static const char *const not_after[] = { "chuyển", "động", "tải", "hành", "dụng", "hội", "may", "đen", "rủi", "đỏ", NULL };
  static const char *const not_before[] = { "ngư", "nông", "cư", "người", "dân", "thôn", "nhân", "muối", "lương", "diêm", NULL };

  if (!nb_tokens_match (t, i, "dân vận"))
    return FALSE;
  if (i > block->first && nb_tokens_is_any (t, i - 1, not_before))
    return FALSE;
  /* "Ban Dân vận động viên" is none, "dân vận hành" neither */
  return !nb_tokens_is_any (t, i + 2, not_after);
}

/* One of several things in a row: "công tác tuyên giáo, dân vận, kiểm tra". */
static gboolean
is_listed (const NbTokens *t,
           const NbFlowBlock *block,
           guint i)
{
  gboolean before, after;

  while (i > block->first && nb_tokens_is_any (t, i - 1, (const char *const[]){ "công", "tác", "ban", "khối", NULL }))
    i--;
  before = i > block->first && (nb_tokens_is_mark (t, i - 1, ",-–") || nb_tokens_is (t, i - 1, "và"));
  for (i = i + 2; i < block->last && nb_tokens_is_any (t, i, (const char *const[]){ "tác", "dân", "vận", NULL }); i++)
    ;
  after = nb_tokens_is_mark (t, i, ",;-–") || nb_tokens_is (t, i, "và");
  return before && after;
}

/* The sentence tells who was there: "Dự hội nghị có …". */
static gboolean
is_attendance (const NbTokens *t,
               const NbFlowBlock *block,
               guint i)
{
  static const char *const attending[] = { "dự", "tham dự", "khách mời", "cùng dự", "về dự", "đến dự", "tới dự", "cùng đi", "đi cùng đoàn", "cùng tham gia", "tham gia đoàn", "chứng kiến", NULL };
  static const char *const telling[] = { "cho biết", "bảo", "cho rằng", "khẳng định", "thông báo", "đề nghị", "nhấn mạnh", "chia sẻ", "kể", "phát biểu", NULL };
  guint first = i, last = i;

  while (first > block->first && i - first < SENTENCE_REACH && !nb_tokens_is_mark (t, first - 1, ".!?"))
    first--;
  while (last < block->last && last - i < SENTENCE_REACH && !nb_tokens_is_mark (t, last, ".!?"))
    last++;
  for (guint k = i; k < last; k++)
    for (const char *const *word = telling; *word; word++)
      if (nb_tokens_match (t, k, *word))
        return FALSE;
  for (guint k = first; k < last; k++)
    {
      /* "dự thảo", "dự án" */
      if (nb_tokens_is (t, k, "dự") && nb_tokens_is_any (t, k + 1, (const char *const[]){ "thảo", "án", "kiến", "báo", "phòng", "toán", NULL }))
        continue;
      for (const char *const *word = attending; *word; word++)
        if (nb_tokens_match (t, k, *word))
          return TRUE;
    }
  return FALSE;
}

/* "Kế hoạch số 15 ngày 2/3 của Ban Dân vận …": its paper is cited, it need not act itself. */
static gboolean
is_issuer (const NbTokens *t,
           const NbFlowBlock *block,
           guint i)
{
  guint ban = i, first;

  while (ban > block->first && i - ban < 5 && !nb_tokens_is (t, ban, "ban"))
    ban--;
  if (ban <= block->first || !nb_tokens_is (t, ban - 1, "của"))
    return FALSE;
  first = ban > block->first + ISSUER_REACH ? ban - ISSUER_REACH : block->first;
  for (guint k = first; k < ban; k++)
    if (nb_tokens_is (t, k, "số") && nb_tokens_is_number (t, k + 1))
      return TRUE;
  return FALSE;
}

static guint
weigh_body (const NbTokens *t,
            const NbFlowBlock *block,
            guint i,
            gboolean is_lead)
{
  static const char *const offices[] = { "trưởng", "phó", "phó trưởng", "nguyên trưởng", "nguyên phó", NULL };

  if (nb_tokens_said_before (t, i - 1, block->first, 1, "", offices))
    {
      if (is_attendance (t, block, i))
        return WEIGHT_GUEST;
      return is_lead ? WEIGHT_BODY_LEAD : WEIGHT_PERSON;
    }
  if (is_listed (t, block, i))
    return is_lead ? WEIGHT_LISTED_WORK : WEIGHT_GUEST;
  if (is_issuer (t, block, i))
    return WEIGHT_BODY;
  return is_lead ? WEIGHT_BODY_LEAD : WEIGHT_BODY;
}

static guint
weigh (const NbTokens *t,
       const NbFlowBlock *block,
       guint i,
       gboolean is_lead)
{
  if (block->class == NB_LINE_TITLE)
    return WEIGHT_TITLE;
  if (i > block->first && nb_tokens_is (t, i - 1, "ban"))
    return weigh_body (t, block, i, is_lead);
  /* "Tuyên giáo và Dân vận" is one office since 2025 */
  if (i >= block->first + 3 && nb_tokens_match (t, i - 3, "tuyên giáo và") && i >= block->first + 4 && nb_tokens_is (t, i - 4, "ban"))
    return weigh_body (t, block, i - 3, is_lead);
  if (is_listed (t, block, i))
    return nb_tokens_is_capital (t, i) || !is_lead ? WEIGHT_GUEST + !nb_tokens_is_capital (t, i) * WEIGHT_LISTED_WORK : WEIGHT_LISTED_WORK;
  return WEIGHT_WORK;
}

/* What the work consists of, where it is a headline's subject. */
static guint
weigh_headline (const NbTokens *t,
                const NbFlowBlock *block)
{
  static const struct { const char *phrase; guint weight; } acts[] = {
    { "đại đoàn kết", ENOUGH }, { "toàn dân đoàn kết", ENOUGH }, { "quy chế dân chủ", ENOUGH }, { "dân chủ ở cơ sở", ENOUGH }, { "dân chủ cơ sở", ENOUGH },
    { "pháp lệnh dân chủ", ENOUGH }, { "vận động quần chúng", ENOUGH }, { "phản biện xã hội", ENOUGH },
    { "chức sắc", 1 }, { "người có uy tín", 1 }, { "hủ tục", 1 }, { "đối thoại", 1 }, { "tôn giáo", 1 }, { "hiến đất", 1 }, { "mặt trận", 1 },
    { "già làng", 1 }, { "cán bộ về bản", 1 }, { "vận động", 1 }, { "giáo xứ", 1 }, { "đồng bào", 1 },
  };
  guint weight = 0;

  for (guint i = block->first; i < block->last; i++)
    for (guint a = 0; a < G_N_ELEMENTS (acts); a++)
      if (nb_tokens_match (t, i, acts[a].phrase))
        weight = MAX (weight, acts[a].weight);
  return weight;
}

/**
 * nb_about_read:
 *
 * An article is about dân vận if the work, one of its bodies or its movement carries it: by its title or its lead, or by
 * being told of more than once. Who is only among the guests does not count.
 */
void
nb_about_read (NbReading *reading)
{
  g_autoptr (NbFlow) flow = NULL;
  gboolean is_lead = TRUE;
  guint sum = 0;

  reading->article->about_dan_van = FALSE;
  if (reading->is_index)
    return;
  flow = nb_flow_new (reading);
  for (guint b = 0; b < flow->n_blocks && sum < ENOUGH; b++)
    {
      const NbFlowBlock *block = &flow->blocks[b];

      if (block->class == NB_LINE_TITLE)
        sum += weigh_headline (&flow->tokens, block);
      for (guint i = block->first; i + 1 < block->last; i++)
        if (is_term (&flow->tokens, block, i))
          sum += weigh (&flow->tokens, block, i, is_lead);
      if (block->class != NB_LINE_TITLE && block->class != NB_LINE_CAPTION)
        is_lead = FALSE;
    }
  reading->article->about_dan_van = sum >= ENOUGH;
}
