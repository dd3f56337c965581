/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The one query, span and selection that all views share, with back and forward.
 * Owned by the window (or a test); lives in the main thread and asks the library in worker threads. */

#include "model/nb-session-private.h"

#include "model/nb-answer.h"

#define MAX_ROWS_AT_ONCE 20000
#define KEEP_DELAY_MS 3000
/* Chunks of columns that a load makes from their articles, about a tenth of a second each, and how often what was left out is
 * looked for. */
#define MAX_MADE 8
#define FILL_DELAY_MS 800

static guint signals[NB_SESSION_N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbSession, nb_session, G_TYPE_OBJECT)

static void
fail (NbSession *self,
      const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[NB_SESSION_FAILED], 0, error);
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
  g_signal_emit (self, signals[NB_SESSION_SPAN_CHANGED], 0);
}

static void
take_answer (NbSession *self,
             NbAnswer *answer)
{
  gboolean is_new = answer->catalog != self->catalog;

  g_clear_object (&self->arriving);
  g_set_object (&self->catalog, answer->catalog);
  g_clear_pointer (&self->result, nb_row_set_unref);
  self->result = nb_row_set_ref (answer->rows);
  g_clear_pointer (&self->facets, nb_facets_unref);
  self->facets = nb_facets_ref (answer->facets);
  g_clear_pointer (&self->spans, nb_span_counts_unref);
  self->spans = nb_span_counts_ref (answer->spans);
  g_clear_pointer (&self->colour_names, nb_group_names_unref);
  self->colour_names = g_steal_pointer (&answer->colour_names);
  g_array_set_size (self->hover_rows, 0);

  if (is_new)
    {
      show_first_dates (self);
      g_signal_emit (self, signals[NB_SESSION_CATALOG_CHANGED], 0);
    }
  g_signal_emit (self, signals[NB_SESSION_RESULT_CHANGED], 0);
}

static void
answered_cb (GObject *source,
             GAsyncResult *result,
             gpointer user_data)
{
  g_autoptr (NbSession) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbAnswer) answer = nb_answer_new_finish (result, &error);

  /* a later question has taken this one's place */
  if (g_task_get_cancellable (G_TASK (result)) != self->asking)
    return;
  g_clear_object (&self->asking);
  if (answer)
    take_answer (self, answer);
  else
    fail (self, error);
}

void
nb_session_ask (NbSession *self)
{
  NbCatalog *catalog = self->arriving ? self->arriving : self->catalog;

  if (self->asking)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);

  /* what is counted in less than a frame is there at once; the rest comes when it comes */
  if (nb_catalog_get_n_rows (catalog) <= MAX_ROWS_AT_ONCE && !nb_match_is_needed (self->query) && !nb_group_by_is_named (self->colour))
    {
      g_autoptr (NbAnswer) answer = nb_answer_new (self->library, catalog, self->query, self->colour, NULL, NULL);

      take_answer (self, answer);
      return;
    }
  self->asking = g_cancellable_new ();
  nb_answer_new_async (self->library, catalog, self->query, self->colour, self->asking, answered_cb, g_object_ref (self));
}

/* --- the catalog --- */

static void
keep_thread (GTask *task,
             gpointer source,
             gpointer library,
             GCancellable *cancellable)
{
  /* where it fails, the next opening takes longer; and what is wrong with the library, others say */
  nb_library_store_columns (library, NULL, cancellable, NULL);
  g_task_return_boolean (task, TRUE);
}

/* A window that is closed does not wait for this: hence the weak reference. */
static void
kept_cb (GObject *source,
         GAsyncResult *result,
         gpointer user_data)
{
  g_autoptr (NbSession) self = g_weak_ref_get (user_data);

  g_weak_ref_clear (user_data);
  g_free (user_data);
  if (!self || g_task_get_cancellable (G_TASK (result)) != self->keeping)
    return;
  g_clear_object (&self->keeping);
  if (nb_catalog_get_n_left (self->catalog))
    nb_session_reload (self);
}

static void
keep_columns (NbSession *self)
{
  g_autoptr (GTask) task = NULL;
  GWeakRef *weak;

  if (self->keeping)
    return;
  weak = g_new0 (GWeakRef, 1);
  g_weak_ref_init (weak, self);
  self->keeping = g_cancellable_new ();
  task = g_task_new (NULL, self->keeping, kept_cb, weak);
  g_task_set_source_tag (task, keep_columns);
  g_task_set_task_data (task, g_object_ref (self->library), g_object_unref);
  g_task_run_in_thread (task, keep_thread);
}

static gboolean
keep_cb (gpointer user_data)
{
  NbSession *self = user_data;

  self->keep_source = 0;
  keep_columns (self);
  return G_SOURCE_REMOVE;
}

static gboolean
fill_cb (gpointer user_data)
{
  NbSession *self = user_data;

  self->fill_source = 0;
  nb_session_reload (self);
  return G_SOURCE_REMOVE;
}

/* Columns that the library does not hold are stored as soon as nothing has changed for a while: an import would only take
 * them away again. But where there are too many for loading to make them, what is there is shown at once, and the rest as
 * it is stored. */
static void
follow_up (NbSession *self,
           NbCatalog *catalog)
{
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  if (nb_catalog_get_n_left (catalog))
    {
      keep_columns (self);
      self->fill_source = g_timeout_add (FILL_DELAY_MS, fill_cb, self);
    }
  else if (nb_catalog_get_n_missing (catalog) && !nb_library_is_read_only (self->library))
    self->keep_source = g_timeout_add (KEEP_DELAY_MS, keep_cb, self);
}

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
      nb_session_ask (self);
      follow_up (self, catalog);
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
  nb_catalog_load_async (self->library, self->places, self->catalog, nb_library_is_read_only (self->library) ? G_MAXUINT : MAX_MADE,
                         self->loading, catalog_loaded_cb, g_object_ref (self));
}

/**
 * nb_session_is_loading:
 *
 * Returns: whether articles are still on their way
 */
gboolean
nb_session_is_loading (NbSession *self)
{
  return self->loading != NULL || nb_catalog_get_n_left (self->catalog) > 0;
}

/**
 * nb_session_is_busy:
 *
 * Returns: whether articles are still on their way, or the answer to the query
 */
gboolean
nb_session_is_busy (NbSession *self)
{
  return self->asking != NULL || nb_session_is_loading (self);
}

void
nb_session_emit (NbSession *self,
                 NbSessionSignal signal)
{
  g_signal_emit (self, signals[signal], 0);
}

/* --- object --- */

static void
nb_session_dispose (GObject *object)
{
  NbSession *self = NB_SESSION (object);

  if (self->loading)
    g_cancellable_cancel (self->loading);
  if (self->asking)
    g_cancellable_cancel (self->asking);
  if (self->keeping)
    g_cancellable_cancel (self->keeping);
  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_handle_id (&self->fill_source, g_source_remove);
  g_clear_object (&self->loading);
  g_clear_object (&self->asking);
  g_clear_object (&self->keeping);
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
  g_clear_pointer (&self->facets, nb_facets_unref);
  g_clear_pointer (&self->spans, nb_span_counts_unref);
  g_clear_pointer (&self->colour_names, nb_group_names_unref);
  g_clear_pointer (&self->query, nb_query_unref);
  g_clear_pointer (&self->context, nb_context_bands_unref);
  g_clear_pointer (&self->places, nb_places_unref);
  g_array_unref (self->hover_rows);
  nb_history_free (self->history);

  G_OBJECT_CLASS (nb_session_parent_class)->finalize (object);
}

static void
nb_session_class_init (NbSessionClass *klass)
{
  static const char *const names[] = {
    "catalog-changed", "result-changed", "span-changed", "selection-changed", "hover-changed", "history-changed",
    "context-changed",
  };

  G_OBJECT_CLASS (klass)->dispose = nb_session_dispose;
  G_OBJECT_CLASS (klass)->finalize = nb_session_finalize;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    signals[i] = g_signal_new (names[i], G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[NB_SESSION_FAILED] = g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
nb_session_init (NbSession *self)
{
  self->query = nb_query_new ();
  self->hover_rows = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->hover_unit = NB_UNIT_NONE;
  self->history = nb_history_new ();
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
  self->facets = nb_facets_new (self->catalog, self->result);
  self->spans = nb_span_counts_new (self->catalog, self->result);
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

/**
 * nb_session_get_facets:
 *
 * Returns: (transfer none): how many articles of the result have which place, source, name …
 */
NbFacets *
nb_session_get_facets (NbSession *self)
{
  return self->facets;
}

/**
 * nb_session_get_spans:
 *
 * Returns: (transfer none): how many articles of the result each province has in any span of time
 */
NbSpanCounts *
nb_session_get_spans (NbSession *self)
{
  return self->spans;
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
  nb_session_ask (self);
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
 * nb_session_begin_with:
 * @query: what is asked before the user has asked anything
 *
 * As nb_session_set_query(), but there is nothing to go back to.
 */
void
nb_session_begin_with (NbSession *self,
                       NbQuery *query)
{
  g_return_if_fail (NB_IS_SESSION (self) && query != NULL);

  if (!nb_query_equal (self->query, query))
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

/* --- back and forward --- */

static NbView
present_view (NbSession *self)
{
  return (NbView){ self->query, self->from, self->to };
}

/**
 * nb_session_remember:
 *
 * Keeps the present view, so that one can go back to it; called before it is left.
 */
void
nb_session_remember (NbSession *self)
{
  const NbView present = present_view (self);

  if (nb_history_remember (self->history, &present))
    g_signal_emit (self, signals[NB_SESSION_HISTORY_CHANGED], 0);
}

static void
show_view (NbSession *self,
           const NbView *view)
{
  nb_session_set_span (self, view->from, view->to);
  if (!nb_query_equal (view->query, self->query))
    replace_query (self, view->query);
  g_signal_emit (self, signals[NB_SESSION_HISTORY_CHANGED], 0);
}

gboolean
nb_session_can_go_back (NbSession *self)
{
  return nb_history_can_go_back (self->history);
}

gboolean
nb_session_can_go_forward (NbSession *self)
{
  return nb_history_can_go_forward (self->history);
}

void
nb_session_go_back (NbSession *self)
{
  const NbView present = present_view (self);
  g_auto (NbView) view = { NULL };

  if (nb_history_go_back (self->history, &present, &view))
    show_view (self, &view);
}

void
nb_session_go_forward (NbSession *self)
{
  const NbView present = present_view (self);
  g_auto (NbView) view = { NULL };

  if (nb_history_go_forward (self->history, &present, &view))
    show_view (self, &view);
}
