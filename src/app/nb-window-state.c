/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window enables, shows and remembers, in one place. Part of NbWindow; main thread. */

#include "nb-settings.h"
#include "nb-window-private.h"

static const char *
place_mode_name (NbPlaceMode mode)
{
  switch (mode)
    {
    case NB_PLACE_MODE_63:
      return "63";
    case NB_PLACE_MODE_34:
      return "34";
    case NB_PLACE_MODE_PUBLISHED:
    default:
      return "published";
    }
}

static void
show_page (NbWindow *self,
           gboolean  empty)
{
  const char *page = "content";

  if (self->opening != NULL || (self->library != NULL && !self->loaded))
    page = "loading";
  else if (self->library == NULL)
    page = "failure";
  else if (empty)
    page = "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  if (!empty && nb_session_get_result (self->session)->n_rows == 0)
    gtk_stack_set_visible_child_name (self->views, "nothing");
  else
    gtk_stack_set_visible_child_name (self->views, self->view);
}

/**
 * nb_window_update_state:
 *
 * Brings actions, pages and panes to what the session holds.
 */
void
nb_window_update_state (NbWindow *self)
{
  gboolean ready = self->library != NULL && self->opening == NULL;
  gboolean read_only = ready && nb_library_is_read_only (self->library);
  gboolean empty = nb_catalog_get_n_rows (nb_session_get_catalog (self->session)) == 0;
  gboolean some = ready && !empty;
  gboolean open = nb_session_get_selected (self->session) != 0;
  const struct { const char *action; gboolean enabled; } states[] = {
    { "import-files", ready && !read_only },
    { "import-folder", ready && !read_only },
    { "open-sample", ready && !read_only },
    { "remove-sample", some && !read_only && nb_catalog_get_n_sample (nb_session_get_catalog (self->session)) > 0 },
    { "show-sources", ready },
    { "add-source", ready && !read_only },
    { "sync-now", ready && !read_only },
    { "export-figure", some },
    { "search", ready },
    { "zoom-in", some },
    { "zoom-out", some },
    { "show-all", some },
    { "play", some },
    { "go-to-date", some },
    { "context", some },
    { "add-band", ready && !read_only },
    { "rename-band", ready && !read_only },
    { "remove-band", ready && !read_only },
    { "clear-filters", ready && !nb_query_is_empty (nb_session_get_query (self->session)) },
    { "back", nb_session_can_go_back (self->session) },
    { "forward", nb_session_can_go_forward (self->session) },
    { "close-reader", open },
    { "previous-article", nb_reader_can_step (self->reader, -1) },
    { "next-article", nb_reader_can_step (self->reader, 1) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), states[i].action)),
                                 states[i].enabled);
  nb_window_sync_actions (self);
  gtk_widget_set_sensitive (self->search, ready);
  gtk_widget_set_sensitive (GTK_WIDGET (self->filters), some);
  adw_flap_set_reveal_flap (self->reader_flap, open);
  nb_tool_row_set_for_list (self->tool_row, g_str_equal (self->view, "list"));
  show_page (self, empty);
}

/**
 * nb_window_load_state:
 *
 * Takes up what the last window left: called when the window is made and for each new session.
 */
void
nb_window_load_state (NbWindow *self)
{
  g_autofree char *mode = nb_settings_dup_string (self->settings, "place-mode", "63");
  g_autofree char *lanes = nb_settings_dup_string (self->settings, "lanes", "none");
  g_autofree char *order = nb_settings_dup_string (self->settings, "lane-order", "geography");
  g_autofree char *colour = nb_settings_dup_string (self->settings, "colour", "none");
  g_autofree char *view = nb_settings_dup_string (self->settings, "last-view", "timeline");
  NbGroupBy by;

  if (self->library == NULL)
    {
      gtk_window_set_default_size (GTK_WINDOW (self),
                                   nb_settings_get_int (self->settings, "window-width", 1280),
                                   nb_settings_get_int (self->settings, "window-height", 720));
      if (nb_settings_get_bool (self->settings, "window-maximized", FALSE))
        gtk_window_maximize (GTK_WINDOW (self));
      adw_flap_set_reveal_flap (self->sidebar_flap, nb_settings_get_bool (self->settings, "show-sidebar", TRUE));
      g_free (self->view);
      self->view = g_steal_pointer (&view);
    }
  nb_session_set_place_mode (self->session, g_str_equal (mode, "34") ? NB_PLACE_MODE_34
                                            : g_str_equal (mode, "63") ? NB_PLACE_MODE_63 : NB_PLACE_MODE_PUBLISHED);
  if (self->library != NULL)
    {
      g_autoptr (NbQuery) query = nb_query_copy (nb_session_get_query (self->session));

      query->merge_reprints = nb_settings_get_bool (self->settings, "merge-reprints", TRUE);
      nb_session_begin_with (self->session, query);
    }
  nb_session_set_lane_order (self->session, nb_group_order_from_string (order));
  if (nb_group_by_from_string (lanes, &by) && !nb_group_by_is_named (by))
    nb_session_set_lanes (self->session, by);
  if (nb_group_by_from_string (colour, &by))
    nb_session_set_colour (self->session, by);
}

/**
 * nb_window_save_state:
 *
 * Remembers the window for the next start.
 */
void
nb_window_save_state (NbWindow *self)
{
  int width, height;

  g_return_if_fail (NB_IS_WINDOW (self));

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  nb_settings_set_bool (self->settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (self)));
  if (!gtk_window_is_maximized (GTK_WINDOW (self)) && width >= 360 && height >= 294)
    {
      nb_settings_set_int (self->settings, "window-width", width);
      nb_settings_set_int (self->settings, "window-height", height);
    }
  if (!self->folded)
    nb_settings_set_bool (self->settings, "show-sidebar", adw_flap_get_reveal_flap (self->sidebar_flap));
  nb_settings_set_string (self->settings, "place-mode", place_mode_name (nb_session_get_place_mode (self->session)));
  nb_settings_set_string (self->settings, "last-view", self->view);
  nb_settings_set_string (self->settings, "lane-order", nb_group_order_to_string (nb_session_get_lane_order (self->session)));
  nb_settings_set_string (self->settings, "lanes", nb_group_by_to_string (nb_session_get_lanes (self->session)));
  nb_settings_set_string (self->settings, "colour", nb_group_by_to_string (nb_session_get_colour (self->session)));
}
