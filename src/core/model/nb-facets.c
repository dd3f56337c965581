/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many articles of a result have which value of each facet.
 * Made in a worker thread whenever the result changes; immutable, any thread. */

#include "model/nb-facets.h"

#include <string.h>

/* Fewer articles are counted by one thread: starting another one takes as long. */
#define MIN_ROWS_A_THREAD 20000
#define MAX_THREADS 4

/* --- counting -------------------------------------------------------------------------------------------------- */

/* What one thread counts, of rows and of chunks. */
typedef struct
{
  NbCatalog      *catalog;
  const NbRowSet *rows;
  guint64         flip;            /* all bits: what is not in @rows is counted */
  guint           word_from;
  guint           word_to;
  guint           chunk_from;
  guint           chunk_to;
  NbFacets       *counts;
} Part;

/* Rows in the order of time, which is the order they lie in. */
static void
count_rows (const Part *part)
{
  NbFacets *counts = part->counts;
  guint n = nb_catalog_get_n_rows (part->catalog);
  NbNarrowColumns columns;

  nb_catalog_get_narrow (part->catalog, &columns);
  for (guint word = part->word_from; word < part->word_to; word++)
    {
      guint64 bits = part->rows->bits[word] ^ part->flip;

      if (word == part->rows->n_words - 1 && n % 64)
        bits &= (G_GUINT64_CONSTANT (1) << n % 64) - 1;
      for (; bits; bits &= bits - 1)
        {
          guint row = word * 64 + __builtin_ctzll (bits);

          counts->units[columns.units[row]]++;
          counts->scopes[columns.scopes[row]]++;
          counts->sources[MIN (columns.sources[row], counts->n_sources)]++;
        }
    }
}

/* Names in the order of ids, which is the order they lie in. */
static void
count_values (const Part *part)
{
  const guint64 *bits = part->rows->bits;
  guint *counts = part->counts->values;

  for (guint c = part->chunk_from; c < part->chunk_to; c++)
    {
      const guint32 *rows_of;
      const NbColumns *chunk = nb_catalog_get_chunk (part->catalog, c, &rows_of);
      const guint32 *ends = nb_catalog_get_value_ends (part->catalog, c);

      for (guint slot = 0; slot < chunk->n_rows; slot++)
        {
          guint32 row = rows_of[slot];

          if (!((bits[row / 64] ^ part->flip) >> row % 64 & 1))
            continue;
          for (guint32 i = ends[slot]; i < ends[slot + 1]; i++)
            counts[NB_VALUE_ID (chunk->values[i])]++;
        }
    }
}

static gpointer
count_part (gpointer data)
{
  const Part *part = data;

  count_rows (part);
  count_values (part);
  return NULL;
}

static NbFacets *
facets_alloc (NbCatalog *catalog)
{
  NbFacets *self = g_new0 (NbFacets, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_sources = nb_catalog_get_n_sources (catalog);
  self->n_values = nb_catalog_get_max_value (catalog) + 1;
  self->sources = g_new0 (guint, self->n_sources + 1);
  self->values = g_new0 (guint, self->n_values);
  return self;
}

static void
add (guint *counts,
     const guint *more,
     guint n)
{
  for (guint i = 0; i < n; i++)
    counts[i] += more[i];
}

static void
add_facets (NbFacets *self,
            const NbFacets *more)
{
  add (self->units, more->units, G_N_ELEMENTS (self->units));
  add (self->scopes, more->scopes, G_N_ELEMENTS (self->scopes));
  add (self->sources, more->sources, self->n_sources + 1);
  add (self->values, more->values, self->n_values);
}

/* Each thread counts its part of the catalog for itself. */
static void
count (NbFacets *self,
       NbCatalog *catalog,
       const NbRowSet *rows,
       guint64 flip)
{
  guint n_chunks = nb_catalog_get_n_chunks (catalog);
  guint n = CLAMP (nb_catalog_get_n_rows (catalog) / MIN_ROWS_A_THREAD, 1, MIN (g_get_num_processors (), MAX_THREADS));
  Part parts[MAX_THREADS];
  GThread *threads[MAX_THREADS];

  for (guint i = 0; i < n; i++)
    {
      parts[i] = (Part){ catalog, rows, flip, (guint) ((guint64) rows->n_words * i / n), (guint) ((guint64) rows->n_words * (i + 1) / n),
                         n_chunks * i / n, n_chunks * (i + 1) / n, i ? facets_alloc (catalog) : self };
      threads[i] = i ? g_thread_new ("nb-facets", count_part, &parts[i]) : NULL;
    }
  count_part (&parts[0]);
  for (guint i = 1; i < n; i++)
    {
      g_thread_join (threads[i]);
      add_facets (self, parts[i].counts);
      nb_facets_unref (parts[i].counts);
    }
}

static void
subtract (guint *counts,
          const guint *from,
          guint n)
{
  for (guint i = 0; i < n; i++)
    counts[i] = from[i] - counts[i];
}

/**
 * nb_facets_new:
 *
 * Counts. What is counted are the articles of @rows or, if these are fewer, all the others, which are then taken from the
 * whole library's counts.
 *
 * Returns: (transfer full): the counts
 */
NbFacets *
nb_facets_new (NbCatalog *catalog,
               const NbRowSet *rows)
{
  NbFacets *self = facets_alloc (catalog);
  const NbFacets *all = nb_catalog_get_facets (catalog);
  gboolean others = all && rows->n_rows > nb_catalog_get_n_rows (catalog) / 2;
  guint64 flip = others ? G_MAXUINT64 : 0;

  self->n_rows = rows->n_rows;
  count (self, catalog, rows, flip);
  if (others)
    {
      subtract (self->units, all->units, G_N_ELEMENTS (self->units));
      subtract (self->scopes, all->scopes, G_N_ELEMENTS (self->scopes));
      subtract (self->sources, all->sources, self->n_sources + 1);
      subtract (self->values, all->values, self->n_values);
    }
  return self;
}

/**
 * nb_facets_ref:
 *
 * Returns: (transfer full): @self
 */
NbFacets *
nb_facets_ref (NbFacets *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_facets_unref:
 */
void
nb_facets_unref (NbFacets *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->sources);
  g_free (self->values);
  g_free (self);
}

/* --- the most frequent ----------------------------------------------------------------------------------------- */

/* Whether @a comes after @b: the fewer articles, and among equals the later id. */
static gboolean
is_behind (const NbFacetCount *a,
           const NbFacetCount *b)
{
  return a->n_rows != b->n_rows ? a->n_rows < b->n_rows : a->value > b->value;
}

static void
sift_down (NbFacetCount *heap,
           guint n,
           guint at)
{
  for (;;)
    {
      guint last = at, left = 2 * at + 1, right = left + 1;

      if (left < n && is_behind (&heap[left], &heap[last]))
        last = left;
      if (right < n && is_behind (&heap[right], &heap[last]))
        last = right;
      if (last == at)
        return;
      {
        NbFacetCount swap = heap[at];

        heap[at] = heap[last];
        heap[last] = swap;
      }
      at = last;
    }
}

static int
compare_counts (gconstpointer a,
                gconstpointer b)
{
  return is_behind (a, b) ? 1 : is_behind (b, a) ? -1 : 0;
}

/**
 * nb_facets_top:
 * @catalog: what was counted
 * @counts: (out caller-allocates) (array length=n_counts): the most frequent names, the first one first
 *
 * Returns: how many were found, at most @n_counts
 */
guint
nb_facets_top (const NbFacets *self,
               NbCatalog *catalog,
               NbFacet facet,
               NbFacetCount *counts,
               guint n_counts)
{
  const guint8 *facet_of = nb_catalog_get_facet_of_values (catalog);
  guint n = 0;

  for (guint value = 0; value < self->n_values; value++)
    {
      NbFacetCount count = { value, self->values[value] };

      if (!count.n_rows || facet_of[value] != facet)
        continue;
      if (n < n_counts)
        {
          counts[n++] = count;
          for (guint i = n / 2; n == n_counts && i-- > 0;)
            sift_down (counts, n, i);
        }
      else if (n && is_behind (&counts[0], &count))
        {
          counts[0] = count;
          sift_down (counts, n, 0);
        }
    }
  if (n)
    qsort (counts, n, sizeof *counts, compare_counts);
  return n;
}
