/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Columns, stored and made; what is found and counted in them, beside the plain way of doing so. */

#include "store/nb-database.h"
#include "model/nb-facets.h"
#include "model/nb-row-order.h"
#include "store/nb-library-private.h"

#include <glib/gstdio.h>
#include <string.h>

/* --- columns --------------------------------------------------------------------------------------------------- */

static NbColumns *
make_columns (void)
{
  static const struct { gint64 id; const char *title, *happened, *source, *unit, *campaign; } rows[] = {
    { 16384 + 3, "Dân vận khéo", "1000", "Báo Thử", "VN-03", "Dân vận khéo" },
    { 16384 + 4, "", "9999-12-31", "Báo Thử", NULL, NULL },
    { 16384 + 900, "Không rõ ngày", "", NULL, "", NULL },
    { 32767, "Cuối", "2021-07~", "Báo Khác", "VN-03", NULL },
  };
  g_autoptr (NbColumnsMaker) maker = nb_columns_maker_new ();
  g_autoptr (GBytes) blob = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      NbLibraryRow row = { .id = rows[i].id, .title = rows[i].title, .source = rows[i].source, .unit = rows[i].unit,
                           .campaign = rows[i].campaign, .scope = NB_SCOPE_PROVINCE, .about_dan_van = i % 2, .is_sample = i == 2 };

      g_assert_true (nb_edtf_parse (rows[i].happened, &row.happened, NULL));
      nb_columns_maker_add (maker, &row, i == 1 ? 16387 : 0);
      for (guint v = 0; v < i; v++)
        nb_columns_maker_add_value (maker, NB_FACET_PERSON, 10 * i + v);
    }
  nb_columns_maker_add_value (maker, NB_FACET_TAG, 1 << NB_VALUE_BITS);
  nb_columns_maker_add_value (maker, NB_FACET_TAG, -1);
  blob = nb_columns_maker_finish (maker);
  return nb_columns_parse (1, 77, blob);
}

static void
test_round_trip (void)
{
  g_autoptr (NbColumns) columns = make_columns ();
  guint slot;

  g_assert_nonnull (columns);
  g_assert_cmpuint (columns->n_rows, ==, 4);
  g_assert_cmpuint (columns->n_values, ==, 6);
  g_assert_cmpuint (columns->n_strings, ==, 4);
  g_assert_cmpint (columns->stamp, ==, 77);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (nb_columns_n_values (columns, i), ==, i);
  g_assert_cmpstr (columns->titles + columns->rows[0].title, ==, "Dân vận khéo");
  g_assert_cmpstr (columns->titles + columns->rows[1].title, ==, "");
  g_assert_cmpstr (columns->titles + columns->rows[3].title, ==, "Cuối");
  g_assert_cmpint (columns->rows[0].first, ==, nb_day_from_ymd (1000, 1, 1));
  g_assert_cmpint (columns->rows[1].last, ==, nb_day_from_ymd (9999, 12, 31));
  g_assert_cmpint (columns->rows[2].first, ==, NB_DAY_NONE);
  g_assert_cmpint (columns->rows[3].flags, ==, NB_ROW_APPROXIMATE | NB_ROW_ABOUT);
  g_assert_cmpint (columns->rows[2].flags, ==, NB_ROW_SAMPLE);
  g_assert_cmpint (columns->rows[1].cluster, ==, 16387);
  g_assert_cmpstr (columns->strings[columns->rows[3].source], ==, "Báo Khác");
  g_assert_cmpstr (columns->strings[columns->rows[3].unit], ==, "VN-03");
  g_assert_cmpint (columns->rows[2].unit, ==, NB_COLUMNS_NONE);
  g_assert_true (nb_columns_find (columns, 16384 + 900, &slot));
  g_assert_cmpuint (slot, ==, 2);
  g_assert_false (nb_columns_find (columns, 16384 + 5, &slot));
  g_assert_false (nb_columns_find (columns, 3, &slot));
  g_assert_false (nb_columns_find (columns, -16381, &slot));
}

/* Whatever is accepted keeps its promises; the copy ends where its block ends. */
static gboolean
try_blob (const guint8 *data,
          gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (NbColumns) columns = nb_columns_parse (0, 1, bytes);
  guint n = 0;

  for (guint i = 0; columns && i < columns->n_rows; i++)
    {
      const NbColumnsRow *row = &columns->rows[i];

      g_assert_true (g_utf8_validate (columns->titles + row->title, -1, NULL));
      g_assert_true (row->source == NB_COLUMNS_NONE || strlen (columns->strings[row->source]) < size);
      g_assert_true (row->first == NB_DAY_NONE || row->first <= row->last);
      n += nb_columns_n_values (columns, i);
    }
  g_assert_true (!columns || n == columns->n_values);
  return columns != NULL;
}

static void
test_damaged (void)
{
  g_autoptr (NbColumns) columns = make_columns ();
  gsize size;
  const guint8 *data = g_bytes_get_data (columns->data, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);
  guint32 nobody[] = { 0, 0, 1, 0, 0, 0, (guint32) NB_FACET_PERSON << NB_VALUE_BITS | 5 };

  for (gsize length = 0; length < size; length++)
    g_assert_false (try_blob (data, length));
  g_assert_true (try_blob (data, size));
  for (gsize at = 0; at < size; at++)
    for (guint flip = 1; flip < 256; flip++)
      {
        copy[at] = data[at] ^ (guint8) flip;
        g_assert_false (try_blob (copy, size) && at < 6 * sizeof (guint32));
        copy[at] = data[at];
      }
  /* names that are no row's */
  memcpy (nobody, data, sizeof (guint32));
  g_assert_false (try_blob ((guint8 *) nobody, sizeof nobody));
}

/* --- rows ------------------------------------------------------------------------------------------------------ */

static void
check_set (guint size,
           guint percent,
           GRand *rand)
{
  g_autoptr (NbRowSet) set = nb_row_set_new (size);
  g_autofree guint32 *rows = g_new (guint32, size + 1);
  guint n = 0, dated = size / 3;
  guint32 row, n_dated = 0, i = 0;
  NbRowIter iter;

  for (guint r = 0; r < size; r++)
    if (percent == 100 || (guint) g_rand_int_range (rand, 0, 100) < percent)
      {
        nb_row_set_add (set, r);
        rows[n++] = r;
        n_dated += r < dated;
      }
  nb_row_set_finish (set, dated);
  g_assert_cmpuint (set->n_rows, ==, n);
  g_assert_cmpuint (set->n_dated, ==, n_dated);
  for (i = 0; i < n; i++)
    g_assert_cmpuint (nb_row_set_get (set, i), ==, rows[i]);
  for (row = 0, i = 0; row <= size; row++)
    {
      g_assert_cmpuint (nb_row_set_position (set, row), ==, i);
      g_assert_true (nb_row_set_contains (set, row) == (i < n && rows[i] == row));
      i += i < n && rows[i] == row;
    }
  for (i = 0, nb_row_iter_init (&iter, set); nb_row_iter_next (&iter, &row); i++)
    g_assert_cmpuint (row, ==, rows[i]);
  g_assert_cmpuint (i, ==, n);
  for (guint try = 0; try < 20; try++)
    {
      guint from = g_rand_int_range (rand, 0, n + 1), to = g_rand_int_range (rand, from, n + 1);
      g_autofree guint32 *slice = nb_row_set_slice (set, from, to);

      g_assert_cmpmem (slice, sizeof (guint32) * (to - from), rows + from, sizeof (guint32) * (to - from));
    }
}

static void
test_row_set (void)
{
  static const guint sizes[] = { 0, 1, 63, 64, 65, 511, 512, 513, 100000 };
  static const guint percents[] = { 0, 1, 50, 97, 100 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    for (guint p = 0; p < G_N_ELEMENTS (percents); p++)
      check_set (sizes[s], percents[p], rand);
}

typedef struct { NbRowKey key; guint index; } Placed;

static int
compare_placed (gconstpointer a,
                gconstpointer b)
{
  const Placed *x = a, *y = b;
  gboolean dated = x->key.first != NB_DAY_NONE;

  if (dated != (y->key.first != NB_DAY_NONE))
    return dated ? -1 : 1;
  if (dated && x->key.first != y->key.first)
    return x->key.first < y->key.first ? -1 : 1;
  if (dated && x->key.last != y->key.last)
    return x->key.last < y->key.last ? -1 : 1;
  return x->index < y->index ? -1 : x->index > y->index;
}

static void
check_order (guint n,
             guint kind,
             GRand *rand)
{
  NbRowKey *keys = g_new (NbRowKey, n + 1);
  g_autofree Placed *placed = g_new (Placed, n + 1);
  g_autofree guint32 *places = NULL;

  for (guint i = 0; i < n; i++)
    {
      /* days as they are, any days at all, few different ones, and the ends of what there can be */
      NbDay a = kind == 0 ? g_rand_int_range (rand, 15000, 20000) : kind == 1 ? (NbDay) g_rand_int (rand)
                : kind == 2 ? g_rand_int_range (rand, 0, 3) : g_rand_boolean (rand) ? G_MAXINT32 : G_MININT32 + 1;
      NbDay b = kind == 1 ? (NbDay) g_rand_int (rand) : kind == 3 ? G_MAXINT32 : a + g_rand_int_range (rand, 0, 400);

      keys[i] = (NbRowKey){ MIN (a, b), MAX (a, b) };
      if (g_rand_int_range (rand, 0, 10) == 0)
        keys[i] = (NbRowKey){ NB_DAY_NONE, b };
      placed[i] = (Placed){ keys[i], i };
    }
  places = nb_row_order (keys, n);
  if (n)
    qsort (placed, n, sizeof *placed, compare_placed);
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (places[placed[i].index], ==, i);
}

static void
test_row_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);

  for (guint kind = 0; kind < 4; kind++)
    for (guint n = 0; n < 4000; n = n * 3 + 1)
      check_order (n, kind, rand);
}

/* --- a catalog beside counting one by one ---------------------------------------------------------------------- */

static const char *const sources[] = { "Báo A", "Báo B", "Báo C", NULL };
static const char *const units[] = { "VN-03", "VN-07", "VN-HN", NULL };

/* Several chunks, gaps between ids, the last chunk partial. */
static NbCatalog *
make_catalog (guint n,
              GRand *rand)
{
  g_autoptr (NbPlaces) places = nb_places_new (NULL);
  g_autoptr (GPtrArray) chunks = g_ptr_array_new_with_free_func ((GDestroyNotify) nb_columns_unref);
  g_autoptr (NbColumnsMaker) maker = nb_columns_maker_new ();
  gint64 id = 5;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Bài %u", i);
      g_autofree char *date = g_strdup_printf ("20%02d-%02d", g_rand_int_range (rand, 0, 25), g_rand_int_range (rand, 1, 13));
      NbLibraryRow row = { .id = id, .title = title, .source = sources[g_rand_int_range (rand, 0, 4)],
                           .unit = units[g_rand_int_range (rand, 0, 4)], .scope = g_rand_int_range (rand, 0, 3) };
      gint64 next = id + 1 + (g_rand_int_range (rand, 0, 50) ? 0 : g_rand_int_range (rand, 0, 300));
      guint n_names = g_rand_int_range (rand, 0, 4);

      if (i == n / 2)
        next += 3 * NB_CHUNK_SIZE;
      nb_edtf_parse (g_rand_int_range (rand, 0, 9) ? date : "", &row.happened, NULL);
      nb_columns_maker_add (maker, &row, g_rand_int_range (rand, 0, 5) ? 0 : g_rand_int_range (rand, 1, n / 10 + 2));
      for (guint v = 0, value = 0; v < n_names; v++)
        {
          value += g_rand_int_range (rand, 1, 40);
          nb_columns_maker_add_value (maker, value % NB_N_FACETS, value);
        }
      if (i + 1 == n || next >> NB_CHUNK_BITS != id >> NB_CHUNK_BITS)
        {
          g_autoptr (GBytes) blob = nb_columns_maker_finish (maker);

          g_ptr_array_add (chunks, nb_columns_parse (id >> NB_CHUNK_BITS, 0, blob));
        }
      id = next;
    }
  return nb_catalog_new_from_chunks (places, chunks);
}

static gboolean
has_value (NbCatalog *catalog,
           guint row,
           guint value)
{
  guint n;
  const guint32 *values = nb_catalog_get_values (catalog, row, &n);

  for (guint i = 0; i < n; i++)
    if (NB_VALUE_ID (values[i]) == value)
      return TRUE;
  return FALSE;
}

static void
check_filter (NbCatalog *catalog,
              GRand *rand)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64)), names = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (NbRowSet) set = NULL, left = NULL;
  g_autoptr (GHashTable) clusters = g_hash_table_new (NULL, NULL);
  NbMatch match = { NULL };
  const char *unit = g_rand_boolean (rand) ? "VN-HN" : NULL, *source = g_rand_boolean (rand) ? "Báo B" : NULL;
  gboolean by_ids = g_rand_boolean (rand), by_name = g_rand_boolean (rand);
  gint64 name = g_rand_int_range (rand, 1, 130);
  NbUnit wanted = nb_places_find_code (nb_catalog_get_places (catalog), "VN-HN");

  if (unit)
    nb_strv_toggle (&query->provinces, unit);
  if (source)
    nb_strv_toggle (&query->sources, source);
  for (gint64 id = -3; by_ids && id < 200000; id += g_rand_int_range (rand, 1, 9))
    g_array_append_val (ids, id);
  g_array_append_val (names, name);
  match.ids = by_ids ? ids : NULL;
  match.values[name % NB_N_FACETS] = by_name ? names : NULL;
  set = nb_catalog_filter (catalog, query, &match);
  left = nb_catalog_merge_reprints (catalog, nb_row_set_ref (set));

  for (guint i = 0; i < nb_catalog_get_n_rows (catalog); i++)
    {
      const NbCatalogRow *row = nb_catalog_get_row (catalog, i);
      gboolean expected = !unit || row->unit == wanted;
      gboolean first;

      expected = expected && (!source || g_strcmp0 (nb_catalog_get_source (catalog, row->source), source) == 0);
      expected = expected && (!by_name || has_value (catalog, i, name));
      if (expected && by_ids)
        {
          expected = FALSE;
          for (guint low = 0, high = ids->len; low < high;)
            {
              guint middle = (low + high) / 2;
              gint64 id = g_array_index (ids, gint64, middle);

              expected |= id == row->id;
              if (id < row->id)
                low = middle + 1;
              else
                high = middle;
            }
        }
      g_assert_true (nb_row_set_contains (set, i) == expected);
      first = expected && (!row->cluster || g_hash_table_add (clusters, GUINT_TO_POINTER (row->cluster)));
      g_assert_true (nb_row_set_contains (left, i) == first);
    }
}

static void
test_filter (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (13);
  g_autoptr (NbCatalog) catalog = make_catalog (20000, rand);

  for (guint i = 0; i < 30; i++)
    check_filter (catalog, rand);
}

static void
check_facets (NbCatalog *catalog,
              guint percent,
              GRand *rand)
{
  guint n = nb_catalog_get_n_rows (catalog), n_values = nb_catalog_get_max_value (catalog) + 1, n_top;
  g_autoptr (NbRowSet) set = nb_row_set_new (n);
  g_autofree guint *values = g_new0 (guint, n_values);
  g_autoptr (NbFacets) facets = NULL;
  guint by_unit[256] = { 0 }, by_scope[4] = { 0 }, by_source[4] = { 0 };
  NbFacetCount top[7];

  for (guint i = 0; i < n; i++)
    if ((guint) g_rand_int_range (rand, 0, 100) < percent)
      {
        const NbCatalogRow *row = nb_catalog_get_row (catalog, i);
        guint n_names;
        const guint32 *names = nb_catalog_get_values (catalog, i, &n_names);

        nb_row_set_add (set, i);
        by_unit[row->unit]++;
        by_scope[row->scope]++;
        by_source[MIN (row->source, 3)]++;
        for (guint v = 0; v < n_names; v++)
          values[NB_VALUE_ID (names[v])]++;
      }
  nb_row_set_finish (set, nb_catalog_get_n_dated (catalog));
  facets = nb_facets_new (catalog, set);
  g_assert_cmpuint (facets->n_rows, ==, set->n_rows);
  g_assert_cmpmem (facets->units, sizeof by_unit, by_unit, sizeof by_unit);
  g_assert_cmpmem (facets->scopes, sizeof by_scope, by_scope, sizeof by_scope);
  g_assert_cmpmem (facets->sources, sizeof (guint) * (facets->n_sources + 1), by_source, sizeof by_source);
  g_assert_cmpmem (facets->values, sizeof (guint) * facets->n_values, values, sizeof (guint) * n_values);

  /* each is the best of those not yet taken */
  n_top = nb_facets_top (facets, catalog, NB_FACET_PERSON, top, G_N_ELEMENTS (top));
  for (guint i = 0; i < n_top; i++)
    {
      guint best = 0;

      for (guint value = NB_FACET_PERSON; value < n_values; value += NB_N_FACETS)
        if (values[value] > (best ? values[best] : 0))
          best = value;
      g_assert_cmpuint (top[i].value, ==, best);
      g_assert_cmpuint (top[i].n_rows, ==, values[best]);
      values[best] = 0;
    }
  for (guint value = NB_FACET_PERSON; n_top < G_N_ELEMENTS (top) && value < n_values; value += NB_N_FACETS)
    g_assert_cmpuint (values[value], ==, 0);
}

static void
test_facets (void)
{
  static const guint percents[] = { 0, 1, 40, 51, 97, 100 };
  static const guint sizes[] = { 0, 64, 300, 90000 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (14);

  for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
    {
      g_autoptr (NbCatalog) catalog = make_catalog (sizes[s], rand);

      /* without any source the counts of sources are only those of none */
      for (guint p = 0; sizes[s] && p < G_N_ELEMENTS (percents); p++)
        check_facets (catalog, percents[p], rand);
      g_assert_cmpuint (nb_catalog_get_n_rows (catalog), ==, sizes[s]);
    }
}

/* --- a library's ----------------------------------------------------------------------------------------------- */

typedef struct
{
  char *folder;
  char *path;
  NbLibrary *library;
  sqlite3 *raw;                 /* another program */
  NbDatabase *database;      /* whose it is */
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-catalog-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  f->database = nb_database_open (f->path, FALSE, &error);
  g_assert_no_error (error);
  f->raw = nb_database_get_handle (f->database);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  nb_database_close (f->database);
  g_clear_object (&f->library);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
run_sql (Fixture *f,
         const char *sql)
{
  char *message = NULL;

  if (sqlite3_exec (f->raw, sql, NULL, NULL, &message) != SQLITE_OK)
    g_error ("%s: %s", sql, message);
}

static gint64
get_int (Fixture *f,
         const char *sql)
{
  sqlite3_stmt *s;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (f->raw, sql, -1, &s, NULL), ==, SQLITE_OK);
  value = sqlite3_step (s) == SQLITE_ROW ? sqlite3_column_int64 (s, 0) : 0;
  sqlite3_finalize (s);
  return value;
}

static NbArticle *
make_article (guint number,
              const char *person)
{
  NbArticle *article = nb_article_new ();
  g_autofree char *body = g_strdup_printf ("Bà con bản số %u cùng làm đường.", number);

  article->title = g_strdup_printf ("Bài số %u", number);
  article->text = g_strdup (body);
  article->source_name = g_strdup_printf ("Báo %u", number % 3);
  article->about_dan_van = TRUE;
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, body));
  g_ptr_array_add (article->people, nb_person_new (person, NULL, nb_evidence_new (1, 3, "x", "role-name", 0.8)));
  return article;
}

static NbAddResult
add_article (Fixture *f,
             guint number,
             const char *person,
             const char *path,
             gboolean is_sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = make_article (number, person);
  g_autoptr (GBytes) original = g_bytes_new (article->title, strlen (article->title));
  NbLibraryItem item = { article, path, NULL, original, "text/plain", is_sample };
  NbAddResult result = NB_ADD_DUPLICATE;

  nb_library_add (f->library, &item, 1, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

static GPtrArray *
load (Fixture *f,
      GPtrArray *before,
      guint *n_missing)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *chunks = nb_library_load_columns (f->library, before, G_MAXUINT, n_missing, NULL, &error);

  g_assert_no_error (error);
  return chunks;
}

static guint
store (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  nb_library_store_columns (f->library, &n, NULL, &error);
  g_assert_no_error (error);
  return n;
}

/* What the articles themselves say, whatever is stored. */
static GPtrArray *
load_made (Fixture *f)
{
  GPtrArray *chunks;
  guint n_missing;

  run_sql (f, "BEGIN; CREATE TEMP TABLE kept AS SELECT * FROM columns; DELETE FROM columns; COMMIT");
  chunks = load (f, NULL, &n_missing);
  g_assert_cmpuint (n_missing, ==, chunks->len);
  run_sql (f, "BEGIN; INSERT INTO columns SELECT * FROM kept; DROP TABLE kept; COMMIT");
  return chunks;
}

static gboolean
same_chunks (GPtrArray *a,
             GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    {
      NbColumns *x = a->pdata[i], *y = b->pdata[i];

      same = x->chunk == y->chunk && g_bytes_equal (x->data, y->data);
    }
  return same;
}

/* The next articles are in another chunk. */
static void
skip_to_chunk (Fixture *f,
               guint chunk)
{
  g_autofree char *sql = g_strdup_printf ("UPDATE sqlite_sequence SET seq = %u WHERE name = 'articles'",
                                          (chunk << NB_CHUNK_BITS) - 1);

  run_sql (f, sql);
}

static void
test_stored (Fixture *f,
             gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE columns SET data = substr (data, 1, 60) WHERE chunk = 1",
    "UPDATE columns SET data = x'' WHERE chunk = 1",
    "UPDATE columns SET data = 7 WHERE chunk = 1",
    "UPDATE columns SET data = x'316e436232' || substr (data, 6) WHERE chunk = 1",
    "UPDATE columns SET data = zeroblob (length (data)) WHERE chunk = 1",
    "DELETE FROM columns WHERE chunk = 1",
  };
  g_autoptr (GPtrArray) made = NULL, stored = NULL;
  guint n_missing;

  for (guint i = 0; i < 12; i++)
    {
      add_article (f, i, "Lò Thị Mẫu", NULL, FALSE);
      if (i % 4 == 3)
        skip_to_chunk (f, i / 4 * 2 + 1);
    }
  made = load (f, NULL, &n_missing);
  g_assert_cmpuint (made->len, ==, 3);
  g_assert_cmpuint (n_missing, ==, 3);
  g_assert_cmpuint (store (f), ==, 3);
  g_assert_cmpuint (store (f), ==, 0);
  stored = load (f, made, &n_missing);
  g_assert_cmpuint (n_missing, ==, 0);
  g_assert_true (same_chunks (made, stored));

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GPtrArray) damaged = NULL, healed = NULL;

      run_sql (f, damages[i]);
      damaged = load (f, NULL, &n_missing);
      g_assert_cmpuint (n_missing, ==, 1);
      g_assert_true (same_chunks (made, damaged));
      g_assert_cmpuint (store (f), ==, 1);
      healed = load (f, stored, &n_missing);
      g_assert_cmpuint (n_missing, ==, 0);
      g_assert_true (same_chunks (made, healed));
      g_assert_true (healed->pdata[0] == stored->pdata[0]);
      g_assert_true (healed->pdata[1] != stored->pdata[1]);
    }
}

static void
correct_some (Fixture *f,
              gint64 id,
              GRand *rand)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbCorrection) correction = NULL;
  g_autofree char *value = g_strdup_printf ("20%02d", g_rand_int_range (rand, 10, 25));

  if (g_rand_boolean (rand))
    {
      correction = nb_correction_new (NB_FIELD_HAPPENED, value, NULL, NULL);
      nb_library_correct (f->library, id, correction, NULL, &error);
    }
  else
    nb_library_undo_correction (f->library, id, NB_FIELD_HAPPENED, NULL, &error);
  g_assert_no_error (error);
}

static void
read_again (Fixture *f,
            gint64 id,
            guint number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbKeptDocument) document = nb_library_get_document (f->library, id, NULL, &error);
  g_autofree char *person = g_strdup_printf ("Sùng Thị %u", number % 5);
  g_autoptr (NbArticle) article = make_article (number, person);
  NbReadResult result;

  g_assert_no_error (error);
  nb_library_store_again (f->library, &document, &article, 1, &result, NULL, &error);
  g_assert_no_error (error);
}

static void
change (Fixture *f,
        GRand *rand,
        guint step,
        guint kind)
{
  gint64 id = get_int (f, "SELECT id FROM articles ORDER BY random () LIMIT 1");
  g_autofree char *path = g_strdup_printf ("/%d.txt", g_rand_int_range (rand, 0, 12));
  g_autofree char *remove = g_strdup_printf ("DELETE FROM articles WHERE id = %d", (int) id);
  g_autofree char *cluster = g_strdup_printf ("INSERT OR REPLACE INTO reprints VALUES (%d, %u)", (int) id, step);
  g_autofree char *alone = g_strdup_printf ("DELETE FROM reprints WHERE article_id = %d", (int) id);

  if (kind <= 1 || !id)
    add_article (f, step, "Lò Thị Mẫu", kind ? path : NULL, g_rand_int_range (rand, 0, 4) == 0);
  else if (kind == 2)
    correct_some (f, id, rand);
  else if (kind == 3)
    read_again (f, id, step);
  else if (kind == 4)
    run_sql (f, remove);
  else if (kind == 5)
    run_sql (f, cluster);
  else if (kind == 6)
    run_sql (f, alone);
  else if (kind == 7)
    g_assert_true (nb_library_remove_sample (f->library, NULL, NULL, NULL));
  else if (kind == 8)
    skip_to_chunk (f, step + 1);
  else
    store (f);
}

/* After whatever change, what is loaded with the stored chunks and those from before is what the articles say. */
static void
test_incremental (Fixture *f,
                  gconstpointer data)
{
  guint32 seed = g_test_rand_int ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GPtrArray) before = NULL;
  guint n_shared = 0;

  for (guint step = 0; step < 250; step++)
    {
      g_autoptr (GPtrArray) now = NULL, made = NULL;
      guint n_missing, kind = g_rand_int_range (rand, 0, 13);

      change (f, rand, step, kind);
      now = load (f, before, &n_missing);
      made = load_made (f);
      if (!same_chunks (now, made))
        g_error ("seed %u, step %u: stale after a change of kind %u", seed, step, kind);
      for (guint i = 0; before && i < now->len; i++)
        for (guint j = 0; j < before->len; j++)
          {
            NbColumns *x = now->pdata[i], *y = before->pdata[j];

            if (x->chunk == y->chunk && x->stamp && x->stamp == y->stamp && x != y)
              g_error ("seed %u, step %u: chunk %d was read again", seed, step, (int) x->chunk);
            n_shared += x == y;
          }
      g_clear_pointer (&before, g_ptr_array_unref);
      before = g_steal_pointer (&now);
    }
  g_assert_cmpuint (n_shared, >, 20);
}

/* Ids at the end of what there can be, names with ids and dates that cannot be. */
static void
test_hostile (Fixture *f,
              gconstpointer data)
{
  g_autoptr (GPtrArray) chunks = NULL;
  const NbColumns *columns;
  guint n_missing;

  add_article (f, 1, "Lò Thị Mẫu", NULL, FALSE);
  add_article (f, 2, "Lò Thị Mẫu", NULL, FALSE);
  run_sql (f, "PRAGMA foreign_keys = OFF;"
              "UPDATE articles SET id = 9223372036854775807 WHERE id = 2;"
              "UPDATE articles SET happened = '2021-07-13/2020-01-01', title = x'ff', scope = 99, unit = 'XX' WHERE id = 1;"
              "INSERT INTO facet_values (id, facet, value, folded) VALUES (268435455, 1, 'a', 'a'), (900, 77, 'b', 'b');"
              "INSERT INTO facets VALUES (1, 268435455), (1, 900), (-4, 900), (9223372036854775807, 1)");
  chunks = load (f, NULL, &n_missing);
  g_assert_cmpuint (chunks->len, ==, 2);
  columns = chunks->pdata[0];
  g_assert_cmpuint (columns->n_values, ==, 1);
  g_assert_true (columns->rows[0].first == NB_DAY_NONE || columns->rows[0].first <= columns->rows[0].last);
  columns = chunks->pdata[1];
  g_assert_cmpint (columns->chunk, ==, G_MAXINT64 >> NB_CHUNK_BITS);
  g_assert_cmpuint (store (f), ==, 2);
  g_assert_cmpuint (store (f), ==, 0);
}

static void
test_read_only (Fixture *f,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  guint n_missing;

  add_article (f, 1, "Lò Thị Mẫu", NULL, FALSE);
  g_clear_object (&f->library);
  f->library = nb_library_open (f->path, NB_LIBRARY_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (store (f), ==, 0);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) chunks = load (f, NULL, &n_missing);

      g_assert_cmpuint (chunks->len, ==, 1);
      g_assert_cmpuint (n_missing, ==, 1);
    }
}

static void
test_cancelled (Fixture *f,
                gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_missing;

  add_article (f, 1, "Lò Thị Mẫu", NULL, FALSE);
  g_cancellable_cancel (cancellable);
  g_assert_null (nb_library_load_columns (f->library, NULL, G_MAXUINT, &n_missing, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (nb_library_store_columns (f->library, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM columns"), ==, 0);
}

static void
assert_names (Fixture *f,
              const char *typed,
              const char *expected)
{
  const char *names[] = { typed, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = nb_library_find_values (f->library, NB_FACET_PERSON, (GStrv) names, NULL, &error);
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *found = NULL;
  guint32 few[8];

  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, <, G_N_ELEMENTS (few));
  for (guint i = 0; i < ids->len; i++)
    few[i] = g_array_index (ids, gint64, i);
  few[ids->len] = 4000000;
  values = nb_library_get_values (f->library, few, ids->len + 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (values->len, ==, ids->len + 1);
  g_assert_null (values->pdata[ids->len]);
  found = g_strjoinv ("|", (GStrv) values->pdata);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_names (Fixture *f,
            gconstpointer data)
{
  add_article (f, 1, "Lò Thị Mẫu", NULL, FALSE);
  add_article (f, 2, "Lô Thị Mậu", NULL, FALSE);
  add_article (f, 3, "Đặng Hoà", NULL, FALSE);
  assert_names (f, "lo thi mau", "Lò Thị Mẫu|Lô Thị Mậu");
  assert_names (f, "lò thị mẫu", "Lò Thị Mẫu");
  assert_names (f, "LÔ THỊ MẬU", "Lô Thị Mậu");
  assert_names (f, "dang hoa", "Đặng Hoà");
  assert_names (f, "Đặng Hòa", "Đặng Hoà");
  assert_names (f, "Lò Thị", "");
  assert_names (f, "", "");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/round-trip", test_round_trip);
  g_test_add_func ("/columns/damaged", test_damaged);
  g_test_add_func ("/catalog/row-set", test_row_set);
  g_test_add_func ("/catalog/row-order", test_row_order);
  g_test_add_func ("/catalog/filter", test_filter);
  g_test_add_func ("/catalog/facets", test_facets);
  g_test_add ("/columns/stored", Fixture, NULL, set_up, test_stored, tear_down);
  g_test_add ("/columns/incremental", Fixture, NULL, set_up, test_incremental, tear_down);
  g_test_add ("/columns/hostile", Fixture, NULL, set_up, test_hostile, tear_down);
  g_test_add ("/columns/read-only", Fixture, NULL, set_up, test_read_only, tear_down);
  g_test_add ("/columns/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add ("/library/names", Fixture, NULL, set_up, test_names, tear_down);
  return g_test_run ();
}
