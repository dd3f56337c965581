/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-extractor.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Comparing extraction with what is known of a folder's articles (gold.jsonl), field by field. */

typedef struct
{
  GHashTable *fields;      /* name → GoldTally */
  GString *report;         /* what differs, a line each */
  guint n_articles;
  guint n_wrong;           /* fields */
} GoldResult;

NbArticle  *gold_extract        (const NbExtractor *extractor,
                                 const char        *folder,
                                 const char        *file,
                                 const char        *url);
GPtrArray  *gold_load           (const char        *folder);
GoldResult *gold_compare_folder (const NbExtractor *extractor,
                                 const char        *folder);
void        gold_result_free    (GoldResult        *result);
void        gold_result_print   (const GoldResult  *result);
void        gold_tally          (GoldResult        *result,
                                 const char        *file,
                                 const char        *field,
                                 const char        *got,
                                 const char        *expected);
void        gold_check_evidence (const NbArticle   *article,
                                 const char        *file);
char       *gold_edtf           (const NbEdtf      *value);
const char *gold_string         (JsonObject        *object,
                                 const char        *member);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoldResult, gold_result_free)

G_END_DECLS
