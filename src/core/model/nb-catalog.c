/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library's articles as compact columns in memory.
 * Loaded in a worker thread, owned by the session (or the command line); immutable once loaded, any thread reads. */

#include "model/nb-catalog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _NbCatalog
{
  GObject parent_instance;

  NbPlaces *places;
  GArray *rows;              /* of NbCatalogRow, in the order of time */
  GString *titles;           /* one after the other, each ended by NUL */
  GPtrArray *sources;        /* of char * */
  GPtrArray *campaigns;
  GHashTable *row_of_id;     /* gint64 * (into rows) → row + 1 */
  guint n_dated;
  guint n_sample;
  NbDay first;               /* of all dated rows; NB_DAY_NONE if there are none */
  NbDay last;
};

G_DEFINE_FINAL_TYPE (NbCatalog, nb_catalog, G_TYPE_OBJECT)

/* --- loading --- */

typedef struct
{
  NbCatalog *catalog;
  GHashTable *source_index;     /* char * → index + 1; the strings belong to the catalog's arrays */
  GHashTable *campaign_index;
} Loader;

static guint16
intern (GHashTable *index,
        GPtrArray *strings,
        const char *text)
{
  guint found;

  if (!text || !*text)
    return NB_INDEX_NONE;
  found = GPOINTER_TO_UINT (g_hash_table_lookup (index, text));
  if (found)
    return found - 1;
  /* more distinct names than an index can tell apart are counted as none rather than as another's */
  if (strings->len >= NB_INDEX_NONE)
    return NB_INDEX_NONE;
  g_ptr_array_add (strings, g_strdup (text));
  g_hash_table_insert (index, g_ptr_array_index (strings, strings->len - 1), GUINT_TO_POINTER (strings->len));
  return strings->len - 1;
}

static void
loader_add (const NbLibraryRow *row,
            gpointer user_data)
{
  Loader *loader = user_data;
  NbCatalog *self = loader->catalog;
  NbEdtfPoint ends[] = { row->happened.start, row->happened.end };
  NbCatalogRow entry = { .id = row->id };

  nb_edtf_days (&row->happened, &entry.first, &entry.last);
  entry.precision = nb_edtf_precision (&row->happened);
  if (entry.first != NB_DAY_NONE && (ends[0].flags || (row->happened.is_interval && ends[1].flags)))
    entry.flags |= NB_ROW_APPROXIMATE;
  if (row->about_dan_van)
    entry.flags |= NB_ROW_ABOUT;
  if (row->is_sample)
    entry.flags |= NB_ROW_SAMPLE;
  entry.scope = row->scope;
  entry.unit = nb_places_find_code (self->places, row->unit);
  entry.source = intern (loader->source_index, self->sources, row->source);
  entry.campaign = intern (loader->campaign_index, self->campaigns, row->campaign);
  entry.title = self->titles->len;
  g_string_append_len (self->titles, row->title, strlen (row->title) + 1);
  g_array_append_val (self->rows, entry);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const NbCatalogRow *ra = a, *rb = b;
  gboolean da = ra->first != NB_DAY_NONE, db = rb->first != NB_DAY_NONE;

  if (da != db)
    return da ? -1 : 1;
  if (da && ra->first != rb->first)
    return ra->first < rb->first ? -1 : 1;
  if (da && ra->last != rb->last)
    return ra->last < rb->last ? -1 : 1;
  return ra->id < rb->id ? -1 : ra->id > rb->id;
}

static void
loader_init (Loader *loader,
             NbPlaces *places)
{
  loader->catalog = nb_catalog_new_empty (places);
  loader->source_index = g_hash_table_new (g_str_hash, g_str_equal);
  loader->campaign_index = g_hash_table_new (g_str_hash, g_str_equal);
}

static NbCatalog *
loader_finish (Loader *loader)
{
  NbCatalog *self = loader->catalog;

  g_hash_table_unref (loader->source_index);
  g_hash_table_unref (loader->campaign_index);
  g_array_sort (self->rows, compare_rows);
  for (guint i = 0; i < self->rows->len; i++)
    {
      NbCatalogRow *row = &g_array_index (self->rows, NbCatalogRow, i);

      g_hash_table_insert (self->row_of_id, &row->id, GUINT_TO_POINTER (i + 1));
      if (row->flags & NB_ROW_SAMPLE)
        self->n_sample++;
      if (row->first == NB_DAY_NONE)
        continue;
      self->n_dated++;
      if (self->first == NB_DAY_NONE)
        self->first = row->first;
      self->last = self->last == NB_DAY_NONE ? row->last : MAX (self->last, row->last);
    }
  return self;
}

/* --- object --- */

static void
nb_catalog_finalize (GObject *object)
{
  NbCatalog *self = NB_CATALOG (object);

  g_clear_pointer (&self->places, nb_places_unref);
  g_hash_table_unref (self->row_of_id);
  g_array_unref (self->rows);
  g_ptr_array_unref (self->sources);
  g_ptr_array_unref (self->campaigns);
  g_string_free (self->titles, TRUE);

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
  self->rows = g_array_new (FALSE, TRUE, sizeof (NbCatalogRow));
  self->titles = g_string_new (NULL);
  self->sources = g_ptr_array_new_with_free_func (g_free);
  self->campaigns = g_ptr_array_new_with_free_func (g_free);
  self->row_of_id = g_hash_table_new (g_int64_hash, g_int64_equal);
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
  return self;
}

/**
 * nb_catalog_new_from_rows:
 * @rows: (array length=n_rows):
 *
 * Returns: (transfer full): a catalog of @rows, for tests and figures without a library
 */
NbCatalog *
nb_catalog_new_from_rows (NbPlaces *places,
                          const NbLibraryRow *rows,
                          guint n_rows)
{
  Loader loader;

  loader_init (&loader, places);
  for (guint i = 0; i < n_rows; i++)
    loader_add (&rows[i], &loader);
  return loader_finish (&loader);
}

/**
 * nb_catalog_load:
 *
 * Reads the columns of every article; blocks.
 *
 * Returns: (transfer full): the catalog, or %NULL with an error
 */
NbCatalog *
nb_catalog_load (NbLibrary *library,
                 NbPlaces *places,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (NbCatalog) self = NULL;
  Loader loader;
  gboolean ok;

  loader_init (&loader, places);
  ok = nb_library_foreach_row (library, loader_add, &loader, cancellable, error);
  self = loader_finish (&loader);
  return ok ? g_steal_pointer (&self) : NULL;
}

typedef struct
{
  NbLibrary *library;
  NbPlaces *places;
} LoadData;

static void
load_data_free (gpointer data)
{
  LoadData *load = data;

  g_object_unref (load->library);
  nb_places_unref (load->places);
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
  NbCatalog *catalog = nb_catalog_load (load->library, load->places, cancellable, &error);

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
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (library, cancellable, callback, user_data);
  LoadData *load = g_new0 (LoadData, 1);

  load->library = g_object_ref (library);
  load->places = nb_places_ref (places);
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

/* --- reading --- */

guint
nb_catalog_get_n_rows (NbCatalog *self)
{
  return self->rows->len;
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
 * nb_catalog_get_row:
 * @row: less than nb_catalog_get_n_rows()
 *
 * Returns: (transfer none): its columns
 */
const NbCatalogRow *
nb_catalog_get_row (NbCatalog *self,
                    guint row)
{
  return &g_array_index (self->rows, NbCatalogRow, row);
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
  return self->titles->str + g_array_index (self->rows, NbCatalogRow, row).title;
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
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->row_of_id, &id));

  if (row && found)
    *row = found - 1;
  return found != 0;
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

/* --- filtering --- */

typedef struct
{
  gboolean any_unit;
  gboolean units[NB_N_UNITS];
  gboolean any_source;
  gboolean *sources;        /* by index */
  NbDay from;
  NbDay to;
  gboolean dated_only;
} Filter;

static void
filter_init (Filter *filter,
             NbCatalog *self,
             const NbQuery *query)
{
  NbDay unused;

  memset (filter, 0, sizeof *filter);
  filter->any_unit = *query->provinces == NULL;
  for (char **code = query->provinces; *code; code++)
    {
      NbUnit wanted = nb_places_find_code (self->places, *code);

      for (NbUnit unit = 0; wanted != NB_UNIT_NONE && unit < NB_N_UNITS; unit++)
        filter->units[unit] |= unit == wanted || nb_places_map (self->places, unit, NB_PLACE_MODE_63) == wanted
                               || nb_places_map (self->places, unit, NB_PLACE_MODE_34) == wanted;
    }

  filter->any_source = *query->sources == NULL;
  filter->sources = g_new0 (gboolean, self->sources->len + 1);
  for (guint i = 0; i < self->sources->len; i++)
    filter->sources[i] = g_strv_contains ((const char *const *) query->sources, g_ptr_array_index (self->sources, i));

  filter->dated_only = nb_edtf_is_dated (&query->from) || nb_edtf_is_dated (&query->to);
  filter->from = G_MININT32;
  filter->to = G_MAXINT32;
  if (nb_edtf_is_dated (&query->from))
    nb_edtf_days (&query->from, &filter->from, &unused);
  if (nb_edtf_is_dated (&query->to))
    nb_edtf_days (&query->to, &unused, &filter->to);
}

static gboolean
filter_accepts (const Filter *filter,
                const NbQuery *query,
                const NbCatalogRow *row)
{
  gboolean dated = row->first != NB_DAY_NONE;

  if (!filter->any_unit && (row->unit >= NB_N_UNITS || !filter->units[row->unit]))
    return FALSE;
  if (query->placeless && row->unit != NB_UNIT_NONE)
    return FALSE;
  if (!filter->any_source && (row->source == NB_INDEX_NONE || !filter->sources[row->source]))
    return FALSE;
  if (query->undated && dated)
    return FALSE;
  if (filter->dated_only && (!dated || row->last < filter->from || row->first > filter->to))
    return FALSE;
  return TRUE;
}

static gboolean
contains_id (const GArray *ids,
             gint64 id)
{
  guint low = 0, high = ids->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      gint64 value = g_array_index (ids, gint64, middle);

      if (value == id)
        return TRUE;
      if (value < id)
        low = middle + 1;
      else
        high = middle;
    }
  return FALSE;
}

/**
 * nb_catalog_filter:
 * @query: what is asked; its words and lists of campaigns, people, documents and tags are answered by @matching_ids
 * @matching_ids: (nullable) (element-type gint64): ascending ids from nb_library_match(), %NULL: all
 *
 * A time filter takes what overlaps it: an article of which only the year is known is found by any of its days.
 *
 * Returns: (transfer full): the rows that match
 */
NbRowSet *
nb_catalog_filter (NbCatalog *self,
                   const NbQuery *query,
                   const GArray *matching_ids)
{
  guint n = self->rows->len;
  NbRowSet *set = g_malloc (sizeof (NbRowSet) + sizeof (guint32) * n);
  Filter filter;

  filter_init (&filter, self, query);
  g_atomic_ref_count_init (&set->ref_count);
  set->n_rows = set->n_dated = 0;
  for (guint i = 0; i < n; i++)
    {
      const NbCatalogRow *row = &g_array_index (self->rows, NbCatalogRow, i);

      if (!filter_accepts (&filter, query, row) || (matching_ids && !contains_id (matching_ids, row->id)))
        continue;
      set->rows[set->n_rows++] = i;
      if (row->first != NB_DAY_NONE)
        set->n_dated++;
    }
  g_free (filter.sources);
  return g_realloc (set, sizeof (NbRowSet) + sizeof (guint32) * MAX (set->n_rows, 1));
}
