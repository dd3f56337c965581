/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "extract/nb-html.h"

G_BEGIN_DECLS

/*
 * Between the parser (nb-html.c), the page that it fills (nb-html-page.c), the words of markup (nb-html-words.c), the
 * judgement on its parts (nb-html-judge.c), the choice of the article (nb-html-article.c, nb-html-place.c) and metadata
 * (nb-html-meta.c, nb-html-json.c). libxml2's types are in nb-html.c alone.
 */

#define NB_NO_NODE G_MAXUINT32

typedef enum
{
  NB_TAG_OTHER,
  NB_TAG_A, NB_TAG_ADDRESS, NB_TAG_ARTICLE, NB_TAG_ASIDE, NB_TAG_B, NB_TAG_BLOCKQUOTE, NB_TAG_BODY, NB_TAG_BR,
  NB_TAG_CAPTION, NB_TAG_CITE, NB_TAG_DD, NB_TAG_DIV, NB_TAG_DL, NB_TAG_DT, NB_TAG_EM, NB_TAG_FIGCAPTION,
  NB_TAG_FIGURE, NB_TAG_FOOTER, NB_TAG_FORM, NB_TAG_H1, NB_TAG_H2, NB_TAG_H3, NB_TAG_HEAD, NB_TAG_HEADER, NB_TAG_HTML,
  NB_TAG_I, NB_TAG_IMG, NB_TAG_LABEL, NB_TAG_LI, NB_TAG_LINK, NB_TAG_MAIN, NB_TAG_META, NB_TAG_NAV, NB_TAG_OL,
  NB_TAG_P, NB_TAG_PRE, NB_TAG_SCRIPT, NB_TAG_SECTION, NB_TAG_SPAN, NB_TAG_STRONG, NB_TAG_TABLE, NB_TAG_TBODY,
  NB_TAG_TD, NB_TAG_TH, NB_TAG_TIME, NB_TAG_TITLE, NB_TAG_TR, NB_TAG_UL,
} NbTag;

/* What a tag's name tells of it. */
typedef enum
{
  NB_TAG_IS_BLOCK = 1 << 0,
  NB_TAG_IS_SKIPPED = 1 << 1,     /* its content is no text of the page */
  NB_TAG_IS_FURNITURE = 1 << 2,
  NB_TAG_IS_VOID = 1 << 3,
} NbTagFlags;

/* What the words of a class, an id, a role or an itemprop tell of an element. */
typedef enum
{
  NB_WORD_FURNITURE = 1 << 0,     /* never a part of an article: comments, related pages, sharing … */
  NB_WORD_WEAK = 1 << 1,          /* mostly so, unless much of the page's text is in it */
  NB_WORD_ARTICLE = 1 << 2,
  NB_WORD_BODY = 1 << 3,          /* itemprop="articleBody" and the like */
  NB_WORD_CAPTION = 1 << 4,
  NB_WORD_LEAD = 1 << 5,
  NB_WORD_DATE = 1 << 6,
  NB_WORD_AUTHOR = 1 << 7,
  NB_WORD_HIDDEN = 1 << 8,        /* for screen readers alone */
  NB_WORD_NEVER = 1 << 9,         /* with NB_WORD_FURNITURE: not even if most of the text is in it: comments, consent */
  NB_WORD_TITLE = 1 << 10,
  NB_WORD_META = 1 << 11,         /* a row of small things: a date, a name, a count */
} NbWords;

typedef struct _NbWordTable NbWordTable;

NbWordTable *nb_html_words_new  (void);
void         nb_html_words_free (NbWordTable *self);
guint        nb_html_words_find (const NbWordTable *self,
                                 const char        *value);
NbTag        nb_html_tag        (const char        *name,
                                 guint             *flags);

/* An element that can hold text of its own; they stand in the order of the page, so that those inside of the node n
 * are n + 1 … last. */
typedef struct
{
  guint32 parent;        /* NB_NO_NODE: none */
  guint32 last;          /* the last one inside of it; itself if there is none */
  guint32 first_block;   /* its blocks: first_block … last_block - 1 */
  guint32 last_block;
  guint32 shape;         /* a hash of its tag and class */
  guint32 twins;         /* the shape of children that look like cards or comments … */
  guint32 n_twins;       /* … and how many */
  guint32 units;         /* of all of its text */
  guint32 link_units;
  double  prose;         /* units of its running text */
  double  weight;
  guint16 words;         /* NbWords */
  guint16 n_titles;      /* <h1> inside */
  guint8  tag;           /* NbTag */
  guint8  hint;          /* NbLineHint, with what its ancestors are */
  guint8  is_furniture : 1;
  guint8  is_centred : 1;
  guint8  is_card : 1;   /* one of several that look alike and each announce another page, or hold a comment */
  guint8  has_body : 1;  /* something inside says that it is the article's body */
} NbPageNode;

/* Where a block belongs. */
typedef enum
{
  NB_PLACE_DROPPED,      /* far from the article: not in the document's text */
  NB_PLACE_OUTSIDE,      /* in the text, for what it may tell, but not of the article */
  NB_PLACE_NEAR,         /* around the article's text: title, date, byline … */
  NB_PLACE_BODY,
} NbPlace;

/* A run of text between two borders of blocks: a line of the page's text. */
typedef struct
{
  guint32 owner;         /* the nearest node */
  guint32 start;         /* in the page's text, bytes */
  guint32 length;
  guint32 units;         /* characters, one of Chinese, Japanese or Korean for three */
  guint32 link_units;
  guint32 strong_units;
  guint32 slanted_units;
  guint32 image;         /* the node of a picture that stands before it with no text between, or NB_NO_NODE */
  guint16 n_words;
  guint8  hint;          /* NbLineHint */
  guint8  place;         /* NbPlace */
  guint8  reads : 1;     /* as running text does, by its form */
  guint8  is_prose : 1;  /* and it is neither furniture nor a caption */
  guint8  is_row : 1;    /* of a table */
  guint8  ends_sentence : 1;
} NbPageBlock;

typedef struct
{
  char   *value;         /* of datetime= */
  guint32 block;         /* it stands before this one */
  guint32 node;
  gboolean is_said;      /* marked as the day of publication */
} NbPageTime;

typedef struct
{
  NbWordTable *table;
  GString *text;
  GArray  *nodes;        /* of NbPageNode */
  GArray  *blocks;       /* of NbPageBlock */
  GArray  *times;        /* of NbPageTime */
  GPtrArray *scripts;    /* of char *: JSON-LD */
  NbMeta   said;         /* by <meta> and <link> */
  char    *title;        /* <title> */
  char    *item_date;    /* microdata */
} NbPage;

#define nb_page_node(page, i) (&g_array_index ((page)->nodes, NbPageNode, (i)))
#define nb_page_block(page, i) (&g_array_index ((page)->blocks, NbPageBlock, (i)))

static inline gboolean
nb_page_block_is_linky (const NbPageBlock *block)
{
  return block->link_units * 2 > block->units;
}

/* How much of the markup's word is taken. */
typedef enum { NB_TRUST_ALL, NB_TRUST_STRONG, NB_TRUST_TAGS, NB_TRUST_NONE } NbTrust;

typedef struct
{
  NbPage  *page;
  NbTrust  trust;
  double   prose;        /* units of running text on the whole page */
} NbChoice;

/* One element's beginning and end and what stands between, in the order of the page. */
typedef struct _NbPageBuilder NbPageBuilder;

NbPageBuilder *nb_page_builder_new   (NbPage            *page);
void           nb_page_builder_free  (NbPageBuilder     *self);
guint          nb_page_builder_depth (const NbPageBuilder *self);
void           nb_page_builder_begin (NbPageBuilder     *self,
                                      const char        *name,
                                      const char *const *attributes);
void           nb_page_builder_end   (NbPageBuilder     *self);
void           nb_page_builder_text  (NbPageBuilder     *self,
                                      const char        *text,
                                      gsize              length);
void           nb_page_builder_raw   (NbPageBuilder     *self,
                                      const char        *text,
                                      gsize              length);
void           nb_page_builder_close (NbPageBuilder     *self);

void           nb_html_judge_forms   (NbPage            *page);
void           nb_html_judge         (NbChoice          *choice);
void           nb_html_find_article  (NbPage            *page);
void           nb_html_place_blocks  (NbPage            *page,
                                      const NbPageNode  *article);
void           nb_html_place_without_article (NbPage    *page);
void           nb_html_read_json     (const char        *json,
                                      NbMeta            *meta);
void           nb_html_meta_take     (char             **field,
                                      const char        *value);
void           nb_html_meta_element  (NbMeta            *meta,
                                      const char *const *attributes);
void           nb_html_meta_fill     (const NbPage      *page,
                                      NbMeta            *meta);
void           nb_html_meta_take_time (const NbPage     *page,
                                      NbMeta            *meta);
const char    *nb_html_attribute     (const char *const *attributes,
                                      const char        *name);

G_END_DECLS
