/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one query, span and selection that all views share, with back and forward.
 * Owned by the window (or a test); lives in the main thread and asks the library in worker threads. */

#include "model/nb-session.h"

#include <math.h>
#include <string.h>

#define MAX_HISTORY 100
#define MIN_SPAN 1.0
#define DEFAULT_FIRST_YEAR 2010

typedef struct
{
  NbQuery *query;
  double from;
  double to;
} View;

struct _NbSession
{
  GObject parent_instance;

  NbLibrary *library;
  NbPlaces *places;
  NbCatalog *catalog;
  NbCatalog *arriving;          /* the next catalog, until its result is there: both change together */
  NbRowSet *result;
  NbQuery *query;
  NbPlaceMode place_mode;
  NbGroupBy lanes;
  NbGroupBy colour;
  double from;
  double to;
  gboolean span_is_set;
  gint64 selected;
  GArray *hover_rows;           /* of guint32 */
  NbUnit hover_unit;
  GPtrArray *back;              /* of View, the latest last */
  GPtrArray *forward;
  GCancellable *loading;        /* of the catalog; NULL when none is being loaded */
  gboolean load_again;          /* the library has changed since that one began */
  GCancellable *matching;       /* of the words of the query */
};

enum
{
  CATALOG_CHANGED,
  RESULT_CHANGED,
  SPAN_CHANGED,
  SELECTION_CHANGED,
  HOVER_CHANGED,
  HISTORY_CHANGED,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbSession, nb_session, G_TYPE_OBJECT)

static void
view_free (gpointer data)
{
  View *view = data;

  nb_query_unref (view->query);
  g_free (view);
}

static View *
current_view (NbSession *self)
{
  View *view = g_new0 (View, 1);

  view->query = nb_query_ref (self->query);
  view->from = self->from;
  view->to = self->to;
  return view;
}

static void
fail (NbSession *self,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[FAILED], 0, error);
}

/* --- the result of the query --- */

/* The first catalog with dates chooses the visible span; later ones leave it alone. */
static void
show_first_dates (NbSession *self)
{
  if (self->span_is_set || nb_catalog_get_n_dated (self->catalog) == 0)
    return;
  nb_session_get_extent (self, &self->from, &self->to);
  self->span_is_set = TRUE;
  g_signal_emit (self, signals[SPAN_CHANGED], 0);
}

static void
take_result (NbSession *self,
             const GArray *matching_ids)
{
  g_autoptr (NbCatalog) arriving = g_steal_pointer (&self->arriving);

  if (arriving)
    g_set_object (&self->catalog, arriving);
  g_clear_pointer (&self->result, nb_row_set_unref);
  self->result = nb_catalog_filter (self->catalog, self->query, matching_ids);
  g_array_set_size (self->hover_rows, 0);

  if (arriving)
    {
      show_first_dates (self);
      g_signal_emit (self, signals[CATALOG_CHANGED], 0);
    }
  g_signal_emit (self, signals[RESULT_CHANGED], 0);
}

static gboolean
needs_match (const NbQuery *query)
{
  return (query->words && *query->words) || *query->campaigns || *query->people || *query->documents || *query->tags;
}

static void
match_thread (GTask *task,
              gpointer source,
              gpointer data,
              GCancellable *cancellable)
{
  NbLibrary *library = g_object_get_data (G_OBJECT (task), "library");
  GError *error = NULL;
  GArray *ids = nb_library_match (library, data, cancellable, &error);

  if (error)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, ids, (GDestroyNotify) g_array_unref);
}

static void
matched_cb (GObject *source,
            GAsyncResult *result,
            gpointer user_data)
{
  NbSession *self = NB_SESSION (source);
  GTask *task = G_TASK (result);
  g_autoptr (GError) error = NULL;
  GArray *ids = g_task_propagate_pointer (task, &error);

  /* a later question has taken this one's place */
  if (g_task_get_cancellable (task) != self->matching)
    {
      g_clear_pointer (&ids, g_array_unref);
      return;
    }
  g_clear_object (&self->matching);
  if (error)
    fail (self, error);
  else
    take_result (self, ids);
  g_clear_pointer (&ids, g_array_unref);
}

static void
refresh_result (NbSession *self)
{
  if (self->matching)
    g_cancellable_cancel (self->matching);
  g_clear_object (&self->matching);

  if (self->library && needs_match (self->query))
    {
      g_autoptr (GTask) task = NULL;

      self->matching = g_cancellable_new ();
      task = g_task_new (self, self->matching, matched_cb, NULL);
      g_task_set_source_tag (task, refresh_result);
      g_task_set_task_data (task, nb_query_ref (self->query), (GDestroyNotify) nb_query_unref);
      g_object_set_data_full (G_OBJECT (task), "library", g_object_ref (self->library), g_object_unref);
      g_task_run_in_thread (task, match_thread);
    }
  else
    take_result (self, NULL);
}

/* --- the catalog --- */

static void
catalog_loaded_cb (GObject *source,
                   GAsyncResult *result,
                   gpointer user_data)
{
  g_autoptr (NbSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbCatalog) catalog = nb_catalog_load_finish (result, &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->loading)
    return;
  g_clear_object (&self->loading);
  if (catalog)
    {
      g_set_object (&self->arriving, catalog);
      refresh_result (self);
    }
  else
    fail (self, error);
  if (self->load_again)
    nb_session_reload (self);
}

/**
 * nb_session_reload:
 *
 * Loads the catalog anew, in a worker thread; "catalog-changed" follows. A load that is under way is let finish first: an
 * import tells of changes faster than a large library can be read, and would otherwise keep anything from being seen.
 */
void
nb_session_reload (NbSession *self)
{
  g_return_if_fail (NB_IS_SESSION (self));

  if (!self->library)
    return;
  self->load_again = self->loading != NULL;
  if (self->loading)
    return;
  self->loading = g_cancellable_new ();
  nb_catalog_load_async (self->library, self->places, self->loading, catalog_loaded_cb, g_object_ref (self));
}

/**
 * nb_session_is_loading:
 *
 * Returns: whether a catalog is on its way
 */
gboolean
nb_session_is_loading (NbSession *self)
{
  return self->loading != NULL;
}

/* --- object --- */

static void
nb_session_dispose (GObject *object)
{
  NbSession *self = NB_SESSION (object);

  if (self->loading)
    g_cancellable_cancel (self->loading);
  if (self->matching)
    g_cancellable_cancel (self->matching);
  g_clear_object (&self->loading);
  g_clear_object (&self->matching);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (nb_session_parent_class)->dispose (object);
}

static void
nb_session_finalize (GObject *object)
{
  NbSession *self = NB_SESSION (object);

  g_clear_object (&self->catalog);
  g_clear_object (&self->arriving);
  g_clear_pointer (&self->result, nb_row_set_unref);
  g_clear_pointer (&self->query, nb_query_unref);
  g_clear_pointer (&self->places, nb_places_unref);
  g_array_unref (self->hover_rows);
  g_ptr_array_unref (self->back);
  g_ptr_array_unref (self->forward);

  G_OBJECT_CLASS (nb_session_parent_class)->finalize (object);
}

static void
nb_session_class_init (NbSessionClass *klass)
{
  static const char *const names[] = {
    "catalog-changed", "result-changed", "span-changed", "selection-changed", "hover-changed", "history-changed",
  };

  G_OBJECT_CLASS (klass)->dispose = nb_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = nb_session_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
nb_session_init (NbSession *self)
{
  self->query = nb_query_new ();
  self->hover_rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hover_unit = NB_UNIT_NONE;
  self->back = g_ptr_array_new_with_free_func (view_free);
  self->forward = g_ptr_array_new_with_free_func (view_free);
  self->place_mode = NB_PLACE_MODE_63;
}

/**
 * nb_session_new:
 * @library: (nullable): the library; without one the session stays empty
 *
 * Returns: (transfer full): a session; nb_session_reload() fills it
 */
NbSession *
nb_session_new (NbLibrary *library,
                NbPlaces *places)
{
  NbSession *self = g_object_new (NB_TYPE_SESSION, NULL);

  self->places = nb_places_ref (places);
  self->catalog = nb_catalog_new_empty (places);
  self->result = nb_catalog_filter (self->catalog, self->query, NULL);
  nb_session_get_extent (self, &self->from, &self->to);
  if (library)
    {
      self->library = g_object_ref (library);
      g_signal_connect_object (library, "changed", G_CALLBACK (nb_session_reload), self, G_CONNECT_SWAPPED);
    }
  return self;
}

NbLibrary *
nb_session_get_library (NbSession *self)
{
  return self->library;
}

NbPlaces *
nb_session_get_places (NbSession *self)
{
  return self->places;
}

NbCatalog *
nb_session_get_catalog (NbSession *self)
{
  return self->catalog;
}

/**
 * nb_session_get_result:
 *
 * Returns: (transfer none): the rows of the catalog that match the query
 */
NbRowSet *
nb_session_get_result (NbSession *self)
{
  return self->result;
}

/* --- query --- */

NbQuery *
nb_session_get_query (NbSession *self)
{
  return self->query;
}

static void
replace_query (NbSession *self,
               NbQuery *query)
{
  nb_query_ref (query);
  nb_query_unref (self->query);
  self->query = query;
  refresh_result (self);
}

/**
 * nb_session_set_query:
 *
 * Asks something else; the view before can be gone back to. "result-changed" follows, at once or after the search.
 */
void
nb_session_set_query (NbSession *self,
                      NbQuery *query)
{
  g_return_if_fail (NB_IS_SESSION (self) && query != NULL);

  if (nb_query_equal (self->query, query))
    return;
  nb_session_remember (self);
  replace_query (self, query);
}

/**
 * nb_session_toggle_province:
 *
 * Adds the unit to the query's provinces, or takes it out.
 */
void
nb_session_toggle_province (NbSession *self,
                            const char *code)
{
  g_autoptr (NbQuery) query = nb_query_copy (self->query);

  nb_strv_toggle (&query->provinces, code);
  query->placeless = FALSE;
  nb_session_set_query (self, query);
}

NbPlaceMode
nb_session_get_place_mode (NbSession *self)
{
  return self->place_mode;
}

void
nb_session_set_place_mode (NbSession *self,
                           NbPlaceMode mode)
{
  if (self->place_mode == mode)
    return;
  self->place_mode = mode;
  g_signal_emit (self, signals[RESULT_CHANGED], 0);
}

NbGroupBy
nb_session_get_lanes (NbSession *self)
{
  return self->lanes;
}

void
nb_session_set_lanes (NbSession *self,
                      NbGroupBy lanes)
{
  if (self->lanes == lanes)
    return;
  self->lanes = lanes;
  g_signal_emit (self, signals[RESULT_CHANGED], 0);
}

NbGroupBy
nb_session_get_colour (NbSession *self)
{
  return self->colour;
}

void
nb_session_set_colour (NbSession *self,
                       NbGroupBy colour)
{
  if (self->colour == colour)
    return;
  self->colour = colour;
  g_signal_emit (self, signals[RESULT_CHANGED], 0);
}

/* --- span --- */

/**
 * nb_session_get_extent:
 * @from: (out): the beginning of the first year with an article
 * @to: (out): the end of the last one
 *
 * The whole library in full years; of an empty one, the years from 2010 until now.
 */
void
nb_session_get_extent (NbSession *self,
                       double *from,
                       double *to)
{
  NbDay first, last;
  int year, month, day;

  if (!nb_catalog_get_extent (self->catalog, &first, &last))
    {
      first = nb_day_from_ymd (DEFAULT_FIRST_YEAR, 1, 1);
      last = nb_day_today ();
    }
  nb_day_to_ymd (first, &year, &month, &day);
  *from = nb_day_from_ymd (year, 1, 1);
  nb_day_to_ymd (last, &year, &month, &day);
  *to = nb_day_from_ymd (year + 1, 1, 1);
}

void
nb_session_get_span (NbSession *self,
                     double *from,
                     double *to)
{
  *from = self->from;
  *to = self->to;
}

/**
 * nb_session_set_span:
 * @from: in days
 * @to: in days, exclusive; at least one day later
 *
 * Shows another span. What may be shown at most is the axis's business.
 */
void
nb_session_set_span (NbSession *self,
                     double from,
                     double to)
{
  g_return_if_fail (NB_IS_SESSION (self));

  if (!isfinite (from) || !isfinite (to) || to - from < MIN_SPAN || (from == self->from && to == self->to))
    return;
  self->from = from;
  self->to = to;
  self->span_is_set = TRUE;
  g_signal_emit (self, signals[SPAN_CHANGED], 0);
}

/**
 * nb_session_show_all:
 *
 * Shows the whole library's span.
 */
void
nb_session_show_all (NbSession *self)
{
  double from, to;

  nb_session_get_extent (self, &from, &to);
  nb_session_set_span (self, from, to);
}

/* --- selection and hover --- */

/**
 * nb_session_get_selected:
 *
 * Returns: the id of the open article, 0 if none is
 */
gint64
nb_session_get_selected (NbSession *self)
{
  return self->selected;
}

void
nb_session_select (NbSession *self,
                   gint64 id)
{
  if (self->selected == id)
    return;
  self->selected = id;
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/**
 * nb_session_get_hover_rows:
 * @n_rows: (out):
 *
 * Returns: (transfer none) (array length=n_rows): the rows under the pointer
 */
const guint32 *
nb_session_get_hover_rows (NbSession *self,
                           guint *n_rows)
{
  *n_rows = self->hover_rows->len;
  return (const guint32 *) self->hover_rows->data;
}

void
nb_session_set_hover_rows (NbSession *self,
                           const guint32 *rows,
                           guint n_rows)
{
  if (n_rows == self->hover_rows->len
      && (n_rows == 0 || memcmp (rows, self->hover_rows->data, n_rows * sizeof *rows) == 0))
    return;
  g_array_set_size (self->hover_rows, 0);
  if (n_rows)
    g_array_append_vals (self->hover_rows, rows, n_rows);
  g_signal_emit (self, signals[HOVER_CHANGED], 0);
}

NbUnit
nb_session_get_hover_unit (NbSession *self)
{
  return self->hover_unit;
}

void
nb_session_set_hover_unit (NbSession *self,
                           NbUnit unit)
{
  if (self->hover_unit == unit)
    return;
  self->hover_unit = unit;
  g_signal_emit (self, signals[HOVER_CHANGED], 0);
}

/* --- back and forward --- */

/**
 * nb_session_remember:
 *
 * Keeps the present view, so that one can go back to it; called before it is left.
 */
void
nb_session_remember (NbSession *self)
{
  const View *last = self->back->len ? g_ptr_array_index (self->back, self->back->len - 1) : NULL;

  if (last && last->from == self->from && last->to == self->to && nb_query_equal (last->query, self->query))
    return;
  if (self->back->len == MAX_HISTORY)
    g_ptr_array_remove_index (self->back, 0);
  g_ptr_array_add (self->back, current_view (self));
  g_ptr_array_set_size (self->forward, 0);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

static void
travel (NbSession *self,
        GPtrArray *source,
        GPtrArray *target)
{
  View *view;

  if (source->len == 0)
    return;
  g_ptr_array_add (target, current_view (self));
  view = g_ptr_array_steal_index (source, source->len - 1);
  nb_session_set_span (self, view->from, view->to);
  if (!nb_query_equal (view->query, self->query))
    replace_query (self, view->query);
  view_free (view);
  g_signal_emit (self, signals[HISTORY_CHANGED], 0);
}

gboolean
nb_session_can_go_back (NbSession *self)
{
  return self->back->len > 0;
}

gboolean
nb_session_can_go_forward (NbSession *self)
{
  return self->forward->len > 0;
}

void
nb_session_go_back (NbSession *self)
{
  travel (self, self->back, self->forward);
}

void
nb_session_go_forward (NbSession *self)
{
  travel (self, self->forward, self->back);
}
