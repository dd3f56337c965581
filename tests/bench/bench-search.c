/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching a large library beside SQLite's own limit, count (*) on one connection, in one run:
 *
 *   all     every id that matches, from which facets are counted
 *   first   the first 50 by relevance
 *   lines   the snippets of these 50
 *   SQLite  SELECT count (*) FROM search WHERE search MATCH ?
 *
 * NIENBIEU_BENCH_LIBRARY names a library, which is only read. Otherwise one is made of NIENBIEU_BENCH_ARTICLES (20,000)
 * made-up articles. */

#include "store/nb-database.h"
#include "store/nb-fts-query.h"

#include "corpus-article.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>

#define ROUNDS 7
#define BATCH 500
#define N_FIRST 50

typedef struct
{
  const char *typed;
  const char *what;
} Question;

static void
add_batch (NbLibrary *library,
           const Corpus *corpus,
           guint from,
           guint n)
{
  g_autoptr (GPtrArray) articles = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_article_unref);
  g_autoptr (GPtrArray) originals = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree NbLibraryItem *items = g_new0 (NbLibraryItem, n);
  g_autofree NbAddResult *results = g_new0 (NbAddResult, n);
  g_autoptr (CorpusArticle) made = corpus_article_new ();
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      NbArticle *article = nb_article_new ();
      g_autofree char *whole = NULL;

      corpus_write (corpus, from + i, made);
      article->title = g_strdup (made->title->str);
      article->text = g_strdup (made->text->str);
      article->about_dan_van = TRUE;
      g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, made->text->str));
      whole = g_strdup_printf ("%u\n%s\n%s", from + i, made->title->str, made->text->str);
      g_ptr_array_add (articles, article);
      g_ptr_array_add (originals, g_bytes_new (whole, strlen (whole)));
      items[i].article = article;
      items[i].original = g_ptr_array_index (originals, i);
      items[i].content_type = "text/plain";
    }
  nb_library_add (library, items, n, results, NULL, &error);
  g_assert_no_error (error);
}

static char *
make_library (guint n_articles)
{
  g_autofree char *folder = g_dir_make_tmp ("nb-bench-XXXXXX", NULL);
  char *path = g_build_filename (folder, "bench.nienbieu", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (Corpus) corpus = corpus_new (1, 0, &error);
  g_autoptr (NbLibrary) library = NULL;

  g_assert_no_error (error);
  library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_articles; i += BATCH)
    add_batch (library, corpus, i, MIN (BATCH, n_articles - i));
  return path;
}

static void
remove_library (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };
  g_autofree char *folder = g_path_get_dirname (path);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      g_unlink (name);
    }
  g_rmdir (folder);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return x < y ? -1 : x > y;
}

/* Milliseconds: the median, and the least, which other programs on the machine disturb less. */
typedef struct
{
  double median, least;
} Times;

static Times
times_of (double *times)
{
  qsort (times, ROUNDS, sizeof *times, compare_doubles);
  return (Times) { times[ROUNDS / 2] / 1e3, times[0] / 1e3 };
}

static gint64
count_with_sqlite (NbDatabase *database,
                   const char *match)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, "SELECT count(*) FROM search WHERE search MATCH ?1", &error);

  g_assert_no_error (error);
  nb_statement_bind_text (s, 1, match);
  nb_database_step (database, s, &error);
  g_assert_no_error (error);
  return sqlite3_column_int64 (s, 0);
}

static void
measure (NbLibrary *library,
         NbDatabase *database,
         const Question *question)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  double all[ROUNDS], first[ROUNDS], lines[ROUNDS], sqlite[ROUNDS];
  gboolean negative;
  g_autofree char *match = nb_fts_query_for (question->typed, NB_SEARCH_MARKS, &negative);
  guint n_all = 0, n_first = 0, n_lines = 0;
  Times a, f, l, q;
  g_autoptr (GError) error = NULL;

  query->words = g_strdup (question->typed);
  for (guint round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GArray) ids = NULL;
      g_autoptr (GArray) best = NULL;
      g_autoptr (GPtrArray) snippets = NULL;
      gint64 t[5];

      t[0] = g_get_monotonic_time ();
      ids = nb_library_match (library, query, NULL, &error);
      t[1] = g_get_monotonic_time ();
      best = nb_library_rank (library, query, NULL, N_FIRST, NULL, &error);
      t[2] = g_get_monotonic_time ();
      if (best)
        snippets = nb_library_snippets (library, query, (gint64 *) best->data, best->len, NULL, &error);
      t[3] = g_get_monotonic_time ();
      g_assert_no_error (error);
      count_with_sqlite (database, match);
      t[4] = g_get_monotonic_time ();
      all[round] = (double) (t[1] - t[0]);
      first[round] = (double) (t[2] - t[1]);
      lines[round] = (double) (t[3] - t[2]);
      sqlite[round] = (double) (t[4] - t[3]);
      n_all = ids ? ids->len : 0;
      n_first = best ? best->len : 0;
      n_lines = snippets ? snippets->len : 0;
    }
  a = times_of (all);
  f = times_of (first);
  l = times_of (lines);
  q = times_of (sqlite);
  /* printf counts bytes */
  printf ("  %s%*s %-15s %7u ids %8.1f ms (%6.1f)  first %2u %6.1f ms (%6.1f)  %2u lines %5.1f ms (%5.1f)  SQLite %8.1f ms (%7.1f)  ids in %.2f of it (%.2f)\n",
          question->typed, (int) MAX (0, 26 - g_utf8_strlen (question->typed, -1)), "", question->what,
          n_all, a.median, a.least, n_first, f.median, f.least, n_lines, l.median, l.least, q.median, q.least,
          a.median / q.median, a.least / q.least);
  fflush (stdout);
}

int
main (int argc,
      char **argv)
{
  static const Question questions[] = {
    { "\"dân vận\"", "97 %" }, { "\"dan van\"", "97 %, no marks" }, { "dân vận", "words" },
    { "\"hệ thống chính trị\"", "40 %" }, { "\"nghị quyết số 25\"", "rare" }, { "\"dân vận\" \"hệ thống\" -tôn", "of both, a NOT" },
    { "-\"hệ thống chính trị\"", "NOT only" }, { "t*", "says nothing" }, { "tha*", "a beginning" },
  };
  const char *given = g_getenv ("NIENBIEU_BENCH_LIBRARY"), *number = g_getenv ("NIENBIEU_BENCH_ARTICLES");
  guint n_articles = number ? (guint) g_ascii_strtoull (number, NULL, 10) : 20000;
  g_autofree char *made = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbDatabase) database = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = 0;

  setlocale (LC_ALL, "");
  if (given && !g_file_test (given, G_FILE_TEST_EXISTS))
    {
      printf ("no library %s: skipped\n", given);
      return 77;
    }
  if (!given)
    made = make_library (CLAMP (n_articles, 1, 10000000));
  library = nb_library_open (given ? given : made, NB_LIBRARY_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  database = nb_database_open (given ? given : made, TRUE, &error);
  g_assert_no_error (error);
  nb_database_get_int (database, "SELECT count(*) FROM articles", &n, &error);
  g_assert_no_error (error);
  printf ("%" G_GINT64_FORMAT " articles, %u processors, median (and least) of %d runs\n", n, g_get_num_processors (), ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    measure (library, database, &questions[i]);
  g_clear_object (&library);
  g_clear_pointer (&database, nb_database_close);
  if (made)
    remove_library (made);
  return 0;
}
