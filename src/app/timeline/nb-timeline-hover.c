/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the pointer and the keyboard are at in the timeline: tells the session, and shows the card after a moment.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include <math.h>

#define CARD_DELAY_MS 300
#define CARD_GAP 6

static gboolean
has_card (const NbTimelineItem *item)
{
  switch (item->kind)
    {
    case NB_ITEM_COLUMN:
    case NB_ITEM_PEAK:
    case NB_ITEM_CLUSTER:
    case NB_ITEM_ARTICLE:
    case NB_ITEM_BAR:
      return item->n_rows > 0;
    case NB_ITEM_UNDATED:
    case NB_ITEM_LANE:
    case NB_ITEM_STRATUM:
    case NB_ITEM_THEME:
    case NB_ITEM_EVENT:
    case NB_ITEM_BRUSH:
    case NB_ITEM_GRIP_FROM:
    case NB_ITEM_GRIP_TO:
    case NB_ITEM_OVERVIEW:
    default:
      return FALSE;
    }
}

void
nb_timeline_view_hide_card (NbTimelineView *self)
{
  g_clear_handle_id (&self->card_id, g_source_remove);
  if (self->card != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->card));
}

static gboolean
show_card_cb (gpointer data)
{
  NbTimelineView *self = data;
  const NbTimelineItem *item = nb_timeline_view_get_item (self, self->hover);
  g_autofree guint32 *rows = NULL;
  guint n_rows = 0;
  guint32 lead = G_MAXUINT32;
  gboolean is_column = item != NULL && (item->kind == NB_ITEM_COLUMN || item->kind == NB_ITEM_PEAK);
  NbRect rect;
  double x;

  self->card_id = 0;
  if (item == NULL || self->drag != NB_DRAG_NONE || !nb_timeline_view_is_current (self))
    return G_SOURCE_REMOVE;
  rows = nb_timeline_layout_item_rows (self->layout, item, &n_rows);
  if (n_rows == 0)
    return G_SOURCE_REMOVE;
  nb_timeline_layout_item_lead (self->layout, item, &lead);
  nb_hover_card_set_rows (self->card, self->session, rows, n_rows, lead,
                          item->lane != G_MAXUINT && self->layout->lanes->len > 0
                            ? nb_timeline_layout_lane_name (self->layout, item->lane) : NULL,
                          is_column ? item->first : NB_DAY_NONE, is_column ? item->last : NB_DAY_NONE);

  /* below the mark and beside the pointer, never under it */
  rect = nb_timeline_layout_item_rect (self->layout, item, self->scroll);
  x = item->mark.width > 0 ? CLAMP (self->pointer_x, rect.x, rect.x + rect.width) : self->pointer_x;
  gtk_popover_set_pointing_to (GTK_POPOVER (self->card),
                               &(GdkRectangle){ (int) x - 1, (int) floor (MIN (rect.y, self->pointer_y - 8)), 2,
                                                (int) ceil (MAX (rect.height, self->pointer_y + 12 - rect.y)) + CARD_GAP });
  gtk_popover_popup (GTK_POPOVER (self->card));
  return G_SOURCE_REMOVE;
}

void
nb_timeline_view_set_hover (NbTimelineView *self,
                            guint           index)
{
  const NbTimelineItem *item;
  g_autofree guint32 *rows = NULL;
  guint n_rows = 0;

  if (self->hover == index)
    return;
  self->hover = index;
  nb_timeline_view_hide_card (self);
  item = nb_timeline_view_get_item (self, index);
  if (item != NULL && has_card (item) && nb_timeline_view_is_current (self))
    {
      rows = nb_timeline_layout_item_rows (self->layout, item, &n_rows);
      self->card_id = g_timeout_add (CARD_DELAY_MS, show_card_cb, self);
    }
  if (n_rows > 0 || self->own_hover)
    nb_session_set_hover_rows (self->session, rows, n_rows);
  self->own_hover = n_rows > 0;
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   item == NULL ? NULL
                                   : item->kind == NB_ITEM_GRIP_FROM || item->kind == NB_ITEM_GRIP_TO ? "ew-resize"
                                   : item->kind == NB_ITEM_BRUSH ? "grab"
                                   : item->kind == NB_ITEM_OVERVIEW ? "crosshair"
                                   : item->kind == NB_ITEM_STRATUM
                                     ? nb_timeline_view_can_filter_by (self, item) ? "pointer" : NULL
                                   : item->n_rows > 0 || item->kind == NB_ITEM_LANE ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nb_timeline_view_set_focus (NbTimelineView *self,
                            guint           index,
                            gboolean        visible)
{
  const NbTimelineItem *item;
  NbRect rect;

  self->focus = index;
  self->focus_visible = visible;
  item = nb_timeline_view_get_item (self, index);
  if (item != NULL)
    {
      rect = nb_timeline_layout_item_rect (self->layout, item, self->scroll);
      if ((item->flags & NB_ITEM_SCROLLS) != 0)
        {
          if (rect.y < self->layout->plot.y)
            nb_timeline_view_set_scroll (self, self->scroll - (self->layout->plot.y - rect.y) - 6);
          else if (rect.y + rect.height > self->layout->plot.y + self->layout->plot.height)
            nb_timeline_view_set_scroll (self, self->scroll + rect.y + rect.height + 6
                                               - self->layout->plot.y - self->layout->plot.height);
        }
    }
  if (self->layout != NULL)
    nb_timeline_view_focus_mark (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
nb_timeline_view_remember_focus (NbTimelineView  *self,
                                 NbTimelineFocus *focused)
{
  const NbTimelineItem *item = nb_timeline_view_get_item (self, self->focus);
  guint32 row;

  *focused = (NbTimelineFocus){ 0 };
  if (item == NULL)
    return;
  focused->has_key = nb_timeline_view_key_of (self, item, &focused->key);
  if (item->n_rows > 0 && item->kind != NB_ITEM_UNDATED && nb_timeline_layout_item_lead (self->layout, item, &row))
    focused->article = nb_catalog_get_row (nb_timeline_index_get_catalog (self->layout->index), row)->id;
}

/* The mark whose headline was read stays the one, whatever its neighbours join; where there is no headline, or the columns
 * are still the same, the thing itself. */
void
nb_timeline_view_find_focus (NbTimelineView        *self,
                             const NbTimelineFocus *focused)
{
  gboolean is_mark = focused->has_key && focused->key.kind == NB_ITEM_ARTICLE;
  const NbTimelineItem *item = focused->has_key && !is_mark ? nb_timeline_view_find_key (self, &focused->key) : NULL;
  guint32 row;

  if (item == NULL && focused->article != 0
      && nb_catalog_find (nb_timeline_index_get_catalog (self->layout->index), focused->article, &row))
    item = nb_timeline_layout_find_row (self->layout, row);
  self->focus = nb_timeline_view_index_of (self, item);
}
