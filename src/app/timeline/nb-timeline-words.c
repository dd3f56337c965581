/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a screen reader says of a mark of the timeline, and what makes it the same mark in the next layout.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include "base/nb-format.h"
#include "widgets/nb-row-words.h"

#include <glib/gi18n.h>

/* Nobody listens to longer ones. */
#define MAX_TITLE 240

/**
 * nb_timeline_view_key_of:
 * @item: (nullable): an item of the layout
 * @key: (out): what it is known by
 *
 * Returns: %FALSE if it is nothing that is read out: a peak's note belongs to its column
 */
gboolean
nb_timeline_view_key_of (NbTimelineView       *self,
                         const NbTimelineItem *item,
                         NbMarkKey            *key)
{
  guint32 row;

  if (item == NULL || item->kind == NB_ITEM_PEAK || item->kind == NB_ITEM_OVERVIEW
      || (item->kind == NB_ITEM_COLUMN && item->n_rows == 0))
    return FALSE;
  *key = (NbMarkKey){ item->kind, item->lane, item->first, item->last };
  if (item->kind == NB_ITEM_STRATUM)
    *key = nb_timeline_view_key_of_stratum (self, item);
  if (item->kind != NB_ITEM_ARTICLE && item->kind != NB_ITEM_CLUSTER && item->kind != NB_ITEM_BAR)
    return TRUE;
  if (!nb_timeline_layout_item_first (self->layout, item, &row))
    return FALSE;
  key->kind = NB_ITEM_ARTICLE;
  key->a = nb_catalog_get_row (nb_timeline_index_get_catalog (self->layout->index), row)->id;
  key->b = 0;
  return TRUE;
}

/* The item that stands for what a key was made of, or NULL. */
const NbTimelineItem *
nb_timeline_view_find_key (NbTimelineView  *self,
                           const NbMarkKey *key)
{
  for (guint i = 0; i < self->layout->items->len; i++)
    {
      const NbTimelineItem *item = nb_timeline_view_get_item (self, i);
      NbMarkKey other;

      if (nb_timeline_view_key_of (self, item, &other) && nb_mark_key_equal (key, &other))
        return item;
    }
  return NULL;
}

static char *
articles (guint n)
{
  g_autofree char *count = nb_format_count (n);

  return g_strdup_printf (ngettext ("%s article", "%s articles", n), count);
}

static char *
short_title (const char *title)
{
  g_autofree char *start = NULL;

  if (title == NULL || g_utf8_strlen (title, -1) <= MAX_TITLE)
    return g_strdup (title);
  start = g_utf8_substring (title, 0, MAX_TITLE);
  return g_strconcat (start, "…", NULL);
}

static const char *
lane_name (NbTimelineView       *self,
           const NbTimelineItem *item)
{
  return self->layout->lanes->len > 0 ? nb_timeline_layout_lane_name (self->layout, item->lane) : NULL;
}

/* The headline in the note at a column, or NULL. */
static char *
peak_title (NbTimelineView       *self,
            const NbTimelineItem *column)
{
  for (guint i = 0; i < self->layout->items->len; i++)
    {
      const NbTimelineItem *item = nb_timeline_view_get_item (self, i);
      guint32 lead;

      if (item->kind == NB_ITEM_PEAK && item->lane == column->lane && item->first == column->first
          && nb_timeline_layout_item_lead (self->layout, item, &lead))
        return short_title (nb_catalog_get_title (nb_timeline_index_get_catalog (self->layout->index), lead));
    }
  return NULL;
}

static char *
lane_words (NbTimelineView       *self,
            const NbTimelineItem *item)
{
  for (guint i = 0; i < self->layout->lanes->len; i++)
    {
      const NbLane *lane = &g_array_index (self->layout->lanes, NbLane, i);

      const char *count;
      g_autofree char *number = NULL;

      if (nb_timeline_view_get_item (self, lane->item) != item || lane->n_labels < 2)
        continue;
      /* behind its name, with its noun only where the lane is open */
      count = g_array_index (self->layout->lane_labels, NbLabel, lane->first_label + lane->n_labels - 1).text;
      number = lane->is_collapsed ? g_strdup_printf (ngettext ("%s article", "%s articles", g_str_equal (count, "1") ? 1 : 2), count)
                                  : g_strdup (count);
      /* TRANSLATORS: read out by screen readers: a lane of the timeline, its number of articles */
      return g_strdup_printf (_("Lane %s, %s"), item->tip, number);
    }
  return g_strdup (item->tip);
}

static char *
span_words (NbTimelineView *self,
            NbItemKind      kind)
{
  double from, to;
  g_autofree char *words = NULL;

  nb_session_get_span (self->session, &from, &to);
  words = kind == NB_ITEM_BRUSH ? nb_format_spoken_span ((NbDay) from, (NbDay) (to - 0.01))
                                : nb_format_spoken_day (kind == NB_ITEM_GRIP_FROM ? (NbDay) from : (NbDay) (to - 0.01));
  return g_strdup_printf (kind == NB_ITEM_BRUSH ? _("Visible span: %s")
                          : kind == NB_ITEM_GRIP_FROM ? _("Beginning of the visible span: %s")
                                                      : _("End of the visible span: %s"), words);
}

/* "7 articles, 8 April to 4 May 2020, Hà Nội: a headline"; of one article its place where there are no lanes. */
static char *
articles_words (NbTimelineView       *self,
                const NbTimelineItem *item)
{
  NbCatalog *catalog = nb_timeline_index_get_catalog (self->layout->index);
  g_autofree char *dates = nb_format_spoken_span (item->first, item->last);
  g_autofree char *number = item->n_rows > 1 ? articles (item->n_rows) : NULL;
  g_autofree char *title = short_title (item->tip != NULL ? item->tip : item->label);
  g_autoptr (GString) words = g_string_new (number);
  const char *place = lane_name (self, item);
  guint32 lead;

  if (place == NULL && item->n_rows == 1 && nb_timeline_layout_item_lead (self->layout, item, &lead))
    place = nb_row_get_place (catalog, nb_catalog_get_row (catalog, lead), nb_session_get_place_mode (self->session));
  if (words->len > 0)
    g_string_append (words, ", ");
  if ((item->flags & NB_ITEM_APPROXIMATE) != 0)
    g_string_append_printf (words, _("about %s"), dates);
  else
    g_string_append (words, dates);
  if (place != NULL)
    g_string_append_printf (words, ", %s", place);
  if (title != NULL)
    g_string_append_printf (words, ": %s", title);
  return g_strdup (words->str);
}

static char *
column_words (NbTimelineView       *self,
              const NbTimelineItem *item)
{
  g_autofree char *dates = nb_format_spoken_span (item->first, item->last);
  g_autofree char *number = articles (item->n_rows);
  g_autofree char *title = peak_title (self, item);
  const char *lane = lane_name (self, item);
  g_autoptr (GString) words = g_string_new (dates);

  if (lane != NULL)
    g_string_append_printf (words, ", %s", lane);
  g_string_append_printf (words, ": %s", number);
  if (title != NULL)
    g_string_append_printf (words, ". %s", title);
  return g_strdup (words->str);
}

/* The tip of one of the user's own marks ends with its dates, which have been said already. */
static char *
context_name (const NbTimelineItem *item)
{
  const char *tip = item->tip != NULL ? item->tip : item->label;
  g_autofree char *span = nb_format_span (item->first, item->last);
  g_autofree char *end = g_strdup_printf (" · %s", span);

  if (item->lane >= NB_CONTEXT_OWN && g_str_has_suffix (tip, end))
    return g_strndup (tip, strlen (tip) - strlen (end));
  return g_strdup (tip);
}

/**
 * nb_timeline_view_describe:
 * @item: an item that has a key
 *
 * Returns: (transfer full): its dates in words, what it stands for, and its headline
 */
char *
nb_timeline_view_describe (NbTimelineView       *self,
                           const NbTimelineItem *item)
{
  g_autofree char *words = NULL;
  g_autofree char *name = NULL;

  switch (item->kind)
    {
    case NB_ITEM_COLUMN:
      return column_words (self, item);
    case NB_ITEM_CLUSTER:
    case NB_ITEM_ARTICLE:
    case NB_ITEM_BAR:
      return articles_words (self, item);
    case NB_ITEM_UNDATED:
      words = articles (item->n_rows);
      return g_strdup_printf ("%s: %s", _("date unknown"), words);
    case NB_ITEM_LANE:
      return lane_words (self, item);
    case NB_ITEM_STRATUM:
      return nb_timeline_view_describe_stratum (self, item);
    case NB_ITEM_THEME:
    case NB_ITEM_EVENT:
      words = nb_format_spoken_span (item->first, item->last);
      name = context_name (item);
      return g_strdup_printf ("%s: %s", words, name);
    case NB_ITEM_BRUSH:
    case NB_ITEM_GRIP_FROM:
    case NB_ITEM_GRIP_TO:
      return span_words (self, item->kind);
    case NB_ITEM_PEAK:
    case NB_ITEM_OVERVIEW:
    default:
      return g_strdup ("");
    }
}
