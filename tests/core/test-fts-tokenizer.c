/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The full-text index: which tokens a text becomes and where they stand, and which articles each mode of searching finds. */

#include "base/nb-text.h"
#include "store/nb-fts-forms.h"
#include "store/nb-fts-query.h"
#include "store/nb-fts-tokenizer.h"
#include "store/nb-fts-tokens.h"

#include <locale.h>
#include <string.h>

/* --- tokens ---------------------------------------------------------------------------------------------------- */

static int
describe_token (gpointer data,
                NbFtsForm form,
                const char *token,
                guint length,
                gsize start,
                gsize end)
{
  GString *out = data;

  switch (form)
    {
    case NB_FTS_EXACT:
      g_string_append_printf (out, "%s%.*s@%zu-%zu", out->len ? " " : "", (int) length, token, start, end);
      break;
    case NB_FTS_FOLD:
      g_assert_cmpint (token[0], ==, NB_FTS_FOLDED);
      g_string_append_printf (out, "~%.*s", (int) length - 1, token + 1);
      break;
    case NB_FTS_WHOLE_EXACT:
      g_string_append_printf (out, "=%.*s@%zu-%zu", (int) length, token, start, end);
      break;
    case NB_FTS_WHOLE_FOLD:
      g_assert_cmpint (token[0], ==, NB_FTS_FOLDED);
      g_string_append_printf (out, "=~%.*s", (int) length - 1, token + 1);
      break;
    }
  return 0;
}

static char *
describe (const char *text,
          gssize length)
{
  g_autoptr (NbFtsTokens) tokens = nb_fts_tokens_new ();
  gsize bytes = length < 0 ? strlen (text) : (gsize) length;
  /* a block of just that size, so that reading past its end can be seen */
  g_autofree char *copy = g_memdup2 (text, bytes);
  GString *out = g_string_new (NULL);

  nb_fts_tokens_read (tokens, copy ? copy : "", bytes, describe_token, out);
  return g_string_free (out, FALSE);
}

static void
test_tokens (void)
{
  static const struct { const char *text, *tokens; } cases[] = {
    { "", "" },
    { " ,.-/'’ …", "" },
    { "Dân vận", "dân@0-4~dan vận@5-10~van" },
    { "dan van", "dan@0-3 van@4-7" },
    { "ĐẢNG ta", "đảng@0-7~dang ta@8-10" },
    { "Ðảng, ðó", "đảng@0-7~dang đó@9-13~do" },                       /* Icelandic Eth */
    /* one tone placement, at the end of an open syllable only */
    { "hoà hòa", "hòa@0-4~hoa hòa@5-9~hoa" },
    { "HOÀ thuỷ khoẻ", "hòa@0-4~hoa thủy@5-11~thuy khỏe@12-18~khoe" },
    { "hoàn quý xoáy", "hoàn@0-5~hoan quý@6-10~quy xoáy@11-16~xoay" },
    { "oà uỷ.", "òa@0-3~oa ủy@4-8~uy" },
    /* decomposed, in either order, is the same; the offsets are the text's own */
    { "Va\xCC\xA3\xCC\x82n x", "vận@0-7~van x@8-9" },
    { "va\xCC\x82\xCC\xA3n", "vận@0-7~van" },
    { "hoa\xCC\x80", "hòa@0-5~hoa" },
    { "v\xC3\xA2\xCC\xA3n", "vận@0-6~van" },                          /* â and a dot: as windows-1258 has it */
    { "\xCC\x80na", "na@2-4" },
    { "x\xCC\x8C", "x@0-3" },                                         /* composes with nothing */
    /* what cannot be seen does not part a word */
    { "d\xC2\xAD" "ân v\xE2\x80\x8Bận", "dân@0-6~dan vận@7-15~van" },
    { "dâ\xEF\xBB\xBFn", "dân@0-7~dan" },
    { "dân\xE2\x80\x8B vận", "dân@0-4~dan vận@8-13~van" },
    { "dân\xC2\xA0vận", "dân@0-4~dan vận@6-11~van" },
    /* documents: in parts, and as a whole with one kind of joint */
    { "25-NQ/TW", "25@0-2=25/nq/tw@0-8 nq@3-5 tw@6-8" },
    { "10-CT/TW;", "10@0-2=10/ct/tw@0-8 ct@3-5 tw@6-8" },
    { "04/2015/NĐ-CP", "04@0-2=4/2015/nđ/cp@0-14=~4/2015/nd/cp 2015@3-7 nđ@8-11~nd cp@12-14" },
    { "UBND/HĐND", "ubnd@0-4 hđnd@5-10~hdnd" },
    /* dates in every writing are one; other numbers are parts only */
    { "19/3/2021", "19@0-2=19/3/2021@0-9 3@3-4 2021@5-9" },
    { "19-03-2021", "19@0-2=19/3/2021@0-10 03@3-5 2021@6-10" },
    { "19.3.2021.", "19@0-2=19/3/2021@0-9 3@3-4 2021@5-9" },
    { "2021-03-19", "2021@0-4=19/3/2021@0-10 03@5-7 19@8-10" },
    { "15/10", "15@0-2=15/10@0-5 10@3-5" },
    { "41/13/2021", "41@0-2 13@3-5 2021@6-10" },
    { "2016-2021", "2016@0-4 2021@5-9" },
    { "1.234.567", "1@0-1 234@2-5 567@6-9" },
    { "3,5%", "3@0-1 5@2-3" },
    /* names: joined they are one word as well */
    { "K'ré", "k@0-1=kré@0-5=~kre ré@2-5~re" },
    { "H’Phiết", "h@0-1=hphiết@0-11=~hphiet phiết@4-11~phiet" },
    { "Ê-đê", "ê@0-2~e=êđê@0-7=~ede đê@3-7~de" },
    { "Covid-19", "covid@0-5=covid/19@0-8 19@6-8" },
    { "'dân' vận-", "dân@1-5~dan vận@7-12~van" },
    { "TP.HCM", "tp@0-2 hcm@3-6" },
    { "а́б", "аб@0-6" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tokens = describe (cases[i].text, -1);

      if (!g_str_equal (tokens, cases[i].tokens))
        g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (tokens, ==, cases[i].tokens);
    }
}

static void
test_any_bytes (void)
{
  static const struct { const char *text; gssize length; const char *tokens; } cases[] = {
    { "d\xC3", 2, "d@0-1" },
    { "d\xC3\xA2", 2, "d@0-1" },                        /* cut within a letter */
    { "dân\xFFvận", -1, "dân@0-4~dan vận@5-10~van" },
    { "\xE1\xBA", 2, "" },
    { "a\0b", 3, "a@0-1 b@2-3" },
    { "\xF0\x9F\x98\x80 a", -1, "a@5-6" },
    { "\x01" "dan\x02van", -1, "dan@1-4 van@5-8" },     /* what the index itself marks forms with */
    { "a-", 2, "a@0-1" },
    { "a\xE2\x80\x99", 4, "a@0-1" },
    { "a\xE2\x80", 3, "a@0-1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *tokens = describe (cases[i].text, cases[i].length);

      g_assert_cmpstr (tokens, ==, cases[i].tokens);
    }
}

static int
check_bounds (gpointer data,
              NbFtsForm form,
              const char *token,
              guint length,
              gsize start,
              gsize end)
{
  guint *n = data;

  g_assert_cmpuint (length, <=, NB_FTS_WHOLE_BYTES);
  g_assert_true (g_utf8_validate (token, length, NULL));
  g_assert_cmpuint (start, <, end);
  *n += form == NB_FTS_EXACT;
  return 0;
}

/* Words without an end and letters with marks without number are cut off, in no more time than others take. */
static void
test_bounded (void)
{
  static const char *const units[] = { "a", "ế", "a\xCC\x80", "\xCC\x80", "a-", "9/", "漢", "\xE2\x80\x8B" };
  g_autoptr (NbFtsTokens) tokens = nb_fts_tokens_new ();

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new ("x");
      gint64 start = g_get_monotonic_time ();
      guint n = 0;

      for (guint j = 0; j < 200000; j++)
        g_string_append (text, units[i]);
      nb_fts_tokens_read (tokens, text->str, text->len, check_bounds, &n);
      g_assert_cmpuint (n, >, 0);
      g_assert_cmpint (g_get_monotonic_time () - start, <, 5 * G_USEC_PER_SEC);
    }
}

/* The forms are those that all of the program compares names in. */
static void
test_same_as_text (void)
{
  static const char *const initials[] = { "", "b", "đ", "Đ", "qu", "ngh", "KH", "gi" };
  static const char *const rimes[] = {
    "oà", "oá", "oả", "oã", "oạ", "oè", "oé", "uỳ", "uý", "uỷ", "uỹ", "uỵ", "oàn", "uyến", "ươ", "ườn", "ấy", "ặt", "ỡ", "ứu", "ýt", "òa", "úy", "Ế", "Ỹ", "ao",
  };

  for (guint i = 0; i < G_N_ELEMENTS (initials); i++)
    for (guint j = 0; j < G_N_ELEMENTS (rimes); j++)
      {
        g_autofree char *word = g_strconcat (initials[i], rimes[j], NULL);
        g_autofree char *decomposed = g_utf8_normalize (word, -1, G_NORMALIZE_NFD);
        g_autofree char *key = nb_text_key (word, -1), *fold = nb_text_fold (word, -1);
        g_autofree char *wanted = g_str_equal (key, fold) ? g_strdup_printf ("%s@0-%zu", key, strlen (word))
                                                         : g_strdup_printf ("%s@0-%zu~%s", key, strlen (word), fold);
        g_autofree char *wanted_decomposed = g_str_equal (key, fold) ? g_strdup_printf ("%s@0-%zu", key, strlen (decomposed))
                                                                    : g_strdup_printf ("%s@0-%zu~%s", key, strlen (decomposed), fold);
        g_autofree char *tokens = describe (word, -1);
        g_autofree char *tokens_decomposed = describe (decomposed, -1);

        g_assert_cmpstr (tokens, ==, wanted);
        g_assert_cmpstr (tokens_decomposed, ==, wanted_decomposed);
      }
}

/* --- forms of a typed word ------------------------------------------------------------------------------------- */

static gboolean
has_form (const char *typed,
          const char *form,
          gboolean prefix)
{
  g_autoptr (GPtrArray) forms = nb_fts_forms_marked (typed, prefix);

  g_assert_cmpstr (g_ptr_array_index (forms, 0), ==, typed);
  g_assert_cmpuint (forms->len, <=, 260);
  return g_ptr_array_find_with_equal_func (forms, form, g_str_equal, NULL);
}

static void
test_forms (void)
{
  static const struct { const char *typed, *form; gboolean stands; } cases[] = {
    { "đan", "đàn", TRUE },       { "đan", "đan", TRUE },      { "đan", "đận", TRUE },     { "đan", "đắn", TRUE },
    { "đan", "dàn", FALSE },      { "dân", "đân", TRUE },      { "dân", "dần", FALSE },    { "vận", "vấn", FALSE },
    { "dường", "đường", TRUE },   { "đuong", "đường", TRUE },  { "đuong", "đuống", TRUE }, { "đưong", "đường", TRUE },
    { "đường", "đương", FALSE },  { "đuoi", "đuổi", TRUE },    { "đuoi", "đưới", TRUE },   { "điêu", "điểu", FALSE },
    { "đien", "điện", TRUE },    { "tưong", "tượng", TRUE }, { "tưong", "tuong", FALSE },
    { "toàn", "tóàn", FALSE },    { "đuờng", "đường", TRUE },   { "nguời", "người", TRUE },   { "duơng", "đương", TRUE },
    { "ruơu", "rượu", FALSE },    { "rưou", "rượu", TRUE },     { "nguời", "nguơi", FALSE },    { "hiến", "hìến", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (has_form (cases[i].typed, cases[i].form, FALSE) != cases[i].stands)
        g_test_message ("%s %s", cases[i].typed, cases[i].form);
      g_assert_cmpint (has_form (cases[i].typed, cases[i].form, FALSE), ==, cases[i].stands);
    }
  g_assert_true (has_form ("hòa", "hoà", TRUE));
  g_assert_false (has_form ("hòa", "hoà", FALSE));
  /* foreign words of many vowels are looked for as they are */
  {
    g_autoptr (GPtrArray) forms = nb_fts_forms_marked ("đaaaaeeeeoooouuuu", FALSE);

    g_assert_cmpuint (forms->len, ==, 1);
  }
}

/* --- searching ------------------------------------------------------------------------------------------------- */

static const struct { const char *title, *body; } articles[] = {
  /* 1 */ { "Dân vận khéo ở Hòa Bình", "Công tác dân vận của Đảng năm 2021, theo Nghị quyết 25-NQ/TW." },
  /* 2 */ { "Hướng dẫn mới", "Dẫn vấn đề ra: ông Nam hỏi, bà Năm đáp. Dan van là chữ không dấu." },
  /* 3 */ { "Hoà giải ở Thuỷ Nguyên", "Đàn bò, cây đa, uỷ ban. Ngày 19/3/2021 họp dân." },
  /* 4 */ { "Chị H'Phiết và già làng K’ré", "Người Ê-đê ở buôn. Nghị định số 04/2015/NĐ-CP. Hoàn thành ngày 19.03.2021." },
  /* 5 */ { "Đường về bản", "Đảng viên đi trước. Đương nhiên. Người Êđê vận động dân." },
  /* 6 */ { "Mu\xCC\x80" "a xua\xCC\x82n", "Va\xCC\x82\xCC\xA3n \xC4\x91o\xCC\xA3\xCC\x82ng da\xCC\x82n." },   /* decomposed */
};

static sqlite3 *
open_index (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3_stmt *statement;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  g_assert_true (nb_fts_tokenizer_register (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (sqlite3_exec (db, "CREATE VIRTUAL TABLE search USING fts5 (body, title, tokenize = 'vietnamese')", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "INSERT INTO search (title, body) VALUES (?1, ?2)", -1, &statement, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    {
      sqlite3_bind_text (statement, 1, articles[i].title, -1, SQLITE_STATIC);
      sqlite3_bind_text (statement, 2, articles[i].body, -1, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  return db;
}

static char *
ask (sqlite3 *db,
     const char *sql,
     const char *match)
{
  GString *out = g_string_new (NULL);
  sqlite3_stmt *statement;
  int rc;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  while ((rc = sqlite3_step (statement)) == SQLITE_ROW)
    g_string_append_printf (out, "%s%s", out->len ? " " : "", (const char *) sqlite3_column_text (statement, 0));
  if (rc != SQLITE_DONE)
    g_test_message ("%s: %s", match, sqlite3_errmsg (db));
  g_assert_cmpint (rc, ==, SQLITE_DONE);
  sqlite3_finalize (statement);
  return g_string_free (out, FALSE);
}

static char *
find (sqlite3 *db,
      const char *typed,
      NbSearchMode mode)
{
  gboolean negative;
  g_autofree char *match = nb_fts_query_for (typed, mode, &negative);

  if (!match)
    return g_strdup ("all");
  return ask (db, negative ? "SELECT rowid FROM search WHERE rowid NOT IN (SELECT rowid FROM search WHERE search MATCH ?1)"
                           : "SELECT rowid FROM search WHERE search MATCH ?1 ORDER BY rowid", match);
}

static void
test_search (void)
{
  static const struct { const char *typed, *exact, *marks, *folded; } cases[] = {
    /* a phrase */
    { "\"dân vận\"", "1", "1", "1 2" },
    { "\"dan vận\"", "", "1", "1 2" },
    { "\"dan vấn\"", "", "2", "1 2" },
    { "\"dan van\"", "2", "1 2", "1 2" },
    { "\"DÂN VẬN\"", "1", "1", "1 2" },
    { "\"vận dân\"", "", "", "" },
    { "\"va\xCC\xA3\xCC\x82n \xC4\x91\xE1\xBB\x99ng d\xC3\xA2n\"", "5 6", "5 6", "5 6" },
    /* words; what was typed must be there, what was not may */
    { "dân", "1 3 5 6", "1 3 5 6", "1 2 3 5 6" },
    { "năm", "1 2", "1 2", "1 2" },
    { "nam", "2", "1 2", "1 2" },
    { "Đảng", "1 5", "1 5", "1 5" },
    { "đang", "", "1 5", "1 5" },
    { "dang", "", "1 5", "1 5" },
    { "dảng", "", "1 5", "1 5" },
    { "đan", "", "3", "1 2 3 5 6" },
    { "đuong", "", "5", "5" },
    { "đường", "5", "5", "5" },
    { "dan van", "2", "1 2 5 6", "1 2 5 6" },
    /* one tone placement */
    { "hòa", "1 3", "1 3", "1 3" },
    { "hoà", "1 3", "1 3", "1 3" },
    { "ủy", "3", "3", "3" },
    { "hoa", "", "1 3", "1 3" },
    /* beginnings */
    { "hoa*", "", "1 3 4", "1 3 4" },
    { "hoà*", "1 3 4", "1 3 4", "1 3 4" },
    { "đươ*", "5", "5", "5" },
    { "\"dân v\"*", "1", "1", "1 2" },
    { "ng*", "1 3 4 5", "1 3 4 5", "1 3 4 5" },
    /* documents, dates and names that are written together */
    { "25-NQ/TW", "1", "1", "1" },
    { "25-nq", "1", "1", "1" },
    { "\"Nghị quyết 25-NQ/TW\"", "1", "1", "1" },
    { "04/2015/NĐ-CP", "4", "4", "4" },
    { "4/2015/nd-cp", "", "4", "4" },
    { "\"số 04/2015/NĐ-CP\"", "4", "4", "4" },
    { "19/3/2021", "3 4", "3 4", "3 4" },
    { "2021-03-19", "3 4", "3 4", "3 4" },
    { "\"ngày 19/3/2021\"", "3", "3", "3" },
    { "19/3", "3", "3", "3" },
    { "2021", "1 3 4", "1 3 4", "1 3 4" },
    { "H’Phiết", "4", "4", "4" },
    { "HPhiết", "4", "4", "4" },
    { "H'Phiet", "", "4", "4" },
    { "hphiet", "", "4", "4" },
    { "K'ré", "4", "4", "4" },
    { "Ê-đê", "4 5", "4 5", "4 5" },
    { "Êđê", "4 5", "4 5", "4 5" },
    { "ede", "", "4 5", "4 5" },
    /* OR, NOT, columns */
    { "vận OR bò", "1 3 5 6", "1 3 5 6", "1 2 3 5 6" },
    { "dân -đảng", "3 6", "3 6", "2 3 6" },
    { "-dân", "2 4", "2 4", "4" },
    { "-dan", "1 3 4 5 6", "4", "4" },
    { "title:hòa", "1 3", "1 3", "1 3" },
    { "title:dân", "1", "1", "1 2" },
    { "body:hòa", "", "", "" },
    { "TITLE:\"dân vận\" body:dân", "1", "1", "1" },
    { "title:19/3/2021", "", "", "" },
    { "-title:dân body:dân", "3 5 6", "3 5 6", "3 5 6" },
    { "title:đường OR title:\"mùa xuân\"", "5 6", "5 6", "5 6" },
    { "title:đường OR \"mùa xuân\"", "5 6", "5 6", "5 6" },
    { "title:đường OR title:xuân", "5 6", "5 6", "5 6" },
    /* nothing is asked for */
    { "", "all", "all", "all" },
    { " \"\" - * OR title: ()", "all", "all", "all" },
    { "OR dân", "1 3 5 6", "1 3 5 6", "1 2 3 5 6" },
    { "dân OR", "1 3 5 6", "1 3 5 6", "1 2 3 5 6" },
    { "dân OR -dân", "", "", "" },
    { "\"OR\"", "", "", "" },
    /* FTS5's own words and signs mean nothing */
    { "dân AND", "", "", "" },
    { "NEAR(dân vận)", "", "", "" },
    { "NOT", "", "", "" },
    { "dân^2 {title}: + (", "", "", "" },
    { "\"dân vận", "1", "1", "1 2" },
    { "\"dân\"\"vận\"", "1 5 6", "1 5 6", "1 2 5 6" },
    { "\x01" "dan", "2", "1 2 3 5 6", "1 2 3 5 6" },
    { "\x02" "dân", "1 3 5 6", "1 3 5 6", "1 2 3 5 6" },
  };
  sqlite3 *db = open_index ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *exact = find (db, cases[i].typed, NB_SEARCH_EXACT);
      g_autofree char *marks = find (db, cases[i].typed, NB_SEARCH_MARKS);
      g_autofree char *folded = find (db, cases[i].typed, NB_SEARCH_FOLDED);

      if (!g_str_equal (exact, cases[i].exact) || !g_str_equal (marks, cases[i].marks) || !g_str_equal (folded, cases[i].folded))
        {
          g_test_message ("%s: exact %s, marks %s, folded %s", cases[i].typed, exact, marks, folded);
          g_test_fail ();
        }
    }
  sqlite3_close (db);
}

static void
test_highlight (void)
{
  static const struct { const char *typed; int id; const char *body; } cases[] = {
    { "\"dan van\"", 1, "Công tác [dân vận] của Đảng năm 2021, theo Nghị quyết 25-NQ/TW." },
    { "25-NQ/TW", 1, "Công tác dân vận của Đảng năm 2021, theo Nghị quyết [25-NQ/TW]." },
    { "đan", 3, "[Đàn] bò, cây đa, uỷ ban. Ngày 19/3/2021 họp dân." },
    { "ủy", 3, "Đàn bò, cây đa, [uỷ] ban. Ngày 19/3/2021 họp dân." },
    { "vận", 6, "[Va\xCC\x82\xCC\xA3n] \xC4\x91o\xCC\xA3\xCC\x82ng da\xCC\x82n." },
    { "Ê-đê", 4, "Người [Ê-đê] ở buôn. Nghị định số 04/2015/NĐ-CP. Hoàn thành ngày 19.03.2021." },
    { "ng*", 4, "[Người] Ê-đê ở buôn. [Nghị] định số 04/2015/NĐ-CP. Hoàn thành [ngày] 19.03.2021." },
  };
  sqlite3 *db = open_index ();
  g_autofree char *match = NULL, *snippet = NULL;
  gboolean negative;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *query = nb_fts_query_for (cases[i].typed, NB_SEARCH_MARKS, &negative);
      g_autofree char *sql = g_strdup_printf ("SELECT highlight (search, 0, '[', ']') FROM search WHERE search MATCH ?1 AND rowid = %d", cases[i].id);
      g_autofree char *body = ask (db, sql, query);

      g_assert_cmpstr (body, ==, cases[i].body);
    }
  match = nb_fts_query_for ("dang", NB_SEARCH_MARKS, &negative);
  snippet = ask (db, "SELECT snippet (search, 0, '[', ']', '…', 5) FROM search WHERE search MATCH ?1 AND rowid = 1", match);
  g_assert_cmpstr (snippet, ==, "…vận của [Đảng] năm 2021…");
  sqlite3_close (db);
}

/* A library's text is deleted and changed by tokenizing it again. */
static void
test_integrity (void)
{
  sqlite3 *db = open_index ();

  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO search (search) VALUES ('integrity-check')", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "DELETE FROM search WHERE rowid IN (1, 4)", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE search SET body = 'hiến đất' WHERE rowid = 2", NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "INSERT INTO search (search) VALUES ('integrity-check')", NULL, NULL, NULL), ==, SQLITE_OK);
  {
    g_autofree char *found = find (db, "hiến đất", NB_SEARCH_EXACT);
    g_autofree char *gone = find (db, "dan van", NB_SEARCH_FOLDED);

    g_assert_cmpstr (found, ==, "2");
    g_assert_cmpstr (gone, ==, "5 6");
  }
  sqlite3_close (db);
}

/* A pasted page is a long question, not an error. */
static void
test_long_query (void)
{
  sqlite3 *db = open_index ();
  static const char *const units[] = { "đuong ", "-đan ", "đan OR ", "\"a b\"* ", "title:x ", "(\"((" };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autofree char *found = NULL, *phrase = NULL, *found_phrase = NULL, *match = NULL;
      gboolean negative;

      for (guint j = 0; j < 3000; j++)
        g_string_append (typed, units[i]);
      match = nb_fts_query_for (typed->str, NB_SEARCH_MARKS, &negative);
      g_assert_cmpuint (match ? strlen (match) : 0, <, 100000);
      found = find (db, typed->str, NB_SEARCH_MARKS);
      phrase = g_strdelimit (g_strdup (typed->str), "\"", ' ');
      g_string_printf (typed, "\"%s\"*", phrase);
      found_phrase = find (db, typed->str, NB_SEARCH_MARKS);
      g_assert_nonnull (found_phrase);
    }
  sqlite3_close (db);
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fts/tokens", test_tokens);
  g_test_add_func ("/fts/any-bytes", test_any_bytes);
  g_test_add_func ("/fts/bounded", test_bounded);
  g_test_add_func ("/fts/same-as-text", test_same_as_text);
  g_test_add_func ("/fts/forms", test_forms);
  g_test_add_func ("/fts/search", test_search);
  g_test_add_func ("/fts/highlight", test_highlight);
  g_test_add_func ("/fts/integrity", test_integrity);
  g_test_add_func ("/fts/long-query", test_long_query);
  return g_test_run ();
}
