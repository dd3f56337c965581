/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Locks of a library that last as long as it is open. Owned by NbLibrary; any thread.
 *
 * SQLite's locks are POSIX's: a process loses all it has on a file as soon as anything in it closes that file, be it a
 * chooser of files that has looked what kind of file it is (SQLite's "How To Corrupt", 2.2). Another program that then
 * opens and closes the library takes it for one that nobody uses, and deletes the log that this one goes on writing to.
 * Locks of an open file description (Linux, fcntl(2)) are not lost so, and conflict with SQLite's: one that is shared says
 * that somebody is here. */

#include "store/nb-file-guard.h"

#include <fcntl.h>
#include <unistd.h>

/* Where SQLite locks: its file format's SHARED_FIRST and SHARED_SIZE (os.h), and the "dead man's switch" of the index of
 * the log (os_unix.c). */
#define SHARED_FIRST (0x40000000 + 2)
#define SHARED_SIZE 510
#define DEAD_MANS_SWITCH 128

enum { DATABASE, INDEX, N_FILES };

struct _NbFileGuard
{
  int fds[N_FILES];
};

static void
set_lock (int fd,
          short type,
          off_t start,
          off_t length)
{
#ifdef F_OFD_SETLK
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };

  /* a file system without such locks is as it was before */
  if (fd >= 0)
    fcntl (fd, F_OFD_SETLK, &lock);
#endif
}

static void
set_locks (NbFileGuard *self,
           short type)
{
  set_lock (self->fds[DATABASE], type, SHARED_FIRST, SHARED_SIZE);
  set_lock (self->fds[INDEX], type, DEAD_MANS_SWITCH, 1);
}

/**
 * nb_file_guard_new:
 * @path: a library in whose log a connection of this process has read already
 *
 * Returns: (transfer full): the locks, taken as far as the file system has such
 */
NbFileGuard *
nb_file_guard_new (const char *path)
{
  NbFileGuard *self = g_new (NbFileGuard, 1);
  g_autofree char *index = g_strconcat (path, "-shm", NULL);

  self->fds[DATABASE] = open (path, O_RDONLY | O_CLOEXEC);
  self->fds[INDEX] = open (index, O_RDONLY | O_CLOEXEC);
  set_locks (self, F_RDLCK);
  return self;
}

/**
 * nb_file_guard_release:
 *
 * To be called before the last connection is closed: the last to leave puts the log away.
 */
void
nb_file_guard_release (NbFileGuard *self)
{
  set_locks (self, F_UNLCK);
}

/**
 * nb_file_guard_free:
 *
 * To be called when all connections are closed, for closing the files would take away their locks.
 */
void
nb_file_guard_free (NbFileGuard *self)
{
  for (guint i = 0; i < N_FILES; i++)
    if (self->fds[i] >= 0)
      close (self->fds[i]);
  g_free (self);
}
