/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library that two programs have open, after something in the first has looked into its files: what the first writes
 * then, the second reads. */

#include "store/nb-library.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

static const char *program;

static void
add_band (NbLibrary *library,
          const char *name)
{
  g_autoptr (NbContextBand) band = nb_context_band_new (name);
  g_autoptr (GError) error = NULL;

  nb_context_band_add (band, nb_day_from_ymd (2020, 10, 14), nb_day_from_ymd (2020, 10, 14), "Lũ lớn", NULL);
  nb_library_add_band (library, band, NULL, &error);
  g_assert_no_error (error);
}

static guint
count_bands (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (path, 0, NULL, &error);
  g_autoptr (GPtrArray) bands = NULL;

  g_assert_no_error (error);
  bands = nb_library_list_bands (library, NULL, &error);
  g_assert_no_error (error);
  return bands->len;
}

/* In another process: opens the library, reads, and closes it again. */
static guint
count_elsewhere (const char *path)
{
  char *argv[] = { (char *) program, (char *) "--count", (char *) path, NULL };
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, 0, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, NULL));
  return (guint) g_ascii_strtoull (output, NULL, 10);
}

/* What a chooser of files does to know what a file is: closing it takes away this process's own locks. */
static void
look_into (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *file = g_strconcat (path, endings[i], NULL);
      int fd = open (file, O_RDONLY | O_CLOEXEC);
      char byte;

      g_assert_cmpint (fd, >=, 0);
      g_assert_cmpint (read (fd, &byte, 1), >=, 0);
      close (fd);
    }
}

static void
test_looked_into (void)
{
  g_autofree char *folder = g_dir_make_tmp ("nb-shared-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "a.nienbieu", NULL), *log = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  NbLibrary *library = nb_library_open (path, NB_LIBRARY_CREATE, NULL, &error);

  g_assert_no_error (error);
  add_band (library, "Thiên tai");
  for (guint n = 1; n < 4; n++)
    {
      look_into (path);
      g_assert_cmpuint (count_elsewhere (path), ==, n);
      add_band (library, "Bão");
      g_assert_cmpuint (count_elsewhere (path), ==, n + 1);
    }
  /* the last to leave still puts the log away */
  g_object_unref (library);
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_bands (path), ==, 4);
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int argc,
      char **argv)
{
  program = argv[0];
  if (argc == 3 && g_str_equal (argv[1], "--count"))
    {
      g_print ("%u\n", count_bands (argv[2]));
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shared/looked-into", test_looked_into);
  return g_test_run ();
}
