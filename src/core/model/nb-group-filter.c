/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A group of a grouping as a filter of the query, and the way back.
 * Pure functions; any thread. */

#include "model/nb-group-filter.h"

#include <string.h>

#define REGION "region-"

static NbFilterKind
kind_of (NbGroupBy by)
{
  static const NbFilterKind kinds[NB_N_GROUP_BY] = {
    NB_FILTER_PROVINCE, NB_FILTER_PROVINCE, NB_FILTER_PROVINCE, NB_FILTER_SOURCE, NB_FILTER_CAMPAIGN,
    NB_FILTER_PERSON, NB_FILTER_ORGANISATION, NB_FILTER_DOCUMENT, NB_FILTER_TAG,
  };

  return kinds[by];
}

static guint
region_of (const char *key)
{
  return (guint) g_ascii_strtoull (key + strlen (REGION), NULL, 10);
}

/* Whether a value of the query's list is part of the group; as a filter a province stands for all that it became or was. */
static gboolean
is_part (const NbPlaces *places,
         NbPlaceMode mode,
         NbGroupBy by,
         const char *key,
         const char *value)
{
  NbUnit unit, group;

  if (by >= NB_GROUP_BY_SOURCE)
    return g_str_equal (key, value);
  unit = nb_places_find_code (places, value);
  if (unit == NB_UNIT_NONE)
    return FALSE;
  if (by == NB_GROUP_BY_REGION)
    return nb_places_get_region (places, unit, mode) == region_of (key);
  group = nb_places_find_code (places, key);
  return unit == group || nb_places_map (places, unit, mode) == group;
}

/* Asking for a unit of 2025 asks for all that went into it: whether that is all of the region. */
static gboolean
is_within (const NbPlaces *places,
           NbPlaceMode mode,
           NbUnit unit,
           guint region)
{
  for (NbUnit i = 0; i < NB_N_UNITS; i++)
    if (nb_places_get_unit (places, i)->parent == unit && nb_places_get_region (places, i, mode) != region)
      return FALSE;
  return nb_places_get_region (places, unit, mode) == region;
}

/* All that the group stands for, by units of the division that is shown: what names a unit of 2025 that came of two regions
 * is of neither. */
static GStrv
values_of (const NbPlaces *places,
           NbPlaceMode mode,
           NbGroupBy by,
           const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (by != NB_GROUP_BY_REGION)
    g_strv_builder_add (builder, key);
  else
    for (NbUnit i = 0; i < NB_N_UNITS; i++)
      {
        gboolean is_shown = mode == NB_PLACE_MODE_34 ? nb_places_map (places, i, mode) == i
                                                     : nb_places_map (places, i, NB_PLACE_MODE_63) == i;

        if (is_shown && is_within (places, mode, i, region_of (key)))
          g_strv_builder_add (builder, nb_places_get_unit (places, i)->code);
      }
  return g_strv_builder_end (builder);
}

/**
 * nb_group_filter_is_possible:
 * @key: of a group that @by makes
 *
 * Returns: %FALSE of what a query cannot ask for: nationwide, the rest, no paper, no campaign; no place, which in a
 *   query means nationwide, too; and among the 63 a unit of 2025, which in a query means all that went into it
 */
gboolean
nb_group_filter_is_possible (const NbPlaces *places,
                             NbPlaceMode mode,
                             NbGroupBy by,
                             const char *key)
{
  if (by == NB_GROUP_BY_NONE || g_str_equal (key, "national") || g_str_equal (key, "other"))
    return FALSE;
  if (by == NB_GROUP_BY_REGION)
    return g_str_has_prefix (key, REGION);
  if (by == NB_GROUP_BY_PROVINCE)
    {
      NbUnit unit = nb_places_find_code (places, key);

      return unit != NB_UNIT_NONE && (mode == NB_PLACE_MODE_34 || unit < NB_N_OLD_UNITS || !nb_places_get_unit (places, unit)->is_merged);
    }
  return !g_str_equal (key, "unknown");
}

/**
 * nb_group_filter_is_on:
 *
 * Returns: whether @query asks for nothing beyond the group, and for it by its kind of values
 */
gboolean
nb_group_filter_is_on (const NbPlaces *places,
                       NbQuery *query,
                       NbPlaceMode mode,
                       NbGroupBy by,
                       const char *key)
{
  GStrv list = *nb_query_get_list (query, kind_of (by));

  if (!nb_group_filter_is_possible (places, mode, by, key))
    return FALSE;
  if (*list == NULL)
    return FALSE;
  for (char **value = list; *value; value++)
    if (!is_part (places, mode, by, key, *value))
      return FALSE;
  return TRUE;
}

/**
 * nb_group_filter_toggle:
 *
 * Narrows to the group: of the values that are asked for already to those in it. Of a query that asks for nothing else the
 * filter is taken away.
 *
 * Returns: (transfer full) (nullable): the query to ask; %NULL if a query cannot ask for the group
 */
NbQuery *
nb_group_filter_toggle (const NbPlaces *places,
                        NbQuery *query,
                        NbPlaceMode mode,
                        NbGroupBy by,
                        const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (NbQuery) asked = NULL;
  gboolean was_on;
  GStrv *list;

  if (!nb_group_filter_is_possible (places, mode, by, key))
    return NULL;
  was_on = nb_group_filter_is_on (places, query, mode, by, key);
  asked = nb_query_copy (query);
  list = nb_query_get_list (asked, kind_of (by));
  if (kind_of (by) == NB_FILTER_PROVINCE)
    asked->placeless = FALSE;
  if (!was_on)
    for (char **value = *list; *value; value++)
      if (is_part (places, mode, by, key, *value))
        g_strv_builder_add (builder, *value);
  g_strfreev (*list);
  *list = g_strv_builder_end (builder);
  if (!was_on && **list == NULL)
    {
      g_strfreev (*list);
      *list = values_of (places, mode, by, key);
    }
  return g_steal_pointer (&asked);
}
