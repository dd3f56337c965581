/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reading a library again: what users corrected, ids, times and origins stand; only what was read changes. */

#include "import/nb-reread-job.h"
#include "store/nb-library-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define ADDED 1500000000

typedef struct
{
  char      *folder;
  char      *path;
  NbPlaces  *places;
  NbLibrary *library;
} Fixture;

static void
open_it (Fixture *f)
{
  g_autoptr (GError) error = NULL;

  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-reread-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
  f->places = nb_places_new (&error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&f->library);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  nb_places_unref (f->places);
  g_free (f->folder);
  g_free (f->path);
}

static gboolean
exec_sql (NbDatabase *database,
          gpointer sql,
          GError **error)
{
  return nb_database_exec (database, sql, error);
}

static void
run_sql (Fixture *f,
         const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nb_library_write (f->library, exec_sql, (gpointer) sql, NULL, &error));
  g_assert_no_error (error);
}

static gint64
get_int (Fixture *f,
         const char *sql)
{
  g_autoptr (GError) error = NULL;
  NbDatabase *database = nb_library_lease_reader (f->library, NULL, &error);
  gint64 value;

  g_assert_no_error (error);
  nb_database_get_int (database, sql, &value, &error);
  g_assert_no_error (error);
  nb_library_return_reader (f->library, database);
  return value;
}

/* An article that an extraction of long ago knew nothing about but its first words. */
static void
add_old (Fixture *f,
         const char *path,
         const char *text,
         const char *source)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = nb_article_new ();
  g_autoptr (GBytes) original = g_bytes_new (text, strlen (text));
  NbLibraryItem item = { .article = article, .path = path, .original = original, .given_source = source };

  article->text = g_strdup (text);
  article->title = g_strndup (text, strcspn (text, "\n"));
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, "lời cũ"));
  g_assert_true (nb_library_add (f->library, &item, 1, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
fill (Fixture *f)
{
  open_it (f);
  add_old (f, "/a.txt", "Xã vùng cao họp bàn làm đường\n\nNgày 14/10/2020, tại tỉnh Hà Giang, ông Lò Văn Mẫu, Trưởng ban Dân vận"
           " Tỉnh ủy Hà Giang, dự cuộc họp bàn việc làm đường liên thôn.\n", "Báo Được Cho");
  add_old (f, "/b.txt", "Bản xa mở lớp học chữ\n\nTối 6/2/2020, bản xa của tỉnh Lai Châu mở lớp học chữ cho người lớn tuổi."
           " Đoàn công tác dân vận mang theo sách vở.\n", NULL);
  run_sql (f, "UPDATE articles SET extract_version = 0, added = 1500000000 + id");
}

static NbStoredArticle *
get (Fixture *f,
     gint64 id)
{
  g_autoptr (GError) error = NULL;
  NbStoredArticle *stored = nb_library_get_article (f->library, id, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (stored);
  return stored;
}

static void
correct (Fixture *f,
         gint64 id,
         NbField field,
         const char *value,
         const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbCorrection) correction = nb_correction_new (field, value, name, NULL);

  g_assert_true (nb_library_correct (f->library, id, correction, NULL, &error));
  g_assert_no_error (error);
}

static void
undo (Fixture *f,
      gint64 id,
      NbField field)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (nb_library_undo_correction (f->library, id, field, NULL, &error));
  g_assert_no_error (error);
}

typedef struct
{
  gint64 id;
  char *words;
} RowWords;

static void
take_row (const NbLibraryRow *row,
          gpointer data)
{
  RowWords *wanted = data;
  g_autofree char *happened = row->happened.is_known ? nb_edtf_to_string (&row->happened) : NULL;
  g_autofree char *published = row->published.is_known ? nb_edtf_to_string (&row->published) : NULL;

  if (row->id == wanted->id)
    wanted->words = g_strdup_printf ("%s|%s|%s|%s|%s|%d", row->title, happened, published, row->source, row->unit, row->scope);
}

/* The row as the catalog gets it: title|happened|published|source|unit|scope. */
static void
assert_row (Fixture *f,
            gint64 id,
            const char *words)
{
  g_autoptr (GError) error = NULL;
  RowWords row = { id, NULL };

  nb_library_foreach_row (f->library, take_row, &row, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (row.words, ==, words);
  g_free (row.words);
}

static void
assert_match (Fixture *f,
              const char *words,
              gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GArray) ids = NULL;

  query->words = g_strdup (words);
  ids = nb_library_match (f->library, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, id != 0);
  if (id)
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, id);
}

static void
assert_sound (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibraryReport) report = NULL;

  g_clear_object (&f->library);
  report = nb_library_check (f->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < report->findings->len; i++)
    g_test_message ("%s", (char *) g_ptr_array_index (report->findings, i));
  g_assert_true (report->ok);
  open_it (f);
}

/* Reads it again and compares what is told with "changed unchanged current failed". */
static void
reread (Fixture *f,
        const char *told)
{
  g_autoptr (NbRereadJob) job = nb_reread_job_new (f->library, f->places);
  const NbRereadReport *report = nb_reread_job_get_report (job);
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  g_assert_true (nb_reread_job_run (job, NULL, &error));
  g_assert_no_error (error);
  words = g_strdup_printf ("%u %u %u %u", report->n_changed, report->n_unchanged, report->n_current, report->failures->len);
  g_assert_cmpstr (words, ==, told);
}

/* --- corrections ----------------------------------------------------------------------------------------------- */

static void
test_correct (Fixture *f,
              gconstpointer data)
{
  g_autoptr (NbStoredArticle) stored = NULL;
  g_autoptr (NbStoredArticle) named = NULL;
  g_autoptr (NbStoredArticle) after = NULL;

  fill (f);
  reread (f, "2 0 0 0");
  assert_row (f, 1, "Xã vùng cao họp bàn làm đường|2020-10-14|(null)|Báo Được Cho|VN-03|1");
  assert_match (f, "phên giậu", 0);

  correct (f, 1, NB_FIELD_TITLE, "  Chuyện   phên giậu ", NULL);
  correct (f, 1, NB_FIELD_HAPPENED, "2020-34", NULL);
  correct (f, 1, NB_FIELD_PUBLISHED, "2020-10-15", NULL);
  correct (f, 1, NB_FIELD_SOURCE, "Báo Khác", NULL);
  correct (f, 1, NB_FIELD_BYLINE, "LÒ MẪU", NULL);
  correct (f, 1, NB_FIELD_PLACE, "VN-01", "Lai Châu");
  assert_row (f, 1, "Chuyện phên giậu|2020-34|2020-10-15|Báo Khác|VN-01|1");
  assert_match (f, "phên giậu", 1);
  assert_match (f, "\"họp bàn làm đường\"", 0);

  stored = get (f, 1);
  g_assert_cmpstr (stored->article->byline, ==, "LÒ MẪU");
  g_assert_cmpstr (stored->read->title, ==, "Xã vùng cao họp bàn làm đường");
  g_assert_cmpuint (stored->corrections->len, ==, 6);
  g_assert_cmpstr (nb_article_primary_place (stored->article)->name, ==, "Lai Châu");
  g_assert_cmpstr (nb_article_primary_place (stored->read)->unit, ==, "VN-03");
  /* what was read is named in the text and stays so */
  g_assert_cmpuint (stored->article->places->len, ==, stored->read->places->len + 1);

  /* the right place may be one that the text names: then that is where it stands */
  correct (f, 1, NB_FIELD_PLACE, "VN-03", "Hà Giang");
  named = get (f, 1);
  g_assert_cmpuint (named->article->places->len, ==, named->read->places->len);
  g_assert_nonnull (nb_article_primary_place (named->article)->evidence);
  correct (f, 1, NB_FIELD_PLACE, NB_PLACE_NATIONAL, NULL);
  assert_row (f, 1, "Chuyện phên giậu|2020-34|2020-10-15|Báo Khác|(null)|2");
  correct (f, 1, NB_FIELD_PLACE, NULL, NULL);
  correct (f, 1, NB_FIELD_HAPPENED, NULL, NULL);
  assert_row (f, 1, "Chuyện phên giậu|(null)|2020-10-15|Báo Khác|(null)|0");
  assert_sound (f);

  for (guint i = 0; i < NB_N_FIELDS; i++)
    undo (f, 1, (NbField) i);
  undo (f, 1, NB_FIELD_TITLE);
  assert_row (f, 1, "Xã vùng cao họp bàn làm đường|2020-10-14|(null)|Báo Được Cho|VN-03|1");
  assert_match (f, "phên giậu", 0);
  after = get (f, 1);
  g_assert_null (after->corrections);
  g_assert_true (after->article == after->read);
  assert_sound (f);
}

static void
test_correct_refused (Fixture *f,
                      gconstpointer data)
{
  static const struct { NbField field; const char *value, *name; gboolean valid; } cases[] = {
    { NB_FIELD_HAPPENED, "hôm qua", NULL, FALSE }, { NB_FIELD_PUBLISHED, "2020-02-31", NULL, FALSE },
    { NB_FIELD_PLACE, "VN-01", NULL, FALSE }, { NB_FIELD_PLACE, NB_PLACE_NATIONAL, NULL, TRUE },
    { NB_FIELD_PLACE, NULL, NULL, TRUE }, { NB_FIELD_HAPPENED, "2019/2020", NULL, TRUE }, { NB_FIELD_TITLE, " ", NULL, TRUE },
  };
  g_autoptr (NbCorrection) correction = nb_correction_new (NB_FIELD_TITLE, "Mới", NULL, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (NbCorrection) c = nb_correction_new (cases[i].field, cases[i].value, cases[i].name, NULL);

      g_assert_cmpint (nb_correction_is_valid (c), ==, cases[i].valid);
    }
  fill (f);
  g_assert_false (nb_library_correct (f->library, 77, correction, NULL, &error));
  g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_IO);
}

static void
test_corrections_kept (Fixture *f,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibraryReport) report = NULL;

  fill (f);
  correct (f, 2, NB_FIELD_TITLE, "Lớp học của bản", NULL);
  correct (f, 2, NB_FIELD_PLACE, "VN-05", "Sơn La");
  /* the file has changed and is imported again */
  add_old (f, "/b.txt", "Bản xa mở lớp\n\nLời mới của bài.\n", NULL);
  assert_row (f, 2, "Lớp học của bản|(null)|(null)|(null)|VN-05|1");
  assert_match (f, "\"lớp học của bản\"", 2);
  assert_sound (f);

  /* a library that is repaired keeps them and does not say that it was read by this version */
  run_sql (f, "UPDATE articles SET extract_version = 0; DELETE FROM originals WHERE article_id = 1");
  g_clear_object (&f->library);
  report = nb_library_check (f->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (report->repaired_path);
  open_it (f);
  assert_row (f, 2, "Lớp học của bản|(null)|(null)|(null)|VN-05|1");
  assert_match (f, "\"lớp học của bản\"", 2);
  g_assert_cmpint (get_int (f, "SELECT max (extract_version) FROM articles"), ==, 0);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM corrections"), ==, 2);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM origins WHERE source = 'Báo Được Cho'"), ==, 1);
}

/* --- reading again --------------------------------------------------------------------------------------------- */

static void
test_again (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbStoredArticle) a = NULL;

  fill (f);
  correct (f, 1, NB_FIELD_PLACE, "VN-01", "Lai Châu");
  assert_row (f, 1, "Xã vùng cao họp bàn làm đường|(null)|(null)|(null)|VN-01|1");
  reread (f, "2 0 0 0");
  assert_row (f, 1, "Xã vùng cao họp bàn làm đường|2020-10-14|(null)|Báo Được Cho|VN-01|1");
  assert_row (f, 2, "Bản xa mở lớp học chữ|2020-02-06|(null)|(null)|VN-01|1");
  a = get (f, 1);
  g_assert_cmpint (a->added, ==, ADDED + 1);
  g_assert_cmpstr (a->path, ==, "/a.txt");
  g_assert_cmpstr (nb_article_primary_place (a->read)->unit, ==, "VN-03");
  g_assert_cmpuint (a->read->fingerprint, !=, 0);
  assert_match (f, "\"lời cũ\"", 0);
  assert_match (f, "\"liên thôn\"", 1);
  assert_match (f, "sách vở", 2);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM facets f JOIN facet_values v ON v.id = f.value_id"
                               " WHERE f.article_id = 1 AND v.facet = 1"), ==, 1);

  reread (f, "0 0 2 0");
  run_sql (f, "UPDATE articles SET extract_version = 0");
  reread (f, "0 2 0 0");
  assert_row (f, 1, "Xã vùng cao họp bàn làm đường|2020-10-14|(null)|Báo Được Cho|VN-01|1");
  undo (f, 1, NB_FIELD_PLACE);
  assert_row (f, 1, "Xã vùng cao họp bàn làm đường|2020-10-14|(null)|Báo Được Cho|VN-03|1");
  assert_sound (f);
}

/* What can no longer be read is said once, and its older reading stands. */
static void
test_again_failures (Fixture *f,
                     gconstpointer data)
{
  g_autoptr (NbRereadJob) job = NULL;
  const NbRereadReport *report;
  const NbImportFailure *failure;
  g_autofree char *words = NULL;
  g_autofree char *json = NULL;

  fill (f);
  run_sql (f, "UPDATE originals SET data = x'00' WHERE article_id = 1");
  job = nb_reread_job_new (f->library, f->places);
  g_assert_true (nb_reread_job_run (job, NULL, NULL));
  report = nb_reread_job_get_report (job);
  g_assert_cmpuint (report->n_changed, ==, 1);
  g_assert_cmpuint (report->failures->len, ==, 1);
  failure = g_ptr_array_index (report->failures, 0);
  g_assert_cmpstr (failure->path, ==, "/a.txt");
  words = nb_reread_report_to_words (report);
  g_assert_cmpstr (words, ==, "1 article read otherwise than before, 1 article could not be read again");
  json = nb_reread_report_to_json (report);
  g_assert_true (g_str_has_prefix (json, "{\"changed\":1,\"unchanged\":0,\"current\":0,\"cancelled\":false,\"failures\":[{"));
  assert_match (f, "\"lời cũ\"", 1);
  g_assert_cmpint (get_int (f, "SELECT extract_version FROM articles WHERE id = 1"), ==, 0);
  reread (f, "0 0 2 0");
}

static void
cancel_cb (NbRereadJob *job,
           guint done,
           guint total,
           const char *name,
           gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_again_cancelled (Fixture *f,
                      gconstpointer data)
{
  g_autoptr (NbRereadJob) job = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint n_done, n_left;

  fill (f);
  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *path = g_strdup_printf ("/%u.txt", i);
      g_autofree char *text = g_strdup_printf ("Bài số %u\n\nNgày 14/10/2020, thôn %u họp bàn việc làm đường.\n", i, i);

      add_old (f, path, text, NULL);
    }
  run_sql (f, "UPDATE articles SET extract_version = 0");
  job = nb_reread_job_new (f->library, f->places);
  g_signal_connect (job, "progress", G_CALLBACK (cancel_cb), cancellable);
  g_assert_false (nb_reread_job_run (job, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (nb_reread_job_get_report (job)->cancelled);
  n_done = nb_reread_job_get_report (job)->n_changed;
  n_left = (guint) get_int (f, "SELECT count (*) FROM articles WHERE extract_version = 0");
  g_assert_cmpuint (n_done + n_left, ==, 602);
  g_assert_cmpuint (n_left, >, 0);
  {
    g_autofree char *told = g_strdup_printf ("%u 0 %u 0", n_left, n_done);

    reread (f, told);
  }
  assert_sound (f);
}

/* --- libraries of before --------------------------------------------------------------------------------------- */

static void
copy_stored (Fixture *f,
             const char *name)
{
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "data", "libraries", name, NULL);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (stored, &contents, &length, &error));
  g_assert_true (g_file_set_contents (f->path, contents, (gssize) length, &error));
  g_assert_no_error (error);
}

/* Schema 1 kept no origins: what the records tell of them is taken over, and a damaged record harms nobody. */
static void
test_old_origins (Fixture *f,
                  gconstpointer data)
{
  g_autoptr (NbKeptDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *handle;

  copy_stored (f, "v1.nienbieu");
  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle,
                                 "UPDATE records SET record = '{\"source\":{\"evidence\":{\"rule\":\"source.given\",\"text\":\"Báo Cho\"}},"
                                 "\"published\":{\"evidence\":{\"rule\":\"published.given\",\"text\":\"2020-01-02\"}},"
                                 "\"title_evidence\":{\"rule\":\"title.given\",\"text\":\"Tên\"}}' WHERE article_id = 1;"
                                 "UPDATE articles SET path = NULL, url = 'https://a.example/1' WHERE id = 1;"
                                 "UPDATE records SET record = '{' WHERE article_id = 2", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (handle);
  open_it (f);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM origins"), ==, 1);
  document = nb_library_get_document (f->library, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->given_source, ==, "Báo Cho");
  g_assert_cmpstr (document->given_published, ==, "2020-01-02");
  g_assert_cmpstr (document->given_title, ==, "Tên");
  g_assert_null (document->given_byline);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM articles WHERE fingerprint IS NULL"), ==, 2);
}

static void
test_stored_2 (Fixture *f,
               gconstpointer data)
{
  g_autoptr (NbStoredArticle) stored = NULL;
  const NbCorrection *correction;

  copy_stored (f, "v2.nienbieu");
  open_it (f);
  stored = get (f, 1);
  correction = nb_corrections_find (stored->corrections, NB_FIELD_PLACE);
  g_assert_nonnull (correction);
  g_assert_cmpstr (correction->value, ==, "VN-03");
  g_assert_cmpstr (correction->name, ==, "Hà Giang");
  g_assert_cmpstr (correction->note, ==, "thôn nằm ở đây");
  g_assert_cmpint (correction->made, ==, 1700000000);
  g_assert_cmpstr (nb_article_primary_place (stored->article)->unit, ==, "VN-03");
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM articles WHERE unit = 'VN-03'"), ==, 1);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM origins WHERE source = 'Báo Bản Xa'"), ==, 1);
  assert_sound (f);
}

static void
test_stored_3 (Fixture *f,
               gconstpointer data)
{
  g_autoptr (NbStoredArticle) stored = NULL;
  g_autoptr (NbKeptDocument) document = NULL;
  g_autoptr (GError) error = NULL;

  copy_stored (f, "v3.nienbieu");
  open_it (f);
  stored = get (f, 1);
  g_assert_cmpuint (stored->corrections->len, ==, 1);
  g_assert_cmpstr (nb_corrections_find (stored->corrections, NB_FIELD_PLACE)->note, ==, "xóm này ở đây");
  assert_row (f, 1, "Họp bàn dời chuồng trại ra xa nhà|2021-03-05|2021-03-06|Báo Bản Xa|VN-03|1");
  assert_row (f, 2, "Tổ đọc báo của xóm|2022-07-12|(null)|bao.example|(null)|0");
  assert_match (f, "\"hàng rào\"", 1);
  assert_match (f, "vi thị nụ", 2);
  document = nb_library_get_document (f->library, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (document->given_source, ==, "Báo Bản Xa");
  g_assert_cmpstr (document->given_published, ==, "2021-03-06");
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM feeds WHERE url = 'https://bao.example/rss'"), ==, 1);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM checksums WHERE record IS NOT NULL AND origin IS NOT NULL"), ==, 2);
  assert_sound (f);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/reread/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("correct", test_correct);
  ADD ("correct-refused", test_correct_refused);
  ADD ("corrections-kept", test_corrections_kept);
  ADD ("again", test_again);
  ADD ("again-failures", test_again_failures);
  ADD ("again-cancelled", test_again_cancelled);
  ADD ("old-origins", test_old_origins);
  ADD ("stored-2", test_stored_2);
  ADD ("stored-3", test_stored_3);
  return g_test_run ();
}
