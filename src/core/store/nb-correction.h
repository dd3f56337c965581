/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/nb-article.h"

G_BEGIN_DECLS

/*
 * What a user knows better than the extraction: the right value of one field of one article.
 *
 * Corrections stand beside the record, which stays as it was read; extraction never touches them.
 */

typedef enum
{
  NB_FIELD_TITLE,
  NB_FIELD_BYLINE,
  NB_FIELD_SOURCE,
  NB_FIELD_PUBLISHED,
  NB_FIELD_HAPPENED,
  NB_FIELD_PLACE,
  NB_N_FIELDS,
} NbField;

/* The place of an article that is about the whole country. */
#define NB_PLACE_NATIONAL "national"

typedef struct
{
  NbField field;
  char   *value;      /* a text, EDTF, a unit's code or NB_PLACE_NATIONAL; NULL: it cannot be known */
  char   *name;       /* of a place: what it is called; otherwise NULL */
  char   *note;       /* the user's, or NULL */
  gint64  made;       /* seconds since 1970 */
} NbCorrection;

NbCorrection       *nb_correction_new      (NbField             field,
                                            const char         *value,
                                            const char         *name,
                                            const char         *note);
NbCorrection       *nb_correction_copy     (const NbCorrection *self);
void                nb_correction_free     (NbCorrection       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (NbCorrection, nb_correction_free)
gboolean            nb_correction_is_valid (const NbCorrection *self);
const NbCorrection *nb_corrections_find    (const GPtrArray    *corrections,
                                            NbField             field);

const char         *nb_field_to_string     (NbField             field);
gboolean            nb_field_from_string   (const char         *text,
                                            NbField            *field);

char               *nb_article_dup_value   (const NbArticle    *article,
                                            NbField             field);
NbArticle          *nb_article_correct     (NbArticle          *article,
                                            const GPtrArray    *corrections);

G_END_DECLS
