/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tokenizer of the full-text index beside SQLite's own, on the same made-up articles and in one run:
 *
 *   bench-fts-tokenizer [--articles N]
 *
 * Text to tokens in MB/s, taken in turns so that a busy machine slows all; then an index of the articles with each: how long
 * it takes, how large it is, and how long some questions take. */

#include "store/nb-fts-query.h"
#include "store/nb-fts-tokenizer.h"

#include "corpus-article.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

#define ROUNDS 7
#define SAMPLE 2000

typedef struct
{
  const char *name;
  const char *tokenize;      /* as CREATE VIRTUAL TABLE has it */
  const char *columns;
  const char *arguments[3];  /* the same as the tokenizer itself takes it */
  int         n_arguments;
  double      speed;         /* bytes a second */
  double      seconds;
  double      bytes;
} Variant;

typedef struct
{
  GString *title;
  GString *body;
} Text;

static void
text_clear (gpointer data)
{
  Text *text = data;

  g_string_free (text->title, TRUE);
  g_string_free (text->body, TRUE);
}

static GArray *
make_texts (guint n)
{
  GArray *texts = g_array_sized_new (FALSE, FALSE, sizeof (Text), n);
  g_autoptr (CorpusArticle) article = corpus_article_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (Corpus) corpus = corpus_new (1, 0, &error);

  g_assert_no_error (error);
  g_array_set_clear_func (texts, text_clear);
  for (guint i = 0; i < n; i++)
    {
      Text text;

      corpus_write (corpus, i, article);
      text.title = g_string_new (article->title->str);
      text.body = g_string_new (article->text->str);
      g_array_append_val (texts, text);
    }
  return texts;
}

static sqlite3 *
open_memory (void)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (":memory:", &db), ==, SQLITE_OK);
  nb_fts_tokenizer_register (db, &error);
  g_assert_no_error (error);
  return db;
}

static void
run_sql (sqlite3 *db,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (db, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

/* --- text to tokens -------------------------------------------------------------------------------------------- */

static int
count_token (void *context,
             int flags,
             const char *token,
             int length,
             int start,
             int end)
{
  guint64 *n = context;

  *n += (guint64) length;
  return SQLITE_OK;
}

static fts5_api *
find_api (sqlite3 *db)
{
  fts5_api *api = NULL;
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (db, "SELECT fts5 (?1)", -1, &statement, NULL);
  sqlite3_bind_pointer (statement, 1, &api, "fts5_api_ptr", NULL);
  sqlite3_step (statement);
  sqlite3_finalize (statement);
  return api;
}

static void
measure_speed (Variant *variants,
               guint n_variants,
               const GArray *texts)
{
  sqlite3 *db = open_memory ();
  fts5_api *api = find_api (db);

  for (guint round = 0; round < ROUNDS; round++)
    for (guint v = 0; v < n_variants; v++)
      {
        Variant *variant = &variants[v];
        g_auto (GStrv) words = g_strsplit (variant->tokenize, " ", 2);
        fts5_tokenizer tokenizer;
        Fts5Tokenizer *instance;
        guint64 n = 0;
        gsize bytes = 0;
        gint64 start;
        void *data;

        g_assert_cmpint (api->xFindTokenizer (api, words[0], &data, &tokenizer), ==, SQLITE_OK);
        g_assert_cmpint (tokenizer.xCreate (data, variant->arguments, variant->n_arguments, &instance), ==, SQLITE_OK);
        start = g_get_monotonic_time ();
        for (guint i = 0; i < MIN (texts->len, SAMPLE); i++)
          {
            const GString *body = g_array_index (texts, Text, i).body;

            tokenizer.xTokenize (instance, &n, FTS5_TOKENIZE_DOCUMENT, body->str, (int) body->len, count_token);
            bytes += body->len;
          }
        variant->speed = MAX (variant->speed, bytes / ((g_get_monotonic_time () - start) / 1e6));
        tokenizer.xDelete (instance);
      }
  sqlite3_close (db);
}

/* --- an index -------------------------------------------------------------------------------------------------- */

static double
seconds_of (sqlite3 *db,
            const char *match,
            guint *n_rows)
{
  double best = G_MAXDOUBLE;
  sqlite3_stmt *statement;

  sqlite3_prepare_v2 (db, "SELECT rowid FROM search WHERE search MATCH ?1", -1, &statement, NULL);
  sqlite3_bind_text (statement, 1, match, -1, SQLITE_STATIC);
  for (guint round = 0; round < 3; round++)
    {
      gint64 start = g_get_monotonic_time ();

      for (*n_rows = 0; sqlite3_step (statement) == SQLITE_ROW; (*n_rows)++)
        ;
      best = MIN (best, (g_get_monotonic_time () - start) / 1e6);
      sqlite3_reset (statement);
    }
  sqlite3_finalize (statement);
  return best;
}

static void
ask (sqlite3 *db,
     const Variant *variant)
{
  static const struct
  {
    const char *typed;
    NbSearchMode mode;
    const char *name;
  } questions[] = {
    { "\"dân vận\"", NB_SEARCH_EXACT, "exact" }, { "\"dân vận\"", NB_SEARCH_MARKS, "marks" },
    { "\"dan van\"", NB_SEARCH_MARKS, "marks" }, { "\"dan vận\"", NB_SEARCH_MARKS, "marks" },
    { "\"hệ thống chính trị\"", NB_SEARCH_MARKS, "marks" }, { "\"he thong chinh tri\"", NB_SEARCH_FOLDED, "folded" },
    { "vận", NB_SEARCH_MARKS, "marks" }, { "van", NB_SEARCH_MARKS, "marks" }, { "đan", NB_SEARCH_MARKS, "marks" },
    { "nguye*", NB_SEARCH_MARKS, "marks" }, { "t*", NB_SEARCH_MARKS, "marks" }, { "25-NQ/TW", NB_SEARCH_MARKS, "marks" },
  };
  gboolean ours = g_str_has_prefix (variant->tokenize, NB_FTS_TOKENIZER);

  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      gboolean negative;
      g_autofree char *match = ours ? nb_fts_query_for (questions[i].typed, questions[i].mode, &negative)
                                    : g_str_equal (questions[i].typed, "25-NQ/TW") ? g_strdup ("\"25 NQ TW\"") : g_strdup (questions[i].typed);
      guint n_rows;
      double seconds = seconds_of (db, match, &n_rows);

      printf ("    %-24s %-7s %7u rows in %7.2f ms\n", questions[i].typed, ours ? questions[i].name : "", n_rows, seconds * 1e3);
    }
}

static void
measure_index (Variant *variant,
               const GArray *texts)
{
  g_autofree char *create = g_strdup_printf ("CREATE VIRTUAL TABLE search USING fts5 (%s, content = '', tokenize = '%s')",
                                             variant->columns, variant->tokenize);
  gboolean body_first = g_str_has_prefix (variant->columns, "body");
  sqlite3 *db = open_memory ();
  sqlite3_stmt *statement;
  gint64 start;

  run_sql (db, create);
  run_sql (db, "INSERT INTO search (search, rank) VALUES ('hashsize', 67108864)");
  sqlite3_prepare_v2 (db, "INSERT INTO search (rowid, title, body) VALUES (?1, ?2, ?3)", -1, &statement, NULL);
  start = g_get_monotonic_time ();
  run_sql (db, "BEGIN");
  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = &g_array_index (texts, Text, i);

      sqlite3_bind_int64 (statement, 1, i + 1);
      sqlite3_bind_text (statement, 2, text->title->str, (int) text->title->len, SQLITE_STATIC);
      sqlite3_bind_text (statement, 3, text->body->str, (int) text->body->len, SQLITE_STATIC);
      g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
      sqlite3_reset (statement);
    }
  run_sql (db, "COMMIT");
  variant->seconds = (g_get_monotonic_time () - start) / 1e6;
  sqlite3_finalize (statement);
  run_sql (db, "INSERT INTO search (search) VALUES ('optimize')");
  sqlite3_prepare_v2 (db, "SELECT (SELECT sum (length (block)) FROM search_data) + (SELECT sum (length (sz)) FROM search_docsize)", -1, &statement, NULL);
  sqlite3_step (statement);
  variant->bytes = sqlite3_column_double (statement, 0);
  sqlite3_finalize (statement);
  printf ("  %-30s (%s): %.0f articles/s, index %.2f MB\n", variant->name, body_first ? "body, title" : "title, body",
          texts->len / variant->seconds, variant->bytes / 1e6);
  ask (db, variant);
  sqlite3_close (db);
}

int
main (int argc,
      char **argv)
{
  int n_articles = 20000;
  const GOptionEntry entries[] = {
    { "articles", 0, 0, G_OPTION_ARG_INT, &n_articles, "How many to index", "N" },
    { NULL },
  };
  Variant variants[] = {
    { "unicode61", "unicode61 remove_diacritics 0", "title, body", { "remove_diacritics", "0" }, 2 },
    { "unicode61, default", "unicode61", "title, body", { NULL }, 0 },
    { "unicode61 remove_diacritics 2", "unicode61 remove_diacritics 2", "title, body", { "remove_diacritics", "2" }, 2 },
    { "ours", NB_FTS_TOKENIZER, "title, body", { NULL }, 0 },
    { "ours", NB_FTS_TOKENIZER, "body, title", { NULL }, 0 },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) texts = NULL;
  double bytes = 0;

  setlocale (LC_ALL, "");
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || n_articles < 1)
    return 2;
  texts = make_texts ((guint) n_articles);
  for (guint i = 0; i < texts->len; i++)
    bytes += g_array_index (texts, Text, i).body->len;
  printf ("%d articles of %.2f KB\n", n_articles, bytes / n_articles / 1e3);

  measure_speed (variants, G_N_ELEMENTS (variants) - 1, texts);
  for (guint i = 0; i < G_N_ELEMENTS (variants) - 1; i++)
    printf ("  %-30s %6.1f MB/s, %.2f times unicode61's default\n", variants[i].name, variants[i].speed / 1e6, variants[i].speed / variants[1].speed);
  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    measure_index (&variants[i], texts);
  for (guint i = 3; i < G_N_ELEMENTS (variants); i++)
    printf ("  ours (%s): %.2f times the size of unicode61's default, in %.2f of its time\n", variants[i].columns,
            variants[i].bytes / variants[1].bytes, variants[i].seconds / variants[1].seconds);
  return 0;
}
