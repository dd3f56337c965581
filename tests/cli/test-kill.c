/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whenever the program is killed, the library opens, is sound and holds all that was committed; doing the same again does the
 * rest and nothing twice: imports, reading again, migrations, repairs. */

#include "cli-fixture.h"
#include "store/nb-library-private.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define N_FILES 1200    /* more than one transaction's worth */
#define N_IMPORTS 200   /* imports that were running when they were killed … */
#define N_OTHERS 20     /* … and of other work … */
/* A program with sanitizers takes ten times as long to start: a tenth of the kills is left to it. */
#define KILLS(n) (g_getenv ("NIENBIEU_SLOW") ? (n) / 10 : (n))
#define N_DAMAGED 250   /* articles of the library that is repaired */
#define N_OLD 500       /* articles of the library of before */
#define CHECK_EVERY 5   /* what “check” looks at is looked at so often; whether everything is there, each time */
#define MAX_TRIES 1000  /* … among so many */

static void
write_articles (CliFixture *f,
                guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = g_strdup_printf ("in/%u/bài-%04u.txt", i % 7, i);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autofree char *path = NULL;

      g_string_append_printf (text, "Bà con bàn việc làm đường, buổi %u\n\n", i);
      for (guint j = 0; j < 10; j++)
        g_string_append_printf (text, "Hộ thứ %u của thôn %u góp %u ngày công làm con đường liên thôn. ", j * 13, i, i + j);
      path = cli_write (f, name, text->str);
    }
}

static guint
n_listed (CliFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (f->library, TRUE, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (nb_database_get_int (database, "SELECT count (*) FROM articles", &n, &error));
  g_assert_no_error (error);
  return (guint) n;
}

/* Starts the program and kills it after so many microseconds; whether it was still running. @n_seen: what a reader saw
 * just before. */
static gboolean
run_and_kill (CliFixture *f,
              const char *const *arguments,
              gulong usec,
              guint *n_seen)
{
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status;
  GPid pid;

  g_ptr_array_add (argv, (gpointer) g_getenv ("NIENBIEU_CLI"));
  g_ptr_array_add (argv, (gpointer) "--library");
  g_ptr_array_add (argv, f->library);
  for (guint i = 0; arguments[i]; i++)
    g_ptr_array_add (argv, (gpointer) arguments[i]);
  g_ptr_array_add (argv, NULL);
  g_spawn_async (f->folder, (char **) argv->pdata, NULL,
                 G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_usleep (usec);
  if (n_seen && g_file_test (f->library, G_FILE_TEST_EXISTS))
    *n_seen = MAX (*n_seen, n_listed (f));
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFSIGNALED (status);
}

static void
remove_library (CliFixture *f)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (f->library, endings[i], NULL);

      remove (path);
    }
}

static void
assert_sound (CliFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibraryReport) report = nb_library_check (f->library, FALSE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->findings, i));
  g_assert_true (report->ok);
}

/* How long it takes here: the kills are spread over that. */
static gint64
measure (CliFixture *f,
         const char *arguments)
{
  gint64 start = g_get_monotonic_time ();

  cli_assert (f, arguments, 0, NULL);
  return MAX (g_get_monotonic_time () - start, 2000);
}

static void
test_kill (CliFixture *f,
           gconstpointer data)
{
  gint64 whole;
  guint n_killed = 0, n_grew = 0, n_before = 0, n_tries = 0;

  write_articles (f, N_FILES);
  whole = measure (f, "--library measure.nienbieu import in");
  while (n_killed < KILLS (N_IMPORTS) && n_tries++ < MAX_TRIES)
    {
      static const char *const arguments[] = { "import", "in", NULL };
      guint n;

      n_killed += run_and_kill (f, arguments, g_test_rand_int_range (0, whole), &n_before);
      if (!g_file_test (f->library, G_FILE_TEST_EXISTS))
        continue;
      n = n_listed (f);
      g_assert_cmpint (n, >=, n_before);
      g_assert_cmpint (n, <=, N_FILES);
      n_grew += n > n_before;
      n_before = n;
      if (n_tries % CHECK_EVERY == 0)
        assert_sound (f);
      if (n == N_FILES)   /* begin anew */
        {
          remove_library (f);
          n_before = 0;
        }
    }
  g_test_message ("%u of %u imports were killed while they ran; %u had committed what no reader had seen", n_killed, n_tries, n_grew);
  g_assert_cmpint (n_killed, ==, KILLS (N_IMPORTS));

  cli_assert (f, "@ import in", 0, NULL);
  g_assert_cmpint (n_listed (f), ==, N_FILES);
  cli_assert_err (f, "@ import in", 0, "1200 already there");
  assert_sound (f);
}

static void
exec_sql (CliFixture *f,
          const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (f->library, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (nb_database_exec (database, sql, &error));
  g_assert_no_error (error);
}

static guint
n_outdated (CliFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (f->library, 0, NULL, &error);
  g_autoptr (GArray) ids = NULL;

  g_assert_no_error (error);
  ids = nb_library_list_outdated (library, NULL, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
}

static void
correct_title (CliFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (f->library, 0, NULL, &error);
  g_autoptr (NbCorrection) correction = nb_correction_new (NB_FIELD_TITLE, "Con đường liên thôn", NULL, NULL);

  g_assert_no_error (error);
  g_assert_true (nb_library_correct (library, 250, correction, NULL, &error));
  g_assert_no_error (error);
}

/* Killed at any moment, what was read again is read, nothing is lost, and corrections stand. */
static void
test_kill_again (CliFixture *f,
                 gconstpointer data)
{
  const char *const outdate = "UPDATE articles SET extract_version = 0;"
                              "UPDATE records SET data = nb_pack (replace (nb_record (data), '\"dropped\":',"
                              " '\"was_dropped\":'), nb_text (data), nb_body (data))";
  static const char *const arguments[] = { "import", "--again", NULL };
  gint64 start, whole;
  guint n_half_way = 0, n_killed = 0, n_tries = 0, n_before = N_FILES;

  write_articles (f, N_FILES);
  cli_assert (f, "@ import in", 0, NULL);
  correct_title (f);
  exec_sql (f, outdate);
  start = g_get_monotonic_time ();
  cli_assert_err (f, "@ import --again", 0, "1200 articles read otherwise than before");
  whole = MAX (g_get_monotonic_time () - start, 2000);

  exec_sql (f, outdate);
  while (n_killed < KILLS (N_OTHERS) && n_tries++ < MAX_TRIES)
    {
      guint n;

      /* the later half: the first transaction ends there */
      n_killed += run_and_kill (f, arguments, g_test_rand_int_range (whole / 2, whole), NULL);
      n = n_outdated (f);
      g_assert_cmpuint (n, <=, n_before);
      n_half_way += n > 0 && n < N_FILES;
      n_before = n;
      g_assert_cmpint (n_listed (f), ==, N_FILES);
      if (n_tries % CHECK_EVERY == 0)
        assert_sound (f);
      if (n == 0)   /* begin anew */
        {
          exec_sql (f, outdate);
          n_before = N_FILES;
        }
    }
  g_test_message ("%u of %u runs were killed while they ran; %u left some to read", n_killed, n_tries, n_half_way);
  g_assert_cmpint (n_killed, ==, KILLS (N_OTHERS));
  g_assert_true (n_half_way > 0 || KILLS (N_OTHERS) < N_OTHERS);
  cli_assert (f, "@ import --again", 0, NULL);
  cli_assert_err (f, "@ import --again", 0, "1200 already up to date");
  cli_assert (f, "@ list {\"Con đường liên thôn\"} --format csv", 0, NULL);
  g_assert_nonnull (strstr (f->out, "Con đường liên thôn"));
  cli_assert (f, "@ show 250", 0, NULL);
  g_assert_true (g_str_has_prefix (f->out, "Con đường liên thôn\n\nTitle: Con đường liên thôn (corrected; read as: Bà con bàn việc làm đường, buổi "));
  assert_sound (f);
}

/* A library of schema 1 with so many articles that bringing it up to date takes its time. */
static void
make_old (const char *path)
{
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "data", "libraries", "v1.nienbieu", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (stored, &contents, &length, &error));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, &error));
  database = nb_database_open (path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (nb_database_begin (database, &error));
  for (int id = 3; id <= N_OLD; id++)
    {
      g_autofree char *words = g_strdup_printf ("Buổi họp thứ %d", id);
      g_autoptr (GBytes) original = g_bytes_new (words, strlen (words));
      g_autoptr (GBytes) hash = nb_content_hash (original);
      g_autoptr (GBytes) data = nb_compress (original);
      g_autoptr (sqlite3_stmt) row =
        nb_database_prepare (database, "INSERT INTO articles (id, content_hash, title, added, about) SELECT ?, ?, title, added, 1"
                                       " FROM articles WHERE id = 1", &error);
      g_autoptr (sqlite3_stmt) record =
        nb_database_prepare (database, "INSERT INTO records SELECT ?, record, text, body FROM records WHERE article_id = 1", &error);
      g_autoptr (sqlite3_stmt) kept = nb_database_prepare (database, "INSERT INTO originals VALUES (?, ?, ?)", &error);

      g_assert_no_error (error);
      sqlite3_bind_int (row, 1, id);
      sqlite3_bind_blob (row, 2, g_bytes_get_data (hash, NULL), (int) g_bytes_get_size (hash), SQLITE_STATIC);
      sqlite3_bind_int (record, 1, id);
      sqlite3_bind_int (kept, 1, id);
      sqlite3_bind_int (kept, 2, (int) g_bytes_get_size (original));
      sqlite3_bind_blob (kept, 3, g_bytes_get_data (data, NULL), (int) g_bytes_get_size (data), SQLITE_STATIC);
      g_assert_true (nb_database_run (database, row, &error) && nb_database_run (database, record, &error)
                     && nb_database_run (database, kept, &error));
    }
  g_assert_true (nb_database_exec (database, "INSERT INTO search (search) VALUES ('rebuild')", &error));
  g_assert_true (nb_database_commit (database, &error));
  g_assert_no_error (error);
}

static void
put_copy (const char *from,
          const char *to)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
}

static gint64
version_of (const char *path)
{
  g_autoptr (NbDatabase) database = nb_database_open (path, TRUE, NULL);
  gint64 version;

  g_assert_nonnull (database);
  g_assert_true (nb_database_get_int (database, "PRAGMA user_version", &version, NULL));
  return version;
}

/* Killed while it is brought up to date, a library is what it was or what it is to be. */
static void
test_kill_migration (CliFixture *f,
                     gconstpointer data)
{
  static const char *const arguments[] = { "feeds", "add", "https://bao.example/rss", NULL };
  g_autofree char *old = g_build_filename (f->folder, "old", NULL);
  guint n_killed = 0, n_old = 0, n_tries = 0;
  gint64 whole;

  make_old (old);
  put_copy (old, f->library);
  whole = measure (f, "@ feeds add https://bao.example/rss");
  while (n_killed < KILLS (N_OTHERS) && n_tries++ < MAX_TRIES)
    {
      gint64 version;

      remove_library (f);
      put_copy (old, f->library);
      n_killed += run_and_kill (f, arguments, g_test_rand_int_range (0, whole), NULL);
      version = version_of (f->library);
      g_assert_true (version == 1 || version == NB_DATABASE_VERSION);
      n_old += version == 1;
      assert_sound (f);
      cli_assert (f, "@ feeds add https://bao.example/rss", 0, NULL);
      g_assert_cmpint (version_of (f->library), ==, NB_DATABASE_VERSION);
      g_assert_cmpint (n_listed (f), ==, N_OLD);
      assert_sound (f);
    }
  g_test_message ("%u of %u killed while they ran; %u left the old schema", n_killed, n_tries, n_old);
  g_assert_cmpint (n_killed, ==, KILLS (N_OTHERS));
}

static gboolean
is_kept (CliFixture *f,
         const char *contents,
         gsize length)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);
      g_autofree char *bytes = NULL;
      gsize n;

      if (strstr (name, ".damaged-") && g_file_get_contents (path, &bytes, &n, NULL) && n == length
          && memcmp (bytes + 4096, contents + 4096, n - 4096) == 0)
        return TRUE;
    }
  return FALSE;
}

static void
forget_kept (CliFixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      if (strstr (name, ".damaged-") || strstr (name, ".repaired-"))
        remove (path);
    }
}

/* Killed while it is repaired, a library stands in its place: the damaged one, or the new one with the damaged one beside. */
static void
test_kill_repair (CliFixture *f,
                  gconstpointer data)
{
  static const char *const arguments[] = { "check", "--repair", NULL };
  g_autofree char *damaged = g_build_filename (f->folder, "bad", NULL);
  g_autofree char *contents = NULL;
  guint n_killed = 0, n_repaired = 0, n_tries = 0, n_saved;
  gint64 whole;
  gsize length;

  write_articles (f, N_DAMAGED);
  cli_assert (f, "@ import in", 0, NULL);
  g_assert_true (g_file_get_contents (f->library, &contents, &length, NULL));
  memset (contents + length / 8192 * 4096, 0xa5, 4096);
  g_assert_true (g_file_set_contents (damaged, contents, (gssize) length, NULL));
  remove_library (f);
  put_copy (damaged, f->library);
  whole = measure (f, "@ check --repair");
  n_saved = n_listed (f);
  g_assert_cmpuint (n_saved, >, N_DAMAGED / 2);
  while (n_killed < KILLS (N_OTHERS) && n_tries++ < MAX_TRIES)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbLibraryReport) report = NULL;

      remove_library (f);
      forget_kept (f);
      put_copy (damaged, f->library);
      n_killed += run_and_kill (f, arguments, g_test_rand_int_range (0, whole), NULL);
      report = nb_library_check (f->library, TRUE, NULL, &error);
      g_assert_no_error (error);
      n_repaired += report->ok;
      g_assert_true (is_kept (f, contents, length));
      g_assert_cmpuint (n_listed (f), ==, n_saved);
      assert_sound (f);
    }
  g_test_message ("%u of %u killed while they ran; %u had repaired it", n_killed, n_tries, n_repaired);
  g_assert_cmpint (n_killed, ==, KILLS (N_OTHERS));
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/kill", CliFixture, NULL, cli_set_up, test_kill, cli_tear_down);
  g_test_add ("/cli/kill-again", CliFixture, NULL, cli_set_up, test_kill_again, cli_tear_down);
  g_test_add ("/cli/kill-migration", CliFixture, NULL, cli_set_up, test_kill_migration, cli_tear_down);
  g_test_add ("/cli/kill-repair", CliFixture, NULL, cli_set_up, test_kill_repair, cli_tear_down);
  return g_test_run ();
}
