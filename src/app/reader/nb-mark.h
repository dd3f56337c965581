/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-article.h"
#include "base/nb-places.h"

G_BEGIN_DECLS

typedef enum
{
  NB_MARK_DATE,
  NB_MARK_PLACE,
  NB_MARK_PERSON,
  NB_MARK_ORGANISATION,
  NB_MARK_DOCUMENT,
  NB_MARK_CAMPAIGN,
  NB_N_MARK_KINDS,
} NbMarkKind;

/* One recognised value of an article: what it is, and the evidence that says where it was read. */
typedef struct
{
  NbMarkKind        kind;
  const char       *fact;        /* translated: "Happened", "Place" … */
  char             *value;       /* in words */
  char             *filter;      /* what the query asks for: a code, a name, a document's key; NULL: nothing */
  NbEdtf            time;        /* of a date */
  const NbEvidence *evidence;    /* of the article; NULL if the value was not read in its text */
} NbMark;

void        nb_mark_free            (NbMark          *self);
GPtrArray  *nb_marks_of_article     (const NbArticle *article,
                                     NbPlaces        *places);
const char *nb_mark_kind_get_colour (NbMarkKind       kind);
const char *nb_mark_kind_get_class  (NbMarkKind       kind);
char       *nb_rule_to_words        (const char      *rule);
char       *nb_confidence_to_words  (double           confidence);

G_END_DECLS
