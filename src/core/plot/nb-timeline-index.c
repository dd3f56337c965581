/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the timeline's layouts share as long as the result and the facets stay: rows by lane, counts by unit.
 * Owned by the layouts, handed from one to the next; lives in the thread that makes them. */

#include "plot/nb-timeline-private.h"

/* Lanes beyond this are put together as "other". */
#define MAX_LANES 70
#define MAX_COLOURS 8

/**
 * nb_catalog_row_is_exact:
 *
 * Returns: whether the day is known: what becomes a dot rather than a bar
 */
gboolean
nb_catalog_row_is_exact (const NbCatalogRow *row)
{
  if (row->flags & NB_ROW_APPROXIMATE)
    return FALSE;
  return row->precision == NB_PRECISION_DAY || (row->precision == NB_PRECISION_RANGE && row->last - row->first < 3);
}

static void
sort_rows (NbTimelineIndex *self)
{
  guint32 n_dated = nb_catalog_get_n_dated (self->catalog), index;
  NbRowIter iter;

  for (guint i = 0; i < self->n_lanes; i++)
    {
      self->dated[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->exact[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
      self->uncertain[i] = g_array_new (FALSE, FALSE, sizeof (guint32));
    }
  for (nb_row_iter_init (&iter, self->rows); nb_row_iter_next (&iter, &index) && index < n_dated;)
    {
      const NbCatalogRow *row = nb_catalog_get_row (self->catalog, index);
      guint lane = nb_grouping_group_of (self->lanes, index);

      g_array_append_val (self->dated[lane], index);
      g_array_append_val (nb_catalog_row_is_exact (row) ? self->exact[lane] : self->uncertain[lane], index);
      if (row->precision >= NB_PRECISION_HALF)
        self->n_year_only++;
    }
  self->n_undated = self->rows->n_rows - self->rows->n_dated;
}

static NbTimelineIndex *
index_new (const NbTimelineInput *input)
{
  NbTimelineIndex *self = g_new0 (NbTimelineIndex, 1);

  self->ref_count = 1;
  self->named = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  self->catalog = g_object_ref (input->catalog);
  self->rows = nb_row_set_ref (input->rows);
  self->lanes_by = input->lanes;
  self->colour_by = input->colour;
  self->mode = input->place_mode;
  self->lanes = nb_grouping_new (input->catalog, input->rows, input->lanes, input->place_mode, MAX_LANES);
  self->colours = nb_grouping_new (input->catalog, input->rows, input->colour, input->place_mode, MAX_COLOURS);
  self->n_lanes = MAX (nb_grouping_get_n_groups (self->lanes), 1);
  self->dated = g_new0 (GArray *, self->n_lanes);
  self->exact = g_new0 (GArray *, self->n_lanes);
  self->uncertain = g_new0 (GArray *, self->n_lanes);
  self->bins = g_new0 (NbBins *, self->n_lanes * NB_N_CALENDAR_UNITS);
  sort_rows (self);
  if (!nb_catalog_get_extent (input->catalog, &self->first, &self->last))
    {
      self->first = nb_calendar_floor (NB_CALENDAR_YEAR, input->today);
      self->last = nb_calendar_next (NB_CALENDAR_YEAR, input->today) - 1;
    }
  return self;
}

/**
 * nb_timeline_index_for:
 * @previous: (nullable): the index of the last layout
 *
 * Returns: (transfer full): @previous if it still holds, or a new one
 */
NbTimelineIndex *
nb_timeline_index_for (const NbTimelineInput *input,
                       NbTimelineIndex *previous)
{
  if (previous && previous->catalog == input->catalog && previous->rows == input->rows && previous->lanes_by == input->lanes
      && previous->colour_by == input->colour && previous->mode == input->place_mode)
    {
      previous->ref_count++;
      return previous;
    }
  return index_new (input);
}

void
nb_timeline_index_unref (NbTimelineIndex *self)
{
  if (--self->ref_count > 0)
    return;
  for (guint i = 0; i < self->n_lanes; i++)
    {
      g_array_unref (self->dated[i]);
      g_array_unref (self->exact[i]);
      g_array_unref (self->uncertain[i]);
    }
  for (guint i = 0; i < self->n_lanes * NB_N_CALENDAR_UNITS; i++)
    nb_bins_free (self->bins[i]);
  g_free (self->bins);
  g_free (self->dated);
  g_free (self->exact);
  g_free (self->uncertain);
  nb_bins_free (self->overview);
  nb_telling_free (self->telling);
  g_hash_table_unref (self->named);
  nb_grouping_unref (self->lanes);
  nb_grouping_unref (self->colours);
  nb_row_set_unref (self->rows);
  g_object_unref (self->catalog);
  g_free (self);
}

const NbBins *
nb_timeline_index_bins (NbTimelineIndex *self,
                        guint lane,
                        NbCalendarUnit unit)
{
  NbBins **slot = &self->bins[lane * NB_N_CALENDAR_UNITS + unit];

  if (!*slot)
    *slot = nb_bins_new (self->catalog, (guint32 *) (gpointer) self->dated[lane]->data, self->dated[lane]->len, self->colours, unit);
  return *slot;
}

const NbBins *
nb_timeline_index_overview (NbTimelineIndex *self,
                            NbCalendarUnit unit)
{
  if (!self->overview || self->overview->unit != unit)
    {
      nb_bins_free (self->overview);
      self->overview = nb_bins_new (self->catalog, NULL, nb_catalog_get_n_dated (self->catalog), NULL, unit);
    }
  return self->overview;
}

guint32
nb_timeline_index_name (NbTimelineIndex *self,
                        NbCalendarUnit unit,
                        NbDay first,
                        const guint32 *rows,
                        guint n_rows)
{
  gint64 key = (gint64) first * NB_N_CALENDAR_UNITS + unit;
  gpointer found;
  guint32 row;

  if (g_hash_table_lookup_extended (self->named, &key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  if (!self->telling)
    self->telling = nb_telling_new (self->catalog, self->rows);
  row = nb_telling_choose (self->telling, rows, n_rows);
  g_hash_table_insert (self->named, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (row));
  return row;
}

guint
nb_timeline_index_search (NbTimelineIndex *self,
                          const GArray *rows,
                          NbDay day)
{
  guint low = 0, high = rows->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (nb_catalog_get_row (self->catalog, g_array_index (rows, guint32, middle))->first < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}
