/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-extractor.h"
#include "extract/nb-token.h"
#include "extract/nb-year-clues.h"

G_BEGIN_DECLS

/*
 * One document while it is being read: what the steps of extraction hand to each other. Belongs to one run.
 */

/* What a line turned out to be. */
typedef enum
{
  NB_LINE_UNKNOWN,
  NB_LINE_BOILERPLATE,
  NB_LINE_TITLE,
  NB_LINE_DATE,        /* the page's own date */
  NB_LINE_BYLINE,
  NB_LINE_LEAD,
  NB_LINE_TEXT,
  NB_LINE_HEADING,
  NB_LINE_CAPTION,
  NB_LINE_QUOTE,
} NbLineClass;

/* What a page's markup says of a block. */
typedef enum
{
  NB_HINT_NONE,
  NB_HINT_PARAGRAPH,
  NB_HINT_HEADING,
  NB_HINT_TITLE,       /* h1 */
  NB_HINT_LEAD,
  NB_HINT_CAPTION,
  NB_HINT_QUOTE,
  NB_HINT_DATE,
  NB_HINT_AUTHOR,
} NbLineHint;

typedef struct
{
  guint32 start;       /* in characters, without the white space at the ends */
  guint32 end;
  guint32 byte;
  guint32 byte_end;
  guint32 first;       /* tokens */
  guint32 last;        /* exclusive */
  guint16 n_words;
  guint8  class;       /* NbLineClass */
  guint8  hint;        /* NbLineHint */
  guint8  gap : 1;     /* an empty line stands before it */
  guint8  outside : 1; /* outside of the page's article */
  guint8  glued : 1;   /* was part of the line before */
  guint8  sure : 1;    /* the page's structure alone says that it is of the article's text */
  guint8  measured : 1; /* features are those of the line as it stands */
  guint8  features;    /* NbLineFeatures; ask nb_lines_features() */
} NbLine;

/* What a page says of itself outside of its text. */
typedef struct
{
  char *title;
  char *site_name;
  char *author;
  char *published;     /* as written */
  char *url;
  char *description;
} NbMeta;

typedef struct _NbRules NbRules;

typedef struct
{
  const NbRules  *rules;
  const NbOrigin *origin;
  GCancellable   *cancellable;
  NbArticle      *article;
  NbTokens       *tokens;
  GArray         *lines;          /* of NbLine */
  GArray         *dates;          /* of NbDateHit */
  NbMeta          meta;
  gboolean        is_html;
  char           *host;           /* of the page's address, or NULL */
  guint           body_first;     /* lines */
  gboolean        has_prose;      /* some line is running text by its own form */
  gboolean        is_index;       /* a list of other pages rather than an article */
  guint           dateline_first; /* tokens before the first paragraph that name the newspaper: "BHG - " */
  guint           dateline_last;
  NbYearClues     years;          /* of days that are printed without one */
  guint           prefix_first;   /* tokens of a crawler's "date 2020-02" */
  guint           prefix_last;
} NbReading;

#define nb_reading_line(reading, i) (&g_array_index ((reading)->lines, NbLine, (i)))

static inline gboolean
nb_line_is_body (const NbLine *line)
{
  return line->class >= NB_LINE_LEAD;
}

/* Running text: what an event is told in, as opposed to captions. */
static inline gboolean
nb_line_is_prose (const NbLine *line)
{
  return line->class == NB_LINE_LEAD || line->class == NB_LINE_TEXT || line->class == NB_LINE_QUOTE;
}

G_END_DECLS
