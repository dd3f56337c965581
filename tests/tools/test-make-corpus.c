/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The corpus maker as a process: the same seed gives the same bytes, every line is an article, and phrases stand in the
 * share of the articles that they are known for. */

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define N "3000"

static char *
make_corpus (const char *articles,
             const char *seed,
             const char *reprints)
{
  const char *argv[] = { g_getenv ("NB_MAKE_CORPUS"), "--articles", articles, "--seed", seed, "--reprints", reprints, NULL };
  g_autoptr (GError) error = NULL;
  char *out;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

static void
test_same_bytes (void)
{
  g_autofree char *a = make_corpus ("200", "7", "0.1");
  g_autofree char *b = make_corpus ("200", "7", "0.1");
  g_autofree char *longer = make_corpus ("300", "7", "0.1");
  g_autofree char *other = make_corpus ("200", "8", "0.1");

  g_assert_cmpstr (a, ==, b);
  g_assert_true (g_str_has_prefix (longer, a));
  g_assert_cmpstr (a, !=, other);
}

static JsonNode *
parse_line (const char *line)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (line, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return node;
}

static void
assert_member (JsonObject *object,
               const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  g_assert_cmpstr (json_object_get_string_member (object, name), !=, "");
}

static void
test_lines (void)
{
  g_autofree char *out = make_corpus (N, "1", "0");
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  guint n = g_strv_length (lines) - 1, n_words = 0, n_system = 0, n_october = 0, n_february = 0, n_recent = 0;
  g_autoptr (GHashTable) sources = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize bytes = 0;

  g_assert_cmpuint (n, ==, atoi (N));
  g_assert_cmpstr (lines[n], ==, "");
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (JsonNode) node = parse_line (lines[i]);
      JsonObject *object = json_node_get_object (node);
      const char *members[] = { "url", "title", "text", "published", "source" };
      const char *text = json_object_get_string_member (object, "text");
      const char *published = json_object_get_string_member (object, "published");
      g_autofree char *lower = g_utf8_strdown (text, -1);

      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        assert_member (object, members[j]);
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_null (strchr (text, '{'));
      g_assert_nonnull (strchr (text, '\n'));
      g_assert_cmpint (json_object_get_int_member (object, "cluster"), ==, i);
      g_assert_cmpint (strncmp (published, "1990", 4), >=, 0);
      g_assert_cmpint (strncmp (published, "2026-09", 7), <, 0);
      n_words += strstr (lower, "dân vận") != NULL;
      n_system += strstr (lower, "hệ thống chính trị") != NULL;
      n_october += !strncmp (published + 5, "10", 2);
      n_february += !strncmp (published + 5, "02", 2);
      n_recent += strncmp (published, "2015", 4) >= 0;
      g_hash_table_add (sources, g_strdup (json_object_get_string_member (object, "source")));
      bytes += strlen (text);
    }
  g_assert_cmpfloat (n_words / (double) n, >, .96);
  g_assert_cmpfloat (n_words / (double) n, <, .98);
  g_assert_cmpfloat (n_system / (double) n, >, .37);
  g_assert_cmpfloat (n_system / (double) n, <, .43);
  g_assert_cmpuint (n_october, >, n_february * 2);
  g_assert_cmpuint (n_recent, >, n * 2 / 5);
  g_assert_cmpuint (g_hash_table_size (sources), >, 60);
  g_assert_cmpfloat (bytes / (double) n, >, 2500);
  g_assert_cmpfloat (bytes / (double) n, <, 3500);
}

static void
test_reprints (void)
{
  g_autofree char *out = make_corpus (N, "3", "0.3");
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint n_copies = 0, n_verbatim = 0;

  for (guint i = 0; *lines[i]; i++)
    {
      g_autoptr (JsonNode) node = parse_line (lines[i]);
      JsonObject *object = json_node_get_object (node);
      const char *text = json_object_get_string_member (object, "text");
      guint cluster = (guint) json_object_get_int_member (object, "cluster");

      g_assert_cmpuint (cluster, <=, i);
      if (cluster != i)
        {
          n_copies++;
          n_verbatim += g_str_equal (text, g_ptr_array_index (texts, cluster));
        }
      g_ptr_array_add (texts, g_strdup (text));
    }
  g_assert_cmpfloat (n_copies / (double) texts->len, >, .23);
  g_assert_cmpfloat (n_copies / (double) texts->len, <, .30);
  g_assert_cmpuint (n_verbatim, <, n_copies / 4);
}

int
main (int argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/corpus/same-bytes", test_same_bytes);
  g_test_add_func ("/corpus/lines", test_lines);
  g_test_add_func ("/corpus/reprints", test_reprints);
  return g_test_run ();
}
