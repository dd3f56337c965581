/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one can filter by: counts beside counting by hand, names as one types, and what keeps its place. */

#include "model/nb-facet-list.h"
#include "model/nb-grouping.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_ARTICLES 300

static const char *const units[] = { "VN-03", "VN-07", "N08", NULL };
static const char *const sources[] = { "Báo Đồi Chè", "Báo Bến Lúa", "Báo Sông Lam" };
static const char *const people[] = { "Nguyễn Văn An", "Nguyễn Văn Ân", "Trần Thị Vân", "Đặng Văn Hoà", "Lò Thị Mẫu", "Giàng A Pao",
                                      "Lê Hữu Nam", "Phạm Thu Hà", "Hoàng Đức Năm", "Y Bia" };
static const char *const organisations[] = { "Hội Nông dân", "Đoàn Thanh niên" };

/* What an article has, as bits of the lists above. */
typedef struct
{
  guint unit, source, people, organisations;
  gboolean dated;
} Made;

typedef struct
{
  char *folder, *path;
  NbPlaces *places;
  NbLibrary *library;
  NbSession *session;
  NbFacetList *list;
  Made made[N_ARTICLES];
} Fixture;

static void
add_article (Fixture *f,
             guint i)
{
  static const char *const no_roles[] = { NULL };
  g_autoptr (NbArticle) article = nb_article_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("Bài số %u: cán bộ xuống thôn nghe dân nói.", i);
  g_autofree char *path = g_strdup_printf ("/bai/%u.txt", i);
  g_autoptr (GBytes) original = g_bytes_new (text, strlen (text));
  NbLibraryItem item = { .article = article, .path = path, .original = original, .content_type = "text/plain" };
  const Made *made = &f->made[i];

  article->title = g_strdup (text);
  article->text = g_strdup (text);
  article->source_name = g_strdup (sources[made->source]);
  article->about_dan_van = TRUE;
  if (made->dated)
    nb_edtf_parse ("2021-07-13", &article->happened.value, NULL);
  g_ptr_array_add (article->body, nb_block_new (NB_BLOCK_TEXT, 0, text));
  if (units[made->unit])
    g_ptr_array_add (article->places, nb_place_mention_new (units[made->unit], "", NB_ROLE_SUBJECT, nb_evidence_new (0, 1, "x", "x", 1)));
  for (guint p = 0; p < G_N_ELEMENTS (people); p++)
    if (made->people >> p & 1)
      g_ptr_array_add (article->people, nb_person_new (people[p], no_roles, nb_evidence_new (0, 1, "x", "x", 1)));
  for (guint o = 0; o < G_N_ELEMENTS (organisations); o++)
    if (made->organisations >> o & 1)
      g_ptr_array_add (article->organisations, nb_mention_new (organisations[o], nb_evidence_new (0, 1, "x", "x", 1)));
  g_assert_true (nb_library_add (f->library, &item, 1, NULL, NULL, &error));
  g_assert_no_error (error);
}

static void
settle (Fixture *f)
{
  gint64 end = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;

  do
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (2000);
      g_assert_cmpint (g_get_monotonic_time (), <, end);
    }
  while (nb_session_is_busy (f->session) || nb_facet_list_is_busy (f->list) || g_main_context_pending (NULL)
         || nb_session_get_result (f->session)->n_words == 0);
}

static void
failed_cb (gpointer from,
           GError *error)
{
  g_assert_no_error (error);
}

static void
set_up (Fixture *f,
        gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;

  f->folder = g_dir_make_tmp ("nb-facets-XXXXXX", NULL);
  f->path = g_build_filename (f->folder, "facets.nienbieu", NULL);
  f->places = nb_places_new (NULL);
  f->library = nb_library_open (f->path, NB_LIBRARY_CREATE, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      guint some = g_rand_int (random) & g_rand_int (random);

      f->made[i] = (Made){ g_rand_int_range (random, 0, 4), g_rand_int_range (random, 0, 3), some & 0x3ff, some >> 10 & 3,
                           g_rand_int_range (random, 0, 5) > 0 };
      /* the last one is rare, and never with the old Tuyên Quang */
      if (i % 25 || f->made[i].unit == 1)
        f->made[i].people &= 0x1ff;
      add_article (f, i);
    }
  f->session = nb_session_new (f->library, f->places);
  f->list = nb_facet_list_new (f->session);
  g_signal_connect (f->list, "failed", G_CALLBACK (failed_cb), NULL);
  g_signal_connect (f->session, "failed", G_CALLBACK (failed_cb), NULL);
  nb_session_reload (f->session);
  nb_facet_list_open (f->list);
  settle (f);
}

static void
tear_down (Fixture *f,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (f->folder, 0, NULL);
  const char *name;

  nb_facet_list_close (f->list);
  g_clear_object (&f->list);
  g_clear_object (&f->session);
  g_clear_object (&f->library);
  nb_places_unref (f->places);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (f->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (f->folder);
  g_free (f->folder);
  g_free (f->path);
}

/* --- by hand ----------------------------------------------------------------------------------------------------- */

static gboolean
is_in_unit (const Made *made,
            const char *code)
{
  /* the new Tuyên Quang is the old one and Hà Giang */
  return g_strcmp0 (units[made->unit], code) == 0 || (g_str_equal (code, "N08") && made->unit <= 1);
}

static gboolean
any_of (GStrv values,
        const char *const *names,
        guint n,
        guint bits)
{
  for (guint i = 0; i < n; i++)
    if (bits >> i & 1 && g_strv_contains ((const char *const *) values, names[i]))
      return TRUE;
  return *values == NULL;
}

/* Whether an article matches all filters of @query but those of @without. */
static gboolean
matches (const Made *made,
         const NbQuery *query,
         NbFilterKind without)
{
  gboolean place = *query->provinces == NULL || without == NB_FILTER_PROVINCE;

  for (char **code = query->provinces; *code; code++)
    place |= is_in_unit (made, *code);
  return place && (without == NB_FILTER_SOURCE || any_of (query->sources, sources, 3, 1u << made->source))
         && (without == NB_FILTER_PERSON || any_of (query->people, people, G_N_ELEMENTS (people), made->people))
         && (without == NB_FILTER_ORGANISATION || any_of (query->organisations, organisations, 2, made->organisations))
         && (!query->undated || without == NB_FILTER_UNDATED || !made->dated);
}

static gboolean
has (const Made *made,
     const NbFacetChoice *choice)
{
  char *values[] = { choice->value, NULL };

  switch (choice->kind)
    {
    case NB_FILTER_PROVINCE:
      return is_in_unit (made, choice->value);
    case NB_FILTER_SOURCE:
      return g_str_equal (sources[made->source], choice->value);
    case NB_FILTER_PERSON:
      return any_of (values, people, G_N_ELEMENTS (people), made->people);
    case NB_FILTER_ORGANISATION:
      return any_of (values, organisations, 2, made->organisations);
    case NB_FILTER_UNDATED:
      return !made->dated;
    case NB_FILTER_PLACELESS:
      return units[made->unit] == NULL;
    case NB_FILTER_CAMPAIGN:
    case NB_FILTER_DOCUMENT:
    case NB_FILTER_TAG:
    case NB_FILTER_TIME:
    default:
      g_assert_not_reached ();
    }
}

static NbFacetItem *
item_at (Fixture *f,
         guint i)
{
  g_autoptr (NbFacetItem) item = g_list_model_get_item (G_LIST_MODEL (f->list), i);

  return item;
}

/* Counts every choice of the list by hand; returns how many choices there are. */
static guint
assert_counts (Fixture *f)
{
  NbQuery *query = nb_session_get_query (f->session);
  guint n_choices = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->list)); i++)
    {
      const NbFacetChoice *choice = nb_facet_item_get_choice (item_at (f, i));
      guint n = 0;

      if (!choice)
        continue;
      n_choices++;
      for (guint a = 0; a < N_ARTICLES; a++)
        n += has (&f->made[a], choice)
             && matches (&f->made[a], query, choice->kind == NB_FILTER_PLACELESS ? NB_FILTER_PROVINCE : choice->kind);
      g_test_message ("%s: %u", choice->label ? choice->label : "unknown", n);
      g_assert_cmpuint (choice->n_rows, ==, n);
      g_assert_true (choice->on
                     == (choice->value && g_strv_contains ((const char *const *) *nb_query_get_list (query, choice->kind), choice->value)));
    }
  return n_choices;
}

static NbFacetItem *
find (Fixture *f,
      const char *label)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (f->list)); i++)
    if (nb_facet_item_get_choice (item_at (f, i)) && g_strcmp0 (nb_facet_item_get_choice (item_at (f, i))->label, label) == 0)
      return item_at (f, i);
  return NULL;
}

static void
toggle (Fixture *f,
        NbFilterKind kind,
        const char *value)
{
  g_autoptr (NbQuery) query = nb_query_copy (nb_session_get_query (f->session));

  nb_strv_toggle (nb_query_get_list (query, kind), value);
  nb_session_set_query (f->session, query);
  settle (f);
}

/* --- tests ------------------------------------------------------------------------------------------------------- */

static void
test_counts (Fixture *f,
             gconstpointer data)
{
  /* two old provinces, three papers, six of ten people, two organisations, two unknowns */
  g_assert_cmpuint (assert_counts (f), ==, 2 + 3 + 6 + 2 + 2);
  toggle (f, NB_FILTER_PROVINCE, "VN-03");
  assert_counts (f);
  toggle (f, NB_FILTER_SOURCE, sources[1]);
  assert_counts (f);
  toggle (f, NB_FILTER_PERSON, people[0]);
  assert_counts (f);
  toggle (f, NB_FILTER_PERSON, people[4]);
  assert_counts (f);
  toggle (f, NB_FILTER_ORGANISATION, organisations[1]);
  assert_counts (f);
  nb_facet_list_open (f->list);
  settle (f);
  assert_counts (f);
  g_assert_cmpstr (nb_facet_item_get_choice (item_at (f, 1))->value, ==, "VN-03");
}

static void
test_order_kept (Fixture *f,
                 gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func (g_free);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->list)), n_kept = 0;
  g_autofree char *person = NULL;
  NbFacetItem *third = NULL;

  for (guint i = 0; i < n; i++)
    {
      const NbFacetChoice *choice = nb_facet_item_get_choice (item_at (f, i));

      g_ptr_array_add (items, item_at (f, i));
      g_ptr_array_add (before, g_strdup (choice ? choice->label : NULL));
    }
  /* the third person: on, it would come first in a new order */
  for (guint i = 0; i < n && !third; i++)
    if (nb_facet_item_get_section (item_at (f, i)) == NB_FILTER_PERSON)
      third = item_at (f, i + 3);
  person = g_strdup (nb_facet_item_get_choice (third)->value);
  nb_facet_list_expect (f->list, third);
  g_assert_true (nb_facet_item_get_choice (third)->on);
  toggle (f, NB_FILTER_PERSON, person);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, n);
  for (guint i = 0; i < n; i++)
    {
      const NbFacetChoice *choice = nb_facet_item_get_choice (item_at (f, i));

      g_assert_true (items->pdata[i] == item_at (f, i));
      g_assert_cmpstr (choice ? choice->label : NULL, ==, before->pdata[i]);
      n_kept += choice != NULL;
    }
  g_assert_cmpuint (n_kept, ==, 15);
}

static void
test_show_all (Fixture *f,
               gconstpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (f->list));
  NbFacetItem *heading = item_at (f, 0);

  for (guint i = 0; i < n; i++)
    if (nb_facet_item_get_item_type (item_at (f, i)) == NB_FACET_ITEM_MORE)
      {
        g_assert_cmpuint (nb_facet_item_get_section (item_at (f, i)), ==, NB_FILTER_PERSON);
        g_assert_cmpuint (nb_facet_item_get_n_all (item_at (f, i)), ==, G_N_ELEMENTS (people));
      }
  g_assert_null (find (f, people[9]));
  nb_facet_list_show_more (f->list, NB_FILTER_PERSON);
  settle (f);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, n + 4 - 1);
  g_assert_nonnull (find (f, people[9]));
  g_assert_true (item_at (f, 0) == heading);
  assert_counts (f);
}

static void
assert_found (Fixture *f,
              const char *typed,
              const char *expected)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  nb_facet_list_set_typed (f->list, typed);
  settle (f);
  for (guint p = 0; p < G_N_ELEMENTS (people); p++)
    if (find (f, people[p]))
      g_ptr_array_add (labels, (gpointer) people[p]);
  g_ptr_array_add (labels, NULL);
  joined = g_strjoinv (", ", (char **) labels->pdata);
  g_assert_cmpstr (joined, ==, expected);
  assert_counts (f);
}

static void
test_typing (Fixture *f,
             gconstpointer data)
{
  assert_found (f, "nguyen v", "Nguyễn Văn An, Nguyễn Văn Ân");
  assert_found (f, "van", "Nguyễn Văn An, Nguyễn Văn Ân, Trần Thị Vân, Đặng Văn Hoà");
  assert_found (f, "vân", "Trần Thị Vân");
  assert_found (f, "nguyễn văn â", "Nguyễn Văn Ân");
  assert_found (f, "NĂM", "Hoàng Đức Năm");
  assert_found (f, "nam ", "Lê Hữu Nam, Hoàng Đức Năm");
  assert_found (f, "hòa", "Đặng Văn Hoà");
  assert_found (f, "dang", "Đặng Văn Hoà");
  assert_found (f, "uyen", "");
  assert_found (f, "%", "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (f->list)), ==, 0);
  assert_found (f, "báo b", "");
  g_assert_nonnull (find (f, sources[1]));
  /* found though no article of the result has it: with 0, and behind the others */
  toggle (f, NB_FILTER_PROVINCE, "VN-07");
  assert_found (f, "y b", "Y Bia");
  g_assert_cmpuint (nb_facet_item_get_choice (find (f, "Y Bia"))->n_rows, ==, 0);
  nb_facet_list_set_typed (f->list, "");
  settle (f);
  g_assert_nonnull (find (f, "Tuyên Quang"));
}

/* Results with words are counted without the kind's own filters, too. */
static void
test_words (Fixture *f,
            gconstpointer data)
{
  g_autoptr (NbQuery) query = nb_query_new ();
  guint n = 0;

  query->words = g_strdup ("\"bài số 11\" OR \"bài số 12\" OR \"bài số 13\" OR \"bài số 14\"");
  nb_strv_toggle (&query->sources, sources[0]);
  nb_session_set_query (f->session, query);
  settle (f);
  for (guint s = 0; s < G_N_ELEMENTS (sources); s++)
    n += nb_facet_item_get_choice (find (f, sources[s]))->n_rows;
  g_assert_cmpuint (n, ==, 4);
}

/* --- names as colours -------------------------------------------------------------------------------------------- */

/* Of the names that are told apart, ranked as they are in the result, the first that an article has. */
static const char *
key_by_hand (const NbGroupNames *names,
             const char *const *all,
             guint n_all,
             guint bits)
{
  for (guint i = 0; i < names->n; i++)
    for (guint k = 0; k < n_all; k++)
      if (bits >> k & 1 && g_str_equal (all[k], names->names[i]))
        return all[k];
  return bits ? "other" : "unknown";
}

static guint
count_by_hand (Fixture *f,
               const NbQuery *query,
               const char *name)
{
  guint n = 0;

  for (guint i = 0; i < N_ARTICLES; i++)
    for (guint k = 0; k < G_N_ELEMENTS (people); k++)
      n += matches (&f->made[i], query, NB_FILTER_UNDATED) && f->made[i].people >> k & 1 && g_str_equal (people[k], name);
  return n;
}

static void
assert_coloured (Fixture *f,
                 NbGroupBy by,
                 const char *const *all,
                 guint n_all)
{
  NbCatalog *catalog = nb_session_get_catalog (f->session);
  NbRowSet *rows = nb_session_get_result (f->session);
  NbGroupNames *names = nb_session_get_colour_names (f->session);
  g_autoptr (NbGrouping) groups = NULL;
  guint total = 0;

  g_assert_nonnull (names);
  groups = nb_grouping_new (catalog, rows, by, NB_PLACE_MODE_63, NB_GROUP_ORDER_USUAL, names, 8);
  g_assert_cmpuint (names->n, ==, MIN (n_all, NB_GROUP_NAMES_MAX));
  for (guint i = 0; i < rows->n_rows; i++)
    {
      guint row = nb_row_set_get (rows, i);
      const Made *made = &f->made[nb_catalog_get_row (catalog, row)->id - 1];
      const char *key = nb_grouping_get_group (groups, nb_grouping_group_of (groups, row))->key;

      g_assert_cmpstr (key, ==, key_by_hand (names, all, n_all, by == NB_GROUP_BY_PERSON ? made->people : made->organisations));
    }
  for (guint i = 0; i < nb_grouping_get_n_groups (groups); i++)
    total += nb_grouping_get_group (groups, i)->n_rows;
  g_assert_cmpuint (total, ==, rows->n_rows);
}

/* An article of several people has the colour of the one who is most frequent in the result, whatever the result. */
static void
test_colours (Fixture *f,
              gconstpointer data)
{
  nb_session_set_colour (f->session, NB_GROUP_BY_PERSON);
  g_assert_null (nb_session_get_colour_names (f->session));
  settle (f);
  assert_coloured (f, NB_GROUP_BY_PERSON, people, G_N_ELEMENTS (people));
  for (guint narrow = 0; narrow < 2; narrow++)
    {
      NbGroupNames *names = nb_session_get_colour_names (f->session);
      NbQuery *query = nb_session_get_query (f->session);

      for (guint i = 1; i < names->n; i++)
        g_assert_cmpuint (count_by_hand (f, query, names->names[i - 1]), >=, count_by_hand (f, query, names->names[i]));
      for (guint k = 0; k < G_N_ELEMENTS (people); k++)
        if (!g_strv_contains ((const char *const *) names->names, people[k]))
          g_assert_cmpuint (count_by_hand (f, query, people[k]), <=, count_by_hand (f, query, names->names[names->n - 1]));
      if (narrow == 0)
        toggle (f, NB_FILTER_PROVINCE, "VN-07");
    }
  assert_coloured (f, NB_GROUP_BY_PERSON, people, G_N_ELEMENTS (people));

  nb_session_set_colour (f->session, NB_GROUP_BY_ORGANISATION);
  g_assert_null (nb_session_get_colour_names (f->session));
  settle (f);
  assert_coloured (f, NB_GROUP_BY_ORGANISATION, organisations, G_N_ELEMENTS (organisations));
  nb_session_set_colour (f->session, NB_GROUP_BY_NONE);
  g_assert_null (nb_session_get_colour_names (f->session));
}

int
main (int argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/facet-list/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/facet-list/order-kept", Fixture, NULL, set_up, test_order_kept, tear_down);
  g_test_add ("/facet-list/show-all", Fixture, NULL, set_up, test_show_all, tear_down);
  g_test_add ("/facet-list/typing", Fixture, NULL, set_up, test_typing, tear_down);
  g_test_add ("/facet-list/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/facet-list/colours", Fixture, NULL, set_up, test_colours, tear_down);
  return g_test_run ();
}
