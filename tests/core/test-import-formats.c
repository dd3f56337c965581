/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What other programs wrote: fields that nothing reads are kept, tables of any kind are told apart, archives made by
 * anybody are read to their end or refused, and each gets one clear line. */

#include "store/nb-database.h"
#include "import/nb-import-job.h"
#include "import/nb-json-members.h"
#include "import/nb-record.h"
#include "import/nb-reread-job.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define TEXT(n) "Sáng nay, tổ dân vận của thôn " n " họp bàn chuyện làm đường, bà con góp công và góp đất."

typedef struct
{
  char      *folder;
  char      *library_path;
  NbPlaces  *places;
  NbLibrary *library;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-formats-XXXXXX", NULL);
  f->library_path = g_build_filename (f->folder, "library.nienbieu", NULL);
  f->places = nb_places_new (&error);
  g_assert_no_error (error);
  f->library = nb_library_open (f->library_path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&f->library);
  nb_places_unref (f->places);
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->library_path);
}

static char *
write_bytes (Fixture *f,
             const char *name,
             const char *contents,
             gssize size)
{
  char *path = g_build_filename (f->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, size, NULL));
  return path;
}

static const NbImportReport *
run_on (Fixture *f,
        const char *path,
        NbImportJob **job)
{
  g_autoptr (GError) error = NULL;
  const NbImportReport *report;

  *job = nb_import_job_new (f->library, f->places);
  nb_import_job_add_path (*job, path);
  g_assert_true (nb_import_job_run (*job, NULL, &error));
  g_assert_no_error (error);
  report = nb_import_job_get_report (*job);
  for (guint i = 0; i < report->failures->len; i++)
    {
      const NbImportFailure *failure = g_ptr_array_index (report->failures, i);

      g_test_message ("%s: %s", failure->path, failure->reason);
    }
  return report;
}

static void
assert_failure (const NbImportReport *report,
                guint i,
                const char *path_end,
                const char *reason)
{
  const NbImportFailure *failure;

  g_assert_cmpuint (report->failures->len, >, i);
  failure = g_ptr_array_index (report->failures, i);
  g_assert_true (g_str_has_suffix (failure->path, path_end));
  g_assert_nonnull (strstr (failure->reason, reason));
}

/* The article of that path within the folder. */
static NbStoredArticle *
get_article (Fixture *f,
             const char *name)
{
  g_autofree char *path = g_build_filename (f->folder, name, NULL);
  gint64 id = nb_library_find_document (f->library, path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  NbStoredArticle *stored;

  g_assert_cmpint (id, >, 0);
  stored = nb_library_get_article (f->library, id, NULL, &error);
  g_assert_no_error (error);
  return stored;
}

static void
assert_fields (Fixture *f,
               const char *name,
               const char *fields)
{
  g_autoptr (NbStoredArticle) stored = get_article (f, name);

  g_assert_cmpstr (stored->fields, ==, fields);
}

/* --- fields ---------------------------------------------------------------------------------------------------- */

static void
test_fields (Fixture *f,
             gconstpointer data)
{
  g_autofree char *lines = write_bytes (f, "a.jsonl",
                                        "{\"title\":\"Bài một\",\"views\": 12 ,\"text\":\"" TEXT ("một") "\","
                                        "\"tags\":[\"a\\\"b\", {\"x\":null}],\"empty\":null,\"note\":\"d\\u00f2ng\"}\n"
                                        "{\"text\":\"" TEXT ("hai") "\"}\n", -1);
  g_autofree char *table = write_bytes (f, "b.csv", "Ghi chú;Nội dung;;Lượt xem\n\"một \"\"hai\"\"\";" TEXT ("ba") ";x;\n", -1);
  g_autoptr (NbImportJob) first = NULL, second = NULL;
  g_autoptr (NbRereadJob) again = NULL;
  g_autoptr (NbDatabase) database = NULL;

  g_assert_cmpuint (run_on (f, lines, &first)->n_added, ==, 2);
  g_assert_cmpuint (run_on (f, table, &second)->n_added, ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      assert_fields (f, "a.jsonl#1", "{\"views\":12,\"tags\":[\"a\\\"b\", {\"x\":null}],\"note\":\"d\\u00f2ng\"}");
      assert_fields (f, "a.jsonl#2", NULL);
      assert_fields (f, "b.csv#2", "{\"Ghi chú\":\"một \\u0022hai\\u0022\",\"3\":\"x\"}");
      if (i > 0)
        break;
      /* they stand when the articles are read again */
      database = nb_database_open (f->library_path, FALSE, NULL);
      g_assert_true (nb_database_exec (database, "UPDATE articles SET extract_version = 0", NULL));
      again = nb_reread_job_new (f->library, f->places);
      g_assert_true (nb_reread_job_run (again, NULL, NULL));
      g_assert_cmpuint (nb_reread_job_get_report (again)->n_unchanged, ==, 3);
    }
}

static void
append_member (const char *name,
               const char *value,
               gsize length,
               gpointer data)
{
  g_string_append_printf (data, "%s=%.*s;", name, (int) length, value);
}

static void
test_members (void)
{
  static const struct { const char *text, *members; } cases[] = {
    { " { \"a\" : 1.5e-3 , \"b\\n\\ud83d\\ude00\":[ {}, [ ], \"]\\\\\" ] } \r\n", "a=1.5e-3;b\n😀=[ {}, [ ], \"]\\\\\" ];" },
    { "{}", "" },
    { "{\"a\":1,}", NULL },
    { "{\"a\":01}", NULL },
    { "{\"a\":\"\n\"}", NULL },
    { "{\"a\":1} x", NULL },
    { "{\"a\":tru}", NULL },
    { "{\"\\ud83d\":1}", NULL },
    { "[1]", NULL },
    { "{\"a\"", NULL },
    { "", NULL },
  };
  g_autofree char *deep = g_strnfill (200000, '[');
  g_autofree char *nested = g_strconcat ("{\"a\":", deep, NULL);
  GString *unused = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) members = g_string_new (NULL);
      gboolean ok = nb_json_foreach_member (cases[i].text, strlen (cases[i].text), append_member, members);

      g_assert_true (ok == (cases[i].members != NULL));
      if (ok)
        g_assert_cmpstr (members->str, ==, cases[i].members);
    }
  g_assert_false (nb_json_foreach_member (nested, strlen (nested), append_member, unused));
  g_string_free (unused, TRUE);
}

/* --- tables ---------------------------------------------------------------------------------------------------- */

/* A list of something else is said to be none once; a list of articles tells what is wrong with each. */
static void
test_no_articles (Fixture *f,
                  gconstpointer data)
{
  g_autoptr (GString) rows = g_string_new (NULL);
  g_autoptr (GString) mixed = g_string_new (NULL);
  g_autofree char *none = NULL, *some = NULL;
  g_autoptr (NbImportJob) first = NULL, second = NULL;
  const NbImportReport *report;

  for (guint i = 0; i < 1500; i++)
    {
      g_string_append_printf (rows, "{\"station\":%u,\"rain\":3}\n", i);
      g_string_append_printf (mixed, i == 1200 ? "{\"text\":\"" TEXT ("một") "\"}\n" : "{\"rain\":%u}\n", i);
    }
  none = write_bytes (f, "rain.jsonl", rows->str, -1);
  some = write_bytes (f, "some.jsonl", mixed->str, -1);
  report = run_on (f, none, &first);
  g_assert_cmpuint (report->failures->len, ==, 1);
  assert_failure (report, 0, "rain.jsonl", "none of its 1500 records is an article; the first: there is no text");

  report = run_on (f, some, &second);
  g_assert_cmpuint (report->n_added, ==, 1);
  /* before the article 1200, of which 999 are told one by one; behind it 299 */
  g_assert_cmpuint (report->failures->len, ==, 999 + 1 + 299);
  assert_failure (report, 0, "some.jsonl, line 1", "there is no text");
  assert_failure (report, 999, "some.jsonl", "201 more records could not be read");
  assert_failure (report, 1000, "some.jsonl, line 1202", "there is no text");
}

static void
test_tables (Fixture *f,
             gconstpointer data)
{
  static const char *const tables[] = {
    "tiêu đề,NGÀY,Nguồn,nội dung,url\nHọp thôn %u,2021-03-04,Báo Mới,\"" TEXT ("một") "\n\nThôn %u, \"\"bàn\"\" tiếp.\",https://bao.example/%u\n",
    "\xEF\xBB\xBFTitle;Date;Source;Content;Link\r\nHọp thôn %u;2021-03-04;Báo Mới;\"" TEXT ("hai") "\r\n\r\nThôn %u; \"\"bàn\"\" tiếp.\";https://bao.example/%u\r\n",
    "tieu de\tngay dang\tnguon\tNoi_dung\tDường dẫn\nHọp thôn %u\t2021-03-04\tBáo Mới\t\"" TEXT ("ba") "\n\nThôn %u\t\"\"bàn\"\" tiếp.\"\thttps://bao.example/%u\n",
  };
  const char *const wide[] = { "UTF-16LE", "UTF-16BE" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    for (guint w = 0; w <= G_N_ELEMENTS (wide); w++)
      {
        g_autofree char *text = g_strdup_printf (tables[i], n, n, n);
        const char *plain = g_str_has_prefix (text, "\xEF\xBB\xBF") ? text + 3 : text;
        g_autofree char *marked = g_strconcat ("\xEF\xBB\xBF", plain, NULL);
        gsize size = strlen (text);
        g_autofree char *bytes = w ? g_convert (marked, -1, wide[w - 1], "UTF-8", NULL, &size, NULL) : g_strdup (text);
        g_autofree char *name = g_strdup_printf ("%u.csv", n);
        g_autofree char *row = g_strdup_printf ("%u.csv#2", n);
        g_autofree char *url = g_strdup_printf ("https://bao.example/%u", n);
        g_autofree char *title = g_strdup_printf ("Họp thôn %u", n);
        g_autofree char *path = write_bytes (f, name, bytes, size);
        g_autoptr (NbImportJob) job = NULL;
        g_autoptr (NbStoredArticle) stored = NULL;

        g_assert_cmpuint (run_on (f, path, &job)->n_added, ==, 1);
        stored = get_article (f, row);
        g_assert_cmpstr (stored->article->title, ==, title);
        g_assert_cmpstr (stored->article->source_name, ==, "Báo Mới");
        g_assert_cmpstr (stored->url, ==, url);
        g_assert_nonnull (strstr (stored->article->text, "\"bàn\" tiếp."));
        g_assert_true (stored->article->published.value.is_known);
        n++;
      }
}

/* --- archives -------------------------------------------------------------------------------------------------- */

static void
put_entry (struct archive *archive,
           const char *name,
           const char *contents,
           gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, size);
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, contents, size), ==, size);
  archive_entry_free (entry);
}

static void
put_text (struct archive *archive,
          const char *name,
          const char *n)
{
  g_autofree char *text = g_strconcat ("Bài ", n, "\n\n", TEXT (" "), n, "\n", NULL);

  put_entry (archive, name, text, strlen (text));
}

static void
test_names (Fixture *f,
            gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "all.zip", NULL);
  struct archive *archive = archive_write_new ();
  g_autoptr (NbImportJob) job = NULL;
  const NbImportReport *report;

  archive_write_set_format_zip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  put_text (archive, "../../etc/a.txt", "một");
  put_text (archive, "/b.txt", "hai");
  put_text (archive, "./c//d.txt", "ba");
  put_text (archive, "b\xE0i s\xF4\xEC.txt", "bốn");              /* CP1258: ố is ô and a combining mark */
  put_text (archive, "trang_files/e.html", "năm");                /* no page beside it */
  put_text (archive, ".hidden/f.txt", "sáu");
  put_entry (archive, "in.zip", "PK", 2);
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  report = run_on (f, path, &job);
  g_assert_cmpuint (report->n_added, ==, 5);
  g_assert_cmpuint (report->failures->len, ==, 1);
  assert_failure (report, 0, "all.zip#in.zip", "An archive within an archive is not read");
  for (guint i = 0; i < 5; i++)
    {
      static const char *const names[] = { "all.zip#etc/a.txt", "all.zip#b.txt", "all.zip#c/d.txt", "all.zip#bài số.txt", "all.zip#trang_files/e.html" };
      g_autoptr (NbStoredArticle) stored = get_article (f, names[i]);

      g_assert_nonnull (stored);
    }
}

static void
test_no_archive (Fixture *f,
                 gconstpointer data)
{
  static const char *const names[] = { "a.zip", "a.tar", "a.tar.gz", "a.tar.xz", "a.tar.zst" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < 2; k++)
      {
        g_autofree char *path = write_bytes (f, names[i], k ? "đây không phải kho nén" : "", -1);
        g_autoptr (NbImportJob) job = NULL;
        const NbImportReport *report = run_on (f, path, &job);

        g_assert_cmpuint (report->n_added, ==, 0);
        g_assert_cmpuint (report->failures->len, ==, 1);
        assert_failure (report, 0, names[i], "The archive is damaged");
      }
}

static void
test_password (Fixture *f,
               gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "secret.zip", NULL);
  struct archive *archive = archive_write_new ();
  g_autoptr (NbImportJob) job = NULL;
  const NbImportReport *report;

  archive_write_set_format_zip (archive);
  if (archive_write_set_options (archive, "zip:encryption=zipcrypt") != ARCHIVE_OK
      || archive_write_set_passphrase (archive, "mật khẩu") != ARCHIVE_OK)
    {
      archive_write_free (archive);
      g_test_skip ("libarchive was built without encryption");
      return;
    }
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  put_text (archive, "a.txt", "một");
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  report = run_on (f, path, &job);
  g_assert_cmpuint (report->n_added, ==, 0);
  assert_failure (report, 0, "secret.zip#a.txt", "protected by a password");
}

/* 80 MB of nothing in a few KB: reading stops, and what came before is kept. */
static void
test_bomb (Fixture *f,
           gconstpointer data)
{
  g_autofree char *path = g_build_filename (f->folder, "bomb.tar.gz", NULL);
  g_autofree char *nothing = g_malloc0 (1 << 20);
  struct archive *archive = archive_write_new ();
  g_autoptr (NbImportJob) job = NULL;
  const NbImportReport *report;

  archive_write_set_format_pax_restricted (archive);
  archive_write_add_filter_gzip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  put_text (archive, "a.txt", "một");
  for (guint i = 0; i < 80; i++)
    put_entry (archive, "x.bin", nothing, 1 << 20);
  put_text (archive, "b.txt", "hai");
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  report = run_on (f, path, &job);
  g_assert_cmpuint (report->n_added, ==, 1);
  assert_failure (report, report->failures->len - 1, "bomb.tar.gz", "reading was stopped");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/import-formats/" name, Fixture, NULL, set_up, function, tear_down)
  g_test_add_func ("/import-formats/members", test_members);
  ADD ("fields", test_fields);
  ADD ("no-articles", test_no_articles);
  ADD ("tables", test_tables);
  ADD ("names", test_names);
  ADD ("no-archive", test_no_archive);
  ADD ("password", test_password);
  ADD ("bomb", test_bomb);
  return g_test_run ();
}
