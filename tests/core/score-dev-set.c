/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Prints how much of a development set is read right, per field: score-dev-set FOLDER. Not a test: its articles are
 * there to measure with, and its gold has fields of its own. */

#include "gold.h"

#include <locale.h>

#include "base/nb-text.h"

#include <stdio.h>
#include <string.h>

static gboolean
is_url_only (JsonObject *gold,
             const char *field)
{
  JsonArray *array = json_object_has_member (gold, "url_only") ? json_object_get_array_member (gold, "url_only") : NULL;

  for (guint i = 0; array && i < json_array_get_length (array); i++)
    if (g_str_equal (json_array_get_string_element (array, i), field))
      return TRUE;
  return FALSE;
}

/* "2019-H1" and "2019-Q3" as EDTF. */
static char *
edtf_of_period (const char *period)
{
  if (period && strlen (period) == 7 && period[5] == 'H')
    return g_strdup_printf ("%.4s-%d", period, 39 + period[6] - '0');
  if (period && strlen (period) == 7 && period[5] == 'Q')
    return g_strdup_printf ("%.4s-%d", period, 32 + period[6] - '0');
  return g_strdup (period);
}

static char *
without_qualifier (char *text)
{
  return text ? g_strdelimit (text, "~?%", '\0') : NULL;
}

static void
score_documents (GoldResult *result,
                 const NbArticle *article,
                 JsonObject *gold,
                 const char *id)
{
  JsonArray *array = json_object_get_array_member (gold, "documents_cited");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      g_autofree char *expected = nb_text_key (json_array_get_string_element (array, i), -1);
      gboolean found = FALSE;

      for (guint d = 0; d < article->documents->len && !found; d++)
        {
          const NbDocument *document = g_ptr_array_index (article->documents, d);
          g_autofree char *kind = nb_text_key (document->kind, -1);

          found = g_str_has_prefix (expected, kind) && (!document->number || strstr (expected, document->number));
        }
      gold_tally (result, id, "document", found ? expected : NULL, expected);
    }
}

static void
score_names (GoldResult *result,
             const NbArticle *article,
             JsonObject *gold,
             const char *id)
{
  JsonArray *people = json_object_get_array_member (gold, "people");
  JsonArray *campaigns = json_object_get_array_member (gold, "campaigns");

  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      const char *name = gold_string (json_array_get_object_element (people, i), "name");
      const NbPerson *same = NULL;

      for (guint p = 0; p < article->people->len; p++)
        if (g_str_equal (((NbPerson *) g_ptr_array_index (article->people, p))->name, name))
          same = g_ptr_array_index (article->people, p);
      gold_tally (result, id, "person", same ? name : NULL, name);
    }
  for (guint i = 0; i < json_array_get_length (campaigns); i++)
    {
      const char *name = json_array_get_string_element (campaigns, i);
      gboolean found = FALSE;

      for (guint c = 0; c < article->campaigns->len; c++)
        found |= g_str_equal (((NbMention *) g_ptr_array_index (article->campaigns, c))->name, name);
      gold_tally (result, id, "campaign", found ? name : NULL, name);
    }
}

static void
score (GoldResult *result,
       const NbArticle *article,
       JsonObject *gold,
       const NbPlaces *places,
       gboolean with_url)
{
  const char *id = gold_string (gold, "id"), *period = gold_string (gold, "report_period");
  const NbPlaceMention *place = nb_article_primary_place (article);
  g_autofree char *happened = without_qualifier (gold_edtf (&article->happened.value));
  g_autofree char *published = gold_edtf (&article->published.value);
  const char *title = gold_string (gold, "title"), *province = gold_string (gold, "province");
  NbUnit unit = province ? nb_places_find_name (places, province, NB_PLACE_MODE_63) : NB_UNIT_NONE;
  const char *code = unit == NB_UNIT_NONE ? NULL : nb_places_get_unit (places, unit)->code;

  if (!is_url_only (gold, "title") && title)
    gold_tally (result, id, "title", article->title_derived ? "(derived)" : article->title, title);
  gold_tally (result, id, "happened", happened, gold_string (gold, "event_date"));
  gold_tally (result, id, "published", published, gold_string (gold, "pub_date"));
  gold_tally (result, id, "byline", article->byline, gold_string (gold, "byline"));
  if (is_url_only (gold, "province") && !with_url)
    code = NULL;
  if (place && code && place->unit[0] == 'N' && unit != NB_UNIT_NONE)
    {
      const NbUnitInfo *info = nb_places_get_unit (places, nb_places_get_unit (places, unit)->parent);

      code = info->code;
    }
  gold_tally (result, id, "place", place ? place->unit : NULL, code);
  if (period)
    {
      g_autofree char *expected = edtf_of_period (period);
      g_autofree char *got = article->reviews->len ? gold_edtf (&((NbDated *) g_ptr_array_index (article->reviews, 0))->value) : NULL;

      gold_tally (result, id, "reviews", got, expected);
    }
  score_documents (result, article, gold, id);
  score_names (result, article, gold, id);
}

int
main (int argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (NbPlaces) places = NULL;
  g_autoptr (NbExtractor) extractor = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (argc < 2 || !(list = gold_load (argv[1])))
    {
      fprintf (stderr, "usage: %s FOLDER\n", argv[0]);
      return 2;
    }
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  places = nb_places_new (&error);
  g_assert_no_error (error);
  extractor = nb_extractor_new (places);
  for (int with_url = 0; with_url < 2; with_url++)
    {
      g_autoptr (GoldResult) result = g_new0 (GoldResult, 1);

      result->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      result->report = g_string_new (NULL);
      for (guint i = 0; i < list->len; i++)
        {
          JsonObject *gold = g_ptr_array_index (list, i);
          g_autoptr (NbArticle) article = gold_extract (extractor, argv[1], gold_string (gold, "text"),
                                                        with_url ? gold_string (gold, "url") : NULL);

          if (article)
            score (result, article, gold, places, with_url);
        }
      g_test_message ("%s addresses:", with_url ? "with" : "without");
      gold_result_print (result);
    }
  return 0;
}
