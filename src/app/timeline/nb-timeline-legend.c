/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The names of the colours beside the columns: what they filter by, and what they are called.
 * Part of NbTimelineView; main thread. */

#include "timeline/nb-timeline-view-private.h"

#include "base/nb-format.h"
#include "model/nb-group-filter.h"

#include <glib/gi18n.h>

/* Whether a click on the name asks for what it names: a query cannot ask for the rest, or for what is nationwide. */
gboolean
nb_timeline_view_can_filter_by (NbTimelineView       *self,
                                const NbTimelineItem *stratum)
{
  NbGroupBy by;
  const char *key = nb_timeline_layout_stratum_key (self->layout, stratum, &by);

  return key != NULL && nb_group_filter_is_possible (nb_session_get_places (self->session), nb_session_get_place_mode (self->session),
                                                     by, key);
}

static gboolean
is_filtered_by (NbTimelineView       *self,
                const NbTimelineItem *stratum)
{
  NbGroupBy by;
  const char *key = nb_timeline_layout_stratum_key (self->layout, stratum, &by);

  return key != NULL && nb_group_filter_is_on (nb_session_get_places (self->session), nb_session_get_query (self->session),
                                               nb_session_get_place_mode (self->session), by, key);
}

/* Only what the name stands for, or all again. */
void
nb_timeline_view_toggle_stratum (NbTimelineView       *self,
                                 const NbTimelineItem *stratum)
{
  NbGroupBy by;
  const char *key = nb_timeline_layout_stratum_key (self->layout, stratum, &by);
  g_autoptr (NbQuery) query = NULL;

  if (key == NULL)
    return;
  query = nb_group_filter_toggle (nb_session_get_places (self->session), nb_session_get_query (self->session),
                                  nb_session_get_place_mode (self->session), by, key);
  if (query != NULL)
    nb_session_set_query (self->session, query);
}

/* By what it stands for, not by its rank: that changes with every filter. */
NbMarkKey
nb_timeline_view_key_of_stratum (NbTimelineView       *self,
                                 const NbTimelineItem *stratum)
{
  NbGroupBy by;
  const char *key = nb_timeline_layout_stratum_key (self->layout, stratum, &by);

  return (NbMarkKey){ NB_ITEM_STRATUM, by, key != NULL ? (gint64) g_str_hash (key) : -1, 0 };
}

/* "Colour: Tây Nguyên, 404 articles" */
char *
nb_timeline_view_describe_stratum (NbTimelineView       *self,
                                   const NbTimelineItem *stratum)
{
  g_autofree char *number = nb_format_count (stratum->n_rows);
  g_autofree char *articles = g_strdup_printf (ngettext ("%s article", "%s articles", stratum->n_rows), number);

  if (is_filtered_by (self, stratum))
    /* TRANSLATORS: read out by screen readers: a name in the legend of the colours, its number of articles; a filter is on */
    return g_strdup_printf (_("Colour %s, %s, nothing else is shown"), stratum->tip, articles);
  /* TRANSLATORS: read out by screen readers: a name in the legend of the colours, its number of articles */
  return g_strdup_printf (_("Colour %s, %s"), stratum->tip, articles);
}

/* The whole name, which beside the columns may have been cut, and what a click does; NULL if it does nothing. */
char *
nb_timeline_view_stratum_tip (NbTimelineView       *self,
                              const NbTimelineItem *stratum)
{
  if (!nb_timeline_view_can_filter_by (self, stratum))
    return NULL;
  return g_strdup_printf ("%s\n%s", stratum->tip, is_filtered_by (self, stratum) ? _("Click: show the others again")
                                                                                  : _("Click: show nothing else"));
}
