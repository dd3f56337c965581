/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How articles lie in the library: many in one transaction, their texts in one piece, a clean original kept once. */

#include "store/nb-database.h"
#include "store/nb-library.h"
#include "store/nb-packed-record.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

typedef struct
{
  char      *folder;
  char      *path;
  NbLibrary *library;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-storing-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_clear_object (&f->library);
  g_remove (f->path);
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static NbArticle *
make_article (const char *title,
              const char *text,
              const char *person)
{
  NbArticle *article = nb_article_new ();
  const char *roles[] = { NULL };

  article->title = g_strdup (title);
  article->text = g_strdup (text);
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, text));
  if (person)
    g_ptr_array_add (article->people, nb_person_new (person, roles, nb_evidence_new (0, 1, "x", "role-name", 0.8)));
  return article;
}

static gint64
get_int (Fixture *f,
         const char *sql)
{
  sqlite3 *handle;
  sqlite3_stmt *s;
  gint64 value;

  g_assert_cmpint (sqlite3_open (f->path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (nb_record_register_functions (handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &s, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (s), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (s, 0);
  sqlite3_finalize (s);
  sqlite3_close (handle);
  return value;
}

static guint
n_found (Fixture *f,
         const char *words)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;

  query->words = g_strdup (words);
  ids = nb_library_match (f->library, query, NULL, &error);
  g_assert_no_error (error);
  return ids->len;
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
  f->library = nb_library_open (f->path, 0, NULL, &error);
  g_assert_no_error (error);
}

/* In one transaction: new ones, one twice, one that takes the place of an older one, and one of the same path as another of
 * them. What became of each is as if each had come alone. */
static void
test_one_transaction (Fixture *f,
                      gconstpointer data)
{
  static const struct { const char *title, *text, *person, *path; NbAddResult result; } rows[] = {
    { "Một", "Thôn làm đường.", "Lò Thị Mẫu", "/a", NB_ADD_ADDED },
    { "Hai", "Thôn đào giếng.", "Lò Thị Mẫu", "/b", NB_ADD_ADDED },
    { "Ba", "Thôn làm đường.", "Vàng A Thử", "/c", NB_ADD_DUPLICATE },
    { "Bốn", "Thôn dựng trường.", "Vàng A Thử", "/b", NB_ADD_UPDATED },
    { "Năm", "Thôn trồng cây.", "Vàng A Thử", "/old", NB_ADD_UPDATED },
  };
  g_autoptr (NbArticle) old = make_article ("Cũ", "Thôn xưa.", "Người Xưa");
  NbLibraryItem items[G_N_ELEMENTS (rows)] = { { .article = old, .path = "/old" } };
  NbAddResult results[G_N_ELEMENTS (rows)];
  g_autoptr (GError) error = NULL;

  g_assert_true (nb_library_add (f->library, items, 1, results, NULL, &error));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    items[i] = (NbLibraryItem) { .article = make_article (rows[i].title, rows[i].text, rows[i].person), .path = rows[i].path,
                                 .original = g_bytes_new_static (rows[i].text, strlen (rows[i].text)) };
  g_assert_true (nb_library_add (f->library, items, G_N_ELEMENTS (rows), results, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_cmpint (results[i], ==, rows[i].result);
      nb_article_unref (items[i].article);
      g_bytes_unref (items[i].original);
    }
  g_assert_cmpuint (n_found (f, "thôn"), ==, 3);
  g_assert_cmpuint (n_found (f, "giếng"), ==, 0);
  g_assert_cmpuint (n_found (f, "trường"), ==, 1);
  g_assert_cmpuint (n_found (f, "xưa"), ==, 0);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM facet_values WHERE value = 'Vàng A Thử'"), ==, 1);
  g_assert_cmpint (get_int (f, "SELECT count (*) FROM facets f JOIN facet_values v ON v.id = value_id WHERE value = 'Vàng A Thử'"), ==, 2);
  assert_sound (f);
}

/* An original that is just the text is stored as such, and is still itself when a later reading makes another text of it. */
static void
test_clean_original (Fixture *f,
                     gconstpointer data)
{
  const char *text = "Sáng nay thôn họp.\n";
  g_autoptr (GBytes) original = g_bytes_new_static (text, strlen (text));
  g_autoptr (NbArticle) article = make_article ("Họp thôn", text, NULL);
  g_autoptr (NbArticle) again = make_article ("Họp thôn", "Sáng nay thôn họp.", NULL);
  const NbLibraryItem item = { .article = article, .path = "/a", .original = original };
  g_autoptr (GError) error = NULL;

  g_assert_true (nb_library_add (f->library, &item, 1, NULL, NULL, &error));
  g_assert_cmpint (get_int (f, "SELECT length (data) FROM originals"), ==, 0);
  assert_sound (f);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (NbKeptDocument) document = nb_library_get_document (f->library, 1, NULL, &error);
      NbReadResult result;

      g_assert_no_error (error);
      g_assert_true (g_bytes_equal (document->original, original));
      if (i == 2)
        break;
      g_assert_true (nb_library_store_again (f->library, &document, i ? &article : &again, 1, &result, NULL, &error));
      g_assert_cmpint (result, ==, NB_READ_CHANGED);
      g_assert_true ((get_int (f, "SELECT length (data) FROM originals") > 0) == (i == 0) || i == 1);
      assert_sound (f);
    }
}

/* What a library from somebody else may hold in the place of texts. */
static void
test_damaged_texts (Fixture *f,
                    gconstpointer data)
{
  static const char *const damages[] = {
    "UPDATE records SET data = zeroblob (100)",
    "UPDATE records SET data = x'01ffffff7fffffff7fffffff7f789c0300000001'",
    "UPDATE records SET data = substr (data, 1, length (data) - 5)",
    "UPDATE records SET data = 'text'",
    "UPDATE records SET data = x''",
  };
  g_autoptr (NbArticle) article = make_article ("Họp thôn", "Sáng nay thôn họp.", NULL);
  const NbLibraryItem item = { .article = article, .path = "/a" };

  g_assert_true (nb_library_add (f->library, &item, 1, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbStoredArticle) stored = NULL;
      g_autoptr (NbDatabase) database = NULL;

      database = nb_database_open (f->path, FALSE, NULL);
      g_assert_true (nb_database_exec (database, damages[i], NULL));
      stored = nb_library_get_article (f->library, 1, NULL, &error);
      g_assert_null (stored);
      g_assert_error (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT);
      g_assert_cmpuint (n_found (f, "thôn"), ==, 1);
    }
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/storing/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("one-transaction", test_one_transaction);
  ADD ("clean-original", test_clean_original);
  ADD ("damaged-texts", test_damaged_texts);
  return g_test_run ();
}
