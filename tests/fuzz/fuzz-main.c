/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Runs a fuzz target without an engine, as a test: over every file of some folders, as it is, cut off and damaged at random
 * (always at the same places). With an engine (-Dfuzzing=true) the target is built without this file. */

#include <gio/gio.h>
#include <stdint.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define N_DAMAGED 200

/* A block of exactly that size, so that reading past its end can be seen. */
static void
run (const guint8 *data,
     gsize size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy, size);
}

static void
run_damaged (GRand *rand,
             const guint8 *data,
             gsize size)
{
  gsize length = g_rand_int_range (rand, 0, 3) ? size : (gsize) g_rand_int_range (rand, 0, (gint32) size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  guint n = (guint) g_rand_int_range (rand, 1, 12);

  for (guint i = 0; i < n; i++)
    {
      gsize at = (gsize) g_rand_int_range (rand, 0, (gint32) size);
      gsize from = (gsize) g_rand_int_range (rand, 0, (gint32) size);
      gsize bytes = (gsize) g_rand_int_range (rand, 1, 40);

      if (g_rand_boolean (rand))
        copy[at] = (guint8) g_rand_int_range (rand, 0, 256);
      else
        memmove (copy + at, copy + from, MIN (size - MAX (at, from), bytes));
    }
  run (copy, length);
}

static guint
run_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *data = NULL;
      g_autoptr (GRand) rand = g_rand_new_with_seed (20210713);
      gsize size;

      if (!g_file_get_contents (path, &data, &size, NULL) || size == 0)
        continue;
      n_files++;
      run ((guint8 *) data, size);
      for (guint i = 0; i < N_DAMAGED; i++)
        run_damaged (rand, (guint8 *) data, size);
    }
  if (n_files == 0)
    g_printerr ("%s: nothing to run\n", folder);
  return n_files;
}

int
main (int argc,
      char **argv)
{
  g_log_set_always_fatal (G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING | G_LOG_FATAL_MASK);
  if (argc < 2)
    {
      g_printerr ("usage: %s FOLDER…\n", argv[0]);
      return 2;
    }
  run (NULL, 0);
  for (int i = 1; i < argc; i++)
    if (run_folder (argv[i]) == 0)
      return 1;
  return 0;
}
