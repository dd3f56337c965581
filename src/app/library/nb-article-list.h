/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "library/nb-list-order.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* One row of a catalog as a list's item; made when it is looked at.
 * "details": what is read from the library for it has come. */
#define NB_TYPE_ARTICLE_ITEM (nb_article_item_get_type ())
G_DECLARE_FINAL_TYPE (NbArticleItem, nb_article_item, NB, ARTICLE_ITEM, GObject)

NbCatalog       *nb_article_item_get_catalog  (NbArticleItem *self);
guint32          nb_article_item_get_row      (NbArticleItem *self);
const NbSnippet *nb_article_item_get_snippet  (NbArticleItem *self);
const GArray    *nb_article_item_get_hits     (NbArticleItem *self);

/*
 * A result as a list model: positions, not objects.
 *
 * "reordering": all items are about to be others
 * "ordered" (gboolean to_top): the list shows another order or result, after "items-changed"; @to_top: something else was asked
 * "refused": the order asked for is not offered for so many articles; the former one stays
 * "failed" (GError): something could not be read
 */
#define NB_TYPE_ARTICLE_LIST (nb_article_list_get_type ())
G_DECLARE_FINAL_TYPE (NbArticleList, nb_article_list, NB, ARTICLE_LIST, GObject)

#define NB_ARTICLE_PAGE 64

NbArticleList *nb_article_list_new          (void);
void           nb_article_list_show         (NbArticleList    *self,
                                             const NbListWish *wish);
gboolean       nb_article_list_is_sorting   (NbArticleList    *self);
NbSortBy       nb_article_list_get_sort     (NbArticleList    *self);
guint          nb_article_list_get_n_ranked (NbArticleList    *self);
guint          nb_article_list_get_n_asked  (NbArticleList    *self);
guint          nb_article_list_find         (NbArticleList    *self,
                                             gint64            id);

G_END_DECLS
