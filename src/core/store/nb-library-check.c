/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is a library sound, and saving what can be read of one that is not.
 * Works on a file that no NbLibrary of this program has open; the calling thread. */

#include "store/nb-library-private.h"

#include "extract/nb-fingerprint.h"
#include "store/nb-packed-record.h"
#include "store/nb-prepared.h"
#include "store/nb-storing.h"

#include <errno.h>
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

static gboolean
is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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

/* Up to schema 3 there was nothing to unpack. */
static gboolean
can_be_unpacked (sqlite3_stmt *s,
                 int column)
{
  g_auto (NbUnpackedRecord) unpacked = { 0 };

  return nb_record_unpack (sqlite3_column_blob (s, column), sqlite3_column_bytes (s, column), &unpacked, NULL);
}

static void
check_originals (NbDatabase *database,
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
                         : "SELECT a.id, a.content_hash, o.size, o.data, NULL, r.article_id FROM articles a"
                           " LEFT JOIN originals o ON o.article_id = a.id LEFT JOIN records r ON r.article_id = a.id", error);
  guint n = 0;

  while (s && n < MAX_DETAILS && nb_database_step (database, s, error) == NB_STEP_ROW)
    {
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) hash = NULL;
      g_autoptr (GBytes) expected = g_bytes_new (sqlite3_column_blob (s, 1), sqlite3_column_bytes (s, 1));
      /* not gint64: a format macro would cut the message in two for the translators */
      long long id = sqlite3_column_int64 (s, 0);

      if (sqlite3_column_type (s, 5) == SQLITE_NULL)
        find (report, _("Article %lld has lost its text"), id), n++;
      else if (is_packed && !can_be_unpacked (s, 4))
        find (report, _("The text of article %lld is damaged"), id), n++;
      if (sqlite3_column_type (s, 3) == SQLITE_NULL)
        {
          find (report, _("Article %lld has lost its original"), id), n++;
          continue;
        }
      bytes = nb_library_unpack_original (s, 2, 3, 4);
      hash = bytes ? nb_content_hash (bytes) : NULL;
      if (!hash || !g_bytes_equal (hash, expected))
        find (report, _("The original of article %lld is damaged"), id), n++;
    }
}

static gboolean
check_all (NbDatabase *database,
           NbLibraryReport *report,
           GCancellable *cancellable,
           GError **error)
{
  void (*const checks[]) (NbDatabase *, NbLibraryReport *, GError **) = {
    check_structure, check_references, check_index, check_originals,
  };

  nb_database_set_cancellable (database, cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (GError) local_error = NULL;

      checks[i] (database, report, &local_error);
      if (is_cancelled (local_error))
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

/* --- saving what can be read ----------------------------------------------------------------------------------- */

static gint64
last_id (NbDatabase *old)
{
  static const char *const queries[] = {
    "SELECT seq FROM sqlite_sequence WHERE name = 'articles'", "SELECT max (id) FROM articles",
    "SELECT max (article_id) FROM records",
  };
  gint64 last = 0;

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      gint64 value;

      if (nb_database_get_int (old, queries[i], &value, NULL))
        last = MAX (last, value);
    }
  return last;
}

static GBytes *
read_original (NbDatabase *old,
               gint64 id)
{
  g_autoptr (sqlite3_stmt) s =
    nb_database_prepare (old, "SELECT o.size, o.data, r.data FROM originals o LEFT JOIN records r ON r.article_id = o.article_id"
                              " WHERE o.article_id = ?", NULL);

  /* up to schema 3 a record's texts were not packed */
  if (!s)
    s = nb_database_prepare (old, "SELECT size, data, NULL FROM originals WHERE article_id = ?", NULL);
  if (!s)
    return NULL;
  sqlite3_bind_int64 (s, 1, id);
  return nb_database_step (old, s, NULL) == NB_STEP_ROW ? nb_library_unpack_original (s, 0, 1, 2) : NULL;
}

/* In libraries up to schema 3 record and text stand side by side. */
static NbArticle *
read_old_record (NbDatabase *old,
                 gint64 id)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (old, "SELECT record, text FROM records WHERE article_id = ?", NULL);
  g_autoptr (JsonNode) node = NULL;
  const char *record, *text;

  if (!s)
    return NULL;
  sqlite3_bind_int64 (s, 1, id);
  if (nb_database_step (old, s, NULL) != NB_STEP_ROW)
    return NULL;
  record = nb_statement_get_text (s, 0);
  text = nb_statement_get_text (s, 1);
  if (!record || !text || !g_utf8_validate (record, -1, NULL) || !g_utf8_validate (text, -1, NULL))
    return NULL;
  node = json_from_string (record, NULL);
  return node ? nb_article_from_json (node, text, NULL) : NULL;
}

static NbArticle *
read_record (NbDatabase *old,
             gint64 id)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (old, "SELECT data FROM records WHERE article_id = ?", NULL);

  if (!s)
    return read_old_record (old, id);
  sqlite3_bind_int64 (s, 1, id);
  return nb_database_step (old, s, NULL) == NB_STEP_ROW ? nb_library_unpack_record (s, 0, NULL, NULL) : NULL;
}

/* Returns FALSE only if the new library cannot be written. */
static gboolean
save_article (NbDatabase *old,
              NbStoring *storing,
              gint64 id,
              gboolean *there,
              gboolean *saved,
              GError **error)
{
  g_autoptr (sqlite3_stmt) s =
    nb_database_prepare (old, "SELECT path, url, content_type, is_sample, added, content_hash, extract_version"
                              " FROM articles WHERE id = ?", NULL);
  g_autoptr (NbArticle) article = NULL;
  g_autoptr (GBytes) original = NULL;
  g_autoptr (GBytes) hash = NULL;
  NbLibraryItem item = { 0 };
  g_autoptr (NbPrepared) prepared = NULL;
  NbAddResult result;
  NbStep step;

  *there = TRUE;
  *saved = FALSE;
  if (!s)
    return TRUE;
  sqlite3_bind_int64 (s, 1, id);
  step = nb_database_step (old, s, NULL);
  *there = step != NB_STEP_DONE;
  if (step != NB_STEP_ROW)
    return TRUE;
  article = read_record (old, id);
  if (!article)
    return TRUE;

  article->fingerprint = nb_fingerprint_of_article (article);
  original = read_original (old, id);
  hash = g_bytes_new (sqlite3_column_blob (s, 5), sqlite3_column_bytes (s, 5));
  item.article = article;
  item.path = nb_statement_get_text (s, 0);
  item.url = nb_statement_get_text (s, 1);
  item.content_type = nb_statement_get_text (s, 2);
  item.is_sample = sqlite3_column_int (s, 3) != 0;
  item.original = original;
  prepared = nb_prepared_new (&item);
  nb_prepared_keep (prepared, id, sqlite3_column_int64 (s, 4), hash, sqlite3_column_int (s, 6));
  *saved = nb_storing_add (storing, prepared, &result, error);
  return *saved;
}

static gboolean
copy_rows (NbDatabase *old,
           NbDatabase *made,
           const char *select,
           const char *insert,
           GError **error)
{
  g_autoptr (sqlite3_stmt) from = nb_database_prepare (old, select, NULL);
  g_autoptr (sqlite3_stmt) to = nb_database_prepare (made, insert, error);

  if (!to)
    return FALSE;
  while (from && nb_database_step (old, from, NULL) == NB_STEP_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (from); i++)
        sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
      if (!nb_database_run (made, to, error))
        return FALSE;
    }
  return TRUE;
}

/* Of the articles that were saved; a library of schema 1 has none. */
static gboolean
save_corrections (NbDatabase *old,
                  NbDatabase *made,
                  GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id;

  if (!copy_rows (old, made, "SELECT article_id, field, value, name, made, note FROM corrections",
                  "INSERT OR IGNORE INTO corrections (article_id, field, value, name, made, note)"
                  " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?1 IN (SELECT id FROM articles)", error))
    return FALSE;
  {
    g_autoptr (sqlite3_stmt) s = nb_database_prepare (made, "SELECT DISTINCT article_id FROM corrections", error);
    NbStep step = NB_STEP_ERROR;

    while (s && (step = nb_database_step (made, s, error)) == NB_STEP_ROW)
      {
        id = sqlite3_column_int64 (s, 0);
        g_array_append_val (ids, id);
      }
    if (step == NB_STEP_ERROR)
      return FALSE;
  }
  for (guint i = 0; i < ids->len; i++)
    {
      id = g_array_index (ids, gint64, i);
      if (!nb_library_unindex (made, id, error) || !nb_library_apply_corrections (made, id, TRUE, error)
          || !nb_library_index (made, id, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
save_all (NbDatabase *old,
          NbDatabase *made,
          guint *n_saved,
          guint *n_lost,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (NbStoring) storing = nb_storing_new (made);
  gint64 last = last_id (old);

  if (!nb_database_begin (made, error))
    return FALSE;
  for (gint64 id = 1; id <= last; id++)
    {
      gboolean there, saved;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !save_article (old, storing, id, &there, &saved, error))
        return FALSE;
      *n_saved += saved;
      *n_lost += there && !saved;
    }
  return nb_storing_finish (storing, error) && save_corrections (old, made, error)
         && copy_rows (old, made, "SELECT article_id, source, published, title, byline, fields FROM origins",
                       "INSERT OR IGNORE INTO origins (article_id, source, published, title, byline, fields)"
                       " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE ?1 IN (SELECT id FROM articles)", error)
         /* up to schema 3 there were no fields */
         && copy_rows (old, made, "SELECT article_id, source, published, title, byline FROM origins",
                       "INSERT OR IGNORE INTO origins (article_id, source, published, title, byline)"
                       " SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?1 IN (SELECT id FROM articles)", error)
         && copy_rows (old, made, "SELECT url, title, checked, due, ok, result FROM feeds",
                    "INSERT OR IGNORE INTO feeds (url, title, checked, due, ok, result) VALUES (?, ?, ?, ?, ?, ?)", error)
         && copy_rows (old, made, "SELECT url, tries, ok, checked FROM pages",
                       "INSERT OR IGNORE INTO pages (url, tries, ok, checked) VALUES (?, ?, ?, ?)", error)
         && nb_database_commit (made, error);
}

/* Moves a file and, where they are, SQLite's two beside it. */
static gboolean
move_library (const char *from,
              const char *to,
              GError **error)
{
  static const char *const beside[] = { "-wal", "-shm" };

  if (g_rename (from, to) != 0)
    {
      g_set_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_IO, _("The library cannot be moved: %s"), g_strerror (errno));
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *a = g_strconcat (from, beside[i], NULL);
      g_autofree char *b = g_strconcat (to, beside[i], NULL);

      g_rename (a, b);
    }
  return TRUE;
}

/* Leaving the write-ahead log takes that nobody else has the library open. */
static gboolean
is_alone (const char *path,
          GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (path, FALSE, &local_error);

  if (database)
    nb_database_exec (database, "PRAGMA journal_mode = DELETE", &local_error);
  if (local_error && (g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_BUSY)
                      || g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
salvage (const char *path,
         const char *made_path,
         NbLibraryReport *report,
         GCancellable *cancellable,
         GError **error)
{
  g_autoptr (NbDatabase) old = nb_database_open_damaged (path, error);
  g_autoptr (NbDatabase) made = NULL;
  guint n_saved = 0, n_lost = 0;
  gint64 n_there = -1;

  if (!old || !nb_database_create (made_path, error))
    return FALSE;
  made = nb_database_open (made_path, FALSE, error);
  if (!made || !save_all (old, made, &n_saved, &n_lost, cancellable, error))
    return FALSE;
  if (n_saved == 0 && (!nb_database_get_int (old, "SELECT count (*) FROM articles", &n_there, NULL) || n_there > 0))
    {
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT,
                           _("The library is damaged and no article in it can be read; it is left as it is"));
      return FALSE;
    }
  g_ptr_array_add (report->findings,
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u article was saved", "%u articles were saved", n_saved), n_saved));
  if (n_lost)
    g_ptr_array_add (report->findings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u article could not be saved",
                                                   "%u articles could not be saved", n_lost), n_lost));
  return TRUE;
}

static gboolean
repair (const char *path,
        NbLibraryReport *report,
        GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *kept = g_strdup_printf ("%s.damaged-%s", path, stamp);
  g_autofree char *made = g_strdup_printf ("%s.repaired-%s", path, stamp);

  if (!is_alone (path, error))
    return FALSE;
  if (!salvage (path, made, report, cancellable, error))
    {
      g_unlink (made);
      return FALSE;
    }
  if (!move_library (path, kept, error) || !move_library (made, path, error))
    return FALSE;
  report->repaired_path = g_steal_pointer (&kept);
  return TRUE;
}

/**
 * nb_library_check:
 * @path: the library's file, which this program does not have open
 * @repair_it: whether to save what can be read of a damaged library into a new file in its place
 *
 * Looks at the file's structure, its references, the search index and every original. A repair keeps the old file as
 * FILE.damaged-DATE-TIME.
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

  if (!report->ok && repair_it && !repair (path, report, cancellable, error))
    return NULL;
  return g_steal_pointer (&report);
}
