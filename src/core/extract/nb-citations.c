/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cited documents: "Nghị quyết số 25-NQ/TW ngày 03/6/2013", "Chỉ thị 24, 25 của Thành ủy", "Nghị quyết Đại hội XIII".
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-date-scan.h"
#include "extract/nb-documents.h"
#include "extract/nb-issuers.h"
#include "extract/nb-mentions.h"
#include "extract/nb-symbol.h"

#include "base/nb-text.h"

#include <string.h>

#define MAX_NUMBERS 8
#define MAX_LISTED 4            /* documents of several kinds that share their issuer */
#define LAWS_FROM 1000          /* values of the rules' phrases from here on are laws */
#define ISSUER_REACH 20         /* tokens between an issuer and the document he issued */

typedef enum
{
  IS_PLAIN = 0,
  IS_COMMON = 1 << 0,           /* also plain words: only "số" or a symbol makes them a document's name */
  IS_ABBREVIATION = 1 << 1,     /* only in capitals */
  IS_FORMAL = 1 << 2,           /* a document's name even where it is written small */
  IS_PLENUM = 1 << 3,
  IS_PROGRAMME = 1 << 4,        /* a number alone names what is done rather than a document: "Chương trình 135" */
} KindFlags;

static const struct { const char *phrase, *name; KindFlags flags; } kinds[] = {
  { "nghị quyết", "Nghị quyết", IS_FORMAL }, { "nq", "Nghị quyết", IS_ABBREVIATION }, { "nqtw", "Nghị quyết", IS_ABBREVIATION | IS_PLENUM },
  { "nqtư", "Nghị quyết", IS_ABBREVIATION | IS_PLENUM },
  { "kết luận", "Kết luận", IS_PLAIN }, { "kl", "Kết luận", IS_ABBREVIATION | IS_COMMON }, { "chỉ thị", "Chỉ thị", IS_FORMAL },
  { "ct", "Chỉ thị", IS_ABBREVIATION | IS_COMMON }, { "quyết định", "Quyết định", IS_PLAIN }, { "qđ", "Quyết định", IS_ABBREVIATION },
  { "quy định", "Quy định", IS_PLAIN }, { "kế hoạch", "Kế hoạch", IS_COMMON }, { "kh", "Kế hoạch", IS_ABBREVIATION | IS_COMMON },
  { "hướng dẫn", "Hướng dẫn", IS_COMMON }, { "thông tri", "Thông tri", IS_PLAIN }, { "thông báo", "Thông báo", IS_COMMON },
  { "thông báo kết luận", "Thông báo kết luận", IS_FORMAL },
  { "nghị định", "Nghị định", IS_FORMAL }, { "nđ", "Nghị định", IS_ABBREVIATION }, { "thông tư", "Thông tư", IS_PLAIN },
  { "thông tư liên tịch", "Thông tư liên tịch", IS_PLAIN }, { "pháp lệnh", "Pháp lệnh", IS_FORMAL }, { "công văn", "Công văn", IS_PLAIN },
  { "chương trình hành động", "Chương trình hành động", IS_COMMON }, { "chương trình", "Chương trình", IS_COMMON | IS_PROGRAMME },
  { "chương trình phối hợp", "Chương trình phối hợp", IS_COMMON }, { "đề án", "Đề án", IS_COMMON | IS_PROGRAMME }, { "công điện", "Công điện", IS_PLAIN },
  { "quy chế", "Quy chế", IS_COMMON }, { "quy chế phối hợp", "Quy chế phối hợp", IS_COMMON }, { "chỉ thị liên tịch", "Chỉ thị liên tịch", IS_PLAIN },
  { "nghị quyết liên tịch", "Nghị quyết liên tịch", IS_PLAIN }, { "kế hoạch liên tịch", "Kế hoạch liên tịch", IS_COMMON },
  { "kế hoạch phối hợp", "Kế hoạch phối hợp", IS_COMMON }, { "hướng dẫn liên tịch", "Hướng dẫn liên tịch", IS_COMMON },
  { "báo cáo", "Báo cáo", IS_COMMON }, { "tờ trình", "Tờ trình", IS_COMMON }, { "sắc lệnh", "Sắc lệnh", IS_PLAIN }, { "luật", "Luật", IS_COMMON },
};

typedef struct
{
  char *number;
  char *symbol;
} Numbered;

typedef struct
{
  NbReading *reading;
  const NbFlow *flow;
  const NbTokens *t;
  const NbFlowBlock *block;
  NbDocuments *list;            /* the article's */
  GPtrArray *numbered_laws;     /* names of laws that are listed by their number */
} Reader;

typedef struct
{
  const char *kind;
  Numbered items[MAX_NUMBERS];
  guint n_items;
  char *issuer;
  NbEdtf date;
  guint first, last;
} Citation;

void
nb_citations_fill_rules (NbRules *rules)
{
  nb_issuers_fill_rules (rules);
  rules->document_kinds = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    nb_phrases_add (rules->document_kinds, kinds[i].phrase, i);
  for (guint i = 0; i < nb_documents_n_laws (); i++)
    nb_phrases_add (rules->document_kinds, nb_documents_law (i), LAWS_FROM + i);
}

static void
citation_clear (Citation *c)
{
  for (guint i = 0; i < c->n_items; i++)
    {
      g_free (c->items[i].number);
      g_free (c->items[i].symbol);
    }
  g_free (c->issuer);
}

/* What is counted rather than numbered: "kế hoạch 5 năm", "quyết định 3 việc". */
static gboolean
counts_something (const NbTokens *t,
                  guint i)
{
  static const char *const units[] = { "năm", "tháng", "quý", "người", "hộ", "điểm", "triệu", "tỷ", "nghìn", "ngàn", "đồng", "cán", "trường", "mục",
                                       "nội", "nhóm", "vấn", "nhiệm", "giải", "tập", "cá", "chỉ", "điều", "việc", "xã", "thôn", "ấp", "bản", "buôn",
                                       "tuần", "giờ", "km", "m", "ha", "tấn", "bước", "nguyên", "loại", "hạng", "bậc", "lần", "phương", "công",
                                       "huyện", "tỉnh", "phường", "đơn", "cơ", "chương", "mô", "lĩnh", "đồng", "khâu", "đợt", "thành", "biện", "lớp",
                                       "chuyên", "đảng", "gia", "suất", "ngôi", "căn", "dự", "đoàn", "đội", "tổ", "cấp", "bài", "phần", "hình", NULL };

  return nb_tokens_is_mark (t, i, "%") || (nb_tokens_is_any (t, i, units) && !nb_tokens_is_capital (t, i));
}

/* What may stand behind a number that has neither "số" nor a symbol. */
static gboolean
closes_number (const NbTokens *t,
               guint i)
{
  static const char *const words[] = { "của", "và", "ngày", "về", "được", "khóa", "đã", "với", "trên", "là", "do", "cũng", "đều", "vào", "đi", "tại",
                                       "trong", "ra", "có", "cùng", "ban", "sẽ", "đến", "tới", "từ", "gắn", "mà", "theo", "thì", "để", "vẫn", "đang", NULL };

  return !nb_tokens_is_word (t, i) || nb_tokens_is_capital (t, i) || nb_tokens_is_any (t, i, words);
}

/* "25", "05", "30a", each with the symbol behind it. Returns the token behind it, @k if there is none. */
static guint
read_number (const NbTokens *t,
             guint k,
             Numbered *item)
{
  guint next = k + 1, digits = t->v[k].end - t->v[k].start;

  item->number = item->symbol = NULL;
  if (!nb_tokens_is_number (t, k) || digits > 4)
    return k;
  item->number = digits <= 2 ? nb_tokens_dup (t, k, k + 1) : g_strdup_printf ("%d", t->v[k].number);
  if (nb_tokens_is_word (t, next) && !nb_tokens_is_spaced (t, next) && t->v[next].end - t->v[next].start == 1
      && nb_tokens_is_any (t, next, (const char *const[]){ "a", "b", "c", NULL }))
    {
      g_free (item->number);
      item->number = nb_tokens_dup (t, k, ++next);
    }
  return nb_symbol_read (t, next, &item->number, &item->symbol);
}

static guint
skip_number_word (const NbTokens *t,
                  guint k)
{
  if (!nb_tokens_is (t, k, "số"))
    return k;
  return nb_tokens_is_mark (t, k + 1, ":.") ? k + 2 : k + 1;
}

/* "217, 218-QĐ/TW", "24, 25", "217-QĐ/TW và số 218-QĐ/TW": the symbol is shared by those before it. */
static void
read_numbers (const NbTokens *t,
              guint k,
              gboolean has_number_word,
              Citation *c)
{
  while (c->n_items < MAX_NUMBERS)
    {
      Numbered *item = &c->items[c->n_items];
      guint next = read_number (t, k, item), after;

      if (next == k)
        break;
      if (!item->symbol && !strchr (item->number, '/')
          && ((!has_number_word && t->v[k].number >= 1900 && t->v[k].end - t->v[k].start == 4)
              || nb_tokens_is_mark (t, next, "/") /* a date */
              || (!has_number_word && counts_something (t, next))
              || (c->n_items > 0 && !closes_number (t, next))))
        {
          g_free (item->number);
          break;
        }
      c->n_items++;
      c->last = next;
      if (!nb_tokens_is_mark (t, next, ",;&") && !nb_tokens_is (t, next, "và"))
        break;
      after = skip_number_word (t, next + 1);
      if (!nb_tokens_is_number (t, after))
        break;
      k = after;
    }
  for (guint i = c->n_items; i-- > 1; )
    if (!c->items[i - 1].symbol)
      c->items[i - 1].symbol = g_strdup (c->items[i].symbol);
}

/* "BTV Tỉnh ủy vừa ban hành Kết luận số 54": who issued it stands before it. */
static void
find_issuer_before (const Reader *r,
                    Citation *c)
{
  static const char *const issuing[] = { "ban hành", "ra", "có", "ký", "ký ban hành", "thông qua", NULL };
  static const char *const between[] = { "đã", "vừa", "mới", "cũng", "tiếp", "tục", "sớm", "kịp", "thời", "còn", "khóa", NULL };
  const NbTokens *t = r->t;
  guint verb = 0, lowest = c->first > r->block->first + ISSUER_REACH ? c->first - ISSUER_REACH : r->block->first;

  for (const char *const *phrase = issuing; *phrase && !verb; phrase++)
    {
      guint length = strchr (*phrase, ' ') ? 2 : 1;

      if (c->first >= lowest + length && nb_tokens_match (t, c->first - length, *phrase) == length)
        verb = c->first - length;
    }
  for (guint i = lowest; verb && i < verb; i++)
    {
      g_autofree char *name = NULL;
      guint end = i + nb_issuers_read (r->reading->rules, t, i, &name);

      if (!name)
        continue;
      /* "Bộ Chính trị Ban Chấp hành Trung ương Đảng (khóa II) đã ban hành" */
      while (end < verb)
        {
          g_autofree char *wider = NULL;
          guint more = nb_issuers_read (r->reading->rules, t, end, &wider);

          if (more == 0)
            more = nb_tokens_is_capital (t, end) || nb_tokens_is_any (t, end, between) || nb_tokens_is_mark (t, end, "()");
          if (more == 0)
            break;
          end += more;
        }
      if (end == verb)
        {
          c->issuer = g_steal_pointer (&name);
          return;
        }
    }
}

/* "(ban hành) ngày 03/6/2013", "(03/6/2013)", "của Ban Chấp hành Trung ương khóa XI". */
static void
read_tail (const Reader *r,
           Citation *c)
{
  static const char *const skipped[] = { "ban", "hành", "ký", "đề", "ra", NULL };
  const NbTokens *t = r->t;
  gboolean has_comma = FALSE;

  for (guint step = 0, k = c->last; step < 6 && k < r->block->last; step++)
    {
      gboolean has_bracket = nb_tokens_is_mark (t, k, "(");
      const NbDateHit *hit;
      guint n, at;

      if (nb_tokens_is_mark (t, k, "),("))
        {
          has_comma |= nb_tokens_is_mark (t, k, ",");
          k++;
        }
      at = k;
      while (nb_tokens_is_any (t, at, skipped) && at < k + 3)
        at++;
      hit = nb_tokens_is (t, at, "ngày") || has_bracket ? nb_date_scan_find (r->reading->dates, r->flow->origin[at]) : NULL;
      if (hit && hit->kind == NB_DATE_DAY && hit->value.start.year && !c->date.is_known)
        {
          c->date = hit->value;
          while (k < r->block->last && r->flow->origin[k] < hit->last)
            k++;
          c->last = k;
          continue;
        }
      n = nb_tokens_is (t, k, "của") || nb_tokens_is (t, k, "do");
      if (!c->issuer && (n || !has_comma))
        n = nb_issuers_read (r->reading->rules, t, k + n, &c->issuer) + n;
      if (n > 1 && c->issuer)
        c->last = k = k + n;
      else if (!nb_tokens_is_mark (t, k, "),("))
        break;
    }
}

static guint read_listed (const Reader *r, guint i, Citation *c);

/* "Thông tri 36, Chương trình hành động 76 của Thành ủy": whoever issued the last issued them all. Of two of one kind
 * ("NQ 25 và NQ 54 của Tỉnh ủy") the first is as often a higher office's. */
static void
find_issuer_behind (const Reader *r,
                    Citation *c)
{
  guint k = c->last;

  for (guint n = 0; n < MAX_LISTED && !c->issuer; n++)
    {
      Citation next = { .kind = NULL };
      guint end;

      if (!nb_tokens_is_mark (r->t, k, ",") && !nb_tokens_is (r->t, k, "và"))
        return;
      end = read_listed (r, k + 1, &next);
      if (end && !next.items[0].symbol && !g_str_equal (next.kind, c->kind))
        c->issuer = g_steal_pointer (&next.issuer);
      else
        n = MAX_LISTED;
      k = next.last;
      citation_clear (&next);
    }
}

static gboolean
is_document (const NbTokens *t,
             const Citation *c,
             KindFlags flags,
             gboolean has_number_word)
{
  if (c->items[0].symbol || has_number_word)
    return TRUE;
  if (flags & IS_COMMON)
    {
      /* "Quy chế 05", "Kế hoạch 99 của Thành ủy" */
      return !(flags & IS_ABBREVIATION) && nb_tokens_is_capital (t, c->first)
             && (c->issuer || (c->items[0].number[0] == '0' && !(flags & IS_PROGRAMME)));
    }
  return nb_tokens_is_capital (t, c->first) || ((flags & IS_FORMAL) && closes_number (t, c->last));
}

static guint
add_citation (Reader *r,
              Citation *c,
              KindFlags flags,
              gboolean has_number_word)
{
  guint last = 0;

  if (c->n_items)
    {
      guint bare = c->last;

      read_tail (r, c);
      if (!c->issuer && !c->items[0].symbol)
        find_issuer_before (r, c);
      if (!c->issuer && !c->items[0].symbol && c->last == bare)
        find_issuer_behind (r, c);
      last = c->last;
      c->last = bare;
      if (!is_document (r->t, c, flags, has_number_word))
        last = 0;
    }
  for (guint n = 0; last && n < c->n_items; n++)
    {
      const char *symbol = c->items[n].symbol, *kind = n && symbol ? nb_symbol_kind (symbol) : NULL;

      /* "Kết luận số 100-KL/TW và số 290-QĐ/TW" */
      if (!kind || g_strcmp0 (kind, nb_symbol_kind (c->items[0].symbol)) == 0)
        kind = c->kind;
      nb_documents_add (r->list, nb_document_new (kind, c->items[n].number, symbol, c->issuer, &c->date,
                                                  nb_tokens_evidence (r->t, c->first, last, "document.numbered", symbol ? 0.97 : 0.85)));
    }
  citation_clear (c);
  return last;
}

/* A citation in a list, with its issuer if one stands behind it. Returns 0 if there is none. */
static guint
read_listed (const Reader *r,
             guint i,
             Citation *c)
{
  guint kind, number, n = nb_phrases_match (r->reading->rules->document_kinds, r->t, i, &kind);

  c->date = NB_EDTF_UNKNOWN;
  c->first = i;
  c->last = i;
  if (n == 0 || kind >= LAWS_FROM || !nb_tokens_is_capital (r->t, i))
    return 0;
  c->kind = kinds[kind].name;
  number = skip_number_word (r->t, i + n);
  if (number >= r->block->last || !nb_tokens_is_number (r->t, number))
    return 0;
  read_numbers (r->t, number, number > i + n, c);
  if (c->n_items == 0)
    return 0;
  read_tail (r, c);
  return c->last;
}

/* Returns the token behind the citation, 0 if there is none. */
static guint
read_numbered (Reader *r,
               guint first,
               guint i,
               guint kind)
{
  const NbTokens *t = r->t;
  Citation c = { .kind = kinds[kind].name };
  g_autofree char *issuer = NULL;
  gboolean has_number_word;
  guint k = i, number;

  c.first = first;
  c.date = NB_EDTF_UNKNOWN;
  if ((kinds[kind].flags & IS_ABBREVIATION) && !(t->v[first].flags & NB_TOKEN_ALL_CAPS))
    return 0;
  if (nb_tokens_is_mark (t, k, "(") && nb_tokens_is_word (t, k + 1) && nb_tokens_is_mark (t, k + 2, ")"))
    k += 3;
  /* "Nghị quyết của Bộ Chính trị số 36-NQ/TW" */
  if (nb_tokens_is (t, k, "của"))
    {
      guint n = nb_issuers_read (r->reading->rules, t, k + 1, &issuer);

      if (n == 0 || !nb_tokens_is (t, k + 1 + n, "số"))
        return 0;
      k += 1 + n;
      c.issuer = g_steal_pointer (&issuer);
    }
  number = skip_number_word (t, k);
  has_number_word = number > k;
  if (number >= r->block->last || !nb_tokens_is_number (t, number))
    {
      citation_clear (&c);
      return 0;
    }
  read_numbers (t, number, has_number_word, &c);
  return add_citation (r, &c, kinds[kind].flags, has_number_word);
}

/* "số 218-QĐ/TW", "và 218-QĐ/TW": the symbol tells what it is. */
static guint
read_bare (Reader *r,
           guint i)
{
  Citation c = { .kind = NULL };
  guint k = skip_number_word (r->t, i);

  if (!nb_tokens_is_number (r->t, k) || (k == i && i > r->block->first && nb_tokens_is_mark (r->t, i - 1, "/-–")))
    return 0;
  c.first = i;
  c.date = NB_EDTF_UNKNOWN;
  read_numbers (r->t, k, k > i, &c);
  if (c.n_items && c.items[0].symbol)
    c.kind = nb_symbol_kind (c.items[0].symbol);
  if (!c.kind)
    {
      citation_clear (&c);
      return 0;
    }
  return add_citation (r, &c, 0, k > i);
}

/* "Luật Đất đai (sửa đổi)", "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15". */
static guint
read_law (Reader *r,
          guint first,
          guint i,
          guint index)
{
  const NbTokens *t = r->t;
  const char *name = nb_documents_law_name (index);
  gboolean is_amended = nb_tokens_is_mark (t, i, "(") && nb_tokens_match (t, i + 1, "sửa đổi") && nb_tokens_is_mark (t, i + 3, ")");
  g_autofree char *full = g_strconcat (name, is_amended ? " (sửa đổi)" : NULL, NULL);
  Citation c = { .kind = g_str_has_prefix (name, "Pháp lệnh") ? "Pháp lệnh" : "Luật" };
  guint k, last;

  /* a name, not a matter of law: "luật đất đai" */
  if (!nb_tokens_is_capital (t, first) && !nb_tokens_is_capital (t, first + 1))
    return 0;
  i += is_amended ? 4 : 0;
  for (guint n = 0; n < r->numbered_laws->len; n++)
    if (g_str_equal (g_ptr_array_index (r->numbered_laws, n), name))
      return i;
  k = nb_tokens_is_mark (t, i, "(,") && nb_tokens_is (t, i + 1, "số") ? i + 1 : i;
  c.first = first;
  c.date = NB_EDTF_UNKNOWN;
  if (nb_tokens_is (t, k, "số"))
    read_numbers (t, skip_number_word (t, k), TRUE, &c);
  if (c.n_items && !c.items[0].symbol)
    {
      citation_clear (&c);
      memset (c.items, 0, sizeof c.items);
      c.n_items = 0;
    }
  last = add_citation (r, &c, 0, TRUE);
  if (!last)
    {
      nb_documents_add (r->list, nb_document_new (full, NULL, NULL, NULL, NULL, nb_tokens_evidence (t, first, i, "document.law", 0.9)));
      return i;
    }
  g_ptr_array_add (r->numbered_laws, (char *) name);
  nb_documents_remove_named (r->list, name, TRUE);
  return last;
}

/* "Pháp lệnh 34" and "Pháp lệnh Thực hiện dân chủ …" are one: the two on the subject itself are known by number, too. */
static void
merge_numbered_laws (NbDocuments *documents)
{
  GPtrArray *list = documents->list;
  static const struct { const char *kind, *number, *name; } known[] = {
    { "Pháp lệnh", "34", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" }, { "Pháp lệnh", "34/2007", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
    { "Luật", "10/2022", "Luật Thực hiện dân chủ ở cơ sở" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (known); k++)
    {
      gboolean has_number = FALSE;

      for (guint i = 0; i < list->len && !has_number; i++)
        {
          const NbDocument *document = g_ptr_array_index (list, i);

          has_number = document->number && g_str_equal (document->kind, known[k].kind) && g_str_equal (document->number, known[k].number);
        }
      if (has_number)
        nb_documents_remove_named (documents, known[k].name, FALSE);
    }
}

/* Returns the token behind what is cited at @i, 0 if nothing is. */
static guint
read_at (Reader *r,
         guint i)
{
  const NbTokens *t = r->t;
  guint index, next = 0, n = nb_phrases_match (r->reading->rules->document_kinds, t, i, &index);

  if (n == 0)
    return nb_tokens_is (t, i, "số") || (nb_tokens_is_number (t, i) && !nb_tokens_is_spaced (t, i + 1)) ? read_bare (r, i) : 0;
  if (index >= LAWS_FROM)
    return read_law (r, i, i + n, index - LAWS_FROM);
  if (nb_tokens_match (t, i + n, "đại hội"))
    next = nb_documents_read_congress (r->list, t, i, i + n, kinds[index].name);
  else if (g_str_equal (kinds[index].name, "Nghị quyết") || g_str_equal (kinds[index].name, "Kết luận"))
    next = nb_documents_read_plenum (r->list, t, i, kinds[index].flags & IS_PLENUM ? i : i + n, kinds[index].name);
  if (!next)
    next = read_numbered (r, i, i + n, index);
  return next ? next : i + n;
}

/**
 * nb_citations_read:
 *
 * Only documents that can be told apart from others of their kind: by a number, by the congress or the plenum that passed
 * them, or by the name of a law.
 */
void
nb_citations_read (NbReading *reading)
{
  g_autoptr (NbFlow) flow = nb_flow_new (reading);
  g_autoptr (GPtrArray) numbered_laws = g_ptr_array_new ();
  g_autoptr (NbDocuments) documents = nb_documents_new (reading->article->documents);
  Reader r = { reading, flow, &flow->tokens, NULL, documents, numbered_laws };

  for (guint b = 0; b < flow->n_blocks; b++)
    {
      r.block = &flow->blocks[b];
      for (guint i = r.block->first; i < r.block->last; )
        i = MAX (read_at (&r, i), i + 1);
    }
  merge_numbered_laws (r.list);
}
