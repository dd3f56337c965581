/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Programs that share a library: two imports at once, one that holds on to it, and word of what another one changed. */

#include "cli-fixture.h"
#include "store/nb-library-private.h"

#include <stdio.h>
#include <string.h>
#include <sys/wait.h>

#define N_FILES 300

static void
write_articles (CliFixture *f,
                const char *folder,
                guint first)
{
  for (guint i = first; i < first + N_FILES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%s/bài-%03u.txt", folder, i);
      g_autofree char *text = g_strdup_printf ("Buổi họp thứ %u\n\nBà con thôn %u bàn việc làm đường, góp %u ngày công.\n", i, i, i + 3);

      g_free (cli_write (f, name, text));
    }
}

static GPid
start (CliFixture *f,
       const char *what)
{
  char *argv[] = { (char *) g_getenv ("NIENBIEU_CLI"), (char *) "--library", f->library, (char *) "import", (char *) what, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (f->folder, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  return pid;
}

static void
assert_ends_well (GPid pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static gint64
n_articles (CliFixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (f->library, TRUE, &error);
  gint64 n;

  g_assert_no_error (error);
  g_assert_true (nb_database_get_int (database, "SELECT count (*) FROM articles", &n, NULL));
  return n;
}

static void
test_two_imports (CliFixture *f,
                  gconstpointer data)
{
  GPid one, two;

  write_articles (f, "a", 0);
  write_articles (f, "b", N_FILES / 2);   /* half of them the same */
  for (guint i = 0; i < 3; i++)
    {
      one = start (f, "a");
      two = start (f, "b");
      assert_ends_well (one);
      assert_ends_well (two);
      g_assert_cmpint (n_articles (f), ==, N_FILES + N_FILES / 2);
      cli_assert (f, "@ check", 0, NULL);
      remove (f->library);
    }
}

/* One holds the library for longer than anybody who sits before the window waits. */
static void
test_busy (CliFixture *f,
           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) holder = NULL;
  g_autoptr (NbLibrary) library = NULL;
  gint64 since;
  GPid import;

  write_articles (f, "a", 0);
  cli_assert (f, "@ feeds list", 0, NULL);
  library = nb_library_open (f->library, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  holder = nb_database_open (f->library, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (nb_database_begin (holder, &error));

  import = start (f, "a");
  since = g_get_monotonic_time ();
  g_assert_false (nb_library_add_feed (library, "https://bao.example/rss", NULL, NULL, &error));
  g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "try again"));
  g_assert_cmpint (g_get_monotonic_time () - since, >, 4 * G_USEC_PER_SEC);
  g_clear_error (&error);
  g_usleep (2 * G_USEC_PER_SEC);
  g_assert_cmpint (waitpid (import, NULL, WNOHANG), ==, 0);

  g_assert_true (nb_database_commit (holder, &error));
  assert_ends_well (import);
  g_assert_cmpint (n_articles (f), ==, N_FILES);
  g_assert_true (nb_library_add_feed (library, "https://bao.example/rss", NULL, NULL, &error));
  g_assert_no_error (error);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (300000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

/* Who waits for another program, or for work of this one, can stop waiting. */
static void
test_busy_cancelled (CliFixture *f,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) holder = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (f->library, NB_LIBRARY_CREATE, NULL, &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 since = g_get_monotonic_time ();
  GThread *thread;

  g_assert_no_error (error);
  holder = nb_database_open (f->library, FALSE, &error);
  g_assert_true (nb_database_begin (holder, &error));
  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  g_assert_false (nb_library_add_feed (library, "https://bao.example/rss", NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - since, <, 300000 + G_USEC_PER_SEC);
  g_thread_join (thread);
}

static void
on_changed (NbLibrary *library,
            gpointer n)
{
  ++*(guint *) n;
}

static void
wait_for (guint *n,
          guint wanted,
          gint64 usec)
{
  gint64 end = g_get_monotonic_time () + usec;

  while (*n < wanted && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
}

/* What another program writes is told, once, by a library that can be written and by one that is only read; nothing is told
 * where nothing was written. */
static void
test_foreign_changes (CliFixture *f,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (f->library, NB_LIBRARY_CREATE, NULL, &error);
  g_autoptr (NbLibrary) reader = nb_library_open (f->library, NB_LIBRARY_READ_ONLY, NULL, &error);
  guint n = 0, n_reader = 0;

  g_assert_no_error (error);
  g_signal_connect (library, "changed", G_CALLBACK (on_changed), &n);
  g_signal_connect (reader, "changed", G_CALLBACK (on_changed), &n_reader);
  wait_for (&n, 1, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (n_reader, ==, 0);

  cli_assert (f, "@ feeds add https://bao.example/rss", 0, NULL);
  wait_for (&n, 1, 20 * G_USEC_PER_SEC);
  g_assert_cmpuint (n, ==, 1);
  wait_for (&n_reader, 1, 20 * G_USEC_PER_SEC);
  g_assert_cmpuint (n_reader, ==, 1);

  /* what this program writes is told by the one that wrote at once, and not a second time */
  g_assert_true (nb_library_add_feed (library, "https://xom.example/rss", NULL, NULL, &error));
  wait_for (&n, 3, 5 * G_USEC_PER_SEC);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpuint (n_reader, ==, 2);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, CliFixture, NULL, cli_set_up, func, cli_tear_down)
  ADD ("/cli/two-imports", test_two_imports);
  ADD ("/cli/busy", test_busy);
  ADD ("/cli/busy-cancelled", test_busy_cancelled);
  ADD ("/cli/foreign-changes", test_foreign_changes);
  return g_test_run ();
}
