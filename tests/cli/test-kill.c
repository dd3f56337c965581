/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An import that is killed leaves what was committed; running it again adds the rest and nothing twice. So does reading the
 * library again. */

#include "cli-fixture.h"

#include "store/nb-packed-record.h"

#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define N_FILES 2500      /* some transactions' worth */
#define N_KILLS 22      /* imports that were running when they were killed … */
#define MAX_TRIES 100   /* … among so many */

static void
write_articles (CliFixture *f)
{
  for (guint i = 0; i < N_FILES; i++)
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

/* Starts an import and kills it after so many microseconds; whether it was still running. */
static gboolean
import_and_kill (CliFixture *f,
                 const char *what,
                 gulong usec)
{
  char *argv[] = { (char *) g_getenv ("NIENBIEU_CLI"), (char *) "--library", f->library, (char *) "import", (char *) what, NULL };
  g_autoptr (GError) error = NULL;
  int status;
  GPid pid;

  g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_usleep (usec);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFSIGNALED (status);
}

static guint
n_listed (CliFixture *f)
{
  guint n = 0;

  cli_assert (f, "@ list --format jsonl", 0, NULL);
  for (const char *p = f->out; (p = strchr (p, '\n')); p++)
    n++;
  return n;
}

/* How long a whole import takes here: the kills are spread over that. */
static gint64
measure (CliFixture *f)
{
  gint64 start = g_get_monotonic_time ();

  cli_assert (f, "--library measure.nienbieu import in", 0, NULL);
  return g_get_monotonic_time () - start;
}

static void
test_kill (CliFixture *f,
           gconstpointer data)
{
  g_autofree char *input = g_build_filename (f->folder, "in", NULL);
  gint64 whole;
  guint n_killed = 0, n_before = 0, n_tries = 0;

  write_articles (f);
  whole = measure (f);
  while (n_killed < N_KILLS && n_tries++ < MAX_TRIES)
    {
      guint n;

      n_killed += import_and_kill (f, input, g_test_rand_int_range (0, MAX (whole, 2000)));
      if (!g_file_test (f->library, G_FILE_TEST_EXISTS))
        continue;
      n = n_listed (f);
      g_assert_cmpint (n, >=, n_before);
      g_assert_cmpint (n, <=, N_FILES);
      n_before = n == N_FILES ? 0 : n;
      if (n_tries % 4 == 3)
        cli_assert (f, "@ check", 0, NULL);
      if (n == N_FILES)   /* begin anew */
        {
          g_autofree char *wal = g_strconcat (f->library, "-wal", NULL);
          g_autofree char *shm = g_strconcat (f->library, "-shm", NULL);

          remove (f->library);
          remove (wal);
          remove (shm);
        }
    }
  g_test_message ("%u of %u imports were killed while they ran", n_killed, n_tries);
  g_assert_cmpint (n_killed, ==, N_KILLS);

  cli_assert (f, "@ import in", 0, NULL);
  g_assert_cmpint (n_listed (f), ==, N_FILES);
  cli_assert_err (f, "@ import in", 0, "2500 already there");
  cli_assert (f, "@ check", 0, NULL);
}

static void
exec_sql (CliFixture *f,
          const char *sql)
{
  sqlite3 *handle;

  g_assert_cmpint (sqlite3_open (f->library, &handle), ==, SQLITE_OK);
  g_assert_cmpint (nb_record_register_functions (handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
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
  gint64 start, whole;
  guint n_half_way = 0, n_killed = 0, n_tries = 0, n_before = N_FILES;

  write_articles (f);
  cli_assert (f, "@ import in", 0, NULL);
  correct_title (f);
  exec_sql (f, outdate);
  start = g_get_monotonic_time ();
  cli_assert_err (f, "@ import --again", 0, "2500 articles read otherwise than before");
  whole = g_get_monotonic_time () - start;

  exec_sql (f, outdate);
  while (n_killed < N_KILLS / 2 && n_tries++ < MAX_TRIES)
    {
      guint n;

      n_killed += import_and_kill (f, "--again", g_test_rand_int_range (0, MAX (whole, 2000)));
      n = n_outdated (f);
      g_assert_cmpuint (n, <=, n_before);
      n_half_way += n > 0 && n < N_FILES;
      n_before = n;
      g_assert_cmpint (n_listed (f), ==, N_FILES);
      if (n_tries % 4 == 3)
        cli_assert (f, "@ check", 0, NULL);
      if (n == 0)   /* begin anew */
        {
          exec_sql (f, outdate);
          n_before = N_FILES;
        }
    }
  g_test_message ("%u of %u runs were killed while they ran; %u left some to read", n_killed, n_tries, n_half_way);
  g_assert_cmpint (n_killed, ==, N_KILLS / 2);
  g_assert_cmpint (n_half_way, >, 0);
  cli_assert (f, "@ import --again", 0, NULL);
  cli_assert_err (f, "@ import --again", 0, "2500 already up to date");
  cli_assert (f, "@ list {\"Con đường liên thôn\"} --format csv", 0, NULL);
  g_assert_nonnull (strstr (f->out, "Con đường liên thôn"));
  cli_assert (f, "@ show 250", 0, NULL);
  g_assert_true (g_str_has_prefix (f->out, "Con đường liên thôn\n\nTitle: Con đường liên thôn (corrected; read as: Bà con bàn việc làm đường, buổi "));
  cli_assert (f, "@ check", 0, NULL);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/cli/kill", CliFixture, NULL, cli_set_up, test_kill, cli_tear_down);
  g_test_add ("/cli/kill-again", CliFixture, NULL, cli_set_up, test_kill_again, cli_tear_down);
  return g_test_run ();
}
