/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library on disks that lose power, fill up, fail, answer slowly or vanish. */

#include "fault-vfs.h"
#include "store/nb-library-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
  char *base;          /* a library to begin with, in a folder beside */
} Fixture;

static void
remove_all (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_all (path);
      g_remove (path);
    }
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  fault_reset ();
  f->folder = g_dir_make_tmp ("nb-faults-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
  f->base = g_build_filename (f->folder, "base", "base.nienbieu", NULL);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  fault_reset ();
  remove_all (f->folder);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->base);
}

static NbLibrary *
open_library (const char *path,
              GError **error)
{
  return nb_library_open (path, NB_LIBRARY_CREATE, NULL, error);
}

/* The n-th article, of some five pages. */
static gboolean
add (NbLibrary *library,
     guint n,
     GError **error)
{
  g_autoptr (NbArticle) article = nb_article_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) original = NULL;
  NbLibraryItem item = { .article = article, .given_source = "Báo Xóm" };

  article->title = g_strdup_printf ("Buổi họp thứ %u", n);
  for (guint i = 0; i < 60; i++)
    g_string_append_printf (text, "Hộ thứ %u của thôn %u góp %u ngày công làm đường. ", i * 13 + n, n, i + n);
  article->text = g_strdup (text->str);
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, text->str));
  original = g_bytes_new (text->str, text->len);
  item.original = original;
  return nb_library_add (library, &item, 1, NULL, NULL, error);
}

static gboolean
correct (NbLibrary *library,
         gint64 id,
         GError **error)
{
  g_autoptr (NbCorrection) correction = nb_correction_new (NB_FIELD_SOURCE, "Báo Bản", NULL, NULL);

  return nb_library_correct (library, id, correction, NULL, error);
}

static gint64
get_int (NbLibrary *library,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  NbDatabase *database = nb_library_lease_reader (library, NULL, &error);
  gint64 value;

  g_assert_no_error (error);
  nb_database_get_int (database, sql, &value, &error);
  g_assert_no_error (error);
  nb_library_return_reader (library, database);
  return value;
}

static void
assert_sound (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibraryReport) report = nb_library_check (path, FALSE, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->findings, i));
  g_assert_true (report->ok);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
}

static void
remove_library (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);

      g_unlink (file);
    }
}

static void
make_base (Fixture *f,
           guint n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = open_library (f->base, &error);

  g_assert_no_error (error);
  for (guint i = 1; i <= n; i++)
    g_assert_true (add (library, i, &error));
}

/* --- power ----------------------------------------------------------------------------------------------------- */

#define N_ADDED 220
#define N_CRASHES 60

/* How many articles the calls that have come back have added; above them, whether the correction was made. */
static gint n_promised;

static int
promised (void)
{
  return g_atomic_int_get (&n_promised);
}

static void
run_until_power_goes (const char *path)
{
  for (guint i = 1; i <= N_ADDED; i += 70)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbLibrary) library = open_library (path, &error);

      g_assert_no_error (error);
      for (guint j = i; j < MIN (i + 70, N_ADDED + 1); j++)
        {
          g_assert_true (add (library, j, &error));
          g_atomic_int_set (&n_promised, (int) j * 2);
          g_assert_true (correct (library, j, &error));
          g_atomic_int_set (&n_promised, (int) j * 2 + 1);
        }
    }
}

static void
check_image (const FaultImage *image,
             const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "test.nienbieu", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = NULL;
  int note = fault_image_note (image);
  gint64 n;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  fault_image_write (image, folder);
  library = open_library (path, &error);
  g_assert_no_error (error);
  n = get_int (library, "SELECT count (*) FROM articles");
  g_test_message ("%d promised, %d there", note / 2, (int) n);
  g_assert_cmpint (n, >=, note / 2);
  g_assert_cmpint (n, <=, note / 2 + 1);
  g_assert_cmpint (get_int (library, "SELECT coalesce (max (id), 0) FROM articles"), ==, n);
  g_assert_cmpint (get_int (library, "SELECT count (*) FROM corrections"), >=, note / 2 - 1 + note % 2);
  g_assert_true (add (library, 1000, &error));
  g_assert_no_error (error);
  g_clear_object (&library);
  assert_sound (path);
  remove_all (folder);
}

/* Whatever the disk made of what it was not yet told to keep, the library is sound and holds all that was promised. */
static void
test_power (Fixture *f,
            gconstpointer data)
{
  g_autofree char *folder = g_build_filename (f->folder, "after", NULL);
  int crashes[N_CRASHES];
  GPtrArray *images;
  FaultPlan *plan = fault_reset ();

  /* how many writes there are is learnt first */
  n_promised = 0;
  run_until_power_goes (f->path);
  for (guint i = 0; i < N_CRASHES; i++)
    crashes[i] = g_test_rand_int_range (1, plan->n_writes);
  remove_library (f->path);
  fault_reset ();
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (NbLibrary) library = open_library (f->path, &error);

    g_assert_no_error (error);
    g_assert_nonnull (library);
  }
  n_promised = 0;
  fault_record ((guint32) g_test_rand_int (), crashes, N_CRASHES, promised);
  run_until_power_goes (f->path);
  images = fault_images ();
  g_test_message ("%u losses of power", images->len);
  g_assert_cmpuint (images->len, >, N_CRASHES / 4);
  fault_reset ();
  for (guint i = 0; i < images->len; i++)
    check_image (g_ptr_array_index (images, i), folder);
}

/* --- a full disk ----------------------------------------------------------------------------------------------- */

/* What is done on a disk that fills up, each until it is done. */
typedef gboolean (*Step) (const char *path, NbLibrary **library, GError **error);

static gboolean
step_open (const char *path,
           NbLibrary **library,
           GError **error)
{
  *library = open_library (path, error);
  return *library != NULL;
}

static gboolean
step_add (const char *path,
          NbLibrary **library,
          GError **error)
{
  return add (*library, 500, error);
}

static gboolean
step_correct (const char *path,
              NbLibrary **library,
              GError **error)
{
  return correct (*library, 1, error);
}

static gboolean
step_feed (const char *path,
           NbLibrary **library,
           GError **error)
{
  return nb_library_add_feed (*library, "https://bao.example/rss", NULL, NULL, error);
}

static gboolean
step_close (const char *path,
            NbLibrary **library,
            GError **error)
{
  g_clear_object (library);
  return TRUE;
}

static gboolean
step_check (const char *path,
            NbLibrary **library,
            GError **error)
{
  g_autoptr (NbLibraryReport) report = nb_library_check (path, TRUE, NULL, error);

  return report != NULL;
}

static const Step life[] = { step_open, step_add, step_correct, step_feed, step_close, step_check, NULL };
static const Step migration[] = { step_open, step_feed, step_close, NULL };
static const Step mending[] = { step_check, step_open, step_close, NULL };

/* Returns whether the write that was to fail was reached. */
static gboolean
run_full (const char *path,
          const Step *steps,
          int fail_write,
          gboolean as_io_error,
          gboolean keep_failing)
{
  FaultPlan *plan = fault_reset ();
  NbLibrary *library = NULL;
  gboolean reached;

  plan->fail_write = fail_write;
  plan->keep_failing = keep_failing;
  if (as_io_error)
    plan->write_code = SQLITE_IOERR_WRITE;
  for (guint i = 0; steps[i]; i++)
    {
      g_autoptr (GError) error = NULL;

      if (steps[i] (path, &library, &error))
        continue;
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_FULL);
      /* somebody makes room */
      plan->fail_write = 0;
      g_clear_error (&error);
      if (!steps[i] (path, &library, &error))
        g_error ("after there was room again: %s", error->message);
    }
  reached = plan->n_writes >= fail_write;
  g_assert_cmpint (plan->n_temporary, ==, 0);
  fault_reset ();
  return reached;
}

/* Nothing but the library, and of a repair what it keeps. */
static void
assert_no_leftovers (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    if (strstr (name, ".new-") || strstr (name, ".repaired-"))
      g_error ("%s was left", name);
}

static void
run_on_full_disk (Fixture *f,
                  const Step *steps,
                  gint64 n_articles,
                  gint64 n_corrections)
{
  guint n = 0;

  for (int fail = 1;; fail += 1 + fail / 40)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbLibrary) library = NULL;

      remove_library (f->path);
      copy_file (f->base, f->path);
      if (!run_full (f->path, steps, fail, fail % 2, fail % 3 != 0))
        break;
      n++;
      assert_no_leftovers (f);
      library = open_library (f->path, &error);
      g_assert_no_error (error);
      g_assert_cmpint (get_int (library, "SELECT count (*) FROM articles"), ==, n_articles);
      g_assert_cmpint (get_int (library, "SELECT count (*) FROM corrections"), ==, n_corrections);
      g_clear_object (&library);
      assert_sound (f->path);
    }
  g_test_message ("%u writes found the disk full", n);
  g_assert_cmpuint (n, >, 20);
}

static void
test_full (Fixture *f,
           gconstpointer data)
{
  make_base (f, 5);
  run_on_full_disk (f, life, 6, 1);
}

static void
test_full_migration (Fixture *f,
                     gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (f->base);
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "data", "libraries", "v2.nienbieu", NULL);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  copy_file (stored, f->base);
  run_on_full_disk (f, migration, 2, 1);
}

static void
test_full_repair (Fixture *f,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = NULL;

  make_base (f, 5);
  database = nb_database_open (f->base, FALSE, &error);
  g_assert_no_error (error);
  /* an index that lies */
  g_assert_true (nb_database_exec (database, "INSERT INTO search (search) VALUES ('delete-all')", &error));
  g_clear_pointer (&database, nb_database_close);
  run_on_full_disk (f, mending, 5, 0);
}

/* --- a failing disk -------------------------------------------------------------------------------------------- */

static void
count_row (const NbLibraryRow *row,
           gpointer n)
{
  ++*(guint *) n;
}

static void
test_unreadable (Fixture *f,
                 gconstpointer data)
{
  guint n_failed = 0;

  make_base (f, 20);
  copy_file (f->base, f->path);
  for (int fail = 1;; fail++)
    {
      FaultPlan *plan = fault_reset ();
      g_autoptr (GError) error = NULL;
      g_autoptr (NbLibrary) library = NULL;
      guint n = 0;

      plan->fail_read = fail;
      plan->keep_failing = TRUE;
      library = open_library (f->path, &error);
      if (library && nb_library_foreach_row (library, count_row, &n, NULL, &error) && add (library, 1, &error))
        {
          g_clear_object (&library);
          if (plan->n_reads < fail)
            break;
          continue;
        }
      n_failed++;
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_IO);
      g_assert_nonnull (strstr (error->message, "drive"));
      /* it was only a loose cable */
      plan->fail_read = 0;
      g_clear_error (&error);
      if (!library)
        library = open_library (f->path, &error);
      g_assert_no_error (error);
      n = 0;
      g_assert_true (nb_library_foreach_row (library, count_row, &n, NULL, &error));
      g_assert_cmpuint (n, ==, 20);
    }
  g_test_message ("%u reads failed", n_failed);
  g_assert_cmpuint (n_failed, >, 5);
  fault_reset ();
  assert_sound (f->path);
}

static void
opened_cb (GObject *source,
           GAsyncResult *result,
           gpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open_finish (result, &error);

  g_assert_null (library);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_main_loop_quit (data);
}

static gboolean
cancel_cb (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return G_SOURCE_REMOVE;
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (300000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
match_slowly (NbLibrary *library,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GArray) ids = NULL;

  query->words = g_strdup ("làm OR đường OR thôn");
  ids = nb_library_match (library, query, cancellable, error);
}

static void
rows_slowly (NbLibrary *library,
             GCancellable *cancellable,
             GError **error)
{
  guint n = 0;

  nb_library_foreach_row (library, count_row, &n, cancellable, error);
}

static void
fingerprint_slowly (NbLibrary *library,
                    GCancellable *cancellable,
                    GError **error)
{
  g_free (nb_library_fingerprint (library, cancellable, error));
}

/* One question to SQLite that reads all rows. */
static void
ask_slowly (NbLibrary *library,
            GCancellable *cancellable,
            GError **error)
{
  NbDatabase *database = nb_library_lease_reader (library, cancellable, error);
  gint64 n;

  if (!database)
    return;
  nb_database_get_int (database, "SELECT count (*) FROM articles NOT INDEXED WHERE title = ''", &n, error);
  nb_library_return_reader (library, database);
}

/* A drive that takes a fifth of a second to read a page: whatever runs ends soon after it is cancelled. */
static void
test_slow (Fixture *f,
           gconstpointer data)
{
  /* the search index looks a query's words up in one step of SQLite's, which ends before anybody is asked */
  static const struct
  {
    void (*call) (NbLibrary *, GCancellable *, GError **);
    gint64 seconds;
  } calls[] = { { match_slowly, 5 }, { rows_slowly, 1 }, { fingerprint_slowly, 1 }, { ask_slowly, 1 } };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) opening = g_cancellable_new ();
  FaultPlan *plan;
  gint64 start;

  make_base (f, 800);
  copy_file (f->base, f->path);
  plan = fault_reset ();
  plan->read_usec = 200000;
  start = g_get_monotonic_time ();
  nb_library_open_async (f->path, 0, opening, opened_cb, loop);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 100000);
  g_timeout_add (300, cancel_cb, opening);
  g_main_loop_run (loop);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 300000 + G_USEC_PER_SEC);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (NbLibrary) library = NULL;
      GThread *thread;

      plan->read_usec = 0;
      library = open_library (f->path, &error);
      g_assert_no_error (error);
      get_int (library, "SELECT count (*) FROM feeds");   /* its reader is open */
      plan->read_usec = 200000;
      start = g_get_monotonic_time ();
      thread = g_thread_new ("cancel", cancel_soon, cancellable);
      calls[i].call (library, cancellable, &error);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_test_message ("ended after %d ms", (int) ((g_get_monotonic_time () - start) / 1000));
      g_assert_cmpint (g_get_monotonic_time () - start, <, 300000 + calls[i].seconds * G_USEC_PER_SEC);
      g_thread_join (thread);
      plan->read_usec = 0;
    }
}

/* --- a file that goes away ------------------------------------------------------------------------------------- */

static void
test_moved (Fixture *f,
            gconstpointer data)
{
  g_autofree char *elsewhere = g_strconcat (f->path, ".moved", NULL);

  make_base (f, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbLibrary) library = NULL;
      guint n = 0;

      copy_file (f->base, f->path);
      library = open_library (f->path, &error);
      g_assert_no_error (error);
      g_assert_true (nb_library_foreach_row (library, count_row, &n, NULL, &error));
      if (i == 0)
        g_assert_cmpint (g_unlink (f->path), ==, 0);
      else if (i == 1)
        g_assert_cmpint (g_rename (f->path, elsewhere), ==, 0);
      else
        {
          copy_file (f->base, elsewhere);
          g_assert_cmpint (g_rename (elsewhere, f->path), ==, 0);
        }
      g_assert_false (add (library, 4, &error));
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_MOVED);
      g_clear_error (&error);
      g_assert_false (correct (library, 1, &error));
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_MOVED);
      g_clear_error (&error);
      g_assert_false (nb_library_foreach_row (library, count_row, &n, NULL, &error));
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_MOVED);
      g_clear_object (&library);
      remove_library (f->path);
    }
}

static void
cut_at_row (const NbLibraryRow *row,
            gpointer path)
{
  g_assert_cmpint (truncate (path, 4096), ==, 0);
}

/* Cut short while it is open, and while it is read: an error or what was read before, and no crash. */
static void
test_cut (Fixture *f,
          gconstpointer data)
{
  GStatBuf st;

  make_base (f, 300);
  g_assert_cmpint (g_stat (f->base, &st), ==, 0);
  for (goffset length = 0; length < st.st_size; length += st.st_size / 7)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbLibrary) library = NULL;
      g_autoptr (NbStoredArticle) first = NULL;
      guint n = 0;

      copy_file (f->base, f->path);
      library = open_library (f->path, &error);
      g_assert_no_error (error);
      first = nb_library_get_article (library, 1, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (truncate (f->path, length), ==, 0);
      if (!nb_library_foreach_row (library, count_row, &n, NULL, &error))
        {
          g_assert_true (error->domain == NB_LIBRARY_ERROR);
          g_assert_cmpint (error->code, !=, NB_LIBRARY_ERROR_BUSY);
        }
      else
        g_assert_cmpuint (n, ==, 300);
      g_clear_error (&error);
      for (gint64 id = 1; id <= 300; id++)
        {
          NbStoredArticle *stored = nb_library_get_article (library, id, NULL, NULL);

          g_clear_pointer (&stored, nb_stored_article_free);
        }
      add (library, 400, NULL);
      g_clear_object (&library);
      remove_library (f->path);

      copy_file (f->base, f->path);
      library = open_library (f->path, &error);
      g_assert_no_error (error);
      g_assert_false (nb_library_foreach_row (library, cut_at_row, f->path, NULL, &error));
      g_assert_true (error->domain == NB_LIBRARY_ERROR);
      g_clear_object (&library);
      remove_library (f->path);
    }
}

/* --- a medium that cannot be written --------------------------------------------------------------------------- */

static void
drop_rights (void)
{
  if (geteuid () == 0)
    g_assert_cmpint (setresuid (65534, 65534, 0), ==, 0);
}

static void
regain_rights (void)
{
  uid_t real, effective, saved;

  g_assert_cmpint (getresuid (&real, &effective, &saved), ==, 0);
  if (saved == 0)
    g_assert_cmpint (setresuid (0, 0, 0), ==, 0);
}

/* A library whose program was killed, on such a medium: what is in the log is read, or said to be there, never passed over. */
static void
test_read_only_log (Fixture *f,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *index = g_strconcat (f->path, "-shm", NULL);
  g_autofree char *from_log = NULL;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  make_base (f, 3);
  library = open_library (f->base, &error);
  g_assert_no_error (error);
  g_assert_true (add (library, 4, &error));
  copy_file (f->base, f->path);
  from_log = g_strconcat (f->base, "-wal", NULL);
  copy_file (from_log, log);
  g_clear_object (&library);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);
  g_assert_cmpint (g_chmod (log, 0444), ==, 0);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  drop_rights ();

  library = nb_library_open (f->path, 0, NULL, &error);
  if (library)
    g_assert_cmpint (get_int (library, "SELECT count (*) FROM articles"), ==, 4);
  else
    {
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY);
      g_assert_nonnull (strstr (error->message, "-wal"));
      g_assert_false (g_file_test (index, G_FILE_TEST_EXISTS));
    }
  g_clear_object (&library);
  regain_rights ();
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);

  /* without a log it is read as it stands */
  g_clear_error (&error);
  g_unlink (log);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  drop_rights ();
  library = nb_library_open (f->path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (nb_library_is_read_only (library));
  g_assert_cmpint (get_int (library, "SELECT count (*) FROM articles"), ==, 3);
  g_clear_object (&library);
  regain_rights ();
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

/* A newer schema that is in the log alone so far. */
static void
test_newer_log (Fixture *f,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbDatabase) database = NULL;
  g_autofree char *from_log = g_strconcat (f->base, "-wal", NULL);
  g_autofree char *log = g_strconcat (f->path, "-wal", NULL);
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  make_base (f, 1);
  database = nb_database_open (f->base, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (nb_database_exec (database, "PRAGMA user_version = 99", &error));
  copy_file (f->base, f->path);
  copy_file (from_log, log);
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  library = open_library (f->path, &error);
  g_assert_null (library);
  g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_TOO_NEW);
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fault_install ();
#define ADD(name, function) g_test_add ("/faults/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("power", test_power);
  ADD ("full", test_full);
  ADD ("full-migration", test_full_migration);
  ADD ("full-repair", test_full_repair);
  ADD ("unreadable", test_unreadable);
  ADD ("slow", test_slow);
  ADD ("moved", test_moved);
  ADD ("cut", test_cut);
  ADD ("read-only-log", test_read_only_log);
  ADD ("newer-log", test_newer_log);
  return g_test_run ();
}
