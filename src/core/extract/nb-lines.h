/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-html.h"
#include "extract/nb-reading.h"

G_BEGIN_DECLS

/* Lines and what can be told of each by itself. */

typedef enum
{
  NB_LINE_ENDS_SENTENCE = 1 << 0,
  NB_LINE_HAS_MARKS = 1 << 1,       /* Vietnamese letters */
  NB_LINE_IS_UPPER = 1 << 2,
  NB_LINE_TWO_SENTENCES = 1 << 3,
  NB_LINE_HAS_WORDS = 1 << 4,
} NbLineFeatures;

void      nb_lines_unwrap        (char            *text);
void      nb_lines_split         (NbReading       *reading,
                                  const GArray    *blocks);
guint     nb_lines_features      (const NbReading *reading,
                                  const NbLine    *line);
gboolean  nb_lines_has_prefix    (const NbReading *reading,
                                  const NbLine    *line,
                                  const char *const *phrases);
gboolean  nb_lines_is_whole      (const NbReading *reading,
                                  const NbLine    *line,
                                  const char *const *phrases);
guint     nb_lines_hash          (const NbReading *reading,
                                  const NbLine    *line);

G_END_DECLS
