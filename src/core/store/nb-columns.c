/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A chunk of the catalog's columns, made from articles or parsed from its blob.
 * Immutable and reference counted; any thread. A library may come from anybody, so no blob is believed. */

#include "store/nb-columns.h"

#include <string.h>

/* The blob: this header, rows, values, titles, strings, one after the other, in the machine's byte order (the magic tells
 * another one's, which is then made anew). */
#define MAGIC 0x32436e62u          /* "bnC2" */

/* What a date can be at most, years 0 to 9999, so that whoever counts days can rely on it. */
#define FIRST_DAY -800000
#define LAST_DAY 3700000

typedef struct
{
  guint32 magic;
  guint32 n_rows;
  guint32 n_values;
  guint32 n_strings;
  guint32 titles_size;
  guint32 strings_size;
} Header;

G_STATIC_ASSERT (sizeof (NbColumnsRow) == 32);
G_STATIC_ASSERT (sizeof (Header) % 4 == 0);

/**
 * nb_columns_ref:
 *
 * Returns: (transfer full): @self
 */
NbColumns *
nb_columns_ref (NbColumns *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * nb_columns_unref:
 */
void
nb_columns_unref (NbColumns *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->strings);
  g_bytes_unref (self->data);
  g_free (self);
}

/* --- parsing --------------------------------------------------------------------------------------------------- */

/* Whether the block is a run of @n texts (any number if it is 0), each ended by NUL, all UTF-8. */
static gboolean
is_text (const char *text,
         gsize size)
{
  const char *end = text + size;

  if (size == 0)
    return TRUE;
  if (end[-1] != '\0')
    return FALSE;
  for (const char *p = text; p < end; p += strlen (p) + 1)
    if (!g_utf8_validate (p, -1, NULL))
      return FALSE;
  return TRUE;
}

static gboolean
is_string (const NbColumns *self,
           guint16 index)
{
  return index == NB_COLUMNS_NONE || index < self->n_strings;
}

static gboolean
is_span (NbDay first,
         NbDay last)
{
  return first == NB_DAY_NONE || (first >= FIRST_DAY && last <= LAST_DAY && last >= first);
}

static gboolean
check_rows (const NbColumns *self)
{
  guint32 values = 0;

  for (guint i = 0; i < self->n_rows; i++)
    {
      const NbColumnsRow *row = &self->rows[i];

      if (row->low >= NB_CHUNK_SIZE || (i > 0 && row->low <= row[-1].low)
          || row->title >= self->titles_size || (row->title > 0 && self->titles[row->title - 1] != '\0')
          || row->values < values || row->values > self->n_values
          || !is_string (self, row->source) || !is_string (self, row->campaign) || !is_string (self, row->unit)
          || row->precision > NB_PRECISION_YEARS || row->scope > NB_SCOPE_NATIONAL
          || !is_span (row->first, row->last))
        return FALSE;
      values = row->values;
    }
  /* every name belongs to a row */
  return self->n_rows ? self->rows[0].values == 0 : self->n_values == 0;
}

static gboolean
check_values (const NbColumns *self)
{
  for (guint i = 0; i < self->n_values; i++)
    if (NB_VALUE_FACET (self->values[i]) > NB_FACET_TAG)
      return FALSE;
  return TRUE;
}

static gboolean
split_strings (NbColumns *self,
               const char *text,
               gsize size)
{
  guint n = 0;

  self->strings = g_new0 (char *, self->n_strings + 1);
  for (const char *p = text; p < text + size; p += strlen (p) + 1)
    {
      if (n == self->n_strings)
        return FALSE;
      self->strings[n++] = (char *) p;
    }
  return n == self->n_strings;
}

/**
 * nb_columns_parse:
 * @chunk: the ids it is said to be of
 * @stamp: what tells it from what may take its place
 * @data: as nb_columns_maker_finish() made it; aligned to 4 bytes
 *
 * Returns: (transfer full) (nullable): the columns; %NULL if the blob is damaged or of another version or machine
 */
NbColumns *
nb_columns_parse (gint64 chunk,
                  gint64 stamp,
                  GBytes *data)
{
  g_autoptr (NbColumns) self = g_new0 (NbColumns, 1);
  gsize size;
  const char *bytes = g_bytes_get_data (data, &size), *strings;
  Header header;
  guint64 expected;

  g_atomic_ref_count_init (&self->ref_count);
  self->data = g_bytes_ref (data);
  self->chunk = chunk;
  self->stamp = stamp;
  if (size < sizeof header || (gsize) bytes % 4 != 0)
    return NULL;
  memcpy (&header, bytes, sizeof header);
  expected = sizeof header + (guint64) header.n_rows * sizeof (NbColumnsRow) + (guint64) header.n_values * sizeof (guint32)
             + header.titles_size + header.strings_size;
  if (header.magic != MAGIC || header.n_rows > NB_CHUNK_SIZE || header.n_strings >= NB_COLUMNS_NONE || expected != size)
    return NULL;

  self->n_rows = header.n_rows;
  self->n_values = header.n_values;
  self->n_strings = header.n_strings;
  self->titles_size = header.titles_size;
  self->rows = (const NbColumnsRow *) (gconstpointer) (bytes + sizeof header);
  self->values = (const guint32 *) (gconstpointer) (self->rows + self->n_rows);
  self->titles = (const char *) (self->values + self->n_values);
  strings = self->titles + self->titles_size;
  if (!is_text (self->titles, header.titles_size) || !is_text (strings, header.strings_size)
      || !split_strings (self, strings, header.strings_size) || !check_rows (self) || !check_values (self))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * nb_columns_find:
 * @id: an article
 * @slot: (out): which of the rows
 *
 * Returns: whether the chunk has it
 */
gboolean
nb_columns_find (const NbColumns *self,
                 gint64 id,
                 guint *slot)
{
  guint low_bits = id & (NB_CHUNK_SIZE - 1), low = 0, high = self->n_rows;

  if (id >> NB_CHUNK_BITS != self->chunk)
    return FALSE;
  /* ids seldom have gaps */
  if (low_bits < high && self->rows[low_bits].low == low_bits)
    {
      *slot = low_bits;
      return TRUE;
    }
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (self->rows[middle].low < low_bits)
        low = middle + 1;
      else
        high = middle;
    }
  *slot = low;
  return low < self->n_rows && self->rows[low].low == low_bits;
}

/**
 * nb_columns_n_values:
 *
 * Returns: how many names the row has, from its `values` on
 */
guint
nb_columns_n_values (const NbColumns *self,
                     guint slot)
{
  return (slot + 1 < self->n_rows ? self->rows[slot + 1].values : self->n_values) - self->rows[slot].values;
}

/* --- making ---------------------------------------------------------------------------------------------------- */

struct _NbColumnsMaker
{
  GArray *rows;
  GArray *values;
  GString *titles;
  GString *strings;
  guint n_strings;
  GHashTable *index;            /* char * → index + 1 */
};

NbColumnsMaker *
nb_columns_maker_new (void)
{
  NbColumnsMaker *self = g_new0 (NbColumnsMaker, 1);

  self->rows = g_array_new (FALSE, TRUE, sizeof (NbColumnsRow));
  self->values = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->titles = g_string_new (NULL);
  self->strings = g_string_new (NULL);
  self->index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
nb_columns_maker_free (NbColumnsMaker *self)
{
  g_array_unref (self->rows);
  g_array_unref (self->values);
  g_string_free (self->titles, TRUE);
  g_string_free (self->strings, TRUE);
  g_hash_table_unref (self->index);
  g_free (self);
}

static guint16
intern (NbColumnsMaker *self,
        const char *text)
{
  guint found;

  if (!text || !*text)
    return NB_COLUMNS_NONE;
  found = GPOINTER_TO_UINT (g_hash_table_lookup (self->index, text));
  if (found)
    return found - 1;
  /* three a row at most, so that a chunk has room for all */
  g_assert (self->n_strings < NB_COLUMNS_NONE);
  g_string_append_len (self->strings, text, strlen (text) + 1);
  g_hash_table_insert (self->index, g_strdup (text), GUINT_TO_POINTER (++self->n_strings));
  return self->n_strings - 1;
}

G_STATIC_ASSERT (3 * NB_CHUNK_SIZE < NB_COLUMNS_NONE);

/**
 * nb_columns_maker_add:
 * @row: an article; its id is above those before, and of the same chunk
 * @cluster: of reprints, 0: none
 */
void
nb_columns_maker_add (NbColumnsMaker *self,
                      const NbLibraryRow *row,
                      gint64 cluster)
{
  NbEdtfPoint ends[] = { row->happened.start, row->happened.end };
  NbColumnsRow entry = { 0 };

  nb_edtf_days (&row->happened, &entry.first, &entry.last);
  entry.precision = nb_edtf_precision (&row->happened);
  /* one article with a date that cannot be must not make the whole chunk one that cannot be read */
  if (!is_span (entry.first, entry.last))
    {
      entry.first = entry.last = NB_DAY_NONE;
      entry.precision = NB_PRECISION_UNKNOWN;
    }
  if (entry.first != NB_DAY_NONE && (ends[0].flags || (row->happened.is_interval && ends[1].flags)))
    entry.flags |= NB_ROW_APPROXIMATE;
  if (row->about_dan_van)
    entry.flags |= NB_ROW_ABOUT;
  if (row->is_sample)
    entry.flags |= NB_ROW_SAMPLE;
  entry.scope = row->scope;
  entry.unit = intern (self, row->unit);
  entry.source = intern (self, row->source);
  entry.campaign = intern (self, row->campaign);
  entry.low = row->id & (NB_CHUNK_SIZE - 1);
  entry.title = self->titles->len;
  entry.values = self->values->len;
  entry.cluster = cluster > 0 && cluster < G_MAXUINT32 ? cluster : 0;
  g_string_append_len (self->titles, row->title, strlen (row->title) + 1);
  g_array_append_val (self->rows, entry);
}

/**
 * nb_columns_maker_add_value:
 * @value: the id of a name that the article added last has; one beyond NB_VALUE_BITS is not counted
 */
void
nb_columns_maker_add_value (NbColumnsMaker *self,
                            NbFacet facet,
                            gint64 value)
{
  guint32 entry;

  if (value <= 0 || value >= 1 << NB_VALUE_BITS || facet > NB_FACET_TAG)
    return;
  entry = (guint32) facet << NB_VALUE_BITS | (guint32) value;
  g_array_append_val (self->values, entry);
}

/**
 * nb_columns_maker_finish:
 *
 * Returns: (transfer full): the blob of what was added; the maker is then empty again
 */
GBytes *
nb_columns_maker_finish (NbColumnsMaker *self)
{
  Header header = { MAGIC, self->rows->len, self->values->len, self->n_strings, self->titles->len, self->strings->len };
  GByteArray *data = g_byte_array_sized_new (sizeof header + self->rows->len * sizeof (NbColumnsRow)
                                             + self->values->len * sizeof (guint32) + self->titles->len + self->strings->len);

  g_byte_array_append (data, (const guint8 *) &header, sizeof header);
  g_byte_array_append (data, (const guint8 *) self->rows->data, self->rows->len * sizeof (NbColumnsRow));
  g_byte_array_append (data, (const guint8 *) self->values->data, self->values->len * sizeof (guint32));
  g_byte_array_append (data, (const guint8 *) self->titles->str, self->titles->len);
  g_byte_array_append (data, (const guint8 *) self->strings->str, self->strings->len);

  g_array_set_size (self->rows, 0);
  g_array_set_size (self->values, 0);
  g_string_truncate (self->titles, 0);
  g_string_truncate (self->strings, 0);
  g_hash_table_remove_all (self->index);
  self->n_strings = 0;
  return g_byte_array_free_to_bytes (data);
}
