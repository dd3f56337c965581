/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group each row of a result belongs to.
 * Made by whoever draws or counts a result, shared by reference; immutable, any thread. */

#include "model/nb-grouping.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#define SLOT_NATIONAL 6
#define N_SLOTS 7

struct _NbGrouping
{
  gatomicrefcount ref_count;
  GArray *groups;           /* of NbGroup */
  guint16 *group_of_row;    /* by catalog row; only those of the result mean something. NULL: one group has all */
};

static const char *const order_names[] = { "usual", "count", "geography" };
static const char *const by_names[] = { "none", "region", "province", "source", "campaign" };

/**
 * nb_group_by_to_string:
 *
 * Returns: (transfer none): the word of the command line
 */
const char *
nb_group_by_to_string (NbGroupBy by)
{
  g_return_val_if_fail ((guint) by < G_N_ELEMENTS (by_names), NULL);
  return by_names[by];
}

/**
 * nb_group_by_from_string:
 *
 * Returns: %FALSE if @text is none of "none", "region", "province", "source", "campaign"
 */
gboolean
nb_group_by_from_string (const char *text,
                         NbGroupBy *by)
{
  for (guint i = 0; i < G_N_ELEMENTS (by_names); i++)
    if (g_str_equal (text, by_names[i]))
      {
        *by = i;
        return TRUE;
      }
  return FALSE;
}

/* Every value that rows can have, as a number; the last two are "nationwide" and "unknown". */
const char *
nb_group_order_to_string (NbGroupOrder order)
{
  return order_names[order];
}

/**
 * nb_group_order_from_string:
 *
 * Returns: the order; the usual one if there is none of that name
 */
NbGroupOrder
nb_group_order_from_string (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (order_names); i++)
    if (g_strcmp0 (text, order_names[i]) == 0)
      return i;
  return NB_GROUP_ORDER_USUAL;
}

typedef struct
{
  NbCatalog *catalog;
  NbGroupBy by;
  NbPlaceMode mode;
  guint n_values;
  guint national;
  guint unknown;
  guint value_of_unit[NB_N_UNITS];
} Keys;

static void
keys_init (Keys *keys,
           NbCatalog *catalog,
           NbGroupBy by,
           NbPlaceMode mode)
{
  static const guint fixed[] = { 1, NB_N_REGIONS, NB_N_UNITS };

  keys->catalog = catalog;
  keys->by = by;
  keys->mode = mode;
  keys->national = by == NB_GROUP_BY_SOURCE ? nb_catalog_get_n_sources (catalog)
                   : by == NB_GROUP_BY_CAMPAIGN ? nb_catalog_get_n_campaigns (catalog) : fixed[by];
  keys->unknown = keys->national + 1;
  keys->n_values = keys->national + 2;
  for (guint i = 0; i < NB_N_UNITS; i++)
    keys->value_of_unit[i] = by == NB_GROUP_BY_REGION ? nb_places_get_region (nb_catalog_get_places (catalog), i, mode)
                                                      : nb_places_map (nb_catalog_get_places (catalog), i, mode);
}

static guint
keys_value (const Keys *keys,
            const NbCatalogRow *row)
{
  switch (keys->by)
    {
    case NB_GROUP_BY_REGION:
    case NB_GROUP_BY_PROVINCE:
      if (row->unit >= NB_N_UNITS)
        return row->scope == NB_SCOPE_NATIONAL ? keys->national : keys->unknown;
      return keys->value_of_unit[row->unit];
    case NB_GROUP_BY_SOURCE:
      return row->source == NB_INDEX_NONE ? keys->unknown : row->source;
    case NB_GROUP_BY_CAMPAIGN:
      return row->campaign == NB_INDEX_NONE ? keys->unknown : row->campaign;
    case NB_GROUP_BY_NONE:
    default:
      return 0;
    }
}

static NbGroup
keys_describe (const Keys *keys,
               guint value,
               guint n_rows)
{
  NbPlaces *places = nb_catalog_get_places (keys->catalog);
  NbGroup group = { NULL, NULL, n_rows, -1 };
  const char *name;

  if (value == keys->national && keys->by != NB_GROUP_BY_NONE)
    {
      group.key = g_strdup ("national");
      group.label = g_strdup (_("Nationwide"));
      group.slot = SLOT_NATIONAL;
      return group;
    }
  if (value == keys->unknown && keys->by != NB_GROUP_BY_NONE)
    {
      static const char *const labels[] = { "", N_("Place unknown"), N_("Place unknown"), N_("Source unknown"), N_("No campaign") };

      group.key = g_strdup ("unknown");
      group.label = g_strdup (_(labels[keys->by]));
      return group;
    }

  switch (keys->by)
    {
    case NB_GROUP_BY_REGION:
      group.key = g_strdup_printf ("region-%u", value);
      group.label = g_strdup (nb_region_name (value));
      group.slot = nb_region_slot (value);
      break;
    case NB_GROUP_BY_PROVINCE:
      group.key = g_strdup (nb_places_get_unit (places, value)->code);
      group.label = g_strdup (nb_places_get_unit (places, value)->name);
      break;
    case NB_GROUP_BY_SOURCE:
    case NB_GROUP_BY_CAMPAIGN:
      name = keys->by == NB_GROUP_BY_SOURCE ? nb_catalog_get_source (keys->catalog, value)
                                            : nb_catalog_get_campaign (keys->catalog, value);
      group.key = g_strdup (name);
      group.label = g_strdup (name);
      break;
    case NB_GROUP_BY_NONE:
    default:
      group.key = g_strdup ("all");
      group.label = g_strdup (_("All articles"));
      break;
    }
  return group;
}

typedef struct
{
  guint value;
  guint n_rows;
  guint order;
  guint place;               /* from north to south; 0 for all where that says nothing */
} Present;

static int
compare_present (gconstpointer a,
                 gconstpointer b)
{
  const Present *pa = a, *pb = b;

  if (pa->order != pb->order)
    return pa->order < pb->order ? -1 : 1;
  if (pa->n_rows != pb->n_rows)
    return pa->n_rows > pb->n_rows ? -1 : 1;
  return pa->value < pb->value ? -1 : pa->value > pb->value;
}

static int
compare_places (gconstpointer a,
                gconstpointer b)
{
  const Present *pa = a, *pb = b;

  if (pa->order == pb->order && pa->place != pb->place)
    return pa->place < pb->place ? -1 : 1;
  return compare_present (a, b);
}

/* The units stand in the table as the statistical office numbers them: by region, but for the capital. */
static guint
place_of (const Keys *keys,
          guint value)
{
  NbPlaces *places = nb_catalog_get_places (keys->catalog);

  if (value >= keys->national)
    return 0;
  if (keys->by == NB_GROUP_BY_REGION)
    return 1 + nb_region_slot (value);
  if (keys->by == NB_GROUP_BY_PROVINCE)
    return 1 + nb_region_slot (nb_places_get_region (places, value, keys->mode)) * NB_N_UNITS + value;
  return 0;
}

static void
group_clear (gpointer data)
{
  NbGroup *group = data;

  g_free (group->key);
  g_free (group->label);
}

/* Facets without a geography of their own take the palette's colours by rank; the rest is grey. */
static void
give_slots (GArray *groups,
            NbGroupBy by)
{
  int next = 0;

  if (by == NB_GROUP_BY_REGION || by == NB_GROUP_BY_NONE)
    return;
  for (guint i = 0; i < groups->len; i++)
    {
      NbGroup *group = &g_array_index (groups, NbGroup, i);

      if (group->slot < 0 && next < N_SLOTS - 1 && !g_str_equal (group->key, "unknown") && !g_str_equal (group->key, "other"))
        group->slot = next++;
    }
}

/**
 * nb_grouping_new:
 * @rows: the result to be grouped
 * @by: what is told apart
 * @mode: the units and regions that provinces are counted in
 * @order: of the groups; those that are put together are the smallest in any case
 * @max_groups: at most so many groups, 0: all; the smallest ones are put together as "other"
 *
 * Returns: (transfer full): the grouping
 */
NbGrouping *
nb_grouping_new (NbCatalog *catalog,
                 const NbRowSet *rows,
                 NbGroupBy by,
                 NbPlaceMode mode,
                 NbGroupOrder order,
                 guint max_groups)
{
  NbGrouping *self = g_new0 (NbGrouping, 1);
  g_autoptr (GArray) present = g_array_new (FALSE, FALSE, sizeof (Present));
  g_autofree guint *counts = NULL;
  g_autofree guint16 *group_of_value = NULL;
  guint16 *value_of_row;
  guint other = 0;
  NbRowIter iter;
  guint32 row;
  Keys keys;

  g_atomic_ref_count_init (&self->ref_count);
  self->groups = g_array_new (FALSE, TRUE, sizeof (NbGroup));
  g_array_set_clear_func (self->groups, group_clear);
  if (by == NB_GROUP_BY_NONE)
    {
      if (rows->n_rows)
        g_array_append_vals (self->groups, &(NbGroup){ g_strdup ("all"), g_strdup (_("All articles")), rows->n_rows, -1 }, 1);
      return self;
    }
  /* first the value of each row, then its group */
  self->group_of_row = value_of_row = g_new0 (guint16, nb_catalog_get_n_rows (catalog) + 1);

  keys_init (&keys, catalog, by, mode);
  counts = g_new0 (guint, keys.n_values);
  group_of_value = g_new0 (guint16, keys.n_values);
  nb_row_iter_init (&iter, rows);
  while (nb_row_iter_next (&iter, &row))
    {
      guint value = keys_value (&keys, nb_catalog_get_row (catalog, row));

      value_of_row[row] = value;
      counts[value]++;
    }

  for (guint value = 0; value < keys.n_values; value++)
    {
      Present p = { value, counts[value], 0 };

      if (!counts[value])
        continue;
      if (value >= keys.national && by != NB_GROUP_BY_NONE)
        p.order = 100 + value - keys.national;
      p.place = place_of (&keys, value);
      g_array_append_val (present, p);
    }
  g_array_sort (present, compare_present);
  if (order == NB_GROUP_ORDER_GEOGRAPHY || (order == NB_GROUP_ORDER_USUAL && by == NB_GROUP_BY_REGION))
    qsort (present->data, max_groups && present->len > max_groups ? max_groups - 1 : present->len, sizeof (Present), compare_places);

  for (guint i = 0; i < present->len; i++)
    {
      const Present *p = &g_array_index (present, Present, i);

      if (max_groups && present->len > max_groups && i >= max_groups - 1)
        {
          group_of_value[p->value] = max_groups - 1;
          other += p->n_rows;
          continue;
        }
      group_of_value[p->value] = self->groups->len;
      g_array_append_vals (self->groups, &(NbGroup[]){ keys_describe (&keys, p->value, p->n_rows) }, 1);
    }
  if (other)
    g_array_append_vals (self->groups, &(NbGroup){ g_strdup ("other"), g_strdup (_("Other")), other, -1 }, 1);
  give_slots (self->groups, by);

  nb_row_iter_init (&iter, rows);
  while (nb_row_iter_next (&iter, &row))
    value_of_row[row] = group_of_value[value_of_row[row]];
  return self;
}

/**
 * nb_grouping_ref:
 *
 * Returns: (transfer full): @self
 */
NbGrouping *
nb_grouping_ref (NbGrouping *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_grouping_unref:
 */
void
nb_grouping_unref (NbGrouping *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->groups);
  g_free (self->group_of_row);
  g_free (self);
}

guint
nb_grouping_get_n_groups (const NbGrouping *self)
{
  return self->groups->len;
}

/**
 * nb_grouping_get_group:
 *
 * Returns: (transfer none): the group
 */
const NbGroup *
nb_grouping_get_group (const NbGrouping *self,
                       guint group)
{
  return &g_array_index (self->groups, NbGroup, group);
}

/**
 * nb_grouping_group_of:
 * @row: a row of the result
 *
 * Returns: the index of its group
 */
guint
nb_grouping_group_of (const NbGrouping *self,
                      guint row)
{
  return self->group_of_row ? self->group_of_row[row] : 0;
}

const guint16 *
nb_grouping_get_groups (const NbGrouping *self)
{
  return self->group_of_row;
}

/**
 * nb_count_units:
 * @first: NB_DAY_NONE to count everything, undated articles too
 * @last: inclusive
 * @counts: (out): articles per unit, those without a place at NB_N_UNITS
 *
 * An article counts once, under its primary place, if its time overlaps the span.
 */
void
nb_count_units (NbCatalog *catalog,
                const NbRowSet *rows,
                NbPlaceMode mode,
                NbDay first,
                NbDay last,
                guint counts[NB_N_UNIT_COUNTS])
{
  NbPlaces *places = nb_catalog_get_places (catalog);
  NbRowIter iter;
  guint32 index;

  for (guint i = 0; i < NB_N_UNIT_COUNTS; i++)
    counts[i] = 0;
  nb_row_iter_init (&iter, rows);
  while (nb_row_iter_next (&iter, &index))
    {
      const NbCatalogRow *row = nb_catalog_get_row (catalog, index);

      if (first != NB_DAY_NONE && (row->first == NB_DAY_NONE || row->last < first || row->first > last))
        continue;
      counts[row->unit == NB_UNIT_NONE ? NB_N_UNITS : nb_places_map (places, row->unit, mode)]++;
    }
}
