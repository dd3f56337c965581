/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of places as phrases over tokens, and places by a site's address.
 * Owned by the rules; immutable once made; usable from any thread. */

#include "extract/nb-gazetteer.h"

#include "base/nb-text.h"

#include <string.h>

struct _NbGazetteer
{
  NbPlaces *places;
  NbPhrases *phrases;      /* → index into named */
  GArray *named;           /* of NbNamedPlace */
  GHashTable *by_key;      /* → index + 1 */
  GHashTable *slugs;       /* "hagiang" → unit + 1 */
};

static char *
slug_of (const char *name)
{
  g_autofree char *folded = nb_text_fold (name, -1);
  GString *slug = g_string_new (NULL);

  for (const char *p = folded; *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, *p);
  return g_string_free (slug, FALSE);
}

static NbNamedPlace *
named_place (NbGazetteer *self,
             const char *name,
             NbNamedKind kind,
             gboolean *is_new)
{
  g_autofree char *key = nb_text_key (name, -1);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->by_key, key));

  *is_new = index == 0;
  if (index == 0)
    {
      NbNamedPlace place = { { 0, }, 0, kind, NB_UNIT_NONE, name };

      index = self->named->len + 1;
      g_array_append_val (self->named, place);
      g_hash_table_insert (self->by_key, g_steal_pointer (&key), GUINT_TO_POINTER (index));
      nb_phrases_add (self->phrases, name, index - 1);
    }
  return &g_array_index (self->named, NbNamedPlace, index - 1);
}

static void
add_name (NbGazetteer *self,
          const char *name,
          NbNamedKind kind,
          NbUnit unit)
{
  gboolean is_new;
  NbNamedPlace *place = named_place (self, name, kind, &is_new);

  if (!is_new && place->kind != NB_NAMED_DISTRICT)
    {
      if (kind == NB_NAMED_DISTRICT && place->units[0] != unit)
        place->district_of = unit;
      return;
    }
  for (guint i = 0; i < place->n_units; i++)
    if (place->units[i] == unit)
      return;
  if (place->n_units < NB_MAX_HOMONYMS)
    place->units[place->n_units++] = unit;
}

/* The highlands' "đắk" (water) is spelled in four ways, often in two on one page. */
static void
add_spellings (NbGazetteer *self,
               const char *name,
               NbUnit unit)
{
  static const char *const spellings[] = { "Đắk ", "Đăk ", "Đak ", "Đắc " };

  for (guint i = 0; i < G_N_ELEMENTS (spellings); i++)
    if (g_str_has_prefix (name, spellings[i]))
      for (guint k = 0; k < G_N_ELEMENTS (spellings); k++)
        {
          g_autofree char *other = g_strconcat (spellings[k], name + strlen (spellings[i]), NULL);

          add_name (self, g_intern_string (other), NB_NAMED_DISTRICT, unit);
        }
}

/**
 * nb_gazetteer_new:
 * @vocabulary: (transfer none): takes the words of the names
 */
NbGazetteer *
nb_gazetteer_new (NbPlaces *places,
                  NbVocabulary *vocabulary)
{
  NbGazetteer *self = g_new0 (NbGazetteer, 1);
  const NbPlaceName *names;
  const NbDistrict *districts;
  guint n;

  self->places = nb_places_ref (places);
  self->phrases = nb_phrases_new (vocabulary);
  self->named = g_array_new (FALSE, TRUE, sizeof (NbNamedPlace));
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->slugs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (NbUnit i = 0; i < NB_N_OLD_UNITS; i++)
    add_name (self, nb_places_get_unit (places, i)->name, NB_NAMED_UNIT, i);
  names = nb_places_get_names (places, &n);
  for (guint i = 0; i < n; i++)
    if (names[i].type == NB_NAME_SLUG)
      g_hash_table_insert (self->slugs, slug_of (names[i].text), GUINT_TO_POINTER (names[i].unit + 1));
  districts = nb_places_get_districts (places, &n);
  for (guint i = 0; i < n; i++)
    add_name (self, districts[i].name, NB_NAMED_DISTRICT, districts[i].unit);
  for (guint i = 0; i < n; i++)
    add_spellings (self, districts[i].name, districts[i].unit);
  /* variants come after the districts: "Hạ Long" is a city first, and then one of the names that mean Quảng Ninh */
  names = nb_places_get_names (places, &n);
  for (guint i = 0; i < n; i++)
    if (names[i].type == NB_NAME_VARIANT && names[i].unit < NB_N_OLD_UNITS)
      add_name (self, names[i].text, NB_NAMED_UNIT, names[i].unit);
  return self;
}

void
nb_gazetteer_free (NbGazetteer *self)
{
  if (!self)
    return;
  nb_phrases_free (self->phrases);
  g_array_unref (self->named);
  g_hash_table_unref (self->by_key);
  g_hash_table_unref (self->slugs);
  nb_places_unref (self->places);
  g_free (self);
}

const NbPlaces *
nb_gazetteer_places (const NbGazetteer *self)
{
  return self->places;
}

/**
 * nb_gazetteer_match:
 * @n_tokens: (out):
 *
 * Returns: (nullable): the place whose name begins at token @i
 */
const NbNamedPlace *
nb_gazetteer_match (const NbGazetteer *self,
                    const NbTokens *tokens,
                    guint i,
                    guint *n_tokens)
{
  guint index = 0, n;

  if (!nb_tokens_is_capital (tokens, i))
    return NULL;
  n = nb_phrases_match (self->phrases, tokens, i, &index);
  if (n == 0)
    return NULL;
  *n_tokens = n;
  return &g_array_index (self->named, NbNamedPlace, index);
}

static NbUnit
find_label (const NbGazetteer *self,
            const char *label)
{
  GHashTableIter iter;
  gpointer slug, unit;
  gsize best = 0;
  NbUnit found = NB_UNIT_NONE;

  g_hash_table_iter_init (&iter, self->slugs);
  while (g_hash_table_iter_next (&iter, &slug, &unit))
    {
      gsize length = strlen (slug);

      if (length >= 5 && length > best && (g_str_has_prefix (label, slug) || g_str_has_suffix (label, slug)
                                           || (g_str_has_prefix (label, "bao") && g_str_has_prefix (label + 3, slug))))
        {
          best = length;
          found = GPOINTER_TO_UINT (unit) - 1;
        }
    }
  return found;
}

/**
 * nb_gazetteer_find_host:
 * @host: "www.baohagiang.vn"
 * @is_newspaper: (out):
 *
 * Known domains first, then a province's name in one of the labels ("bandanvan.laocai.org.vn", "kontumtv.vn").
 *
 * Returns: the old unit whose site it is, or NB_UNIT_NONE
 */
NbUnit
nb_gazetteer_find_host (const NbGazetteer *self,
                        const char *host,
                        gboolean *is_newspaper)
{
  g_auto (GStrv) labels = NULL;
  const NbSite *sites;
  guint n;

  *is_newspaper = FALSE;
  if (!host || !*host)
    return NB_UNIT_NONE;
  sites = nb_places_get_sites (self->places, &n);
  for (guint i = 0; i < n; i++)
    {
      gsize length = strlen (sites[i].domain), host_length = strlen (host);

      if (host_length >= length && g_str_equal (host + host_length - length, sites[i].domain)
          && (host_length == length || host[host_length - length - 1] == '.'))
        {
          *is_newspaper = sites[i].is_newspaper;
          return sites[i].unit;
        }
    }
  labels = g_strsplit (host, ".", 8);
  for (guint i = 0; labels[i]; i++)
    {
      NbUnit unit = find_label (self, labels[i]);

      if (unit != NB_UNIT_NONE)
        return unit;
    }
  return NB_UNIT_NONE;
}

/**
 * nb_gazetteer_find_newspaper:
 * @abbreviation: as printed, "BHG"
 * @name: (out) (optional): the newspaper's name
 */
NbUnit
nb_gazetteer_find_newspaper (const NbGazetteer *self,
                             const char *abbreviation,
                             const char **name)
{
  guint n;
  const NbNewspaper *newspapers = nb_places_get_newspapers (self->places, &n);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (newspapers[i].abbreviation, abbreviation))
      {
        if (name)
          *name = newspapers[i].name;
        return newspapers[i].unit;
      }
  return NB_UNIT_NONE;
}
