/* SPDX-License-Identifier: GPL-3.0-or-later */
/* NbMapBrush: what a drag over the map's legend, or the keyboard in it, has taken hold of. A value of the map;
 * main thread. */

#include "map/nb-map-brush.h"

#include "base/nb-format.h"

#include <glib/gi18n.h>

/**
 * nb_map_brush_get_range:
 * @low: (out): the smallest number of articles in it
 * @high: (out): the largest
 *
 * Returns: %FALSE if nothing is brushed
 */
gboolean
nb_map_brush_get_range (const NbMapBrush  *self,
                        const NbMapLayout *layout,
                        guint             *low,
                        guint             *high)
{
  guint unused;

  return nb_map_layout_class_range (layout, MIN (self->anchor, self->head), low, &unused)
         && nb_map_layout_class_range (layout, MAX (self->anchor, self->head), &unused, high);
}

/**
 * nb_map_brush_get_rect:
 * @rect: (out): where it is drawn over the legend
 *
 * Returns: %FALSE if nothing is brushed
 */
gboolean
nb_map_brush_get_rect (const NbMapBrush  *self,
                       const NbMapLayout *layout,
                       NbRect            *rect)
{
  guint low, high;
  const NbRect *first, *last;

  if (!nb_map_brush_get_range (self, layout, &low, &high))
    return FALSE;
  first = &g_array_index (layout->strip, NbLegendBar, MIN (self->anchor, self->head)).rect;
  last = &g_array_index (layout->strip, NbLegendBar, MAX (self->anchor, self->head)).rect;
  *rect = (NbRect){ first->x - 1.5, layout->legend.y - 2, last->x + last->width - first->x + 3, layout->legend.height + 4 };
  return TRUE;
}

/**
 * nb_map_brush_describe:
 *
 * Returns: (transfer full) (nullable): what is brushed, in words
 */
char *
nb_map_brush_describe (const NbMapBrush  *self,
                       const NbMapLayout *layout)
{
  g_autoptr (GArray) units = NULL;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  guint low, high;

  if (!nb_map_brush_get_range (self, layout, &low, &high))
    return NULL;
  units = nb_map_layout_units_between (layout, low, high);
  from = nb_format_count (low);
  to = nb_format_count (high);
  /* TRANSLATORS: of the map's legend: "35 – 68 articles: 12 provinces" */
  return g_strdup_printf (ngettext ("%s – %s articles: %u province", "%s – %s articles: %u provinces", units->len),
                          from, to, units->len);
}

/**
 * nb_map_brush_step:
 * @by: classes to the right; negative: to the left
 * @extend: keep where it began
 *
 * Moves it as the keyboard does; the first step takes the class at the near end.
 *
 * Returns: whether there is a legend to move in
 */
gboolean
nb_map_brush_step (NbMapBrush        *self,
                   const NbMapLayout *layout,
                   int                by,
                   gboolean           extend)
{
  int last = (int) layout->strip->len - 1;

  if (last < 0)
    return FALSE;
  if (self->anchor < 0)
    self->anchor = self->head = by > 0 ? 0 : last;
  else
    {
      self->head = CLAMP (self->head + by, 0, last);
      if (!extend)
        self->anchor = self->head;
    }
  return TRUE;
}

/**
 * nb_map_brush_filter:
 *
 * Asks the session for the brushed provinces and no others; for all, if nothing is brushed.
 */
void
nb_map_brush_filter (const NbMapBrush  *self,
                     const NbMapLayout *layout,
                     NbSession         *session)
{
  g_autoptr (NbQuery) query = nb_query_copy (nb_session_get_query (session));
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);
  guint low, high;

  if (nb_map_brush_get_range (self, layout, &low, &high))
    {
      g_autoptr (GArray) units = nb_map_layout_units_between (layout, low, high);

      if (units->len == 0)
        return;
      for (guint i = 0; i < units->len; i++)
        g_ptr_array_add (codes, g_strdup (nb_places_get_unit (nb_session_get_places (session),
                                                              g_array_index (units, NbUnit, i))->code));
      query->placeless = FALSE;
    }
  g_ptr_array_add (codes, NULL);
  g_strfreev (query->provinces);
  g_ptr_array_set_free_func (codes, NULL);
  query->provinces = (GStrv) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
  nb_session_set_query (session, query);
}
