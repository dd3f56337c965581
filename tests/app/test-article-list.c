/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list's model without a window: orders against a naive sort, spans, pages and generations. */

#include "../core/generate.h"

#include "library/nb-article-list.h"
#include "widgets/nb-row-words.h"

#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

typedef struct
{
  NbPlaces  *places;
  NbCatalog *catalog;
  NbRowSet  *rows;
  NbQuery   *query;
} Fixture;

static void
set_up (Fixture      *f,
        gconstpointer n)
{
  guint size = GPOINTER_TO_UINT (n);

  f->places = nb_places_new (NULL);
  f->catalog = generate_catalog (f->places, size, 7);
  f->query = nb_query_new ();
  /* not all, so that positions are not rows */
  f->rows = nb_row_set_new (size);
  for (guint i = 0; i < size; i++)
    if (i % 3 != 1)
      nb_row_set_add (f->rows, i);
  nb_row_set_finish (f->rows, nb_catalog_get_n_dated (f->catalog));
}

static void
tear_down (Fixture      *f,
           gconstpointer n)
{
  nb_row_set_unref (f->rows);
  nb_query_unref (f->query);
  g_object_unref (f->catalog);
  nb_places_unref (f->places);
}

static NbListWish
wish_of (Fixture *f,
         NbSortBy by,
         gboolean descending)
{
  return (NbListWish){ .catalog = f->catalog, .rows = f->rows, .query = f->query, .place_mode = NB_PLACE_MODE_34,
                       .whole = TRUE, .by = by, .descending = descending };
}

/* --- the naive sort --- */

static const char *
name_of (const NbListWish *wish,
         guint32           row)
{
  const NbCatalogRow *article = nb_catalog_get_row (wish->catalog, row);
  const char *title = nb_catalog_get_title (wish->catalog, row);

  return wish->by == NB_SORT_PLACE ? nb_row_get_place (wish->catalog, article, wish->place_mode)
         : wish->by == NB_SORT_SOURCE ? nb_row_get_source (wish->catalog, article) : title != NULL && *title != '\0' ? title : NULL;
}

static int
compare_naively (gconstpointer a,
                 gconstpointer b,
                 gpointer      data)
{
  const NbListWish *wish = data;
  guint32 x = *(const guint32 *) a, y = *(const guint32 *) b;
  int order = 0;

  if (wish->by == NB_SORT_DATE)
    {
      gboolean no_x = nb_catalog_get_row (wish->catalog, x)->first == NB_DAY_NONE;
      gboolean no_y = nb_catalog_get_row (wish->catalog, y)->first == NB_DAY_NONE;

      if (no_x != no_y)
        return no_x ? 1 : -1;
      order = x < y ? -1 : x > y;
      return wish->descending && !no_x ? -order : order;
    }
  else
    {
      const char *name_x = name_of (wish, x), *name_y = name_of (wish, y);

      if ((name_x == NULL) != (name_y == NULL))
        return name_x == NULL ? 1 : -1;
      if (name_x != NULL)
        order = g_utf8_collate (name_x, name_y);
      if (wish->descending)
        order = -order;
    }
  return order != 0 ? order : x < y ? -1 : x > y;
}

static GArray *
sort_naively (const NbListWish *wish)
{
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (guint32 i = 0; i < nb_catalog_get_n_rows (wish->catalog); i++)
    if (nb_row_set_contains (wish->rows, i)
        && nb_row_is_in_span (nb_catalog_get_row (wish->catalog, i), wish->from, wish->to, wish->whole))
      g_array_append_val (rows, i);
  g_array_sort_with_data (rows, compare_naively, (gpointer) wish);
  return rows;
}

static void
check_order (const NbListWish *wish)
{
  g_autoptr (NbListOrder) order = nb_list_order_new (wish, NULL, NULL);
  g_autoptr (GArray) wanted = sort_naively (wish);

  g_assert_nonnull (order);
  g_assert_cmpuint (order->n, ==, wanted->len);
  for (guint i = 0; i < order->n; i++)
    {
      g_assert_cmpuint (nb_list_order_get (order, i), ==, g_array_index (wanted, guint32, i));
      if (i % 37 == 0)
        g_assert_cmpuint (nb_list_order_find (order, g_array_index (wanted, guint32, i)), ==, i);
    }
  g_assert_cmpuint (nb_list_order_find (order, 1), ==, G_MAXUINT);
}

static void
test_orders (Fixture      *f,
             gconstpointer n)
{
  for (int by = NB_SORT_DATE; by <= NB_SORT_SOURCE; by++)
    for (guint descending = 0; descending < 2; descending++)
      {
        NbListWish wish = wish_of (f, by, descending);

        check_order (&wish);
      }
}

static void
test_spans (Fixture      *f,
            gconstpointer n)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  NbDay first, last;
  guint n_early = 0;

  g_assert_true (nb_catalog_get_extent (f->catalog, &first, &last));
  for (guint i = 0; i < 60; i++)
    {
      NbListWish wish = wish_of (f, i % 4, i % 3 == 0);
      g_autoptr (NbListOrder) order = NULL;

      wish.whole = FALSE;
      wish.from = g_rand_double_range (rand, first - 40, last);
      wish.to = wish.from + g_rand_double_range (rand, 1, i < 30 ? 40 : 900);
      check_order (&wish);
      order = nb_list_order_new (&wish, NULL, NULL);
      n_early += order->n_early;
    }
  /* otherwise nothing of this was tried */
  g_assert_cmpuint (n_early, >, 0);
}

static void
test_limits (Fixture      *f,
             gconstpointer n)
{
  NbListWish wish = wish_of (f, NB_SORT_TITLE, FALSE);
  g_autoptr (NbRowSet) many = nb_row_set_new (NB_MAX_TITLES_SORTED + 1);

  g_assert_true (nb_list_wish_is_allowed (&wish));
  for (guint i = 0; i <= NB_MAX_TITLES_SORTED; i++)
    nb_row_set_add (many, i);
  nb_row_set_finish (many, 0);
  wish.rows = many;
  g_assert_false (nb_list_wish_is_allowed (&wish));
  wish.by = NB_SORT_DATE;
  g_assert_true (nb_list_wish_is_allowed (&wish));
  g_assert_true (nb_list_wish_is_quick (&wish));
}

/* --- the model --- */

static void
wait_for_order (NbArticleList *list)
{
  while (nb_article_list_is_sorting (list))
    g_main_context_iteration (NULL, TRUE);
}

static guint32
row_at (NbArticleList *list,
        guint          position)
{
  g_autoptr (NbArticleItem) item = g_list_model_get_item (G_LIST_MODEL (list), position);

  g_assert_nonnull (item);
  return nb_article_item_get_row (item);
}

/* What was there stays until the new order is; of two orders asked for, the last one counts. */
static void
test_former_order (Fixture      *f,
                   gconstpointer n)
{
  g_autoptr (NbArticleList) list = nb_article_list_new ();
  NbListWish by_date = wish_of (f, NB_SORT_DATE, FALSE), by_title = wish_of (f, NB_SORT_TITLE, FALSE);
  NbListWish by_title_down = wish_of (f, NB_SORT_TITLE, TRUE);
  g_autoptr (GArray) dates = sort_naively (&by_date);
  g_autoptr (GArray) titles_down = sort_naively (&by_title_down);
  g_autoptr (NbArticleItem) a = NULL, b = NULL;

  nb_article_list_show (list, &by_date);
  g_assert_false (nb_article_list_is_sorting (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, dates->len);
  a = g_list_model_get_item (G_LIST_MODEL (list), 5);
  b = g_list_model_get_item (G_LIST_MODEL (list), 5);
  g_assert_true (a == b);
  nb_article_list_show (list, &by_title);
  nb_article_list_show (list, &by_title_down);
  g_assert_true (nb_article_list_is_sorting (list));
  g_assert_cmpuint (row_at (list, 11), ==, g_array_index (dates, guint32, 11));
  wait_for_order (list);
  for (guint i = 0; i < titles_down->len; i++)
    g_assert_cmpuint (row_at (list, i), ==, g_array_index (titles_down, guint32, i));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), titles_down->len));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* --- with a library --- */

typedef struct
{
  char      *path;
  NbLibrary *library;
  NbPlaces  *places;
  NbCatalog *catalog;
  NbRowSet  *rows;
  NbQuery   *query;
} LibraryFixture;

/* enough for some to be ranked no more, where that is what is tested */
#define N_ARTICLES 200
#define N_MANY (NB_MAX_RANKED + 100)

static void
library_set_up (LibraryFixture *f,
                gconstpointer   data)
{
  g_autofree char *folder = g_dir_make_tmp ("nb-list-XXXXXX", NULL);
  g_autoptr (GError) error = NULL;

  f->path = g_build_filename (folder, "l.nienbieu", NULL);
  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < GPOINTER_TO_UINT (data); i++)
    {
      g_autoptr (NbArticle) article = nb_article_new ();
      g_autofree char *original = g_strdup_printf ("document %u", i);
      g_autoptr (GBytes) bytes = g_bytes_new (original, strlen (original));
      NbLibraryItem item = { .article = article, .original = bytes };

      article->title = g_strdup_printf (i % 10 == 0 ? "Bản Nà Sản hiến đất %u" : "Tin ngày %u", i);
      article->text = g_strdup_printf ("Thôn số %u họp. Người dân hiến đất làm đường, ai cũng vui.", i);
      article->about_dan_van = TRUE;
      g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, article->text));
      nb_library_add (f->library, &item, 1, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  f->places = nb_places_new (NULL);
  f->catalog = nb_catalog_load (f->library, f->places, NULL, G_MAXUINT, NULL, &error);
  g_assert_no_error (error);
  f->rows = all_rows (f->catalog);
  f->query = nb_query_new ();
  f->query->words = g_strdup ("hiến đất");
}

static void
library_tear_down (LibraryFixture *f,
                   gconstpointer   data)
{
  g_autofree char *folder = g_path_get_dirname (f->path);
  static const char *const ends[] = { "", "-wal", "-shm" };

  nb_query_unref (f->query);
  nb_row_set_unref (f->rows);
  g_object_unref (f->catalog);
  g_object_unref (f->library);
  nb_places_unref (f->places);
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      g_autofree char *name = g_strconcat (f->path, ends[i], NULL);

      g_unlink (name);
    }
  g_rmdir (folder);
  g_free (f->path);
}

static NbListWish
library_wish (LibraryFixture *f,
              NbSortBy        by)
{
  return (NbListWish){ .catalog = f->catalog, .rows = f->rows, .query = f->query, .library = f->library, .whole = TRUE, .by = by };
}

static void
wait_for_count (guint *count,
                guint  wanted)
{
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (*count < wanted && g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  g_assert_cmpuint (*count, >=, wanted);
}

/* Items are read a page at a time, tell that it has come, and mark the words. */
static void
test_pages (LibraryFixture *f,
            gconstpointer   data)
{
  g_autoptr (NbArticleList) list = nb_article_list_new ();
  NbListWish wish = library_wish (f, NB_SORT_DATE);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_details = 0;

  nb_article_list_show (list, &wish);
  g_assert_cmpuint (nb_article_list_get_n_asked (list), ==, 0);
  for (guint i = 0; i < 70; i++)
    {
      g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (list), i));
      g_assert_null (nb_article_item_get_snippet (items->pdata[i]));
      g_signal_connect_swapped (items->pdata[i], "details", G_CALLBACK (count_cb), &n_details);
    }
  wait_for_count (&n_details, 70);
  g_assert_cmpuint (nb_article_list_get_n_asked (list), ==, 2);
  for (guint i = 0; i < items->len; i++)
    {
      NbArticleItem *item = items->pdata[i];
      const NbSnippet *snippet = nb_article_item_get_snippet (item);
      const char *title = nb_catalog_get_title (f->catalog, nb_article_item_get_row (item));
      g_autofree char *own = g_strdup_printf ("Thôn số %s ", strrchr (title, ' ') + 1);
      const NbSnippetHit *hit;

      g_assert_nonnull (snippet);
      g_assert_true (g_str_has_prefix (snippet->text, own));
      hit = &g_array_index (snippet->hits, NbSnippetHit, 0);
      g_assert_cmpint (strncmp (snippet->text + hit->start, "hiến đất", hit->end - hit->start), ==, 0);
      g_assert_true ((nb_article_item_get_hits (item) != NULL) == g_str_has_prefix (title, "Bản"));
    }
}

/* A page that arrives for an older order changes nothing. */
static void
test_generations (LibraryFixture *f,
                  gconstpointer   data)
{
  g_autoptr (NbArticleList) list = nb_article_list_new ();
  NbListWish wish = library_wish (f, NB_SORT_DATE);
  g_autoptr (NbArticleItem) old = NULL, new = NULL;
  g_autofree char *own = NULL;
  guint n_old = 0, n_new = 0;

  nb_article_list_show (list, &wish);
  old = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_signal_connect_swapped (old, "details", G_CALLBACK (count_cb), &n_old);
  wish.by = NB_SORT_TITLE;
  wish.descending = TRUE;
  nb_article_list_show (list, &wish);
  new = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (old != new);
  g_assert_cmpuint (nb_article_item_get_row (old), !=, nb_article_item_get_row (new));
  g_signal_connect_swapped (new, "details", G_CALLBACK (count_cb), &n_new);
  wait_for_count (&n_new, 1);
  own = g_strdup_printf ("Thôn số %s ", strrchr (nb_catalog_get_title (f->catalog, nb_article_item_get_row (new)), ' ') + 1);
  g_assert_true (g_str_has_prefix (nb_article_item_get_snippet (new)->text, own));
  g_assert_cmpuint (n_old, ==, 0);
  g_assert_null (nb_article_item_get_snippet (old));
}

/* Those whose title has the words come first, every article is there once. */
static void
test_relevance (LibraryFixture *f,
                gconstpointer   data)
{
  g_autoptr (NbArticleList) list = nb_article_list_new ();
  NbListWish wish = library_wish (f, NB_SORT_RELEVANCE);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  nb_article_list_show (list, &wish);
  wait_for_order (list);
  g_assert_cmpint (nb_article_list_get_sort (list), ==, NB_SORT_RELEVANCE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_MANY);
  g_assert_cmpuint (nb_article_list_get_n_ranked (list), ==, NB_MAX_RANKED);
  for (guint i = 0; i < N_MANY; i++)
    {
      guint32 row = row_at (list, i);

      g_assert_true (g_str_has_prefix (nb_catalog_get_title (f->catalog, row), "Bản") == (i < N_MANY / 10));
      g_assert_true (g_hash_table_add (seen, GUINT_TO_POINTER (row)));
    }
}

int
main (int    argc,
      char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
#define ADD(name, n, func) g_test_add (name, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  ADD ("/article-list/orders", 3000, test_orders);
  ADD ("/article-list/spans", 3000, test_spans);
  ADD ("/article-list/limits", 30, test_limits);
  ADD ("/article-list/former-order", 3000, test_former_order);
#undef ADD
#define ADD(name, n, func) g_test_add (name, LibraryFixture, GUINT_TO_POINTER (n), library_set_up, func, library_tear_down)
  ADD ("/article-list/pages", N_ARTICLES, test_pages);
  ADD ("/article-list/generations", N_ARTICLES, test_generations);
  ADD ("/article-list/relevance", N_MANY, test_relevance);
#undef ADD
  return g_test_run ();
}
