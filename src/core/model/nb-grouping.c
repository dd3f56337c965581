/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which group each row of a result belongs to.
 * Made by whoever draws or counts a result, shared by reference; immutable, any thread. */

#include "model/nb-grouping.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#define SLOT_NATIONAL 6
#define N_SLOTS 7

struct _NbGrouping
{
  gatomicrefcount ref_count;
  GArray *groups;           /* of NbGroup */
  guint16 *group_of_row;    /* by catalog row; only those of the result mean something. NULL: one group has all */
};

static const char *const order_names[] = { "usual", "count", "geography" };

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

/* Every value that rows can have, as a number; the last three are "nationwide", "unknown" and, of names, all
 * that are not told apart. */
typedef struct
{
  NbCatalog *catalog;
  NbGroupBy by;
  const NbGroupNames *names;
  guint8 *rank_of_value;    /* by the id of a name, of those in @names */
  NbPlaceMode mode;
  guint n_values;
  guint national;
  guint unknown;
  guint rest;
  guint value_of_unit[NB_N_UNITS];
} Keys;

static void
keys_init (Keys *keys,
           NbCatalog *catalog,
           NbGroupBy by,
           NbPlaceMode mode,
           const NbGroupNames *names)
{
  static const guint fixed[] = { 1, NB_N_REGIONS, NB_N_UNITS };

  keys->catalog = catalog;
  keys->by = by;
  keys->names = names;
  keys->mode = mode;
  keys->national = by == NB_GROUP_BY_SOURCE ? nb_catalog_get_n_sources (catalog)
                   : by == NB_GROUP_BY_CAMPAIGN ? nb_catalog_get_n_campaigns (catalog)
                   : nb_group_by_is_named (by) ? names->n : fixed[by];
  keys->unknown = keys->national + 1;
  keys->rest = keys->national + 2;
  keys->n_values = keys->national + 3;
  if (nb_group_by_is_named (by))
    {
      gsize n = nb_catalog_get_max_value (catalog) + 1;

      keys->rank_of_value = g_malloc (n);
      memset (keys->rank_of_value, 0xff, n);
      for (guint i = 0; i < MIN (names->n, 0xff); i++)
        if (names->ids[i] < n)
          keys->rank_of_value[names->ids[i]] = i;
    }
  for (guint i = 0; i < NB_N_UNITS; i++)
    keys->value_of_unit[i] = by == NB_GROUP_BY_REGION ? nb_places_get_region (nb_catalog_get_places (catalog), i, mode)
                                                      : nb_places_map (nb_catalog_get_places (catalog), i, mode);
}

/* Of several names the most frequent one. */
static guint
value_of_names (const Keys *keys,
                guint row)
{
  NbFacet facet = nb_group_by_facet (keys->by);
  guint n, value = keys->unknown, best = 0xff;
  const guint32 *values = nb_catalog_get_values (keys->catalog, row, &n);

  for (guint i = 0; i < n; i++)
    {
      guint rank;

      if (NB_VALUE_FACET (values[i]) != facet)
        continue;
      rank = keys->rank_of_value[NB_VALUE_ID (values[i])];
      if (rank < best)
        value = best = rank;
      else if (best == 0xff)
        value = keys->rest;
    }
  return value;
}

static guint
keys_value (const Keys *keys,
            guint index)
{
  const NbCatalogRow *row = nb_catalog_get_row (keys->catalog, index);

  switch (keys->by)
    {
    case NB_GROUP_BY_PERSON:
    case NB_GROUP_BY_ORGANISATION:
    case NB_GROUP_BY_DOCUMENT:
    case NB_GROUP_BY_TAG:
      return value_of_names (keys, index);
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
      static const char *const labels[NB_N_GROUP_BY] = {
        "", N_("Place unknown"), N_("Place unknown"), N_("Source unknown"), N_("No campaign"),
        N_("No person named"), N_("No organisation named"), N_("No document named"), N_("No tag"),
      };

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
    case NB_GROUP_BY_PERSON:
    case NB_GROUP_BY_ORGANISATION:
    case NB_GROUP_BY_DOCUMENT:
    case NB_GROUP_BY_TAG:
      group.key = g_strdup (keys->names->names[value]);
      group.label = g_strdup (keys->names->names[value]);
      break;
    case NB_GROUP_BY_NONE:
    default:
      group.key = g_strdup ("all");
      group.label = g_strdup (_("All articles"));
      break;
    }
  return group;
}

/* Behind what has a name of its own. */
#define ORDER_REST 50
#define ORDER_APART 100

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

/* Facets without a geography of their own take the palette's colours by rank; the rest is grey. Where nothing is nationwide,
 * its darker grey is for the rest, so that it can be told from what is unknown. */
static void
give_slots (GArray *groups,
            NbGroupBy by)
{
  int next = 0;
  gboolean has_national = FALSE;

  for (guint i = 0; i < groups->len; i++)
    has_national = has_national || g_str_equal (g_array_index (groups, NbGroup, i).key, "national");
  if (by == NB_GROUP_BY_REGION || by == NB_GROUP_BY_NONE)
    return;
  for (guint i = 0; i < groups->len; i++)
    {
      NbGroup *group = &g_array_index (groups, NbGroup, i);

      if (!has_national && g_str_equal (group->key, "other"))
        group->slot = SLOT_NATIONAL;
      else if (group->slot < 0 && next < N_SLOTS - 1 && !g_str_equal (group->key, "unknown") && !g_str_equal (group->key, "other"))
        group->slot = next++;
    }
}

/* The values that rows have: first those that become groups, @n_named of them; then those that are put together; then nationwide
 * and unknown. */
static GArray *
list_present (const Keys *keys,
              const guint *counts,
              NbGroupOrder order,
              guint max_groups,
              guint *n_named)
{
  GArray *present = g_array_new (FALSE, FALSE, sizeof (Present));

  *n_named = 0;
  for (guint value = 0; value < keys->n_values; value++)
    {
      Present p = { value, counts[value], 0, place_of (keys, value) };

      if (!counts[value])
        continue;
      p.order = value == keys->rest ? ORDER_REST : value >= keys->national ? ORDER_APART + value - keys->national : 0;
      *n_named += p.order == 0;
      g_array_append_val (present, p);
    }
  g_array_sort (present, compare_present);
  if (max_groups && *n_named + (counts[keys->rest] > 0) > max_groups)
    *n_named = MAX (max_groups, 2) - 1;
  if (order == NB_GROUP_ORDER_GEOGRAPHY || (order == NB_GROUP_ORDER_USUAL && keys->by == NB_GROUP_BY_REGION))
    qsort (present->data, *n_named, sizeof (Present), compare_places);
  return present;
}

static void
make_groups (NbGrouping *self,
             const Keys *keys,
             const GArray *present,
             guint n_named,
             guint16 *group_of_value)
{
  guint other = 0;

  for (guint i = 0; i < present->len; i++)
    {
      const Present *p = &g_array_index (present, Present, i);

      if (i >= n_named && p->order < ORDER_APART)
        {
          if (other == 0)
            g_array_append_vals (self->groups, &(NbGroup){ g_strdup ("other"), g_strdup (_("Other")), 0, -1 }, 1);
          other += p->n_rows;
          group_of_value[p->value] = n_named;
          g_array_index (self->groups, NbGroup, n_named).n_rows = other;
          continue;
        }
      group_of_value[p->value] = self->groups->len;
      g_array_append_vals (self->groups, &(NbGroup[]){ keys_describe (keys, p->value, p->n_rows) }, 1);
    }
}

/**
 * nb_grouping_new:
 * @rows: the result to be grouped
 * @by: what is told apart
 * @mode: the units and regions that provinces are counted in
 * @order: of the groups; those that are put together are the smallest in any case
 * @names: (nullable): the names that are told apart; needed if nb_group_by_is_named()
 * @max_groups: at most so many groups, nationwide and unknown not counted; 0: all; the smallest ones are put together as "other"
 *
 * Nationwide and unknown stand behind the others and are never put together with them.
 *
 * Returns: (transfer full): the grouping
 */
NbGrouping *
nb_grouping_new (NbCatalog *catalog,
                 const NbRowSet *rows,
                 NbGroupBy by,
                 NbPlaceMode mode,
                 NbGroupOrder order,
                 const NbGroupNames *names,
                 guint max_groups)
{
  NbGrouping *self = g_new0 (NbGrouping, 1);
  g_autoptr (GArray) present = NULL;
  g_autofree guint *counts = NULL;
  g_autofree guint16 *group_of_value = NULL;
  guint16 *value_of_row;
  guint n_named;
  NbRowIter iter;
  guint32 row;
  Keys keys = { 0 };

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

  keys_init (&keys, catalog, by, mode, names);
  counts = g_new0 (guint, keys.n_values);
  group_of_value = g_new0 (guint16, keys.n_values);
  nb_row_iter_init (&iter, rows);
  while (nb_row_iter_next (&iter, &row))
    {
      guint value = keys_value (&keys, row);

      value_of_row[row] = value;
      counts[value]++;
    }
  g_free (keys.rank_of_value);

  present = list_present (&keys, counts, order, max_groups, &n_named);
  make_groups (self, &keys, present, n_named, group_of_value);
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
