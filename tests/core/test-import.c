/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Import: the right files are found, bad ones get one clear line, nothing is added twice. */

#include "import/nb-file-walker.h"
#include "import/nb-import-job.h"

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char      *folder;
  char      *input;
  char      *library_path;
  NbPlaces  *places;
  NbLibrary *library;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-import-XXXXXX", NULL);
  f->input = g_build_filename (f->folder, "input", NULL);
  f->library_path = g_build_filename (f->folder, "library.nienbieu", NULL);
  g_assert_cmpint (g_mkdir (f->input, 0755), ==, 0);
  f->places = nb_places_new (&error);
  g_assert_no_error (error);
  f->library = nb_library_open (f->library_path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
remove_all (const char *path)
{
  GStatBuf st;

  if (g_lstat (path, &st) == 0 && S_ISDIR (st.st_mode))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir && (name = g_dir_read_name (dir)))
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          remove_all (child);
        }
    }
  g_remove (path);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->library);
  nb_places_unref (f->places);
  remove_all (f->folder);
  g_free (f->folder);
  g_free (f->input);
  g_free (f->library_path);
}

static char *
write_file (Fixture *f,
            const char *name,
            const char *contents)
{
  char *path = g_build_filename (f->input, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return path;
}

static void
put_file (Fixture *f,
          const char *name,
          const char *contents)
{
  g_free (write_file (f, name, contents));
}

static void
write_article (Fixture *f,
               const char *name,
               guint n)
{
  g_autofree char *text = g_strdup_printf ("Bài số %u\n\nSáng nay, tổ dân vận của thôn %u họp bàn chuyện làm đường. "
                                           "Bà con góp công, góp đất; con đường dài thêm %u mét.\n", n, n, n + 10);

  put_file (f, name, text);
}

static NbImportJob *
run_on (Fixture *f,
        const char *path)
{
  g_autoptr (GError) error = NULL;
  NbImportJob *job = nb_import_job_new (f->library, f->places);

  nb_import_job_add_path (job, path);
  g_assert_true (nb_import_job_run (job, NULL, &error));
  g_assert_no_error (error);
  return job;
}

static void
assert_report (NbImportJob *job,
               guint added,
               guint updated,
               guint duplicates,
               guint skipped,
               guint failures)
{
  const NbImportReport *r = nb_import_job_get_report (job);

  for (guint i = 0; i < r->failures->len; i++)
    {
      const NbImportFailure *failure = g_ptr_array_index (r->failures, i);

      g_test_message ("%s: %s", failure->path, failure->reason);
      g_assert_null (strchr (failure->reason, '\n'));
      g_assert_cmpstr (failure->reason, !=, "");
    }
  g_assert_cmpint (r->n_added, ==, added);
  g_assert_cmpint (r->n_updated, ==, updated);
  g_assert_cmpint (r->n_duplicates, ==, duplicates);
  g_assert_cmpint (r->n_skipped, ==, skipped);
  g_assert_cmpint (r->failures->len, ==, failures);
}

static void
assert_one_failure (NbImportJob *job,
                    const char *reason_part)
{
  const NbImportReport *r = nb_import_job_get_report (job);
  const NbImportFailure *failure;

  g_assert_cmpint (r->failures->len, ==, 1);
  failure = g_ptr_array_index (r->failures, 0);
  g_assert_nonnull (strstr (failure->reason, reason_part));
}

static void
count_row (const NbLibraryRow *row,
           gpointer n)
{
  ++*(guint *) n;
}

static guint
n_rows (NbLibrary *library)
{
  guint n = 0;

  g_assert_true (nb_library_foreach_row (library, count_row, &n, NULL, NULL));
  return n;
}

static void
test_folder (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbImportJob) first = NULL;
  g_autoptr (NbImportJob) second = NULL;
  g_autoptr (NbImportJob) third = NULL;

  put_file (f, ".hidden.txt", "Không ai thấy tệp này cả.");
  put_file (f, "b/picture.jpg", "jpg");
  put_file (f, "page.html", "<html><body><h1>Một trang</h1><p>Trang này có chữ, và chữ nói về việc làng.</p></body></html>");
  put_file (f, "page_files/frame.html", "<html><body><p>Quảng cáo trong khung, không phải bài.</p></body></html>");
  write_article (f, "a.txt", 1);
  write_article (f, "b/c.TXT", 2);
  write_article (f, "b/d/e.txt", 3);

  first = run_on (f, f->input);
  assert_report (first, 4, 0, 0, 1, 0);
  g_assert_cmpint (n_rows (f->library), ==, 4);

  second = run_on (f, f->input);
  assert_report (second, 0, 0, 4, 1, 0);

  write_article (f, "a.txt", 99);
  third = run_on (f, f->input);
  assert_report (third, 0, 1, 3, 1, 0);
  g_assert_cmpint (n_rows (f->library), ==, 4);
}

static void
test_same_twice (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (NbImportJob) job = NULL;

  write_article (f, "a.txt", 1);
  write_article (f, "b.txt", 1);
  job = run_on (f, f->input);
  assert_report (job, 1, 0, 1, 0, 0);
}

static void
test_bad_files (Fixture *f,
                gconstpointer data)
{
  g_autofree char *binary = g_build_filename (f->input, "binary.txt", NULL);
  g_autofree char *huge = write_file (f, "huge.txt", "x");
  g_autoptr (NbImportJob) job = NULL;
  guint8 noise[5000];
  const NbImportReport *report;
  gboolean said_size = FALSE;

  put_file (f, "empty.txt", "");
  for (guint i = 0; i < sizeof noise; i++)
    noise[i] = (i * 7919 + (i >> 3)) & 0xff;
  memcpy (noise, "\x89PNG\r\n\x1a\n\0\0", 10);
  g_assert_true (g_file_set_contents (binary, (char *) noise, sizeof noise, NULL));
  g_assert_cmpint (truncate (huge, 200 * 1024 * 1024), ==, 0);
  write_article (f, "good.txt", 1);
  write_article (f, "z.txt", 2);

  job = run_on (f, f->input);
  assert_report (job, 2, 0, 0, 0, 3);
  report = nb_import_job_get_report (job);
  for (guint i = 0; i < report->failures->len; i++)
    {
      const NbImportFailure *failure = g_ptr_array_index (report->failures, i);

      said_size |= g_str_equal (failure->path, huge) && strstr (failure->reason, "larger than");
    }
  g_assert_true (said_size);
}

static void
test_named (Fixture *f,
            gconstpointer data)
{
  g_autofree char *missing = g_build_filename (f->input, "none.txt", NULL);
  g_autofree char *archive = write_file (f, "all.7z", "PK");
  g_autofree char *other = write_file (f, "letter.docx", "PK");
  g_autofree char *fifo = g_build_filename (f->input, "pipe.txt", NULL);
  const char *const paths[] = { missing, archive, other, fifo };
  const char *const reasons[] = { "No such file", "yet", "Only text files", "Not a file" };

  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (NbImportJob) job = run_on (f, paths[i]);

      assert_one_failure (job, reasons[i]);
    }
  {
    g_autoptr (NbImportJob) job = run_on (f, f->input);   /* within a folder they are skipped */

    assert_report (job, 0, 0, 0, 3, 0);
  }
}

/* --- records, archives, saved pages --------------------------------------------------------------------------- */

#define TEXT(n) "Sáng nay, tổ dân vận của thôn " n " họp bàn chuyện làm đường, bà con góp công và góp đất."

static void
test_json_lines (Fixture *f,
                 gconstpointer data)
{
  g_autofree char *path = write_file (f, "a.jsonl",
                                      "{\"title\": \"Bài một\", \"text\": \"" TEXT ("một") "\", \"url\": \"https://bao.example/1\"}\n"
                                      "{\"title\": \"Bài gãy\", \"text\n"
                                      "\n"
                                      "{\"Tiêu đề\": \"Bài ba\", \"Nội dung\": \"" TEXT ("ba") "\"}\n"
                                      "{\"title\": \"Không chữ\"}");
  g_autoptr (NbImportJob) job = run_on (f, path);
  g_autoptr (NbImportJob) again = NULL;
  g_autofree char *third = g_strconcat (path, "#4", NULL);
  const NbImportFailure *failure = g_ptr_array_index (nb_import_job_get_report (job)->failures, 0);
  gint64 id;

  assert_report (job, 2, 0, 0, 0, 2);
  g_assert_true (g_str_has_suffix (failure->path, "a.jsonl, line 2"));
  g_assert_cmpstr (failure->reason, ==, "this is not JSON");
  g_assert_true (nb_library_find_document (f->library, NULL, "https://bao.example/1", NULL) != 0);
  id = nb_library_find_document (f->library, third, NULL, NULL);
  {
    g_autoptr (NbStoredArticle) stored = nb_library_get_article (f->library, id, NULL, NULL);

    g_assert_cmpstr (stored->article->title, ==, "Bài ba");
  }
  again = run_on (f, path);
  assert_report (again, 0, 0, 2, 0, 2);
}

static void
test_table (Fixture *f,
            gconstpointer data)
{
  g_autofree char *path = write_file (f, "a.csv",
                                      "\xEF\xBB\xBF\"Nội dung\";\"Tiêu đề\";Ghi chú\r\n"
                                      "\"" TEXT ("một") "\r\nCon đường \"\"mới\"\" dài; rộng.\";Bài một;x\r\n"
                                      "\"" TEXT ("hai") ";Bài hai;\r\n"
                                      "\"" TEXT ("ba") "\";Bài ba;\r\n"
                                      ";Bài bốn;\r\n"
                                      ";;\r\n");
  g_autoptr (NbImportJob) job = run_on (f, path);
  const NbImportFailure *broken = g_ptr_array_index (nb_import_job_get_report (job)->failures, 0);
  const NbImportFailure *empty = g_ptr_array_index (nb_import_job_get_report (job)->failures, 1);

  assert_report (job, 2, 0, 0, 0, 2);
  g_assert_true (g_str_has_suffix (broken->path, "a.csv, line 4"));
  g_assert_cmpstr (broken->reason, ==, "the quotation marks do not match");
  g_assert_true (g_str_has_suffix (empty->path, "a.csv, line 6"));
  g_assert_cmpstr (empty->reason, ==, "there is no text");
}

static void
test_saved_page (Fixture *f,
                 gconstpointer data)
{
  g_autofree char *path = write_file (f, "a.mhtml",
                                      "From: <Saved>\r\nSnapshot-Content-Location: https://bao.example/tin\r\n"
                                      "Content-Type: multipart/related;\r\n\ttype=\"text/html\";\r\n\tboundary=\"--b\"\r\n\r\n"
                                      "----b\r\nContent-Type: text/html; charset=utf-8\r\n"
                                      "Content-Transfer-Encoding: quoted-printable\r\n\r\n"
                                      "<html><body><h1>M=E1=BB=99t trang</h1><p>" TEXT ("m=E1=BB=\r\n=99t") "</p></body></html>\r\n"
                                      "----b\r\nContent-Type: image/png\r\n\r\nx\r\n----b--\r\n");
  g_autoptr (NbImportJob) job = run_on (f, path);
  g_autoptr (NbImportJob) bad = NULL;
  g_autofree char *other = write_file (f, "b.mht", "Content-Type: multipart/related\r\n\r\nx");

  assert_report (job, 1, 0, 0, 0, 0);
  g_assert_true (nb_library_find_document (f->library, NULL, "https://bao.example/tin", NULL) != 0);
  bad = run_on (f, other);
  assert_one_failure (bad, "no web page");
}

static void
put_entry (struct archive *archive,
           const char *name,
           const char *contents)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, strlen (contents));
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (archive, contents, strlen (contents)), ==, strlen (contents));
  archive_entry_free (entry);
}

static void
test_archive (Fixture *f,
              gconstpointer format)
{
  gboolean is_zip = g_str_equal (format, "zip");
  g_autofree char *path = g_build_filename (f->input, is_zip ? "all.zip" : "all.tar.gz", NULL);
  struct archive *archive = archive_write_new ();
  g_autoptr (NbImportJob) job = NULL;
  g_autoptr (NbImportJob) cut = NULL;
  g_autofree char *bytes = NULL;
  gsize size;

  is_zip ? archive_write_set_format_zip (archive) : archive_write_set_format_pax_restricted (archive);
  if (!is_zip)
    archive_write_add_filter_gzip (archive);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  put_entry (archive, "a/page_files/frame.html", "<html><body><p>Quảng cáo trong khung, không phải bài.</p></body></html>");
  put_entry (archive, "a/page.html", "<html><body><h1>Một trang</h1><p>" TEXT ("một") "</p></body></html>");
  put_entry (archive, "a/b/c.txt", "Bài hai\n\n" TEXT ("hai") "\n");
  put_entry (archive, "d.jsonl", "{\"title\":\"Bài ba\",\"text\":\"" TEXT ("ba") "\"}\n{\n");
  put_entry (archive, "e.jpg", "jpg");
  g_assert_cmpint (archive_write_free (archive), ==, ARCHIVE_OK);
  job = run_on (f, path);
  assert_report (job, 3, 0, 0, 1, 1);

  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_true (g_file_set_contents (path, bytes, size / 2, NULL));
  cut = run_on (f, path);
  g_assert_cmpint (nb_import_job_get_report (cut)->failures->len, >=, 1);
  g_assert_cmpint (n_rows (f->library), ==, 3);
}

static void
test_loops (Fixture *f,
            gconstpointer data)
{
  g_autofree char *loop = g_build_filename (f->input, "deep", "loop", NULL);
  g_autofree char *self = g_build_filename (f->input, "self.txt", NULL);
  g_autofree char *dangling = g_build_filename (f->input, "gone.txt", NULL);
  g_autoptr (NbImportJob) job = NULL;

  write_article (f, "deep/a.txt", 1);
  g_assert_cmpint (symlink (f->input, loop), ==, 0);
  g_assert_cmpint (symlink ("self.txt", self), ==, 0);
  g_assert_cmpint (symlink ("nowhere.txt", dangling), ==, 0);
  job = run_on (f, f->input);
  assert_report (job, 1, 0, 0, 1, 1);
}

static void
test_unreadable (Fixture *f,
                 gconstpointer data)
{
  g_autofree char *secret = write_file (f, "secret.txt", "bí mật, không ai đọc được");
  g_autofree char *folder = g_build_filename (f->input, "locked", NULL);
  g_autoptr (NbImportJob) job = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may read everything");
      return;
    }
  write_article (f, "a.txt", 1);
  write_article (f, "locked/b.txt", 2);
  g_assert_cmpint (g_chmod (secret, 0), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0), ==, 0);
  job = run_on (f, f->input);
  g_assert_cmpint (g_chmod (folder, 0755), ==, 0);
  assert_report (job, 1, 0, 0, 0, 2);
}

static void
test_read_only (Fixture *f,
                gconstpointer data)
{
  g_autoptr (NbImportJob) job = NULL;
  g_autoptr (GError) error = NULL;

  write_article (f, "a.txt", 1);
  g_clear_object (&f->library);
  f->library = nb_library_open (f->library_path, NB_LIBRARY_READ_ONLY, NULL, NULL);
  job = nb_import_job_new (f->library, f->places);
  nb_import_job_add_path (job, f->input);
  g_assert_false (nb_import_job_run (job, NULL, &error));
  g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY);
}

/* --- progress and cancelling ----------------------------------------------------------------------------------- */

typedef struct
{
  GThread      *thread;
  GMainLoop    *loop;
  GCancellable *cancellable;
  guint         n_told;
  guint         last_done;
  guint         last_total;
  gboolean      ok;
  GError       *error;
} Run;

static void
on_progress (NbImportJob *job,
             guint done,
             guint total,
             const char *name,
             gpointer data)
{
  Run *run = data;

  g_assert_true (g_thread_self () == run->thread);
  g_assert_cmpint (done, >=, run->last_done);
  g_assert_cmpint (done, <=, total);
  g_assert_nonnull (name);
  run->n_told++;
  run->last_done = done;
  run->last_total = total;
  if (run->cancellable)
    g_cancellable_cancel (run->cancellable);
}

static void
on_done (GObject *source,
         GAsyncResult *result,
         gpointer data)
{
  Run *run = data;

  run->ok = nb_import_job_run_finish (NB_IMPORT_JOB (source), result, &run->error);
  g_main_loop_quit (run->loop);
}

static void
run_async (Fixture *f,
           Run *run,
           NbImportJob *job)
{
  run->thread = g_thread_self ();
  run->loop = g_main_loop_new (NULL, FALSE);
  g_signal_connect (job, "progress", G_CALLBACK (on_progress), run);
  nb_import_job_add_path (job, f->input);
  nb_import_job_run_async (job, run->cancellable, on_done, run);
  g_main_loop_run (run->loop);
  g_main_loop_unref (run->loop);
}

static void
test_async (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbImportJob) job = nb_import_job_new (f->library, f->places);
  Run run = { 0 };

  for (guint i = 0; i < 450; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.txt", i);

      write_article (f, name, i);
    }
  run_async (f, &run, job);
  g_assert_no_error (run.error);
  g_assert_true (run.ok);
  g_assert_cmpint (run.n_told, >=, 1);
  g_assert_cmpint (run.last_done, ==, 450);
  g_assert_cmpint (run.last_total, ==, 450);
  assert_report (job, 450, 0, 0, 0, 0);
  g_assert_cmpint (n_rows (f->library), ==, 450);
}

static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbImportJob) job = nb_import_job_new (f->library, f->places);
  g_autoptr (NbImportJob) again = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Run run = { .cancellable = cancellable };
  guint kept;

  for (guint i = 0; i < 600; i++)
    {
      g_autofree char *name = g_strdup_printf ("%03u.txt", i);

      write_article (f, name, i);
    }
  run_async (f, &run, job);
  g_assert_false (run.ok);
  g_assert_error (run.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&run.error);
  g_assert_true (nb_import_job_get_report (job)->cancelled);
  kept = nb_import_job_get_report (job)->n_added;
  g_assert_cmpint (n_rows (f->library), ==, kept);

  again = run_on (f, f->input);
  assert_report (again, 600 - kept, 0, kept, 0, 0);
}

static void
check_sample (const NbLibraryRow *row,
              gpointer n)
{
  g_assert_true (row->is_sample);
  g_assert_true (g_str_has_prefix (row->path, "sample:"));
  ++*(guint *) n;
}

static void
test_sample (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbImportJob) job = nb_import_job_new (f->library, f->places);
  g_autoptr (GError) error = NULL;
  guint n = 0, removed = 0;

  nb_import_job_add_sample (job);
  g_assert_true (nb_import_job_run (job, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (nb_library_foreach_row (f->library, check_sample, &n, NULL, &error));
  g_assert_cmpint (n, >=, 60);
  assert_report (job, n, 0, 0, 0, 0);
  g_assert_true (nb_library_remove_sample (f->library, &removed, NULL, &error));
  g_assert_cmpint (removed, ==, n);
}

static void
test_words (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbImportReport) report = nb_import_report_new ();
  g_autofree char *nothing = nb_import_report_to_words (report);
  g_autofree char *words = NULL, *json = NULL;

  g_assert_cmpstr (nothing, ==, "nothing found to import");
  report->n_added = 1;
  report->n_duplicates = 3;
  nb_import_report_fail (report, "/a \"b\"", "reason");
  words = nb_import_report_to_words (report);
  json = nb_import_report_to_json (report);
  g_assert_cmpstr (words, ==, "1 new article, 3 already there, 1 file could not be read");
  g_assert_cmpstr (json, ==, "{\"added\":1,\"updated\":0,\"duplicates\":3,\"skipped\":0,\"not_about\":0,\"cancelled\":false,"
                             "\"failures\":[{\"path\":\"/a \\\"b\\\"\",\"reason\":\"reason\"}]}");
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/import/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("folder", test_folder);
  ADD ("same-twice", test_same_twice);
  ADD ("bad-files", test_bad_files);
  ADD ("named", test_named);
  ADD ("json-lines", test_json_lines);
  ADD ("table", test_table);
  ADD ("saved-page", test_saved_page);
  g_test_add ("/import/zip", Fixture, "zip", set_up, test_archive, tear_down);
  g_test_add ("/import/tar", Fixture, "tar", set_up, test_archive, tear_down);
  ADD ("loops", test_loops);
  ADD ("unreadable", test_unreadable);
  ADD ("read-only", test_read_only);
  ADD ("async", test_async);
  ADD ("cancel", test_cancel);
  ADD ("sample", test_sample);
  ADD ("words", test_words);
  return g_test_run ();
}
