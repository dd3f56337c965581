/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * A file system that fails when it is told to: SQLite's default, once installed. Numbers count from fault_reset().
 */

typedef struct
{
  int      fail_write;      /* the number of the write (growing, shortening, syncing, making a file, too) that fails; 0: none */
  gboolean keep_failing;    /* and all after it */
  int      write_code;      /* what SQLite is told … */
  int      write_errno;     /* … and what the system said */
  int      fail_read;       /* as for writing; the system says EIO */
  gulong   read_usec;       /* how long a read takes */

  int      n_writes;        /* so far */
  int      n_reads;
  int      n_temporary;     /* files that SQLite opened for itself */
} FaultPlan;

void        fault_install     (void);
FaultPlan  *fault_reset       (void);

/* What the disk holds after the power went: what was synced, and anything of what was not. */
typedef struct _FaultImage FaultImage;

void        fault_record      (guint32      seed,
                               const int   *crashes,
                               guint        n_crashes,
                               int          (*note) (void));
GPtrArray  *fault_images      (void);
int         fault_image_note  (const FaultImage *image);
void        fault_image_write (const FaultImage *image,
                               const char  *folder);

G_END_DECLS
