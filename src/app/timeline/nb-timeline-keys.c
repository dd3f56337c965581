/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys of the timeline.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#define KEY_FACTOR 1.6

/* To the next mark with articles; FALSE if there is none. */
gboolean
nb_timeline_view_step (NbTimelineView *self,
                       NbMove          move)
{
  const NbTimelineItem *from, *item;
  guint32 lead;

  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return FALSE;
  from = nb_timeline_view_get_item (self, self->focus);
  item = move == NB_MOVE_FIRST ? NULL : from;
  /* columns that hold nothing but shares of year-only articles are passed over */
  for (guint i = 0; i < self->layout->items->len; i++)
    {
      item = nb_timeline_layout_step (self->layout, item, i > 0 && move == NB_MOVE_FIRST ? NB_MOVE_RIGHT : move);
      if (item == NULL || item->kind != NB_ITEM_COLUMN || nb_timeline_layout_item_lead (self->layout, item, &lead))
        break;
    }
  if (item == NULL || (item == from && self->focus_visible))
    return FALSE;
  nb_timeline_view_set_focus (self, nb_timeline_view_index_of (self, item), TRUE);
  return TRUE;
}

static gboolean
arrow (NbTimelineView *self,
       guint           keyval)
{
  static const NbMove moves[] = { NB_MOVE_LEFT, NB_MOVE_UP, NB_MOVE_RIGHT, NB_MOVE_DOWN };
  NbMove move = moves[keyval - GDK_KEY_Left];
  double from, to, by;

  if (nb_timeline_view_arrow_in_stop (self, keyval))
    return TRUE;
  if (self->focus != NB_NO_ITEM && self->focus_visible && nb_timeline_view_step (self, move))
    return TRUE;
  if (move == NB_MOVE_UP || move == NB_MOVE_DOWN)
    {
      nb_timeline_view_set_scroll (self, self->scroll + (move == NB_MOVE_DOWN ? 54 : -54));
      return TRUE;
    }
  nb_timeline_view_remember_move (self);
  nb_timeline_view_get_goal (self, &from, &to);
  by = (to - from) / 8 * (move == NB_MOVE_RIGHT ? 1 : -1);
  nb_timeline_view_go_to (self, from + by, to + by);
  return TRUE;
}

static gboolean
jump (NbTimelineView *self,
      guint           keyval)
{
  double from, to, min, max, span;

  nb_timeline_view_remember_move (self);
  nb_session_get_span (self->session, &from, &to);
  nb_session_get_extent (self->session, &min, &max);
  span = to - from;
  if (keyval == GDK_KEY_Home)
    nb_timeline_view_go_to (self, min, min + span);
  else if (keyval == GDK_KEY_End)
    nb_timeline_view_go_to (self, max - span, max);
  else if (self->layout->content_height > self->layout->plot.height + 1)
    nb_timeline_view_set_scroll (self, self->scroll + self->layout->plot.height * (keyval == GDK_KEY_Page_Down ? 0.9 : -0.9));
  else
    nb_timeline_view_go_to (self, from + span * (keyval == GDK_KEY_Page_Down ? 0.9 : -0.9),
                            to + span * (keyval == GDK_KEY_Page_Down ? 0.9 : -0.9));
  return TRUE;
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  keyval,
        guint                  keycode,
        GdkModifierType        state,
        NbTimelineView        *self)
{
  const NbTimelineItem *focused;

  if (self->session == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || !nb_timeline_view_ensure_layout (self))
    return FALSE;
  focused = nb_timeline_view_get_item (self, self->focus);
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      return arrow (self, keyval);
    case GDK_KEY_Home:
    case GDK_KEY_End:
    case GDK_KEY_Page_Up:
    case GDK_KEY_Page_Down:
      return jump (self, keyval);
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      nb_timeline_view_zoom (self, KEY_FACTOR);
      return TRUE;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      nb_timeline_view_zoom (self, 1 / KEY_FACTOR);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_ISO_Left_Tab:
      return nb_timeline_view_tab (self, keyval == GDK_KEY_Tab && (state & GDK_SHIFT_MASK) == 0);
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_space:
      if (focused == NULL)
        return FALSE;
      nb_timeline_view_activate_item (self, focused, keyval == GDK_KEY_space);
      return TRUE;
    case GDK_KEY_Escape:
      if (nb_timeline_view_drop_choice (self))
        return TRUE;
      if (focused == NULL || !self->focus_visible)
        return FALSE;
      nb_timeline_view_set_focus (self, NB_NO_ITEM, FALSE);
      return TRUE;
    default:
      return FALSE;
    }
}

void
nb_timeline_view_add_keys (NbTimelineView *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}
