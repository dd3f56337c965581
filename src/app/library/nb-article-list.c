/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbArticleList: a GListModel over the rows of a result. Holds row numbers only; items exist while they are shown.
 * Owned by the list view; main thread. */

#include "library/nb-article-list.h"

struct _NbArticleItem
{
  GObject    parent_instance;
  NbCatalog *catalog;
  guint32    row;
};

struct _NbArticleList
{
  GObject    parent_instance;
  NbCatalog *catalog;
  NbRowSet  *rows;
};

static void nb_article_list_model_init (GListModelInterface *iface);
G_DEFINE_FINAL_TYPE (NbArticleItem, nb_article_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (NbArticleList, nb_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, nb_article_list_model_init))

static void
nb_article_item_finalize (GObject *object)
{
  g_clear_object (&NB_ARTICLE_ITEM (object)->catalog);

  G_OBJECT_CLASS (nb_article_item_parent_class)->finalize (object);
}

static void
nb_article_item_class_init (NbArticleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_article_item_finalize;
}

static void
nb_article_item_init (NbArticleItem *self)
{
}

NbCatalog *
nb_article_item_get_catalog (NbArticleItem *self)
{
  return self->catalog;
}

guint32
nb_article_item_get_row (NbArticleItem *self)
{
  return self->row;
}

static GType
get_item_type (GListModel *model)
{
  return NB_TYPE_ARTICLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  NbArticleList *self = NB_ARTICLE_LIST (model);

  return self->rows != NULL ? self->rows->n_rows : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  NbArticleList *self = NB_ARTICLE_LIST (model);
  NbArticleItem *item;

  if (position >= get_n_items (model))
    return NULL;
  item = g_object_new (NB_TYPE_ARTICLE_ITEM, NULL);
  item->catalog = g_object_ref (self->catalog);
  item->row = self->rows->rows[position];
  return item;
}

static void
nb_article_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
nb_article_list_finalize (GObject *object)
{
  NbArticleList *self = NB_ARTICLE_LIST (object);

  g_clear_object (&self->catalog);
  g_clear_pointer (&self->rows, nb_row_set_unref);

  G_OBJECT_CLASS (nb_article_list_parent_class)->finalize (object);
}

static void
nb_article_list_class_init (NbArticleListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_article_list_finalize;
}

static void
nb_article_list_init (NbArticleList *self)
{
}

NbArticleList *
nb_article_list_new (void)
{
  return g_object_new (NB_TYPE_ARTICLE_LIST, NULL);
}

/**
 * nb_article_list_set_rows:
 * @rows: rows of @catalog; both are kept
 */
void
nb_article_list_set_rows (NbArticleList *self,
                          NbCatalog     *catalog,
                          NbRowSet      *rows)
{
  guint before = get_n_items (G_LIST_MODEL (self));

  g_return_if_fail (NB_IS_ARTICLE_LIST (self));

  if (self->rows == rows)
    return;
  g_set_object (&self->catalog, catalog);
  g_clear_pointer (&self->rows, nb_row_set_unref);
  self->rows = nb_row_set_ref (rows);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, rows->n_rows);
}
