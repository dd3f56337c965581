/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saving what can be read of a damaged library into a new one, which takes its place; the old one is kept beside it.
 * Works on a file that no NbLibrary of this program has open; the calling thread. */

#include "store/nb-library-private.h"

#include "extract/nb-fingerprint.h"
#include "store/nb-prepared.h"
#include "store/nb-storing.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Findings of one kind that are told one by one. */
#define MAX_DETAILS 10

/* A page holds no more rows than this, so higher ids than the file has room for are damage, not articles … */
#define IDS_PER_PAGE 256
/* … but for so many that may have been deleted. */
#define SPARE_IDS 1000000

typedef struct
{
  NbDatabase      *old;
  NbDatabase      *made;
  NbStoring       *storing;
  NbLibraryReport *report;
  gboolean         is_packed;    /* from schema 4 on */
  guint            n_saved;
  guint            n_unread;     /* of these: to be read again, as only the original is whole */
  guint            n_changed;    /* of these: with a text that is not what was stored */
  guint            n_rowless;    /* of these: where they came from is not known any more */
  guint            n_lost;
  guint            n_told;
} Salvage;

static void G_GNUC_PRINTF (2, 3)
tell (NbLibraryReport *report,
      const char *format,
      ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (report->findings, g_strdup_vprintf (format, args));
  va_end (args);
}

/* The statement at the row with that number; @there becomes TRUE also if it is there and cannot be read. */
static sqlite3_stmt *
look_up (NbDatabase *old,
         const char *sql,
         gint64 id,
         gboolean *there)
{
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (old, sql, NULL);
  NbStep step;

  if (!s)
    return NULL;
  sqlite3_bind_int64 (s, 1, id);
  step = nb_database_step (old, s, NULL);
  *there |= step != NB_STEP_DONE;
  return step == NB_STEP_ROW ? g_steal_pointer (&s) : NULL;
}

/* --- the parts of an article ----------------------------------------------------------------------------------- */

typedef struct
{
  gboolean   there;          /* anything of it */
  gboolean   has_row;        /* what is known of it beside its record can be read */
  gboolean   is_row_changed; /* it can, but is not what was stored */
  char      *title;
  char      *path;
  char      *url;
  char      *content_type;
  gboolean   is_sample;
  gint64     added;
  int        version;
  NbArticle *article;        /* NULL: its record cannot be read */
  gboolean   is_changed;     /* it can, but is not what was stored */
  GBytes    *original;       /* NULL: there is none, or it cannot be read */
} Parts;

static void
parts_clear (Parts *parts)
{
  g_free (parts->title);
  g_free (parts->path);
  g_free (parts->url);
  g_free (parts->content_type);
  g_clear_pointer (&parts->article, nb_article_unref);
  g_clear_pointer (&parts->original, g_bytes_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Parts, parts_clear)

static void
read_row (NbDatabase *old,
          gint64 id,
          Parts *parts)
{
  g_autoptr (sqlite3_stmt) s =
    look_up (old, "SELECT title, path, url, content_type, is_sample, added, extract_version FROM articles WHERE id = ?", id, &parts->there);

  parts->added = g_get_real_time () / G_USEC_PER_SEC;
  if (!s)
    return;
  parts->has_row = TRUE;
  parts->title = g_strdup (nb_statement_get_text (s, 0));
  parts->path = g_strdup (nb_statement_get_text (s, 1));
  parts->url = g_strdup (nb_statement_get_text (s, 2));
  parts->content_type = g_strdup (nb_statement_get_text (s, 3));
  parts->is_sample = sqlite3_column_int (s, 4) != 0;
  parts->added = sqlite3_column_int64 (s, 5);
  parts->version = sqlite3_column_int (s, 6);
}

/* Its path, its address, its source: what no other part of the file would contradict. */
static void
compare_row (NbDatabase *old,
             gint64 id,
             Parts *parts)
{
  gboolean unused = FALSE;
  g_autoptr (sqlite3_stmt) s =
    look_up (old, "SELECT n.row IS NOT c.row OR n.origin IS NOT c.origin FROM checksums_now n"
                  " JOIN checksums c ON c.article_id = n.article_id WHERE n.article_id = ?", id, &unused);

  parts->is_row_changed = s && sqlite3_column_int (s, 0) != 0;
}

static void
read_record (NbDatabase *old,
             gint64 id,
             Parts *parts)
{
  g_autoptr (sqlite3_stmt) s =
    look_up (old, "SELECT data, nb_checksum (data) FROM records WHERE article_id = ?", id, &parts->there);
  g_autoptr (sqlite3_stmt) sum = NULL;
  gboolean unused = FALSE;

  if (!s)
    return;
  parts->article = nb_library_unpack_record (s, 0, NULL, NULL);
  sum = look_up (old, "SELECT record FROM checksums WHERE article_id = ?", id, &unused);
  parts->is_changed = sum && sqlite3_column_type (sum, 0) != SQLITE_NULL
                      && sqlite3_column_int64 (sum, 0) != sqlite3_column_int64 (s, 1);
}

/* In libraries up to schema 3 record and text stand side by side, and there are no sums. */
static void
read_old_record (NbDatabase *old,
                 gint64 id,
                 Parts *parts)
{
  g_autoptr (sqlite3_stmt) s = look_up (old, "SELECT record, text FROM records WHERE article_id = ?", id, &parts->there);
  const char *record = s ? nb_statement_get_text (s, 0) : NULL;
  const char *text = s ? nb_statement_get_text (s, 1) : NULL;

  if (record && text)
    parts->article = nb_library_parse_record (record, text, NULL);
}

/* A compressed original that comes out whole is right: it has a checksum of its own. */
static void
read_original (NbDatabase *old,
               gint64 id,
               gboolean is_packed,
               Parts *parts)
{
  g_autoptr (sqlite3_stmt) s =
    look_up (old, is_packed ? "SELECT o.size, o.data, r.data FROM originals o LEFT JOIN records r ON r.article_id = o.article_id"
                              " WHERE o.article_id = ?"
                            : "SELECT size, data, NULL FROM originals WHERE article_id = ?", id, &parts->there);

  if (s)
    parts->original = nb_library_unpack_original (s, 0, 1, 2);
}

/* --- saving ---------------------------------------------------------------------------------------------------- */

/* Copies the rows that a statement gives for a number; FALSE only if the new library cannot be written. */
static gboolean
copy_rows (Salvage *self,
           const char *select,
           const char *insert,
           gint64 id,
           gboolean *failed,
           GError **error)
{
  g_autoptr (sqlite3_stmt) from = nb_database_prepare (self->old, select, NULL);
  g_autoptr (sqlite3_stmt) to = nb_database_prepare (self->made, insert, error);
  NbStep step;

  if (!to)
    return FALSE;
  if (!from)
    return TRUE;
  sqlite3_bind_int64 (from, 1, id);
  while ((step = nb_database_step (self->old, from, NULL)) == NB_STEP_ROW)
    {
      for (int i = 0; i < sqlite3_bind_parameter_count (to); i++)
        sqlite3_bind_value (to, i + 1, sqlite3_column_value (from, i));
      if (!nb_database_run (self->made, to, error))
        return FALSE;
    }
  *failed |= step == NB_STEP_ERROR;
  return TRUE;
}

/* What its extraction was told, and what users know better. */
static gboolean
save_what_was_said (Salvage *self,
                    gint64 id,
                    GError **error)
{
  gboolean failed = FALSE;

  if (!copy_rows (self, "SELECT article_id, source, published, title, byline FROM origins WHERE article_id = ?",
                     "INSERT OR REPLACE INTO origins (article_id, source, published, title, byline) VALUES (?, ?, ?, ?, ?)",
                     id, &failed, error)
      || !copy_rows (self, "SELECT fields, article_id FROM origins WHERE article_id = ? AND fields IS NOT NULL",
                     "UPDATE origins SET fields = ? WHERE article_id = ?", id, &failed, error)
      || !copy_rows (self, "SELECT article_id, field, value, name, made, note FROM corrections WHERE article_id = ?",
                     "INSERT OR IGNORE INTO corrections (article_id, field, value, name, made, note) VALUES (?, ?, ?, ?, ?, ?)",
                     id, &failed, error))
    return FALSE;
  if (failed && self->n_told++ < MAX_DETAILS)
    tell (self->report, _("What was said of article %lld, as its source or a correction, could not all be saved"), (long long) id);
  return TRUE;
}

/* The columns of articles hold what users corrected. */
static gboolean
apply_corrections (Salvage *self,
                   GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (sqlite3_stmt) s = nb_database_prepare (self->made, "SELECT DISTINCT article_id FROM corrections", error);
  NbStep step = NB_STEP_ERROR;

  while (s && (step = nb_database_step (self->made, s, error)) == NB_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (s, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < ids->len && step != NB_STEP_ERROR; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);

      if (!nb_library_unindex (self->made, id, error) || !nb_library_apply_corrections (self->made, id, TRUE, error)
          || !nb_library_index (self->made, id, error))
        return FALSE;
    }
  return step != NB_STEP_ERROR;
}

/* An article of which only the original is whole is kept with that: reading the library again makes the rest of it. */
static NbArticle *
make_unread (const Parts *parts)
{
  NbArticle *article = nb_article_new ();

  article->title = g_strdup (parts->title);
  article->text = g_strdup ("");
  return article;
}

/* Returns FALSE only if the new library cannot be written. */
static gboolean
save_article (Salvage *self,
              gint64 id,
              GError **error)
{
  g_auto (Parts) parts = { 0 };
  NbLibraryItem item = { 0 };
  g_autoptr (GBytes) hash = NULL;
  gboolean is_unread;
  g_autoptr (NbPrepared) prepared = NULL;
  NbAddResult result;

  read_row (self->old, id, &parts);
  if (self->is_packed)
    compare_row (self->old, id, &parts);
  (self->is_packed ? read_record : read_old_record) (self->old, id, &parts);
  read_original (self->old, id, self->is_packed, &parts);
  if (!parts.article && !parts.original)
    {
      self->n_lost += parts.there;
      return TRUE;
    }
  is_unread = parts.original && (!parts.article || parts.is_changed);
  if (!parts.article)
    parts.article = make_unread (&parts);
  parts.article->fingerprint = nb_fingerprint_of_article (parts.article);
  item.article = parts.article;
  item.path = parts.path;
  item.url = parts.url;
  item.content_type = parts.content_type;
  item.is_sample = parts.is_sample;
  item.original = parts.original;
  prepared = nb_prepared_new (&item);
  /* where the original is lost, importing it once more is to bring it back: the article is not known by it any more */
  hash = parts.original ? nb_content_hash (parts.original) : NULL;
  nb_prepared_keep (prepared, id, parts.added, hash, is_unread ? 0 : parts.version);
  if (!nb_storing_add (self->storing, prepared, &result, error))
    return FALSE;
  if (result != NB_ADD_ADDED)
    {
      self->n_lost++;
      return TRUE;
    }
  self->n_saved++;
  self->n_rowless += !parts.has_row;
  self->n_unread += is_unread;
  self->n_changed += !is_unread && parts.is_changed;
  if (parts.is_row_changed && self->n_told++ < MAX_DETAILS)
    tell (self->report, _("Article %lld is not what was stored"), (long long) id);
  return save_what_was_said (self, id, error);
}

static gint64
last_number (NbDatabase *old,
             const char *const *queries,
             guint n)
{
  gint64 last = 0, pages = 0;

  for (guint i = 0; i < n; i++)
    {
      gint64 value;

      if (nb_database_get_int (old, queries[i], &value, NULL))
        last = MAX (last, value);
    }
  if (!nb_database_get_int (old, "PRAGMA page_count", &pages, NULL))
    pages = 0;
  return MIN (last, pages * IDS_PER_PAGE + SPARE_IDS);
}

static gboolean
save_articles (Salvage *self,
               GCancellable *cancellable,
               GError **error)
{
  static const char *const queries[] = {
    "SELECT seq FROM sqlite_sequence WHERE name = 'articles'", "SELECT max (id) FROM articles",
    "SELECT max (article_id) FROM records", "SELECT max (article_id) FROM originals",
  };
  gint64 last = last_number (self->old, queries, G_N_ELEMENTS (queries));

  for (gint64 id = 1; id <= last; id++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !save_article (self, id, error))
      return FALSE;
  return nb_storing_finish (self->storing, error) && apply_corrections (self, error);
}

/* The user's sources, and which of their pages were fetched. */
static gboolean
save_feeds (Salvage *self,
            GError **error)
{
  static const char *const last_feed[] = { "SELECT max (id) FROM feeds" };
  static const char *const last_page[] = { "SELECT max (rowid) FROM pages" };
  gint64 n_feeds = last_number (self->old, last_feed, 1);
  gint64 n_pages = last_number (self->old, last_page, 1);
  gboolean failed = n_feeds == 0 && last_number (self->old, last_page, 1) > 0;

  for (gint64 id = 1; id <= n_feeds; id++)
    if (!copy_rows (self, "SELECT url, title, checked, due, ok, result FROM feeds WHERE id = ?",
                    "INSERT OR IGNORE INTO feeds (url, title, checked, due, ok, result) VALUES (?, ?, ?, ?, ?, ?)",
                    id, &failed, error))
      return FALSE;
  for (gint64 id = 1; id <= n_pages; id++)
    if (!copy_rows (self, "SELECT url, tries, ok, checked FROM pages WHERE rowid = ?",
                    "INSERT OR IGNORE INTO pages (url, tries, ok, checked) VALUES (?, ?, ?, ?)", id, &failed, error))
      return FALSE;
  if (failed)
    tell (self->report, _("Some of the sources could not be saved; see which are missing"));
  return TRUE;
}

/* The bands that the user brought; a mark whose band is lost goes into none. */
static gboolean
save_bands (Salvage *self,
            GError **error)
{
  static const char *const last_band[] = { "SELECT max (id) FROM context_bands", "SELECT max (band_id) FROM context_marks" };
  static const char *const last_mark[] = { "SELECT max (id) FROM context_marks" };
  gint64 n_bands = last_number (self->old, last_band, G_N_ELEMENTS (last_band));
  gint64 n_marks = last_number (self->old, last_mark, 1);
  gboolean failed = FALSE;

  for (gint64 id = 1; id <= n_bands; id++)
    if (!copy_rows (self, "SELECT id, name, shown FROM context_bands WHERE id = ?",
                    "INSERT OR IGNORE INTO context_bands (id, name, shown) VALUES (?, ?, ?)", id, &failed, error))
      return FALSE;
  for (gint64 id = 1; id <= n_marks; id++)
    if (!copy_rows (self, "SELECT band_id, time, name, short_name FROM context_marks WHERE id = ?",
                    "INSERT INTO context_marks (band_id, time, name, short_name)"
                    " SELECT ?1, ?2, ?3, ?4 WHERE EXISTS (SELECT 1 FROM context_bands WHERE id = ?1)", id, &failed, error))
      return FALSE;
  if (failed)
    tell (self->report, _("Some marks of your own context bands could not be saved; see which are missing"));
  return TRUE;
}

static void
tell_all (Salvage *self)
{
  NbLibraryReport *report = self->report;

  tell (report, g_dngettext (GETTEXT_PACKAGE, "%u article was saved", "%u articles were saved", self->n_saved), self->n_saved);
  if (self->n_unread)
    tell (report, g_dngettext (GETTEXT_PACKAGE,
                               "Of %u article only the original is whole; “nienbieu-cli import --again” reads it again",
                               "Of %u articles only the originals are whole; “nienbieu-cli import --again” reads them again",
                               self->n_unread), self->n_unread);
  if (self->n_changed)
    tell (report, g_dngettext (GETTEXT_PACKAGE, "The text of %u article was changed by the damage",
                               "The texts of %u articles were changed by the damage", self->n_changed), self->n_changed);
  if (self->n_rowless)
    tell (report, g_dngettext (GETTEXT_PACKAGE, "It is lost which file or address %u article came from",
                               "It is lost which files or addresses %u articles came from", self->n_rowless), self->n_rowless);
  if (self->n_lost)
    tell (report, g_dngettext (GETTEXT_PACKAGE, "%u article could not be saved", "%u articles could not be saved", self->n_lost),
          self->n_lost);
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
  g_autoptr (NbStoring) storing = NULL;
  Salvage self = { .old = old, .report = report };
  gint64 n_there = -1, version = 0;

  if (!old || !nb_database_create (made_path, error))
    return FALSE;
  self.made = made = nb_database_open (made_path, FALSE, error);
  self.is_packed = nb_database_get_int (old, "PRAGMA user_version", &version, NULL) && version >= 4;
  self.storing = storing = made ? nb_storing_new (made) : NULL;
  if (!made || !nb_database_begin (made, error) || !save_articles (&self, cancellable, error) || !save_feeds (&self, error)
      || (version >= 5 && !save_bands (&self, error))
      || !nb_database_commit (made, error))
    return FALSE;
  if (self.n_saved == 0 && (!nb_database_get_int (old, "SELECT count (*) FROM articles", &n_there, NULL) || n_there > 0))
    {
      g_set_error_literal (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT,
                           _("The library is damaged and no article in it can be read; it is left as it is"));
      return FALSE;
    }
  tell_all (&self);
  /* it is moved without its log, so all of it has to be in the file */
  return nb_database_exec (made, "PRAGMA wal_checkpoint (TRUNCATE)", error);
}

/* --- putting it in place --------------------------------------------------------------------------------------- */

static char *
beside (const char *path,
        const char *ending)
{
  return g_strconcat (path, ending, NULL);
}

static void
remove_library (const char *path)
{
  g_autofree char *log = beside (path, "-wal");
  g_autofree char *index = beside (path, "-shm");

  g_unlink (path);
  g_unlink (log);
  g_unlink (index);
}

static gboolean
fail_to_move (GError **error)
{
  g_set_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_IO, _("The library cannot be moved: %s"), g_strerror (errno));
  return FALSE;
}

/* Gives the damaged library and its log a second name, or where there is none to be had, another. */
static gboolean
keep (const char *path,
      const char *kept,
      GError **error)
{
  g_autofree char *log = beside (path, "-wal");
  g_autofree char *kept_log = beside (kept, "-wal");
  g_autofree char *index = beside (path, "-shm");

  if (link (path, kept) != 0 && g_rename (path, kept) != 0)
    return fail_to_move (error);
  if (link (log, kept_log) != 0 && errno != ENOENT && g_rename (log, kept_log) != 0 && errno != ENOENT)
    return fail_to_move (error);
  /* the new one must not meet the old one's log */
  g_unlink (log);
  g_unlink (index);
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
                      || g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY)
                      || g_error_matches (local_error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_FULL)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/**
 * nb_library_repair:
 * @report: gets what was saved and what was not, and where the damaged file is kept
 *
 * Whenever the program is killed, there is a library in @path, the damaged one or the new one, and the damaged one is there.
 */
gboolean
nb_library_repair (const char *path,
                   NbLibraryReport *report,
                   GCancellable *cancellable,
                   GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *kept = g_strdup_printf ("%s.damaged-%s", path, stamp);
  g_autofree char *made = g_strdup_printf ("%s.repaired-%s", path, stamp);

  for (guint i = 2; g_file_test (kept, G_FILE_TEST_EXISTS) || g_file_test (made, G_FILE_TEST_EXISTS); i++)
    {
      g_free (kept);
      g_free (made);
      kept = g_strdup_printf ("%s.damaged-%s-%u", path, stamp, i);
      made = g_strdup_printf ("%s.repaired-%s-%u", path, stamp, i);
    }
  if (!is_alone (path, error) || !salvage (path, made, report, cancellable, error) || !keep (path, kept, error))
    {
      remove_library (made);
      return FALSE;
    }
  if (g_rename (made, path) != 0)
    return fail_to_move (error);
  report->repaired_path = g_steal_pointer (&kept);
  return TRUE;
}
