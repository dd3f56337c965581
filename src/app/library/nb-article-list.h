/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "model/nb-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One row of a catalog as a list's item; made when it is looked at. */
#define NB_TYPE_ARTICLE_ITEM (nb_article_item_get_type ())
G_DECLARE_FINAL_TYPE (NbArticleItem, nb_article_item, NB, ARTICLE_ITEM, GObject)

NbCatalog *nb_article_item_get_catalog (NbArticleItem *self);
guint32    nb_article_item_get_row     (NbArticleItem *self);

/* A result as a list model. */
#define NB_TYPE_ARTICLE_LIST (nb_article_list_get_type ())
G_DECLARE_FINAL_TYPE (NbArticleList, nb_article_list, NB, ARTICLE_LIST, GObject)

NbArticleList *nb_article_list_new        (void);
void           nb_article_list_set_sorter (NbArticleList *self,
                                           GtkSorter     *sorter);
void           nb_article_list_fill       (NbArticleList *self,
                                           NbSession     *session);
guint          nb_article_list_find       (NbArticleList *self,
                                           guint32        row);

G_END_DECLS
