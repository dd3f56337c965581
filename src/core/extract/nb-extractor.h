/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-article.h"
#include "base/nb-places.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The front door of extraction: one document's bytes in, one NbArticle out.
 *
 * An extractor holds the rules and the tables made from the places; it is immutable after creation and may be used
 * by any number of threads at once.
 */

/* Raised whenever the rules change so that articles in a library are worth extracting again. */
#define NB_EXTRACT_VERSION 2

#define NB_EXTRACT_MAX_BYTES (32 * 1024 * 1024)

#define NB_EXTRACT_ERROR (nb_extract_error_quark ())
typedef enum
{
  NB_EXTRACT_ERROR_EMPTY,       /* there is nothing in it */
  NB_EXTRACT_ERROR_BINARY,      /* a picture, an archive, a PDF … */
  NB_EXTRACT_ERROR_TOO_LARGE,   /* more than NB_EXTRACT_MAX_BYTES */
  NB_EXTRACT_ERROR_ENCODING,    /* its character set is not known or it breaks its rules */
  NB_EXTRACT_ERROR_NO_TEXT,     /* a page without words */
} NbExtractError;
GQuark nb_extract_error_quark (void);

/* What is known about a document from outside of it; every field may be NULL. */
typedef struct
{
  const char *path;            /* of the file it was read from */
  const char *url;             /* the page's address */
  const char *source_name;     /* given by the user, wins */
  const char *content_type;    /* of the HTTP header */
  const char *published;       /* EDTF, from a feed or a record */
  const char *title;           /* from a feed or a record */
  const char *byline;          /* from a feed or a record */
} NbOrigin;

typedef struct _NbExtractor NbExtractor;

NbExtractor *nb_extractor_new   (NbPlaces           *places);
NbExtractor *nb_extractor_ref   (NbExtractor        *self);
void         nb_extractor_unref (NbExtractor        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbExtractor, nb_extractor_unref)

NbArticle   *nb_extractor_run   (const NbExtractor  *self,
                                 GBytes             *document,
                                 const NbOrigin     *origin,
                                 GCancellable       *cancellable,
                                 GError            **error);

G_END_DECLS
