/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _Corpus Corpus;

typedef struct
{
  GString *url;
  GString *title;
  GString *text;
  GString *published;   /* ISO 8601 */
  GString *source;
  GString *byline;
  guint64  cluster;     /* the number of the article that this one is a copy of; its own if it is none */
} CorpusArticle;

Corpus        *corpus_new          (guint64 seed, double reprints, GError **error);
void           corpus_free         (Corpus *self);
CorpusArticle *corpus_article_new  (void);
void           corpus_article_free (CorpusArticle *article);
void           corpus_write        (const Corpus *self, guint64 number, CorpusArticle *article);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Corpus, corpus_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CorpusArticle, corpus_article_free)

G_END_DECLS
