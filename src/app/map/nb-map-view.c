/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbMapView: paints the map's cached layout, tells the session what the pointer is over. Owned by the map sidebar;
 * main thread. */

#include "map/nb-map-view.h"

#include "base/nb-format.h"
#include "map/nb-map-brush.h"
#include "map/nb-map-layers.h"
#include "painter/nb-map-painter.h"
#include "timeline/nb-snapshot-canvas.h"
#include "widgets/nb-adaptive-bin.h"
#include "widgets/nb-row-words.h"
#include "widgets/nb-style.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAP_HEIGHT 420
#define MARGIN 12
#define LEGEND_SLACK 6     /* around it, so that a thin histogram is easy to hit */

struct _NbMapView
{
  GtkWidget      parent_instance;
  NbSession     *session;
  NbOutlines    *outlines;
  NbTypesetter  *typesetter;
  NbMapLayout   *layout;
  NbMapLayers   *layers;
  NbPlaceMode    place_mode;     /* of the layout */
  NbClassBreaks  breaks;         /* of the last layout */
  guint          counts[NB_N_UNIT_COUNTS];
  NbMapBrush     brush;          /* over the legend */
};

G_DEFINE_FINAL_TYPE (NbMapView, nb_map_view, GTK_TYPE_WIDGET)

static const char *
map_label (void)
{
  return _("Map of the provinces; the list below it has the same numbers");
}

static void
drop_layout (NbMapView *self)
{
  g_clear_pointer (&self->layout, nb_map_layout_unref);
  nb_map_layers_drop_values (self->layers);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Other classes: what was brushed is gone. */
static void
drop_brush (NbMapView *self)
{
  if (self->brush.anchor >= 0)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, map_label (), -1);
  self->brush = NB_MAP_NO_BRUSH;
}

static void
ensure_layout (NbMapView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  NbMapInput input;

  if (self->layout != NULL || self->session == NULL || gtk_widget_get_width (widget) <= 0)
    return;
  if (self->typesetter == NULL)
    self->typesetter = nb_style_new_typesetter (widget);
  input = (NbMapInput){
    .outlines = self->outlines,
    .place_mode = nb_session_get_place_mode (self->session),
    .counts = self->counts,
    /* a stroke on the edge would be cut where widgets are clipped */
    .area = { 0, 0, gtk_widget_get_width (widget) - 1, gtk_widget_get_height (widget) },
    .style = NB_MAP_SCREEN,
    .text_scale = nb_widget_get_text_scale (widget),
    .ruler = nb_typesetter_get_ruler (self->typesetter),
  };
  self->layout = nb_map_layout_new (&input);
  self->place_mode = input.place_mode;
  if (!nb_class_breaks_equal (&self->breaks, &self->layout->breaks))
    drop_brush (self);
  self->breaks = self->layout->breaks;
}

/* Provinces of the query, those that are brushed, and those of the articles under the pointer in the timeline. */
static GArray *
marked_units (NbMapView *self)
{
  GArray *units = g_array_new (FALSE, FALSE, sizeof (NbUnit));
  NbPlaces *places = nb_session_get_places (self->session);
  NbQuery *query = nb_session_get_query (self->session);
  gboolean hovered[NB_N_UNITS];
  guint low, high;

  for (guint i = 0; query->provinces[i] != NULL; i++)
    {
      NbUnit unit = nb_places_find_code (places, query->provinces[i]);

      if (unit != NB_UNIT_NONE)
        g_array_append_val (units, unit);
    }
  if (nb_map_brush_get_range (&self->brush, self->layout, &low, &high))
    {
      g_autoptr (GArray) brushed = nb_map_layout_units_between (self->layout, low, high);

      g_array_append_vals (units, brushed->data, brushed->len);
    }
  nb_session_get_hover_places (self->session, hovered);
  for (guint i = 0; i < NB_N_UNITS; i++)
    if (hovered[i])
      g_array_append_vals (units, &(NbUnit){ (NbUnit) i }, 1);
  return units;
}

static void
nb_map_view_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  NbMapView *self = NB_MAP_VIEW (widget);
  g_autoptr (NbCanvas) canvas = NULL;
  g_autoptr (GArray) marked = NULL;
  NbMapState state;
  NbRect brush;

  ensure_layout (self);
  if (self->layout == NULL)
    return;
  nb_map_layers_snapshot (self->layers, snapshot, widget, self->layout, nb_style_get_theme (), self->typesetter);
  marked = marked_units (self);
  state = (NbMapState){
    .hover = nb_session_get_hover_unit (self->session),
    .focus = NB_UNIT_NONE,
    .marked = (const NbUnit *) (gpointer) marked->data,
    .n_marked = marked->len,
    .brush = nb_map_brush_get_rect (&self->brush, self->layout, &brush) ? &brush : NULL,
  };
  canvas = nb_snapshot_canvas_new (snapshot);
  nb_paint_map_states (canvas, self->layout, nb_style_get_theme (), self->typesetter, &state);
}

static void
nb_map_view_measure (GtkWidget      *widget,
                     GtkOrientation  orientation,
                     int             for_size,
                     int            *minimum,
                     int            *natural,
                     int            *minimum_baseline,
                     int            *natural_baseline)
{
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 288 : MAP_HEIGHT;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 240 : 240;
  *minimum_baseline = *natural_baseline = -1;
}

static void
nb_map_view_size_allocate (GtkWidget *widget,
                           int        width,
                           int        height,
                           int        baseline)
{
  drop_layout (NB_MAP_VIEW (widget));
}

static gboolean
is_on_legend (NbMapView *self,
              double     x,
              double     y)
{
  NbRect legend = nb_rect_grow (self->layout->legend, LEGEND_SLACK);

  return self->layout->strip->len > 0 && nb_rect_contains (&legend, x, y);
}

static void
motion_cb (GtkEventControllerMotion *controller,
           double                    x,
           double                    y,
           NbMapView                *self)
{
  NbUnit unit;

  ensure_layout (self);
  if (self->layout == NULL)
    return;
  unit = nb_map_layout_hit (self->layout, x, y);
  nb_session_set_hover_unit (self->session, unit);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), is_on_legend (self, x, y) ? "col-resize" : unit != NB_UNIT_NONE ? "pointer" : NULL);
}

static void
leave_cb (GtkEventControllerMotion *controller,
          NbMapView                *self)
{
  if (self->session != NULL)
    nb_session_set_hover_unit (self->session, NB_UNIT_NONE);
}

/* --- the legend: a drag over it, or the keyboard --- */

static void
brush_changed (NbMapView *self)
{
  g_autofree char *words = nb_map_brush_describe (&self->brush, self->layout);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words != NULL ? words : map_label (), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Neither brush nor filter by it. */
static void
take_back (NbMapView *self)
{
  self->brush = NB_MAP_NO_BRUSH;
  brush_changed (self);
  nb_map_brush_filter (&self->brush, self->layout, self->session);
}

static void
drag_begin_cb (GtkGestureDrag *gesture,
               double          x,
               double          y,
               NbMapView      *self)
{
  ensure_layout (self);
  if (self->layout == NULL || !is_on_legend (self, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture,
                double          dx,
                double          dy,
                NbMapView      *self)
{
  double x, y;

  /* new counts may have come while the button was down */
  ensure_layout (self);
  if (self->layout == NULL || !gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  if (self->brush.anchor < 0 && !gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  self->brush.anchor = nb_map_layout_class_at (self->layout, x);
  self->brush.head = nb_map_layout_class_at (self->layout, x + dx);
  brush_changed (self);
}

static void
drag_end_cb (GtkGestureDrag *gesture,
             double          dx,
             double          dy,
             NbMapView      *self)
{
  if (self->layout != NULL && self->brush.anchor >= 0)
    nb_map_brush_filter (&self->brush, self->layout, self->session);
}

static void
drag_cancel_cb (GtkGesture       *gesture,
                GdkEventSequence *sequence,
                NbMapView        *self)
{
  drop_brush (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        NbMapView             *self)
{
  gboolean extend = (state & GDK_SHIFT_MASK) != 0;

  ensure_layout (self);
  if (self->layout == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Right:
      if (!nb_map_brush_step (&self->brush, self->layout, keyval == GDK_KEY_Right ? 1 : -1, extend))
        return FALSE;
      break;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (self->brush.anchor < 0)
        return FALSE;
      nb_map_brush_filter (&self->brush, self->layout, self->session);
      return TRUE;
    case GDK_KEY_Escape:
      if (self->brush.anchor < 0)
        return FALSE;
      self->brush = NB_MAP_NO_BRUSH;
      break;
    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      take_back (self);
      return TRUE;
    default:
      return FALSE;
    }
  brush_changed (self);
  return TRUE;
}

static void
click_cb (GtkGestureClick *gesture,
          int              n_press,
          double           x,
          double           y,
          NbMapView       *self)
{
  NbUnit unit;

  ensure_layout (self);
  if (self->layout == NULL)
    return;
  if (is_on_legend (self, x, y))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self));
      /* without a drag it takes the filter back */
      take_back (self);
      return;
    }
  unit = nb_map_layout_hit (self->layout, x, y);
  if (unit != NB_UNIT_NONE)
    nb_session_toggle_province (self->session, nb_places_get_unit (nb_session_get_places (self->session), unit)->code);
}

static gboolean
nb_map_view_query_tooltip (GtkWidget  *widget,
                           int         x,
                           int         y,
                           gboolean    keyboard,
                           GtkTooltip *tooltip)
{
  NbMapView *self = NB_MAP_VIEW (widget);
  g_autofree char *text = NULL;
  g_autofree char *count = NULL;
  guint value;
  NbUnit unit;

  if (keyboard || self->layout == NULL)
    return FALSE;
  if (is_on_legend (self, x, y))
    {
      NbMapBrush at = { nb_map_layout_class_at (self->layout, x), nb_map_layout_class_at (self->layout, x) };
      g_autofree char *range = nb_map_brush_describe (self->brush.anchor >= 0 ? &self->brush : &at, self->layout);

      gtk_tooltip_set_text (tooltip, range);
      return range != NULL;
    }
  unit = nb_map_layout_hit (self->layout, x, y);
  if (unit == NB_UNIT_NONE)
    return FALSE;
  value = nb_map_layout_get_value (self->layout, unit);
  count = nb_format_count (value);
  /* TRANSLATORS: a province and how many articles it has */
  text = g_strdup_printf (ngettext ("%s: %s article", "%s: %s articles", value),
                          nb_unit_short_name (nb_places_get_unit (nb_session_get_places (self->session), unit)), count);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
theme_changed_cb (NbMapView *self)
{
  nb_map_layers_drop (self->layers);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
font_changed_cb (NbMapView *self)
{
  g_clear_object (&self->typesetter);
  drop_layout (self);
}

/* Its counts come by themselves, when they are there. */
static void
result_changed_cb (NbMapView *self)
{
  if (nb_session_get_place_mode (self->session) != self->place_mode)
    drop_layout (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
nb_map_view_dispose (GObject *object)
{
  NbMapView *self = NB_MAP_VIEW (object);

  g_clear_object (&self->session);
  g_clear_object (&self->typesetter);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  g_clear_pointer (&self->layout, nb_map_layout_unref);
  g_clear_pointer (&self->layers, nb_map_layers_free);

  G_OBJECT_CLASS (nb_map_view_parent_class)->dispose (object);
}

static void
nb_map_view_class_init (NbMapViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = nb_map_view_dispose;
  widget_class->snapshot = nb_map_view_snapshot;
  widget_class->measure = nb_map_view_measure;
  widget_class->size_allocate = nb_map_view_size_allocate;
  widget_class->query_tooltip = nb_map_view_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "provincemap");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
nb_map_view_init (NbMapView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_object (motion, "motion", G_CALLBACK (motion_cb), self, 0);
  g_signal_connect_object (motion, "leave", G_CALLBACK (leave_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect_object (click, "released", G_CALLBACK (click_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (drag, "drag-update", G_CALLBACK (drag_update_cb), self, 0);
  g_signal_connect_object (drag, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  g_signal_connect_object (drag, "cancel", G_CALLBACK (drag_cancel_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  _("The arrow keys choose among the numbers of the legend, Return filters by them, Delete takes the filter back"),
                                  -1);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  nb_style_watch (GTK_WIDGET (self), G_CALLBACK (theme_changed_cb), G_CALLBACK (font_changed_cb));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, map_label (), -1);
  self->brush = NB_MAP_NO_BRUSH;
  self->layers = nb_map_layers_new ();
}

GtkWidget *
nb_map_view_new (void)
{
  return g_object_new (NB_TYPE_MAP_VIEW, NULL);
}

/**
 * nb_map_view_set_session:
 * @session: (nullable): whose places and hover are shown
 * @outlines: the outlines of the provinces
 */
void
nb_map_view_set_session (NbMapView  *self,
                         NbSession  *session,
                         NbOutlines *outlines)
{
  g_return_if_fail (NB_IS_MAP_VIEW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  g_set_object (&self->session, session);
  g_clear_pointer (&self->outlines, nb_outlines_unref);
  self->outlines = nb_outlines_ref (outlines);
  if (session != NULL)
    {
      g_signal_connect_object (session, "hover-changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (session, "result-changed", G_CALLBACK (result_changed_cb), self, G_CONNECT_SWAPPED);
    }
  drop_layout (self);
}

/**
 * nb_map_view_set_counts:
 * @counts: NB_N_UNIT_COUNTS numbers, by unit of the session's division
 */
void
nb_map_view_set_counts (NbMapView   *self,
                        const guint *counts)
{
  g_return_if_fail (NB_IS_MAP_VIEW (self));

  if (memcmp (self->counts, counts, sizeof self->counts) == 0)
    return;
  memcpy (self->counts, counts, sizeof self->counts);
  drop_layout (self);
}
