/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a library sound?
 * Works on a file that no NbLibrary of this program has open; the calling thread. */

#include "store/nb-library-private.h"

#include "store/nb-packed-record.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Findings of one kind that are told one by one. */
#define MAX_DETAILS 10

/**
 * nb_library_report_free:
 * @report: (nullable):
 */
void
nb_library_report_free (NbLibraryReport *report)
{
  if (!report)
    return;
  g_ptr_array_unref (report->findings);
  g_free (report->repaired_path);
  g_free (report);
}

static void G_GNUC_PRINTF (2, 3)
find (NbLibraryReport *report,
      const char *format,
      ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (report->findings, g_strdup_vprintf (format, args));
  va_end (args);
  report->ok = FALSE;
}

/* --- checking -------------------------------------------------------------------------------------------------- */

/* Whether it says nothing of the file, only that it cannot be looked at now. */
static gboolean
is_passing (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
         || g_error_matches (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_BUSY)
         || g_error_matches (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_FULL);
}

static void
check_structure (NbDatabase *database,
                 NbLibraryReport *report,
                 GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, "PRAGMA integrity_check (10)", error);

  while (s && nb_database_step (database, s, error) == NB_STEP_ROW)
    {
      const char *text = nb_statement_get_text (s, 0);

      if (text && !g_str_equal (text, "ok"))
        find (report, _("The file is damaged: %s"), text);
    }
}

static void
check_references (NbDatabase *database,
                  NbLibraryReport *report,
                  GError **error)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, "PRAGMA foreign_key_check", error);
  guint n = 0;

  while (s && nb_database_step (database, s, error) == NB_STEP_ROW)
    if (n++ < MAX_DETAILS)
      find (report, _("A row of “%s” belongs to nothing"), nb_statement_get_text (s, 0));
}

/* Comparing the index with the texts is a command to it, so it needs a connection that may write; it writes nothing. */
static void
check_index (NbDatabase *database,
             NbLibraryReport *report,
             GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (nb_database_exec (database, "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)", &local_error))
    return;
  if (g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT))
    find (report, _("The search index does not agree with the articles"));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
}

/* What the article is known by is the hash of its original; of its record where there never was one. */
static char *
find_in_texts (sqlite3_stmt *s,
               gboolean is_packed)
{
  g_auto (NbUnpackedRecord) unpacked = { 0 };
  g_autoptr (GBytes) expected = g_bytes_new (sqlite3_column_blob (s, 1), sqlite3_column_bytes (s, 1));
  gboolean has_original = sqlite3_column_type (s, 3) != SQLITE_NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) hash = NULL;
  /* not gint64: a format macro would cut the message in two for the translators */
  long long id = sqlite3_column_int64 (s, 0);

  if (sqlite3_column_type (s, 5) == SQLITE_NULL)
    return g_strdup_printf (_("Article %lld has lost its text"), id);
  if (is_packed && !nb_record_unpack (sqlite3_column_blob (s, 4), sqlite3_column_bytes (s, 4), &unpacked, NULL))
    return g_strdup_printf (_("The text of article %lld is damaged"), id);
  if (has_original)
    bytes = nb_library_unpack_original (s, 2, 3, 4);
  else if (is_packed)
    bytes = g_bytes_new (unpacked.record, unpacked.record_length);
  else
    bytes = g_bytes_new (sqlite3_column_text (s, 6), sqlite3_column_bytes (s, 6));
  hash = bytes ? nb_content_hash (bytes) : NULL;
  if (hash && g_bytes_equal (hash, expected))
    return NULL;
  return g_strdup_printf (has_original ? _("The original of article %lld is damaged") : _("Article %lld has lost its original"), id);
}

static void
check_texts (NbDatabase *database,
             NbLibraryReport *report,
             GError **error)
{
  gint64 version = 0;
  /* up to schema 3 a record's texts were not packed */
  gboolean is_packed = nb_database_get_int (database, "PRAGMA user_version", &version, error) && version >= 4;
  g_autoptr (sqlite3_stmt) s =
    nb_database_prepare (database, is_packed
                         ? "SELECT a.id, a.content_hash, o.size, o.data, r.data, r.article_id FROM articles a"
                           " LEFT JOIN originals o ON o.article_id = a.id LEFT JOIN records r ON r.article_id = a.id"
                         : "SELECT a.id, a.content_hash, o.size, o.data, NULL, r.article_id,"
                           " CASE WHEN o.article_id IS NULL THEN r.record END FROM articles a"
                           " LEFT JOIN originals o ON o.article_id = a.id LEFT JOIN records r ON r.article_id = a.id", error);
  guint n = 0;

  while (s && n < MAX_DETAILS && nb_database_step (database, s, error) == NB_STEP_ROW)
    {
      g_autofree char *finding = find_in_texts (s, is_packed);

      if (finding)
        find (report, "%s", finding), n++;
    }
}

/* What neither the structure of the file nor another part of it would show. */
static void
check_checksums (NbDatabase *database,
                 NbLibraryReport *report,
                 GError **error)
{
  static const struct { const char *sql, *finding; } kinds[] = {
    { "SELECT n.article_id FROM checksums_now n LEFT JOIN checksums c ON c.article_id = n.article_id"
      " WHERE n.row IS NOT c.row OR n.record IS NOT c.record OR n.origin IS NOT c.origin",
      N_("Article %lld is not what was stored") },
    { "SELECT article_id FROM corrections WHERE checksum IS NOT nb_checksum (article_id, field, value, name, made, note)",
      N_("A correction of article %lld is not what was stored") },
    /* from schema 5 on */
    { "SELECT id FROM context_bands WHERE checksum IS NOT nb_checksum (id, name, shown)",
      N_("Your context band number %lld is not what was stored") },
    { "SELECT band_id FROM context_marks WHERE checksum IS NOT nb_checksum (band_id, time, name, short_name)",
      N_("A mark of your context band number %lld is not what was stored") },
  };
  gint64 version;

  /* a library that is yet to be brought up to date has none */
  if (!nb_database_get_int (database, "PRAGMA user_version", &version, error) || version < 4)
    return;
  for (guint i = 0; i < (version >= 5 ? G_N_ELEMENTS (kinds) : 2); i++)
    {
      g_autoptr (sqlite3_stmt) s = nb_database_prepare (database, kinds[i].sql, error);
      guint n = 0;

      while (s && n++ < MAX_DETAILS && nb_database_step (database, s, error) == NB_STEP_ROW)
        {
          long long id = sqlite3_column_int64 (s, 0);

          find (report, _(kinds[i].finding), id);
        }
      if (error && *error)
        return;
    }
}

static gboolean
check_all (NbDatabase *database,
           NbLibraryReport *report,
           GCancellable *cancellable,
           GError **error)
{
  void (*const checks[]) (NbDatabase *, NbLibraryReport *, GError **) = {
    check_structure, check_references, check_index, check_texts, check_checksums,
  };

  nb_database_set_cancellable (database, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) local_error = NULL;

      checks[i] (database, report, &local_error);
      if (is_passing (local_error))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      /* what cannot be checked because the file is broken is a finding, not a failure; said once */
      if (local_error && !g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY) && report->ok)
        find (report, "%s", local_error->message);
    }
  nb_database_set_cancellable (database, NULL);
  return TRUE;
}

/**
 * nb_library_check:
 * @path: the library's file, which this program does not have open
 * @repair_it: whether to save what can be read of a damaged library into a new file in its place
 *
 * Looks at the file's structure, its references, the search index, every original and the checksums of what is not an
 * original. A repair keeps the old file as FILE.damaged-DATE-TIME.
 *
 * Returns: (transfer full): what was found, or %NULL with an error if the file is no library or cannot be opened
 */
NbLibraryReport *
nb_library_check (const char *path,
                  gboolean repair_it,
                  GCancellable *cancellable,
                  GError **error)
{
  g_autoptr (NbLibraryReport) report = NULL;
  g_autoptr (NbDatabase) database = NULL;
  g_autoptr (GError) local_error = NULL;

  if (!nb_database_check_header (path, error))
    return NULL;

  report = g_new0 (NbLibraryReport, 1);
  report->ok = TRUE;
  report->findings = g_ptr_array_new_with_free_func (g_free);

  database = nb_database_open (path, g_access (path, W_OK) != 0, &local_error);
  if (database)
    {
      if (!check_all (database, report, cancellable, error))
        return NULL;
    }
  else if (g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT))
    find (report, "%s", local_error->message);
  else
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  g_clear_pointer (&database, nb_database_close);

  if (!report->ok && repair_it && !nb_library_repair (path, report, cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
