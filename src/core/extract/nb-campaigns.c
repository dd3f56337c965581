/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Campaigns: movements, emulation drives and themes of a year, known by name or by how they are introduced.
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-campaign-names.h"
#include "extract/nb-flow.h"
#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

#define HEADS_FROM 10000        /* values of the rules' phrases from here on are heads */
#define HEAD_REACH 8            /* tokens between a head noun and the name behind it */
#define KNOWN_REACH 4
#define ENUMERATION_REACH 30
#define LISTED_MAX 20
#define IGNORED_ASCII ",-:;"
#define IGNORED_MARKS IGNORED_ASCII "–—"
#define QUOTED_MAX 30             /* tokens of a quoted name */
#define PLAIN_NAME_MIN 4        /* words of a name that nothing but a capital letter marks */

/* What a name is said to be. The nearest before it decides. */
typedef enum { HEAD_CAMPAIGN, HEAD_WEAK, HEAD_OTHER } Head;

static const struct { const char *phrase; Head head; gboolean names_itself; } heads[] = {
  { "phong trào", HEAD_CAMPAIGN, TRUE }, { "phong trào thi đua", HEAD_CAMPAIGN, TRUE }, { "thi đua", HEAD_CAMPAIGN },
  { "cuộc vận động", HEAD_CAMPAIGN, TRUE }, { "cvđ", HEAD_CAMPAIGN, TRUE }, { "chiến dịch", HEAD_CAMPAIGN, TRUE }, { "đợt cao điểm", HEAD_CAMPAIGN }, { "đợt thi đua", HEAD_CAMPAIGN }, { "tháng hành động", HEAD_CAMPAIGN },
  { "tháng cao điểm", HEAD_CAMPAIGN }, { "phong trào quần chúng", HEAD_CAMPAIGN }, { "chủ đề năm", HEAD_CAMPAIGN },
  { "chủ đề công tác năm", HEAD_CAMPAIGN }, { "chủ đề của năm", HEAD_CAMPAIGN }, { "chủ đề hành động", HEAD_CAMPAIGN },
  { "chương trình", HEAD_WEAK }, { "mô hình", HEAD_WEAK }, { "điển hình", HEAD_WEAK }, { "đề án", HEAD_WEAK }, { "quỹ", HEAD_WEAK }, { "hoạt động", HEAD_WEAK },
  { "vận động", HEAD_WEAK }, { "ngày hội", HEAD_WEAK }, { "danh hiệu", HEAD_WEAK },
  { "chương trình phối hợp", HEAD_CAMPAIGN }, { "chương trình hành động", HEAD_CAMPAIGN },
  { "câu lạc bộ", HEAD_OTHER }, { "clb", HEAD_OTHER }, { "tổ", HEAD_OTHER }, { "nhóm", HEAD_OTHER }, { "đội", HEAD_OTHER }, { "hội thi", HEAD_OTHER },
  { "cuộc thi", HEAD_OTHER }, { "bài", HEAD_OTHER }, { "tác phẩm", HEAD_OTHER }, { "tọa đàm", HEAD_OTHER }, { "hội thảo", HEAD_OTHER }, { "chuyên đề", HEAD_OTHER },
  { "phương châm", HEAD_OTHER }, { "khẩu hiệu", HEAD_OTHER }, { "tinh thần", HEAD_OTHER }, { "tuyến đường", HEAD_OTHER }, { "công trình", HEAD_OTHER },
  { "chủ đề", HEAD_OTHER }, { "chi hội", HEAD_OTHER }, { "tiết mục", HEAD_OTHER }, { "hội nghị", HEAD_OTHER }, { "diễn đàn", HEAD_OTHER }, { "sách", HEAD_OTHER },
  { "truyền thống", HEAD_OTHER }, { "nội dung", HEAD_OTHER }, { "tiêu chí", HEAD_OTHER }, { "mục tiêu", HEAD_OTHER }, { "cách làm", HEAD_OTHER }, { "giải", HEAD_OTHER },
  { "phần thi", HEAD_OTHER }, { "mang tên", HEAD_OTHER }, { "có tên", HEAD_OTHER }, { "căn nhà", HEAD_OTHER }, { "nhà", HEAD_OTHER }, { "ngôi nhà", HEAD_OTHER }, { "gian hàng", HEAD_OTHER }, { "cụm từ", HEAD_OTHER }, { "cho rằng", HEAD_OTHER }, { "nói", HEAD_OTHER },
};

/* Tokens without the marks that names are printed with or without: "Xuân Biên phòng - Ấm lòng dân bản". */
typedef struct
{
  NbTokens tokens;
  guint32 *of;                  /* for each token of the flow the first here that is not before it */
  guint32 *back;                /* for each token here its place in the flow */
} Bare;

typedef struct
{
  NbReading *reading;
  const NbTokens *t;
  Bare bare;
  const NbFlowBlock *block;
  GHashTable *places;           /* the key of a name → where it is among the article's */
  guint name_end;               /* behind the unquoted name before, likewise */
  guint list_end;               /* behind the quoted name before, which may go on in a list */
  gboolean list_is_campaigns;
} Reader;

void
nb_campaigns_fill_rules (NbRules *rules)
{
  guint n_names;
  const NbCampaignName *names = nb_campaign_names (&n_names);

  rules->campaigns = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; i < n_names; i++)
    {
      g_autofree char *phrase = g_strdup (names[i].phrase);

      nb_phrases_add (rules->campaigns, g_strdelimit (phrase, IGNORED_ASCII, ' '), i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    nb_phrases_add (rules->campaigns, heads[i].phrase, HEADS_FROM + i);
}

static gboolean
is_abbreviation (const NbTokens *t,
                 guint i)
{
  return i + 2 < t->n && nb_tokens_is_mark (t, i, "(") && nb_tokens_is_word (t, i + 1) && (t->v[i + 1].flags & NB_TOKEN_ALL_CAPS) && nb_tokens_is_mark (t, i + 2, ")");
}

static void
bare_init (Bare *bare,
           const NbTokens *t)
{
  bare->tokens = *t;
  bare->tokens.v = g_new (NbToken, t->n + 1);
  bare->tokens.n = 0;
  bare->of = g_new (guint32, t->n + 1);
  bare->back = g_new (guint32, t->n + 1);
  for (guint i = 0; i < t->n; i++)
    {
      bare->of[i] = bare->tokens.n;
      if (t->v[i].kind == NB_TOKEN_MARK && nb_tokens_is_mark (t, i, IGNORED_MARKS))
        continue;
      /* "Cựu chiến binh (CCB) gương mẫu" */
      if (is_abbreviation (t, i))
        {
          bare->of[i + 1] = bare->of[i + 2] = bare->tokens.n;
          i += 2;
          continue;
        }
      bare->back[bare->tokens.n] = i;
      bare->tokens.v[bare->tokens.n++] = t->v[i];
    }
}

static void
bare_clear (Bare *bare)
{
  g_free (bare->tokens.v);
  g_free (bare->of);
  g_free (bare->back);
}

static guint
known_at (const Reader *r,
          guint i,
          const NbCampaignName **known)
{
  guint index, n_names, n;
  const NbCampaignName *names = nb_campaign_names (&n_names);

  if (!nb_tokens_is_word (r->t, i) && !nb_tokens_is_number (r->t, i))
    return 0;
  n = nb_phrases_match (r->reading->rules->campaigns, &r->bare.tokens, r->bare.of[i], &index);
  if (n == 0 || index >= n_names)
    return 0;
  *known = &names[index];
  return r->bare.back[r->bare.of[i] + n - 1] + 1 - i;
}

/* The nearest head noun before @i, and whether it stands right there. */
static Head
head_before (const Reader *r,
             guint i,
             guint reach,
             Head none)
{
  for (guint k = i; k-- > r->block->first && i - k <= reach; )
    {
      guint index, n;

      if (nb_tokens_is_mark (r->t, k, ".;”!?"))
        break;
      n = nb_phrases_match (r->reading->rules->campaigns, r->t, k, &index);
      if (n == 0 || index < HEADS_FROM || k + n > i)
        continue;
      /* "cuộc vận động" begins before "vận động", "chương trình hành động" … */
      for (guint longer, m, back = 1; back <= 2 && k >= r->block->first + back; back++)
        if ((m = nb_phrases_match (r->reading->rules->campaigns, r->t, k - back, &longer)) >= n + back && k - back + m <= i && longer >= HEADS_FROM)
          index = longer;
      return heads[index - HEADS_FROM].head;
    }
  return none;
}

/* "các phong trào, cuộc vận động do tỉnh phát động như …", "gồm:" */
static gboolean
is_enumerated (const Reader *r,
               guint i)
{
  static const char *const plurals[] = { "các phong trào", "nhiều phong trào", "phong trào thi đua", "các cuộc vận động", "cuộc vận động", "các chiến dịch", NULL };
  guint k = i > r->block->first && nb_tokens_is_mark (r->t, i - 1, ":") ? i - 1 : i;

  if (k >= r->block->first + 2 && nb_tokens_match (r->t, k - 2, "xây dựng"))
    k -= 2;
  if (k == r->block->first || !nb_tokens_is_any (r->t, k - 1, (const char *const[]){ "như", "gồm", NULL }))
    return FALSE;
  for (guint at = k - 1; at-- > r->block->first && k - at <= ENUMERATION_REACH && !nb_tokens_is_mark (r->t, at, ".;!?"); )
    for (const char *const *plural = plurals; *plural; plural++)
      if (nb_tokens_match (r->t, at, *plural))
        return TRUE;
  return FALSE;
}

static gboolean
is_all_capital (const char *name)
{
  for (const char *p = name; *p; p = g_utf8_next_char (p))
    if (g_unichar_islower (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

static void
add (const Reader *r,
     const char *name,
     guint first,
     guint last,
     const char *rule,
     double confidence)
{
  g_autofree char *key = nb_text_key (name, -1);
  GPtrArray *list = r->reading->article->campaigns;

  gpointer place;

  if (g_hash_table_lookup_extended (r->places, key, NULL, &place))
    {
      guint i = GPOINTER_TO_UINT (place);
      const NbMention *other = g_ptr_array_index (list, i);

      /* a headline in capitals does not tell how it is written */
      if (is_all_capital (other->name) && !is_all_capital (name))
        {
          g_ptr_array_remove_index (list, i);
          g_ptr_array_insert (list, i, nb_mention_new (name, nb_tokens_evidence (r->t, first, last, rule, confidence)));
        }
      return;
    }
  g_hash_table_insert (r->places, g_steal_pointer (&key), GUINT_TO_POINTER (list->len));
  g_ptr_array_add (list, nb_mention_new (name, nb_tokens_evidence (r->t, first, last, rule, confidence)));
}

/* As printed, with a capital letter at its head and no mark at its end. */
static void
add_printed (const Reader *r,
             guint first,
             guint last,
             const char *rule,
             double confidence)
{
  g_autofree char *printed = NULL, *name = NULL, *head = NULL, *capital = NULL;

  while (last > first + 1 && nb_tokens_is_mark (r->t, last - 1, ".,;:"))
    last--;
  for (guint i = first; i < last; i++)
    if (is_abbreviation (r->t, i) && i > first && i + 3 < last)
      {
        g_autofree char *before = nb_tokens_dup (r->t, first, i), *behind = nb_tokens_dup (r->t, i + 3, last);

        printed = g_strconcat (before, " ", behind, NULL);
        break;
      }
  if (!printed)
    printed = nb_tokens_dup (r->t, first, last);
  name = nb_text_squeeze (printed, -1);
  head = g_utf8_substring (name, 0, 1);
  g_free (printed);
  capital = g_utf8_strup (head, -1);
  printed = g_strconcat (capital, g_utf8_next_char (name), NULL);
  add (r, printed, first, last, rule, confidence);
}

static gboolean
is_open_quote (const Reader *r,
               guint i)
{
  const NbTokens *t = r->t;

  if (nb_tokens_is_mark (t, i, "“«„"))
    return TRUE;
  return (nb_tokens_is_mark (t, i, "\"”'‘") && (nb_tokens_is_spaced (t, i) || i == r->block->first || nb_tokens_is_mark (t, i - 1, "("))
          && nb_tokens_is_word (t, i + 1) && !nb_tokens_is_spaced (t, i + 1));
}

/* The closing mark, 0 if there is none near. */
static guint
quote_end (const Reader *r,
           guint i)
{
  for (guint end = i + 1; end < r->block->last && end < i + QUOTED_MAX; end++)
    {
      if (nb_tokens_is_mark (r->t, end, "”»\""))
        return end;
      if (nb_tokens_is_mark (r->t, end, "'’") && nb_tokens_is_mark (r->t, i, "'‘"))
        return end;
      if (nb_tokens_is_mark (r->t, end, "“«"))
        return nb_tokens_is_mark (r->t, i, "“«") && !nb_tokens_is_spaced (r->t, end) ? end : 0;
      if (nb_tokens_is_mark (r->t, end, ".?!") && nb_tokens_is_spaced (r->t, end + 1) && nb_tokens_is_capital (r->t, end + 1))
        return 0;
    }
  return 0;
}

/* "“…” được chọn làm cuộc vận động trọng tâm", "“…” là phong trào". */
static gboolean
head_behind (const Reader *r,
             guint i)
{
  static const char *const naming[] = { "là", "làm", "thành", NULL };

  for (guint k = i; k < i + 6 && k < r->block->last; k++)
    {
      guint index, n;

      if (!nb_tokens_is_word (r->t, k))
        return FALSE;
      if (!nb_tokens_is_any (r->t, k, naming))
        continue;
      if (nb_tokens_is (r->t, k + 1, "một"))
        k++;
      n = nb_phrases_match (r->reading->rules->campaigns, r->t, k + 1, &index);
      return n && index >= HEADS_FROM && heads[index - HEADS_FROM].head == HEAD_CAMPAIGN;
    }
  return FALSE;
}

/* "năm 2024 là “…”", "chọn chủ đề năm 2023 là “…”": of a year, not of a meeting. */
static gboolean
is_theme (const Reader *r,
          guint i)
{
  static const char *const meetings[] = { "hội nghị", "hội thi", "tọa đàm", "ngày hội", "diễn đàn", "liên hoan", "triển lãm", "cuộc thi", "hội thảo", "chuyên đề",
                                          "đại hội", "lễ", "tháng", "tuần", NULL };
  gboolean has_year = FALSE, has_theme = FALSE;

  for (guint k = i; k-- > r->block->first && i - k <= 14; )
    {
      if (nb_tokens_is_mark (r->t, k, ".;”!?"))
        break;
      for (const char *const *meeting = meetings; *meeting; meeting++)
        if (nb_tokens_match (r->t, k, *meeting))
          return FALSE;
      has_year |= nb_tokens_is (r->t, k, "năm");
      has_theme |= nb_tokens_match (r->t, k, "chủ đề") > 0 || (has_year && nb_tokens_match (r->t, k, "là năm"))
                   || (nb_tokens_is (r->t, k, "năm") && nb_tokens_is_number (r->t, k + 1) && nb_tokens_is (r->t, k + 2, "là"));
    }
  return has_year && has_theme;
}

/* "chủ đề “…” của năm 2021". */
static gboolean
is_theme_of_year_behind (const Reader *r,
                         guint i,
                         guint end)
{
  guint k = end + 1 + nb_tokens_is (r->t, end + 1, "của");

  return i >= r->block->first + 2 && nb_tokens_match (r->t, i - 2, "chủ đề") && nb_tokens_is (r->t, k, "năm");
}

static gboolean
introduces_campaign (const Reader *r,
                     guint i,
                     guint end)
{
  Head head;
  gboolean goes_on = r->list_end && i <= r->list_end + 2
                     && (nb_tokens_is_mark (r->t, i - 1, ",;") || nb_tokens_is_any (r->t, i - 1, (const char *const[]){ "và", "hay", "hoặc", NULL }));

  if (is_theme_of_year_behind (r, i, end))
    return TRUE;
  if (goes_on && head_before (r, i, i - r->list_end, HEAD_WEAK) == HEAD_WEAK)
    return r->list_is_campaigns;
  if (is_enumerated (r, i))
    return TRUE;
  /* "“Năm dân vận khéo”", but not "“Năm 2020”" */
  if (nb_tokens_is (r->t, i + 1, "năm") && nb_tokens_is_capital (r->t, i + 1) && !nb_tokens_is_number (r->t, i + 2))
    return TRUE;
  if (head_before (r, i, HEAD_REACH, HEAD_WEAK) == HEAD_OTHER)
    return head_behind (r, end + 1) || is_theme (r, i);
  if (nb_tokens_match (r->t, i + 1, "ngày thứ") || nb_tokens_match (r->t, i + 1, "ngày chủ nhật") || nb_tokens_match (r->t, i + 1, "ngày cuối tuần"))
    return TRUE;
  head = head_before (r, i, HEAD_REACH, HEAD_OTHER);
  return head == HEAD_CAMPAIGN || head_behind (r, end + 1) || is_theme (r, i);
}

/* "Phong trào", "Cuộc vận động" with a capital letter: how many tokens. */
static guint
head_at (const Reader *r,
         guint i)
{
  guint index, n = nb_phrases_match (r->reading->rules->campaigns, r->t, i, &index);

  return n && index >= HEADS_FROM && heads[index - HEADS_FROM].names_itself && nb_tokens_is_capital (r->t, i) ? n : 0;
}

/* What stands in quotation marks from @i on. Returns the token behind what was read. */
static guint
read_quoted (Reader *r,
             guint i)
{
  const NbCampaignName *known = NULL;
  guint end = quote_end (r, i), n = known_at (r, i + 1, &known), rejected = 0, n_head = 0, name;
  gboolean whole, is_campaign, has_head;

  /* “Phong trào …”, “Chiến dịch …” tell themselves what they are */
  has_head = n == 0 && end && (n_head = head_at (r, i + 1)) && i + 1 + n_head + 2 < end;
  if (has_head)
    n = known_at (r, i + 1 + n_head, &known);
  else
    n_head = 0;
  name = i + 1 + n_head;

  /* whoever forgot to close it still named it */
  if (!end)
    {
      if (n && !nb_tokens_is (r->t, i + 1 + n, "thì"))
        add (r, known->name ? known->name : known->phrase, i + 1, i + 1 + n, "campaign.known", 0.85);
      return i + 1 + n;
    }
  whole = n && name + n + nb_tokens_is_mark (r->t, name + n, ".,;…") >= end;
  is_campaign = has_head || introduces_campaign (r, i, end);
  if (n && (known->flags & (NB_CAMPAIGN_PLAIN | NB_CAMPAIGN_CAPITAL)) && !is_campaign)
    {
      Head head = head_before (r, i, HEAD_REACH, HEAD_WEAK);

      /* căn nhà “Mái ấm biên cương”, quỹ “Vì người nghèo” */
      if (head == HEAD_OTHER || (known->flags & NB_CAMPAIGN_SHORT))
        {
          rejected = n;
          n = whole = 0;
        }
    }
  /* “Xây dựng nông thôn mới, đô thị văn minh, sống tốt đời, đẹp đạo” has a name of its own */
  if (n && !whole && is_campaign && (known->flags & NB_CAMPAIGN_PLAIN))
    n = 0;
  if (whole || (n && !(known->flags & NB_CAMPAIGN_SHORT) && !nb_tokens_is (r->t, name + n, "thì")))
    {
      add (r, known->name ? known->name : known->phrase, name, name + n, "campaign.known", 0.95);
      is_campaign |= head_before (r, i, HEAD_REACH, HEAD_OTHER) == HEAD_WEAK;
    }
  else if (is_campaign && end > name + 1 && (end > name + 2 || nb_tokens_is_capital (r->t, name)))
    /* but not a word that is only stressed: phong trào mang “bản sắc” riêng */
    add_printed (r, name, end, "campaign.quoted", 0.75);
  else
    {
      /* a saying, a motto: what it names in passing is looked for word by word */
      r->list_end = end;
      r->list_is_campaigns = FALSE;
      return i + 1 + rejected;
    }
  r->list_end = end;
  r->list_is_campaigns = is_campaign && !has_head;
  return end + 1;
}

/* "phong trào Toàn dân hiến đất làm đường được …": no marks tell where such a name ends, so only a safe end counts. */
static guint
read_unmarked (Reader *r,
               guint i)
{
  static const char *const stops[] = { "được", "đã", "đang", "sẽ", "do", "của", "tại", "trên", "giai", "với", "nhằm", "gắn", "theo", "đạt", "ngày", "từ", "là",
                                       "đến", "năm", "đợt", "lần", "trong", "ở", "như", "khi", "để", "qua", "có", "nên", "mà", "vì", NULL };
  static const char *const no_names[] = { "đoàn", "hội", "đội", "mặt", "công", "đồng", "xô", "văn", "thể", "thơ", "phật", "việt", "mỗi", NULL };
  guint k = i;

  if (!nb_tokens_is_word (r->t, i) || !nb_tokens_is_capital (r->t, i) || nb_tokens_is_capital (r->t, i + 1) || nb_tokens_is_any (r->t, i, no_names))
    return i;
  while (k < r->block->last && k < i + 14 && nb_tokens_is_word (r->t, k) && !nb_tokens_is_any (r->t, k, stops))
    k++;
  if (k < i + PLAIN_NAME_MIN || k >= i + 14 || (k < r->block->last && nb_tokens_is_mark (r->t, k, "“\"-–")))
    return i;
  add_printed (r, i, k, "campaign.unmarked", 0.6);
  return k;
}

/* "các cuộc vận động A; B; C": what is new among them ends at the next mark of the list. */
static guint
read_next_of_list (Reader *r,
                   guint i)
{
  guint k = i;

  if (r->list_end == 0 || i != r->list_end + 1 || !r->list_is_campaigns || !nb_tokens_is_mark (r->t, i - 1, ";,")
      || !nb_tokens_is_capital (r->t, i) || nb_tokens_is_capital (r->t, i + 1))
    return i;
  for (; k < r->block->last && k < i + LISTED_MAX && !nb_tokens_is_mark (r->t, k, ".;…"); k++)
    if (!nb_tokens_is_word (r->t, k) && !nb_tokens_is_mark (r->t, k, ","))
      return i;
    else if (nb_tokens_is_mark (r->t, k, ",") && (nb_tokens_is_mark (r->t, i - 1, ",") || nb_tokens_is_capital (r->t, k + 1)))
      break;
  if (k < i + PLAIN_NAME_MIN || k == i + LISTED_MAX || k == r->block->last)
    return i;
  add_printed (r, i, k, "campaign.unmarked", 0.6);
  r->list_end = k;
  return k;
}

static guint
read_known (Reader *r,
            guint i)
{
  static const char *const programmes[] = { "chương trình", NULL };
  static const char *const national[] = { "chương trình mục tiêu quốc gia", "chương trình mtqg", NULL };
  const NbCampaignName *known;
  gboolean goes_on = r->list_end && i == r->list_end + 1;
  guint n = known_at (r, i, &known);
  Head head;

  if (n == 0)
    return i;
  /* "dân vận khéo thì việc gì cũng thành công" is a saying */
  if (nb_tokens_is (r->t, i + n, "thì") || nb_tokens_is (r->t, i + n, "léo"))
    return i + n;
  if (known->flags & (NB_CAMPAIGN_PLAIN | NB_CAMPAIGN_CAPITAL))
    {
      gboolean is_name = (known->flags & NB_CAMPAIGN_CAPITAL) && nb_tokens_is_capital (r->t, i);

      head = head_before (r, i, KNOWN_REACH, HEAD_OTHER);
      if (known->flags & NB_CAMPAIGN_SHORT)
        /* "chương trình (mục tiêu quốc gia) xây dựng nông thôn mới" */
        is_name = (head == HEAD_CAMPAIGN && head_before (r, i, 3, HEAD_OTHER) == HEAD_CAMPAIGN)
                  || nb_tokens_said_before (r->t, i, r->block->first, 2, ".,;", programmes)
                  || nb_tokens_said_before (r->t, i, r->block->first, 6, ".,;", national);
      else
        is_name |= head == HEAD_CAMPAIGN || is_enumerated (r, i) || (r->name_end && i == r->name_end + 1 && (nb_tokens_is_mark (r->t, i - 1, ",;:") || nb_tokens_is (r->t, i - 1, "và")));
      if (!is_name)
        return i + 1;
    }
  add (r, known->name ? known->name : known->phrase, i, i + n, "campaign.known", 0.85);
  r->name_end = i + n;
  if (head_before (r, i, KNOWN_REACH, HEAD_OTHER) == HEAD_CAMPAIGN || is_enumerated (r, i) || (goes_on && r->list_is_campaigns))
    {
      r->list_end = i + n;
      r->list_is_campaigns = TRUE;
    }
  return i + n;
}

static guint
read_at (Reader *r,
         guint i)
{
  guint index, n, next;

  if (nb_tokens_is_mark (r->t, i, "“«„\"”'‘"))
    return is_open_quote (r, i) ? read_quoted (r, i) : i + 1;
  if (!r->t->v[i].word)
    return i + 1;
  next = read_known (r, i);
  if (next == i)
    next = read_next_of_list (r, i);
  if (next > i)
    return next;
  n = nb_phrases_match (r->reading->rules->campaigns, r->t, i, &index);
  if (n && index >= HEADS_FROM && heads[index - HEADS_FROM].head == HEAD_CAMPAIGN)
    {
      const NbCampaignName *known;

      if (known_at (r, i + n, &known) == 0)
        return MAX (read_unmarked (r, i + n), i + n);
    }
  return i + 1;
}

/**
 * nb_campaigns_read:
 */
void
nb_campaigns_read (NbReading *reading)
{
  g_autoptr (NbFlow) flow = nb_flow_new (reading);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Reader r = { .reading = reading, .t = &flow->tokens, .places = places };

  bare_init (&r.bare, &flow->tokens);
  for (guint b = 0; b < flow->n_blocks; b++)
    {
      r.block = &flow->blocks[b];
      r.list_end = r.name_end = 0;
      for (guint i = r.block->first; i < r.block->last; )
        i = MAX (read_at (&r, i), i + 1);
    }
  bare_clear (&r.bare);
}
