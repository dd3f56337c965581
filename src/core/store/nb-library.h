/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-article.h"
#include "base/nb-context-bands.h"
#include "base/nb-query.h"
#include "store/nb-correction.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * The library: one SQLite file with the articles, what was read out of them, their originals and the sources.
 *
 * One writer thread and a pool of readers (WAL). Every call without "_async" blocks and may be made from any thread
 * but the one that runs the user interface; the "_async" twins deliver in the caller's main context.
 */

#define NB_TYPE_LIBRARY (nb_library_get_type ())
G_DECLARE_FINAL_TYPE (NbLibrary, nb_library, NB, LIBRARY, GObject)

#define NB_LIBRARY_ERROR (nb_library_error_quark ())
typedef enum
{
  NB_LIBRARY_ERROR_OPEN,            /* cannot be opened or created */
  NB_LIBRARY_ERROR_NOT_A_LIBRARY,   /* another kind of file */
  NB_LIBRARY_ERROR_TOO_NEW,         /* made by a newer version */
  NB_LIBRARY_ERROR_READ_ONLY,
  NB_LIBRARY_ERROR_BUSY,            /* another program writes to it */
  NB_LIBRARY_ERROR_FULL,            /* no space left */
  NB_LIBRARY_ERROR_CORRUPT,
  NB_LIBRARY_ERROR_IO,
  NB_LIBRARY_ERROR_MOVED,           /* the file that is open no longer stands in its place */
} NbLibraryError;
GQuark nb_library_error_quark (void);

typedef enum
{
  NB_LIBRARY_CREATE = 1 << 0,       /* make the file if it is missing */
  NB_LIBRARY_READ_ONLY = 1 << 1,
} NbLibraryFlags;

NbLibrary  *nb_library_open          (const char           *path,
                                      NbLibraryFlags        flags,
                                      GCancellable         *cancellable,
                                      GError              **error);
void        nb_library_open_async    (const char           *path,
                                      NbLibraryFlags        flags,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
NbLibrary  *nb_library_open_finish   (GAsyncResult         *result,
                                      GError              **error);
const char *nb_library_get_path      (NbLibrary            *self);
gboolean    nb_library_is_read_only  (NbLibrary            *self);

/* signal "changed": articles or sources came, changed or went; emitted in the main context that opened the library,
 * at most once per turn of its loop */

/* --- articles --- */

typedef struct
{
  NbArticle  *article;              /* not owned */
  const char *path;                 /* where it was read: a file … */
  const char *url;                  /* … or an address; either may be NULL */
  GBytes     *original;             /* the document as it came */
  const char *content_type;         /* or NULL */
  gboolean    is_sample;
  const char *given_source;         /* what the extraction was told from outside the document, as in NbOrigin; or NULL */
  const char *given_published;
  const char *given_title;
  const char *given_byline;
  const char *given_fields;         /* what else stood in the record that it came in: a JSON object; or NULL */
  GBytes     *hash;                 /* of the original, as nb_library_hash() makes it; NULL: to be made */
} NbLibraryItem;

/* An article ready to be stored: made on any thread, so that the one that writes need not. */
typedef struct _NbPrepared NbPrepared;

NbPrepared *nb_prepared_new          (const NbLibraryItem  *item);
NbPrepared *nb_prepared_ref          (NbPrepared           *self);
void        nb_prepared_unref        (NbPrepared           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbPrepared, nb_prepared_unref)
gsize       nb_prepared_get_size     (const NbPrepared     *self);

typedef enum { NB_ADD_ADDED, NB_ADD_UPDATED, NB_ADD_DUPLICATE } NbAddResult;

gboolean    nb_library_add           (NbLibrary            *self,
                                      const NbLibraryItem  *items,
                                      guint                 n_items,
                                      NbAddResult          *results,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_add_prepared  (NbLibrary            *self,
                                      NbPrepared *const    *prepared,
                                      guint                 n,
                                      NbAddResult          *results,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_remove_sample (NbLibrary            *self,
                                      guint                *n_removed,
                                      GCancellable         *cancellable,
                                      GError              **error);
gint64      nb_library_find_document (NbLibrary            *self,
                                      const char           *path,
                                      const char           *url,
                                      GBytes               *original);
GBytes     *nb_library_hash          (GBytes               *original);
gboolean    nb_library_has_hash      (NbLibrary            *self,
                                      GBytes               *hash);
gboolean    nb_library_is_empty      (NbLibrary            *self);

typedef struct
{
  gint64     id;
  NbArticle *article;               /* as corrected */
  NbArticle *read;                  /* as it was read; the same if nothing was corrected */
  GPtrArray *corrections;           /* of NbCorrection; NULL if there are none */
  char      *path;
  char      *url;
  char      *fields;                /* what else stood in the record that it came in, JSON as it was; or NULL */
  gint64     added;                 /* seconds since 1970 */
  gboolean   is_sample;
} NbStoredArticle;

void             nb_stored_article_free       (NbStoredArticle      *stored);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbStoredArticle, nb_stored_article_free)

NbStoredArticle *nb_library_get_article       (NbLibrary            *self,
                                               gint64                id,
                                               GCancellable         *cancellable,
                                               GError              **error);
void             nb_library_get_article_async (NbLibrary            *self,
                                               gint64                id,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
NbStoredArticle *nb_library_get_article_finish (NbLibrary           *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* --- corrections --- */

gboolean         nb_library_correct           (NbLibrary            *self,
                                               gint64                id,
                                               const NbCorrection   *correction,
                                               GCancellable         *cancellable,
                                               GError              **error);
gboolean         nb_library_undo_correction   (NbLibrary            *self,
                                               gint64                id,
                                               NbField               field,
                                               GCancellable         *cancellable,
                                               GError              **error);

void             nb_library_correct_async     (NbLibrary            *self,
                                               gint64                id,
                                               NbField               field,
                                               const NbCorrection   *correction,
                                               GCancellable         *cancellable,
                                               GAsyncReadyCallback   callback,
                                               gpointer              user_data);
gboolean         nb_library_correct_finish    (NbLibrary            *self,
                                               GAsyncResult         *result,
                                               GError              **error);

/* --- reading again, with a newer extraction --- */

/* A document of the library with all that its extraction was told. */
typedef struct
{
  gint64    id;
  char     *title;
  GBytes   *original;
  gboolean  is_text;                /* the original stands in the library as the text of the reading before */
  GBytes   *hash;
  char     *path;                   /* as stored, "sample:…" too */
  char     *url;
  char     *content_type;
  gboolean  is_sample;
  char     *given_source;
  char     *given_published;
  char     *given_title;
  char     *given_byline;
} NbKeptDocument;

void             nb_kept_document_free        (NbKeptDocument       *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbKeptDocument, nb_kept_document_free)

typedef enum { NB_READ_FAILED, NB_READ_UNCHANGED, NB_READ_CHANGED } NbReadResult;

GArray          *nb_library_list_outdated     (NbLibrary            *self,
                                               guint                *n_current,
                                               GCancellable         *cancellable,
                                               GError              **error);
NbKeptDocument  *nb_library_get_document      (NbLibrary            *self,
                                               gint64                id,
                                               GCancellable         *cancellable,
                                               GError              **error);
gboolean         nb_library_store_again       (NbLibrary            *self,
                                               NbKeptDocument *const *documents,
                                               NbArticle *const     *articles,
                                               guint                 n,
                                               NbReadResult         *results,
                                               GCancellable         *cancellable,
                                               GError              **error);

/* --- what the catalog is made of; strings are valid during the call only --- */

typedef struct
{
  gint64      id;
  const char *title;                /* never NULL */
  NbEdtf      happened;
  NbEdtf      published;
  const char *source;               /* or NULL */
  const char *unit;                 /* the primary place's code, or NULL */
  NbScope     scope;
  const char *campaign;             /* the first one, or NULL */
  const char *path;
  const char *url;
  gboolean    about_dan_van;
  gboolean    is_sample;
} NbLibraryRow;

typedef void (*NbRowFunc) (const NbLibraryRow *row, gpointer user_data);

gboolean    nb_library_foreach_row   (NbLibrary            *self,
                                      NbRowFunc             func,
                                      gpointer              user_data,
                                      GCancellable         *cancellable,
                                      GError              **error);

gboolean    nb_library_foreach_row_of (NbLibrary           *self,
                                      const gint64         *ids,
                                      guint                 n_ids,
                                      NbRowFunc             func,
                                      gpointer              user_data,
                                      GCancellable         *cancellable,
                                      GError              **error);

typedef enum { NB_FACET_CAMPAIGN, NB_FACET_PERSON, NB_FACET_ORGANISATION, NB_FACET_DOCUMENT, NB_FACET_TAG } NbFacet;
#define NB_N_FACETS (NB_FACET_TAG + 1)
typedef void (*NbFacetFunc) (gint64 id, const char *value, gpointer user_data);

gboolean    nb_library_foreach_facet (NbLibrary            *self,
                                      NbFacet               facet,
                                      NbFacetFunc           func,
                                      gpointer              user_data,
                                      GCancellable         *cancellable,
                                      GError              **error);

/* nb-library-values.c: the names that facets are made of, by id */
GArray     *nb_library_find_values   (NbLibrary            *self,
                                      NbFacet               facet,
                                      GStrv                 names,
                                      GCancellable         *cancellable,
                                      GError              **error);
typedef void (*NbNameFunc) (guint32 id, NbFacet facet, const char *value, gpointer user_data);
gboolean    nb_library_foreach_name  (NbLibrary            *self,
                                      NbNameFunc            func,
                                      gpointer              user_data,
                                      GCancellable         *cancellable,
                                      GError              **error);
GPtrArray  *nb_library_get_values    (NbLibrary            *self,
                                      const guint32        *ids,
                                      guint                 n_ids,
                                      GCancellable         *cancellable,
                                      GError              **error);

/* The articles that match the query's words, campaigns, people, documents and tags (the rest is the catalog's):
 * ascending ids as gint64, or NULL without an error if the query asks for none of these. */
GArray     *nb_library_match         (NbLibrary            *self,
                                      const NbQuery        *query,
                                      GCancellable         *cancellable,
                                      GError              **error);

GArray     *nb_library_rank          (NbLibrary            *self,
                                      const NbQuery        *query,
                                      const GArray         *within,
                                      guint                 limit,
                                      GCancellable         *cancellable,
                                      GError              **error);

/* A piece of an article's text with what was searched for. */
typedef struct
{
  guint start, end;                 /* in bytes of the snippet's text */
} NbSnippetHit;

typedef struct
{
  char    *text;                    /* one line, at the ends "…" where it is cut */
  GArray  *hits;                    /* of NbSnippetHit, ascending, at least one */
  gboolean in_title;                /* of the title; only if the body has no hit */
} NbSnippet;

void        nb_snippet_free          (NbSnippet            *snippet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbSnippet, nb_snippet_free)

GPtrArray  *nb_library_snippets      (NbLibrary            *self,
                                      const NbQuery        *query,
                                      const gint64         *ids,
                                      guint                 n_ids,
                                      GCancellable         *cancellable,
                                      GError              **error);

/* --- sources --- */

typedef struct
{
  gint64   id;
  char    *url;
  char    *title;                   /* what the feed calls itself, or NULL */
  char    *etag;
  char    *last_modified;
  gint64   checked;                 /* seconds since 1970, 0: never */
  gint64   due;                     /* when it may be asked again */
  gboolean ok;                      /* how the last run ended … */
  char    *result;                  /* … in words, or NULL */
  guint    n_new;                   /* new articles in the last run */
  guint    n_failures;              /* failed runs in a row */
} NbFeed;

void        nb_feed_free             (NbFeed               *feed);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFeed, nb_feed_free)

GPtrArray  *nb_library_list_feeds    (NbLibrary            *self,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_add_feed      (NbLibrary            *self,
                                      const char           *url,
                                      gboolean             *already_there,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_remove_feed   (NbLibrary            *self,
                                      const char           *url,
                                      gboolean             *found,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_update_feed   (NbLibrary            *self,
                                      const NbFeed         *feed,
                                      GCancellable         *cancellable,
                                      GError              **error);

gboolean    nb_library_note_page     (NbLibrary            *self,
                                      const char           *url,
                                      gboolean              ok,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_wants_page    (NbLibrary            *self,
                                      const char           *url);

/* --- care --- */

typedef struct
{
  gboolean   ok;
  GPtrArray *findings;              /* of char *, a line each, in words */
  char      *repaired_path;         /* after a repair: the file as it was before, kept */
} NbLibraryReport;

void             nb_library_report_free (NbLibraryReport   *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbLibraryReport, nb_library_report_free)

NbLibraryReport *nb_library_check       (const char        *path,
                                         gboolean           repair_it,
                                         GCancellable      *cancellable,
                                         GError           **error);

/* A short hash of all contents, "7c1e·04a9·d2f6", by which a figure names what it was drawn from. */
char            *nb_library_fingerprint (NbLibrary         *self,
                                         GCancellable      *cancellable,
                                         GError           **error);

/* --- the user's own bands of the timeline's context --- */

GPtrArray  *nb_library_list_bands    (NbLibrary            *self,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_add_band      (NbLibrary            *self,
                                      const NbContextBand  *band,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_show_band     (NbLibrary            *self,
                                      gint64                id,
                                      gboolean              shown,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_rename_band   (NbLibrary            *self,
                                      gint64                id,
                                      const char           *name,
                                      GCancellable         *cancellable,
                                      GError              **error);
gboolean    nb_library_remove_band   (NbLibrary            *self,
                                      gint64                id,
                                      GCancellable         *cancellable,
                                      GError              **error);

G_END_DECLS
