/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes as an archive: names are UTF-8, what comes of it is bounded, and reading ends. */

#include "import/nb-archive.h"

#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

#define MAX_ENTRIES 100000
#define LIMIT (1024 * 1024)

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

static void
read_entries (NbArchive *archive)
{
  for (guint n = 0; !nb_archive_is_over (archive); n++)
    {
      g_autoptr (GError) error = NULL, bad = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *name = NULL;
      gboolean found = nb_archive_next (archive, &name, &error);

      g_assert_cmpuint (n, <, MAX_ENTRIES);
      g_assert_true (!name || g_utf8_validate (name, -1, NULL));
      g_assert_true (!found || (name && !error));
      if (!found)
        continue;
      bytes = nb_archive_read_all (archive, LIMIT, &bad);
      g_assert_true ((bytes == NULL) == (bad != NULL));
      g_assert_true (!bytes || g_bytes_get_size (bytes) <= LIMIT);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t size)
{
  int fd = memfd_create ("archive", MFD_CLOEXEC);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArchive) archive = NULL;

  g_assert_cmpint (fd, >=, 0);
  g_assert_true (write (fd, data, size) == (ssize_t) size);
  archive = nb_archive_open (path, &error);
  g_assert_true ((archive == NULL) == (error != NULL));
  if (archive)
    read_entries (archive);
  close (fd);
  return 0;
}
