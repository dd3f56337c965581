/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cited documents: "Nghị quyết số 25-NQ/TW ngày 03/6/2013", "Chỉ thị 24, 25 của Thành ủy", "Nghị quyết Đại hội XIII".
 * Works on one NbReading; its phrases are in the rules. */

#include "extract/nb-date-scan.h"
#include "extract/nb-mentions.h"
#include "extract/nb-rules.h"

#include "base/nb-text.h"

#include <string.h>

#define MAX_NUMBERS 8

/* Those that are common words too need "số" or a symbol to be a document's name. */
static const struct { const char *phrase, *name; gboolean is_common; } kinds[] = {
  { "nghị quyết", "Nghị quyết" }, { "nq", "Nghị quyết" }, { "kết luận", "Kết luận" }, { "chỉ thị", "Chỉ thị" },
  { "quyết định", "Quyết định" }, { "quy định", "Quy định" }, { "kế hoạch", "Kế hoạch", TRUE }, { "hướng dẫn", "Hướng dẫn", TRUE },
  { "thông tri", "Thông tri" }, { "thông báo", "Thông báo", TRUE }, { "nghị định", "Nghị định" }, { "thông tư", "Thông tư" },
  { "pháp lệnh", "Pháp lệnh" }, { "công văn", "Công văn" }, { "chương trình hành động", "Chương trình hành động", TRUE },
  { "chương trình", "Chương trình", TRUE }, { "đề án", "Đề án", TRUE }, { "công điện", "Công điện" }, { "quy chế", "Quy chế", TRUE },
  { "chỉ thị liên tịch", "Chỉ thị liên tịch" }, { "nghị quyết liên tịch", "Nghị quyết liên tịch" }, { "báo cáo", "Báo cáo", TRUE },
};

/* Issuers as they are printed → in full. Longer phrases win. */
static const struct { const char *phrase, *name; } issuers[] = {
  { "ban bí thư", "Ban Bí thư Trung ương" }, { "ban bí thư t . ư", "Ban Bí thư Trung ương" }, { "ban bí thư tw", "Ban Bí thư Trung ương" },
  { "ban bí thư trung ương", "Ban Bí thư Trung ương" }, { "ban bí thư trung ương đảng", "Ban Bí thư Trung ương" },
  { "ban bí thư tư", "Ban Bí thư Trung ương" }, { "bộ chính trị", "Bộ Chính trị" },
  { "ban chấp hành trung ương", "Ban Chấp hành Trung ương" }, { "ban chấp hành trung ương đảng", "Ban Chấp hành Trung ương" },
  { "bch trung ương", "Ban Chấp hành Trung ương" }, { "bch trung ương đảng", "Ban Chấp hành Trung ương" },
  { "trung ương đảng", "Ban Chấp hành Trung ương" }, { "trung ương", "Ban Chấp hành Trung ương" },
  { "ban chấp hành đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh" }, { "bch đảng bộ tỉnh", "Ban Chấp hành Đảng bộ tỉnh" },
  { "ban chấp hành đảng bộ thành phố", "Ban Chấp hành Đảng bộ thành phố" }, { "ban chấp hành đảng bộ huyện", "Ban Chấp hành Đảng bộ huyện" },
  { "bch đảng bộ huyện", "Ban Chấp hành Đảng bộ huyện" },
  { "ban thường vụ tỉnh ủy", "Ban Thường vụ Tỉnh ủy" }, { "btv tỉnh ủy", "Ban Thường vụ Tỉnh ủy" },
  { "ban thường vụ thành ủy", "Ban Thường vụ Thành ủy" }, { "btv thành ủy", "Ban Thường vụ Thành ủy" },
  { "ban thường vụ huyện ủy", "Ban Thường vụ Huyện ủy" }, { "btv huyện ủy", "Ban Thường vụ Huyện ủy" },
  { "ban thường vụ thị ủy", "Ban Thường vụ Thị ủy" }, { "ban thường vụ quận ủy", "Ban Thường vụ Quận ủy" },
  { "tỉnh ủy", "Tỉnh ủy" }, { "thành ủy", "Thành ủy" }, { "huyện ủy", "Huyện ủy" }, { "thị ủy", "Thị ủy" }, { "quận ủy", "Quận ủy" },
  { "thủ tướng chính phủ", "Thủ tướng Chính phủ" }, { "thủ tướng", "Thủ tướng Chính phủ" }, { "chính phủ", "Chính phủ" },
  { "quốc hội", "Quốc hội" }, { "ủy ban thường vụ quốc hội", "Ủy ban Thường vụ Quốc hội" },
  { "ban dân vận trung ương", "Ban Dân vận Trung ương" }, { "ban dân vận t . ư", "Ban Dân vận Trung ương" },
  { "ban dân vận tỉnh ủy", "Ban Dân vận Tỉnh ủy" }, { "ubnd tỉnh", "UBND tỉnh" }, { "hđnd tỉnh", "HĐND tỉnh" },
  { "ubnd huyện", "UBND huyện" }, { "hđnd huyện", "HĐND huyện" }, { "ubnd thành phố", "UBND thành phố" },
  { "quân ủy trung ương", "Quân ủy Trung ương" }, { "ban tổ chức trung ương", "Ban Tổ chức Trung ương" },
};

void
nb_citations_fill_rules (NbRules *rules)
{
  rules->document_kinds = nb_phrases_new (rules->vocabulary);
  rules->issuers = nb_phrases_new (rules->vocabulary);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    nb_phrases_add (rules->document_kinds, kinds[i].phrase, i);
  for (guint i = 0; i < G_N_ELEMENTS (issuers); i++)
    nb_phrases_add (rules->issuers, issuers[i].phrase, i);
}

typedef struct
{
  const char *kind;
  char *numbers[MAX_NUMBERS];
  guint n_numbers;
  char *symbol;
  const char *issuer;
  NbEdtf date;
  guint first, last;
} Citation;

static void
citation_clear (Citation *c)
{
  for (guint i = 0; i < c->n_numbers; i++)
    g_free (c->numbers[i]);
  g_free (c->symbol);
}

/* "-NQ/TW", "/CT-TTg", "/2019/NĐ-CP", "-QĐ-TW": from the joint on. A party's symbol has its "/" whatever was typed. */
static guint
read_symbol (const NbTokens *t,
             guint i,
             Citation *c)
{
  GString *symbol = g_string_new (NULL);
  guint k = i;
  gboolean is_party;

  while (nb_tokens_is_mark (t, k, "-/–") && !nb_tokens_is_spaced (t, k + 1)
         && ((nb_tokens_is_word (t, k + 1) && nb_tokens_is_capital (t, k + 1))
             || (k == i && nb_tokens_is_number (t, k + 1) && t->v[k + 1].end - t->v[k + 1].start == 4)))
    {
      /* "QH13", "UBTVQH11": the term belongs to it */
      gboolean has_term = (t->v[k + 1].flags & NB_TOKEN_ALL_CAPS) && nb_tokens_is_number (t, k + 2) && !nb_tokens_is_spaced (t, k + 2);
      g_autofree char *part = nb_tokens_dup (t, k + 1, k + 2 + has_term);

      if (nb_tokens_is_number (t, k + 1))
        {
          /* the year is a part of the number: 60/2019/NĐ-CP */
          g_autofree char *number = c->numbers[c->n_numbers - 1];

          c->numbers[c->n_numbers - 1] = g_strconcat (number, "/", part, NULL);
        }
      else
        {
          if (symbol->len)
            g_string_append_c (symbol, nb_tokens_is_mark (t, k, "/") ? '/' : '-');
          g_string_append (symbol, part);
        }
      k += 2 + has_term;
    }
  if (symbol->len == 0)
    {
      g_string_free (symbol, TRUE);
      return i;
    }
  is_party = g_str_has_suffix (symbol->str, "-TW") || g_str_has_suffix (symbol->str, "-TU") || g_str_has_suffix (symbol->str, "-HU");
  if (is_party && !strchr (symbol->str, '/'))
    symbol->str[symbol->len - 3] = '/';
  c->symbol = g_string_free (symbol, FALSE);
  return k;
}

static guint
read_issuer (const NbReading *reading,
             guint i,
             const char **issuer)
{
  guint index, n = nb_phrases_match (reading->rules->issuers, reading->tokens, i, &index);

  if (n)
    *issuer = issuers[index].name;
  return n;
}

/* "BTV Tỉnh ủy ban hành Kết luận số 54": who issued it stands before it. */
static void
find_issuer_before (const NbReading *reading,
                    const NbLine *line,
                    Citation *c)
{
  static const char *const issuing[] = { "ban hành", "đã ban hành", "ra", "có", NULL };
  const NbTokens *t = reading->tokens;

  for (const char *const *verb = issuing; *verb; verb++)
    {
      guint length = strchr (*verb, ' ') ? (g_str_has_prefix (*verb, "đã") ? 3 : 2) : 1;
      guint end;

      if (c->first < line->first + length + 1 || !nb_tokens_match (t, c->first - length, *verb))
        continue;
      end = c->first - length;
      /* the longest issuer that ends there */
      for (guint back = 6; back >= 1; back--)
        if (end >= line->first + back && read_issuer (reading, end - back, &c->issuer) == back)
          return;
    }
}

static void
read_tail (const NbReading *reading,
           const NbLine *line,
           const GArray *hits,
           Citation *c)
{
  const NbTokens *t = reading->tokens;
  guint k = c->last;

  for (guint step = 0; step < 2; step++)
    {
      if (nb_tokens_is_mark (t, k, ",(") )
        k++;
      if (nb_tokens_is (t, k, "ngày"))
        {
          const NbDateHit *hit = nb_date_scan_find (hits, k);

          if (hit && hit->kind == NB_DATE_DAY && hit->value.start.year)
            {
              c->date = hit->value;
              c->last = k = hit->last;
            }
        }
      if (nb_tokens_is_mark (t, k, "),") )
        k++;
      if (!c->issuer && nb_tokens_is (t, k, "của"))
        {
          guint n = read_issuer (reading, k + 1, &c->issuer);

          if (n && k + 1 + n <= line->last)
            c->last = k = k + 1 + n;
        }
      if (!c->issuer && step == 0)
        {
          guint n = read_issuer (reading, k, &c->issuer);

          if (n && k == c->last && k + n <= line->last)
            c->last = k = k + n;
          else
            c->issuer = n ? NULL : c->issuer;
        }
    }
}

static gboolean
same_document (const NbDocument *a,
               const NbDocument *b)
{
  if (g_str_equal (a->key, b->key))
    return TRUE;
  /* the second mention is shorter: "Kết luận 54" after "Kết luận số 54-KL/TW ngày …" */
  if (!a->number || !b->number || !g_str_equal (a->kind, b->kind) || !g_str_equal (a->number, b->number))
    return FALSE;
  if (a->symbol && b->symbol)
    return g_str_equal (a->symbol, b->symbol);
  return (!a->issuer && !a->symbol) || (!b->issuer && !b->symbol) || (a->issuer && b->issuer && g_str_equal (a->issuer, b->issuer));
}

static void
add_document (NbReading *reading,
              NbDocument *document)
{
  GPtrArray *list = reading->article->documents;

  for (guint i = 0; i < list->len; i++)
    if (same_document (g_ptr_array_index (list, i), document))
      {
        NbDocument *other = g_ptr_array_index (list, i);
        gboolean is_fuller = (document->symbol && !other->symbol) || (document->issuer && !other->issuer && !other->symbol);

        if (is_fuller)
          {
            g_ptr_array_remove_index (list, i);
            g_ptr_array_insert (list, i, document);
          }
        else
          {
            /* the list knows how to free what it holds */
            g_ptr_array_add (list, document);
            g_ptr_array_remove_index (list, list->len - 1);
          }
        return;
      }
  g_ptr_array_add (list, document);
}

static const char *
roman_at (const NbTokens *t,
          guint i)
{
  const char *key = nb_tokens_key (t, i);

  return nb_tokens_is_capital (t, i) && *key && strspn (key, "ivx") == strlen (key) ? key : NULL;
}

/* "Nghị quyết Đại hội (đại biểu | Đảng) toàn quốc lần thứ XIII (của Đảng)", "Nghị quyết Đại hội XIII", "Nghị quyết Đại hội
 * Đảng bộ tỉnh lần thứ XVII". */
static guint
read_congress (NbReading *reading,
               guint i,
               guint first)
{
  static const char *const fillers[] = { "đại", "biểu", "đảng", "toàn", "quốc", "lần", "thứ", "khóa", "của", NULL };
  static const char *const levels[] = { "đảng bộ tỉnh", "đảng bộ thành phố", "đảng bộ huyện", "đảng bộ quận", "đảng bộ thị xã", NULL };
  const NbTokens *t = reading->tokens;
  const char *level = NULL;
  g_autofree char *name = NULL, *numeral = NULL;
  guint k = i + 2;

  for (guint step = 0; step < 12 && k < t->n; step++)
    {
      guint n = 0;

      for (const char *const *l = levels; *l && !level; l++)
        if ((n = nb_tokens_match (t, k, *l)))
          {
            level = *l;
            k += n;
            break;
          }
      if (n)
        continue;
      if (roman_at (t, k))
        {
          g_autofree char *printed = nb_tokens_dup (t, k, k + 1);

          numeral = g_utf8_strup (printed, -1);
          k++;
          break;
        }
      if (!nb_tokens_is_any (t, k, fillers))
        return 0;
      k++;
    }
  if (!numeral)
    return 0;
  if (nb_tokens_match (t, k, "của đảng"))
    k += 2;
  if (level)
    name = g_strdup_printf ("Nghị quyết Đại hội Đ%s lần thứ %s", level + strlen ("đ"), numeral);
  else
    name = g_strdup_printf ("Nghị quyết Đại hội %s", numeral);
  add_document (reading, nb_document_new (name, NULL, NULL, NULL, NULL,
                                          nb_tokens_evidence (t, first, k, "document.congress", 0.9)));
  return k;
}

static guint
read_numbered (NbReading *reading,
               const NbLine *line,
               const GArray *hits,
               guint first,
               guint i,
               guint kind)
{
  const NbTokens *t = reading->tokens;
  Citation c = { kinds[kind].name, };
  guint k = i;
  gboolean had_number_word = FALSE;

  c.first = first;
  c.date = NB_EDTF_UNKNOWN;
  if (nb_tokens_is_mark (t, k, "(") && nb_tokens_is_word (t, k + 1) && nb_tokens_is_mark (t, k + 2, ")"))
    k += 3;
  if (nb_tokens_is (t, k, "số"))
    {
      had_number_word = TRUE;
      k++;
      if (nb_tokens_is_mark (t, k, ":."))
        k++;
    }
  while (nb_tokens_is_number (t, k) && t->v[k].end - t->v[k].start <= 4 && c.n_numbers < MAX_NUMBERS)
    {
      /* "Kế hoạch 5 năm", "Nghị quyết 30a" apart, a quantity is no number of a document */
      if (!had_number_word && nb_tokens_is_word (t, k + 1) && nb_tokens_is_any (t, k + 1, (const char *const[]){ "năm", "tháng", "ngày", "quý", NULL })
          && !nb_tokens_is (t, k + 1, "ngày"))
        break;
      if (!had_number_word && t->v[k].number >= 1900 && t->v[k].end - t->v[k].start == 4)
        break;
      c.numbers[c.n_numbers++] = g_strdup_printf ("%d", t->v[k].number);
      if (t->v[k].end - t->v[k].start == 2 && t->v[k].number < 10 && t->v[k].number > 0)
        {
          g_free (c.numbers[c.n_numbers - 1]);
          c.numbers[c.n_numbers - 1] = nb_tokens_dup (t, k, k + 1);
        }
      k++;
      c.last = k;
      if ((nb_tokens_is_mark (t, k, ",") || nb_tokens_is (t, k, "và")) && nb_tokens_is_number (t, k + 1)
          && t->v[k + 1].end - t->v[k + 1].start <= 3)
        k++;
      else
        break;
    }
  if (c.n_numbers == 0)
    return i;
  c.last = read_symbol (t, c.last, &c);
  if (c.last > line->last)
    {
      citation_clear (&c);
      return i;
    }
  if (!had_number_word && !c.symbol && (kinds[kind].is_common || !nb_tokens_is_capital (t, first)))
    {
      citation_clear (&c);
      return i;
    }
  read_tail (reading, line, hits, &c);
  if (!c.issuer && !c.symbol)
    find_issuer_before (reading, line, &c);
  for (guint n = 0; n < c.n_numbers; n++)
    add_document (reading, nb_document_new (c.kind, c.numbers[n], c.symbol, c.issuer, &c.date,
                                            nb_tokens_evidence (t, c.first, c.last, "document.numbered", c.symbol ? 0.97 : 0.85)));
  k = c.last;
  /* "Quyết định 217-QĐ/TW và 218-QĐ/TW": the kind is said once */
  if (c.symbol && (nb_tokens_is (t, k, "và") || nb_tokens_is_mark (t, k, ",")) && nb_tokens_is_number (t, k + 1)
      && nb_tokens_is_mark (t, k + 2, "-/") && !nb_tokens_is_spaced (t, k + 2) && nb_tokens_is_capital (t, k + 3))
    k = read_numbered (reading, line, hits, k + 1, k + 1, kind);
  citation_clear (&c);
  return k;
}

/* Laws on the subject itself are known by their names. */
static guint
read_law (NbReading *reading,
          guint i)
{
  static const struct { const char *phrase, *name; } laws[] = {
    { "luật thực hiện dân chủ ở cơ sở", "Luật Thực hiện dân chủ ở cơ sở" },
    { "pháp lệnh thực hiện dân chủ ở xã , phường , thị trấn", "Pháp lệnh Thực hiện dân chủ ở xã, phường, thị trấn" },
    { "luật mặt trận tổ quốc việt nam", "Luật Mặt trận Tổ quốc Việt Nam" },
  };

  for (guint k = 0; k < G_N_ELEMENTS (laws); k++)
    {
      guint n = nb_tokens_match (reading->tokens, i, laws[k].phrase);

      if (n)
        {
          add_document (reading, nb_document_new (laws[k].name, NULL, NULL, NULL, NULL,
                                                  nb_tokens_evidence (reading->tokens, i, i + n, "document.law", 0.9)));
          return i + n;
        }
    }
  return 0;
}

/**
 * nb_citations_read:
 *
 * Only documents that can be told apart from others of their kind: by a number, or by the congress that passed them.
 */
void
nb_citations_read (NbReading *reading)
{
  const NbTokens *t = reading->tokens;

  for (guint l = 0; l < reading->lines->len; l++)
    {
      const NbLine *line = nb_reading_line (reading, l);

      if (!nb_line_is_body (line) && line->class != NB_LINE_TITLE)
        continue;
      for (guint i = line->first; i < line->last; )
        {
          guint index, n = nb_phrases_match (reading->rules->document_kinds, t, i, &index), next = 0;

          next = read_law (reading, i);
          if (next || n == 0)
            {
              i = MAX (next, i + 1);
              continue;
            }
          if (nb_tokens_match (t, i, "nghị quyết đại hội"))
            next = read_congress (reading, i + 2, i);
          if (!next)
            next = read_numbered (reading, line, reading->dates, i, i + n, index);
          i = MAX (next, i + n);
        }
    }
}
