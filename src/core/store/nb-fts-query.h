/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-query.h"

G_BEGIN_DECLS

typedef enum { NB_FTS_ANY, NB_FTS_TITLE, NB_FTS_BODY } NbFtsColumn;

/* Words that follow one another. */
typedef struct
{
  GPtrArray  *places;        /* of GPtrArray of char *: the forms any of which may stand there, as the index has them */
  NbFtsColumn column;
  gboolean    prefix;        /* the last place is the beginning of a word */
  guint       group;         /* phrases of one group are alternatives; of each group one is asked for */
} NbFtsPhrase;

typedef struct
{
  char      *wanted;         /* expressions for MATCH; NULL: there are only exclusions */
  char      *unwanted;       /* or NULL */
  char      *any;            /* any of the phrases that are wanted; NULL as wanted is */
  GPtrArray *phrases;        /* of NbFtsPhrase: those of wanted and any, as FTS5 counts them */
  guint      n_groups;
  gboolean   has_prefix;     /* anywhere */
} NbFtsQuery;

NbFtsQuery *nb_fts_query_parse (const char *typed, NbSearchMode mode, gboolean large);
void        nb_fts_query_free  (NbFtsQuery *self);
char       *nb_fts_query_match (const NbFtsQuery *self);
char       *nb_fts_query_for   (const char *typed, NbSearchMode mode, gboolean *negative);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbFtsQuery, nb_fts_query_free)

G_END_DECLS
