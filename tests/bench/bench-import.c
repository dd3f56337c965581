/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole import beside SQLite alone with the same rows, in one run:
 *
 *   bench-import [FILE.jsonl]
 *
 * Made-up articles (NIENBIEU_BENCH_ARTICLES, 20,000 if it is not set; or those of FILE) are imported into a new library as
 * the program does it: extraction, compression, index, all threads. Then the rows of that library are read back and inserted
 * by one connection with plain prepared statements into the same tables with the same indexes and an FTS5 table of SQLite's
 * own tokenizer, in transactions of a thousand articles; only the inserting is measured. Since SQLite extracts nothing, the
 * storing of articles that are extracted already is measured, too. NIENBIEU_BENCH_KEEP=PATH keeps the library there. */

#include "import/nb-import-job.h"
#include "store/nb-packed-record.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#define BATCH 1000

static double
now (void)
{
  return g_get_monotonic_time () / 1e6;
}

static double
cpu_time (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

static double
peak_memory (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss * 1024.0;
}

static double
file_size (const char *path)
{
  GStatBuf st;

  return g_stat (path, &st) == 0 ? (double) st.st_size : 0;
}

/* --- the corpus ------------------------------------------------------------------------------------------------ */

static char *
make_corpus (const char *folder,
             const char *n_articles)
{
  const char *tool = g_getenv ("NB_MAKE_CORPUS");
  char *path = g_build_filename (folder, "corpus.jsonl", NULL);
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *command = g_strdup_printf ("exec \"$NB_MAKE_CORPUS\" --articles %u --seed 5 --reprints 0.1 > %s",
                                              (guint) atoi (n_articles), quoted);
  int status = -1;

  if (!tool || !g_spawn_sync (NULL, (char *[]) { (char *) "/bin/sh", (char *) "-c", command, NULL }, NULL, 0, NULL, NULL,
                              NULL, NULL, &status, NULL) || status != 0)
    {
      fprintf (stderr, "bench-import: NB_MAKE_CORPUS makes no articles\n");
      exit (2);
    }
  return path;
}

/* --- ours ------------------------------------------------------------------------------------------------------ */

static guint
import (const char *corpus,
        const char *path,
        double *seconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = nb_places_new (&error);
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbImportJob) job = NULL;
  const NbImportReport *report;
  double start = now (), cpu = cpu_time ();
  g_autofree char *words = NULL;

  g_assert_no_error (error);
  library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  job = nb_import_job_new (library, places);
  nb_import_job_add_path (job, corpus);
  nb_import_job_run (job, NULL, &error);
  g_assert_no_error (error);
  report = nb_import_job_get_report (job);
  words = nb_import_report_to_words (report);
  *seconds = now () - start;
  cpu = cpu_time () - cpu;
  printf ("%s\n", words);
  printf ("  Niên Biểu, all of it:  %8.0f articles/s, %5.1f MB/s, %.1f s; %.0f µs of processor an article; peak memory %.0f MB\n",
          report->n_added / *seconds, file_size (corpus) / *seconds / 1e6, *seconds, 1e6 * cpu / report->n_added,
          peak_memory () / 1e6);
  return report->n_added;
}

/* --- storing alone --------------------------------------------------------------------------------------------- */

/* Articles that have been extracted: what storing them takes, two threads handing them over in turns. */
typedef struct
{
  NbLibrary *library;
  GPtrArray *stored;         /* of NbStoredArticle */
  GPtrArray *documents;      /* of NbKeptDocument, as many */
  gint       next;           /* batch */
} Storing;

static gpointer
store_batches (gpointer data)
{
  Storing *storing = data;
  g_autofree NbLibraryItem *items = g_new0 (NbLibraryItem, BATCH);

  for (;;)
    {
      guint from = (guint) g_atomic_int_add (&storing->next, 1) * BATCH, n = 0;

      for (guint i = from; i < storing->stored->len && n < BATCH; i++, n++)
        {
          const NbKeptDocument *document = g_ptr_array_index (storing->documents, i);

          items[n] = (NbLibraryItem){
            .article = ((NbStoredArticle *) g_ptr_array_index (storing->stored, i))->read, .path = document->path,
            .url = document->url, .original = document->original, .content_type = document->content_type,
          };
        }
      if (n == 0)
        return NULL;
      g_assert_true (nb_library_add (storing->library, items, n, NULL, NULL, NULL));
    }
}

static double
store_alone (const char *from,
             const char *path)
{
  g_autoptr (NbLibrary) library = nb_library_open (from, 0, NULL, NULL);
  g_autoptr (NbLibrary) made = nb_library_open (path, NB_LIBRARY_CREATE, NULL, NULL);
  g_autoptr (GPtrArray) stored = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_stored_article_free);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_kept_document_free);
  Storing storing = { made, stored, documents, 0 };
  NbStoredArticle *article;
  GThread *second;
  double start, cpu, seconds;

  for (gint64 id = 1; (article = nb_library_get_article (library, id, NULL, NULL)); id++)
    {
      g_ptr_array_add (stored, article);
      g_ptr_array_add (documents, nb_library_get_document (library, id, NULL, NULL));
    }
  start = now ();
  cpu = cpu_time ();
  second = g_thread_new ("bench-store", store_batches, &storing);
  store_batches (&storing);
  g_thread_join (second);
  seconds = now () - start;
  cpu = cpu_time () - cpu;
  printf ("  Niên Biểu, storing:    %8.0f articles/s, %.1f s; %.0f µs of processor an article\n", stored->len / seconds, seconds,
          1e6 * cpu / stored->len);
  return seconds;
}

/* --- SQLite alone ---------------------------------------------------------------------------------------------- */

typedef struct
{
  const char *table;
  const char *columns;       /* as they are read; the first is the article */
  const char *read;          /* the rows of the articles from ?1 up to but not ?2 */
  sqlite3_stmt *from;
  sqlite3_stmt *to;
  GPtrArray   *rows;         /* of sqlite3_value ** */
} Table;

static void
check (sqlite3 *db,
       int code)
{
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (db));
}

static void
run_sql (sqlite3 *db,
         const char *sql)
{
  check (db, sqlite3_exec (db, sql, NULL, NULL, NULL));
}

/* The library's own tables and indexes, without its triggers. */
static void
copy_schema (sqlite3 *from,
             sqlite3 *to)
{
  sqlite3_stmt *s;

  check (from, sqlite3_prepare_v2 (from,
                                   "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND type IN ('table', 'index')"
                                   " AND tbl_name IN ('articles', 'records', 'originals', 'origins', 'facet_values', 'facets')"
                                   " ORDER BY type DESC", -1, &s, NULL));
  while (sqlite3_step (s) == SQLITE_ROW)
    run_sql (to, (const char *) sqlite3_column_text (s, 0));
  sqlite3_finalize (s);
  run_sql (to, "CREATE VIRTUAL TABLE search USING fts5 (body, title, content = '', tokenize = 'unicode61 remove_diacritics 2')");
}

static void
prepare_table (Table *table,
               sqlite3 *from,
               sqlite3 *to)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  int n;

  check (from, sqlite3_prepare_v2 (from, table->read, -1, &table->from, NULL));
  n = sqlite3_column_count (table->from);
  g_string_append_printf (sql, "INSERT INTO %s (%s) VALUES (?", table->table, table->columns);
  for (int i = 1; i < n; i++)
    g_string_append (sql, ", ?");
  g_string_append_c (sql, ')');
  check (to, sqlite3_prepare_v2 (to, sql->str, -1, &table->to, NULL));
  table->rows = g_ptr_array_new ();
}

static void
read_rows (Table *table,
           gint64 first,
           gint64 end)
{
  int n = sqlite3_column_count (table->from);

  sqlite3_bind_int64 (table->from, 1, first);
  sqlite3_bind_int64 (table->from, 2, end);
  while (sqlite3_step (table->from) == SQLITE_ROW)
    {
      sqlite3_value **row = g_new (sqlite3_value *, n);

      for (int i = 0; i < n; i++)
        row[i] = sqlite3_value_dup (sqlite3_column_value (table->from, i));
      g_ptr_array_add (table->rows, row);
    }
  sqlite3_reset (table->from);
}

static void
insert_rows (Table *table,
             sqlite3 *to)
{
  int n = sqlite3_column_count (table->from);

  for (guint r = 0; r < table->rows->len; r++)
    {
      sqlite3_value **row = g_ptr_array_index (table->rows, r);

      for (int i = 0; i < n; i++)
        sqlite3_bind_value (table->to, i + 1, row[i]);
      check (to, sqlite3_step (table->to));
      sqlite3_reset (table->to);
    }
}

static void
forget_rows (Table *table)
{
  int n = sqlite3_column_count (table->from);

  for (guint r = 0; r < table->rows->len; r++)
    {
      sqlite3_value **row = g_ptr_array_index (table->rows, r);

      for (int i = 0; i < n; i++)
        sqlite3_value_free (row[i]);
      g_free (row);
    }
  g_ptr_array_set_size (table->rows, 0);
}

static double
insert_alone (const char *library,
              const char *path,
              gint64 last,
              double *processor)
{
  Table tables[] = {
    { "articles", "id, content_hash, title, happened, happened_first, happened_last, published, published_first,"
                  " published_last, source, unit, scope, campaign, about, is_sample, path, url, content_type, added,"
                  " extract_version, fingerprint",
      "SELECT id, content_hash, title, happened, happened_first, happened_last, published, published_first,"
      " published_last, source, unit, scope, campaign, about, is_sample, path, url, content_type, added,"
      " extract_version, fingerprint FROM articles WHERE id >= ? AND id < ?" },
    { "records", "article_id, data", "SELECT article_id, data FROM records WHERE article_id >= ? AND article_id < ?" },
    { "originals", "article_id, size, data",
      "SELECT article_id, size, data FROM originals WHERE article_id >= ? AND article_id < ?" },
    { "origins", "article_id, source, published, title, byline, fields",
      "SELECT article_id, source, published, title, byline, fields FROM origins WHERE article_id >= ? AND article_id < ?" },
    { "facet_values", "id, facet, value, folded",
      "SELECT id, facet, value, folded FROM facet_values WHERE id > coalesce ((SELECT max (value_id) FROM facets WHERE"
      " article_id < ?1), 0) AND id <= coalesce ((SELECT max (value_id) FROM facets WHERE article_id < ?2), 0)" },
    { "facets", "article_id, value_id", "SELECT article_id, value_id FROM facets WHERE article_id >= ? AND article_id < ?" },
    { "search", "rowid, body, title", "SELECT id, body, title FROM search_source WHERE id >= ? AND id < ?" },
  };
  sqlite3 *from, *to;
  double seconds = 0;

  check (NULL, sqlite3_open_v2 (library, &from, SQLITE_OPEN_READONLY, NULL));
  nb_record_register_functions (from);
  check (NULL, sqlite3_open_v2 (path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL));
  run_sql (to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -64000;");
  copy_schema (from, to);
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    prepare_table (&tables[t], from, to);
  for (gint64 first = 1; first <= last; first += BATCH)
    {
      double start, cpu;

      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        read_rows (&tables[t], first, first + BATCH);
      start = now ();
      cpu = cpu_time ();
      run_sql (to, "BEGIN");
      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        insert_rows (&tables[t], to);
      run_sql (to, "COMMIT");
      seconds += now () - start;
      *processor += cpu_time () - cpu;
      for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
        forget_rows (&tables[t]);
    }
  for (guint t = 0; t < G_N_ELEMENTS (tables); t++)
    {
      sqlite3_finalize (tables[t].from);
      sqlite3_finalize (tables[t].to);
      g_ptr_array_unref (tables[t].rows);
    }
  sqlite3_close (from);
  sqlite3_close (to);
  return seconds;
}

/* --- the whole ------------------------------------------------------------------------------------------------- */

static void
remove_with_log (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

int
main (int argc,
      char **argv)
{
  const char *n_articles = g_getenv ("NIENBIEU_BENCH_ARTICLES");
  const char *keep = g_getenv ("NIENBIEU_BENCH_KEEP");
  g_autofree char *folder = g_dir_make_tmp ("nb-bench-XXXXXX", NULL);
  g_autofree char *corpus = NULL;
  g_autofree char *library = keep ? g_strdup (keep) : g_build_filename (folder, "bench.nienbieu", NULL);
  g_autofree char *plain = g_build_filename (folder, "plain.sqlite", NULL);
  g_autofree char *second = g_build_filename (folder, "stored.nienbieu", NULL);
  double ours, theirs, size, processor = 0, stored;
  guint n;

  setlocale (LC_ALL, "");
  if (keep && g_file_test (keep, G_FILE_TEST_EXISTS))
    {
      fprintf (stderr, "bench-import: %s is there already\n", keep);
      return 2;
    }
  corpus = argc > 1 ? g_strdup (argv[1]) : make_corpus (folder, n_articles ? n_articles : "20000");
  n = import (corpus, library, &ours);
  size = file_size (library);
  stored = store_alone (library, second);
  theirs = insert_alone (library, plain, n, &processor);
  printf ("  SQLite alone:          %8.0f articles/s, %5.1f MB/s, %.1f s; %.0f µs of processor an article\n", n / theirs, file_size (corpus) / theirs / 1e6, theirs,
          1e6 * processor / n);
  printf ("  storing is at %.0f %% of SQLite alone, extraction and storing at %.0f %%\n", 100 * theirs / stored, 100 * theirs / ours);
  printf ("  %.2f KB an article in the library, %.2f KB in the file it came from\n", size / n / 1e3, file_size (corpus) / n / 1e3);

  remove_with_log (plain);
  remove_with_log (second);
  if (!keep)
    remove_with_log (library);
  if (argc <= 1)
    g_unlink (corpus);
  g_rmdir (folder);
  return 0;
}
