/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The table of places, read from the CSV files of data/places that are compiled into the program.
 * Immutable after loading and reference counted atomically; usable from any thread. */

#include "base/nb-places.h"

#include "base/nb-text.h"
#include "nb-core-resources.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RESOURCE_PREFIX "/io/github/nienbieu/NienBieu/places/"

struct _NbPlaces
{
  gatomicrefcount ref_count;
  GStringChunk *strings;
  NbUnitInfo units[NB_N_UNITS];
  GHashTable *by_code;      /* code → index + 1 */
  GHashTable *old_by_key;   /* nb_text_key() of a name or a variant → index + 1 */
  GHashTable *new_by_key;
  GArray *names;
  GArray *districts;
  GArray *sites;
  GArray *newspapers;
  GArray *islands;
};

/* The six of the division until 2025, north to south, then the two that the division of 2025 has in place of 2 and 3. */
static const char *const region_keys[NB_N_REGIONS] = {
  "Trung du và miền núi phía Bắc",
  "Đồng bằng sông Hồng",
  "Bắc Trung Bộ và Duyên hải miền Trung",
  "Tây Nguyên",
  "Đông Nam Bộ",
  "Đồng bằng sông Cửu Long",
  "Bắc Trung Bộ",
  "Duyên hải Nam Trung Bộ và Tây Nguyên",
};

static const char *const region_labels[NB_N_REGIONS] = {
  N_("Northern midlands and mountains"),
  N_("Red River Delta"),
  N_("North Central and Central Coast"),
  N_("Central Highlands"),
  N_("Southeast"),
  N_("Mekong River Delta"),
  N_("North Central"),
  N_("South Central Coast and Central Highlands"),
};

/**
 * nb_region_slot:
 * @region: 0..NB_N_REGIONS-1
 *
 * Returns: 0..5, the region's place from north to south in its division, which colours and lanes follow
 */
guint
nb_region_slot (guint region)
{
  return region < 6 ? region : region - 4;
}

/**
 * nb_region_name:
 * @region: 0..NB_N_REGIONS-1
 *
 * Returns: (transfer none): the region's name in the user's language
 */
const char *
nb_region_name (guint region)
{
  g_return_val_if_fail (region < NB_N_REGIONS, NULL);
  return _(region_labels[region]);
}

static guint8
region_from_key (const char *key)
{
  for (guint i = 0; i < NB_N_REGIONS; i++)
    if (g_str_equal (region_keys[i], key))
      return i;
  g_return_val_if_reached (0);
}

/* Splits a line of our own CSV: fields with a comma stand in double quotes. */
static GPtrArray *
split_csv_line (const char *line)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (g_free);
  GString *field = g_string_new (NULL);
  gboolean quoted = FALSE;

  for (const char *p = line; ; p++)
    {
      if (*p == '"')
        quoted = !quoted;
      else if (*p == '\0' || (*p == ',' && !quoted))
        {
          g_ptr_array_add (fields, g_strdup (field->str));
          g_string_truncate (field, 0);
          if (*p == '\0')
            break;
        }
      else
        g_string_append_c (field, *p);
    }
  g_string_free (field, TRUE);
  return fields;
}

typedef void (*LineFunc) (NbPlaces *self, guint line, char **fields, guint n_fields);

static gboolean
read_table (NbPlaces *self,
            const char *name,
            guint min_fields,
            LineFunc func,
            GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCE_PREFIX, name, NULL);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (nb_core_get_resource (), path, 0, error);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  if (!bytes)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 1; lines[0] && lines[i]; i++)
    {
      g_autoptr (GPtrArray) fields = NULL;

      g_strchomp (lines[i]);
      if (*lines[i] == '\0')
        continue;
      fields = split_csv_line (lines[i]);
      if (fields->len < min_fields)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("The table “%s” is damaged in line %u"), name, i + 1);
          return FALSE;
        }
      func (self, i - 1, (char **) fields->pdata, fields->len);
    }
  return TRUE;
}

static const char *
keep (NbPlaces *self,
      const char *text)
{
  return g_string_chunk_insert_const (self->strings, text);
}

static void
add_unit (NbPlaces *self,
          guint index,
          const char *code,
          const char *name,
          const char *kind)
{
  NbUnitInfo *unit = &self->units[index];

  unit->index = index;
  unit->code = keep (self, code);
  unit->name = keep (self, name);
  unit->kind = keep (self, kind);
  unit->parent = index;
  g_hash_table_insert (self->by_code, (gpointer) unit->code, GUINT_TO_POINTER (index + 1));
  g_hash_table_insert (index < NB_N_OLD_UNITS ? self->old_by_key : self->new_by_key,
                       nb_text_key (name, -1), GUINT_TO_POINTER (index + 1));
}

static void
read_new_unit (NbPlaces *self,
               guint line,
               char **f,
               guint n)
{
  if (line < NB_N_NEW_UNITS)
    {
      add_unit (self, NB_N_OLD_UNITS + line, f[0], f[2], f[3]);
      self->units[NB_N_OLD_UNITS + line].region_34 = region_from_key (f[4]);
      self->units[NB_N_OLD_UNITS + line].is_merged = strchr (f[5], ' ') != NULL;
    }
}

static void
read_old_unit (NbPlaces *self,
               guint line,
               char **f,
               guint n)
{
  if (line >= NB_N_OLD_UNITS)
    return;
  add_unit (self, line, f[0], f[2], f[3]);
  self->units[line].parent = nb_places_find_code (self, f[5]);
  self->units[line].region_63 = region_from_key (f[4]);
  self->units[line].region_34 = region_from_key (f[9]);
}

static void
read_name (NbPlaces *self,
           guint line,
           char **f,
           guint n)
{
  static const char *const types[] = { "name", "full", "variant", "ascii", "slug", "weak", "historical" };
  NbPlaceName name = { keep (self, f[1]), nb_places_find_code (self, f[0]), NB_NAME_VARIANT };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (f[2], types[i]))
      name.type = i;
  g_array_append_val (self->names, name);

  if (name.type == NB_NAME_FULL || name.type == NB_NAME_VARIANT)
    {
      g_autofree char *key = nb_text_key (f[1], -1);

      if (!g_hash_table_contains (self->old_by_key, key))
        g_hash_table_insert (self->old_by_key, g_steal_pointer (&key), GUINT_TO_POINTER (name.unit + 1));
    }
}

static void
read_district (NbPlaces *self,
               guint line,
               char **f,
               guint n)
{
  NbDistrict district = {
    keep (self, f[1]), keep (self, f[2]), nb_places_find_code (self, f[4]),
    (guint8) g_ascii_strtoull (f[6], NULL, 10), g_str_equal (f[7], "yes"),
  };

  g_array_append_val (self->districts, district);
}

static void
read_former_district (NbPlaces *self,
                      guint line,
                      char **f,
                      guint n)
{
  NbDistrict district = {
    keep (self, f[1]), keep (self, f[2]), nb_places_find_code (self, f[0]), 1, FALSE, (guint16) g_ascii_strtoull (f[3], NULL, 10),
  };

  g_array_append_val (self->districts, district);
}

static void
read_site (NbPlaces *self,
           guint line,
           char **f,
           guint n)
{
  NbSite site = { keep (self, f[1]), nb_places_find_code (self, f[0]), g_str_equal (f[2], "party newspaper") };

  g_array_append_val (self->sites, site);
}

static void
read_newspaper (NbPlaces *self,
                guint line,
                char **f,
                guint n)
{
  NbNewspaper newspaper = { keep (self, f[1]), keep (self, f[2]), nb_places_find_code (self, f[0]) };

  g_array_append_val (self->newspapers, newspaper);
}

static void
read_island (NbPlaces *self,
             guint line,
             char **f,
             guint n)
{
  NbIsland island = {
    keep (self, f[0]), keep (self, f[3]), nb_places_find_code (self, f[1]),
    g_ascii_strtod (f[4], NULL), g_ascii_strtod (f[5], NULL),
  };

  g_array_append_val (self->islands, island);
}

/* The old region of a merged unit: that of the member which gave it its name. */
static void
place_new_units_in_old_regions (NbPlaces *self)
{
  for (guint i = NB_N_OLD_UNITS; i < NB_N_UNITS; i++)
    for (guint old = 0; old < NB_N_OLD_UNITS; old++)
      if (self->units[old].parent == i
          && (g_str_equal (self->units[old].name, self->units[i].name) || self->units[i].region_63 == 0))
        {
          self->units[i].region_63 = self->units[old].region_63;
          if (g_str_equal (self->units[old].name, self->units[i].name))
            break;
        }
}

/**
 * nb_places_new:
 *
 * Returns: (transfer full): the table, or %NULL with an error if the program's data are damaged
 */
NbPlaces *
nb_places_new (GError **error)
{
  g_autoptr (NbPlaces) self = g_new0 (NbPlaces, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->strings = g_string_chunk_new (16 * 1024);
  self->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  self->old_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->new_by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->names = g_array_new (FALSE, TRUE, sizeof (NbPlaceName));
  self->districts = g_array_new (FALSE, TRUE, sizeof (NbDistrict));
  self->sites = g_array_new (FALSE, TRUE, sizeof (NbSite));
  self->newspapers = g_array_new (FALSE, TRUE, sizeof (NbNewspaper));
  self->islands = g_array_new (FALSE, TRUE, sizeof (NbIsland));

  if (!read_table (self, "provinces-34.csv", 6, read_new_unit, error)
      || !read_table (self, "provinces-63-34.csv", 11, read_old_unit, error)
      || !read_table (self, "name-variants.csv", 3, read_name, error)
      || !read_table (self, "districts.csv", 8, read_district, error)
      || !read_table (self, "districts-former.csv", 4, read_former_district, error)
      || !read_table (self, "domains.csv", 3, read_site, error)
      || !read_table (self, "newspapers.csv", 3, read_newspaper, error)
      || !read_table (self, "archipelagos.csv", 6, read_island, error))
    return NULL;
  place_new_units_in_old_regions (self);
  return g_steal_pointer (&self);
}

/**
 * nb_places_ref:
 *
 * Returns: (transfer full): @self
 */
NbPlaces *
nb_places_ref (NbPlaces *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_places_unref:
 */
void
nb_places_unref (NbPlaces *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_code);
  g_hash_table_unref (self->old_by_key);
  g_hash_table_unref (self->new_by_key);
  g_array_unref (self->names);
  g_array_unref (self->districts);
  g_array_unref (self->sites);
  g_array_unref (self->newspapers);
  g_array_unref (self->islands);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * nb_places_get_unit:
 *
 * Returns: (nullable): what is known of @unit, %NULL for NB_UNIT_NONE
 */
const NbUnitInfo *
nb_places_get_unit (const NbPlaces *self,
                    NbUnit unit)
{
  return unit < NB_N_UNITS ? &self->units[unit] : NULL;
}

/**
 * nb_places_get_region:
 * @unit: a unit
 * @mode: NB_PLACE_MODE_34 asks for the division of 2025
 *
 * Returns: the region in which @unit lies, 0..NB_N_REGIONS-1
 */
guint
nb_places_get_region (const NbPlaces *self,
                      NbUnit unit,
                      NbPlaceMode mode)
{
  g_return_val_if_fail (unit < NB_N_UNITS, 0);
  return mode == NB_PLACE_MODE_34 ? self->units[unit].region_34 : self->units[unit].region_63;
}

/**
 * nb_places_find_code:
 *
 * Returns: the unit with that code, or NB_UNIT_NONE
 */
NbUnit
nb_places_find_code (const NbPlaces *self,
                     const char *code)
{
  guint found = code ? GPOINTER_TO_UINT (g_hash_table_lookup (self->by_code, code)) : 0;

  return found ? found - 1 : NB_UNIT_NONE;
}

/**
 * nb_places_find_name:
 * @name: a name, a full name ("tỉnh Hà Giang") or a variant, with its marks
 * @mode: NB_PLACE_MODE_34 looks among the 34 units first, the others among the 63
 *
 * Returns: the unit, or NB_UNIT_NONE
 */
NbUnit
nb_places_find_name (const NbPlaces *self,
                     const char *name,
                     NbPlaceMode mode)
{
  g_autofree char *key = nb_text_key (name, -1);
  gpointer found = NULL;

  if (mode == NB_PLACE_MODE_34)
    found = g_hash_table_lookup (self->new_by_key, key);
  if (!found)
    found = g_hash_table_lookup (self->old_by_key, key);
  if (!found)
    found = g_hash_table_lookup (self->new_by_key, key);
  return found ? GPOINTER_TO_UINT (found) - 1 : NB_UNIT_NONE;
}

/**
 * nb_places_map:
 * @unit: the unit that an article names
 * @mode: the units that the view shows
 *
 * Counts are conserved: each unit goes to exactly one. A unit that exists only since the merger stays itself
 * among the 63, since nobody can tell which of its members is meant; one that was not merged is the old one.
 *
 * Returns: the unit under which @unit is counted
 */
NbUnit
nb_places_map (const NbPlaces *self,
               NbUnit unit,
               NbPlaceMode mode)
{
  if (unit >= NB_N_UNITS)
    return NB_UNIT_NONE;
  if (mode == NB_PLACE_MODE_34)
    return self->units[unit].parent;
  if (unit >= NB_N_OLD_UNITS && !self->units[unit].is_merged)
    for (NbUnit i = 0; i < NB_N_OLD_UNITS; i++)
      if (self->units[i].parent == unit)
        return i;
  return unit;
}

/**
 * nb_places_get_names:
 *
 * Returns: (array length=n_names): every name of the old units
 */
const NbPlaceName *
nb_places_get_names (const NbPlaces *self,
                     guint *n_names)
{
  *n_names = self->names->len;
  return (const NbPlaceName *) self->names->data;
}

/**
 * nb_places_get_districts:
 *
 * Returns: (array length=n_districts): the districts before the merger
 */
const NbDistrict *
nb_places_get_districts (const NbPlaces *self,
                         guint *n_districts)
{
  *n_districts = self->districts->len;
  return (const NbDistrict *) self->districts->data;
}

/**
 * nb_places_get_sites:
 *
 * Returns: (array length=n_sites): the domains of provincial newspapers and portals
 */
const NbSite *
nb_places_get_sites (const NbPlaces *self,
                     guint *n_sites)
{
  *n_sites = self->sites->len;
  return (const NbSite *) self->sites->data;
}

/**
 * nb_places_get_newspapers:
 *
 * Returns: (array length=n_newspapers): how newspapers sign their datelines
 */
const NbNewspaper *
nb_places_get_newspapers (const NbPlaces *self,
                          guint *n_newspapers)
{
  *n_newspapers = self->newspapers->len;
  return (const NbNewspaper *) self->newspapers->data;
}

/**
 * nb_places_get_islands:
 *
 * Returns: (array length=n_islands): the islands that are drawn in the boxes of Hoàng Sa and Trường Sa
 */
const NbIsland *
nb_places_get_islands (const NbPlaces *self,
                       guint *n_islands)
{
  *n_islands = self->islands->len;
  return (const NbIsland *) self->islands->data;
}

/**
 * nb_places_dup_outlines:
 *
 * Returns: (transfer full): the outlines of both sets of units, as TopoJSON with the objects "p63" and "p34"
 */
GBytes *
nb_places_dup_outlines (GError **error)
{
  return g_resource_lookup_data (nb_core_get_resource (), RESOURCE_PREFIX "vn-provinces.topojson", 0, error);
}
