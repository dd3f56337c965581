/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbArticleList: a GListModel over an order of rows. Items exist while somebody holds them; what is read for them is read a
 * page at a time, and what was asked for an older order is dropped. Owned by the list view; main thread. */

#include "library/nb-article-list.h"

#include "library/nb-list-page.h"
#include "widgets/nb-task.h"

/* As many as a very high window shows at once; those that were scrolled past meanwhile are not read. */
#define MAX_WAITING 8
#define MAX_PAGES 64
/* When rows that are shown go, GTK (4.8) looks for their items among all that are new. */
#define MAX_LOOKED_THROUGH 2000

struct _NbArticleItem
{
  GObject        parent_instance;
  NbArticleList *list;             /* whose item it is at the moment; not owned, NULL when the order has changed */
  NbCatalog     *catalog;
  guint32        row;
  guint          position;
  NbListPage    *page;             /* NULL until it has come */
};

struct _NbArticleList
{
  GObject       parent_instance;
  NbListOrder  *order;             /* NULL: nothing yet */
  NbListWish    wish;              /* what that order came from */
  NbListWish    next;              /* what is being sorted; its catalog is NULL if nothing is */
  GCancellable *sorting;
  guint         generation;        /* of the order */
  GHashTable   *items;             /* position to NbArticleItem, not owned */
  GHashTable   *pages;             /* number to NbListPage */
  GArray       *waiting;           /* of guint: pages to be read, the one asked for last at the end */
  GCancellable *reading;           /* of a page; NULL when none is being read */
  guint         page_read;
  guint         n_asked;
  gboolean      failed;            /* said once for a generation */
};

enum { DETAILS, N_ITEM_SIGNALS };
enum { REORDERING, ORDERED, REFUSED, FAILED, N_SIGNALS };
static guint item_signals[N_ITEM_SIGNALS];
static guint signals[N_SIGNALS];

static void nb_article_list_model_init (GListModelInterface *iface);
static void read_next (NbArticleList *self);
G_DEFINE_FINAL_TYPE (NbArticleItem, nb_article_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (NbArticleList, nb_article_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, nb_article_list_model_init))

/* --- items --- */

static void
nb_article_item_finalize (GObject *object)
{
  NbArticleItem *self = NB_ARTICLE_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, GUINT_TO_POINTER (self->position));
  g_clear_object (&self->catalog);
  g_clear_pointer (&self->page, nb_list_page_unref);

  G_OBJECT_CLASS (nb_article_item_parent_class)->finalize (object);
}

static void
nb_article_item_class_init (NbArticleItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_article_item_finalize;
  item_signals[DETAILS] = g_signal_new ("details", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 0);
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

/**
 * nb_article_item_get_snippet:
 *
 * Returns: (nullable): the piece of its text with the words; %NULL if there is none or it has not come yet
 */
const NbSnippet *
nb_article_item_get_snippet (NbArticleItem *self)
{
  guint at = self->position % NB_ARTICLE_PAGE;

  return self->page != NULL && at < self->page->snippets->len ? self->page->snippets->pdata[at] : NULL;
}

/**
 * nb_article_item_get_hits:
 *
 * Returns: (nullable) (element-type NbSnippetHit): where the title has the words, in bytes
 */
const GArray *
nb_article_item_get_hits (NbArticleItem *self)
{
  guint at = self->position % NB_ARTICLE_PAGE;

  return self->page != NULL && at < self->page->hits->len ? self->page->hits->pdata[at] : NULL;
}

/* --- pages --- */

static gboolean
has_words (NbArticleList *self)
{
  return self->wish.library != NULL && self->wish.query->words != NULL && *self->wish.query->words != '\0';
}

static void
give_page (NbArticleList *self,
           guint          number,
           NbListPage    *page)
{
  for (guint i = 0; i < NB_ARTICLE_PAGE; i++)
    {
      NbArticleItem *item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (number * NB_ARTICLE_PAGE + i));

      if (item == NULL || item->page != NULL)
        continue;
      item->page = nb_list_page_ref (page);
      g_object_ref (item);
      g_signal_emit (item, item_signals[DETAILS], 0);
      g_object_unref (item);
    }
}

typedef struct
{
  NbArticleList *list;
  guint          generation;
  guint          number;
} PageRequest;

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autofree PageRequest *request = data;
  g_autoptr (NbArticleList) self = request->list;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbListPage) page = nb_list_page_read_finish (result, &error);

  if (request->generation != self->generation)
    return;
  g_clear_object (&self->reading);
  if (page != NULL)
    {
      if (g_hash_table_size (self->pages) >= MAX_PAGES)
        g_hash_table_remove_all (self->pages);
      g_hash_table_insert (self->pages, GUINT_TO_POINTER (request->number), nb_list_page_ref (page));
      give_page (self, request->number, page);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !self->failed)
    {
      self->failed = TRUE;
      g_signal_emit (self, signals[FAILED], 0, error);
    }
  /* a listener may have asked for another order, whose first page is being read */
  if (self->reading == NULL)
    read_next (self);
}

static void
read_next (NbArticleList *self)
{
  PageRequest *request;
  guint number, from;

  if (self->reading != NULL || self->waiting->len == 0 || self->order == NULL)
    return;
  number = g_array_index (self->waiting, guint, self->waiting->len - 1);
  g_array_set_size (self->waiting, self->waiting->len - 1);
  from = number * NB_ARTICLE_PAGE;
  request = g_new (PageRequest, 1);
  *request = (PageRequest){ g_object_ref (self), self->generation, number };
  self->reading = g_cancellable_new ();
  self->page_read = number;
  self->n_asked++;
  nb_list_page_read_async (self->wish.library, self->wish.query, self->order, from,
                           MIN (NB_ARTICLE_PAGE, self->order->n - from), self->reading, page_read_cb, request);
}

static void
ask_for_page (NbArticleList *self,
              guint          number)
{
  if (self->reading != NULL && self->page_read == number)
    return;
  for (guint i = 0; i < self->waiting->len; i++)
    if (g_array_index (self->waiting, guint, i) == number)
      return;
  if (self->waiting->len >= MAX_WAITING)
    g_array_remove_index (self->waiting, 0);
  g_array_append_val (self->waiting, number);
  read_next (self);
}

static void
forget_pages (NbArticleList *self)
{
  GHashTableIter iter;
  gpointer item;

  self->generation++;
  self->failed = FALSE;
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    NB_ARTICLE_ITEM (item)->list = NULL;
  g_hash_table_remove_all (self->items);
  g_hash_table_remove_all (self->pages);
  g_array_set_size (self->waiting, 0);
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
}

/* --- the model --- */

static GType
get_item_type (GListModel *model)
{
  return NB_TYPE_ARTICLE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  NbListOrder *order = NB_ARTICLE_LIST (model)->order;

  return order != NULL ? order->n : 0;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  NbArticleList *self = NB_ARTICLE_LIST (model);
  NbArticleItem *item;
  NbListPage *page;

  if (position >= get_n_items (model))
    return NULL;
  item = g_hash_table_lookup (self->items, GUINT_TO_POINTER (position));
  if (item != NULL)
    g_object_ref (item);
  else
    {
      item = g_object_new (NB_TYPE_ARTICLE_ITEM, NULL);
      item->list = self;
      item->catalog = g_object_ref (self->order->catalog);
      item->row = nb_list_order_get (self->order, position);
      item->position = position;
      g_hash_table_insert (self->items, GUINT_TO_POINTER (position), item);
    }
  if (item->page == NULL && has_words (self))
    {
      page = g_hash_table_lookup (self->pages, GUINT_TO_POINTER (position / NB_ARTICLE_PAGE));
      if (page != NULL)
        item->page = nb_list_page_ref (page);
      else
        ask_for_page (self, position / NB_ARTICLE_PAGE);
    }
  return item;
}

static void
nb_article_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* --- object --- */

static void
stop_sorting (NbArticleList *self)
{
  if (self->sorting != NULL)
    g_cancellable_cancel (self->sorting);
  g_clear_object (&self->sorting);
  nb_list_wish_clear (&self->next);
}

static void
nb_article_list_dispose (GObject *object)
{
  NbArticleList *self = NB_ARTICLE_LIST (object);

  stop_sorting (self);
  forget_pages (self);

  G_OBJECT_CLASS (nb_article_list_parent_class)->dispose (object);
}

static void
nb_article_list_finalize (GObject *object)
{
  NbArticleList *self = NB_ARTICLE_LIST (object);

  g_clear_pointer (&self->order, nb_list_order_unref);
  nb_list_wish_clear (&self->wish);
  g_hash_table_unref (self->items);
  g_hash_table_unref (self->pages);
  g_array_unref (self->waiting);

  G_OBJECT_CLASS (nb_article_list_parent_class)->finalize (object);
}

static void
nb_article_list_class_init (NbArticleListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nb_article_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = nb_article_list_finalize;
  signals[REORDERING] = g_signal_new ("reordering", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);
  signals[ORDERED] = g_signal_new ("ordered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
nb_article_list_init (NbArticleList *self)
{
  self->items = g_hash_table_new (NULL, NULL);
  self->pages = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) nb_list_page_unref);
  self->waiting = g_array_new (FALSE, FALSE, sizeof (guint));
}

NbArticleList *
nb_article_list_new (void)
{
  return g_object_new (NB_TYPE_ARTICLE_LIST, NULL);
}

/* --- order --- */

/* Takes both over. */
static void
take_order (NbArticleList *self,
            NbListOrder   *order,
            NbListWish    *wish)
{
  guint before = get_n_items (G_LIST_MODEL (self));
  gboolean asked_else = self->order == NULL || self->wish.by != wish->by || self->wish.descending != wish->descending
                        || !nb_query_equal (self->wish.query, wish->query);

  g_signal_emit (self, signals[REORDERING], 0);
  forget_pages (self);
  g_clear_pointer (&self->order, nb_list_order_unref);
  if (order->n > MAX_LOOKED_THROUGH && before > 0)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), 0, before, 0);
      before = 0;
    }
  nb_list_wish_clear (&self->wish);
  self->order = order;
  self->wish = *wish;
  *wish = (NbListWish){ NULL };
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, order->n);
  g_signal_emit (self, signals[ORDERED], 0, asked_else);
}

static void
sort_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  NbListOrder *order = nb_list_order_new (data, cancellable, &error);

  if (order != NULL)
    g_task_return_pointer (task, order, (GDestroyNotify) nb_list_order_unref);
  else
    g_task_return_error (task, error);
}

static void
wish_free (gpointer wish)
{
  nb_list_wish_clear (wish);
  g_free (wish);
}

static void
sorted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  NbArticleList *self = NB_ARTICLE_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbListOrder) order = g_task_propagate_pointer (G_TASK (result), &error);

  /* another wish has come meanwhile */
  if (g_task_get_cancellable (G_TASK (result)) != self->sorting)
    return;
  g_clear_object (&self->sorting);
  if (order != NULL)
    {
      NbListWish wish = self->next;

      self->next = (NbListWish){ NULL };
      take_order (self, g_steal_pointer (&order), &wish);
      return;
    }
  nb_list_wish_clear (&self->next);
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/**
 * nb_article_list_show:
 * @wish: what is to be listed and how
 *
 * At once if that is quick; else the list shows what it shows until a worker thread has the new order.
 */
void
nb_article_list_show (NbArticleList    *self,
                      const NbListWish *wish)
{
  g_autoptr (GTask) task = NULL;
  NbListWish copy, *given;

  g_return_if_fail (NB_IS_ARTICLE_LIST (self));

  stop_sorting (self);
  nb_list_wish_copy (&copy, wish);
  if (!nb_list_wish_is_allowed (wish))
    {
      /* what is listed has to change, too */
      copy.by = NB_SORT_DATE;
      copy.descending = FALSE;
    }
  if (nb_list_wish_is_quick (&copy))
    take_order (self, nb_list_order_new (&copy, NULL, NULL), &copy);
  else
    {
      self->next = copy;
      self->sorting = g_cancellable_new ();
      given = g_new (NbListWish, 1);
      nb_list_wish_copy (given, &copy);
      task = nb_task_new (self, self->sorting, sorted_cb, NULL);
      g_task_set_source_tag (task, nb_article_list_show);
      g_task_set_task_data (task, given, wish_free);
      g_task_run_in_thread (task, sort_thread);
    }
  if (!nb_list_wish_is_allowed (wish))
    g_signal_emit (self, signals[REFUSED], 0);
}

/**
 * nb_article_list_is_sorting:
 *
 * Returns: whether another order is on its way
 */
gboolean
nb_article_list_is_sorting (NbArticleList *self)
{
  return self->sorting != NULL;
}

/**
 * nb_article_list_get_sort:
 *
 * Returns: what the list is sorted by as it is shown
 */
NbSortBy
nb_article_list_get_sort (NbArticleList *self)
{
  return self->order != NULL ? self->wish.by : NB_SORT_DATE;
}

/**
 * nb_article_list_get_n_ranked:
 *
 * Returns: how many articles stand at the beginning by relevance
 */
guint
nb_article_list_get_n_ranked (NbArticleList *self)
{
  return self->order != NULL ? self->order->n_ranked : 0;
}

/**
 * nb_article_list_get_n_asked:
 *
 * Returns: how many pages were read so far, for tests
 */
guint
nb_article_list_get_n_asked (NbArticleList *self)
{
  return self->n_asked;
}

/**
 * nb_article_list_find:
 * @id: of an article
 *
 * Returns: its position in the list as it is shown, %G_MAXUINT if it is not there
 */
guint
nb_article_list_find (NbArticleList *self,
                      gint64         id)
{
  guint row;

  g_return_val_if_fail (NB_IS_ARTICLE_LIST (self), G_MAXUINT);

  return self->order != NULL && nb_catalog_find (self->order->catalog, id, &row) ? nb_list_order_find (self->order, row)
                                                                                   : G_MAXUINT;
}
