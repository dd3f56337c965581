/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "import/nb-library-job.h"
#include "import/nb-record.h"

G_BEGIN_DECLS

/*
 * Where an import takes its documents from: files, one after the other, and what is in them. An archive or a file of
 * records is a stream; of either no more than one document is in memory.
 */

typedef enum
{
  NB_IMPORT_NOTHING,     /* no file that can be imported */
  NB_IMPORT_DOCUMENT,    /* text or page */
  NB_IMPORT_MHTML,
  NB_IMPORT_JSON_LINES,
  NB_IMPORT_TABLE,
  NB_IMPORT_ARCHIVE,
} NbImportKind;

NbImportKind nb_import_kind_of (const char *name);

/* One document on its way through. */
typedef struct
{
  NbJobItem      item;          /* its size: of the bytes */
  char          *path;          /* absolute; "all.zip#a/b.html" within an archive; of a sample article its name */
  guint          line;          /* of that file; 0: the file is the document */
  guint          stream;        /* the records of one file have one number; 0: no record */
  NbImportKind   kind;          /* of a record: that of the file it stands in */
  GBytes        *bytes;         /* NULL: still to be read from the file */
  NbTableHeader *header;        /* of a row */
  GError        *error;
  gboolean       is_skipped;    /* of another kind: only to be counted */
  gboolean       is_sample;
  gboolean       is_duplicate;

  char          *content_type;  /* what the file says of the document; each may be NULL */
  char          *url;
  char          *title;
  char          *published;
  char          *source;
  char          *byline;
  char          *fields;        /* what else stands in the record: a JSON object */
  NbArticle     *article;       /* until it is prepared */
  NbPrepared    *prepared;
  gboolean       is_about;
} NbImportDocument;

void              nb_import_document_free    (NbJobItem          *item);
void              nb_import_document_open    (NbImportDocument   *self,
                                              GCancellable       *cancellable);
char             *nb_import_document_name    (const NbImportDocument *self);

typedef struct _NbImportSource NbImportSource;

NbImportSource   *nb_import_source_new       (GPtrArray          *files);
void              nb_import_source_free      (NbImportSource     *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbImportSource, nb_import_source_free)

guint64           nb_import_source_get_size  (NbImportSource     *self,
                                              guint              *n_documents);
NbImportDocument *nb_import_source_next      (NbImportSource     *self,
                                              GCancellable       *cancellable,
                                              GError            **error);

G_END_DECLS
