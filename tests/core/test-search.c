/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Searching a library: ranges that are scanned beside each other, the ranked head of the list, snippets, and queries that
 * nobody should type. */

#include "store/nb-library-private.h"

#include "base/nb-text.h"
#include "store/nb-fts-query.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

/* Above the size from which a library is searched by several readers. */
#define N_LARGE 60000

typedef struct
{
  char *folder;
  char *path;
  NbLibrary *library;
  guint n_added;
} Fixture;

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-search-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  g_clear_object (&f->library);
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (f->path, endings[i], NULL);

      g_unlink (name);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

static void
add_as (Fixture *f,
        const char *title,
        const char *body,
        gboolean is_sample)
{
  g_autoptr (NbArticle) article = nb_article_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *whole = g_strdup_printf ("%u\n%s\n%s", f->n_added++, title, body);
  g_autoptr (GBytes) original = g_bytes_new (whole, strlen (whole));
  NbLibraryItem item = { .article = article, .original = original, .content_type = "text/plain", .is_sample = is_sample };

  article->title = g_strdup (title);
  article->text = g_strdup (body);
  article->about_dan_van = TRUE;
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, body));
  nb_library_add (f->library, &item, 1, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
add (Fixture *f,
     const char *title,
     const char *body)
{
  add_as (f, title, body, FALSE);
}

static NbQuery *
query_for (const char *words,
           NbSearchMode mode)
{
  NbQuery *query = nb_query_new ();

  query->words = g_strdup (words);
  query->mode = mode;
  return query;
}

static char *
join_ids (const GArray *ids)
{
  GString *out = g_string_new (NULL);

  if (!ids)
    return g_string_free (g_string_append (out, "none"), FALSE);
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (out, "%s%d", i ? " " : "", (int) g_array_index (ids, gint64, i));
  return g_string_free (out, FALSE);
}

/* Articles without words of their own, quickly; every third has "chính trị", every hundredth "hiếm" as well. */
static void
fill (Fixture *f)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (f->path, FALSE, &error);
  g_autofree char *numbers = g_strdup_printf (
    "INSERT INTO articles (content_hash, title, added)"
    "  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
    "  SELECT CAST (i AS BLOB), 'Bài số ' || i, 0 FROM n", N_LARGE);

  g_assert_no_error (error);
  g_assert_true (nb_database_exec (database, "BEGIN", &error));
  g_assert_true (nb_database_exec (database, numbers, &error));
  g_assert_true (nb_database_exec (database,
                                   "INSERT INTO search (rowid, body, title)"
                                   "  SELECT id, 'công tác dân vận' || iif (id % 3, '', ' của hệ thống chính trị')"
                                   "             || iif (id % 100, '', ' hiếm'), title FROM articles", &error));
  g_assert_true (nb_database_exec (database, "COMMIT", &error));
  g_assert_no_error (error);
}

/* --- ranges ----------------------------------------------------------------------------------------------------- */

static GArray *
match_plainly (Fixture *f,
               const char *words,
               NbSearchMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (f->path, TRUE, &error);
  g_autoptr (sqlite3_stmt) s = NULL;
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean negative;
  g_autofree char *match = nb_fts_query_for (words, mode, &negative);

  s = nb_database_prepare (database, negative ? "SELECT id FROM articles WHERE id NOT IN (SELECT rowid FROM search WHERE search MATCH ?1) ORDER BY id"
                                              : "SELECT rowid FROM search WHERE search MATCH ?1", &error);
  nb_statement_bind_text (s, 1, match);
  while (nb_database_step (database, s, &error) == NB_STEP_ROW)
    {
      gint64 id = sqlite3_column_int64 (s, 0);

      g_array_append_val (ids, id);
    }
  g_assert_no_error (error);
  g_clear_pointer (&s, nb_statement_release);
  return ids;
}

static void
test_parts (Fixture *f,
            gconstpointer data)
{
  static const char *const words[] = {
    "dân", "dan", "\"dân vận\"", "\"dan van\"", "đường", "duong", "tổ*", "dân -vận", "-đường", "vận OR đường", "title:bài", "không-có",
  };
  g_autoptr (GError) error = NULL;
  guint n_removed = 0;

  /* a run of ids that goes, longer than a quarter of all, and single ones; what remains has the rest */
  for (guint i = 0; i < 240; i++)
    add_as (f, i % 5 ? "Bài về xã" : "Chuyện khác",
            i % 3 == 0 ? "Công tác dân vận khéo" : i % 3 == 1 ? "Mở đường dân sinh" : "Tổ dan van thôn", (i > 60 && i < 150) || i % 7 == 0);
  nb_library_remove_sample (f->library, &n_removed, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n_removed, >, 100);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (NbSearchMode mode = NB_SEARCH_MARKS; mode <= NB_SEARCH_FOLDED; mode++)
      {
        g_autoptr (GArray) plain = match_plainly (f, words[i], mode);
        g_autofree char *expected = join_ids (plain);
        g_autoptr (NbQuery) query = query_for (words[i], mode);

        g_assert_true ((plain->len == 0) == g_str_equal (words[i], "không-có") || mode == NB_SEARCH_EXACT);
        for (guint n = 1; n <= 4; n++)
          {
            g_autoptr (GArray) ids = nb_library_match_parts (f->library, query, n, NULL, &error);
            g_autofree char *found = join_ids (ids);

            g_assert_no_error (error);
            g_assert_cmpstr (found, ==, expected);
          }
      }
}

static void
test_empty (Fixture *f,
            gconstpointer data)
{
  static const char *const words[] = { "dân", "-dân", "d*" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint n = 0; n <= 3; n++)
      {
        g_autoptr (GError) error = NULL;
        g_autoptr (NbQuery) query = query_for (words[i], NB_SEARCH_MARKS);
        g_autoptr (GArray) ids = nb_library_match_parts (f->library, query, n, NULL, &error);
        g_autoptr (GArray) ranked = nb_library_rank (f->library, query, NULL, 50, NULL, &error);

        g_assert_no_error (error);
        g_assert_nonnull (ids);
        g_assert_cmpuint (ids->len, ==, 0);
        g_assert_true (!ranked || ranked->len == 0);
      }
}

static void
test_large (Fixture *f,
            gconstpointer data)
{
  static const struct { const char *words; guint n; } cases[] = {
    { "\"dân vận\"", N_LARGE }, { "\"hệ thống chính trị\"", N_LARGE / 3 }, { "hiếm", N_LARGE / 100 }, { "-hiếm", N_LARGE - N_LARGE / 100 },
    /* nearly every article has a word that begins so */
    { "hiếm t*", N_LARGE / 100 }, { "hiếm b*", N_LARGE / 100 }, { "hiếm OR th*", G_MAXUINT }, { "th* OR hiếm trị", N_LARGE / 3 }, { "-ngh* hiếm", N_LARGE / 100 },
    { "\"hệ t*\" hiếm", 0 }, { "\"hệ t\"* hiếm", N_LARGE / 300 }, { "t*", G_MAXUINT }, { "đ*", G_MAXUINT }, { "vậ*", N_LARGE }, { "hiế*", N_LARGE / 100 },
  };

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (NbQuery) query = query_for (cases[i].words, NB_SEARCH_MARKS);
      g_autoptr (GArray) ids = nb_library_match (f->library, query, NULL, &error);

      g_test_message ("%s", cases[i].words);
      g_assert_no_error (error);
      g_assert_cmpuint (ids ? ids->len : G_MAXUINT, ==, cases[i].n);
      for (guint j = 1; ids && j < ids->len; j++)
        g_assert_cmpint (g_array_index (ids, gint64, j - 1), <, g_array_index (ids, gint64, j));
    }
}

/* A file may come from anybody, and say anything of its ids. */
static void
test_far (Fixture *f,
          gconstpointer data)
{
  static const char *const words[] = { "dân", "-bản", "\"dân vận\" OR xã", "d*" };
  g_autoptr (GError) error = NULL;
  g_autoptr (NbDatabase) database = nb_database_open (f->path, FALSE, &error);

  g_assert_no_error (error);
  nb_database_exec (database,
                    "INSERT INTO articles (id, content_hash, title, added) VALUES (-9223372036854775808, x'01', 'a', 0), (0, x'02', 'b', 0),"
                    " (9223372036854775807, x'03', 'c', 0);"
                    "INSERT INTO search (rowid, body, title) SELECT id, 'dân vận ở xã', title FROM articles", &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    for (guint n = 0; n <= 3; n++)
      {
        g_autoptr (NbQuery) query = query_for (words[i], NB_SEARCH_MARKS);
        g_autoptr (GArray) ids = nb_library_match_parts (f->library, query, n, NULL, &error);
        g_autoptr (GArray) ranked = NULL;

        g_assert_no_error (error);
        /* so large a library leaves d* out */
        g_assert_cmpuint (ids ? ids->len : 3, ==, 3);
        ranked = nb_library_rank (f->library, query, NULL, 50, NULL, &error);
        g_assert_no_error (error);
        g_assert_true (!ranked || ranked->len == 3);
      }
}

/* --- cancelling -------------------------------------------------------------------------------------------------- */

typedef struct
{
  GCancellable *cancellable;
  gint64 delay;
} Canceller;

static gpointer
cancel_later (gpointer data)
{
  Canceller *canceller = data;

  g_usleep ((gulong) canceller->delay);
  g_cancellable_cancel (canceller->cancellable);
  return NULL;
}

static void
test_cancel (Fixture *f,
             gconstpointer data)
{
  g_autoptr (NbQuery) query = query_for ("\"dân vận\"", NB_SEARCH_MARKS);
  guint n_cancelled = 0;
  gint64 whole;

  fill (f);
  whole = g_get_monotonic_time ();
  for (guint i = 0; i < 3; i++)
    g_array_unref (nb_library_match (f->library, query, NULL, NULL));
  whole = (g_get_monotonic_time () - whole) / 3;

  /* a search that the machine holds up may be over or not have begun: one in twenty must be met on its way */
  for (guint i = 0; i < 20 && n_cancelled == 0; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      Canceller canceller = { cancellable, whole / 4 };
      GThread *thread = g_thread_new ("cancel", cancel_later, &canceller);
      gint64 start = g_get_monotonic_time ();
      g_autoptr (GArray) ids = nb_library_match (f->library, query, cancellable, &error);
      gint64 time = g_get_monotonic_time () - start;

      g_thread_join (thread);
      if (!error)
        continue;
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_null (ids);
      g_assert_cmpint (time, <, 5 * G_USEC_PER_SEC);
      n_cancelled += time >= canceller.delay;
    }
  g_assert_cmpuint (n_cancelled, >, 0);

  /* the readers are as good as before */
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GArray) ids = nb_library_match (f->library, query, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (ids->len, ==, N_LARGE);
  }
}

static gpointer
match_again (gpointer data)
{
  g_autoptr (NbQuery) query = query_for ("\"dân vận\"", NB_SEARCH_MARKS);

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GArray) ids = nb_library_match_parts (data, query, 4, NULL, &error);
      g_autoptr (GArray) best = nb_library_rank (data, query, NULL, 10, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, N_LARGE);
      g_assert_cmpuint (best->len, ==, 10);
    }
  return NULL;
}

/* More searches at once than there are readers: none waits for ever. */
static void
test_many (Fixture *f,
           gconstpointer data)
{
  GThread *threads[8];

  fill (f);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("match", match_again, f->library);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* --- ranking ----------------------------------------------------------------------------------------------------- */

static void
assert_ranked (Fixture *f,
               const char *words,
               const GArray *within,
               guint limit,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbQuery) query = query_for (words, NB_SEARCH_MARKS);
  g_autoptr (GArray) ids = nb_library_rank (f->library, query, within, limit, NULL, &error);
  g_autofree char *found = join_ids (ids);

  g_assert_no_error (error);
  if (!g_str_equal (found, expected))
    g_error ("“%s” is ranked %s, not %s", words, found, expected);
}

static void
test_rank (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (gint64));
  const gint64 some[] = { 1, 2, 4, 99 };

  add (f, "Một", "Công tác dân vận ở xã, rồi những chuyện khác của xã nhà, từ đường đến trường.");             /* 1 */
  add (f, "Hai", "Dân vận, dân vận, và lại dân vận.");                                                   /* 2 */
  add (f, "Dân vận ở bản", "Chuyện của bản, dài hơn một chút để không ai nghĩ là ngắn.");                  /* 3 */
  add (f, "Bốn", "Công tác dân vận ở xã, rồi những chuyện khác của xã nhà, từ đường đến trường.");            /* 4: as 1 */
  add (f, "Dân ở bản", "Vận động bà con.");                                                              /* 5 */
  add (f, "Sáu", "Không có gì.");                                                                        /* 6 */
  add (f, "Bảy", "Dân dân dân dân. Trăng.");                                                               /* 7 */

  /* the title, then how often, then how new */
  assert_ranked (f, "\"dân vận\"", NULL, 0, "3 2 4 1");
  assert_ranked (f, "\"dân vận\"", NULL, 2, "3 2");
  /* a part of the query in the title is no answer, but counts */
  assert_ranked (f, "dân vận", NULL, 0, "3 2 5 4 1");
  assert_ranked (f, "\"dân vận\" -đường", NULL, 0, "3 2");
  assert_ranked (f, "title:dân", NULL, 0, "5 3");
  /* of two words the rarer one counts more, though the other one stands there four times */
  assert_ranked (f, "trăng OR \"dân vận\"", NULL, 2, "3 7");
  assert_ranked (f, "-dân", NULL, 0, "none");
  assert_ranked (f, "", NULL, 0, "none");
  assert_ranked (f, "ngựa", NULL, 0, "");

  assert_ranked (f, "\"dân vận\"", within, 0, "");
  g_array_append_vals (within, some, G_N_ELEMENTS (some));
  assert_ranked (f, "\"dân vận\"", within, 0, "2 4 1");
}

static void
test_rank_bounded (Fixture *f,
                   gconstpointer data)
{
  g_autoptr (NbQuery) query = query_for ("\"dân vận\"", NB_SEARCH_MARKS);
  g_autoptr (NbQuery) rare = query_for ("hiếm", NB_SEARCH_MARKS);
  g_autoptr (GArray) within = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  const guint max = 1000;
  guint n;

  fill (f);
  for (guint limit = 50; limit <= 5000; limit *= 10)
    {
      g_autoptr (GArray) ids = nb_library_rank_bounded (f->library, query, NULL, limit, max, &n, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, max);
      g_assert_cmpuint (ids->len, ==, MIN (limit, max));
      for (guint i = 0; i < ids->len; i++)
        g_assert_cmpint (g_array_index (ids, gint64, i), >, N_LARGE - (gint) max);
    }

  /* few hits: all are ranked, from both halves */
  {
    g_autoptr (GArray) ids = nb_library_rank_bounded (f->library, rare, NULL, 0, max, &n, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (n, ==, N_LARGE / 100);
    g_assert_cmpuint (ids->len, ==, n);
  }
  /* a bound between: the highest ids of all ranges */
  {
    g_autoptr (GArray) ids = nb_library_rank_bounded (f->library, rare, NULL, 0, 500, &n, NULL, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (n, ==, 500);
    for (guint i = 0; i < ids->len; i++)
      g_assert_cmpint (g_array_index (ids, gint64, i), >, N_LARGE - 500 * 100);
  }
  /* most are passed over: the bound on these ends it, too */
  for (gint64 id = 1; id <= 9000; id++)
    g_array_append_val (within, id);
  {
    const gint64 last = N_LARGE;
    g_autoptr (GArray) ids = NULL;

    g_array_append_val (within, last);
    ids = nb_library_rank (f->library, query, within, 0, NULL, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (ids->len, ==, 1);
    g_assert_cmpint (g_array_index (ids, gint64, 0), ==, last);
  }
}

/* --- snippets ---------------------------------------------------------------------------------------------------- */

/* The snippet of article @id with its hits in brackets. */
static char *
snippet_of (Fixture *f,
            gint64 id,
            const char *words,
            NbSearchMode mode)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbQuery) query = query_for (words, mode);
  g_autoptr (GPtrArray) snippets = nb_library_snippets (f->library, query, &id, 1, NULL, &error);
  const NbSnippet *snippet;
  GString *out = g_string_new (NULL);
  guint at = 0;

  g_assert_no_error (error);
  if (!snippets)
    return g_string_free (g_string_append (out, "no words"), FALSE);
  g_assert_cmpuint (snippets->len, ==, 1);
  snippet = g_ptr_array_index (snippets, 0);
  if (!snippet)
    return g_string_free (g_string_append (out, "none"), FALSE);
  g_assert_true (g_utf8_validate (snippet->text, -1, NULL));
  g_assert_cmpuint (snippet->hits->len, >, 0);
  if (snippet->in_title)
    g_string_append (out, "T: ");
  for (guint i = 0; i < snippet->hits->len; i++)
    {
      const NbSnippetHit *hit = &g_array_index (snippet->hits, NbSnippetHit, i);

      g_assert_cmpuint (hit->start, >=, at);
      g_assert_cmpuint (hit->end, >, hit->start);
      g_assert_cmpuint (hit->end, <=, strlen (snippet->text));
      g_string_append_len (out, snippet->text + at, hit->start - at);
      g_string_append_printf (out, "[%.*s]", (int) (hit->end - hit->start), snippet->text + hit->start);
      at = hit->end;
    }
  g_string_append (out, snippet->text + at);
  g_assert_true (g_utf8_validate (out->str, -1, NULL));
  return g_string_free (out, FALSE);
}

static void
test_snippets (Fixture *f,
               gconstpointer data)
{
  static const struct { const char *title, *body; } articles[] = {
    { "Dân vận khéo ở bản Mới", "Chị Vàng Thị Sua nói về công tác dân vận.\n\nĐảng bộ xã họp." },
    { "Hai", "Cong tac dan van o xa. Đang họp với Đảng bộ. Hoà giải và hòa bình, thuý và thúy, Đường đi." },
    { "Ba", "Co\xcc\x82ng ta\xcc\x81" "c da\xcc\x82n va\xcc\xa3\xcc\x82n 😀👍🏽 Đa\xcc\x89ng" },
    { "Bốn", "Nghị quyết 25-NQ/TW ngày 19/03/2021 về người Ê-đê." },
    { "Chỉ ở đầu đề: mùa trăng", "Chuyện khác." },
  };
  static const struct { gint64 id; const char *words; NbSearchMode mode; const char *expected; } cases[] = {
    { 1, "dân vận", NB_SEARCH_MARKS, "Chị Vàng Thị Sua nói về công tác [dân] [vận]. Đảng bộ xã họp." },
    { 1, "\"dân vận\"", NB_SEARCH_MARKS, "Chị Vàng Thị Sua nói về công tác [dân vận]. Đảng bộ xã họp." },
    { 1, "\"công tác\" \"tác dân\"", NB_SEARCH_MARKS, "Chị Vàng Thị Sua nói về [công tác dân] vận. Đảng bộ xã họp." },
    { 1, "dang", NB_SEARCH_EXACT, "none" }, { 1, "dang", NB_SEARCH_MARKS, "[Đảng] bộ xã họp." },
    { 1, "đang", NB_SEARCH_MARKS, "[Đảng] bộ xã họp." }, { 1, "đang", NB_SEARCH_EXACT, "none" }, { 1, "đàng", NB_SEARCH_MARKS, "none" },
    { 1, "đàng", NB_SEARCH_FOLDED, "[Đảng] bộ xã họp." }, { 1, "title:bản", NB_SEARCH_MARKS, "T: Dân vận khéo ở [bản] Mới" },
    { 1, "title:họp OR bộ", NB_SEARCH_MARKS, "Đảng [bộ] xã họp." }, { 1, "họ*", NB_SEARCH_MARKS, "Đảng bộ xã [họp]." },
    { 1, "\"công tác d\"*", NB_SEARCH_MARKS, "Chị Vàng Thị Sua nói về [công tác dân] vận. Đảng bộ xã họp." },
    { 1, "họp -dân", NB_SEARCH_MARKS, "Đảng bộ xã [họp]." }, { 1, "-không", NB_SEARCH_MARKS, "no words" }, { 1, "", NB_SEARCH_MARKS, "no words" },
    { 1, "dân vận kín", NB_SEARCH_MARKS, "Chị Vàng Thị Sua nói về công tác [dân] [vận]. Đảng bộ xã họp." },
    { 2, "\"dân vận\"", NB_SEARCH_MARKS, "none" },
    { 2, "\"dân vận\"", NB_SEARCH_FOLDED, "Cong tac [dan van] o xa. Đang họp với Đảng bộ. Hoà giải và hòa bình, thuý và thúy, Đường đi." },
    { 2, "\"dan van\"", NB_SEARCH_EXACT, "Cong tac [dan van] o xa. Đang họp với Đảng bộ. Hoà giải và hòa bình, thuý và thúy, Đường đi." },
    { 2, "hòa", NB_SEARCH_EXACT, "Cong tac dan van o xa. Đang họp với Đảng bộ. [Hoà] giải và [hòa] bình, thuý và thúy, Đường đi." },
    { 2, "hoà thúy", NB_SEARCH_MARKS, "Cong tac dan van o xa. Đang họp với Đảng bộ. [Hoà] giải và [hòa] bình, [thuý] và [thúy], Đường đi." },
    { 3, "\"dân vận\"", NB_SEARCH_EXACT, "Co\xcc\x82ng ta\xcc\x81" "c [da\xcc\x82n va\xcc\xa3\xcc\x82n] 😀👍🏽 Đa\xcc\x89ng" },
    { 3, "đảng", NB_SEARCH_EXACT, "Co\xcc\x82ng ta\xcc\x81" "c da\xcc\x82n va\xcc\xa3\xcc\x82n 😀👍🏽 [Đa\xcc\x89ng]" },
    { 4, "25-nq/tw", NB_SEARCH_MARKS, "Nghị quyết [25-NQ/TW] ngày 19/03/2021 về người Ê-đê." },
    { 4, "19.3.2021", NB_SEARCH_MARKS, "Nghị quyết 25-NQ/TW ngày [19/03/2021] về người Ê-đê." },
    { 4, "êđê", NB_SEARCH_EXACT, "Nghị quyết 25-NQ/TW ngày 19/03/2021 về người [Ê-đê]." },
    { 5, "trăng", NB_SEARCH_MARKS, "T: Chỉ ở đầu đề: mùa [trăng]" }, { 99, "trăng", NB_SEARCH_MARKS, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (articles); i++)
    add (f, articles[i].title, articles[i].body);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = snippet_of (f, cases[i].id, cases[i].words, cases[i].mode);

      if (!g_str_equal (found, cases[i].expected))
        g_error ("“%s” (mode %d) in %d: %s, not %s", cases[i].words, cases[i].mode, (int) cases[i].id, found, cases[i].expected);
    }
}

/* Long texts are cut at words, where most of what was asked for stands together, in one line. */
static void
test_snippet_window (Fixture *f,
                     gconstpointer data)
{
  g_autoptr (GString) body = g_string_new (NULL);
  g_autofree char *found = NULL, *glued = NULL, *phrase = NULL, *typed = NULL;

  for (guint i = 0; i < 60; i++)
    g_string_append (body, i == 10 ? "trăng " : i == 40 ? "trăng\n \tvà suối " : "chuyện thường ngày ");
  add (f, "Dài", body->str);
  g_string_truncate (body, 0);
  for (guint i = 0; i < 300; i++)
    g_string_append (body, "😀👍🏽");
  g_string_append (body, "trăng");
  for (guint i = 0; i < 300; i++)
    g_string_append (body, "👍🏽");
  add (f, "Liền", body->str);
  g_string_truncate (body, 0);
  for (guint i = 0; i < 200; i++)
    g_string_append_printf (body, "%smột", i ? " " : "");
  add (f, "Câu", body->str);

  found = snippet_of (f, 1, "trăng suối", NB_SEARCH_MARKS);
  g_assert_true (g_str_has_prefix (found, "…"));
  g_assert_true (g_str_has_suffix (found, "…"));
  g_assert_nonnull (strstr (found, " ngày [trăng] và [suối] chuyện thường "));
  g_assert_cmpint (g_utf8_strlen (found, -1), <=, 160 + 2 + 4);
  g_assert_cmpint (g_utf8_strlen (found, -1), >, 120);

  /* nowhere to cut, and a character of two that must not be */
  glued = snippet_of (f, 2, "trăng", NB_SEARCH_MARKS);
  g_assert_true (g_str_has_prefix (glued, "…[trăng]👍🏽"));
  g_assert_true (g_str_has_suffix (glued, "👍🏽…"));

  /* a phrase that is longer than the snippet */
  typed = g_strdup_printf ("\"%.*s\"", 100 * (int) strlen ("một ") - 1, body->str);
  phrase = snippet_of (f, 3, typed, NB_SEARCH_MARKS);
  g_assert_true (g_str_has_prefix (phrase, "[một một"));
  g_assert_true (g_str_has_suffix (phrase, "một]…"));
  g_assert_cmpint (g_utf8_strlen (phrase, -1), <=, 160 + 3);
}

/* --- what nobody should type ------------------------------------------------------------------------------------- */

static void
test_hostile (Fixture *f,
              gconstpointer data)
{
  static const char *const words[] = {
    "\"", "\"\"", "*", "NOT", "AND", "OR", "NEAR(dân vận)", "dân NOT", "NOT dân", "^dân", "{title body}: dân", "title:", "title:\"", "body:title:dân",
    "-\"", "--", "-*", "\"dân\"*\"*", "dân*vận*", "\x01" "dan", "\x02" "dan", "dân\x01\x02", "(dân", "dân)", "'; DROP TABLE search; --", "dân + vận", "\xff\xfe",
    "title:dân OR body:vận OR", "😀", "\xe2\x80\x8d", "\xcc\x81", "n*", "nb_rank(search)", "dân\nvận", "?1", ":x", "@x", "$x", "\\", "%", "_",
  };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  const gint64 id = 1;

  add (f, "Dân vận ở bản", "Công tác dân vận 😀 “khéo”.");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_ptr_array_add (all, g_strdup (words[i]));
  for (guint i = 0; i < 4; i++)
    {
      static const char *const pieces[] = { "dân ", "dan OR ", "-vận ", "\"dân" };
      GString *many = g_string_new (NULL);

      for (guint n = 0; n < 10000; n++)
        g_string_append (many, pieces[i]);
      g_ptr_array_add (all, g_string_free (many, FALSE));
    }
  for (guint i = 0; i < all->len; i++)
    for (NbSearchMode mode = NB_SEARCH_MARKS; mode <= NB_SEARCH_FOLDED; mode++)
      for (guint n = 0; n <= 2; n += 2)
        {
          g_autoptr (GError) error = NULL;
          g_autoptr (NbQuery) query = query_for (g_ptr_array_index (all, i), mode);
          g_autoptr (GArray) ids = nb_library_match_parts (f->library, query, n, NULL, &error);
          g_autoptr (GArray) ranked = NULL;
          g_autoptr (GPtrArray) snippets = NULL;

          g_assert_no_error (error);
          ranked = nb_library_rank (f->library, query, NULL, 50, NULL, &error);
          g_assert_no_error (error);
          g_assert_true (!ranked || (ids && ranked->len == ids->len));
          snippets = nb_library_snippets (f->library, query, &id, 1, NULL, &error);
          g_assert_no_error (error);
          /* what is found can be shown, and what is not cannot */
          if (ranked)
            {
              g_assert_nonnull (snippets);
              g_assert_true (!ranked->len || g_ptr_array_index (snippets, 0));
            }
        }
}

int
main (int argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/search/parts", test_parts);
  ADD ("/search/empty", test_empty);
  ADD ("/search/large", test_large);
  ADD ("/search/far", test_far);
  ADD ("/search/cancel", test_cancel);
  ADD ("/search/many", test_many);
  ADD ("/search/rank", test_rank);
  ADD ("/search/rank-bounded", test_rank_bounded);
  ADD ("/search/snippets", test_snippets);
  ADD ("/search/snippet-window", test_snippet_window);
  ADD ("/search/hostile", test_hostile);
#undef ADD
  return g_test_run ();
}
