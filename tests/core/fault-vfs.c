/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file system over SQLite's own that fails, is slow, and knows what a loss of power would leave.
 * For tests only: one for the whole program. */

#include "fault-vfs.h"

#include <errno.h>
#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

typedef struct
{
  sqlite3_file  base;
  char         *name;        /* NULL: not recorded */
  sqlite3_file *real;        /* lies behind */
} FaultFile;

typedef struct
{
  gint64  offset;            /* of a write … */
  GBytes *bytes;             /* … or, without bytes, the length the file is cut to */
} Pending;

typedef struct
{
  GByteArray *durable;
  GArray     *pending;
} Disk;

struct _FaultImage
{
  GHashTable *files;         /* base name → GByteArray */
  int         note;
};

static sqlite3_vfs vfs;
static sqlite3_vfs *under;
static sqlite3_io_methods methods;
static FaultPlan plan;
static GMutex mutex;
static int last_errno;

static gboolean recording;
static GHashTable *disks;    /* base name → Disk */
static GRand *dice;
static GArray *crash_points;
static GPtrArray *images;
static int (*note_function) (void);
static int n_recorded;

/* --- what the disk holds --------------------------------------------------------------------------------------- */

static void
pending_clear (gpointer data)
{
  Pending *pending = data;

  g_clear_pointer (&pending->bytes, g_bytes_unref);
}

static void
disk_free (gpointer data)
{
  Disk *disk = data;

  g_byte_array_unref (disk->durable);
  g_array_unref (disk->pending);
  g_free (disk);
}

static void
put_bytes (GByteArray *file,
           gint64 offset,
           const guint8 *bytes,
           gsize n)
{
  gsize before = file->len;

  if (file->len < offset + n)
    {
      g_byte_array_set_size (file, (guint) (offset + n));
      memset (file->data + before, 0, file->len - before);
    }
  memcpy (file->data + offset, bytes, n);
}

static void
apply (GByteArray *file,
       const Pending *pending)
{
  gsize n;
  gconstpointer data;

  if (!pending->bytes)
    {
      if (pending->offset < file->len)
        g_byte_array_set_size (file, (guint) pending->offset);
      return;
    }
  data = g_bytes_get_data (pending->bytes, &n);
  put_bytes (file, pending->offset, data, n);
}

/* Some sectors of it arrive and others do not. */
static void
apply_torn (GByteArray *file,
            const Pending *pending)
{
  gsize n;
  const guint8 *data;

  if (!pending->bytes)
    {
      apply (file, pending);
      return;
    }
  data = g_bytes_get_data (pending->bytes, &n);
  for (gsize at = 0; at < n; at += SECTOR)
    if (g_rand_boolean (dice))
      put_bytes (file, pending->offset + at, data + at, MIN (SECTOR, n - at));
}

static FaultImage *
take_image (void)
{
  FaultImage *image = g_new0 (FaultImage, 1);
  int kind = g_rand_int_range (dice, 0, 4);
  GHashTableIter iter;
  gpointer name, value;

  image->note = note_function ();
  image->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_byte_array_unref);
  g_hash_table_iter_init (&iter, disks);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      Disk *disk = value;
      GByteArray *file = g_byte_array_sized_new (disk->durable->len);
      guint prefix = g_rand_int_range (dice, 0, (gint32) disk->pending->len + 1);

      g_byte_array_append (file, disk->durable->data, disk->durable->len);
      for (guint i = 0; i < disk->pending->len; i++)
        {
          const Pending *pending = &g_array_index (disk->pending, Pending, i);

          /* nothing; what came first, the next one torn; any of it; any of it, torn */
          if (kind == 1 && i == prefix)
            apply_torn (file, pending);
          else if ((kind == 1 && i < prefix) || (kind == 2 && g_rand_boolean (dice)))
            apply (file, pending);
          else if (kind == 3 && g_rand_boolean (dice))
            apply_torn (file, pending);
        }
      g_hash_table_insert (image->files, g_strdup (name), file);
    }
  return image;
}

static void
image_free (gpointer data)
{
  FaultImage *image = data;

  g_hash_table_unref (image->files);
  g_free (image);
}

static void
record (const char *name,
        gint64 offset,
        gconstpointer bytes,
        gsize n,
        gboolean synced)
{
  Disk *disk;

  if (!name)
    return;
  g_mutex_lock (&mutex);
  disk = recording ? g_hash_table_lookup (disks, name) : NULL;
  if (disk && !synced)
    {
      Pending pending = { offset, bytes ? g_bytes_new (bytes, n) : NULL };

      g_array_append_val (disk->pending, pending);
    }
  if (disk)
    {
      n_recorded++;
      for (guint i = 0; i < crash_points->len; i++)
        if (g_array_index (crash_points, int, i) == n_recorded)
          g_ptr_array_add (images, take_image ());
    }
  if (disk && synced)
    {
      for (guint i = 0; i < disk->pending->len; i++)
        apply (disk->durable, &g_array_index (disk->pending, Pending, i));
      g_array_set_size (disk->pending, 0);
    }
  g_mutex_unlock (&mutex);
}

static char *
start_recording (const char *path,
                 int flags)
{
  char *name = NULL;
  Disk *disk;
  char *contents = NULL;
  gsize length = 0;

  g_mutex_lock (&mutex);
  if (recording && path && flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL))
    {
      name = g_path_get_basename (path);
      if (!g_hash_table_contains (disks, name))
        {
          disk = g_new0 (Disk, 1);
          disk->durable = g_byte_array_new ();
          disk->pending = g_array_new (FALSE, FALSE, sizeof (Pending));
          g_array_set_clear_func (disk->pending, pending_clear);
          if (g_file_get_contents (path, &contents, &length, NULL))
            g_byte_array_append (disk->durable, (guint8 *) contents, (guint) length);
          g_free (contents);
          g_hash_table_insert (disks, g_strdup (name), disk);
        }
    }
  g_mutex_unlock (&mutex);
  return name;
}

/* --- failing --------------------------------------------------------------------------------------------------- */

static int
writing (void)
{
  int number;
  gboolean fails;

  g_mutex_lock (&mutex);
  number = ++plan.n_writes;
  fails = plan.fail_write && (number == plan.fail_write || (plan.keep_failing && number > plan.fail_write));
  if (fails)
    last_errno = plan.write_errno;
  g_mutex_unlock (&mutex);
  return fails ? plan.write_code : SQLITE_OK;
}

static int
reading (void)
{
  int number;
  gboolean fails;

  g_mutex_lock (&mutex);
  number = ++plan.n_reads;
  fails = plan.fail_read && (number == plan.fail_read || (plan.keep_failing && number > plan.fail_read));
  if (fails)
    last_errno = EIO;
  g_mutex_unlock (&mutex);
  if (plan.read_usec)
    g_usleep (plan.read_usec);
  return fails ? SQLITE_IOERR_READ : SQLITE_OK;
}

/* --- the file -------------------------------------------------------------------------------------------------- */

#define FILE_OF(file) ((FaultFile *) (file))
#define REAL(file) (FILE_OF (file)->real)

static int
file_close (sqlite3_file *file)
{
  g_free (FILE_OF (file)->name);
  return REAL (file)->pMethods->xClose (REAL (file));
}

static int
file_read (sqlite3_file *file, void *to, int n, sqlite3_int64 offset)
{
  int code = reading ();

  return code ? code : REAL (file)->pMethods->xRead (REAL (file), to, n, offset);
}

static int
file_write (sqlite3_file *file, const void *from, int n, sqlite3_int64 offset)
{
  int code = writing ();

  if (code == SQLITE_OK)
    code = REAL (file)->pMethods->xWrite (REAL (file), from, n, offset);
  if (code == SQLITE_OK)
    record (FILE_OF (file)->name, offset, from, n, FALSE);
  return code;
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  int code = writing ();

  if (code == SQLITE_OK)
    code = REAL (file)->pMethods->xTruncate (REAL (file), size);
  if (code == SQLITE_OK)
    record (FILE_OF (file)->name, size, NULL, 0, FALSE);
  return code;
}

static int
file_sync (sqlite3_file *file, int flags)
{
  int code = writing ();

  if (code == SQLITE_OK)
    record (FILE_OF (file)->name, 0, NULL, 0, TRUE);
  return code;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int kind)
{
  return REAL (file)->pMethods->xLock (REAL (file), kind);
}

static int
file_unlock (sqlite3_file *file, int kind)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), kind);
}

static int
file_check_lock (sqlite3_file *file, int *out)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), out);
}

static int
file_control (sqlite3_file *file, int op, void *data)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), op, data);
}

static int
file_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

/* A disk that promises nothing. */
static int
file_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **to)
{
  int code = extend ? writing () : SQLITE_OK;

  if (code != SQLITE_OK)
    return SQLITE_IOERR_SHMSIZE;
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, to);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete);
}

/* Of a file that SQLite was told to map into memory. */
static int
file_fetch (sqlite3_file *file, sqlite3_int64 offset, int n, void **to)
{
  return REAL (file)->pMethods->xFetch (REAL (file), offset, n, to);
}

static int
file_unfetch (sqlite3_file *file, sqlite3_int64 offset, void *from)
{
  return REAL (file)->pMethods->xUnfetch (REAL (file), offset, from);
}

static sqlite3_io_methods methods = {
  3, file_close, file_read, file_write, file_truncate, file_sync, file_size, file_lock, file_unlock, file_check_lock,
  file_control, file_sector_size, file_characteristics, file_shm_map, file_shm_lock, file_shm_barrier, file_shm_unmap,
  file_fetch, file_unfetch,
};

/* --- the file system ------------------------------------------------------------------------------------------- */

static int
vfs_open (sqlite3_vfs *self, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *f = FILE_OF (file);
  int code = SQLITE_OK;
  int exists = 1;

  memset (f, 0, sizeof *f);
  f->real = (sqlite3_file *) (f + 1);
  if (!path || flags & (SQLITE_OPEN_TEMP_DB | SQLITE_OPEN_TRANSIENT_DB | SQLITE_OPEN_TEMP_JOURNAL | SQLITE_OPEN_SUBJOURNAL))
    plan.n_temporary++;
  if (path && flags & SQLITE_OPEN_CREATE)
    under->xAccess (under, path, SQLITE_ACCESS_EXISTS, &exists);
  if (!exists && writing () != SQLITE_OK)
    return SQLITE_CANTOPEN;
  f->name = start_recording (path, flags);
  code = under->xOpen (under, path, f->real, flags, out_flags);
  if (code == SQLITE_OK)
    f->base.pMethods = &methods;
  else
    g_clear_pointer (&f->name, g_free);
  return code;
}

static int
vfs_delete (sqlite3_vfs *self, const char *path, int sync)
{
  g_autofree char *name = g_path_get_basename (path);

  g_mutex_lock (&mutex);
  if (recording)
    g_hash_table_remove (disks, name);
  g_mutex_unlock (&mutex);
  return under->xDelete (under, path, sync);
}

static int
vfs_last_error (sqlite3_vfs *self, int n, char *to)
{
  return last_errno ? last_errno : under->xGetLastError (under, n, to);
}

void
fault_install (void)
{
  under = sqlite3_vfs_find (NULL);
  vfs = *under;
  vfs.zName = "fault";
  vfs.pNext = NULL;
  vfs.szOsFile = (int) sizeof (FaultFile) + under->szOsFile;
  vfs.xOpen = vfs_open;
  vfs.xDelete = vfs_delete;
  vfs.xGetLastError = vfs_last_error;
  sqlite3_vfs_register (&vfs, TRUE);
  disks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, disk_free);
  images = g_ptr_array_new_with_free_func (image_free);
  crash_points = g_array_new (FALSE, FALSE, sizeof (int));
}

FaultPlan *
fault_reset (void)
{
  g_mutex_lock (&mutex);
  plan = (FaultPlan) { .write_code = SQLITE_FULL, .write_errno = ENOSPC };
  last_errno = 0;
  recording = FALSE;
  g_hash_table_remove_all (disks);
  g_mutex_unlock (&mutex);
  return &plan;
}

/* From now on; @crashes: after which write, shortening or sync the power goes; @note: asked for a number then. */
void
fault_record (guint32 seed,
              const int *crashes,
              guint n_crashes,
              int (*note) (void))
{
  g_mutex_lock (&mutex);
  recording = TRUE;
  n_recorded = 0;
  note_function = note;
  g_clear_pointer (&dice, g_rand_free);
  dice = g_rand_new_with_seed (seed);
  g_array_set_size (crash_points, 0);
  g_array_append_vals (crash_points, crashes, n_crashes);
  g_ptr_array_set_size (images, 0);
  g_mutex_unlock (&mutex);
}

GPtrArray *
fault_images (void)
{
  return images;
}

int
fault_image_note (const FaultImage *image)
{
  return image->note;
}

void
fault_image_write (const FaultImage *image,
                   const char *folder)
{
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, image->files);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GByteArray *file = value;

      g_assert_true (g_file_set_contents (path, (char *) file->data, file->len, NULL));
    }
}
