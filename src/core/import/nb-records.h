/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-record.h"

G_BEGIN_DECLS

/* Cuts a stream of records into its records, one in memory at a time. */

/* Up to @size bytes, 0 at the end, -1 with an error. */
typedef gssize (*NbReadFunc) (gpointer data, void *buffer, gsize size, GError **error);

typedef enum { NB_RECORDS_JSON_LINES, NB_RECORDS_TABLE } NbRecordsKind;

typedef enum
{
  NB_RECORDS_ONE,      /* here is one */
  NB_RECORDS_BAD,      /* here is an error, and there may be more records */
  NB_RECORDS_END,
  NB_RECORDS_FAILED,   /* an error, and it cannot go on */
} NbRecordsStep;

typedef struct _NbRecords NbRecords;

NbRecords     *nb_records_new        (NbRecordsKind    kind,
                                      NbReadFunc       read,
                                      gpointer         data);
void           nb_records_free       (NbRecords       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbRecords, nb_records_free)

NbRecordsStep  nb_records_next       (NbRecords       *self,
                                      GBytes         **record,
                                      guint64         *line,
                                      GError         **error);
NbTableHeader *nb_records_get_header (NbRecords       *self);

G_END_DECLS
