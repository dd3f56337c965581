/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbTimelineView: lays the session's result out and paints it. Layout happens in the update phase of a frame, once for
 * whatever changed; the snapshot only paints. Owned by the window; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include "base/nb-format.h"
#include "timeline/nb-snapshot-canvas.h"
#include "widgets/nb-adaptive-bin.h"
#include "widgets/nb-style.h"

#include <glib/gi18n.h>

enum { SHOW_UNDATED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (NbTimelineView, nb_timeline_view, GTK_TYPE_WIDGET)

#define MIN_WIDTH 280
#define MIN_HEIGHT 240
#define SCROLL_BAR_WIDTH 4

const NbTimelineItem *
nb_timeline_view_get_item (NbTimelineView *self,
                           guint           index)
{
  if (self->layout == NULL || index >= self->layout->items->len)
    return NULL;
  return &g_array_index (self->layout->items, NbTimelineItem, index);
}

guint
nb_timeline_view_index_of (NbTimelineView       *self,
                           const NbTimelineItem *item)
{
  if (self->layout == NULL || item == NULL)
    return NB_NO_ITEM;
  return (guint) (item - (const NbTimelineItem *) (gpointer) self->layout->items->data);
}

/* --- layout --- */

/* What a screen reader says of the timeline as a whole. */
void
nb_timeline_view_update_label (NbTimelineView *self)
{
  NbRowSet *result = nb_session_get_result (self->session);
  g_autofree char *count = nb_format_count (result->n_rows);
  g_autofree char *span = nb_format_span ((NbDay) self->layout->axis.from, (NbDay) (self->layout->axis.to - 0.01));
  /* TRANSLATORS: read out by screen readers: a span, then a number */
  g_autofree char *label = g_strdup_printf (ngettext ("Timeline %s, %s article", "Timeline %s, %s articles", result->n_rows),
                                            span, count);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/* What the session asks for; the rest of the input is the widget's. */
void
nb_timeline_view_fill_input (NbTimelineView  *self,
                             NbTimelineInput *input)
{
  *input = (NbTimelineInput){
    .catalog = nb_session_get_catalog (self->session),
    .rows = nb_session_get_result (self->session),
    .lanes = nb_session_get_lanes (self->session),
    .lane_order = nb_session_get_lane_order (self->session),
    .colour = nb_session_get_colour (self->session),
    .colour_names = nb_session_get_colour_names (self->session),
    .place_mode = nb_session_get_place_mode (self->session),
    .selected = nb_session_get_selected (self->session),
    .today = nb_day_today (),
    .context = nb_session_get_context (self->session),
  };
  if (nb_group_by_is_named (input->colour) && input->colour_names == NULL)
    input->colour = NB_GROUP_BY_NONE;
  nb_session_get_span (self->session, &input->from, &input->to);
}

/* The room there is. */
void
nb_timeline_view_fill_room (NbTimelineView  *self,
                            NbTimelineInput *input,
                            int              width,
                            int              height)
{
  input->width = width;
  input->height = height;
  input->text_scale = nb_widget_get_text_scale (GTK_WIDGET (self));
  input->features = self->narrow ? NB_TIMELINE_NARROW : 0;
}

/* Lanes far from what was seen have no headlines yet. */
static void
label_near_scroll (NbTimelineView *self)
{
  if (self->layout->lanes->len > 0 && ABS (self->scroll - self->labelled_at) > 0.2 * self->layout->height)
    nb_timeline_view_queue_update (self);
}

static void
lay_out (NbTimelineView *self,
         int             width,
         int             height)
{
  g_autoptr (NbTimelineLayout) previous = NULL;
  NbTimelineInput input;
  NbTimelineFocus focused;

  nb_timeline_view_remember_focus (self, &focused);
  previous = g_steal_pointer (&self->layout);
  nb_timeline_view_forget_place (self);
  if (self->session == NULL || width < 50 || height < 50)
    return;
  nb_timeline_view_hide_card (self);
  if (self->typesetter == NULL)
    self->typesetter = nb_style_new_typesetter (GTK_WIDGET (self));
  nb_timeline_view_fill_input (self, &input);
  input.collapsed = (const char *const *) self->collapsed->pdata;
  nb_timeline_view_fill_room (self, &input, width, height);
  /* some more than what is seen, so that not every step of the wheel needs a new layout */
  input.near_from = self->scroll - 0.3 * height;
  input.near_to = self->scroll + 1.3 * height;
  self->labelled_at = self->scroll;
  input.ruler = nb_typesetter_get_ruler (self->typesetter);
  self->hover = NB_NO_ITEM;
  self->focus = NB_NO_ITEM;
  g_clear_pointer (&self->still, gsk_render_node_unref);
  if (!nb_timeline_view_find_index (self, &input))
    return;
  self->layout = nb_timeline_layout_new (&input, previous);
  if (self->own_hover)
    {
      /* what was under the pointer has moved */
      self->own_hover = FALSE;
      nb_session_set_hover_rows (self->session, NULL, 0);
    }
  self->scroll = CLAMP (self->scroll, 0, MAX (0, self->layout->content_height - self->layout->plot.height));
  label_near_scroll (self);
  nb_timeline_view_find_focus (self, &focused);
  nb_timeline_view_mark_later (self);
  nb_timeline_view_follow_place (self);
}

static gboolean
update_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       data)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (widget);

  self->update_id = 0;
  lay_out (self, gtk_widget_get_width (widget), gtk_widget_get_height (widget));
  gtk_widget_queue_draw (widget);
  return G_SOURCE_REMOVE;
}

void
nb_timeline_view_queue_update (NbTimelineView *self)
{
  if (self->update_id == 0)
    self->update_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), update_cb, NULL, NULL);
}

/* Whether there is a layout to ask: what changed since the last frame is laid out now. */
gboolean
nb_timeline_view_ensure_layout (NbTimelineView *self)
{
  if (self->update_id != 0 || self->layout == NULL)
    {
      if (self->update_id != 0)
        gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->update_id);
      update_cb (GTK_WIDGET (self), NULL, NULL);
    }
  return self->layout != NULL;
}

void
nb_timeline_view_set_scroll (NbTimelineView *self,
                             double          scroll)
{
  double limit;

  if (self->layout == NULL)
    return;
  limit = MAX (0, self->layout->content_height - self->layout->plot.height);
  scroll = CLAMP (scroll, 0, limit);
  if (scroll == self->scroll)
    return;
  self->scroll = scroll;
  label_near_scroll (self);
  nb_timeline_view_mark_later (self);
  g_clear_pointer (&self->still, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* --- what items do --- */

static void
zoom_to_rows (NbTimelineView *self,
              const guint32  *rows,
              guint           n_rows)
{
  NbCatalog *catalog = nb_timeline_index_get_catalog (self->layout->index);
  NbDay first = G_MAXINT32, last = G_MININT32;
  double from, to, span, wanted;

  for (guint i = 0; i < n_rows; i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (catalog, rows[i]);

      if (row->first == NB_DAY_NONE || row->precision == NB_PRECISION_YEAR || row->precision == NB_PRECISION_YEARS)
        continue;
      first = MIN (first, row->first);
      last = MAX (last, row->last);
    }
  if (first > last)
    return;
  nb_session_get_span (self->session, &from, &to);
  span = to - from;
  /* always closer, never so close that the neighbours are lost */
  wanted = CLAMP ((last + 1 - first) * 1.6, NB_AXIS_MIN_SPAN * 3, span / 2);
  nb_session_remember (self->session);
  nb_timeline_view_go_to (self, (first + last + 1) / 2.0 - wanted / 2, (first + last + 1) / 2.0 + wanted / 2);
}

void
nb_timeline_view_toggle_lane (NbTimelineView *self,
                              guint           lane)
{
  const char *key = nb_timeline_layout_lane_key (self->layout, lane);
  guint at;

  if (key == NULL)
    return;
  for (at = 0; at < self->collapsed->len; at++)
    if (g_str_equal (self->collapsed->pdata[at], key))
      break;
  if (at < self->collapsed->len)
    g_ptr_array_remove_index (self->collapsed, at);
  else
    g_ptr_array_insert (self->collapsed, 0, g_strdup (key));
  nb_timeline_view_queue_update (self);
}

/* What a click or Enter does: one article opens, several are zoomed to; with @read the leading one opens at once. */
void
nb_timeline_view_activate_item (NbTimelineView       *self,
                                const NbTimelineItem *item,
                                gboolean              read)
{
  g_autofree guint32 *rows = NULL;
  guint n_rows = 0;
  guint32 lead;

  nb_timeline_view_hide_card (self);
  if (item->kind == NB_ITEM_LANE)
    {
      nb_timeline_view_toggle_lane (self, item->lane);
      return;
    }
  if (item->kind == NB_ITEM_STRATUM)
    {
      nb_timeline_view_toggle_stratum (self, item);
      return;
    }
  if (item->kind == NB_ITEM_UNDATED)
    {
      g_signal_emit (self, signals[SHOW_UNDATED], 0);
      return;
    }
  rows = nb_timeline_layout_item_rows (self->layout, item, &n_rows);
  if (n_rows == 0)
    return;
  if ((n_rows == 1 || read) && nb_timeline_layout_item_lead (self->layout, item, &lead))
    nb_session_select (self->session, nb_catalog_get_row (nb_timeline_index_get_catalog (self->layout->index), lead)->id);
  else
    zoom_to_rows (self, rows, n_rows);
}

/* --- painting --- */

static void
paint_still (NbTimelineView *self)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (NbCanvas) canvas = nb_snapshot_canvas_new (snapshot);

  nb_paint_timeline_still (canvas, self->layout, self->theme, self->typesetter, self->scroll);
  g_clear_object (&canvas);
  self->still = gtk_snapshot_free_to_node (snapshot);
}

/* Round what lies outside the plot, where the painter has no rings. */
static void
paint_ring (NbTimelineView *self,
            NbCanvas       *canvas)
{
  const NbTimelineItem *item = nb_timeline_view_get_item (self, self->focus);
  NbRect ring;

  if (item == NULL || (item->mark.y + item->mark.height > self->layout->plot.y && item->mark.y < self->layout->overview.y)
      || (item->flags & NB_ITEM_SCROLLS) != 0)
    return;
  ring = nb_rect_grow (item->mark, 3);
  nb_canvas_stroke_rect (canvas, &ring, 6, 2, NB_DASH_NONE, &self->theme->selection);
}

/* A thin bar at the right edge, where there is more than the view has room for. */
static void
paint_scroll_bar (NbTimelineView *self,
                  NbCanvas       *canvas)
{
  const NbTimelineLayout *layout = self->layout;
  double share = layout->plot.height / layout->content_height;
  NbRect bar;

  if (layout->content_height <= layout->plot.height + 1)
    return;
  bar.width = SCROLL_BAR_WIDTH;
  bar.height = MAX (layout->plot.height * share, 24);
  bar.x = layout->width - bar.width - 3;
  bar.y = layout->plot.y + (layout->plot.height - bar.height) * self->scroll / (layout->content_height - layout->plot.height);
  nb_canvas_fill_rect (canvas, &bar, SCROLL_BAR_WIDTH / 2.0, &self->theme->faint);
}

static void
nb_timeline_view_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (widget);
  g_autoptr (NbCanvas) canvas = NULL;
  NbTimelineState state;

  if (self->layout == NULL)
    return;
  if (self->still == NULL)
    paint_still (self);
  if (self->still != NULL)
    gtk_snapshot_append_node (snapshot, self->still);

  state = (NbTimelineState){
    .hover = nb_timeline_view_get_item (self, self->hover),
    .focus = nb_timeline_view_get_item (self, self->focus),
    .focus_visible = self->focus_visible && nb_timeline_view_has_focus (self),
    .scroll = self->scroll,
    .bracket = self->bracket[0] != NB_DAY_NONE ? self->bracket : NULL,
    .bracket_label = self->bracket_label,
    .chosen = self->chosen[0] != NB_DAY_NONE ? self->chosen : NULL,
    .chosen_label = self->chosen_label,
    .shares = self->shares,
  };
  if (nb_timeline_view_is_current (self))
    state.hover_rows = nb_session_get_hover_rows (self->session, &state.n_hover_rows);
  canvas = nb_snapshot_canvas_new (snapshot);
  nb_paint_timeline_states (canvas, self->layout, self->theme, self->typesetter, &state);
  if (state.focus_visible)
    paint_ring (self, canvas);
  paint_scroll_bar (self, canvas);
}

static void
nb_timeline_view_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : MIN_HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 600;
  *minimum_baseline = *natural_baseline = -1;
}

static void
nb_timeline_view_size_allocate (GtkWidget *widget,
                                int        width,
                                int        height,
                                int        baseline)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (widget);

  if (self->layout == NULL || self->layout->width != width || self->layout->height != height)
    lay_out (self, width, height);
  nb_timeline_view_allocate_marks (self);
  gtk_popover_present (GTK_POPOVER (self->card));
}

/* Tab stops in it by its own order (nb-timeline-stops.c), not at each of its children. */
static gboolean
nb_timeline_view_focus (GtkWidget        *widget,
                        GtkDirectionType  direction)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (widget);

  if (nb_timeline_view_has_focus (self) || !gtk_widget_grab_focus (widget))
    return FALSE;
  /* back to the mark that was left */
  nb_timeline_view_focus_mark (self);
  return TRUE;
}

/* --- session --- */

static void
hover_changed_cb (NbTimelineView *self)
{
  nb_timeline_view_follow_place (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
theme_changed_cb (NbTimelineView *self)
{
  self->theme = nb_style_get_theme ();
  g_clear_pointer (&self->still, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
font_changed_cb (NbTimelineView *self)
{
  g_clear_object (&self->typesetter);
  nb_timeline_view_forget_place (self);
  g_clear_pointer (&self->layout, nb_timeline_layout_unref);
  g_clear_pointer (&self->still, gsk_render_node_unref);
  nb_timeline_view_queue_update (self);
}

static gboolean
query_tooltip (GtkWidget  *widget,
               int         x,
               int         y,
               gboolean    keyboard,
               GtkTooltip *tooltip)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (widget);
  const NbTimelineItem *item;

  if (keyboard || self->layout == NULL)
    return FALSE;
  item = nb_timeline_layout_hit (self->layout, x, y, self->scroll);
  if (item == NULL && self->drag == NB_DRAG_NONE && nb_timeline_view_can_choose (self, x, y, 0))
    {
      /* the ruler as a whole has one tooltip */
      const NbRect *ruler = &self->layout->ruler;

      gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) ruler->x, (int) ruler->y, (int) ruler->width, (int) ruler->height });
      gtk_tooltip_set_text (tooltip, _("Drag to choose a span; with Shift anywhere below"));
      return TRUE;
    }
  if (item != NULL && item->kind == NB_ITEM_STRATUM)
    {
      g_autofree char *words = nb_timeline_view_stratum_tip (self, item);

      if (words == NULL)
        return FALSE;
      /* below the name, not over it */
      gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle){ (int) item->mark.x, (int) item->mark.y, (int) item->mark.width, (int) item->mark.height });
      gtk_tooltip_set_text (tooltip, words);
      return TRUE;
    }
  if (item == NULL || (item->kind != NB_ITEM_THEME && item->kind != NB_ITEM_EVENT) || item->tip == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, item->tip);
  return TRUE;
}

/* --- object --- */

/* A count that is on its way keeps the widget, but nothing is to come up when its window has gone. */
static void
nb_timeline_view_unroot (GtkWidget *widget)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (widget);

  nb_timeline_view_stop_motion (self);
  g_clear_handle_id (&self->card_id, g_source_remove);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->slice_id, g_source_remove);

  GTK_WIDGET_CLASS (nb_timeline_view_parent_class)->unroot (widget);
}

static void
nb_timeline_view_dispose (GObject *object)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (object);

  nb_timeline_view_stop_motion (self);
  nb_timeline_view_stop_counting (self);
  nb_timeline_view_forget_place (self);
  g_clear_handle_id (&self->card_id, g_source_remove);
  if (self->update_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->update_id);
  self->update_id = 0;
  nb_timeline_view_remove_marks (self);
  if (self->card != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->card));
  self->card = NULL;
  g_clear_object (&self->animation);
  g_clear_object (&self->session);
  g_clear_object (&self->typesetter);
  g_clear_pointer (&self->layout, nb_timeline_layout_unref);
  g_clear_pointer (&self->index, nb_timeline_index_unref);
  g_clear_pointer (&self->still, gsk_render_node_unref);

  G_OBJECT_CLASS (nb_timeline_view_parent_class)->dispose (object);
}

static void
nb_timeline_view_finalize (GObject *object)
{
  NbTimelineView *self = NB_TIMELINE_VIEW (object);

  g_ptr_array_unref (self->collapsed);
  g_free (self->bracket_label);
  g_free (self->chosen_label);

  G_OBJECT_CLASS (nb_timeline_view_parent_class)->finalize (object);
}

static void
nb_timeline_view_class_init (NbTimelineViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = nb_timeline_view_dispose;
  object_class->finalize = nb_timeline_view_finalize;
  widget_class->snapshot = nb_timeline_view_snapshot;
  widget_class->measure = nb_timeline_view_measure;
  widget_class->size_allocate = nb_timeline_view_size_allocate;
  widget_class->unroot = nb_timeline_view_unroot;
  widget_class->focus = nb_timeline_view_focus;
  widget_class->query_tooltip = query_tooltip;

  signals[SHOW_UNDATED] = g_signal_new ("show-undated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "timeline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
nb_timeline_view_init (NbTimelineView *self)
{
  self->hover = self->focus = NB_NO_ITEM;
  self->place = NB_UNIT_NONE;
  self->bracket[0] = self->bracket[1] = NB_DAY_NONE;
  self->chosen[0] = self->chosen[1] = NB_DAY_NONE;
  self->marks = g_hash_table_new (nb_mark_key_hash, nb_mark_key_equal);
  self->collapsed = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  self->card = NB_HOVER_CARD (nb_hover_card_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->card), GTK_WIDGET (self));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (GTK_WIDGET (self), "nb-view");
  nb_timeline_view_add_input (self);

  nb_style_watch (GTK_WIDGET (self), G_CALLBACK (theme_changed_cb), G_CALLBACK (font_changed_cb));
  theme_changed_cb (self);
}

GtkWidget *
nb_timeline_view_new (void)
{
  return g_object_new (NB_TYPE_TIMELINE_VIEW, NULL);
}

/**
 * nb_timeline_view_set_session:
 * @session: (nullable): what to show
 */
void
nb_timeline_view_set_session (NbTimelineView *self,
                              NbSession      *session)
{
  g_return_if_fail (NB_IS_TIMELINE_VIEW (self));

  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (self->session, self);
  if (!g_set_object (&self->session, session))
    return;
  /* what was under way belongs to the other library */
  nb_timeline_view_stop_motion (self);
  nb_timeline_view_drop_choice (self);
  self->drag = NB_DRAG_NONE;
  self->scroll = 0;
  nb_timeline_view_stop_counting (self);
  nb_timeline_view_forget_place (self);
  g_clear_pointer (&self->layout, nb_timeline_layout_unref);
  g_clear_pointer (&self->index, nb_timeline_index_unref);
  g_clear_pointer (&self->still, gsk_render_node_unref);
  if (session == NULL)
    return;
  g_signal_connect_object (session, "result-changed", G_CALLBACK (nb_timeline_view_recount), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "span-changed", G_CALLBACK (nb_timeline_view_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "selection-changed", G_CALLBACK (nb_timeline_view_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "context-changed", G_CALLBACK (nb_timeline_view_queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "hover-changed", G_CALLBACK (hover_changed_cb), self, G_CONNECT_SWAPPED);
  nb_timeline_view_queue_update (self);
}

/**
 * nb_timeline_view_set_narrow:
 *
 * Without names in the gutter, for windows below about 900 pixels.
 */
void
nb_timeline_view_set_narrow (NbTimelineView *self,
                             gboolean        narrow)
{
  g_return_if_fail (NB_IS_TIMELINE_VIEW (self));

  if (self->narrow == narrow)
    return;
  self->narrow = narrow;
  nb_timeline_view_queue_update (self);
}

/**
 * nb_timeline_view_set_bracket:
 * @period: (nullable): a period that the open article looks back on or ahead to
 * @label: (nullable): what is written at it
 */
void
nb_timeline_view_set_bracket (NbTimelineView *self,
                              const NbEdtf   *period,
                              const char     *label)
{
  g_return_if_fail (NB_IS_TIMELINE_VIEW (self));

  self->bracket[0] = self->bracket[1] = NB_DAY_NONE;
  g_clear_pointer (&self->bracket_label, g_free);
  if (period != NULL && nb_edtf_days (period, &self->bracket[0], &self->bracket[1]))
    self->bracket_label = g_strdup (label);
  else
    self->bracket[0] = NB_DAY_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
