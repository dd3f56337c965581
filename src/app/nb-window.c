/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbWindow: one library in one window. Opens it in the background, makes the session and hands it to the views,
 * which know nothing of one another. Owned by the application; main thread. */

#include "nb-window-private.h"
#include "widgets/nb-style.h"
#include "widgets/nb-toast.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (NbWindow, nb_window, ADW_TYPE_APPLICATION_WINDOW)

#define SEARCH_DELAY_MS 150
/* widths at 100 % text below which things fold */
#define WIDTH_PANES_BESIDE 1000
#define WIDTH_NAMES 1180
#define WIDTH_CHIPS 1000
#define WIDTH_TIMELINE_NARROW 560
#define WIDTH_FOLDED_NARROW 820

void
nb_window_tell (NbWindow   *self,
                const char *words)
{
  if (words == NULL || *words == '\0')
    return;
  adw_toast_overlay_add_toast (self->toasts, nb_toast_new (words, 5));
}

/**
 * nb_window_tell_with_undo:
 * @action: what undoes what is told
 * @target: (nullable): which it is, if @action can undo several; otherwise what was told before goes away
 */
void
nb_window_tell_with_undo (NbWindow   *self,
                          const char *words,
                          const char *action,
                          GVariant   *target)
{
  AdwToast *toast = nb_toast_new (words, 12);

  adw_toast_set_button_label (toast, _("_Undo"));
  adw_toast_set_action_name (toast, action);
  adw_toast_set_action_target_value (toast, target);
  /* its button would undo what is told now */
  if (target == NULL && self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  if (target == NULL)
    g_set_weak_pointer (&self->undo_toast, toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
focus_view (NbWindow *self)
{
  gtk_widget_grab_focus (g_strcmp0 (self->view, "list") == 0 ? GTK_WIDGET (self->list) : GTK_WIDGET (self->timeline));
}

/* --- search --- */

static void
search_changed_cb (NbWindow *self)
{
  g_autoptr (NbQuery) query = NULL;
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (self->updating || self->session == NULL)
    return;
  query = nb_query_copy (nb_session_get_query (self->session));
  g_free (query->words);
  query->words = *words != '\0' ? g_strdup (words) : NULL;
  nb_session_set_query (self->session, query);
}

static void
search_stopped_cb (NbWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  focus_view (self);
}

/* From the words down to what was found. GTK would look for the widget below the entry: a button of the map. */
static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint                  key,
               guint                  code,
               GdkModifierType        state,
               NbWindow              *self)
{
  if ((key != GDK_KEY_Down && key != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  focus_view (self);
  return TRUE;
}

/* --- views --- */

void
nb_window_set_view (NbWindow   *self,
                    const char *view)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  gboolean had_focus;

  if (g_strcmp0 (self->view, view) == 0)
    return;
  had_focus = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->views));
  g_free (self->view);
  self->view = g_strdup (view);
  nb_window_update_state (self);
  /* otherwise GTK gives the keyboard to the first button of the window */
  if (had_focus)
    focus_view (self);
}

static void
show_undated_cb (NbWindow *self)
{
  g_autoptr (NbQuery) query = nb_query_copy (nb_session_get_query (self->session));

  query->undated = TRUE;
  query->from = query->to = NB_EDTF_UNKNOWN;
  nb_session_set_query (self->session, query);
  nb_window_set_view (self, "list");
}

static void
go_to_cb (NbWindow *self,
          double    from,
          double    to)
{
  nb_window_set_view (self, "timeline");
  nb_timeline_view_go_to (self->timeline, from, to);
}

static void
show_time_cb (NbWindow     *self,
              const NbEdtf *time)
{
  NbDay first, last;
  double margin;

  if (!nb_edtf_days (time, &first, &last))
    return;
  margin = MAX ((last - first + 1) * 0.25, 10);
  nb_session_remember (self->session);
  go_to_cb (self, first - margin, last + 1 + margin);
}

static void
looks_back_cb (NbWindow     *self,
               const NbEdtf *period,
               const char   *label)
{
  nb_timeline_view_set_bracket (self->timeline, period, label);
}

static void
corrected_cb (NbWindow   *self,
              const char *words)
{
  nb_window_tell_with_undo (self, words, "win.undo-correction", NULL);
}

/* --- widths --- */

static void
main_width_changed_cb (NbWindow *self)
{
  int width = nb_adaptive_bin_get_effective_width (self->main_bin);

  nb_tool_row_set_width (self->tool_row, width);
  nb_timeline_view_set_narrow (self->timeline, width < (self->folded ? WIDTH_FOLDED_NARROW : WIDTH_TIMELINE_NARROW));
  nb_list_view_set_width (self->list, width);
  nb_empty_page_set_narrow (self->empty_page, width < 640);
}

static void
width_changed_cb (NbWindow *self)
{
  int width = nb_adaptive_bin_get_effective_width (self->bin);
  gboolean names = width >= WIDTH_NAMES;

  gtk_widget_set_visible (self->timeline_name, names);
  gtk_widget_set_visible (self->list_name, names);
  gtk_widget_set_visible (self->export_name, names);
  nb_filter_bar_set_max_chips (self->filters, width >= WIDTH_NAMES + 200 ? 3 : width >= WIDTH_CHIPS ? 1 : 0);
  gtk_widget_set_size_request (self->search, width >= WIDTH_CHIPS ? 270 : 170, -1);
  if (self->folded != (width < WIDTH_PANES_BESIDE))
    {
      self->folded = width < WIDTH_PANES_BESIDE;
      adw_flap_set_fold_policy (self->sidebar_flap, self->folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
      adw_flap_set_fold_policy (self->reader_flap, self->folded ? ADW_FLAP_FOLD_POLICY_ALWAYS : ADW_FLAP_FOLD_POLICY_NEVER);
      if (self->folded)
        adw_flap_set_reveal_flap (self->sidebar_flap, FALSE);
      main_width_changed_cb (self);
    }
}

static void
playing_cb (NbWindow *self)
{
  nb_map_sidebar_set_playing (self->sidebar, nb_player_is_playing (self->player));
}

/* --- the library --- */

static void
session_failed_cb (NbWindow *self,
                   GError   *error)
{
  nb_window_tell (self, error->message);
}

static void
catalog_changed_cb (NbWindow *self)
{
  gboolean first = !self->loaded;
  double from, to;

  /* another library is being opened: this is still the session of the one before */
  if (self->library == NULL)
    return;

  /* who saw all of the library sees the new articles too */
  nb_session_get_span (self->session, &from, &to);
  if (!first && from <= self->extent[0] + 0.5 && to >= self->extent[1] - 0.5)
    nb_session_show_all (self->session);
  nb_session_get_extent (self->session, &self->extent[0], &self->extent[1]);
  self->loaded = TRUE;
  /* it goes through all articles, too, which must not keep the first picture waiting */
  if (first)
    nb_again_bar_set_library (self->again_bar, self->library, self->places);
  if (self->watch != NULL)
    nb_main_watch_note (self->watch, "catalog");
  nb_window_update_state (self);
  if (first && gtk_window_get_focus (GTK_WINDOW (self)) != self->search)
    gtk_widget_grab_focus (GTK_WIDGET (self->timeline));
}

/**
 * nb_window_sync_search:
 *
 * Brings the search entry to the query's words, after something else than typing changed them.
 */
void
nb_window_sync_search (NbWindow *self)
{
  const char *words = nb_session_get_query (self->session)->words;

  if (g_strcmp0 (words != NULL ? words : "", gtk_editable_get_text (GTK_EDITABLE (self->search))) == 0)
    return;
  self->updating = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->search), words != NULL ? words : "");
  self->updating = FALSE;
}

static void
query_changed_cb (NbWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* while somebody types, the entry is ahead of the result */
  if (focus == NULL || !gtk_widget_is_ancestor (focus, self->search))
    nb_window_sync_search (self);
  nb_window_update_state (self);
}

static void
watch_reprints (NbWindow  *self,
                NbLibrary *library)
{
  if (self->reprints != NULL)
    nb_reprint_watch_stop (self->reprints);
  g_clear_object (&self->reprints);
  if (library == NULL)
    return;
  self->reprints = nb_reprint_watch_new (library);
  g_signal_connect_object (self->reprints, "failed", G_CALLBACK (session_failed_cb), self, G_CONNECT_SWAPPED);
}

static void
set_session (NbWindow  *self,
             NbSession *session)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  nb_player_set_session (self->player, session);
  nb_map_sidebar_set_session (self->sidebar, session, self->outlines);
  nb_tool_row_set_session (self->tool_row, session);
  nb_timeline_view_set_session (self->timeline, session);
  nb_list_view_set_session (self->list, session);
  nb_reader_set_session (self->reader, session);
  nb_filter_bar_set_session (self->filters, session);
  g_signal_connect_object (session, "failed", G_CALLBACK (session_failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "catalog-changed", G_CALLBACK (catalog_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "result-changed", G_CALLBACK (query_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "history-changed", G_CALLBACK (nb_window_update_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (nb_window_update_state), self, G_CONNECT_SWAPPED);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (NbWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open_finish (result, &error);
  g_autoptr (NbSession) session = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->opening == NULL)
    return;
  g_clear_object (&self->opening);
  if (library == NULL)
    {
      g_autofree char *name = g_filename_display_basename (self->library_path);
      g_autofree char *escaped = g_markup_printf_escaped ("%s: %s", name, error->message);

      adw_status_page_set_description (self->failure, escaped);
      nb_window_update_state (self);
      return;
    }
  if (self->watch != NULL)
    nb_main_watch_note (self->watch, "library");
  g_set_object (&self->library, library);
  self->loaded = FALSE;
  session = nb_session_new (library, self->places);
  set_session (self, session);
  nb_window_load_state (self);
  nb_window_load_context (self);
  nb_session_reload (session);
  watch_reprints (self, library);
  nb_window_update_state (self);
  if (self->pending_files->len > 0)
    {
      g_autoptr (GPtrArray) files = g_steal_pointer (&self->pending_files);

      self->pending_files = g_ptr_array_new_with_free_func (g_object_unref);
      nb_window_import_files (self, (GFile **) files->pdata, files->len, TRUE);
    }
}

/**
 * nb_window_open_library:
 * @path: a library's file; made if it is missing
 *
 * Opens it in the background; the window says so if that fails.
 */
void
nb_window_open_library (NbWindow   *self,
                        const char *path)
{
  g_autofree char *copy = g_strdup (path);
  g_autofree char *folder = g_path_get_dirname (path);

  g_return_if_fail (NB_IS_WINDOW (self));

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->library);
  nb_again_bar_set_library (self->again_bar, NULL, self->places);
  watch_reprints (self, NULL);
  g_free (self->library_path);
  self->library_path = g_steal_pointer (&copy);
  self->loaded = FALSE;
  g_mkdir_with_parents (folder, 0700);
  self->opening = g_cancellable_new ();
  nb_library_open_async (self->library_path, NB_LIBRARY_CREATE, self->opening, opened_cb, g_object_ref (self));
  nb_window_update_state (self);
}

static gboolean
has_drawn (GtkWidget *widget)
{
  NbWindow *self = NB_WINDOW (widget);

  return self->loaded && (g_strcmp0 (self->view, "timeline") != 0 || nb_timeline_view_has_articles (self->timeline));
}

/**
 * nb_window_set_watch:
 * @watch: is told what the window gets to; the application's
 */
void
nb_window_set_watch (NbWindow    *self,
                     NbMainWatch *watch)
{
  g_return_if_fail (NB_IS_WINDOW (self));

  self->watch = watch;
  nb_main_watch_add_window (watch, GTK_WIDGET (self), has_drawn);
}

const char *
nb_window_get_library_path (NbWindow *self)
{
  g_return_val_if_fail (NB_IS_WINDOW (self), NULL);
  return self->library_path;
}

/**
 * nb_window_show_files:
 *
 * Takes documents into the library and opens the first one in the reader, as soon as the library is there.
 */
void
nb_window_show_files (NbWindow *self,
                      GFile   **files,
                      guint     n_files)
{
  g_return_if_fail (NB_IS_WINDOW (self));

  if (self->library != NULL)
    nb_window_import_files (self, files, n_files, TRUE);
  else
    for (guint i = 0; i < n_files; i++)
      g_ptr_array_add (self->pending_files, g_object_ref (files[i]));
}

/* --- object --- */

static gboolean
close_request_cb (NbWindow *self)
{
  nb_window_save_state (self);
  return FALSE;
}

/* A folded reader closes when one clicks beside it. */
static void
reader_flap_changed_cb (NbWindow *self)
{
  if (self->session != NULL && !adw_flap_get_reveal_flap (self->reader_flap))
    nb_session_select (self->session, 0);
}

static void
flap_changed_cb (NbWindow *self)
{
  nb_window_update_state (self);
}

static void
nb_window_dispose (GObject *object)
{
  NbWindow *self = NB_WINDOW (object);

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  g_clear_object (&self->player);
  watch_reprints (self, NULL);
  g_clear_weak_pointer (&self->undo_toast);
  g_clear_object (&self->library);

  G_OBJECT_CLASS (nb_window_parent_class)->dispose (object);
}

static void
nb_window_finalize (GObject *object)
{
  NbWindow *self = NB_WINDOW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  g_clear_pointer (&self->places, nb_places_unref);
  nb_window_free_context (self);
  g_clear_pointer (&self->pending_files, g_ptr_array_unref);
  g_free (self->library_path);
  g_free (self->view);

  G_OBJECT_CLASS (nb_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, NbWindow, bin);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, search);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, filters);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, timeline_name);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, list_name);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, export_name);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, sidebar_flap);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, reader_flap);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, main_bin);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, views);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, again_bar);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, tool_row);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, timeline);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, list);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, empty_page);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, reader);
  gtk_widget_class_bind_template_child (widget_class, NbWindow, drop_hint);
}

static void
nb_window_class_init (NbWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nb_window_dispose;
  object_class->finalize = nb_window_finalize;

  g_type_ensure (NB_TYPE_ADAPTIVE_BIN);
  g_type_ensure (NB_TYPE_FILTER_BAR);
  g_type_ensure (NB_TYPE_MAP_SIDEBAR);
  g_type_ensure (NB_TYPE_AGAIN_BAR);
  g_type_ensure (NB_TYPE_TOOL_ROW);
  g_type_ensure (NB_TYPE_TIMELINE_VIEW);
  g_type_ensure (NB_TYPE_LIST_VIEW);
  g_type_ensure (NB_TYPE_EMPTY_PAGE);
  g_type_ensure (NB_TYPE_READER);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_view);
  gtk_widget_class_bind_template_callback (widget_class, show_undated_cb);
  gtk_widget_class_bind_template_callback (widget_class, go_to_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_time_cb);
  gtk_widget_class_bind_template_callback (widget_class, looks_back_cb);
  gtk_widget_class_bind_template_callback (widget_class, corrected_cb);
  gtk_widget_class_bind_template_callback (widget_class, nb_window_tell);
  gtk_widget_class_bind_template_callback (widget_class, width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, main_width_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, flap_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, reader_flap_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_request_cb);
}

static void
nb_window_init (NbWindow *self)
{
  self->view = g_strdup ("timeline");
  self->pending_files = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  nb_window_add_actions (self);
  nb_window_add_context (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), NULL);
  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (self->search), SEARCH_DELAY_MS);
  self->player = nb_player_new (GTK_WIDGET (self), nb_map_sidebar_get_play_button (self->sidebar));
  g_signal_connect_object (self->player, "notify::playing", G_CALLBACK (playing_cb), self, G_CONNECT_SWAPPED);
  nb_window_add_drop_target (self);
  /* without a compositor a popover's shadow and corners would be black */
  if (!gdk_display_is_composited (gtk_widget_get_display (GTK_WIDGET (self))))
    gtk_widget_add_css_class (GTK_WIDGET (self), "nb-solid");
  nb_style_prepare_popover (gtk_menu_button_get_popover (self->menu_button));
}

/**
 * nb_window_new:
 * @settings: (nullable): what the window remembers
 *
 * Returns: (transfer none): a window with nothing in it; nb_window_open_library() follows
 */
NbWindow *
nb_window_new (GtkApplication *application,
               NbPlaces       *places,
               GSettings      *settings)
{
  NbWindow *self = g_object_new (NB_TYPE_WINDOW, "application", application, NULL);
  g_autoptr (NbSession) session = nb_session_new (NULL, places);
  g_autoptr (GError) error = NULL;

  self->places = nb_places_ref (places);
  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->outlines = nb_outlines_new (places, &error);
  if (self->outlines == NULL)
    g_error ("The province outlines in this program are damaged: %s", error->message);
  set_session (self, session);
  nb_window_load_state (self);
  nb_window_load_context (self);
  nb_window_update_state (self);
  return self;
}
