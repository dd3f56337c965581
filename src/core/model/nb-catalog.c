/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's articles as compact columns in memory.
 * Loaded in a worker thread, owned by the session (or the command line); immutable once loaded, any thread reads. */

#include "model/nb-catalog.h"

#include "model/nb-facets.h"
#include "model/nb-row-order.h"
#include "model/nb-time-frame.h"

#include <string.h>

/* Fewer than an index can tell, so that whoever groups has room for what has none. */
#define MAX_NAMES 65000

struct _NbCatalog
{
  GObject parent_instance;

  NbPlaces *places;
  NbCatalogRow *rows;        /* in the order of time */
  guint n_rows;
  guint n_dated;
  guint n_sample;
  GPtrArray *chunks;         /* of NbColumns, in the order of ids */
  guint32 **rows_of;         /* by chunk and slot: the row … */
  guint32 **value_ends;      /* … and where its names begin */
  NbUnit *units;             /* by row, what is counted most, once more */
  guint8 *scopes;
  guint16 *sources_of;
  guint n_missing;
  guint n_left;
  GPtrArray *sources;        /* of char * */
  GPtrArray *campaigns;
  GArray *reprints;          /* of Reprint, by cluster */
  guint32 *reprint_rows;     /* of the same, the rows alone */
  guint max_value;
  guint8 *facet_of;          /* by value: its facet */
  NbFacets *facets;          /* of all articles */
  NbTimeFrame *frame;
  NbDay first;               /* of all dated rows; NB_DAY_NONE if there are none */
  NbDay last;
};

G_DEFINE_FINAL_TYPE (NbCatalog, nb_catalog, G_TYPE_OBJECT)

/* --- making ---------------------------------------------------------------------------------------------------- */

typedef struct
{
  NbCatalog *catalog;
  GHashTable *source_index;     /* char * → index + 1; the strings belong to the catalog's arrays */
  GHashTable *campaign_index;
  guint16 *source_of;           /* of the chunk's strings */
  guint16 *campaign_of;
  NbUnit *unit_of;
} Builder;

static guint16
intern (GHashTable *index,
        GPtrArray *strings,
        const char *text)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (index, text));

  if (found)
    return found - 1;
  /* more distinct names than an index can tell apart are counted as none rather than as another's */
  if (strings->len >= MAX_NAMES)
    return NB_INDEX_NONE;
  g_ptr_array_add (strings, g_strdup (text));
  g_hash_table_insert (index, g_ptr_array_index (strings, strings->len - 1), GUINT_TO_POINTER (strings->len));
  return strings->len - 1;
}

/* A chunk's strings are sources, campaigns and units alike: what they are is seen where they are used. */
static void
add_row (Builder *builder,
         const NbColumns *chunk,
         const NbColumnsRow *from,
         NbCatalogRow *row)
{
  NbCatalog *self = builder->catalog;

  *row = (NbCatalogRow){
    .id = chunk->chunk << NB_CHUNK_BITS | from->low, .first = from->first, .last = from->last, .title = from->title,
    .cluster = from->cluster, .source = NB_INDEX_NONE, .campaign = NB_INDEX_NONE, .unit = NB_UNIT_NONE,
    .precision = from->precision, .scope = from->scope, .flags = from->flags,
  };
  if (from->source != NB_COLUMNS_NONE)
    {
      if (builder->source_of[from->source] == NB_INDEX_NONE)
        builder->source_of[from->source] = intern (builder->source_index, self->sources, chunk->strings[from->source]);
      row->source = builder->source_of[from->source];
    }
  if (from->campaign != NB_COLUMNS_NONE)
    {
      if (builder->campaign_of[from->campaign] == NB_INDEX_NONE)
        builder->campaign_of[from->campaign] = intern (builder->campaign_index, self->campaigns, chunk->strings[from->campaign]);
      row->campaign = builder->campaign_of[from->campaign];
    }
  if (from->unit != NB_COLUMNS_NONE)
    {
      if (builder->unit_of[from->unit] == NB_UNIT_NONE)
        builder->unit_of[from->unit] = nb_places_find_code (self->places, chunk->strings[from->unit]);
      row->unit = builder->unit_of[from->unit];
    }
}

/* The place of each row, going through the chunks one after the other, in the order of time. */
static guint32 *
sort_rows (NbCatalog *self)
{
  NbRowKey *keys = g_new (NbRowKey, self->n_rows + 1);
  guint n = 0;

  for (guint c = 0; c < self->chunks->len; c++)
    {
      const NbColumns *chunk = g_ptr_array_index (self->chunks, c);

      for (guint i = 0; i < chunk->n_rows; i++)
        keys[n++] = (NbRowKey){ chunk->rows[i].first, chunk->rows[i].last };
    }
  return nb_row_order (keys, n);
}

static void
fill_rows (NbCatalog *self)
{
  g_autofree guint32 *place = sort_rows (self);
  g_autofree guint16 *source_of = g_new (guint16, NB_COLUMNS_NONE);
  g_autofree guint16 *campaign_of = g_new (guint16, NB_COLUMNS_NONE);
  g_autofree NbUnit *unit_of = g_new (NbUnit, NB_COLUMNS_NONE);
  Builder builder = { self, g_hash_table_new (g_str_hash, g_str_equal), g_hash_table_new (g_str_hash, g_str_equal),
                      source_of, campaign_of, unit_of };
  guint n = 0;

  self->rows = g_new (NbCatalogRow, self->n_rows + 1);
  self->rows_of = g_new0 (guint32 *, self->chunks->len + 1);
  for (guint c = 0; c < self->chunks->len; c++)
    {
      const NbColumns *chunk = g_ptr_array_index (self->chunks, c);

      self->rows_of[c] = g_memdup2 (place + n, sizeof (guint32) * chunk->n_rows);
      memset (source_of, 0xff, sizeof (guint16) * chunk->n_strings);
      memset (campaign_of, 0xff, sizeof (guint16) * chunk->n_strings);
      memset (unit_of, 0xff, sizeof (NbUnit) * chunk->n_strings);
      for (guint i = 0; i < chunk->n_rows; i++, n++)
        add_row (&builder, chunk, &chunk->rows[i], &self->rows[place[n]]);
    }
  g_hash_table_unref (builder.source_index);
  g_hash_table_unref (builder.campaign_index);
}

G_STATIC_ASSERT (NB_COLUMNS_NONE == NB_INDEX_NONE && NB_UNIT_NONE == 0xff);

static void
fill_narrow (NbCatalog *self)
{
  self->units = g_new (NbUnit, self->n_rows + 1);
  self->scopes = g_new (guint8, self->n_rows + 1);
  self->sources_of = g_new (guint16, self->n_rows + 1);
  for (guint i = 0; i < self->n_rows; i++)
    {
      self->units[i] = self->rows[i].unit;
      self->scopes[i] = self->rows[i].scope;
      self->sources_of[i] = self->rows[i].source;
    }
  self->value_ends = g_new0 (guint32 *, self->chunks->len + 1);
  for (guint c = 0; c < self->chunks->len; c++)
    {
      const NbColumns *chunk = g_ptr_array_index (self->chunks, c);

      self->value_ends[c] = g_new (guint32, chunk->n_rows + 1);
      for (guint i = 0; i < chunk->n_rows; i++)
        self->value_ends[c][i] = chunk->rows[i].values;
      self->value_ends[c][chunk->n_rows] = chunk->n_values;
    }
}

static void
find_facets (NbCatalog *self)
{
  for (guint c = 0; c < self->chunks->len; c++)
    {
      const NbColumns *chunk = g_ptr_array_index (self->chunks, c);

      for (guint i = 0; i < chunk->n_values; i++)
        self->max_value = MAX (self->max_value, NB_VALUE_ID (chunk->values[i]));
    }
  self->facet_of = g_malloc ((gsize) self->max_value + 1);
  memset (self->facet_of, NB_N_FACETS, (gsize) self->max_value + 1);
  for (guint c = 0; c < self->chunks->len; c++)
    {
      const NbColumns *chunk = g_ptr_array_index (self->chunks, c);

      for (guint i = 0; i < chunk->n_values; i++)
        self->facet_of[NB_VALUE_ID (chunk->values[i])] = NB_VALUE_FACET (chunk->values[i]);
    }
}

typedef struct
{
  guint32 cluster;
  guint32 row;
} Reprint;

static int
compare_reprints (gconstpointer a,
                  gconstpointer b)
{
  const Reprint *ra = a, *rb = b;

  if (ra->cluster != rb->cluster)
    return ra->cluster < rb->cluster ? -1 : 1;
  return ra->row < rb->row ? -1 : ra->row > rb->row;
}

static void
collect_reprints (NbCatalog *self)
{
  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].cluster)
      g_array_append_vals (self->reprints, &(Reprint){ self->rows[i].cluster, i }, 1);
  g_array_sort (self->reprints, compare_reprints);
  self->reprint_rows = g_new (guint32, self->reprints->len + 1);
  for (guint i = 0; i < self->reprints->len; i++)
    self->reprint_rows[i] = g_array_index (self->reprints, Reprint, i).row;
}

static void
count_all (NbCatalog *self)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (NbRowSet) rows = nb_catalog_filter (self, query, NULL);

  self->facets = nb_facets_new (self, rows);
}

static NbCatalog *
catalog_from_chunks (NbPlaces *places,
                     GPtrArray *chunks,
                     guint n_missing)
{
  NbCatalog *self = nb_catalog_new_empty (places);

  g_ptr_array_unref (self->chunks);
  self->chunks = g_ptr_array_ref (chunks);
  self->n_missing = n_missing;
  for (guint c = 0; c < chunks->len; c++)
    self->n_rows += ((NbColumns *) g_ptr_array_index (chunks, c))->n_rows;
  g_free (self->rows);
  g_free (self->rows_of);
  g_free (self->facet_of);
  g_free (self->reprint_rows);
  fill_rows (self);
  fill_narrow (self);
  find_facets (self);
  collect_reprints (self);

  for (guint i = 0; i < self->n_rows; i++)
    {
      const NbCatalogRow *row = &self->rows[i];

      if (row->flags & NB_ROW_SAMPLE)
        self->n_sample++;
      if (row->first == NB_DAY_NONE)
        continue;
      self->n_dated++;
      if (self->first == NB_DAY_NONE)
        self->first = row->first;
      self->last = self->last == NB_DAY_NONE ? row->last : MAX (self->last, row->last);
    }
  count_all (self);
  nb_time_frame_free (self->frame);
  self->frame = nb_time_frame_new (self);
  return self;
}

/* --- object ---------------------------------------------------------------------------------------------------- */

static void
nb_catalog_finalize (GObject *object)
{
  NbCatalog *self = NB_CATALOG (object);

  for (guint c = 0; c < self->chunks->len; c++)
    {
      g_free (self->rows_of[c]);
      g_free (self->value_ends[c]);
    }
  g_free (self->rows_of);
  g_free (self->value_ends);
  g_free (self->units);
  g_free (self->scopes);
  g_free (self->sources_of);
  g_free (self->rows);
  g_clear_pointer (&self->facets, nb_facets_unref);
  g_clear_pointer (&self->frame, nb_time_frame_free);
  g_free (self->facet_of);
  g_free (self->reprint_rows);
  g_clear_pointer (&self->places, nb_places_unref);
  g_array_unref (self->reprints);
  g_ptr_array_unref (self->chunks);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->campaigns);

  G_OBJECT_CLASS (nb_catalog_parent_class)->finalize (object);
}

static void
nb_catalog_class_init (NbCatalogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = nb_catalog_finalize;
}

static void
nb_catalog_init (NbCatalog *self)
{
  self->chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_columns_unref);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->campaigns = g_ptr_array_new_with_free_func (g_free);
  self->reprints = g_array_new (FALSE, FALSE, sizeof (Reprint));
  self->facet_of = g_malloc0 (1);
  self->first = self->last = NB_DAY_NONE;
}

/**
 * nb_catalog_new_empty:
 *
 * Returns: (transfer full): a catalog without rows
 */
NbCatalog *
nb_catalog_new_empty (NbPlaces *places)
{
  NbCatalog *self = g_object_new (NB_TYPE_CATALOG, NULL);

  self->places = nb_places_ref (places);
  self->frame = nb_time_frame_new (self);
  return self;
}

/**
 * nb_catalog_new_from_rows:
 * @rows: (array length=n_rows): ascending by id
 *
 * Returns: (transfer full): a catalog of @rows, for tests and figures without a library
 */
NbCatalog *
nb_catalog_new_from_rows (NbPlaces *places,
                          const NbLibraryRow *rows,
                          guint n_rows)
{
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_columns_unref);
  g_autoptr (NbColumnsMaker) maker = nb_columns_maker_new ();

  for (guint i = 0; i < n_rows; i++)
    {
      g_return_val_if_fail (i == 0 || rows[i].id > rows[i - 1].id, NULL);
      nb_columns_maker_add (maker, &rows[i], 0);
      if (i + 1 == n_rows || rows[i + 1].id >> NB_CHUNK_BITS != rows[i].id >> NB_CHUNK_BITS)
        {
          g_autoptr (GBytes) blob = nb_columns_maker_finish (maker);

          g_ptr_array_add (chunks, nb_columns_parse (rows[i].id >> NB_CHUNK_BITS, 0, blob));
        }
    }
  return catalog_from_chunks (places, chunks, chunks->len);
}

/**
 * nb_catalog_new_from_chunks:
 * @chunks: (element-type NbColumns): in the order of ids
 *
 * Returns: (transfer full): a catalog of what is in @chunks
 */
NbCatalog *
nb_catalog_new_from_chunks (NbPlaces *places,
                            GPtrArray *chunks)
{
  return catalog_from_chunks (places, chunks, chunks->len);
}

/**
 * nb_catalog_load:
 * @before: (nullable): the catalog that is to be replaced, of the same library
 * @max_made: see nb_library_load_columns(); what is left out is told by nb_catalog_get_n_left()
 *
 * Reads the columns of every article; blocks.
 *
 * Returns: (transfer full): the catalog, or %NULL with an error
 */
NbCatalog *
nb_catalog_load (NbLibrary *library,
                 NbPlaces *places,
                 NbCatalog *before,
                 guint max_made,
                 GCancellable *cancellable,
                 GError **error)
{
  guint n_missing;
  g_autoptr (GPtrArray) chunks = nb_library_load_columns (library, before ? before->chunks : NULL, max_made, &n_missing,
                                                          cancellable, error);
  NbCatalog *self = chunks ? catalog_from_chunks (places, chunks, n_missing) : NULL;

  if (self)
    self->n_left = n_missing > max_made ? n_missing - max_made : 0;
  return self;
}

typedef struct
{
  NbLibrary *library;
  NbPlaces *places;
  NbCatalog *before;
  guint max_made;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_object_unref (load->library);
  nb_places_unref (load->places);
  g_clear_object (&load->before);
  g_free (load);
}

static void
load_thread (GTask *task,
             gpointer source,
             gpointer data,
             GCancellable *cancellable)
{
  LoadData *load = data;
  GError *error = NULL;
  NbCatalog *catalog = nb_catalog_load (load->library, load->places, load->before, load->max_made, cancellable, &error);

  if (catalog)
    g_task_return_pointer (task, catalog, g_object_unref);
  else
    g_task_return_error (task, error);
}

/**
 * nb_catalog_load_async:
 *
 * nb_catalog_load() in a worker thread.
 */
void
nb_catalog_load_async (NbLibrary *library,
                       NbPlaces *places,
                       NbCatalog *before,
                       guint max_made,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);
  LoadData *load = g_new0 (LoadData, 1);

  load->library = g_object_ref (library);
  load->places = nb_places_ref (places);
  g_set_object (&load->before, before);
  load->max_made = max_made;
  g_task_set_source_tag (task, nb_catalog_load_async);
  g_task_set_task_data (task, load, load_data_free);
  g_task_run_in_thread (task, load_thread);
}

/**
 * nb_catalog_load_finish:
 *
 * Returns: (transfer full): the catalog, or %NULL with an error
 */
NbCatalog *
nb_catalog_load_finish (GAsyncResult *result,
                        GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* --- reading --------------------------------------------------------------------------------------------------- */

guint
nb_catalog_get_n_rows (NbCatalog *self)
{
  return self->n_rows;
}

/**
 * nb_catalog_get_n_dated:
 *
 * Returns: how many rows, the first ones, have a date with a year
 */
guint
nb_catalog_get_n_dated (NbCatalog *self)
{
  return self->n_dated;
}

guint
nb_catalog_get_n_sample (NbCatalog *self)
{
  return self->n_sample;
}

/**
 * nb_catalog_get_n_missing:
 *
 * Returns: how many chunks had to be made from the articles, since the library does not hold them
 */
guint
nb_catalog_get_n_missing (NbCatalog *self)
{
  return self->n_missing;
}

/**
 * nb_catalog_get_frame:
 *
 * Returns: (transfer none): what counting by time needs of the rows
 */
const NbTimeFrame *
nb_catalog_get_frame (NbCatalog *self)
{
  return self->frame;
}

/**
 * nb_catalog_get_n_left:
 *
 * Returns: how many chunks of articles were left out, since making them would have taken too long: to be loaded again when the
 *   library has stored them
 */
guint
nb_catalog_get_n_left (NbCatalog *self)
{
  return self->n_left;
}

/**
 * nb_catalog_get_row:
 * @row: less than nb_catalog_get_n_rows()
 *
 * Returns: (transfer none): its columns
 */
const NbCatalogRow *
nb_catalog_get_row (NbCatalog *self,
                    guint row)
{
  return &self->rows[row];
}

/* The index of the chunk that an article would be in, or of the next one. Chunks seldom have gaps. */
static guint
find_chunk (NbCatalog *self,
            gint64 id)
{
  gint64 wanted = id >> NB_CHUNK_BITS;
  guint low = 0, high = self->chunks->len;

  if (wanted >= 0 && wanted < high && ((NbColumns *) g_ptr_array_index (self->chunks, wanted))->chunk == wanted)
    return wanted;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (((NbColumns *) g_ptr_array_index (self->chunks, middle))->chunk < wanted)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

/**
 * nb_catalog_get_title:
 *
 * Returns: (transfer none): the row's title, "" if it has none
 */
const char *
nb_catalog_get_title (NbCatalog *self,
                      guint row)
{
  const NbColumns *chunk = g_ptr_array_index (self->chunks, find_chunk (self, self->rows[row].id));

  return chunk->titles + self->rows[row].title;
}

/**
 * nb_catalog_get_source:
 * @source: an index, or NB_INDEX_NONE
 *
 * Returns: (transfer none) (nullable): the source's name
 */
const char *
nb_catalog_get_source (NbCatalog *self,
                       guint source)
{
  return source < self->sources->len ? g_ptr_array_index (self->sources, source) : NULL;
}

guint
nb_catalog_get_n_sources (NbCatalog *self)
{
  return self->sources->len;
}

/**
 * nb_catalog_get_campaign:
 * @campaign: an index, or NB_INDEX_NONE
 *
 * Returns: (transfer none) (nullable): the campaign's name
 */
const char *
nb_catalog_get_campaign (NbCatalog *self,
                         guint campaign)
{
  return campaign < self->campaigns->len ? g_ptr_array_index (self->campaigns, campaign) : NULL;
}

guint
nb_catalog_get_n_campaigns (NbCatalog *self)
{
  return self->campaigns->len;
}

/**
 * nb_catalog_find:
 * @id: an article
 * @row: (out) (optional): its row
 *
 * Returns: whether the catalog has it
 */
gboolean
nb_catalog_find (NbCatalog *self,
                 gint64 id,
                 guint *row)
{
  guint c = find_chunk (self, id), slot;

  if (c >= self->chunks->len || !nb_columns_find (g_ptr_array_index (self->chunks, c), id, &slot))
    return FALSE;
  if (row)
    *row = self->rows_of[c][slot];
  return TRUE;
}

NbPlaces *
nb_catalog_get_places (NbCatalog *self)
{
  return self->places;
}

/**
 * nb_catalog_get_extent:
 * @first: (out): the first day of any article
 * @last: (out): the last one, inclusive
 *
 * Returns: %FALSE if no article has a date
 */
gboolean
nb_catalog_get_extent (NbCatalog *self,
                       NbDay *first,
                       NbDay *last)
{
  *first = self->first;
  *last = self->last;
  return self->first != NB_DAY_NONE;
}

/**
 * nb_catalog_get_reprints:
 * @n_rows: (out): how many print the same text, this one included; 0 if nobody else does
 *
 * Returns: (transfer none): their rows, in the order of time
 */
const guint32 *
nb_catalog_get_reprints (NbCatalog *self,
                         guint row,
                         guint *n_rows)
{
  guint32 cluster = self->rows[row].cluster;
  guint low = 0, high = self->reprints->len, n = 0;

  *n_rows = 0;
  if (!cluster)
    return NULL;
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->reprints, Reprint, middle).cluster < cluster)
        low = middle + 1;
      else
        high = middle;
    }
  while (low + n < self->reprints->len && g_array_index (self->reprints, Reprint, low + n).cluster == cluster)
    n++;
  *n_rows = n;
  return self->reprint_rows + low;
}

/**
 * nb_catalog_get_all_reprints:
 * @n_rows: (out):
 *
 * Returns: (transfer none): the rows of all clusters, one cluster after the other, each in the order of time
 */
const guint32 *
nb_catalog_get_all_reprints (NbCatalog *self,
                             guint *n_rows)
{
  *n_rows = self->reprints->len;
  return self->reprint_rows;
}

/**
 * nb_catalog_get_max_value:
 *
 * Returns: the highest id of a name that any article has
 */
guint
nb_catalog_get_max_value (NbCatalog *self)
{
  return self->max_value;
}

/**
 * nb_catalog_get_facet_of_values:
 *
 * Returns: (transfer none): by the id of a name, up to nb_catalog_get_max_value(): its facet, or NB_N_FACETS if nobody has it
 */
const guint8 *
nb_catalog_get_facet_of_values (NbCatalog *self)
{
  return self->facet_of;
}

/**
 * nb_catalog_get_facets:
 *
 * Returns: (transfer none) (nullable): the counts of the whole library
 */
const NbFacets *
nb_catalog_get_facets (NbCatalog *self)
{
  return self->facets;
}

/**
 * nb_catalog_get_values:
 * @n_values: (out):
 *
 * Returns: (transfer none): the names of a row, as in NbColumns
 */
const guint32 *
nb_catalog_get_values (NbCatalog *self,
                       guint row,
                       guint *n_values)
{
  const NbColumns *chunk = g_ptr_array_index (self->chunks, find_chunk (self, self->rows[row].id));
  guint slot;

  *n_values = 0;
  if (!nb_columns_find (chunk, self->rows[row].id, &slot))
    return NULL;
  *n_values = nb_columns_n_values (chunk, slot);
  return chunk->values + chunk->rows[slot].values;
}

guint
nb_catalog_get_n_chunks (NbCatalog *self)
{
  return self->chunks->len;
}

/**
 * nb_catalog_get_chunk:
 * @chunk: less than nb_catalog_get_n_chunks()
 * @rows_of: (out) (transfer none): by slot of the chunk, the row
 *
 * Returns: (transfer none): the chunk
 */
const NbColumns *
nb_catalog_get_chunk (NbCatalog *self,
                      guint chunk,
                      const guint32 **rows_of)
{
  *rows_of = self->rows_of[chunk];
  return g_ptr_array_index (self->chunks, chunk);
}

/**
 * nb_catalog_get_narrow:
 * @columns: (out caller-allocates): the arrays; the catalog's
 */
void
nb_catalog_get_narrow (NbCatalog *self,
                       NbNarrowColumns *columns)
{
  *columns = (NbNarrowColumns){ self->units, self->scopes, self->sources_of };
}

/**
 * nb_catalog_get_value_ends:
 * @chunk: less than nb_catalog_get_n_chunks()
 *
 * Returns: (transfer none): by slot, where the names of an article begin, which is where those of the one before end
 */
const guint32 *
nb_catalog_get_value_ends (NbCatalog *self,
                           guint chunk)
{
  return self->value_ends[chunk];
}
