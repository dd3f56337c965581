/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's actions: what menus, buttons, keys and tests can ask it to do. Part of NbWindow; main thread. */

#include "figure/nb-figure-dialog.h"
#include "library/nb-sources-dialog.h"
#include "nb-settings.h"
#include "nb-window-private.h"

#include <glib/gi18n.h>

#define ZOOM_FACTOR 1.6

/* --- getting articles --- */

static void
import_files_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  nb_window_choose_files (data, FALSE);
}

static void
import_folder_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  nb_window_choose_files (data, TRUE);
}

static void
open_library_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  nb_window_choose_library (data);
}

static void
try_again_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  NbWindow *self = data;
  g_autofree char *path = g_strdup (self->library_path);

  if (path != NULL)
    nb_window_open_library (self, path);
}

static void
open_sample_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       data)
{
  nb_window_open_sample (data);
}

static void
remove_sample_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  nb_window_remove_sample (data);
}

static NbSourcesDialog *
present_sources (NbWindow *self)
{
  NbSourcesDialog *dialog = nb_sources_dialog_new (GTK_WINDOW (self), self->library, self->places);

  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static void
show_sources_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  present_sources (data);
}

static void
add_source_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  nb_sources_dialog_ask_address (present_sources (data), NULL);
}

/**
 * nb_window_offer_page:
 * @uri: an address on the web that somebody dropped
 *
 * Opens the sources with it. Nothing is fetched.
 */
void
nb_window_offer_page (NbWindow   *self,
                      const char *uri)
{
  if (nb_library_is_read_only (self->library))
    nb_window_tell (self, _("This library can only be read; nothing was added."));
  else
    nb_sources_dialog_ask_address (present_sources (self), uri);
}

static void
sync_now_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  nb_sources_dialog_sync (present_sources (data));
}

static void
export_figure_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  NbWindow *self = data;

  gtk_window_present (GTK_WINDOW (nb_figure_dialog_new (GTK_WINDOW (self), self->session, self->outlines)));
}

/* --- looking --- */

static void
search_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       data)
{
  NbWindow *self = data;

  gtk_widget_grab_focus (self->search);
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

static void
back_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  nb_session_go_back (((NbWindow *) data)->session);
  nb_window_sync_search (data);
}

static void
forward_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  nb_session_go_forward (((NbWindow *) data)->session);
  nb_window_sync_search (data);
}

static void
zoom_in_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       data)
{
  nb_timeline_view_zoom (((NbWindow *) data)->timeline, ZOOM_FACTOR);
}

static void
zoom_out_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  nb_timeline_view_zoom (((NbWindow *) data)->timeline, 1 / ZOOM_FACTOR);
}

static void
show_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       data)
{
  NbWindow *self = data;
  double from, to;

  nb_session_remember (self->session);
  nb_session_get_extent (self->session, &from, &to);
  nb_timeline_view_go_to (self->timeline, from, to);
}

static void
play_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       data)
{
  NbWindow *self = data;

  if (nb_player_is_playing (self->player))
    nb_player_stop (self->player);
  else
    nb_player_start (self->player);
}

static void
go_to_date_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       data)
{
  nb_tool_row_ask_date (((NbWindow *) data)->tool_row);
}

/* Round the panes that are there: map and provinces, the view, the reader. */
static void
next_pane_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       data)
{
  NbWindow *self = data;
  GtkWidget *const panes[] = { GTK_WIDGET (self->sidebar), GTK_WIDGET (self->views), GTK_WIDGET (self->reader) };
  const gboolean shown[] = { adw_flap_get_reveal_flap (self->sidebar_flap), TRUE, adw_flap_get_reveal_flap (self->reader_flap) };
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  guint from = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    if (focus != NULL && (focus == panes[i] || gtk_widget_is_ancestor (focus, panes[i])))
      from = i;
  for (guint i = 1; i <= G_N_ELEMENTS (panes); i++)
    {
      guint to = (from + i) % G_N_ELEMENTS (panes);

      if (shown[to] && gtk_widget_child_focus (panes[to], GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
clear_filters_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       data)
{
  NbWindow *self = data;
  g_autoptr (NbQuery) query = nb_query_new ();

  query->merge_reprints = nb_session_get_query (self->session)->merge_reprints;
  nb_session_set_query (self->session, query);
  nb_window_sync_search (self);
}

static void
close_reader_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  nb_session_select (((NbWindow *) data)->session, 0);
}

static void
next_article_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       data)
{
  nb_reader_step (((NbWindow *) data)->reader, 1);
}

static void
previous_article_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       data)
{
  nb_reader_step (((NbWindow *) data)->reader, -1);
}

/* --- choices, whose state the menus and buttons show --- */

static void
change_view_cb (GSimpleAction *action,
                GVariant      *value,
                gpointer       data)
{
  const char *view = g_variant_get_string (value, NULL);

  if (g_str_equal (view, "timeline") || g_str_equal (view, "list"))
    nb_window_set_view (data, view);
}

static void
change_place_mode_cb (GSimpleAction *action,
                      GVariant      *value,
                      gpointer       data)
{
  const char *mode = g_variant_get_string (value, NULL);

  nb_session_set_place_mode (((NbWindow *) data)->session,
                             g_str_equal (mode, "34") ? NB_PLACE_MODE_34
                             : g_str_equal (mode, "63") ? NB_PLACE_MODE_63 : NB_PLACE_MODE_PUBLISHED);
  nb_window_sync_actions (data);
}

static void
change_lane_order_cb (GSimpleAction *action,
                      GVariant      *value,
                      gpointer       data)
{
  nb_session_set_lane_order (((NbWindow *) data)->session, nb_group_order_from_string (g_variant_get_string (value, NULL)));
  nb_window_sync_actions (data);
}

static void
change_lanes_cb (GSimpleAction *action,
                 GVariant      *value,
                 gpointer       data)
{
  NbGroupBy by;

  if (nb_group_by_from_string (g_variant_get_string (value, NULL), &by) && !nb_group_by_is_named (by))
    nb_session_set_lanes (((NbWindow *) data)->session, by);
  nb_window_sync_actions (data);
}

static void
change_colour_cb (GSimpleAction *action,
                  GVariant      *value,
                  gpointer       data)
{
  NbGroupBy by;

  if (nb_group_by_from_string (g_variant_get_string (value, NULL), &by))
    nb_session_set_colour (((NbWindow *) data)->session, by);
  nb_window_sync_actions (data);
}

static void
undo_correction_cb (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       data)
{
  nb_reader_undo_correction (((NbWindow *) data)->reader);
}

static void
change_sidebar_cb (GSimpleAction *action,
                   GVariant      *value,
                   gpointer       data)
{
  adw_flap_set_reveal_flap (((NbWindow *) data)->sidebar_flap, g_variant_get_boolean (value));
  nb_window_sync_actions (data);
}

static void
change_merge_reprints_cb (GSimpleAction *action,
                          GVariant      *value,
                          gpointer       data)
{
  NbWindow *self = data;
  g_autoptr (NbQuery) query = nb_query_copy (nb_session_get_query (self->session));

  query->merge_reprints = g_variant_get_boolean (value);
  nb_settings_set_bool (self->settings, "merge-reprints", query->merge_reprints);
  nb_session_set_query (self->session, query);
  nb_window_sync_actions (self);
}

static void
set_state (NbWindow   *self,
           const char *name,
           GVariant   *value)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_state (G_SIMPLE_ACTION (action), value);
}

/**
 * nb_window_sync_actions:
 *
 * Brings the state of the choices to what the window and the session hold.
 */
void
nb_window_sync_actions (NbWindow *self)
{
  static const char *const modes[] = { "published", "63", "34" };

  set_state (self, "view", g_variant_new_string (self->view));
  set_state (self, "show-sidebar", g_variant_new_boolean (adw_flap_get_reveal_flap (self->sidebar_flap)));
  if (self->session == NULL)
    return;
  set_state (self, "place-mode", g_variant_new_string (modes[nb_session_get_place_mode (self->session)]));
  set_state (self, "lane-order", g_variant_new_string (nb_group_order_to_string (nb_session_get_lane_order (self->session))));
  set_state (self, "lanes", g_variant_new_string (nb_group_by_to_string (nb_session_get_lanes (self->session))));
  set_state (self, "merge-reprints", g_variant_new_boolean (nb_session_get_query (self->session)->merge_reprints));
  set_state (self, "colour", g_variant_new_string (nb_group_by_to_string (nb_session_get_colour (self->session))));
}

void
nb_window_add_actions (NbWindow *self)
{
  static const GActionEntry entries[] = {
    { "import-files", import_files_cb },
    { "import-folder", import_folder_cb },
    { "open-library", open_library_cb },
    { "try-again", try_again_cb },
    { "open-sample", open_sample_cb },
    { "remove-sample", remove_sample_cb },
    { "show-sources", show_sources_cb },
    { "add-source", add_source_cb },
    { "sync-now", sync_now_cb },
    { "export-figure", export_figure_cb },
    { "search", search_cb },
    { "back", back_cb },
    { "forward", forward_cb },
    { "zoom-in", zoom_in_cb },
    { "zoom-out", zoom_out_cb },
    { "show-all", show_all_cb },
    { "play", play_cb },
    { "go-to-date", go_to_date_cb },
    { "next-pane", next_pane_cb },
    { "clear-filters", clear_filters_cb },
    { "close-reader", close_reader_cb },
    { "next-article", next_article_cb },
    { "previous-article", previous_article_cb },
    { "undo-correction", undo_correction_cb },
    { "view", NULL, "s", "'timeline'", change_view_cb },
    { "place-mode", NULL, "s", "'63'", change_place_mode_cb },
    { "lanes", NULL, "s", "'none'", change_lanes_cb },
    { "lane-order", NULL, "s", "'geography'", change_lane_order_cb },
    { "colour", NULL, "s", "'none'", change_colour_cb },
    { "merge-reprints", NULL, NULL, "true", change_merge_reprints_cb },
    { "show-sidebar", NULL, NULL, "true", change_sidebar_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}
