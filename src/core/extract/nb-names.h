/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* What a place in a sentence lets a name be. */
typedef enum
{
  NB_NAME_LISTED,      /* nothing else tells it: it must begin with a family name */
  NB_NAME_ANY,         /* behind an honorific or an office: two capitalised words are a name */
  NB_NAME_ONE_WORD,    /* behind "già làng": one is, too */
} NbNameSlot;

typedef struct
{
  guint first;         /* tokens */
  guint last;          /* exclusive */
  gboolean is_listed;  /* it begins with a family name */
} NbNameSpan;

gboolean nb_name_read          (const NbReading *reading,
                                guint            i,
                                guint            limit,
                                NbNameSlot       slot,
                                NbNameSpan      *name);
guint    nb_name_skip_unit     (const NbReading *reading,
                                guint            i,
                                guint            limit);
gboolean nb_name_is_behind_unit (const NbReading *reading,
                                guint            i);
gboolean nb_name_is_historic   (const NbReading *reading,
                                guint            i,
                                guint           *may_be_today);
char    *nb_words_dup          (const NbTokens  *tokens,
                                guint            first,
                                guint            last);
char    *nb_name_dup           (const NbTokens  *tokens,
                                guint            first,
                                guint            last);

G_END_DECLS
