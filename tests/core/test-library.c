/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The library: what goes in comes out, what is searched is found, and no file is harmed. */

#include "store/nb-library-private.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  f->folder = g_dir_make_tmp ("nb-library-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static NbLibrary *
open_library (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  NbLibrary *library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (library);
  return library;
}

static NbArticle *
make_article (const char *title,
              const char *body)
{
  static const char *const roles[] = { "Trưởng Ban Dân vận", NULL };
  NbArticle *article = nb_article_new ();
  NbEdtf happened;

  g_assert_true (nb_edtf_parse ("2021-07-13", &happened, NULL));
  article->title = g_strdup (title);
  article->text = g_strdup (body);
  article->source_name = g_strdup ("Báo Thử Nghiệm");
  article->scope = NB_SCOPE_PROVINCE;
  article->about_dan_van = TRUE;
  article->happened.value = happened;
  article->happened.evidence = nb_evidence_new (0, 4, "13/7", "date-day-month", 0.9);
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, body));
  g_ptr_array_add (article->places, nb_place_mention_new ("VN-03", "Hà Giang", NB_ROLE_SUBJECT, nb_evidence_new (0, 2, "HG", "stated", 1)));
  g_ptr_array_add (article->people, nb_person_new ("Lò Thị Mẫu", roles, nb_evidence_new (1, 3, "x", "role-name", 0.8)));
  g_ptr_array_add (article->campaigns, nb_mention_new ("Dân vận khéo", nb_evidence_new (1, 3, "x", "campaign", 0.8)));
  g_ptr_array_add (article->documents, nb_document_new ("Nghị quyết", "25", "NQ/TW", NULL, NULL, nb_evidence_new (1, 3, "x", "doc", 1)));
  return article;
}

static NbAddResult
add_from (NbLibrary *library,
          const char *title,
          const char *body,
          const char *path,
          gboolean is_sample)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = make_article (title, body);
  g_autofree char *whole = g_strconcat (title ? title : "", "\n", body, NULL);
  g_autoptr (GBytes) original = g_bytes_new (whole, strlen (whole));
  NbLibraryItem item = { article, path, NULL, original, "text/plain", is_sample };
  NbAddResult result;

  g_assert_true (nb_library_add (library, &item, 1, &result, NULL, &error));
  g_assert_no_error (error);
  return result;
}

static NbAddResult
add (NbLibrary *library,
     const char *title,
     const char *body)
{
  return add_from (library, title, body, NULL, FALSE);
}

static char *
match_as (NbLibrary *library,
          const char *words,
          NbSearchMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GArray) ids = NULL;
  GString *out = g_string_new (NULL);

  query->words = g_strdup (words);
  query->mode = mode;
  ids = nb_library_match (library, query, NULL, &error);
  g_assert_no_error (error);
  if (!ids)
    g_string_append (out, "all");
  for (guint i = 0; ids && i < ids->len; i++)
    g_string_append_printf (out, "%s%d", i ? " " : "", (int) g_array_index (ids, gint64, i));
  return g_string_free (out, FALSE);
}

static void
assert_match (NbLibrary *library,
              const char *words,
              NbSearchMode mode,
              const char *expected)
{
  g_autofree char *found = match_as (library, words, mode);

  if (g_strcmp0 (found, expected) != 0)
    g_error ("“%s” (mode %d) gives %s, not %s", words, mode, found, expected);
}

static void
count_rows (const NbLibraryRow *row,
            gpointer n)
{
  ++*(guint *) n;
}

static guint
n_rows (NbLibrary *library)
{
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_assert_true (nb_library_foreach_row (library, count_rows, &n, NULL, &error));
  g_assert_no_error (error);
  return n;
}

static void
check_row (const NbLibraryRow *row,
           gpointer data)
{
  g_autofree char *happened = nb_edtf_to_string (&row->happened);

  g_assert_cmpint (row->id, ==, 1);
  g_assert_cmpstr (row->title, ==, "Hội nghị dân vận");
  g_assert_cmpstr (happened, ==, "2021-07-13");
  g_assert_false (row->published.is_known);
  g_assert_cmpstr (row->source, ==, "Báo Thử Nghiệm");
  g_assert_cmpstr (row->unit, ==, "VN-03");
  g_assert_cmpint (row->scope, ==, NB_SCOPE_PROVINCE);
  g_assert_cmpstr (row->campaign, ==, "Dân vận khéo");
  g_assert_cmpstr (row->path, ==, "/a.txt");
  g_assert_null (row->url);
  g_assert_true (row->about_dan_van);
  g_assert_false (row->is_sample);
  *(gboolean *) data = TRUE;
}

static void
test_round_trip (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (NbStoredArticle) stored = NULL;
  g_autoptr (NbStoredArticle) none = NULL;
  g_autoptr (NbArticle) article = make_article ("Hội nghị dân vận", "Sáng 13/7, …");
  g_autofree char *before = nb_article_to_json_string (article, TRUE);
  g_autofree char *after = NULL;
  gboolean seen = FALSE;

  g_assert_cmpint (add_from (library, "Hội nghị dân vận", "Sáng 13/7, …", "/a.txt", FALSE), ==, NB_ADD_ADDED);
  g_assert_true (nb_library_foreach_row (library, check_row, &seen, NULL, &error));
  g_assert_true (seen);

  stored = nb_library_get_article (library, 1, NULL, &error);
  g_assert_no_error (error);
  after = nb_article_to_json_string (stored->article, TRUE);
  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (stored->article->text, ==, "Sáng 13/7, …");
  g_assert_cmpstr (stored->path, ==, "/a.txt");
  g_assert_cmpint (stored->added, >, 1600000000);

  none = nb_library_get_article (library, 77, NULL, &error);
  g_assert_no_error (error);
  g_assert_null (none);
}

static void
test_duplicates (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbStoredArticle) stored = NULL;
  g_autoptr (NbLibraryReport) report = NULL;
  g_autoptr (GBytes) same = g_bytes_new_static ("A\nmột", strlen ("A\nmột"));
  g_autoptr (GBytes) other = g_bytes_new_static ("B", 1);

  g_assert_cmpint (add_from (library, "A", "một", "/a.txt", FALSE), ==, NB_ADD_ADDED);
  g_assert_cmpint (add_from (library, "A", "một", "/copy.txt", FALSE), ==, NB_ADD_DUPLICATE);
  g_assert_cmpint (nb_library_find_document (library, NULL, NULL, same), ==, 1);
  g_assert_cmpint (nb_library_find_document (library, NULL, NULL, other), ==, 0);
  g_assert_cmpint (nb_library_find_document (library, "/a.txt", NULL, other), ==, 1);
  g_assert_cmpint (nb_library_find_document (library, "/b.txt", NULL, NULL), ==, 0);
  g_assert_cmpint (nb_library_find_document (library, "/b.txt", NULL, same), ==, 1);

  g_assert_cmpint (add_from (library, "A", "hai", "/a.txt", FALSE), ==, NB_ADD_UPDATED);
  g_assert_cmpint (n_rows (library), ==, 1);
  stored = nb_library_get_article (library, 1, NULL, &error);
  g_assert_cmpstr (stored->article->text, ==, "hai");
  assert_match (library, "hai", NB_SEARCH_MARKS, "1");
  assert_match (library, "một", NB_SEARCH_MARKS, "");

  g_clear_object (&library);
  report = nb_library_check (f->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->ok);
}

static void
test_search (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);

  add (library, "Đảng bộ tỉnh", "Công tác dân vận khéo ở Đồng Văn");            /* 1 */
  add (library, "Ngư dân vận chuyển", "Đang chở cá về bến; hoà nhã");           /* 2 */
  add (library, "Hội nghị", "Triển khai Nghị quyết 25-NQ/TW, dẫn lời");         /* 3 */

  assert_match (library, "dan van", NB_SEARCH_FOLDED, "1 2");
  assert_match (library, "dan van", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "dân vận", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "DÂN VẬN", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "dân vân", NB_SEARCH_MARKS, "");
  assert_match (library, "dân van", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "dan van", NB_SEARCH_EXACT, "");
  assert_match (library, "Dân Vận", NB_SEARCH_EXACT, "1 2");
  assert_match (library, "đảng", NB_SEARCH_MARKS, "1");
  assert_match (library, "dang", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "đang", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "đang", NB_SEARCH_EXACT, "2");
  assert_match (library, "đảng", NB_SEARCH_FOLDED, "1 2");
  assert_match (library, "dan", NB_SEARCH_MARKS, "1 2 3");
  assert_match (library, "dân", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "hòa", NB_SEARCH_MARKS, "2");

  assert_match (library, "\"dân vận khéo\"", NB_SEARCH_MARKS, "1");
  assert_match (library, "\"vận dân\"", NB_SEARCH_MARKS, "");
  assert_match (library, "vận dân", NB_SEARCH_MARKS, "1 2");
  assert_match (library, "tri*", NB_SEARCH_MARKS, "3");
  assert_match (library, "triể*", NB_SEARCH_MARKS, "3");
  assert_match (library, "trì*", NB_SEARCH_MARKS, "");
  assert_match (library, "dân -chuyển", NB_SEARCH_MARKS, "1");
  assert_match (library, "-vận", NB_SEARCH_MARKS, "3");
  assert_match (library, "-van", NB_SEARCH_MARKS, "3");
  assert_match (library, "-dân", NB_SEARCH_MARKS, "3");
  assert_match (library, "khéo OR nghị", NB_SEARCH_MARKS, "1 3");
  assert_match (library, "tỉnh khéo OR nghị", NB_SEARCH_MARKS, "1");
  assert_match (library, "25-NQ/TW", NB_SEARCH_MARKS, "3");
}

/* Whatever is typed is a question, never an error. */
static void
test_search_never_fails (Fixture *f,
                         gconstpointer data)
{
  static const char *const typed[] = {
    "\"", "\"\"", "-", "--", "*", "OR", "OR OR", "a OR", "OR a", "a OR -b", "-a OR b", "( )", "NEAR(a b)", "a AND", "NOT",
    "title:dân", "{a b}", "a^", "'", "';--", "a\"b", "\"a", "-\"a b\"*", "a* b*", "\xc4\x91*", "+", "😀", "a,b;c",
    "AND OR NOT NEAR", "\\", "%_", "-*", "\"*\"", "\"-\"",
  };
  g_autoptr (NbLibrary) library = open_library (f);

  add (library, "a", "b c AND");
  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    for (int mode = NB_SEARCH_MARKS; mode <= NB_SEARCH_FOLDED; mode++)
      {
        g_autofree char *found = match_as (library, typed[i], mode);

        g_assert_nonnull (found);
      }
  assert_match (library, "AND", NB_SEARCH_MARKS, "1");
  assert_match (library, "NOT", NB_SEARCH_MARKS, "");
  assert_match (library, "\"\"", NB_SEARCH_MARKS, "all");
  assert_match (library, "\xff\xfe", NB_SEARCH_MARKS, "all");
}

static void
test_facets (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) none = NULL;

  add (library, "A", "x");
  add (library, "B", "y");
  nb_strv_toggle (&query->campaigns, "dan van kheo");
  nb_strv_toggle (&query->documents, "Nghị quyết 25-NQ/TW");
  nb_strv_toggle (&query->people, "Không Có Ai");
  nb_strv_toggle (&query->people, "lò thị mẫu");
  query->words = g_strdup ("x");
  ids = nb_library_match (library, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (ids->len, ==, 1);

  nb_strv_toggle (&query->campaigns, "dan van kheo");
  nb_strv_toggle (&query->campaigns, "dân vân khéo");
  none = nb_library_match (library, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (none);
  g_assert_cmpint (none->len, ==, 0);
}

static void
test_sample (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (NbLibraryReport) report = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  add_from (library, "A", "của tôi", "/a", FALSE);
  add_from (library, "B", "minh họa", NULL, TRUE);
  add_from (library, "C", "minh họa nữa", NULL, TRUE);
  g_assert_true (nb_library_remove_sample (library, &n, NULL, &error));
  g_assert_cmpint (n, ==, 2);
  g_assert_cmpint (n_rows (library), ==, 1);
  assert_match (library, "minh", NB_SEARCH_MARKS, "");
  /* an id is never given twice */
  add (library, "D", "mới");
  assert_match (library, "mới", NB_SEARCH_MARKS, "4");
  g_clear_object (&library);
  report = nb_library_check (f->path, FALSE, NULL, &error);
  g_assert_true (report->ok);
}

static void
test_feeds (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;
  g_autoptr (GPtrArray) after = NULL;
  NbFeed *feed;
  gboolean flag;

  g_assert_true (nb_library_add_feed (library, "https://example.org/rss", &flag, NULL, &error));
  g_assert_false (flag);
  g_assert_true (nb_library_add_feed (library, "https://example.org/rss", &flag, NULL, &error));
  g_assert_true (flag);
  feeds = nb_library_list_feeds (library, NULL, &error);
  g_assert_cmpint (feeds->len, ==, 1);
  feed = g_ptr_array_index (feeds, 0);
  g_assert_cmpint (feed->checked, ==, 0);
  g_free (feed->etag);
  feed->etag = g_strdup ("\"abc\"");
  feed->due = 42;
  feed->n_failures = 3;
  feed->ok = FALSE;
  g_assert_true (nb_library_update_feed (library, feed, NULL, &error));
  after = nb_library_list_feeds (library, NULL, &error);
  feed = g_ptr_array_index (after, 0);
  g_assert_cmpstr (feed->etag, ==, "\"abc\"");
  g_assert_cmpint (feed->due, ==, 42);
  g_assert_cmpint (feed->n_failures, ==, 3);
  g_assert_false (feed->ok);

  g_assert_true (nb_library_wants_page (library, "https://example.org/1"));
  for (guint i = 0; i < 3; i++)
    {
      g_assert_true (nb_library_wants_page (library, "https://example.org/1"));
      g_assert_true (nb_library_note_page (library, "https://example.org/1", FALSE, NULL, &error));
    }
  g_assert_false (nb_library_wants_page (library, "https://example.org/1"));
  g_assert_true (nb_library_note_page (library, "https://example.org/2", TRUE, NULL, &error));
  g_assert_false (nb_library_wants_page (library, "https://example.org/2"));

  g_assert_true (nb_library_remove_feed (library, "https://example.org/rss", &flag, NULL, &error));
  g_assert_true (flag);
  g_assert_true (nb_library_remove_feed (library, "https://example.org/rss", &flag, NULL, &error));
  g_assert_false (flag);
}

/* --- files that are not ours to write -------------------------------------------------------------------------- */

static void
assert_refused (const char *path,
                NbLibraryFlags flags,
                NbLibraryError code)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (path, flags, NULL, &error);

  g_assert_null (library);
  g_assert_error (error, NB_LIBRARY_ERROR, (int) code);
  g_assert_null (strchr (error->message, '\n'));
}

static void
run_sql (const char *path,
         const char *sql)
{
  g_autofree char *quoted = g_shell_quote (path);
  g_autofree char *quoted_sql = g_shell_quote (sql);
  g_autofree char *output = NULL;
  g_autofree char *command = g_strdup_printf ("sqlite3 %s %s", quoted, quoted_sql);
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_command_line_sync (command, &output, NULL, &status, &error));
  g_assert_cmpint (status, ==, 0);
}

static void
test_foreign (Fixture *f,
              gconstpointer data)
{
  g_autofree char *text = g_build_filename (f->folder, "letter.txt", NULL);
  g_autofree char *after = NULL;
  g_autofree char *missing = g_build_filename (f->folder, "none", NULL);
  gsize length;

  g_assert_true (g_file_set_contents (text, "dear library, this is no library, but it is longer than a header of SQLite, "
                                            "which is one hundred bytes", -1, NULL));
  assert_refused (text, NB_LIBRARY_CREATE, NB_LIBRARY_ERROR_NOT_A_LIBRARY);
  g_assert_true (g_file_get_contents (text, &after, &length, NULL));
  g_assert_true (g_str_has_prefix (after, "dear library"));
  assert_refused (f->folder, NB_LIBRARY_CREATE, NB_LIBRARY_ERROR_NOT_A_LIBRARY);
  assert_refused (missing, 0, NB_LIBRARY_ERROR_OPEN);
  assert_refused (missing, NB_LIBRARY_CREATE | NB_LIBRARY_READ_ONLY, NB_LIBRARY_ERROR_OPEN);
  g_assert_false (g_file_test (missing, G_FILE_TEST_EXISTS));
  assert_refused ("/proc/none/library", NB_LIBRARY_CREATE, NB_LIBRARY_ERROR_OPEN);
}

static void
test_foreign_database (Fixture *f,
                       gconstpointer data)
{
  g_autofree char *sqlite = g_find_program_in_path ("sqlite3");
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  if (!sqlite)
    {
      g_test_skip ("sqlite3 is not installed");
      return;
    }
  run_sql (f->path, "PRAGMA journal_mode=wal; CREATE TABLE t (x); INSERT INTO t VALUES (1)");
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  assert_refused (f->path, NB_LIBRARY_CREATE, NB_LIBRARY_ERROR_NOT_A_LIBRARY);
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
}

static void
patch (const char *path,
       goffset at,
       gconstpointer bytes,
       gsize n)
{
  FILE *file = fopen (path, "r+b");

  g_assert_nonnull (file);
  fseek (file, at, SEEK_SET);
  g_assert_cmpint (fwrite (bytes, 1, n, file), ==, n);
  fclose (file);
}

static void
test_newer (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL, *after = NULL;
  gsize n_before, n_after;

  g_clear_object (&library);
  patch (f->path, 60, "\0\0\0\x63", 4);   /* user_version */
  g_assert_true (g_file_get_contents (f->path, &before, &n_before, NULL));
  assert_refused (f->path, NB_LIBRARY_CREATE, NB_LIBRARY_ERROR_TOO_NEW);
  g_assert_true (g_file_get_contents (f->path, &after, &n_after, NULL));
  g_assert_cmpmem (before, n_before, after, n_after);
  g_assert_null (nb_library_check (f->path, TRUE, NULL, &error));
  g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_TOO_NEW);
}

static void
test_read_only (Fixture *f,
                gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (NbArticle) article = make_article ("C", "d");
  NbLibraryItem item = { .article = article };

  add (library, "A", "b");
  g_clear_object (&library);
  g_assert_cmpint (g_chmod (f->path, 0444), ==, 0);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      library = nb_library_open (f->path, i ? NB_LIBRARY_READ_ONLY : NB_LIBRARY_CREATE, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (nb_library_is_read_only (library));
      g_assert_cmpint (n_rows (library), ==, 1);
      assert_match (library, "b", NB_SEARCH_MARKS, "1");
      g_assert_false (nb_library_add (library, &item, 1, NULL, NULL, &error));
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_READ_ONLY);
      g_clear_object (&library);
    }
}

static void
test_empty_file (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (NbLibrary) library = NULL;

  g_assert_true (g_file_set_contents (f->path, "", 0, NULL));
  assert_refused (f->path, 0, NB_LIBRARY_ERROR_NOT_A_LIBRARY);
  library = open_library (f);
  add (library, "A", "b");
  g_assert_cmpint (n_rows (library), ==, 1);
}

/* --- old and damaged ones -------------------------------------------------------------------------------------- */

static void
test_old_version (Fixture *f,
                  gconstpointer data)
{
  g_autofree char *stored = g_test_build_filename (G_TEST_DIST, "data", "libraries", "v1.nienbieu", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (stored);
  g_autoptr (GFile) to = g_file_new_for_path (f->path);
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (NbLibraryReport) report = NULL;

  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (f->path, 0644), ==, 0);
  library = nb_library_open (f->path, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_rows (library), ==, 2);
  /* the index of schema 3 is made of what was there */
  assert_match (library, "\"dân vận khéo\"", NB_SEARCH_MARKS, "1");
  assert_match (library, "\"dan van kheo\"", NB_SEARCH_FOLDED, "1");
  assert_match (library, "\"dan van kheo\"", NB_SEARCH_EXACT, "");
  g_assert_cmpint (add (library, "Mới", "thêm vào"), ==, NB_ADD_ADDED);
  g_clear_object (&library);
  report = nb_library_check (f->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (report->ok);
}

static void
fill (NbLibrary *library,
      guint n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("Bài số %u", i);
      g_autoptr (GString) body = g_string_new (NULL);

      for (guint j = 0; j < 60; j++)
        g_string_append_printf (body, "Câu thứ %u của bài %u nói về công tác vận động. ", j * 7919 + i * 31, i);
      add (library, title, body->str);
    }
}

static void
test_repair (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (NbLibraryReport) report = NULL;
  g_autoptr (NbLibraryReport) after = NULL;
  g_autoptr (GError) error = NULL;
  guint8 garbage[4096 * 3];
  GStatBuf st;
  guint n;

  fill (library, 120);
  g_clear_object (&library);
  g_assert_cmpint (g_stat (f->path, &st), ==, 0);
  memset (garbage, 0xa5, sizeof garbage);
  patch (f->path, (st.st_size / 4096 / 2) * 4096, garbage, sizeof garbage);

  report = nb_library_check (f->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report->ok);
  g_assert_cmpint (report->findings->len, >, 0);
  g_assert_nonnull (report->repaired_path);
  g_assert_true (g_file_test (report->repaired_path, G_FILE_TEST_EXISTS));

  library = open_library (f);
  n = n_rows (library);
  g_test_message ("%u of 120 articles saved", n);
  /* three pages are gone; which ones is chance: one of the articles' short rows alone holds some 27 of them */
  g_assert_cmpint (n, >=, 80);
  g_clear_object (&library);
  after = nb_library_check (f->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < after->findings->len; i++)
    g_assert_null (strstr (g_ptr_array_index (after->findings, i), "index"));
}

static void
test_repair_truncated (Fixture *f,
                       gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (NbLibraryReport) report = NULL;
  g_autoptr (NbLibraryReport) after = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf st;
  guint n;

  fill (library, 120);
  g_clear_object (&library);
  g_assert_cmpint (g_stat (f->path, &st), ==, 0);
  g_assert_cmpint (truncate (f->path, st.st_size * 2 / 3), ==, 0);
  assert_refused (f->path, 0, NB_LIBRARY_ERROR_CORRUPT);

  report = nb_library_check (f->path, TRUE, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (report->ok);
  g_assert_nonnull (report->repaired_path);
  library = open_library (f);
  n = n_rows (library);
  g_test_message ("%u of 120 articles saved", n);
  g_assert_cmpint (n, >=, 40);
  g_clear_object (&library);
  after = nb_library_check (f->path, FALSE, NULL, &error);
  g_assert_no_error (error);
}

/* Where nothing can be saved, nothing is moved. */
static void
test_repair_hopeless (Fixture *f,
                      gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (NbLibraryReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint8 garbage[4096 - 100];
  const char *name;

  fill (library, 20);
  g_clear_object (&library);
  memset (garbage, 0x5a, sizeof garbage);
  patch (f->path, 100, garbage, sizeof garbage);
  report = nb_library_check (f->path, TRUE, NULL, &error);
  g_assert_null (report);
  g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT);
  g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
  dir = g_dir_open (f->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    g_assert_true (!strstr (name, "repaired") && !strstr (name, "damaged"));
}

static void
test_read_only_folder (Fixture *f,
                       gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GError) error = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  add (library, "A", "b");
  g_clear_object (&library);
  g_assert_cmpint (g_chmod (f->folder, 0555), ==, 0);
  library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (nb_library_is_read_only (library));
  g_assert_cmpint (n_rows (library), ==, 1);
  g_assert_cmpint (g_chmod (f->folder, 0755), ==, 0);
}

static void
damage (const char *path,
        const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (path, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (nb_database_exec (database, "PRAGMA foreign_keys = OFF", &error));
  g_assert_true (nb_database_exec (database, sql, &error));
  g_assert_no_error (error);
}

static void
test_check_finds (Fixture *f,
                  gconstpointer data)
{
  static const struct { const char *sql, *finding; } damages[] = {
    { "DELETE FROM originals WHERE article_id = 1", "Article 1 has lost its original" },
    { "UPDATE originals SET data = zeroblob (20) WHERE article_id = 1", "The original of article 1 is damaged" },
    { "DELETE FROM records WHERE article_id = 2", "Article 2 has lost its text" },
    { "INSERT INTO facets VALUES (99, 98)", "A row of “facets” belongs to nothing" },
    { "DROP TRIGGER articles_sum_again; UPDATE articles SET source = 'Báo Kh' WHERE id = 2", "Article 2 is not what was stored" },
    { "DROP TRIGGER records_sum_again; UPDATE records SET data = nb_pack (nb_record (data), nb_text (data), nb_body (data) || '.') WHERE article_id = 3", "Article 3 is not what was stored" },
    { "INSERT INTO origins (article_id, source) VALUES (1, 'Báo A'); DROP TRIGGER origins_sum_gone; DELETE FROM origins",
      "Article 1 is not what was stored" },
    { "INSERT INTO corrections (article_id, field, value, made) VALUES (1, 'source', 'Báo A', 5); DROP TRIGGER corrections_sum_again;"
      " UPDATE corrections SET value = 'Báo B'", "A correction of article 1 is not what was stored" },
    { "UPDATE records SET data = zeroblob (40) WHERE article_id = 2", "The text of article 2 is damaged" },
    { "UPDATE articles SET title = 'khác hẳn' WHERE id = 1", "The search index does not agree" },
  };
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (NbLibrary) library = open_library (f);
      g_autoptr (NbLibraryReport) report = NULL;
      g_autoptr (NbLibraryReport) sound = NULL;
      g_autoptr (GError) error = NULL;
      gboolean found = FALSE;

      fill (library, 3);
      g_clear_object (&library);
      sound = nb_library_check (f->path, FALSE, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (sound->ok);
      damage (f->path, damages[i].sql);
      report = nb_library_check (f->path, FALSE, NULL, &error);
      g_assert_no_error (error);
      g_assert_false (report->ok);
      for (guint j = 0; j < report->findings->len; j++)
        {
          g_test_message ("%s", (char *) g_ptr_array_index (report->findings, j));
          found |= strstr (g_ptr_array_index (report->findings, j), damages[i].finding) != NULL;
        }
      g_assert_true (found);
      g_unlink (f->path);
    }
}

/* --- threads --------------------------------------------------------------------------------------------------- */

typedef struct
{
  GMainLoop *loop;
  GThread   *thread;
  guint      n;
} Changes;

static void
on_changed (NbLibrary *library,
            gpointer data)
{
  Changes *changes = data;

  g_assert_true (g_thread_self () == changes->thread);
  changes->n++;
}

static gpointer
write_many (gpointer library)
{
  fill (library, 20);
  return NULL;
}

static gboolean
stop (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

static void
test_changed (Fixture *f,
              gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Changes changes = { loop, g_thread_self (), 0 };
  GThread *thread;

  g_signal_connect (library, "changed", G_CALLBACK (on_changed), &changes);
  thread = g_thread_new ("writer", write_many, library);
  g_thread_join (thread);
  g_assert_cmpint (changes.n, ==, 0);
  g_timeout_add (20, stop, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (changes.n, ==, 1);
  g_assert_cmpint (n_rows (library), ==, 20);
}

static void
test_concurrent (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("writer", write_many, library);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *found = match_as (library, "vận động", NB_SEARCH_MARKS);

      g_assert_nonnull (found);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpint (n_rows (library), ==, 20);   /* all three wrote the same */
}

static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (NbArticle) article = make_article ("C", "d");
  NbLibraryItem item = { .article = article };

  g_cancellable_cancel (cancellable);
  g_assert_false (nb_library_add (library, &item, 1, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (n_rows (library), ==, 0);
}

static void
test_fingerprint (Fixture *f,
                  gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autofree char *a = NULL, *b = NULL, *again = NULL;

  add (library, "A", "b");
  a = nb_library_fingerprint (library, NULL, NULL);
  again = nb_library_fingerprint (library, NULL, NULL);
  add (library, "B", "c");
  b = nb_library_fingerprint (library, NULL, NULL);
  g_assert_cmpint (g_utf8_strlen (a, -1), ==, 14);
  g_assert_cmpstr (a, ==, again);
  g_assert_cmpstr (a, !=, b);
}

static gboolean
write_and_fail (NbDatabase *database,
                gpointer data,
                GError **error)
{
  if (!nb_database_exec (database, "INSERT INTO feeds (url) VALUES ('https://a.example/')", error))
    return FALSE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "half way");
  return FALSE;
}

/* What fails half way leaves nothing behind, and the next write finds the writer ready. */
static void
test_half_way (Fixture *f,
               gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  g_assert_false (nb_library_write (library, write_and_fail, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_clear_error (&error);
  feeds = nb_library_list_feeds (library, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (feeds->len, ==, 0);
  add (library, "Họp thôn", "Thôn họp bàn việc làm đường.");
  g_assert_cmpuint (n_rows (library), ==, 1);
}

static gboolean
write_foreign_bytes (NbDatabase *database,
                     gpointer data,
                     GError **error)
{
  return nb_database_exec (database,
                           "UPDATE articles SET title = CAST (x'41ff' AS TEXT), source = CAST (x'c3' AS TEXT),"
                           " happened = CAST (x'32ff' AS TEXT), unit = 'nowhere', scope = 77, path = CAST (x'ff' AS TEXT);"
                           "UPDATE records SET data = nb_pack (nb_record (data), CAST (x'ff' AS TEXT), CAST (x'ffe1' AS TEXT));"
                           "UPDATE facet_values SET value = CAST (hex (id) || x'e1' AS TEXT)", error);
}

static gboolean
write_no_record (NbDatabase *database,
                 gpointer data,
                 GError **error)
{
  return nb_database_exec (database, "UPDATE records SET data = nb_pack (CAST (x'7bff' AS TEXT), '', '')", error);
}

static void
check_texts (const NbLibraryRow *row,
             gpointer data)
{
  g_assert_true (g_utf8_validate (row->title, -1, NULL));
  g_assert_true (!row->source || g_utf8_validate (row->source, -1, NULL));
  g_assert_true (!row->path || g_utf8_validate (row->path, -1, NULL));
  g_assert_false (row->happened.is_known);
}

static void
check_value (gint64 id,
             const char *value,
             gpointer data)
{
  g_assert_true (g_utf8_validate (value, -1, NULL));
}

/* A library from somebody else may hold any bytes: none but texts leave it. */
static void
test_foreign_bytes (Fixture *f,
                    gconstpointer data)
{
  g_autoptr (NbLibrary) library = open_library (f);
  g_autoptr (NbStoredArticle) stored = NULL;
  g_autoptr (GError) error = NULL;

  add (library, "Họp thôn", "Thôn họp bàn việc làm đường.");
  g_assert_true (nb_library_write (library, write_foreign_bytes, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (nb_library_foreach_row (library, check_texts, NULL, NULL, &error));
  g_assert_true (nb_library_foreach_facet (library, NB_FACET_PERSON, check_value, NULL, NULL, &error));
  assert_match (library, "thôn", NB_SEARCH_EXACT, "1");
  stored = nb_library_get_article (library, 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_utf8_validate (stored->article->text, -1, NULL));
  g_clear_pointer (&stored, nb_stored_article_free);

  g_assert_true (nb_library_write (library, write_no_record, NULL, NULL, &error));
  stored = nb_library_get_article (library, 1, NULL, &error);
  g_assert_null (stored);
  g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT);
}

/* Names that SQLite would take for something else than a file in this folder. */
static void
test_odd_names (Fixture *f,
                gconstpointer data)
{
  static const char *const names[] = { ":memory:", "file:x?mode=memory", "a%20b", "new\nline", "in\xff\xfevalid" };
  g_autofree char *before = g_get_current_dir ();

  g_assert_cmpint (g_chdir (f->folder), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      NbLibrary *library = nb_library_open (names[i], NB_LIBRARY_CREATE, NULL, &error);

      g_assert_no_error (error);
      add (library, "Họp thôn", "Thôn họp bàn việc làm đường.");
      g_object_unref (library);
      g_assert_true (g_file_test (names[i], G_FILE_TEST_IS_REGULAR));
      library = nb_library_open (names[i], 0, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n_rows (library), ==, 1);
      g_object_unref (library);
    }
  g_assert_cmpint (g_chdir (before), ==, 0);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/library/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("round-trip", test_round_trip);
  ADD ("duplicates", test_duplicates);
  ADD ("search", test_search);
  ADD ("search-never-fails", test_search_never_fails);
  ADD ("facets", test_facets);
  ADD ("sample", test_sample);
  ADD ("feeds", test_feeds);
  ADD ("foreign", test_foreign);
  ADD ("foreign-database", test_foreign_database);
  ADD ("newer", test_newer);
  ADD ("read-only", test_read_only);
  ADD ("empty-file", test_empty_file);
  ADD ("odd-names", test_odd_names);
  ADD ("half-way", test_half_way);
  ADD ("foreign-bytes", test_foreign_bytes);
  ADD ("old-version", test_old_version);
  ADD ("check-finds", test_check_finds);
  ADD ("repair", test_repair);
  ADD ("repair-truncated", test_repair_truncated);
  ADD ("repair-hopeless", test_repair_hopeless);
  ADD ("read-only-folder", test_read_only_folder);
  ADD ("changed", test_changed);
  ADD ("concurrent", test_concurrent);
  ADD ("cancel", test_cancel);
  ADD ("fingerprint", test_fingerprint);
  return g_test_run ();
}
