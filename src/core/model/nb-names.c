/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of people, papers, provinces … in memory, one behind the other, so that one memmem() finds them.
 * Made in a worker thread; immutable, any thread. */

#include "model/nb-names.h"

#include "base/nb-text.h"

#include <string.h>

/* Between two looks at the cancellable. */
#define NAMES_AT_ONCE 4096

typedef struct
{
  guint32 key;
  guint32 folded;                  /* offset in folded, of what follows a NUL */
  guint32 name;                    /* offset in names */
  guint8  kind;                    /* NbFilterKind */
} Entry;

struct _NbNames
{
  gatomicrefcount ref_count;
  GArray         *entries;         /* of Entry, in the order of their offsets */
  GByteArray     *folded;          /* each between two NULs, lower case without marks */
  GByteArray     *names;           /* each with its NUL, as written */
};

static void
add (NbNames *self,
     NbFilterKind kind,
     guint32 key,
     const char *name)
{
  g_autofree char *folded = nb_text_fold (name, -1);
  Entry entry = { key, self->folded->len, self->names->len, kind };
  gsize n_folded = strlen (folded) + 1, n_name = strlen (name) + 1;

  /* offsets have 32 bits */
  if (n_folded + self->folded->len > G_MAXINT32 || n_name + self->names->len > G_MAXINT32)
    return;
  g_byte_array_append (self->folded, (const guint8 *) folded, n_folded);
  g_byte_array_append (self->names, (const guint8 *) name, n_name);
  g_array_append_val (self->entries, entry);
}

static void
name_cb (guint32 id,
         NbFacet facet,
         const char *value,
         gpointer user_data)
{
  add (user_data, NB_FILTER_CAMPAIGN + facet, id, value);
}

/**
 * nb_names_new:
 * @library: (nullable): whose names of people, documents … are taken; blocks
 *
 * Returns: (transfer full): all names, or %NULL with an error
 */
NbNames *
nb_names_new (NbCatalog *catalog,
              NbLibrary *library,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (NbNames) self = g_new0 (NbNames, 1);
  NbPlaces *places = nb_catalog_get_places (catalog);

  g_atomic_ref_count_init (&self->ref_count);
  self->entries = g_array_new (FALSE, FALSE, sizeof (Entry));
  self->folded = g_byte_array_new ();
  self->names = g_byte_array_new ();
  g_byte_array_append (self->folded, (const guint8 *) "", 1);
  for (guint i = 0; i < NB_N_UNITS; i++)
    add (self, NB_FILTER_PROVINCE, i, nb_places_get_unit (places, (NbUnit) i)->name);
  for (guint i = 0; i < nb_catalog_get_n_sources (catalog); i++)
    add (self, NB_FILTER_SOURCE, i, nb_catalog_get_source (catalog, i));
  if (library && !nb_library_foreach_name (library, name_cb, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * nb_names_ref:
 *
 * Returns: (transfer full): @self
 */
NbNames *
nb_names_ref (NbNames *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_names_unref:
 */
void
nb_names_unref (NbNames *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_array_unref (self->entries);
  g_byte_array_unref (self->folded);
  g_byte_array_unref (self->names);
  g_free (self);
}

/**
 * nb_names_size:
 *
 * Returns: how many names there are
 */
guint
nb_names_size (const NbNames *self)
{
  return self->entries->len;
}

/* Whether the marks that were typed are those of the name; a letter typed without is any letter. Folding and keys keep the
 * number of characters, so that what was found in one stands at the same place in the other. */
static gboolean
has_marks_of (const char *name,
              guint offset,
              const char *typed_key)
{
  g_autofree char *key = nb_text_key (name, -1);
  const char *p = key;

  for (; offset && *p; offset--)
    p = g_utf8_next_char (p);
  for (const char *t = typed_key; *t; t = g_utf8_next_char (t), p = g_utf8_next_char (p))
    {
      gunichar typed = g_utf8_get_char (t), letter = *p ? g_utf8_get_char (p) : 0;

      if (!letter || (typed != letter && (nb_char_is_marked (typed) || nb_char_fold (letter) != typed)))
        return FALSE;
    }
  return TRUE;
}

/* Folded text is ASCII but for signs that no word begins with. */
static gboolean
begins_word (const char *folded)
{
  guchar before = folded[-1];

  return before >= 0x80 || !g_ascii_isalnum (before);
}

/* The first place in the name at @from that begins with @needle, at the beginning of a word. */
static const char *
find_in_name (const char *from,
              const char *needle,
              const char *typed_key,
              const char *name)
{
  for (const char *p = from; (p = strstr (p, needle)); p++)
    if (begins_word (p) && (!typed_key || has_marks_of (name, g_utf8_pointer_to_offset (from, p), typed_key)))
      return p;
  return NULL;
}

/* Keeps the @n best, the most frequent first; among equals those that came first. */
static void
keep_best (GArray *hits,
           guint n,
           const NbNameHit *hit)
{
  guint low = 0, high = hits->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (hits, NbNameHit, middle).n_rows >= hit->n_rows)
        low = middle + 1;
      else
        high = middle;
    }
  if (low >= n)
    return;
  if (hits->len == n)
    g_array_set_size (hits, n - 1);
  g_array_insert_val (hits, low, *hit);
}

static gboolean
could_be_kept (const GArray *hits,
               guint n,
               guint n_rows)
{
  return hits->len < n || g_array_index (hits, NbNameHit, n - 1).n_rows < n_rows;
}

/* Takes the entry if the typed words begin somewhere in it; the costly looks come last. */
static void
look_at (const NbNames *self,
         const Entry *entry,
         const char *needle,
         const char *typed_key,
         const NbNameCounts *counts,
         guint n_hits,
         GArray **hits)
{
  const NbNameCounts *count = &counts[entry->kind];
  guint n_rows = count->counts && entry->key < count->n_counts ? count->counts[entry->key] : 0;
  const char *name = (const char *) self->names->data + entry->name;
  NbNameHit hit = { entry->key, n_rows, name };

  if (entry->key < count->from || entry->key >= count->to || !could_be_kept (hits[entry->kind], n_hits, n_rows))
    return;
  if (find_in_name ((const char *) self->folded->data + entry->folded, needle, typed_key, name))
    keep_best (hits[entry->kind], n_hits, &hit);
}

/**
 * nb_names_find:
 * @typed: what the user has typed: the beginning of a name or of a word in it
 * @counts: (array fixed-size=NB_N_FILTER_LISTS): how frequent what is
 * @n_hits: how many are wanted of each kind
 * @hits: (array fixed-size=NB_N_FILTER_LISTS): arrays of NbNameHit, to be filled with the most frequent first
 *
 * Letters typed without marks find any; marks that are typed are respected.
 *
 * Returns: %FALSE if it was cancelled
 */
gboolean
nb_names_find (const NbNames *self,
               const char *typed,
               const NbNameCounts *counts,
               guint n_hits,
               GArray **hits,
               GCancellable *cancellable)
{
  g_autofree char *normal = nb_text_normalise (typed, -1);
  g_autofree char *key = nb_text_key (normal, -1);
  g_autofree char *needle = nb_text_fold (normal, -1);
  const char *typed_key = nb_text_has_marks (normal) ? key : NULL;
  const char *p = (const char *) self->folded->data, *end = p + self->folded->len;
  const Entry *entries = (const Entry *) self->entries->data;
  gsize length = strlen (needle);
  guint at = 0, looked = 0;

  while (length && at < self->entries->len && (p = memmem (p, end - p, needle, length)))
    {
      guint offset = p - (const char *) self->folded->data;

      if (++looked % NAMES_AT_ONCE == 0 && g_cancellable_is_cancelled (cancellable))
        return FALSE;
      while (at + 1 < self->entries->len && entries[at + 1].folded <= offset)
        at++;
      look_at (self, &entries[at], needle, typed_key, counts, n_hits, hits);
      at++;
      if (at < self->entries->len)
        p = (const char *) self->folded->data + entries[at].folded;
    }
  return !g_cancellable_is_cancelled (cancellable);
}
