/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Comparing extraction with a folder's gold.jsonl, for the tests and the scorer. */

#include "gold.h"

#include "base/nb-text.h"

#include <string.h>

typedef struct { guint right, all; } Tally;

const char *
gold_string (JsonObject *object,
             const char *member)
{
  if (!json_object_has_member (object, member) || json_object_get_null_member (object, member))
    return NULL;
  return json_object_get_string_member (object, member);
}

char *
gold_edtf (const NbEdtf *value)
{
  return value->is_known ? nb_edtf_to_string (value) : NULL;
}

GPtrArray *
gold_load (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "gold.jsonl", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  GPtrArray *list;

  if (!g_file_get_contents (path, &text, NULL, NULL))
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i]; i++)
    {
      g_autoptr (JsonNode) node = *lines[i] == '{' ? json_from_string (lines[i], NULL) : NULL;

      if (node)
        g_ptr_array_add (list, json_node_dup_object (node));
    }
  return list;
}

NbArticle *
gold_extract (const NbExtractor *extractor,
              const char *folder,
              const char *file,
              const char *url)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  NbOrigin origin = { .path = path, .url = url };
  NbArticle *article;
  gsize length;

  if (!g_file_get_contents (path, &content, &length, NULL))
    return NULL;
  bytes = g_bytes_new_take (g_steal_pointer (&content), length);
  article = nb_extractor_run (extractor, bytes, &origin, NULL, &error);
  g_assert_no_error (error);
  gold_check_evidence (article, file);
  return article;
}

/* --- every offset is true ------------------------------------------------------------------------------------- */

static void
check_one (const NbArticle *article,
           const NbEvidence *evidence,
           const char *file)
{
  g_autofree char *slice = NULL;

  if (!evidence)
    return;
  g_assert_nonnull (evidence->rule);
  if (evidence->start == 0 && evidence->end == 0)
    return;
  slice = nb_text_slice (article->text, evidence->start, evidence->end);
  if (g_strcmp0 (slice, evidence->text) != 0)
    g_error ("%s: %s says “%s” at %u..%u, there is “%s”", file, evidence->rule, evidence->text, evidence->start,
             evidence->end, slice);
}

void
gold_check_evidence (const NbArticle *article,
                     const char *file)
{
  g_assert_true (g_utf8_validate (article->text, -1, NULL));
  check_one (article, article->title_evidence, file);
  check_one (article, article->byline_evidence, file);
  check_one (article, article->source_evidence, file);
  check_one (article, article->published.evidence, file);
  check_one (article, article->happened.evidence, file);
  g_assert_true (!article->happened.value.is_known || article->happened.evidence);
  g_assert_true (!article->published.value.is_known || article->published.evidence);
  for (guint i = 0; i < article->reviews->len; i++)
    check_one (article, ((NbDated *) g_ptr_array_index (article->reviews, i))->evidence, file);
  for (guint i = 0; i < article->plans->len; i++)
    check_one (article, ((NbDated *) g_ptr_array_index (article->plans, i))->evidence, file);
  for (guint i = 0; i < article->places->len; i++)
    check_one (article, ((NbPlaceMention *) g_ptr_array_index (article->places, i))->evidence, file);
  for (guint i = 0; i < article->people->len; i++)
    check_one (article, ((NbPerson *) g_ptr_array_index (article->people, i))->evidence, file);
  for (guint i = 0; i < article->organisations->len; i++)
    check_one (article, ((NbMention *) g_ptr_array_index (article->organisations, i))->evidence, file);
  for (guint i = 0; i < article->campaigns->len; i++)
    check_one (article, ((NbMention *) g_ptr_array_index (article->campaigns, i))->evidence, file);
  for (guint i = 0; i < article->documents->len; i++)
    check_one (article, ((NbDocument *) g_ptr_array_index (article->documents, i))->evidence, file);
  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);
      g_autofree char *slice = nb_text_slice (article->text, block->start, block->start + g_utf8_strlen (block->text, -1));

      g_assert_cmpstr (slice, ==, block->text);
    }
}

/* --- comparing ------------------------------------------------------------------------------------------------- */

void
gold_tally (GoldResult *result,
            const char *file,
            const char *field,
            const char *got,
            const char *expected)
{
  Tally *tally = g_hash_table_lookup (result->fields, field);

  if (!tally)
    g_hash_table_insert (result->fields, g_strdup (field), tally = g_new0 (Tally, 1));
  tally->all++;
  if (g_strcmp0 (got, expected) == 0)
    {
      tally->right++;
      return;
    }
  result->n_wrong++;
  g_string_append_printf (result->report, "%s: %s\n    expected %s\n    got      %s\n", file, field,
                          expected ? expected : "(nothing)", got ? got : "(nothing)");
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
join_sorted (GPtrArray *strings)
{
  g_ptr_array_sort (strings, compare_strings);
  g_ptr_array_add (strings, NULL);
  return g_strjoinv ("; ", (char **) strings->pdata);
}

static char *
expected_list (JsonObject *object,
               const char *member)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  JsonArray *array = json_object_has_member (object, member) ? json_object_get_array_member (object, member) : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node))
        g_ptr_array_add (strings, g_strdup (json_node_get_string (node)));
      else
        {
          JsonObject *person = json_node_get_object (node);
          JsonArray *roles = json_object_get_array_member (person, "roles");
          GString *text = g_string_new (gold_string (person, "name"));

          for (guint r = 0; r < json_array_get_length (roles); r++)
            g_string_append_printf (text, " [%s]", json_array_get_string_element (roles, r));
          g_ptr_array_add (strings, g_string_free (text, FALSE));
        }
    }
  return join_sorted (strings);
}

static char *
got_people (const NbArticle *article)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < article->people->len; i++)
    {
      const NbPerson *person = g_ptr_array_index (article->people, i);
      GString *text = g_string_new (person->name);

      for (guint r = 0; person->roles[r]; r++)
        g_string_append_printf (text, " [%s]", person->roles[r]);
      g_ptr_array_add (strings, g_string_free (text, FALSE));
    }
  return join_sorted (strings);
}

static char *
got_periods (const GPtrArray *periods)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < periods->len; i++)
    g_ptr_array_add (strings, nb_edtf_to_string (&((NbDated *) g_ptr_array_index (periods, i))->value));
  return join_sorted (strings);
}

static char *
got_names (const GPtrArray *list,
           gsize offset)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->len; i++)
    g_ptr_array_add (strings, g_strdup (G_STRUCT_MEMBER (char *, g_ptr_array_index (list, i), offset)));
  return join_sorted (strings);
}

static void
compare_body (GoldResult *result,
              const NbArticle *article,
              JsonObject *gold,
              const char *file)
{
  const NbBlock *last = NULL, *first = article->body->len ? g_ptr_array_index (article->body, 0) : NULL;
  guint captions = 0;

  for (guint i = 0; i < article->body->len; i++)
    {
      const NbBlock *block = g_ptr_array_index (article->body, i);

      captions += block->kind == NB_BLOCK_CAPTION;
      if (block->kind != NB_BLOCK_CAPTION)
        last = block;
    }
  if (gold_string (gold, "first_body"))
    {
      const char *expected = gold_string (gold, "first_body");
      gboolean right = first && g_str_has_prefix (first->text, expected);

      gold_tally (result, file, "first_body", right ? expected : first ? first->text : NULL, expected);
    }
  if (gold_string (gold, "last_body_ends"))
    {
      const char *expected = gold_string (gold, "last_body_ends");
      gboolean right = last && g_str_has_suffix (last->text, expected);

      gold_tally (result, file, "last_body", right ? expected : last ? last->text : NULL, expected);
    }
  if (json_object_has_member (gold, "captions"))
    {
      g_autofree char *got = g_strdup_printf ("%u", captions);
      g_autofree char *expected = g_strdup_printf ("%" G_GINT64_FORMAT, json_object_get_int_member (gold, "captions"));

      gold_tally (result, file, "captions", got, expected);
    }
}

static void
compare_article (GoldResult *result,
                 const NbArticle *article,
                 JsonObject *gold,
                 const char *file)
{
  g_autofree char *published = gold_edtf (&article->published.value), *happened = gold_edtf (&article->happened.value);
  const NbPlaceMention *place = nb_article_primary_place (article);
  gboolean derived = json_object_get_boolean_member_with_default (gold, "title_derived", FALSE);
  struct { const char *field; char *got, *expected; } lists[] = {
    { "reviews", got_periods (article->reviews), expected_list (gold, "reviews") },
    { "plans", got_periods (article->plans), expected_list (gold, "plans") },
    { "documents", got_names (article->documents, G_STRUCT_OFFSET (NbDocument, key)), expected_list (gold, "documents") },
    { "campaigns", got_names (article->campaigns, G_STRUCT_OFFSET (NbMention, name)), expected_list (gold, "campaigns") },
    { "people", got_people (article), expected_list (gold, "people") },
  };

  gold_tally (result, file, "title", article->title_derived ? "(derived)" : article->title, derived ? "(derived)" : gold_string (gold, "title"));
  gold_tally (result, file, "byline", article->byline, gold_string (gold, "byline"));
  if (json_object_has_member (gold, "source"))
    gold_tally (result, file, "source", article->source_name, gold_string (gold, "source"));
  gold_tally (result, file, "published", published, gold_string (gold, "published"));
  gold_tally (result, file, "published_time", article->published.time, gold_string (gold, "published_time"));
  gold_tally (result, file, "happened", happened, gold_string (gold, "happened"));
  gold_tally (result, file, "scope", nb_scope_to_string (article->scope), gold_string (gold, "scope"));
  gold_tally (result, file, "place", place ? place->unit : NULL, gold_string (gold, "place"));
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gold_tally (result, file, lists[i].field, lists[i].got, lists[i].expected);
      g_free (lists[i].got);
      g_free (lists[i].expected);
    }
  if (json_object_has_member (gold, "organisations"))
    {
      g_autofree char *got = got_names (article->organisations, G_STRUCT_OFFSET (NbMention, name));
      g_autofree char *expected = expected_list (gold, "organisations");

      gold_tally (result, file, "organisations", got, expected);
    }
  if (json_object_has_member (gold, "about"))
    gold_tally (result, file, "about", article->about_dan_van ? "yes" : "no",
                json_object_get_boolean_member (gold, "about") ? "yes" : "no");
  compare_body (result, article, gold, file);
}

GoldResult *
gold_compare_folder (const NbExtractor *extractor,
                     const char *folder)
{
  g_autoptr (GPtrArray) list = gold_load (folder);
  GoldResult *result;

  if (!list)
    return NULL;
  result = g_new0 (GoldResult, 1);
  result->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  result->report = g_string_new (NULL);
  for (guint i = 0; i < list->len; i++)
    {
      JsonObject *gold = g_ptr_array_index (list, i);
      const char *file = gold_string (gold, "file");
      g_autoptr (NbArticle) article = gold_extract (extractor, folder, file, gold_string (gold, "url"));

      if (!article)
        {
          g_string_append_printf (result->report, "%s: cannot be read\n", file);
          result->n_wrong++;
          continue;
        }
      result->n_articles++;
      compare_article (result, article, gold, file);
    }
  return result;
}

void
gold_result_free (GoldResult *result)
{
  g_hash_table_unref (result->fields);
  g_string_free (result->report, TRUE);
  g_free (result);
}

void
gold_result_print (const GoldResult *result)
{
  g_autoptr (GList) names = g_list_sort (g_hash_table_get_keys (result->fields), (GCompareFunc) strcmp);

  for (GList *l = names; l; l = l->next)
    {
      const Tally *tally = g_hash_table_lookup (result->fields, l->data);

      g_test_message ("%-16s %3u of %3u", (const char *) l->data, tally->right, tally->all);
    }
  if (result->report->len)
    {
      g_auto (GStrv) lines = g_strsplit (result->report->str, "\n", -1);

      for (guint i = 0; lines[i]; i++)
        if (*lines[i])
          g_test_message ("%s", lines[i]);
    }
}
