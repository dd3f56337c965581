/* SPDX-License-Identifier: GPL-3.0-or-later */
/* nienbieu-cli list.
 * Main thread. */

#include "nb-cli.h"
#include "nb-cli-text.h"

#include "base/nb-format.h"
#include "base/nb-text.h"
#include "export/nb-table.h"

#include <glib/gi18n.h>

#define MAX_TITLE 90

enum { FORMAT_TABLE, FORMAT_CSV, FORMAT_JSONL };
enum { SORT_DATE, SORT_DATE_DESCENDING, SORT_RELEVANCE };

/* What a record of the list holds; every field may be NULL but the id and the title. */
typedef struct
{
  char *id;
  char *title;
  char *happened;
  char *published;
  char *source;
  char *place;
  char *url;
  char *path;
  NbEdtf when;
} Record;

static void
record_free (gpointer data)
{
  Record *record = data;

  g_free (record->id);
  g_free (record->title);
  g_free (record->happened);
  g_free (record->published);
  g_free (record->source);
  g_free (record->place);
  g_free (record->url);
  g_free (record->path);
  g_free (record);
}

static char *
edtf_or_null (const NbEdtf *value)
{
  return value->is_known ? nb_edtf_to_string (value) : NULL;
}

/* @data: a table by id whose values are to be filled in; articles not in it are not listed. */
static void
fill_record (const NbLibraryRow *row,
             gpointer data)
{
  Record *record = g_hash_table_lookup (data, &row->id);

  if (!record)
    return;
  record->title = g_strdup (row->title);
  record->happened = edtf_or_null (&row->happened);
  record->published = edtf_or_null (&row->published);
  record->source = g_strdup (row->source);
  record->place = g_strdup (row->unit);
  record->url = g_strdup (row->url);
  record->path = g_strdup (row->path);
  record->when = row->happened;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  gint64 x = *(const gint64 *) a, y = *(const gint64 *) b;

  return x < y ? -1 : x > y;
}

/* The result in the order of time, from the first or from the last; the undated last in any case. */
static GArray *
list_by_time (const NbCliResult *result,
              gboolean descending)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const NbRowSet *rows = result->rows;

  for (guint i = 0; i < rows->n_rows; i++)
    {
      guint at = descending && i < rows->n_dated ? rows->n_dated - 1 - i : i;
      gint64 id = nb_catalog_get_row (result->catalog, nb_row_set_get (rows, at))->id;

      g_array_append_val (ids, id);
    }
  return ids;
}

/* Those that were ranked, and behind them the rest of @by_time; NULL with an error. */
static GArray *
put_best_first (const NbCliResult *result,
                GArray *by_time,
                guint limit,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (GArray) within = g_array_copy (by_time);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GError) local_error = NULL;
  GArray *ids;

  g_array_sort (within, compare_ids);
  ids = nb_library_rank (result->library, result->query, within, limit, cancellable, &local_error);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!ids)
    return g_array_ref (by_time);
  for (guint i = 0; i < within->len; i++)
    g_hash_table_add (seen, &g_array_index (within, gint64, i));
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_remove (seen, &g_array_index (ids, gint64, i));
  for (guint i = 0; i < by_time->len; i++)
    if (g_hash_table_contains (seen, &g_array_index (by_time, gint64, i)))
      g_array_append_val (ids, g_array_index (by_time, gint64, i));
  return ids;
}

/* The ids of the result in the order asked for, no more than @limit. */
static GArray *
sort_result (const NbCliResult *result,
             int sort,
             guint limit,
             GCancellable *cancellable,
             GError **error)
{
  gboolean by_relevance = sort == SORT_RELEVANCE && result->query->words;
  g_autoptr (GArray) ids = list_by_time (result, sort == SORT_DATE_DESCENDING || by_relevance);

  if (by_relevance)
    {
      GArray *ranked = put_best_first (result, ids, limit, cancellable, error);

      if (!ranked)
        return NULL;
      g_array_unref (ids);
      ids = ranked;
    }
  if (limit && ids->len > limit)
    g_array_set_size (ids, limit);
  return g_steal_pointer (&ids);
}

static void
print_records (GPtrArray *records,
               int format)
{
  static const char *const names[] = { "#id", "title", "happened", "published", "source", "place", "url", "path" };
  static const char *const header[] = { "id", "title", "happened", "published", "source", "place", "url", "path" };
  g_autoptr (GString) out = g_string_new (NULL);

  if (format == FORMAT_CSV)
    nb_csv_append_row (out, header, G_N_ELEMENTS (header));
  for (guint i = 0; i < records->len; i++)
    {
      const Record *r = g_ptr_array_index (records, i);
      const char *const values[] = { r->id, r->title, r->happened, r->published, r->source, r->place, r->url, r->path };

      G_STATIC_ASSERT (G_N_ELEMENTS (values) == G_N_ELEMENTS (names));
      if (format == FORMAT_CSV)
        nb_csv_append_row (out, values, G_N_ELEMENTS (values));
      else
        nb_jsonl_append_row (out, names, values, G_N_ELEMENTS (values));
    }
  g_print ("%s", out->str);
}

static void
print_table (NbCli *cli,
             GPtrArray *records)
{
  const char *const headers[] = { _("Id"), _("Date"), _("Place"), _("Source"), _("Title"), NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  NbPlaces *places = nb_cli_get_places (cli);

  for (guint i = 0; i < records->len; i++)
    {
      const Record *r = g_ptr_array_index (records, i);
      NbUnit unit = nb_places_find_code (places, r->place);
      char **cells = g_new0 (char *, G_N_ELEMENTS (headers));

      cells[0] = g_strdup (r->id);
      cells[1] = r->when.is_known ? nb_format_edtf (&r->when) : g_strdup ("–");
      cells[2] = g_strdup (unit == NB_UNIT_NONE ? "–" : nb_places_get_unit (places, unit)->name);
      cells[3] = g_strdup (r->source ? r->source : "–");
      cells[4] = nb_text_ellipsize (r->title, MAX_TITLE);
      g_ptr_array_add (rows, cells);
    }
  nb_cli_print_table (headers, rows, 1 << 0);
}

static GPtrArray *
read_records (NbCli *cli,
              const NbCliResult *result,
              GArray *ids,
              GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (record_free);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < ids->len; i++)
    {
      Record *record = g_new0 (Record, 1);

      record->id = g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (ids, gint64, i));
      g_hash_table_insert (by_id, &g_array_index (ids, gint64, i), record);
      g_ptr_array_add (records, record);
    }
  if (!nb_library_foreach_row_of (result->library, (const gint64 *) (gpointer) ids->data, ids->len, fill_record, by_id,
                                  cli->cancellable, error))
    return NULL;
  /* one that was taken out between two readings is not listed */
  for (guint i = records->len; i > 0; i--)
    if (!((Record *) g_ptr_array_index (records, i - 1))->title)
      g_ptr_array_remove_index (records, i - 1);
  return g_steal_pointer (&records);
}

/**
 * nb_cli_list:
 */
int
nb_cli_list (NbCli *cli,
             int argc,
             char **argv)
{
  int format = FORMAT_TABLE, sort = SORT_DATE;
  guint limit = 0;
  const NbCliOption options[] = {
    { "format", 0, NB_OPTION_CHOICE, &format, "table|csv|jsonl", N_("how to print") },
    { "sort", 0, NB_OPTION_CHOICE, &sort, "date|-date|relevance", N_("in which order; -date: the newest first") },
    { "limit", 0, NB_OPTION_NUMBER, &limit, "N", N_("no more than so many") },
    { NULL },
  };
  const NbCliCommand command = {
    "list", NULL, N_("Lists the articles that match, or all."),
    "nienbieu-cli list \"dân vận khéo\" --province \"Hà Giang\" --from 2020 --sort -date", options, TRUE,
  };
  g_auto (NbCliQuery) query = { 0 };
  g_auto (NbCliResult) result = { 0 };
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  nb_cli_query_init (&query);
  if (!nb_cli_parse (&command, query.options, argc, argv, &words, &status)
      || !nb_cli_query_run (&query, cli, command.name, words, &result, &status))
    return status;
  ids = sort_result (&result, sort, limit, cli->cancellable, &error);
  records = ids ? read_records (cli, &result, ids, &error) : NULL;
  if (!records)
    return nb_cli_fail_error (cli->library_path, error);
  if (format == FORMAT_TABLE)
    print_table (cli, records);
  else
    print_records (records, format);
  return NB_CLI_OK;
}
