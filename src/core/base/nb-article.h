/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-edtf.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/*
 * One article as it was read out of a document: every value with its evidence.
 *
 * An article is filled by its maker (the extractor, the library when it reads a record) and is immutable from
 * then on: fields are read directly, by const pointer, from any thread. Reference counted atomically.
 */

/* Where a value was read: a span of the article's text. */
typedef struct
{
  guint  start;         /* in characters of NbArticle.text */
  guint  end;           /* exclusive; 0, 0 if the value comes from outside the text (an address, metadata) */
  char  *text;          /* the words themselves */
  char  *rule;          /* the rule that read them */
  double confidence;    /* 0..1 */
} NbEvidence;

typedef enum { NB_BLOCK_LEAD, NB_BLOCK_TEXT, NB_BLOCK_HEADING, NB_BLOCK_CAPTION, NB_BLOCK_QUOTE } NbBlockKind;
typedef enum { NB_ROLE_SUBJECT, NB_ROLE_VENUE, NB_ROLE_MENTIONED } NbPlaceRole;
typedef enum { NB_SCOPE_UNKNOWN, NB_SCOPE_PROVINCE, NB_SCOPE_NATIONAL } NbScope;

/* A paragraph; its text is exactly the characters start .. start + length of NbArticle.text. */
typedef struct
{
  NbBlockKind kind;
  guint       start;
  char       *text;
} NbBlock;

typedef struct
{
  NbEdtf      value;
  char       *time;          /* "21:00" or NULL */
  NbEvidence *evidence;      /* NULL only if the value is unknown */
} NbDated;

typedef struct
{
  char       *unit;          /* "VN-03", "N08" */
  char       *name;
  NbPlaceRole role;
  NbEvidence *evidence;
} NbPlaceMention;

typedef struct
{
  char       *name;
  GStrv       roles;         /* never NULL, may be empty */
  NbEvidence *evidence;
} NbPerson;

/* An organisation or a campaign. */
typedef struct
{
  char       *name;
  NbEvidence *evidence;
} NbMention;

typedef struct
{
  char       *kind;          /* "Nghị quyết" */
  char       *number;        /* "25" or NULL */
  char       *symbol;        /* "NQ/TW" or NULL */
  char       *issuer;        /* or NULL */
  NbEdtf      date;
  char       *key;           /* one spelling for one document */
  NbEvidence *evidence;
} NbDocument;

typedef struct _NbArticle NbArticle;
struct _NbArticle
{
  gatomicrefcount ref_count;

  char       *title;              /* NULL if there is none and none could be derived */
  gboolean    title_derived;
  NbEvidence *title_evidence;     /* or NULL */
  char       *byline;             /* or NULL */
  NbEvidence *byline_evidence;
  char       *source_name;        /* or NULL */
  char       *source_domain;      /* or NULL */
  NbEvidence *source_evidence;
  NbDated     published;
  NbDated     happened;
  GPtrArray  *reviews;            /* of NbDated */
  GPtrArray  *plans;              /* of NbDated */
  NbScope     scope;
  GPtrArray  *places;             /* of NbPlaceMention, the primary place first */
  GPtrArray  *people;             /* of NbPerson */
  GPtrArray  *organisations;      /* of NbMention */
  GPtrArray  *documents;          /* of NbDocument */
  GPtrArray  *campaigns;          /* of NbMention */
  gboolean    about_dan_van;
  GPtrArray  *body;               /* of NbBlock */
  guint64     fingerprint;        /* nb_fingerprint_of_article(), 0 if there is too little text; not part of the record */
  guint       dropped;            /* lines or blocks left out as boilerplate */
  char       *text;               /* the document's text, decoded and normalised: what offsets count in */
};

NbArticle            *nb_article_new             (void);
NbArticle            *nb_article_ref             (NbArticle       *self);
void                  nb_article_unref           (NbArticle       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbArticle, nb_article_unref)

const NbPlaceMention *nb_article_primary_place   (const NbArticle *self);
char                 *nb_article_dup_body_text   (const NbArticle *self);

NbEvidence           *nb_evidence_new            (guint            start,
                                                  guint            end,
                                                  const char      *text,
                                                  const char      *rule,
                                                  double           confidence);
NbEvidence           *nb_evidence_copy           (const NbEvidence *evidence);
void                  nb_evidence_free           (NbEvidence      *evidence);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbEvidence, nb_evidence_free)

NbDated              *nb_dated_new               (const NbEdtf    *value,
                                                  NbEvidence      *evidence);
NbBlock              *nb_block_new               (NbBlockKind      kind,
                                                  guint            start,
                                                  const char      *text);
NbPlaceMention       *nb_place_mention_new       (const char      *unit,
                                                  const char      *name,
                                                  NbPlaceRole      role,
                                                  NbEvidence      *evidence);
NbPerson             *nb_person_new              (const char      *name,
                                                  const char *const *roles,
                                                  NbEvidence      *evidence);
NbMention            *nb_mention_new             (const char      *name,
                                                  NbEvidence      *evidence);
NbDocument           *nb_document_new            (const char      *kind,
                                                  const char      *number,
                                                  const char      *symbol,
                                                  const char      *issuer,
                                                  const NbEdtf    *date,
                                                  NbEvidence      *evidence);

const char           *nb_block_kind_to_string    (NbBlockKind      kind);
const char           *nb_place_role_to_string    (NbPlaceRole      role);
const char           *nb_scope_to_string         (NbScope          scope);

/* nb-article-json.c */
JsonNode             *nb_article_to_json         (const NbArticle *self);
char                 *nb_article_to_json_string  (const NbArticle *self,
                                                  gboolean         pretty);
NbArticle            *nb_article_from_json       (JsonNode        *node,
                                                  const char      *text,
                                                  GError         **error);

G_END_DECLS
