/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Counting how a field was read.
 *
 * A field with one value is right, wrong (another value), missed (unknown, although the document tells) or invented (a
 * value, although the document tells none); its accuracy is over all documents, its recall over those that tell. A field
 * with several values is counted value by value: found, invented, missed.
 */

typedef struct
{
  const char *field;
  gboolean    is_set;      /* several values a document */
  guint       right;       /* the value told was found */
  guint       wrong;       /* another one */
  guint       missed;
  guint       invented;
  guint       silent;      /* rightly nothing */
} Tally;

typedef struct
{
  GPtrArray *tallies;      /* of Tally, in the order of their first use */
  GString   *details;      /* what differs, a line each */
} Score;

Score  *score_new       (void);
void    score_free      (Score            *self);
Tally  *score_get       (const Score      *self,
                         const char       *field);
void    score_value     (Score            *self,
                         const char       *file,
                         const char       *field,
                         const char       *got,
                         const char       *gold);
void    score_set       (Score            *self,
                         const char       *file,
                         const char       *field,
                         GPtrArray        *got,
                         GPtrArray        *gold);
void    score_print     (const Score      *self);

double  tally_accuracy  (const Tally      *tally);
double  tally_precision (const Tally      *tally);
double  tally_recall    (const Tally      *tally);
double  tally_f1        (const Tally      *tally);

/* shingles.c */
void    shingle_compare (const char       *got,
                         const char       *gold,
                         double           *precision,
                         double           *recall);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Score, score_free)

G_END_DECLS
