/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A library with damaged pages: nothing crashes, “check” says so, a repair saves what can be read, and no article changes
 * without a word. */

#include "base/nb-checksum.h"
#include "store/nb-library-private.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ARTICLES 500
#define PAGE 4096

typedef struct
{
  char       *folder;
  char       *path;
  char       *sound;         /* the library's bytes */
  gsize       length;
  GHashTable *digests;       /* title → checksum of all that is shown of the article */
} Fixture;

static void
add_all (NbLibrary *library)
{
  for (guint n = 1; n <= N_ARTICLES; n++)
    {
      g_autoptr (NbArticle) article = nb_article_new ();
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GBytes) original = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_strdup_printf ("/bài/%u.txt", n);
      NbLibraryItem item = { .article = article, .path = path, .given_source = "Báo Xóm" };

      article->title = g_strdup_printf ("Buổi họp thứ %u", n);
      for (guint i = 0; i < 5 + n % 7 * 7; i++)
        g_string_append_printf (text, "Hộ thứ %u của thôn %u góp %u ngày công làm đường. ", i * 13 + n, n, i + n);
      article->text = g_strdup (text->str);
      g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, text->str));
      g_assert_true (nb_edtf_parse (n % 2 ? "2020-05" : "2021-06-07", &article->happened.value, NULL));
      original = g_bytes_new (text->str, text->len);
      item.original = original;
      g_assert_true (nb_library_add (library, &item, 1, NULL, NULL, &error));
      g_assert_no_error (error);
      if (n % 50 == 0)
        {
          g_autoptr (NbCorrection) correction = nb_correction_new (NB_FIELD_SOURCE, "Báo Bản", NULL, "biết rõ");

          g_assert_true (nb_library_correct (library, n, correction, NULL, &error));
        }
    }
}

/* Everything that is shown of the article, but its title. */
static guint64
digest (const NbStoredArticle *stored)
{
  g_autofree char *shown = nb_article_to_json_string (stored->article, FALSE);
  g_autofree char *read = nb_article_to_json_string (stored->read, FALSE);
  g_autofree char *body = nb_article_dup_body_text (stored->article);
  const char *const texts[] = { shown, read, body, stored->article->text, stored->path };
  guint64 sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    sum = texts[i] ? nb_checksum (texts[i], strlen (texts[i]), sum) : sum + 1;
  return sum;
}

static void
count_row (const NbLibraryRow *row,
           gpointer n)
{
  ++*(guint *) n;
}

typedef struct
{
  guint n;           /* rows of the catalog */
  guint n_read;      /* articles that can be read */
  guint n_changed;   /* of these: not what was stored */
  guint n_found;     /* by a word that all have */
  gboolean failed;   /* anything at all was refused */
} Seen;

static void
look (Fixture *f,
      Seen *seen)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbLibrary) library = nb_library_open (f->path, 0, NULL, &error);
  g_autoptr (NbQuery) query = nb_query_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GArray) ranked = NULL;
  g_autoptr (GPtrArray) feeds = NULL;

  memset (seen, 0, sizeof *seen);
  seen->failed = library == NULL;
  if (!library)
    {
      g_assert_true (error->domain == NB_LIBRARY_ERROR);
      g_assert_cmpint (strlen (error->message), >, 20);
      return;
    }
  seen->failed |= !nb_library_foreach_row (library, count_row, &seen->n, NULL, NULL);
  query->words = g_strdup ("đường");
  ids = nb_library_match (library, query, NULL, NULL);
  ranked = nb_library_rank (library, query, NULL, 50, NULL, NULL);
  seen->failed |= !ids;
  seen->n_found = ids ? ids->len : 0;
  feeds = nb_library_list_feeds (library, NULL, NULL);
  seen->failed |= !feeds;
  for (gint64 id = 1; id <= N_ARTICLES; id++)
    {
      g_autoptr (NbStoredArticle) stored = nb_library_get_article (library, id, NULL, NULL);
      guint64 *known;

      if (!stored)
        continue;
      seen->n_read++;
      known = stored->article->title ? g_hash_table_lookup (f->digests, stored->article->title) : NULL;
      seen->n_changed += !known || *known != digest (stored);
    }
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (NbLibrary) library = NULL;
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-damage-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "test.nienbieu", NULL);
  f->digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  add_all (library);
  g_assert_true (nb_library_add_feed (library, "https://bao.example/rss", NULL, NULL, NULL));
  for (gint64 id = 1; id <= N_ARTICLES; id++)
    {
      g_autoptr (NbStoredArticle) stored = nb_library_get_article (library, id, NULL, &error);
      guint64 sum = digest (stored);

      g_hash_table_insert (f->digests, g_strdup (stored->article->title), g_memdup2 (&sum, sizeof sum));
    }
  g_clear_object (&library);
  g_assert_true (g_file_get_contents (f->path, &f->sound, &f->length, NULL));
}

static void
empty_folder (Fixture *f)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  empty_folder (f);
  g_rmdir (f->folder);
  g_hash_table_unref (f->digests);
  g_free (f->folder);
  g_free (f->path);
  g_free (f->sound);
}

typedef enum { ZEROS, NOISE, OTHER_PAGE, CUT, FEW_BYTES, ONE_BIT, N_KINDS } Kind;

/* Writes the library with that page damaged. */
static void
harm (Fixture *f,
      Kind kind,
      gsize page,
      GRand *dice)
{
  g_autofree char *bytes = g_memdup2 (f->sound, f->length);
  char *at = bytes + page * PAGE;
  gsize n_pages = f->length / PAGE;
  gsize length = f->length;

  switch (kind)
    {
    case ZEROS:
      memset (at, 0, PAGE);
      break;
    case NOISE:
      for (guint i = 0; i < PAGE; i++)
        at[i] = (char) g_rand_int (dice);
      break;
    case OTHER_PAGE:
      memcpy (at, bytes + g_rand_int_range (dice, 0, (gint32) n_pages) * PAGE, PAGE);
      break;
    case CUT:
      length = page * PAGE + g_rand_int_range (dice, 0, PAGE);
      break;
    case FEW_BYTES:
      for (guint i = 0; i < 3; i++)
        at[g_rand_int_range (dice, 0, PAGE)] ^= (char) g_rand_int_range (dice, 1, 256);
      break;
    case ONE_BIT:
    default:
      at[g_rand_int_range (dice, 0, PAGE)] ^= (char) (1 << g_rand_int_range (dice, 0, 8));
      break;
    }
  empty_folder (f);
  g_assert_true (g_file_set_contents (f->path, bytes, (gssize) length, NULL));
}

typedef struct
{
  guint n;
  guint n_refused;       /* not to be opened, with a word why */
  guint n_noticed;       /* by “check” */
  guint n_harmless;      /* nothing shows, and nothing is different */
  guint n_silent;        /* something is different, and “check” says nothing */
  guint n_repaired;
  guint n_hopeless;
  gint64 n_saved;
} Tally;

/* After a repair: the library is sound, and what differs in it was told of. */
static void
check_repaired (Fixture *f,
                const NbLibraryReport *report,
                Tally *tally)
{
  g_autoptr (NbLibraryReport) after = NULL;
  g_autoptr (GError) error = NULL;
  gboolean told = FALSE;
  Seen seen;

  g_assert_true (g_file_test (report->repaired_path, G_FILE_TEST_EXISTS));
  after = nb_library_check (f->path, FALSE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < after->findings->len; i++)
    g_test_message ("after the repair: %s", (char *) g_ptr_array_index (after->findings, i));
  g_assert_true (after->ok);
  look (f, &seen);
  g_assert_false (seen.failed);
  g_assert_cmpuint (seen.n, ==, seen.n_read);
  for (guint i = 0; i < report->findings->len; i++)
    {
      const char *finding = g_ptr_array_index (report->findings, i);

      told |= strstr (finding, "is not what was stored") || strstr (finding, "could not") || strstr (finding, "changed by")
              || strstr (finding, "is whole") || strstr (finding, "are whole") || strstr (finding, "It is lost");
    }
  if (!told && (seen.n < N_ARTICLES || seen.n_changed))
    {
      for (guint i = 0; i < report->findings->len; i++)
        g_test_message ("%s", (char *) g_ptr_array_index (report->findings, i));
      g_error ("%u articles of %u, %u of them changed, and the repair does not say so", seen.n, N_ARTICLES, seen.n_changed);
    }
  tally->n_repaired++;
  tally->n_saved += seen.n - seen.n_changed;
}

static void
try_one (Fixture *f,
         Kind kind,
         gsize page,
         GRand *dice,
         Tally *tally)
{
  g_autoptr (NbLibraryReport) report = NULL;
  g_autoptr (GError) error = NULL;
  gboolean differs;
  Seen seen;

  harm (f, kind, page, dice);
  look (f, &seen);
  differs = seen.failed || seen.n != N_ARTICLES || seen.n_read != N_ARTICLES || seen.n_changed || seen.n_found != N_ARTICLES;
  tally->n++;
  report = nb_library_check (f->path, TRUE, NULL, &error);
  if (!report)
    {
      g_assert_true (error->domain == NB_LIBRARY_ERROR);
      g_assert_cmpint (strlen (error->message), >, 20);
      g_assert_true (g_file_test (f->path, G_FILE_TEST_EXISTS));
      tally->n_refused += !g_error_matches (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT);
      tally->n_hopeless += g_error_matches (error, NB_LIBRARY_ERROR, NB_LIBRARY_ERROR_CORRUPT);
      return;
    }
  if (report->ok)
    {
      tally->n_silent += differs;
      tally->n_harmless += !differs;
      if (differs)
        g_test_message ("page %d, kind %d: %u rows, %u read, %u changed, %u found and nothing is said", (int) page, kind, seen.n,
                        seen.n_read, seen.n_changed, seen.n_found);
      return;
    }
  tally->n_noticed++;
  check_repaired (f, report, tally);
}

static void
test_pages (Fixture *f,
            gconstpointer data)
{
  static const char *const names[N_KINDS] = { "zeros", "noise", "another page", "cut", "a few bytes", "one bit" };
  const char *many = g_getenv ("NIENBIEU_DAMAGES");
  guint n_tries = many ? (guint) atoi (many) : 8;
  /* the usual run always does the same; a long one looks for what is new */
  GRand *dice = g_rand_new_with_seed (many ? (guint32) g_test_rand_int () : 20201015);
  gsize n_pages = f->length / PAGE;

  for (Kind kind = 0; kind < N_KINDS; kind++)
    {
      Tally t = { 0 };

      /* a page for each try, all over the file; the first one always */
      for (guint i = 0; i < n_tries; i++)
        try_one (f, kind, i == 0 ? 0 : (gsize) g_rand_int_range (dice, 1, (gint32) n_pages), dice, &t);
      g_test_message ("%s, of %u pages: %u refused, %u hopeless, %u noticed (%.1f of %u articles saved), %u harmless, %u unnoticed",
                      names[kind], t.n, t.n_refused, t.n_hopeless, t.n_noticed,
                      t.n_repaired ? (double) t.n_saved / t.n_repaired : 0.0, N_ARTICLES, t.n_harmless, t.n_silent);
      g_assert_cmpuint (t.n_silent, ==, 0);
      /* the first page, and those of the schema, are needed to read any other; what is cut off is gone */
      if (kind != CUT)
        g_assert_cmpuint (t.n_refused + t.n_hopeless, <=, 1 + n_tries / 4);
    }
  g_rand_free (dice);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/damage/pages", Fixture, NULL, set_up, test_pages, tear_down);
  return g_test_run ();
}
