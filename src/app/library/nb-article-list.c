/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbArticleList: a GListModel over the rows of a result that are in view. Holds row numbers only; items exist while
 * they are shown, and two more while it sorts. Owned by the list view; main thread. */

#include "library/nb-article-list.h"

#include "widgets/nb-row-words.h"

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
  GArray    *rows;         /* of guint32 */
  GtkSorter *sorter;
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
  return NB_ARTICLE_LIST (model)->rows->len;
}

static NbArticleItem *
new_item (NbArticleList *self)
{
  NbArticleItem *item = g_object_new (NB_TYPE_ARTICLE_ITEM, NULL);

  item->catalog = g_object_ref (self->catalog);
  return item;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  NbArticleList *self = NB_ARTICLE_LIST (model);
  NbArticleItem *item;

  if (position >= self->rows->len)
    return NULL;
  item = new_item (self);
  item->row = g_array_index (self->rows, guint32, position);
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
  g_clear_object (&self->sorter);
  g_array_unref (self->rows);

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
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint32));
}

NbArticleList *
nb_article_list_new (void)
{
  return g_object_new (NB_TYPE_ARTICLE_LIST, NULL);
}

/* --- order --- */

typedef struct
{
  GtkSorter     *sorter;
  NbArticleItem *a;
  NbArticleItem *b;
} Comparison;

static int
compare_rows (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  Comparison *comparison = data;
  guint32 row_a = *(const guint32 *) a, row_b = *(const guint32 *) b;
  GtkOrdering order;

  comparison->a->row = row_a;
  comparison->b->row = row_b;
  order = gtk_sorter_compare (comparison->sorter, comparison->a, comparison->b);
  return order != GTK_ORDERING_EQUAL ? (int) order : row_a < row_b ? -1 : row_a > row_b;
}

static void
sort (NbArticleList *self)
{
  Comparison comparison = { self->sorter, NULL, NULL };

  if (self->sorter == NULL || self->rows->len < 2)
    return;
  comparison.a = new_item (self);
  comparison.b = new_item (self);
  g_qsort_with_data (self->rows->data, (int) self->rows->len, sizeof (guint32), compare_rows, &comparison);
  g_object_unref (comparison.a);
  g_object_unref (comparison.b);
}

static void
sorter_changed_cb (NbArticleList *self)
{
  sort (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, self->rows->len, self->rows->len);
}

/**
 * nb_article_list_set_sorter:
 * @sorter: (nullable): compares two #NbArticleItem; what it finds equal stays in the order of time
 */
void
nb_article_list_set_sorter (NbArticleList *self,
                            GtkSorter     *sorter)
{
  g_return_if_fail (NB_IS_ARTICLE_LIST (self));

  if (self->sorter != NULL)
    g_signal_handlers_disconnect_by_data (self->sorter, self);
  if (!g_set_object (&self->sorter, sorter) || sorter == NULL)
    return;
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * nb_article_list_find:
 * @row: a row of the catalog
 *
 * Returns: its position, %GTK_INVALID_LIST_POSITION if it is not in the list
 */
guint
nb_article_list_find (NbArticleList *self,
                      guint32        row)
{
  g_return_val_if_fail (NB_IS_ARTICLE_LIST (self), GTK_INVALID_LIST_POSITION);

  for (guint i = 0; i < self->rows->len; i++)
    if (g_array_index (self->rows, guint32, i) == row)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/**
 * nb_article_list_fill:
 * @session: whose result is listed, as far as it is in the visible span
 */
void
nb_article_list_fill (NbArticleList *self,
                      NbSession     *session)
{
  NbRowSet *result = nb_session_get_result (session);
  guint before = self->rows->len;
  NbRowIter iter;
  guint32 row;
  double from, to;
  gboolean whole = nb_span_is_whole (session, &from, &to);

  g_return_if_fail (NB_IS_ARTICLE_LIST (self));

  g_set_object (&self->catalog, nb_session_get_catalog (session));
  g_array_set_size (self->rows, 0);
  for (nb_row_iter_init (&iter, result); nb_row_iter_next (&iter, &row);)
    if (nb_row_is_in_span (nb_catalog_get_row (self->catalog, row), from, to, whole))
      g_array_append_val (self->rows, row);
  sort (self);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->rows->len);
}
