/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symbols of documents in all the ways they are typed: "25-NQ/TW", "25 - NQ/TƯ", "290-QĐ-TW", "16-CT/TTg", "60/2019/NĐ-CP".
 * Pure functions of tokens; any thread. */

#include "extract/nb-symbol.h"

#include <string.h>

#define MAX_PARTS 5
#define HYPHENS "-–—−‑‐"

/* What a symbol begins with, and the kind of document it stands for. */
static const struct { const char *code, *kind; } codes[] = {
  { "NQ", "Nghị quyết" }, { "CT", "Chỉ thị" }, { "KL", "Kết luận" }, { "QĐ", "Quyết định" }, { "QĐi", "Quy định" }, { "QyĐ", "Quy định" },
  { "QC", "Quy chế" }, { "HD", "Hướng dẫn" }, { "KH", "Kế hoạch" }, { "TB", "Thông báo" }, { "TTr", "Tờ trình" }, { "CV", "Công văn" },
  { "CTr", "Chương trình" }, { "CTrHĐ", "Chương trình hành động" }, { "CTHĐ", "Chương trình hành động" }, { "ĐA", "Đề án" }, { "BC", "Báo cáo" },
  { "NĐ", "Nghị định" }, { "TT", "Thông tư" }, { "PL", "Pháp lệnh" }, { "CĐ", "Công điện" }, { "TTri", "Thông tri" }, { "TTLT", "Thông tư liên tịch" },
  { "NQLT", "Nghị quyết liên tịch" }, { "HDLT", "Hướng dẫn liên tịch" }, { "QH", "Luật" }, { "QCPH", "Quy chế phối hợp" },
  { "CTPH", "Chương trình phối hợp" }, { "KHPH", "Kế hoạch phối hợp" }, { "KHLT", "Kế hoạch liên tịch" },
};

/* Offices: a party's symbol has its "/", the state's its "-". */
static const char *const party_offices[] = { "TW", "TU", "HU", "ThU", "QU", "ĐU", "ThịU", "TVTU", "QUTW", "ĐUK", NULL };
static const char *const state_offices[] = { "TTg", "CP", "UBND", "HĐND", "CTN", NULL };

static gboolean
is_code (const char *part)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_str_equal (part, codes[i].code))
      return TRUE;
  return FALSE;
}

/* One word of a symbol as it is written now; NULL if it is none. */
static char *
read_part (const NbTokens *t,
           guint k,
           guint *last)
{
  char *part;
  guint capitals = 0;

  if (!nb_tokens_is_word (t, k) || t->v[k].end - t->v[k].start > 12)
    return NULL;
  *last = k + 1;
  /* "T.Ư", "T.W" */
  if (nb_tokens_is (t, k, "t") && nb_tokens_is_mark (t, k + 1, ".") && !nb_tokens_is_spaced (t, k + 2)
      && (nb_tokens_is (t, k + 2, "ư") || nb_tokens_is (t, k + 2, "w")))
    {
      *last = k + 3;
      return g_strdup ("TW");
    }
  if (nb_tokens_is (t, k, "tw") || nb_tokens_is (t, k, "tư"))
    return g_strdup ("TW");
  /* "QH13", "UBTVQH11": the term belongs to it; "V28" is an office */
  if (((t->v[k].flags & NB_TOKEN_ALL_CAPS) || t->v[k].end - t->v[k].start == 1) && nb_tokens_is_number (t, k + 1)
      && !nb_tokens_is_spaced (t, k + 1) && t->v[k + 1].end - t->v[k + 1].start <= 2)
    ++*last;
  part = nb_tokens_dup (t, k, *last);
  for (const char *p = part; *p; p = g_utf8_next_char (p))
    capitals += g_unichar_isupper (g_utf8_get_char (p)) || g_ascii_isdigit (*p);
  if (capitals < 2 || !nb_tokens_is_capital (t, k))
    g_clear_pointer (&part, g_free);
  return part;
}

/* "QĐ", "TW" → "QĐ/TW"; "NĐ", "CP" → "NĐ-CP"; others as they are printed. */
static char *
join_parts (char **parts,
            const char *marks,
            guint n)
{
  GString *symbol = g_string_new (parts[0]);
  const char *office = parts[n - 1];
  gboolean is_party = g_strv_contains (party_offices, office) || g_str_has_suffix (office, "TW");
  gboolean is_state = g_strv_contains (state_offices, office) || strstr (office, "QH") != NULL;

  for (guint i = 1; i < n; i++)
    {
      char mark = marks[i];

      if (i == 1 && is_party)
        mark = '/';
      else if (is_state)
        mark = '-';
      g_string_append_c (symbol, mark);
      g_string_append (symbol, parts[i]);
    }
  /* "25-NQTW" */
  if (n == 1 && g_str_has_suffix (parts[0], "TW") && strlen (parts[0]) > 3)
    {
      g_autofree char *code = g_strndup (parts[0], strlen (parts[0]) - 2);

      if (is_code (code))
        g_string_printf (symbol, "%s/TW", code);
    }
  return g_string_free (symbol, FALSE);
}

/**
 * nb_symbol_read:
 * @i: behind the number
 * @number: (inout): gets the year that belongs to it, "60" → "60/2019"
 * @symbol: (out): one spelling for each; untouched if there is none
 *
 * Returns: the token behind number and symbol; @i if neither goes on
 */
guint
nb_symbol_read (const NbTokens *t,
                guint i,
                char **number,
                char **symbol)
{
  char *parts[MAX_PARTS + 1] = { NULL, }, marks[MAX_PARTS] = { 0, };
  guint n = 0, k = i;

  if (nb_tokens_is_mark (t, k, "/" HYPHENS) && !nb_tokens_is_spaced (t, k) && !nb_tokens_is_spaced (t, k + 1) && nb_tokens_is_number (t, k + 1)
      && t->v[k + 1].number >= 1945 && t->v[k + 1].number < 2100)
    {
      char *longer = g_strdup_printf ("%s/%d", *number, t->v[k + 1].number);

      g_free (*number);
      *number = longer;
      k = i = k + 2;
    }
  while (n < MAX_PARTS)
    {
      gboolean has_mark = nb_tokens_is_mark (t, k, "/" HYPHENS);
      guint word = k + has_mark, last = 0;
      gboolean is_loose = has_mark ? nb_tokens_is_spaced (t, k) || nb_tokens_is_spaced (t, word) : TRUE;
      char *part;

      /* "05/CT- BCA": a symbol goes on behind a mark that hangs on it */
      if (n > 0 && has_mark && !nb_tokens_is_spaced (t, k) && nb_tokens_is_word (t, word) && (t->v[word].flags & NB_TOKEN_ALL_CAPS))
        is_loose = FALSE;
      if (!has_mark && n > 0)
        break;
      part = read_part (t, word, &last);
      if (!part)
        break;
      /* what stands apart must be known: "Nghị quyết 25 - TTXVN" */
      if (is_loose && !(n == 0 ? is_code (part) : g_strv_contains (party_offices, part) || g_strv_contains (state_offices, part)))
        {
          g_free (part);
          break;
        }
      /* and without a mark more of a symbol must follow */
      if (!has_mark && !nb_tokens_is_mark (t, last, "/" HYPHENS))
        {
          g_free (part);
          break;
        }
      marks[n] = nb_tokens_is_mark (t, k, "/") ? '/' : '-';
      parts[n++] = part;
      k = last;
    }
  if (n)
    *symbol = join_parts (parts, marks, n);
  for (guint p = 0; p < n; p++)
    g_free (parts[p]);
  return n ? k : i;
}

/**
 * nb_symbol_kind:
 *
 * Returns: (transfer none) (nullable): the kind of document that @symbol stands for
 */
const char *
nb_symbol_kind (const char *symbol)
{
  gsize length = strcspn (symbol, "/-0123456789");

  if (!symbol[length])
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strncmp (codes[i].code, symbol, length) == 0 && !codes[i].code[length])
      return codes[i].kind;
  return NULL;
}
