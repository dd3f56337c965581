/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbFacetList: choices to filter by, as a list model.
 * Owned by the filter popover (or a test); main thread, asks in worker threads. */

#include "model/nb-facet-list.h"

#include <string.h>

struct _NbFacetItem
{
  GObject parent_instance;

  NbFacetItemType type;
  guint section;
  NbFacetChoice *choice;           /* of a choice */
  guint n_all;                     /* how many values the section's kind has in the result */
  double share;                    /* of the section's largest count */
};

G_DEFINE_FINAL_TYPE (NbFacetItem, nb_facet_item, G_TYPE_OBJECT)

struct _NbFacetList
{
  GObject parent_instance;

  NbSession *session;
  GPtrArray *items;                /* of NbFacetItem */
  NbFacetChoices *choices;         /* what they show, or NULL */
  gboolean is_open;
  char *typed;                     /* or NULL */
  guint n_wanted[NB_N_SECTIONS];
  guint may_grow_from;
  NbNames *names;                  /* of names_of; NULL until somebody looks for names */
  NbCatalog *catalog;              /* what names and ids are of; compared, never used */
  NbQuery *words;                  /* what ids are of, or NULL */
  GArray *ids;
  GCancellable *asking;            /* NULL when no answer is awaited */
  gboolean asking_keeps;           /* that answer keeps the order */
  GCancellable *reading;           /* as asking, of the names */
};

enum { UPDATED, FAILED, N_SIGNALS };

static guint signals[N_SIGNALS];
static guint item_changed;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (NbFacetList, nb_facet_list, G_TYPE_OBJECT, G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

/* --- items ------------------------------------------------------------------------------------------------------- */

static void
nb_facet_item_finalize (GObject *object)
{
  g_clear_pointer (&NB_FACET_ITEM (object)->choice, nb_facet_choice_free);

  G_OBJECT_CLASS (nb_facet_item_parent_class)->finalize (object);
}

static void
nb_facet_item_class_init (NbFacetItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_facet_item_finalize;

  item_changed = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
nb_facet_item_init (NbFacetItem *self)
{
}

NbFacetItemType
nb_facet_item_get_item_type (NbFacetItem *self)
{
  return self->type;
}

guint
nb_facet_item_get_section (NbFacetItem *self)
{
  return self->section;
}

/**
 * nb_facet_item_get_choice:
 *
 * Returns: (transfer none) (nullable): what can be chosen; %NULL of a heading
 */
const NbFacetChoice *
nb_facet_item_get_choice (NbFacetItem *self)
{
  return self->choice;
}

/**
 * nb_facet_item_get_n_all:
 *
 * Returns: how many values its section would have if all were shown; 0 while names are sought
 */
guint
nb_facet_item_get_n_all (NbFacetItem *self)
{
  return self->n_all;
}

/**
 * nb_facet_item_get_share:
 *
 * Returns: its count as a share of the largest one of its section
 */
double
nb_facet_item_get_share (NbFacetItem *self)
{
  return self->share;
}

static void
add_item (GPtrArray *items,
          NbFacetItemType type,
          guint section,
          const NbFacetChoice *choice,
          guint n_all,
          guint n_most)
{
  NbFacetItem *item = g_object_new (NB_TYPE_FACET_ITEM, NULL);

  item->type = type;
  item->section = section;
  item->choice = choice ? nb_facet_choice_copy (choice) : NULL;
  item->n_all = n_all;
  item->share = choice && n_most ? (double) choice->n_rows / n_most : 0;
  g_ptr_array_add (items, item);
}

static GPtrArray *
make_items (const NbFacetChoices *choices)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint section = 0; section < NB_N_SECTIONS; section++)
    {
      const NbFacetSection *from = &choices->sections[section];
      guint n_most = 0;

      if (!from->choices->len)
        continue;
      add_item (items, NB_FACET_ITEM_HEADING, section, NULL, from->n_all, 0);
      for (guint i = 0; i < from->choices->len; i++)
        n_most = MAX (n_most, ((NbFacetChoice *) from->choices->pdata[i])->n_rows);
      for (guint i = 0; i < from->choices->len; i++)
        add_item (items, NB_FACET_ITEM_CHOICE, section, from->choices->pdata[i], from->n_all, n_most);
      if (from->n_all > from->choices->len)
        add_item (items, NB_FACET_ITEM_MORE, section, NULL, from->n_all, 0);
    }
  return items;
}

static gboolean
same_place (const NbFacetItem *a,
            const NbFacetItem *b)
{
  return a->type == b->type && a->section == b->section;
}

/* The item takes over what the other one shows. */
static void
item_become (NbFacetItem *self,
             NbFacetItem *other)
{
  const NbFacetChoice *a = self->choice, *b = other->choice;

  if (self->n_all == other->n_all && self->share == other->share
      && (!a || (a->kind == b->kind && a->key == b->key && a->n_rows == b->n_rows && a->on == b->on
                 && g_strcmp0 (a->value, b->value) == 0)))
    return;
  g_clear_pointer (&self->choice, nb_facet_choice_free);
  self->choice = g_steal_pointer (&other->choice);
  self->n_all = other->n_all;
  self->share = other->share;
  g_signal_emit (self, item_changed, 0);
}

/* Rows that stay where they are change their words only: nothing flickers, nothing is scrolled. */
static void
show_items (NbFacetList *self,
            GPtrArray *fresh)
{
  guint n_old = self->items->len, n_new = fresh->len, head = 0, tail = 0;

  while (head < n_old && head < n_new && same_place (self->items->pdata[head], fresh->pdata[head]))
    head++;
  while (tail + head < n_old && tail + head < n_new
         && same_place (self->items->pdata[n_old - 1 - tail], fresh->pdata[n_new - 1 - tail]))
    tail++;
  for (guint i = 0; i < head; i++)
    item_become (self->items->pdata[i], fresh->pdata[i]);
  for (guint i = 1; i <= tail; i++)
    item_become (self->items->pdata[n_old - i], fresh->pdata[n_new - i]);
  if (n_old == n_new && head + tail == n_old)
    return;
  if (n_old > head + tail)
    g_ptr_array_remove_range (self->items, head, n_old - head - tail);
  for (guint i = head; i < n_new - tail; i++)
    g_ptr_array_insert (self->items, i, g_object_ref (fresh->pdata[i]));
  g_list_model_items_changed (G_LIST_MODEL (self), head, n_old - head - tail, n_new - head - tail);
}

/* --- asking ------------------------------------------------------------------------------------------------------ */

static void refresh (NbFacetList *self, gboolean keep_order);

static void
fail (NbFacetList *self,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
stop (GCancellable **cancellable)
{
  if (*cancellable)
    g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
}

static gboolean
same_words (const NbQuery *a,
            const NbQuery *b)
{
  return a && g_strcmp0 (a->words, b->words) == 0 && a->mode == b->mode;
}

static NbFacetChoices *
copy_choices (const NbFacetChoices *choices)
{
  NbFacetChoices *copy = g_new0 (NbFacetChoices, 1);

  for (guint i = 0; i < NB_N_SECTIONS; i++)
    {
      copy->sections[i].n_all = choices->sections[i].n_all;
      copy->sections[i].choices = g_ptr_array_copy (choices->sections[i].choices, (GCopyFunc) (void (*) (void)) nb_facet_choice_copy, NULL);
      g_ptr_array_set_free_func (copy->sections[i].choices, (GDestroyNotify) nb_facet_choice_free);
    }
  return copy;
}

static NbFacetQuestion *
question_new (NbFacetList *self,
              gboolean keep_order)
{
  NbFacetQuestion *question = g_new0 (NbFacetQuestion, 1);

  question->catalog = g_object_ref (nb_session_get_catalog (self->session));
  g_set_object (&question->library, nb_session_get_library (self->session));
  question->query = nb_query_ref (nb_session_get_query (self->session));
  question->rows = nb_row_set_ref (nb_session_get_result (self->session));
  question->facets = nb_facets_ref (nb_session_get_facets (self->session));
  question->mode = nb_session_get_place_mode (self->session);
  question->names = self->names ? nb_names_ref (self->names) : NULL;
  question->typed = g_strdup (self->typed);
  memcpy (question->n_wanted, self->n_wanted, sizeof question->n_wanted);
  question->shown = keep_order && self->choices ? copy_choices (self->choices) : NULL;
  question->may_grow_from = self->may_grow_from;
  if (self->ids && self->catalog == question->catalog && same_words (self->words, question->query))
    question->ids = g_array_ref (self->ids);
  return question;
}

static void
ask_thread (GTask *task,
            gpointer source,
            gpointer data,
            GCancellable *cancellable)
{
  GError *error = NULL;
  NbFacetChoices *choices = nb_facet_choices_new (data, cancellable, &error);

  if (choices)
    g_task_return_pointer (task, choices, (GDestroyNotify) nb_facet_choices_free);
  else
    g_task_return_error (task, error);
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  NbFacetList *self = NB_FACET_LIST (source);
  const NbFacetQuestion *question = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (NbFacetChoices) choices = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (GPtrArray) items = NULL;

  if (g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_object (&self->asking);
  if (!choices)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->words, nb_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  self->words = nb_query_ref (question->query);
  self->ids = g_steal_pointer (&choices->ids);
  g_set_object (&self->catalog, question->catalog);
  items = make_items (choices);
  g_clear_pointer (&self->choices, nb_facet_choices_free);
  self->choices = g_steal_pointer (&choices);
  show_items (self, items);
  g_signal_emit (self, signals[UPDATED], 0);
}

typedef struct
{
  NbCatalog *catalog;
  NbLibrary *library;
} NamesQuestion;

static void
names_question_free (gpointer data)
{
  NamesQuestion *question = data;

  g_object_unref (question->catalog);
  g_clear_object (&question->library);
  g_free (question);
}

static void
read_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  const NamesQuestion *question = data;
  GError *error = NULL;
  NbNames *names = nb_names_new (question->catalog, question->library, cancellable, &error);

  if (names)
    g_task_return_pointer (task, names, (GDestroyNotify) nb_names_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  NbFacetList *self = NB_FACET_LIST (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbNames) names = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->reading)
    return;
  g_clear_object (&self->reading);
  if (!names)
    {
      fail (self, error);
      return;
    }
  g_clear_pointer (&self->names, nb_names_unref);
  self->names = g_steal_pointer (&names);
  if (self->typed)
    refresh (self, FALSE);
}

static void
read_names (NbFacetList *self)
{
  g_autoptr (GTask) task = NULL;
  NamesQuestion *question;

  if (self->names || self->reading)
    return;
  question = g_new0 (NamesQuestion, 1);
  question->catalog = g_object_ref (nb_session_get_catalog (self->session));
  g_set_object (&question->library, nb_session_get_library (self->session));
  self->reading = g_cancellable_new ();
  task = g_task_new (self, self->reading, read_cb, NULL);
  g_task_set_source_tag (task, read_names);
  g_task_set_task_data (task, question, names_question_free);
  g_task_run_in_thread (task, read_thread);
}

static void
refresh (NbFacetList *self,
         gboolean keep_order)
{
  g_autoptr (GTask) task = NULL;

  if (!self->is_open)
    return;
  stop (&self->asking);
  if (self->typed && !self->names)
    {
      read_names (self);
      return;
    }
  self->asking = g_cancellable_new ();
  self->asking_keeps = keep_order;
  task = g_task_new (self, self->asking, answered_cb, NULL);
  g_task_set_source_tag (task, refresh);
  g_task_set_task_data (task, question_new (self, keep_order), (GDestroyNotify) nb_facet_question_free);
  g_task_run_in_thread (task, ask_thread);
}

static void
catalog_changed_cb (NbFacetList *self)
{
  stop (&self->reading);
  g_clear_pointer (&self->names, nb_names_unref);
}

/* Whether there is an order to keep: not while the library is still empty. */
static gboolean
shows_values (const NbFacetList *self)
{
  for (guint i = 0; self->choices && i < NB_N_FILTER_LISTS; i++)
    if (self->choices->sections[i].choices->len)
      return TRUE;
  return FALSE;
}

static void
result_changed_cb (NbFacetList *self)
{
  /* what was typed may not have been answered yet: then that answer makes a new order */
  refresh (self, shows_values (self) && (!self->asking || self->asking_keeps));
}

static void
want_few (NbFacetList *self)
{
  for (guint i = 0; i < NB_N_SECTIONS; i++)
    self->n_wanted[i] = self->typed ? 3 * NB_FACET_LIST_FEW : NB_FACET_LIST_FEW;
  self->may_grow_from = NB_N_SECTIONS;
}

/* --- object ------------------------------------------------------------------------------------------------------ */

static GType
get_item_type (GListModel *model)
{
  return NB_TYPE_FACET_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return NB_FACET_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model,
          guint position)
{
  GPtrArray *items = NB_FACET_LIST (model)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
nb_facet_list_dispose (GObject *object)
{
  NbFacetList *self = NB_FACET_LIST (object);

  stop (&self->asking);
  stop (&self->reading);
  g_clear_object (&self->session);
  g_clear_object (&self->catalog);

  G_OBJECT_CLASS (nb_facet_list_parent_class)->dispose (object);
}

static void
nb_facet_list_finalize (GObject *object)
{
  NbFacetList *self = NB_FACET_LIST (object);

  g_ptr_array_unref (self->items);
  g_clear_pointer (&self->choices, nb_facet_choices_free);
  g_clear_pointer (&self->names, nb_names_unref);
  g_clear_pointer (&self->words, nb_query_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self->typed);

  G_OBJECT_CLASS (nb_facet_list_parent_class)->finalize (object);
}

static void
nb_facet_list_class_init (NbFacetListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = nb_facet_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = nb_facet_list_finalize;

  signals[UPDATED] = g_signal_new ("updated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
nb_facet_list_init (NbFacetList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  want_few (self);
}

/**
 * nb_facet_list_new:
 *
 * Returns: (transfer full): a list that stays empty until it is opened
 */
NbFacetList *
nb_facet_list_new (NbSession *session)
{
  NbFacetList *self = g_object_new (NB_TYPE_FACET_LIST, NULL);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "catalog-changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * nb_facet_list_open:
 *
 * Shows the most frequent values of the present result, in a new order, and begins to read names.
 */
void
nb_facet_list_open (NbFacetList *self)
{
  g_return_if_fail (NB_IS_FACET_LIST (self));

  self->is_open = TRUE;
  g_clear_pointer (&self->typed, g_free);
  want_few (self);
  refresh (self, FALSE);
  read_names (self);
}

/**
 * nb_facet_list_close:
 *
 * Counts no more, and gives back what was kept in memory for typing. The items stay, for those who look at them fade.
 */
void
nb_facet_list_close (NbFacetList *self)
{
  g_return_if_fail (NB_IS_FACET_LIST (self));

  self->is_open = FALSE;
  stop (&self->asking);
  stop (&self->reading);
  g_clear_pointer (&self->names, nb_names_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->words, nb_query_unref);
  g_clear_object (&self->catalog);
}

/**
 * nb_facet_list_set_typed:
 * @typed: (nullable): the beginning of a name or of a word in it; nothing: the most frequent are shown again
 */
void
nb_facet_list_set_typed (NbFacetList *self,
                         const char *typed)
{
  g_autofree char *words = g_strstrip (g_strdup (typed ? typed : ""));

  g_return_if_fail (NB_IS_FACET_LIST (self));

  if (g_str_equal (words, self->typed ? self->typed : ""))
    return;
  g_free (self->typed);
  self->typed = *words ? g_steal_pointer (&words) : NULL;
  want_few (self);
  refresh (self, FALSE);
}

/**
 * nb_facet_list_show_more:
 *
 * Shows all values of a section, or as many as one still reads.
 */
void
nb_facet_list_show_more (NbFacetList *self,
                         guint section)
{
  g_return_if_fail (NB_IS_FACET_LIST (self) && section < NB_N_SECTIONS);

  self->n_wanted[section] = NB_FACET_LIST_MANY;
  self->may_grow_from = section;
  refresh (self, TRUE);
}

/**
 * nb_facet_list_expect:
 * @item: a choice that is being put on or taken off
 *
 * Shows that at once; its count and those of the others follow with the result.
 */
void
nb_facet_list_expect (NbFacetList *self,
                      NbFacetItem *item)
{
  g_return_if_fail (NB_IS_FACET_LIST (self) && item->choice);

  stop (&self->asking);
  self->may_grow_from = item->section;
  item->choice->on = !item->choice->on;
  g_signal_emit (item, item_changed, 0);
}

/**
 * nb_facet_list_is_busy:
 *
 * Returns: whether an answer is awaited
 */
gboolean
nb_facet_list_is_busy (NbFacetList *self)
{
  return self->asking != NULL || (self->typed && self->reading);
}
