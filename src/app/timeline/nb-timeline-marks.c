/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timeline for screen readers: a child for each visible mark, brought up to date in small pieces once the layout has
 * come to rest, so that panning and zooming cost nothing. Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>
#include <math.h>

/* As long as the layout changes more often than this, it is in motion. */
#define REST_MS 150
/* Children, all together. What there is more of is told by its number: zooming in brings it. */
#define MAX_MARKS 200
/* Of marks with articles, however much context there is. */
#define MIN_MARKS 50
/* Of the context: users' own bands may be crowded. */
#define MAX_CONTEXT 100
/* Of a turn of the main loop. */
#define SLICE_US 2000

/* A mark that is to have a child. */
typedef struct
{
  guint  index;        /* of its item */
  guint  band;         /* Band */
  double y;            /* of its lane */
  NbDay  first;
  double x;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *x = a, *y = b;

  if (x->band != y->band)
    return x->band < y->band ? -1 : 1;
  if (x->y != y->y)
    return x->y < y->y ? -1 : 1;
  if (x->first != y->first)
    return x->first < y->first ? -1 : 1;
  return x->x < y->x ? -1 : x->x > y->x;
}

/* Where a screen reader comes by it: as Tab does, what the timeline is there for first. */
typedef enum { BAND_MARKS, BAND_TRAY, BAND_UNDATED, BAND_CONTEXT, BAND_OVERVIEW } Band;

static Band
reading_band (const NbTimelineItem *item)
{
  switch (item->kind)
    {
    case NB_ITEM_THEME:
    case NB_ITEM_EVENT:
      return BAND_CONTEXT;
    case NB_ITEM_UNDATED:
      return BAND_UNDATED;
    case NB_ITEM_BRUSH:
    case NB_ITEM_GRIP_FROM:
    case NB_ITEM_GRIP_TO:
      return BAND_OVERVIEW;
    case NB_ITEM_COLUMN:
    case NB_ITEM_PEAK:
    case NB_ITEM_CLUSTER:
    case NB_ITEM_ARTICLE:
    case NB_ITEM_BAR:
    case NB_ITEM_LANE:
    case NB_ITEM_OVERVIEW:
    default:
      return (item->flags & NB_ITEM_IN_TRAY) != 0 ? BAND_TRAY : BAND_MARKS;
    }
}

static gboolean
is_in_view (NbTimelineView       *self,
            const NbTimelineItem *item)
{
  NbRect rect = nb_timeline_layout_item_rect (self->layout, item, self->scroll);
  NbRect plot = self->layout->plot;

  return (item->flags & NB_ITEM_SCROLLS) == 0 || (rect.y < plot.y + plot.height && rect.y + rect.height > plot.y);
}

/* The marks in reading order. */
static GArray *
list_entries (NbTimelineView *self)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (Entry));

  for (guint i = 0; i < self->layout->items->len; i++)
    {
      const NbTimelineItem *item = nb_timeline_view_get_item (self, i);
      Entry entry = { i, reading_band (item), 0, item->first, item->mark.x };

      if (item->kind == NB_ITEM_PEAK || item->kind == NB_ITEM_OVERVIEW || (item->kind == NB_ITEM_COLUMN && item->n_rows == 0)
          || !is_in_view (self, item))
        continue;
      if (entry.band == BAND_MARKS)
        for (guint k = 0; k < self->layout->lanes->len; k++)
          if (g_array_index (self->layout->lanes, NbLane, k).group == item->lane)
            entry.y = g_array_index (self->layout->lanes, NbLane, k).y + (item->kind == NB_ITEM_LANE ? 0 : 0.5);
      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  return entries;
}

/* Takes away the last ones of the context. Returns: how many. */
static guint
limit_context (GArray *entries)
{
  guint from = 0, to, n;

  while (from < entries->len && g_array_index (entries, Entry, from).band < BAND_CONTEXT)
    from++;
  for (to = from; to < entries->len && g_array_index (entries, Entry, to).band == BAND_CONTEXT;)
    to++;
  n = to - from > MAX_CONTEXT ? to - from - MAX_CONTEXT : 0;
  if (n > 0)
    g_array_remove_range (entries, to - n, n);
  return n;
}

/* Leaves as many marks as may be; lanes, context and brush stay within reach. */
static void
limit_entries (NbTimelineView *self,
               GArray         *entries)
{
  guint n_marks = 0, n_kept, n_context = limit_context (entries);

  while (n_marks < entries->len && g_array_index (entries, Entry, n_marks).band == BAND_MARKS)
    n_marks++;
  n_kept = MAX (MAX_MARKS - MIN (entries->len - n_marks, MAX_MARKS), MIN_MARKS);
  self->n_in_view = n_marks;
  self->n_left_out = n_marks > n_kept ? n_marks - n_kept : 0;
  if (self->n_left_out > 0)
    g_array_remove_range (entries, n_kept, self->n_left_out);
  self->n_in_view += n_context;
  self->n_left_out += n_context;
}

/* --- the children --- */

static void
activate_cb (NbTimelineView *self,
             NbTimelineMark *mark)
{
  const NbTimelineItem *item;

  if (self->session == NULL || !nb_timeline_view_ensure_layout (self))
    return;
  item = nb_timeline_view_find_key (self, nb_timeline_mark_get_key (mark));
  if (item == NULL)
    return;
  nb_timeline_view_set_focus (self, nb_timeline_view_index_of (self, item), TRUE);
  nb_timeline_view_activate_item (self, item, FALSE);
}

/* The child of an item, made if it is missing, saying what the item is. */
static NbTimelineMark *
ensure_mark (NbTimelineView       *self,
             const NbTimelineItem *item)
{
  NbTimelineMark *mark;
  NbMarkKey key;
  NbRect rect;
  g_autofree char *words = NULL;

  if (!nb_timeline_view_key_of (self, item, &key))
    return NULL;
  mark = g_hash_table_lookup (self->marks, &key);
  words = nb_timeline_view_describe (self, item);
  rect = nb_timeline_layout_item_rect (self->layout, item, self->scroll);
  if (mark == NULL)
    {
      mark = NB_TIMELINE_MARK (nb_timeline_mark_new (&key));
      g_signal_connect_object (mark, "activate", G_CALLBACK (activate_cb), self, G_CONNECT_SWAPPED);
      g_hash_table_insert (self->marks, (gpointer) nb_timeline_mark_get_key (mark), mark);
      nb_timeline_mark_set_item (mark, item);
      nb_timeline_mark_set_name (mark, words);
      nb_timeline_mark_set_rect (mark, &rect);
      gtk_widget_set_parent (GTK_WIDGET (mark), GTK_WIDGET (self));
      return mark;
    }
  nb_timeline_mark_set_item (mark, item);
  nb_timeline_mark_set_name (mark, words);
  nb_timeline_mark_set_rect (mark, &rect);
  return mark;
}

/* What is no longer wanted goes, unless the time is up; TRUE when nothing is left to go. */
static gboolean
drop_marks (NbTimelineView *self,
            gint64          until)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      if (nb_timeline_mark_get_turn (value) == self->marks_turn)
        continue;
      if (gtk_widget_has_focus (value))
        gtk_widget_grab_focus (GTK_WIDGET (self));
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (value);
      if (g_get_monotonic_time () > until)
        return FALSE;
    }
  return TRUE;
}

static void
tell_of_rest (NbTimelineView *self)
{
  g_autofree char *words = NULL;
  g_autofree char *n = nb_format_count (self->n_in_view - self->n_left_out);
  g_autofree char *all = nb_format_count (self->n_in_view);

  if (self->n_left_out > 0)
    /* TRANSLATORS: read out by screen readers: how many of how many marks of the timeline */
    words = g_strdup_printf (_("The first %s of %s marks. Zoom in for the others."), n, all);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "", -1);
}

/* One piece of the work, a few at a time. */
static gboolean
slice_cb (gpointer data)
{
  NbTimelineView *self = data;
  gint64 until = g_get_monotonic_time () + SLICE_US;

  while (self->n_marked < self->to_mark->len)
    {
      guint index = g_array_index (self->to_mark, Entry, self->n_marked++).index;
      NbTimelineMark *mark = ensure_mark (self, nb_timeline_view_get_item (self, index));

      if (mark != NULL)
        {
          nb_timeline_mark_set_turn (mark, self->marks_turn);
          if (GTK_WIDGET (mark) != self->last_marked && gtk_widget_get_prev_sibling (GTK_WIDGET (mark)) != self->last_marked)
            gtk_widget_insert_after (GTK_WIDGET (mark), GTK_WIDGET (self), self->last_marked);
          self->last_marked = GTK_WIDGET (mark);
        }
      if (g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }
  if (!drop_marks (self, until))
    return G_SOURCE_CONTINUE;
  self->slice_id = 0;
  g_clear_pointer (&self->to_mark, g_array_unref);
  tell_of_rest (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

/* --- when --- */

static void
begin_marking (NbTimelineView *self)
{
  const NbTimelineItem *focused = nb_timeline_view_get_item (self, self->focus);

  nb_timeline_view_update_label (self);
  g_clear_handle_id (&self->slice_id, g_source_remove);
  g_clear_pointer (&self->to_mark, g_array_unref);
  self->to_mark = list_entries (self);
  limit_entries (self, self->to_mark);
  self->n_marked = 0;
  self->last_marked = GTK_WIDGET (self->card);
  self->marks_turn++;
  /* the keyboard stays with the mark that has it, however far down it comes */
  if (focused != NULL && self->focus_visible)
    {
      NbTimelineMark *mark = ensure_mark (self, focused);

      if (mark != NULL)
        nb_timeline_mark_set_turn (mark, self->marks_turn);
      if (mark != NULL && nb_timeline_view_has_focus (self))
        gtk_widget_grab_focus (GTK_WIDGET (mark));
    }
  self->slice_id = g_idle_add_full (G_PRIORITY_LOW, slice_cb, self, NULL);
}

static gboolean
rest_cb (gpointer data)
{
  NbTimelineView *self = data;

  if (self->session != NULL && (self->update_id != 0 || g_get_monotonic_time () - self->laid_out_at < REST_MS * 900))
    return G_SOURCE_CONTINUE;
  self->rest_id = 0;
  if (self->session != NULL && self->layout != NULL)
    begin_marking (self);
  return G_SOURCE_REMOVE;
}

/**
 * nb_timeline_view_mark_later:
 *
 * To be called for every layout and every scrolling: when there has been none for a moment, the children follow.
 */
void
nb_timeline_view_mark_later (NbTimelineView *self)
{
  g_clear_handle_id (&self->slice_id, g_source_remove);
  self->laid_out_at = g_get_monotonic_time ();
  if (self->rest_id == 0)
    self->rest_id = g_timeout_add_full (G_PRIORITY_LOW, REST_MS, rest_cb, self, NULL);
}

/* Gives the keyboard to the child of the mark that has the focus: what a screen reader then reads out. */
void
nb_timeline_view_focus_mark (NbTimelineView *self)
{
  const NbTimelineItem *item = nb_timeline_view_get_item (self, self->focus);
  NbTimelineMark *mark = item != NULL && self->focus_visible ? ensure_mark (self, item) : NULL;

  if (!nb_timeline_view_has_focus (self))
    return;
  if (mark != NULL)
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_grab_focus (mark != NULL ? GTK_WIDGET (mark) : GTK_WIDGET (self));
}

/* Whether the keyboard is the timeline's or that of one of its marks. */
gboolean
nb_timeline_view_has_focus (NbTimelineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL)
    return FALSE;
  return focus == GTK_WIDGET (self) || (NB_IS_TIMELINE_MARK (focus) && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)));
}

void
nb_timeline_view_allocate_marks (NbTimelineView *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    nb_timeline_mark_allocate (value);
}

/* The last of them, when the timeline goes. */
void
nb_timeline_view_remove_marks (NbTimelineView *self)
{
  GHashTableIter iter;
  gpointer value;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->slice_id, g_source_remove);
  g_clear_pointer (&self->to_mark, g_array_unref);
  if (self->marks == NULL)
    return;
  g_hash_table_iter_init (&iter, self->marks);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      g_hash_table_iter_remove (&iter);
      gtk_widget_unparent (value);
    }
  g_clear_pointer (&self->marks, g_hash_table_unref);
}
