/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbMapSidebar: counts the session's result by province, once per frame at most, and hands the numbers to the map
 * and the list. Owned by the window; main thread. */

#include "map/nb-map-sidebar.h"

#include "base/nb-format.h"
#include "map/nb-map-view.h"
#include "map/nb-province-row.h"

#include <glib/gi18n.h>

struct _NbMapSidebar
{
  GtkWidget         parent_instance;
  GtkWidget        *box;
  GtkWidget        *modes;
  GtkWidget        *play;
  NbMapView        *map;
  GtkWidget        *head;
  GtkStack         *stack;
  GtkListBox       *provinces;
  GtkScrolledWindow *scroller;
  GtkWidget        *apart;
  GtkLabel         *apart_words;
  GtkLabel         *apart_link;
  GtkToggleButton  *placeless;
  GtkLabel         *placeless_count;
  NbSession        *session;
  NbProvinceRow    *rows[NB_N_UNITS];
  NbProvinceTrends  trends;
  guint             update_id;
  guint             rows_id;        /* an idle source that brings the rows to the counts */
  gboolean          rows_at_once;   /* not only the span has changed */
  gboolean          updating;
};

G_DEFINE_FINAL_TYPE (NbMapSidebar, nb_map_sidebar, GTK_TYPE_WIDGET)

static gboolean
filter_row (GtkListBoxRow *row,
            gpointer       data)
{
  NbMapSidebar *self = data;
  NbUnit unit = nb_province_row_get_unit (NB_PROVINCE_ROW (row));

  if (self->session == NULL)
    return FALSE;
  switch (nb_session_get_place_mode (self->session))
    {
    case NB_PLACE_MODE_63:
      return unit < NB_N_OLD_UNITS;
    case NB_PLACE_MODE_34:
      return unit >= NB_N_OLD_UNITS;
    case NB_PLACE_MODE_PUBLISHED:
    default:
      /* a unit of 2025 that was not merged is the old one, and has its row already */
      return unit < NB_N_OLD_UNITS
             || (self->trends.counts[unit] > 0
                 && nb_places_map (nb_session_get_places (self->session), unit, NB_PLACE_MODE_PUBLISHED) == unit);
    }
}

/* Most articles first; provinces with the same number in official order. */
static int
compare_rows (GtkListBoxRow *a,
              GtkListBoxRow *b,
              gpointer       data)
{
  guint count_a = nb_province_row_get_count (NB_PROVINCE_ROW (a));
  guint count_b = nb_province_row_get_count (NB_PROVINCE_ROW (b));

  if (count_a != count_b)
    return count_a > count_b ? -1 : 1;
  return (int) nb_province_row_get_unit (NB_PROVINCE_ROW (a)) - (int) nb_province_row_get_unit (NB_PROVINCE_ROW (b));
}

static void
scroll_to (NbMapSidebar  *self,
           NbProvinceRow *row)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (GTK_WIDGET (row), GTK_WIDGET (self->provinces), &bounds))
    gtk_adjustment_clamp_page (adjustment, bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
update_rows (NbMapSidebar *self,
             gboolean      follow_hover)
{
  NbQuery *query = nb_session_get_query (self->session);
  NbUnit hover_unit = nb_session_get_hover_unit (self->session);
  gboolean in_rows[NB_N_UNITS];
  NbProvinceRow *first_hovered = NULL;
  gboolean pointer_is_here = (gtk_widget_get_state_flags (GTK_WIDGET (self->provinces)) & GTK_STATE_FLAG_PRELIGHT) != 0;

  nb_session_get_hover_places (self->session, in_rows);
  for (guint i = 0; i < NB_N_UNITS; i++)
    {
      gboolean hovered = in_rows[i] || hover_unit == i;

      nb_province_row_set_state (self->rows[i], hovered,
                                 g_strv_contains ((const char *const *) query->provinces,
                                                  nb_province_row_get_code (self->rows[i])));
      if (hovered && gtk_widget_get_child_visible (GTK_WIDGET (self->rows[i]))
          && (first_hovered == NULL || compare_rows (GTK_LIST_BOX_ROW (self->rows[i]), GTK_LIST_BOX_ROW (first_hovered), NULL) < 0))
        first_hovered = self->rows[i];
    }
  if (follow_hover && first_hovered != NULL && !pointer_is_here)
    scroll_to (self, first_hovered);
}

static void
hover_changed_cb (NbMapSidebar *self)
{
  update_rows (self, TRUE);
}

/* Among the 63 nobody can tell which member of a merged unit is meant: say how many articles are in no row. */
static void
update_apart (NbMapSidebar *self)
{
  g_autofree char *number = NULL, *words = NULL, *said = NULL;
  guint count = 0;

  if (nb_session_get_place_mode (self->session) == NB_PLACE_MODE_63)
    for (guint i = NB_N_OLD_UNITS; i < NB_N_UNITS; i++)
      count += self->trends.counts[i];
  gtk_widget_set_visible (self->apart, count > 0);
  if (count == 0)
    return;
  number = nb_format_count (count);
  /* TRANSLATORS: below the list of the 63 provinces, before "See the 34": those of 2025 */
  words = g_strdup_printf (ngettext ("%s article about a merged province", "%s articles about merged provinces", count), number);
  said = g_strdup_printf ("%s: %s", words, gtk_label_get_text (self->apart_link));
  gtk_label_set_text (self->apart_words, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->apart), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static void
update_placeless (NbMapSidebar *self)
{
  guint count = self->trends.counts[NB_N_UNITS];
  g_autofree char *words = nb_format_count (count);
  g_autofree char *label = g_strdup_printf (ngettext ("Province unknown: %s article", "Province unknown: %s articles", count),
                                            words);

  gtk_label_set_text (self->placeless_count, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->placeless), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->updating = TRUE;
  gtk_toggle_button_set_active (self->placeless, nb_session_get_query (self->session)->placeless);
  self->updating = FALSE;
}

static void
update_counts (NbMapSidebar *self)
{
  gboolean moved = FALSE;

  for (guint i = 0; i < NB_N_UNITS; i++)
    moved = nb_province_row_update (self->rows[i], &self->trends) || moved;
  if (moved)
    {
      gtk_list_box_invalidate_filter (self->provinces);
      gtk_list_box_invalidate_sort (self->provinces);
      /* what is most is what one wants to see of a new order */
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  update_rows (self, FALSE);
}

static gboolean
rows_cb (gpointer data)
{
  NbMapSidebar *self = data;

  self->rows_id = 0;
  update_counts (self);
  return G_SOURCE_REMOVE;
}

static gboolean
update_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  NbMapSidebar *self = NB_MAP_SIDEBAR (widget);
  gboolean empty = nb_catalog_get_n_rows (nb_session_get_catalog (self->session)) == 0;

  self->update_id = 0;
  nb_province_trends_fill (&self->trends, self->session);
  nb_map_view_set_counts (self->map, self->trends.counts);
  gtk_widget_set_sensitive (self->modes, !empty);
  gtk_widget_set_sensitive (GTK_WIDGET (self->map), !empty);
  gtk_widget_set_visible (GTK_WIDGET (self->placeless), !empty);
  gtk_widget_set_visible (self->head, !empty);
  gtk_stack_set_visible_child_name (self->stack, empty ? "empty" : "list");
  update_placeless (self);
  update_apart (self);
  /* while one zooms or pans, a hundred rows wait until the frame is done: the timeline must follow the hand */
  if (self->rows_at_once)
    update_counts (self);
  else if (self->rows_id == 0)
    self->rows_id = g_idle_add (rows_cb, self);
  self->rows_at_once = FALSE;
  return G_SOURCE_REMOVE;
}

static void
queue_update (NbMapSidebar *self)
{
  if (self->update_id == 0)
    self->update_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

static void
result_changed_cb (NbMapSidebar *self)
{
  gtk_list_box_invalidate_filter (self->provinces);
  self->rows_at_once = TRUE;
  queue_update (self);
}

static void
row_activated_cb (NbMapSidebar  *self,
                  GtkListBoxRow *row)
{
  nb_session_toggle_province (self->session, nb_province_row_get_code (NB_PROVINCE_ROW (row)));
}

static void
placeless_toggled_cb (NbMapSidebar *self)
{
  g_autoptr (NbQuery) query = NULL;

  if (self->updating || self->session == NULL)
    return;
  query = nb_query_copy (nb_session_get_query (self->session));
  query->placeless = gtk_toggle_button_get_active (self->placeless);
  if (query->placeless)
    {
      g_strfreev (query->provinces);
      query->provinces = g_new0 (char *, 1);
    }
  nb_session_set_query (self->session, query);
}

static void
motion_cb (NbMapSidebar             *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (self->provinces, (int) y);

  if (self->session != NULL)
    nb_session_set_hover_unit (self->session, row != NULL ? nb_province_row_get_unit (NB_PROVINCE_ROW (row)) : NB_UNIT_NONE);
}

static void
leave_cb (NbMapSidebar             *self,
          GtkEventControllerMotion *controller)
{
  if (self->session != NULL)
    nb_session_set_hover_unit (self->session, NB_UNIT_NONE);
}

static void
nb_map_sidebar_dispose (GObject *object)
{
  NbMapSidebar *self = NB_MAP_SIDEBAR (object);

  if (self->update_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->update_id);
  self->update_id = 0;
  g_clear_handle_id (&self->rows_id, g_source_remove);
  g_clear_object (&self->session);
  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (nb_map_sidebar_parent_class)->dispose (object);
}

static void
nb_map_sidebar_class_init (NbMapSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_map_sidebar_dispose;

  g_type_ensure (NB_TYPE_MAP_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/nienbieu/NienBieu/nb-map-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, box);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, modes);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, play);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, map);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, head);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, provinces);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, scroller);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, apart);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, apart_words);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, apart_link);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, placeless);
  gtk_widget_class_bind_template_child (widget_class, NbMapSidebar, placeless_count);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, placeless_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, motion_cb);
  gtk_widget_class_bind_template_callback (widget_class, leave_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
nb_map_sidebar_init (NbMapSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  nb_map_sidebar_set_playing (self, FALSE);
  gtk_list_box_set_filter_func (self->provinces, filter_row, self, NULL);
  gtk_list_box_set_sort_func (self->provinces, compare_rows, self, NULL);
}

/**
 * nb_map_sidebar_set_session:
 * @session: whose result is counted
 * @outlines: the outlines of the provinces
 */
void
nb_map_sidebar_set_session (NbMapSidebar *self,
                            NbSession    *session,
                            NbOutlines   *outlines)
{
  NbPlaces *places = nb_session_get_places (session);

  g_return_if_fail (NB_IS_MAP_SIDEBAR (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  nb_map_view_set_session (self->map, session, outlines);
  for (guint i = 0; i < NB_N_UNITS; i++)
    if (self->rows[i] == NULL)
      {
        self->rows[i] = NB_PROVINCE_ROW (nb_province_row_new (nb_places_get_unit (places, (NbUnit) i)));
        gtk_list_box_append (self->provinces, GTK_WIDGET (self->rows[i]));
      }
  g_signal_connect_object (session, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "span-changed", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "hover-changed", G_CALLBACK (hover_changed_cb), self, G_CONNECT_SWAPPED);
  self->rows_at_once = TRUE;
  queue_update (self);
}

GtkWidget *
nb_map_sidebar_get_play_button (NbMapSidebar *self)
{
  g_return_val_if_fail (NB_IS_MAP_SIDEBAR (self), NULL);

  return self->play;
}

/**
 * nb_map_sidebar_set_playing:
 *
 * What the button for playing time says.
 */
void
nb_map_sidebar_set_playing (NbMapSidebar *self,
                            gboolean      playing)
{
  const char *words = playing ? _("Stop playing") : _("Play time");

  g_return_if_fail (NB_IS_MAP_SIDEBAR (self));

  gtk_button_set_icon_name (GTK_BUTTON (self->play), playing ? "media-playback-pause-symbolic" : "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (self->play, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->play), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
